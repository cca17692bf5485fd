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
    assert (row["judged_month"], row["schedule_rate"]) == (3, 0.25)  # nothing is known after March


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
    assert (tasks["line_count"], tasks["reported_count"], tasks["scheduled_amount"]) == (
        2,
        1,
        100,
    )  # a twelfth: January is the last month of which spending is reported


def test_spending_of_september_is_judged_by_september_when_november_is_looked_at(given):
    given.form(tasks=[task("K1"), task("K2")], lines=[budget_line("B1")])
    given.spending((9, "K1", 720), (10, "B1", 600))
    for month in (9, 10, 11):
        # 0.6 ÷ 0.75 = 0.8 exactly; of 11 ÷ 12 it would be too little.
        assert (given.money("K1", month)["status"], given.money("K1", month)["judged_month"]) == ("on_track", 9)
    assert given.money("K2", 11)["status"] == "no_data"
    # Budget lines have reports, and a schedule, of their own: 0.5 ÷ (10 ÷ 12) = 0.6 exactly.
    (line,) = given.database.query("budget_execution", month=11)
    assert (line["status"], line["judged_month"]) == ("slow", 10)
    by_part = {row["part"]: row for row in given.database.query("money_totals", month=11)}
    assert (by_part["tasks"]["judged_month"], by_part["tasks"]["scheduled_amount"]) == (9, 1800)
    assert (by_part["budget"]["judged_month"], by_part["budget"]["scheduled_amount"]) == (10, 1000)


def test_a_task_without_spending_in_a_month_of_which_others_report_spent_nothing_in_it(given):
    given.form(tasks=[task("K1"), task("K2")])
    given.spending((3, "K1", 300), (6, "K2", 600))
    assert (given.money("K1", 6)["status"], given.money("K1", 6)["judged_month"]) == ("behind", 6)  # 0.25 ÷ 0.5


def test_a_payment_that_was_due_after_the_last_report_is_not_known(given):
    given.form(tasks=[task(payment_month=10)])
    given.spending((9, "K1", 100))
    assert [given.money(month=month)["status"] for month in (9, 10, 11)] == ["not_due", "no_data", "no_data"]
    given.spending((11, "K1", 0))
    assert given.money(month=11)["status"] == "behind"


def test_a_plan_says_what_is_due_by_the_month_for_which_money_is_known(given):
    given.form(tasks=[task()])
    given.planning(plan=[0, 0, 500, 0, 0, 700, 0, 0, 0, 0, 0, 0])
    given.spending((4, "K1", 400))
    row = given.money(month=8)
    assert (row["status"], row["schedule_rate"]) == ("on_track", pytest.approx(500 / 1200))  # 400 ÷ 500 = 0.8


def balance_of(given, code="K1", month=9) -> dict:
    rows = given.database.query("double_monitoring", department_code="D1", month=month)
    (row,) = [row for row in rows if row["task_code"] == code]
    return row


def test_money_and_results_that_are_both_on_time_are_in_step(given):
    given.form([indicator(pacing="even", target=120), indicator(target=100, indicator_code="I02")], [task("O10")])
    given.actuals((9, "I01", 90), (9, "I02", 100))
    given.spending((9, "O10", 900))
    given.links(("O10", "I01"), ("O10", "I02"))
    row = balance_of(given, "O10")
    # 75 % spent when 75 % of the year is gone; 90 of the 90 that are due by September, and 100 of 100.
    assert (row["money_rate"], row["results_rate"], row["gap_rate"], row["balance"]) == (1, 1, 0, "in_step")


def test_money_and_results_that_are_both_slow_are_side_by_side_but_short(given):
    given.form([indicator(pacing="even", target=160)], [task()])
    given.actuals((9, "I01", 86))
    given.spending((9, "K1", 600))
    given.links(("K1", "I01"))
    row = balance_of(given)
    # 0.5 ÷ 0.75 beside 86 ÷ 120.
    assert (row["money_rate"], row["results_rate"]) == (pytest.approx(2 / 3), pytest.approx(0.71666667))
    assert row["balance"] == "both_short"


@pytest.mark.parametrize(
    ("spent", "actual", "balance"),
    [
        (900, 81, "in_step"),  # 1 beside 0.9: a gap of exactly ten points
        (900, 80, "money_ahead"),
        (720, 90, "results_ahead"),  # 0.8 beside 1
        (1200, 90, "money_ahead"),  # 1.33: money that is early is not capped
        (720, 72, "in_step"),  # 0.8 beside 0.8 is still on track
        (719, 72, "both_short"),
    ],
)
def test_a_gap_of_more_than_ten_points_is_out_of_step(given, spent, actual, balance):
    given.form([indicator(pacing="even", target=120)], [task()])
    given.actuals((9, "I01", actual))
    given.spending((9, "K1", spent))
    given.links(("K1", "I01"))
    assert balance_of(given)["balance"] == balance


def test_what_is_not_due_or_without_data_is_left_out_and_counted(given):
    given.form(
        [
            indicator(pacing="even", target=120),
            indicator(pacing="due", due_month=12, indicator_code="I02"),
            indicator(pacing="steps", target=1, indicator_code="I03"),
            indicator(indicator_code="I04"),
        ],
        [task("K1"), task("K2")],
    )
    given.actuals((9, "I01", 45), (9, "I03", 1), (9, "I02", 100))
    given.links(("K1", "I01"), ("K1", "I02"), ("K1", "I03"), ("K1", "I04"))
    row = balance_of(given)
    counts = [row[f"{name}_count"] for name in ("linked", "compared", "not_due", "without_data")]
    # I02 is due in December and of I03 nothing before; I04 has no data: what is left is 45 of 90.
    assert (counts, row["results_rate"]) == ([4, 1, 2, 1], 0.5)
    linked, alone = given.money("K1", 9), given.money("K2", 9)
    assert (linked["linked_count"], linked["results_rate"]) == (4, 0.5)
    assert (alone["linked_count"], alone["results_rate"]) == (0, None)


def test_a_link_that_cannot_be_judged_says_why(given):
    given.form(
        [indicator(), indicator(indicator_code="I02"), indicator(pacing="due", due_month=12, indicator_code="I03")],
        [task("K1"), task("K2"), task("K3"), task("K4"), task("K5", payment_month=12)],
    )
    given.actuals((9, "I01", 100))
    given.spending((9, "K1", 900), (9, "K3", 900))
    given.links(("K1", "I02"), ("K2", "I01"), ("K3", "I03"), ("K5", "I01"))
    balances = {code: balance_of(given, code)["balance"] for code in ("K1", "K2", "K3", "K4", "K5")}
    assert balances == {"K1": "no_data", "K2": "no_data", "K3": "not_due", "K4": "no_link", "K5": "not_due"}


def test_attention_names_overspent_money_first_and_leaves_out_what_is_on_course(given):
    given.form(tasks=[task("K1"), task("K2"), task("K3"), task("K4")])
    given.spending((6, "K1", 100), (6, "K2", 1300), (6, "K3", 600))
    found = given.database.query("money_attention", month=6)
    assert [(row["task_code"], row["status"]) for row in found] == [
        ("K2", "met"),
        ("K1", "behind"),
        ("K4", "no_data"),
    ]
