"""Closing and reopening a month."""

import streamlit as st

from monitoring.actions import closing
from monitoring.language import formats, headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces, saving, visit
from monitoring.screen.run import View


def close_form(view: View, who: str) -> None:
    """Whether the month is closed, and closing or reopening it."""
    month = formats.month_name(view.month)
    states = [row for row in data.rows("month_states", **view.whole_year) if row["month"] == view.month]
    closed = [row for row in states if row["state"] == "closed"]
    if closed:
        st.info(pieces.plain(headline_words.closed_month(closed[0])), icon=":material/lock:")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(_("Reason"), key=f"close_reason_{visit.turn()}", placeholder=_("kept with it"))
        label = _("Reopen {month}") if closed else _("Close {month}: it takes no more figures")
        clicked = st.button(label.format(month=month), disabled=not who, key="close_month", help=saving.name_hint(who))
    if clicked:
        saving.attempt(_reopen if closed else _close, view, who, reason)


def _close(view: View, who: str, reason: str) -> str:
    closing.close(data.database(), view.department_code, view.year, view.month, who, reason)
    return _("{month} is closed: nothing that belongs to it changes until it is reopened.").format(
        month=formats.month_name(view.month)
    )


def _reopen(view: View, who: str, reason: str) -> str:
    closing.reopen(data.database(), view.department_code, view.year, view.month, who, reason)
    return _("{month} is open again.").format(month=formats.month_name(view.month))
