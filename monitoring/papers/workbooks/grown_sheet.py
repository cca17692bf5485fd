"""A sheet that gets more rows, as Excel would insert them: what is merged over the row grows, what is below moves."""

from copy import copy

from openpyxl.utils import range_boundaries
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet


def repeat_row(sheet: Worksheet, row: int, count: int) -> None:
    """Let ``row`` stand there ``count`` times in all, with its looks and with what is printed in it.

    Cells merged within the row are merged in each; those merged across it and others reach over all.
    """
    further = count - 1
    if further <= 0:
        return
    merged = [CellRange(area.coord) for area in sheet.merged_cells.ranges]
    for area in merged:
        sheet.unmerge_cells(area.coord)
    heights = {number: dimension.height for number, dimension in sheet.row_dimensions.items() if dimension.height}
    width, last = sheet.max_column, sheet.max_row
    if last > row:
        sheet.move_range(CellRange(min_col=1, max_col=width, min_row=row + 1, max_row=last).coord, rows=further)
    for number in range(row + 1, row + count):
        _copy(sheet, row, number, width)
    for number in sorted(heights):
        if number > row:
            sheet.row_dimensions[number].height = None
    for number, height in heights.items():
        for place in _places_of(number, row, further):
            sheet.row_dimensions[place].height = height
    for area in merged:
        for grown in _grown(area, row, further):
            sheet.merge_cells(grown.coord)
    _move_print_settings(sheet, row, further)


def merge_down(sheet: Worksheet, column: int, first: int, last: int) -> None:
    """Make one cell of those of a column from ``first`` to ``last``, with what is merged beside it in the rows."""
    width = next(
        (
            area.max_col - area.min_col
            for area in sheet.merged_cells.ranges
            if (area.min_row, area.min_col) == (first, column)
        ),
        0,
    )
    for area in list(sheet.merged_cells.ranges):
        if area.min_col == column and first <= area.min_row and area.max_row <= last:
            sheet.unmerge_cells(area.coord)
    sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column + width)


def _copy(sheet: Worksheet, source: int, target: int, width: int) -> None:
    for column in range(1, width + 1):
        drawn = sheet.cell(source, column)
        sheet.cell(target, column, drawn.value)._style = copy(drawn._style)


def _places_of(number: int, row: int, further: int) -> list[int]:
    """Where what was in a row stands afterwards; the repeated row in several places."""
    if number == row:
        return list(range(row, row + further + 1))
    return [number + further] if number > row else [number]


def _grown(area: CellRange, row: int, further: int) -> list[CellRange]:
    if area.min_row == area.max_row == row:
        return [_moved(area, step, step) for step in range(further + 1)]
    return [_moved(area, further if area.min_row > row else 0, further if area.max_row >= row else 0)]


def _moved(area: CellRange, top: int, bottom: int) -> CellRange:
    return CellRange(
        min_col=area.min_col, max_col=area.max_col, min_row=area.min_row + top, max_row=area.max_row + bottom
    )


def _move_print_settings(sheet: Worksheet, row: int, further: int) -> None:
    if sheet.print_title_rows:
        first, last = (int(part.strip("$")) for part in sheet.print_title_rows.split(":"))
        if first > row:
            sheet.print_title_rows = f"{first + further}:{last + further}"
    if sheet.print_area:
        left, top, right, bottom = range_boundaries(sheet.print_area.split("!")[-1].replace("$", ""))
        area = CellRange(min_col=left, max_col=right, min_row=top, max_row=bottom + (further if bottom >= row else 0))
        sheet.print_area = area.coord
