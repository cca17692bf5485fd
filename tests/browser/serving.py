"""The real server on a free port, with a database of its own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
# Nothing of the browser's own may reach for the network while the test listens for what the product does.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# One process draws all windows: a page that a window before has seen comes in half the time.
ARGUMENTS.append("--renderer-process-limit=1")
# A window lives for a second: to optimise its scripts costs more than it gives.
ARGUMENTS.append("--js-flags=--no-turbofan --no-maglev")


def chromium_path() -> str | None:
    """The system's Chromium, the one without windows first; without one Playwright takes its own."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return next(filter(None, map(shutil.which, names)), None)


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server:
    """A running dashboard, or another Streamlit app with its settings; ``url`` is where.

    As a context it is waited for and stopped.
    """

    DATABASE = "browser.duckdb"

    def __init__(self, folder: Path, *options: str, app: Path = ROOT / "dashboard.py", port: int | None = None):
        port = port or free_port()
        self.folder = folder
        self.url = f"http://localhost:{port}"
        self.log = folder / f"server{port}.log"
        environment = os.environ | {"MONITORING_DB": str(folder / self.DATABASE)}
        environment.pop("MONITORING_SAMPLE", None)
        self._start(["run", str(app), "--server.port", str(port), *options], environment)

    def _start(self, arguments: list[str], environment: dict[str, str]) -> None:
        command = [sys.executable, "-m", "streamlit", *arguments]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    def wait(self) -> None:
        """Until the health address answers."""
        for _attempt in range(600):
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(self.log.read_text())

    def events(self) -> list[dict]:
        """What the server's log has until now."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)

    def __enter__(self) -> "Server":
        self.wait()
        return self

    def __exit__(self, *exception) -> None:
        self.stop()
