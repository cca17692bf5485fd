"""The rules about what was reported: what each finds, and where it keeps quiet so that it is believed."""

import pytest
from given import budget_line, indicator, task

from monitoring.language import findings
from monitoring.store import queries

COUNT = {"aggregation": "latest", "pacing": "even", "target": 120, "unit": "个"}


def found(given, check: str, **chosen) -> list[dict]:
    return [row for row in given.database.query("actual_findings", **chosen) if row["check_name"] == check]


def months(given, check: str, **chosen) -> list[int]:
    return [row["month"] for row in found(given, check, **chosen)]


def report(given, *values, code="I01"):
    """Submit ``values`` as the figures of months 1, 2, 3…; ``None`` leaves the month out."""
    given.actuals(*((month, code, value) for month, value in enumerate(values, 1) if value is not None))


def spend(given, *amounts, code="K1"):
    """Submit ``amounts`` as the yuan of months 1, 2, 3…"""
    given.spending(*((month, code, amount) for month, amount in enumerate(amounts, 1)))


def test_a_running_total_that_falls_is_asked_about_in_the_month_of_its_first_fall(given):
    given.form([indicator(**COUNT)])
    report(given, 10, 20, None, 18, 25, 24)
    (row,) = found(given, "running_total_falls")
    assert (row["month"], row["severity"], row["subject_code"]) == (4, "medium", "I01")
    assert row["evidence_en"] == "Month 2 says 20个, month 4 only 18个."
    assert row["suggestion_en"].startswith("Is it a running total? Then it cannot fall")


def test_a_level_that_is_held_every_month_may_fall(given):
    given.form([indicator("≥", 2292, "latest", "every_month", unit="人")])
    report(given, 2312, 2306, 2276)
    assert found(given, "running_total_falls") == []


@pytest.mark.parametrize("unit", ["%", "分", "元", "人/村", None])
def test_a_rate_a_score_or_a_price_may_fall(given, unit):
    given.form([indicator(**COUNT | {"unit": unit})])
    report(given, 50, 40)
    assert found(given, "running_total_falls") == []


def test_less_of_what_should_be_little_is_nothing_to_say(given):
    given.form([indicator("≤", 5, "latest", "due", due_month=12, unit="起")])
    report(given, 3, 2)
    assert found(given, "running_total_falls") == []


def test_a_running_total_that_stays_or_grows_is_nothing_to_say(given):
    given.form([indicator(**COUNT)])
    report(given, 10, 10, 25)
    assert found(given, "running_total_falls") == []


def test_monthly_figures_that_only_grow_look_like_a_running_total(given):
    given.form([indicator("≥", 120, "sum", "even")])
    report(given, 11, 20, 31, 42, 50)
    (row,) = found(given, "monthly_figures_run_on")
    # 11 + 20 + 31 + 42 = 104 by April, where 40 are due and 60 would be one and a half times as many.
    assert (row["month"], row["severity"]) == (4, "high")
    assert row["evidence_en"] == "The months only grow, from 11 to 42件 in month 4; added up they make 104件."


def test_a_running_total_may_pause_for_a_month_but_not_fall(given):
    given.form([indicator("≥", 120, "sum", "even"), indicator("≥", 120, "sum", "even", indicator_code="I02")])
    report(given, 11, 20, 20, 31, 42)
    report(given, 11, 20, 31, 42, 12, code="I02")
    assert [row["subject_code"] for row in found(given, "monthly_figures_run_on")] == ["I01"]


ORDINARY_MONTHS = [
    (3, 3, 3, 3, 3, 3),
    (1, 1, 2, 2),
    (0, 1, 1, 2),
    (20, 22, 24, 26),  # grows, but not as something that is added to each month
    (10, 20, 30),  # three months are too few to say
    (2, 4, 6, 8),  # 20 altogether, half of what is due
    (8, 6, 11, 9, 10, 12, 9, 11, 10),
]


@pytest.mark.parametrize("values", ORDINARY_MONTHS)
def test_ordinary_months_do_not_look_like_a_running_total(given, values):
    given.form([indicator("≥", 120 if max(values) > 3 else 3, "sum", "even")])
    report(given, *values)
    assert found(given, "monthly_figures_run_on") == []


def test_what_is_reported_as_a_running_total_may_run_on(given):
    given.form([indicator(**COUNT)])
    report(given, 11, 20, 31, 42)
    assert found(given, "monthly_figures_run_on") == []


def test_a_rate_above_100_percent_is_found(given):
    given.form(
        [indicator("≥", 95, "latest", unit="%"), indicator("≤", "0.2", "latest", unit="%", indicator_code="I02")]
    )
    given.actuals((3, "I01", "120.5"), (4, "I01", 100), (5, "I02", 101))
    rows = found(given, "rate_above_hundred")
    assert [(row["month"], row["subject_code"], row["severity"]) for row in rows] == [
        (5, "I02", "high"),
        (3, "I01", "high"),
    ]
    assert rows[1]["evidence_en"] == "Month 3 says 120.5 %, more than 100 %."


@pytest.mark.parametrize(
    "other", [{"target": 130, "unit": "%"}, {"target": 90, "unit": "件"}, {"unit": "%", "level3": "收入增长率"}]
)
def test_a_target_above_100_percent_a_count_and_a_growth_rate_may_go_beyond_100(given, other):
    given.form([indicator(aggregation="latest", **other)])
    report(given, 140)
    assert found(given, "rate_above_hundred") == []


def test_a_grade_for_a_target_in_words_is_100_percent_at_most(given):
    given.form([indicator(None, None, "latest", target_text="保持稳定", unit=None)])
    report(given, 100, 101)
    assert months(given, "rate_above_hundred") == [2]


def test_a_numerator_above_its_denominator_is_one_finding_and_not_two(given):
    given.form([indicator("≥", 95, "ratio", unit="%")])
    given.actuals((1, "I01", None, 40, 40), (2, "I01", 110, 44, 40))
    (row,) = given.database.query("actual_findings")
    assert (row["check_name"], row["month"], row["severity"]) == ("numerator_above_denominator", 2, "high")
    assert row["evidence_en"] == "In month 2 the numerator 44 is above the denominator 40."


def test_a_ratio_of_different_things_and_a_growth_may_have_the_larger_number_above(given):
    growth = indicator("≥", 5, "ratio", unit="%", level3="接待人次增长率", indicator_code="I02")
    given.form([indicator("=", 500, "ratio", unit="元/人"), growth])
    given.actuals((1, "I01", None, 50000, 100), (1, "I02", None, 130, 100))
    assert found(given, "numerator_above_denominator") == []


def test_ten_times_the_median_of_the_other_months_is_far_from_usual(given):
    given.form([indicator("≥", 100000, "sum", "even")])
    # The others of month 3 are 10, 11, 12 and 14: half of them below 11.5, and ten times that is 115.
    report(given, 10, 12, 115, 14, 11)
    (row,) = found(given, "figure_far_from_usual")
    assert (row["month"], row["severity"]) == (3, "medium")
    assert row["evidence_en"] == "Month 3 has 115件, the median of the other months is 11.5件."


def test_a_tenth_of_the_usual_is_a_slip_where_no_quiet_month_explains_it(given):
    rate = indicator("≥", 90, "average", unit="%", indicator_code="I03")
    given.form([indicator(), indicator(indicator_code="I02"), rate])
    report(given, 200, 20, 210, 190)
    report(given, 12, 1, 14, 13, code="I02")
    report(given, 95, "0.96", 97, 94, code="I03")
    rows = found(given, "figure_far_from_usual")
    assert [(row["subject_code"], row["month"]) for row in rows] == [("I01", 2), ("I03", 2)]
    assert rows[0]["evidence"].endswith("其他月份的中位数是 200件，仅为其十分之一或更少。")


@pytest.mark.parametrize("values", [(10, 12, 114, 14, 11), (10, 12, 900), (0, 0, 0, 5), (200, 210, 0, 190)])
def test_less_than_ten_times_too_few_months_and_zeros_are_nothing_to_say(given, values):
    given.form([indicator()])
    report(given, *values)
    assert found(given, "figure_far_from_usual") == []


@pytest.mark.parametrize(
    ("target", "value", "is_found"),
    [
        # Ten times 12 is 120; a target below 10 may be passed a hundred times over before anybody asks.
        (indicator("≥", 12, "sum", "even"), 119, False),
        (indicator("≥", 12, "sum", "even"), 120, True),
        (indicator("≥", 5, "sum", "even"), 499, False),
        (indicator("≥", 5, "sum", "even"), 2000, True),
        (indicator("≤", 10, "latest", "every_month"), 100, True),
        # A twentieth of 100 is 5: a level that every month has to reach; a part of a sum may be small.
        (indicator("=", 100, "latest", "every_month"), 1, True),
        (indicator("=", 100, "latest", "every_month"), "5.1", False),
        (indicator("≥", 100, "average"), 5, True),
        (indicator("≥", 100, "sum", "even"), 1, False),
        (indicator("≥", 100, "latest", "even"), 1, False),
        (indicator("≤", 100, "latest", "every_month"), 1, False),
        (indicator("≥", 100, "latest", "every_month"), 0, False),
    ],
)
def test_a_figure_is_doubted_that_no_target_of_its_size_explains(given, target, value, is_found):
    given.form([target])
    report(given, value)
    assert months(given, "figure_far_from_target") == ([1] if is_found else [])


def test_what_the_other_months_say_is_not_said_again_beside_the_target(given):
    given.form([indicator("≥", 12, "sum", "even")])
    report(given, 1, 2, 500, 1, 2)
    assert months(given, "figure_far_from_usual") == [3]
    assert found(given, "figure_far_from_target") == []


def test_a_figure_far_from_its_target_is_named_with_both(given):
    given.form([indicator("≥", 12, "sum", "even")])
    report(given, 400)
    (row,) = found(given, "figure_far_from_target")
    assert row["evidence"] == "1 月填报 400件，全年指标值为 ≥12件，相差悬殊。"


def test_a_running_total_begins_far_below_where_it_ends(given):
    given.form([indicator(**COUNT)])
    report(given, "0.5", 40, 60, 100)
    assert found(given, "figure_far_from_usual") == []


def test_spending_a_hundred_times_the_usual_is_far_from_it_and_ten_times_is_an_instalment(given):
    given.form(tasks=[task(code, 10_000_000) for code in ("K1", "K2", "K3", "K4")])
    spend(given, 4000, 4000, 5000, 400000)
    spend(given, 4000, 4000, 5000, 399999, code="K2")
    spend(given, 4000, "0.5", 4000, 4000, code="K3")
    spend(given, 4000, 0, 4000, 4000, code="K4")
    rows = found(given, "spending_far_from_usual")
    assert [(row["subject_code"], row["month"]) for row in rows] == [("K1", 4), ("K3", 2)]
    assert rows[0]["evidence_en"] == "Month 4 has 400000.00 yuan, the median of the other months is 4000.00 yuan."


def test_spending_above_the_budget_is_found_in_the_month_in_which_it_happens(given):
    given.form(tasks=[task("K1", 100000)], lines=[budget_line("B1", "基本支出", 50000)])
    spend(given, 60000, 40000, 4000, 1000)
    spend(given, 50001, code="B1")
    rows = found(given, "spending_above_budget")
    assert [(row["subject_code"], row["month"], row["severity"]) for row in rows] == [
        ("K1", 3, "high"),
        ("B1", 1, "high"),
    ]
    assert rows[0]["evidence"] == "截至 3 月累计支出 10.40 万元，超过预算数 10.00 万元。"


def test_spending_of_exactly_the_budget_is_nothing_to_say(given):
    given.form(tasks=[task("K1", 100000)])
    spend(given, 60000, 40000)
    assert given.database.query("actual_findings") == []


def test_figures_below_zero_are_found_in_values_parts_and_money(given):
    given.form([indicator(), indicator("≥", 90, "ratio", unit="%", indicator_code="I02")], [task("K1")])
    given.actuals((1, "I01", -3), (2, "I02", None, -1, 5))
    spend(given, 100, -40)
    rows = found(given, "negative_figure")
    assert [(row["month"], row["subject_code"], row["severity"]) for row in rows] == [
        (2, "K1", "low"),
        (2, "I02", "low"),
        (1, "I01", "low"),
    ]
    assert [row["evidence_en"] for row in rows if row["subject_code"] != "I02"] == [
        "Month 2 has -40 yuan, below zero.",
        "Month 1 has -3件, below zero.",
    ]


def test_what_can_shrink_may_be_below_zero(given):
    given.form([indicator(unit="%", level3="税收增长率"), indicator("≥", -5, "latest", indicator_code="I02")])
    given.actuals((1, "I01", -3), (1, "I02", -3))
    assert found(given, "negative_figure") == []


def test_findings_up_to_the_chosen_month_are_shown_worst_and_latest_first(given):
    given.form([indicator("≥", 95, "latest", unit="%"), indicator(indicator_code="I02")])
    given.actuals((2, "I01", 101), (4, "I01", 102), (3, "I02", -1), (6, "I01", 103))
    rows = given.database.query("actual_findings", department_code="D1", year=2023, month=5)
    assert [(row["severity"], row["month"]) for row in rows] == [("high", 4), ("high", 2), ("low", 3)]


def test_a_corrected_figure_is_no_finding_any_more(given):
    given.form([indicator("≥", 95, "latest", unit="%")])
    report(given, 960)
    given.actuals((1, "I01", 96))
    assert given.database.query("actual_findings") == []


def test_on_the_sample_one_task_is_above_its_budget_and_nothing_else_is_odd(sample):
    rows = sample.query("actual_findings")
    assert [(row["check_name"], row["subject_code"], row["month"]) for row in rows] == [
        ("spending_above_budget", "O6", 9)
    ]


def test_rules_about_reports_have_the_same_columns_in_the_same_order(given):
    shapes = {
        name: [column[0] for column in given.database.cursor().execute(f"select * from {name}").description]
        for name in queries.select("actual_findings").reads
    }
    shown = {tuple(findings.columns(columns)) for columns in shapes.values()}
    assert shown == {tuple(given.database.columns("actual_findings"))}, shapes


def test_a_rate_without_its_parts_is_found_where_other_months_gave_them(given):
    given.form([indicator(target=95, aggregation="ratio", unit="%")])
    given.actuals((1, "I01", None, 9, 10), (2, "I01", 99))
    assert months(given, "rate_without_parts") == [2]
    # 9 of 10 is all that counts.
    assert given.result(month=2)["actual_to_date"] == 90


def test_rates_alone_are_no_finding(given):
    given.form([indicator(target=95, aggregation="ratio", unit="%")])
    given.actuals((1, "I01", 98), (2, "I01", 99))
    assert months(given, "rate_without_parts") == []
