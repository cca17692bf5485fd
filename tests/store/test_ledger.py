"""What was acknowledged is there, or it is said that it is not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from given import Given, indicator

from monitoring.problems import DatabaseUnavailable
from monitoring.store import ledger
from monitoring.store.database import Database

ROOT = Path(__file__).parents[2]

KILLED = """
import os, sys
from pathlib import Path
from given import Given, indicator
from monitoring.store.database import Database
given = Given(Database(Path(sys.argv[1])))
given.form([indicator(target=100)])
for month in (1, 2, 3):
    given.actuals((month, "I01", month))
os._exit(9)
"""


def test_three_acknowledged_commits_outlive_a_kill_and_the_loss_of_the_log(tmp_path):
    folders = [str(ROOT), str(ROOT / "tests" / "fixtures")]
    command = f"import sys; sys.path[:0] = {folders!r}\n{KILLED}"
    assert subprocess.run([sys.executable, "-c", command, tmp_path / "lost.duckdb"], check=False).returncode == 9
    (tmp_path / "lost.duckdb.wal").unlink(missing_ok=True)
    database = Database(tmp_path / "lost.duckdb")
    assert [row["actual_value"] for row in database.query("reported_actuals")] == [1, 2, 3]
    database.close()


def earlier_state(given, tmp_path) -> tuple[Path, Path]:
    """A database that was set back to before its last submission; and its file of today, set aside."""
    given.form([indicator(target=100)])
    shutil.copyfile(given.database.path, tmp_path / "earlier")
    given.actuals((1, "I01", 5))
    given.database.close()
    today = given.database.path.rename(tmp_path / "today")
    (tmp_path / "earlier").rename(given.database.path)
    return given.database.path, today


def test_a_database_that_lacks_what_was_acknowledged_is_refused_with_the_way_to_a_copy(given, tmp_path):
    path, today = earlier_state(given, tmp_path)
    with pytest.raises(DatabaseUnavailable, match="restore FILE") as refused:
        Database(path)
    assert "1" in str(refused.value)
    assert "2" in str(refused.value)
    today.replace(path)
    Database(path).close()


def test_whoever_takes_the_ledger_away_goes_on_without_what_is_lost(given, tmp_path):
    path, _today = earlier_state(given, tmp_path)
    ledger.file_of(path).unlink()
    again = Database(path)
    assert len(again.query("submission_history")) == 1
    again.close()
    assert ledger.read(path).submission_id == 1


def test_what_was_stored_but_not_acknowledged_counts(given, tmp_path):
    """The process may die between the two; nobody was told anything then, and nothing is missing."""
    given.form([indicator()])
    before = ledger.file_of(given.database.path).read_bytes()
    given.actuals((1, "I01", 5))
    given.database.close()
    ledger.file_of(given.database.path).write_bytes(before)
    again = Database(given.database.path)
    assert len(again.query("submission_history")) == 2
    again.close()
    assert ledger.read(again.path).submission_id == 2


def test_a_missing_database_is_not_begun_anew_where_one_was_before(given):
    given.form([indicator()])
    given.database.close()
    given.database.path.unlink()
    with pytest.raises(DatabaseUnavailable, match="restore FILE"):
        Database(given.database.path)
    assert not given.database.path.exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"data_version": 1}'])
def test_a_ledger_that_says_nothing_stops_nobody(given, content):
    given.form([indicator()])
    given.database.close()
    ledger.file_of(given.database.path).write_text(content)
    Database(given.database.path).close()
    assert ledger.read(given.database.path).submission_id == 1


def test_a_withdrawal_a_setting_and_a_closed_month_are_acknowledged_too(given: Given):
    given.form([indicator()])
    database = given.database
    noted = [ledger.read(database.path).data_version]
    database.withdraw(1, "me")
    noted.append(ledger.read(database.path).data_version)
    database.enter_settings({"slow_rate": "0.5"}, "me")
    noted.append(ledger.read(database.path).data_version)
    database.enter_month_event("D1", 2023, 1, "closed", "me", "")
    noted.append(ledger.read(database.path).data_version)
    assert noted == sorted(set(noted))
    assert noted[-1] == database.version
