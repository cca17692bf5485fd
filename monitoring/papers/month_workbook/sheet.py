"""One sheet of a workbook: lines of text over its whole width, and tables below each other."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from monitoring.files.cells import cleaned
from monitoring.files.written_csv import FORMULA_SIGNS
from monitoring.language.catalogue import gettext as _
from monitoring.papers.figures import Measured
from monitoring.papers.month_workbook.columns import CellValue, Column
from monitoring.papers.workbooks import row_heights, written_cells

GROUND, EDGE = "#E8EDF3", "#B8C2CC"
TEXT_LENGTH_LIMIT = 32_767


@dataclass(frozen=True)
class Table:
    """Where a table stands on a ``sheet``: its columns by key, its rows counted from 0 without head and total."""

    sheet: str
    keys: tuple[str, ...]
    first_row: int
    last_row: int
    first_column: int = 0

    def column(self, key: str) -> int:
        return self.first_column + self.keys.index(key)

    def place(self, key: str) -> list:
        """The values of a column, as a chart asks for them."""
        return [self.sheet, self.first_row, self.column(key), self.last_row, self.column(key)]

    def heading(self, key: str) -> list:
        """The heading of a column, as a chart asks for it."""
        return [self.sheet, self.first_row - 1, self.column(key)]

    def places(self) -> dict[str, tuple[str, str]]:
        """Key → where the values stand and where their total does, as formulas name them."""
        return {
            key: (
                xl_range(self.first_row, self.column(key), self.last_row, self.column(key)),
                xl_rowcol_to_cell(self.last_row + 1, self.column(key)),
            )
            for key in self.keys
        }


class Sheet:
    """A sheet under work: what is written next stands below what is there."""

    def __init__(self, book, page, name: str, widths: Sequence[float]):
        self.book, self.page, self.name = book, page, name
        self.row = 0
        self._widths = list(widths)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)

    def line(self, text: str, **look) -> None:
        """A line of text over the whole width, as high as it needs."""
        shown = self.book.look(text_wrap=True, align="left", **look)
        size = look.get("font_size", 10)
        self.page.merge_range(self.row, 0, self.row, len(self._widths) - 1, "", shown)
        self._write_text(self.row, 0, text, shown)
        self._make_room(self.row, [(text, sum(self._widths), size)])
        self.row += 1

    def heading(self, text: str) -> None:
        """The title of what follows, after some room."""
        self.row += 1
        self.line(text, bold=True, font_size=11)

    def table(self, columns: Sequence[Column], rows: Sequence[dict], totals: Mapping[str, CellValue] = {}) -> Table:
        """The ``rows`` under the heads of their ``columns``; below them the ``totals`` by key, as formulas show them.

        Where there is no row, a line says so.
        """
        keys = tuple(column.key for column in columns)
        table = Table(self.name, keys, self.row + 1, self.row + max(len(rows), 1))
        self._write_heads(columns)
        for row in rows:
            self._write_row(columns, row)
        if not rows:
            self.line(_("There are none."), font_color="#6B7280")
        elif totals:
            self._write_totals(columns, table, totals)
        return table

    def open_on(self, table: Table, fixed_columns: int) -> None:
        """Let the sheet be of this ``table``: its heads stay in sight and on each page, and it can be filtered."""
        head = table.first_row - 1
        self.page.freeze_panes(head + 1, fixed_columns)
        self.page.repeat_rows(head)
        self.page.autofilter(head, table.first_column, table.last_row, table.first_column + len(table.keys) - 1)

    def _write_heads(self, columns: Sequence[Column]) -> None:
        look = self.book.look(bold=True, text_wrap=True, align="center", bg_color=GROUND, border=1, border_color=EDGE)
        for place, column in enumerate(columns):
            self._write_text(self.row, place, column.heading, look)
        self._make_room(self.row, [(each.heading, self._widths[n] - 2, 10) for n, each in enumerate(columns)])
        self.row += 1

    def _write_row(self, columns: Sequence[Column], row: dict) -> None:
        texts = []
        for place, column in enumerate(columns):
            value = column.value(row)
            self._write(place, column, row, value)
            if isinstance(value, str):
                texts.append((value, self._widths[place], 10))
        self._make_room(self.row, texts)
        self.row += 1

    def _write(self, place: int, column: Column, row: dict, value: CellValue) -> None:
        edges = {"border": 1, "border_color": EDGE}
        if value is None or value == "":
            self.page.write_blank(self.row, place, None, self.book.look(**edges))
        elif isinstance(value, str):
            self._write_text(self.row, place, value, self.book.look(text_wrap=True, align="left", **edges))
        else:
            look = self.book.look(align="right", num_format=_format(column, row, value), **edges)
            self.page.write_number(self.row, place, value, look)

    def _write_totals(self, columns: Sequence[Column], table: Table, totals: Mapping[str, CellValue]) -> None:
        edges = {"border": 1, "border_color": EDGE, "bold": True, "bg_color": GROUND, "top": 6}
        self._write_text(self.row, 0, _("Total"), self.book.look(align="left", **edges))
        for place, column in enumerate(columns[1:], start=1):
            look = self.book.look(align="right", num_format=column.number_format or "General", **edges)
            if column.total is None:
                self.page.write_blank(self.row, place, None, look)
            else:
                shown = totals[column.key]
                formula = column.total(table.places())
                self.page.write_formula(self.row, place, formula, look, "" if shown is None else float(shown))
        self.row += 1

    def _write_text(self, row: int, place: int, text: str, look) -> None:
        text = cleaned(text)[:TEXT_LENGTH_LIMIT]
        if text.startswith(FORMULA_SIGNS):
            # Else it would be a formula once somebody edits it.
            look = self.book.like(look, quote_prefix=True)
        self.page.write_string(row, place, text, look)

    def _make_room(self, row: int, texts: Sequence[tuple[str, float, float]]) -> None:
        """Let a row be as high as its texts need, each in a column so many characters wide, with signs of a size."""
        needed = [_height(text, width, size) for text, width, size in texts]
        if needed and max(needed) > row_heights.STANDARD_HEIGHT:
            self.page.set_row(row, min(max(needed), row_heights.HIGHEST))


def _height(text: str, width: float, size: float) -> float:
    room = (width * row_heights.DIGIT + row_heights.EDGE) * row_heights.POINTS - row_heights.INSET
    lines = row_heights.lines(text, max(room, size), size)
    return math.ceil(lines * size * row_heights.LINE + (row_heights.INSET if lines > 1 or size > 10 else 1))


def _format(column: Column, row: dict, value: CellValue) -> str:
    """How a number is shown; the cell keeps it with all its digits."""
    if column.unit_of is None:
        return column.number_format or "General"
    exact = Decimal(str(value))
    rounded = round(exact, column.places)
    # What is not zero is never shown as zero.
    shown = rounded if rounded or not exact else round(exact, 4)
    return written_cells.number_format(Measured(shown, column.unit_of(row) or ""))
