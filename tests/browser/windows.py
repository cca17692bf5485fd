"""Windows of a real Chromium on a server, which listen for requests to anyone else."""

from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import Server

# Each page by its address, and what its title says.
PAGES = {
    "": "揭阳市司法局",
    "departments": "部门比较",
    "indicators": "指标",
    "budget": "预算执行",
    "submit": "填报",
    "deviations": "偏差",
    "targets": "绩效目标表",
    "reports": "报表",
    "methods": "口径",
}
# As big as an office's screen.
SIZE = {"width": 1440, "height": 900}


@contextmanager
def window_on(chromium: Browser, server: Server):
    """A window on ``server`` in a browser that was never there."""
    context = chromium.new_context(viewport=SIZE, base_url=server.url)
    with window_in(context, server) as window:
        yield window
    context.close()


@contextmanager
def window_in(context: BrowserContext, server: Server):
    """A window of the browser. The test fails if the product asks anyone but the server for anything."""
    window: Page = context.new_page()
    elsewhere = []
    window.on("request", lambda request: elsewhere.append(request) if _is_foreign(request.url, server) else None)
    yield window
    # What the page's own policy stopped was never sent.
    sent = [request.url for request in elsewhere if request.failure != "csp"]
    window.close()
    assert not sent


def _is_foreign(url: str, server: Server) -> bool:
    return not url.startswith((server.url, server.url.replace("http", "ws"), "data:", "blob:"))


def opened(page: Page, address: str) -> Page:
    """The page at this address, once its run is over."""
    page.goto(address)
    expect(page.locator("h1")).to_be_visible(timeout=20_000)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Until the page's run is over and what it drew is on the screen."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached(timeout=20_000)


def still(page: Page) -> None:
    """Until nothing on the page moves any more: its charts and tables have come, and no transition goes on."""
    page.wait_for_function(STILL)


# Charts and tables are loaded after the page's run; what the browser draws next can then still change the layout.
STILL = """
() => {
    const empty = [...document.querySelectorAll("[data-testid=stPlotlyChart]")].filter(
        (chart) => !chart.querySelector(".main-svg"),
    );
    const waiting = document.querySelectorAll("[data-testid=stSkeleton]");
    const moving = document.getAnimations().filter((one) => one.playState === "running");
    const size = document.querySelector("[data-testid=stMain]").scrollHeight;
    const is = `${empty.length} ${waiting.length} ${moving.length} ${document.fonts.status} ${size}`;
    const now = performance.now();
    if (window.looked !== is) [window.looked, window.since] = [is, now];
    return /^0 0 0 loaded/.test(is) && now - window.since > 100;
}
"""

# Whether each element lies between the sides of the window.
IN_SIGHT = """
cells => cells.map((cell) => cell.getBoundingClientRect())
    .map(({ left, right, width }) => width > 0 && left >= 0 && right <= innerWidth)
"""
