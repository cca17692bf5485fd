"""The page of papers: what is missing before the download, in both languages, for what is chosen."""

import shutil
from pathlib import Path

import pytest
from given import Given, budget_line, indicator, task
from streamlit.testing.v1 import AppTest

from monitoring.language import catalogue
from monitoring.screen import data
from monitoring.store.database import Database

ROOT = Path(__file__).parents[2]


@pytest.fixture
def page(tmp_path, monkeypatch, empty_file):
    """The page on a database with a project; what is chosen stands in its address."""
    database = Database(shutil.copyfile(empty_file, tmp_path / "reports.duckdb"))
    given = Given(database)
    given.form(
        [indicator("≥", 12, indicator_code="I01", level3="普法场次", pacing="even")],
        [task("K1", 200_000, task_name="普法宣传"), task("K2", 1000, task_name="社区矫正", source_row=2)],
        [budget_line("B1", "基本支出", 1_000_000)],
    )
    given.links(("K1", "I01"))
    given.actuals((7, "I01", 1))
    monkeypatch.setattr(data, "_open", {database.path: database})
    monkeypatch.setenv("MONITORING_DB", str(database.path))

    def opened(lang: str = "en", **chosen: str) -> AppTest:
        catalogue.use(lang)
        app = AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=30)
        app.run()
        app.switch_page(str(ROOT / "pages" / "reports.py")).run()
        for name, value in ({"lang": lang, "month": "7"} | chosen).items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    yield opened
    database.close()


def html_of(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in app.get("html"))


def labels(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_what_is_missing_is_listed_with_the_page_where_it_is_entered(page):
    said = html_of(page())
    assert "I01 普法场次 deviates, and nobody has explained why." in said
    assert 'href="deviations?item=I01&amp;department=D1&amp;year=2023&amp;month=7&amp;lang=en"' in said
    assert "Nothing spent is reported of K1 普法宣传." in said


def test_what_would_be_sent_back_is_listed_before_the_download(page):
    # One of twelve by July, where seven were due, and nobody said why; of three lines nothing spent is reported.
    _before, found = html_of(page(paper="department_monitoring")).split("Checked as the finance bureau does: ")
    assert found.startswith("<b>4</b> findings")
    assert [code in found for code in ("I01", "B1", "K1", "K2")] == [True] * 4
    assert "Checked as the finance bureau does" not in html_of(page(paper="brief"))


def test_a_draft_is_downloaded_as_one(page):
    app = page()
    assert labels(app) == ["Download the draft"]
    assert "D1 bureau_2023_07_项目支出绩效目标执行监控表_K1_普法宣传.xlsx" in html_of(app)


def test_the_page_is_chinese_as_well(page):
    app = page("zh")
    assert labels(app) == ["下载草稿"]
    assert "I01 普法场次存在偏差，尚未说明原因。" in html_of(app)


def test_the_address_says_which_paper_project_round_and_unit(page):
    app = page(paper="project_monitoring", project="K2", round="2", unit="yuan", month="9")
    assert "D1 bureau_2023_09_项目支出绩效目标执行监控表_第2次_K2_社区矫正.xlsx" in html_of(app)
    assert "No indicator is linked to K2 社区矫正" in html_of(app)


def test_what_needs_another_month_leads_there(page):
    said = html_of(page(paper="department_evaluation"))
    assert 'href="reports?department=D1&amp;year=2023&amp;month=12&amp;lang=en"' in said


def test_rounds_and_units_are_offered_where_there_are_any(page):
    assert "Second round" in html_of(page())
    said = html_of(page(paper="project_evaluation"))
    assert "Second round" not in said
    assert "10k yuan" in said


def test_a_paper_of_the_department_asks_for_no_project(page):
    app = page(paper="department_monitoring")
    assert "Project" not in [box.label for box in app.selectbox]
    assert "部门整体支出绩效监控表.xlsx" in html_of(app)


def test_the_layouts_of_places_are_offered_where_there_are_several(page):
    assert "天津" in html_of(page("zh"))
    assert "Tianjin" in html_of(page())
    assert "Tianjin" not in html_of(page(paper="department_evaluation"))


def test_a_layout_that_cannot_be_used_is_a_sentence(page, tmp_path, monkeypatch):
    monkeypatch.setenv("MONITORING_REPORTS", str(tmp_path))
    (tmp_path / "project_monitoring.central.xlsx").write_text("no workbook", encoding="utf-8")
    app = page()
    assert "cannot be read" in app.error[0].value or "does not say" in app.error[0].value
    assert not labels(app)
