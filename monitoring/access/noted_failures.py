"""What fails at the entrance, as lines of the audit trail that no attacker can make grow without end.

The first failure of a name from an address is written at once; those that follow within a minute are counted, and
their number is written when it is over.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

WINDOW = 60.0
# So many names and addresses have lines of their own in a minute; what comes from more is counted together.
MOST = 50
MANY = ("sign_in_failed", "?", "")


@dataclass
class _Window:
    """Since when failures of one kind are counted, and how many came after the first."""

    began: float
    further: int = 0


class NotedFailures:
    """Writes failures by ``note`` (event, person, address, subject), which is that of the audit trail."""

    def __init__(self, note: Callable[[str, str, str, str], None], now: Callable[[], float] = time.monotonic):
        self._note, self._now = note, now
        self._lock = Lock()
        self._windows: dict[tuple[str, str, str], _Window] = {}

    def failed(self, event: str, person: str, address: str, subject: str = "") -> None:
        """Note that something failed, or count it where the like was noted within the last minute."""
        with self._lock:
            lines = self._counted()
            key = (event, person, address)
            if key not in self._windows and len(self._windows) >= MOST:
                key = MANY
            if key in self._windows:
                self._windows[key].further += 1
            else:
                self._windows[key] = _Window(self._now())
                lines.append((*key, subject))
        for line in lines:
            self._note(*line)

    def finish(self) -> None:
        """Write what is counted and not written yet: the server ends."""
        with self._lock:
            lines = self._counted(at_once=True)
        for line in lines:
            self._note(*line)

    def _counted(self, at_once: bool = False) -> list[tuple[str, str, str, str]]:
        """The numbers of windows that are over, as lines of the trail; each begins anew with the next failure."""
        over = [key for key, one in self._windows.items() if at_once or self._now() - one.began >= WINDOW]
        found = [(key, self._windows.pop(key).further) for key in over]
        return [(*key, f"+{further}") for key, further in found if further]
