"""Writes workbooks (.xlsx): a sheet to fill in, and a copy of somebody's file with its faulty cells marked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from monitoring.files import reader
from monitoring.files.cells import Cells, cleaned
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem, UnreadableFile

CellValue = str | int | Decimal | date | None
# So large a file is written for minutes; its problems are better read as a list.
MARKED_CELLS_LIMIT = 300_000
MARKS_LIMIT = 1_000
# Choices longer than this do not fit into a cell's rule and stand on a hidden sheet.
_CHOICES_LENGTH_LIMIT = 250
_TEXT_LENGTH_LIMIT = 32_767
# Rows that somebody adds below the filled ones get the choices too.
_FURTHER_ROWS = 200
_FILLS = {
    "error": PatternFill("solid", fgColor="FFC7CE"),
    "warning": PatternFill("solid", fgColor="FFEB9C"),
    "notice": PatternFill("solid", fgColor="DDEBF7"),
}
_SEVERITIES = list(_FILLS)
_HEADER_FILL = PatternFill("solid", fgColor="E7E6E6")
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_AS_TEXT = "@"


def sheet(
    headers: Sequence[str],
    rows: Iterable[Sequence[CellValue]],
    widths: Sequence[float] = (),
    notes: Mapping[tuple[int, int], str] | None = None,
    choices: Mapping[int, Sequence[str]] | None = None,
    title: str = "",
    formats: Mapping[int, str] | None = None,
) -> bytes:
    """A workbook of one sheet as .xlsx: the header in row 1, which stays in sight, and the rows below it.

    Text stays text whatever it begins with; numbers are numbers. ``widths`` are those of the columns in characters.
    ``notes`` has (row, column) → comment, ``choices`` column → what may be chosen in it (other entries stay
    possible), ``formats`` column → number format such as ``0.00``. Rows and columns count from 0 as in
    ``Cells.rows``: row 0 is the header.
    """
    book = Workbook()
    page = book.active
    page.title = _sheet_title(title)
    _write(page, [headers, *rows], formats or {})
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True), _HEADER_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    page.freeze_panes = "A2"
    for index, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(index)].width = width
    for (row, column), note in (notes or {}).items():
        page.cell(row + 1, column + 1).comment = _comment(note)
    for column, allowed in (choices or {}).items():
        _offer(book, page, column, allowed)
    return _bytes(book)


def marked_copy(file_name: str, content: bytes, problems: Iterable[Problem]) -> bytes:
    """A copy of the file as .xlsx, the cells with a problem filled by severity and with a comment that says it.

    Of an .xlsx file the workbook itself with its formats and formulas, of other files a new workbook with the same
    text at the same places. A problem of a whole row is at its first cell with text, one of the whole file at A1.
    Raises ``UnreadableFile`` where the file cannot be read or is too large to be marked.
    """
    cells = reader.read(file_name, content)
    if sum(map(len, cells.rows)) > MARKED_CELLS_LIMIT:
        raise UnreadableFile(
            _("{file}: the file is too large for a marked copy. Use the list of problems.").format(file=file_name)
        )
    book = _opened(content) if cells.encoding == "xlsx" else None
    if book is None or cells.sheet not in book.sheetnames:
        book = _rewritten(cells)
    page = book[cells.sheet] if cells.sheet in book.sheetnames else book.active
    for place, found in _by_place(cells, problems):
        _mark(page, place, found)
    return _bytes(book)


def _opened(content: bytes) -> Workbook | None:
    """The user's own workbook; None where openpyxl cannot read all of it."""
    try:
        return load_workbook(BytesIO(content))
    # What our own reader passes over (drawings, rules, names) openpyxl reads too, and raises nearly anything where
    # it is odd. Then the marked copy has the cells alone.
    except Exception:
        return None


def _rewritten(cells: Cells) -> Workbook:
    book = Workbook()
    book.active.title = _sheet_title(cells.sheet)
    _write(book.active, cells.rows, {})
    return book


def _write(page: Worksheet, rows: Iterable[Sequence[CellValue]], formats: Mapping[int, str]) -> None:
    for number, row in enumerate(rows, start=1):
        for index, value in enumerate(row):
            if value is not None and value != "":
                _put(page.cell(number, index + 1), value, formats.get(index) if number > 1 else None)
            elif index in formats and number > 1:
                page.cell(number, index + 1).number_format = formats[index]


def _put(cell: Cell, value: CellValue, number_format: str | None) -> None:
    if isinstance(value, str):
        # Else text that begins with = would be a formula, here or once somebody edits it.
        cell.value = cleaned(value)[:_TEXT_LENGTH_LIMIT]
        cell.data_type = "s"
        cell.number_format, cell.quotePrefix = _AS_TEXT, True
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        return
    cell.value = value
    if number_format:
        cell.number_format = number_format


def _sheet_title(title: str) -> str:
    return _NOT_IN_A_TITLE.sub(" ", title).strip(" '")[:31] or "Sheet1"


def _comment(text: str) -> Comment:
    lines = sum(1 + len(line) // 22 for line in text.splitlines())
    return Comment(cleaned(text), _("Budget performance monitoring"), width=320, height=30 + 20 * min(lines, 25))


def _offer(book: Workbook, page: Worksheet, column: int, allowed: Sequence[str]) -> None:
    joined = ",".join(allowed)
    fits = len(joined) <= _CHOICES_LENGTH_LIMIT and not any(re.search(r'[,"]', choice) for choice in allowed)
    rule = DataValidation("list", formula1=f'"{joined}"' if fits else _listed(book, column, allowed), allow_blank=True)
    rule.showErrorMessage = False
    letter = get_column_letter(column + 1)
    rule.add(f"{letter}2:{letter}{page.max_row + _FURTHER_ROWS}")
    page.add_data_validation(rule)


def _listed(book: Workbook, column: int, allowed: Sequence[str]) -> str:
    """The choices on a hidden sheet of their own; returns where they stand there."""
    page = book.create_sheet(f"choices{column + 1}")
    page.sheet_state = "hidden"
    _write(page, [[choice] for choice in allowed], {})
    return f"{quote_sheetname(page.title)}!$A$1:$A${len(allowed)}"


def _by_place(cells: Cells, problems: Iterable[Problem]) -> Iterator[tuple[str, list[Problem]]]:
    of_place: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        of_place[problem.cell or _first_cell(cells, problem.row)].append(problem)
    worst_first = sorted(of_place.items(), key=lambda item: min(map(_rank, item[1])))
    yield from worst_first[:MARKS_LIMIT]


def _rank(problem: Problem) -> int:
    return _SEVERITIES.index(problem.severity)


def _first_cell(cells: Cells, row: int | None) -> str:
    if row is None or not 1 <= row <= len(cells.rows):
        return "A1"
    column = next((index for index, text in enumerate(cells.rows[row - 1]) if text), 0)
    return f"{get_column_letter(column + 1)}{row}"


def _mark(page: Worksheet, place: str, problems: list[Problem]) -> None:
    cell = page[place]
    if isinstance(cell, MergedCell):
        cell = next(page.cell(area.min_row, area.min_col) for area in page.merged_cells.ranges if place in area)
    cell.fill = _FILLS[min(problems, key=_rank).severity]
    said = [cell.comment.text] if cell.comment else []
    said += ["\n".join(filter(None, (problem.item, problem.problem, problem.hint))) for problem in problems]
    cell.comment = _comment("\n\n".join(said))


def _bytes(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
