"""Uploads of one session: so many files and bytes, from its own browser only.

Streamlit bounds each file, and keeps all that a session sends in memory until the session ends.
"""

from collections.abc import Callable
from contextlib import contextmanager
from typing import NamedTuple

from starlette.datastructures import Headers

from monitoring.access.refusals import refusal
from monitoring.access.visitors import visitor_of
from monitoring.language.catalogue import N_

ADDRESS = "/_stcore/upload_file/"
# Of one session, and bytes of all sessions together.
FILES_LIMIT, BYTES_LIMIT = 5, 60_000_000
BYTES_IN_ALL = 1_000_000_000
# Bytes of a file whose size is not said; Streamlit's own limit is server.maxUploadSize.
LARGEST_FILE = 21_000_000
# A status of its own: Streamlit's page shows the number and no word of the answer, ``words.js`` the sentence.
FULL = 507
TOO_MUCH = N_(
    "Five files or 60 MB of this visit are kept here already. Commit or take out a file first, or load the page anew."
)
NOT_YOURS = N_("A file can only be sent by the browser that the page was opened in, with cookies allowed.")


class Session(NamedTuple):
    """What the server knows of a session: whose browser it is, and the bytes of each file that is kept of it."""

    visitor: str
    files: list[int]


class Uploads:
    """Lets a file in where its session has room for it.

    ``session`` says what is known of a session, None of one that is over; ``kept`` how many bytes are kept in all.
    """

    def __init__(self, app, cookie: str, session: Callable[[str], Session | None], kept: Callable[[], int]):
        self._app, self._cookie = app, cookie
        self._session, self._kept = session, kept
        # Session → the bytes of files that are coming in.
        self._coming: dict[str, list[int]] = {}

    async def __call__(self, scope, receive, send):
        is_upload = (
            scope["type"] == "http" and scope["path"].startswith(ADDRESS) and scope["method"] in ("PUT", "DELETE")
        )
        if not is_upload:
            await self._app(scope, receive, send)
            return
        name = scope["path"][len(ADDRESS) :].partition("/")[0]
        session = self._session(name)
        if session is not None and visitor_of(scope, self._cookie) != session.visitor:
            await _refuse(scope, receive, send, 403, NOT_YOURS)
        elif session is None or scope["method"] == "DELETE":
            await self._app(scope, receive, send)
        else:
            await self._let_in(name, session, scope, receive, send)

    async def _let_in(self, name: str, session: Session, scope, receive, send) -> None:
        said = Headers(scope=scope).get("content-length", "")
        size = int(said) if said.isdecimal() and len(said) < 12 else LARGEST_FILE
        with self._counted(name, size) as coming:
            count = len(session.files) + len(coming)
            sizes = sum(session.files) + sum(coming)
            if count > FILES_LIMIT or sizes > BYTES_LIMIT or self._kept() + self._coming_in_all() > BYTES_IN_ALL:
                await _refuse(scope, receive, send, FULL, TOO_MUCH)
            else:
                await self._app(scope, receive, send)

    @contextmanager
    def _counted(self, name: str, size: int):
        """Files that come in at the same time count as if they were here, until they are or are refused."""
        coming = self._coming.setdefault(name, [])
        coming.append(size)
        try:
            yield coming
        finally:
            coming.remove(size)
            if not coming:
                self._coming.pop(name, None)

    def _coming_in_all(self) -> int:
        return sum(map(sum, self._coming.values()))


async def _refuse(scope, receive, send, status: int, reason: str) -> None:
    # A browser that is still sending would take the answer for a broken connection.
    while (await receive()).get("more_body"):
        pass
    await refusal(reason, status)(scope, receive, send)
