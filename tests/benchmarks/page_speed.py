"""What each page costs, as multiples of an empty one: ``python tests/benchmarks/page_speed.py [ROUNDS [PAGE …]]``.

*First* is a month that nobody has looked at since the server started, *second* the same view for the next visitor,
*again* one more run of a page without any change.
"""

import asyncio
import statistics
import sys
from contextlib import AsyncExitStack

from visitors import PAGES, cpu_seconds, dashboard, empty_page, visitor

COLUMNS = ("first", "second", "again")


class Cost:
    """Milliseconds of the runs on one server, and of its processor."""

    def __init__(self, server):
        self._process = server.process.pid
        self._runs: list[float] = []
        self._before = cpu_seconds(self._process)

    async def of(self, run) -> None:
        """Await ``run`` and keep what it took."""
        self._runs.append(1000 * await run)

    @property
    def wall(self) -> float:
        """The median of the runs."""
        return statistics.median(self._runs)

    def cpu(self) -> float:
        """The server's processor time a run since this was made."""
        return 1000 * (cpu_seconds(self._process) - self._before) / len(self._runs)


async def walls(page: str, tabs: list, empty, server, nothing, rounds: int) -> list[float]:
    """The cost of the three kinds of run, then of an empty page; runs of both servers take turns."""
    first, second, bare = Cost(server), Cost(server), Cost(nothing)
    for month in range(12):
        for tab, cost in zip(tabs, (first, second), strict=True):
            # The presentation has no controls; every view of it is the same.
            await cost.of(tab.rerun() if page == "wall" else tab.choose("Up to", month))
            await bare.of(empty.rerun())
    again, bare_again = Cost(server), Cost(nothing)
    for _round in range(rounds):
        await again.of(tabs[0].rerun())
        await bare_again.of(empty.rerun())
    return [first.wall, second.wall, again.wall, bare.wall, bare_again.wall, again.cpu(), bare_again.cpu()]


def line(page: str, figures: list[float], received: int) -> str:
    """The costs in milliseconds, then as multiples of the empty page."""
    first, second, again, bare, bare_again, cpu, bare_cpu = figures
    shown = [first, second, again, bare_again, first / bare, second / bare, again / bare_again, cpu / bare_cpu]
    return f"{page:<12}" + "".join(f"{figure:>9.1f}" for figure in shown) + f"{received / 1000:>9.0f}"


async def measure(server, nothing, rounds: int, pages: list[str]) -> None:
    """Print a line for each page."""
    names = ("first", "second", "again", "empty", "first", "second", "again", "its cpu", "kB")
    print(f"{'':<12}{'milliseconds':^36}{'times an empty page':^36}")
    print(f"{'':<12}" + "".join(f"{name:>9}" for name in names))
    async with AsyncExitStack() as tabs:
        empty = await tabs.enter_async_context(visitor(nothing.url))
        for page in pages:
            pair = [await tabs.enter_async_context(visitor(server.url, page, lang="en")) for _tab in range(2)]
            for tab in (empty, *pair):
                await tab.rerun()
            print(line(page, await walls(page, pair, empty, server, nothing, rounds), pair[0].received), flush=True)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with dashboard() as server, empty_page() as nothing:
        asyncio.run(measure(server, nothing, rounds, sys.argv[2:] or list(PAGES)))


if __name__ == "__main__":
    main()
