"""What was made of rows, kept for whoever asks next: the same rows in the same language give the same picture.

Rows of the database are shared by everybody and never changed, so it is enough that they are the same objects: data
of another version, or with other settings, comes as other rows.
"""

from collections.abc import Callable
from functools import lru_cache, wraps

from monitoring.language import catalogue

# Of each function; a page shows one picture of a kind, for one department, month and choice of rows.
KEPT = 200


def remembered(make: Callable) -> Callable:
    """``make``, a function of rows, lists of them and plain values, called once for the same of them."""
    kept = lru_cache(maxsize=KEPT)(lambda call: make(*call.arguments))

    @wraps(make)
    def made(*arguments):
        return kept(_Call(arguments))

    return made


class _Call:
    """A call, equal to another one with the same rows and equal values in the same language."""

    __slots__ = ("_key", "arguments")

    def __init__(self, arguments: tuple):
        self.arguments = arguments
        self._key = catalogue.current(), _key(arguments)

    def __hash__(self):
        return hash(self._key)

    def __eq__(self, other):
        return self._key == other._key


class _Same:
    """A row, equal to itself only. It is held on to: no other row can take its place in memory."""

    __slots__ = ("_row",)

    def __init__(self, row: dict):
        self._row = row

    def __hash__(self):
        return id(self._row)

    def __eq__(self, other):
        return isinstance(other, _Same) and self._row is other._row


def _key(value):
    if isinstance(value, list | tuple):
        return tuple(map(_key, value))
    return _Same(value) if isinstance(value, dict) else value
