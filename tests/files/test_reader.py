"""Bytes → cells: what programs write, and what is refused with a sentence."""

import datetime
import io
import random
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from monitoring.files import archives
from monitoring.files.reader import GUESSED_ENCODINGS, column_name, read, read_all
from monitoring.forms import official_form
from monitoring.problems import UnreadableFile

FILES = Path(__file__).parents[1] / "data"
FORM = Path(__file__).parents[2] / "data" / "jieyang_justice_2023.txt"


def rows(content: bytes | str) -> tuple[tuple[str, ...], ...]:
    return read("file.csv", content.encode() if isinstance(content, str) else content).rows


def test_the_published_form_is_separated_by_tabs():
    cells = read(FORM.name, FORM.read_bytes())
    assert len(cells.rows) == 91
    assert cells.rows[4] == ("部门名称", "揭阳市司法局", "", "", "资金主管部门", "司法", "")
    assert cells.encoding == "utf-8-sig"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_text_is_read_in_each_encoding(encoding):
    assert rows("部门,完成值\n司法局,１６０\n".encode(encoding)) == (("部门", "完成值"), ("司法局", "１６０"))


def test_the_encoding_is_said():
    assert read("a.csv", "部门,月份".encode("gb18030")).encoding == "gb18030"


def test_text_in_big5_is_read_as_nonsense_in_an_encoding_that_is_known_to_be_guessed():
    cells = read("a.csv", "部門,月份".encode("big5"))
    assert cells.rows[0][0] != "部門"
    assert cells.encoding in GUESSED_ENCODINGS


def test_a_title_row_with_a_tab_does_not_make_a_tab_file():
    assert rows("2023年\t上报,表\n编号,完成值\nI01,12\n")[1:] == (("编号", "完成值"), ("I01", "12"))


def test_commas_in_the_sentences_of_a_tab_file_are_part_of_the_sentences():
    assert rows("Jan, Feb, Mar\n1\ta, b, c\t5\n2\td, e\t6\n") == (
        ("Jan, Feb, Mar",),
        ("1", "a, b, c", "5"),
        ("2", "d, e", "6"),
    )


def test_semicolons_separate_where_the_comma_is_a_decimal_mark():
    assert rows("code;value;note\nI01;97,5;a\nI02;1,5;b\n")[1] == ("I01", "97,5", "a")


def test_tabs_within_quoted_cells_do_not_count():
    assert rows('name,note\na,"x\ty\tz"\nb,"x\ty"\n') == (("name", "note"), ("a", "x\ty\tz"), ("b", "x\ty"))


def test_a_file_of_one_column_has_one_cell_a_row():
    assert rows("I01\nI02\n") == (("I01",), ("I02",))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems_give_the_same_rows(line_end):
    assert rows(line_end.join(["a,b", "", "1,2"])) == (("a", "b"), (), ("1", "2"))


def test_a_line_break_within_a_cell_does_not_shift_the_rows_below():
    assert rows('a,"first\r\nsecond"\r\n1,2\r\n') == (("a", "first\r\nsecond"), ("1", "2"))


def test_a_pasted_cell_with_a_line_break_is_one_cell():
    assert rows('a\t"first\nsecond"\tc\n1\t2\t3\n')[0] == ("a", "first\nsecond", "c")


def test_quotation_marks_in_the_words_of_a_tab_file_stay():
    assert rows('1\t"五心"课程\t5\n2\t普法\t8\n')[0] == ("1", '"五心"课程', "5")


def test_quotation_marks_after_a_blank_still_quote():
    assert rows('a, "b, c"\n') == (("a", "b, c"),)


def test_excels_own_delimiter_line_is_no_row():
    assert rows("sep=;\r\na;b\r\n1;2\r\n") == (("a", "b"), ("1", "2"))


@pytest.mark.parametrize(
    "content",
    [b"\x7fELF\x02", b"a,b\n1,\x002\n", b"a,b\n\x0b,1\n", b"\x00\x01"],
)
def test_what_is_not_text_is_refused_with_what_to_do(content):
    with pytest.raises(UnreadableFile, match="not a text file"):
        rows(content)


@pytest.mark.parametrize("content", [b"", b" \r\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content):
    with pytest.raises(UnreadableFile, match="empty"):
        rows(content)


def test_an_open_quotation_mark_is_refused_rather_than_swallowing_the_rows_below():
    with pytest.raises(UnreadableFile, match="row 2"):
        rows('a,b\n"x,1\ny,2\nz,3\n')


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(UnreadableFile, match="at most 20 MB"):
        rows(b"a" * 20_000_001)


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_in_a_spreadsheet(index, name):
    assert column_name(index) == name


def workbook(**cells) -> openpyxl.Workbook:
    """A workbook whose first sheet has these cells; ``A1=(1, "0%")`` gives a number format too."""
    book = openpyxl.Workbook()
    for name, value in cells.items():
        value, number_format = value if isinstance(value, tuple) else (value, None)
        book.active[name] = value
        if number_format:
            book.active[name].number_format = number_format
    return book


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def xlsx(book: openpyxl.Workbook | None = None, **cells):
    return read("file.xlsx", saved(book or workbook(**cells)))


def rezipped(content: bytes, **parts: bytes | str) -> bytes:
    """An Office file with some of its parts replaced; ``xl__workbook`` stands for xl/workbook.xml."""
    replaced = {f"{name.replace('__', '/')}.xml": part for name, part in parts.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, replaced.get(name, old.read(name)))
    return file.getvalue()


def with_sheet(rows: str, rest: str = "") -> bytes:
    """A workbook whose sheet has these rows as they stand in the XML."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>{rest}</worksheet>'
    return rezipped(saved(openpyxl.Workbook()), xl__worksheets__sheet1=sheet)


def test_a_cell_of_a_workbook_has_the_row_and_column_that_the_program_shows():
    assert xlsx(C3="x").rows == ((), (), ("", "", "x"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (1234.5, "1234.5"),
        (160, "160"),
        (160.0, "160"),
        (1e-7, "0.0000001"),
        (445202000000000, "445202000000000"),
        ("007", "007"),
        ((7, "000"), "007"),
        ((0.975, "0.0%"), "97.5%"),
        ((1, "0%"), "100%"),
        ((0.07, "0.00%;[Red]-0.00%"), "7%"),
        ((5, '0"%"'), "5"),
        ((1272.17, "#,##0.00"), "1272.17"),
        ((0.5, "[$-804]0.00"), "0.5"),
        (datetime.date(2023, 10, 1), "2023-10-01"),
        ((datetime.date(2023, 10, 1), "mmm-yy"), "2023-10"),
        ((datetime.date(2023, 10, 31), 'yyyy"年"m"月"'), "2023-10"),
        ((datetime.date(2023, 10, 31), "m/d"), "2023-10-31"),
        (datetime.datetime(2023, 10, 1, 8, 30), "2023-10-01 08:30:00"),
        ((datetime.time(8, 30), "h:mm"), "08:30:00"),
        (True, "TRUE"),
        ("#DIV/0!", "#DIV/0!"),
        ("  第一行\n第二行 ", "第一行\n第二行"),
        ("=", "="),
    ],
)
def test_a_cell_of_a_workbook_has_the_text_that_a_person_sees(cell, text):
    assert xlsx(A1=cell).rows == ((text,),)


def test_the_date_formats_of_the_chinese_edition_are_known_by_their_number():
    book = workbook(A1=(45200, "0%"), B1=(45200, "0.00"))
    styles = zipfile.ZipFile(io.BytesIO(saved(book))).read("xl/styles.xml").decode()
    chinese = styles.replace('numFmtId="9"', 'numFmtId="57"').replace('numFmtId="2"', 'numFmtId="31"')
    assert read("f.xlsx", rezipped(saved(book), xl__styles=chinese)).rows == (("2023-10", "2023-10-01"),)


def test_days_count_from_1904_where_the_workbook_says_so():
    book = workbook(A1=datetime.date(2023, 10, 1))
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    assert xlsx(book).rows == (("2023-10-01",),)


def test_a_formula_gives_the_result_that_was_stored_with_it():
    stored = with_sheet('<row r="5"><c r="C5"><f>NOW()</f><v>1272.1700000000001</v></c></row>')
    assert read("f.xlsx", stored).rows[4] == ("", "", "1272.17")
    text = with_sheet('<row r="1"><c r="A1" t="str"><f>T("")</f><v></v></c><c r="B1"><v>1</v></c></row>')
    assert read("f.xlsx", text).rows == (("", "1"),)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=SUM(C5:C6)", "0.3"),
        ("=C5+C6", "0.3"),
        ("=$C$5*D5", "0.5"),
        ("=ROUND(D5/3,2)", "1.67"),
        ("=ROUND(0.125,2)", "0.13"),
        ("=SUM(C5:C6,D5)-2*(1+C5)", "3.1"),
        ("=-C5%", "-0.001"),
        ("=AVERAGE(C5:C6)", "0.15"),
        ("=SUM(C5:C9)", "0.3"),
        ("=PRODUCT(C6,D5)", "1"),
        ("=E5*2", "0.6"),
    ],
)
def test_a_formula_without_a_result_is_computed_in_exact_decimals(formula, result):
    cells = xlsx(C5=0.1, C6=0.2, C7="小计", C8="7", D5=5, E5="=C5+C6", F5=formula)
    assert cells.rows[4][5] == result
    (notice,) = cells.problems
    assert notice.severity == "notice"
    assert "2 formulas" in notice.problem


@pytest.mark.parametrize(
    "formula",
    [
        "=VLOOKUP(1,A1:B2,2)",
        "=Other!A1+1",
        "=C7+1",
        "=1/0",
        "=F5+1",
        "=SUM(C:C)",
        "=IF(C5>0,1,2)",
        "=E9*2",
        "=1+",
        "=(",
    ],
)
def test_a_formula_that_cannot_be_computed_is_never_a_silent_blank(formula):
    cells = xlsx(C5=0.1, C7="小计", E9="=NOW()", F5=formula)
    assert cells.rows[4][5] == formula
    problem = next(problem for problem in cells.problems if problem.cell == "F5")
    assert (problem.row, problem.column, problem.value, problem.severity) == (5, "F", formula, "warning")


def test_a_formula_that_cells_share_is_computed_for_each_of_them():
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}">{{}}</c></row>' for row in (1, 2))
    shared = rows.format('<f t="shared" ref="B1:B2" si="0">A1*10</f>', '<f t="shared" si="0"/>')
    assert read("f.xlsx", with_sheet(shared)).rows == (("1", "10"), ("2", "20"))


def test_a_computed_percentage_is_shown_as_one():
    assert xlsx(A1=39, B1=40, C1=("=A1/B1", "0.0%")).rows == (("39", "40", "97.5%"),)


def test_running_totals_over_many_rows_end_in_time():
    book = openpyxl.Workbook()
    for row in range(1, 1001):
        book.active.append([1, f"=SUM(A$1:A{row})", f"=C{row - 1}+1" if row > 1 else 1])
    cells = xlsx(book)
    assert cells.rows[99] == ("1", "100", "100")
    assert cells.rows[-1][1] == "=SUM(A$1:A1000)"


def test_merged_cells_have_their_text_in_the_first_one():
    book = workbook(A1="产出指标", C1="a", C2="b")
    book.active.merge_cells("A1:B2")
    assert xlsx(book).rows == (("产出指标", "", "a"), ("", "", "b"))
    covered = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    merged = with_sheet(covered, '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>')
    assert read("f.xlsx", merged).rows == (("1",),)


def test_hidden_rows_and_columns_are_read_and_said():
    book = workbook(A1="a", B1="b", A2="c", A4="d")
    book.active.row_dimensions[2].hidden = True
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    cells = xlsx(book)
    assert cells.rows == (("a", "b"), ("c",), (), ("d",))
    assert [problem.problem for problem in cells.problems] == [
        "Hidden rows were read too: 2.",
        "Hidden columns were read too: B.",
    ]


def test_the_first_sheet_with_content_is_read_and_the_others_are_named():
    book = openpyxl.Workbook()
    book.create_sheet("名单")["A1"] = "I01"
    book.create_sheet("十月")["A1"] = "x"
    book.create_sheet("十一月")["A1"] = "y"
    book["名单"].sheet_state = "hidden"
    content = saved(book)
    cells = read("f.xlsx", content)
    assert (cells.sheet, cells.rows, cells.encoding) == ("十月", (("x",),), "xlsx")
    assert cells.problems[0].problem == "Only the sheet “十月” was read, not “十一月”, “名单”."
    assert [each.sheet for each in read_all("f.xlsx", content)] == ["十月", "十一月", "名单"]


def test_formatted_rows_down_to_the_end_of_the_sheet_are_no_rows():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    rows += "".join(f'<row r="{row}" s="1"><c r="A{row}" s="1"/></row>' for row in (2, 1_048_576))
    assert read("f.xlsx", with_sheet(rows)).rows == (("1",),)


def test_a_cell_beyond_the_rows_that_are_read_is_named():
    with pytest.raises(UnreadableFile, match="the cell B1048576 has content"):
        read("f.xlsx", with_sheet('<row r="1048576"><c r="B1048576"><v>1</v></c></row>'))
    with pytest.raises(UnreadableFile, match="the cell XFD1 has content"):
        read("f.xlsx", with_sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'))


def test_a_text_file_with_too_many_rows_is_refused():
    with pytest.raises(UnreadableFile, match="at most 200,000 rows"):
        rows("a\n" * 200_001)


def test_rich_text_is_read_without_its_pronunciation():
    inline = "<is><r><t>绩</t></r><r><t>效</t></r><rPh sb='0' eb='1'><t>jì</t></rPh></is>"
    assert read("f.xlsx", with_sheet(f'<row r="1"><c r="A1" t="inlineStr">{inline}</c></row>')).rows == (("绩效",),)


@pytest.mark.parametrize("name", ["actuals.xls", "actuals.csv", "actuals.docx", "actuals"])
def test_the_bytes_decide_and_not_the_name(name):
    assert read(name, saved(workbook(A1="x"))).encoding == "xlsx"
    assert read(name, b"a,b\n1,2\n").rows == (("a", "b"), ("1", "2"))


def test_a_web_page_that_is_called_xls_is_read():
    page = """<html><head><title>t</title><style>td{}</style></head><body><table>
      <tr><th colspan=2>编号&nbsp;</th><th rowspan="2">完成值</th></tr>
      <tr><td>I01<td>普<b>法</b><br>宣传</tr><tr><td>I02</td><td></td><td>5</td></tr></table>
      <table><tr><td>合计</td></tr></table></body></html>"""
    cells = read("导出.xls", page.encode("gb18030"))
    assert cells.encoding == "html"
    assert cells.rows == (("编号", "", "完成值"), ("I01", "普法\n宣传"), ("I02", "", "5"), ("合计",))


def web_page(body: str) -> tuple[tuple[str, ...], ...]:
    return rows(f"<html><body>{body}</body></html>")


def test_a_table_within_a_cell_of_a_web_page_follows_the_row_that_it_stands_in():
    page = "<table><tr><td>外<table><tr><td rowspan=9>内<td>里</table>面</td><td>旁</td></tr><tr><td>下</table>"
    assert web_page(page) == (("外面", "旁"), ("内", "里"), ("下",))


def test_a_cell_of_a_web_page_reaches_no_further_than_its_table():
    assert web_page("<table><tr><td rowspan=3>a<td>b</table><table><tr><td>c</table>") == (("a", "b"), ("c",))


def test_blanks_beside_a_tag_part_words_and_line_breaks_of_the_source_are_blanks():
    assert web_page("<table><tr><td>legal <b>aid</b>\n  for &amp; by<p>all</table>") == (("legal aid for & by\nall",),)


def test_a_cell_of_a_web_page_ends_where_the_next_begins():
    page = "<table><tr><td><div>a<td><ul><li>b<tr><td>c<td><form>d<td>e</table>"
    assert web_page(page) == (("a", "b"), ("c", "d", "e"))


def test_cells_outside_of_a_table_or_behind_the_end_of_the_page_are_read():
    assert rows("<html><td>a</td><td>b</td></html><table><tr><td>c</td></tr></table>") == (("a", "b"), ("c",))


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<![CDATA[", "</a ", "<?", "<"])
def test_a_web_page_of_tags_that_do_not_close_is_read_in_time(piece):
    assert rows("<table><tr><td>x</td></tr></table>" + piece * 100_000) == (("x",),)


def test_a_web_page_of_spans_ends_in_time():
    with pytest.raises(UnreadableFile, match="the cell ALM2 has content"):
        web_page("<table>" + "<tr><td rowspan=1000 colspan=1000>x" * 10_000)


def test_a_web_page_of_elements_within_elements_is_refused():
    with pytest.raises(UnreadableFile, match="damaged"):
        web_page("<table><tr><td>" + "<div>" * 501)


def test_a_damaged_web_page_is_read_or_refused_with_a_sentence():
    chance = random.Random(1)
    page = "<table><tr><th colspan=2>编号</th><td rowspan=2>a &amp; <b>b</b><br>c</td></tr><!-- d --></table>" * 3
    for _time in range(500):
        start = chance.randrange(len(page))
        piece = chance.choice(["<", ">", "<td>", "</table>", "<script>", "<!--", "&#", '"', "rowspan=" + "9" * 5_000])
        try:
            read("f.xls", (page[:start] + piece + page[start + chance.choice((0, 1, 20)) :]).encode())
        except UnreadableFile as error:
            assert str(error).startswith("f.xls: ") and str(error).endswith(".")


def test_an_old_workbook_is_read_as_a_new_one():
    month, formats = read_all("old.xls", (FILES / "monthly.xls").read_bytes())
    assert (month.encoding, month.sheet, formats.sheet) == ("xls", "十月", "格式")
    assert month.rows[3] == (
        "D001", "2023", "10", "I41", "人民群众满意度", "", "≥", "95", "%", "97.5%",
    )  # fmt: skip
    assert formats.rows == (
        (),
        (),
        ("", "100%", "2023-10-01", "2023-10", "0.3", "TRUE", "007", "1234.5"),
        ("合并",),
        ("", "", "旁"),
    )
    assert [problem.problem for problem in formats.problems] == [
        "Hidden rows were read too: 3.",
        "Hidden columns were read too: H.",
    ]


def merged_document() -> bytes:
    document = docx.Document()
    document.add_paragraph("2023年部门整体支出绩效目标表")
    document.add_paragraph("单位：万元")
    table = document.add_table(3, 4)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "一级指标"
    table.cell(0, 2).text, table.cell(0, 3).text = "指标值", "单位"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "产出指标"
    table.cell(1, 1).text, table.cell(1, 2).text = "数量\n指标", "160"
    table.cell(2, 1).text = "质量指标"
    document.add_table(1, 1).cell(0, 0).text = "第二张表"
    return saved(document)


def test_a_document_is_read_in_its_order_with_merged_cells_in_their_first_place():
    assert read("form.docx", merged_document()).rows == (
        ("2023年部门整体支出绩效目标表",),
        ("单位：万元",),
        ("一级指标", "", "指标值", "单位"),
        ("产出指标", "数量\n指标", "160", ""),
        ("", "质量指标", "", ""),
        ("第二张表",),
    )


def test_a_table_within_a_cell_follows_the_row_that_it_stands_in():
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "外", "下"
    table.cell(0, 1).add_table(1, 2).cell(0, 1).text = "内"
    assert read("f.docx", saved(document)).rows == (("外", ""), ("", "内"), ("下", ""))


def test_deleted_words_are_gone_and_inserted_ones_count():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "旧"
    paragraph = cell.paragraphs[0]._p
    for tag, word_tag, word in (("w:del", "w:delText", "删"), ("w:ins", "w:t", "增")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(word_tag)
        text.text = word
        run.append(text)
        change.append(run)
        paragraph.append(change)
    assert read("f.docx", saved(document)).rows == (("旧增",),)


def test_a_table_within_a_content_control_is_not_lost():
    document = docx.Document()
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "x"
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    table._tbl.addprevious(control)
    control.append(content)
    content.append(table._tbl)
    assert read("f.docx", saved(document)).rows == (("x",),)


def test_numbers_that_word_counts_itself_are_read():
    document = docx.Document()
    table = document.add_table(2, 2)
    for row, name in zip(table.rows, ("普法", "调解"), strict=True):
        row.cells[0].paragraphs[0].style = "List Number"
        properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_numId().val = 1
        number.get_or_add_ilvl().val = 0
        row.cells[1].text = name
    numbering = document.part.numbering_part.element
    (kind,) = numbering.xpath("w:num[@w:numId='1']/w:abstractNumId/@w:val")
    (form,) = numbering.xpath(f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[1]/w:numFmt")
    form.set(qn("w:val"), "decimal")
    assert read("f.docx", saved(document)).rows == (("1", "普法"), ("2", "调解"))


def pdf(*pages: list, **options) -> bytes:
    """A PDF of these tables, one a page, each with a title above it."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=9, wordWrap="CJK")
    story = []
    for number, table in enumerate(pages):
        story += [PageBreak()] if number else []
        story.append(Paragraph(f"第{number + 1}张表", style))
        cells = [[Paragraph(text, style) for text in row] for row in table]
        grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), *options.get("spans", ())])
        story.append(Table(cells, colWidths=70, style=grid))
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(story)
    return file.getvalue()


def test_a_pdf_is_read_page_after_page_without_the_line_breaks_of_its_cells():
    long = "人民调解成功率达到百分之九十七点五以上"
    content = pdf([["编号", "三级指标"], ["I01", long]], [["I02", "second legal aid office"]])
    cells = read("form.pdf", content)
    assert cells.encoding == "pdf"
    assert cells.rows == (
        ("第1张表",), ("编号", "三级指标"), ("I01", long), ("第2张表",), ("I02", "second legal aid office"),
    )  # fmt: skip


def test_merged_cells_of_a_pdf_have_their_text_in_the_first_one():
    content = pdf([["产出", "", "a"], ["", "", "b"]], spans=[("SPAN", (0, 0), (1, 1))])
    assert read("form.pdf", content).rows[1:] == (("产出", "a"), ("", "b"))


def test_a_scanned_pdf_is_refused_with_what_to_ask_for():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rect(10, 10, 100, 100, fill=1)
    canvas.save()
    with pytest.raises(UnreadableFile, match=r"scan.*Ask for the Word or Excel file"):
        read("scan.pdf", file.getvalue())


def test_a_pdf_with_a_password_is_refused():
    file = io.BytesIO()
    canvas = Canvas(file, encrypt="secret")
    canvas.drawString(10, 10, "x")
    canvas.save()
    with pytest.raises(UnreadableFile, match="protected with a password"):
        read("f.pdf", file.getvalue())


def test_a_pdf_with_too_many_pages_is_refused():
    file = io.BytesIO()
    canvas = Canvas(file)
    for _page in range(201):
        canvas.drawString(10, 10, "x")
        canvas.showPage()
    canvas.save()
    with pytest.raises(UnreadableFile, match="201 pages; at most 200"):
        read("f.pdf", file.getvalue())


def test_a_pdf_page_that_is_a_map_is_refused_at_once():
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(3_001):
        canvas.line(number % 500, 0, number % 499, 700)
    canvas.save()
    with pytest.raises(UnreadableFile, match="page 1 of the PDF is a drawing"):
        read("map.pdf", file.getvalue())


@pytest.fixture
def small_limit(monkeypatch):
    """Bombs of 3 MB do as well as those of 300 MB, and burn less."""
    monkeypatch.setattr(archives, "UNPACKED_LIMIT", 3_000_000)


def test_a_pdf_that_unpacks_to_too_much_is_refused(small_limit):
    packed = zlib.compress(bytes(3_100_000))
    with pytest.raises(UnreadableFile, match="larger than 3 MB"):
        read("bomb.pdf", b"%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode>>\nstream\n" + packed + b"\nendstream\n")


def form_in(kind: str, rows: list[list[str]]) -> bytes:
    if kind == "pdf":
        spread = [row + [""] * (7 - len(row)) for row in rows]
        return pdf(spread)
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append([float(text) if text.replace(".", "").isdecimal() else text for text in row])
        return saved(book)
    document = docx.Document()
    table = document.add_table(len(rows), 7)
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=False):
            cell.text = text
    return saved(document)


def said(name: str, content: bytes) -> tuple:
    form = official_form.read(read(name, content))
    lists = (form.budget_lines, form.tasks, form.indicators)
    return form.department_name, form.year, *([replace(row, source_row=0) for row in rows] for rows in lists)


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf"])
def test_the_published_form_says_the_same_in_every_kind_of_file(kind):
    rows = [line.split("\t") for line in FORM.read_text(encoding="utf-8-sig").splitlines()]
    published = said("form.txt", FORM.read_bytes())
    assert (len(published[3]), len(published[4])) == (21, 41)
    assert said(f"form.{kind}", form_in(kind, rows)) == published


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "protected with a password"),
        (OLE + "WordDocument\0".encode("utf-16-le"), "save it as .docx"),
        (OLE + "Workbook\0".encode("utf-16-le"), "save it as .xlsx"),
        (OLE, "no sheet"),
        (b"{\\rtf1\\ansi}", "save it as .docx"),
        (b"\x89PNG\r\n", "picture"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n\x01", "PDF cannot be read"),
        (b"PK\x03\x04\x14\x00\x06\x00", "damaged"),
        (b"<?xml version='1.0'?><Workbook/>", "save it as .xlsx"),
        (saved(openpyxl.Workbook()), "empty"),
        (saved(docx.Document()), "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content, sentence):
    with pytest.raises(UnreadableFile, match=f"^报表: .*{sentence}"):
        read("报表", content)


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def test_a_zip_of_something_else_is_refused():
    with pytest.raises(UnreadableFile, match="neither an Excel nor a Word file"):
        read("all.zip", zipped(a=b"x"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(small_limit):
    bomb = zipped(a=bytes(2_000_000), b=bytes(2_000_000))
    assert len(bomb) < 10_000
    with pytest.raises(UnreadableFile, match="larger than 3 MB"):
        read("bomb.xlsx", bomb)


def test_a_zip_bomb_is_also_refused_where_its_directory_lies(small_limit):
    bomb = bytearray(zipped(a=bytes(4_000_000)))
    directory = bomb.rindex(b"PK\x01\x02")
    bomb[directory + 24 : directory + 28] = struct.pack("<I", 10)
    with pytest.raises(UnreadableFile, match="larger than 3 MB"):
        read("bomb.xlsx", bytes(bomb))


def test_an_archive_of_too_many_parts_is_refused():
    with pytest.raises(UnreadableFile, match="larger than 300 MB"):
        read("many.xlsx", zipped(**{f"p{number}": b"" for number in range(5_001)}))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1", "docProps/app"])
def test_a_part_that_declares_entities_is_refused_before_they_are_unpacked(part):
    """A megabyte that is named a thousand times, behind so much white space that the parser does not mind."""
    bomb = f"<!DOCTYPE x [<!ENTITY e '{'a' * 1_000_000}'>]><x>{' ' * 10_000_000}<y>{'&e;' * 900}</y></x>"
    content = rezipped(saved(workbook(A1="x")), **{part.replace("/", "__"): bomb})
    assert len(content) < 50_000
    with pytest.raises(UnreadableFile, match="damaged"):
        read("bomb.xlsx", content)


def test_the_words_doctype_in_a_cell_are_words():
    assert xlsx(A1="<!DOCTYPE x [<!ENTITY e 'a'>]>").rows == (("<!DOCTYPE x [<!ENTITY e 'a'>]>",),)
