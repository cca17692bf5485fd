"""The columns of a monthly file: what they are called, where the header row is, what kind of file it is."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, cached_property
from typing import Literal

from monitoring import formats
from monitoring.cell_values import Remark, fold, shown
from monitoring.language import current
from monitoring.language import gettext as _
from monitoring.problems import Problem, Severity
from monitoring.table_files import GUESSED_ENCODINGS, column_name

Kind = Literal["actuals", "spending"]
Row = tuple[str, ...]

_BEFORE = {
    "department": (
        "部门", "department", "部门编号", "部门编码", "部门代码", "部门名称", "单位名称", "预算部门", "填报部门",
        "填报单位", "department_code", "department code", "department name",
    ),
    "year": ("年度", "year", "年", "年份", "预算年度", "填报年度"),
    "month": ("月份", "month", "月", "填报月份", "所属月份"),
}  # fmt: skip
_AFTER = {"note": ("说明", "note", "备注", "填报说明", "情况说明", "notes", "remark", "remarks", "comment")}

# Kind → column → its Chinese heading, its English heading, other spellings. A running total (累计…) is left out
# on purpose: read as the figure of one month it would be counted again and again.
COLUMNS: dict[Kind, dict[str, tuple[str, ...]]] = {
    "actuals": _BEFORE | {
        "code": ("编号", "code", "指标编号", "指标编码", "指标代码", "编码", "代码", "indicator_code"),
        "name": ("三级指标", "indicator", "三级指标名称", "指标名称", "绩效指标", "名称", "level3", "level 3",
                 "indicator name", "name"),
        "explanation": ("三级指标解释", "explanation", "指标解释", "指标说明", "解释"),
        "comparator": ("对比符号", "comparator", "符号", "比较符号"),
        "target": ("指标值", "target", "年度指标值", "目标值", "target_value"),
        "unit": ("计量单位", "unit", "单位"),
        "actual": ("完成值", "actual", "当月完成值", "本月完成值", "实际完成值", "当月实际完成值", "实际值",
                   "actual_value", "value"),
        "numerator": ("分子", "numerator", "分子值", "numerator_value"),
        "denominator": ("分母", "denominator", "分母值", "denominator_value"),
    } | _AFTER,
    "spending": _BEFORE | {
        "code": ("编号", "code", "任务编号", "任务编码", "编码", "代码", "task_code"),
        "name": ("任务名称", "task", "工作任务", "任务", "项目名称", "名称", "task name", "name"),
        "budget": ("预算数(万元)", "budget (10k yuan)", "年初预算数", "预算金额", "预算", "budget_amount"),
        "spent": ("支出金额(万元)", "spent (10k yuan)", "当月支出金额", "本月支出金额", "当月支出", "本月支出",
                  "支出数", "支出", "当月执行数", "本月执行数", "执行数", "支付金额", "金额", "spent_amount",
                  "spending", "amount"),
    } | _AFTER,
}  # fmt: skip

FIGURE_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "actuals": ("actual", "numerator", "denominator"),
    "spending": ("spent",),
}

YUAN_PER_UNIT = {"万元": Decimal(10_000), "10kyuan": Decimal(10_000), "元": Decimal(1), "yuan": Decimal(1)}
_UNIT_AT_THE_END = re.compile(r"(?P<name>[^()]+?)\(?(?:单位)?[:/,]?(?P<unit>万元|元|10kyuan|yuan)\)?")
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

    def add(self, column: str, severity: Severity, problem: str, hint: str) -> None:
        """Note a problem at the cell in a column."""
        cell, header = self.sheet.place(self.number, column)
        value = shown(self.text(column))
        self.problems.append(Problem(self.number, header, value, severity, problem, hint, cell))
        self.failed = self.failed or severity == "error"

    def take(self, column: str, remark: Remark) -> None:
        """Note what was remarked on the text of a cell."""
        self.add(column, remark.severity, remark.problem, remark.hint)


def heading(kind: Kind, column: str) -> str:
    """What a column is called in the language in use."""
    return COLUMNS[kind][column][1 if current() == "en" else 0]


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


@cache
def _known(kind: Kind) -> dict[str, str]:
    return {fold(name.split("(")[0]): column for column, names in COLUMNS[kind].items() for name in names}


def _column(kind: Kind, header: str) -> str | None:
    """Which column a heading names; what it has in brackets (完成值(必填), 支出金额(万元)) makes no difference."""
    folded = fold(header)
    with_unit = _UNIT_AT_THE_END.fullmatch(folded)
    if with_unit and _known(kind).get(with_unit["name"]) in ("spent", "budget"):
        return _known(kind)[with_unit["name"]]
    return _known(kind).get(folded.split("(")[0])


def _matched(kind: Kind, row: Row) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, header in enumerate(row):
        column = _column(kind, shown(header)) if header else None
        if column:
            columns.setdefault(column, index)
    return columns


def _missing_essentials(kind: Kind, columns: dict[str, int]) -> list[str]:
    """The columns without which a row says nothing: which indicator or task, and the figure."""
    missing = [] if "code" in columns or "name" in columns else ["code"]
    if kind == "spending":
        return missing if "spent" in columns else [*missing, "spent"]
    has_figure = "actual" in columns or {"numerator", "denominator"} <= columns.keys()
    return missing if has_figure else [*missing, "actual"]


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
    yuan_per_unit = sheet.yuan_per_unit
    if sheet.kind == "spending":
        yuan_per_unit, problem = _amount_unit(sheet, rows)
        problems += problem
    return replace(sheet, yuan_per_unit=yuan_per_unit, problems=tuple(problems))


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
    column = _column(sheet.kind, shown(header)) if header else None
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
    if header and _other_figure(sheet.kind, header):
        return _unread_figure(sheet, index)
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


def _other_figure(kind: Kind, header: str) -> bool:
    return any(_column(other, shown(header)) in FIGURE_COLUMNS[other] for other in COLUMNS if other != kind)


def _unread_figure(sheet: Sheet, index: int) -> Problem:
    problem, hint = (
        (
            _("The file is read as actuals; the money column “{column}” was not read."),
            _("Put spending in a file of its own."),
        )
        if sheet.kind == "actuals"
        else (
            _("The file is read as spending; the column of actuals “{column}” was not read."),
            _("Put actuals in a file of their own."),
        )
    )
    return _at_header(sheet, index, "warning", problem.format(column=shown(sheet.headers[index])), hint)


def _at_header(sheet: Sheet, index: int, severity: Severity, problem: str, hint: str) -> Problem:
    row = sheet.header_index + 1
    header = shown(sheet.headers[index])
    return Problem(row, header, header, severity, problem, hint, f"{column_name(index)}{row}")


def _amount_unit(sheet: Sheet, rows: tuple[Row, ...]) -> tuple[Decimal, list[Problem]]:
    """Yuan per unit of the amounts: from their heading, or from “单位：元” above it, else 10,000 and a problem."""
    index = sheet.columns["spent"]
    header = fold(sheet.headers[index])
    at_the_end = _UNIT_AT_THE_END.fullmatch(header)
    if at_the_end:
        return YUAN_PER_UNIT[at_the_end["unit"]], []
    if header == fold("spent_amount"):
        return YUAN_PER_UNIT["yuan"], []
    above = _UNIT_ABOVE.search(" ".join(fold(shown(cell)) for row in rows[: sheet.header_index] for cell in row))
    if above and "(" not in header:
        return YUAN_PER_UNIT[above[1]], []
    return YUAN_PER_UNIT["万元"], [_unit_problem(sheet, index, is_unknown="(" in header)]


def _unit_problem(sheet: Sheet, index: int, is_unknown: bool) -> Problem:
    problem = (
        _("The unit in “{column}” is not known.")
        if is_unknown
        else _("“{column}” does not say its unit; the amounts are read in 10,000 yuan (万元).")
    )
    hint = _("Name the column 支出金额(万元) or 支出金额(元).")
    header = shown(sheet.headers[index])
    return _at_header(sheet, index, "error" if is_unknown else "warning", problem.format(column=header), hint)
