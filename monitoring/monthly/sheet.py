"""Where things stand in a monthly file: its kind, its columns, and one row at a time."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from monitoring.files.cell_values import Remark, nothing, shown
from monitoring.files.cells import column_name
from monitoring.monthly.columns import AMOUNT_COLUMN, FIGURE_COLUMNS, REASONS, YUAN_PER_UNIT, Kind, heading
from monitoring.problems import Problem, Severity

Row = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """Where things stand in a monthly file; ``header_index`` is None when no header row was found.

    A *wide* file has a column a month: ``months`` has a sheet for each, in which the figures are those of that
    month. ``year`` and ``month`` are those that hold for the whole sheet, where they are known.
    """

    kind: Kind
    header_index: int | None
    headers: Row = ()
    columns: dict[str, int] = field(default_factory=dict)
    months: tuple["Sheet", ...] = ()
    year: int | None = None
    month: int | None = None
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
        return own | {index: column for month in self.months for column, index in month.figures.items()}

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


class Line:
    """One row of the sheet, with the problems found in it; ``failed`` once one of them is an error."""

    __slots__ = ("cells", "failed", "number", "problems", "sheet")

    def __init__(self, sheet: Sheet, number: int, cells: Row):
        self.sheet, self.number, self.cells = sheet, number, cells
        self.problems: list[Problem] = []
        self.failed = False

    def of_month(self, sheet: Sheet) -> "Line":
        """The same row with the figures of one month of a wide file; its problems are those of the row."""
        part = Line(sheet, self.number, self.cells)
        part.problems, part.failed = self.problems, self.failed
        return part

    def text(self, column: str) -> str:
        """What stands in a column, empty where the sheet or the row has no such cell."""
        index = self.sheet.columns.get(column)
        return self.cells[index].strip() if index is not None and index < len(self.cells) else ""

    def has(self, column: str) -> bool:
        """Whether anything stands in a column."""
        return self.text(column) != ""

    def heading(self, column: str) -> str:
        """What stands over a column in the file, or what it is called where the file has none."""
        return self.sheet.place(self.number, column)[1]

    def add(self, column: str, severity: Severity, problem: str, hint: str, fix: str | None = None) -> None:
        """Note a problem at the cell in a column; ``fix`` is what the cell could hold instead."""
        self.take(column, Remark(severity, problem, hint, fix))

    def take(self, column: str, remark: Remark) -> None:
        """Note what was remarked on the text of a cell."""
        cell, header = self.sheet.place(self.number, column)
        fixes = (remark.fix, remark.other_fix) if cell else (None, None)
        value = shown(self.text(column))
        self.problems.append(
            Problem(self.number, header, value, remark.severity, remark.problem, remark.hint, cell, *fixes)
        )
        self.failed = self.failed or remark.severity == "error"

    def clear_words_for_nothing(self, *columns: str) -> None:
        """Empty the cells that say in words that there is nothing (—, 未开展), with a notice at each."""
        for column in columns:
            text = self.text(column)
            if text and not text[0].isdigit() and (remark := nothing(text)):
                self.take(column, remark)
                index = self.sheet.columns[column]
                self.cells = (*self.cells[:index], "", *self.cells[index + 1 :])
