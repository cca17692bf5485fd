"""What a paper still lacks and what is wrong in it, each with the page where it is put right."""

from collections.abc import Sequence

from markupsafe import Markup

from monitoring.language.catalogue import gettext as _
from monitoring.papers.paper import Missing
from monitoring.screen.html.addresses import address
from monitoring.screen.html.templates import render

# So many stand above the download; those after them unfold.
SHOWN = 10


def missing(found: tuple[Missing, ...], place: dict) -> Markup:
    """The list of what is missing, as links to pages of the same department, year and month."""
    title = (
        _("**{count}** things are missing: the paper is a draft until they are entered").format(count=len(found))
        if found
        else _("Nothing is missing: the paper is complete")
    )
    return _listed(title, found, place, "slow")


def breaches(found: list[Missing], place: dict) -> Markup:
    """What would be sent back of a paper, as links to where it is put right."""
    title = (
        _("Checked as the finance bureau does: **{count}** findings").format(count=len(found))
        if found
        else _("Checked as the finance bureau does: nothing is found")
    )
    return _listed(title, found, place, "behind")


def _listed(title: str, found: Sequence[Missing], place: dict, look: str) -> Markup:
    entries = [{"sentence": each.sentence, "address": _address(each, place)} for each in found]
    more = _("{count} further ones").format(count=len(found) - SHOWN)
    return render("missing", title=title, first=entries[:SHOWN], further=entries[SHOWN:], more=more, look=look)


def _address(lacking: Missing, place: dict) -> str:
    """Where it is entered: another department, year or month takes the place of the one that is looked at."""
    chosen = {name: value for name, value in lacking.address.items() if name not in place}
    return address(lacking.page, {name: lacking.address.get(name, value) for name, value in place.items()}, **chosen)
