"""Approving a month or giving it back, what approval says of what is shown, and looking at approved figures only."""

import streamlit as st

from monitoring.access.rights import Right
from monitoring.actions import approvals
from monitoring.language import formats, headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen import choices, data, pieces, saving, visit
from monitoring.screen.html.sections import note
from monitoring.screen.run import View

# Where approved figures can be looked at alone: where leadership looks. Staff see all that is there.
OF_APPROVED = ("", "indicators", "budget", "wall")


def approve_form(view: View, who: str) -> None:
    """What an approver said of the month that is looked at, and saying it."""
    row = _row(view)
    said = headline_words.month_approval(row)
    pieces.html(note(said or _("Nothing is reported for {month} yet.").format(month=formats.month_name(row["month"]))))
    if row["approval"] == "open" or not data.may(Right.APPROVE, view.department_code):
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(
            _("Remark or reason"), key=f"approve_reason_{visit.turn()}", placeholder=_("needed to return it")
        )
        look = {"disabled": not who, "help": saving.name_hint(who)}
        approved = row["approval"] in approvals.UNDECIDED and st.button(
            _("Approve"), key="approve_month", type="primary", icon=":material/verified:", **look
        )
        returned = row["approval"] != "returned" and st.button(
            _("Return"), key="return_month", icon=":material/undo:", **look
        )
    if approved or returned:
        saving.attempt(_approve if approved else _give_back, view, who, reason)


def say_what_was_said(view: View) -> None:
    """That the month that is looked at was returned, or changed after it was approved: its figures are in doubt."""
    row = _row(view)
    if row["approval"] in ("returned", "changed"):
        st.info(pieces.plain(headline_words.month_approval(row)), icon=":material/assignment_return:")


def only_those(departments: list[dict], page: str) -> bool:
    """Whether the ``page`` is of approved figures only. Where no month of any department ever was, nobody is asked."""
    is_used = any(row["approved_month"] for row in departments)
    return page in OF_APPROVED and choices.approved_only(is_offered=is_used and page != "wall")


def leave_out_the_rest(view: View) -> None:
    """Of a page of approved figures, what is not approved is not there: the sentence that says so, and its end."""
    if view.latest_month and view.month <= view.latest_month:
        return
    visit.title(_("Approved figures"))
    if view.latest_month is None:
        st.info(_("No month of {year} is approved yet.").format(year=view.year))
    else:
        said = _("The figures of {year} are approved up to {month}; those of later months are not shown.")
        st.info(said.format(year=view.year, month=formats.month_name(view.latest_month)))
    visit.end()


def _row(view: View) -> dict:
    (row,) = data.rows("month_approvals", **view.key)
    return row


def _approve(view: View, who: str, reason: str) -> str:
    approvals.approve(data.database(), *_month(view), who, view.data_version, reason)
    return _("{month} is approved.").format(month=formats.month_name(view.month))


def _give_back(view: View, who: str, reason: str) -> str:
    approvals.give_back(data.database(), *_month(view), who, view.data_version, reason)
    return _("{month} is returned; the page says so with the reason.").format(month=formats.month_name(view.month))


def _month(view: View) -> tuple[str, int, int]:
    return view.department_code, view.year, view.month
