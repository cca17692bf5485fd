"""Correcting a form under review row by row, and reading it again."""

import pandas as pd
import streamlit as st

from monitoring.files.cells import column_name
from monitoring.forms.review import Reading, Review
from monitoring.language.catalogue import gettext as _
from monitoring.screen import pieces, session, typed_figures, visit
from monitoring.screen.session import Key

# More grids than these at a time make a page slow; the next ones come once the first are read.
ROWS_AT_A_TIME = 12


COLUMNS_AT_MOST = 30


def corrections_form(review: Review, reading: Reading) -> bool:
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
    first, *added = [[typed_figures.text_of(value) for value in line] for line in grid]
    kept = [old if typed_figures.text_of(old) == new else new for old, new in zip(row, first, strict=False)]
    lines = [(*kept, *row[len(kept) :]), *(tuple(line) for line in added if any(line))]
    return None if lines == [row] else lines


def _round() -> str:
    """How often this file was corrected: a grid that has it in its key begins anew."""
    return f"{session.get(Key.REVIEW)['round']}_{visit.turn()}"


def _width(reading: Reading) -> int:
    """How many columns the form has."""
    rows = (reading.cells.rows[row.row_number - 1] for row in reading.form.source_rows)
    return max((column + 1 for row in rows for column, text in enumerate(row) if text.strip()), default=1)
