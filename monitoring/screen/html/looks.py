"""How a status looks, and lengths as the style of an element takes them."""

from monitoring.charts.look import STATUS_COLOURS
from monitoring.language import vocabulary

# Light statuses carry dark letters: both pairs keep a contrast of at least 4.5.
DARK_INK = {"on_track", "slow", "not_due"}


def symbol(status: str) -> str:
    """The symbol of a status: no status is told by its colour alone."""
    return vocabulary.SYMBOLS[status]


def colour(status: str) -> str:
    """The colour of a status, for a border or a bar."""
    return STATUS_COLOURS[status]


def ground(status: str) -> str:
    """The colours of a cell with this status: its ground, and letters that can be read on it, also in a link."""
    ink = "#111827" if status in DARK_INK else "#ffffff"
    return f"background:{STATUS_COLOURS[status]};color:{ink}!important"


def as_length(share) -> str:
    """A share 0…1 of a whole as a length; none is no length, and what is more than the whole is cut."""
    return f"{100 * min(float(share or 0), 1):.1f}%"
