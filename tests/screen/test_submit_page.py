"""The page *Submit* as staff use it each month: walked through without a browser."""

import json
import re
import shutil
from pathlib import Path

import pytest
from given import Given, indicator
from streamlit.testing.v1 import AppTest

from monitoring.actions import closing
from monitoring.language import catalogue
from monitoring.screen import data

ROOT = Path(__file__).parents[2]
HEAD = "部门,年度,月份,编号,完成值\n"


@pytest.fixture
def given_page(tmp_path, monkeypatch, empty_file):
    """A department with three indicators, of which 10 件 a month and 80 % are reported up to September; the page."""
    path = shutil.copyfile(empty_file, tmp_path / "visited.duckdb")
    monkeypatch.setattr(data, "_open", {})
    monkeypatch.setenv("MONITORING_DB", str(path))
    monkeypatch.setenv("MONITORING_SAMPLE", "off")
    given = Given(data.database())
    given.form(
        [
            indicator(target=160, indicator_code="I01", level3="案件", pacing="even"),
            indicator(indicator_code="I02", level3="覆盖率", aggregation="latest", pacing="every_month", unit="%"),
            indicator(target=5, indicator_code="I03", level3="培训", pacing="even"),
        ]
    )
    given.actuals(*((month, "I01", 10) for month in range(1, 10)), (9, "I02", 80))
    yield given
    data.close_databases()


def opened(page="submit", **address) -> AppTest:
    """The page in English, with a name entered."""
    catalogue.use(address.setdefault("lang", "en"))
    app = AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=30)
    app.query_params["lang"] = address["lang"]
    app.run()
    app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    if len(address) > 1:
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
    app.text_input(key="who").set_value("Li Min").run()
    return app


def words_on(app: AppTest) -> str:
    assert not app.exception, app.exception
    kinds = ("subheader", "markdown", "caption", "info", "success", "warning", "error", "html")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def upload(app: AppTest, text: str, name="figures.csv") -> AppTest:
    return app.file_uploader[0].upload(name, text.encode(), "text/csv").run()


def paste(app: AppTest, text: str) -> AppTest:
    app.segmented_control(key="way").set_value("paste").run()
    return app.text_area(key="pasted_0").set_value(text).run()


def grid(app: AppTest, part: str):
    """The grid whose key begins so."""
    (found,) = [one for one in app.dataframe if f"-{part}" in one.proto.id]
    return found


def edit(app: AppTest, part: str, **edited) -> AppTest:
    """Change cells of a grid as a browser says it: row → column → text."""
    states = app._tree.get_widget_states()
    changes = {"edited_rows": {row.strip("_"): cells for row, cells in edited.items()}}
    states.widgets.add(
        id=grid(app, part).proto.id, string_value=json.dumps(changes | {"added_rows": [], "deleted_rows": []})
    )
    app._run(states)
    return app


def proposed_month(app: AppTest) -> str:
    return re.search(r'href="\?template_month=(\w+)"[^>]*aria-current', words_on(app))[1]


def table_with(app: AppTest, column: str):
    return next(table.value for table in app.dataframe if column in table.value.columns)


def in_october(code: str):
    key = {"department_code": "D1", "year": 2023, "month": 10, "indicator_code": code}
    return data.rows("indicator_progress", **key)[0]["actual_value"]


def test_each_problem_names_the_indicator_beside_its_cell(given_page):
    app = upload(opened(), HEAD + "D1,2023,10,I01,many\nD1,2023,10,I99,3\n")
    problems = next(element.value for element in app.get("html") if "todo problems" in element.value)
    assert re.findall(r"<b>(.*?)</b>", problems) == ["E2 · I01 案件 · 完成值 “many”", "D3 · I99 · 编号 “I99”"]


def test_what_the_good_rows_would_change_is_shown_while_another_has_an_error(given_page):
    app = upload(opened(), HEAD + "D1,2023,10,I01,40\nD1,2023,10,I02,many\n")
    assert "1 rows with an error are left out here; nothing of the file is stored" in words_on(app)
    assert list(table_with(app, "after")["code"]) == ["I01"]
    effects = table_with(app, "before_words")
    assert list(zip(effects["code"], effects["before_words"], effects["after_words"], strict=True)) == [
        ("I01", "▲ Slow", "▶ On track")
    ]
    assert "commit" not in [button.key for button in app.button]


def test_take_all_takes_no_correction_that_has_another_answer(given_page):
    app = upload(opened(), HEAD + "D1,2023,10,I1,12\nD1,2023,10,I02,0.85\nD1,2023,10,I03,无\n")
    proposed = table_with(app, "fix")
    assert list(zip(proposed["cell"], proposed["fix"], strict=True)) == [
        ("D2", "I01"),
        ("E3", "85"),
        ("E4", "0"),
        ("E4", "(leave empty)"),
    ]
    assert app.button(key="take_all").label == "Take all 2"
    app.button(key="take_all").click().run()
    proposed = table_with(app, "fix")
    assert list(proposed["cell"]) == ["E4", "E4"]
    assert app.button(key="take_all").disabled
    assert "“无” can mean 0 or nothing to report." in words_on(app)


def test_a_figure_that_may_be_a_running_total_is_not_converted_by_take_all(given_page):
    app = upload(opened(), HEAD + "D1,2023,10,I01,97\n")
    proposed = table_with(app, "fix")
    assert list(zip(proposed["cell"], proposed["fix"], strict=True)) == [("E2", "7")]
    assert app.button(key="take_all").disabled


def test_a_cell_is_written_anew_in_the_preview_and_checked_at_once(given_page):
    app = upload(opened(template_month="10"), HEAD + "D1,2023,10,I01,many\n")
    edit(app, "faulty_cells", _0={"text": "12"})
    assert "“many” is not a number" not in words_on(app)
    app.button(key="commit").click().run()
    assert in_october("I01") == 12
    assert data.rows("submission_history")[0]["file_name"] == "figures.csv (cells corrected: 1)"


def test_any_other_cell_is_written_anew_in_the_preview_too(given_page):
    app = upload(opened(template_month="10"), HEAD + "D1,2023,10,I01,12\n")
    app.multiselect[0].select(2).run()
    edit(app, "other_cells", _0={"E": "21"})
    assert list(table_with(app, "after")["after"]) == ["21"]
    app.button(key="commit").click().run()
    assert in_october("I01") == 21


def test_pasted_cells_without_department_and_month_are_those_of_the_page_and_that_is_said(given_page):
    app = paste(opened(template_month="10"), "编号\t完成值\nI01\t12\n")
    assert "October is taken, which is chosen on the page" in words_on(app)
    app.checkbox[0].check().run()
    app.button(key="commit").click().run()
    assert in_october("I01") == 12


def test_the_month_is_chosen_in_one_place_on_the_page(given_page):
    page = words_on(opened())
    assert page.count('class="switch template_month"') == 1
    assert 'class="switch month"' not in page
    assert 'class="switch month"' in words_on(opened(submit_tab="reporting"))


def test_the_template_stays_on_a_month_until_it_is_complete_or_closed(given_page):
    assert proposed_month(opened()) == "1"
    given_page.actuals(*((1, code, 1) for code in ("I02", "I03")))
    assert proposed_month(opened()) == "2"
    closing.close(given_page.database, "D1", 2023, 2, "Li Min", "moved")
    assert proposed_month(opened()) == "3"
    given_page.actuals((11, "I01", 1))
    assert proposed_month(opened()) == "3"


def test_an_official_form_is_sent_to_its_page_in_a_sentence_and_nothing_is_listed(given_page):
    form = (
        "部门整体支出绩效目标表\t\t\n部门名称\t某局\t2023年度\n"
        "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t案件\t≥160件\n"
    )
    app = upload(opened(), form, "form.txt")
    assert "This is an official form and no monthly file" in words_on(app)
    assert "todo problems" not in words_on(app)
    assert [link.label for link in app.get("page_link")][-1] == "Import a target form"


def test_a_monthly_file_among_forms_is_sent_to_its_page_in_a_sentence_and_nothing_is_listed(given_page):
    app = upload(opened("targets", targets_tab="import"), HEAD + "D1,2023,10,I01,12\n")
    assert "This is a file with a month's figures and no target form" in words_on(app)
    assert "todo problems" not in words_on(app)
    assert not app.expander
    assert [link.label for link in app.get("page_link")][-1] == "Submit the month's figures"


def typing(app: AppTest) -> AppTest:
    return app.segmented_control(key="way").set_value("grid").run()


def test_the_grid_shows_target_what_is_counted_the_last_figure_and_the_stored_one(given_page):
    given_page.actuals((10, "I03", 2))
    app = typing(opened(template_month="10"))
    row = grid(app, "typed_").value.to_dict("records")[0]
    assert row | {"numerator": "", "denominator": "", "note": "", "actual": ""} == {
        "row": 2, "code": "I01", "name": "案件", "goal": "≥ 160 件", "entry": "this month's number", "last": "Sep: 10",
        "stored": "", "actual": "", "numerator": "", "denominator": "", "note": "",
    }  # fmt: skip
    assert list(grid(app, "typed_").value["stored"]) == ["", "", "2"]


def test_what_is_typed_survives_another_page_and_another_month(given_page):
    app = typing(opened(template_month="10"))
    edit(app, "typed_", _0={"actual": "12"})
    assert "1 rows are filled in and kept until they are committed, for all tabs of this browser" in words_on(app)
    app.query_params["template_month"] = "9"
    app.run()
    assert list(grid(app, "typed_").value["actual"]) == ["", "", ""]
    app.query_params["template_month"] = "10"
    app.run()
    assert list(grid(app, "typed_").value["actual"]) == ["12", "", ""]
    app.switch_page(str(ROOT / "pages" / "methods.py")).run()
    app.switch_page(str(ROOT / "pages" / "submit.py")).run()
    assert list(grid(app, "typed_").value["actual"]) == ["12", "", ""]
    app.button(key="commit").click().run()
    assert in_october("I01") == 12
    assert data.rows("submission_history")[0]["file_name"] == "entered on the page"


def test_an_error_of_the_grid_points_to_its_row_and_its_correction_is_written_there(given_page):
    app = typing(opened(template_month="10"))
    edit(app, "typed_", _2={"actual": "3。"})
    assert "row 4 · I03 培训 · actual “3。”" in words_on(app)
    app.button(key="take_all").click().run()
    assert list(grid(app, "typed_").value["actual"]) == ["", "", "3"]
    app.button(key="commit").click().run()
    assert in_october("I03") == 3


def test_the_grid_is_called_in_the_language_of_the_page(given_page):
    app = typing(opened(template_month="10", lang="zh"))
    edit(app, "typed_", _0={"actual": "12"})
    assert "页面录入" in words_on(app)
    assert "entered on the page" not in words_on(app)
