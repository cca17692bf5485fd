"""Rows of texts as the files in which forms arrive."""

import csv
from html import escape
from io import BytesIO, StringIO

from docx import Document
from openpyxl import Workbook
from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

Rows = list[tuple[str, ...]]


def _square(rows: Rows) -> Rows:
    width = max(map(len, rows))
    return [(*row, *[""] * (width - len(row))) for row in rows]


def csv_file(rows: Rows) -> bytes:
    """As Excel saves it in China."""
    text = StringIO(newline="")
    csv.writer(text).writerows(_square(rows))
    return text.getvalue().encode("gb18030")


def pasted_text(rows: Rows) -> bytes:
    """As cells are pasted: separated by tabs, quoted where they have line breaks."""
    text = StringIO(newline="")
    csv.writer(text, delimiter="\t").writerows(_square(rows))
    return text.getvalue().encode()


def workbook(rows: Rows) -> bytes:
    """As .xlsx: plain numbers are numbers, a percentage is a number shown as one, blanks below a level are merged."""
    book = Workbook()
    sheet = book.active
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            _put(sheet.cell(number, column), text)
    for begin, end in _runs_below_a_level(rows):
        sheet.merge_cells(start_row=begin, end_row=end, start_column=2, end_column=2)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _put(cell, text: str) -> None:
    number = text.removesuffix("%")
    if not number.replace(".", "", 1).isdigit():
        # A text that begins with = is no formula here.
        cell.value = text
        cell.data_type = "s" if text else cell.data_type
    elif text.endswith("%"):
        cell.value = float(number) / 100
        cell.number_format = "0.00%" if "." in number else "0%"
    else:
        cell.value = float(number) if "." in number else int(number)


def _runs_below_a_level(rows: Rows) -> list[tuple[int, int]]:
    """First and last row of each level 1 in column 2 whose rows below are blank there."""
    runs, begin = [], None
    for number, row in enumerate([*rows, ("", "end")], start=1):
        text = row[1] if len(row) > 1 else "end"
        if text:
            if begin and number - begin > 1:
                runs.append((begin, number - 1))
            begin = number if text.endswith("指标") and text[0] != "一" else None
    return runs


def word_document(rows: Rows) -> bytes:
    """As .docx: the title as a paragraph, the rest as one table."""
    document = Document()
    first = next(place for place, row in enumerate(rows) if len([text for text in row if text]) > 1)
    for row in rows[:first]:
        document.add_paragraph("".join(row))
    body = _square(rows[first:])
    table = document.add_table(len(body), len(body[0]))
    for cells, row in zip(table.rows, body, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def web_page(rows: Rows) -> bytes:
    """As systems export it and call it .xls: an HTML table."""
    body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in _square(rows))
    return f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'.encode()


def pdf_file(rows: Rows) -> bytes:
    """As .pdf with lines around the cells, on several pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    content = BytesIO()
    table = Table(_square(rows))
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), "STSong-Light")])
    )
    SimpleDocTemplate(content, pagesize=landscape(A3)).build([table])
    return content.getvalue()


FILES = {
    "form.csv": csv_file,
    "form.txt": pasted_text,
    "form.xlsx": workbook,
    "form.docx": word_document,
    "form.xls": web_page,
    "form.pdf": pdf_file,
}
