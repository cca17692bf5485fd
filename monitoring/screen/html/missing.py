"""What a paper still lacks, each with the page where it is entered."""

from markupsafe import Markup

from monitoring.language.catalogue import gettext as _
from monitoring.papers.paper import Missing
from monitoring.screen.html.addresses import address
from monitoring.screen.html.templates import render

# A list that is longer is read nowhere; the first entries are where to begin.
SHOWN = 40


def missing(found: tuple[Missing, ...], place: dict) -> Markup:
    """The list of what is missing, as links to pages of the same department, year and month."""
    title = (
        _("**{count}** things are missing: the paper is a draft until they are entered").format(count=len(found))
        if found
        else _("Nothing is missing: the paper is complete")
    )
    entries = [
        {"sentence": each.sentence, "address": address(each.page, place, **each.address)} for each in found[:SHOWN]
    ]
    more = _("These are the first {count} of {all}.").format(count=SHOWN, all=len(found))
    return render("missing", title=title, look="slow", entries=entries, further=more if len(found) > SHOWN else "")
