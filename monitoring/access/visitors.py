"""Which browser asks: known by the cookie that comes with its first page."""

from starlette.requests import HTTPConnection


def visitor_of(scope, cookie: str) -> str:
    """What the browser says in this cookie; empty where it says nothing, or is no browser."""
    return HTTPConnection(scope).cookies.get(cookie, "") if scope["type"] in ("http", "websocket") else ""
