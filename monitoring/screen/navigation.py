"""The pages there are, in the order in which the navigation shows them."""

from copy import copy
from functools import lru_cache

import streamlit as st

from monitoring.access.people import Person
from monitoring.access.rights import needed_for
from monitoring.language import catalogue
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces

# What stands behind the first slash of a page's address: the name of its file, nothing for the first page. The frame
# is no page, it runs around each.
NAMES = frozenset(file.stem for file in pieces.PAGES_FOLDER.glob("*.py")) - {"frame"}
ADDRESSES = frozenset({""} | NAMES - {"overview"})


def pages() -> list[st.Page]:
    """The pages, named in the visitor's language. Each may be run once: they are the caller's own."""
    person = data.person()
    hidden = frozenset(name for name in NAMES if not may_use(person, name))
    return [copy(page) for page in _pages(catalogue.current(), several_departments(), hidden)]


def may_use(person: Person, page: str) -> bool:
    """Whether a role of the person is one for this page."""
    return person.may_any(needed_for(page))


def several_departments() -> bool:
    """Whether there is a year in which departments can be held side by side."""
    years = [row["year"] for row in data.rows("departments")]
    return len(years) > len(set(years))


# To make a page its file is looked for, through every folder above it: nine pages cost as much as many elements.
@lru_cache(maxsize=32)
def _pages(lang: str, departments: bool, hidden: frozenset[str]) -> list[st.Page]:
    named = {
        "overview": (_("Overview"), ":material/dashboard:"),
        "indicators": (_("Indicators"), ":material/checklist:"),
        "budget": (_("Budget"), ":material/payments:"),
        "departments": (_("Departments"), ":material/account_balance:"),
        "submit": (_("Submit"), ":material/upload_file:"),
        "deviations": (_("Deviations"), ":material/troubleshoot:"),
        "targets": (_("Targets"), ":material/flag:"),
        "reports": (_("Reports"), ":material/description:"),
        "methods": (_("Methods"), ":material/menu_book:"),
        "wall": (_("Presentation"), ":material/tv:"),
        "users": (_("Users and audit trail"), ":material/group:"),
    }
    unseen = hidden if departments else hidden | {"departments"}
    return [
        _page(name, title, icon, default=name == "overview", visible=name not in unseen)
        for name, (title, icon) in named.items()
    ]


def _page(name: str, title: str, icon: str, default: bool = False, visible: bool = True) -> st.Page:
    file = pieces.PAGES_FOLDER / f"{name}.py"
    return st.Page(file, title=title, icon=icon, default=default, visibility="visible" if visible else "hidden")
