"""What a visitor chooses, each choice in the address: as a widget, as links in the page's head, or as a row."""

from collections.abc import Iterable

import streamlit as st

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.screen import address, session
from monitoring.screen.html import page_links
from monitoring.screen.pieces import plain
from monitoring.screen.run import this_run
from monitoring.screen.session import Key

# In a page's head: what is chosen says what it is, and the label is there for screen readers.
QUIET = {"label_visibility": "collapsed"}
# What the session holds under a name that nothing was chosen under; None is a choice.
_NOTHING_YET = object()


def select(label: str, name: str, options: list, default, show, drawn: bool = True, **options_of_widget):
    """A select box whose value stands in the address under ``name``, in every language the same.

    Where it is not ``drawn``, and where there is nothing to choose, the value counts all the same.
    """
    value = _chosen_value(name, options, default)
    if drawn and len(options) > 1:
        # Put there anew: its options may have other names in another language.
        session.put(name, value)
        value = st.selectbox(label, options, key=name, format_func=show, persist_state="session", **options_of_widget)
    address.keep(name, None if value is None else str(value))
    return value


def month(year: int, first: int, known: int | None, is_offered: bool) -> int:
    """The month of the ``year`` that is looked at, ``first`` to begin with; where it ``is_offered``, the head has all.

    After the ``known`` one nothing is complete yet.
    """
    months = list(range(1, 13))
    value = _chosen_value("month", months, first)
    address.keep("month", str(value))
    if is_offered:
        names = {number: formats.short_month(number) for number in months}
        unknown = range((known or 0) + 1, 13)
        whole = _("{year}").format(year=year)
        this_run().offers["month"] = page_links.switch(_("Up to"), "month", names, value, unknown, whole)
    return value


def approved_only(is_offered: bool) -> bool:
    """Whether only approved figures are looked at; where it ``is_offered``, the head has the choice."""
    names = {"all": _("Reported"), "approved": _("Approved")}
    value = _chosen_value("figures", list(names), "all")
    address.keep("figures", None if value == "all" else value)
    if is_offered:
        this_run().offers["figures"] = page_links.switch(_("Figures"), "figures", names, value)
    return value == "approved"


def month_elsewhere(place: tuple, latest: int | None) -> None:
    """Where another department or year is looked at than before, a month that it has not reported is not kept.

    An address says the month itself.
    """
    before, month_before = session.get(Key.PLACE), session.get("month")
    session.put(Key.PLACE, place)
    if before not in (None, place) and month_before and (latest is None or month_before > latest):
        session.put("month", None)


def leave_out(name: str) -> None:
    """Before the title is drawn: do not offer the choice ``name``, because here it means nothing."""
    this_run().offers.pop(name, None)


def select_many(label: str, name: str, options: list, show, drawn: bool = True) -> list:
    """A multiple choice whose values stand in the address under ``name``; none chosen means all.

    One that is not ``drawn`` keeps its values: what is out of sight still counts.
    """
    values = session.get(name, _NOTHING_YET)
    if values is _NOTHING_YET:
        by_text, asked = {str(option): option for option in options}, this_run().asked.get(name, [])
        this_run().not_found += [text for text in asked if text not in by_text]
        values = [by_text[text] for text in asked if text in by_text]
    # An option that another department does not have must not stay chosen there.
    values = [value for value in values if value in options]
    session.put(name, values)
    if drawn:
        st.multiselect(label, options, key=name, format_func=show, placeholder=_("All"), persist_state="session")
    address.keep(name, [str(value) for value in values])
    return values


def search(label: str, name: str, placeholder: str, drawn: bool = True, **look) -> str:
    """A search text that stands in the address under ``name``; one that is not ``drawn`` keeps it."""
    text = session.get(name, _NOTHING_YET)
    if text is _NOTHING_YET:
        text = address.asked(name) or ""
    # Put there anew: a field that was out of sight has forgotten it, while the rows are still filtered by it.
    session.put(name, text)
    if drawn:
        text = st.text_input(label, key=name, placeholder=placeholder, persist_state="session", **look)
    address.keep(name, text)
    return text.strip()


def is_set(names: Iterable[str]) -> bool:
    """Whether anything is chosen under one of the ``names``."""
    return any(session.get(name) for name in names)


def clear(names: Iterable[str]) -> None:
    """Choose nothing any more under the ``names`` of filters."""
    for name in names:
        session.put(name, "" if name in address.SEARCHES else [])


def chosen_row(name: str, rows: list[dict], code: str, missing: str = "") -> dict | None:
    """The one of ``rows`` whose ``code`` the address or the session names under ``name``, if any.

    Where there is none, the sentence ``missing`` on that ``{code}``, or that the address asks for something else.
    """
    asked = session.get(name) or address.asked(name)
    found = next((row for row in rows if row[code] == asked), None)
    if asked and found is None and missing:
        st.info(missing.format(code=plain(asked)))
    elif asked and found is None:
        this_run().not_found.append(asked)
        say_what_is_missing()
    _keep(name, found[code] if found else None)
    return found


def chosen_name(name: str, options: Iterable[str]) -> str | None:
    """Which of the ``options`` the address or the session has under ``name``, if any."""
    asked = session.get(name) or address.asked(name)
    value = asked if asked in options else None
    _keep(name, value)
    return value


def is_open(part: str) -> bool:
    """Whether a ``part`` of the page is unfolded, as the address says; see ``page_links.opener``."""
    if this_run().opened != part:
        return False
    _keep("open", part)
    return True


def switch(label: str, name: str, options: dict[str, str]) -> str:
    """One of few ``options`` (value → label), as links in the page's head; before its title is drawn.

    It is kept in the address unless it is the first.
    """
    first = next(iter(options))
    value = _chosen_value(name, list(options), first)
    address.keep(name, None if value == first else value)
    this_run().offers[name] = page_links.switch(label, name, options, value)
    return value


def links(label: str, name: str, options: dict, default) -> tuple:
    """One of few ``options`` (value → label), as links to stand in a page's HTML → the one chosen, that HTML.

    Where nobody asked for another one it is the ``default`` of the moment.
    """
    kept = session.get(name, _NOTHING_YET)
    asked = address.asked(name) if kept is _NOTHING_YET else kept
    value = next((option for option in options if str(option) == asked), default)
    _keep(name, None if value == default else str(value))
    return value, page_links.switch(label, name, options, value)


def say_what_is_missing() -> None:
    """A sentence on what the address asks for and is not here; said once."""
    run = this_run()
    missing, run.not_found = run.not_found, []
    if missing:
        st.warning(
            _("The address asks for {missing}, which is not here; this is what there is.").format(
                missing=plain(formats.listed(missing))
            )
        )


def _keep(name: str, value: str | None) -> None:
    session.put(name, value)
    address.keep(name, value)


def _chosen_value(name: str, options: list, default):
    """What is chosen under ``name``: at first what the address says; ``default`` where that is no option."""
    value = in_session = session.get(name, _NOTHING_YET)
    if value is _NOTHING_YET:
        asked = address.asked(name)
        value = next((option for option in options if str(option) == asked), default)
        if asked and str(value) != asked:
            this_run().not_found.append(asked)
    if value not in options:
        value = default
    if value is not in_session:
        session.put(name, value)
    return value
