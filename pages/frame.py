"""Runs first on every visit: language, department, month, the notice on illustrative data, navigation."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import streamlit as st

from monitoring import formats, navigation, ui
from monitoring.language import gettext as _
from monitoring.problems import DatabaseUnavailable

FOLDER = Path(__file__).parent
# What is chosen says what it is; the label is there for screen readers.
QUIET = {"label_visibility": "collapsed"}
ui.begin()
st.set_page_config(page_title=_("Budget performance monitoring"), page_icon=ui.icon(), layout="wide")


def shared_filters(drawn: bool) -> ui.View | None:
    """Department, year and month, and the other language, beside the title; no view where no form is imported."""
    departments = ui.rows("departments")
    with ui.open_head() if drawn else nullcontext():
        view = choose_view(departments, drawn) if departments else None
        if drawn:
            ui.language_switch()
    return view


def choose_view(departments: list[dict], drawn: bool) -> ui.View:
    """The view that the visitor chose, or the first department's latest reported month."""
    look = QUIET | {"drawn": drawn}
    names = {row["department_code"]: row["department_name"] for row in departments}
    department = ui.choice(_("Department"), "department", list(names), next(iter(names)), names.get, **look)
    forms = {row["year"]: row for row in departments if row["department_code"] == department}
    year = ui.choice(_("Year"), "year", list(forms), next(iter(forms)), str, width=110, **look)
    latest = forms[year]["latest_month"]
    first = latest or first_month(year)
    month = ui.choice(_("Up to"), "month", list(range(1, 13)), first, formats.month_name, width=150, **look)
    return ui.View(department, names[department], year, month, latest, forms[year]["has_illustrative"])


def first_month(year: int) -> int:
    """Where to begin while nothing is reported: this month of this year, January of any other."""
    today = date.today()
    return today.month if today.year == year else 1


def notices(view: ui.View) -> None:
    """What has to be known before the page is read."""
    ui.say_what_is_missing()
    if view.latest_month is not None and view.month > view.latest_month:
        st.info(
            _("The latest report is of {latest}; nothing after it is reported yet.").format(
                latest=formats.month_name(view.latest_month)
            )
        )
    if view.has_illustrative:
        illustrative_notice(view)


def illustrative_notice(view: ui.View) -> None:
    """The banner over invented figures, with one click to take them out."""
    with st.container(horizontal=True, vertical_alignment="center", key="illustrative"):
        st.markdown(
            ":material/science: "
            + _(
                "**Illustrative data.** Monthly actuals and spending shown here are invented, wholly or in part; only "
                "the target form is real. No figure on this page may be quoted."
            )
        )
        clicked = st.button(_("Take it out"), key="remove_illustrative")
    if clicked:
        withdraw_illustrative(view)
        ui.tell(_("The illustrative data is taken out. The history on the page “Submit” can restore it."))
        st.rerun()


def withdraw_illustrative(view: ui.View) -> None:
    """Withdraw every live illustrative submission of the department and year; *Submit* can restore them."""
    for row in ui.rows("submission_history", **view.whole_year):
        if row["is_illustrative"] and row["state"] == "live":
            ui.database().withdraw(row["submission_id"], done_by="dashboard")


try:
    ui.database()
except DatabaseUnavailable as error:
    st.error(str(error))
    st.stop()

page = st.navigation(navigation.pages(), position="top")
# The presentation has no controls: what was chosen elsewhere counts, or what the address says.
has_controls = page.url_path != "wall"
st.session_state["view"] = view = shared_filters(has_controls)
if view is not None and has_controls:
    notices(view)
ui.show_outcome()
page.run()
ui.close_page()
