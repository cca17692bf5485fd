"""A real OpenID provider on this machine, and how a person signs in at its pages."""

import json
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page
from serving import free_port

HERE = Path(__file__).parent
INSTALLED = HERE / "node_modules" / ".installed"
CLIENT_ID, CLIENT_SECRET = "budget-monitoring", "a secret of the tests"
# Names that the provider knows: the first one's roles are those of administrators, the second one's of reporters.
ADMINISTRATOR, REPORTER = "li.min", "wang.fang"


@dataclass(frozen=True)
class IdentityProvider:
    """A running provider; ``url`` is its issuer."""

    url: str
    client_id: str = CLIENT_ID
    client_secret: str = CLIENT_SECRET

    @property
    def metadata(self) -> dict:
        """What it says of itself: its addresses, its keys."""
        with urllib.request.urlopen(f"{self.url}/.well-known/openid-configuration", timeout=2) as answer:
            return json.load(answer)


def why_not() -> str:
    """Why no provider can run here; empty where one can."""
    if not shutil.which("node"):
        return "There is no Node.js here, which the OpenID provider of the tests needs."
    # What the provider uses first that an older one, such as Debian 12's own, does not have.
    if subprocess.run(["node", "--eval", "process.exit(URL.parse ? 0 : 1)"], check=False).returncode:
        return "The Node.js here is too old for the OpenID provider of the tests."
    return "" if INSTALLED.exists() else "The OpenID provider of the tests is not installed: tests/oidc/install.sh."


@contextmanager
def running(log: Path, *redirect_uris: str) -> Iterator[IdentityProvider]:
    """A provider that sends who signed in back to one of the ``redirect_uris``; what it says goes into ``log``."""
    port = free_port()
    command = ["node", HERE / "provider.mjs", str(port), CLIENT_ID, CLIENT_SECRET, *redirect_uris]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=HERE, stdout=output, stderr=output)
    try:
        provider = IdentityProvider(f"http://localhost:{port}")
        _wait_for(provider, process, log)
        yield provider
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(provider: IdentityProvider, process: subprocess.Popen, log: Path) -> None:
    for _attempt in range(200):
        try:
            assert provider.metadata["issuer"] == provider.url
            return
        except OSError:
            assert process.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.05)
    raise TimeoutError(log.read_text(encoding="utf-8"))


def keep_to_this_machine(context: BrowserContext) -> None:
    """The provider's pages ask for a font of a foreign host: that is refused before it is sent."""
    context.route(lambda url: "//localhost:" not in url, lambda route: route.abort())


def sign_in(page: Page, name: str) -> None:
    """On the page that the provider shows: sign in as ``name``, and agree that its claims are passed on."""
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()
