"""Two thousand damaged files: each is refused with a sentence or read, and nothing else ever happens.

What is read goes on to the target form and to the database: no other exception, and never half a file.
"""

import csv
import io
import random
import re
import string
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from monitoring.actions import monthly_files, reference, start, target_forms
from monitoring.files import reader, written_workbooks
from monitoring.forms import official_form
from monitoring.monthly import monthly_file
from monitoring.problems import MonitoringError, RefusedFile, UnreadableFile, errors
from monitoring.store.database import AlreadySubmitted

pytestmark = pytest.mark.mutated
SEED = 20231001
FILES_IN_ALL = 2_000
EVERY = 5
HEADER = ["部门", "年度", "月份", "编号", "完成值", "分子", "分母", "说明"]
ROWS = [
    ["D001", "2023", "10", "I01", "12", "", "", "法律援助"],
    ["D001", "2023", "10", "I02", "3", "", "", ""],
    ["D001", "2023", "10", "I14", "", "39", "40", "成功率"],
    ["D001", "2023", "9", "I41", "96.5", "", "", "第三方\n测评"],
]
FORM = start.PUBLISHED_FORM.read_bytes()
FORM_ROWS = [line.split("\t") for line in FORM.decode("utf-8-sig").splitlines()[4:40]]
XLS = (Path(__file__).parent / "data" / "monthly.xls").read_bytes()

Grid = list[list[str]]


def as_csv(rows: Grid) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def as_tabs(rows: Grid) -> bytes:
    return "\n".join("\t".join(row) for row in rows).encode("gb18030", "replace")


def as_xlsx(rows: Grid) -> bytes:
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, start=1):
        for index, text in enumerate(row, start=1):
            text = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", text)[:32_767]
            book.active.cell(number, index).value = float(text) if text.isdecimal() and text.isascii() else text
    return saved(book)


def as_docx(rows: Grid) -> bytes:
    document = docx.Document()
    table = document.add_table(len(rows), max(map(len, rows), default=1))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", text)
    return saved(document)


def as_pdf(rows: Grid) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=6, wordWrap="CJK")
    table = Table([[Paragraph(text[:200].replace("<", "&lt;"), style) for text in row] for row in rows], colWidths=60)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))]))
    file = io.BytesIO()
    SimpleDocTemplate(file, pageCompression=0).build([table])
    return file.getvalue()


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def flipped(chance: random.Random, content: bytes) -> bytes:
    damaged = bytearray(content)
    for _time in range(chance.choice((1, 3, 30))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content))]


def a_piece_missing(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + content[at + chance.randrange(1, 200) :]


def a_piece_twice(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content))
    return content[: at + chance.randrange(1, 200)] + content[at:]


def with_nulls(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes(chance.choice((1, 2, 64))) + content[at:]


def within_a_part(chance: random.Random, content: bytes) -> bytes:
    """Damage the XML of an Office file, which damage to the archive around it never reaches."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        parts = [name for name in old.namelist() if name.endswith((".xml", ".rels")) and "theme" not in name]
        hit = chance.choice(parts)
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, chance.choice((numbers_changed, flipped, cut))(chance, part) if name == hit else part)
    return file.getvalue()


def numbers_changed(chance: random.Random, part: bytes) -> bytes:
    """Well-formed XML with other numbers in it: indexes that are not there, huge spans, negative rows."""
    places = [index for index, byte in enumerate(part) if chr(byte).isdecimal()]
    damaged = bytearray(part)
    for index in sorted(chance.sample(places, min(3, len(places))), reverse=True):
        damaged[index : index + 1] = chance.choice((b"0", b"-1", b"99999999", b"x", b"", b"1e9"))
    return bytes(damaged)


def headers_shuffled(chance: random.Random, rows: Grid) -> Grid:
    return [chance.sample(rows[0], len(rows[0])), *rows[1:]]


def rows_shuffled(chance: random.Random, rows: Grid) -> Grid:
    return chance.sample(rows, len(rows))


def column_doubled(chance: random.Random, rows: Grid) -> Grid:
    index = chance.randrange(len(rows[0]))
    return [[*row, *row[index : index + 1]] for row in rows]


def column_dropped(chance: random.Random, rows: Grid) -> Grid:
    index = chance.randrange(len(rows[0]))
    return [row[:index] + row[index + 1 :] for row in rows]


def row_doubled(chance: random.Random, rows: Grid) -> Grid:
    return [*rows, chance.choice(rows)]


def odd_cells(chance: random.Random, rows: Grid) -> Grid:
    odd = [
        "=SUM(A1:C3)", "=A1+", "=1/0", "=" + "(" * 60, "+1", "@x", "-", "1e400", "NaN", "1" * 400, "٣", "½", "100%",
        "2023-13", "\x00", "\x0b", "\ufeff", "\U0001f600", '"', "<b>&amp;</b>", "#REF!", "９９", "x" * 40_000,
        "0.00000001", "-0", "10月", "１２", "".join(chance.choices(string.printable, k=9)),
    ]  # fmt: skip
    changed = [list(row) for row in rows]
    for _time in range(chance.choice((1, 2, 6))):
        row = chance.choice([row for row in changed if row])
        row[chance.randrange(len(row))] = chance.choice(odd)
    return changed


OF_BYTES = (flipped, cut, a_piece_missing, a_piece_twice, with_nulls)
OF_CELLS = (headers_shuffled, rows_shuffled, column_doubled, column_dropped, row_doubled, odd_cells, odd_cells)
MONTHLY, TARGETS = [HEADER, *ROWS], FORM_ROWS


def damaged_content(rows: Grid, write: Callable[[Grid], bytes], *more: Callable) -> Callable[[random.Random], bytes]:
    """A way to make a damaged file of this kind: half of them in their cells, half in their bytes."""
    whole = write(rows)

    def make(chance: random.Random) -> bytes:
        if chance.random() < 0.5:
            return write(chance.choice(OF_CELLS)(chance, rows))
        return chance.choice((*OF_BYTES, *more))(chance, whole)

    return make


def damaged_bytes(content: bytes) -> Callable[[random.Random], bytes]:
    return lambda chance: chance.choice(OF_BYTES)(chance, content)


# Kind of file → how a damaged one is made, and how many of them.
KINDS = {
    "monthly.csv": (damaged_content(MONTHLY, as_csv), 550),
    "monthly.txt": (damaged_content(MONTHLY, as_tabs), 200),
    "monthly.xlsx": (damaged_content(MONTHLY, as_xlsx, *[within_a_part] * 5), 350),
    "monthly.xls": (damaged_bytes(XLS), 350),
    "monthly.docx": (damaged_content(MONTHLY, as_docx, *[within_a_part] * 5), 100),
    "monthly.pdf": (damaged_content(MONTHLY, as_pdf), 100),
    "form.txt": (damaged_bytes(FORM), 150),
    "form.csv": (damaged_content(TARGETS, as_csv), 100),
    "form.xlsx": (damaged_content(TARGETS, as_xlsx, within_a_part), 70),
    "form.docx": (damaged_content(TARGETS, as_docx, within_a_part), 30),
}


@pytest.fixture
def database(given):
    cells = reader.read("form.txt", FORM)
    target_forms.import_form(given.database, cells, official_form.read(cells), "test")
    return given.database


def submission_count(database) -> int:
    return len(database.query("submission_history"))


def is_stored(database, cells) -> bool:
    """Whether the file was stored, and then as one submission with all of its rows."""
    what = monthly_files.preview(database, cells)
    try:
        (number,) = monthly_files.commit(database, what, "test")
    except RefusedFile as error:
        assert error.problems
        return False
    except AlreadySubmitted:
        assert what.identical
        return False
    rows = database.query("reported_actuals", department_code="D001", year=2023)
    assert len([row for row in rows if row["submission_id"] == number]) == len(what.file.rows) > 0
    return True


def test_there_are_two_thousand():
    assert sum(count for _make, count in KINDS.values()) == FILES_IN_ALL


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_refused_with_a_sentence_or_read_and_stored_as_a_whole(kind, database):
    make, count = KINDS[kind]
    chance = random.Random(f"{SEED} {kind}")
    known = reference.of(database)
    outcomes = Counter()
    for number in range(count):
        content = make(chance)
        try:
            cells = reader.read(kind, content)
        except UnreadableFile as error:
            assert re.fullmatch(rf"{kind}: .+\.", str(error), re.DOTALL)
            outcomes["unreadable"] += 1
            continue
        assert all(isinstance(text, str) for row in cells.rows for text in row)
        official_form.read(cells)
        file = monthly_file.read(cells, known)
        if number % EVERY == 0:
            written_workbooks.marked_copy(kind, content, [*cells.problems, *file.problems])
        outcomes["refused"] += bool(errors(file.problems))
        # What has errors never reaches the database, so that some of them show it well enough.
        if not errors(file.problems) or number % EVERY == 0:
            outcomes["stored"] += is_stored(database, cells)
    assert submission_count(database) == 1 + outcomes["stored"]
    # A test in which nothing is read, or nothing is refused, would prove little.
    assert outcomes["unreadable"] or kind == "form.csv"
    assert outcomes["refused"]
    assert outcomes["stored"] or kind.startswith("form")


def test_a_damaged_form_that_can_be_read_is_imported_as_a_whole_or_not_at_all(database):
    chance = random.Random(SEED)
    for _number in range(40):
        content = chance.choice(OF_BYTES[:4])(chance, FORM)
        before = submission_count(database)
        try:
            cells = reader.read("form.txt", content)
            form = official_form.read(cells)
            number, _code = target_forms.import_form(database, cells, form, "test")
        except MonitoringError:
            assert submission_count(database) == before
        else:
            database.withdraw(number, "test")
