"""What is late or far off, and why: explanations, measures and outlook, and who still owes one."""

import streamlit as st

from monitoring.access.rights import Right
from monitoring.language import deviation_words, formats
from monitoring.language.catalogue import gettext as _
from monitoring.screen import choices, closing, corrections, data, explanations, outlooks, pieces, submissions, visit
from monitoring.screen.html import lists, page_links
from monitoring.screen.html.sections import note, section, titled

view = visit.current_view()
rows = data.rows("deviation_explanations", **view.key)
owed = [row for row in rows if row["is_owed"]]

parts = {
    "explain": _("Deviations"),
    "expected": _("Expected by December"),
    "corrections": _("Corrections"),
    "history": _("History and undo"),
}
tab = choices.switch(_("Part of the page"), "deviations_tab", parts)
if tab == "history":
    choices.leave_out("month")
visit.title(_("Deviations~~ up to {month} {year}~~").format(month=formats.month_name(view.month), year=view.year))
if tab == "history":
    history = data.rows("submission_history", **view.whole_year)
    submissions.history([row for row in history if row["kind"] in ("explanations", "outlooks", "corrections")])
    visit.end()
if tab in ("expected", "corrections"):
    {"expected": outlooks.show, "corrections": corrections.show}[tab](view)
    visit.end()
if not rows:
    st.success(_("Nothing is slow, behind, overspent or far above its target: no explanation is owed."))
    visit.end()

counted = (
    _("**{owed}** of {count} deviations still owe an explanation.").format(owed=len(owed), count=len(rows))
    if owed
    else _("All {count} deviations are explained.").format(count=len(rows))
)
is_open = data.may(Right.SUBMIT, view.department_code) and not closing.is_closed(view, view.month)
how = _("A click on one opens its form. Explanations of a month stay with that month.") if is_open else ""
sentences = explanations.sentences(view)
no_deviation = _("{code} has no deviation in this month.")
chosen = choices.chosen_row("item", rows, "item_code", no_deviation)
message = page_links.opener(
    "message", _("A message to copy, for those who owe an explanation"), choices.is_open("message")
)
with pieces.grid("deviations"):
    pieces.html(
        section(
            "listed",
            titled(counted, note(how), lists.deviations(rows, sentences, chosen)),
            message if owed else "",
        )
    )
    if chosen and is_open:
        explanations.form(view, chosen, rows, sentences[chosen["item_code"]])
if owed and choices.is_open("message"):
    st.code(deviation_words.owed_explanations_message(owed), language=None, wrap_lines=True)
visit.explained("deviation_explanations", rows)
