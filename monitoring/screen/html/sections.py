"""What pages are put together of: headings over pieces, notes, sections at their own place."""

from markupsafe import Markup

from monitoring.language import vocabulary
from monitoring.screen.html.templates import PIECES


def section(name: str, *pieces: Markup) -> Markup:
    """Pieces of HTML that stand at their own place in a ``grid``."""
    return PIECES.section(name, pieces)


def titled(title: str, *pieces: Markup) -> Markup:
    """A heading over pieces of HTML: one element of a page. Elements are what a page costs, not their length."""
    return PIECES.titled(title, pieces)


def note(text: str) -> Markup:
    """A sentence in small type; nothing for none."""
    return PIECES.note(text)


def listed(rows: list[dict], show, nothing: str) -> Markup:
    """What ``show`` makes of ``rows``; where there are none, the good news ``nothing``."""
    return show(rows) if rows else good(nothing)


def good(news: str) -> Markup:
    """A sentence that there is nothing to do."""
    return PIECES.good(news, vocabulary.SYMBOLS["met"])
