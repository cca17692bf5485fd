"""Writes rows as CSV that Excel opens as it should: UTF-8 with its mark, and no cell that turns into a formula.

Every CSV that leaves the product goes through ``guarded``; a workbook says of each text that it is one.
"""

import csv
import io
from collections.abc import Iterable, Sequence

# With these signs a spreadsheet begins a formula.
FORMULA_SIGNS = tuple("=+-@＝＋－＠")


def csv_of(columns: list[str], rows: list[dict]) -> bytes:
    """``rows`` as CSV with a header of ``columns``; no rows leave the header alone."""
    return csv_of_lines(columns, ([row.get(column) for column in columns] for row in rows))


def csv_of_lines(headings: Sequence[str], lines: Iterable[Sequence]) -> bytes:
    """The ``headings`` and the ``lines`` below them as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([guarded(value) for value in line] for line in (headings, *lines))
    return text.getvalue().encode("utf-8-sig")


def file_name(name: str, rows: list[dict], ending: str = "csv") -> str:
    """``indicator_progress_D001_2023_09.csv``: what the rows are of, as far as they are all of the same."""
    parts = [name]
    for column, pattern in (("department_code", "{}"), ("year", "{}"), ("month", "{:02d}")):
        values = {row.get(column) for row in rows} - {None}
        if len(values) == 1:
            parts.append(pattern.format(values.pop()))
    return f"{'_'.join(parts)}.{ending}"


def guarded(value):
    """The value as a spreadsheet may have it that is given text.

    A text that begins like a formula gets an apostrophe; a lone = (the comparator) is none.
    """
    if isinstance(value, str) and value != "=" and value.lstrip().startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value
