"""The address of a page: which choices stand in it, taking them from it, writing them into it.

A choice is known to three: the address, so that a link reproduces the view; the session, so that it stays from page to
page; and the script of the page, which keeps it in links. Their names are declared here, once: the session keeps a
choice under its name, and the script gets the names with the first page (``shell``).

Streamlit's own ``bind="query-params"`` costs as much a run (tried on *Departments*: 7.0 ms, ours 7.1) and does less: a
choice that is out of sight leaves the address, and one that does not exist is dropped without a word. A
``page_link(query_params=…)`` is an element a link, and a list has forty: links inside a page are part of its HTML.
"""

import streamlit as st

from monitoring.language import catalogue
from monitoring.screen import session
from monitoring.screen.run import begin_run, this_run
from monitoring.screen.session import Key

# What filters indicators and tasks; it stays in the address of pages that do not show it.
INDICATOR_FILTERS = ("level1", "level2", "status", "office", "text")
TASK_FILTERS = ("section", "office", "task_text")
FILTERS = tuple(dict.fromkeys(INDICATOR_FILTERS + TASK_FILTERS))
SEARCHES = ("text", "task_text")
# What is looked at: it stays in the link to another page.
VIEW = ("lang", "department", "year", "month", "figures", *FILTERS)
# Every choice that a link reproduces.
NAMES = (
    *VIEW,
    "show",
    "money",
    "rank",
    "department_text",
    "indicator",
    "task",
    "source",
    "sql",
    "open",
    "item",
    "deviations_tab",
    "submit_tab",
    "targets_tab",
    "template",
    "template_month",
    "original",
    "users_tab",
    "paper",
    "round",
    "place",
    "project",
    "unit",
    "audit_year",
)


def begin() -> None:
    """Begin a run: nothing is collected yet; the address has its way, then ``go_to``; the language is in use."""
    begin_run()
    _follow()
    _arrive()
    _speak_as_asked()
    this_run().opened = session.get("open") or asked("open")


def asked(name: str) -> str | None:
    """What the address of this run says under ``name``."""
    return this_run().asked.get(name, [None])[-1]


def is_asked(*names: str) -> bool:
    """Whether the session or the address has a choice under any of the ``names``."""
    kept = session.everything()
    return any(kept.get(name) for name in names) or any(name in this_run().asked for name in names)


def keep(name: str, value: str | list[str] | None) -> None:
    """Remember ``value`` for the address of this run; nothing leaves the name out."""
    if value:
        this_run().address[name] = [value] if isinstance(value, str) else value


def leave_out(name: str) -> None:
    """Take ``name`` out of the address, as a visitor would who goes a step back."""
    st.query_params.pop(name, None)


def go_to(**place) -> None:
    """Show another department, year or month from the next run on."""
    session.put(Key.GO_TO, place)


def write() -> None:
    """Write the choices of this run into the address, all at once: one step back is one change back."""
    _keep_filters()
    wanted = this_run().address
    session.put(Key.ADDRESS, wanted)
    if wanted != this_run().asked:
        st.query_params.from_dict(wanted)


def _follow() -> None:
    """Let the address win where the visitor changed it: with the Back button, or by following a link.

    An address without anything is what a change of page leaves; there the session's choices stay.
    """
    now = this_run().asked
    if now and now != session.get(Key.ADDRESS, now):
        session.forget(NAMES)


def _arrive() -> None:
    """Put into force what ``go_to`` asked for; only before the filters are drawn can they be changed."""
    for name, value in session.take(Key.GO_TO, {}).items():
        session.put(name, value)


def _speak_as_asked() -> None:
    """Put the language in use that was chosen or that the address asks for, and keep it in the address."""
    lang = catalogue.use(session.get("lang") or asked("lang"))
    session.put("lang", lang)
    keep("lang", None if lang == catalogue.DEFAULT else lang)


def _keep_filters() -> None:
    """Keep in the session and the address the filters that this page does not show, for those that do."""
    kept, run = session.everything(), this_run()
    for name in FILTERS:
        if name not in kept and name in run.asked:
            kept[name] = run.asked[name][-1] if name in SEARCHES else run.asked[name]
            session.put(name, kept[name])
        if name not in run.address and (value := kept.get(name)):
            keep(name, value if name in SEARCHES else [str(each) for each in value])
