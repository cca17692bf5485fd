"""Runs first on every visit: language, department, month, the notice on illustrative data, navigation."""

from pathlib import Path

import streamlit as st

from monitoring import formats, language, ui
from monitoring.language import gettext as _
from monitoring.problems import DatabaseUnavailable

FOLDER = Path(__file__).parent
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
    department = ui.choice(_("Department"), "department", list(names), next(iter(names)), names.get)
    forms = {row["year"]: row for row in departments if row["department_code"] == department}
    year = ui.choice(_("Year"), "year", list(forms), next(iter(forms)), str, width=110)
    month = ui.choice(
        _("Up to"), "month", list(range(1, 13)), forms[year]["latest_month"] or 12, formats.month_name, width=150
    )
    return ui.View(department, names[department], year, month, forms[year]["has_illustrative"])


def pages(has_form: bool) -> list[st.Page]:
    """The pages there are: before the first form, only its import and the methods."""
    targets = st.Page(FOLDER / "targets.py", title=_("Targets"), icon=":material/flag:", default=not has_form)
    methods = st.Page(FOLDER / "methods.py", title=_("Methods"), icon=":material/menu_book:")
    if not has_form:
        return [targets, methods]
    return [
        st.Page(FOLDER / "overview.py", title=_("Overview"), icon=":material/dashboard:", default=True),
        st.Page(FOLDER / "indicators.py", title=_("Indicators"), icon=":material/checklist:"),
        st.Page(FOLDER / "budget.py", title=_("Budget"), icon=":material/payments:"),
        st.Page(FOLDER / "submit.py", title=_("Submit"), icon=":material/upload_file:"),
        targets,
        methods,
    ]


def illustrative_notice(view: ui.View) -> None:
    """The banner over invented figures, with one click to take them out."""
    with st.container(key="illustrative"):
        words, button = st.columns([5, 1], vertical_alignment="center")
    words.markdown(
        ":material/science: "
        + _(
            "**Illustrative data.** The monthly actuals and the spending shown here are invented; only the "
            "target form is real. No figure on this page may be quoted."
        )
    )
    if button.button(_("Take it out"), key="remove_illustrative", width="stretch"):
        withdraw_illustrative(view)
        st.rerun()


def withdraw_illustrative(view: ui.View) -> None:
    """Withdraw every live illustrative submission of the department and year; *Submit* can restore them."""
    for row in ui.rows("submission_history", **view.whole_year):
        if row["is_illustrative"] and row["state"] == "live":
            ui.database().withdraw(row["submission_id"], done_by=_("dashboard"))


try:
    ui.database()
except DatabaseUnavailable as error:
    st.error(str(error))
    st.stop()

st.session_state["view"] = view = shared_filters()
page = st.navigation(pages(has_form=view is not None), position="top")
if view is not None and view.has_illustrative:
    illustrative_notice(view)
page.run()
