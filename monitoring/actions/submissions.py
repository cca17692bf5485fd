"""The head of a submission: of a file, or of what was entered on a page."""

import hashlib
import json

from monitoring.files.cells import Cells
from monitoring.language.catalogue import N_
from monitoring.store.database import Database, Original, Submission

ENTERED_ON_THE_PAGE = N_("entered on the page")


def from_file(
    kind: str, department_code: str, year: int, cells: Cells, submitted_by: str, is_illustrative: bool
) -> Submission:
    """The head of a submission of what stands in the ``cells`` of a file."""
    return Submission(
        kind=kind,
        department_code=department_code,
        year=year,
        submitted_by=submitted_by,
        file_name=cells.file_name,
        file_sha256=cells.sha256,
        encoding=cells.encoding,
        is_illustrative=is_illustrative,
        original=_original(cells),
    )


def _original(cells: Cells) -> Original | None:
    """The file that the cells were read from, to be kept with the submission."""
    return cells.original and Original(cells.original.name, cells.sheet, cells.original.content)


def entered(database: Database, kind: str, department_code: str, year: int, who: str, rows: list) -> Submission:
    """The head of a submission of ``rows`` that somebody entered just now.

    The same rows may come again after others: what makes an entry the same is the state that it was made on.
    """
    content = json.dumps([database.version, rows], sort_keys=True, default=str)
    return Submission(
        kind=kind,
        department_code=department_code,
        year=year,
        submitted_by=who,
        file_name=ENTERED_ON_THE_PAGE,
        file_sha256=hashlib.sha256(content.encode()).hexdigest(),
        encoding="",
    )
