"""One row of a monthly file: its texts under their columns, and the problems found in it."""

from collections import defaultdict
from collections.abc import Iterator

from monitoring.files.cell_values import Remark, nothing, shown
from monitoring.files.cells import Cells
from monitoring.monthly.sheet import Row, Sheet
from monitoring.problems import Problem, Severity


def lines_below(sheet: Sheet, cells: Cells) -> Iterator["Line"]:
    """The rows below the header that have anything in them.

    A cell that is merged with the one above has its text, as a person sees it; a figure stands once.
    """
    figures = {index for part in (sheet, *sheet.beside) for index in part.figures.values()}
    continued: dict[int, set[int]] = defaultdict(set)
    for at, column in cells.continued:
        continued[at] |= {column} - figures
    above: Row = ()
    for index in range(sheet.header_index + 1, len(cells.rows)):
        above = row = _filled_down(cells.rows[index], continued[index], above) if continued else cells.rows[index]
        if any(row):
            yield Line(sheet, index + 1, row)


def _filled_down(row: Row, columns: set[int], above: Row) -> Row:
    if not columns:
        return row
    width = max(len(row), max(columns) + 1)
    own = [*row, *[""] * (width - len(row))]
    return tuple(own[at] or (above[at] if at in columns and at < len(above) else "") for at in range(width))


class Line:
    """One row of the sheet, with the problems found in it; ``failed`` once one of them is an error.

    ``item`` is the indicator or task that it is about, as people read it, once its key is read.
    """

    __slots__ = ("cells", "failed", "item", "number", "problems", "sheet")

    def __init__(self, sheet: Sheet, number: int, cells: Row):
        self.sheet, self.number, self.cells = sheet, number, cells
        self.item = ""
        self.problems: list[Problem] = []
        self.failed = False

    def of_month(self, sheet: Sheet) -> "Line":
        """The same row with the figures of one month of a wide file; its problems are those of the row."""
        part = Line(sheet, self.number, self.cells)
        part.problems, part.failed = self.problems, self.failed
        return part

    def text(self, column: str) -> str:
        """What stands in a column, empty where the sheet or the row has no such cell."""
        index = self.sheet.columns.get(column)
        return self.cells[index].strip() if index is not None and index < len(self.cells) else ""

    def has(self, column: str) -> bool:
        """Whether anything stands in a column."""
        return self.text(column) != ""

    def heading(self, column: str) -> str:
        """What stands over a column in the file, or what it is called where the file has none."""
        return self.sheet.place(self.number, column)[1]

    def problems_at(self, column: str) -> list[Problem]:
        """What is noted at a column so far."""
        cell = self.sheet.place(self.number, column)[0]
        return [problem for problem in self.problems if problem.cell == cell]

    def add(
        self,
        column: str,
        severity: Severity,
        problem: str,
        hint: str,
        fix: str | None = None,
        other_fix: str | None = None,
    ) -> None:
        """Note a problem at the cell in a column; ``fix`` and ``other_fix`` are what the cell could hold instead."""
        self.take(column, Remark(severity, problem, hint, fix, other_fix))

    def take(self, column: str, remark: Remark) -> None:
        """Note what was remarked on the text of a cell."""
        cell, header = self.sheet.place(self.number, column)
        fixes = (remark.fix, remark.other_fix) if cell else (None, None)
        value = shown(self.text(column))
        self.problems.append(
            Problem(self.number, header, value, remark.severity, remark.problem, remark.hint, cell, *fixes)
        )
        self.failed = self.failed or remark.severity == "error"

    def clear_words_for_nothing(self, *columns: str) -> None:
        """Empty the cells that say in words that there is nothing (—, 未开展), with a notice at each."""
        for column in columns:
            text = self.text(column)
            if text and not text[0].isdigit() and (remark := nothing(text)):
                self.take(column, remark)
                self.replace(column, "")

    def replace(self, column: str, text: str) -> None:
        """Read ``text`` in a column instead of what stands there."""
        index = self.sheet.columns[column]
        self.cells = (*self.cells[:index], text, *self.cells[index + 1 :])
