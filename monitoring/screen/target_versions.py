"""An earlier version of a target form beside today's."""

import streamlit as st

from monitoring.actions import target_versions
from monitoring.language import catalogue, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.screen import data, pieces, tables
from monitoring.screen.run import View


def earlier_versions(view: View) -> None:
    """An earlier version of the target form: its status counts beside today's, and what changed since."""
    history = data.rows("submission_history", **view.whole_year)
    forms = {row["submission_id"]: row for row in history if row["kind"] == "targets"}
    in_force = {row["submission_id"] for row in data.rows("targets", **view.whole_year)}
    earlier = [number for number in forms if number not in in_force]
    if not earlier:
        return
    label = _("Earlier versions of the form, and the figures under them")
    pieces.folded(label, "earlier_versions", _version_beside_today, view, forms, earlier)


def _version_beside_today(view: View, forms: dict[int, dict], earlier: list[int]) -> None:
    number = st.selectbox(
        _("Version"), earlier, format_func=lambda number: _version_label(forms[number]), key="version"
    )
    try:
        state = str(data.database().path), data.database().version, catalogue.current()
        counts, changes = _cached_version(*state, number, view.month)
    except MonitoringError as error:
        st.info(pieces.plain(str(error)))
        return
    _counts_side_by_side(counts, data.rows("status_counts", **view.key), view, number)
    st.markdown(_("**What today's form changes of it**: {count}").format(count=len(changes)))
    tables.form_changes(changes, "version_changes")


def _version_label(row: dict) -> str:
    state, file = vocabulary.term(vocabulary.STATES, row["state"]), vocabulary.ours(row["file_name"])
    return f"{row['submission_id']} · {formats.moment(row['submitted_at'])} · {file} · {state}"


@st.cache_data(max_entries=50, show_spinner=False)
def _cached_version(path: str, version: int, lang: str, number: int, month: int) -> tuple[list[dict], list[dict]]:
    database = data.database()
    counts = target_versions.as_of(database, number, "status_counts", month=month)
    return counts, target_versions.changes_until_today(database, number)


def _counts_side_by_side(before: list[dict], today: list[dict], view: View, number: int) -> None:
    month = formats.month_name(view.month)
    st.caption(_("Status counts up to {month}, with the figures reported today").format(month=month))
    pieces.table(
        [
            {"version": label, **counts[0]}
            for label, counts in (
                (_("Version {number}").format(number=number), before),
                (_("In force today"), today),
            )
            if counts
        ],
        {"version": _("Version"), "indicator_count": _("Indicators")}
        | {
            f"{status}_count": f"{vocabulary.SYMBOLS[status]} {vocabulary.status(status)}"
            for status in vocabulary.STATUSES
        },
        key="version_counts",
    )
