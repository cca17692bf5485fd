"""What is wrong with the header of a monthly file: columns that are missing, unused, or there twice."""

import re
from dataclasses import replace

from monitoring.files.cell_values import fold, shown
from monitoring.files.cells import column_name
from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import COLUMNS, FIGURE_COLUMNS, Kind, heading, is_help
from monitoring.monthly.headings import Heading, read_heading
from monitoring.monthly.sheet import Row, Sheet, at_header, first_row, missing, missing_figure
from monitoring.problems import Problem

_CODE_OR_NAME = (re.compile(r"编号|编码|代码|code"), re.compile(r"名称|name"))


def with_problems(sheet: Sheet, rows: tuple[Row, ...], departments: dict[str, str]) -> Sheet:
    """The sheet with everything that is to be said of its header."""
    found = [*_rows_above(sheet, rows), *_missing_or_assumed(sheet, departments), *_unclear(sheet), *_unused(sheet)]
    return replace(sheet, problems=(*sheet.problems, *found))


# 预算数 and 执行数 as the names of rows: then the columns are what they are of.
_MONEY_IN_ROWS = re.compile(
    r"(?:年初|调整后?|全年)?预算(?:数|金额|额)?|(?:当月|本月|累计)?(?:执行|支出)(?:数|金额|额|率)?"
)


def no_header(nearest: Sheet, rows: tuple[Row, ...] = ()) -> Problem:
    """What to say where no row is the header that a month's file needs; ``rows`` are the first of the sheet."""
    if (turned := _turned(rows)) is not None:
        return Problem(
            turned + 1,
            "",
            "",
            "error",
            _("The table is turned: what the amounts are stands in its rows, and the tasks or lines in its columns."),
            _(
                "Copy it in Excel or WPS, paste it with “Paste Special → Transpose”, and submit that; or fill in the "
                "template of the month."
            ),
        )
    if len(nearest.columns) < 2:
        return _at_file(
            _("No header row was found: a monthly file needs the columns {actuals}, or {spending}.").format(
                actuals=_listed("actuals", ("department", "year", "month", "code", "actual")),
                spending=_listed("spending", ("department", "year", "month", "code", "spent")),
            )
        )
    return _missing_columns(nearest, missing(nearest))


def _turned(rows: tuple[Row, ...]) -> int | None:
    """The index of the first of two rows that are called 预算数, 执行数 …, where there are such; else None."""
    firsts = [(index, next(filter(None, row), "")) for index, row in enumerate(rows)]
    named = [index for index, text in firsts if _MONEY_IN_ROWS.fullmatch(fold(text).partition("(")[0])]
    return named[0] if len(named) > 1 else None


def hint_for_garbled_text() -> str:
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


def _rows_above(sheet: Sheet, rows: tuple[Row, ...]) -> list[Problem]:
    filled = [index + 1 for index, row in enumerate(rows[: first_row(sheet)]) if any(row)]
    if not filled:
        return []
    problem = _("The header is in row {row}; what stands above it is not read.").format(row=first_row(sheet) + 1)
    return [Problem(filled[0], "", "", "notice", problem, _("Nothing to do, if that is a title."))]


def _missing_or_assumed(sheet: Sheet, departments: dict[str, str]) -> list[Problem]:
    lacking = missing(sheet)
    problems = []
    if "department" in lacking and len(departments) == 1:
        lacking.remove("department")
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
    return [_missing_columns(sheet, lacking), *problems] if lacking else problems


def _unclear(sheet: Sheet) -> list[Problem]:
    """Headings of figures that can be read in more than one way: of which months are they?"""
    parts = [part for part in sheet.months or (sheet,) if part.figures and part.period and part.period.is_unclear]
    hint = _("Write the months into the heading: 9月, 7-9月, or 1-9月累计 for a running total.")
    return [
        at_header(
            part,
            index,
            "error",
            _("It is not clear which months “{column}” covers.").format(column=shown(sheet.headers[index])),
            hint,
        )
        for part in parts
        for index in part.figures.values()
    ]


def _unused(sheet: Sheet) -> list[Problem]:
    unused = [index for index in range(sheet.width) if index not in sheet.used and not is_help(sheet.headers[index])]
    halves = [_half_a_pair(month) for month in sheet.months if missing_figure(sheet.kind, month.columns)]
    totals = [part for part in sheet.beside if part not in sheet.months]
    beside = [_total_beside(part, index) for part in totals for index in part.figures.values()]
    return halves + beside + [_unused_column(sheet, index) for index in unused]


def _total_beside(total: Sheet, index: int) -> Problem:
    problem = _("“{column}” is a running total; the figures of the months beside it are held against it.")
    hint = _("Nothing to do, if that is right.")
    return at_header(total, index, "notice", problem.format(column=shown(total.headers[index])), hint)


def _half_a_pair(month: Sheet) -> Problem:
    return at_header(
        month,
        next(iter(month.figures.values())),
        "error",
        _("Month {month} has a numerator or a denominator, and not both.").format(month=month.period.last),
        _("Give both for each month, or only the figure itself."),
    )


def _unused_column(sheet: Sheet, index: int) -> Problem:
    header = sheet.headers[index]
    column, first = _same_meaning(sheet, header)
    if column and not _are_code_and_name(column, first, header):
        return at_header(
            sheet,
            index,
            "error",
            _("The columns “{first}” and “{second}” mean the same.").format(first=shown(first), second=shown(header)),
            _("Keep only the one with the figure of the month.")
            if column in FIGURE_COLUMNS[sheet.kind]
            else _("Keep only one of the two."),
        )
    if _is_total_beside(sheet, header):
        problem = _("“{column}” is a running total; the figures of single months beside it are read.")
        hint = _("Nothing to do, if that is right.")
        return at_header(sheet, index, "notice", problem.format(column=shown(header)), hint)
    if header and (other := _figure_of_another_kind(sheet.kind, header)):
        return _unread_figure(sheet, index, other)
    return at_header(
        sheet,
        index,
        "notice",
        _("The column “{column}” is not used.").format(column=shown(header) or column_name(index)),
        _("Nothing to do, if it is your own. Otherwise name it as the template does."),
    )


def _same_meaning(sheet: Sheet, header: str) -> tuple[str | None, str]:
    """The column that a heading names and the heading over it in this sheet, where another heading has it."""
    heading = read_heading(sheet.kind, shown(header)) if header else None
    if heading is None:
        return None, ""
    own = [sheet] if heading.period in (None, sheet.period) else []
    parts = own or [part for part in sheet.beside if part.period == heading.period]
    index = parts[0].columns.get(heading.column) if parts else None
    return (None, "") if index is None else (heading.column, sheet.headers[index])


def _is_total_beside(sheet: Sheet, header: str) -> bool:
    """Whether a heading names a running total of what the sheet has month by month as well."""
    heading = read_heading(sheet.kind, shown(header)) if header else None
    return bool(heading and heading.period and heading.period.is_to_date and heading.column in sheet.used.values())


def _are_code_and_name(column: str, first: str, second: str) -> bool:
    """Whether the two say who reports in different ways: 部门编号 beside 部门名称, of which the first decides."""
    return column == "department" and any(
        bool(pattern.search(fold(first))) != bool(pattern.search(fold(second))) for pattern in _CODE_OR_NAME
    )


def _figure_of_another_kind(kind: Kind, header: str) -> Kind | None:
    """The kind of file to which a column of figures belongs, where that is not ``kind``."""
    if read_heading(kind, shown(header)):
        return None
    return next((other for other in COLUMNS if _is_figure(read_heading(other, shown(header)), other)), None)


def _is_figure(heading: Heading | None, kind: Kind) -> bool:
    return heading is not None and heading.period is None and heading.column in FIGURE_COLUMNS[kind]


def _unread_figure(sheet: Sheet, index: int, other: Kind) -> Problem:
    header = shown(sheet.headers[index])
    problem = _("The file is read as “{kind}”; the column “{column}” belongs to “{other}” and was not read.").format(
        kind=vocabulary.term(vocabulary.KINDS, sheet.kind),
        column=header,
        other=vocabulary.term(vocabulary.KINDS, other),
    )
    return at_header(sheet, index, "warning", problem, _("Put these figures in a file of their own."))
