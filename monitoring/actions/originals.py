"""The files that submissions came from: the rows around one that a figure names, and the file itself."""

from dataclasses import dataclass
from functools import lru_cache

from monitoring.files import bounded_reading
from monitoring.files.cells import Rows
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.store.database import MEGABYTE, ORIGINAL_LIMIT, Database

# The first rows say what the columns are; the others stand before and after the one that is looked for.
FIRST_ROWS, ROWS_BEFORE, ROWS_AFTER = 3, 4, 8
# Opening a large workbook takes a second: whoever follows several figures of one file opens it once.
FILES_KEPT_OPEN = 4


@dataclass(frozen=True)
class Excerpt:
    """Rows of a submission's file: ``rows`` by number, with the one that was asked for among them.

    ``remarks`` say what is to be known of them; there may be no rows, and then they say why. ``kept`` is the row of
    ``kept_originals``, None where the file itself is not kept.
    """

    rows: dict[int, tuple[str, ...]]
    row_count: int
    remarks: list[str]
    kept: dict | None


def excerpt(database: Database, submission: dict, row: int) -> Excerpt:
    """The rows around ``row`` (1 is the first) of the file of a row of ``submission_history``.

    A form whose cells were corrected, or whose file is not kept, is shown as it was read.
    """
    kept = kept_file(database, submission)
    is_corrected = kept is not None and kept["original_name"] != submission["file_name"]
    rows: Rows | None = None
    remarks = []
    if submission["kind"] == "targets" and (kept is None or is_corrected):
        rows = _form_rows(database, submission)
        remarks.append(_("These are the rows as they were read, with the cells that were corrected."))
    elif kept is not None:
        try:
            rows = _file_rows(database, kept["original_sha256"], kept["original_name"], kept["sheet"])
        except MonitoringError as error:
            remarks.append(str(error))
        if is_corrected:
            remarks.append(_("Cells were corrected before the commit; this is the file as it came in."))
    if kept is None:
        remarks.append(why_not_kept(database))
    rows = rows or ()
    return Excerpt(_around(rows, row), len(rows), remarks, kept)


def kept_file(database: Database, submission: dict) -> dict | None:
    """The row of ``kept_originals`` of a submission; None where its file is not kept."""
    key = {"department_code": submission["department_code"], "year": submission["year"]}
    found = database.query("kept_originals", **key)
    return next((row for row in found if row["submission_id"] == submission["submission_id"]), None)


def not_kept(database: Database, numbers: list[int]) -> str:
    """A sentence where the file of one of these submissions, just committed, is not kept; nothing where all are."""
    kept = {row["submission_id"] for row in database.query("kept_originals")}
    return "" if {*numbers} <= kept else why_not_kept(database)


def why_not_kept(database: Database) -> str:
    """Why a file is not kept, with the limits in force."""
    (settings,) = database.query("settings_in_force")
    return _(
        "The file itself is not kept: it came in before files were kept, is larger than {limit} MB, or all kept files "
        "would have more than {total} MB together (a setting on the page “Methods”)."
    ).format(limit=ORIGINAL_LIMIT // MEGABYTE, total=formats.number(settings["kept_files_mb"]))


def _form_rows(database: Database, submission: dict) -> Rows:
    names = ("department_code", "year", "submission_id")
    found = database.query("form_rows", **{name: submission[name] for name in names})
    by_number = {row["source_row"]: tuple(row["content"].split("\t")) for row in found}
    return tuple(by_number.get(number, ()) for number in range(1, max(by_number, default=0) + 1))


@lru_cache(maxsize=FILES_KEPT_OPEN)
def _file_rows(database: Database, original_sha256: str, name: str, sheet: str) -> Rows:
    tables = bounded_reading.read_all(name, database.original(original_sha256))
    return next((cells.rows for cells in tables if cells.sheet == sheet), tables[0].rows)


def _around(rows: Rows, row: int) -> dict[int, tuple[str, ...]]:
    first = [number for number, texts in enumerate(rows, start=1) if any(map(str.strip, texts))][:FIRST_ROWS]
    wanted = {*first, *range(row - ROWS_BEFORE, row + ROWS_AFTER + 1)}
    return {number: rows[number - 1] for number in sorted(wanted) if 1 <= number <= len(rows)}
