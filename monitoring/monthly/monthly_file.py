"""A monthly file, step by step: cells → sheet → lines → keys and figures → figures of months, and every problem."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitoring.files.cells import Cells
from monitoring.language import headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import actuals, explanations, header, layout_rows, money, totals
from monitoring.monthly.columns import CODE_AND_NAME, COLUMNS, FIGURE_OF_A_MONTH, Kind
from monitoring.monthly.items import code_column
from monitoring.monthly.keys import Key, Keys
from monitoring.monthly.lines import Line, lines_below
from monitoring.monthly.place import Place
from monitoring.monthly.reference import Reference
from monitoring.monthly.sheet import Sheet
from monitoring.monthly.totals import Entry
from monitoring.problems import Problem, errors

FIGURES_OF = {
    "actuals": actuals.of_actuals,
    "spending": money.of_spending,
    "budget": money.of_budgets,
    "explanations": explanations.of_explanations,
}
# How many rows are read before the progress is told.
ROWS_A_STEP = 1_000


@dataclass(frozen=True)
class MonthlyFile:
    """A monthly file as read: the rows without an error, and the problems of all rows.

    Rows of actuals have actual_value, numerator_value, denominator_value (four decimals or None), those of
    spending spent_amount and of budgets budget_amount (yuan, two decimals), and a note; those of explanations the
    columns of their table. ``first_month`` is where a figure begins that covers more than its month. ``blank_count``
    rows have nothing of it: not reported, which is not 0. ``refused`` are the numbers of the rows with an error.
    """

    kind: Kind
    rows: list[dict]
    problems: list[Problem]
    blank_count: int
    refused: frozenset[int] = frozenset()

    def without_refused(self) -> "MonthlyFile | None":
        """What would be read without the rows with an error; None where an error concerns more than its row."""
        rows = [row for row in self.rows if row["source_row"] not in self.refused]
        if not rows or any(problem.row not in self.refused for problem in errors(self.problems)):
            return None
        return replace(self, rows=rows, problems=[one for one in self.problems if one.severity != "error"])


def read(
    cells: Cells,
    reference: Reference,
    progress: Callable[[float], None] | None = None,
    page: Place | None = None,
) -> MonthlyFile:
    """What the cells of a monthly file say, and every problem in them; a file with an error must not be stored.

    ``progress`` is told how much of the rows is read, from 0 to 1. ``page`` says whose figures they are, and of when,
    where the file does not.
    """
    sheet = header.find(cells.rows, reference.departments, cells.encoding, reference.known, page)
    if sheet.header_index is None:
        return MonthlyFile(sheet.kind, [], [*cells.problems, *sheet.problems], 0)
    lines, keys = list(lines_below(sheet, cells)), Keys(sheet, reference)
    found = _Figures(sheet, reference)
    for count, line in enumerate(lines, 1):
        if progress and (count % ROWS_A_STEP == 0 or count == len(lines)):
            progress(count / len(lines))
        if not layout_rows.is_layout(line):
            layout_rows.check_width(line)
            found.take(line, keys.of(line))
    rows = found.rows(reference)
    problems = [*cells.problems, *_problems(sheet, lines, found, rows)]
    return MonthlyFile(sheet.kind, rows, problems, found.blank_count, _refused(lines))


def of_lines(sheet: Sheet, lines: Sequence[tuple[Line, Key]], reference: Reference) -> MonthlyFile:
    """What ``lines`` of any other paper report under their keys, checked and stored as those of a monthly file are.

    All lines are of the kind of ``sheet``; each names its cells itself.
    """
    found = _Figures(sheet, reference)
    for line, key in lines:
        found.take(line, [(line, key)])
    rows = found.rows(reference)
    problems = [problem for line, _key in lines for problem in line.problems]
    refused = _refused(line for line, _key in lines)
    return MonthlyFile(sheet.kind, rows, [*problems, *found.closed_months()], found.blank_count, refused)


def _refused(lines: Iterable[Line]) -> frozenset[int]:
    return frozenset(line.number for line in lines if errors(line.problems))


def is_one(cells: Cells, reference: Reference) -> bool:
    """Whether a sheet has the header of a monthly file, and anything below it."""
    sheet = header.find(cells.rows, reference.departments, cells.encoding, reference.known)
    return sheet.header_index is not None and any(True for _line in lines_below(sheet, cells))


class _Figures:
    """The figures of all lines with their keys, as far as they are read."""

    def __init__(self, sheet: Sheet, reference: Reference):
        self._sheet, self._closed = sheet, reference.closed
        self._row_of_key: dict[tuple, int] = {}
        self.entries: list[Entry] = []
        self.closed: set[tuple] = set()
        self.blank_count = 0

    def take(self, line: Line, parts: list[tuple[Line, Key]]) -> None:
        """Read the figures of a line, of which each part has its key, with every problem at its cell."""
        before = len(self.entries), self.blank_count
        told: dict[int, dict] = {}
        for part, key in parts:
            if self._take_figures(part, key) and key.item is not None:
                told[id(key.item)] = key.item
        if self._sheet.kind == "actuals":
            for item in told.values():
                actuals.check_target_and_unit(line, item)
        self._keep_note(line, *before)

    def _take_figures(self, line: Line, key: Key) -> bool:
        """Whether a line says anything under its key; what it says is kept, unless there is an error in it."""
        is_empty = not any(line.has(column) for column in line.sheet.figures)
        figures = FIGURES_OF[self._sheet.kind](line, key.item)
        total = self._total_beside(line, key)
        if total and figures is None and is_empty:
            line, key, figures, total = total.line, total.key, total.figures, None
        if key.is_whole:
            if figures is not None:
                self._check_repetition(line, key)
                self._check_closed(key)
            if figures is None and not line.failed:
                self.blank_count += 1
            elif not line.failed:
                self.entries.append(Entry(line, key, figures, total))
        return figures is not None

    def _total_beside(self, line: Line, key: Key) -> Entry | None:
        """The running total that stands beside a month's figure, None where there is none."""
        if not (key.is_whole and key.period.is_month):
            return None
        month = key.period.last
        for sheet in line.sheet.totals:
            if sheet.period.last in (None, month):
                part = line.of_month(sheet)
                if figures := FIGURES_OF[sheet.kind](part, key.item):
                    period = replace(key.period, first=1, is_to_date=True)
                    return Entry(part, replace(key, period=period), figures)
        return None

    def _check_repetition(self, line: Line, key: Key) -> None:
        code = key.item[CODE_AND_NAME[self._sheet.kind][0]]
        place = (key.department, key.period.year, key.period.last, code)
        earlier = self._row_of_key.setdefault(place, line.number)
        if earlier == line.number:
            return
        in_wide_file = next((column for column in line.sheet.figures if line.has(column)), None)
        if self._sheet.months and in_wide_file is None:
            # A month of a row that is refused for another one; it says nothing that could repeat anything.
            return
        line.add(
            in_wide_file if self._sheet.months else code_column(line),
            "error",
            _("Row {row} already has {code} for month {month} of {year}.").format(
                row=earlier, code=code, month=key.period.last, year=key.period.year
            ),
            _("Keep one of the two rows."),
        )

    def _check_closed(self, key: Key) -> None:
        month = key.department, key.period.year, key.period.last
        if month in self._closed:
            self.closed.add(month)

    def rows(self, reference: Reference) -> list[dict]:
        """The figures as they are stored, of the lines without an error; running totals as those of their months."""
        entries = totals.to_months(self._sheet.kind, self.entries, reference)
        return [_row(self._sheet.kind, entry) for entry in entries if not entry.line.failed]

    def closed_months(self) -> Iterator[Problem]:
        """An error for each closed month for which the file has figures."""
        for month in sorted(self.closed):
            sentence = headline_words.closed_month(self._closed[month])
            yield Problem(None, "", "", "error", sentence, _(headline_words.WHEN_CLOSED))

    def _keep_note(self, line: Line, entry_count: int, blank_count: int) -> None:
        """The note of a row goes with its figure, in a wide file with the last one."""
        if "note" not in COLUMNS[self._sheet.kind]:
            return
        for entry in self.entries[entry_count:]:
            entry.figures["note"] = ""
        if len(self.entries) > entry_count:
            self.entries[-1].figures["note"] = line.text("note")
        elif self.blank_count > blank_count and line.has("note"):
            line.add(
                "note",
                "notice",
                _("This row has a note and no figure; it is not stored."),
                _("Write the figure too, if there is one."),
            )


def _row(kind: Kind, entry: Entry) -> dict:
    """An entry as it is stored."""
    code, period = CODE_AND_NAME[kind][0], entry.key.period
    key = {"department_code": entry.key.department, "year": period.year, "month": period.last}
    if kind in FIGURE_OF_A_MONTH:
        key["first_month"] = None
    return key | {code: entry.key.item[code]} | entry.figures | {"source_row": entry.line.number}


def _problems(sheet: Sheet, lines: list[Line], found: _Figures, rows: list[dict]) -> list[Problem]:
    """All problems: of the header, of the lines in their order, of the whole file."""
    of_lines = [replace(problem, item=line.item) for line in lines for problem in line.problems]
    whole = [*found.closed_months(), *_title_differs(sheet, found)]
    if not lines or not (rows or errors(of_lines) or errors(list(sheet.problems))):
        whole.append(_nothing_in_it(found.blank_count))
    return [*sheet.problems, *of_lines, *whole]


def _title_differs(sheet: Sheet, found: _Figures) -> list[Problem]:
    """The title may cover months that the rows do not say: are their figures running totals?"""
    title = sheet.title_period
    months = {(entry.key.period.first, entry.key.period.last) for entry in found.entries}
    if title is None or months != {(title.last, title.last)}:
        return []
    problem = _("The title covers the months {first} to {last}, each row says month {last} alone and is read so.")
    hint = _("If the figures are running totals, write 累计 into the heading of the figure; otherwise nothing to do.")
    return [
        Problem(sheet.header_index + 1, "", "", "warning", problem.format(first=title.first, last=title.last), hint)
    ]


def _nothing_in_it(blank_count: int) -> Problem:
    problem = _("Nothing is filled in: no row has a figure.") if blank_count else _("There are no rows to read.")
    return Problem(None, "", "", "error", problem, _("Fill in the template of the month and upload it."))
