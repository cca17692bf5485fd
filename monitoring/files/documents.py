"""Reads Word documents (.docx) → rows: paragraphs and tables in the order of the document.

From the XML itself: python-docx leaves out, without a word, what stands in content controls, tracked insertions, text
boxes and simple fields, and the numbers that Word counts; mammoth and docx2python lose some of them, and columns.
"""

from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree

from monitoring.files.archives import Archive
from monitoring.files.cells import COLUMN_LIMIT, Table, bounded, cleaned, hidden, too_many

# Each row is looked through for hidden text with all the tables within it.
NESTING_LIMIT = 20
_WORDS = {"t": None, "tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# What was deleted, moved away, or stands a second time for older programs.
_NOT_SHOWN = {"del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"}
_NUMBER_FORMATS = {"decimal", "decimalZero", "decimalFullWidth"}


def tables(archive: Archive) -> list[Table]:
    """The document as one table; the list is empty where nothing is written in it."""
    body = archive.xml(archive.main).find("body")
    document = _Document(*_numbering(archive))
    rows = bounded(document.rows(body)) if body is not None else ()
    problems = tuple(hidden(document.hidden_rows, []))
    return [Table(rows, problems=problems, continued=frozenset(document.continued))] if any(map(any, rows)) else []


class _Document:
    """The rows of a document, with the numbers that Word itself writes before paragraphs."""

    def __init__(self, kinds: dict[str, str], starts: dict[tuple[str, str], int]):
        # The kind of each list, and the number with which the levels of a kind begin.
        self.kinds, self.starts = kinds, starts
        self.counted: dict[tuple[str, str], int] = defaultdict(int)
        self.row_count = 0
        self.continued: set[tuple[int, int]] = set()
        self.hidden_rows: list[int] = []

    def rows(self, parent: ElementTree.Element) -> Iterator[tuple[str, ...]]:
        """Each paragraph as a row of one cell, each table row as a row of its cells."""
        for child in parent:
            if child.tag == "p":
                if text := self._paragraph(child):
                    self.row_count += 1
                    yield (text,)
            elif child.tag == "tbl":
                yield from self._table(child)
            elif child.tag not in _NOT_SHOWN:
                yield from self.rows(child)

    def _table(self, table: ElementTree.Element, depth: int = 0) -> Iterator[tuple[str, ...]]:
        if depth > NESTING_LIMIT:
            raise ValueError(f"a table within {NESTING_LIMIT} tables")
        for row in _inside(table, "tr"):
            inner: list[ElementTree.Element] = []
            if _is_hidden(row):
                self.hidden_rows.append(self.row_count)
            yield self._row(row, inner)
            self.row_count += 1
            # A table within a cell follows the row that it stands in.
            for nested in inner:
                yield from self._table(nested, depth + 1)

    def _row(self, row: ElementTree.Element, inner: list[ElementTree.Element]) -> tuple[str, ...]:
        texts: list[str] = [""] * _number(row.find("trPr/gridBefore"), 0)
        for cell in _inside(row, "tc"):
            nested = list(_inside(cell, "tbl"))
            inner += nested
            if _continues(cell):
                self.continued.add((self.row_count, len(texts)))
            text = "" if _continues(cell) else self._words(cell)
            texts += [text, *[""] * (_number(cell.find("tcPr/gridSpan"), 1) - 1)]
            if len(texts) > COLUMN_LIMIT:
                raise too_many(0, len(texts))
        return tuple(texts)

    def _words(self, cell: ElementTree.Element) -> str:
        paragraphs = (self._paragraph(paragraph) for paragraph in _inside(cell, "p", around={"tbl"}))
        return cleaned("\n".join(filter(None, paragraphs)))

    def _paragraph(self, paragraph: ElementTree.Element) -> str:
        text = cleaned("".join(_texts(paragraph)))
        number = self._list_number(paragraph)
        return f"{number}{text}" if number and not text else text

    def _list_number(self, paragraph: ElementTree.Element) -> str:
        """The number that Word counts itself: often all that stands in the column 序号."""
        found = paragraph.find("pPr/numPr")
        if found is None:
            return ""
        key = (_value(found.find("numId")), _value(found.find("ilvl")) or "0")
        begins = self.starts.get((self.kinds.get(key[0], ""), key[1]))
        if begins is None:
            return ""
        self.counted[key] += 1
        return str(begins + self.counted[key] - 1)


def _inside(parent: ElementTree.Element, tag: str, around: set[str] = frozenset()) -> Iterator[ElementTree.Element]:
    """The elements of this kind within ``parent``, also within what only wraps them; not those within each other."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _NOT_SHOWN and child.tag not in around:
            yield from _inside(child, tag, around)


def _texts(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        if child.tag in _WORDS:
            yield _WORDS[child.tag] or child.text or ""
        elif child.tag not in _NOT_SHOWN:
            yield from _texts(child)


def _is_hidden(row: ElementTree.Element) -> bool:
    """Whether Word does not show a row: all that is written in it is marked as hidden text."""
    written = [run for run in row.iter("r") if any((text.text or "").strip() for text in run.iter("t"))]
    return bool(written) and all(run.find("rPr/vanish") is not None for run in written)


def _continues(cell: ElementTree.Element) -> bool:
    """Whether the cell is merged with the one above it."""
    merged = cell.find("tcPr/vMerge")
    return merged is not None and _value(merged) != "restart"


def _value(element: ElementTree.Element | None) -> str:
    return "" if element is None else element.get("val", "")


def _number(element: ElementTree.Element | None, otherwise: int) -> int:
    text = _value(element)
    return min(int(text), COLUMN_LIMIT) if text.isdecimal() else otherwise


def _numbering(archive: Archive) -> tuple[dict[str, str], dict[tuple[str, str], int]]:
    """The kind of each list, and of kinds that count in plain numbers: (kind, level) → the number it begins with."""
    part = next((part for kind, part in archive.targets(archive.main).values() if kind == "numbering"), "")
    if part not in archive.names:
        return {}, {}
    numbering = archive.xml(part)
    levels = {
        (kind.get("abstractNumId", ""), level.get("ilvl", "")): _number(level.find("start"), 1)
        for kind in numbering.iterfind("abstractNum")
        for level in kind.iterfind("lvl")
        if _value(level.find("numFmt")) in _NUMBER_FORMATS
    }
    return {each.get("numId", ""): _value(each.find("abstractNumId")) for each in numbering.iterfind("num")}, levels
