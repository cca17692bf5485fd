"""Faults in a fixed time: ``python tests/faults/inject.py --seconds 600 --seed 1`` prints how many, and what was lost.

Kills at random moments of commits, withdrawals and copies; damaged and cut files and logs; a disk that takes no more;
mutated exports. After each the database is opened again: what was acknowledged has to be there, nothing half, and what
cannot be opened is refused in a sentence. Exit code 1 where anything was lost, half, or no sentence.
"""

import argparse
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "fixtures")]

from given import Given, indicator, task  # noqa: E402

from monitoring.actions import exchange  # noqa: E402
from monitoring.problems import MonitoringError  # noqa: E402
from monitoring.store.database import CONFIGURATION, Database  # noqa: E402

# Rows of each submission: one that has another number of them is half stored.
ROWS = 24
LONGEST_LIFE = 0.6


class Found(Counter):
    """What came out: faults by kind, and ``lost``, ``half``, ``tracebacks``."""

    def is_good(self) -> bool:
        return not (self["lost"] or self["half"] or self["tracebacks"])


def write_until_killed(path: Path, said: Path, limit: int) -> None:
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
            if turn % 4 == 0:
                database.backup(path.with_name("copy.duckdb"))


def hold_against(path: Path, said: Path, found: Found) -> None:
    """Whether all that was acknowledged is there, and nothing by halves."""
    database = Database(path)
    try:
        states = {row["submission_id"]: row["state"] for row in database.query("submission_history")}
        acknowledged = dict(line.split()[::-1] for line in said.read_text().splitlines() if line.count(" ") == 1)
        for number, state in acknowledged.items():
            # A withdrawal may be stored that nobody was told of any more.
            found["lost"] += states.get(int(number)) not in {state, "withdrawn"}
        counts = database.cursor().execute("select count(*) from actuals group by submission_id").fetchall()
        found["half"] += sum(count != ROWS for (count,) in counts)
        found["half"] += len(database.differences())
    finally:
        database.close()


def killed(folder: Path, begun: Path, chance: random.Random, found: Found, limit: int = 0) -> None:
    """One process that writes and is killed, and what it leaves."""
    path, said = folder / "data.duckdb", folder / "said"
    shutil.copyfile(begun, path)
    said.touch()
    for _turn in range(3):
        room = path.stat().st_size + limit if limit else 0
        words = [sys.executable, __file__, "--write", str(path), str(said), str(room)]
        with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as writer:
            before = said.stat().st_size
            until = time.monotonic() + 20
            while said.stat().st_size == before and writer.poll() is None and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, LONGEST_LIFE))
            writer.kill()
            told = writer.stderr.read()
        found["tracebacks"] += "Traceback" in told
        found["full disk" if limit else "kill"] += 1
        if chance.random() < 0.3 and path.with_name("data.duckdb.wal").exists():
            path.with_name("data.duckdb.wal").unlink()
            found["lost log"] += 1
        hold_against(path, said, found)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The same with some bytes changed, cut off or emptied."""
    changed = bytearray(content)
    match chance.randrange(3):
        case 0:
            for _place in range(chance.randint(1, 200)):
                changed[chance.randrange(len(changed))] ^= chance.randint(1, 255)
        case 1:
            del changed[chance.randrange(len(changed)) :]
        case 2:
            first = chance.randrange(len(changed))
            changed[first : first + 8192] = bytes(len(changed[first : first + 8192]))
    return bytes(changed)


def damaged(folder: Path, begun: Path, chance: random.Random, found: Found) -> None:
    """A damaged database: it reads as before, or is refused in a sentence, or ``check`` tells what differs."""
    path = folder / "data.duckdb"
    content = begun.read_bytes()
    path.write_bytes(mutated(content, chance))
    shutil.copyfile(begun.with_name(begun.name + ".ledger"), folder / "data.duckdb.ledger")
    if chance.random() < 0.3:
        (folder / "data.duckdb.wal").write_bytes(chance.randbytes(chance.randrange(1, 5000)))
        found["foreign log"] += 1
    found["damaged file"] += 1
    try:
        database = Database(path)
    except MonitoringError:
        return
    try:
        said = database.differences()
        found["damage without effect"] += not said
    except MonitoringError:
        return
    finally:
        database.close()


def changed_export(folder: Path, exported: Path, chance: random.Random, found: Found) -> None:
    """A changed export: it is refused in a sentence, and nothing is left of it."""
    out = shutil.copytree(exported, folder / "out")
    file = chance.choice(sorted(one for one in out.rglob("*") if one.is_file()))
    before = file.read_bytes()
    file.write_bytes(mutated(before, chance))
    found["changed export"] += 1
    try:
        exchange.begin_with(out, folder / "new.duckdb")
    except MonitoringError:
        found["half"] += (folder / "new.duckdb").exists()
    else:
        # Of the manifest some bytes mean nothing, the number of the release for one.
        found["half"] += file.read_bytes() != before and file.name != "manifest.json"


def inject(seconds: float, seed: int) -> Found:
    """As many faults as there is time for."""
    chance, found = random.Random(seed), Found()
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as place:
        begun = Path(place) / "begun.duckdb"
        database = Database(begun)
        Given(database).form([indicator(target=100)], [task()])
        database.export(Path(place) / "exported")
        database.close()
        while time.monotonic() < until:
            folder = Path(tempfile.mkdtemp(dir=place))
            fault = chance.choices(["kill", "full", "damage", "export"], [3, 2, 8, 6])[0]
            try:
                match fault:
                    case "kill":
                        killed(folder, begun, chance, found)
                    case "full":
                        killed(folder, begun, chance, found, limit=chance.randrange(10_000, 800_000))
                    case "damage":
                        damaged(folder, begun, chance, found)
                    case "export":
                        changed_export(folder, Path(place) / "exported", chance, found)
            except Exception:
                found["tracebacks"] += 1
                print(f"{fault}:", file=sys.stderr)
                traceback.print_exc()
            shutil.rmtree(folder)
    return found


def main() -> int:
    CONFIGURATION["threads"] = "1"
    if sys.argv[1:2] == ["--write"]:
        path, said, limit = sys.argv[2:]
        try:
            write_until_killed(Path(path), Path(said), int(limit))
        except MonitoringError as error:
            print(error, file=sys.stderr)
            return 1
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = inject(options.seconds, options.seed)
    for name in ("lost", "half", "tracebacks"):
        found.setdefault(name, 0)
    for name, count in sorted(found.items()):
        print(f"{count:>8} {name}")
    return 0 if found.is_good() else 1


if __name__ == "__main__":
    sys.exit(main())
