"""The data that pages show: the open database of this process, its copies, its answers, kept for whoever asks next."""

import logging
from functools import lru_cache
from pathlib import Path

from monitoring.actions import copies, start
from monitoring.problems import DatabaseUnavailable
from monitoring.screen.run import approved_view
from monitoring.store.database import Database

log = logging.getLogger(__name__)

# How many answers of the database are kept: the latest of all visitors.
ANSWERS_KEPT = 500
_open: dict[Path, Database] = {}
# Database file → why today's copy could not be made.
_without_copy: dict[Path, str] = {}


def database() -> Database:
    """The database of this process, opened on first use. Raises ``DatabaseUnavailable``."""
    path = start.database_path()
    if path in _open and _open[path].is_lost:
        # After its disk failed it takes no more work; opened anew it does, once there is room again.
        _open.pop(path).close()
    if path not in _open:
        _open[path] = start.open_for_dashboard(path)
    return _open[path]


def keep_copies() -> None:
    """Make today's copy, unless it is there; what goes wrong is told on the pages, and work goes on."""
    source = database()
    try:
        copies.copy_of_the_day(source)
    except DatabaseUnavailable as error:
        _without_copy[source.path] = str(error)
        log.warning("copy_failed")
    else:
        _without_copy.pop(source.path, None)


def copy_problem() -> str:
    """Why there is no copy of today, in a sentence; empty where there is one."""
    return _without_copy.get(start.database_path(), "")


def last_copy() -> copies.Copy | None:
    """The newest copy of the database."""
    return copies.last_good(start.database_path())


def close_databases() -> None:
    """Close what this process has open, so that another one can have it."""
    while _open:
        _open.popitem()[1].close()


def rows(name: str, **parameters) -> list[dict]:
    """The rows of the figure ``name``; asked once for each state of the data, whoever asks.

    The rows are everybody's and must not be changed; the list of them is the caller's own. A page of approved figures
    gets none of a month that is not approved.
    """
    source, view = database(), approved_view()
    found = list(_shared_rows(source, source.version, name, tuple(sorted(parameters.items()))))
    return [row for row in found if row.get("month", 0) <= view.latest_month] if view else found


@lru_cache(maxsize=ANSWERS_KEPT)
def _shared_rows(source: Database, version: int, name: str, parameters: tuple) -> list[dict]:
    return source.query(name, **dict(parameters))
