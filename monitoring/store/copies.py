"""Copies of a database that are worth something: read through once more before they count."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from monitoring.language.catalogue import gettext as _
from monitoring.problems import DatabaseUnavailable
from monitoring.store.ledger import synced

# Figures of an office: nobody else on the machine reads them.
OWNER_ONLY = 0o600


def contents(connection) -> dict[str, tuple]:
    """Of every stored table how many rows it has and a sum over all their values: every block has to be read.

    Raises ``duckdb.Error`` where a block is damaged.
    """
    cursor = connection.cursor()
    names = cursor.execute("select table_name from duckdb_tables() where not internal order by table_name").fetchall()
    return {
        name: cursor.execute(f'select count(*), coalesce(bit_xor(hash(t)), 0) from "{name}" as t').fetchone()
        for (name,) in names
    }


def contents_of_file(file: Path) -> dict[str, tuple]:
    """The contents of a database that nobody has open.

    Raises ``DatabaseUnavailable`` where it is none, or damaged.
    """
    try:
        with duckdb.connect(str(file), read_only=True) as connection:
            return contents(connection)
    except (duckdb.Error, OSError) as error:
        raise damaged(file, error) from error


def refuse_if_open(path: Path) -> None:
    """Raises ``DatabaseUnavailable`` where another program has a database open; one that is damaged nobody has."""
    try:
        duckdb.connect(str(path)).close()
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise in_use(path) from error
    except duckdb.Error:
        return


def damaged(path: Path, error: Exception) -> DatabaseUnavailable:
    """What is said where a database cannot be read."""
    reason = str(error).split("\n")[0].rstrip(".!")
    return DatabaseUnavailable(
        _(
            "{path} cannot be opened as a database, or is damaged: {reason}. Put back a copy: python -m monitoring "
            "restore FILE, from the folder backups."
        ).format(path=path, reason=reason)
    )


def in_use(path: Path) -> DatabaseUnavailable:
    """What is said where another program has a database open."""
    return DatabaseUnavailable(
        _(
            "{path} is in use by another program, probably the dashboard. One program at a time can have it open: "
            "stop the other one, or do this on the dashboard's own pages."
        ).format(path=path)
    )


def write(source: Path, target: Path, expected: dict[str, tuple]) -> None:
    """Copy a database file that nobody writes to; ``target`` appears only once it reads as ``expected``.

    Raises ``DatabaseUnavailable`` where it does not or cannot be written; what stood at ``target`` stays then.
    """
    unfinished = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, unfinished)
        unfinished.chmod(OWNER_ONLY)
        with unfinished.open("rb+") as copied:
            synced(copied)
        if contents_of_file(unfinished) != expected:
            raise DatabaseUnavailable(_("The copy {path} does not read as the database does.").format(path=target))
        os.replace(unfinished, target)
    except OSError as error:
        raise DatabaseUnavailable(
            _("The copy {path} cannot be written: {reason}").format(path=target, reason=error.strerror)
        ) from error
    finally:
        # Where nothing can be written, there is nothing to take away.
        with suppress(OSError):
            unfinished.unlink()
