"""How high a row has to be for its texts: Excel does not find that out for merged cells, nor when a file is opened."""

import math
import unicodedata

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

# What Excel takes at most, with something left for fonts that are wider than ours.
HIGHEST = 400
# Pixels of a digit and of a cell's inner edge in the standard font, points of a pixel.
DIGIT, EDGE, POINTS = 7, 5, 0.75
# Points that a step of an indent takes.
INDENT = 7
# Points on both sides of a text, and of a line of it against the size of its letters.
INSET, LINE = 6, 1.34
STANDARD_WIDTH, STANDARD_SIZE = 8.43, 11


def needed(text: str, points_wide: float, size: float) -> float:
    """How many points high a text of this ``size`` stands in a cell that is so many ``points_wide``."""
    room = max(points_wide - INSET, size)
    return _lines(text, room, size) * size * LINE + INSET


def width_in_points(sheet: Worksheet, first: int, last: int) -> float:
    """How wide the columns from ``first`` to ``last`` are together."""
    return sum(_column_width(sheet, column) * DIGIT + EDGE for column in range(first, last + 1)) * POINTS


def size_of(cell: Cell) -> float:
    """The size of the letters in a cell, in points."""
    return cell.font.sz or STANDARD_SIZE


def _column_width(sheet: Worksheet, column: int) -> float:
    letter = get_column_letter(column)
    return sheet.column_dimensions[letter].width if letter in sheet.column_dimensions else STANDARD_WIDTH


def _lines(text: str, room: float, size: float) -> int:
    # A line ends before a sign that does not fit any more: at most one sign of each line is lost.
    signs = max(room - size * 0.5, size)
    return sum(max(1, math.ceil(_length(line) * size / signs)) for line in text.splitlines() or [""])


def _length(text: str) -> float:
    """How many Chinese signs' room a text takes: any other sign takes a little more than half of one."""
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else 0.55 for sign in text)
