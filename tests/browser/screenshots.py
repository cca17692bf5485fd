"""Makes the READMEs' pictures from the sample: ``.venv/bin/python tests/browser/screenshots.py``."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from serving import ARGUMENTS, ROOT, Server, chromium_path


def main() -> None:
    """Write ``docs/overview.zh.png`` and ``docs/overview.en.png``."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        server.wait()
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        window = browser.new_page(viewport={"width": 1440, "height": 1050})
        for language in ("zh", "en"):
            window.goto(f"{server.url}/?lang={language}")
            window.locator(".mosaic a").first.wait_for()
            # The charts draw themselves after the page's run.
            window.wait_for_timeout(3000)
            window.screenshot(path=ROOT / "docs" / f"overview.{language}.png")
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
