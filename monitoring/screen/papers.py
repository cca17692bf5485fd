"""The papers of the page *Reports*: choosing one and what it is made for, what it lacks, its download."""

import streamlit as st

from monitoring.language.catalogue import gettext as _
from monitoring.papers import kinds
from monitoring.papers.kinds import Kind
from monitoring.papers.layouts import CENTRAL
from monitoring.papers.paper import Occasion, Paper
from monitoring.screen import choices, data, pieces
from monitoring.screen.html import page_links
from monitoring.screen.run import View

# Place of a layout → what it is called; a house's own has the name of its file.
PLACES = {
    CENTRAL: "中央",
    "anhui": "安徽",
    "hefei": "合肥",
    "tianjin": "天津",
    "sichuan": "四川",
    "yunnan": "云南",
    "hubei": "湖北",
    "chongqing": "重庆",
}


def chosen(view: View) -> tuple[Kind, Occasion]:
    """The paper that is looked at and what it is made for: project, round, layout, unit of money."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {name: kind.title() for name, kind in kinds.PAPERS.items()}
        kind = kinds.kind(choices.select(_("Paper"), "paper", list(names), next(iter(names)), names.get, width=330))
        task_code = _project(view) if kind.is_of_project else None
    rounds = {1: _("First round"), 2: _("Second round")}
    round_number, of_rounds = choices.links(_("Round"), "round", rounds, 1)
    places = {place: PLACES.get(place, place) for place in kind.places}
    place, of_places = choices.links(_("Layout"), "place", places, CENTRAL)
    units = {"wan": _("10k yuan"), "yuan": _("yuan")}
    unit, of_units = choices.links(_("Money in"), "unit", units, "wan")
    offered = [of_rounds, of_places if len(places) > 1 else "", of_units]
    pieces.html(page_links.openers(*filter(None, offered)))
    return kind, Occasion(*view.key.values(), round_number, place, task_code, is_in_yuan=unit == "yuan")


def _project(view: View) -> str | None:
    names = {row["task_code"]: row["task_name"] for row in data.rows("form_tasks", **view.whole_year)}
    if not names:
        return None
    return choices.select(
        _("Project"), "project", list(names), next(iter(names)), lambda code: f"{code} {names[code]}"
    )


def download(view: View, paper: Paper) -> None:
    """The paper to take away; it was made to find out what it lacks, and is not made again."""
    st.download_button(
        _("Download the draft") if paper.is_draft else _("Download the paper"),
        data.taken(paper.file_name, lambda: paper.content, view.department_code),
        paper.file_name,
        icon=":material/download:",
        type="secondary" if paper.is_draft else "primary",
        on_click="ignore",
        key="download_paper",
    )
