"""The Streamlit pieces of uploading: who it is, the template, the file, its preview, its commit, its undoing."""

from dataclasses import asdict

import streamlit as st

from monitoring import formats, intake, links, settings, submissions, table_files, tables, ui, words
from monitoring.database import AlreadySubmitted
from monitoring.intake import Preview
from monitoring.language import gettext as _
from monitoring.official_form import OfficialForm
from monitoring.problems import MonitoringError, errors
from monitoring.table_files import Cells


def your_name() -> str:
    """Who submits, kept for the session; without a name nothing can be committed."""
    name = st.text_input(_("Your name"), key="who", persist_state="session", placeholder=_("e.g. Li Min, planning"))
    return name.strip()


def template_download(view: ui.View) -> None:
    """Choose kind and month, download the pre-filled file."""
    with st.container(horizontal=True):
        kind = st.radio(
            _("For"),
            list(intake.KEYS),
            format_func=lambda name: words.term(words.KINDS, name),
            key="template_kind",
        )
        month = st.selectbox(
            _("Month"),
            range(1, 13),
            index=min(view.month, 11),
            format_func=formats.month_name,
            key="template_month",
        )
    st.download_button(
        _("Download the template"),
        submissions.template(kind, intake.reference(ui.database()), view.department_code, view.year, month),
        file_name=f"{view.department_name}_{view.year}_{month:02d}_{words.term(words.KINDS, kind)}.csv",
        mime="text/csv",
        icon=":material/download:",
    )
    st.caption(
        _(
            "It has every code and name filled in. Enter the month's figures; leave a cell empty where there is "
            "nothing to report, and write 0 where the figure is zero."
        )
    )


def upload(key: str, label: str) -> Cells | None:
    """The cells of the file that the visitor chose; a file that cannot be read is refused in a sentence."""
    # Any file may come in: what cannot be read is refused in a sentence of ours, in the visitor's language.
    # A new key after each commit empties the uploader: it would hand the same file over again on every run.
    turn = st.session_state.setdefault("upload_turn", 0)
    file = st.file_uploader(label, key=f"{key}_{turn}")
    if file is None:
        return None
    try:
        return table_files.read(file.name, file.getvalue())
    except MonitoringError as error:
        st.error(str(error))
        return None


def file_summary(what: Preview) -> str:
    """What was found in the file, in one line."""
    counts = {
        severity: sum(problem.severity == severity for problem in what.file.problems)
        for severity in ("error", "warning", "notice")
    }
    return _(
        "**{file}** ({encoding}): {kind} · figures: {rows} · left empty: {blank} · errors: {errors} · warnings: "
        "{warnings} · notices: {notices}"
    ).format(
        file=ui.plain(what.cells.file_name),
        encoding=formats.encoding(what.cells.encoding),
        kind=words.term(words.KINDS, what.file.kind),
        rows=len(what.file.rows),
        blank=what.file.blank_count,
        errors=counts["error"],
        warnings=counts["warning"],
        notices=counts["notice"],
    )


def preview(what: Preview, who: str) -> None:
    """The problems and changes of a monthly file, and the button that commits it."""
    st.subheader(_("3 · Check and commit"))
    st.markdown(file_summary(what))
    if what.file.problems:
        tables.problems(what.file.problems)
    if not what.can_commit:
        st.error(_("Nothing was stored. Correct the errors in your file and upload it again."))
        return
    if what.identical:
        st.info(str(AlreadySubmitted(what.identical[0])))
        return
    seen = st.session_state.get("changes_seen")
    st.session_state["changes_seen"] = what.changes
    tables.changes(_with_names(what))
    if _commit_button(who):
        _commit_what_was_seen(what, who, seen)


def _commit_what_was_seen(what: Preview, who: str, seen: list[dict] | None) -> None:
    """Commit, unless somebody else changed these very figures since the visitor saw what would change."""
    if seen != what.changes:
        st.warning(
            _(
                "Meanwhile somebody else submitted figures that this file would change. The table above is new: look "
                "at it again, then commit."
            )
        )
        return
    attempt(_commit, what, who)


def form_preview(cells: Cells, form: OfficialForm, who: str) -> None:
    """What was read of an official form, its problems, and the button that puts it in force."""
    st.markdown(
        _(
            "**{file}** ({encoding}): {department}, {year}; {tasks} tasks, {indicators} indicators; {unread} rows "
            "not understood."
        ).format(
            file=ui.plain(cells.file_name),
            encoding=formats.encoding(cells.encoding),
            department=ui.plain(form.department_name or "?"),
            year=form.year or "?",
            tasks=len(form.tasks),
            indicators=len(form.indicators),
            unread=sum(row.treatment == "not_understood" for row in form.source_rows),
        )
    )
    if form.problems:
        tables.problems(form.problems)
    if errors(form.problems):
        st.error(_("Nothing was stored. Correct the errors in your file and upload it again."))
        return
    _form_details(form)
    if known := intake.identical(ui.database(), cells, "targets"):
        st.info(str(AlreadySubmitted(known[0])))
        return
    if _commit_button(who):
        attempt(_import, cells, form, who)


def _form_details(form: OfficialForm) -> None:
    """What would be in force: against the form before, the tasks with their money, the indicators."""
    changes = intake.form_changes(ui.database(), form)
    if changes:
        st.markdown(_("**Against the form in force**: {count} indicators differ").format(count=len(changes)))
        tables.form_changes(changes)
    total = sum(task.budget_amount or 0 for task in form.tasks)
    st.markdown(_("**Tasks**: {count}, together {amount}").format(count=len(form.tasks), amount=formats.money(total)))
    tables.tasks([asdict(task) for task in form.tasks])
    st.markdown(_("**Indicators**: {count}").format(count=len(form.indicators)))
    tables.read_targets(form.indicators)


def links_form(view: ui.View, who: str) -> None:
    """Link a task to the indicators that show its results; what shares words with it is named, never chosen."""
    tasks = {row["task_code"]: row for row in ui.rows("form_tasks", **view.whole_year)}
    indicators = {row["indicator_code"]: row for row in ui.rows("targets", **view.whole_year)}
    linked = ui.rows("links_in_force", **view.whole_year)
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
    hint = None if who else _("Enter your name first.")
    if st.button(_("Save the links"), disabled=not who, key="save_links", help=hint):
        attempt(_save_links, view, task, chosen, who)


def settings_form(in_force: dict) -> None:
    """Change thresholds and choices: all of them in one form, entered with a name and the date."""
    with st.form("settings_form", border=False):
        wanted = {}
        for name, label in words.SETTINGS.items():
            if name == settings.LOWER_COMPLETION_RULE:
                wanted[name] = st.selectbox(
                    _(label),
                    list(words.RULES),
                    index=list(words.RULES).index(in_force[name]),
                    format_func=lambda rule: words.term(words.RULES, rule),
                )
            else:
                wanted[name] = st.text_input(_(label), value=formats.number(in_force[name]))
        who = st.text_input(_("Your name"), placeholder=_("e.g. Li Min, planning"))
        clicked = st.form_submit_button(_("Put in force"), icon=":material/check:")
    if clicked and not who.strip():
        st.error(_("Enter your name first."))
    elif clicked:
        attempt(_change_settings, wanted, who.strip())


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
            # A new key after each commit and undo: the newest submission stands first again.
            key=f"history_choice_{st.session_state.get('upload_turn', 0)}",
        )
        is_live = by_number[number]["state"] == "live"
        sure = not (is_live and by_number[number]["kind"] == "targets") or st.checkbox(
            _("Yes, take this form out: its targets count no more, only an earlier version if there is one"),
            key=f"sure_{number}",
        )
        label = _("Withdraw: take it out of all figures") if is_live else _("Restore: let it count again")
        hint = None if who else _("Enter your name first.")
        clicked = st.button(label, disabled=not (who and sure), key="undo", help=hint)
    if clicked:
        attempt(_undo if is_live else _redo, number, who)


def finish(message: str) -> None:
    """Empty the uploader and show ``message`` on the fresh page."""
    ui.tell(message)
    st.session_state.pop("changes_seen", None)
    st.session_state["upload_turn"] = st.session_state.get("upload_turn", 0) + 1
    st.rerun()


def _commit_button(who: str) -> bool:
    if not who:
        st.warning(_("Enter your name to commit: it is kept with the submission."))
    return st.button(_("Commit"), type="primary", disabled=not who, key="commit", icon=":material/check:")


def _commit(what: Preview, who: str) -> str:
    numbers = intake.commit(ui.database(), what, who)
    last = max(what.file.rows, key=lambda row: (row["year"], row["month"]))
    ui.go_to(department=last["department_code"], year=last["year"], month=last["month"])
    return _("Committed as submission {numbers}. All pages show the figures up to {month} now.").format(
        numbers=formats.listed(numbers), month=formats.month_name(last["month"])
    )


def _import(cells: Cells, form: OfficialForm, who: str) -> str:
    number, code = intake.import_form(ui.database(), cells, form, who)
    ui.go_to(department=code, year=form.year)
    return _("Imported as submission {number} for department {code}.").format(number=number, code=code)


def _save_links(view: ui.View, task: str, chosen: list[str], who: str) -> str:
    number = links.save(ui.database(), view.department_code, view.year, task, chosen, who)
    return _("The links of {task} are saved as submission {number}.").format(task=task, number=number)


def _change_settings(wanted: dict[str, str], who: str) -> str:
    settings.change(ui.database(), wanted, who)
    return _("The new values are in force; every page is computed with them.")


def _undo(number: int, who: str) -> str:
    ui.database().withdraw(number, who)
    return _("Submission {number} is withdrawn: its figures count no more.").format(number=number)


def _redo(number: int, who: str) -> str:
    ui.database().restore(number, who)
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
    finish(message)


def _submission_label(row: dict) -> str:
    kind = words.term(words.KINDS, row["kind"])
    return f"{row['submission_id']} · {row['department_code']} {row['year']} · {kind} · {row['file_name']}"


def _with_names(what: Preview) -> list[dict]:
    known = intake.reference(ui.database())
    names = {
        (row["department_code"], row["year"], row.get("indicator_code") or row.get("task_code")): row.get("level3")
        or row.get("task_name")
        for row in [*known.indicators, *known.tasks]
    }
    return [{**row, "name": names[row["department_code"], row["year"], row["code"]]} for row in what.changes]
