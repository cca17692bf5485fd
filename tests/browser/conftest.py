"""Servers of the tests' own, and a real Chromium that looks at them."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from serving import ARGUMENTS, Server, chromium_path


@pytest.fixture
def server(tmp_path):
    """A server of the test's own, just started for the first time."""
    running = Server(tmp_path)
    running.wait()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory):
    """A server for the tests that only look."""
    running = Server(tmp_path_factory.mktemp("shared"))
    running.wait()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, server):
    """A window on a fresh server."""
    with window_on(chromium, server) as window:
        yield window


@pytest.fixture(scope="session")
def shared_context(chromium, shared_server):
    """A browser that keeps the files of the shared server, as a visitor's does."""
    with context_on(chromium, shared_server) as context:
        yield context


@pytest.fixture
def looking(shared_context, shared_server):
    """A window on the shared server, for tests that change nothing."""
    with window_in(shared_context, shared_server) as window:
        yield window


@contextmanager
def window_on(chromium: Browser, server: Server):
    """A window on ``server`` in a browser that was never there."""
    with context_on(chromium, server) as context, window_in(context, server) as window:
        yield window


@contextmanager
def context_on(chromium: Browser, server: Server):
    """A browser without memory, as big as an office's screen."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, base_url=server.url)
    yield context
    context.close()


@contextmanager
def window_in(context: BrowserContext, server: Server):
    """A window of the browser. The test fails if the product asks anyone but the server for anything."""
    window: Page = context.new_page()
    elsewhere = []
    window.on("request", lambda request: elsewhere.append(request.url) if _is_foreign(request.url, server) else None)
    yield window
    window.close()
    assert not elsewhere


def _is_foreign(url: str, server: Server) -> bool:
    return not url.startswith((server.url, server.url.replace("http", "ws"), "data:", "blob:"))
