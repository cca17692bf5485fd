"""Staff: how each indicator and task is counted, findings about the targets; import a form; undo."""

import streamlit as st

from monitoring.access.rights import Right
from monitoring.language import indicator_words, money_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen import (
    choices,
    data,
    decisions,
    paper_texts,
    pieces,
    plans,
    saving,
    submissions,
    tables,
    target_forms,
    target_versions,
    visit,
)
from monitoring.screen.html import lists, target_lists
from monitoring.screen.html.sections import listed, titled
from monitoring.screen.run import View


def indicators(view: View) -> None:
    """The form's head, and how each indicator is counted, to be reviewed; the year's plan; what was changed."""
    targets = data.rows("targets", **view.whole_year)
    (head,) = data.rows("departments", **view.whole_year)
    title = _("What is in force for {department}, {year}").format(department=view.department_name, year=view.year)
    about = target_lists.form_head(head, data.rows("form_budget", **view.whole_year))
    parts = {
        "countings": (_("Confirm or change"), decisions.counting_grid),
        "indicator_plan": (_("Monthly plan of an indicator, in place of even shares"), plans.plan_form),
    }
    if not data.may(Right.DECIDE, view.department_code):
        parts = {}
    parts["countings_changed"] = _("Every change of a way of counting"), decisions.history
    above = titled(title, about) + titled(indicator_words.confirmations(targets))
    visit.panels(above, parts, target_lists.indicators(targets), view)
    visit.explained("targets", targets)


def tasks(view: View) -> None:
    """The form's tasks and when each is paid, to be reviewed; the year's plan."""
    found = data.rows("form_tasks", **view.whole_year)
    parts = {
        "plannings": (_("Change"), decisions.planning_grid),
        "task_plan": (_("Payment plan of a task, in place of the time gone"), plans.task_plan_form),
    }
    if not data.may(Right.DECIDE, view.department_code):
        parts = {}
    visit.panels(titled(money_words.tasks_planned(found)), parts, target_lists.tasks(found), view)
    visit.explained("form_tasks", found)


def show_findings(view: View) -> None:
    """What deserves a look in the targets themselves, and rows that were not understood."""
    findings = data.rows("target_findings", **view.whole_year)
    pieces.html(listed(findings, lists.findings, _("No rule finds anything to look at.")))
    visit.explained("target_findings", findings)
    if unread := data.rows("rows_not_understood", **view.whole_year):
        st.warning(_("Rows of the form that were not understood: {count}").format(count=len(unread)))
        tables.source_rows(unread)


def form_import(view: View | None) -> None:
    """A form comes in: read, reviewed, corrected, confirmed."""
    target_forms.form_import(saving.your_name())


def history(view: View | None) -> None:
    """All forms and decisions, and undo; an earlier version of the form beside today's."""
    kinds = ("targets", "counting", "planning", "texts")
    rows = [row for row in data.rows("submission_history") if row["kind"] in kinds]
    submissions.history(rows)
    if view is not None:
        target_versions.earlier_versions(view)


view = visit.view()
in_force = {"indicators": _("Indicators"), "tasks": _("Tasks"), "findings": _("Findings"), "texts": _("Texts")}
entry = {"history": _("History and undo")}
if data.may(Right.DECIDE):
    entry = {"import": _("Import a form")} | entry
tab = choices.switch(_("Part of the page"), "targets_tab", entry if view is None else in_force | entry)
visit.title(_("Target form"))
if view is None and data.may(Right.DECIDE):
    st.info(_("There is no target form yet. Upload the department's form of the year to begin."))
show = {"indicators": indicators, "tasks": tasks, "findings": show_findings, "texts": paper_texts.show}
show |= {"import": form_import, "history": history}
show[tab](view)
