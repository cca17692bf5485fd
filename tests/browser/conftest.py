"""Servers of the tests' own, and a real Chromium that looks at them."""

import shutil
from contextlib import ExitStack

import identity_provider
import pytest
from playwright.sync_api import sync_playwright
from serving import ARGUMENTS, Server, chromium_path
from windows import SIZE, window_in, window_on


@pytest.fixture
def server(tmp_path, sample_file):
    """A server of the test's own that nobody has visited, with the sample in its database."""
    shutil.copyfile(sample_file, tmp_path / Server.DATABASE)
    with Server(tmp_path) as running:
        yield running


@pytest.fixture
def first_server(tmp_path):
    """A server of the test's own, just started for the first time."""
    with Server(tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory):
    """A server for the tests that only look."""
    with Server(tmp_path_factory.mktemp("shared")) as running:
        yield running


@pytest.fixture(scope="session")
def visitor(shared_server, tmp_path_factory):
    """A browser that keeps the files of the shared server on its disk, compiled, as a visitor's does."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("visitor"),
            executable_path=chromium_path(),
            args=ARGUMENTS,
            viewport=SIZE,
            base_url=shared_server.url,
        )
        yield context
        context.close()


@pytest.fixture(scope="session")
def chromium(visitor):
    """The same browser, for windows that have no part in its memory."""
    return visitor.browser


@pytest.fixture
def page(chromium, server):
    """A window on a fresh server."""
    with window_on(chromium, server) as window:
        yield window


@pytest.fixture
def first_page(chromium, first_server):
    """A window on a server that was just started for the first time."""
    with window_on(chromium, first_server) as window:
        yield window


@pytest.fixture
def looking(visitor, shared_server):
    """A window on the shared server, for tests that change nothing."""
    with window_in(visitor, shared_server) as window:
        yield window


@pytest.fixture
def identity_provider_for(tmp_path):
    """Starts a real OpenID provider that sends people back to the addresses that it is given."""
    if reason := identity_provider.why_not():
        pytest.skip(reason)
    with ExitStack() as until_the_end:

        def start(*redirect_uris: str) -> identity_provider.IdentityProvider:
            return until_the_end.enter_context(identity_provider.running(tmp_path / "provider.log", *redirect_uris))

        yield start
