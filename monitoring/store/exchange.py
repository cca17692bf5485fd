"""All stored tables in an open format: a folder of Parquet files that any DuckDB opens, and back into a database.

``tables/NAME/`` has the rows of a table in one or more files, so that a large one may come in parts.
"""

import hashlib
import json
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.parquet

from monitoring import VERSION
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.store import queries
from monitoring.store.ledger import OWNER_ONLY, synced

MANIFEST, README, SCHEMA, VIEWS, TABLES = "manifest.json", "README.md", "schema.sql", "views.sql", "tables"
ROWS_AT_A_TIME = 50_000
# What a database makes of itself when it is opened; and who may sign in with which password, which leaves no machine.
OWN = {"views_in_place", "accounts"}

TOLD = """# Budget performance monitoring: all stored data

Written by release {version}. Every table of the database stands in `tables/NAME/` as Parquet, which DuckDB, pandas, R
and many other programs read. `schema.sql` creates the tables, `views.sql` the views that every figure comes from: it
is run after `schema.sql` and needs no program of ours. `manifest.json` has the number of rows of each table and the
SHA-256 of each file.

In DuckDB, from within this folder:

    .read schema.sql
    insert into submissions by name select * from 'tables/submissions/*.parquet';    (so for each table)
    .read views.sql

`python -m monitoring --db NEW.duckdb import FOLDER` makes a database of the product of it again.

Rows are only ever added. A row of `submissions` says who submitted what and when, the other tables have its rows
under the same `submission_id`; the latest row of `submission_events` says whether it counts. Money is in yuan, values
are in the indicator's own unit. `chain_links` is the hash chain over everything stored. Accounts
and their passwords are not in here: in a new database they are made anew.
"""


def export(connection, folder: Path) -> None:
    """Write everything into a new ``folder``; it appears once it is whole.

    Raises ``MonitoringError`` where there is something of this name already, or it cannot be written.
    """
    if folder.exists():
        raise MonitoringError(
            _("{file} exists already and is left as it is. Choose another name.").format(file=folder)
        )
    unfinished = folder.with_name(folder.name + ".part")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        unfinished.chmod(0o700)
        _write(connection.cursor(), unfinished)
        unfinished.rename(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise MonitoringError(
            _("{file} cannot be read or written: {reason}.").format(file=folder, reason=reason)
        ) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(unfinished)


def build(folder: Path, file: Path, steps: dict[int, str]) -> None:
    """Make of an exported ``folder`` a database ``file`` of the schema that it was exported from.

    ``steps`` are the parts of the schema by version. Raises ``MonitoringError`` where the folder is no export, or is
    incomplete, changed or of a newer program.
    """
    manifest = _verified(folder)
    versions = manifest["schema_versions"]
    if unknown := set(versions) - steps.keys():
        raise MonitoringError(
            _("{folder} was written by a newer version of this program (schema {have}). Install that one.").format(
                folder=folder, have=max(unknown)
            )
        )
    with duckdb.connect(str(file)) as connection:
        file.chmod(OWNER_ONLY)
        cursor = connection.cursor()
        cursor.execute("create table schema_versions (version integer, applied_at timestamp)")
        for version in sorted(versions):
            cursor.execute(steps[version])
        for table, row_count in manifest["tables"].items():
            _fill(cursor, folder, table, row_count)
        for name, last in manifest["sequences"].items():
            cursor.execute(
                f"select count(nextval('{_known(cursor, 'sequence', name)}')) from range(?)", [last]
            ).fetchall()


def _write(cursor, folder: Path) -> None:
    found = cursor.execute("select table_name, sql from duckdb_tables() where not internal order by 1").fetchall()
    tables = {name: sql for name, sql in found if name not in OWN}
    counts = {name: _write_table(cursor, name, folder / TABLES / name) for name in tables}
    sequences = cursor.execute("select sequence_name, coalesce(last_value, 0) from duckdb_sequences()").fetchall()
    created = [f"create sequence {name} start {last + 1};" for name, last in sequences] + list(tables.values())
    _write_text(folder / SCHEMA, "\n".join(created) + "\n")
    views = (f"create view {query.name} as\n{query.sql.strip().rstrip(';')};\n" for query in queries.views())
    _write_text(folder / VIEWS, "\n".join(views))
    _write_text(folder / README, TOLD.format(version=VERSION))
    versions = cursor.execute("select version from schema_versions order by 1").fetchall()
    manifest = {
        "release": VERSION,
        "schema_versions": [version for (version,) in versions],
        "sequences": dict(sequences),
        "tables": counts,
        "files": {name: _checksum(folder / name) for name in _files(folder)},
    }
    _write_text(folder / MANIFEST, json.dumps(manifest, indent=2) + "\n")


def _write_table(cursor, table: str, folder: Path) -> int:
    """Write one table, a part of its rows at a time; returns how many rows it has."""
    folder.mkdir(parents=True)
    batches = cursor.sql(f'select * from "{table}"').to_arrow_reader(ROWS_AT_A_TIME)
    count = 0
    with (
        (folder / "part-0.parquet").open("wb") as file,
        pyarrow.parquet.ParquetWriter(file, batches.schema) as writer,
    ):
        for batch in batches:
            writer.write_batch(batch)
            count += batch.num_rows
        writer.close()
        synced(file)
    return count


def _write_text(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as written:
        written.write(text)
        synced(written)


def _files(folder: Path) -> list[str]:
    """All files of a folder but the manifest, by their place in it."""
    found = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return sorted(name for name in found if name != MANIFEST)


def _checksum(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _verified(folder: Path) -> dict:
    """What the manifest says, once every file is as it was written."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = manifest["files"]
        is_whole = {"schema_versions", "sequences", "tables"} <= manifest.keys() and isinstance(files, dict)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        is_whole = False
    if not is_whole:
        raise MonitoringError(
            _("{folder} is no exported folder, or incomplete: its {file} cannot be read. Export anew.").format(
                folder=folder, file=MANIFEST
            )
        )
    there = set(_files(folder))
    tables = {f"{TABLES}/{table}/" for table in manifest["tables"]}
    without = {table for table in tables if not any(name.startswith(table) for name in files)}
    if missing := sorted((files.keys() - there) | without):
        raise MonitoringError(
            _("{folder} is incomplete: {file} is missing. Nothing was imported; export anew.").format(
                folder=folder, file=missing[0]
            )
        )
    changed = sorted(there - files.keys()) + [name for name in files if _checksum(folder / name) != files[name]]
    if changed:
        raise MonitoringError(
            _("{folder} was changed: {file} is not as it was exported. Nothing was imported; export anew.").format(
                folder=folder, file=changed[0]
            )
        )
    return manifest


def _fill(cursor, folder: Path, table: str, row_count: int) -> None:
    """Put the rows of one table in the place of those that a new database begins with."""
    name = _known(cursor, "table", table)
    cursor.execute(f'delete from "{name}"')
    count = 0
    for file in sorted((folder / TABLES / name).glob("*.parquet")):
        with pyarrow.parquet.ParquetFile(file) as rows:
            for batch in rows.iter_batches(ROWS_AT_A_TIME):
                cursor.register("incoming", pyarrow.Table.from_batches([batch]))
                cursor.execute(f'insert into "{name}" by name select * from incoming')
                cursor.unregister("incoming")
                count += batch.num_rows
    if count != row_count:
        raise MonitoringError(
            _("{folder} is incomplete: the table {table} has {have} rows of {known}. Export anew.").format(
                folder=folder, table=name, have=count, known=row_count
            )
        )


def _known(cursor, what: str, name: str) -> str:
    """The name of a table or sequence that this schema has."""
    found = cursor.execute(f"select {what}_name from duckdb_{what}s() where {what}_name = ?", [name]).fetchall()
    if not found:
        raise MonitoringError(
            _("The exported folder has “{name}”, which this program does not know.").format(name=name)
        )
    return found[0][0]
