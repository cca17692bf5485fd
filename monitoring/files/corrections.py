"""Corrects cells as a person chose at the screen → the cells of a file of its own; the bytes stay as they are."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from monitoring.files.cells import Cells, column_index
from monitoring.language.catalogue import gettext as _

Fix = tuple[int, int | str, str]


def apply_fixes(cells: Cells, fixes: Iterable[Fix]) -> Cells:
    """``cells`` with new texts: each fix is a row (1 is the first), a column (its index, or a cell's name) and a text.

    The name says how many cells were corrected, and the checksum is that of the corrected cells: the same
    corrections of the same file are recognised as the same file.
    """
    rows = [list(row) for row in cells.rows]
    corrected = set()
    for number, column, text in fixes:
        index = column if isinstance(column, int) else column_index(column)
        row = rows[number - 1]
        row.extend([""] * (index + 1 - len(row)))
        row[index] = text
        corrected.add((number, index))
    return _corrected(cells, rows, len(corrected))


def replace_rows(cells: Cells, lines: Mapping[int, Sequence[Sequence[str]]]) -> Cells:
    """``cells`` with these rows (1 is the first) written anew, each as one line or, split, as several.

    Name and checksum are as in ``apply_fixes``; what is written as it was makes no difference.
    """
    fixes = [
        (number, column, text)
        for number, (first, *_further) in lines.items()
        for column, text in enumerate(first)
        if text != _text_at(cells, number, column)
    ]
    fixed = apply_fixes(cells, fixes)
    rows = [line for number, row in enumerate(fixed.rows, start=1) for line in (row, *lines.get(number, ())[1:])]
    moved = frozenset((row + _added_above(row, lines), column) for row, column in cells.continued)
    added = sum(bool(text) for _first, *further in lines.values() for line in further for text in line)
    return replace(_corrected(fixed, rows, added), continued=moved)


def _added_above(index: int, lines: Mapping[int, Sequence[Sequence[str]]]) -> int:
    """How many lines came in above the row with this index, from 0."""
    return sum(len(written) - 1 for number, written in lines.items() if number <= index)


def _text_at(cells: Cells, number: int, column: int) -> str:
    row = cells.rows[number - 1]
    return row[column] if column < len(row) else ""


def _corrected(cells: Cells, rows: Sequence[Sequence[str]], count: int) -> Cells:
    if not count:
        return cells
    checksum = hashlib.sha256(json.dumps(rows).encode()).hexdigest()
    return replace(
        cells, file_name=_marked(cells.file_name, count), sha256=checksum, rows=tuple(tuple(row) for row in rows)
    )


def _marked(file_name: str, count: int) -> str:
    """The name with the number of corrections, those of earlier rounds included."""
    marked = _("{file} (cells corrected: {count})")
    pattern = re.escape(marked).replace(r"\{file\}", "(?P<file>.*)").replace(r"\{count\}", "(?P<count>[0-9]+)")
    if earlier := re.fullmatch(pattern, file_name, re.DOTALL):
        file_name, count = earlier["file"], count + int(earlier["count"])
    return marked.format(file=file_name, count=count)
