"""Copies of a database that are worth something: read through once more before they count."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import duckdb

from monitoring.language.catalogue import gettext as _
from monitoring.problems import DatabaseUnavailable
from monitoring.store.ledger import OWNER_ONLY, synced

COLUMNS_OF_TABLES = """
select
    t.table_name,
    string_agg(
        case when c.data_type = 'BLOB' then 'octet_length("' else '("' end || c.column_name || '")',
        ', '
        order by c.column_index
    )
from duckdb_tables() as t
inner join duckdb_columns() as c using (database_name, schema_name, table_name)
where not t.internal
group by t.table_name
order by t.table_name
"""


def contents(connection) -> dict[str, tuple]:
    """Of every stored table how many rows it has and a sum over all their values: every block of them has to be read.

    Of kept files only the size counts here: to hash them takes as much memory as they have, and each has its checksum
    beside it. Raises ``duckdb.Error`` where a block is damaged.
    """
    cursor = connection.cursor()
    tables = cursor.execute(COLUMNS_OF_TABLES).fetchall()
    return {
        name: cursor.execute(f'select count(*), coalesce(bit_xor(hash({columns})), 0) from "{name}"').fetchone()
        for name, columns in tables
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


def _copy(source: Path, target: Path) -> None:
    """Copy a file in a process of its own: a process that closes a file gives up all its locks on it (POSIX).

    So a second program could open a database that is in use, once this one has read it for a copy.
    """
    command = [sys.executable, "-I", "-c", "import shutil, sys; shutil.copyfile(*sys.argv[1:])", source, target]
    copying = subprocess.run(command, capture_output=True, text=True, check=False)
    if copying.returncode:
        raise OSError(None, copying.stderr.strip().rsplit("\n", 1)[-1])


def write(source: Path, target: Path, expected: dict[str, tuple]) -> None:
    """Copy a database file that nobody writes to; ``target`` appears only once it reads as ``expected``.

    Raises ``DatabaseUnavailable`` where it does not or cannot be written; what stood at ``target`` stays then.
    """
    unfinished = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(source, unfinished)
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
