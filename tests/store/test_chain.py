"""The hash chain of everything stored: a change that this program did not make is found and named."""

import shutil
from decimal import Decimal

import duckdb
import pytest
from given import indicator, task

from monitoring.problems import DatabaseUnavailable
from monitoring.store import ledger, queries
from monitoring.store.accounts import Account
from monitoring.store.database import Database


@pytest.fixture
def stored(given):
    """Two months of two indicators, a withdrawal, a setting and a closed month; and the file, closed."""
    given.form([indicator(target=100)], [task()])
    given.actuals((1, "I01", 5), (2, "I01", 7))
    given.database.withdraw(given.actuals((3, "I01", 9)), "Li")
    given.setting("slow_rate", "0.5")
    given.database.enter_month_event("D1", 2023, 1, "closed", "Wang", "")
    given.database.close()
    return given.database.path


def changed(path, *statements) -> list[str]:
    """What is said of a database after somebody ran ``statements`` on its file."""
    with duckdb.connect(str(path)) as other:
        for statement in statements:
            other.execute(statement)
    database = Database(path)
    try:
        return database.differences()
    finally:
        database.close()


def test_what_this_program_stored_is_as_it_was_stored(stored):
    assert changed(stored) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "update actuals set actual_value = 6 where month = 1",
            "Submission 2, actuals: not as it was stored (submission_id=2, department_code=D1, year=2023, month=1, "
            "indicator_code=I01, actual_value=6.0000, note=, source_row=2).",
        ),
        (
            "delete from actuals where month = 2",
            "Submission 2, actuals: rows that were stored are missing: 1.",
        ),
        (
            "insert into actuals by name select * replace (4 as month) from actuals where month = 2",
            "Submission 2, actuals: added since it was stored (submission_id=2, department_code=D1, year=2023, "
            "month=4, indicator_code=I01, actual_value=7.0000, note=, source_row=3).",
        ),
        (
            "update settings set setting_value = '0.1' where setting_value = '0.5'",
            "settings: not as it was stored (entry_id=21, setting_name=slow_rate, setting_value=0.1",
        ),
        ("update submissions set submitted_by = 'Zhao' where submission_id = 1", "Submission 1, submissions: not as"),
        ("delete from submission_events where event_id = 2", "Entry 2, submission_events: rows that were stored are"),
        ("update month_events set done_by = 'Zhao'", "Entry 1, month_events: not as it was stored"),
        ("insert into links values (1, 'D1', 2023, 'K1', 'I01')", "Submission 1, links: it was not stored by this"),
        ("update chain_links set link_sha256 = 'a' where link_number = 3", "its link in the chain was changed"),
        ("delete from chain_links where link_number = 3", "The chain lacks its links 3 to 3: history was cut."),
    ],
)
def test_each_change_past_the_program_is_named(stored, statement, said):
    assert any(said in one for one in changed(stored, statement))


def test_the_rows_of_two_submissions_that_changed_places_are_named(stored):
    said = changed(stored, "update actuals set submission_id = 5 - submission_id")
    assert [one.split(":")[0] for one in said] == ["Submission 2, actuals", "Submission 3, actuals"]


def test_a_database_whose_history_was_cut_or_made_anew_is_refused(stored):
    head = ledger.read(stored)
    with pytest.raises(DatabaseUnavailable, match="another history"):
        changed(stored, f"delete from chain_links where link_number = {head.link_number}")
    changed_head = f"update chain_links set link_sha256 = 'b' where link_number = {head.link_number}"
    with pytest.raises(DatabaseUnavailable, match="another history"):
        changed(stored, changed_head)


def test_a_kept_file_that_was_changed_or_lost_is_named(sample_file, tmp_path):
    path = shutil.copyfile(sample_file, tmp_path / "sample.duckdb")
    with duckdb.connect(str(path)) as other:
        checksum = other.execute("select min(original_sha256) from originals").fetchall()[0][0]
    told = changed(path, f"update originals set content = 'x' where original_sha256 = '{checksum}'")
    assert told == [f"originals: the kept file {checksum} is not as it was stored."]
    told = changed(path, f"delete from originals where original_sha256 = '{checksum}'")
    assert told == [f"originals: the kept file {checksum} is missing."]


def test_a_database_from_before_the_chain_gets_it_when_it_is_opened(stored):
    known = ledger.read(stored)
    ledger.write(stored, ledger.Ledger(known.data_version, known.submission_id))
    without = "delete from schema_versions where version = 8"
    assert changed(stored, "drop table chain_links", without, "checkpoint") == []
    assert any("not as it was stored" in one for one in changed(stored, "update actuals set actual_value = 6"))


def test_a_later_schema_with_an_empty_column_and_a_new_setting_leaves_the_chain_as_it_is(stored):
    schema = queries.SCHEMA.read_text(encoding="utf-8")
    later = f"{schema}\n-- version 99\nalter table actuals add column method varchar;\ninsert into settings "
    later += "(setting_name, setting_value, changed_at, changed_by) values ('a', '1', timestamp '2023-01-01', 'b');\n"
    database = Database(stored, later)
    assert database.differences() == []
    assert database.cursor().execute("select method from actuals where month = 1").fetchall() == [(None,)]
    database.close()


def test_what_was_added_before_a_migration_does_not_become_good_by_it(stored):
    with duckdb.connect(str(stored)) as other:
        other.execute("insert into links values (1, 'D1', 2023, 'K1', 'I01')")
    database = Database(stored, queries.SCHEMA.read_text(encoding="utf-8") + "\n-- version 99\nselect 1;\n")
    assert ["links" in one for one in database.differences()] == [True]
    database.close()


def test_a_figure_is_hashed_to_its_last_decimal(given):
    given.form([indicator()])
    given.actuals((1, "I01", Decimal("0.0001")))
    given.database.close()
    assert changed(given.database.path, "update actuals set actual_value = 0.0002") != []


@pytest.mark.parametrize(
    "statement",
    [
        "update accounts set roles = 'administrator' where account_name = 'li'",
        "update accounts set password_hash = 'mine' where account_name = 'li'",
        "update accounts set department_codes = null where account_name = 'li'",
        "update accounts set is_disabled = false where account_name = 'li'",
        "delete from accounts where account_name = 'li'",
        "insert into accounts select * replace ('li' as account_name) from accounts where account_name = 'boss'",
    ],
)
def test_an_account_that_was_changed_past_the_program_is_named(given, statement):
    given.database.save_account(Account("boss", "a hash", frozenset({"administrator"})))
    li = Account("li", "another", frozenset({"reporter"}), frozenset({"D1"}), is_disabled="is_disabled" in statement)
    if not statement.startswith("insert"):
        given.database.save_account(li)
    given.database.close()
    assert changed(given.database.path) == []
    assert changed(given.database.path, statement) == ["accounts: li is not as it was stored."]


def test_what_an_account_was_before_is_in_the_chain_without_its_password(given):
    for roles in ({"viewer"}, {"administrator"}):
        given.database.save_account(Account("boss", "a hash", frozenset(roles)))
    given.database.close()
    assert b"a hash" in given.database.path.read_bytes()
    told = changed(given.database.path, "update account_events set roles = 'administrator' where event_id = 1")
    assert "Entry 1, account_events: not as it was stored" in told[0]
    assert "a hash" not in str(told)
