"""Tables that people take away as .xlsx: headings in the language in use, numbers as numbers, statuses in words."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from monitoring.files import written_workbooks
from monitoring.files.written_workbooks import CellValue
from monitoring.language import column_words

NARROWEST, WIDEST = 8, 60


class Column(NamedTuple):
    """The heading of a column, and how its numbers are shown (``0.0%``); None for text and numbers as they are."""

    heading: str
    number_format: str | None = None


def of_figure(title: str, names: Iterable[str], rows: list[dict], about: Sequence[str] = ()) -> bytes:
    """The ``rows`` of a figure with columns of these ``names`` as a workbook; no rows leave the headings.

    ``about`` are lines on a second sheet: what the figure answers, in which units.
    """
    shown = column_words.shown(list(names))
    columns = [Column(column_words.heading(name), column_words.number_format(name)) for name in shown]
    return of_lines(title, columns, [[column_words.value(name, row) for name in shown] for row in rows], about)


def of_lines(title: str, columns: Sequence[Column], lines: list[list[CellValue]], about: Sequence[str] = ()) -> bytes:
    """Any table as a workbook: the values of ``lines`` under their ``columns``."""
    return written_workbooks.sheet(
        [column.heading for column in columns],
        lines,
        [_width(column.heading, [line[place] for line in lines]) for place, column in enumerate(columns)],
        title=title,
        formats={place: column.number_format for place, column in enumerate(columns) if column.number_format},
        about=about,
    )


def _width(heading: str, values: list[CellValue]) -> int:
    """Wide enough for the longest text, within reason; a longer one is wrapped."""
    # A moment is shown shorter than it is written out.
    return min(max([NARROWEST, *(_length(str(value)) for value in (heading, *values) if value is not None)]), WIDEST)


def _length(text: str) -> int:
    """How many characters' room a text takes: a Chinese sign takes two."""
    return 2 + max(
        sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in line) for line in text.splitlines() or [""]
    )
