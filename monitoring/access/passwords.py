"""Passwords: kept as Argon2 hashes; which ones are good enough."""

from functools import cache
from pathlib import Path
from secrets import token_urlsafe
from threading import BoundedSemaphore
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError

FEWEST, MOST = 10, 200
FORBIDDEN = Path(__file__).with_name("forbidden_passwords.txt")
_hasher = PasswordHasher()
# Each takes 64 MB for a moment: many at once would take the machine's memory.
_at_once = BoundedSemaphore(2)


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _at_once:
        return _hasher.hash(_plain(password))


def fits(password: str, password_hash: str | None) -> bool:
    """Whether it is the password; for a name that nobody has it takes as long to say no."""
    with _at_once:
        try:
            return _hasher.verify(password_hash or _of_nobody(), _plain(password[:MOST])) and bool(password_hash)
        except (VerificationError, InvalidHashError):
            return False


def refuse_weak(password: str, name: str) -> None:
    """Raises ``MonitoringError`` for a password that is too short, commonly tried first, or near the ``name``."""
    if not FEWEST <= len(password) <= MOST:
        raise MonitoringError(_("A password has at least {fewest} characters.").format(fewest=FEWEST))
    plain = _plain(password).casefold()
    if plain in _forbidden() or len(set(plain)) < 4:
        raise MonitoringError(_("This password is among those that are tried first. Choose another one."))
    if _plain(name).casefold() in plain or plain in _plain(name).casefold():
        raise MonitoringError(_("A password must not contain the name. Choose another one."))


@cache
def _forbidden() -> frozenset[str]:
    return frozenset(FORBIDDEN.read_text(encoding="utf-8").split())


@cache
def _of_nobody() -> str:
    return _hasher.hash(token_urlsafe())


def _plain(text: str) -> str:
    """The same text however a keyboard composes its signs."""
    return normalize("NFKC", text)
