"""Runs first on every visit: language, navigation, department, year and month, what has to be known before."""

from contextlib import nullcontext

import streamlit as st

from monitoring.language.catalogue import gettext as _
from monitoring.screen import (
    address,
    approvals,
    choices,
    closing,
    data,
    durations,
    navigation,
    originals,
    pieces,
    session,
    visit,
    years,
)
from monitoring.screen.run import View

address.begin()
data.arrive()
# Without an icon of ours Streamlit asks a foreign host for that of the page.
st.set_page_config(page_title=_("Budget performance monitoring"), page_icon=pieces.icon(), layout="wide")


# What is shown in a view, but without a choice of it: what was chosen elsewhere counts, or what the address says.
WITHOUT_CHOICE = ("methods", "wall", "users")
WITHOUT_MONTH = ("targets", *WITHOUT_CHOICE)
# Tabs of the target form that are of no department or year: the form that comes in says whose it is.
OF_EVERY_FORM = ("import",)
# What is about all departments at once.
WITHOUT_DEPARTMENT = ("departments", *WITHOUT_CHOICE)
# Pixels: what a chooser needs beside the longest name that is still shown whole, and for each of its characters.
CHOOSER, CHARACTER, LONGEST = 58, 15, 16


def shared_filters(page: str) -> View | None:
    """Department, year and month, beside the title; no view where no form is imported."""
    departments = data.rows("departments")
    if not departments:
        return None
    with visit.open_head() if is_view_offered(page) and len(departments) > 1 else nullcontext():
        return choose_view(departments, page)


def is_view_offered(page: str) -> bool:
    """Whether department and year are chosen in the page's head."""
    is_of_every_form = page == "targets" and tab_of("targets") in OF_EVERY_FORM
    return page not in WITHOUT_CHOICE and not is_of_every_form


def tab_of(page: str) -> str | None:
    """Which tab of the page is looked at, before the page offers them; none for the first."""
    return session.get(f"{page}_tab") or address.asked(f"{page}_tab")


def is_month_offered(page: str) -> bool:
    """Whether the month is chosen in the page's head; where figures are submitted it is chosen beside the template."""
    is_submitting = page == "submit" and (tab_of(page) or page) == page
    is_of_papers = page == "targets" and tab_of(page) == "texts"
    return is_of_papers or (page not in WITHOUT_MONTH and not is_submitting)


def choose_view(departments: list[dict], page: str) -> View:
    """The view that the visitor chose, or the first department at the end of its last month that is reported."""
    names = {row["department_code"]: row["department_name"] for row in departments}
    width = CHOOSER + CHARACTER * min(max(map(len, names.values())), LONGEST)
    look = choices.QUIET | {"drawn": is_view_offered(page) and page not in WITHOUT_DEPARTMENT, "width": width}
    department = choices.select(_("Department"), "department", list(names), next(iter(names)), names.get, **look)
    forms = {row["year"]: row for row in departments if row["department_code"] == department}
    if page == "departments":
        forms = years.forms_of_all(departments, forms)
    look = choices.QUIET | {"drawn": is_view_offered(page), "width": 100}
    year = choices.select(_("Year"), "year", list(forms), years.first_year(forms, page), str, **look)
    form = forms[year]
    approved = approvals.only_those(departments, page)
    if approved:
        form = form | dict.fromkeys(("latest_month", "reported_month"), form["approved_month"])
    known = form["reported_month"] or form["latest_month"]
    choices.month_elsewhere((form["department_code"], year), known)
    month = choices.month(year, known or years.first_month(year), known, is_month_offered(page))
    about = {name: form[name] for name in ("latest_month", "reported_month", "has_illustrative", "data_version")}
    return View(form["department_code"], form["department_name"], year, month, **about, is_approved_only=approved)


def say_what_is_known(view: View) -> None:
    """That the month that is looked at is closed, returned, or does not count as reported yet: what is known of it."""
    closing.say_it_is_closed(view, view.month)
    approvals.say_what_was_said(view)
    if said := visit.month_not_reported(view):
        st.info(said)


visit.end_where_nothing_may_be_seen()
if problem := data.copy_problem():
    st.warning(
        pieces.plain(_("There is no copy of today: {problem}").format(problem=problem)), icon=":material/backup:"
    )

page = st.navigation(navigation.pages(), position="top")
view = shared_filters(page.url_path)
visit.show(view, page.title)
if view is not None and view.is_approved_only:
    approvals.leave_out_the_rest(view)
elif view is not None and is_month_offered(page.url_path):
    say_what_is_known(view)
visit.show_outcome()
if view is not None and page.url_path != "wall":
    visit.offer_new_data(visit.drawn(view, shows_all=page.url_path == "departments"))
with durations.of_run(page.url_path):
    if visit.may_be_here(page):
        page.run()
    originals.open_asked(view)
    visit.close()
