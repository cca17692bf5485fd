"""The door behind the gate: once sign-in is configured, nothing is reached without a session.

What is open ends with its session, and a page of Streamlit's is gone on with by the session alone that opened it.
Uploads and downloads are kept apart behind the door (``uploads.py``, ``downloads.py``), by the session that it names.
"""

import asyncio
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from monitoring.access import addresses, cookies, forms, hosts
from monitoring.access.entrance import HEADER, HOW_TO_CONFIGURE, Entrance
from monitoring.access.headers import written
from monitoring.access.own_password import OwnPassword
from monitoring.access.peers import is_loopback, visitor_address
from monitoring.access.refusals import refusal, refuse_websocket
from monitoring.access.sessions import Session, key_of
from monitoring.language.catalogue import N_, in_language

# Closes a websocket whose session is over; the script of the page leads to the sign-in page then.
SESSION_OVER = 4401
# What a proxy adds to what it passes on.
FORWARDED = ("forwarded", "via", "x-real-ip")

SIGN_IN_FIRST = N_("Sign in first: /sign-in")
WRONG = N_("Name and password do not fit, or the account is disabled.")
# Why another way led nowhere: what the address of the sign-in page says → the sentence.
WHY_NOT = {
    "away": N_("The organisation's sign-in does not answer. Try again, or tell who looks after the dashboard."),
    "refused": N_("The organisation's sign-in did not confirm who you are, or took too long. Sign in once more."),
    "unknown": N_("You are signed in at your organisation, but have no role here. An administrator can give you one."),
}
SIGNED_OUT = N_("You are signed out of the dashboard.")
ONLY_BY_PROXY = N_("Whoever opens the dashboard is signed in by the proxy in front of it; this address does without.")
PRETENDED = N_("Only the proxy in front of the dashboard may say who somebody is.")


class Door:
    """Lets through who is signed in; answers the addresses at which one signs in and out."""

    def __init__(
        self,
        app,
        entrance: Entrance,
        pages: frozenset[str],
        page: Callable,
        open_paths: frozenset[str],
        health: Callable,
    ):
        """``page`` makes the HTML of the sign-in page, which needs what is at ``open_paths``.

        ``health`` answers whoever has no session whether the server is well, without anything more.
        """
        self._app = app
        self._entrance = entrance
        self._pages = pages
        self._page = page
        self._open_paths = open_paths
        self._health = health
        self._own_password = OwnPassword(entrance, page)

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        scope = scope | {"headers": _without(scope["headers"], HEADER)}
        if not self._entrance.is_configured():
            await self._as_operator(scope, receive, send)
            return
        if self._entrance.is_pretended(scope):
            await _refuse(scope, receive, send, self._pages, PRETENDED)
            return
        answer = self._answer(scope)
        if answer is not None:
            await answer(scope, receive, send)
            return
        key = self._entrance.key_of_request(scope, cookies.token_of(scope))
        scope = scope | {"headers": _without(scope["headers"], *self._entrance.headers_of_ways())}
        if key is None and scope["path"] == addresses.HEALTH and scope["type"] == "http":
            await self._health(scope, receive, send)
        elif key is None:
            await _refuse(scope, receive, send, self._pages)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send, key)
        else:
            if addresses.is_page(scope["path"], self._pages):
                self._entrance.sessions.touch(key)
            await self._app(_with(scope, key), receive, send)

    async def _as_operator(self, scope, receive, send) -> None:
        """Without sign-in only this machine is let in, and through nobody who asks for others."""
        client, asked = scope.get("client"), Headers(scope=scope)
        # A proxy on this machine may pass on what others ask without saying so, but under another name than this.
        is_here = client is None or (is_loopback(client[0]) and is_loopback(hosts.name_of(asked.get("host"))))
        is_passed_on = any(name in FORWARDED or name.startswith("x-forwarded-") for name in asked)
        if not is_here or is_passed_on:
            await _refuse(scope, receive, send, self._pages, HOW_TO_CONFIGURE)
        elif scope["path"].startswith((addresses.SIGN_IN, addresses.SIGN_OUT)):
            await RedirectResponse("/", 303)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _answer(self, scope) -> Callable | None:
        """What is answered without asking for a session: the sign-in page with its files, and other ways in."""
        path = scope["path"]
        if scope["type"] != "http":
            return None
        if path in self._open_paths:
            return self._app
        if path == addresses.SIGN_IN:
            return self._sign_in
        if path == addresses.SIGN_OUT:
            return self._sign_out
        if path == addresses.PASSWORD:
            return self._own_password
        if path.startswith(addresses.WAYS):
            found = (way.answer(scope) for way in self._entrance.ways.values())
            return next(filter(None, found), PlainTextResponse("", 404))
        return None

    async def _websocket(self, scope, receive, send, key: str) -> None:
        """The websocket of a page, as long as its session holds."""
        is_over = False

        async def end():
            nonlocal is_over
            is_over = True
            await send({"type": "websocket.close", "code": SESSION_OVER})

        async def receiving():
            message = await receive()
            if message["type"] == "websocket.receive" and not is_over and self._entrance.session(key) is None:
                await end()
            return {"type": "websocket.disconnect", "code": SESSION_OVER} if is_over else message

        async def sending(message):
            if not is_over and self._entrance.session(key) is None:
                await end()
            if not is_over:
                await send(message)

        await self._app(_with(self._without_foreign_page(scope, key), key), receiving, sending)

    def _without_foreign_page(self, scope, key: str) -> dict:
        """The request without the number of a page that it wants to go on with, unless it is its own."""
        headers = []
        for name, value in scope["headers"]:
            if name == b"sec-websocket-protocol":
                parts = [part.strip() for part in value.decode("latin-1").split(",")]
                parts[2:] = [part for part in parts[2:] if self._entrance.is_own_page(part, key)]
                value = ", ".join(parts).encode("latin-1")
            headers.append((name, value))
        return scope | {"headers": headers}

    async def _sign_in(self, scope, receive, send) -> None:
        request = Request(scope, receive)
        asked = request.query_params
        to = self._local(asked.get("to", ""))
        if request.method == "POST":
            answer = await self._signed_in(request, to)
        elif self._entrance.key_of_request(scope, cookies.token_of(scope)):
            answer = RedirectResponse(to, 303)
        else:
            answer = self._form(request, to, WHY_NOT.get(asked.get("why", ""), ""))
        answer.headers["cache-control"] = "no-store"
        await answer(scope, receive, send)

    async def _signed_in(self, request: Request, to: str) -> Response:
        """What comes of name and password: the page that was asked for, or the form again with why not."""
        if request.headers.get("origin") is None:
            return refusal(SIGN_IN_FIRST, 403)
        given = await forms.fields(request)
        name, address = given.get("name", "").strip(), visitor_address(request.scope)
        if wait := self._entrance.attempts.begin(name, address):
            answer = self._form(request, to, forms.TOO_MANY, 429, name, minutes=-(-wait // 60))
            answer.headers["retry-after"] = str(wait)
            return answer
        token = await asyncio.to_thread(self._entrance.sign_in, name, given.get("password", ""), address)
        if token is None:
            return self._form(request, to, WRONG, 401, name)
        if before := cookies.token_of(request.scope):
            self._entrance.sessions.end(key_of(before))
        answer = RedirectResponse(to, 303)
        cookies.give(answer, token, request)
        return answer

    async def _sign_out(self, scope, receive, send) -> None:
        request = Request(scope, receive)
        if request.method == "POST" and request.headers.get("origin") is not None:
            token, address = cookies.token_of(scope), visitor_address(scope)
            session = await asyncio.to_thread(self._entrance.sign_out, token, address) if token else None
            answer = await self._signed_out(request, session)
            cookies.take(answer)
        else:
            answer = HTMLResponse(self._page(forms.language(request), is_leaving=True))
        answer.headers["cache-control"] = "no-store"
        await answer(scope, receive, send)

    async def _signed_out(self, request: Request, session: Session | None) -> Response:
        """The sign-in page; where one can sign out elsewhere too, what is said of it."""
        language = forms.language(request)
        way = self._entrance.ways[session.way] if session else None
        out = await way.way_out(session, language) if way else None
        if out is None:
            return RedirectResponse(addresses.SIGN_IN, 303)
        said = in_language(language, SIGNED_OUT)
        return HTMLResponse(self._page(language, problem=said, other_ways=(out,), has_passwords=False))

    def _form(
        self, request: Request, to: str, problem: str = "", status: int = 200, name: str = "", **values
    ) -> HTMLResponse:
        language = forms.language(request)
        said = in_language(language, problem).format(**values) if problem else ""
        ways = self._entrance.ways.values()
        offered = tuple(offer for way in ways if way.is_configured() and (offer := way.offered(language)))
        has_passwords = self._entrance.local.has_passwords()
        if not (said or offered or has_passwords):
            said = in_language(language, ONLY_BY_PROXY)
        page = self._page(language, to, said, name=name, other_ways=offered, has_passwords=has_passwords)
        return HTMLResponse(page, status)

    def _local(self, address: str) -> str:
        """The address to return to: one of our pages with what is chosen there, else the first page."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return "/"
        is_ours = not parts.scheme and not parts.netloc and addresses.is_page(parts.path, self._pages)
        if not is_ours:
            return "/"
        query = quote(parts.query, safe="=&%+,-._~")
        return f"{parts.path}?{query}" if query else parts.path


async def _refuse(scope, receive, send, pages: frozenset[str], reason: str = SIGN_IN_FIRST) -> None:
    """No: a page leads to the sign-in page, everything else says why."""
    if scope["type"] == "websocket":
        await refuse_websocket(receive, send)
        return
    if reason == SIGN_IN_FIRST and scope["method"] == "GET" and addresses.is_page(scope["path"], pages):
        asked = scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
        to = f"?to={quote(asked)}" if asked != "/" else ""
        language = "en" if "lang=en" in asked else ""
        answer = RedirectResponse(addresses.SIGN_IN + to + (f"&lang={language}" if language else ""), 303)
    else:
        answer = refusal(reason, 401 if reason == SIGN_IN_FIRST else 403)
    answer.headers["cache-control"] = "no-store"
    await answer(scope, receive, send)


def _without(headers: list[tuple[bytes, bytes]], *names: str) -> list[tuple[bytes, bytes]]:
    """Headers without those of these names, however they are written."""
    return [pair for pair in headers if written(pair[0]) not in names]


def _with(scope, key: str) -> dict:
    return scope | {"headers": [*scope["headers"], (HEADER.encode(), key.encode())]}
