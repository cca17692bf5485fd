"""The rows of a list in a workbook: one for each line, several where a text is higher than a row can be."""

import math
from collections.abc import Iterator
from copy import copy
from itertools import accumulate, groupby
from typing import NamedTuple

from openpyxl.cell import MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from monitoring.papers.figures import Value
from monitoring.papers.layouts import Place
from monitoring.papers.workbooks import grown_sheet, row_heights
from monitoring.papers.workbooks.written_cells import put


class _Line(NamedTuple):
    """A line of the list, the first row that it stands in, and how many it takes."""

    values: dict[str, Value]
    first: int
    count: int

    @property
    def last(self) -> int:
        return self.first + self.count - 1


def write(sheet: Worksheet, places: list[Place], values: list[dict[str, Value]]) -> None:
    """Write the lines below each other, from the row that was drawn for them; without a line that one stays empty."""
    row = places[0].row
    areas = row_heights.merged_areas(sheet)
    counts = [_rows_needed(sheet, areas, places, line) for line in values]
    grown_sheet.repeat_row(sheet, row, max(sum(counts), 1))
    starts = accumulate(counts, initial=row)
    lines = [_Line(*parts) for parts in zip(values, starts, counts, strict=False)]
    for line in lines:
        if line.count > 1:
            _spread(sheet, line)
        for place in places:
            put(sheet[f"{place.column}{line.first}"], line.values[place.name])
    _merge_equal(sheet, places, lines)


def _rows_needed(sheet: Worksheet, areas: row_heights.Areas, places: list[Place], values: dict[str, Value]) -> int:
    height = max(row_heights.needed(sheet, areas, sheet[place.cell], values[place.name]) for place in places)
    return 1 if height <= row_heights.HIGHEST else math.ceil(height / row_heights.PART)


def _spread(sheet: Worksheet, line: _Line) -> None:
    """Each cell of a line over all its rows, its text on top, but for what is merged over several lines already."""
    taken = {
        column
        for area in sheet.merged_cells.ranges
        if area.min_row < line.first <= area.max_row
        for column in range(area.min_col, area.max_col + 1)
    }
    for column in range(1, sheet.max_column + 1):
        cell = sheet.cell(line.first, column)
        if column in taken or isinstance(cell, MergedCell):
            continue
        grown_sheet.merge_down(sheet, column, line.first, line.last)
        alignment = copy(cell.alignment)
        alignment.vertical = "top"
        cell.alignment = alignment


def _merge_equal(sheet: Worksheet, places: list[Place], lines: list[_Line]) -> None:
    """Equal texts below each other as one cell; those further to the right only within those to the left."""
    merged = sorted((place for place in places if place.is_merged_down), key=_index)
    for depth, place in enumerate(merged, start=1):
        for group in _equal(lines, [each.name for each in merged[:depth]]):
            if group[-1].last > group[0].first:
                _empty_below(sheet, place.column, group)
                grown_sheet.merge_down(sheet, _index(place), group[0].first, group[-1].last)


def _equal(lines: list[_Line], names: list[str]) -> Iterator[list[_Line]]:
    for _same, group in groupby(lines, key=lambda line: [line.values[name] for name in names]):
        yield list(group)


def _empty_below(sheet: Worksheet, column: str, group: list[_Line]) -> None:
    for line in group[1:]:
        cell = sheet[f"{column}{line.first}"]
        if not isinstance(cell, MergedCell):
            cell.value = None


def _index(place: Place) -> int:
    return column_index_from_string(place.column)
