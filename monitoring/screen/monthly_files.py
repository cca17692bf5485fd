"""A month's file or a monitoring table comes in: how, what is wrong with it, its corrections, changes and commit."""

from dataclasses import dataclass, replace

import streamlit as st

from monitoring.actions import changes, consequences, monthly_files, originals, reference
from monitoring.actions.monthly_files import Preview
from monitoring.files import bounded_reading, corrections
from monitoring.files.cells import Cells
from monitoring.forms import kinds
from monitoring.language import catalogue, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.place import Place
from monitoring.problems import Problem
from monitoring.screen import (
    address,
    cell_corrections,
    data,
    monthly_templates,
    pieces,
    saving,
    session,
    tables,
    typed_figures,
    uploads,
    visit,
)
from monitoring.screen.html import lists
from monitoring.screen.run import View
from monitoring.screen.session import Key
from monitoring.screen.typed_figures import TypedSource
from monitoring.screen.uploads import Source
from monitoring.store.database import AlreadySubmitted

# Trying a commit out takes about 0.1 s a department.
DEPARTMENTS_AT_MOST = 10
# Fewer rows than this are checked before a bar would be seen.
LARGE_FILE = 5_000
# Where figures of another month stand; the first of them show what is meant.
ROWS_NAMED = 5


def monthly_source(view: View, kind: str, month: int) -> uploads.Source | None:
    """The month's figures as a file, as cells copied from a sheet, or typed in; none where nothing is there yet."""
    ways = {"file": _("A file"), "paste": _("Paste cells"), "grid": _("Type in")}
    chosen = uploads.way(_("How the figures come in"), ways, "way")
    if chosen == "paste":
        return uploads.pasted(_("Cells copied from Excel or WPS, with their header row"), "pasted")
    if chosen == "grid":
        return typed_figures.typed_source(view, kind, month)
    return uploads.uploaded(
        "monthly_file",
        _("Excel (.xlsx, .xls), CSV or text, Word or PDF: one month or several as you keep it, or a monitoring table"),
    )


def check_and_commit(source: Source, who: str, page: Place | None = None) -> None:
    """Everything that is wrong with a source, what it would change, and the button that commits it.

    ``page`` says whose figures they are, and of when, where the source does not. Figures of another month than the
    page's have to be looked at: a slip of one cell is enough.
    """
    source = _of_one_sheet(source)
    if source is None:
        return
    taken = cell_corrections.taken_of(source)
    cells = corrections.apply_fixes(source.cells, [(row, cell, text) for (row, cell), text in taken.items()])
    tried = _tried(cells, page)
    what = tried.preview
    st.subheader(_("3 · Check and commit"))
    if tried.is_form:
        _send_to_targets()
        return
    st.markdown(_summary(what))
    is_typed = isinstance(source, TypedSource)
    if what.problems:
        tables.problems(_at_rows(what.problems) if is_typed else what.problems)
        _marked_copy(source, what.problems)
    cell_corrections.offer(source, cells, what.problems)
    if not what.can_commit:
        _refusal(tried)
        return
    if what.identical:
        st.info(str(AlreadySubmitted(what.identical[0])))
        return
    unfinished = session.book(Key.UNFINISHED)
    seen, unfinished["seen"] = unfinished.get("seen"), what.changes
    tables.changes(tried.named_changes, _("Now"), "changes")
    _consequences(tried)
    other_months = of_other_months(what.rows, page.year, page.month) if page else []
    if other_months:
        said = _("The page asks for {month} {year}. The file has figures of other months as well: {others}.").format(
            month=formats.month_name(page.month), year=page.year, others=formats.listed(other_months)
        )
        st.warning(said)
    if saving.commit_button(who, _looked_at_warnings(tried, len(other_months))):
        _commit_what_was_seen(what, who, seen, source)


def of_other_months(rows: list[dict], year: int, month: int) -> list[str]:
    """The months other than that of ``year`` and ``month`` that figures of a file are of, in words, with the rows."""
    others: dict[tuple[int, int], list[int]] = {}
    for row in rows:
        if (row["year"], row["month"]) != (year, month):
            others.setdefault((row["year"], row["month"]), []).append(row["source_row"])
    return [
        _("{month} {year} ({count}; row {row})").format(
            month=formats.month_name(of[1]), year=of[0], count=len(found), row=formats.listed(found[:ROWS_NAMED])
        )
        for of, found in sorted(others.items())
    ]


def _of_one_sheet(source: Source) -> Source | None:
    """The source with the sheet that holds figures; where several do, with the one that the visitor chooses."""
    if not source.cells.encoding:
        return source
    found = monthly_files.sheets(data.database(), source.tables)
    if len(found) == 1:
        return source if found[0].sheet == source.cells.sheet else replace(source, cells=found[0])
    names = [cells.sheet for cells in found]
    st.info(_("Several sheets hold monthly figures. Each is checked and committed for itself."))
    chosen = st.selectbox(
        _("Sheet"),
        names,
        index=None,
        placeholder=_("Choose a sheet"),
        key=f"sheet_{source.cells.sha256[:12]}",
        width=320,
    )
    return None if chosen is None else replace(source, cells=found[names.index(chosen)])


@dataclass(frozen=True)
class Tried:
    """What a file says and what its commit would bring; of one with errors, what its rows without one would bring.

    ``effects`` and ``odd`` are None where that was not tried out. ``is_form`` says that it is an official form.
    """

    preview: Preview
    named_changes: list[dict]
    effects: list[dict] | None
    odd: list[dict] | None
    is_form: bool = False

    @property
    def doubt_count(self) -> int:
        """How much of it a person has to look at before the commit."""
        return sum(problem.severity == "warning" for problem in self.preview.problems) + len(self.odd or ())


def _at_rows(problems: list[Problem]) -> list[Problem]:
    """Problems of what is typed, which has rows and headings and no names of cells."""
    return [replace(problem, cell="") for problem in problems]


def _tried(cells: Cells, page: Place | None) -> Tried:
    """The preview of a file and its consequences, made once for each state of the data, whatever is clicked then."""
    key = (cells.sha256, page, data.database().version, catalogue.current())
    unfinished = session.book(Key.UNFINISHED)
    if unfinished.get("tried", (None,))[0] != key:
        unfinished["tried"] = (key, _try(cells, page))
    return unfinished["tried"][1]


def _try(cells: Cells, page: Place | None) -> Tried:
    is_form = _is_form(cells)
    bar = st.progress(0.0, _("Checking the file")) if len(cells.rows) > LARGE_FILE else None
    progress = None if bar is None else bar.progress
    what = monthly_files.preview(data.database(), cells, progress, page)
    if bar is not None:
        bar.empty()
    if not what.rows and is_form:
        return Tried(what, [], None, None, is_form=True)
    database, seen = data.database(), what.without_refused()
    named = changes.with_names(reference.of(database), seen.changes if seen else [])
    # For many departments at once nobody wants to wait for the consequences.
    if len({row["department_code"] for row in what.rows}) > DEPARTMENTS_AT_MOST:
        return Tried(what, named, None, None)
    if seen is None:
        return Tried(what, named, [], [])
    return Tried(what, named, consequences.effects(database, seen), consequences.new_findings(database, seen))


def _is_form(cells: Cells) -> bool:
    return kinds.kind_of(cells).kind in ("targets", "evaluation")


def _send_to_targets() -> None:
    st.error(_("This is an official form and no monthly file. Import it on the page “Targets”."))
    st.page_link(pieces.PAGES_FOLDER / "targets.py", label=_("Import a target form"), icon=":material/flag:")


def _refusal(tried: Tried) -> None:
    """That nothing can be committed yet, the shortest way on, and what the rows without an error would change."""
    st.error(_("Nothing was stored. Correct the errors here, or in your file and upload it again."))
    if not tried.named_changes:
        return
    st.markdown(
        _(
            "**What the other rows would change**: {count} rows with an error are left out here; nothing of the file "
            "is stored before they are corrected."
        ).format(count=len(tried.preview.refused))
    )
    tables.changes(tried.named_changes, _("Now"), "changes")
    _consequences(tried)


def _consequences(tried: Tried) -> None:
    """Which statuses the commit would change, and what looks odd in the figures."""
    if tried.effects is None:
        st.caption(_("Which statuses change is only shown for a few departments at a time."))
        return
    tables.effects(tried.effects, _("No status changes by it."), "effects", _("After"))
    if tried.odd:
        st.markdown(_("**What looks odd in these figures**"))
        pieces.html(lists.findings(tried.odd))


def _marked_copy(source: Source, problems: list[Problem]) -> None:
    # The copy is of the first sheet.
    if source.cells.encoding and source.tables[0].sheet == source.cells.sheet:
        st.download_button(
            _("Your file with the faulty cells marked"),
            data.taken("marked copy", lambda: bounded_reading.marked_copy(source.name, source.content, problems)),
            _("{name}_marked.xlsx").format(name=source.name.rsplit(".", 1)[0]),
            pieces.XLSX,
            key="marked_copy",
            icon=":material/download:",
            on_click="ignore",
        )


def _looked_at_warnings(tried: Tried, further_count: int) -> bool:
    count = tried.doubt_count + further_count
    return not count or st.checkbox(
        _("I have looked at the {count} warnings; the figures are right").format(count=count),
        key=f"warnings_{tried.preview.cells.sha256[:12]}",
    )


def _summary(what: Preview) -> str:
    """What was found in the file, in one line."""
    counts = {
        severity: sum(problem.severity == severity for problem in what.problems)
        for severity in ("error", "warning", "notice")
    }
    return _(
        "**{file}** ({encoding}): {kind} · figures: {rows} · left empty: {blank} · errors: {errors} · warnings: "
        "{warnings} · notices: {notices}"
    ).format(
        file=pieces.plain(vocabulary.ours(what.cells.file_name)),
        encoding=formats.encoding(what.cells.encoding) or _("typed"),
        kind=vocabulary.term(vocabulary.KINDS, what.kind),
        rows=len(what.rows),
        blank=what.blank_count,
        errors=counts["error"],
        warnings=counts["warning"],
        notices=counts["notice"],
    )


def _commit_what_was_seen(what: Preview, who: str, seen: list[dict] | None, source: Source) -> None:
    """Commit, unless somebody else changed these very figures since the visitor saw what would change."""
    if seen != what.changes:
        st.warning(
            _(
                "Meanwhile somebody else submitted figures that this file would change. The table above is new: look "
                "at it again, then commit."
            )
        )
        return
    saving.attempt(_commit, what, who, source)


def _commit(what: Preview, who: str, source: Source) -> visit.Outcome:
    numbers = monthly_files.commit(data.database(), what, who)
    if isinstance(source, TypedSource):
        source.forget()
    last = max(what.rows, key=lambda row: (row["year"], row["month"]))
    department, year, month = (last[name] for name in ("department_code", "year", "month"))
    # The page stays on the month until it is complete.
    is_open = month in monthly_templates.open_months(department, year)
    address.go_to(department=department, year=year, month=month, template_month=str(month) if is_open else None)
    done = _("Committed as submission {numbers}. All pages show the figures up to {month} now.").format(
        numbers=_numbers(numbers), month=formats.month_name(month)
    )
    lost = originals.not_kept(data.database(), numbers) if what.cells.original else ""
    steps = (("./", _("Look at the overview"), {}), ("deviations", _("Explain the deviations"), {}))
    return visit.Outcome(f"{done} {lost}".rstrip(), tuple(numbers), who, steps)


def _numbers(numbers: list[int]) -> str:
    """Submission numbers in a line; many that follow each other as a span."""
    is_span = len(numbers) > 3 and numbers == list(range(numbers[0], numbers[-1] + 1))
    return f"{numbers[0]}–{numbers[-1]}" if is_span else formats.listed(numbers)
