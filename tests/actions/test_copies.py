"""Copies of the database: one a day, only good ones, and putting one back."""

import subprocess
import sys
from datetime import date

import pytest
from given import indicator

from monitoring.actions import copies
from monitoring.problems import DatabaseUnavailable, MonitoringError
from monitoring.store import ledger
from monitoring.store.database import Database


def damage(file) -> None:
    """Turn the bytes of the stored blocks around; the heads stay, so that the file still opens."""
    content = bytearray(file.read_bytes())
    for place in range(3 * 4096, len(content)):
        content[place] ^= 0xFF
    file.write_bytes(content)


def names_in(folder) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def earlier_copies(folder, count: int) -> None:
    folder.mkdir()
    for day in range(1, count + 1):
        (folder / f"test-2023-01-{day:02d}.duckdb").write_bytes(b"copied")


def test_a_day_leaves_one_copy_and_the_oldest_copies_go(given, tmp_path):
    earlier_copies(tmp_path / "backups", 20)
    first, second = (copies.copy_of_the_day(given.database) for _turn in range(2))
    assert first == second == copies.last_good(given.database.path)
    assert first.file.name == f"test-{date.today():%Y-%m-%d}.duckdb"
    assert first.byte_count == given.database.path.stat().st_size
    kept = names_in(tmp_path / "backups")
    assert len(kept) == copies.KEPT == 14
    assert kept[0] == "test-2023-01-08.duckdb"


def test_a_copy_leaves_the_database_to_the_program_that_has_it_open(given):
    copies.copy_of_the_day(given.database)
    opens = f"import duckdb; duckdb.connect({str(given.database.path)!r})"
    other = subprocess.run([sys.executable, "-c", opens], capture_output=True, text=True, check=False)
    assert "lock" in other.stderr


def test_only_its_owner_reads_the_database_and_its_copies(given):
    copy = copies.copy_of_the_day(given.database)
    files = (given.database.path, ledger.file_of(given.database.path), copy.file)
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_of_a_damaged_database_there_is_no_copy_and_no_earlier_one_goes(given, tmp_path):
    given.form([indicator()])
    given.database.close()
    damage(given.database.path)
    earlier_copies(tmp_path / "backups", 20)
    with pytest.raises(DatabaseUnavailable):
        damaged = Database(given.database.path)
        copies.copy_of_the_day(damaged)
    assert len(names_in(tmp_path / "backups")) == 20


def test_a_copy_that_cannot_be_written_is_told_and_leaves_nothing(given, tmp_path):
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises(DatabaseUnavailable, match="cannot be written"):
        copies.copy_of_the_day(given.database)


def test_a_copy_is_put_back_and_what_was_there_is_kept(given, tmp_path):
    given.form([indicator(target=100)])
    copy = copies.copy_of_the_day(given.database)
    given.actuals((1, "I01", 5))
    given.database.close()
    kept = copies.put_back(given.database.path, copy.file)
    back, before = Database(given.database.path), Database(kept)
    assert [len(one.query("submission_history")) for one in (back, before)] == [1, 2]
    back.close()
    before.close()


def test_the_log_of_what_was_there_is_not_played_into_the_copy(given, tmp_path):
    given.form([indicator(target=100)])
    copy = copies.copy_of_the_day(given.database)
    given.database.close()
    log = given.database.path.with_name(given.database.path.name + ".wal")
    log.write_bytes(b"a log that is not of this copy")
    kept = copies.put_back(given.database.path, copy.file)
    assert not log.exists()
    assert kept.with_name(kept.name + ".wal").read_bytes() == b"a log that is not of this copy"
    Database(given.database.path).close()


def test_a_copy_takes_the_place_of_a_database_that_is_missing_or_damaged(given):
    given.form([indicator()])
    copy = copies.copy_of_the_day(given.database)
    given.database.close()
    damage(given.database.path)
    assert copies.put_back(given.database.path, copy.file).exists()
    given.database.path.unlink()
    assert copies.put_back(given.database.path, copy.file) is None
    back = Database(given.database.path)
    assert len(back.query("submission_history")) == 1
    back.close()


@pytest.mark.parametrize("is_other", [True, False])
def test_a_damaged_copy_or_another_file_is_not_put_back(given, tmp_path, is_other):
    given.form([indicator()])
    file = tmp_path / "copy.duckdb"
    given.database.backup(file)
    given.database.close()
    if is_other:
        file.write_text("no database")
    else:
        damage(file)
    before = given.database.path.read_bytes()
    with pytest.raises(MonitoringError):
        copies.put_back(given.database.path, file)
    assert given.database.path.read_bytes() == before
    assert not list(tmp_path.glob("*.before-*"))


def test_a_copy_is_not_put_back_under_a_program_that_has_the_database_open(given, tmp_path):
    given.database.backup(tmp_path / "copy.duckdb")
    given.database.close()
    opens = (
        f"import duckdb, sys; held = duckdb.connect({str(given.database.path)!r}); print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", opens], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        with pytest.raises(DatabaseUnavailable, match="in use by another program"):
            copies.put_back(given.database.path, tmp_path / "copy.duckdb")
        other.kill()
    assert not list(tmp_path.glob("*.before-*"))
