"""Visitors of a running dashboard that speak Streamlit's protocol as the browser does, and what the server uses."""

import os
import sys
import tempfile
import time
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]

from serving import ARGUMENTS, Server, chromium_path  # noqa: E402, F401

PAGES = (
    "overview",
    "indicators",
    "budget",
    "departments",
    "submit",
    "deviations",
    "targets",
    "reports",
    "methods",
    "wall",
)
EMPTY_APP = """
import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.routing import Route

app = st.App("page.py", routes=[Route("/health", lambda request: PlainTextResponse("ok"))])
"""


class Visitor:
    """One browser tab: it keeps its address and the messages it need not be sent again."""

    def __init__(self, connection, page: str = "", **address: str):
        self._connection = connection
        self._state = BackMsg().rerun_script
        self._state.page_name = page
        self._state.query_string = urlencode(address)
        self._pages: dict[str, str] = {}
        self._known: set[str] = set()
        self.received = 0

    async def rerun(self) -> float:
        """Run the page once; returns the seconds until all of it was received. Raises where the script failed."""
        message = BackMsg(rerun_script=self._state)
        message.rerun_script.cached_message_hashes.extend(self._known)
        self.received = 0
        began = time.perf_counter()
        await self._connection.send(message.SerializeToString())
        kind = None
        while kind != "script_finished":
            content = await self._connection.recv()
            self.received += len(content)
            kind = self._take(ForwardMsg.FromString(content))
        return time.perf_counter() - began

    async def follow(self, **changed) -> float:
        """Follow a link that changes the address at hand; returns the seconds that it took."""
        address = dict(parse_qsl(self._state.query_string)) | changed
        self._state.query_string = urlencode(address)
        return await self.rerun()

    async def go_to(self, page: str) -> float:
        """Change to another page; returns the seconds that it took."""
        self._state.page_script_hash = self._pages[page]
        self._state.query_string = ""
        return await self.rerun()

    def _take(self, message: ForwardMsg) -> str:
        kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self._known.add(message.hash)
        if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return "rerun"
        if kind == "page_info_changed":
            self._state.query_string = message.page_info_changed.query_string
        elif kind == "navigation":
            self._state.page_script_hash = message.navigation.page_script_hash
            self._pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            failed = message.delta.new_element.exception
            raise RuntimeError(f"{failed.type}: {failed.message}")
        return kind


@asynccontextmanager
async def visitor(url: str, page: str = "", cookie: str = "", **address: str):
    """A visitor whose first run is not done yet; ``cookie`` is that of who is signed in."""
    stream = url.replace("http", "ws", 1) + "/_stcore/stream"
    headers = {"Cookie": cookie} if cookie else {}
    async with connect(
        stream, subprotocols=["streamlit"], max_size=None, additional_headers=headers, origin=url
    ) as connection:
        yield Visitor(connection, page, **address)


@contextmanager
def dashboard(folder: Path | None = None):
    """The dashboard on the sample, or on the database that ``folder`` holds."""
    with tempfile.TemporaryDirectory() as own:
        yield from _running(Server(folder or Path(own)))


@contextmanager
def empty_page():
    """A Streamlit server with the dashboard's settings and a page on which there is nothing."""
    with tempfile.TemporaryDirectory() as own:
        (Path(own) / "app.py").write_text(EMPTY_APP)
        (Path(own) / "page.py").write_text("import streamlit\n")
        yield from _running(Server(Path(own), app=Path(own) / "app.py"))


def _running(server: Server):
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def cpu_seconds(process: int) -> float:
    """The processor time that a process has used so far, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> int:
    """The memory that a process holds, in bytes."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
