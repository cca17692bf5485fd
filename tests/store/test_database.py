"""The store: append-only submissions, all or nothing, one process at a time, forward migration."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from given import Given, indicator, printed_score, task

from monitoring.problems import DatabaseUnavailable, MonitoringError, UnknownName
from monitoring.store import queries
from monitoring.store.database import VERSION_MARK, AlreadySubmitted, Database, Submission

ACTUALS = Submission("actuals", "D1", 2023, "me", "f.csv", "same bytes", "utf-8")


def row(value, month=1) -> dict:
    return {
        "month": month,
        "indicator_code": "I01",
        "actual_value": value,
        "numerator_value": None,
        "denominator_value": None,
        "note": "",
        "source_row": 2,
    }


def stored(database, table: str) -> list[tuple]:
    return database.cursor().execute(f"select * from {table}").fetchall()


def test_values_are_stored_to_the_last_decimal(given):
    values = [Decimal("0.1"), Decimal("999999999999.9999"), None, Decimal("-0.0001")]
    given.database.commit(ACTUALS, {"actuals": [row(value, month) for month, value in enumerate(values, 1)]})
    found = given.database.cursor().execute("select actual_value from actuals order by month").fetchall()
    assert [value for (value,) in found] == values


def test_a_submission_with_one_impossible_row_stores_nothing_of_it(given):
    before = given.database.version
    with pytest.raises(duckdb.ConstraintException):
        given.database.commit(ACTUALS, {"actuals": [row(1), row(1, month=13)]})
    assert [stored(given.database, table) for table in ("actuals", "submissions", "submission_events")] == [[], [], []]
    assert given.database.version == before


def test_several_submissions_are_stored_together_or_not_at_all(given):
    other = Submission("actuals", "D2", 2023, "me", "f.csv", "same bytes", "utf-8")
    with pytest.raises(duckdb.ConstraintException):
        given.database.commit_all([(ACTUALS, {"actuals": [row(1)]}), (other, {"actuals": [row(1, month=0)]})])
    assert stored(given.database, "submissions") == []
    numbers = given.database.commit_all([(ACTUALS, {"actuals": [row(1)]}), (other, {"actuals": [row(1)]})])
    assert len(set(numbers)) == 2


def test_the_same_bytes_are_recognised_while_they_count(given):
    number = given.database.commit(ACTUALS, {"actuals": [row(1)]})
    with pytest.raises(AlreadySubmitted) as refusal:
        given.database.commit(ACTUALS, {"actuals": [row(1)]})
    assert refusal.value.submission_id == number
    given.database.withdraw(number, "me")
    assert given.database.commit(ACTUALS, {"actuals": [row(1)]}) > number


def test_a_withdrawn_file_that_was_committed_again_is_not_restored_besides(given):
    first = given.database.commit(ACTUALS, {"actuals": [row(1)]})
    given.database.withdraw(first, "me")
    again = given.database.commit(ACTUALS, {"actuals": [row(1)]})
    with pytest.raises(AlreadySubmitted) as refusal:
        given.database.restore(first, "me")
    assert refusal.value.submission_id == again


def test_undo_only_adds_an_event_and_says_who(given):
    number = given.database.commit(ACTUALS, {"actuals": [row(1)]})
    rows_before = stored(given.database, "actuals")
    given.database.withdraw(number, "Li")
    (state,) = given.database.query("submission_history")
    assert (state["state"], state["state_set_by"], state["submitted_by"]) == ("withdrawn", "Li", "me")
    given.database.restore(number, "Wang")
    assert given.database.query("submission_history")[0]["state"] == "live"
    assert stored(given.database, "actuals") == rows_before
    assert len(stored(given.database, "submission_events")) == 3


def test_undoing_what_is_undone_or_unknown_is_refused_in_a_sentence(given):
    number = given.database.commit(ACTUALS, {"actuals": [row(1)]})
    with pytest.raises(MonitoringError, match="nothing to restore"):
        given.database.restore(number, "me")
    given.database.withdraw(number, "me")
    with pytest.raises(MonitoringError, match="withdrawn already"):
        given.database.withdraw(number, "me")
    with pytest.raises(UnknownName, match="no submission 99"):
        given.database.withdraw(99, "me")


def test_a_withdrawal_and_restoration_give_every_figure_back_unchanged(given):
    given.form([indicator(target=160, pacing="even")], [task()])
    given.actuals((1, "I01", "10.5"), (2, "I01", 3))
    given.spending((1, "K1", "33.33"))

    def everything() -> dict:
        names = ("indicator_progress", "task_execution", "status_counts", "needs_attention")
        return {name: given.database.query(name) for name in names}

    before = everything()
    correction = given.actuals((1, "I01", 99), (3, "I01", 1))
    assert everything() != before
    given.database.withdraw(correction, "me")
    assert everything() == before


def test_the_order_of_submissions_that_share_no_cell_does_not_matter(tmp_path):
    figures = []
    for name, turns in (("ab", (1, 2)), ("ba", (2, 1))):
        database = Database(tmp_path / f"{name}.duckdb")
        given = Given(database)
        given.form([indicator(target=100)])
        for month in turns:
            given.actuals((month, "I01", month * 10))
        figures.append(database.query("indicator_progress"))
        database.close()
    assert figures[0] == figures[1]


def test_the_version_of_the_data_moves_with_every_change(given):
    seen = [given.database.version]
    number = given.actuals((1, "I01", 1))
    seen.append(given.database.version)
    given.database.withdraw(number, "me")
    seen.append(given.database.version)
    assert seen == sorted(set(seen))


def test_a_second_process_gets_a_sentence_and_not_a_traceback(given):
    second = subprocess.run(
        [sys.executable, "-m", "monitoring", "--db", str(given.database.path), "--lang", "en", "history"],
        capture_output=True,
        text=True,
    )
    assert second.returncode == 1
    assert "is in use by another program" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_file_that_is_no_database_is_refused_in_a_sentence(tmp_path):
    file = tmp_path / "notes.duckdb"
    file.write_text("these are notes, not a database; " * 200)
    with pytest.raises(DatabaseUnavailable, match="cannot be opened as a database"):
        Database(file)
    assert file.read_text().startswith("these are notes")


def test_the_database_reaches_no_file_and_no_network(given):
    with pytest.raises(duckdb.PermissionException):
        given.database.cursor().execute("select * from read_csv('/etc/hostname')")
    with pytest.raises(duckdb.Error, match="locked"):
        given.database.cursor().execute("set enable_external_access = true")


def test_an_older_database_is_migrated_and_keeps_its_rows_and_a_copy_from_before(tmp_path):
    file = tmp_path / "old.duckdb"
    old = Database(file)
    old.commit(ACTUALS, {"actuals": [row(7)]})
    old.close()
    schema = queries.SCHEMA.read_text(encoding="utf-8")
    latest = max(int(number) for number in VERSION_MARK.findall(schema))
    newer = f"{schema}\n-- version {latest + 1}\nalter table actuals add column method varchar;\n"
    migrated = Database(file, newer)
    found = migrated.cursor().execute("select actual_value, method from actuals").fetchall()
    assert found == [(7, None)]
    migrated.close()
    assert (tmp_path / f"old.schema{latest}.duckdb").exists()
    with pytest.raises(DatabaseUnavailable, match="written by a newer version"):
        Database(file)


def of_the_first_version(file: Path, today: Database) -> None:
    """Write the rows of a database as one of the first version had them."""
    schema = queries.SCHEMA.read_text(encoding="utf-8")
    first = duckdb.connect(str(file))
    first.execute(schema[: schema.index("-- version 2")])
    first.execute("create table schema_versions as select 1 as version, timestamp '2023-01-01' as applied_at")
    for table in ("submissions", "submission_events", "department_forms", "indicators", "actuals"):
        # Columns that came with later versions stand last.
        width = len(first.execute(f"select * from {table} limit 0").description)
        rows = [row[:width] for row in today.cursor().execute(f"select * from {table}").fetchall()]
        first.executemany(f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows)
    first.close()


def test_a_database_of_the_first_version_keeps_its_submissions(given, tmp_path):
    given.form([indicator()])
    given.actuals((1, "I01", 7))
    of_the_first_version(tmp_path / "first.duckdb", given.database)
    today = Database(tmp_path / "first.duckdb")
    assert today.query("indicator_progress") == given.database.query("indicator_progress")
    assert [row["submission_id"] for row in today.query("submission_history")] == [2, 1]
    today.close()


def of_version_3(file: Path, today: Database) -> None:
    """Write the rows of a database as one of version 3 had them."""
    schema = queries.SCHEMA.read_text(encoding="utf-8")
    third = duckdb.connect(str(file))
    third.execute(schema[: schema.index("-- version 4")])
    applied = "select unnest([1, 2, 3]) as version, timestamp '2023-01-01' as applied_at"
    third.execute(f"create table schema_versions as {applied}")
    for table in ("submissions", "submission_events", "department_forms", "indicators", "tasks", "actuals"):
        columns = ", ".join(name for name, *_rest in third.execute(f"select * from {table} limit 0").description)
        rows = today.cursor().execute(f"select {columns} from {table}").fetchall()
        third.executemany(f"insert into {table} ({columns}) values ({', '.join('?' * len(rows[0]))})", rows)
    # The numbers that were given out.
    third.execute("select nextval('submission_numbers') from submissions").fetchall()
    third.close()


def test_a_database_of_version_3_keeps_its_figures_and_takes_scores_from_then_on(given, tmp_path):
    given.form([indicator()], [task()])
    given.actuals((12, "I01", 75))
    of_version_3(tmp_path / "third.duckdb", given.database)
    today = Database(tmp_path / "third.duckdb")
    assert today.query("indicator_progress") == given.database.query("indicator_progress")
    assert [row["initial_target_text"] for row in today.query("targets")] == [None]
    assert today.query("self_evaluation_scores") == []
    Given(today).form([indicator(initial_target_text="≥ 120 件")], scores=[printed_score(points=20, score=18)])
    assert [row["initial_target_text"] for row in today.query("targets")] == ["≥ 120 件"]
    # 75 of 100: 15 of 20 points.
    assert [(row["score"], row["own_score"]) for row in today.query("self_evaluation_scores")] == [(18, 15)]
    today.close()
    assert (tmp_path / "third.schema3.duckdb").exists()


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path):
    file = tmp_path / "old.duckdb"
    Database(file).close()
    schema = queries.SCHEMA.read_text(encoding="utf-8")
    with pytest.raises(DatabaseUnavailable, match="Nothing of it was changed"):
        Database(file, schema + "\n-- version 99\ncreate table added (a integer);\nselect nonsense;\n")
    again = Database(file)
    tables = again.cursor().execute("select table_name from duckdb_tables()").fetchall()
    assert ("added",) not in tables
    again.close()


def test_a_backup_is_a_database_of_its_own(given, tmp_path):
    given.database.commit(ACTUALS, {"actuals": [row(7)]})
    given.database.backup(tmp_path / "copies" / "copy.duckdb")
    copy = Database(tmp_path / "copies" / "copy.duckdb")
    assert stored(copy, "actuals") == stored(given.database, "actuals")
    copy.close()


def test_a_parameter_that_a_query_does_not_have_is_refused(given):
    with pytest.raises(ValueError, match="no parameter colour"):
        given.database.query("status_counts", colour="red")
    with pytest.raises(UnknownName, match="no figure “nonsense”"):
        given.database.query("nonsense")


def test_a_pro_rata_ceiling_cannot_be_stored(given):
    with pytest.raises(duckdb.ConstraintException):
        given.form([indicator("≤", 12, pacing="even")])


def test_views_of_another_release_are_replaced_when_the_file_is_opened(tmp_path):
    file = tmp_path / "older.duckdb"
    Database(file).close()
    older = duckdb.connect(str(file))
    older.execute("create or replace view status_counts_of_old as select 1 as one")
    older.execute(
        "create or replace view target_versions as select 'X' as department_code, 1 as year, 0 as submission_id"
    )
    older.execute("update views_in_place set fingerprint = 'of another release'")
    older.close()
    today = Database(file)
    assert today.query("departments") == []
    assert stored(today, "target_versions") == []
    left = today.cursor().execute("select count(*) from duckdb_views() where view_name = 'status_counts_of_old'")
    assert left.fetchall() == [(0,)]
    today.close()
