"""Writes rows as CSV that Excel opens as it should: UTF-8 with its mark, and no cell that turns into a formula."""

import csv
import io

# With these signs a spreadsheet begins a formula.
FORMULA_SIGNS = tuple("=+-@＝＋－＠")


def csv_of(columns: list[str], rows: list[dict]) -> bytes:
    """``rows`` as CSV with a header of ``columns``; no rows leave the header alone."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[_cell(row.get(column)) for column in columns] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def file_name(name: str, rows: list[dict]) -> str:
    """``indicator_progress_D001_2023_09.csv``: what the rows are of, as far as they are all of the same."""
    parts = [name]
    for column, pattern in (("department_code", "{}"), ("year", "{}"), ("month", "{:02d}")):
        values = {row.get(column) for row in rows} - {None}
        if len(values) == 1:
            parts.append(pattern.format(values.pop()))
    return f"{'_'.join(parts)}.csv"


def _cell(value):
    """A text from a form that begins like a formula gets an apostrophe; a lone = (the comparator) is none."""
    if isinstance(value, str) and value != "=" and value.lstrip().startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value
