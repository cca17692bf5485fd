"""What a first visit sends: ``python tests/benchmarks/first_load.py [PAGE …]``, in a real Chromium."""

import sys
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright
from visitors import ARGUMENTS, PAGES, chromium_path, dashboard

SHOWN = 12
BYTES_OF_BASE64 = 3 / 4


def received(browser, url: str) -> dict[str, float]:
    """The bytes of each file, packed as they came, for a visitor whose browser has nothing of it yet."""
    context = browser.new_context()
    page = context.new_page()
    names, sizes, frames = {}, {}, []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda event: names.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    session.on("Network.webSocketFrameReceived", lambda event: frames.append(len(event["response"]["payloadData"])))
    page.goto(url)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning] h1")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    context.close()
    files = {urlsplit(names[request]).path.rpartition("/")[2] or "/": size for request, size in sizes.items()}
    return files | {"the page itself, over the websocket": sum(frames) * BYTES_OF_BASE64}


def main() -> None:
    with dashboard() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        for page in sys.argv[1:] or PAGES:
            files = received(browser, f"{server.url}/{'' if page == 'overview' else page}?lang=en")
            print(f"{page}: {sum(files.values()) / 1e6:.2f} MB in {len(files)} files")
            for name, size in sorted(files.items(), key=lambda file: -file[1])[: SHOWN if page == "overview" else 0]:
                print(f"{size / 1e3:>12.1f} kB  {name}")
        browser.close()


if __name__ == "__main__":
    main()
