"""What a line of a monthly file is about: the department, the months that its figures cover, and the item."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache

from monitoring.files import cell_values
from monitoring.files.cell_values import Remark, fold, shown
from monitoring.files.periods import Period, period_in
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import items
from monitoring.monthly.columns import CODE_AND_NAME
from monitoring.monthly.items import Book
from monitoring.monthly.lines import Line
from monitoring.monthly.reference import Reference
from monitoring.monthly.sheet import Sheet


@dataclass(frozen=True)
class Key:
    """Whose figure a line reports and of which months; ``item`` is the indicator or task.

    What the line does not say, or says wrongly, is None, and a problem at its cell.
    """

    department: str | None
    period: Period | None
    item: dict | None

    @property
    def is_whole(self) -> bool:
        """Whether a figure can be stored under it."""
        return None not in (self.department, self.period, self.item)


class Keys:
    """Reads the keys of lines; holds the departments and what each of them reports on."""

    def __init__(self, sheet: Sheet, reference: Reference):
        self._sheet = sheet
        self._code, self._name = CODE_AND_NAME[sheet.kind]
        self._departments = _departments(reference.departments)
        self._only_department = next(iter(reference.departments)) if len(reference.departments) == 1 else None
        self._books: dict[str, dict[int, Book]] = defaultdict(lambda: defaultdict(lambda: Book(sheet.kind)))
        for item in reference.items(sheet.kind):
            self._books[item["department_code"]][item["year"]].items.append(item)

    def of(self, line: Line) -> list[tuple[Line, Key]]:
        """The figures of a line, one in most files, in a wide file one a period, each with its key."""
        department = self._department(line)
        found: dict[int | None, tuple[dict | None, list]] = {}
        for part, period in self._parts(line):
            year = period and period.year
            if year not in found:
                item = items.item_of(line, self._book(line, department, year))
                found[year] = item, []
                line.item = self._named(line, item)
            found[year][1].append((part, period))
        return [
            (part, Key(department, period if period and period.last else None, item))
            for item, parts in found.values()
            for part, period in parts
        ]

    def _named(self, line: Line, item: dict | None) -> str:
        """The item with its code, as people read it; where it is not known, what the line says of it."""
        said = (line.text("code"), line.text("name")) if item is None else (item[self._code], item[self._name])
        return shown(" ".join(filter(None, said)))

    def _parts(self, line: Line) -> list[tuple[Line, Period | None]]:
        """Each part of the line with its figures, and the months that they cover."""
        stated = self._year(line)
        if not self._sheet.months:
            return [(line, self._period(line, stated))]
        parts = []
        for month in self._sheet.months:
            part = line.of_month(month)
            if month.year not in (None, stated) and "year" in self._sheet.columns:
                _refuse_other_year(part, stated)
            else:
                parts.append((part, _in_year(month.period, month.year or stated)))
        return parts

    def _period(self, line: Line, stated: int | None) -> Period | None:
        """The months of a line of a long file: of its own cell, of the heading of its figures, or of the title."""
        of_sheet = self._sheet.period
        if "month" not in self._sheet.columns:
            return _in_year(of_sheet or Period(None, None), stated)
        own = self._own_period(line, stated)
        if own is None:
            return Period(None, None, stated)
        if self._sheet.months_say_years:
            stated = own.year
            if stated is None:
                hint = _("Write the month with its year: 2023-10.")
                line.add("month", "error", _("This month does not say its year."), hint)
        return _of_heading(line, _in_year(own, stated), of_sheet)

    def _own_period(self, line: Line, stated: int | None) -> Period | None:
        """What the cell of the month says: one month, or more of them (1-7月); None where it is neither."""
        text = line.text("month")
        found = _said_period(text, stated)
        if found is None:
            line.take("month", cell_values.month(text, stated))
        return found

    def _department(self, line: Line) -> str | None:
        text = line.text("department")
        if not text and (self._only_department or "department" not in self._sheet.columns):
            return self._sheet.department or self._only_department
        found = self._departments.get(fold(text), []) if text else []
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
        if "year" not in self._sheet.columns:
            return self._sheet.year
        year = cell_values.year(line.text("year"))
        if isinstance(year, Remark):
            line.take("year", year)
            return None
        return year

    def _book(self, line: Line, department: str | None, year: int | None) -> Book | None:
        """What the department can report on in that year; that there is nothing is noted."""
        if department is None:
            return None
        books = self._books.get(department, {})
        if year is not None and year not in books:
            problem = items.nothing_to_report_on(self._sheet.kind, year, books.keys())
            hint = _("Correct the year, or import the official target form of that year first.")
            line.add("year" if "year" in self._sheet.columns else "month", "error", problem, hint)
        return books.get(year)


@lru_cache(maxsize=1 << 10)
def _said_period(text: str, stated: int | None) -> Period | None:
    """The months that a cell of the month names in the year ``stated``; None where it names none."""
    month = cell_values.month(text, stated)
    if not isinstance(month, Remark):
        return Period(month, month, cell_values.year_and_month(text)[0])
    period, rest = period_in(text)
    is_span = period is not None and period.is_span and period.last is not None and not period.is_unclear
    if not is_span or rest or (stated is not None and period.year not in (None, stated)):
        return None
    return period


@lru_cache(maxsize=1 << 10)
def _in_year(period: Period, year: int | None) -> Period:
    return replace(period, year=year)


def _of_heading(line: Line, own: Period, heading: Period | None) -> Period:
    """The line's month, and what the heading of its figures says of them: a running total, a quarter up to it."""
    if heading is None or heading.is_unclear or (heading.last is None and not heading.is_to_date):
        return own
    if heading.last is None:
        return replace(own, first=1, is_to_date=True)
    if heading.last != own.last:
        line.add(
            "month",
            "error",
            _("The heading of the figure says month {heading}, the row month {row}.").format(
                heading=heading.last, row=own.last
            ),
            _("Correct the month of the row, or the heading."),
        )
        return own
    return replace(heading, year=own.year)


def _refuse_other_year(line: Line, stated: int | None) -> None:
    for column in line.sheet.figures:
        if stated is not None and line.has(column):
            problem = _("This column is of {year}, the row of {stated}.")
            hint = _("Correct the year of the row, or move the figure.")
            line.add(column, "error", problem.format(year=line.sheet.year, stated=stated), hint)


def _departments(departments: dict[str, str]) -> dict[str, list[str]]:
    """Code or name → codes. Excel drops leading zeros, so 7 finds 007 where nothing else is called 7."""
    codes = {fold(code): [code] for code in departments}
    names, without_zeros = defaultdict(list), defaultdict(list)
    for code, name in departments.items():
        names[fold(name)].append(code)
        without_zeros[fold(code).lstrip("0")].append(code)
    return without_zeros | names | codes
