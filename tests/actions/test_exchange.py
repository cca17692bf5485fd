"""The open format: everything is in it, any DuckDB opens it, and a database made of it has the same figures."""

import hashlib
import json

import duckdb
import pytest

from monitoring.actions import exchange
from monitoring.problems import MonitoringError
from monitoring.store import queries
from monitoring.store.accounts import Account
from monitoring.store.database import Database


def figures(cursor) -> dict[str, list]:
    """Every row of every view, sorted."""
    return {
        query.name: sorted(map(str, cursor.execute(f"select * from {query.name}").fetchall()))
        for query in queries.views()
    }


@pytest.mark.parametrize("which", ["sample", "three_departments"])
def test_a_database_made_of_an_export_has_the_same_figures_and_chain(which, request, tmp_path):
    source = request.getfixturevalue(which)
    source.export(tmp_path / "out")
    exchange.begin_with(tmp_path / "out", tmp_path / "new.duckdb")
    new = Database(tmp_path / "new.duckdb")
    assert figures(new.cursor()) == figures(source.cursor())
    for query in queries.in_layer("metrics"):
        assert new.query(query.name) == source.query(query.name), query.name
    assert new.differences() == []
    assert new.contents() == source.contents()
    # The numbers go on where they ended.
    last = source.query("submission_history")[0]["submission_id"]
    new.withdraw(last, "me")
    assert new.differences() == []
    new.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["new.duckdb", "new.duckdb.ledger", "out"]


def test_who_may_sign_in_stays_on_the_machine_and_the_history_goes_on(given, tmp_path):
    given.database.save_account(Account("boss", "a hash", frozenset({"administrator"})))
    given.database.export(tmp_path / "out")
    assert not any(b"a hash" in file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file())
    exchange.begin_with(tmp_path / "out", tmp_path / "new.duckdb")
    new = Database(tmp_path / "new.duckdb")
    assert (new.accounts, new.differences()) == ({}, [])
    new.save_account(Account("li", "a hash", frozenset({"administrator"})))
    assert new.differences() == []
    new.close()


def test_any_duckdb_opens_an_export_with_nothing_of_ours(sample, tmp_path):
    sample.export(tmp_path / "out")
    other = duckdb.connect()
    other.execute((tmp_path / "out" / "schema.sql").read_text(encoding="utf-8"))
    for folder in sorted((tmp_path / "out" / "tables").iterdir()):
        other.execute(f"insert into {folder.name} by name select * from '{folder}/*.parquet'")
    other.execute((tmp_path / "out" / "views.sql").read_text(encoding="utf-8"))
    assert figures(other) == figures(sample.cursor())
    assert "tables/NAME/" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")


def taken_away(out):
    (out / "tables" / "actuals" / "part-0.parquet").unlink()


def cut(out):
    file = out / "tables" / "actuals" / "part-0.parquet"
    file.write_bytes(file.read_bytes()[:-100])


def without_manifest(out):
    (out / "manifest.json").unlink()


def of_lists(out):
    (out / "manifest.json").write_text("[]")


def added(out):
    (out / "tables" / "actuals" / "part-1.parquet").write_bytes(b"more")


def forged(out):
    """A figure changed with its checksum: only the hash chain shows it."""
    file = out / "tables" / "actuals" / "part-0.parquet"
    other = duckdb.connect()
    other.execute(f"create table t as select * replace (actual_value + 1 as actual_value) from '{file}'")
    file.unlink()
    other.execute(f"copy t to '{file}' (format parquet)")
    manifest = json.loads((out / "manifest.json").read_text())
    manifest["files"]["tables/actuals/part-0.parquet"] = _sha256(file)
    (out / "manifest.json").write_text(json.dumps(manifest))


def newer(out):
    manifest = json.loads((out / "manifest.json").read_text())
    manifest["schema_versions"].append(999)
    (out / "manifest.json").write_text(json.dumps(manifest))


def _sha256(file) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (taken_away, "is incomplete: tables/actuals/part-0.parquet is missing"),
        (cut, "was changed: tables/actuals/part-0.parquet is not as it was exported"),
        (without_manifest, "no exported folder, or incomplete"),
        (of_lists, "no exported folder, or incomplete"),
        (added, "was changed: tables/actuals/part-1.parquet"),
        (forged, "actuals: not as it was stored"),
        (newer, "written by a newer version"),
    ],
)
def test_a_folder_that_is_incomplete_or_changed_is_refused_and_leaves_nothing(sample, tmp_path, harm, said):
    sample.export(tmp_path / "out")
    harm(tmp_path / "out")
    with pytest.raises(MonitoringError, match=said):
        exchange.begin_with(tmp_path / "out", tmp_path / "new.duckdb")
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_neither_a_folder_nor_a_database_that_is_there_is_written_over(sample, tmp_path):
    sample.export(tmp_path / "out")
    with pytest.raises(MonitoringError, match="exists already"):
        sample.export(tmp_path / "out")
    with pytest.raises(MonitoringError, match="is there already"):
        exchange.begin_with(tmp_path / "out", sample.path)
