"""Cells of a monthly file → figures or explanations, and every problem with its cell; and the file to fill in."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from monitoring.files import cell_values
from monitoring.files.cell_values import Remark, fold, shown
from monitoring.files.cells import Cells, column_name
from monitoring.language import headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import actuals, explanations, header, money
from monitoring.monthly import items as monthly_items
from monitoring.monthly import template as monthly_template
from monitoring.monthly.columns import CODE_AND_NAME, COLUMNS, Kind
from monitoring.monthly.items import Book
from monitoring.monthly.sheet import Line, Row, Sheet
from monitoring.problems import Problem, UnknownName, errors

FIGURES_OF = {
    "actuals": actuals.of_actuals,
    "spending": money.of_spending,
    "budget": money.of_budgets,
    "explanations": explanations.of_explanations,
}
# How many rows are read before the progress is told.
ROWS_A_STEP = 1_000
_TOTAL = re.compile(r"(?:本月|当月|本页|累计)?(?:合计|小计|总计|共计)|(?:grand|sub)?-?total")


# Who filled it in, who checked it, when, and notes under the table.
_SIGNATURE = re.compile(
    r"(?:(?:填表|填报|制表|审核|复核|审批|经办|负责|单位负责|联系)人(?:员|签字|签章)?|联系电话|(?:填报|填表)?(?:日期|时间)|注)(?::.*)?"
)


@dataclass(frozen=True)
class Reference:
    """What the database knows, to check a file against.

    ``departments`` is code → name. ``indicators`` have department_code, year, indicator_code, level3,
    explanation, comparator, target_value (None for a target in words), target_text, unit, aggregation, pacing,
    due_month; ``tasks`` have department_code, year, task_code, task_name, budget_amount (yuan). ``closed`` is
    (department, year, month) → the row of ``month_states`` of each month that is closed.
    """

    departments: dict[str, str]
    indicators: list[dict]
    tasks: list[dict]
    closed: dict[tuple[str, int, int], dict] = field(default_factory=dict)

    def items(self, kind: Kind) -> list[dict]:
        """What a file of this kind reports on: indicators, tasks, or both, these with item_code and item_name."""
        if kind == "explanations":
            return self.all_items
        return self.indicators if kind == "actuals" else self.tasks

    def known(self, kind: Kind) -> set[str]:
        """Folded codes and names of what a file of this kind reports on."""
        return {fold(item[column]) for item in self.items(kind) for column in CODE_AND_NAME[kind]}

    @cached_property
    def all_items(self) -> list[dict]:
        """Indicators, then tasks and budget lines, each with item_code and item_name besides its own columns."""
        return [
            row | {"item_code": row[code], "item_name": row[name]}
            for rows, code, name in (
                (self.indicators, "indicator_code", "level3"),
                (self.tasks, "task_code", "task_name"),
            )
            for row in rows
        ]


@dataclass(frozen=True)
class MonthlyFile:
    """A monthly file as read: the rows without an error, and the problems of all rows.

    Rows of actuals have actual_value, numerator_value, denominator_value (four decimals or None), those of
    spending spent_amount and of budgets budget_amount (yuan, two decimals), and a note; those of explanations the
    columns of their table. ``blank_count`` rows have nothing of it: not reported, which is not 0.
    """

    kind: Kind
    rows: list[dict]
    problems: list[Problem]
    blank_count: int


def read(cells: Cells, reference: Reference, progress: Callable[[float], None] | None = None) -> MonthlyFile:
    """What the cells of a monthly file say, and every problem in them; a file with an error must not be stored.

    ``progress`` is told how much of the rows is read, from 0 to 1.
    """
    sheet = header.find(cells.rows, reference.departments, cells.encoding, reference.known)
    if sheet.header_index is None:
        return MonthlyFile(sheet.kind, [], [*cells.problems, *sheet.problems], 0)
    file = _Reading(sheet, reference).of(cells.rows, progress)
    return replace(file, problems=[*cells.problems, *file.problems])


def template(
    kind: Kind, reference: Reference, department_code: str, year: int, month: int, items: list[dict] | None = None
) -> bytes:
    """The month's file to fill in, as CSV for Excel: a row per indicator or task, figures empty, money in 万元.

    ``items`` are the rows of ``reference.items(kind)`` to ask for, where that is not all of the department's year.
    Raises ``UnknownName`` where there is nothing to report on, and for a month that does not exist.
    """
    return monthly_template.csv_file(kind, asked_for(kind, reference, department_code, year, month, items), month)


def asked_for(
    kind: Kind, reference: Reference, department_code: str, year: int, month: int, items: list[dict] | None = None
) -> list[dict]:
    """The indicators or tasks in a template: ``items``, or all of the department's year.

    Raises ``UnknownName`` where there is nothing to report on, and for a month that does not exist.
    """
    if not 1 <= month <= 12:
        raise UnknownName(_("There is no month {month}; months run from 1 to 12.").format(month=month))
    if department_code not in reference.departments:
        raise UnknownName(_("There is no department “{department}”.").format(department=department_code))
    known = [item for item in reference.items(kind) if item["department_code"] == department_code]
    of_year = [item for item in known if item["year"] == year]
    if not of_year:
        raise UnknownName(monthly_items.nothing_to_report_on(kind, year, {item["year"] for item in known}))
    return of_year if items is None else items


class _Reading:
    """One pass over the rows below the header."""

    def __init__(self, sheet: Sheet, reference: Reference):
        self.sheet = sheet
        self.departments = _departments(reference.departments)
        self.only_department = next(iter(reference.departments)) if len(reference.departments) == 1 else None
        self.books: dict[str, dict[int, Book]] = defaultdict(lambda: defaultdict(lambda: Book(sheet.kind)))
        for item in reference.items(sheet.kind):
            self.books[item["department_code"]][item["year"]].items.append(item)
        self.rows: list[dict] = []
        self.problems: list[Problem] = list(sheet.problems)
        self.row_of_key: dict[tuple, int] = {}
        self.closed, self.closed_in_file = reference.closed, set()
        self.blank_count = 0
        self.code = CODE_AND_NAME[sheet.kind][0]
        self.figures = FIGURES_OF[sheet.kind]
        self.checks = actuals.check_target_and_unit if sheet.kind == "actuals" else _nothing_to_check

    def of(self, rows: tuple[Row, ...], progress: Callable[[float], None] | None) -> MonthlyFile:
        first = self.sheet.header_index + 1
        filled = [(index + 1, rows[index]) for index in range(first, len(rows)) if any(rows[index])]
        failed_count = 0
        for count, (number, cells) in enumerate(filled, 1):
            if progress and (count % ROWS_A_STEP == 0 or count == len(filled)):
                progress(count / len(filled))
            line = Line(self.sheet, number, cells)
            self._read(line)
            self.problems += line.problems
            failed_count += bool(errors(line.problems))
        self.problems += [_closed(self.closed[month]) for month in sorted(self.closed_in_file)]
        if not filled or not (self.rows or failed_count or errors(list(self.sheet.problems))):
            self.problems.append(_nothing_in_it(self.blank_count))
        return MonthlyFile(self.sheet.kind, self.rows, self.problems, self.blank_count)

    def _read(self, line: Line) -> None:
        if _is_layout(line):
            return
        _check_width(line)
        department = self._department(line)
        before = len(self.rows), self.blank_count
        for year, parts in self._years(line):
            book = self._book(line, department, year)
            item = monthly_items.item_of(line, book)
            key = None if book is None or item is None else {"department_code": department, "year": year}
            found = [self._read_month(part, month, key, item) for month, part in parts]
            if item is not None and any(found):
                self.checks(line, item)
        self._keep_note(line, *before)

    def _years(self, line: Line) -> list[tuple[int | None, list[tuple[int | None, Line]]]]:
        """The years in a row, one in most files, each with its months: in a wide file the same row for each."""
        stated = self._year(line)
        if not self.sheet.months:
            year, month = self._year_and_month(line, stated)
            return [(year, [(month, line)])]
        years: dict[int | None, list] = defaultdict(list)
        for month in self.sheet.months:
            part = line.of_month(month)
            if month.year not in (None, stated) and "year" in self.sheet.columns:
                self._refuse_other_year(part, stated)
            else:
                years[month.year or stated].append((month.month, part))
        return list(years.items())

    def _read_month(self, line: Line, month: int | None, key: dict | None, item: dict | None) -> bool:
        """Whether a row says anything for a month; what it says becomes a row, unless there is an error in it."""
        figures = self.figures(line, item)
        if key is not None and month is not None:
            key = key | {"month": month, self.code: item[self.code]}
            if figures is not None:
                self._check_repetition(line, tuple(key.values()))
                if (key["department_code"], key["year"], month) in self.closed:
                    self.closed_in_file.add((key["department_code"], key["year"], month))
            if figures is None and not line.failed:
                self.blank_count += 1
            elif not line.failed:
                self.rows.append(key | figures | {"source_row": line.number})
        return figures is not None

    def _keep_note(self, line: Line, row_count: int, blank_count: int) -> None:
        """The note of a row goes with its figure, in a wide file with the last one."""
        if "note" not in COLUMNS[self.sheet.kind]:
            return
        for row in self.rows[row_count:]:
            row["note"] = ""
        if len(self.rows) > row_count:
            self.rows[-1]["note"] = line.text("note")
        elif self.blank_count > blank_count and line.has("note"):
            line.add(
                "note",
                "notice",
                _("This row has a note and no figure; it is not stored."),
                _("Write the figure too, if there is one."),
            )

    def _check_repetition(self, line: Line, key: tuple) -> None:
        earlier = self.row_of_key.setdefault(key, line.number)
        if earlier == line.number:
            return
        _department, year, month, code = key
        in_wide_file = next((column for column in line.sheet.figures if line.has(column)), "")
        line.add(
            in_wide_file if self.sheet.months else monthly_items.code_column(line),
            "error",
            _("Row {row} already has {code} for month {month} of {year}.").format(
                row=earlier, code=code, month=month, year=year
            ),
            _("Keep one of the two rows."),
        )

    def _department(self, line: Line) -> str | None:
        text = line.text("department")
        if not text and (self.only_department or "department" not in self.sheet.columns):
            return self.only_department
        found = self.departments.get(fold(text), []) if text else []
        if len(found) == 1:
            return found[0]
        if not text:
            problem = _("The department is missing.")
        elif found:
            problem = _("Several departments are called “{value}”.").format(value=shown(text))
        else:
            problem = _("There is no department “{value}” that you can report for.").format(value=shown(text))
        line.add("department", "error", problem, _("Write the department's code, as the template does."))
        return None

    def _year(self, line: Line) -> int | None:
        if "year" not in self.sheet.columns:
            return self.sheet.year
        year = cell_values.year(line.text("year"))
        if isinstance(year, Remark):
            line.take("year", year)
            return None
        return year

    def _year_and_month(self, line: Line, stated: int | None) -> tuple[int | None, int | None]:
        """The year and month of a row of a long file; the month may say its year where no column does."""
        if "month" not in self.sheet.columns:
            return stated, self.sheet.month
        month = cell_values.month(line.text("month"), stated)
        if isinstance(month, Remark):
            line.take("month", month)
            return stated, None
        if self.sheet.months_say_years:
            stated = cell_values.year_and_month(line.text("month"))[0]
            if stated is None:
                hint = _("Write the month with its year: 2023-10.")
                line.add("month", "error", _("This month does not say its year."), hint)
        return stated, month

    def _refuse_other_year(self, line: Line, stated: int | None) -> None:
        for column in line.sheet.figures:
            if stated is not None and line.has(column):
                problem = _("This column is of {year}, the row of {stated}.")
                hint = _("Correct the year of the row, or move the figure.")
                line.add(column, "error", problem.format(year=line.sheet.year, stated=stated), hint)

    def _book(self, line: Line, department: str | None, year: int | None) -> Book | None:
        """What the department can report on in that year; that there is nothing is noted."""
        if department is None:
            return None
        books = self.books.get(department, {})
        if year is not None and year not in books:
            problem = monthly_items.nothing_to_report_on(self.sheet.kind, year, books.keys())
            hint = _("Correct the year, or import the official target form of that year first.")
            line.add("year" if "year" in self.sheet.columns else "month", "error", problem, hint)
        return books.get(year)


def _nothing_to_check(line: Line, item: dict) -> None:
    """Tasks carry no target and no unit in a file that could differ."""


def _departments(departments: dict[str, str]) -> dict[str, list[str]]:
    """Code or name → codes. Excel drops leading zeros, so 7 finds 007 where nothing else is called 7."""
    codes = {fold(code): [code] for code in departments}
    names, without_zeros = defaultdict(list), defaultdict(list)
    for code, name in departments.items():
        names[fold(name)].append(code)
        without_zeros[fold(code).lstrip("0")].append(code)
    return without_zeros | names | codes


def _is_layout(line: Line) -> bool:
    """A header that comes again, a total, or a signature under the table: said in a notice, and passed over."""
    if line.cells in line.sheet.header_rows:
        problem = _("The header comes again in this row; it is passed over.")
    elif _is_total(line):
        problem = _("This row is a total; it is passed over.")
    elif _SIGNATURE.fullmatch(fold(next(filter(None, line.cells)))):
        problem = _("This row is a signature or a note; it is passed over.")
    elif not any(line.cells[index] for index in line.sheet.telling if index < len(line.cells)):
        problem = _("This row has no code, no name and no figure; it is passed over.")
    else:
        return False
    hint = _("Nothing to do, unless something is missing in it.")
    value = shown(next(filter(None, line.cells)))
    line.problems.append(Problem(line.number, "", value, "notice", problem, hint))
    return True


def _is_total(line: Line) -> bool:
    """Whether its code says so; where there is none, its name; without a name, its first cell."""
    label = line.text("code") or line.text("name") or next(filter(None, line.cells))
    return bool(_TOTAL.fullmatch(fold(label)))


def _check_width(line: Line) -> None:
    """An unquoted 1,234 in a CSV file pushes all that follows one column to the right."""
    width = line.sheet.width
    beyond = next((index for index, cell in enumerate(line.cells[width:], start=width) if cell), None)
    if beyond is None and len(line.cells) <= len(line.sheet.headers):
        return
    problem = _("This row has more cells than the header has columns.")
    hint = _("Write numbers without a comma between the thousands, and put a text with a comma in quotation marks.")
    if beyond is None:
        line.problems.append(Problem(line.number, "", "", "warning", problem, hint))
        return
    cell, value = f"{column_name(beyond)}{line.number}", shown(line.cells[beyond])
    line.problems.append(Problem(line.number, "", value, "error", problem, hint, cell))
    line.failed = True


def _closed(month: dict) -> Problem:
    return Problem(None, "", "", "error", headline_words.closed_month(month), _(headline_words.WHEN_CLOSED))


def _nothing_in_it(blank_count: int) -> Problem:
    problem = _("Nothing is filled in: no row has a figure.") if blank_count else _("There are no rows to read.")
    return Problem(None, "", "", "error", problem, _("Fill in the template of the month and upload it."))
