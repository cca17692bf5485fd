"""Staff: import the official target form, review how it was read and is counted, plan its months; findings; undo."""

import streamlit as st

from monitoring import deciding, markup, reviewing, submitting, tables, ui
from monitoring.language import gettext as _


def in_force(view: ui.View, who: str) -> None:
    """What counts today, in tabs: indicators, tasks, findings, the form's own rows."""
    st.subheader(
        _("What is in force for {department}, {year}").format(department=view.department_name, year=view.year)
    )
    tables.form_head(ui.rows("departments", **view.whole_year)[0], ui.rows("form_budget", **view.whole_year))
    indicators, tasks, findings = st.tabs([_("Indicators"), _("Tasks"), _("Findings")], key="targets_tab")
    with indicators:
        deciding.counting_grid(view, who)
        with st.expander(_("Monthly plan of an indicator, in place of even shares")):
            deciding.plan_form(view, who)
        with st.expander(_("Every change of a way of counting")):
            deciding.history(ui.rows("decisions", **view.whole_year))
        with st.expander(_("The indicators with the rows of the form that they were read from")):
            tables.targets(ui.rows("targets", **view.whole_year))
        ui.explained("targets", ui.rows("targets", **view.whole_year))
    with tasks:
        deciding.planning_grid(view, who)
        with st.expander(_("Payment plan of a task, in place of the time gone")):
            deciding.task_plan_form(view, who)
        with st.expander(_("The tasks with their content and the rows of the form")):
            tables.tasks(ui.rows("form_tasks", **view.whole_year))
        ui.explained("form_tasks", ui.rows("form_tasks", **view.whole_year))
    with findings:
        show_findings(view)
    reviewing.earlier_versions(view)


def show_findings(view: ui.View) -> None:
    """What deserves a look in the targets themselves, and rows that were not understood."""
    findings = ui.rows("target_findings", **view.whole_year)
    if findings:
        st.html(markup.findings(findings))
    else:
        st.success(_("No rule finds anything to look at."))
    ui.explained("target_findings", findings)
    if unread := ui.rows("rows_not_understood", **view.whole_year):
        st.warning(_("Rows of the form that were not understood: {count}").format(count=len(unread)))
        tables.source_rows(unread)


st.title(_("Target form"))
who = submitting.your_name()
if st.session_state["view"] is None:
    st.info(_("There is no target form yet. Upload the department's form of the year to begin."))
else:
    in_force(st.session_state["view"], who)

st.subheader(_("Import a form"))
reviewing.form_import(who)

st.subheader(_("All forms and decisions, and undo"))
kinds = ("targets", "counting", "planning")
submitting.history([row for row in ui.rows("submission_history") if row["kind"] in kinds], who)
