"""Where a printed table goes on to its next page: the repeated heads begin one, unless they stand near its top."""

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from monitoring.papers.workbooks.row_heights import height_of, width_of

# Points of A4 in landscape, of an inch, and how much of the first page may stand above the heads.
HIGH, WIDE, INCH = 595, 842, 72
NEAR_THE_TOP = 0.75


def before_heads(sheet: Worksheet) -> None:
    """Begin a page with the repeated rows where a page might end within them: there LibreOffice loses rows."""
    if not sheet.print_title_rows:
        return
    first, last = (int(row.strip("$")) for row in sheet.print_title_rows.split(":"))
    above = sum(height_of(sheet, row) for row in range(1, last + 1))
    if above > NEAR_THE_TOP * _points_on_a_page(sheet):
        sheet.row_breaks.append(Break(id=first - 1))


def _points_on_a_page(sheet: Worksheet) -> float:
    """How high the rows of a page are together, once all columns are as wide as the page."""
    margins = sheet.page_margins
    wide, high = WIDE - (margins.left + margins.right) * INCH, HIGH - (margins.top + margins.bottom) * INCH
    return high * max(1, width_of(sheet, 1, sheet.max_column) / wide)
