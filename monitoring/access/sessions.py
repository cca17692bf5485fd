"""Who is signed in: a random token in the browser's cookie, and here only its hash, until it expires or is ended."""

import hashlib
import os
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock

from monitoring.access.people import Person

KEPT = 5_000
_MINUTE = 60


@dataclass
class Session:
    """One browser that is signed in. ``way`` is the name of the way in, ``proof`` what the way checks it by later."""

    person: Person
    way: str
    proof: str
    begun: float
    seen: float


class Sessions:
    """All sessions of this server, by the hash of their token. A restart ends them.

    One ends 60 minutes after the last click (``MONITORING_IDLE_MINUTES``), and 12 hours after it began
    (``MONITORING_SESSION_HOURS``).
    """

    def __init__(self, now: Callable[[], float] = time.monotonic):
        self._now = now
        self._idle_seconds = float(os.environ.get("MONITORING_IDLE_MINUTES") or 60) * _MINUTE
        self._longest_seconds = float(os.environ.get("MONITORING_SESSION_HOURS") or 12) * 60 * _MINUTE
        self._lock = Lock()
        self._sessions: OrderedDict[str, Session] = OrderedDict()

    def begin(self, person: Person, way: str, proof: str) -> str:
        """Begin a session; returns its token, which is known to nobody else."""
        token = token_urlsafe(32)
        with self._lock:
            self._sessions[key_of(token)] = Session(person, way, proof, self._now(), self._now())
            while len(self._sessions) > KEPT:
                self._sessions.popitem(last=False)
        return token

    def of_key(self, key: str) -> Session | None:
        """The session under the hash of its token, as long as it has not expired."""
        session = self._sessions.get(key)
        if session is None:
            return None
        now = self._now()
        if now - session.seen > self._idle_seconds or now - session.begun > self._longest_seconds:
            self.end(key)
            return None
        return session

    def touch(self, key: str) -> None:
        """Note that whoever is signed in did something."""
        if session := self._sessions.get(key):
            session.seen = self._now()

    def end(self, key: str) -> Session | None:
        """End a session; returns it, if there was one."""
        with self._lock:
            return self._sessions.pop(key, None)


def key_of(token: str) -> str:
    """The hash under which the session of a token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()
