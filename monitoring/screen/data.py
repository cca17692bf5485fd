"""The data that pages show: the open database of this process, its copies, its answers, kept for whoever asks next.

``database`` is the database as the person at the page may use it; only this module and the door have the whole.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from monitoring.access.desk import Desk
from monitoring.access.entrance import HEADER, Entrance
from monitoring.access.people import OPERATOR, Person
from monitoring.access.rights import Right
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


_notes = ThreadPoolExecutor(max_workers=1, thread_name_prefix="notes")


# The key of the session that this run, or this download, is for.
_key: ContextVar[str | None] = ContextVar("key")


def database() -> Desk:
    """The database as the person at this page may use it, opened on first use. Raises ``DatabaseUnavailable``."""
    return Desk(whole(), person())


def whole() -> Database:
    """The database of this process, for whoever may use all of it. Raises ``DatabaseUnavailable``."""
    path = start.database_path()
    if path in _open and _open[path].is_lost:
        # After its disk failed it takes no more work; opened anew it does, once there is room again.
        _open.pop(path).close()
    if path not in _open:
        _open[path] = start.open_for_dashboard(path)
    return _open[path]


ENTRANCE = Entrance(whole)


def arrive() -> None:
    """Begin a run of a page: find out whose it is, and that its person did something."""
    _key.set(st.context.headers.get(HEADER))
    if run := get_script_run_ctx(suppress_warning=True):
        ENTRANCE.own_page(run.session_id, _key.get())


def stay() -> None:
    """Note that the page is looked at, though nobody touches it: a screen on a wall is not signed out for that."""
    person()
    if key := _key.get(None):
        ENTRANCE.sessions.touch(key)


def person() -> Person:
    """Who is at this page; nobody where sign-in is configured and the page belongs to no session."""
    if not ENTRANCE.is_configured():
        return OPERATOR
    key = _key.get(None)
    if key is None:
        # A part of a page that runs by itself, or a click: before the page, in a thread of its own.
        key = st.context.headers.get(HEADER)
        _key.set(key)
    return ENTRANCE.person(key)


def may(right: Right, department: str | None = None) -> bool:
    """Whether the person at this page may do something, of this ``department`` where one is named."""
    return person().may(right, department)


def taken(what: str, make: Callable[[], bytes | str], department: str | None = None) -> Callable[[], bytes | str]:
    """``make``, which makes a file that is downloaded, for when it is asked for: for this person, and noted."""
    key = None if person() is OPERATOR else _key.get(None)

    def made():
        _key.set(key)
        desk = database()
        desk.check_question(what, {"department_code": department})
        content = make()
        # The file is not to wait for it: while it is made, its button is out of use and loses the keyboard's focus.
        _notes.submit(_note, desk, what, department)
        return content

    return made


def _note(desk: Desk, what: str, department: str | None) -> None:
    try:
        desk.note("taken", what, department)
    except Exception as error:
        log.error("note_failed", exc_info=error)


def notes_written() -> None:
    """Wait until what was taken away stands in the audit trail."""
    _notes.submit(int).result()


def keep_copies() -> None:
    """Make today's copy, unless it is there; what goes wrong is told on the pages, and work goes on."""
    source = whole()
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
    notes_written()
    while _open:
        _open.popitem()[1].close()


def rows(name: str, **parameters) -> list[dict]:
    """The rows of the figure ``name``; asked once for each state of the data, whoever asks.

    The rows are everybody's and must not be changed; the list of them is the caller's own, without rows of departments
    that the person may not see. A page of approved figures gets none of a month that is not approved. Raises
    ``NotAllowed`` for a department that is not seen.
    """
    desk, view = database(), approved_view()
    desk.check_question(name, parameters)
    found = _shared_rows(desk.database, desk.version, name, tuple(sorted(parameters.items())))
    seen = list(desk.visible(name, found))
    return [row for row in seen if row.get("month", 0) <= view.latest_month] if view else seen


@lru_cache(maxsize=ANSWERS_KEPT)
def _shared_rows(source: Database, version: int, name: str, parameters: tuple) -> list[dict]:
    return source.query(name, **dict(parameters))
