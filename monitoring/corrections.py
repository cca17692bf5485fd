"""Cells of a file with corrections that a person chose at the screen, as a file of its own."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import replace

from monitoring.cells import Cells
from monitoring.language import gettext as _

Fix = tuple[int, int | str, str]


def apply_fixes(cells: Cells, fixes: Iterable[Fix]) -> Cells:
    """``cells`` with new texts: each fix is a row (1 is the first), a column (its index, or a cell's name) and a text.

    The name says how many cells were corrected, and the checksum is that of the corrected cells: the same
    corrections of the same file are recognised as the same file.
    """
    rows = [list(row) for row in cells.rows]
    corrected = set()
    for number, column, text in fixes:
        index = column if isinstance(column, int) else _column_index(column)
        row = rows[number - 1]
        row.extend([""] * (index + 1 - len(row)))
        row[index] = text
        corrected.add((number, index))
    if not corrected:
        return cells
    name = _marked(cells.file_name, len(corrected))
    checksum = hashlib.sha256(json.dumps(rows).encode()).hexdigest()
    return replace(cells, file_name=name, sha256=checksum, rows=tuple(map(tuple, rows)))


def _column_index(cell: str) -> int:
    """The index of the column of a cell such as ``AB12``."""
    index = 0
    for letter in cell.rstrip("0123456789"):
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _marked(file_name: str, count: int) -> str:
    """The name with the number of corrections, those of earlier rounds included."""
    marked = _("{file} (cells corrected: {count})")
    pattern = re.escape(marked).replace(r"\{file\}", "(?P<file>.*)").replace(r"\{count\}", "(?P<count>[0-9]+)")
    if earlier := re.fullmatch(pattern, file_name, re.DOTALL):
        file_name, count = earlier["file"], count + int(earlier["count"])
    return marked.format(file=file_name, count=count)
