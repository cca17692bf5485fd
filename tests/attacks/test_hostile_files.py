"""A small file that was made to take a machine is refused in a sentence, or read at once; honest large files are read.

Each of these took minutes of a processor or gigabytes of memory without the limit that stops it here.
"""

import csv
import io
import re
import struct
import time
import zlib

import openpyxl
import pytest
from hostile_files import TEXT_IN_PDF, docx, pdf, rows, shown_as, xls, xlsx

from monitoring.actions import start
from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.problems import UnreadableFile

# Of a processor: a slow machine takes some times as long as ours.
SECONDS = 3
TOO_FAR = "at most 200,000 rows and 1,000 columns are read"
TOO_MANY = "there are more than 2,000,000 filled cells"
TOO_MUCH_TEXT = "its cells have more than 50,000,000 characters in all"
TOO_LONG = "the cell A1 has more than 100,000 characters"
TOO_MERGED = "its merged cells reach over more than 2,000,000 places"
TOO_MUCH = "there is far more in the file than a table needs"
TOO_LARGE = "unpacked, the file is larger than 300 MB"
DAMAGED = "the file is damaged"
UNPAIRED = "the quotation marks in row 1 do not pair"
A_DRAWING = "page 1 of the PDF is a drawing of too many parts"

NUMBER, STYLED, TEXT = "<c><v>{}</v></c>", '<c s="0"><v>{}</v></c>', '<c t="s"><v>0</v></c>'
ONE, WORDS = rows(NUMBER.format(1)), "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
OVER_ALL = '<mergeCell ref="A1:ALL200000"/>'
OLD_NUMBER = (0x203, struct.pack("<HHHd", 0, 0, 0, 5.5))
OLD_TEXT = struct.pack("<iiHB", 1, 1, 8_000, 0) + b"x" * 8_000


def far_right(count: int) -> str:
    """So many rows of a sheet with one cell, in the last column."""
    found = (f'<row r="{row}"><c r="ALL{row}"><v>1</v></c></row>' for row in range(1, count))
    return f"<sheetData>{''.join(found)}</sheetData>"


def merged(sheet: str, ranges: str) -> bytes:
    return xlsx(f"{sheet}<mergeCells>{ranges}</mergeCells>")


def shared_formula() -> bytes:
    master = '<c><f t="shared" si="0">{}</f></c>'.format("A1+" * 600 + "1")
    return xlsx(rows(master) + rows('<c><f t="shared" si="0"/></c>', 20_000))


def chained_formulas() -> bytes:
    return xlsx(rows("<c><f>{}</f></c>".format("*".join(["9999999999"] * 180)), 5_000))


def inline_picture() -> bytes:
    return pdf(TEXT_IN_PDF + b"BI /W 1 /H 1 ID " + b"E" * 4_000_000)


def twice_packed() -> bytes:
    once = zlib.compress(b" " * 40_000_000, 9)
    return pdf(once).replace(b"/Filter/FlateDecode", b"/Filter[/FlateDecode/FlateDecode]")


# What it is → a file of this kind, and what is said of it.
REFUSED = {
    "html: cells over rows and columns": (
        lambda: b"<table>" + (b"<tr>" + b"<td rowspan=1000 colspan=1000>") * 20_000,
        TOO_MERGED,
    ),
    "html: wide cells side by side": (lambda: b"<table><tr>" + b"<td rowspan=1000 colspan=1000>x" * 9, TOO_FAR),
    "html: tables within tables": (lambda: b"<table><tr><td>" * 5_000 + b"x", DAMAGED),
    "html: tags that do not close": (lambda: b"<table><tr><td>" + b"<a><b><i><u>" * 90_000, DAMAGED),
    "html: a million rows": (lambda: b"<table>" + b"<tr>" * 1_000_000 + b"<td>x", TOO_FAR),
    "html: a long cell": (lambda: b"<table><tr><td>" + b"x" * 100_001, TOO_LONG),
    "xlsx: ranges over all rows": (
        lambda: merged(f'<sheetData><row r="200000">{NUMBER.format(1)}</row></sheetData>', OVER_ALL * 19_999),
        TOO_MERGED,
    ),
    "xlsx: too many ranges": (lambda: merged(ONE, OVER_ALL * 20_001), TOO_MERGED),
    "xlsx: ranges of columns": (
        lambda: xlsx('<col min="1" max="999999999" hidden="1"/>' * 20_000 + ONE),
        TOO_MANY,
    ),
    "xlsx: one text in a million cells": (
        lambda: xlsx(rows(TEXT * 900), strings=f"<si><t>{'x' * 99_000}</t></si>"),
        TOO_MUCH_TEXT,
    ),
    "xlsx: a long text": (lambda: xlsx(rows(TEXT), strings=f"<si><t>{'x' * 100_001}</t></si>"), TOO_LONG),
    "xlsx: a cell at the end of each row": (lambda: xlsx(far_right(8_002)), TOO_MANY),
    "xlsx: elements in a row": (lambda: xlsx(rows("<c/>" * 450_000)), TOO_MUCH),
    "xlsx: elements beside the rows": (lambda: xlsx(ONE + "<x/>" * 450_000), TOO_MUCH),
    "xlsx: elements within each other": (lambda: xlsx("<x>" * 500_000 + "</x>" * 500_000), TOO_MUCH),
    "xlsx: parts of one text": (lambda: xlsx(rows(TEXT), strings=f"<si>{'<r><t>x</t></r>' * 300_000}</si>"), TOO_MUCH),
    "xlsx: attributes of an element": (
        lambda: xlsx(f"<row {' '.join(f'a{number}=' + chr(34) * 2 for number in range(200_000))}/>"),
        TOO_MUCH,
    ),
    "xlsx: elements of the workbook": (lambda: xlsx(ONE, sheets="<x/>" * 2_000_100), TOO_MUCH),
    "xlsx: the number of a row": (lambda: xlsx(f'<row r="{"9" * 5_000}">{NUMBER.format(1)}</row>'), DAMAGED),
    "docx: tables within tables": (
        lambda: docx("<w:tbl><w:tr><w:tc>" * 25 + WORDS + "</w:tc></w:tr></w:tbl>" * 25),
        DAMAGED,
    ),
    "docx: wrappers within each other": (lambda: docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), DAMAGED),
    "docx: runs of one paragraph": (lambda: docx(f"<w:p>{'<w:r><w:t>x</w:t></w:r>' * 600_000}</w:p>"), TOO_MUCH),
    "docx: columns that are left out": (
        lambda: docx(
            "<w:tbl>{}</w:tbl>".format('<w:tr><w:trPr><w:gridBefore w:val="990"/></w:trPr><w:tc/></w:tr>' * 11_000)
        ),
        TOO_MANY,
    ),
    "docx: a long cell": (lambda: docx(f"<w:p><w:r><w:t>{'x' * 100_001}</w:t></w:r></w:p>"), TOO_LONG),
    "docx: 60 million characters": (lambda: docx(f"<w:p><w:r><w:t>{'x' * 60_000_000}</w:t></w:r></w:p>"), TOO_MUCH),
    "xls: ranges over all rows": (
        lambda: xls(
            (0x203, struct.pack("<HHHd", 60_000, 200, 0, 5.5)),
            *[(0xE5, struct.pack("<H", 1_000) + struct.pack("<4H", 0, 65_535, 0, 255) * 1_000)] * 2,
        ),
        TOO_MERGED,
    ),
    "xls: one text in many cells": (
        lambda: xls(*[(0xFD, struct.pack("<HHHI", row, 0, 0, 0)) for row in range(7_000)], strings=OLD_TEXT),
        TOO_MUCH_TEXT,
    ),
    "xls: a cell at the end of each row": (
        lambda: xls(*[(0x203, struct.pack("<HHHd", row, 255, 0, 5.5)) for row in range(31_500)]),
        TOO_MANY,
    ),
    "pdf: states that are kept": (lambda: pdf(TEXT_IN_PDF + b"q " * 400_000), A_DRAWING),
    "pdf: lists within lists": (lambda: pdf(TEXT_IN_PDF + b"[" * 700_000), A_DRAWING),
    "pdf: points of a curve": (lambda: pdf(TEXT_IN_PDF + b"0 0 m " + b"1 1 l " * 200_000 + b"S"), A_DRAWING),
    "pdf: a picture without an end": (inline_picture, A_DRAWING),
    "pdf: packed twice": (twice_packed, A_DRAWING),
    "pdf: parts that begin": (lambda: b"%PDF-1.4\n" + b"stream\n" * 1_000_000, "the PDF cannot be read"),
    "pdf: a table of itself": (
        lambda: b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF",
        "the PDF cannot be read",
    ),
    "csv: ten million columns": (lambda: b"," * 10_000_000, TOO_FAR),
    "csv: quotation marks alone": (lambda: b'"' * 3_000_000, UNPAIRED),
    "csv: one long cell": (lambda: b"x" * 3_000_000, UNPAIRED),
    "csv: nothing but empty lines": (lambda: b"\n" * 3_000_000, "the file is empty"),
}


@pytest.mark.parametrize("attack", REFUSED)
def test_a_hostile_file_is_refused_at_once_with_what_is_too_much(attack):
    make, said = REFUSED[attack]
    content = make()
    began = time.process_time()
    with pytest.raises(UnreadableFile, match=re.escape(said)):
        reader.read_all("file", content)
    assert time.process_time() - began < SECONDS


# What it is → a file of this kind, and its first row; where an odd number stands it stays as it was written.
READ = {
    "html: hidden columns": (
        lambda: b"<table>" + b"<col span=1000 style=display:none>" * 9_000 + b"<tr><td>x",
        ("x",),
    ),
    "html: lines that are broken": (lambda: b"<table><tr><td>x" + b"<br>" * 90_000, ("x",)),
    "html: a comment within a comment": (lambda: b"<table><tr><td>x" + b"<!--" * 250_000, ("x",)),
    "html: styles without an end": (lambda: b"<table><tr><td style='display" + b" " * 900_000 + b"'>x", ("x",)),
    "html: entities of entities": (
        lambda: b"<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><table><tr><td>&b;x",
        ("&b;x",),
    ),
    "xlsx: a large power": (lambda: xlsx(rows(NUMBER.format("1e999999"))), ("1e999999",)),
    "xlsx: a small power": (lambda: xlsx(rows(NUMBER.format("1e-999999"))), ("1e-999999",)),
    "xlsx: a power beyond all": (lambda: xlsx(rows(NUMBER.format("1e999999999999"))), ("1e999999999999",)),
    "xlsx: a percentage": (lambda: xlsx(rows(STYLED.format("1e999990")), styles=shown_as("0%")), ("1e999990",)),
    "xlsx: a date": (lambda: xlsx(rows(STYLED.format("1e999990")), styles=shown_as("yyyy/m/d")), ("1e999990",)),
    "xlsx: zeros before a number": (lambda: xlsx(rows(STYLED.format(1)), styles=shown_as("0" * 1_000_000)), ("1",)),
    "xlsx: brackets in a format": (lambda: xlsx(rows(STYLED.format(1)), styles=shown_as("[" * 300_000)), ("1",)),
    "xlsx: one sheet a thousand times": (
        lambda: xlsx(rows(NUMBER.format(1), 1_000), sheets='<sheet name="S" r:id="r0"/>' * 10_000),
        ("1",),
    ),
    "xlsx: a long formula of many cells": (shared_formula, ("=" + "A1+" * 600 + "1",)),
    "xlsx: long formulas": (chained_formulas, None),
    "docx: numbers of lists": (
        lambda: docx(
            '<w:p><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:p>',
            "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/></w:num>' for number in range(2_000))
            + '<w:abstractNum w:abstractNumId="1">{}</w:abstractNum>'.format(
                "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="decimal"/></w:lvl>' for level in range(2_000))
            ),
        ),
        ("1",),
    ),
    "xls: hidden columns": (
        lambda: xls(OLD_NUMBER, *[(0x7D, struct.pack("<6H", 0, 255, 0, 0, 1, 0))] * 9_000),
        ("5.5",),
    ),
    "xls: dimensions": (
        lambda: xls((0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0)), OLD_NUMBER),
        ("5.5",),
    ),
    "csv: blanks": (lambda: b" " * 3_000_000 + b"x", ("x",)),
}


@pytest.mark.parametrize("attack", READ)
def test_a_hostile_file_that_holds_a_table_is_read_at_once(attack):
    make, first = READ[attack]
    content = make()
    began = time.process_time()
    cells = reader.read("file", content)
    assert time.process_time() - began < SECONDS
    assert first is None or cells.rows[0] == first


def test_formulas_without_a_result_are_named_up_to_a_number_and_then_counted():
    problems = reader.read("file", xlsx(rows("<c><f>NOW()</f></c>", 700))).problems
    assert len(problems) == 501
    assert problems[-1].problem == "The file has no result for the formulas in 200 further cells either."


def test_an_entity_of_entities_in_an_office_file_is_refused():
    content = xlsx('<!DOCTYPE x [<!ENTITY a "ha">]>')
    with pytest.raises(UnreadableFile, match=DAMAGED):
        reader.read("file", content)


def test_a_form_with_more_text_than_a_thousand_forms_is_refused_unread():
    cells = reader.read("form.txt", "\n".join(["x" * 90_000] * 56).encode())
    (problem,) = official_form.read(cells).problems
    assert problem.problem == "This file has more than 5,000,000 characters; target forms have fewer."
    assert official_form.read_all([cells])[0].source_rows == ()


def test_a_hundred_thousand_rows_are_read():
    lines = [("部门", "年度", "月份", "编号", "完成值", "说明")]
    lines += [("D001", "2023", str(row % 12 + 1), f"I{row % 41:02d}", str(row), f"第{row}行") for row in range(99_999)]
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    assert reader.read("file.csv", text.getvalue().encode()).rows == tuple(lines)


def test_a_form_with_two_hundred_indicators_is_read():
    form = start.PUBLISHED_FORM.read_text("utf-8-sig").splitlines()
    printed = [line.split("\t") for line in form if "≥" in line]
    book = openpyxl.Workbook()
    for line in [line.split("\t") for line in form] + printed * 5:
        book.active.append(line)
    for row in range(len(form) + 1, len(form) + len(printed) * 5):
        book.active.merge_cells(start_row=row, end_row=row, start_column=8, end_column=12)
    content = io.BytesIO()
    book.save(content)
    read = official_form.read(reader.read("form.xlsx", content.getvalue()))
    assert len(read.indicators) == 41 + 5 * len(printed)
