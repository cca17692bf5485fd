"""Staff: import the official target form, see how it was read, what is to be looked at in it, and undo."""

import streamlit as st

from monitoring import markup, official_form, submitting, tables, ui
from monitoring.language import gettext as _

view = st.session_state["view"]
st.title(_("Target form"))

if view is None:
    st.info(_("There is no target form yet. Upload the department's form of the year to begin."))
else:
    st.subheader(
        _("What is in force for {department}, {year}").format(department=view.department_name, year=view.year)
    )
    tables.form_head(ui.rows("departments", **view.whole_year)[0], ui.rows("form_budget", **view.whole_year))
    st.markdown(_("How each indicator is counted is a **proposal by rule** until a person has confirmed it."))
    targets = ui.rows("targets", **view.whole_year)
    tables.targets(targets)
    ui.explained("targets", targets)
    tasks = ui.rows("form_tasks", **view.whole_year)
    tables.tasks(tasks)
    ui.explained("form_tasks", tasks)
    findings = ui.rows("target_findings", **view.whole_year)
    st.subheader(_("Findings about the targets themselves"))
    ui.entries(findings, markup.findings, _("No rule finds anything to look at."))
    ui.explained("target_findings", findings)
    unread = ui.rows("rows_not_understood", **view.whole_year)
    if unread:
        st.warning(_("Rows of the form that were not understood: {count}").format(count=len(unread)))
        tables.source_rows(unread)

st.subheader(_("Import a form"))
who = submitting.your_name()
cells = submitting.upload("form", _("The official target form as tab-separated text (.txt) or CSV"))
if cells is not None:
    submitting.form_preview(cells, official_form.read(cells), who)

st.subheader(_("All forms, and undo"))
submitting.history([row for row in ui.rows("submission_history") if row["kind"] == "targets"], who)
