"""Staff: download the month's template, upload it filled in, see what it would change, commit; undo."""

import streamlit as st

from monitoring import intake, submitting, ui
from monitoring.language import gettext as _

view = ui.current_view()
st.title(_("Submit the month's figures"))

left, right = st.columns([2, 3], gap="large")
with left:
    st.subheader(_("1 · Template"))
    submitting.template_download(view)
with right:
    st.subheader(_("2 · Upload"))
    who = submitting.your_name()
    cells = submitting.upload("monthly_file", _("The filled-in CSV file (UTF-8 or GB18030)"))
if cells is not None:
    submitting.preview(intake.preview(ui.database(), cells), who)

st.subheader(_("History: who submitted what, and undo"))
submitting.history(ui.rows("submission_history", **view.whole_year), who)
ui.explained("submission_history")
