"""Where things stand in a monthly file: the header row, its columns, the kind of file, and one row at a time."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from monitoring import formats, words
from monitoring.cell_values import Remark, fold, shown
from monitoring.language import gettext as _
from monitoring.monthly_columns import (
    AMOUNT_COLUMN,
    COLUMNS,
    FIGURE_COLUMNS,
    REASONS,
    YUAN_PER_UNIT,
    Kind,
    heading,
    named,
    yuan_per_unit,
)
from monitoring.problems import Problem, Severity
from monitoring.table_files import GUESSED_ENCODINGS, column_name

Row = tuple[str, ...]

_CODE_OR_NAME = (re.compile(r"编号|编码|代码|code"), re.compile(r"名称|name"))
_UNIT_ABOVE = re.compile(r"单位:?\(?(万元|元)")
# No title is longer than this, and a large file without headers is told so at once.
_HEADER_SEARCH = 50


@dataclass(frozen=True)
class Sheet:
    """Where things stand in a monthly file; ``header_index`` is None when no header row was found."""

    kind: Kind
    header_index: int | None
    headers: Row = ()
    columns: dict[str, int] = field(default_factory=dict)
    yuan_per_unit: Decimal = YUAN_PER_UNIT["万元"]
    problems: tuple[Problem, ...] = ()

    @cached_property
    def width(self) -> int:
        """The number of columns up to the last one with a heading."""
        return max((index + 1 for index, header in enumerate(self.headers) if header), default=0)

    def place(self, row: int, column: str) -> tuple[str, str]:
        """The spreadsheet name of a cell and the heading over it, for one of ``COLUMNS``."""
        index = self.columns.get(column)
        if index is None:
            return "", heading(self.kind, column)
        return f"{column_name(index)}{row}", self.headers[index]


class Line:
    """One row of the sheet, with the problems found in it; ``failed`` once one of them is an error."""

    __slots__ = ("cells", "failed", "number", "problems", "sheet")

    def __init__(self, sheet: Sheet, number: int, cells: tuple[str, ...]):
        self.sheet, self.number, self.cells = sheet, number, cells
        self.problems: list[Problem] = []
        self.failed = False

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
        cell, header = self.sheet.place(self.number, column)
        value = shown(self.text(column))
        self.problems.append(Problem(self.number, header, value, severity, problem, hint, cell, fix if cell else None))
        self.failed = self.failed or severity == "error"

    def take(self, column: str, remark: Remark) -> None:
        """Note what was remarked on the text of a cell."""
        self.add(column, remark.severity, remark.problem, remark.hint, remark.fix)


def find(rows: tuple[Row, ...], departments: dict[str, str], encoding: str) -> Sheet:
    """The header row among ``rows``, its columns, and every problem with them.

    The department's column may be missing where ``departments`` (code → name) has just one. ``encoding`` is the
    one in which the file was read: where it was guessed, text in another one may hide the header.
    """
    candidates = [
        Sheet(kind, index, row, _matched(kind, row))
        for index, row in enumerate(rows[:_HEADER_SEARCH])
        for kind in COLUMNS
    ]
    complete = [sheet for sheet in candidates if not _missing_essentials(sheet.kind, sheet.columns)]
    if complete:
        first = complete[0].header_index
        sheet = max((s for s in complete if s.header_index == first), key=lambda s: len(s.columns))
        return _checked(sheet, rows, departments)
    nearest = max(candidates, key=lambda s: len(s.columns), default=Sheet("actuals", None))
    problem = _no_header(nearest)
    if encoding in GUESSED_ENCODINGS:
        problem = replace(problem, hint=_hint_for_garbled_text())
    return Sheet(nearest.kind, None, problems=(problem,))


def _matched(kind: Kind, row: Row) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, header in enumerate(row):
        column = named(kind, shown(header)) if header else None
        if column:
            columns.setdefault(column, index)
    return columns


def _missing_essentials(kind: Kind, columns: dict[str, int]) -> list[str]:
    """The columns without which a row says nothing: which indicator or task, and the figure."""
    missing = [] if "code" in columns or "name" in columns else ["code"]
    if kind == "actuals":
        has_figure = "actual" in columns or {"numerator", "denominator"} <= columns.keys()
        return missing if has_figure else [*missing, "actual"]
    if kind == "explanations":
        missing += [] if columns.keys() & set(REASONS) else REASONS
        return missing if "reason_text" in columns else [*missing, "reason_text"]
    amount = AMOUNT_COLUMN[kind]
    return missing if amount in columns else [*missing, amount]


def _missing(sheet: Sheet) -> list[str]:
    when_and_who = [column for column in ("department", "year", "month") if column not in sheet.columns]
    return when_and_who + _missing_essentials(sheet.kind, sheet.columns)


def _no_header(nearest: Sheet) -> Problem:
    if len(nearest.columns) < 2:
        return _at_file(
            _("No header row was found: a monthly file needs the columns {actuals}, or {spending}.").format(
                actuals=_listed("actuals", ("department", "year", "month", "code", "actual")),
                spending=_listed("spending", ("department", "year", "month", "code", "spent")),
            )
        )
    return _missing_columns(nearest, _missing(nearest))


def _hint_for_garbled_text() -> str:
    return _(
        "If the text looks garbled, open the file in Excel or WPS and save it as “CSV UTF-8”; otherwise download the "
        "template of the month and fill it in, or name the columns as it does."
    )


def _missing_columns(sheet: Sheet, missing: list[str]) -> Problem:
    return _at_file(
        _("Columns are missing: {columns}.").format(columns=_listed(sheet.kind, missing)),
        row=None if sheet.header_index is None else sheet.header_index + 1,
    )


def _listed(kind: Kind, columns: list[str] | tuple[str, ...]) -> str:
    return formats.listed(heading(kind, column) for column in columns)


def _at_file(problem: str, row: int | None = None) -> Problem:
    hint = _("Download the template of the month and fill it in, or name the columns as it does.")
    return Problem(row, "", "", "error", problem, hint)


def _checked(sheet: Sheet, rows: tuple[Row, ...], departments: dict[str, str]) -> Sheet:
    problems = [*_rows_above(sheet, rows), *_missing_or_assumed(sheet, departments), *_unused(sheet)]
    unit = sheet.yuan_per_unit
    if sheet.kind in AMOUNT_COLUMN:
        unit, problem = _amount_unit(sheet, rows)
        problems += problem
    return replace(sheet, yuan_per_unit=unit, problems=tuple(problems))


def _rows_above(sheet: Sheet, rows: tuple[Row, ...]) -> list[Problem]:
    filled = [index + 1 for index, row in enumerate(rows[: sheet.header_index]) if any(row)]
    if not filled:
        return []
    problem = _("The header is in row {row}; what stands above it is not read.").format(row=sheet.header_index + 1)
    return [Problem(filled[0], "", "", "notice", problem, _("Nothing to do, if that is a title."))]


def _missing_or_assumed(sheet: Sheet, departments: dict[str, str]) -> list[Problem]:
    missing = _missing(sheet)
    problems = []
    if "department" in missing and len(departments) == 1:
        missing.remove("department")
        name = next(iter(departments.values()))
        problems.append(
            Problem(
                sheet.header_index + 1,
                heading(sheet.kind, "department"),
                "",
                "notice",
                _("There is no column for the department; all rows are taken for {name}.").format(name=name),
                _("Nothing to do, if that is right."),
            )
        )
    return [_missing_columns(sheet, missing), *problems] if missing else problems


def _unused(sheet: Sheet) -> list[Problem]:
    used = set(sheet.columns.values())
    return [_unused_column(sheet, index) for index in range(sheet.width) if index not in used]


def _unused_column(sheet: Sheet, index: int) -> Problem:
    header = sheet.headers[index]
    column = named(sheet.kind, shown(header)) if header else None
    first = sheet.headers[sheet.columns[column]] if column else ""
    if column and not _are_code_and_name(column, first, header):
        return _at_header(
            sheet,
            index,
            "error",
            _("The columns “{first}” and “{second}” mean the same.").format(first=shown(first), second=shown(header)),
            _("Keep only the one with the figure of the month.")
            if column in FIGURE_COLUMNS[sheet.kind]
            else _("Keep only one of the two."),
        )
    if header and (other := _figure_of_another_kind(sheet.kind, header)):
        return _unread_figure(sheet, index, other)
    return _at_header(
        sheet,
        index,
        "notice",
        _("The column “{column}” is not used.").format(column=shown(header) or column_name(index)),
        _("Nothing to do, if it is your own. Otherwise name it as the template does."),
    )


def _are_code_and_name(column: str, first: str, second: str) -> bool:
    """Whether the two say who reports in different ways: 部门编号 beside 部门名称, of which the first decides."""
    return column == "department" and any(
        bool(words.search(fold(first))) != bool(words.search(fold(second))) for words in _CODE_OR_NAME
    )


def _figure_of_another_kind(kind: Kind, header: str) -> Kind | None:
    """The kind of file to which a column of figures belongs, where that is not ``kind``."""
    if named(kind, shown(header)):
        return None
    others = (other for other in COLUMNS if named(other, shown(header)) in FIGURE_COLUMNS[other])
    return next(others, None)


def _unread_figure(sheet: Sheet, index: int, other: Kind) -> Problem:
    header = shown(sheet.headers[index])
    problem = _("The file is read as “{kind}”; the column “{column}” belongs to “{other}” and was not read.").format(
        kind=words.term(words.KINDS, sheet.kind), column=header, other=words.term(words.KINDS, other)
    )
    return _at_header(sheet, index, "warning", problem, _("Put these figures in a file of their own."))


def _at_header(sheet: Sheet, index: int, severity: Severity, problem: str, hint: str) -> Problem:
    row = sheet.header_index + 1
    header = shown(sheet.headers[index])
    return Problem(row, header, header, severity, problem, hint, f"{column_name(index)}{row}")


def _amount_unit(sheet: Sheet, rows: tuple[Row, ...]) -> tuple[Decimal, list[Problem]]:
    """Yuan per unit of the amounts: from their heading, or from “单位：元” above it, else 10,000 and a problem."""
    index = sheet.columns[AMOUNT_COLUMN[sheet.kind]]
    header = sheet.headers[index]
    if unit := yuan_per_unit(header):
        return unit, []
    if fold(header) == fold("spent_amount"):
        return YUAN_PER_UNIT["yuan"], []
    above = _UNIT_ABOVE.search(" ".join(fold(shown(cell)) for row in rows[: sheet.header_index] for cell in row))
    if above and "(" not in fold(header):
        return YUAN_PER_UNIT[above[1]], []
    return YUAN_PER_UNIT["万元"], [_unit_problem(sheet, index, is_unknown="(" in fold(header))]


def _unit_problem(sheet: Sheet, index: int, is_unknown: bool) -> Problem:
    problem = (
        _("The unit in “{column}” is not known.")
        if is_unknown
        else _("“{column}” does not say its unit; the amounts are read in 10,000 yuan (万元).")
    )
    name = COLUMNS[sheet.kind][AMOUNT_COLUMN[sheet.kind]][0].removesuffix("(万元)")
    hint = _("Name the column {name}(万元) or {name}(元).").format(name=name)
    header = shown(sheet.headers[index])
    return _at_header(sheet, index, "error" if is_unknown else "warning", problem.format(column=header), hint)
