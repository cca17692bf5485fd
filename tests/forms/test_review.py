"""Forms under review: several in a file, corrected and split rows, rows passed over, and how they are shown."""

import ast
from pathlib import Path
from typing import get_args

import review_files

from monitoring.files import corrections, reader
from monitoring.files.reader import Cells
from monitoring.forms import review as forms_review
from monitoring.forms.parts import Treatment
from monitoring.forms.review import PASSED_OVER, Review
from monitoring.screen.form_corrections import written_lines
from monitoring.screen.html import review_sheet

UNCLEAR = review_files.form(rate="95%，98%")


def review_of(*sheets: review_files.Rows) -> Review:
    return Review(tuple(reader.read_all("forms.xlsx", review_files.workbook(*sheets))))


def test_each_sheet_with_a_form_is_read_and_another_sheet_is_named():
    review = review_of(review_files.form(), [("填表说明", "万元")], review_files.form("某市农业局"))
    first, second = review.readings()
    assert [(one.form.department_name, one.cells.sheet) for one in (first, second)] == [
        ("某市水利局", "表1"),
        ("某市农业局", "表3"),
    ]
    assert "“表2” was not read" in first.form.problems[0].problem
    assert not second.form.problems


def test_forms_below_each_other_are_read_one_by_one():
    review = review_of([*review_files.form(), *review_files.form("某市农业局", rate="")])
    assert [one.form.department_name for one in review.readings()] == ["某市水利局", "某市农业局"]


def test_a_file_without_a_form_is_refused_once():
    (reading,) = review_of([("填表说明", "万元")], [("x", "y")]).readings()
    assert not reading.is_good


def test_a_form_without_a_year_takes_the_one_that_is_given():
    review = review_of(review_files.form(year=""))
    assert not review.readings()[0].is_good
    (reading,) = review.readings(2024)
    assert reading.is_good and reading.form.year == 2024


def test_a_corrected_row_is_read_from_its_new_cells():
    (reading,) = review_of(UNCLEAR).readings()
    assert reading.rows_to_correct == [10]
    corrected = review_of(UNCLEAR).corrected("表1", {10: [("产出指标", "质量指标", "合格率", "≥98%")]}, ())
    (reading,) = corrected.readings()
    assert reading.rows_to_correct == []
    assert [str(indicator.target_value) for indicator in reading.form.indicators] == [
        "1000.0000",
        "120.0000",
        "98.0000",
    ]
    assert reading.cells.file_name == "forms.xlsx (cells corrected: 1)"


def test_a_row_that_says_two_things_is_split_into_two():
    lines = [("产出指标", "质量指标", "合格率", "≥95%"), ("产出指标", "质量指标", "优良率", "≥98%")]
    (reading,) = review_of(UNCLEAR).corrected("表1", {10: lines}, ()).readings()
    assert [(one.level3, one.source_row) for one in reading.form.indicators[2:]] == [("合格率", 10), ("优良率", 11)]
    # One cell of the row itself, and the four of the new one.
    assert reading.cells.file_name == "forms.xlsx (cells corrected: 5)"


def test_a_row_that_a_person_passes_over_is_recorded_as_such_and_no_longer_warned_of():
    (reading,) = review_of(UNCLEAR).corrected("表1", {}, {10}).readings()
    row = reading.form.source_rows[9]
    assert (row.treatment, row.meaning, row.text) == ("layout", PASSED_OVER, "产出指标\t质量指标\t合格率\t95%，98%")
    assert reading.form.problems == []


def test_a_row_that_was_read_cannot_be_passed_over():
    (reading,) = review_of(review_files.form()).corrected("表1", {}, {9}).readings()
    assert reading.form.source_rows[8].treatment == "read"


def test_a_row_stays_passed_over_where_a_split_above_moves_it():
    passed = review_of(UNCLEAR).corrected("表1", {}, {10})
    split = passed.corrected(
        "表1",
        {9: [("产出指标", "数量指标", "培训人数", "≥120人"), ("产出指标", "数量指标", "培训场次", "≥3次")]},
        (),
    )
    (reading,) = split.readings()
    assert [row.meaning for row in reading.form.source_rows[8:]] == ["indicator", "indicator", PASSED_OVER]


def test_only_the_sheet_that_is_meant_is_corrected():
    review = review_of(UNCLEAR, review_files.form("某市农业局", rate="95%，98%"))
    first, second = review.corrected("表2", {10: [("产出指标", "质量指标", "合格率", "≥98%")]}, ()).readings()
    assert (first.rows_to_correct, second.rows_to_correct) == ([10], [])


def test_rows_written_as_they_were_make_no_difference():
    cells = Cells("x.csv", "abc", "utf-8", (("a", "b"), ("c",)))
    assert corrections.replace_rows(cells, {1: [("a", "b")], 2: [("c", "")]}) == cells


def test_a_grid_says_what_is_new_and_leaves_cells_alone_that_were_not_touched():
    row = ("造林\n及管护", "≥95%", "beyond the grid")
    assert written_lines(row, [["造林 及管护", "≥95%"], [None, ""]]) is None
    assert written_lines(row, [["造林 及管护", " ≥98% "], ["防火", None]]) == [
        ("造林\n及管护", "≥98%", "beyond the grid"),
        ("防火", ""),
    ]


def test_a_split_shifts_what_is_below_and_changes_the_checksum():
    cells = Cells("x.csv", "abc", "utf-8", (("a",), ("b",)))
    split = corrections.replace_rows(cells, {1: [("a",), ("new",)]})
    assert split.rows == (("a",), ("new",), ("b",))
    assert split.sha256 != "abc"


def test_the_sheet_shows_every_row_with_its_treatment_and_escapes_what_it_says():
    (reading,) = review_of(review_files.form(area="<b>≥1000亩</b>")).readings()
    html = review_sheet.sheet(reading)
    assert html.count("<tr class=") == 10
    assert "<b>≥1000亩" not in html and "&lt;b&gt;≥1000亩" in html
    assert "K1 造林: 50.00 × 10k yuan · Key tasks of the year" in html
    assert "产出指标 › 质量指标 › 合格率: ≥ 95%" in html
    assert '<tr class="not_understood"><th>8</th>' in html


def test_a_cell_with_a_remark_says_it():
    (reading,) = review_of(review_files.form(rate="98%")).readings()
    html = review_sheet.sheet(reading)
    assert html.count('<span class="noted">▲ 98%</span>') == html.count('class="noted"') == 1
    assert "<small>▲ The target has no comparator" in html


def test_every_meaning_of_a_row_has_its_words():
    folder = Path(forms_review.__file__).parent
    treatments = set(get_args(Treatment))
    found = set()
    for node in (
        node for file in folder.glob("*.py") for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    ):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and strings(node.elts[0]) & treatments:
            found |= strings(node.elts[1])
    assert len(found) > 20
    assert found <= review_sheet.MEANINGS.keys()


def strings(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
