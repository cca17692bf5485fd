"""The Streamlit pieces of importing official forms: what was read beside the file, its correction, its commit."""

import hashlib
from dataclasses import asdict

import pandas as pd
import streamlit as st

from monitoring.actions import final_figures, target_forms, target_versions
from monitoring.files.cells import column_name
from monitoring.forms.review import Reading, Review
from monitoring.language import catalogue, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.screen import address, data, pieces, review_sheet, session, submitting, tables, uploading, visit
from monitoring.screen.checking import check_and_commit
from monitoring.screen.run import View
from monitoring.screen.session import Key
from monitoring.screen.uploading import Source
from monitoring.store.database import AlreadySubmitted

# More grids than these at a time make a page slow; the next ones come once the first are read.
ROWS_AT_A_TIME = 12
COLUMNS_AT_MOST = 30


def form_import(who: str) -> None:
    """From the file or the pasted cells to the forms in force: read, reviewed, corrected, confirmed."""
    source = uploading.form_source()
    if source is None:
        session.forget([Key.REVIEW])
        _final_figures(who)
        return
    review = _review_of(source)
    if review is None:
        return
    found = _with_year(review)
    reading = found[0] if len(found) == 1 else _one_of(found)
    is_waiting = _preview(review, reading)
    _commit(found, who, is_waiting)


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
        st.info(str(error))
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


def _review_of(source: Source) -> Review | None:
    """The review that goes on of this very file, else a new one; none where the file cannot be read."""
    of = hashlib.sha256(source.content).hexdigest(), catalogue.current(), visit.turn()
    kept = session.get(Key.REVIEW)
    if kept is None or kept["of"] != of:
        kept = {"of": of, "round": 0, "review": Review(tuple(source.tables))}
        session.put(Key.REVIEW, kept)
    return kept["review"]


def _with_year(review: Review) -> list[Reading]:
    """The forms of the file; where one names no year, with the year that the visitor gives."""
    found = review.readings()
    if all(reading.form.year is not None or not reading.form.indicators for reading in found):
        return found
    year = st.number_input(
        _("Year of the form, because it names none"),
        2000,
        2100,
        value=None,
        step=1,
        key=f"form_year_{visit.turn()}",
        width=320,
    )
    return found if year is None else review.readings(year)


def _one_of(found: list[Reading]) -> Reading:
    good = sum(reading.is_good for reading in found)
    st.markdown(_("The file has **{count}** forms; {good} can be imported.").format(count=len(found), good=good))
    place = st.selectbox(
        _("Form to look at"),
        range(len(found)),
        format_func=lambda place: _label(found[place]),
        key=f"form_place_{visit.turn()}",
    )
    return found[place]


def _label(reading: Reading) -> str:
    form = reading.form
    parts = [form.department_name or "?", str(form.year or "?"), reading.cells.sheet]
    state = _("✓ can be imported") if reading.is_good else _("✕ refused")
    return " · ".join([*filter(None, parts), state])


def _preview(review: Review, reading: Reading) -> bool:
    """One form: its summary and problems, rows to correct, the file beside what was understood, what it changes.

    Says whether corrections are written that are not read yet.
    """
    _summary(reading)
    if reading.form.problems:
        tables.problems(reading.form.problems)
    is_waiting = bool(reading.form.source_rows) and _correction(review, reading)
    _side_by_side(reading)
    if reading.is_good:
        _form_details(reading)
    return is_waiting


def _summary(reading: Reading) -> None:
    cells, form = reading.cells, reading.form
    st.markdown(
        _(
            "**{file}** ({encoding}): {department}, {year}; {tasks} tasks, {indicators} indicators; {unread} rows "
            "not understood."
        ).format(
            file=pieces.plain(cells.file_name),
            encoding=formats.encoding(cells.encoding),
            department=pieces.plain(form.department_name or "?"),
            year=form.year or "?",
            tasks=len(form.tasks),
            indicators=len(form.indicators),
            unread=len(reading.unread_rows),
        )
    )


def _side_by_side(reading: Reading) -> None:
    """The file on the left, what was understood of it on the right."""
    rows = reading.form.source_rows
    if not rows:
        return
    pieces.html(review_sheet.legend(reading.form) + review_sheet.sheet(reading))
    if len(rows) > review_sheet.ROWS_SHOWN:
        st.caption(
            _("The first {shown} of {count} rows are shown.").format(shown=review_sheet.ROWS_SHOWN, count=len(rows))
        )


def _form_details(reading: Reading) -> None:
    """What would be in force: against the form before, the tasks with their money, the indicators."""
    form = reading.form
    changes = target_forms.form_changes(data.database(), form)
    if changes:
        st.markdown(_("**Against the form in force**: {count} differences").format(count=len(changes)))
        tables.form_changes(changes, "form_changes")
    total = sum(task.budget_amount or 0 for task in form.tasks)
    st.markdown(_("**Tasks**: {count}, together {amount}").format(count=len(form.tasks), amount=formats.money(total)))
    tables.tasks([asdict(task) for task in form.tasks])
    st.markdown(_("**Indicators**: {count}").format(count=len(form.indicators)))
    tables.read_targets(form.indicators)


def _correction(review: Review, reading: Reading) -> bool:
    """The rows that were not understood, and others by choice, each in a grid; then the form is read again.

    Says whether something was written there that is not read yet.
    """
    count = len(reading.rows_to_correct)
    label = _("Correct rows before the import ({count} to look at)").format(count=count)
    with st.expander(label, expanded=bool(count)):
        numbers = _rows_shown(reading)
        if not numbers:
            return False
        st.caption(
            _(
                "Correct the cells as they should stand in the file. A row that says two things: add a line under it. "
                "Your own file stays as it is; the import says how many cells were corrected."
            )
        )
        lines, passed = {}, set()
        for number in numbers:
            written, is_passed = _row_grid(reading, number)
            if is_passed:
                passed.add(number)
            elif written is not None:
                lines[number] = written
        if count > ROWS_AT_A_TIME:
            st.caption(_("{count} more rows follow after these.").format(count=count - ROWS_AT_A_TIME))
        if st.button(_("Read again with these corrections"), key="read_again", icon=":material/refresh:"):
            kept = session.get(Key.REVIEW)
            corrected = review.corrected(reading.cells.sheet, lines, passed)
            kept |= {"round": kept["round"] + 1, "review": corrected}
            st.rerun()
    return bool(lines or passed)


def _rows_shown(reading: Reading) -> list[int]:
    """The first rows that have to be looked at, and those that the visitor wants to correct besides."""
    waiting = reading.rows_to_correct
    texts = {row.row_number: row.text for row in reading.form.source_rows}
    others = st.multiselect(
        _("Other rows to correct: a target, a unit, a name …"),
        [number for number, text in texts.items() if number not in waiting and text.strip()],
        format_func=lambda number: f"{number} · {' '.join(texts[number].split())[:60]}",
        key=f"rows_{reading.cells.sheet}_{reading.form.department_name}_{_round()}",
        placeholder=_("None"),
    )
    return [*waiting[:ROWS_AT_A_TIME], *others]


def _row_grid(reading: Reading, number: int) -> tuple[list[tuple[str, ...]] | None, bool]:
    """What a person writes in the place of a row (None: nothing new), and whether the row is passed over."""
    place = f"{reading.cells.sheet}_{number}_{_round()}"
    said = " ".join(problem.problem for problem in reading.form.problems if problem.row == number)
    st.markdown(_("**Row {number}**: {problem}").format(number=number, problem=pieces.plain(said)))
    before = reading.cells.rows[number - 1]
    width = min(_width(reading), COLUMNS_AT_MOST)
    texts = (*before, *[""] * (width - len(before)))
    columns = [column_name(column) for column in range(width)]
    edited = st.data_editor(
        pd.DataFrame([texts[:width]], columns=columns, dtype=object),
        num_rows="add",
        hide_index=True,
        placeholder=" ",
        column_config={column: st.column_config.TextColumn() for column in columns},
        key=f"row_{place}",
    )
    written = written_lines(texts, edited.to_numpy().tolist())
    is_unread = number in reading.unread_rows
    is_passed = is_unread and st.checkbox(
        _("Nothing to read in row {number}").format(number=number), key=f"pass_{place}"
    )
    return written, is_passed


def written_lines(row: tuple[str, ...], grid: list[list]) -> list[tuple[str, ...]] | None:
    """The lines of a grid in the place of ``row``, or None where they say the same; cells left as they are stay so."""
    first, *added = [[uploading.text_of(value) for value in line] for line in grid]
    kept = [old if uploading.text_of(old) == new else new for old, new in zip(row, first, strict=False)]
    lines = [(*kept, *row[len(kept) :]), *(tuple(line) for line in added if any(line))]
    return None if lines == [row] else lines


def _round() -> str:
    """How often this file was corrected: a grid that has it in its key begins anew."""
    return f"{session.get(Key.REVIEW)['round']}_{visit.turn()}"


def _width(reading: Reading) -> int:
    """How many columns the form has."""
    rows = (reading.cells.rows[row.row_number - 1] for row in reading.form.source_rows)
    return max((column + 1 for row in rows for column, text in enumerate(row) if text.strip()), default=1)


def _commit(found: list[Reading], who: str, is_waiting: bool) -> None:
    """The button that puts all good forms in force; refused ones and those imported before stay out."""
    good = [reading for reading in found if reading.is_good]
    if not good:
        st.error(_("Nothing was stored. Correct the errors here or in your file."))
        return
    if len(good) < len(found):
        st.warning(_("{count} forms of the file have errors and stay out.").format(count=len(found) - len(good)))
    imported = [target_forms.imported_as(data.database(), reading.cells, reading.form) for reading in good]
    for number in filter(None, imported):
        st.info(str(AlreadySubmitted(number)))
    fresh = [reading for reading, number in zip(good, imported, strict=True) if number is None]
    if not fresh:
        _offer_final_figures([(_code_of(reading), reading) for reading in good])
        _final_figures(who)
        return
    if unread := sum(len(reading.unread_rows) for reading in fresh):
        st.warning(
            _("Of {count} rows nothing will be read: correct them above, or import without them.").format(count=unread)
        )
    if is_waiting:
        st.warning(_("Your corrections above are not read yet: click “Read again with these corrections” first."))
    if len(fresh) > 1:
        st.markdown(_("**{count}** forms will be put in force.").format(count=len(fresh)))
    if submitting.commit_button(who, not is_waiting):
        submitting.attempt(_import, fresh, who)


def _code_of(reading: Reading) -> str:
    return target_forms.department_code_for(data.database(), reading.form.department_name)


def _import(found: list[Reading], who: str) -> str:
    stored = [target_forms.import_form(data.database(), reading.cells, reading.form, who) for reading in found]
    codes = [code for _number, code in stored]
    _offer_final_figures(list(zip(codes, found, strict=True)))
    address.go_to(department=codes[0], year=found[0].form.year)
    sentence = _("Imported as submission {number} for department {code}.")
    return " ".join(sentence.format(number=number, code=code) for number, code in stored)


def _offer_final_figures(imported: list[tuple[str, Reading]]) -> None:
    """Remember those of the imported forms, with their department's code, that say what came of the year."""
    offered = [(code, reading) for code, reading in imported if final_figures.has_any(reading.form)]
    session.put(Key.FINAL_FIGURES, offered)


def _final_figures(who: str) -> None:
    """After the import of self-evaluations: their final values as December's figures, checked like any file."""
    offered = session.get(Key.FINAL_FIGURES)
    if not offered:
        return
    st.subheader(_("Final values of the self-evaluation"))
    st.caption(
        _(
            "The form says what was reached and spent at the end of the year. It can be taken as December's figures: "
            "of a sum what is missing to it, of all else the value itself."
        )
    )
    code, reading = offered[0] if len(offered) == 1 else _one_offered(offered)
    files, remarks = final_figures.files(data.database(), reading.form, code, reading.cells.file_name)
    for text in remarks:
        st.caption(f"▲ {pieces.plain(text)}")
    if files:
        kind = st.selectbox(
            _("Figures to take over"),
            list(files),
            format_func=lambda kind: vocabulary.term(vocabulary.KINDS, kind),
            key="final_figures_kind",
        )
        check_and_commit(Source(files[kind].file_name, b"", files[kind]), who)
    if st.button(_("Close: take over no more of it"), key="leave_final_figures"):
        session.forget([Key.FINAL_FIGURES])
        st.rerun()


def _one_offered(offered: list[tuple[str, Reading]]) -> tuple[str, Reading]:
    place = st.selectbox(
        _("Department"),
        range(len(offered)),
        format_func=lambda place: offered[place][1].form.department_name,
        key="final_figures_place",
    )
    return offered[place]
