"""Fills the empty workbook of a layout: figures into cells, a row for each line of a list, room for long texts."""

import math
import re
from decimal import Decimal
from io import BytesIO
from itertools import accumulate, groupby
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from monitoring.files.cells import cleaned
from monitoring.files.written_csv import FORMULA_SIGNS
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.papers import draft_mark, grown_sheet, row_heights
from monitoring.papers.figures import Figures, Measured, Value
from monitoring.papers.layouts import Layout, Place
from monitoring.problems import MonitoringError

# In a cell of the empty workbook: what the headings of the paper follow.
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_TEXT_LENGTH_LIMIT = 32_767


def filled(layout: Layout, figures: Figures, heading: dict[str, str], is_draft: bool) -> bytes:
    """The workbook of ``layout`` with the ``figures`` in it as .xlsx; ``heading`` has what its headings follow.

    Raises ``MonitoringError`` for a workbook that is none, and for a cell with a figure that the paper does not have.
    """
    _check(layout, figures)
    book = _opened(layout)
    sheet = book.active
    _write_headings(sheet, heading)
    single = [place for place in layout.places if place.block not in figures.lists]
    for place in single:
        _put(sheet[place.cell], figures.values[place.field])
    for name in sorted(figures.lists, key=lambda name: -_row_of(layout, name)):
        _write_list(sheet, [place for place in layout.places if place.block == name], figures.lists[name])
    _make_room(sheet)
    if is_draft:
        draft_mark.mark(sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _opened(layout: Layout) -> Workbook:
    try:
        return load_workbook(layout.workbook)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        said = _("{file} cannot be read as a workbook: {reason}")
        raise MonitoringError(said.format(file=layout.workbook, reason=error)) from error


def _check(layout: Layout, figures: Figures) -> None:
    columns = {f"{name}.{column}" for name, lines in figures.lists.items() for line in lines for column in line}
    known = columns | figures.values.keys()
    for place in layout.places:
        is_of_no_line = place.block in figures.lists and not figures.lists[place.block]
        if place.field not in known and not is_of_no_line:
            said = _("{file}: the paper has no figure “{field}” for {cell}. It has: {known}")
            raise MonitoringError(
                said.format(file=layout.table, field=place.field, cell=place.cell, known=formats.listed(sorted(known)))
            )


def _row_of(layout: Layout, name: str) -> int:
    return next((place.row for place in layout.places if place.block == name), 0)


def _write_headings(sheet: Worksheet, heading: dict[str, str]) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = _PLACEHOLDER.sub(lambda found: heading.get(found[1], found[0]), cell.value)


def _write_list(sheet: Worksheet, places: list[Place], lines: list[dict[str, Value]]) -> None:
    """A row for each line; a line whose text is higher than a row can be gets several, merged into one."""
    if not places:
        return
    row = places[0].row
    spans = [_rows_needed(sheet, places, line) for line in lines] or [1]
    grown_sheet.repeat_row(sheet, row, sum(spans))
    starts = [row, *accumulate(spans, initial=row)][1:-1]
    for start, span in zip(starts, spans, strict=True):
        if span > 1:
            _merge_line(sheet, start, span)
    for start, line in zip(starts, lines, strict=False):
        for place in places:
            _put(sheet[f"{place.column}{start}"], line[_column_of(place)])
    _merge_equal(sheet, places, lines, starts, spans)


def _column_of(place: Place) -> str:
    return place.field.rpartition(".")[2]


def _rows_needed(sheet: Worksheet, places: list[Place], line: dict[str, Value]) -> int:
    heights = []
    for place in places:
        cell = sheet[place.cell]
        area = next((each for each in sheet.merged_cells.ranges if place.cell in each), None)
        heights.append(_height(sheet, cell, line[_column_of(place)], area))
    return max(1, math.ceil(max(heights) / row_heights.HIGHEST))


def _merge_line(sheet: Worksheet, start: int, span: int) -> None:
    """Each cell of a line over all its rows, but for what is merged down over several lines already."""
    taken = {
        column
        for area in sheet.merged_cells.ranges
        if area.min_row < start <= area.max_row
        for column in range(area.min_col, area.max_col + 1)
    }
    for column in range(1, sheet.max_column + 1):
        if column not in taken and not isinstance(sheet.cell(start, column), MergedCell):
            grown_sheet.merge_down(sheet, column, start, start + span - 1)


def _merge_equal(sheet: Worksheet, places: list[Place], lines, starts: list[int], spans: list[int]) -> None:
    """Equal texts below each other as one cell; those further to the right only within those to the left."""
    merged = sorted((place for place in places if place.is_merged_down), key=lambda place: _index(place.column))
    numbered = list(zip(lines, starts, spans, strict=False))
    for depth, place in enumerate(merged):
        names = [_column_of(each) for each in merged[: depth + 1]]
        for _same, group in groupby(numbered, key=lambda part: [part[0][name] for name in names]):
            parts = list(group)
            last = parts[-1][1] + parts[-1][2] - 1
            if last > parts[0][1]:
                for _line, start, _span in parts[1:]:
                    cell = sheet[f"{place.column}{start}"]
                    if not isinstance(cell, MergedCell):
                        cell.value = None
                grown_sheet.merge_down(sheet, _index(place.column), parts[0][1], last)


def _index(column: str) -> int:
    return column_index_from_string(column)


def _put(cell: Cell, value: Value) -> None:
    """A figure into its cell: numbers as numbers, and texts as texts whatever they begin with."""
    if isinstance(value, Measured):
        cell.value, cell.number_format = value.value, _format_of(value)
    elif isinstance(value, str):
        cell.value = cleaned(value)[:_TEXT_LENGTH_LIMIT]
        cell.data_type = "s"
        # Else it would be a formula once somebody edits it.
        if value.lstrip().startswith(FORMULA_SIGNS):
            cell.quotePrefix = True
    else:
        cell.value = value
        if isinstance(value, Decimal) and cell.number_format == "General" and round(value, 2) != value:
            cell.number_format = "0.00"


def _format_of(measured: Measured) -> str:
    """The number with the decimal places that it has, and its unit behind it."""
    places = max(0, -measured.value.normalize().as_tuple().exponent)
    number = f"0.{'0' * places}" if places else "0"
    unit = cleaned(measured.unit).replace('"', "”")
    return f'{number}"{unit}"' if unit else number


def _make_room(sheet: Worksheet) -> None:
    """Let each row be as high as its highest text; it is never lower than it was drawn."""
    areas = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    tall = []
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None or isinstance(cell, MergedCell):
                continue
            area = areas.get((cell.row, cell.column))
            height = _height(sheet, cell, cell.value, area)
            if area is not None and area.max_row > area.min_row:
                tall.append((area.min_row, area.max_row, height))
            else:
                _raise_to(sheet, cell.row, height)
    # From the shortest: what is within another one has its room before that one asks for it.
    for first, last, height in sorted(tall, key=lambda part: part[1] - part[0]):
        lacking = height - sum(_height_of(sheet, row) for row in range(first, last + 1))
        if lacking > 0:
            for row in range(first, last + 1):
                _raise_to(sheet, row, _height_of(sheet, row) + lacking / (last - first + 1))


def _height(sheet: Worksheet, cell: Cell, value: Value, area: CellRange | None) -> float:
    text = _shown(value)
    if not text:
        return 0
    first, last = (area.min_col, area.max_col) if area else (cell.column, cell.column)
    wide = row_heights.width_in_points(sheet, first, last) - row_heights.INDENT * (cell.alignment.indent or 0)
    return row_heights.needed(text, wide, row_heights.size_of(cell))


def _shown(value: Value) -> str:
    if isinstance(value, Measured):
        return f"{value.value.normalize():f}{value.unit}"
    return f"{value:,.2f}" if isinstance(value, Decimal | float) else str("" if value is None else value)


def _height_of(sheet: Worksheet, row: int) -> float:
    return sheet.row_dimensions[row].height or sheet.sheet_format.defaultRowHeight or 15


def _raise_to(sheet: Worksheet, row: int, height: float) -> None:
    if height > _height_of(sheet, row):
        sheet.row_dimensions[row].height = min(math.ceil(height), row_heights.HIGHEST + 9)
