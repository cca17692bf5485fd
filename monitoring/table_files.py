"""Bytes of a file → cells: rows of text, each with its place, whatever program wrote the file."""

import csv
import hashlib
from dataclasses import dataclass
from io import StringIO

from monitoring.language import gettext as _
from monitoring.problems import UnreadableFile

ENCODINGS = ("utf-8-sig", "gb18030")
BYTE_LIMIT = 20_000_000
# A cell longer than this is no figure and no sentence; Python's csv reader stops at 131,072.
csv.field_size_limit(1_000_000)


@dataclass(frozen=True)
class Cells:
    """A table as it stands in its file; ``rows[0]`` is the file's row 1 and every cell is text."""

    file_name: str
    sha256: str
    encoding: str
    rows: tuple[tuple[str, ...], ...]


def read(file_name: str, content: bytes) -> Cells:
    """The cells of a comma- or tab-separated text file in UTF-8 (with or without BOM) or GB18030.

    Raises ``UnreadableFile`` for an empty file, one over ``BYTE_LIMIT`` and one that is not text.
    """
    if len(content) > BYTE_LIMIT:
        raise UnreadableFile(
            _("{file}: the file has {size} MB; at most {limit} MB are read. Split it by month.").format(
                file=file_name, size=len(content) // 1_000_000, limit=BYTE_LIMIT // 1_000_000
            )
        )
    if not content.strip():
        raise UnreadableFile(_("{file}: the file is empty. Choose the filled-in file.").format(file=file_name))
    encoding, text = _decode(file_name, content)
    return Cells(file_name, hashlib.sha256(content).hexdigest(), encoding, _split(file_name, text))


def column_name(index: int) -> str:
    """The spreadsheet's name of the column with this index: 0 is ``A``, 26 is ``AA``."""
    name = ""
    while index >= 0:
        name = chr(ord("A") + index % 26) + name
        index = index // 26 - 1
    return name


def _decode(file_name: str, content: bytes) -> tuple[str, str]:
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return encoding, text
    raise UnreadableFile(
        _(
            "{file}: this is not a text file in UTF-8 or GB18030. In Excel or WPS choose "
            "“Save as” → “CSV UTF-8 (comma delimited)” and upload that file."
        ).format(file=file_name)
    )


def _split(file_name: str, text: str) -> tuple[tuple[str, ...], ...]:
    first_filled = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = "\t" if "\t" in text and "," not in first_filled else ","
    # In tab-separated text, quotation marks belong to the words.
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=False)
        return tuple(tuple(cell.strip() for cell in row) for row in reader)
    except csv.Error as error:
        raise UnreadableFile(
            _("{file}: the rows cannot be told apart ({reason}). Save it again as CSV.").format(
                file=file_name, reason=error
            )
        ) from error
