"""What the machine did not do for a database (a disk that is full, a file that nobody may read), in sentences."""

from contextlib import contextmanager
from pathlib import Path

import duckdb

from monitoring.language.catalogue import gettext as _
from monitoring.problems import DatabaseUnavailable
from monitoring.store import copies

# What DuckDB raises for reasons outside of what it was asked: the disk, the memory, damaged blocks, and their sequels.
OF_THE_MACHINE = (duckdb.OperationalError, duckdb.InternalError, duckdb.FatalException)
NO_ROOM = ("No space left", "File too large", "Disk quota", "not enough space")
NO_RIGHTS = ("Permission denied", "Read-only file system", "read-only mode", "Access is denied")


def sentence(path: Path, error: Exception) -> DatabaseUnavailable:
    """What is said of the database at ``path`` where ``error`` came up: what it is, and what to do."""
    text = str(error)
    if "lock" in text.lower() and isinstance(error, duckdb.IOException) and "conflicting" in text.lower():
        return copies.in_use(path)
    if path.is_dir():
        return DatabaseUnavailable(
            _("{path} is a folder, not a database. Name the file in it: --db FILE or MONITORING_DB.").format(path=path)
        )
    if any(said in text for said in NO_ROOM):
        return DatabaseUnavailable(
            _(
                "The disk of {path} is full: nothing more is acknowledged as stored. Make room on it, load the page "
                "anew and look into the history before you enter anything once more."
            ).format(path=path)
        )
    if any(said in text for said in NO_RIGHTS):
        return DatabaseUnavailable(
            _(
                "{path} may not be read or written by this program, and nothing was stored: file or folder are "
                "read-only or somebody else's. Give the user who runs this program the right to write into both."
            ).format(path=path)
        )
    return copies.damaged(path, error)


@contextmanager
def told(path: Path):
    """Raises ``DatabaseUnavailable`` in the place of what the machine did not do within it."""
    try:
        yield
    except (*OF_THE_MACHINE, OSError) as error:
        raise sentence(path, error) from error
