"""Correcting cells of a monthly file at the screen: proposals to click, and cells to write anew.

The visitor's own file stays as it is: ``files.corrections`` makes the cells that are read of it and of what is chosen
here. What was typed into the grid of the page is corrected there.
"""

import pandas as pd
import streamlit as st

from monitoring.files.cells import Cells, cell_name, column_index, column_name
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem
from monitoring.screen import pieces, session, typed_figures, visit
from monitoring.screen.session import Key
from monitoring.screen.typed_figures import TypedSource
from monitoring.screen.uploads import Source

# More cells than these are better corrected in the file.
CELLS_AT_MOST = 60
COLUMNS_AT_MOST = 40

# (row, cell) → the text that is meant.
Taken = dict[tuple[int, str], str]


def taken_of(source: Source) -> Taken:
    """The corrections of this very file so far; of what is typed none, because they are made where it is typed."""
    if isinstance(source, TypedSource):
        return {}
    unfinished = session.book(Key.UNFINISHED)
    if unfinished.get("fixed_file") != source.cells.sha256:
        unfinished |= {"fixed_file": source.cells.sha256, "fixes": {}}
    return unfinished["fixes"]


def offer(source: Source, cells: Cells, problems: list[Problem]) -> None:
    """Proposed corrections to click, the cells with a problem to write anew, and any other row of the file."""
    _proposals(source, problems)
    if isinstance(source, TypedSource):
        return
    _cells_with_problems(source, cells, problems)
    _other_rows(source, cells)


def _proposals(source: Source, problems: list[Problem]) -> None:
    """The problems with proposed corrections. All are taken but those that have more than one answer: it is chosen."""
    proposed = [
        (problem, fix)
        for problem in problems
        if problem.cell and (problem.severity != "notice" or problem.has_one_answer)
        for fix in problem.fixes
    ]
    if not proposed:
        return
    clear = [(problem, fix) for problem, fix in proposed if problem.has_one_answer]
    st.markdown(_("**Proposed corrections**: select rows, or take all. Your own file stays as it is."))
    if len(clear) < len(proposed):
        st.caption(_("Where more than one answer is possible, “take all” takes none: select the one that is meant."))
    event = pieces.table(
        [
            {
                "cell": _place(source, problem),
                "item": problem.item,
                "column": problem.column,
                "value": problem.value,
                "fix": fix or _("(leave empty)"),
                "problem": problem.problem,
            }
            for problem, fix in proposed
        ],
        {
            "cell": st.column_config.TextColumn(_("Cell"), width=60),
            "item": st.column_config.TextColumn(_("Indicator or task"), width="medium"),
            "column": _("Column"),
            "value": _("In the file"),
            "fix": _("Corrected"),
            "problem": st.column_config.TextColumn(_("Why"), width="large"),
        },
        key=f"corrections_{_round(source)}",
        on_select="rerun",
        selection_mode="multi-row",
        height=min(36 * (len(proposed) + 1) + 2, 300),
    )
    selected = _without_contradiction([proposed[row] for row in event.selection.rows])
    with st.container(horizontal=True):
        some = st.button(
            _("Take the {count} selected").format(count=len(selected)), disabled=not selected, key="take_selected"
        )
        every = st.button(
            _("Take all {count}").format(count=len(clear)),
            disabled=not clear,
            key="take_all",
            icon=":material/done_all:",
        )
    if some or every:
        _take(source, {(problem.row, problem.cell): fix for problem, fix in (selected if some else clear)})


def _without_contradiction(selected: list[tuple[Problem, str]]) -> list[tuple[Problem, str]]:
    """What is selected, without the cells for which two answers are."""
    answers: dict[str, set[str]] = {}
    for problem, fix in selected:
        answers.setdefault(problem.cell, set()).add(fix)
    return [(problem, fix) for problem, fix in selected if len(answers[problem.cell]) == 1]


def _cells_with_problems(source: Source, cells: Cells, problems: list[Problem]) -> None:
    """The cells in which something is wrong or doubtful, to be written anew."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.cell and problem.severity != "notice":
            found.setdefault(problem.cell, []).append(problem)
    places = list(found)[:CELLS_AT_MOST]
    if not places:
        return
    st.markdown(_("**Or write the cells anew**: what you write is checked at once."))
    texts = [_text_at(cells, found[cell][0].row, cell) for cell in places]
    frame = pd.DataFrame(
        {
            "cell": places,
            "item": [found[cell][0].item for cell in places],
            "column": [found[cell][0].column for cell in places],
            "text": texts,
            "problem": [" ".join(problem.problem for problem in found[cell]) for cell in places],
        },
        dtype=object,
    )
    edited = st.data_editor(
        frame,
        column_config={
            "cell": st.column_config.TextColumn(_("Cell"), width=60),
            "item": st.column_config.TextColumn(_("Indicator or task"), width="medium"),
            "column": st.column_config.TextColumn(_("Column")),
            "text": st.column_config.TextColumn(_("In the file: write here")),
            "problem": st.column_config.TextColumn(_("Why"), width="large"),
        },
        disabled=["cell", "item", "column", "problem"],
        hide_index=True,
        placeholder=" ",
        key=f"faulty_cells_{_round(source)}",
    )
    written = [typed_figures.text_of(value) for value in edited["text"]]
    _take(
        source,
        {
            (found[cell][0].row, cell): text
            for cell, before, text in zip(places, texts, written, strict=True)
            if text != typed_figures.text_of(before)
        },
    )


def _other_rows(source: Source, cells: Cells) -> None:
    """Any row of the file, by choice, with all its cells to write anew."""
    rows = {number: row for number, row in enumerate(cells.rows, 1) if any(row)}
    numbers = st.multiselect(
        _("Other rows to correct: a figure, a month, a code …"),
        list(rows),
        format_func=lambda number: f"{number} · {' '.join(' '.join(rows[number]).split())[:60]}",
        key=f"other_rows_{source.cells.sha256[:12]}_{visit.turn()}",
        placeholder=_("None"),
    )
    if not numbers:
        return
    width = min(max(len(rows[number]) for number in numbers), COLUMNS_AT_MOST)
    names = [column_name(column) for column in range(width)]
    before = [[*rows[number], *[""] * width][:width] for number in numbers]
    edited = st.data_editor(
        pd.DataFrame(before, columns=names, index=pd.Index(numbers, name=_("Row")), dtype=object),
        column_config={name: st.column_config.TextColumn() for name in names},
        placeholder=" ",
        key=f"other_cells_{'_'.join(map(str, numbers))}_{_round(source)}",
    )
    _take(
        source,
        {
            (number, cell_name(number - 1, column)): text
            for number, old, new in zip(numbers, before, edited.to_numpy().tolist(), strict=True)
            for column, (was, text) in enumerate(zip(old, map(typed_figures.text_of, new), strict=True))
            if text != typed_figures.text_of(was)
        },
    )


def _take(source: Source, corrections: Taken) -> None:
    """Take corrections, if there are any, and read again."""
    if not corrections:
        return
    if isinstance(source, TypedSource):
        source.correct(corrections)
    else:
        taken = taken_of(source)
        taken |= corrections
        session.book(Key.UNFINISHED)["round"] = session.book(Key.UNFINISHED).get("round", 0) + 1
    st.rerun()


def _round(source: Source) -> str:
    """How often the file was corrected: a table that has it in its key begins anew."""
    return f"{source.cells.sha256[:12]}_{session.book(Key.UNFINISHED).get('round', 0)}_{visit.turn()}"


def _place(source: Source, problem: Problem) -> str:
    """Where a problem stands: in a file its cell, in the grid of the page its row."""
    return str(problem.row) if isinstance(source, TypedSource) else problem.cell


def _text_at(cells: Cells, number: int, cell: str) -> str:
    row, column = cells.rows[number - 1], column_index(cell)
    return row[column] if column < len(row) else ""
