"""Processes that are killed at any moment: while they write, migrate, import or put back a copy."""

import os
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

import test_migration
from given import Given
from place import ROWS, Found, Place

from monitoring.actions import copies, exchange
from monitoring.problems import MonitoringError
from monitoring.store.database import Database

LONGEST_LIFE = 0.4


class Other:
    """Another process, which does something until it is killed; ``told`` is what it wrote on its way."""

    def __init__(self, folder: Path, act: Callable[[], None]):
        self._errors = folder / "errors"
        # Made of this one, which has everything loaded: to start Python anew would take most of the time.
        self._number = os.fork()
        if not self._number:
            self._live(act)

    def _live(self, act: Callable[[], None]) -> None:
        os.dup2(os.open(self._errors, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
        try:
            act()
        except MonitoringError as error:
            os.write(2, f"{error}\n".encode())
        except BaseException:
            os.write(2, traceback.format_exc().encode())
        os._exit(0)

    def kill(self, after: float) -> str:
        """End it after so many seconds, if it still lives; what it said of errors."""
        time.sleep(after)
        os.kill(self._number, signal.SIGKILL)
        os.waitpid(self._number, 0)
        return self._errors.read_text(encoding="utf-8") if self._errors.exists() else ""

    def lives(self) -> bool:
        return os.waitid(os.P_PID, self._number, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def writing(place: Place, folder: Path, chance: Random, found: Found) -> None:
    """A process that commits, withdraws and copies is killed; sometimes its log is lost as well."""
    found["kill"] += 1
    _killed(place, folder, chance, found, limit=0)


def full_disk(place: Place, folder: Path, chance: Random, found: Found) -> None:
    """The same on a disk that takes no more after a while."""
    found["full disk"] += 1
    _killed(place, folder, chance, found, limit=chance.randrange(10_000, 800_000))


def _killed(place: Place, folder: Path, chance: Random, found: Found, limit: int) -> None:
    path, said = place.copy(folder), folder / "said"
    said.touch()
    room = path.stat().st_size + limit if limit else 0
    other = Other(folder, lambda: write(path, said, room))
    until = time.monotonic() + 20
    while not said.stat().st_size and other.lives() and time.monotonic() < until:
        time.sleep(0.005)
    found["tracebacks"] += "Traceback" in other.kill(chance.uniform(0, LONGEST_LIFE))
    log = path.with_name(f"{path.name}.wal")
    if chance.random() < 0.5 and log.exists():
        log.write_bytes(log.read_bytes()[: chance.randrange(log.stat().st_size + 1)])
        found["cut log"] += 1
    place.hold_against(path, said, found)


def write(path: Path, said: Path, limit: int) -> None:
    """Commit, withdraw and copy for as long as this process lives; each that is acknowledged is a line of ``said``."""
    if limit:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    database = Database(path)
    given, turn = Given(database), 0
    with said.open("a") as lines:
        while True:
            turn += 1
            number = given.actuals(*[(month % 12 + 1, f"I{month:02}", turn) for month in range(ROWS)])
            print("live", number, file=lines, flush=True)
            if turn % 3 == 0:
                database.withdraw(number, "test")
                print("withdrawn", number, file=lines, flush=True)
            if turn % 8 == 0:
                database.backup(path.with_name("copy.duckdb"))


def migrating(place: Place, folder: Path, chance: Random, found: Found) -> None:
    """A process that brings an older database to today's schema is killed; the next one goes on as if nothing were."""
    found["kill during a migration"] += 1
    path = shutil.copyfile(place.of_version(chance.choice(test_migration.RELEASED)), folder / "old.duckdb")
    other = Other(folder, lambda: Database(path))
    found["tracebacks"] += "Traceback" in other.kill(chance.uniform(0, 0.3))
    database = Database(path)
    (figure,) = database.query("indicator_progress", department_code="D1", year=2023, month=2)
    found["lost"] += figure["actual_to_date"] != 14.5
    found["half"] += len(database.differences())
    database.close()


def importing(place: Place, folder: Path, chance: Random, found: Found) -> None:
    """A process that begins a database with an export is killed: there is a whole one, or none."""
    found["kill during an import"] += 1
    path = folder / "new.duckdb"
    other = Other(folder, lambda: exchange.begin_with(place.exported, path))
    found["tracebacks"] += "Traceback" in other.kill(chance.uniform(0, 0.8))
    if path.exists():
        place.hold_against(path, None, found)


def putting_back(place: Place, folder: Path, chance: Random, found: Found) -> None:
    """A process that puts a copy in the place of a database is killed: the one or the other is there as a whole."""
    found["kill during a restore"] += 1
    path = place.copy(folder)
    other = Other(folder, lambda: copies.put_back(path, place.begun))
    found["tracebacks"] += "Traceback" in other.kill(chance.uniform(0, 0.3))
    if not path.exists():
        kept = sorted(folder.glob("*.duckdb*"))
        found["lost"] += not any(file.stat().st_size for file in kept)
        return
    place.hold_against(path, None, found)


if sys.platform == "win32":
    raise SystemExit("Processes are made by fork, which Windows does not have.")
