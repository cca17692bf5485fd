"""Closing and reopening a month, and what a closed one says."""

import streamlit as st

from monitoring.actions import closing
from monitoring.language import formats, headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces, saving, visit
from monitoring.screen.html import checklists
from monitoring.screen.run import View


def close_form(view: View, who: str) -> None:
    """Whether the month is closed, and closing or reopening it."""
    month = formats.month_name(view.month)
    closed = is_closed(view, view.month)
    if not closed:
        reports = data.rows("owed_reports", **view.key)
        owed = [row for row in data.rows("deviation_explanations", **view.key) if row["is_owed"]]
        pieces.html(checklists.before_closing(view.key, len(reports), len(owed)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(_("Reason"), key=f"close_reason_{visit.turn()}", placeholder=_("kept with it"))
        label = _("Reopen {month}") if closed else _("Close {month}: it takes no more figures")
        clicked = st.button(label.format(month=month), disabled=not who, key="close_month", help=saving.name_hint(who))
    if clicked:
        saving.attempt(_reopen if closed else _close, view, who, reason)


def is_closed(view: View, month: int) -> bool:
    """Whether a month of the view's year is closed."""
    return _closed_row(view, month) is not None


def say_it_is_closed(view: View, month: int) -> bool:
    """Where a month is closed, say by whom and what to do: then nothing of it can be saved. Whether it is."""
    row = _closed_row(view, month)
    if row is not None:
        said = pieces.plain(headline_words.closed_month(row))
        st.info(formats.sentences(said, _(headline_words.HOW_TO_REOPEN)), icon=":material/lock:")
    return row is not None


def _closed_row(view: View, month: int) -> dict | None:
    rows = data.rows("month_states", **view.whole_year)
    return next((row for row in rows if row["month"] == month and row["state"] == "closed"), None)


def _close(view: View, who: str, reason: str) -> str:
    closing.close(data.database(), view.department_code, view.year, view.month, who, reason)
    return _("{month} is closed: nothing that belongs to it changes until it is reopened.").format(
        month=formats.month_name(view.month)
    )


def _reopen(view: View, who: str, reason: str) -> str:
    closing.reopen(data.database(), view.department_code, view.year, view.month, who, reason)
    return _("{month} is open again.").format(month=formats.month_name(view.month))
