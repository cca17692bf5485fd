"""Copies of the database beside it: one a day, the last ones kept; and putting one back."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.store import copies, ledger
from monitoring.store.database import Database

KEPT = 14


@dataclass(frozen=True)
class Copy:
    """A copy that was read through when it was made."""

    file: Path
    made_at: datetime
    byte_count: int


def copy_of_the_day(database: Database) -> Copy:
    """Today's copy, made if there is none yet; only once it is good the oldest ones go.

    Raises ``DatabaseUnavailable`` where it cannot be made; the earlier ones are all there then.
    """
    file = _folder(database.path) / f"{database.path.stem}-{date.today():%Y-%m-%d}{database.path.suffix}"
    if not file.exists():
        database.backup(file)
        for old in _files(database.path)[:-KEPT]:
            old.unlink()
    return _copy(file)


def last_good(path: Path) -> Copy | None:
    """The newest copy of the database at ``path``."""
    files = _files(path)
    return _copy(files[-1]) if files else None


def put_back(path: Path, file: Path) -> Path | None:
    """Let the copy ``file`` be the database at ``path``, which nobody may have open; what was there is kept.

    Returns where what was there is now. Raises ``DatabaseUnavailable`` where the copy is damaged, in use or cannot be
    written; nothing has changed then.
    """
    if not file.exists():
        raise MonitoringError(_("There is no file {file}.").format(file=file))
    expected = copies.contents_of_file(file)
    if "submissions" not in expected:
        raise MonitoringError(_("{file} is no copy of a database of this program.").format(file=file))
    beside = path.with_name(f"{path.name}.restoring")
    copies.write(file, beside, expected)
    kept = _set_aside(path)
    beside.replace(path)
    return kept


def _set_aside(path: Path) -> Path | None:
    """Move a database away with its log and ledger: neither is of what takes its place."""
    if path.exists():
        # Whoever has it open would go on writing into the file that is moved away.
        copies.refuse_if_open(path)
    stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
    kept = path.with_name(f"{path.stem}.before-{stamp}{path.suffix}")
    for old in (path, path.with_name(path.name + ".wal"), ledger.file_of(path)):
        if old.exists():
            old.rename(old.with_name(old.name.replace(path.name, kept.name, 1)))
    return kept if kept.exists() else None


def _folder(path: Path) -> Path:
    return path.parent / "backups"


def _files(path: Path) -> list[Path]:
    """The daily copies, the oldest first: the name has the day."""
    return sorted(_folder(path).glob(f"{path.stem}-????-??-??{path.suffix}"))


def _copy(file: Path) -> Copy:
    about = file.stat()
    return Copy(file, datetime.fromtimestamp(about.st_mtime).replace(microsecond=0), about.st_size)
