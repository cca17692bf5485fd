"""Fills the empty workbook of a layout: figures into cells, a row for each line of a list, room for long texts."""

import re
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.papers.figures import Figures
from monitoring.papers.layouts import Layout, Place
from monitoring.papers.workbooks import draft_mark, list_rows, page_breaks, row_heights
from monitoring.papers.workbooks.written_cells import in_a_heading, put
from monitoring.problems import MonitoringError

# In a text of the empty workbook: what the headings of the paper follow, and any single figure.
_PLACEHOLDER = re.compile(r"\{([\w.]+)\}")


def filled(layout: Layout, figures: Figures, heading: dict[str, str], is_draft: bool) -> bytes:
    """The workbook of ``layout`` with the ``figures`` in it as .xlsx; ``heading`` has what its headings follow.

    Raises ``MonitoringError`` for a workbook that is none, and for a cell with a figure that the paper does not have.
    """
    _check(layout, figures)
    book = _opened(layout)
    sheet = book.active
    _write_headings(sheet, heading | {name: in_a_heading(value) for name, value in figures.values.items()})
    for place in layout.places:
        if place.block not in figures.lists:
            put(sheet[place.cell], figures.values[place.field])
    # From below, so that what grows moves no row that is still to be found.
    for places in sorted(_blocks(layout, figures), key=lambda places: -places[0].row):
        list_rows.write(sheet, places, figures.lists[places[0].block])
    row_heights.make_room(sheet)
    page_breaks.before_heads(sheet)
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


def _blocks(layout: Layout, figures: Figures) -> list[list[Place]]:
    found = [[place for place in layout.places if place.block == name] for name in figures.lists]
    return [places for places in found if places]


def _check(layout: Layout, figures: Figures) -> None:
    """Every cell has a figure of the paper, and the cells of a list stand in one row."""
    known = set(figures.values)
    for name, lines in figures.lists.items():
        places = [place for place in layout.places if place.block == name]
        columns = lines[0] if lines else [place.name for place in places]
        known |= {f"{name}.{column}" for column in columns}
        if len({place.row for place in places}) > 1:
            said = _("{file}: the cells of “{name}” do not stand in one row.")
            raise MonitoringError(said.format(file=layout.table, name=name))
    for place in layout.places:
        if place.field not in known:
            said = _("{file}: the paper has no figure “{field}” for {cell}. It has: {known}")
            listed = formats.listed(sorted(known))
            raise MonitoringError(said.format(file=layout.table, field=place.field, cell=place.cell, known=listed))


def _write_headings(sheet: Worksheet, heading: dict[str, str]) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and _PLACEHOLDER.search(cell.value):
                put(cell, _PLACEHOLDER.sub(lambda found: heading.get(found[1], found[0]), cell.value))
