"""Windows of a real Chromium on a server, which listen for requests to anyone else."""

from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page
from serving import Server


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
