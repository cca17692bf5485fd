"""Runs first on every visit: language, navigation, department, year and month, what has to be known before."""

from contextlib import nullcontext
from datetime import date

import streamlit as st

from monitoring.language.catalogue import gettext as _
from monitoring.problems import DatabaseUnavailable
from monitoring.screen import address, choices, closing, data, navigation, pieces, visit
from monitoring.screen.run import View

address.begin()
# Without an icon of ours Streamlit asks a foreign host for that of the page.
st.set_page_config(page_title=_("Budget performance monitoring"), page_icon=pieces.icon(), layout="wide")


# What is shown in a view, but without a choice of it: what was chosen elsewhere counts, or what the address says.
WITHOUT_CHOICE = ("methods", "wall")
WITHOUT_MONTH = ("targets", *WITHOUT_CHOICE)


def shared_filters(page: str) -> View | None:
    """Department, year and month, beside the title; no view where no form is imported."""
    departments = data.rows("departments")
    if not departments:
        return None
    is_offered = page not in WITHOUT_CHOICE
    with visit.open_head() if is_offered and len(departments) > 1 else nullcontext():
        return choose_view(departments, is_offered, page not in WITHOUT_MONTH)


def choose_view(departments: list[dict], is_offered: bool, is_month_offered: bool) -> View:
    """The view that the visitor chose, or the first department at the end of its last month that is reported."""
    look = choices.QUIET | {"drawn": is_offered}
    names = {row["department_code"]: row["department_name"] for row in departments}
    department = choices.select(_("Department"), "department", list(names), next(iter(names)), names.get, **look)
    forms = {row["year"]: row for row in departments if row["department_code"] == department}
    year = choices.select(_("Year"), "year", list(forms), next(iter(forms)), str, width=110, **look)
    state = forms[year]
    known = state["reported_month"] or state["latest_month"]
    month = choices.month(known or first_month(year), known, is_month_offered)
    about = {name: state[name] for name in ("latest_month", "reported_month", "has_illustrative", "data_version")}
    return View(department, names[department], year, month, **about)


def first_month(year: int) -> int:
    """Where to begin while nothing is reported: this month of this year, January of any other."""
    today = date.today()
    return today.month if today.year == year else 1


def say_what_is_known(view: View) -> None:
    """That the month that is looked at is closed; or, where it does not count as reported, what is known of it."""
    closing.say_it_is_closed(view, view.month)
    if said := visit.month_not_reported(view):
        st.info(said)


try:
    data.database()
except DatabaseUnavailable as error:
    st.error(str(error))
    st.stop()

page = st.navigation(navigation.pages(), position="top")
view = shared_filters(page.url_path)
visit.show(view)
if view is not None and page.url_path not in WITHOUT_MONTH:
    say_what_is_known(view)
visit.show_outcome()
if view is not None and page.url_path != "wall":
    visit.offer_new_data(visit.drawn(view, shows_all=page.url_path == "departments"))
page.run()
visit.close()
