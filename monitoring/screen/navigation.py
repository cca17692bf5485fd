"""The pages there are, in the order in which the navigation shows them."""

from copy import copy
from functools import lru_cache

import streamlit as st

from monitoring.language import catalogue
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces

# What stands behind the first slash of a page's address: the name of its file, nothing for the first page. The frame
# is no page, it runs around each.
ADDRESSES = frozenset({"", *(file.stem for file in pieces.PAGES_FOLDER.glob("*.py"))} - {"frame", "overview"})


def pages() -> list[st.Page]:
    """The pages, named in the visitor's language. Each may be run once: they are the caller's own."""
    return [copy(page) for page in _pages(catalogue.current(), several_departments())]


def several_departments() -> bool:
    """Whether there is a year in which departments can be held side by side."""
    years = [row["year"] for row in data.rows("departments")]
    return len(years) > len(set(years))


# To make a page its file is looked for, through every folder above it: nine pages cost as much as many elements.
@lru_cache(maxsize=8)
def _pages(lang: str, departments: bool) -> list[st.Page]:
    return [
        _page("overview", _("Overview"), ":material/dashboard:", default=True),
        _page("indicators", _("Indicators"), ":material/checklist:"),
        _page("budget", _("Budget"), ":material/payments:"),
        _page("departments", _("Departments"), ":material/account_balance:", visible=departments),
        _page("submit", _("Submit"), ":material/upload_file:"),
        _page("deviations", _("Deviations"), ":material/troubleshoot:"),
        _page("targets", _("Targets"), ":material/flag:"),
        _page("methods", _("Methods"), ":material/menu_book:"),
        _page("wall", _("Presentation"), ":material/tv:"),
    ]


def _page(name: str, title: str, icon: str, default: bool = False, visible: bool = True) -> st.Page:
    file = pieces.PAGES_FOLDER / f"{name}.py"
    return st.Page(file, title=title, icon=icon, default=default, visibility="visible" if visible else "hidden")
