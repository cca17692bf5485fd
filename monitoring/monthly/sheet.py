"""Where things stand in a monthly file: its kind, its columns, the months that they cover."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from monitoring.files.cell_values import shown
from monitoring.files.cells import column_name
from monitoring.files.periods import Period
from monitoring.monthly.columns import AMOUNT_COLUMN, FIGURE_COLUMNS, REASONS, YUAN_PER_UNIT, Kind, heading
from monitoring.problems import Problem, Severity

Row = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """Where things stand in a monthly file; ``header_index`` is None when no header row was found.

    A *wide* file has a column a month: ``months`` has a sheet for each, in which the figures are those of that
    month. ``period`` is what the headings of its figures, or the title, say of the months that the figures cover.
    ``totals`` are the running totals beside the figures of a month, each a sheet whose figures they are.
    ``department`` is the code of the one that the title names, or the page shows, where no column says it.
    """

    kind: Kind
    header_index: int | None
    headers: Row = ()
    columns: dict[str, int] = field(default_factory=dict)
    months: tuple["Sheet", ...] = ()
    totals: tuple["Sheet", ...] = ()
    period: Period | None = None
    # What the title says where each row says its month itself.
    title_period: Period | None = None
    department: str | None = None
    months_say_years: bool = False
    yuan_per_unit: Decimal = YUAN_PER_UNIT["万元"]
    header_rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def width(self) -> int:
        """The number of columns up to the last one with a heading."""
        return max((index + 1 for index, header in enumerate(self.headers) if header), default=0)

    @cached_property
    def used(self) -> dict[int, str]:
        """Index → column, of all columns that are read, those of single months too."""
        own = {index: column for column, index in self.columns.items()}
        return own | {index: column for part in self.beside for column, index in part.figures.items()}

    @cached_property
    def beside(self) -> tuple["Sheet", ...]:
        """The months of a wide file, and the running totals beside the figures of a month."""
        return (*self.months, *self.totals, *(total for month in self.months for total in month.totals))

    @cached_property
    def figures(self) -> dict[str, int]:
        """Those of the columns that have figures; of a wide file the columns of its months are in ``months``."""
        return {column: index for column, index in self.columns.items() if column in FIGURE_COLUMNS[self.kind]}

    @cached_property
    def telling(self) -> tuple[int, ...]:
        """The columns of which one must be filled for a row to say anything: code, name, figures."""
        return tuple(
            index for index, column in self.used.items() if column in ("code", "name", *FIGURE_COLUMNS[self.kind])
        )

    @property
    def year(self) -> int | None:
        """The year of the period."""
        return self.period and self.period.year

    @property
    def is_long(self) -> bool:
        """Whether each row says its month and has the figures of that month."""
        return "month" in self.columns and not missing_figure(self.kind, self.columns)

    def place(self, row: int, column: str) -> tuple[str, str]:
        """The spreadsheet name of a cell and the heading over it, for a column of the file's kind."""
        index = self.columns.get(column)
        if index is None:
            return "", heading(self.kind, column)
        return f"{column_name(index)}{row}", self.headers[index]


def missing_figure(kind: Kind, columns: dict[str, int]) -> list[str]:
    """The columns of figures without which a row of this kind says nothing, and that are not among ``columns``."""
    if kind == "actuals":
        return [] if "actual" in columns or {"numerator", "denominator"} <= columns.keys() else ["actual"]
    if kind == "explanations":
        reasons = [] if columns.keys() & set(REASONS) else list(REASONS)
        return reasons if "reason_text" in columns else [*reasons, "reason_text"]
    return [] if AMOUNT_COLUMN[kind] in columns else [AMOUNT_COLUMN[kind]]


def missing_essentials(sheet: Sheet) -> list[str]:
    """The columns without which a row says nothing: which indicator or task, and the figure."""
    missing = [] if "code" in sheet.columns or "name" in sheet.columns else ["code"]
    return missing if sheet.months else missing + missing_figure(sheet.kind, sheet.columns)


def missing(sheet: Sheet) -> list[str]:
    """All that no column, no heading and no title says: of department, year, month, and the essentials."""
    known = set(sheet.columns)
    periods = [part.period for part in sheet.months] or [sheet.period]
    if all(period and period.last for period in periods):
        known.add("month")
    if sheet.months_say_years or sheet.year or all(period and period.year for period in periods):
        known.add("year")
    if sheet.department:
        known.add("department")
    when_and_who = [column for column in ("department", "year", "month") if column not in known]
    return when_and_who + missing_essentials(sheet)


def first_row(sheet: Sheet) -> int:
    """The index of the first row of the header."""
    return sheet.header_index - len(sheet.header_rows) + 1


def at_header(sheet: Sheet, index: int, severity: Severity, problem: str, hint: str) -> Problem:
    """A problem at the heading with this index."""
    row = sheet.header_index + 1
    header = shown(sheet.headers[index])
    return Problem(row, header, header, severity, problem, hint, f"{column_name(index)}{row}")
