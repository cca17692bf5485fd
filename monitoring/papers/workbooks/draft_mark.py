"""草稿 across a workbook: a picture over the cells of every printed page, and in the page's header."""

from io import BytesIO

from openpyxl.drawing.image import Image
from openpyxl.worksheet.worksheet import Worksheet

from monitoring.papers import layouts

PICTURE = "draft.png"
HEADER = '&"宋体,Bold"&20&KC00000草稿'
# Points between two of them: about a page in landscape.
DISTANCE = 520
PICTURE_HEIGHT = 260
STANDARD_HEIGHT = 15


def mark(sheet: Worksheet) -> None:
    """Say on each page of ``sheet``, printed and on the screen, that it is a draft."""
    for header in (sheet.oddHeader, sheet.evenHeader, sheet.firstHeader):
        header.center.text = HEADER
    picture = layouts.file_of(PICTURE)
    if picture is None:
        return
    content = picture.read_bytes()
    for row in _rows_apart(sheet):
        sheet.add_image(Image(BytesIO(content)), f"D{row}")


def _rows_apart(sheet: Worksheet) -> list[int]:
    """The rows at which a page begins, by their heights, as far as a picture from there ends above the last row."""
    found, height = [2], 0.0
    for row in range(2, sheet.max_row + 1):
        height += sheet.row_dimensions[row].height or STANDARD_HEIGHT
        if height > DISTANCE:
            found.append(row + 1)
            height = 0.0
    return found if height > PICTURE_HEIGHT or len(found) == 1 else found[:-1]
