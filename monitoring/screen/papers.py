"""The papers of the page *Reports*: choosing one and what it is made for, making it once, its download."""

from functools import lru_cache

import streamlit as st

from monitoring.access.desk import Desk
from monitoring.language import catalogue
from monitoring.language.catalogue import N_
from monitoring.language.catalogue import gettext as _
from monitoring.papers import breaches, kinds, layouts
from monitoring.papers.paper import Occasion, Paper
from monitoring.screen import choices, data, pieces
from monitoring.screen.html import missing as lists
from monitoring.screen.html import page_links
from monitoring.screen.run import View

# Place of a layout → what it is called; a house's own has the name of its file.
PLACES = {
    layouts.CENTRAL: N_("Central"),
    "anhui": N_("Anhui"),
    "hefei": N_("Hefei"),
    "tianjin": N_("Tianjin"),
    "sichuan": N_("Sichuan"),
    "yunnan": N_("Yunnan"),
    "hubei": N_("Hubei"),
    "chongqing": N_("Chongqing"),
}
# How many papers are kept: the latest of all visitors. The page is drawn anew with each click.
PAPERS_KEPT = 30


def chosen(view: View) -> tuple[str, Occasion]:
    """The paper that is looked at by its name, and what it is made for: project, round, layout, unit of money."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {name: kind.title() for name, kind in kinds.PAPERS.items()}
        name = choices.select(_("Paper"), "paper", list(names), next(iter(names)), names.get, width=330)
        kind = kinds.kind(name)
        task_code = _project(view) if kind.is_of_project else None
    rounds = {1: _("First round"), 2: _("Second round")} if kind.has_rounds else {1: ""}
    units = {"wan": _("10k yuan"), "yuan": _("yuan")} if kind.suffix == ".xlsx" else {"wan": ""}
    places = {place: _(PLACES[place]) if place in PLACES else place for place in kind.places}
    round_number, of_rounds = choices.links(_("Round"), "round", rounds, 1)
    unit, of_units = choices.links(_("Money in"), "unit", units, "wan")
    place, of_places = choices.links(_("Layout"), "place", places, layouts.CENTRAL)
    offered = {of_rounds: rounds, of_units: units, of_places: places}
    pieces.html(page_links.openers(*(links for links, options in offered.items() if len(options) > 1)))
    return name, Occasion(*view.key.values(), round_number, place, task_code, is_in_yuan=unit == "yuan")


def _project(view: View) -> str | None:
    names = {row["task_code"]: row["task_name"] for row in data.rows("form_tasks", **view.whole_year)}
    if not names:
        return None
    return choices.select(
        _("Project"), "project", list(names), next(iter(names)), lambda code: f"{code} {names[code]}"
    )


def made(name: str, occasion: Occasion) -> Paper:
    """The paper ``name`` as this person may have it, kept until its figures or its layouts change."""
    desk = data.database()
    return _made(name, occasion, desk, desk.version, catalogue.current(), layouts.last_change())


def checked(name: str, occasion: Occasion, place: dict) -> list:
    """What the finance bureau would send back of the paper ``name``, as HTML; nothing where it checks none."""
    rules = kinds.kind(name).checked_as
    return [lists.breaches(breaches.breaches(data.database(), occasion, rules), place)] if rules else []


@lru_cache(maxsize=PAPERS_KEPT)
def _made(name: str, occasion: Occasion, desk: Desk, version: int, lang: str, layouts_of: float) -> Paper:
    return kinds.kind(name).make(desk, occasion)


def download(view: View, paper: Paper) -> None:
    """The paper to take away."""
    st.download_button(
        _("Download the draft") if paper.is_draft else _("Download the paper"),
        data.taken(paper.file_name, lambda: paper.content, view.department_code),
        paper.file_name,
        icon=":material/download:",
        type="secondary" if paper.is_draft else "primary",
        on_click="ignore",
        key="download_paper",
    )
