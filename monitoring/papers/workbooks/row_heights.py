"""How high a row has to be for its texts: Excel does not find that out for merged cells, nor when a file is opened."""

import math
import unicodedata

from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from monitoring.papers.figures import Value
from monitoring.papers.workbooks.written_cells import shown

# What a row is at most, below Excel's own limit; and the rows of a line that is higher, so that pages break within it.
HIGHEST, PART = 400, 100
# Pixels of a digit and of a cell's inner edge in the standard font, points of a pixel.
DIGIT, EDGE, POINTS = 7, 5, 0.75
# Points that a step of an indent takes, points on both sides of a text, a line of it against the size of its letters.
INDENT, INSET, LINE = 7, 6, 1.34
STANDARD_WIDTH, STANDARD_SIZE, STANDARD_HEIGHT = 8.43, 11, 15

Areas = dict[tuple[int, int], CellRange]


def merged_areas(sheet: Worksheet) -> Areas:
    """The merged cells of a sheet by the row and column of the first one of each."""
    return {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}


def needed(sheet: Worksheet, areas: Areas, cell: Cell, value: Value) -> float:
    """How many points high a ``value`` stands in its cell, with those that are merged with it."""
    text = shown(value)
    if not text:
        return 0
    area = areas.get((cell.row, cell.column))
    last = area.max_col if area else cell.column
    size = cell.font.sz or STANDARD_SIZE
    room = width_of(sheet, cell.column, last) - INSET - INDENT * (cell.alignment.indent or 0)
    return lines(text, max(room, size), size) * size * LINE + INSET


def height_of(sheet: Worksheet, row: int) -> float:
    """How high a row is."""
    return sheet.row_dimensions[row].height or sheet.sheet_format.defaultRowHeight or STANDARD_HEIGHT


def make_room(sheet: Worksheet) -> None:
    """Let each row be as high as its highest text; it is never lower than it was drawn."""
    areas = merged_areas(sheet)
    tall = []
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None or isinstance(cell, MergedCell):
                continue
            height, area = needed(sheet, areas, cell, cell.value), areas.get((cell.row, cell.column))
            if area is not None and area.max_row > area.min_row:
                tall.append((range(area.min_row, area.max_row + 1), height))
            else:
                _raise_to(sheet, cell.row, height)
    # From the shortest: what is within another one has its room before that one asks for it.
    for rows, height in sorted(tall, key=lambda part: len(part[0])):
        lacking = height - sum(height_of(sheet, row) for row in rows)
        for row in rows if lacking > 0 else ():
            _raise_to(sheet, row, height_of(sheet, row) + lacking / len(rows))


def _raise_to(sheet: Worksheet, row: int, height: float) -> None:
    if height > height_of(sheet, row):
        sheet.row_dimensions[row].height = min(math.ceil(height), HIGHEST)


def width_of(sheet: Worksheet, first: int, last: int) -> float:
    """How many points wide the columns from ``first`` to ``last`` are together."""
    return sum(_column_width(sheet, column) * DIGIT + EDGE for column in range(first, last + 1)) * POINTS


def _column_width(sheet: Worksheet, column: int) -> float:
    letter = get_column_letter(column)
    return sheet.column_dimensions[letter].width if letter in sheet.column_dimensions else STANDARD_WIDTH


def lines(text: str, room: float, size: float) -> int:
    """How many lines a text takes in a ``room`` so many points wide, with signs of this ``size``."""
    # A line ends before a sign that does not fit any more: at most one sign of each line is lost.
    signs = max(room - size * 0.5, size)
    return sum(max(1, math.ceil(_length(line) * size / signs)) for line in text.splitlines() or [""])


def _length(text: str) -> float:
    """How many Chinese signs' room a text takes: any other sign takes a little more than half of one."""
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else 0.55 for sign in text)
