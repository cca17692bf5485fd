"""The real server on a free port, with a database of its own, and a real Chromium that looks at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent.parent
# Nothing of the browser's own may reach for the network while the test listens for what the product does.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


class Server:
    """A running dashboard; ``url`` is where."""

    def __init__(self, folder: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://localhost:{port}"
        self.log = folder / "server.log"
        environment = os.environ | {"MONITORING_DB": str(folder / "browser.duckdb")}
        environment.pop("MONITORING_SAMPLE", None)
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    def wait(self) -> None:
        """Until the health address answers."""
        for _attempt in range(120):
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=2):
                    return
            except OSError:
                time.sleep(0.5)
        raise TimeoutError(self.log.read_text())

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture
def server(tmp_path):
    """A server of the test's own, just started for the first time."""
    running = Server(tmp_path)
    running.wait()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        installed = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=installed, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, server):
    """A window on the server. The test fails if the product asks anyone else for anything."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, base_url=server.url)
    window: Page = context.new_page()
    elsewhere = []
    window.on("request", lambda request: elsewhere.append(request.url) if _is_foreign(request.url, server) else None)
    yield window
    context.close()
    assert not elsewhere


def _is_foreign(url: str, server: Server) -> bool:
    return not url.startswith((server.url, server.url.replace("http", "ws"), "data:", "blob:"))
