"""Cells of a monthly file → actuals or spending, and every problem with its cell; and the file to fill in."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from io import StringIO

from monitoring import cell_values, formats, monthly_columns, monthly_figures
from monitoring.cell_values import Remark, fold, plain, shown
from monitoring.language import gettext as _
from monitoring.monthly_columns import COLUMNS, FIGURE_COLUMNS, Kind, Line, Sheet
from monitoring.problems import Problem, UnknownName, errors
from monitoring.table_files import Cells, column_name

CODE_AND_NAME = {"actuals": ("indicator_code", "level3"), "spending": ("task_code", "task_name")}
YUAN_PER_10K = Decimal(10_000)
_TOTAL = re.compile(r"(?:本月|当月|本页|累计)?(?:合计|小计|总计|共计)|(?:grand|sub)?-?total")


@dataclass(frozen=True)
class Reference:
    """What the database knows, to check a file against.

    ``departments`` is code → name. ``indicators`` have department_code, year, indicator_code, level3,
    explanation, comparator, target_value (None for a target in words), target_text, unit, aggregation, pacing,
    due_month; ``tasks`` have department_code, year, task_code, task_name, budget_amount (yuan).
    """

    departments: dict[str, str]
    indicators: list[dict]
    tasks: list[dict]

    def items(self, kind: Kind) -> list[dict]:
        """What a file of this kind reports on: indicators, or tasks."""
        return self.indicators if kind == "actuals" else self.tasks


@dataclass(frozen=True)
class MonthlyFile:
    """A monthly file as read: the rows without an error, and the problems of all rows.

    Rows of actuals have actual_value, numerator_value, denominator_value (four decimals or None), those of
    spending spent_amount (yuan, two decimals). ``blank_count`` rows have no figure: not reported, which is not 0.
    """

    kind: Kind
    rows: list[dict]
    problems: list[Problem]
    blank_count: int


def read(cells: Cells, reference: Reference) -> MonthlyFile:
    """What the cells of a monthly file say, and every problem in them; a file with an error must not be stored."""
    sheet = monthly_columns.find(cells.rows, reference.departments, cells.encoding)
    if sheet.header_index is None:
        return MonthlyFile(sheet.kind, [], list(sheet.problems), 0)
    return _Reading(sheet, reference).of(cells.rows)


def template(kind: Kind, reference: Reference, department_code: str, year: int, month: int) -> bytes:
    """The month's file to fill in, as CSV for Excel: a row per indicator or task, figures empty, money in 万元.

    Raises ``UnknownName`` where there is nothing to report on, and for a month that does not exist.
    """
    if not 1 <= month <= 12:
        raise UnknownName(_("There is no month {month}; months run from 1 to 12.").format(month=month))
    if department_code not in reference.departments:
        raise UnknownName(_("There is no department “{department}”.").format(department=department_code))
    items = [item for item in reference.items(kind) if item["department_code"] == department_code]
    of_year = [item for item in items if item["year"] == year]
    if not of_year:
        raise UnknownName(_nothing_to_report_on(kind, year, {item["year"] for item in items}))
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(monthly_columns.heading(kind, column) for column in COLUMNS[kind])
    for item in of_year:
        filled = _prefilled(kind, item, month)
        writer.writerow(filled.get(column, "") for column in COLUMNS[kind])
    return file.getvalue().encode("utf-8-sig")


def _prefilled(kind: Kind, item: dict, month: int) -> dict:
    code, name = CODE_AND_NAME[kind]
    filled = {
        "department": _as_text(item["department_code"]),
        "year": item["year"],
        "month": month,
        "code": _as_text(item[code]),
        "name": _as_text(item[name]),
    }
    if kind == "spending":
        budget = item["budget_amount"]
        return filled | {"budget": "" if budget is None else plain(budget / YUAN_PER_10K)}
    target = item["target_value"]
    return filled | {
        "explanation": _as_text(item["explanation"]),
        "comparator": _as_text(item["comparator"]),
        "target": _as_text(item["target_text"]) if target is None else plain(target),
        "unit": _as_text(item["unit"]),
    }


def _as_text(text: str | None) -> str:
    """``text`` so that Excel does not take it for a formula; a lone = (the comparator) is text as it is."""
    text = text or ""
    is_formula = text != "=" and text.lstrip()[:1] in tuple("=+-@＝＋－＠")
    return f"'{text}" if is_formula else text


def _nothing_to_report_on(kind: Kind, year: int, years: Iterable[int]) -> str:
    listed = formats.listed(sorted(years))
    if not listed:
        return (
            _("This department has no targets yet.") if kind == "actuals" else _("This department has no tasks yet.")
        )
    sentence = (
        _("There are no targets for {year}; there are targets for {years}.")
        if kind == "actuals"
        else _("There are no tasks for {year}; there are tasks for {years}.")
    )
    return sentence.format(year=year, years=listed)


class _Book:
    """The indicators or tasks of one department and year, by code and by name."""

    def __init__(self, kind: Kind):
        self.code, self.name = CODE_AND_NAME[kind]
        self.items: list[dict] = []

    @cached_property
    def by_code(self) -> dict[str, dict]:
        return {fold(item[self.code]): item for item in self.items}

    @cached_property
    def by_name(self) -> dict[str, list[dict]]:
        names = defaultdict(list)
        for item in self.items:
            names[fold(item[self.name])].append(item)
        return names

    def named(self, name: str, explanation: str) -> list[dict]:
        """The items of this name; where there are several, those which also have this explanation, if any has."""
        found = self.by_name.get(fold(name), [])
        if len(found) < 2 or not explanation:
            return found
        return [item for item in found if fold(item.get("explanation") or "") == fold(explanation)] or found

    def codes(self) -> str:
        """All codes in short, letter by letter: “K1–K5, O1–O21, B1, B2”; not every number between need exist."""
        of_letter: dict[str, list[str]] = defaultdict(list)
        for item in self.items:
            of_letter[item[self.code].rstrip("0123456789")].append(item[self.code])
        spans = ([f"{codes[0]}–{codes[-1]}"] if len(codes) > 2 else codes for codes in of_letter.values())
        return formats.listed(code for span in spans for code in span)


class _Reading:
    """One pass over the rows below the header."""

    def __init__(self, sheet: Sheet, reference: Reference):
        self.sheet = sheet
        self.departments = _departments(reference.departments)
        self.only_department = next(iter(reference.departments)) if len(reference.departments) == 1 else None
        self.books: dict[str, dict[int, _Book]] = defaultdict(lambda: defaultdict(lambda: _Book(sheet.kind)))
        for item in reference.items(sheet.kind):
            self.books[item["department_code"]][item["year"]].items.append(item)
        self.rows: list[dict] = []
        self.problems: list[Problem] = list(sheet.problems)
        self.row_of_key: dict[tuple, int] = {}
        self.blank_count = 0
        self.code_column = "code" if "code" in sheet.columns else "name"
        self.figures = monthly_figures.FIGURES_OF[sheet.kind]

    def of(self, rows: tuple[tuple[str, ...], ...]) -> MonthlyFile:
        first = self.sheet.header_index + 1
        filled = [(index + 1, rows[index]) for index in range(first, len(rows)) if any(rows[index])]
        failed_count = 0
        for number, cells in filled:
            line = Line(self.sheet, number, cells)
            self._read(line)
            self.problems += line.problems
            failed_count += line.failed
        if not filled or not (self.rows or failed_count or errors(list(self.sheet.problems))):
            self.problems.append(_nothing_in_it(self.blank_count))
        return MonthlyFile(self.sheet.kind, self.rows, self.problems, self.blank_count)

    def _read(self, line: Line) -> None:
        if _is_layout(line):
            return
        _check_width(line)
        department = self._department(line)
        year = self._year(line, department)
        month = _month(line, year)
        book = self.books[department].get(year) if department in self.books else None
        item = self._item(line, book)
        is_blank = not any(line.has(column) for column in FIGURE_COLUMNS[self.sheet.kind])
        figures = {} if is_blank else self.figures(line, item)
        if item is None or month is None:
            return
        key = {"department_code": department, "year": year, "month": month, book.code: item[book.code]}
        if not is_blank:
            self._check_repetition(line, tuple(key.values()))
        if line.failed:
            return
        if is_blank:
            self._count_blank(line)
        else:
            self.rows.append(key | figures | {"note": line.text("note"), "source_row": line.number})

    def _count_blank(self, line: Line) -> None:
        self.blank_count += 1
        if line.has("note"):
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
        line.add(
            self.code_column,
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

    def _year(self, line: Line, department: str | None) -> int | None:
        if "year" not in self.sheet.columns:
            return None
        year = cell_values.year(line.text("year"))
        if isinstance(year, Remark):
            line.take("year", year)
            return None
        if department is not None:
            years = self.books[department].keys() if department in self.books else ()
            if year not in years:
                line.add(
                    "year",
                    "error",
                    _nothing_to_report_on(self.sheet.kind, year, years),
                    _("Correct the year, or import the official target form of that year first."),
                )
        return year

    def _item(self, line: Line, book: _Book | None) -> dict | None:
        """The indicator or task of a row: the code decides, and a name that is unique serves for it."""
        code, name = line.text("code"), line.text("name")
        if not code and not name:
            line.add(
                self.code_column,
                "error",
                _("This row has neither a code nor a name."),
                _("Write the code, or delete the row."),
            )
        if book is None or not (code or name):
            return None
        same_name = book.named(name, line.text("explanation"))
        return _by_code(line, book, code, same_name) if code else _by_name(line, book, same_name)


def _departments(departments: dict[str, str]) -> dict[str, list[str]]:
    """Code or name → codes. Excel drops leading zeros, so 7 finds 007 where nothing else is called 7."""
    codes = {fold(code): [code] for code in departments}
    names, without_zeros = defaultdict(list), defaultdict(list)
    for code, name in departments.items():
        names[fold(name)].append(code)
        without_zeros[fold(code).lstrip("0")].append(code)
    return without_zeros | names | codes


def _month(line: Line, year: int | None) -> int | None:
    if "month" not in line.sheet.columns:
        return None
    month = cell_values.month(line.text("month"), year)
    if isinstance(month, Remark):
        line.take("month", month)
        return None
    return month


def _is_layout(line: Line) -> bool:
    """A header that comes again, a total, or a signature under the table: said in a notice, and passed over."""
    if line.cells == line.sheet.headers:
        problem = _("The header comes again in this row; it is passed over.")
    elif _is_total(line):
        problem = _("This row is a total; it is passed over.")
    elif not any(line.has(column) for column in ("code", "name", *FIGURE_COLUMNS[line.sheet.kind])):
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


def _by_code(line: Line, book: _Book, code: str, same_name: list[dict]) -> dict | None:
    item = book.by_code.get(fold(code))
    if item is None:
        line.add("code", "error", *_unknown_code(book, line, same_name))
        return None
    if line.has("name") and item not in same_name:
        # Where the name is right, the explanation is that of a namesake.
        is_namesake = fold(item[book.name]) == fold(line.text("name"))
        known = item["explanation"] if is_namesake else item[book.name]
        line.add(
            "explanation" if is_namesake else "name",
            "warning",
            _("{code} is “{name}”; this row names another. The code decides.").format(
                code=item[book.code], name=shown(known or "")
            ),
            _("Check that the figure stands in the right row."),
        )
    return item


def _unknown_code(book: _Book, line: Line, same_name: list[dict]) -> tuple[str, str]:
    code, name, explanation = (line.text(column) for column in ("code", "name", "explanation"))
    problem = _("There is no code “{value}” in the targets of this department and year.").format(value=shown(code))
    if len(same_name) == 1:
        hint = _("“{name}” has the code {code}.").format(name=shown(name), code=same_name[0][book.code])
        return problem, hint
    named = formats.listed(item[book.code] for item in book.named(code, explanation))
    if named:
        hint = _("“{name}” is a name; write its code here: {codes}.").format(name=shown(code), codes=named)
        return problem, hint
    return problem, _("Use the codes of the template: {codes}.").format(codes=book.codes())


def _by_name(line: Line, book: _Book, same_name: list[dict]) -> dict | None:
    if len(same_name) == 1:
        return same_name[0]
    name = shown(line.text("name"))
    if same_name:
        codes = formats.listed(item[book.code] for item in same_name)
        problem = _("“{value}” is the name of {codes}.").format(value=name, codes=codes)
        hint = _("Write the code, to say which one is meant.")
    else:
        problem = _("There is no “{value}” in the targets of this department and year.").format(value=name)
        hint = _("Write the code from the template; delete the row if it is a total.")
    line.add("name", "error", problem, hint)
    return None


def _nothing_in_it(blank_count: int) -> Problem:
    problem = _("Nothing is filled in: no row has a figure.") if blank_count else _("There are no rows to read.")
    return Problem(None, "", "", "error", problem, _("Fill in the template of the month and upload it."))
