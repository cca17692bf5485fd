"""By which names the server may be asked for, and from which pages.

A page of a foreign site can make its visitor's browser ask this server: under a name of its own that leads here (DNS
rebinding), or openly, with its own address as the origin. The first needs a name, so names have to be known; an
address in figures leads nowhere else. The second is refused by the origin.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_allowed(host: str | None, names: tuple[str, ...]) -> bool:
    """Whether a ``Host`` header names this machine, an address in figures, or one of the ``names``.

    A name that begins with ``*.`` stands for all below it, ``*`` for any.
    """
    name = name_of(host)
    return bool(name) and (name == "localhost" or _is_address(name) or any(_fits(name, known) for known in names))


def is_same(origin: str | None, host: str | None) -> bool:
    """Whether what a browser says of the asking page (``Origin``) is a page of this server, or nothing is said."""
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc.lower() == (host or "").lower()
    except ValueError:
        return False


def name_of(host: str | None) -> str:
    """The name in a ``Host`` header, without its port; empty where it is no such header."""
    try:
        parts = urlsplit(f"//{host or ''}")
        is_only_host = parts.netloc == host and "@" not in parts.netloc and (parts.port or 1)
    except ValueError:
        return ""
    return (parts.hostname or "").rstrip(".") if is_only_host else ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _fits(name: str, known: str) -> bool:
    known = known.strip().lower().rstrip(".")
    return known == "*" or name == known or (known.startswith("*.") and name.endswith(known[1:]))
