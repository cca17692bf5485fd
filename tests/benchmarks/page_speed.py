"""What each page costs, as multiples of an empty one: ``python tests/benchmarks/page_speed.py [ROUNDS [PAGE …]]``.

*First* is a month that nobody has looked at since the server started, *second* the same view for the next visitors,
*again* one more run of a page without any change.
"""

import asyncio
import statistics
import sys
from contextlib import AsyncExitStack
from functools import partial

from visitors import PAGES, cpu_seconds, dashboard, empty_page, visitor

# Twelve months are too few runs for a steady median.
VIEWERS_AFTER = 5


class Cost:
    """What runs on one server take: milliseconds each by the clock, and of its processor together."""

    def __init__(self, server):
        self._process = server.process.pid
        self._walls: list[float] = []
        self._before = cpu_seconds(self._process)
        self.spent = 0.0

    async def of(self, run) -> None:
        """Await ``run`` and keep what it took."""
        self._walls.append(1000 * await run)

    def end(self) -> None:
        """No run is added any more."""
        self.spent = 1000 * (cpu_seconds(self._process) - self._before)

    @property
    def runs(self) -> int:
        """How many there were."""
        return len(self._walls)

    @property
    def wall(self) -> float:
        """The median of the runs."""
        return statistics.median(self._walls)


async def costs(page: str, tabs: list, empty, server, nothing, rounds: int) -> tuple[list[Cost], list[Cost]]:
    """What the three kinds of run cost, and an empty page beside each; runs of both servers take turns."""
    first, *others = tabs
    months = range(1, 13)
    kinds = [
        [partial(first.follow, month=month) for month in months],
        [partial(tab.follow, month=month) for tab in others for month in months],
        [first.rerun] * rounds,
    ]
    full, bare = [], []
    for runs in kinds:
        full.append(Cost(server))
        bare.append(Cost(nothing))
        for run in runs:
            await full[-1].of(run())
            await bare[-1].of(empty.rerun())
        full[-1].end()
        bare[-1].end()
    return full, bare


def line(page: str, full: list[Cost], bare: list[Cost], received: int) -> str:
    """The costs in milliseconds, then as multiples of the empty page, by the clock and by the processor."""
    shown = [*(cost.wall for cost in full), bare[-1].wall]
    shown += [cost.wall / empty.wall for cost, empty in zip(full, bare, strict=True)]
    # An empty page takes the processor so little that only all its runs together say how much.
    empty_cpu = sum(cost.spent for cost in bare) / sum(cost.runs for cost in bare)
    shown += [cost.spent / cost.runs / empty_cpu for cost in full[1:]]
    return f"{page:<12}" + "".join(f"{figure:>9.1f}" for figure in shown) + f"{received / 1000:>9.0f}"


async def measure(server, nothing, rounds: int, pages: list[str]) -> None:
    """Print a line for each page."""
    names = ("first", "second", "again", "empty", "first", "second", "again", "second", "again", "kB")
    print(f"{'':<12}{'milliseconds':^36}{'times an empty page':^27}{'by processor':^18}")
    print(f"{'':<12}" + "".join(f"{name:>9}" for name in names))
    async with AsyncExitStack() as opened:
        empty = await opened.enter_async_context(visitor(nothing.url))
        for page in pages:
            coming = [visitor(server.url, page, lang="en") for _tab in range(1 + VIEWERS_AFTER)]
            tabs = [await opened.enter_async_context(tab) for tab in coming]
            for tab in (empty, *tabs):
                await tab.rerun()
            full, bare = await costs(page, tabs, empty, server, nothing, rounds)
            print(line(page, full, bare, tabs[0].received), flush=True)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with dashboard() as server, empty_page() as nothing:
        asyncio.run(measure(server, nothing, rounds, sys.argv[2:] or list(PAGES)))


if __name__ == "__main__":
    main()
