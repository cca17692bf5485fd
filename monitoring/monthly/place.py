"""Whose figures a monthly file has, and of when, where no column says it: by its title, else as the page shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from monitoring.files.cell_values import fold, shown
from monitoring.files.periods import Period
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import heading
from monitoring.monthly.sheet import Row, Sheet, first_row, missing
from monitoring.problems import Problem

_LABEL = re.compile(r"(?:部门名称|预算部门|填报部门|填报单位|单位名称|部门):?")
_LABEL_AND_NAME = re.compile(rf"{_LABEL.pattern[:-1]}(?P<name>[^:()]+)(?:\(.*\))?")


@dataclass(frozen=True)
class Place:
    """The department, the year and the month that a page shows."""

    department: str
    year: int
    month: int


def with_place(sheet: Sheet, rows: tuple[Row, ...], departments: dict[str, str], page: Place | None) -> Sheet:
    """The sheet with the department that its title names, and with what is still missing as the ``page`` shows it."""
    sheet = _with_department(sheet, rows, departments)
    return sheet if page is None else _as_shown(sheet, departments, page)


def _with_department(sheet: Sheet, rows: tuple[Row, ...], departments: dict[str, str]) -> Sheet:
    if "department" in sheet.columns:
        return sheet
    title = rows[: first_row(sheet)]
    found = _named(title, departments)
    stranger = None if found else _stranger(title)
    if stranger:
        problem = _("The title names “{value}”, and there is no such department that you can report for.")
        hint = _("Write the department's code into a column 部门, or its name as the target form has it.")
        return _noted(sheet, "department", "error", problem.format(value=shown(stranger)), hint)
    if len(found) != 1:
        return sheet
    (code,) = found
    sheet = replace(sheet, department=code)
    if len(departments) == 1:
        return sheet
    problem = _("There is no column for the department; {name} is taken from the title.")
    return _noted(sheet, "department", "notice", problem.format(name=departments[code]), _hint())


def _named(title: tuple[Row, ...], departments: dict[str, str]) -> list[str]:
    """Codes of the departments whose names stand in the title; not of one that is part of another's name."""
    text = " ".join(fold(cell) for row in title for cell in row)
    names = {code: fold(name) for code, name in departments.items() if fold(name) in text}
    return [
        code for code, name in names.items() if not any(name != other and name in other for other in names.values())
    ]


def _stranger(title: tuple[Row, ...]) -> str | None:
    """The department that a label in the title names, where it names one."""
    return next((name for row in title for name in _labelled(row)), None)


def _labelled(row: Row) -> Iterator[str]:
    cells = [cell for cell in row if cell]
    for cell, beside in zip(cells, [*cells[1:], ""], strict=True):
        if _LABEL.fullmatch(fold(cell)):
            yield beside
        elif found := _LABEL_AND_NAME.fullmatch(fold(cell)):
            yield found["name"]


def _as_shown(sheet: Sheet, departments: dict[str, str], page: Place) -> Sheet:
    """The sheet with the department, year and month of the page where it has none, and a remark on each of them."""
    lacking = missing(sheet)
    has_error = any(problem.severity == "error" for problem in sheet.problems)
    if has_error or not {"department", "year", "month"} & set(lacking):
        return sheet
    if "department" in lacking and len(departments) > 1 and page.department in departments:
        problem = _("Neither a column nor the title names the department; {name} is taken, which the page shows.")
        sheet = replace(sheet, department=page.department)
        sheet = _noted(sheet, "department", "notice", problem.format(name=departments[page.department]), _hint())
    period = sheet.period or Period(None, None)
    if "year" in lacking:
        problem = _("Neither a column nor the title names the year; {year} is taken, which the page shows.")
        period = replace(period, year=page.year)
        sheet = _noted(sheet, "year", "notice", problem.format(year=page.year), _hint())
    if "month" in lacking and not sheet.months:
        problem = _("Neither a column nor the title names the month; {month} is taken, which is chosen on the page.")
        period = replace(period, first=1 if period.is_to_date else page.month, last=page.month)
        problem = problem.format(month=formats.month_name(page.month))
        sheet = _noted(sheet, "month", "warning", problem, _("Choose another month above, if it is not that one."))
    return replace(sheet, period=period)


def _hint() -> str:
    return _("Nothing to do, if that is right.")


def _noted(sheet: Sheet, column: str, severity: str, problem: str, hint: str) -> Sheet:
    row, name = sheet.header_index + 1, heading(sheet.kind, column)
    return replace(sheet, problems=(*sheet.problems, Problem(row, name, "", severity, problem, hint)))
