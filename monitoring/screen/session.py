"""What a visit remembers between two runs of a page: Streamlit's session, and every key that we keep in it.

Only this module touches ``st.session_state``. A key is declared here once, with the module that owns it; besides there
are the widgets, which remember their value under the key that they are drawn with, and the choices of the address
(``address.NAMES``), each under its own name.
"""

from collections.abc import Iterable
from enum import StrEnum

import streamlit as st


class Key(StrEnum):
    """Every key of ours and whose it is."""

    ADDRESS = "address"  # address: the address as the last run left it
    GO_TO = "go_to"  # address: the choices with which the next run begins
    PLACE = "place"  # choices: the department and year that the last run looked at
    TURN = "turn"  # visit: how much was committed; a widget that has it in its key begins anew with the next
    OUTCOME = "outcome"  # visit: what the last action did, to be said once
    UPLOADED = "uploaded"  # uploads: which file the server keeps of this session
    UNFINISHED = "unfinished"  # uploads, checking: a file on its way in, until it is committed
    DRAFTS = "drafts"  # drafts: what is typed and not committed, of a browser without cookies
    TYPED = "typed"  # typed_figures: what each grid began with
    BEGUN = "begun"  # explanations: on which explanation in force a form was begun
    SEEN = "seen"  # explanations: which explanation of somebody else the visitor was shown
    REVIEW = "review"  # form_import: the form under review
    FINAL_FIGURES = "final_figures"  # form_import: imported self-evaluations whose values can be taken over


def get(key: str, default=None):
    """What is kept under ``key``."""
    return st.session_state.get(key, default)


def put(key: str, value) -> None:
    """Keep ``value`` under ``key``; the key of a widget, before it is drawn, gives it this value."""
    st.session_state[key] = value


def take(key: str, default=None):
    """What is kept under ``key``, which is then forgotten."""
    return st.session_state.pop(key, default)


def forget(keys: Iterable[str]) -> None:
    """Forget what is kept under ``keys``."""
    for key in keys:
        st.session_state.pop(key, None)


def book(key: Key) -> dict:
    """The dictionary that is kept under ``key``, empty at first."""
    return st.session_state.setdefault(key, {})


def everything() -> dict:
    """All that is kept. Each question to the session takes as long as a small element: this is one for all of them."""
    return st.session_state.to_dict()
