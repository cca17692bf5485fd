"""Attempts to sign in that failed: after several the next has to wait, by name and by address of the network."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

# How many may fail before the next has to wait; several people can sit behind one address.
OF_A_NAME, OF_AN_ADDRESS = 5, 20
# Seconds: the first wait, which doubles up to the longest; and after which a failure is forgotten.
FIRST_WAIT, LONGEST_WAIT, FORGOTTEN_AFTER = 30, 900, 3600
KEPT = 10_000


@dataclass
class _Failures:
    count: int = 0
    latest: float = 0.0


class Attempts:
    """What failed so far. A restart of the server forgets it, which costs more time than to wait."""

    def __init__(self, now: Callable[[], float] = time.monotonic):
        self._now = now
        self._lock = Lock()
        self._failures: OrderedDict[tuple[str, str], _Failures] = OrderedDict()

    def begin(self, name: str, address: str) -> int:
        """How many seconds an attempt for this name from this address has to wait; 0 where it is made now.

        Until it has succeeded it counts as failed: of many at the same time no more get through than one by one.
        """
        with self._lock:
            keys = _keys(name, address)
            if wait := max(self._wait_of(key, most) for key, most in keys):
                return wait
            for key, _most in keys:
                failures = self._failures.setdefault(key, _Failures())
                if self._now() - failures.latest > FORGOTTEN_AFTER:
                    failures.count = 0
                failures.count += 1
                failures.latest = self._now()
                self._failures.move_to_end(key)
            while len(self._failures) > KEPT:
                self._failures.popitem(last=False)
            return 0

    def succeeded(self, name: str, address: str) -> None:
        """Forget what failed for a name; of its address others may have failed."""
        with self._lock:
            self._failures.pop(("name", _plain(name)), None)
            if failures := self._failures.get(("address", address)):
                failures.count -= 1

    def _wait_of(self, key: tuple[str, str], most: int) -> int:
        failures = self._failures.get(key)
        if failures is None or failures.count < most:
            return 0
        wait = min(FIRST_WAIT * 2 ** min(failures.count - most, 10), LONGEST_WAIT)
        return max(0, round(failures.latest + wait - self._now()))


def _keys(name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    return (("name", _plain(name)), OF_A_NAME), (("address", address), OF_AN_ADDRESS)


def _plain(name: str) -> str:
    return name.casefold()[:100]
