"""Reads web pages with tables → rows: many systems write such a page and call it .xls.

lxml finds the elements in whatever stands there, in time that grows with the size alone. Python's own html.parser is
occupied for minutes by a hundred kilobytes of tags that do not close.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from monitoring.files.cells import COLUMN_LIMIT, ROW_LIMIT, Grid, Table, cleaned, hidden, too_many

# To close one of many thousand open elements, the parser looks through all of them.
DEPTH_LIMIT = 500
_CELLS, _BREAKS = {"td", "th"}, {"br", "p", "div", "li"}
_NOT_SHOWN = {"script", "style", "title", "head"}
_BLANKS = re.compile(r"\s+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)


def table(text: str) -> Table:
    """The rows of all tables in the page, one after another; spanned cells have their text in the first place.

    A table within a cell follows the row that it stands in. Raises ``ValueError`` for elements within elements beyond
    ``DEPTH_LIMIT``, ``UnreadableFile`` for too many cells.
    """
    parser = etree.HTMLParser(target=_Page(), huge_tree=True)
    return etree.fromstring(text, parser)


@dataclass
class _Table:
    """Where the reading of a table stands."""

    # The last row, counted in the page and in the table, and the column of the next cell.
    row: int = -1
    number: int = -1
    column: int = 0
    # Column → the last row of the table that a cell above reaches down to.
    reach: dict[int, int] = field(default_factory=dict)
    # What was read of the cell that is open; None between the cells.
    words: list[str] | None = None
    place: tuple[int, int] = (0, 0)


class _Page:
    """Where the reading of the page stands; the parser closes each element that it opens."""

    def __init__(self) -> None:
        self.grid = Grid()
        self.row_count = 0
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()
        # For each open element whether it is hidden itself, and for each group of columns where the next begins.
        self.concealed: list[bool] = []
        self.next_col = 0
        # The tables that are open, each within a cell of the one before; the first holds cells outside of any.
        self.tables = [_Table()]
        self.depth = self.hidden_depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise ValueError(f"{tag} within {DEPTH_LIMIT} elements")
        table = self.tables[-1]
        self.concealed.append("hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or "")))
        if tag in _NOT_SHOWN:
            self.hidden_depth += 1
        elif tag == "table":
            self.tables.append(_Table())
            self.next_col = 0
        elif tag == "col":
            self._take_col(_span(attributes.get("span")))
        elif tag == "tr":
            self._begin_row(table)
            if any(self.concealed):
                self.hidden_rows.append(table.row)
        elif tag in _CELLS:
            self._begin_cell(table, attributes)
            if self.concealed[-1]:
                self.hidden_columns.add(table.place[1])
        elif tag in _BREAKS and table.words:
            table.words.append("\n")

    def _take_col(self, span: int) -> None:
        end = min(self.next_col + span, COLUMN_LIMIT)
        if self.concealed[-1]:
            self.hidden_columns |= set(range(self.next_col, end))
        self.next_col = end

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.concealed.pop()
        table = self.tables[-1]
        if tag in _NOT_SHOWN:
            self.hidden_depth -= 1
        elif tag == "table":
            self.tables.pop()
        elif tag in _CELLS:
            self._end_cell(table)

    def data(self, text: str) -> None:
        words = self.tables[-1].words
        if words is not None and not self.hidden_depth:
            words.append(_BLANKS.sub(" ", text))

    def close(self) -> Table:
        columns = sorted(column for column in self.hidden_columns if column <= self.grid.last_column)
        problems = tuple(hidden(self.hidden_rows, columns))
        return Table(self.grid.rows, problems=problems, continued=frozenset(self.grid.continued))

    def _begin_row(self, table: _Table) -> None:
        self._end_cell(table)
        if self.row_count >= ROW_LIMIT:
            raise too_many(self.row_count, 0)
        table.row, table.number, table.column = self.row_count, table.number + 1, 0
        self.row_count += 1

    def _begin_cell(self, table: _Table, attributes: dict[str, str]) -> None:
        self._end_cell(table)
        if table.row < 0:
            self._begin_row(table)
        while table.reach.get(table.column, -1) >= table.number:
            table.column += 1
        table.words, table.place = [], (table.row, table.column)
        end = table.column + _span(attributes.get("colspan"))
        if (height := _span(attributes.get("rowspan"))) > 1:
            columns = range(table.column, min(end, COLUMN_LIMIT))
            self.grid.reach_down(*table.place, height, len(columns))
            for column in columns:
                table.reach[column] = max(table.reach.get(column, -1), table.number + height - 1)
        table.column = end

    def _end_cell(self, table: _Table) -> None:
        """Put what was read into its place. Cells also end where the next begins in an element that is not closed."""
        if table.words is not None:
            lines = "".join(table.words).split("\n")
            self.grid.put(*table.place, cleaned("\n".join(" ".join(line.split()) for line in lines)))
        table.words = None


def _span(text: str | None) -> int:
    return max(1, min(int(text), COLUMN_LIMIT)) if text and text.isdecimal() else 1
