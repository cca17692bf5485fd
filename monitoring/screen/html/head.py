"""The head of a page."""

from markupsafe import Markup

from monitoring.charts.remembered import remembered
from monitoring.language.catalogue import current
from monitoring.screen.html.addresses import address
from monitoring.screen.html.templates import render

LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


def head(
    title: str,
    offers: list[Markup],
    illustrative: dict | None,
    printed_of: str,
    signed_in: str = "",
    may_take_out: bool = True,
) -> Markup:
    """A page's title, what it ``offers``, the way to the other language, the notice on ``illustrative`` figures.

    What stands between ``~~`` in the title is not shown where it can be chosen beside it.
    ``illustrative`` is the department, year and month of the view; none where its figures are real. Who
    ``may_take_out`` those figures finds the way.
    ``printed_of`` says on every sheet of paper whose figures and of which month they are.
    Who is ``signed_in`` can sign out, and change the password.
    """
    way_out = address("submit", illustrative, submit_tab="history") if illustrative and may_take_out else None
    return _head(title, offers, illustrative is not None, way_out, printed_of, signed_in)


@remembered
def _head(
    title: str, offers: list[Markup], is_illustrative: bool, way_out: str | None, printed_of: str, signed_in: str
) -> Markup:
    """``way_out`` is where illustrative figures are taken out."""
    (other,) = set(LANGUAGE_NAMES) - {current()}
    return render(
        "head",
        title=title,
        offers=offers,
        other=other,
        name_of_other=LANGUAGE_NAMES[other],
        is_illustrative=is_illustrative,
        way_out=way_out,
        printed_of=printed_of,
        signed_in=signed_in,
        way_to_password="/sign-in/password?lang=en" if current() == "en" else "/sign-in/password",
        way_to_leave="/sign-out?lang=en" if current() == "en" else "/sign-out",
    )
