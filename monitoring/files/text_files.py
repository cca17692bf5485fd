"""Reads text files (.csv, .txt, pasted cells) → rows: which encoding, which separator.

Ours, because charset-normalizer takes two short lines of GB18030 for UTF-16 or Big5, and clevercsv the commas of
sentences for separators.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from monitoring.files.cells import CELL_LENGTH_LIMIT, Rows, bounded
from monitoring.language.catalogue import gettext as _
from monitoring.problems import UnreadableFile

ENCODINGS = ("utf-8-sig", "gb18030")
# Nearly every sequence of bytes is some text in these, so what was read may be nonsense (Big5, Latin-1).
GUESSED_ENCODINGS = frozenset({"gb18030"})
# In this order where two fit equally well: a tab seldom stands in a sentence.
DELIMITERS = ("\t", ",", ";")
# Where quotation marks do not pair, half a file is one cell; Python's csv reader says so itself.
csv.field_size_limit(CELL_LENGTH_LIMIT)

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_QUOTED = re.compile(r'"[^"]*"')
# The line by which Excel is told the delimiter; Excel shows the line after it as row 1, so do we.
_EXCEL_HINT = re.compile(r'"?sep=([,;\t|])"?(?:\r\n|\r|\n)')


def decode(content: bytes) -> tuple[str, str]:
    """The encoding and the text. Raises ``UnreadableFile`` for what is not text."""
    encodings = ("utf-16",) if content.startswith(_UTF_16_MARKS) else ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL_CHARACTER.search(text):
            return encoding, text
    raise UnreadableFile(
        _(
            "this is not a text file in UTF-8 or GB18030, and no Excel, Word or PDF file either. In Excel or WPS "
            "choose “Save as” → “Excel workbook (.xlsx)” and upload that file."
        )
    )


def split(text: str) -> Rows:
    """The rows of text separated by commas, tabs or semicolons.

    Raises ``UnreadableFile`` where quotation marks do not pair: its rows could only be guessed.
    """
    hint = _EXCEL_HINT.match(text)
    delimiter = hint[1] if hint else _delimiter(text)
    body = text[hint.end() :] if hint else text
    try:
        return bounded(_rows(body, delimiter, csv.QUOTE_MINIMAL))
    except csv.Error as error:
        if delimiter != "\t":
            raise _unpaired_quotes(body, delimiter, error) from error
    try:
        # Programs that write tabs often do not quote: then the quotation marks belong to the words.
        return bounded(_rows(body, delimiter, csv.QUOTE_NONE))
    except csv.Error as error:
        raise _unpaired_quotes(body, delimiter, error) from error


def _rows(text: str, delimiter: str, quoting: int) -> Iterator[tuple[str, ...]]:
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, skipinitialspace=True, strict=True)
    for row in reader:
        yield tuple(cell.strip() for cell in row)


def _delimiter(text: str) -> str:
    lines = [line for line in _QUOTED.sub("", text).splitlines() if line]
    return max(DELIMITERS, key=lambda delimiter: _separators_in_usual_rows(lines, delimiter))


def _separators_in_usual_rows(lines: list[str], delimiter: str) -> int:
    """How many of these separators stand in rows of the most usual width.

    A separator recurs equally often in row after row, a comma within a sentence does not.
    """
    widths = Counter(line.count(delimiter) for line in lines)
    return max((width * rows for width, rows in widths.items()), default=0)


def _unpaired_quotes(text: str, delimiter: str, error: csv.Error) -> UnreadableFile:
    row = 1
    try:
        for _row in _rows(text, delimiter, csv.QUOTE_MINIMAL):
            row += 1
    except csv.Error:
        pass
    return UnreadableFile(
        _(
            "the quotation marks in row {row} do not pair ({reason}), so the cells cannot be told apart. Open the "
            "file in Excel or WPS, look at that row, and save it again as CSV."
        ).format(row=row, reason=error)
    )
