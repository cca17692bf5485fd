"""Forms of one file under review: corrected row by row and read again, before anything of them is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from monitoring.files import corrections
from monitoring.files.cells import Cells, remark
from monitoring.forms import official_form
from monitoring.forms.official_form import OfficialForm
from monitoring.language.catalogue import gettext as _
from monitoring.problems import errors

# The meaning of a row of which a person said that there is nothing to read in it.
PASSED_OVER = "passed over by a person"
# (sheet, row)
Place = tuple[str, int]


@dataclass(frozen=True)
class Reading:
    """A form as it was read, and the sheet that it was read from."""

    cells: Cells
    form: OfficialForm

    @property
    def is_good(self) -> bool:
        """Whether no error stands against its import."""
        return not errors(self.form.problems)

    @property
    def unread_rows(self) -> set[int]:
        """The rows that were not understood."""
        return {row.row_number for row in self.form.source_rows if row.treatment == "not_understood"}

    @property
    def rows_to_correct(self) -> list[int]:
        """The rows that were not understood, and those with an error."""
        return sorted(self.unread_rows | {problem.row for problem in errors(self.form.problems) if problem.row})


@dataclass(frozen=True)
class Review:
    """The sheets of a file as far as a person corrected them, and the rows that the person passed over."""

    tables: tuple[Cells, ...]
    passed_over: frozenset[Place] = frozenset()

    def readings(self, year: int | None = None) -> list[Reading]:
        """The forms as they are read now; ``year`` is for those that name none."""
        return readings(self.tables, year, self.passed_over)

    def corrected(self, sheet: str, lines: Mapping[int, Sequence[Sequence[str]]], passed: Iterable[int]) -> "Review":
        """The review after rows of a sheet were written anew, each as one line or several, and some passed over."""
        tables = tuple(
            corrections.replace_rows(cells, lines) if cells.sheet == sheet else cells for cells in self.tables
        )
        places = self.passed_over | {(sheet, number) for number in passed}
        moved = {(name, number + _added_above(number, lines) if name == sheet else number) for name, number in places}
        return Review(tables, frozenset(moved))


def readings(
    tables: Sequence[Cells], year: int | None = None, passed_over: frozenset[Place] = frozenset()
) -> list[Reading]:
    """The forms in the sheets of a file, at least one; a sheet with something else is only named beside a form."""
    sheets = {cells.sheet: cells for cells in tables}
    found = [
        Reading(sheets[form.sheet], pass_over(form, {row for sheet, row in passed_over if sheet == form.sheet}))
        for form in official_form.read_all(tables, year)
    ]
    forms = [reading for reading in found if official_form.is_form(reading.form)]
    if not forms:
        return found[:1]
    others = [_not_read(reading) for reading in found if reading not in forms]
    first = forms[0].form
    forms[0] = replace(forms[0], form=replace(first, problems=[*others, *first.problems]))
    return forms


def pass_over(form: OfficialForm, rows: set[int]) -> OfficialForm:
    """The form with those of ``rows`` that were not understood recorded as layout that a person passed over."""
    passed = {row.row_number for row in form.source_rows if row.treatment == "not_understood"} & rows
    if not passed:
        return form
    source_rows = tuple(
        replace(row, treatment="layout", meaning=PASSED_OVER) if row.row_number in passed else row
        for row in form.source_rows
    )
    problems = [problem for problem in form.problems if problem.row not in passed or problem.severity == "error"]
    return replace(form, source_rows=source_rows, problems=problems)


def _added_above(number: int, lines: Mapping[int, Sequence[Sequence[str]]]) -> int:
    return sum(len(written) - 1 for above, written in lines.items() if above < number)


def _not_read(reading: Reading):
    problem = _("The sheet “{sheet}” was not read: {reason}").format(
        sheet=reading.cells.sheet, reason=reading.form.problems[0].problem
    )
    return remark("notice", problem, _("Nothing to do, unless it belongs to a target form."))
