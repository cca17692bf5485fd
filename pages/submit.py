"""Staff: download the month's template, upload it filled in, see what it changes and what looks odd; commit; undo."""

import streamlit as st

from monitoring.access.rights import Right
from monitoring.language import formats, headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.place import Place
from monitoring.screen import (
    approvals,
    choices,
    closing,
    data,
    monthly_files,
    monthly_templates,
    pieces,
    saving,
    submissions,
    tables,
    visit,
)
from monitoring.screen.html import lists
from monitoring.screen.html.sections import good, listed, note, titled
from monitoring.screen.run import View


def submit(view: View) -> None:
    """The month's template to download, and what it becomes: checked, shown, committed."""
    kind, month, choice = monthly_templates.template_choice(view)
    of_month = view.whole_year | {"month": month}
    reported = headline_words.reporting_sentence(data.rows("reporting", **of_month))
    owed = headline_words.owed_sentence(data.rows("owed_reports", **of_month))
    how = note(monthly_templates.how_to_fill_in())
    pieces.html(titled(_("1 · Of what, and for which month"), choice, note(reported), note(owed), how))
    monthly_templates.template_download(view, kind, month)
    pieces.html(titled(_("2 · Upload")))
    who = saving.your_name()
    source = monthly_files.monthly_source(view, kind, month)
    if source is not None:
        monthly_files.check_and_commit(source, who, Place(view.department_code, view.year, month))


def reporting(view: View) -> None:
    """What is due and came in month by month, what is owed, what looks odd; approving and closing the month."""
    month = formats.month_name(view.month)
    reported = [row for row in data.rows("reporting", **view.whole_year) if row["month"] <= view.month]
    owed = data.rows("owed_reports", **view.key)
    odd = data.rows("actual_findings", **view.key)
    nothing_odd = _("No rule finds anything to look at.")
    message = _("Still owed for {month}; a message to copy:").format(month=month)
    nothing_owed = _("Everything that is due for {month} is reported.").format(month=month)
    pieces.html(
        titled(_("What looks odd in the figures"), listed(odd, lists.findings, nothing_odd)),
        titled(_("Reporting up to {month}").format(month=month), tables.reporting(reported)),
        note(message) if owed else good(nothing_owed),
    )
    if owed:
        st.code(headline_words.owed_message(owed), language=None, wrap_lines=True)
    may_decide = data.person().may_any((Right.APPROVE, Right.CLOSE), view.department_code)
    who = saving.your_name() if may_decide else ""
    pieces.html(titled(_("Approving the month")))
    approvals.approve_form(view, who)
    if data.may(Right.CLOSE, view.department_code):
        pieces.html(titled(_("Closing the month")))
        closing.close_form(view, who)
    visit.explained("reporting", reported)
    visit.explained("owed_reports", owed)
    visit.explained("actual_findings", odd)


def history(view: View) -> None:
    """Who submitted what, and undo; one click takes all illustrative figures out."""
    if view.has_illustrative and data.may(Right.UNDO, view.department_code):
        submissions.take_out_illustrative(view)
    rows = data.rows("submission_history", **view.whole_year)
    submissions.history(rows)
    visit.explained("submission_history", rows)


view = visit.current_view()
names = {"reporting": _("What is reported"), "history": _("History and undo")}
if data.may(Right.SUBMIT, view.department_code):
    names = {"submit": _("Submit")} | names
tab = choices.switch(_("Part of the page"), "submit_tab", names)
if tab == "history":
    choices.leave_out("month")
visit.title(_("Submit the month's figures"))
{"submit": submit, "reporting": reporting, "history": history}[tab](view)
