"""What was acknowledged, beside the database: a file of one line that outlives the loss of the database's own log.

A write is acknowledged once it stands in the database file and in here. A database that is behind its ledger has lost
something that somebody was told is stored, and is not used as if nothing were missing.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

# Figures of an office: nobody else on the machine reads them, nor how many there are.
OWNER_ONLY = 0o600


@dataclass(frozen=True)
class Ledger:
    """The state of a database: its data version, the number of its last submission, the end of its hash chain."""

    data_version: int
    submission_id: int
    # None where a release without the chain wrote it.
    link_number: int = 0
    link_sha256: str = "0" * 64


def file_of(database: Path) -> Path:
    """Where the ledger of a database stands."""
    return database.with_name(database.name + ".ledger")


def read(database: Path) -> Ledger | None:
    """What was acknowledged of this database; none where nothing was, or it cannot be read as a ledger."""
    try:
        return Ledger(**json.loads(file_of(database).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def write(database: Path, state: Ledger) -> None:
    """Note a state, on the disk and as a whole before this returns."""
    file = file_of(database)
    unfinished = file.with_name(file.name + ".part")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "w") as line:
        line.write(json.dumps(asdict(state)) + "\n")
        synced(line)
    os.replace(unfinished, file)


def synced(file) -> None:
    """Let an open file reach the disk."""
    file.flush()
    os.fsync(file.fileno())
