"""The gate in front of the server: by which names, from which pages and for which addresses it may be asked."""

from dataclasses import dataclass, field

import pytest

from monitoring.access import addresses, hosts
from monitoring.access.gate import Gate
from monitoring.screen import navigation

PAGES = frozenset({"", "indicators"})


@dataclass
class Answer:
    """What came back: of a websocket only whether it was opened."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    is_open: bool = False

    def said(self, name: str) -> list[str]:
        return [value for known, value in self.headers if known == name]


async def behind(scope, receive, send):
    """What lies behind the gate: it says yes to everything."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    headers = [(b"referrer-policy", b"unsafe-url")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"behind"})


def ask(path: str = "/", kind: str = "http", host: str = "localhost:8501", origin: str | None = None) -> Answer:
    """The answer of a gate that knows two names."""
    gate = Gate(behind, PAGES, lambda: ["budget.example", "*.inner.example"])
    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])
    scope = {"type": kind, "method": "GET", "path": path, "query_string": b"", "headers": headers}
    answer = Answer()

    async def receive():
        return {"type": f"{kind}.connect" if kind == "websocket" else "http.request"}

    async def send(message):
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = [(name.decode(), value.decode()) for name, value in message["headers"]]
        answer.text += message.get("body", b"").decode()
        answer.is_open = answer.is_open or message["type"] == "websocket.accept"

    # Nothing in it waits, so that it is over at once, without a loop of events.
    with pytest.raises(StopIteration):
        gate(scope, receive, send).send(None)
    return answer


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8501",
        "LOCALHOST:8501",
        "127.0.0.1:8501",
        "10.1.2.3",
        "[::1]:8501",
        "budget.example",
        "Budget.Example.:443",
        "a.inner.example",
    ],
)
def test_a_name_that_is_known_and_an_address_in_figures_are_let_through(host):
    assert ask(host=host).text == "behind"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8501",
        "localhost.evil.example",
        "10.1.2.3.evil.example",
        "inner.example",
        "budget.example@evil.example",
        "budget.example/evil.example",
        "localhost:port",
        "[::1",
        "",
    ],
)
def test_another_name_is_refused_with_what_to_do(host):
    answer = ask(host=host)
    assert answer.status == 400
    assert "server.allowedHosts" in answer.text
    assert "本服务器" in answer.text


def test_of_all_names_one_star_lets_every_one_through():
    assert hosts.is_allowed("anything.example", ("*",))
    assert not hosts.is_allowed("", ("*",))


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://localhost:9999", "null", "http://[", "localhost:8501"]
)
def test_a_page_of_another_site_may_neither_ask_nor_open_a_websocket(origin, kind):
    answer = ask("/_stcore/stream", kind, origin=origin)
    assert (answer.text == "behind" or answer.is_open) is False
    assert answer.status == (403 if kind == "http" else 0)


@pytest.mark.parametrize("origin", [None, "http://localhost:8501", "https://LOCALHOST:8501"])
def test_our_own_pages_open_a_websocket(origin):
    assert ask("/_stcore/stream", "websocket", origin=origin).is_open


def test_a_websocket_under_a_foreign_name_is_refused():
    assert not ask("/_stcore/stream", "websocket", host="evil.example", origin="http://evil.example").is_open


@pytest.mark.parametrize(
    "path",
    [
        "/no_such_page",
        "/overview",
        "/frame",
        "/_stcore/metrics",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/nothing",
        "/component/x",
        "/app/static/x",
        "/indicators/x",
        "/.streamlit/config.toml",
        "/data/monitoring.duckdb",
        "//",
    ],
)
def test_there_is_nothing_at_another_address(path):
    answer = ask(path)
    assert (answer.status, "behind" in answer.text) == (404, False)


def test_a_slash_too_many_leads_to_the_page():
    answer = ask("/indicators/")
    assert (answer.status, answer.said("location")) == (307, ["/indicators"])


@pytest.mark.parametrize("path", ["/", "/no_such_page"])
def test_every_answer_forbids_what_is_foreign(path):
    answer = ask(path)
    (policy,) = answer.said("content-security-policy")
    assert {"img-src 'self' data: blob:", "frame-ancestors 'self'", "connect-src 'self'"} <= set(policy.split("; "))
    assert answer.said("x-content-type-options") == ["nosniff"]
    assert answer.said("referrer-policy") == ["same-origin"]


def test_every_page_of_the_navigation_is_let_through():
    named = {
        "",
        "indicators",
        "budget",
        "departments",
        "submit",
        "deviations",
        "targets",
        "reports",
        "methods",
        "wall",
    }
    assert named <= navigation.ADDRESSES
    assert all(addresses.is_page(f"/{name}", navigation.ADDRESSES) for name in named)
