"""What ``/health`` says to whoever watches the server: is all well, of which release, how old are data and copy."""

import asyncio
from datetime import datetime

from starlette.responses import JSONResponse

from monitoring import VERSION
from monitoring.problems import DatabaseUnavailable
from monitoring.screen import data

# What is asked for again once it is over: the server runs, but has nothing to show.
UNAVAILABLE = 503


async def answer(request) -> JSONResponse:
    """All of it as JSON; 503 where the database cannot be read."""
    return _as_json(await asyncio.to_thread(state))


async def brief(scope, receive, send) -> None:
    """The status alone, for whoever has no session."""
    said = await asyncio.to_thread(state)
    await _as_json({"status": said["status"]})(scope, receive, send)


def _as_json(said: dict) -> JSONResponse:
    return JSONResponse(said, UNAVAILABLE if said["status"] == "database_unreadable" else 200)


def state() -> dict:
    """The state of database, data and copies. Times are of this machine's clock, ages in seconds.

    ``status`` is ``ok``, ``no_copy`` (of today) or ``database_unreadable``; ``problem`` is the sentence for it.
    """
    said = {"status": "ok", "version": VERSION, "problem": ""}
    try:
        said |= _of_the_data()
    except DatabaseUnavailable as error:
        return said | {"status": "database_unreadable", "problem": str(error)}
    if problem := data.copy_problem():
        said |= {"status": "no_copy", "problem": problem}
    copy = data.last_copy()
    return said | {"last_copy": copy and _since("made_at", copy.made_at) | {"bytes": copy.byte_count}}


def _of_the_data() -> dict:
    database = data.whole()
    last = database.last_submitted_at()
    return {
        "schema_version": database.schema_version,
        "data_version": database.version,
        "last_submission": last and _since("submitted_at", last),
    }


def _since(name: str, moment: datetime) -> dict:
    return {name: moment.isoformat(timespec="seconds"), "age": round((datetime.now() - moment).total_seconds())}
