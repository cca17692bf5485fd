"""What the machine does not do for a database: a sentence each with what to do, and nothing half stored."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from given import Given, indicator

from monitoring.problems import DatabaseUnavailable
from monitoring.store.database import Database

ROOT = Path(__file__).parents[2]


@pytest.fixture
def stored(given):
    """The file of a database with a form and a figure, closed."""
    given.form([indicator(target=100)])
    given.actuals((1, "I01", 5))
    given.database.close()
    return given.database.path


def command(path, *arguments) -> subprocess.CompletedProcess:
    """Run a command on a database, as staff do."""
    words = [sys.executable, "-m", "monitoring", "--lang", "en", "--db", str(path), *arguments]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


def refusal(path) -> str:
    with pytest.raises(DatabaseUnavailable) as refused:
        Database(path).contents()
    return str(refused.value)


def turned(path, first: int, last: int | None) -> None:
    content = bytearray(path.read_bytes())
    content[first:last] = bytes(byte ^ 0xFF for byte in content[first:last])
    path.write_bytes(content)


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: turned(path, 0, 4096),
        lambda path: turned(path, 3 * 4096, None),
        lambda path: path.write_bytes(path.read_bytes()[:20_000]),
        lambda path: path.write_bytes(b""),
    ],
    ids=["head", "blocks", "cut", "empty"],
)
def test_a_damaged_database_is_refused_with_the_way_to_a_copy(stored, harm):
    harm(stored)
    assert "restore FILE" in refusal(stored)
    said = command(stored, "check")
    assert said.returncode == 1
    assert "restore FILE" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_folder_in_the_place_of_the_database_is_named(tmp_path):
    (tmp_path / "folder.duckdb").mkdir()
    assert "is a folder, not a database" in refusal(tmp_path / "folder.duckdb")


def mounted(folder: Path, *options: str) -> None:
    made = subprocess.run(["mount", *options, "tmpfs", str(folder)], capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"a file system of the test's own cannot be mounted here: {made.stderr.strip()}")


@pytest.fixture
def small_disk(tmp_path):
    """A folder with room for sixteen megabytes; writable until it is mounted otherwise."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted(folder, "-t", "tmpfs", "-o", "size=16m")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=False)


def test_a_read_only_folder_is_named_with_what_to_do(stored, small_disk):
    path = shutil.copyfile(stored, small_disk / "only.duckdb")
    mounted(small_disk, "-o", "remount,ro")
    assert "the right to write into both" in refusal(path)
    assert "the right to write into both" in refusal(small_disk / "new.duckdb")
    said = command(path, "history")
    assert (said.returncode, "Traceback" in said.stderr) == (1, False)


def test_a_disk_that_is_full_refuses_a_commit_and_takes_it_once_there_is_room(stored, small_disk):
    path = shutil.copyfile(stored, small_disk / "full.duckdb")
    given = Given(Database(path))
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space left"), filler.open("wb") as file:
        while True:
            file.write(b"x" * 1000)
            file.flush()
    many = [(month, f"I{number:05}", number) for month in range(1, 13) for number in range(3000)]
    with pytest.raises(DatabaseUnavailable, match="is full"):
        given.actuals(*many)
    filler.unlink()
    given.database.close()
    again = Given(Database(path))
    assert len(again.database.query("submission_history")) == 2
    again.actuals((2, "I01", 6))
    assert again.database.differences() == []
    again.database.close()


LIMITED = """
import resource, signal, sys
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from given import Given
from monitoring.language import catalogue
from monitoring.problems import DatabaseUnavailable
from monitoring.store.database import Database
catalogue.use("en")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
given = Given(Database(Path(sys.argv[1])))
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50_000, -1))
try:
    given.actuals(*[(month, f"I{number:05}", number) for month in range(1, 13) for number in range(3000)])
except DatabaseUnavailable as error:
    print(error)
"""


def test_a_file_that_may_not_grow_refuses_a_commit_in_a_sentence_and_stays_whole(stored):
    folders = [str(ROOT), str(ROOT / "tests" / "fixtures")]
    words = [sys.executable, "-c", LIMITED, str(stored), *folders]
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "is full" in said.stdout, said.stderr
    again = Database(stored)
    # Not acknowledged: it may have reached the log, but then all of it.
    count = again.cursor().execute("select count(*) from actuals").fetchall()[0][0]
    assert (len(again.query("submission_history")), count) in {(2, 1), (3, 1 + 12 * 3000)}
    assert again.differences() == []
    again.close()


def test_a_copy_that_finds_no_room_is_told_and_the_database_goes_on(stored, small_disk):
    database = Database(stored)
    (small_disk / "filler").write_bytes(b"x" * 16_000_000)
    with pytest.raises(DatabaseUnavailable, match="cannot be written"):
        database.backup(small_disk / "copy.duckdb")
    assert [file.name for file in small_disk.iterdir()] == ["filler"]
    assert len(database.query("submission_history")) == 2
    database.close()
