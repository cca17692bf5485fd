"""What the log says of requests: the page or kind of file, how it ended and how long it took."""

import logging

import pytest

from monitoring.screen import durations

PAGES = frozenset({"", "budget"})


def noted(caplog, path: str, *messages: dict, kind: str = "http") -> tuple:
    """What was noted of a request at ``path`` that is answered with ``messages``."""
    caplog.set_level(logging.DEBUG, logger=durations.log.name)

    async def behind(scope, receive, send):
        for message in messages:
            await send(message)

    async def send(message):
        return

    asked = durations.Requests(behind, PAGES)({"type": kind, "method": "GET", "path": path}, None, send)
    with pytest.raises(StopIteration):
        asked.send(None)
    (line,) = caplog.records
    assert line.duration_ms >= 0
    return line.levelname, line.address, line.status


def start(status: int) -> dict:
    return {"type": "http.response.start", "status": status}


@pytest.mark.parametrize(
    ("path", "status", "expected"),
    [
        ("/budget", 200, ("INFO", "/budget", 200)),
        ("/", 403, ("INFO", "/", 403)),
        ("/media/7f0a.csv", 200, ("INFO", "/media/", 200)),
        ("/_stcore/upload_file/one-session/one-file", 204, ("INFO", "/_stcore/upload_file/", 204)),
        ("/static/js/index.js", 200, ("DEBUG", "/static/", 200)),
        ("/static/js/index.js", 404, ("INFO", "/static/", 404)),
        ("/health", 200, ("DEBUG", "/health", 200)),
        ("/health", 503, ("INFO", "/health", 503)),
        ("/budget/_stcore/host-config", 404, ("DEBUG", "unknown", 404)),
        ("/张三", 404, ("INFO", "unknown", 404)),
    ],
)
def test_a_request_is_noted_by_what_it_asked_for(caplog, path, status, expected):
    assert noted(caplog, path, start(status), {"type": "http.response.body", "body": b""}) == expected


@pytest.mark.parametrize(("message", "status"), [("accept", 101), ("close", 403)])
def test_a_websocket_is_noted_once_it_ends(caplog, message, status):
    messages = {"type": f"websocket.{message}"}, {"type": "websocket.close"}
    assert noted(caplog, "/_stcore/stream", *messages, kind="websocket") == ("INFO", "/_stcore/stream", status)
