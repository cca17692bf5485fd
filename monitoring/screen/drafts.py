"""What visitors have typed and not committed yet: kept on the server for as long as their browser stays open.

Who is signed in finds it wherever that is. Any other visitor is known by a cookie that comes with the first page
(``shell``): Streamlit's session ends where a page is loaded anew, and an address is handed on to colleagues, whose own
typing it must not open. A restart of the server forgets all of it.
"""

from collections import OrderedDict
from secrets import token_urlsafe
from threading import Lock

import streamlit as st

from monitoring.screen import data, session
from monitoring.screen.session import Key

COOKIE = "monitoring_visitor"
VISITORS_KEPT = 500
# Code of the indicator or task → column → what is typed there.
Draft = dict[str, dict[str, str]]
# What a draft is of: the kind of figures, the department, the year, the month.
Of = tuple[str, str, int, int]

_drafts: OrderedDict[str, dict[Of, Draft]] = OrderedDict()
_lock = Lock()


def new_visitor() -> str:
    """A name for a visitor that nobody can guess."""
    return token_urlsafe(24)


def typed(of: Of) -> Draft:
    """What the visitor has typed of this so far."""
    return _of_visitor().setdefault(of, {})


def forget(of: Of) -> None:
    """What was typed of this is committed, or given up."""
    _of_visitor().pop(of, None)


def _of_visitor() -> dict[Of, Draft]:
    """The drafts of the visitor at hand; of a browser without cookies those of its session."""
    name = data.person().name
    visitor = f"signed in: {name}" if name else st.context.cookies.to_dict().get(COOKIE)
    if visitor is None:
        return session.book(Key.DRAFTS)
    with _lock:
        found = _drafts.setdefault(visitor, {})
        _drafts.move_to_end(visitor)
        while len(_drafts) > VISITORS_KEPT:
            _drafts.popitem(last=False)
    return found
