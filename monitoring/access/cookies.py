"""The cookie by which a browser is known that signed in: its token, and nothing else."""

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

NAME = "monitoring_session"


def token_of(scope) -> str | None:
    """The token that comes with a request."""
    return HTTPConnection(scope).cookies.get(NAME)


def give(answer: Response, token: str, request: Request) -> None:
    """Have the browser keep a token, out of reach of scripts and of other sites."""
    answer.set_cookie(NAME, token, httponly=True, samesite="lax", secure=is_encrypted(request))


def take(answer: Response) -> None:
    """Have the browser forget its token."""
    answer.delete_cookie(NAME)


def is_encrypted(request: Request) -> bool:
    """Whether the browser asked through TLS. Who only pretends it keeps the cookie from nobody but himself."""
    return request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
