"""The Streamlit pieces of whatever is stored: who it is, the button, links, settings, closing, undoing."""

from functools import lru_cache

import streamlit as st

from monitoring.actions import changes, closing, consequences, links, monthly_kinds
from monitoring.language import catalogue, formats, headline_words, rule_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.screen import data, pieces, session, tables, visit
from monitoring.screen.run import View
from monitoring.store import settings
from monitoring.store.database import Database


def your_name() -> str:
    """Who submits, kept for the session; without a name nothing can be committed."""
    placeholder = _("e.g. Li Min, planning")
    name = st.text_input(_("Your name"), key="who", persist_state="session", placeholder=placeholder, width=420)
    return name.strip()


def name_hint(who: str) -> str | None:
    """What a button says that waits for a name; nothing once there is one."""
    return None if who else _("Enter your name first.")


def save_button(label: str, count: int, who: str, key: str) -> bool:
    """The button under a grid: with a name it saves the ``count`` lines that say something new."""
    shown = label.format(count=count) if count else _("Nothing changed yet")
    return st.button(shown, type="primary", disabled=not (who and count), key=key, help=name_hint(who))


def links_form(view: View) -> None:
    """Link a task to the indicators that show its results; what shares words with it is named, never chosen."""
    who = your_name()
    tasks = {row["task_code"]: row for row in data.rows("form_tasks", **view.whole_year)}
    indicators = {row["indicator_code"]: row for row in data.rows("targets", **view.whole_year)}
    linked = data.rows("links_in_force", **view.whole_year)
    task = st.selectbox(
        _("Task"), list(tasks), format_func=lambda code: f"{code} {tasks[code]['task_name']}", key="link_task"
    )
    suggested = links.suggestions(tasks[task], list(indicators.values()))
    st.caption(
        _("Shares words with: {indicators}").format(
            indicators=formats.listed(f"{code} {indicators[code]['level3']}" for code in suggested) or formats.NOTHING
        )
    )
    chosen = st.multiselect(
        _("Indicators that show its results"),
        list(indicators),
        default=[row["indicator_code"] for row in linked if row["task_code"] == task],
        format_func=lambda code: f"{code} {indicators[code]['level3']}",
        key=f"link_indicators_{task}",
        placeholder=_("None"),
    )
    if st.button(_("Save the links"), disabled=not who, key="save_links", help=name_hint(who)):
        attempt(_save_links, view, task, chosen, who)


def settings_form(in_force: dict) -> None:
    """Change thresholds and choices: all of them in one form, entered with a name and the date."""
    with st.form("settings_form", border=False):
        wanted = {}
        for name, label in rule_words.SETTINGS.items():
            if name == settings.LOWER_COMPLETION_RULE:
                wanted[name] = st.selectbox(
                    _(label),
                    list(rule_words.RULES),
                    index=list(rule_words.RULES).index(in_force[name]),
                    format_func=lambda rule: vocabulary.term(rule_words.RULES, rule),
                )
            else:
                wanted[name] = st.text_input(_(label), value=formats.number(in_force[name]))
        who = st.text_input(_("Your name"), placeholder=_("e.g. Li Min, planning"))
        clicked = st.form_submit_button(_("Put in force"), icon=":material/check:")
    if clicked and not who.strip():
        st.error(_("Enter your name first."))
    elif clicked:
        attempt(_change_settings, wanted, who.strip())


def take_out_illustrative(view: View) -> None:
    """A button that withdraws every live illustrative submission of the year; *History* can restore them."""
    if not st.button(_("Take the illustrative figures out"), key="remove_illustrative", icon=":material/science:"):
        return
    for row in data.rows("submission_history", **view.whole_year):
        if row["is_illustrative"] and row["state"] == "live":
            data.database().withdraw(row["submission_id"], done_by="dashboard")
    visit.tell(_("The illustrative data is taken out. The history on the page “Submit” can restore it."))
    st.rerun()


def history(rows: list[dict], who: str) -> None:
    """Submissions, and undoing or redoing one of them; taking a form out asks once more."""
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
        sure = not (is_live and by_number[number]["kind"] == "targets") or st.checkbox(
            _("Yes, take this form out: its targets count no more, only an earlier version if there is one"),
            key=f"sure_{number}",
        )
        label = _("Withdraw: take it out of all figures") if is_live else _("Restore: let it count again")
        clicked = st.button(label, disabled=not (who and sure), key="undo", help=name_hint(who))
    if by_number[number]["kind"] in monthly_kinds.KEYS:
        pieces.folded(_("What it changed, figure by figure"), f"changes_of_{number}", _changes_of, by_number[number])
    label = _("What would change if it were withdrawn") if is_live else _("What would change if it were restored")
    pieces.folded(label, f"effects_of_{number}", _effects_of_undo, number, is_live)
    if clicked:
        # The same submission stays chosen: what was undone can be redone with the next click.
        session.put(f"history_choice_{visit.turn() + 1}", number)
        attempt(_undo if is_live else _redo, number, who)


def _changes_of(submission: dict) -> None:
    """Every figure of a submission, with the one that stood before it."""
    found = _known_changes(data.database(), data.database().version, catalogue.current(), submission["submission_id"])
    tables.changes(found, _("Before"), "changes_of_submission")


def _effects_of_undo(number: int, is_live: bool) -> None:
    """Which statuses would change if the submission were withdrawn or restored: seen before the button is pressed."""
    try:
        found = _known_effects(data.database(), data.database().version, catalogue.current(), number)
    except MonitoringError as error:
        st.info(str(error))
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


def commit_button(who: str, is_ready: bool = True) -> bool:
    """The button that commits what is shown; before all is looked at it cannot be pressed, without a name it asks."""
    clicked = st.button(_("Commit"), type="primary", disabled=not is_ready, key="commit", icon=":material/check:")
    if clicked and not who:
        st.error(_("Enter your name to commit: it is kept with the submission."))
    return bool(clicked and who)


def _save_links(view: View, task: str, chosen: list[str], who: str) -> str:
    number = links.save(data.database(), view.department_code, view.year, task, chosen, who)
    return _("The links of {task} are saved as submission {number}.").format(task=task, number=number)


def _change_settings(wanted: dict[str, str], who: str) -> str:
    settings.change(data.database(), wanted, who)
    return _("The new values are in force; every page is computed with them.")


def _undo(number: int, who: str) -> str:
    data.database().withdraw(number, who)
    return _("Submission {number} is withdrawn: its figures count no more.").format(number=number)


def _redo(number: int, who: str) -> str:
    data.database().restore(number, who)
    return _("Submission {number} is restored; where a later one has the same figures, the later one counts.").format(
        number=number
    )


def attempt(action, *arguments) -> None:
    """Do what was asked and say what came of it; a refusal is said where the button is."""
    try:
        message = action(*arguments)
    except MonitoringError as error:
        st.error(str(error))
        return
    visit.finish(message)


def _submission_label(row: dict) -> str:
    kind, file = vocabulary.term(vocabulary.KINDS, row["kind"]), vocabulary.ours(row["file_name"])
    return f"{row['submission_id']} · {row['department_code']} {row['year']} · {kind} · {file}"


def month_close(view: View, who: str) -> None:
    """Whether the month is closed, and closing or reopening it."""
    month = formats.month_name(view.month)
    states = [row for row in data.rows("month_states", **view.whole_year) if row["month"] == view.month]
    closed = [row for row in states if row["state"] == "closed"]
    if closed:
        st.info(headline_words.closed_month(closed[0]), icon=":material/lock:")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(_("Reason"), key=f"close_reason_{visit.turn()}", placeholder=_("kept with it"))
        label = _("Reopen {month}") if closed else _("Close {month}: it takes no more figures")
        clicked = st.button(label.format(month=month), disabled=not who, key="close_month", help=name_hint(who))
    if clicked:
        attempt(_reopen if closed else _close, view, who, reason)


def _close(view: View, who: str, reason: str) -> str:
    closing.close(data.database(), view.department_code, view.year, view.month, who, reason)
    return _("{month} is closed: nothing that belongs to it changes until it is reopened.").format(
        month=formats.month_name(view.month)
    )


def _reopen(view: View, who: str, reason: str) -> str:
    closing.reopen(data.database(), view.department_code, view.year, view.month, who, reason)
    return _("{month} is open again.").format(month=formats.month_name(view.month))
