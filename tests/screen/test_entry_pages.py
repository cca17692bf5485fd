"""What papers need besides figures, entered on the pages where it belongs."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from monitoring.access.rights import Right
from monitoring.actions import closing
from monitoring.screen import data

ROOT = Path(__file__).parents[2]


@pytest.fixture
def visit(tmp_path, monkeypatch, sample_file):
    """A page in English, on a copy of the sample of the test's own."""
    path = shutil.copyfile(sample_file, tmp_path / "visited.duckdb")
    monkeypatch.setattr(data, "_open", {})
    monkeypatch.setenv("MONITORING_DB", str(path))
    monkeypatch.setenv("MONITORING_SAMPLE", "off")

    def open_page(page, **address) -> AppTest:
        app = AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=30)
        app.query_params["lang"] = "en"
        app.run()
        app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
        for name, value in (address | {"lang": "en"}).items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    yield open_page
    data.close_databases()


@pytest.fixture
def named(visit):
    """A page as somebody sees it who has typed a name."""

    def open_page(page, **address) -> AppTest:
        app = visit(page, **address)
        app.text_input(key="who").set_value("Li Min").run()
        return app

    return open_page


def said(app) -> str:
    return " ".join(each.value for each in app.success)


def rows(name: str) -> list[dict]:
    return data.database().query(name, department_code="D001", year=2023, month=9)


def test_one_click_confirms_the_proposals_of_indicators_and_money(named):
    app = named("deviations", deviations_tab="expected")
    ready = len([row for row in rows("expected_results") if row["is_proposal"] and row["is_complete"]])
    button = app.button(key="confirm_outlooks")
    assert button.label == f"Confirm {ready} proposals, and those of the money"
    button.click().run()
    assert not app.exception
    assert "The proposals are confirmed as submission" in said(app)
    assert len([row for row in rows("expected_results") if not row["is_proposal"]]) == ready
    assert {row["submitted_by"] for row in rows("expected_money") if row["submission_id"]} == {"Li Min"}
    assert "confirm_outlooks" not in [button.key for button in app.button]


def test_the_history_of_the_page_undoes_it(named):
    named("deviations", deviations_tab="expected").button(key="confirm_outlooks").click().run()
    app = named("deviations", deviations_tab="history")
    app.button(key="undo").click().run()
    assert "is withdrawn" in said(app)
    assert all(row["is_proposal"] for row in rows("expected_results"))


def test_all_money_of_the_tasks_is_this_years_grants_with_one_click(named):
    app = named("budget", open="money_entries")
    button = app.button(key="all_grants")
    assert button.label == "All of 21 tasks is this year's grants"
    button.click().run()
    assert not app.exception
    of_k1 = {row["money_source"]: row["planned_amount"] for row in rows("money_sources") if row["task_code"] == "K1"}
    assert of_k1 == {"fiscal": 1_500_000, "carried": 0, "other": 0}


def test_texts_are_saved_topic_by_topic(named):
    app = named("targets", targets_tab="texts")
    (field,) = [each for each in app.text_area if each.label == "Use of the results"]
    field.set_value("用于下年预算安排").run()
    app.button(key="save_texts").click().run()
    assert "1 texts are saved" in said(app)
    assert [(row["topic"], row["body"]) for row in rows("paper_texts")] == [("application", "用于下年预算安排")]


@pytest.mark.parametrize(
    ("page", "address", "key"),
    [
        ("deviations", {"deviations_tab": "expected"}, "save_outlooks"),
        ("deviations", {"deviations_tab": "corrections"}, "save_corrections"),
        ("budget", {"open": "money_entries"}, "save_sources"),
        ("targets", {"targets_tab": "texts"}, "save_texts"),
    ],
)
def test_in_a_closed_month_nothing_is_entered_and_the_page_says_so(visit, page, address, key):
    app = visit(page, **address)
    assert key in [button.key for button in app.button]
    assert data.person().may(Right.CLOSE, "D001")
    closing.close(data.database(), "D001", 2023, 9, "Shen", "all right")
    app = visit(page, **address)
    assert not app.exception
    assert key not in [button.key for button in app.button]
    assert "closed" in " ".join(each.value for each in app.info)
