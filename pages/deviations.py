"""What is late or far off, and why: explanations, measures and outlook, and who still owes one."""

import streamlit as st

from monitoring import explaining, formats, submitting, ui, words
from monitoring.language import gettext as _

view = ui.current_view()
rows = ui.rows("deviation_explanations", **view.key)
owed = [row for row in rows if row["is_owed"]]

ui.title(_("Deviations up to {month} {year}").format(month=formats.month_name(view.month), year=view.year))
if not rows:
    st.success(_("Nothing is slow, behind, overspent or far above its target: no explanation is owed."))
    ui.end_page()

st.markdown(
    _("**{owed}** of {count} deviations still owe an explanation.").format(owed=len(owed), count=len(rows))
    if owed
    else _("All {count} deviations are explained.").format(count=len(rows))
)
who = submitting.your_name()
explaining.grid(view, rows, who)
st.caption(
    _(
        "A reason needs its explanation in words; both go into the official monitoring table. Explanations of a month "
        "stay with that month."
    )
)
ui.explained("deviation_explanations", rows)
if owed:
    st.subheader(_("A message to copy, for those who owe an explanation"))
    st.code(words.owed_explanations_message(owed), language=None, wrap_lines=True)

st.subheader(_("History: who explained what, and undo"))
history = ui.rows("submission_history", **view.whole_year)
submitting.history([row for row in history if row["kind"] == "explanations"], who)
