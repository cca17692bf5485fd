"""The rule of completion and status, by worked examples: every expected figure was worked out by hand."""

from decimal import Decimal

import pytest
from given import indicator

# Each line: comparator, direction, target, actual → is met, completion rate.
COMPLETION = [
    ("≥", "higher", 160, 160, True, 1),
    ("≥", "higher", 160, 200, True, 1),
    ("≥", "higher", 160, 120, False, 0.75),
    ("≥", "higher", 160, 0, False, 0),
    ("≥", "higher", 160, -8, False, 0),
    ("≥", "higher", 0, 0, True, 1),
    ("≥", "higher", 0, -1, False, 0),
    (">", "higher", 5, 5, False, 1),  # a strict comparator at equality: completion 1, and missed all the same
    (">", "higher", 5, 5.0001, True, 1),
    (">", "higher", 0, 0, False, 0),
    ("≤", "lower", 0.2, 0.2, True, 1),
    ("≤", "lower", 0.2, 0.3, False, 2 / 3),  # 0.2 ÷ 0.3
    ("≤", "lower", 0.2, 0, True, 1),
    ("≤", "lower", 0, 1, False, 0),
    ("<", "lower", 7, 6.9999, True, 1),
    ("<", "lower", 7, 7, False, 1),
    ("<", "lower", 7, 14, False, 0.5),
    ("<", "lower", 0, 0, False, 0),
    ("=", "higher", 100, 100, True, 1),
    ("=", "higher", 100, 97.8723, False, 0.978723),
    ("=", "higher", 1, 2, True, 1),
    ("=", "exact", 2500, 2500, True, 1),
    ("=", "exact", 500, 520, False, 0.96),  # off by 20 of 500
    ("=", "exact", 500, 480, False, 0.96),
    ("=", "exact", 500, 1200, False, 0),  # off by more than the target itself
    ("=", "exact", 0, 0, True, 1),
    ("=", "exact", 0, 3, False, 0),
]


@pytest.mark.parametrize(("comparator", "direction", "target", "actual", "is_met", "rate"), COMPLETION)
def test_completion_of_every_comparator(given, comparator, direction, target, actual, is_met, rate):
    given.form([indicator(comparator, target, "latest", direction=direction)])
    given.actuals((1, "I01", actual))
    row = given.result()
    assert row["is_met"] is is_met
    assert row["completion_rate"] == pytest.approx(rate)
    assert row["status"] == ("met" if is_met else "behind")


def test_a_price_within_its_tolerance_is_met(given):
    given.form([indicator("=", 500, "latest", direction="exact", tolerance_value=20)])
    given.actuals((1, "I01", 520), (2, "I01", "520.0001"))
    assert given.result(month=1)["is_met"] is True
    assert given.result(month=2)["is_met"] is False


def test_a_missed_ceiling_can_be_rated_by_its_overshoot_instead(given):
    given.form([indicator("≤", "0.2", "latest")])
    given.actuals((1, "I01", "0.3"), (2, "I01", "0.5"))
    given.setting("lower_completion_rule", "overshoot")
    assert given.result(month=1)["completion_rate"] == pytest.approx(0.5)  # 1 − 0.1 ÷ 0.2
    assert given.result(month=2)["completion_rate"] == 0  # 1 − 0.3 ÷ 0.2, floored


# Reports 10, 30, nothing, 20 in months 1–4: the actual to date at the end of months 1, 2, 3, 4.
TO_DATE = {
    "sum": (10, 40, 40, 60),
    "latest": (10, 30, 30, 20),
    "average": (10, 20, 20, 20),
    "maximum": (10, 30, 30, 30),
    "minimum": (10, 10, 10, 10),
    "ratio": (10, 30, 30, 20),  # no month gave both parts: as latest
}


@pytest.mark.parametrize("aggregation", TO_DATE)
def test_the_actual_to_date_of_every_aggregation(given, aggregation):
    given.form([indicator(aggregation=aggregation)])
    given.actuals((1, "I01", 10), (2, "I01", 30), (4, "I01", 20))
    found = tuple(given.result(month=month)["actual_to_date"] for month in (1, 2, 3, 4))
    assert found == TO_DATE[aggregation]


def test_a_ratio_adds_numerators_and_denominators_and_never_averages_rates(given):
    given.form([indicator("≥", "97.5", "ratio", unit="%")])
    given.actuals((1, "I01", None, 1, 2), (2, "I01", None, 98, 98))
    row = given.result(month=2)
    assert row["actual_to_date"] == Decimal("99.0000")  # 99 of 100, not (50 + 100) ÷ 2
    assert row["status"] == "met"


def test_a_ratio_without_a_percent_unit_is_not_multiplied(given):
    given.form([indicator("≥", 2, "ratio", unit="人/村")])
    given.actuals((1, "I01", None, 300, 100))
    assert given.result()["actual_to_date"] == 3


def test_a_month_with_both_parts_outweighs_months_with_only_a_value(given):
    given.form([indicator("≥", 90, "ratio", unit="%")])
    given.actuals((1, "I01", 50), (2, "I01", None, 19, 20), (3, "I01", 10))
    assert given.result(month=1)["actual_to_date"] == 50
    assert given.result(month=3)["actual_to_date"] == 95


def test_a_ratio_is_compared_exactly_where_a_rounded_one_would_pass(given):
    given.form([indicator("≥", "66.6667", "ratio", unit="%")])
    given.actuals((1, "I01", None, 2, 3))
    row = given.result()
    assert row["actual_to_date"] == Decimal("66.6667")  # as shown
    assert row["is_met"] is False  # 200 ÷ 3 is less than 66.6667


def test_an_average_is_compared_exactly(given):
    given.form([indicator("≥", "33.3333", "average"), indicator("≥", "33.3334", "average", indicator_code="I02")])
    given.actuals(*((month, code, value) for code in ("I01", "I02") for month, value in ((1, 33), (2, 33), (3, 34))))
    assert given.result("I01", 3)["is_met"] is True  # 100 ÷ 3 = 33.33333…
    assert given.result("I02", 3)["is_met"] is False


def test_a_denominator_of_0_is_no_value(given):
    given.form([indicator("=", 100, "ratio", unit="%")])
    given.actuals((1, "I01", None, 0, 0), (2, "I01", None, 4, 4))
    assert given.result(month=1)["actual_to_date"] is None
    assert given.result(month=1)["status"] == "no_data"
    assert given.result(month=2)["actual_to_date"] == 100


@pytest.mark.parametrize("aggregation", TO_DATE)
def test_a_month_without_a_report_is_not_zero(given, aggregation):
    given.form([indicator(aggregation=aggregation)])
    row = given.result()
    assert (row["actual_to_date"], row["completion_rate"], row["is_met"], row["status"]) == (
        None,
        None,
        None,
        "no_data",
    )


def test_a_reported_zero_is_a_figure(given):
    given.form([indicator()])
    given.actuals((1, "I01", 0))
    row = given.result()
    assert (row["actual_to_date"], row["completion_rate"], row["status"]) == (0, 0, "behind")


# What is expected of a target at the end of months 1, 5, 7, 9, 12.
EXPECTED = [
    ("even", 160, None, ("13.3333", "66.6667", "93.3333", "120", "160")),
    ("steps", 5, None, (0, 2, 2, 3, 5)),  # ⌊5 × 5 ÷ 12⌋ = ⌊2.08⌋, ⌊2.92⌋, ⌊3.75⌋
    ("steps", 12, None, (1, 5, 7, 9, 12)),
    ("every_month", 95, None, (95, 95, 95, 95, 95)),
    ("due", 1, 7, (0, 0, 1, 1, 1)),
]


@pytest.mark.parametrize(("pacing", "target", "due_month", "expected"), EXPECTED)
def test_what_is_expected_to_date_of_every_pacing(given, pacing, target, due_month, expected):
    given.form([indicator(target=target, pacing=pacing, due_month=due_month)])
    found = tuple(given.result(month=month)["expected_to_date"] for month in (1, 5, 7, 9, 12))
    assert found == tuple(Decimal(str(value)) for value in expected)


# Even target 120: 60 expected at the end of June, 110 of November, 120 of December.
PACE = [
    (6, 48, "on_track"),  # exactly 0.8
    (6, "47.9999", "slow"),
    (6, 36, "slow"),  # exactly 0.6
    (6, "35.9999", "behind"),
    (6, 0, "behind"),
    (6, 120, "met"),
    (11, 88, "on_track"),
    (12, 119, "slow"),  # in December nothing is on track any more
    (12, 72, "slow"),
    (12, 71, "behind"),
    (12, 120, "met"),
]


@pytest.mark.parametrize(("month", "actual", "status"), PACE)
def test_the_status_of_a_count_that_flows_through_the_year(given, month, actual, status):
    given.form([indicator(target=120, pacing="even")])
    given.actuals((month, "I01", actual))
    assert given.result(month=month)["status"] == status


def test_steps_expect_nothing_before_the_first_whole_one(given):
    given.form([indicator(target=2, pacing="steps")])
    given.actuals((1, "I01", 0))
    assert [given.result(month=month)["status"] for month in (1, 5, 6, 12)] == [
        "on_track",
        "on_track",
        "behind",
        "behind",
    ]


def test_steps_before_the_first_report_have_no_data(given):
    given.form([indicator(target=2, pacing="steps")])
    assert given.result(month=2)["status"] == "no_data"


def test_a_one_off_event_is_not_due_before_its_month_and_behind_from_it_on(given):
    given.form([indicator(target=1, pacing="due", due_month=6)])
    given.actuals((3, "I01", 0))
    assert [given.result(month=month)["status"] for month in (1, 3, 5, 6, 12)] == [
        "not_due",
        "not_due",
        "not_due",
        "behind",
        "behind",
    ]


def test_a_one_off_event_without_any_report_has_no_data_once_it_is_due(given):
    given.form([indicator(target=1, pacing="due", due_month=6)])
    assert [given.result(month=month)["status"] for month in (5, 6)] == ["not_due", "no_data"]


def test_a_one_off_event_that_came_early_is_met(given):
    given.form([indicator(target=1, pacing="due", due_month=12)])
    given.actuals((6, "I01", 1))
    assert [given.result(month=month)["status"] for month in (5, 6, 12)] == ["not_due", "met", "met"]


@pytest.mark.parametrize(("comparator", "target", "actual"), [("≤", "0.2", "0.25"), ("≥", 95, 76), ("=", 100, 80)])
def test_a_near_miss_of_a_monthly_target_is_slow_only_where_the_setting_says_so(given, comparator, target, actual):
    given.form([indicator(comparator, target, "latest")])
    given.actuals((1, "I01", actual))
    assert given.result()["status"] == "behind"
    given.setting("near_miss_rate", "0.8")  # 0.2 ÷ 0.25, 76 ÷ 95 and 80 ÷ 100 are all exactly 0.8
    assert given.result()["status"] == "slow"
    given.setting("near_miss_rate", "0.801")
    assert given.result()["status"] == "behind"


def test_a_strict_ceiling_at_equality_is_behind_while_near_misses_are_off(given):
    given.form([indicator("<", 7, "maximum")])
    given.actuals((1, "I01", 5), (2, "I01", 7), (3, "I01", 4))
    assert [given.result(month=month)["status"] for month in (1, 2, 3)] == ["met", "behind", "behind"]


@pytest.mark.parametrize(
    ("grade", "status", "rate"),
    [(100, "met", 1), (80, "met", 0.8), (79, "slow", 0.79), (60, "slow", 0.6), (59, "behind", 0.59)],
)
def test_a_target_in_words_is_judged_by_its_grade(given, grade, status, rate):
    given.form([indicator(None, None, "latest", target_text="保持稳定", unit="")])
    given.actuals((1, "I01", grade))
    row = given.result()
    assert row["status"] == status
    assert row["completion_rate"] == pytest.approx(rate)


def test_over_achievement_from_130_percent_asks_for_an_explanation(given):
    given.form([indicator(target=10), indicator("≤", 10, indicator_code="I02")])
    given.actuals((1, "I01", "12.9999"), (2, "I01", "0.0001"), (1, "I02", 50))
    assert given.result(month=1)["needs_explanation"] is False
    row = given.result(month=2)
    assert row["needs_explanation"] is True
    assert row["achievement_rate"] == pytest.approx(1.3)
    ceiling = given.result("I02")
    assert (ceiling["achievement_rate"], ceiling["needs_explanation"]) == (None, False)


def test_the_forecast_is_the_run_rate_and_only_for_what_flows_through_the_year(given):
    given.form([indicator(target=160, pacing="even"), indicator(target=160, indicator_code="I02")])
    given.actuals((3, "I01", 32), (3, "I02", 32))
    row = given.result(month=3)
    assert row["forecast_value"] == pytest.approx(128)  # 32 ÷ 3 × 12
    assert row["needed_per_month"] == pytest.approx(128 / 9)  # (160 − 32) ÷ 9
    other = given.result("I02", 3)
    assert (other["forecast_value"], other["needed_per_month"]) == (None, None)


def test_nothing_more_is_needed_once_met_and_december_has_no_remaining_month(given):
    given.form([indicator(target=10, pacing="even")])
    given.actuals((3, "I01", 10))
    assert given.result(month=3)["needed_per_month"] == 0
    assert given.result(month=12)["needed_per_month"] is None


def test_a_corrected_month_counts_as_corrected(given):
    given.form([indicator(target=100)])
    given.actuals((1, "I01", 60), (2, "I01", 5))
    given.actuals((1, "I01", 6))
    assert given.result(month=2)["actual_to_date"] == 11


def test_a_withdrawn_correction_brings_the_first_report_back_and_a_restored_one_counts_again(given):
    given.form([indicator(target=100)])
    given.actuals((1, "I01", 60))
    correction = given.actuals((1, "I01", 6))
    given.database.withdraw(correction, "me")
    assert given.result()["actual_to_date"] == 60
    given.database.restore(correction, "me")
    assert given.result()["actual_to_date"] == 6


def test_a_new_version_of_the_form_keeps_the_actuals_and_withdrawing_it_brings_the_old_target_back(given):
    given.form([indicator(target=100)])
    given.actuals((1, "I01", 50))
    adjusted = given.form([indicator(target=50)])
    assert given.result()["status"] == "met"
    given.database.withdraw(adjusted, "me")
    assert given.result()["status"] == "behind"


def test_the_largest_figures_that_a_file_may_bring_do_not_overflow(given):
    biggest = "999999999999.9999"
    given.form(
        [
            indicator("≥", biggest, "ratio", "even", unit="%"),
            indicator("≤", biggest, "ratio", indicator_code="I02"),
            indicator("=", biggest, "average", direction="exact", indicator_code="I03"),
        ]
    )
    given.setting("near_miss_rate", "0.999")
    given.actuals(
        *((month, code, None, biggest, biggest) for month in range(1, 13) for code in ("I01", "I02")),
        *((month, "I03", biggest) for month in range(1, 13)),
    )
    assert [given.result(code, 12)["status"] for code in ("I01", "I02", "I03")] == ["behind", "met", "met"]
