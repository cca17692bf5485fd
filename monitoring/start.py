"""Which database file, opened how, and what a new one begins with."""

import os
from pathlib import Path

from monitoring import intake, official_form, table_files
from monitoring.database import Database
from monitoring.language import gettext as _

DATA_FOLDER = Path(__file__).parent.parent / "data"
PUBLISHED_FORM = DATA_FOLDER / "jieyang_justice_2023.txt"
ILLUSTRATIVE_FILES = (
    DATA_FOLDER / "illustrative_actuals_2023.csv",
    DATA_FOLDER / "illustrative_spending_2023.csv",
)


def database_path(named: str | None = None) -> Path:
    """The database file: the one ``named``, else the variable ``MONITORING_DB``, else the one in ``data/``."""
    return Path(named or os.environ.get("MONITORING_DB") or DATA_FOLDER / "monitoring.duckdb")


def open_for_dashboard(path: Path) -> Database:
    """The database at ``path``, backed up as it was; a new one gets the published form and illustrative figures.

    With ``MONITORING_SAMPLE=off`` a new database stays empty.
    """
    if path.exists():
        database = Database(path)
        database.backup(path.with_name(f"{path.stem}.backup{path.suffix}"))
        return database
    database = Database(path)
    if os.environ.get("MONITORING_SAMPLE", "on") != "off":
        load_sample(database)
    return database


def load_sample(database: Database) -> None:
    """Import the published form of 揭阳市司法局 and submit the illustrative figures, marked as such."""
    cells = _cells(PUBLISHED_FORM)
    intake.import_form(database, cells, official_form.read(cells), submitted_by=_("first start"))
    for file in ILLUSTRATIVE_FILES:
        what = intake.preview(database, _cells(file))
        intake.commit(database, what, submitted_by=_("first start"), is_illustrative=True)


def _cells(file: Path) -> table_files.Cells:
    return table_files.read(file.name, file.read_bytes())
