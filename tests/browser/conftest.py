"""Servers of the tests' own, and a real Chromium that looks at them."""

import pytest
from playwright.sync_api import sync_playwright
from serving import ARGUMENTS, Server, chromium_path
from windows import context_on, window_in, window_on


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
