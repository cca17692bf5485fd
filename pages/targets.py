"""Staff: import the official target form, review how it was read and is counted, plan its months; findings; undo."""

import streamlit as st

from monitoring import deciding, markup, reviewing, submitting, tables, ui
from monitoring.language import gettext as _


def in_force(view: ui.View, who: str) -> None:
    """What counts today, in tabs: indicators, tasks, findings, the form's own rows."""
    title = _("What is in force for {department}, {year}")
    st.subheader(title.format(department=view.department_name, year=view.year))
    tables.form_head(ui.rows("departments", **view.whole_year)[0], ui.rows("form_budget", **view.whole_year))
    tabs = st.tabs([_("Indicators"), _("Tasks"), _("Findings")], key="targets_tab", on_change="rerun")
    # Only the tab that is looked at is made: each of the grids costs as much as a page.
    for tab, show in zip(tabs, (indicators, tasks, show_findings), strict=True):
        if tab.open:
            with tab:
                show(view, who)
    reviewing.earlier_versions(view)


def indicators(view: ui.View, who: str) -> None:
    """How each indicator is counted, to be reviewed; the year's plan; what was changed."""
    targets = ui.rows("targets", **view.whole_year)
    deciding.counting_grid(view, who)
    label = _("Monthly plan of an indicator, in place of even shares")
    ui.folded(label, "indicator_plan", deciding.plan_form, view, who)
    changes = ui.rows("decisions", **view.whole_year)
    ui.folded(_("Every change of a way of counting"), "countings_changed", deciding.history, changes)
    label = _("The indicators with the rows of the form that they were read from")
    ui.folded(label, "indicators_read", tables.targets, targets)
    ui.explained("targets", targets)


def tasks(view: ui.View, who: str) -> None:
    """When each task is paid, to be reviewed; the year's plan; the form's own words."""
    deciding.planning_grid(view, who)
    found = ui.rows("form_tasks", **view.whole_year)
    ui.folded(_("Payment plan of a task, in place of the time gone"), "task_plan", deciding.task_plan_form, view, who)
    ui.folded(_("The tasks with their content and the rows of the form"), "tasks_read", tables.tasks, found)
    ui.explained("form_tasks", found)


def show_findings(view: ui.View, who: str) -> None:
    """What deserves a look in the targets themselves, and rows that were not understood."""
    findings = ui.rows("target_findings", **view.whole_year)
    ui.entries(findings, markup.findings, _("No rule finds anything to look at."))
    ui.explained("target_findings", findings)
    if unread := ui.rows("rows_not_understood", **view.whole_year):
        st.warning(_("Rows of the form that were not understood: {count}").format(count=len(unread)))
        tables.source_rows(unread)


ui.title(_("Target form"))
who = submitting.your_name()
if not ui.has_view():
    st.info(_("There is no target form yet. Upload the department's form of the year to begin."))
else:
    in_force(ui.current_view(), who)

st.subheader(_("Import a form"))
reviewing.form_import(who)

st.subheader(_("All forms and decisions, and undo"))
kinds = ("targets", "counting", "planning")
submitting.history([row for row in ui.rows("submission_history") if row["kind"] in kinds], who)
