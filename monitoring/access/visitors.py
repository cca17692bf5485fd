"""Which browser asks: known by the session of who signed in at it, else by the cookie of its first page."""

from collections.abc import Mapping

from starlette.requests import HTTPConnection

from monitoring.access.entrance import HEADER


def visitor_of(scope, cookie: str) -> str:
    """Whose a request is, as ``visitor`` says; empty where it says nothing, or is no browser's."""
    if scope["type"] not in ("http", "websocket"):
        return ""
    asked = HTTPConnection(scope)
    return visitor(asked.headers, asked.cookies, cookie)


def visitor(headers: Mapping[str, str], cookies: Mapping[str, str], cookie: str) -> str:
    """The session that the door names in the headers, else what the browser says in the cookie of this name.

    So what belongs to somebody is not for who signs in at the same browser after him.
    """
    return headers.get(HEADER, "") or cookies.get(cookie, "")
