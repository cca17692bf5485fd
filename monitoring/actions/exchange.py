"""Begin a database with what another one was exported to."""

from pathlib import Path
from tempfile import TemporaryDirectory

from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.store import exchange, ledger
from monitoring.store.database import Database, schema_steps


def begin_with(folder: Path, path: Path) -> None:
    """Make a new database at ``path`` of an exported ``folder``; it appears once it is whole and verified.

    Raises ``MonitoringError`` where there is one already, or the folder is incomplete or changed.
    """
    if path.exists() or ledger.read(path):
        raise MonitoringError(
            _("{path} is there already. An export goes into a new database: name one with --db.").format(path=path)
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix="importing-") as beside:
            unfinished = Path(beside) / path.name
            exchange.build(folder, unfinished, schema_steps())
            _verify(unfinished, folder)
            unfinished.rename(path)
    except OSError as error:
        told = _("{file} cannot be read or written: {reason}.")
        raise MonitoringError(told.format(file=path, reason=error.strerror)) from error


def _verify(file: Path, folder: Path) -> None:
    """Open the new database once, which brings it to today's schema, and hold it against its hash chain."""
    database = Database(file)
    try:
        database.leave_accounts_behind()
        differences = database.differences()
    finally:
        database.close()
    if differences:
        told = _("{folder} is not as it was stored. Nothing was imported. {difference}")
        raise MonitoringError(told.format(folder=folder, difference=differences[0]))
