"""Damaged files: databases, logs, ledgers, copies, exports, uploads."""

import shutil
from pathlib import Path
from random import Random

import test_mutated_files
from place import Found, Place

from monitoring.actions import copies, exchange, monthly_files, target_forms
from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.problems import MonitoringError
from monitoring.store import ledger
from monitoring.store.database import Database


def mutated(content: bytes, chance: Random) -> bytes:
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


def database(place: Place, folder: Path, chance: Random, found: Found) -> None:
    """A damaged database: it reads as before, or is refused in a sentence, or ``check`` tells what differs."""
    found["damaged file"] += 1
    path = place.copy(folder)
    path.write_bytes(mutated(path.read_bytes(), chance))
    if chance.random() < 0.3:
        path.with_name(f"{path.name}.wal").write_bytes(chance.randbytes(chance.randrange(1, 5000)))
        found["foreign log"] += 1
    _looked_at(path, found)


def its_ledger(place: Place, folder: Path, chance: Random, found: Found) -> None:
    """A damaged ledger: the database is what it was, or is refused in a sentence."""
    found["damaged ledger"] += 1
    path = place.copy(folder)
    file = ledger.file_of(path)
    file.write_bytes(mutated(file.read_bytes(), chance))
    _looked_at(path, found)


def copy(place: Place, folder: Path, chance: Random, found: Found) -> None:
    """A damaged copy is put back: it is refused and the database stays as it is, or it reads as it was."""
    found["damaged copy"] += 1
    path, damaged = place.copy(folder), folder / "copy.duckdb"
    damaged.write_bytes(mutated(place.begun.read_bytes(), chance))
    before = path.read_bytes()
    try:
        copies.put_back(path, damaged)
    except MonitoringError:
        found["lost"] += path.read_bytes() != before
        return
    _looked_at(path, found)


def _looked_at(path: Path, found: Found) -> None:
    try:
        opened = Database(path)
    except MonitoringError:
        return
    try:
        found["without effect"] += not opened.differences()
    except MonitoringError:
        return
    finally:
        opened.close()


def export(place: Place, folder: Path, chance: Random, found: Found) -> None:
    """A changed export: it is refused in a sentence, and nothing is left of it."""
    found["changed export"] += 1
    out = shutil.copytree(place.exported, folder / "out")
    file = chance.choice(sorted(one for one in out.rglob("*") if one.is_file()))
    before = file.read_bytes()
    file.write_bytes(mutated(before, chance))
    try:
        exchange.begin_with(out, folder / "new.duckdb")
    except MonitoringError:
        found["half"] += (folder / "new.duckdb").exists()
    else:
        # Of the manifest some bytes mean nothing, the number of the release for one.
        found["half"] += file.read_bytes() != before and file.name != "manifest.json"


class Uploads:
    """Damaged uploads, which go into one database as far as they come."""

    def __init__(self, place: Place):
        self._database = Database(place.folder / "uploads.duckdb")
        cells = reader.read("form.txt", test_mutated_files.FORM)
        target_forms.import_form(self._database, cells, official_form.read(cells), "test")
        self._count = 1

    def __call__(self, place: Place, folder: Path, chance: Random, found: Found) -> None:
        """A damaged upload: it is refused with a sentence and nothing is stored, or stored as a whole."""
        found["mutated upload"] += 1
        kind = chance.choice(list(test_mutated_files.KINDS))
        try:
            cells = reader.read(kind, test_mutated_files.KINDS[kind][0](chance))
            what = monthly_files.preview(self._database, cells)
            numbers = monthly_files.commit(self._database, what, "test")
        except MonitoringError as error:
            found["tracebacks"] += not str(error).strip()
        else:
            rows = self._database.query("reported_actuals", department_code="D001", year=2023)
            stored = [row for row in rows if row["submission_id"] in numbers]
            found["half"] += len(stored) != len(what.file.rows)
            self._count += len(numbers)
        found["half"] += len(self._database.query("submission_history")) != self._count

    def close(self) -> None:
        self._database.close()
