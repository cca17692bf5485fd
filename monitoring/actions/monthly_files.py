"""A month's file comes in: read, checked, shown with what it changes, committed; and the file to fill in."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from monitoring.actions import changes, monthly_kinds, reference, submissions
from monitoring.files.cells import Cells
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import monthly_file
from monitoring.monthly import template as monthly_template
from monitoring.monthly.monthly_file import MonthlyFile
from monitoring.monthly.place import Place
from monitoring.monthly.reference import Reference
from monitoring.problems import MonitoringError, RefusedFile, errors
from monitoring.store.database import Database


@dataclass(frozen=True)
class Preview:
    """What a monthly file says and would change; nothing is stored yet.

    ``identical`` are the live submissions of the same bytes: the file is committed already.
    """

    cells: Cells
    file: MonthlyFile
    changes: list[dict]
    identical: list[int]

    @property
    def can_commit(self) -> bool:
        """Whether no error stands against it and there is something in it."""
        return bool(self.file.rows) and not errors(self.file.problems)

    def without_refused(self) -> "Preview | None":
        """The preview as if the rows with an error were left out: for looking ahead, never for the commit.

        None where nothing would be left, or where an error concerns more than its row.
        """
        file = self.file.without_refused()
        if file is None:
            return None
        return replace(self, file=file, changes=[row for row in self.changes if row["source_row"] not in file.refused])


def preview(
    database: Database,
    cells: Cells,
    progress: Callable[[float], None] | None = None,
    page: Place | None = None,
) -> Preview:
    """The monthly file in ``cells`` read and checked, with each figure new, changed or unchanged.

    ``progress`` is told how much of the rows is checked, from 0 to 1. ``page`` is what a page shows: whose figures
    they are, and of when, where the file does not say it.
    """
    known = reference.of(database)
    file = monthly_file.read(cells, known, progress, page)
    return Preview(cells, file, changes.of_file(database, file, known), identical(database, cells, file.kind))


def sheets(database: Database, tables: list[Cells]) -> list[Cells]:
    """The sheets of a file that hold monthly figures; the first sheet where none does.

    Where there are several, each is a file of its own: its checksum is that of the file and of its name.
    """
    if len(tables) == 1:
        return tables
    known = reference.of(database)
    found = [cells for cells in tables if monthly_file.is_one(cells, known)] or tables[:1]
    return found if len(found) == 1 else [_apart(cells) for cells in found]


def has_figures(database: Database, tables: list[Cells]) -> bool:
    """Whether one of the sheets of a file has the header of a monthly file, and anything below it."""
    known = reference.of(database)
    return any(monthly_file.is_one(cells, known) for cells in tables)


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
    """Store a previewed file, one submission for each department and year in it; returns their numbers.

    Raises ``RefusedFile`` where the file has an error: then nothing of it is stored.
    """
    if not what.can_commit:
        raise RefusedFile(
            _("{file}: nothing was stored, because the file has errors.").format(file=what.cells.file_name),
            what.file.problems,
        )
    parts: dict[tuple[str, int], list[dict]] = {}
    for row in what.file.rows:
        parts.setdefault((row["department_code"], row["year"]), []).append(row)
    return database.commit_all(
        [
            (
                submissions.from_file(what.file.kind, department, year, what.cells, submitted_by, is_illustrative),
                {monthly_kinds.TABLES[what.file.kind]: rows},
            )
            for (department, year), rows in parts.items()
        ]
    )
