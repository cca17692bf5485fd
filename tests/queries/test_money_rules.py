"""Budget execution by worked examples. Amounts are in yuan; a task has 1,200 unless the test says otherwise."""

import pytest
from given import budget_line, indicator, task

# June: half the year is gone, 600 would be in step.
PACE = [
    (480, "on_track"),  # 0.4 ÷ 0.5 = 0.8 exactly
    ("479.99", "slow"),
    (360, "slow"),  # 0.6 exactly
    ("359.99", "behind"),
    (0, "behind"),
    (1200, "met"),
]


@pytest.mark.parametrize(("spent", "status"), PACE)
def test_money_is_judged_against_the_time_gone(given, spent, status):
    given.form(tasks=[task()])
    given.spending((6, "K1", spent))
    assert given.money(month=6)["status"] == status


def test_executed_is_the_sum_of_the_months_so_far(given):
    given.form(tasks=[task()])
    given.spending((1, "K1", 100), (3, "K1", "50.25"), (9, "K1", 500))
    row = given.money(month=6)
    assert float(row["executed_amount"]) == 150.25
    assert row["execution_rate"] == pytest.approx(150.25 / 1200)
    assert row["schedule_rate"] == 0.5


def test_money_without_any_report_has_no_data_and_is_not_zero(given):
    given.form(tasks=[task()])
    row = given.money(month=6)
    assert (row["executed_amount"], row["execution_rate"], row["status"]) == (None, None, "no_data")


def test_more_than_the_budget_is_met_and_overspent(given):
    given.form(tasks=[task()])
    given.spending((6, "K1", "1200.01"))
    row = given.money(month=6)
    assert (row["status"], row["overspent"]) == ("met", True)


def test_a_budget_of_0_has_no_rate_and_any_spending_is_too_much(given):
    given.form(tasks=[task("K1", 0), task("K2", 0)])
    given.spending((6, "K1", 0), (6, "K2", 1))
    nothing, something = given.money("K1", 6), given.money("K2", 6)
    assert (nothing["execution_rate"], nothing["status"], nothing["overspent"]) == (None, "met", False)
    assert (something["execution_rate"], something["status"], something["overspent"]) == (None, "met", True)


def test_a_task_without_an_amount_cannot_be_judged(given):
    given.form(tasks=[task("K1", None)])
    given.spending((6, "K1", 5))
    row = given.money(month=6)
    assert (row["execution_rate"], row["status"], row["overspent"]) == (None, "no_data", False)


def test_a_planned_payment_month_is_when_the_money_is_due(given):
    given.form(tasks=[task("K1", payment_month=9), task("K2", payment_month=9)])
    given.spending((9, "K1", 1200), (3, "K2", 5))
    assert [given.money("K1", month)["status"] for month in (3, 8, 9)] == ["not_due", "not_due", "met"]
    assert [given.money("K2", month)["status"] for month in (3, 8, 9)] == ["not_due", "not_due", "behind"]


def test_budget_lines_are_judged_like_tasks_and_kept_apart_from_them(given):
    given.form(tasks=[task()], lines=[budget_line("B1", amount=2400), budget_line("R1", "财政拨款", 9, "revenue")])
    given.spending((6, "B1", 1200), (6, "K1", 600))
    (line,) = given.database.query("budget_execution", department_code="D1", year=2023, month=6)
    assert (line["task_code"], line["execution_rate"], line["status"]) == ("B1", 0.5, "on_track")
    assert [row["task_code"] for row in given.database.query("task_execution", month=6)] == ["K1"]


def test_totals_keep_the_tasks_and_the_budget_apart(given):
    given.form(
        tasks=[task("K1", 1000), task("O1", 200)],
        lines=[budget_line("B1", amount=300), budget_line("B2", "项目支出", 100)],
    )
    given.spending((1, "K1", 300), (1, "B1", 100))
    budget, tasks = given.database.query("money_totals", department_code="D1", year=2023, month=3)
    assert (budget["part"], budget["budget_amount"], budget["execution_rate"]) == ("budget", 400, 0.25)
    assert (tasks["part"], tasks["budget_amount"], tasks["execution_rate"]) == ("tasks", 1200, 0.25)
    assert (tasks["line_count"], tasks["reported_count"], tasks["scheduled_amount"]) == (2, 1, 300)


def test_linked_indicators_show_their_mean_completion_beside_the_money(given):
    given.form(
        [
            indicator(target=100),
            indicator(target=100, indicator_code="I02"),
            indicator(target=100, indicator_code="I03"),
        ],
        [task("K1"), task("K2")],
    )
    given.actuals((1, "I01", 50), (1, "I02", 100))
    given.links(("K1", "I01"), ("K1", "I02"), ("K1", "I03"))
    linked, alone = given.money("K1", 1), given.money("K2", 1)
    assert (linked["linked_count"], linked["linked_completion_rate"]) == (3, 0.75)  # I03 has no data yet
    assert (alone["linked_count"], alone["linked_completion_rate"]) == (0, None)


def test_attention_names_overspent_money_first_and_leaves_out_what_is_on_course(given):
    given.form(tasks=[task("K1"), task("K2"), task("K3"), task("K4")])
    given.spending((6, "K1", 100), (6, "K2", 1300), (6, "K3", 600))
    found = given.database.query("money_attention", month=6)
    assert [(row["task_code"], row["status"]) for row in found] == [
        ("K2", "met"),
        ("K1", "behind"),
        ("K4", "no_data"),
    ]
