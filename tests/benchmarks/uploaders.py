"""Viewers and uploaders at once, five minutes long: ``python tests/benchmarks/uploaders.py [SECONDS]``.

50 look, 5 submit, all of them signed in. The uploaders are windows of a real browser: each chooses a file, looks at
the preview and commits it, every few seconds. In the end everything that a page acknowledged is in the database,
as it was sent. Exit code 1 where it is not, or where anybody met an error.
"""

import asyncio
import os
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser"), str(ROOT / "tests" / "fixtures")]

import departments  # noqa: E402
import viewers  # noqa: E402
from accounts_for_tests import PASSWORD, administrator  # noqa: E402
from playwright.async_api import async_playwright, expect  # noqa: E402
from serving import ARGUMENTS, Server, chromium_path  # noqa: E402

from monitoring.access.cookies import NAME as COOKIE  # noqa: E402
from monitoring.actions import start  # noqa: E402
from monitoring.store.database import Database  # noqa: E402

VIEWERS, UPLOADERS, SECONDS, SECONDS_BETWEEN_FILES = 50, 5, 300, 3
HEADER = "部门,年度,月份,编号,完成值\n"
# A click on a machine that is busy with 55 people.
PATIENCE = 60_000


class Stay(HTTPRedirectHandler):
    """The answer to a form is taken as it is."""

    def redirect_request(self, *_asked):
        return None


def cookie_of(server: Server, name: str) -> str:
    """The cookie of somebody who has just signed in."""
    form = urlencode({"name": name, "password": PASSWORD}).encode()
    try:
        answer = build_opener(Stay).open(Request(f"{server.url}/sign-in", form, {"Origin": server.url}))
    except OSError as error:
        answer = error
    return re.search(rf"{COOKIE}=[^;]+", answer.headers["set-cookie"])[0]


async def upload(browser, server: Server, number: int, said: list, until: float) -> None:
    """One uploader: for each file that the page says is stored, its name, its number and its figure."""
    chance = random.Random(number)
    name, token = cookie_of(server, f"uploader{number}").split("=", 1)
    context = await browser.new_context(base_url=server.url)
    await context.add_cookies([{"name": name, "value": token, "url": server.url}])
    page = await context.new_page()
    turn = 0
    while time.monotonic() < until:
        await asyncio.sleep(chance.uniform(0.5, 1.5) * SECONDS_BETWEEN_FILES)
        turn += 1
        file, value = f"{number}-{turn}.csv", turn * UPLOADERS + number
        row = f"D{number + 1:03},2023,{chance.randint(1, 9)},I01,{value}\n"
        await page.goto("/submit")
        chosen = {"name": file, "mimeType": "text/csv", "buffer": (HEADER + row).encode()}
        await page.locator("input[type=file]").set_input_files(chosen, timeout=PATIENCE)
        commit = page.locator(".st-key-commit button")
        await expect(commit).to_be_visible(timeout=PATIENCE)
        if await commit.is_disabled():
            # Figures of another month than the template's are asked about.
            await page.locator("[data-testid=stCheckbox] label").first.click(timeout=PATIENCE)
        await expect(commit).to_be_enabled(timeout=PATIENCE)
        await commit.click(timeout=PATIENCE)
        stored = page.get_by_text(re.compile("已提交为第 \\d+ 批次")).first
        await expect(stored).to_be_visible(timeout=PATIENCE)
        said.append((file, int(re.search("第 (\\d+) 批次", await stored.inner_text())[1]), value))
    await context.close()


async def all_at_once(server: Server, seconds: int, waits: list[float], said: list) -> list:
    """Everybody, for so long; the errors that they met."""
    until = time.monotonic() + seconds
    looking = cookie_of(server, "boss")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        people = [viewers.view(server, random.Random(each), waits, until, looking) for each in range(VIEWERS)]
        people += [upload(browser, server, each, said, until) for each in range(UPLOADERS)]
        outcomes = await asyncio.gather(*people, return_exceptions=True)
        await browser.close()
    return [f"{type(one).__name__}: {one}" for one in outcomes if one]


def begun(file: Path) -> None:
    """A database with a department and an account for each uploader."""
    database = Database(file)
    start.load_sample(database)
    departments.load(database, UPLOADERS - 1)
    database.close()
    administrator(file, **{f"uploader{each}": ("reporter", [f"D{each + 1:03}"]) for each in range(UPLOADERS)})


def main() -> int:
    seconds = int(sys.argv[1]) if sys.argv[1:] else SECONDS
    waits: list[float] = []
    said: list[tuple[str, int, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / Server.DATABASE
        begun(file)
        with Server(Path(folder)) as server:
            failed = asyncio.run(all_at_once(server, seconds, waits, said))
            failed += [event["event"] for event in server.events() if event.get("level") == "ERROR"]
        database = Database(file)
        there = {row["submission_id"]: row for row in database.query("submission_history")}
        values = dict(database.cursor().execute("select submission_id, actual_value from actuals").fetchall())
        differences = database.differences()
        database.close()
    kept = {(row["file_name"], number, values.get(number)) for number, row in there.items()}
    lost = [one for one in said if one not in kept]
    late = sorted(waits)[int(len(waits) * 0.95)] if waits else 0
    print(f"{len(waits)} clicks, 95 % within {1000 * late:.0f} ms; {len(said)} submissions, {len(lost)} lost;")
    print(f"{len(differences)} differ from the chain; {len(failed)} errors", *failed[:5], sep=os.linesep)
    return 1 if lost or differences or failed or not said else 0


if __name__ == "__main__":
    sys.exit(main())
