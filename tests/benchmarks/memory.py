"""What the server holds after many runs: ``python tests/benchmarks/memory.py [RUNS]``.

Some visitors go from page to page and from month to month, and are replaced by new ones every 500 runs.
"""

import asyncio
import sys
from contextlib import AsyncExitStack
from itertools import count

from visitors import PAGES, cpu_seconds, dashboard, memory, visitor

VISITORS, RUNS_AT_ONCE = 4, 500


async def walk(tab, runs: int) -> None:
    """Run a page ``runs`` times: each page in turn, three months on each."""
    await tab.rerun()
    for number, page in zip(range(runs - 1), _steps(), strict=False):
        if isinstance(page, str):
            await tab.go_to(page)
        else:
            await tab.follow(month=1 + number % 12)


def _steps():
    for number in count():
        page = PAGES[number % len(PAGES)]
        yield "" if page == "overview" else page
        yield from range(3)


async def measure(server, runs: int) -> None:
    """Print what the server holds as it goes."""
    process = server.process.pid
    print(f"{'runs':>8}{'MB':>8}{'cpu ms a run':>14}")
    done, spent = 0, cpu_seconds(process)
    while True:
        each = 1000 * (cpu_seconds(process) - spent) / max(done, 1)
        print(f"{done:>8,}{memory(process) / 1e6:>8.0f}{each:>14.1f}", flush=True)
        if done >= runs:
            return
        async with AsyncExitStack() as tabs:
            new = [await tabs.enter_async_context(visitor(server.url, lang="en")) for _tab in range(VISITORS)]
            await asyncio.gather(*(walk(tab, RUNS_AT_ONCE // VISITORS) for tab in new))
        done += RUNS_AT_ONCE


def main() -> None:
    with dashboard() as server:
        asyncio.run(measure(server, int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))


if __name__ == "__main__":
    main()
