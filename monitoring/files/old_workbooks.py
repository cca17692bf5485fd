"""Reads workbooks of Excel 97–2003 (.xls, also WPS .et) → sheets, as a person sees them."""

import os

import xlrd

from monitoring.files import number_formats
from monitoring.files.cells import Grid, Room, Table, cleaned, hidden
from monitoring.language.catalogue import gettext as _
from monitoring.problems import UnreadableFile


def tables(content: bytes) -> list[Table]:
    """All sheets with a cell in them, in the order of their tabs. Raises ``UnreadableFile``."""
    book = _open(content)
    room = Room()
    found = [_table(book, sheet, room) for sheet in book.sheets()]
    return [table for table in found if table.rows]


def _open(content: bytes) -> xlrd.Book:
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        try:
            return xlrd.open_workbook(file_contents=content, logfile=nowhere, formatting_info=True, ragged_rows=True)
        except xlrd.XLRDError as error:
            raise UnreadableFile(_reason(str(error))) from error
        except MemoryError:
            raise
        # A damaged record leads xlrd to indexes, lengths and codes that are not there: nearly any error may come.
        except Exception as error:
            raise UnreadableFile(_damaged()) from error


def _reason(error: str) -> str:
    if "encrypted" in error.lower():
        return _("the file is protected with a password. Open it, remove the password, save it and upload it again.")
    return _damaged()


def _damaged() -> str:
    return _("the old Excel file cannot be read. Open it in Excel or WPS, save it as .xlsx and upload that file.")


def _table(book: xlrd.Book, sheet: xlrd.sheet.Sheet, room: Room) -> Table:
    grid = Grid(room)
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            # One cell at the end of each row makes millions before it that are empty.
            if kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                grid.put(row, column, _text(book, sheet.cell(row, column)))
    for top, bottom, left, right in sheet.merged_cells:
        grid.merge(top, left, bottom - 1, right - 1)
    rows = [row for row, info in sorted(sheet.rowinfo_map.items()) if info.hidden and grid.texts.get(row)]
    columns = [column for column, info in sorted(sheet.colinfo_map.items()) if info.hidden]
    read_columns = [column for column in columns if column <= grid.last_column]
    return Table(
        grid.rows, sheet.name, tuple(hidden(rows, read_columns)), sheet.visibility != 0, frozenset(grid.continued)
    )


def _text(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return number_formats.text(repr(cell.value), _shows(book, cell.xf_index), bool(book.datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#N/A")
    return cleaned(cell.value) if cell.ctype == xlrd.XL_CELL_TEXT else ""


def _shows(book: xlrd.Book, style: int) -> str:
    if not 0 <= style < len(book.xf_list):
        return ""
    key = book.xf_list[style].format_key
    own = book.format_map.get(key)
    return number_formats.kind(number_formats.BUILTIN.get(key) or (own.format_str if own else ""))
