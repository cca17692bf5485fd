"""Holds the cells of a file: rows of text, each with its place, and how many of them are read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem, Severity, UnreadableFile

ROW_LIMIT = 200_000
COLUMN_LIMIT = 1_000
# Of all sheets of a file together: 200,000 rows with ten cells each.
CELL_LIMIT = 2_000_000
# Places of a sheet up to the last cell of each row, most of them empty: one cell far to the right makes a thousand.
PLACE_LIMIT = 8_000_000
# Characters in all cells. A workbook keeps a text once and names it in a million cells.
TEXT_LIMIT = 50_000_000
# Places that merged cells reach over, in all: 20,000 of them over a hundred places each.
MERGED_PLACES_LIMIT = 2_000_000
# Excel's own limit is 32,767 characters; a cell longer than this is no figure and no sentence.
CELL_LENGTH_LIMIT = 100_000

_NAMED_AT_MOST = 5
Rows = tuple[tuple[str, ...], ...]
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Original:
    """A file as it came in."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Cells:
    """A table as it stands in its file; ``rows[0]`` is row 1 of the sheet and every cell is text.

    ``encoding`` is that of a text file, else the kind of file (``xlsx``, ``xls``, ``html``, ``docx``, ``pdf``).
    ``sheet`` is the sheet's name, empty where the file has none. ``problems`` are what the reading itself
    noticed: hidden rows, formulas without a value, sheets that were not read. ``continued`` are the places (row and
    column from 0) that are merged with the cell above them: they are empty, and a person sees that cell there.
    ``original`` is the file, which stays the same whatever is corrected; None for what was typed in.
    """

    file_name: str
    sha256: str
    encoding: str
    rows: Rows
    sheet: str = ""
    problems: tuple[Problem, ...] = ()
    continued: frozenset[tuple[int, int]] = frozenset()
    original: Original | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Table:
    """One sheet of a workbook, or all of a document, before it is known which file it is from."""

    rows: Rows
    name: str = ""
    problems: tuple[Problem, ...] = ()
    is_hidden: bool = False
    continued: frozenset[tuple[int, int]] = frozenset()


@dataclass
class Room:
    """How much more of a file is read, in all its sheets: cells with content, their characters, merged places."""

    cells: int = CELL_LIMIT
    characters: int = TEXT_LIMIT
    merged_places: int = MERGED_PLACES_LIMIT

    def take(self, cells: int, characters: int) -> None:
        """So many cells with so many characters have come. Raises ``UnreadableFile`` where that is too much."""
        self.cells -= cells
        self.characters -= characters
        if self.cells < 0:
            raise too_many_cells()
        if self.characters < 0:
            raise _too_much_text()

    def take_merged(self, places: int) -> None:
        """A merged cell reaches over so many places. Raises ``UnreadableFile`` where that is too much."""
        self.merged_places -= places
        if self.merged_places < 0:
            raise too_many_merged()


class Grid:
    """Cells that arrive one by one at their places (from 0); ``rows`` is what has come, without empty ends.

    ``room`` is shared by all sheets of a file.
    """

    def __init__(self, room: Room | None = None) -> None:
        self.room = Room() if room is None else room
        self.texts: dict[int, dict[int, str]] = {}
        self.count = 0
        # The places below the first of a range that is merged downwards.
        self.continued: set[tuple[int, int]] = set()
        # The last row and column in which ever a cell was; -1 where nothing was put.
        self.last_row = self._last_column = -1

    def put(self, row: int, column: int, text: str) -> None:
        """Put ``text`` at its place; empty text leaves it empty. Raises ``UnreadableFile`` beyond the limits."""
        if not text:
            return
        if not (0 <= row < ROW_LIMIT and 0 <= column < COLUMN_LIMIT):
            raise too_many(row, column)
        if len(text) > CELL_LENGTH_LIMIT:
            raise _too_long(row, column)
        self.count += 1
        self.texts.setdefault(row, {})[column] = text
        # Written out: this is called for each of a million cells.
        room = self.room
        room.cells -= 1
        room.characters -= len(text)
        if room.cells < 0 or room.characters < 0:
            room.take(0, 0)
        if row > self.last_row:
            self.last_row = row
        if column > self._last_column:
            self._last_column = column

    def get(self, row: int, column: int) -> str:
        """The text at a place; empty where none was put."""
        return self.texts.get(row, {}).get(column, "")

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Keep only the first cell of a range, edges included: what a program left in the others is not seen."""
        rows = range(max(top, 0), min(bottom, self.last_row) + 1)
        columns = range(max(left, 0), min(right, self._last_column) + 1)
        self.room.take_merged(len(rows) * max(len(columns), 1))
        self.continued |= {(row, left) for row in rows if row > top}
        for row in rows:
            texts = self.texts.get(row, {})
            for column in columns:
                if (row, column) != (top, left):
                    texts.pop(column, None)

    def reach_down(self, row: int, column: int, height: int, width: int) -> None:
        """A cell covers this height and width from its place on."""
        self.room.take_merged(height * width)
        self.continued |= {(below, column) for below in range(row + 1, row + height)}

    @property
    def last_column(self) -> int:
        """The last column with a cell; -1 where there is none."""
        return max((max(texts) for texts in self.texts.values() if texts), default=-1)

    @property
    def rows(self) -> Rows:
        """All rows from the first of the sheet to the last with a cell, each up to its last cell."""
        if sum(max(texts) + 1 for texts in self.texts.values() if texts) > PLACE_LIMIT:
            raise too_many_cells()
        last = max((row for row, texts in self.texts.items() if texts), default=-1)
        return tuple(_dense(self.texts.get(row)) for row in range(last + 1))


def _dense(texts: dict[int, str] | None) -> tuple[str, ...]:
    return tuple(texts.get(column, "") for column in range(max(texts) + 1)) if texts else ()


def column_name(index: int) -> str:
    """The spreadsheet's name of the column with this index: 0 is ``A``, 26 is ``AA``."""
    name = ""
    while index >= 0:
        name = chr(ord("A") + index % 26) + name
        index = index // 26 - 1
    return name


def column_index(name: str) -> int:
    """The index of a column from the name of it (``AB``) or of a cell in it (``AB12``); -1 where it names none."""
    return _index_of_letters(name.rstrip("0123456789"))


@lru_cache(maxsize=COLUMN_LIMIT)
def _index_of_letters(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter.upper()) - ord("A") + 1
    return index - 1


def cell_name(row: int, column: int) -> str:
    """The spreadsheet's name of the cell in this row and column, both from 0."""
    return f"{column_name(column)}{row + 1}"


def cleaned(text: str) -> str:
    """``text`` without blanks around it and without characters that nobody sees."""
    if not text.isprintable():
        text = _INVISIBLE.sub("", text.replace("\r\n", "\n"))
    return text.strip()


def remark(
    severity: Severity, problem: str, hint: str, place: tuple[int, int] | None = None, value: str = ""
) -> Problem:
    """A problem of the reading; ``place`` is row and column from 0, None for the whole file."""
    if place is None:
        return Problem(None, "", value, severity, problem, hint)
    row, column = place
    return Problem(row + 1, column_name(column), value, severity, problem, hint, cell_name(row, column))


def first_of(tables: list[Cells]) -> Cells:
    """The first of the sheets of a file; the others are named in its ``problems``."""
    first, *others = tables
    if not others:
        return first
    sheets = formats.listed(f"“{other.sheet}”" for other in others)
    left_out = remark(
        "notice",
        _("Only the sheet “{sheet}” was read, not {others}.").format(sheet=first.sheet, others=sheets),
        _("If another sheet holds the table, move it to the front and upload the file again."),
    )
    return replace(first, problems=(left_out, *first.problems))


def hidden(rows: list[int], columns: list[int]) -> list[Problem]:
    """What to say of hidden rows and columns (from 0) that were read."""
    hint = _("Show them in Excel or WPS and look whether they belong to the table; delete them if not.")
    problems = []
    if rows:
        problem = _("Hidden rows were read too: {rows}.").format(rows=_listed(row + 1 for row in rows))
        problems.append(remark("notice", problem, hint))
    if columns:
        names = _listed(column_name(column) for column in columns)
        problems.append(remark("notice", _("Hidden columns were read too: {columns}.").format(columns=names), hint))
    return problems


def _listed(names: Iterable[object]) -> str:
    first = list(islice(names, _NAMED_AT_MOST + 1))
    return formats.listed(first[:_NAMED_AT_MOST]) + (" …" if len(first) > _NAMED_AT_MOST else "")


def bounded(rows: Iterable[tuple[str, ...]]) -> Rows:
    """``rows`` as a tuple. Raises ``UnreadableFile`` as soon as there are too many, or too many cells in them."""
    kept, room, places = [], Room(), 0
    for row in rows:
        places += len(row)
        if len(kept) >= ROW_LIMIT or len(row) > COLUMN_LIMIT:
            raise too_many(len(kept), len(row) - 1)
        if places > PLACE_LIMIT:
            raise too_many_cells()
        lengths = list(map(len, row))
        if max(lengths, default=0) > CELL_LENGTH_LIMIT:
            raise _too_long(len(kept), lengths.index(max(lengths)))
        room.take(len(lengths) - lengths.count(0), sum(lengths))
        kept.append(row)
    return tuple(kept)


def too_many(row: int, column: int) -> UnreadableFile:
    """The error that a cell (row and column from 0) stands beyond what is read."""
    return UnreadableFile(
        _(
            "the cell {cell} has content; at most {rows} rows and {columns} columns are read. Delete what does not "
            "belong to the table, or split the file by month."
        ).format(cell=cell_name(row, max(column, 0)), rows=f"{ROW_LIMIT:,}", columns=f"{COLUMN_LIMIT:,}")
    )


def too_many_cells() -> UnreadableFile:
    """The error that there are more cells with content than are read."""
    return UnreadableFile(
        _("there are more than {limit} filled cells. Split the file by month.").format(limit=f"{CELL_LIMIT:,}")
    )


def too_many_merged() -> UnreadableFile:
    """The error that merged cells cover more than any table needs."""
    return UnreadableFile(
        _(
            "its merged cells reach over more than {limit} places. Undo the merging beyond the table, or copy the "
            "table alone into a new file."
        ).format(limit=f"{MERGED_PLACES_LIMIT:,}")
    )


def _too_long(row: int, column: int) -> UnreadableFile:
    return UnreadableFile(
        _("the cell {cell} has more than {limit} characters. Delete what does not belong to the table.").format(
            cell=cell_name(row, column), limit=f"{CELL_LENGTH_LIMIT:,}"
        )
    )


def _too_much_text() -> UnreadableFile:
    return UnreadableFile(
        _("its cells have more than {limit} characters in all. Split the file by month.").format(
            limit=f"{TEXT_LIMIT:,}"
        )
    )
