"""Faults in a fixed time: ``python tests/faults/inject.py --seconds 900`` prints how many, and what came of them.

Kills at random moments of commits, migrations, imports and restores; a disk that takes no more; cut logs; damaged
databases, ledgers, copies, exports and uploads; requests and actions of people who may not. After each the database is
looked at: what was acknowledged is there, nothing is half, and what cannot be is refused in a sentence. It ends once
10,000 faults are done or the time is over, with 1 where anything was lost, half, a traceback, or open.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
import traceback
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("", "tests", "tests/faults", "tests/fixtures", "tests/store", "tests/access")
sys.path[:0] = [str(ROOT / folder) for folder in FOLDERS]

import damage  # noqa: E402
import kills  # noqa: E402
from place import BAD, Found, Place  # noqa: E402
from strangers import Actions, Requests  # noqa: E402

from monitoring.store.database import CONFIGURATION  # noqa: E402

# Of ten thousand faults, how many are of each kind.
PLANNED = {
    "kills": (kills.writing, 700),
    "full disk": (kills.full_disk, 300),
    "migrations": (kills.migrating, 200),
    "imports": (kills.importing, 100),
    "restores": (kills.putting_back, 200),
    "databases": (damage.database, 1_500),
    "ledgers": (damage.its_ledger, 400),
    "copies": (damage.copy, 300),
    "exports": (damage.export, 300),
    "uploads": (damage.Uploads, 2_000),
    "requests": (Requests, 3_000),
    "actions": (Actions, 1_000),
}


def inject(seconds: float, seed: int) -> Found:
    """As many faults as there is time for, in the shares that are planned and at most so many."""
    chance, found = random.Random(seed), Found()
    until = time.monotonic() + seconds
    kinds = [kind for kind, (_fault, count) in PLANNED.items() for _time in range(count)]
    chance.shuffle(kinds)
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        faults = {kind: fault for kind, (fault, _count) in PLANNED.items() if not isinstance(fault, type)}
        # Databases that stay open would not outlive a fork: each of these runs of its own.
        for kind, (begin, _count) in PLANNED.items():
            if isinstance(begin, type):
                share = kinds.count(kind) / len(kinds)
                with closing(begin(place)) as fault:
                    _run(place, fault, kind, chance, found, kinds.count(kind), time.monotonic() + seconds * share)
        rest = [kind for kind in kinds if kind in faults]
        for kind in rest:
            if time.monotonic() > until:
                break
            _run(place, faults[kind], kind, chance, found, 1, until)
    return found


def _run(place: Place, fault, kind: str, chance: random.Random, found: Found, count: int, until: float) -> None:
    for _time in range(count):
        if time.monotonic() > until:
            return
        folder = Path(tempfile.mkdtemp(dir=place.folder))
        try:
            fault(place, folder, chance, found)
        except Exception:
            found["tracebacks"] += 1
            print(f"{kind}:", file=sys.stderr)
            traceback.print_exc()
        shutil.rmtree(folder)


def main() -> int:
    CONFIGURATION["threads"] = "1"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.monotonic()
    found = inject(options.seconds, options.seed)
    for name in BAD:
        found.setdefault(name, 0)
    for name, count in sorted(found.items()):
        print(f"{count:>8} {name}")
    print(f"{found.faults():>8} faults in {time.monotonic() - begun:.0f} s")
    return 0 if found.is_good() else 1


if __name__ == "__main__":
    sys.exit(main())
