"""The gate: every request goes through it before anything of Streamlit or of ours sees it."""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse

from monitoring.access import addresses, hosts
from monitoring.access.forms import OF_ANOTHER_SITE
from monitoring.access.headers import with_headers
from monitoring.access.refusals import refusal, refuse_websocket
from monitoring.language.catalogue import N_

UNKNOWN_HOST = N_(
    "This server is not known by this name. Whoever runs it adds the name to server.allowedHosts, or opens it by its "
    "address in figures."
)
NO_SUCH_ADDRESS = N_("There is nothing at this address. Begin at the first page: /")


class Gate:
    """Lets through what asks by a known name, from a page of ours, for an address that there is."""

    def __init__(self, app, pages: frozenset[str], allowed_hosts: Callable[[], list[str]]):
        self._app = app
        self._pages = pages
        self._allowed_hosts = allowed_hosts

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif refusal := self._refusal(scope):
            await _refuse(scope, receive, send, *refusal)
        elif addresses.is_page_with_slash(scope["path"], self._pages):
            await RedirectResponse(scope["path"][:-1])(scope, receive, with_headers(send))
        else:
            await self._app(scope, receive, with_headers(send))

    def _refusal(self, scope) -> tuple[int, str] | None:
        asked = Headers(scope=scope)
        host, origin = asked.get("host"), asked.get("origin")
        if not hosts.is_allowed(host, tuple(self._allowed_hosts())):
            return 400, UNKNOWN_HOST
        if not hosts.is_same(origin, host):
            return 403, OF_ANOTHER_SITE
        if not addresses.exists(scope["path"], self._pages):
            return 404, NO_SUCH_ADDRESS
        return None


async def _refuse(scope, receive, send, status: int, reason: str) -> None:
    if scope["type"] == "websocket":
        await refuse_websocket(receive, send)
    else:
        await refusal(reason, status)(scope, receive, with_headers(send))
