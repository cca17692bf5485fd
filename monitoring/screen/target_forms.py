"""A target form comes in: what was read beside the file, its correction, its commit."""

import hashlib
from dataclasses import asdict

import streamlit as st

from monitoring.access.rights import Right
from monitoring.actions import monthly_files, originals, target_forms
from monitoring.forms import official_form
from monitoring.forms.review import Reading, Review
from monitoring.language import catalogue, formats
from monitoring.language.catalogue import gettext as _
from monitoring.screen import (
    address,
    data,
    final_figures,
    form_corrections,
    pieces,
    saving,
    session,
    tables,
    uploads,
    visit,
)
from monitoring.screen.html import review_sheet
from monitoring.screen.session import Key
from monitoring.screen.uploads import Source
from monitoring.store.database import AlreadySubmitted


def form_import(who: str) -> None:
    """From the file or the pasted cells to the forms in force: read, reviewed, corrected, confirmed."""
    source = uploads.form_source()
    if source is None:
        session.forget([Key.REVIEW])
        final_figures.offered_form(who)
        return
    review = _review_of(source)
    if review is None:
        return
    found = review.readings()
    if _is_monthly_file(review, found):
        _send_to_submit()
        return
    found = _with_year(review, found)
    if foreign := [reading.form.department_name for reading in found if not _is_own(reading)]:
        said = _("You may not put forms of these departments in force: {names}.")
        st.error(pieces.plain(said.format(names=formats.listed(foreign))))
        return
    reading = found[0] if len(found) == 1 else _one_of(found)
    is_waiting = _preview(review, reading)
    _commit(found, who, is_waiting)


def _is_own(reading: Reading) -> bool:
    """Whether the person at the page may decide on forms of this one's department; not read yet, it is nobody's."""
    name = reading.form.department_name
    return not name or data.may(Right.DECIDE, _code_of(reading))


def _is_monthly_file(review: Review, found: list[Reading]) -> bool:
    """Whether none of the sheets is a form, and one of them a month's file."""
    is_form = any(official_form.is_form(reading.form) for reading in found)
    return not is_form and monthly_files.has_figures(data.database(), list(review.tables))


def _send_to_submit() -> None:
    st.error(_("This is a file with a month's figures and no target form. Submit it on the page “Submit”."))
    st.page_link(
        pieces.PAGES_FOLDER / "submit.py", label=_("Submit the month's figures"), icon=":material/upload_file:"
    )


def _review_of(source: Source) -> Review | None:
    """The review that goes on of this very file, else a new one; none where the file cannot be read."""
    of = hashlib.sha256(source.content).hexdigest(), catalogue.current(), visit.turn()
    kept = session.get(Key.REVIEW)
    if kept is None or kept["of"] != of:
        kept = {"of": of, "round": 0, "review": Review(tuple(source.tables))}
        session.put(Key.REVIEW, kept)
    return kept["review"]


def _with_year(review: Review, found: list[Reading]) -> list[Reading]:
    """The forms ``found`` in the file; where one names no year, with the year that the visitor gives."""
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
    is_waiting = bool(reading.form.source_rows) and form_corrections.corrections_form(review, reading)
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
    pieces.html(review_sheet.legend(reading.form), review_sheet.sheet(reading))
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
        final_figures.offer([(_code_of(reading), reading) for reading in good])
        final_figures.offered_form(who)
        return
    if unread := sum(len(reading.unread_rows) for reading in fresh):
        st.warning(
            _("Of {count} rows nothing will be read: correct them above, or import without them.").format(count=unread)
        )
    if is_waiting:
        st.warning(_("Your corrections above are not read yet: click “Read again with these corrections” first."))
    if len(fresh) > 1:
        st.markdown(_("**{count}** forms will be put in force.").format(count=len(fresh)))
    if saving.commit_button(who, _accepted_changes(fresh) and not is_waiting):
        saving.attempt(_import, fresh, who)


def _accepted_changes(found: list[Reading]) -> bool:
    """Whether the forms change nothing of those in force, or the visitor has looked at what they change."""
    changes = [change for reading in found for change in target_forms.form_changes(data.database(), reading.form)]
    if not changes:
        return True
    counts = {kind: sum(change["change"] == kind for change in changes) for kind in ("new", "dropped", "changed")}
    return st.checkbox(
        _(
            "I have looked at what changes of the form in force: {dropped} dropped, {changed} changed, {new} new"
        ).format(**counts),
        key=f"accept_changes_{'_'.join(reading.cells.sha256[:12] for reading in found)}",
    )


def _code_of(reading: Reading) -> str:
    return target_forms.department_code_for(data.database(), reading.form.department_name)


def _import(found: list[Reading], who: str) -> visit.Outcome:
    stored = [target_forms.import_form(data.database(), reading.cells, reading.form, who) for reading in found]
    codes = [code for _number, code in stored]
    final_figures.offer(list(zip(codes, found, strict=True)))
    address.go_to(department=codes[0], year=found[0].form.year)
    sentence = _("Imported as submission {number} for department {code}.")
    done = [sentence.format(number=number, code=code) for number, code in stored]
    numbers = tuple(number for number, _code in stored)
    lost = originals.not_kept(data.database(), list(numbers))
    steps = (
        ("targets", _("Confirm how the indicators are counted"), {"open": "countings"}),
        ("submit", _("Submit the month's figures"), {}),
    )
    return visit.Outcome(" ".join([*done, lost]).rstrip(), numbers, who, steps)
