"""Many viewers at once: ``python tests/benchmarks/viewers.py [VIEWERS …]`` prints how long they wait.

Each clicks about every five seconds: another month, now and then another page. Before that, one visitor looks at
every page and month: what a first view costs, ``page_speed.py`` says. The viewers share the machine's cores with the
server; the last columns say how many cores each of the two took.
"""

import asyncio
import os
import random
import statistics
import sys
import time

from visitors import PAGES, cpu_seconds, dashboard, visitor

SECONDS_BETWEEN_CLICKS, SECONDS_MEASURED = 5, 40
VIEWED = [page for page in PAGES if page != "wall"]


async def look_at_everything(server) -> None:
    """Every page and month once, by one visitor."""
    async with visitor(server.url, lang="en") as tab:
        await tab.rerun()
        for page in VIEWED:
            await tab.go_to("" if page == "overview" else page)
            for month in range(1, 13):
                await tab.follow(month=month)


async def view(server, chance: random.Random, waits: list[float], until: float, cookie: str = "") -> None:
    """One viewer: the first page is not measured, every click before ``until`` is."""
    async with visitor(server.url, chance.choice(VIEWED), cookie, lang="en") as tab:
        await asyncio.sleep(chance.uniform(0, SECONDS_BETWEEN_CLICKS))
        await tab.rerun()
        while time.monotonic() < until:
            await asyncio.sleep(chance.uniform(0.5, 1.5) * SECONDS_BETWEEN_CLICKS)
            if chance.random() < 0.25:
                page = chance.choice(VIEWED)
                waits.append(await tab.go_to("" if page == "overview" else page))
            else:
                waits.append(await tab.follow(month=chance.randint(1, 12)))


async def measure(server, viewers: int) -> None:
    """Print a line for so many viewers."""
    waits: list[float] = []
    used = {process: cpu_seconds(process) for process in (server.process.pid, os.getpid())}
    began = time.monotonic()
    until = began + SECONDS_MEASURED
    await asyncio.gather(*(view(server, random.Random(number), waits, until) for number in range(viewers)))
    seconds = time.monotonic() - began
    middle, late = 1000 * statistics.median(waits), 1000 * statistics.quantiles(waits, n=20)[-1]
    cores = [(cpu_seconds(process) - before) / seconds for process, before in used.items()]
    print(f"{viewers:>8}{len(waits) / seconds:>12.1f}{middle:>10.0f}{late:>10.0f}{cores[0]:>14.2f}{cores[1]:>14.2f}")


def main() -> None:
    print(f"{'viewers':>8}{'clicks/s':>12}{'p50 ms':>10}{'p95 ms':>10}{'server cores':>14}{'own cores':>14}")
    with dashboard() as server:
        asyncio.run(look_at_everything(server))
        for viewers in [int(number) for number in sys.argv[1:]] or [30, 75, 150]:
            asyncio.run(measure(server, viewers))


if __name__ == "__main__":
    main()
