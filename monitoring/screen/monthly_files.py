"""A month's file comes in: how, what is wrong with it and how to correct it, what it would change, its commit."""

from dataclasses import dataclass, replace

import streamlit as st

from monitoring.actions import changes, consequences, monthly_files, reference
from monitoring.actions.monthly_files import Preview
from monitoring.actions.submissions import ENTERED_ON_THE_PAGE
from monitoring.files import corrections, written_workbooks
from monitoring.files.cells import Cells
from monitoring.forms import official_form
from monitoring.language import catalogue, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem
from monitoring.screen import address, data, pieces, saving, session, tables, typed_figures, uploads, visit
from monitoring.screen.html import lists
from monitoring.screen.run import View
from monitoring.screen.session import Key
from monitoring.screen.uploads import XLSX, Source
from monitoring.store.database import AlreadySubmitted

# Trying a commit out takes about 0.1 s a department.
DEPARTMENTS_AT_MOST = 10
# Fewer rows than this are checked before a bar would be seen.
LARGE_FILE = 5_000
# By its first rows a form is known as one; all rows of a long file would be looked at for seconds.
FORM_HEAD = 60
# Where figures of another month stand; the first of them show what is meant.
ROWS_NAMED = 5


def monthly_source(view: View) -> uploads.Source | None:
    """The month's figures as a file, as cells copied from a sheet, or typed in; none where nothing is there yet."""
    ways = {"file": _("A file"), "paste": _("Paste cells"), "grid": _("Type in")}
    chosen = uploads.way(_("How the figures come in"), ways, "way")
    if chosen == "paste":
        return uploads.pasted(_("Cells copied from Excel or WPS, with their header row"), "pasted")
    if chosen == "grid":
        return typed_figures.typed_source(view)
    return uploads.uploaded(
        "monthly_file", _("Excel (.xlsx, .xls), CSV or text, Word or PDF: one month or several, as you keep it")
    )


def check_and_commit(source: Source, who: str, asked: tuple[int, int] | None = None) -> None:
    """Everything that is wrong with a source, what it would change, and the button that commits it.

    Figures of another month than the one that is ``asked`` for (year, month) have to be looked at: a slip of one cell
    is enough. Who chose the month with the figures is not asked again.
    """
    source = _of_one_sheet(source)
    if source is None:
        return
    fixes = _fixes_of(source)
    cells = corrections.apply_fixes(source.cells, [(row, cell, text) for (row, cell), text in fixes.items()])
    tried = _tried(cells)
    what = tried.preview
    st.subheader(_("3 · Check and commit"))
    st.markdown(_summary(what))
    if what.file.problems:
        tables.problems(what.file.problems)
        _proposed_corrections(what.file.problems, fixes)
        _marked_copy(source, what.file.problems)
    if not what.can_commit:
        _refusal(what)
        return
    if what.identical:
        st.info(str(AlreadySubmitted(what.identical[0])))
        return
    unfinished = session.book(Key.UNFINISHED)
    seen, unfinished["seen"] = unfinished.get("seen"), what.changes
    tables.changes(tried.named_changes, _("Now"), "changes")
    _consequences(tried)
    other_months = of_other_months(what.file.rows, *asked) if asked and source.name != ENTERED_ON_THE_PAGE else []
    if other_months:
        said = _("The page asks for {month} {year}. The file has figures of other months as well: {others}.")
        st.warning(said.format(year=asked[0], month=formats.month_name(asked[1]), others=formats.listed(other_months)))
    if saving.commit_button(who, _looked_at_warnings(tried, len(other_months))):
        _commit_what_was_seen(what, who, seen)


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


def _fixes_of(source: Source) -> dict[tuple, str]:
    """The corrections taken of this very file so far: (row, cell) → text."""
    unfinished = session.book(Key.UNFINISHED)
    if unfinished.get("fixed_file") != source.cells.sha256:
        unfinished |= {"fixed_file": source.cells.sha256, "fixes": {}}
    return unfinished["fixes"]


@dataclass(frozen=True)
class Tried:
    """What a file says and what its commit would bring; the last two are None where that was not tried out."""

    preview: Preview
    named_changes: list[dict]
    effects: list[dict] | None
    odd: list[dict] | None

    @property
    def doubt_count(self) -> int:
        """How much of it a person has to look at before the commit."""
        return sum(problem.severity == "warning" for problem in self.preview.file.problems) + len(self.odd or ())


def _tried(cells: Cells) -> Tried:
    """The preview of a file and its consequences, made once for each state of the data, whatever is clicked then."""
    key = (cells.sha256, data.database().version, catalogue.current())
    unfinished = session.book(Key.UNFINISHED)
    if unfinished.get("tried", (None,))[0] != key:
        unfinished["tried"] = (key, _try(cells))
    return unfinished["tried"][1]


def _try(cells: Cells) -> Tried:
    bar = st.progress(0.0, _("Checking the file")) if len(cells.rows) > LARGE_FILE else None
    what = monthly_files.preview(data.database(), cells, None if bar is None else bar.progress)
    if bar is not None:
        bar.empty()
    database = data.database()
    named = changes.with_names(reference.of(database), what.changes)
    # For many departments at once nobody wants to wait for the consequences.
    if len({row["department_code"] for row in what.file.rows}) > DEPARTMENTS_AT_MOST:
        return Tried(what, named, None, None)
    return Tried(what, named, consequences.effects(database, what), consequences.new_findings(database, what))


def _refusal(what: Preview) -> None:
    """Why nothing can be committed yet, and the shortest way on."""
    if official_form.is_form(official_form.read(replace(what.cells, rows=what.cells.rows[:FORM_HEAD]))):
        st.error(_("This is an official form and no monthly file. Import it on the page “Targets”."))
        st.page_link(pieces.PAGES_FOLDER / "targets.py", label=_("Import a target form"), icon=":material/flag:")
    elif any(problem.fix is not None for problem in what.file.problems):
        st.error(_("Nothing was stored. Take the corrections above, or correct your file and upload it again."))
    else:
        st.error(_("Nothing was stored. Correct the errors in your file and upload it again."))


def _consequences(tried: Tried) -> None:
    """Which statuses the commit would change, and what looks odd in the figures."""
    if tried.effects is None:
        st.caption(_("Which statuses change is only shown for a few departments at a time."))
        return
    tables.effects(tried.effects, _("No status changes by it."), "effects", _("After"))
    if tried.odd:
        st.markdown(_("**What looks odd in these figures**"))
        pieces.html(lists.findings(tried.odd))


def _proposed_corrections(problems: list[Problem], taken: dict) -> None:
    """The problems with a proposed correction; the selected ones, or all, are taken with a click."""
    proposed = [problem for problem in problems if problem.fix is not None and problem.cell]
    if not proposed:
        return
    st.markdown(_("**Proposed corrections**: select rows, or take all. Your own file stays as it is."))
    event = pieces.table(
        [
            {
                "cell": problem.cell,
                "column": problem.column,
                "value": problem.value,
                "fix": problem.fix or _("(leave empty)"),
                "problem": problem.problem,
            }
            for problem in proposed
        ],
        {
            "cell": st.column_config.TextColumn(_("Cell"), width=60),
            "column": _("Column"),
            "value": _("In the file"),
            "fix": _("Corrected"),
            "problem": st.column_config.TextColumn(_("Why"), width="large"),
        },
        key=f"corrections_{len(taken)}_{visit.turn()}",
        on_select="rerun",
        selection_mode="multi-row",
        height=min(36 * (len(proposed) + 1) + 2, 300),
    )
    selected = [proposed[row] for row in event.selection.rows]
    with st.container(horizontal=True):
        some = st.button(
            _("Take the {count} selected").format(count=len(selected)), disabled=not selected, key="take_selected"
        )
        every = st.button(
            _("Take all {count}").format(count=len(proposed)), key="take_all", icon=":material/done_all:"
        )
    if some or every:
        taken |= {(problem.row, problem.cell): problem.fix for problem in (selected if some else proposed)}
        st.rerun()


def _marked_copy(source: Source, problems: list[Problem]) -> None:
    # The copy is of the first sheet.
    if source.cells.encoding and source.tables[0].sheet == source.cells.sheet:
        st.download_button(
            _("Your file with the faulty cells marked"),
            lambda: written_workbooks.marked_copy(source.name, source.content, problems),
            _("{name}_marked.xlsx").format(name=source.name.rsplit(".", 1)[0]),
            XLSX,
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
        severity: sum(problem.severity == severity for problem in what.file.problems)
        for severity in ("error", "warning", "notice")
    }
    return _(
        "**{file}** ({encoding}): {kind} · figures: {rows} · left empty: {blank} · errors: {errors} · warnings: "
        "{warnings} · notices: {notices}"
    ).format(
        file=pieces.plain(what.cells.file_name),
        encoding=formats.encoding(what.cells.encoding) or _("typed"),
        kind=vocabulary.term(vocabulary.KINDS, what.file.kind),
        rows=len(what.file.rows),
        blank=what.file.blank_count,
        errors=counts["error"],
        warnings=counts["warning"],
        notices=counts["notice"],
    )


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
    saving.attempt(_commit, what, who)


def _commit(what: Preview, who: str) -> str:
    numbers = monthly_files.commit(data.database(), what, who)
    last = max(what.file.rows, key=lambda row: (row["year"], row["month"]))
    address.go_to(department=last["department_code"], year=last["year"], month=last["month"])
    return _("Committed as submission {numbers}. All pages show the figures up to {month} now.").format(
        numbers=_numbers(numbers), month=formats.month_name(last["month"])
    )


def _numbers(numbers: list[int]) -> str:
    """Submission numbers in a line; many that follow each other as a span."""
    is_span = len(numbers) > 3 and numbers == list(range(numbers[0], numbers[-1] + 1))
    return f"{numbers[0]}–{numbers[-1]}" if is_span else formats.listed(numbers)
