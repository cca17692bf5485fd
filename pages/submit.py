"""Staff: download the month's template, upload it filled in, see what it changes and what looks odd; commit; undo."""

import streamlit as st

from monitoring import checking, formats, markup, submitting, tables, ui, uploading, words
from monitoring.language import gettext as _

view = ui.current_view()
ui.title(_("Submit the month's figures"))
if view.has_illustrative:
    submitting.take_out_illustrative(view)

left, right = st.columns([2, 3], gap="large")
with left:
    st.subheader(_("1 · Template"))
    uploading.template_download(view)
with right:
    st.subheader(_("2 · Upload"))
    who = submitting.your_name()
    source = uploading.monthly_source(view)
if source is not None:
    checking.check_and_commit(source, who)

st.subheader(_("Reporting up to {month}").format(month=formats.month_name(view.month)))
left, right = st.columns(2, gap="large")
with left:
    reporting = [row for row in ui.rows("reporting", **view.whole_year) if row["month"] <= view.month]
    tables.reporting(reporting)
    ui.explained("reporting", reporting)
with right:
    owed = ui.rows("owed_reports", **view.key)
    if owed:
        st.caption(_("Still owed for {month}; a message to copy:").format(month=formats.month_name(view.month)))
        st.code(words.owed_message(owed), language=None, wrap_lines=True)
    else:
        st.success(_("Everything that is due for {month} is reported.").format(month=formats.month_name(view.month)))
    ui.explained("owed_reports", owed)

st.subheader(_("What looks odd in the figures"))
odd = ui.rows("actual_findings", **view.key)
ui.entries(odd, markup.findings, _("No rule finds anything to look at."))
ui.explained("actual_findings", odd)

st.subheader(_("Closing the month"))
submitting.month_close(view, who)

st.subheader(_("History: who submitted what, and undo"))
submissions = ui.rows("submission_history", **view.whole_year)
submitting.history(submissions, who)
ui.explained("submission_history", submissions)
