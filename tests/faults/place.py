"""Where faults happen: what each begins with, and whether all of it is there afterwards."""

import shutil
from collections import Counter
from pathlib import Path

import departments
import test_migration
from given import Given, indicator, task

from monitoring.actions import start
from monitoring.store import ledger
from monitoring.store.database import Database

# Rows of each submission: one that has another number of them is half stored.
ROWS = 24
BAD = ("lost", "half", "tracebacks", "breaches")


class Found(Counter):
    """What came out: faults by kind, and how many things were lost, half, told by a traceback, or open."""

    def faults(self) -> int:
        """How many faults there were."""
        return sum(count for name, count in self.items() if name not in (*BAD, "without effect"))

    def is_good(self) -> bool:
        return not any(self[name] for name in BAD)


class Place:
    """A folder with a small database, its export, one with three departments, and older ones as they are needed."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.begun = folder / "begun.duckdb"
        database = Database(self.begun)
        Given(database).form([indicator(target=100)], [task()])
        self.exported = folder / "exported"
        database.export(self.exported)
        database.close()
        self.three = folder / "three.duckdb"
        database = Database(self.three)
        start.load_sample(database)
        departments.load(database, 2)
        database.close()

    def copy(self, folder: Path) -> Path:
        """The small database with its ledger in a folder of its own."""
        path = folder / "data.duckdb"
        shutil.copyfile(self.begun, path)
        shutil.copyfile(ledger.file_of(self.begun), ledger.file_of(path))
        return path

    def of_version(self, version: int) -> Path:
        """A database as the release with this schema wrote it."""
        file = self.folder / f"version{version}.duckdb"
        if not file.exists():
            test_migration.of_version(file, version)
        return file

    def hold_against(self, path: Path, said: Path | None, found: Found) -> None:
        """Count what was acknowledged in the lines of ``said`` and is not there, and what is there by halves."""
        lines = said.read_text().splitlines() if said else []
        database = Database(path)
        try:
            states = {row["submission_id"]: row["state"] for row in database.query("submission_history")}
            acknowledged = dict(line.split()[::-1] for line in lines if line.count(" ") == 1)
            for number, state in acknowledged.items():
                # A withdrawal may be stored that nobody was told of any more.
                found["lost"] += states.get(int(number)) not in {state, "withdrawn"}
            counts = database.cursor().execute("select count(*) from actuals group by submission_id").fetchall()
            found["half"] += sum(count != ROWS for (count,) in counts)
            found["half"] += len(database.differences())
        finally:
            database.close()
