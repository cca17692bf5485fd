"""A database of every schema that was released, with data in it, has the same figures in the program of today."""

from decimal import Decimal

import duckdb
import pytest

from monitoring.problems import DatabaseUnavailable
from monitoring.store import queries
from monitoring.store.database import Database, schema_steps

RELEASED = [version for version in sorted(schema_steps()) if version != 8]
AT = "timestamp '2023-02-01 09:00:00'"
HEAD = "'test', timestamp '2023-02-01 09:00:00', 'f.csv', 'sha', 'utf-8', false, 1"

# What each version could take, in the columns that it had.
WRITTEN = {
    1: f"""
        insert into submissions values
            (nextval('submission_numbers'), 'targets', 'D1', 2023, {HEAD}),
            (nextval('submission_numbers'), 'actuals', 'D1', 2023, {HEAD}),
            (nextval('submission_numbers'), 'spending', 'D1', 2023, {HEAD}),
            (nextval('submission_numbers'), 'actuals', 'D1', 2023, {HEAD});
        insert into submission_events (submission_id, department_code, year, event, happened_at, done_by)
        select submission_id, 'D1', 2023, 'committed', {AT}, 'test' from submissions order by submission_id;
        insert into submission_events (submission_id, department_code, year, event, happened_at, done_by)
        values (4, 'D1', 2023, 'withdrawn', {AT}, 'test');
        insert into department_forms values (1, 'D1', 2023, '测试局', null, 1, 0, '');
        insert into tasks values (1, 'D1', 2023, 'K1', 'key', '1', '任务', '', 100000.50, null, 5);
        insert into indicators values (
            1, 'D1', 2023, 'I01', '产出指标', '数量指标', '件数', '', '≥', 160, '≥160', '件', 0, null, 'sum',
            'higher', 'even', null, false, '', false, 9
        );
        insert into actuals
            (submission_id, department_code, year, month, indicator_code, actual_value, note, source_row)
        values (2, 'D1', 2023, 1, 'I01', 8, '', 2), (2, 'D1', 2023, 2, 'I01', 6.5, '', 3),
            (4, 'D1', 2023, 2, 'I01', 99, '', 2);
        insert into spending (submission_id, department_code, year, month, task_code, spent_amount, note, source_row)
        values (3, 'D1', 2023, 2, 'K1', 33333.33, '', 2);
        insert into settings (setting_name, setting_value, changed_at, changed_by)
        values ('slow_rate', '0.5', {AT}, 'test');
    """,
    2: f"""
        insert into submissions values (nextval('submission_numbers'), 'budget', 'D1', 2023, {HEAD});
        insert into submission_events (submission_id, department_code, year, event, happened_at, done_by)
        values (5, 'D1', 2023, 'committed', {AT}, 'test');
        insert into adjusted_budgets values (5, 'D1', 2023, 2, 'K1', 80000, '', 2);
        insert into month_events (department_code, year, month, event, happened_at, done_by, reason)
        values ('D1', 2023, 1, 'closed', {AT}, 'test', '');
    """,
    3: "update actuals set first_month = 2 where submission_id = 2 and month = 2;",
    4: "update indicators set initial_target_text = '≥120';",
    5: f"""
        insert into settings (setting_name, setting_value, changed_at, changed_by)
        values ('reported_month_rate', '0.7', {AT}, 'test');
    """,
    6: """
        update indicators set responsible_office = '一科';
        insert into originals values ('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', 'x'::blob,
            timestamp '2023-02-01');
        insert into submission_originals values (2, 'D1', 2023,
            '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', 'f.csv', '', 1);
    """,
    7: f"insert into accounts values ('boss', 'a hash', 'administrator', null, false, {AT});",
    9: f"""
        insert into approval_events (department_code, year, month, event, happened_at, done_by, reason, seen_event_id)
        values ('D1', 2023, 1, 'approved', {AT}, 'test', '', 5);
    """,
    10: "insert into outlooks values (5, 'D1', 2023, 2, 'I01', 'certain', 170, null, 2);",
}


def of_version(file, version: int) -> None:
    """A database as the release with this schema wrote it; the chain came after version 9, as version 8."""
    with duckdb.connect(str(file)) as old:
        old.execute("create table schema_versions (version integer, applied_at timestamp)")
        steps = schema_steps()
        for number in [number for number in RELEASED if number <= version]:
            old.execute(steps[number])
            old.execute(f"insert into schema_versions values ({number}, {AT})")
            old.execute(WRITTEN.get(number, "select 1"))


@pytest.mark.parametrize("version", RELEASED)
def test_a_database_of_each_released_schema_keeps_its_figures(version, tmp_path):
    file = tmp_path / "old.duckdb"
    of_version(file, version)
    today = Database(file)
    of_february = {"department_code": "D1", "year": 2023, "month": 2}
    (figure,) = today.query("indicator_progress", **of_february)
    assert (figure["actual_to_date"], figure["target_value"]) == (Decimal("14.5"), 160)
    (money,) = [row for row in today.query("task_execution", **of_february) if row["task_code"] == "K1"]
    budget = Decimal("80000.00") if version >= 2 else Decimal("100000.50")
    assert (money["executed_amount"], money["budget_amount"]) == (Decimal("33333.33"), budget)
    states = {row["submission_id"]: row["state"] for row in today.query("submission_history")}
    assert states == dict.fromkeys([1, 2, 3, 5] if version >= 2 else [1, 2, 3], "live") | {4: "withdrawn"}
    (settings,) = today.query("settings_in_force")
    assert (settings["slow_rate"], settings["on_track_rate"]) == (Decimal("0.5"), Decimal("0.8"))
    assert settings["reported_month_rate"] == Decimal("0.7" if version >= 5 else "0.8")
    (target,) = today.query("targets")
    assert target["initial_target_text"] == ("≥120" if version >= 4 else None)
    (expected,) = today.query("expected_results", **of_february)
    # Without a word of anybody it is what the figures propose: 14.5 in two months.
    assert expected["expected_value"] == (170 if version >= 10 else 87)
    assert list(today.accounts) == (["boss"] if version >= 7 else [])
    assert today.differences() == []
    assert today.schema_version == max(schema_steps())
    today.close()
    assert (tmp_path / f"old.schema{version}.duckdb").exists()


@pytest.mark.parametrize("version", RELEASED)
def test_a_migration_that_fails_at_its_end_changes_nothing_of_the_old_file(version, tmp_path):
    file = tmp_path / "old.duckdb"
    of_version(file, version)
    broken = queries.SCHEMA.read_text(encoding="utf-8") + "\n-- version 99\nselect nonsense;\n"
    with pytest.raises(DatabaseUnavailable, match="the release that you had before goes on with it"):
        Database(file, broken)
    with duckdb.connect(str(file)) as old:
        assert max(old.execute("select version from schema_versions").fetchall()) == (version,)
        assert old.execute("select count(*) from actuals").fetchall() == [(3,)]
        assert ("chain_links",) not in old.execute("select table_name from duckdb_tables()").fetchall()
