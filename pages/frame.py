"""Runs first on every visit: language, department, month, the notice on illustrative data, navigation."""

from datetime import date
from pathlib import Path

import streamlit as st

from monitoring import formats, language, ui
from monitoring.language import gettext as _
from monitoring.problems import DatabaseUnavailable

FOLDER = Path(__file__).parent
# What is chosen says what it is; the label is there for screen readers.
QUIET = {"label_visibility": "collapsed"}
language.use(ui.language_in_address())
st.set_page_config(page_title=_("Budget performance monitoring"), page_icon=str(FOLDER / "icon.svg"), layout="wide")
st.html(FOLDER / "style.css")


def shared_filters() -> ui.View | None:
    """Department, year, month and language, in one row on top; none where no form is imported."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        departments = ui.rows("departments")
        view = choose_view(departments) if departments else None
        ui.language_switch()
    return view


def choose_view(departments: list[dict]) -> ui.View:
    """The view that the visitor chose, or the first department's latest reported month."""
    names = {row["department_code"]: row["department_name"] for row in departments}
    department = ui.choice(_("Department"), "department", list(names), next(iter(names)), names.get, **QUIET)
    forms = {row["year"]: row for row in departments if row["department_code"] == department}
    year = ui.choice(_("Year"), "year", list(forms), next(iter(forms)), str, width=110, **QUIET)
    latest = forms[year]["latest_month"]
    first = latest or first_month(year)
    month = ui.choice(_("Up to"), "month", list(range(1, 13)), first, formats.month_name, width=150, **QUIET)
    return ui.View(department, names[department], year, month, latest, forms[year]["has_illustrative"])


def first_month(year: int) -> int:
    """Where to begin while nothing is reported: this month of this year, January of any other."""
    today = date.today()
    return today.month if today.year == year else 1


def notices(view: ui.View) -> None:
    """What has to be known before the page is read."""
    if st.session_state["not_found"]:
        st.warning(
            _("The address asks for {missing}, which is not here; this is what there is.").format(
                missing=formats.listed(st.session_state["not_found"])
            )
        )
    if view.latest_month is not None and view.month > view.latest_month:
        st.info(
            _("The latest report is of {latest}; nothing after it is reported yet.").format(
                latest=formats.month_name(view.latest_month)
            )
        )
    if view.has_illustrative:
        illustrative_notice(view)


def pages() -> list[st.Page]:
    """The pages there are."""
    return [
        st.Page(FOLDER / "overview.py", title=_("Overview"), icon=":material/dashboard:", default=True),
        st.Page(FOLDER / "indicators.py", title=_("Indicators"), icon=":material/checklist:"),
        st.Page(FOLDER / "budget.py", title=_("Budget"), icon=":material/payments:"),
        st.Page(
            FOLDER / "departments.py",
            title=_("Departments"),
            icon=":material/account_balance:",
            visibility="visible" if several_departments() else "hidden",
        ),
        st.Page(FOLDER / "submit.py", title=_("Submit"), icon=":material/upload_file:"),
        st.Page(FOLDER / "deviations.py", title=_("Deviations"), icon=":material/troubleshoot:"),
        st.Page(FOLDER / "targets.py", title=_("Targets"), icon=":material/flag:"),
        st.Page(FOLDER / "methods.py", title=_("Methods"), icon=":material/menu_book:"),
        st.Page(FOLDER / "wall.py", title=_("Presentation"), icon=":material/tv:", visibility="hidden"),
    ]


def several_departments() -> bool:
    """Whether there is a year in which departments can be held side by side."""
    years = [row["year"] for row in ui.rows("departments")]
    return len(years) > len(set(years))


def illustrative_notice(view: ui.View) -> None:
    """The banner over invented figures, with one click to take them out."""
    with st.container(key="illustrative"):
        words, button = st.columns([5, 1], vertical_alignment="center")
    words.markdown(
        ":material/science: "
        + _(
            "**Illustrative data.** Monthly actuals and spending shown here are invented, wholly or in part; only the "
            "target form is real. No figure on this page may be quoted."
        )
    )
    if button.button(_("Take it out"), key="remove_illustrative", width="stretch"):
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

ui.follow_address()
ui.arrive()
page = st.navigation(pages(), position="top")
st.session_state["view"] = view = shared_filters()
if view is not None:
    notices(view)
ui.show_outcome()
page.run()
ui.write_address()
