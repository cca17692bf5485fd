"""Submissions that are entered on a page instead of in a file."""

import hashlib
import json

from monitoring.language.catalogue import N_
from monitoring.store.database import Database, Submission

ENTERED_ON_THE_PAGE = N_("entered on the page")


def submission(database: Database, kind: str, department_code: str, year: int, who: str, rows: list) -> Submission:
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
