"""Addresses of views inside the product."""

from functools import lru_cache
from urllib.parse import urlencode

from monitoring.language.catalogue import DEFAULT, current


def address(page: str, row: dict, **chosen: str) -> str:
    """The address of one row's own view on ``page``, in the language and month at hand."""
    place = ("department", row["department_code"]), ("year", row["year"]), ("month", row["month"])
    if current() != DEFAULT:
        place += (("lang", current()),)
    parts = (_query(tuple(chosen.items())), _query(place)) if chosen else (_query(place),)
    return f"{page}?{'&'.join(parts)}"


# A picture has hundreds of links, to the same few places and months.
@lru_cache(maxsize=2000)
def _query(pairs: tuple[tuple[str, object], ...]) -> str:
    return urlencode(pairs)
