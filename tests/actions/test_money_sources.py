"""Where the money comes from, and what papers say in words."""

from decimal import Decimal

import pytest
from given import budget_line, indicator, task

from monitoring.actions import closing, money_sources, paper_texts
from monitoring.problems import MonitoringError
from monitoring.screen import money_entries
from monitoring.screen import paper_texts as screen_paper_texts
from monitoring.store.database import MonthClosed

NOTHING = dict.fromkeys(money_sources.AMOUNTS)


@pytest.fixture
def spent(given):
    lines = [
        budget_line("B1", amount=5000),
        budget_line("R1", "财政拨款", 4500, "revenue"),
        budget_line("R2", "其他资金", 500, "revenue"),
    ]
    given.form([indicator()], [task(budget=1200), task("K2", budget=600)], lines)
    given.spending((6, "K1", 600))
    given.adjusted_budgets((3, "K1", 1000))
    return given


def sources(given, code="K1", month=6) -> dict[str, dict]:
    rows = given.database.query("money_sources", month=month)
    return {row["money_source"]: row for row in rows if row["task_code"] == code}


def amounts(row: dict) -> tuple:
    return tuple(row[name] for name in ("planned_amount", "budget_amount", "executed_amount", "expected_amount"))


def test_the_form_says_where_the_whole_budget_comes_from_but_for_what_was_carried_over(spent):
    total = sources(spent, "total")
    assert [(total[name]["planned_amount"], total[name]["is_proposal"]) for name in total] == [
        (4500, True),
        (None, True),
        (500, True),
    ]
    assert amounts(sources(spent)["fiscal"]) == (None, None, None, None)


def test_amounts_hold_from_their_month_on_but_what_is_spent_is_said_anew(spent):
    values = NOTHING | {"planned_amount": Decimal(800), "executed_amount": Decimal(400)}
    number = money_sources.save(spent.database, "D1", 2023, 6, {("K1", "fiscal"): values}, "Li Min")
    june, september = sources(spent)["fiscal"], sources(spent, month=9)["fiscal"]
    assert amounts(june) == (800, 800, 400, None)
    assert (june["execution_rate"], june["submitted_by"]) == (0.5, "Li Min")
    assert amounts(september) == (800, 800, None, None)
    spent.database.withdraw(number, "x")
    assert amounts(sources(spent)["fiscal"]) == (None, None, None, None)


def test_an_adjusted_amount_is_what_execution_is_held_against(spent):
    values = NOTHING | {
        "planned_amount": Decimal(800),
        "adjusted_amount": Decimal(500),
        "executed_amount": Decimal(400),
    }
    money_sources.save(spent.database, "D1", 2023, 6, {("K1", "fiscal"): values}, "x")
    row = sources(spent)["fiscal"]
    assert (row["initial_rate"], row["execution_rate"]) == (0.5, 0.8)


def test_one_click_says_that_all_is_of_this_years_grants_where_nobody_said_otherwise(spent):
    money_sources.save(
        spent.database, "D1", 2023, 5, {("K2", "other"): NOTHING | {"planned_amount": Decimal(600)}}, "x"
    )
    database = spent.database
    wanted = money_sources.of_grants(
        database.query("money_sources", month=6), database.query("expected_money", month=6)
    )
    # K2 is of other money since May; the whole budget is no task.
    assert {code for code, _source in wanted} == {"K1"}
    money_sources.save(database, "D1", 2023, 6, wanted, "x")
    found = sources(spent)
    assert amounts(found["fiscal"]) == (1200, 1000, 600, 1000)
    assert amounts(found["carried"]) == amounts(found["other"]) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("line", "values", "problem"),
    [
        (("K1", "fiscal"), {"planned_amount": Decimal(-1)}, "K1, This year's grants: an amount cannot be below 0"),
        (("K9", "fiscal"), {}, "K9: there is no such task"),
        (("K1", "lottery"), {}, "K1: there is no such task or source"),
    ],
)
def test_what_is_no_source_is_refused(spent, line, values, problem):
    with pytest.raises(MonitoringError, match=problem):
        money_sources.save(spent.database, "D1", 2023, 6, {line: NOTHING | values}, "x")


def test_money_is_typed_in_ten_thousands_to_the_cent():
    line = {"key": ("K1", "fiscal")} | dict.fromkeys(money_sources.AMOUNTS)
    saved = money_entries.changed_sources([line], [line | {"planned_amount": 160.123456}])
    assert saved == {("K1", "fiscal"): NOTHING | {"planned_amount": Decimal("1601234.56")}}


def test_texts_are_kept_by_month_and_topic_and_an_empty_one_takes_them_back(spent):
    place = ("total", "result")
    paper_texts.save(spent.database, "D1", 2023, 12, {place: " 已完成 ", ("K1", "result"): "已建成"}, "Li Min")
    goals = {row["item_code"]: row["result_text"] for row in spent.database.query("goal_results", month=12)}
    assert goals == {"total": "已完成", "K1": "已建成", "K2": None}
    assert [row["result_text"] for row in spent.database.query("goal_results", month=11)] == [None] * 3
    paper_texts.save(spent.database, "D1", 2023, 12, {place: ""}, "x")
    assert [(row["item_code"], row["body"]) for row in spent.database.query("paper_texts", month=12)] == [
        ("K1", "已建成")
    ]


@pytest.mark.parametrize(
    ("place", "body", "problem"),
    [
        (("total", "result"), "长" * 2001, "whole department, What came of the goal: at most 2000 characters"),
        (("K9", "result"), "x", "K9: there is nothing of this name"),
        (("total", "poem"), "x", "total: there is nothing of this name"),
    ],
)
def test_what_no_paper_has_room_for_is_refused(spent, place, body, problem):
    with pytest.raises(MonitoringError, match=problem):
        paper_texts.save(spent.database, "D1", 2023, 12, {place: body}, "x")


def test_a_closed_month_takes_neither_sources_nor_texts(spent):
    closing.close(spent.database, "D1", 2023, 6, "x", "all right")
    with pytest.raises(MonthClosed):
        money_sources.save(spent.database, "D1", 2023, 6, {("K1", "fiscal"): NOTHING}, "x")
    with pytest.raises(MonthClosed):
        paper_texts.save(spent.database, "D1", 2023, 6, {("total", "result"): "x"}, "x")


def test_a_result_that_was_emptied_is_taken_back():
    line = {"item_code": "K1", "result_text": "已建成"}
    assert screen_paper_texts.changed_results([line], [line]) == {}
    assert screen_paper_texts.changed_results([line], [line | {"result_text": None}]) == {("K1", "result"): ""}
