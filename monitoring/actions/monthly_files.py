"""A month's file or a monitoring table comes in: read, checked, shown with its changes, committed; the template."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from monitoring.actions import changes, monitoring_tables, monthly_kinds, reference, submissions
from monitoring.files.cells import Cells
from monitoring.forms import kinds
from monitoring.forms.kinds import Paper
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import monthly_file
from monitoring.monthly import template as monthly_template
from monitoring.monthly.monthly_file import MonthlyFile
from monitoring.monthly.place import Place
from monitoring.monthly.reference import Reference
from monitoring.problems import MonitoringError, Problem, RefusedFile, errors
from monitoring.store.database import Database

# What the command line and the page call a monitoring table.
MONITORING = "monitoring"


@dataclass(frozen=True)
class Preview:
    """What a file says and would change; nothing is stored yet.

    ``kind`` is that of a monthly file, which is the only one of ``files``, or ``monitoring`` for a monitoring table,
    which has reports of several kinds. ``identical`` are the live submissions of the same bytes: the file is
    committed already.
    """

    cells: Cells
    kind: str
    files: tuple[MonthlyFile, ...]
    problems: list[Problem]
    changes: list[dict]
    identical: list[int]

    @property
    def file(self) -> MonthlyFile:
        """The monthly file, or the first reports of a monitoring table."""
        return self.files[0]

    @property
    def rows(self) -> list[dict]:
        """All figures, as they would be stored."""
        return [row for file in self.files for row in file.rows]

    @property
    def blank_count(self) -> int:
        """How many rows have nothing of what they could report."""
        return sum(file.blank_count for file in self.files)

    @property
    def refused(self) -> frozenset[int]:
        """The numbers of the rows with an error."""
        return frozenset().union(*(file.refused for file in self.files))

    @property
    def can_commit(self) -> bool:
        """Whether no error stands against it and there is something in it."""
        return bool(self.rows) and not errors(self.problems)

    def without_refused(self) -> "Preview | None":
        """The preview as if the rows with an error were left out: for looking ahead, never for the commit.

        None where nothing would be left, or where an error concerns more than its row.
        """
        if any(problem.row not in self.refused for problem in errors(self.problems)):
            return None
        files = tuple(kept for file in self.files if (kept := file.without_refused()))
        if not files:
            return None
        problems = [problem for problem in self.problems if problem.severity != "error"]
        changed = [row for row in self.changes if row["source_row"] not in self.refused]
        return replace(self, files=files, problems=problems, changes=changed)


def preview(
    database: Database,
    cells: Cells,
    progress: Callable[[float], None] | None = None,
    page: Place | None = None,
) -> Preview:
    """The monthly file or monitoring table in ``cells`` read and checked, with each figure new, changed or unchanged.

    ``progress`` is told how much of the rows is checked, from 0 to 1. ``page`` is what a page shows: whose figures
    they are, and of when, where the file does not say it.
    """
    known = reference.of(database)
    paper = kinds.kind_of(cells)
    if paper.kind in ("monitoring", "several"):
        files, problems = monitoring_tables.read(cells, known)
        return _preview(database, cells, MONITORING, tuple(files), problems, known)
    # A form may be about a whole year: no month of a page is put to its figures.
    is_form = paper.kind in ("targets", "evaluation")
    file = monthly_file.read(cells, known, progress, None if is_form else page)
    problems = [_official_form(paper)] if is_form and errors(file.problems) else file.problems
    return _preview(database, cells, file.kind, (file,), problems, known)


def _preview(
    database: Database,
    cells: Cells,
    kind: str,
    files: tuple[MonthlyFile, ...],
    problems: list[Problem],
    known: Reference,
) -> Preview:
    found = [row for file in files for row in changes.of_file(database, file, known)]
    same = [number for file in files for number in identical(database, cells, file.kind)]
    return Preview(cells, kind, files, problems, found, same)


def _official_form(paper: Paper) -> Problem:
    """That a target form or self-evaluation is no month's file, and where it comes in."""
    problem = (
        _("This is a self-evaluation, and no month's file.")
        if paper.kind == "evaluation"
        else _("This is a target form, and no month's file.")
    )
    return Problem(None, "", "", "error", problem, _("Import it with import-form, or on the page “Targets”."))


def sheets(database: Database, tables: list[Cells]) -> list[Cells]:
    """The sheets of a file that hold monthly figures; the first sheet where none does.

    Where there are several, each is a file of its own: its checksum is that of the file and of its name.
    """
    if len(tables) == 1:
        return tables
    known = reference.of(database)
    found = [cells for cells in tables if _has_figures(cells, known)] or tables[:1]
    return found if len(found) == 1 else [_apart(cells) for cells in found]


def has_figures(database: Database, tables: list[Cells]) -> bool:
    """Whether one of the sheets of a file is a monitoring table, or a monthly file with anything below its header."""
    known = reference.of(database)
    return any(_has_figures(cells, known) for cells in tables)


def _has_figures(cells: Cells, known: Reference) -> bool:
    return kinds.kind_of(cells).kind in ("monitoring", "several") or monthly_file.is_one(cells, known)


def _apart(cells: Cells) -> Cells:
    return replace(cells, sha256=hashlib.sha256(f"{cells.sha256} {cells.sheet}".encode()).hexdigest())


def one_sheet(database: Database, tables: list[Cells], name: str | None = None) -> Cells:
    """The sheet called ``name``, else the only one with monthly figures.

    Raises ``MonitoringError`` where there is no such sheet, or where several hold figures and none is named.
    """
    found = sheets(database, tables)
    chosen = [cells for cells in found if name in (None, cells.sheet)]
    if len(chosen) == 1:
        return chosen[0]
    names = formats.listed(f"“{cells.sheet}”" for cells in found)
    if name:
        raise MonitoringError(
            _("No sheet “{name}” with monthly figures; there are {sheets}.").format(name=name, sheets=names)
        )
    raise MonitoringError(
        _("{file}: several sheets hold monthly figures: {sheets}. Nothing is read until one is chosen.").format(
            file=found[0].file_name, sheets=names
        )
    )


def template(
    database: Database,
    kind: str,
    department_code: str,
    year: int,
    month: int,
    items: list[dict] | None = None,
) -> bytes:
    """The month's file to fill in as .xlsx: codes, names and targets, what was last reported, what to enter.

    ``items`` are the rows of ``reference.of(database).items(kind)`` to ask for, all of the department's year unless
    given; a ``status`` in them, in words, is shown in a template of explanations. Raises ``UnknownName`` where there
    is nothing to report on.
    """
    known = reference.of(database)
    asked = monthly_template.asked_for(kind, known, department_code, year, month, items)
    last = _last_reported(database, kind, known, department_code, year, month)
    return monthly_template.workbook(kind, asked, month, last)


def _last_reported(
    database: Database, kind: str, known: Reference, department: str, year: int, month: int
) -> dict[str, str]:
    """Code → what was last reported of it up to a month, and for which: ``9月: 86``."""
    stored = reported(database, kind, known, department, year)
    return {
        code: f"{formats.short_month(last)}: {figures[last]}"
        for code, figures in stored.items()
        if (last := max((each for each in figures if each <= month), default=None))
    }


def reported(database: Database, kind: str, known: Reference, department: str, year: int) -> dict[str, dict[int, str]]:
    """Code → month → what is reported and in force, in words."""
    money, found = changes.money_keys(known), {}
    for row in database.query(monthly_kinds.REPORTED[kind], department_code=department, year=year):
        code = row[monthly_kinds.KEYS[kind][-1]]
        found.setdefault(code, {})[row["month"]] = changes.figure_text(row, kind, money)
    return found


def identical(database: Database, cells: Cells, kind: str) -> list[int]:
    """Numbers of the live submissions of this kind with the same bytes."""
    return [
        row["submission_id"]
        for row in database.query("submission_history")
        if (row["kind"], row["file_sha256"], row["state"]) == (kind, cells.sha256, "live")
    ]


def commit(database: Database, what: Preview, submitted_by: str, is_illustrative: bool = False) -> list[int]:
    """Store a previewed file, all or nothing; returns the numbers of its submissions.

    There is one for each kind of report, department and year in it. Raises ``RefusedFile`` where the file has an
    error: then nothing of it is stored.
    """
    if not what.can_commit:
        raise RefusedFile(
            _("{file}: nothing was stored, because the file has errors.").format(file=what.cells.file_name),
            what.problems,
        )
    parts: dict[tuple[str, str, int], list[dict]] = {}
    for file in what.files:
        for row in file.rows:
            parts.setdefault((file.kind, row["department_code"], row["year"]), []).append(row)
    return database.commit_all(
        [
            (
                submissions.from_file(kind, department, year, what.cells, submitted_by, is_illustrative),
                {monthly_kinds.TABLES[kind]: rows},
            )
            for (kind, department, year), rows in parts.items()
        ]
    )
