"""What is counted of filtered rows is what SQL counts of all of them."""

import pytest
from given import indicator

from monitoring.screen.html import tallies


def test_all_indicators_of_the_sample_are_counted_as_sql_counts_them(sample):
    progress = sample.query("indicator_progress")
    assert tallies.status_counts(progress) == sample.query("status_counts")


def test_all_categories_of_the_sample_are_counted_as_sql_counts_them(sample):
    counted, by_sql = tallies.category_counts(sample.query("indicator_progress")), sample.query("category_counts")
    means, means_by_sql = ([row.pop("mean_completion_rate") for row in rows] for rows in (counted, by_sql))
    assert counted == by_sql
    assert means == pytest.approx(means_by_sql, abs=1e-7)


def test_what_is_left_of_four_indicators_is_counted_by_status_and_category(given):
    given.form(
        [
            indicator("≥", 10, indicator_code="I01"),
            indicator("≥", 10, indicator_code="I02"),
            indicator("≥", 10, indicator_code="I03", level2="质量指标"),
            indicator("≥", 10, indicator_code="I04"),
        ]
    )
    given.actuals((1, "I01", 10), (1, "I02", 4), (1, "I03", 10))
    progress = given.database.query("indicator_progress", department_code="D1", year=2023, month=1)
    left = [row for row in progress if row["indicator_code"] != "I01"]
    (counts,) = tallies.status_counts(left)
    assert [counts["indicator_count"], counts["met_count"], counts["behind_count"], counts["no_data_count"]] == [
        3,
        1,
        1,
        1,
    ]
    assert counts["coverage_rate"] == pytest.approx(2 / 3)
    categories = tallies.category_counts(left)
    assert [(row["level2"], row["indicator_count"], row["mean_completion_rate"]) for row in categories] == [
        ("数量指标", 2, 0.4),
        ("质量指标", 1, 1.0),
    ]


def test_nothing_left_is_no_row():
    assert tallies.status_counts([]) == []
    assert tallies.category_counts([]) == []


def test_five_of_the_21_tasks_carry_most_of_the_money(sample):
    count, share = tallies.most_of_the_money(sample.query("task_execution", month=9))
    # 409.5 + 250 + 150 + 120 + 114.6 = 1044.1 of 1272.17; the first four are 929.5, which is 73 %.
    assert (count, float(share)) == (5, pytest.approx(1044.1 / 1272.17))


def test_no_tasks_carry_nothing():
    assert tallies.most_of_the_money([]) == (0, 0)
