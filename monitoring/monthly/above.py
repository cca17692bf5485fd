"""What stands above the table of a monthly file: the months that its figures cover, and their unit of money."""

import re
from dataclasses import replace
from decimal import Decimal

from monitoring.files.cell_values import fold, shown, year_and_month
from monitoring.files.periods import Period, period_in
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import AMOUNT_COLUMN, COLUMNS, YUAN_PER_UNIT, heading
from monitoring.monthly.headings import yuan_per_unit
from monitoring.monthly.sheet import Row, Sheet, at_header, first_row, missing
from monitoring.problems import Problem

_UNIT_ABOVE = re.compile(r"单位:?\(?(万元|元)")
_YEAR_ABOVE = re.compile(r"(?<![0-9])(20[0-9]{2})(?:年|(?![0-9-]))")
_THIS_MONTH = re.compile(r"[本当]月|thismonth|monthly")
# So many rows are looked at for years in the cells of the month.
_ROWS_THAT_TELL = 200


def with_title(sheet: Sheet, rows: tuple[Row, ...]) -> Sheet:
    """The sheet with what its title says and no column does: the year, the months, the unit of money."""
    sheet = _with_period(sheet, rows)
    if sheet.kind not in AMOUNT_COLUMN:
        return sheet
    unit, problems = _amount_unit(sheet, rows)
    return replace(_in_unit(sheet, unit), problems=(*sheet.problems, *problems))


def _in_unit(sheet: Sheet, unit: Decimal) -> Sheet:
    """The sheet and all its parts with their amounts in a unit, in yuan."""
    months, totals = (tuple(_in_unit(part, unit) for part in parts) for parts in (sheet.months, sheet.totals))
    return replace(sheet, yuan_per_unit=unit, months=months, totals=totals)


def _with_period(sheet: Sheet, rows: tuple[Row, ...]) -> Sheet:
    lacking = missing(sheet)
    if "year" in lacking and _says_years(sheet, rows):
        return replace(sheet, months_say_years=True)
    said = [period_in(shown(cell)) for row in rows[: first_row(sheet)] for cell in row if cell]
    periods = {period for period, _rest in said if period is not None}
    years = {period.year for period in periods} | {
        int(year) for _p, rest in said for year in _YEAR_ABOVE.findall(rest)
    }
    years -= {None}
    problems = []
    if "month" in lacking:
        sheet, problems = _with_months(sheet, _one_of(periods))
    elif "month" in sheet.columns and (title := _one_of(periods)) and title.is_span and not _has_own_months(sheet):
        # A running total without a month goes with the month of each row.
        sheet = replace(sheet, period=title) if title.last is None else replace(sheet, title_period=title)
    if "year" in lacking and len(years) == 1:
        (year,) = years
        sheet = replace(sheet, period=replace(sheet.period or Period(None, None), year=year))
        problems = [_year_from_title(sheet, year), *problems]
    return replace(sheet, problems=tuple(problems))


def _one_of(periods: set[Period]) -> Period | None:
    """What all cells above the table together say: of September and January to September the latter."""
    without_year = {replace(period, year=None) for period in periods}
    if len({period.last for period in without_year if period.last}) > 1:
        return Period(None, None, is_unclear=True)
    is_to_date = any(period.is_to_date for period in without_year)
    widest = max(without_year, key=lambda period: (period.last or 0, -(period.first or 0)), default=None)
    if widest and is_to_date and not widest.is_to_date:
        return replace(widest, first=1, is_to_date=True, is_unclear=widest.is_unclear or widest.is_span)
    return widest


def _with_months(sheet: Sheet, title: Period | None) -> tuple[Sheet, list[Problem]]:
    """The sheet with the months of the title, which its headings may call a running total."""
    if title is None or (title.last is None and not title.is_unclear):
        return (replace(sheet, period=title) if title else sheet), []
    if title.is_unclear:
        return sheet, [_unclear_title(sheet)]
    if title.is_to_date and _has_own_months(sheet):
        title = Period(title.last, title.last)
    of_headings = sheet.period
    if of_headings and of_headings.is_to_date and title.first in (1, title.last):
        title = replace(title, first=1, is_to_date=True)
    return replace(sheet, period=title), [_months_from_title(sheet, title)]


def _has_own_months(sheet: Sheet) -> bool:
    """Whether the figures are those of a month, whatever the title covers: 当月完成值, or a total beside it."""
    named = [fold(sheet.headers[index]) for index in sheet.figures.values()]
    return bool(sheet.totals) or any(_THIS_MONTH.search(name) for name in named)


def _unclear_title(sheet: Sheet) -> Problem:
    return Problem(
        sheet.header_index + 1,
        heading(sheet.kind, "month"),
        "",
        "error",
        _("The title names several months, or a period that can be read in more than one way."),
        _("Add a column 月份 with the month of each row, or write one period into the title: 2023年1-7月."),
    )


def _months_from_title(sheet: Sheet, period: Period) -> Problem:
    row, name, hint = sheet.header_index + 1, heading(sheet.kind, "month"), _("Nothing to do, if that is right.")
    if period.is_month:
        problem = _("There is no column for the month; {number} is taken from the title.").format(number=period.last)
        return Problem(row, name, "", "notice", problem, hint)
    problem = _("There is no column for the month; by the title the figures cover the months {first} to {last}.")
    return Problem(row, name, "", "notice", problem.format(first=period.first, last=period.last), hint)


def _year_from_title(sheet: Sheet, year: int) -> Problem:
    problem = _("There is no column for the year; {number} is taken from the title.").format(number=year)
    hint = _("Nothing to do, if that is right.")
    return Problem(sheet.header_index + 1, heading(sheet.kind, "year"), "", "notice", problem, hint)


def _says_years(sheet: Sheet, rows: tuple[Row, ...]) -> bool:
    """Whether the cells of the month say the year as well: 2023-10."""
    column = sheet.columns.get("month")
    if column is None or sheet.months:
        return False
    first = sheet.header_index + 1
    months = [year_and_month(row[column]) for row in rows[first : first + _ROWS_THAT_TELL] if column < len(row)]
    return any(month and month[0] for month in months)


def _amount_unit(sheet: Sheet, rows: tuple[Row, ...]) -> tuple[Decimal, list[Problem]]:
    """Yuan per unit of the amounts: from their heading, or from “单位：元” above it, else 10,000 and a problem."""
    amounts = [part.columns[AMOUNT_COLUMN[sheet.kind]] for part in (*(sheet.months or (sheet,)), *sheet.beside)]
    units = {index: _unit_of(sheet.headers[index]) for index in amounts}
    index, unit = next(iter(units.items()))
    if len(set(units.values())) > 1:
        differing = next(other for other in amounts if units[other] != unit)
        return YUAN_PER_UNIT["万元"], [_two_units(sheet, index, differing)]
    if unit:
        return unit, []
    is_unknown = "(" in fold(sheet.headers[index])
    above = _UNIT_ABOVE.search(" ".join(fold(shown(cell)) for row in rows[: first_row(sheet)] for cell in row))
    if above and not is_unknown:
        return YUAN_PER_UNIT[above[1]], []
    return YUAN_PER_UNIT["万元"], [_unit_problem(sheet, index, is_unknown)]


def _unit_of(header: str) -> Decimal | None:
    return YUAN_PER_UNIT["yuan"] if fold(header) == fold("spent_amount") else yuan_per_unit(header)


def _two_units(sheet: Sheet, first: int, second: int) -> Problem:
    problem = _("“{first}” and “{second}” are in different units of money.").format(
        first=shown(sheet.headers[first]), second=shown(sheet.headers[second])
    )
    return at_header(sheet, second, "error", problem, _("Use one unit in all columns of the file."))


def _unit_problem(sheet: Sheet, index: int, is_unknown: bool) -> Problem:
    problem = (
        _("The unit in “{column}” is not known.")
        if is_unknown
        else _("“{column}” does not say its unit; the amounts are read in 10,000 yuan (万元).")
    )
    name = COLUMNS[sheet.kind][AMOUNT_COLUMN[sheet.kind]][0].removesuffix("(万元)")
    hint = _("Name the column {name}(万元) or {name}(元).").format(name=name)
    header = shown(sheet.headers[index])
    return at_header(sheet, index, "error" if is_unknown else "warning", problem.format(column=header), hint)
