"""How long requests and runs of pages took, in the log: by page or kind of file, never by what was asked or typed."""

import logging
import time
from contextlib import contextmanager

from monitoring.access import addresses
from monitoring.screen.run import this_run

log = logging.getLogger(__name__)

# What a visitor does; the other files and checks of health come many at a time, and only what goes wrong is told.
TOLD = ("/media/", "/_stcore/upload_file/", "/_stcore/stream")
FIRST_REFUSAL = 400
# A page of Streamlit's looks for its server below its own address first: that it is not there is no refusal.
LOOKED_FOR = ("/_stcore/health", "/_stcore/host-config")
# Answers of a websocket, which has none of its own: opened, or closed before.
OPENED, NOT_OPENED = 101, 403


class Requests:
    """Notes each request in front of everything, what is refused too; a websocket once it ends."""

    def __init__(self, app, pages: frozenset[str]):
        self._app = app
        self._pages = pages

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        began, statuses = time.perf_counter(), []

        async def noting(message):
            statuses.extend(_status(message))
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            self._note(scope, statuses[0] if statuses else None, began)

    def _note(self, scope, status: int | None, began: float) -> None:
        address = addresses.kind(scope["path"], self._pages)
        is_refused = (status or 0) >= FIRST_REFUSAL and not scope["path"].endswith(LOOKED_FOR)
        is_told = is_refused or address in TOLD or addresses.is_page(address, self._pages)
        fields = {"method": scope.get("method", "websocket"), "address": address, "status": status}
        log.log(logging.INFO if is_told else logging.DEBUG, "request", extra=fields | _since(began))


@contextmanager
def of_run(page: str):
    """Notes the run of a page that is going on, however it ends."""
    try:
        yield
    finally:
        log.info("run", extra={"address": f"/{page}"} | _since(this_run().began))


def _status(message) -> list[int]:
    """What an answer's beginning says; nothing of its further parts."""
    return {
        "http.response.start": [message.get("status")],
        "websocket.accept": [OPENED],
        "websocket.close": [NOT_OPENED],
    }.get(message["type"], [])


def _since(began: float) -> dict:
    return {"duration_ms": round((time.perf_counter() - began) * 1000, 1)}
