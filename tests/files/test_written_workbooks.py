"""Workbooks that go out, read back with openpyxl and with our own reader."""

import io
from datetime import date
from decimal import Decimal

import docx
import openpyxl
import pytest

from monitoring.files import written_workbooks
from monitoring.files.reader import read
from monitoring.problems import Problem, UnreadableFile


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def problem(cell: str, severity="error", row: int | None = None) -> Problem:
    row = row or (int(cell[1:]) if cell else None)
    return Problem(row, cell[:1], "", severity, f"problem at {cell}", "hint", cell)


def colour(cell) -> str:
    return cell.fill.fgColor.rgb[2:]


def test_a_sheet_to_fill_in_is_read_back_as_it_was_written():
    content = written_workbooks.sheet(
        ["编号", "对比符号", "完成值", "日期", "说明"],
        [["I01", "=", Decimal("12.5"), date(2023, 10, 1), "=1+1"], ["007", "≥", 3, None, "-"]],
        title="2023年10月",
    )
    cells = read("template.xlsx", content)
    assert cells.sheet == "2023年10月"
    assert cells.rows == (
        ("编号", "对比符号", "完成值", "日期", "说明"),
        ("I01", "=", "12.5", "2023-10-01", "=1+1"),
        ("007", "≥", "3", "", "-"),
    )
    assert cells.problems == ()


def test_a_sheet_to_fill_in_has_widths_notes_choices_and_a_header_that_stays():
    content = written_workbooks.sheet(
        ["编号", "完成值"],
        [["I01", None]],
        widths=[8, 14.5],
        notes={(0, 1): "this month's value", (1, 0): "given"},
        choices={1: ["达成", "部分达成", "未达成"]},
        formats={1: "0.00%"},
    )
    page = opened(content).active
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["B"].width == 14.5
    assert page["B1"].comment.text == "this month's value"
    assert page["A2"].comment.text == "given"
    assert page["B2"].number_format == "0.00%"
    (rule,) = page.data_validations.dataValidation
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", '"达成,部分达成,未达成"', "B2:B202")


def test_choices_that_are_long_or_have_commas_stand_on_a_hidden_sheet():
    content = written_workbooks.sheet(["a"], [["x"]], choices={0: ["one, two", "three"]})
    book = opened(content)
    assert book.active.data_validations.dataValidation[0].formula1 == "'choices1'!$A$1:$A$2"
    assert book["choices1"].sheet_state == "hidden"
    assert [row[0].value for row in book["choices1"]] == ["one, two", "three"]
    assert read("t.xlsx", content).rows == (("a",), ("x",))


@pytest.mark.parametrize("title", ["a/b:c*d?[e]\\f", "", "x" * 40, "'"])
def test_any_title_makes_a_sheet(title):
    assert read("t.xlsx", written_workbooks.sheet(["a"], [], title=title)).rows == (("a",),)


def test_the_marked_copy_of_a_text_file_has_the_same_cells_at_the_same_places():
    text = '编号,完成值\n\nI01,=1+1\n007,"a\nb"\n@x,-5\n'
    marked = written_workbooks.marked_copy(
        "m.csv", text.encode(), [problem("B3"), problem("B3", "notice"), problem("A4", "warning")]
    )
    cells = read("m.xlsx", marked)
    assert cells.rows == read("m.csv", text.encode()).rows
    assert cells.problems == ()
    page = opened(marked).active
    assert page["B3"].data_type == "s"
    assert page["B3"].quotePrefix
    assert (colour(page["B3"]), colour(page["A4"])) == ("FFC7CE", "FFEB9C")
    assert page["B3"].comment.text == "problem at B3\nhint\n\nproblem at B3\nhint"
    assert page["A3"].comment is None


def test_the_marked_copy_of_a_workbook_keeps_its_formats_formulas_and_sheets():
    book = openpyxl.Workbook()
    page = book.active
    page["A1"], page["B2"], page["B3"] = "完成值", 0.975, "=B2*2"
    page["B2"].number_format = "0.0%"
    page.column_dimensions["A"].width = 33
    page.merge_cells("A5:B6")
    page["A5"] = "合并"
    page["A1"].comment = openpyxl.comments.Comment("own", "me")
    book.create_sheet("别的")["A1"] = 1
    file = io.BytesIO()
    book.save(file)
    marked = opened(
        written_workbooks.marked_copy("m.xlsx", file.getvalue(), [problem("B2"), problem("B6"), problem("A1")])
    )
    page = marked.worksheets[0]
    assert marked.sheetnames == ["Sheet", "别的"]
    assert (page["B2"].value, page["B2"].number_format, colour(page["B2"])) == (0.975, "0.0%", "FFC7CE")
    assert page["B3"].value == "=B2*2"
    assert page.column_dimensions["A"].width == 33
    assert page["A5"].comment.text == "problem at B6\nhint"
    assert page["A1"].comment.text == "own\n\nproblem at A1\nhint"


def test_a_problem_of_a_row_is_at_its_first_text_and_one_of_the_file_at_the_first_cell():
    problems = [problem("", row=2), problem("", "warning"), problem("", row=99)]
    page = opened(written_workbooks.marked_copy("m.csv", b"a,b\n,x\n", problems)).active
    assert colour(page["B2"]) == "FFC7CE"
    assert page["A1"].comment.text.count("problem at") == 2


def test_the_marked_copy_of_a_document_is_a_workbook():
    document = docx.Document()
    document.add_table(1, 2).cell(0, 1).text = "x"
    file = io.BytesIO()
    document.save(file)
    marked = written_workbooks.marked_copy("m.docx", file.getvalue(), [problem("B1")])
    assert read("m.xlsx", marked).rows == (("", "x"),)


def test_a_file_that_is_too_large_to_be_marked_is_refused():
    with pytest.raises(UnreadableFile, match="too large for a marked copy"):
        written_workbooks.marked_copy("m.csv", b"1,2\n" * 150_001, [])
