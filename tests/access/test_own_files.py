"""Files of a session: how many come in, from whom, and who can have what is offered."""

import asyncio

import coroutines
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from monitoring.access.downloads import Downloads
from monitoring.access.uploads import Session, Uploads
from monitoring.screen import server

MEGABYTE = 1_000_000
ADDRESS = "/media/0123456789abcdef0123456789abcdef.csv"


def scope_of(path: str, kind: str = "http", method: str = "GET", visitor: str = "", size: int | None = None) -> dict:
    headers = [(b"cookie", f"visitor={visitor}".encode())] if visitor else []
    headers += [(b"content-length", str(size).encode())] if size is not None else []
    return {"type": kind, "method": method, "path": path, "query_string": b"", "headers": headers}


async def status(app, scope, messages=()) -> int:
    """The status of an answer, 0 where there is none; ``messages`` come from the browser first."""
    said, coming = [], [*messages, {"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        return coming.pop(0)

    async def send(message):
        said.append(message)

    await app(scope, receive, send)
    return next((message["status"] for message in said if "status" in message), 0)


async def behind(scope, receive, send):
    """What lies behind says yes."""
    await asyncio.sleep(0)
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def uploads(*files: int, kept: int = 0) -> Uploads:
    sessions = {"s1": Session("anna", list(files))}
    return Uploads(behind, "visitor", sessions.get, lambda: kept)


def put(app, visitor: str = "anna", size: int | None = MEGABYTE, session: str = "s1"):
    return status(app, scope_of(f"/_stcore/upload_file/{session}/f", method="PUT", visitor=visitor, size=size))


@pytest.mark.parametrize(
    ("files", "size", "kept", "answer"),
    [
        ([MEGABYTE] * 4, MEGABYTE, 0, 204),
        ([MEGABYTE] * 5, 1, 0, 507),
        ([20 * MEGABYTE] * 2, 20 * MEGABYTE, 0, 204),
        ([20 * MEGABYTE] * 2, 20 * MEGABYTE + 1, 0, 507),
        # A size that is not said, or not in figures, counts as the largest there can be.
        ([20 * MEGABYTE] * 2, None, 0, 507),
        ([], MEGABYTE, 999 * MEGABYTE, 204),
        ([], MEGABYTE, 999 * MEGABYTE + 1, 507),
    ],
)
def test_a_file_comes_in_where_its_session_and_the_server_have_room(files, size, kept, answer):
    assert coroutines.run(put(uploads(*files, kept=kept), size=size)) == answer


def test_files_that_come_in_at_the_same_time_are_counted_too():
    async def many():
        app = uploads()
        return await asyncio.gather(*(put(app) for _file in range(8))), await put(app)

    at_once, later = coroutines.run(many())
    assert (sorted(at_once), later) == ([204] * 5 + [507] * 3, 204)


@pytest.mark.parametrize(
    ("visitor", "session", "answer"), [("berta", "s1", 403), ("", "s1", 403), ("berta", "gone", 204)]
)
def test_only_the_browser_of_a_session_sends_files_to_it(visitor, session, answer):
    # Of a session that is over Streamlit itself says so.
    assert coroutines.run(put(uploads(), visitor, session=session)) == answer


def offered(url: str = "", made_later: str = "") -> bytes:
    message = ForwardMsg()
    button = message.delta.new_element.download_button
    button.id, button.url, button.deferred_file_id = "$$ID-1-None", url, made_later
    return message.SerializeToString()


def texted(text: str) -> bytes:
    message = ForwardMsg()
    message.delta.new_element.text.body = text
    return message.SerializeToString()


def asked(name: str) -> bytes:
    message = BackMsg()
    message.backend_operation_request.deferred_file.file_id = name
    return message.SerializeToString()


def downloads(message: bytes, wanted: bytes = b"") -> tuple[Downloads, list[bytes]]:
    """A gate after one message to Anna, and what came through of what she asks."""
    came = []

    async def stream(scope, receive, send):
        if scope["type"] == "http":
            await behind(scope, receive, send)
            return
        await send({"type": "websocket.send", "bytes": message})
        came.append((await receive()).get("bytes"))

    app = Downloads(stream, "visitor", server.told, server.wanted)
    messages = [{"type": "websocket.receive", "bytes": wanted}]
    coroutines.run(status(app, scope_of("/_stcore/stream", "websocket", visitor="anna"), messages))
    return app, came


@pytest.mark.parametrize(("visitor", "answer"), [("anna", 204), ("berta", 403), ("", 403)])
def test_a_download_is_for_the_browser_that_it_was_offered_to(visitor, answer):
    app, _came = downloads(offered(ADDRESS))
    assert coroutines.run(status(app, scope_of(ADDRESS, visitor=visitor))) == answer


def test_an_address_that_a_visitor_typed_is_not_offered_by_being_shown():
    app, _came = downloads(texted(ADDRESS))
    assert coroutines.run(status(app, scope_of(ADDRESS, visitor="anna"))) == 403


def test_a_file_is_made_for_the_browser_that_it_was_offered_to_alone():
    mine, others = asked("mine"), asked("others")
    assert downloads(offered(made_later="mine"), mine)[1] == [mine]
    # What somebody else was offered is passed over; the next message comes through.
    assert downloads(offered(made_later="mine"), others)[1] == [None]


def test_the_latest_addresses_are_kept_of_each_browser():
    app, _came = downloads(offered(ADDRESS))
    app._remember("anna", (f"/media/{number}" for number in range(500)))
    assert not app._knows("anna", ADDRESS)
    assert app._knows("anna", "/media/0")
