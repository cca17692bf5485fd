"""Which row of a monthly file is its header, what kind of file that makes it, and what is wrong with the header."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from monitoring.files.cell_values import fold, shown, year_and_month
from monitoring.files.cells import column_name
from monitoring.files.text_files import GUESSED_ENCODINGS
from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import (
    AMOUNT_COLUMN,
    COLUMNS,
    FIGURE_COLUMNS,
    YUAN_PER_UNIT,
    Kind,
    heading,
    is_help,
    month_heading,
    named,
    yuan_per_unit,
)
from monitoring.monthly.sheet import Row, Sheet, missing_figure
from monitoring.problems import Problem, Severity

_CODE_OR_NAME = (re.compile(r"编号|编码|代码|code"), re.compile(r"名称|name"))
_UNIT_ABOVE = re.compile(r"单位:?\(?(万元|元)")
_YEAR_ABOVE = re.compile(r"(20[0-9]{2})年")
# 10月 in a title, but not the end of a span as in 1-7月.
_MONTH_ABOVE = re.compile(r"(?<![0-9至到~—–-])(1[0-2]|0?[1-9])月")
# No title is longer than this, and a large file without headers is told so at once.
_HEADER_SEARCH = 50
# So many rows are looked at where the header alone leaves open what kind of file it is.
_ROWS_THAT_TELL = 200


def find(
    rows: tuple[Row, ...], departments: dict[str, str], encoding: str, known: Callable[[Kind], set[str]]
) -> Sheet:
    """The header among ``rows``, one row or two, its columns, and every problem with them.

    The department's column may be missing where ``departments`` (code → name) has just one. ``encoding`` is the
    one in which the file was read: where it was guessed, text in another one may hide the header. ``known`` gives
    the folded codes and names of a kind: they tell the kind of a file that has nothing but months for headings.
    """
    candidates = list(_candidates(rows))
    complete = [sheet for sheet in candidates if not _missing_essentials(sheet)]
    if complete:
        first = min(_first_row(sheet) for sheet in complete)
        best = _best([sheet for sheet in complete if _first_row(sheet) == first])
        sheet = _with_department(_of_known_kind(best, rows, known), rows, departments)
        return _checked(sheet, rows, departments)
    nearest = max(candidates, key=lambda s: len(s.used), default=Sheet("actuals", None))
    problem = _no_header(nearest)
    if encoding in GUESSED_ENCODINGS:
        problem = replace(problem, hint=_hint_for_garbled_text())
    return Sheet(nearest.kind, None, problems=(problem,))


def _candidates(rows: tuple[Row, ...]) -> Iterator[Sheet]:
    for index, row in enumerate(rows[:_HEADER_SEARCH]):
        for kind in COLUMNS:
            yield _sheet(kind, index, row, (row,))
            below = rows[index + 1] if index + 1 < len(rows) else ()
            joined = _joined(kind, row, below)
            # A title above a header that is whole without it stays a title.
            if joined and not _sheet(kind, index + 1, below, (below,)).is_long:
                yield _sheet(kind, index + 1, joined, (row, below))


def _first_row(sheet: Sheet) -> int:
    return sheet.header_index - len(sheet.header_rows) + 1


def _best(sheets: list[Sheet]) -> list[Sheet]:
    """Those with the most columns of known meaning; two rows of headings, where they fit, before the first alone."""
    size = max((len(sheet.header_rows), len(sheet.used)) for sheet in sheets)
    return [sheet for sheet in sheets if (len(sheet.header_rows), len(sheet.used)) == size]


def _of_known_kind(sheets: list[Sheet], rows: tuple[Row, ...], known: Callable[[Kind], set[str]]) -> Sheet:
    if len(sheets) == 1:
        return sheets[0]

    def known_rows(sheet: Sheet) -> int:
        column = sheet.columns.get("code", sheet.columns.get("name"))
        first = sheet.header_index + 1
        texts = (row[column] for row in rows[first : first + _ROWS_THAT_TELL] if column < len(row))
        return sum(fold(text) in known(sheet.kind) for text in texts)

    return max(sheets, key=known_rows)


def _with_department(sheet: Sheet, rows: tuple[Row, ...], departments: dict[str, str]) -> Sheet:
    """The sheet with 单位 as the department where departments stand under it: the word means both."""
    index = sheet.columns.get("unit")
    if index is None or "department" in sheet.columns or fold(sheet.headers[index]) != "单位":
        return sheet
    known = {fold(text) for names in departments.items() for text in names}
    first = sheet.header_index + 1
    if not any(fold(row[index]) in known for row in rows[first : first + _ROWS_THAT_TELL] if index < len(row)):
        return sheet
    columns = {column: place for column, place in sheet.columns.items() if column != "unit"}
    months = tuple(replace(month, columns=month.columns | {"department": index}) for month in sheet.months)
    return replace(sheet, columns=columns | {"department": index}, months=months)


def _joined(kind: Kind, upper: Row, lower: Row) -> Row | None:
    """Two rows of headings as one (1月 over 完成值 分子 分母, or 完成值 over 1月 2月 …); None where they are not that.

    A heading above stands for the empty cells to its right too: it was merged over them.
    """
    if not all(named(kind, shown(cell)) or month_heading(kind, shown(cell)) for cell in lower if cell):
        return None
    headers, above, joins = [], "", 0
    for index in range(max(len(upper), len(lower))):
        own = upper[index] if index < len(upper) else ""
        below = lower[index] if index < len(lower) else ""
        above = own or above
        # 支出金额(元) over 1月 is a heading the other way round.
        pair = (f"{above}{below}", f"{below}{above}") if below and _is_figure(kind, above) else ()
        if both := next((text for text in pair if month_heading(kind, shown(text))), None):
            joins += 1
        elif own and below:
            above = ""
        headers.append(both or below or own)
    return tuple(headers) if joins else None


def _is_figure(kind: Kind, header: str) -> bool:
    return named(kind, shown(header)) in FIGURE_COLUMNS[kind] or month_heading(kind, shown(header)) is not None


def _sheet(kind: Kind, index: int, headers: Row, header_rows: tuple[Row, ...]) -> Sheet:
    columns: dict[str, int] = {}
    of_month: dict[tuple, dict[str, int]] = {}
    for place, header in enumerate(headers):
        text = shown(header)
        if column := named(kind, text) if header else None:
            columns.setdefault(column, place)
        elif found := month_heading(kind, text) if header else None:
            of_month.setdefault((found.year, found.month), {}).setdefault(found.column, place)
    long = Sheet(kind, index, headers, columns, header_rows=header_rows)
    if not of_month or long.is_long:
        return long
    columns = {column: place for column, place in columns.items() if column not in ("month", *FIGURE_COLUMNS[kind])}
    # What is said once in a row is not said again of each of its months.
    shared = {column: place for column, place in columns.items() if column not in ("note", "unit", "target")}
    months = tuple(
        Sheet(kind, index, headers, shared | figures, year=year, month=month)
        for (year, month), figures in of_month.items()
    )
    return Sheet(kind, index, headers, columns, months, header_rows=header_rows)


def _missing_essentials(sheet: Sheet) -> list[str]:
    """The columns without which a row says nothing: which indicator or task, and the figure."""
    missing = [] if "code" in sheet.columns or "name" in sheet.columns else ["code"]
    return missing if sheet.months else missing + missing_figure(sheet.kind, sheet.columns)


def _missing(sheet: Sheet) -> list[str]:
    known = set(sheet.columns)
    known |= {"month"} if sheet.months or sheet.month else set()
    known |= (
        {"year"}
        if sheet.year or sheet.months_say_years or (sheet.months and all(month.year for month in sheet.months))
        else set()
    )
    when_and_who = [column for column in ("department", "year", "month") if column not in known]
    return when_and_who + _missing_essentials(sheet)


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
    sheet, from_title = _with_title(sheet, rows)
    problems = [*from_title, *_rows_above(sheet, rows), *_missing_or_assumed(sheet, departments), *_unused(sheet)]
    unit = sheet.yuan_per_unit
    if sheet.kind in AMOUNT_COLUMN:
        unit, problem = _amount_unit(sheet, rows)
        problems += problem
    months = tuple(replace(month, yuan_per_unit=unit) for month in sheet.months)
    return replace(sheet, yuan_per_unit=unit, months=months, problems=tuple(problems))


def _with_title(sheet: Sheet, rows: tuple[Row, ...]) -> tuple[Sheet, list[Problem]]:
    """The sheet with the year, and the month of a long file, that no column says and the title does."""
    missing = _missing(sheet)
    if "year" in missing and _says_years(sheet, rows):
        return replace(sheet, months_say_years=True), []
    above = " ".join(shown(cell) for row in rows[: _first_row(sheet)] for cell in row)
    problems = []
    for column, pattern in (("year", _YEAR_ABOVE), ("month", _MONTH_ABOVE)):
        found = {int(number) for number in pattern.findall(above)}
        if column in missing and len(found) == 1:
            (number,) = found
            sheet = replace(sheet, **{column: number})
            problems.append(_taken_from_title(sheet, column, number))
    return sheet, problems


def _says_years(sheet: Sheet, rows: tuple[Row, ...]) -> bool:
    """Whether the cells of the month say the year as well: 2023-10."""
    column = sheet.columns.get("month")
    if column is None or sheet.months:
        return False
    first = sheet.header_index + 1
    months = [year_and_month(row[column]) for row in rows[first : first + _ROWS_THAT_TELL] if column < len(row)]
    return any(month and month[0] for month in months)


def _taken_from_title(sheet: Sheet, column: str, number: int) -> Problem:
    problem = (
        _("There is no column for the year; {number} is taken from the title.")
        if column == "year"
        else _("There is no column for the month; {number} is taken from the title.")
    )
    row, name = sheet.header_index + 1, heading(sheet.kind, column)
    return Problem(row, name, "", "notice", problem.format(number=number), _("Nothing to do, if that is right."))


def _rows_above(sheet: Sheet, rows: tuple[Row, ...]) -> list[Problem]:
    filled = [index + 1 for index, row in enumerate(rows[: _first_row(sheet)]) if any(row)]
    if not filled:
        return []
    problem = _("The header is in row {row}; what stands above it is not read.").format(row=_first_row(sheet) + 1)
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
    unused = [index for index in range(sheet.width) if index not in sheet.used and not is_help(sheet.headers[index])]
    halves = [_half_a_pair(month) for month in sheet.months if missing_figure(sheet.kind, month.columns)]
    return halves + [_unused_column(sheet, index) for index in unused]


def _half_a_pair(month: Sheet) -> Problem:
    return _at_header(
        month,
        next(iter(month.figures.values())),
        "error",
        _("Month {month} has a numerator or a denominator, and not both.").format(month=month.month),
        _("Give both for each month, or only the figure itself."),
    )


def _unused_column(sheet: Sheet, index: int) -> Problem:
    header = sheet.headers[index]
    column, first = _same_meaning(sheet, header)
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


def _same_meaning(sheet: Sheet, header: str) -> tuple[str | None, str]:
    """The column that a heading names and the heading over it in this sheet, where another heading has it."""
    if not header:
        return None, ""
    column = named(sheet.kind, shown(header))
    index = sheet.columns.get(column)
    if found := month_heading(sheet.kind, shown(header)):
        same = [month for month in sheet.months if (month.year, month.month) == (found.year, found.month)]
        column, index = found.column, same[0].columns.get(found.column) if same else None
    return (None, "") if index is None else (column, sheet.headers[index])


def _are_code_and_name(column: str, first: str, second: str) -> bool:
    """Whether the two say who reports in different ways: 部门编号 beside 部门名称, of which the first decides."""
    return column == "department" and any(
        bool(pattern.search(fold(first))) != bool(pattern.search(fold(second))) for pattern in _CODE_OR_NAME
    )


def _figure_of_another_kind(kind: Kind, header: str) -> Kind | None:
    """The kind of file to which a column of figures belongs, where that is not ``kind``."""
    if named(kind, shown(header)) or month_heading(kind, shown(header)):
        return None
    others = (other for other in COLUMNS if named(other, shown(header)) in FIGURE_COLUMNS[other])
    return next(others, None)


def _unread_figure(sheet: Sheet, index: int, other: Kind) -> Problem:
    header = shown(sheet.headers[index])
    problem = _("The file is read as “{kind}”; the column “{column}” belongs to “{other}” and was not read.").format(
        kind=vocabulary.term(vocabulary.KINDS, sheet.kind),
        column=header,
        other=vocabulary.term(vocabulary.KINDS, other),
    )
    return _at_header(sheet, index, "warning", problem, _("Put these figures in a file of their own."))


def _at_header(sheet: Sheet, index: int, severity: Severity, problem: str, hint: str) -> Problem:
    row = sheet.header_index + 1
    header = shown(sheet.headers[index])
    return Problem(row, header, header, severity, problem, hint, f"{column_name(index)}{row}")


def _amount_unit(sheet: Sheet, rows: tuple[Row, ...]) -> tuple[Decimal, list[Problem]]:
    """Yuan per unit of the amounts: from their heading, or from “单位：元” above it, else 10,000 and a problem."""
    amounts = [part.columns[AMOUNT_COLUMN[sheet.kind]] for part in sheet.months or (sheet,)]
    units = {index: _unit_of(sheet.headers[index]) for index in amounts}
    index, unit = next(iter(units.items()))
    if len(set(units.values())) > 1:
        differing = next(other for other in amounts if units[other] != unit)
        return YUAN_PER_UNIT["万元"], [_two_units(sheet, index, differing)]
    if unit:
        return unit, []
    is_unknown = "(" in fold(sheet.headers[index])
    above = _UNIT_ABOVE.search(" ".join(fold(shown(cell)) for row in rows[: _first_row(sheet)] for cell in row))
    if above and not is_unknown:
        return YUAN_PER_UNIT[above[1]], []
    return YUAN_PER_UNIT["万元"], [_unit_problem(sheet, index, is_unknown)]


def _unit_of(header: str) -> Decimal | None:
    return YUAN_PER_UNIT["yuan"] if fold(header) == fold("spent_amount") else yuan_per_unit(header)


def _two_units(sheet: Sheet, first: int, second: int) -> Problem:
    problem = _("“{first}” and “{second}” are in different units of money.").format(
        first=shown(sheet.headers[first]), second=shown(sheet.headers[second])
    )
    return _at_header(sheet, second, "error", problem, _("Use one unit in all columns of the file."))


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
