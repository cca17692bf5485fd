"""Bytes of a file → cells: rows of text, each with its place, whatever program wrote the file."""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from monitoring.language import gettext as _
from monitoring.problems import UnreadableFile

ENCODINGS = ("utf-8-sig", "gb18030")
# Nearly every sequence of bytes is some text in these, so what was read may be nonsense (Big5, Latin-1).
GUESSED_ENCODINGS = frozenset({"gb18030"})
BYTE_LIMIT = 20_000_000
# In this order where two fit equally well: a tab seldom stands in a sentence.
DELIMITERS = ("\t", ",", ";")
# A cell longer than this is no figure and no sentence; Python's csv reader stops at 131,072.
csv.field_size_limit(1_000_000)

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_QUOTED = re.compile(r'"[^"]*"')
# The line by which Excel is told the delimiter; Excel shows the line after it as row 1, so do we.
_EXCEL_HINT = re.compile(r'"?sep=([,;\t|])"?(?:\r\n|\r|\n)')


@dataclass(frozen=True)
class Cells:
    """A table as it stands in its file; ``rows[0]`` is the file's row 1 and every cell is text."""

    file_name: str
    sha256: str
    encoding: str
    rows: tuple[tuple[str, ...], ...]


def read(file_name: str, content: bytes) -> Cells:
    """The cells of a text file separated by commas, tabs or semicolons, in UTF-8 or GB18030.

    A byte order mark is allowed, with one also the UTF-16 of Excel's “Unicode Text”. Raises
    ``UnreadableFile`` for an empty file, one over ``BYTE_LIMIT``, one that is not text, and one whose
    quotation marks do not pair (its rows could only be guessed).
    """
    if len(content) > BYTE_LIMIT:
        raise UnreadableFile(
            _("{file}: the file has {size} MB; at most {limit} MB are read. Split it by month.").format(
                file=file_name, size=len(content) // 1_000_000, limit=BYTE_LIMIT // 1_000_000
            )
        )
    encoding, text = _decode(file_name, content)
    if not text.strip():
        raise UnreadableFile(_("{file}: the file is empty. Choose the filled-in file.").format(file=file_name))
    return Cells(file_name, hashlib.sha256(content).hexdigest(), encoding, _split(file_name, text))


def column_name(index: int) -> str:
    """The spreadsheet's name of the column with this index: 0 is ``A``, 26 is ``AA``."""
    name = ""
    while index >= 0:
        name = chr(ord("A") + index % 26) + name
        index = index // 26 - 1
    return name


def _decode(file_name: str, content: bytes) -> tuple[str, str]:
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
            "{file}: this is not a text file in UTF-8 or GB18030. In Excel or WPS choose "
            "“Save as” → “CSV UTF-8 (comma delimited)” and upload that file."
        ).format(file=file_name)
    )


def _split(file_name: str, text: str) -> tuple[tuple[str, ...], ...]:
    hint = _EXCEL_HINT.match(text)
    delimiter = hint[1] if hint else _delimiter(text)
    body = text[hint.end() :] if hint else text
    rows: list[tuple[str, ...]] = []
    try:
        rows.extend(_rows(body, delimiter, csv.QUOTE_MINIMAL))
    except csv.Error as error:
        if delimiter != "\t":
            raise _unpaired_quotes(file_name, len(rows) + 1, error) from error
        # Programs that write tabs often do not quote: then the quotation marks belong to the words.
        rows = list(_rows(body, delimiter, csv.QUOTE_NONE))
    return tuple(rows)


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


def _unpaired_quotes(file_name: str, row: int, error: csv.Error) -> UnreadableFile:
    return UnreadableFile(
        _(
            "{file}: the quotation marks in row {row} do not pair ({reason}), so the cells cannot be told "
            "apart. Open the file in Excel or WPS, look at that row, and save it again as CSV."
        ).format(file=file_name, row=row, reason=error)
    )
