"""Submissions so far: what each changed, and undoing or redoing one."""

from functools import lru_cache

import streamlit as st

from monitoring.actions import changes, consequences, monthly_kinds
from monitoring.language import catalogue, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.screen import data, originals, pieces, saving, session, tables, visit
from monitoring.screen.run import View
from monitoring.store.database import Database


def take_out_illustrative(view: View) -> None:
    """A button that withdraws every live illustrative submission of the year; *History* can restore them."""
    if not st.button(_("Take the illustrative figures out"), key="remove_illustrative", icon=":material/science:"):
        return
    saving.attempt(_take_out_illustrative, view)


def _take_out_illustrative(view: View) -> str:
    found = data.rows("submission_history", **view.whole_year)
    live = [row["submission_id"] for row in found if row["is_illustrative"] and row["state"] == "live"]
    data.database().withdraw_all(live, done_by="dashboard")
    return _("The illustrative data is taken out. The history on the page “Submit” can restore it.")


def history(rows: list[dict]) -> None:
    """Submissions, and undoing or redoing one of them; taking a form out asks once more."""
    who = saving.your_name() if any(map(data.person().may_undo, rows)) else ""
    if not rows:
        st.info(_("Nothing was submitted yet."))
        return
    tables.submissions(rows)
    by_number = {row["submission_id"]: row for row in rows}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            _("Submission"),
            list(by_number),
            format_func=lambda number: _submission_label(by_number[number]),
            # A new key after each commit: the newest submission stands first again.
            key=f"history_choice_{visit.turn()}",
        )
        is_live = by_number[number]["state"] == "live"
        clicked = data.person().may_undo(by_number[number]) and _undo_button(by_number[number], is_live, who)
    if by_number[number]["encoding"]:
        label = _("The file, as it came in")
        pieces.folded(label, f"file_of_{number}", originals.show, by_number[number])
    if by_number[number]["kind"] in monthly_kinds.KEYS:
        pieces.folded(_("What it changed, figure by figure"), f"changes_of_{number}", _changes_of, by_number[number])
    label = _("What would change if it were withdrawn") if is_live else _("What would change if it were restored")
    pieces.folded(label, f"effects_of_{number}", _effects_of_undo, number, is_live)
    if clicked:
        # The same submission stays chosen: what was undone can be redone with the next click.
        session.put(f"history_choice_{visit.turn() + 1}", number)
        saving.attempt(_undo if is_live else _redo, number, who)


def _undo_button(submission: dict, is_live: bool, who: str) -> bool:
    sure = not (is_live and submission["kind"] == "targets") or st.checkbox(
        _("Yes, take this form out: its targets count no more, only an earlier version if there is one"),
        key=f"sure_{submission['submission_id']}",
    )
    label = _("Withdraw: take it out of all figures") if is_live else _("Restore: let it count again")
    return st.button(label, disabled=not (who and sure), key="undo", help=saving.name_hint(who))


def _changes_of(submission: dict) -> None:
    """Every figure of a submission, with the one that stood before it."""
    found = _known_changes(data.database(), data.database().version, catalogue.current(), submission["submission_id"])
    tables.changes(found, _("Before"), "changes_of_submission")


def _effects_of_undo(number: int, is_live: bool) -> None:
    """Which statuses would change if the submission were withdrawn or restored: seen before the button is pressed."""
    try:
        found = _known_effects(data.database(), data.database().version, catalogue.current(), number)
    except MonitoringError as error:
        st.info(pieces.plain(str(error)))
        return
    after = _("If withdrawn") if is_live else _("If restored")
    tables.effects(found, _("No status would change by it."), "effects_of_undo", after)


@lru_cache(maxsize=50)
def _known_changes(database: Database, version: int, lang: str, number: int) -> list[dict]:
    (submission,) = [row for row in database.query("submission_history") if row["submission_id"] == number]
    return changes.changes_of(database, submission)


@lru_cache(maxsize=200)
def _known_effects(database: Database, version: int, lang: str, number: int) -> list[dict]:
    return consequences.effects_of_undo(database, number)


def _undo(number: int, who: str) -> str:
    data.database().withdraw(number, who)
    return _("Submission {number} is withdrawn: its figures count no more.").format(number=number)


def _redo(number: int, who: str) -> str:
    data.database().restore(number, who)
    return _("Submission {number} is restored; where a later one has the same figures, the later one counts.").format(
        number=number
    )


def _submission_label(row: dict) -> str:
    kind, file = vocabulary.term(vocabulary.KINDS, row["kind"]), vocabulary.ours(row["file_name"])
    return f"{row['submission_id']} · {row['department_code']} {row['year']} · {kind} · {file}"
