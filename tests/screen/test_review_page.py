"""The import of forms on the page *Targets*, and earlier versions of a form: walked through without a browser."""

import json
import shutil
from pathlib import Path

import pytest
import review_files
from streamlit.testing.v1 import AppTest

from monitoring.actions import monthly_files, start
from monitoring.files import reader
from monitoring.language import catalogue
from monitoring.screen import data

ROOT = Path(__file__).parents[2]
UNCLEAR = review_files.form(rate="95%，98%")


@pytest.fixture
def page(tmp_path, monkeypatch, empty_file):
    """The page *Targets* of an empty database, in English, with a name entered."""
    database = shutil.copyfile(empty_file, tmp_path / "visited.duckdb")
    monkeypatch.setenv("MONITORING_DB", str(database))
    monkeypatch.setenv("MONITORING_SAMPLE", "off")
    catalogue.use("en")
    app = AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=30)
    app.query_params["lang"] = "en"
    app.run()
    app.switch_page(str(ROOT / "pages" / "targets.py")).run()
    app.text_input(key="who").set_value("Li Min").run()
    yield app
    data.close_databases()


def words_on(app: AppTest) -> str:
    assert not app.exception, app.exception
    kinds = ("subheader", "markdown", "caption", "info", "success", "warning", "error", "html")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    return app.file_uploader[0].upload(name, content).run()


def edit(app: AppTest, key: str, **edited) -> None:
    """Change a grid as a browser says it: ``edited_rows`` by row, ``added_rows`` with their cells."""
    (grid,) = [one for one in app.dataframe if one.proto.id.endswith(f"-{key}")]
    states = app._tree.get_widget_states()
    changes = {"edited_rows": {}, "added_rows": [], "deleted_rows": []} | edited
    states.widgets.add(id=grid.proto.id, string_value=json.dumps(changes))
    app._run(states)


def in_force() -> list[tuple]:
    return [(row["department_code"], row["level3"], row["target_text"]) for row in data.rows("targets")]


def table_with(app: AppTest, column: str):
    return next(table.value for table in app.dataframe if column in table.value.columns)


def test_a_row_that_was_not_understood_is_corrected_on_the_page_and_imported(page):
    upload(page, "form.xlsx", review_files.workbook(UNCLEAR))
    assert "1 tasks, 2 indicators; 1 rows not understood" in words_on(page)
    assert "Of 1 rows nothing will be read" in words_on(page)
    edit(
        page,
        "row_表1_10_0_0",
        edited_rows={"0": {"D": "≥95%"}},
        added_rows=[{"A": "产出指标", "B": "质量指标", "C": "优良率", "D": "≥98%"}],
    )
    assert "Your corrections above are not read yet" in words_on(page)
    assert page.button(key="commit").disabled
    page.button(key="read_again").click().run()
    assert "1 tasks, 4 indicators; 0 rows not understood" in words_on(page)
    page.button(key="commit").click().run()
    assert "Imported as submission 1 for department D001." in words_on(page)
    assert in_force()[2:] == [("D001", "合格率", "≥95%"), ("D001", "优良率", "≥98%")]
    assert data.rows("submission_history")[0]["file_name"] == "form.xlsx (cells corrected: 5)"


def test_a_row_is_passed_over_and_recorded(page):
    upload(page, "form.xlsx", review_files.workbook(UNCLEAR))
    page.checkbox(key="pass_表1_10_0_0").check().run()
    page.button(key="read_again").click().run()
    assert "2 indicators; 0 rows not understood" in words_on(page)
    assert "passed over by a person" in words_on(page)
    page.button(key="commit").click().run()
    stored = data.database().cursor().execute("select meaning from source_rows where source_row = 10").fetchall()
    assert stored == [("passed over by a person",)]


def test_a_row_that_was_read_can_be_corrected_too(page):
    upload(page, "form.xlsx", review_files.workbook(review_files.form()))
    page.multiselect(key="rows_表1_某市水利局_0_0").set_value([9]).run()
    edit(page, "row_表1_9_0_0", edited_rows={"0": {"D": "≥150人"}})
    page.button(key="read_again").click().run()
    page.button(key="commit").click().run()
    assert in_force()[1] == ("D001", "培训人数", "≥150人")


def test_two_departments_in_one_file_are_imported_in_one_go(page):
    upload(page, "forms.xlsx", review_files.workbook(review_files.form(), review_files.form("某市农业局")))
    assert "The file has **2** forms; 2 can be imported." in words_on(page)
    page.button(key="commit").click().run()
    words = words_on(page)
    assert "submission 1 for department D001" in words and "submission 2 for department D002" in words


def test_the_very_same_file_is_recognised_form_by_form(page):
    content = review_files.workbook(review_files.form(), review_files.form("某市农业局"))
    upload(page, "forms.xlsx", content)
    page.button(key="commit").click().run()
    data.database().withdraw(2, "Li Min")
    upload(page, "forms.xlsx", content)
    assert "committed before, as submission 1" in words_on(page)
    page.button(key="commit").click().run()
    assert "Imported as submission 3 for department D002." in words_on(page)


def test_a_refused_form_stays_out_and_says_why_while_the_others_are_imported(page):
    without = [row for row in review_files.form("某市农业局") if row[0] not in ("产出指标", "一级指标")]
    upload(page, "forms.xlsx", review_files.workbook(without, review_files.form()))
    assert "The file has **2** forms; 1 can be imported." in words_on(page)
    assert "No indicator was found in the form." in words_on(page)
    page.button(key="commit").click().run()
    assert {row["department_name"] for row in data.rows("departments")} == {"某市水利局"}


def test_a_pasted_form_without_a_year_asks_for_one(page):
    page.segmented_control(key="form_way").set_value("paste").run()
    page.text_area(key="pasted_form_0").set_value(review_files.text(review_files.form(year=""))).run()
    assert "does not say for which year" in words_on(page)
    assert "commit" not in [button.key for button in page.button]
    page.number_input(key="form_year_0").set_value(2024).run()
    page.button(key="commit").click().run()
    assert [row["year"] for row in data.rows("departments")] == [2024]


def test_a_second_version_shows_what_it_changes_and_the_first_stays_computable(page):
    upload(page, "first.xlsx", review_files.workbook(review_files.form()))
    page.button(key="commit").click().run()
    what = monthly_files.preview(data.database(), reader.read("a.csv", "年度,月份,编号,完成值\n2025,1,I02,9".encode()))
    monthly_files.commit(data.database(), what, "Li Min")
    second = [("2", "防火", "巡山", "20") if row[0] == "1" else row for row in review_files.form()]
    second = [tuple("≥240人" if text == "≥120人" else text for text in row) for row in second]
    upload(page, "second.xlsx", review_files.workbook(second))
    changes = table_with(page, "before")
    assert list(zip(changes["kind"], changes["change"], changes["code"], strict=True)) == [
        ("Indicator", "→ Changed", "I02"),
        ("Task", "－ Dropped", "K1"),
        ("Task", "＋ New", "K2"),
    ]
    (accept,) = [box for box in page.checkbox if str(box.key).startswith("accept_changes_")]
    assert accept.label == "I have looked at what changes of the form in force: 1 dropped, 1 changed, 1 new"
    assert page.button(key="commit").disabled
    accept.check().run()
    page.button(key="commit").click().run()
    page.query_params["targets_tab"] = "history"
    page.session_state["earlier_versions"] = True
    page.run()
    counts = table_with(page, "version")
    # 9 of 10 expected under 120 a year are on track, 9 of 20 under 240 are behind.
    assert list(counts["version"]) == ["Version 1", "In force today"]
    assert (list(counts["on_track_count"]), list(counts["behind_count"])) == ([1, 0], [0, 1])


def test_final_values_of_a_self_evaluation_are_offered_as_decembers_figures(page):
    upload(page, "evaluation.txt", review_files.EVALUATION.encode())
    page.button(key="commit").click().run()
    assert "Final values of the self-evaluation" in words_on(page)
    assert data.rows("reported_actuals") == []
    page.button(key="commit").click().run()
    assert [
        (row["month"], row["indicator_code"], str(row["actual_value"])) for row in data.rows("reported_actuals")
    ] == [
        (12, "I01", "1200.0000"),
        (12, "I03", "58.0000"),
    ]
    page.selectbox(key="final_figures_kind").set_value("spending").run()
    # More is spent than the form has: that is doubted, and wants a tick.
    assert page.button(key="commit").disabled
    next(box for box in page.checkbox if "warnings" in box.label).check().run()
    page.button(key="commit").click().run()
    assert len(data.rows("reported_spending")) == 3


def test_final_values_can_be_left_out(page):
    upload(page, "evaluation.txt", review_files.EVALUATION.encode())
    page.button(key="commit").click().run()
    page.button(key="leave_final_figures").click().run()
    assert "Final values of the self-evaluation" not in words_on(page)
    # The very same file brings the offer back, and is not imported again.
    upload(page, "evaluation.txt", review_files.EVALUATION.encode())
    assert "Final values of the self-evaluation" in words_on(page)
    page.button(key="commit").click().run()
    assert [row["kind"] for row in data.rows("submission_history")] == ["actuals", "targets"]


def test_the_published_form_is_shown_row_by_row(page):
    upload(page, "form.txt", start.PUBLISHED_FORM.read_bytes())
    sheet = next(element.value for element in page.get("html") if 'class="sheet"' in element.value)
    assert sheet.count("<tr class=") == len(start.PUBLISHED_FORM.read_text(encoding="utf-8").splitlines())
    assert "✕ Not understood <b>0</b>" in sheet
