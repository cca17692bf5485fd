"""Which database file, opened how, and what a new one begins with."""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from monitoring.actions import monthly_files, target_forms
from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.store.database import AlreadySubmitted, Database

DATA_FOLDER = Path(__file__).parents[2] / "data"
PUBLISHED_FORM = DATA_FOLDER / "jieyang_justice_2023.txt"
ILLUSTRATIVE_FILES = (
    DATA_FOLDER / "illustrative_actuals_2023.csv",
    DATA_FOLDER / "illustrative_spending_2023.csv",
)


def database_path(named: str | None = None) -> Path:
    """The database file: the one ``named``, else the variable ``MONITORING_DB``, else the one in ``data/``."""
    return _path(named or os.environ.get("MONITORING_DB") or "")


@cache
def _path(named: str) -> Path:
    # Every figure of a page asks for it: made anew each time it takes as long as many an answer from memory.
    return Path(named or DATA_FOLDER / "monitoring.duckdb")


def open_for_dashboard(path: Path) -> Database:
    """The database at ``path``; an empty one gets the published form and illustrative figures.

    With ``MONITORING_SAMPLE=off`` an empty database stays empty.
    """
    database = Database(path)
    if not database.query("submission_history") and os.environ.get("MONITORING_SAMPLE", "on") != "off":
        load_sample(database)
    return database


def load_sample(database: Database) -> None:
    """Import the published form of 揭阳市司法局 and submit the illustrative figures, marked as such.

    What of it is there already stays as it is.
    """
    cells = _cells(PUBLISHED_FORM)
    with suppress(AlreadySubmitted):
        target_forms.import_form(database, cells, official_form.read(cells), submitted_by="first start")
    for file in ILLUSTRATIVE_FILES:
        what = monthly_files.preview(database, _cells(file))
        with suppress(AlreadySubmitted):
            monthly_files.commit(database, what, submitted_by="first start", is_illustrative=True)


def _cells(file: Path) -> reader.Cells:
    return reader.read(file.name, file.read_bytes())
