"""Links that change one thing about the page at hand and keep the rest of its address."""

from collections.abc import Container

from markupsafe import Markup

from monitoring.charts.remembered import remembered
from monitoring.screen.html.templates import PIECES, render


def switch(label: str, key: str, names: dict, chosen, unknown: Container = (), whole: str = "") -> Markup:
    """Few options side by side, each a link that puts it under ``key`` into the address.

    The ``chosen`` one is marked, and those that are ``unknown`` yet are pale. The ``whole`` is what they are parts of:
    it is named where no chooser beside them does.
    """
    return _switch(label, key, [(name, text, name in unknown) for name, text in names.items()], chosen, whole)


@remembered
def _switch(label: str, key: str, options: list[tuple], chosen, whole: str) -> Markup:
    return render("switch", label=label, key=key, options=options, chosen=chosen, whole=whole)


def opener(name: str, label: str, is_open: bool) -> Markup:
    """A link that unfolds the part ``name`` of the page, or folds it up."""
    return PIECES.opener(name, label, is_open)


def openers(*links: Markup) -> Markup:
    """Links in a line."""
    return PIECES.openers(links)
