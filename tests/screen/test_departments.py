"""Departments side by side: one row each, by the same rules as on their own pages."""

import re

import pytest
from given import budget_line, indicator

from monitoring.screen.html import departments, ranking


def row_of(given, month, department="D1") -> dict:
    (row,) = given.database.query("department_overview", department_code=department, year=2023, month=month)
    return row


def test_a_department_is_summed_up_in_one_row(given):
    # Two outputs share 50 points, one benefit has 30; satisfaction has none and gives its 10 to the two in proportion:
    # an output is worth 50 × 90 ÷ 80 ÷ 2 = 28.125, the benefit 33.75.
    given.form(
        [
            indicator("≥", 10, indicator_code="I01"),
            indicator("≥", 10, indicator_code="I02"),
            indicator("≥", 10, indicator_code="I03", level1="效益指标"),
        ],
        lines=[budget_line("B1", "基本支出", 1000), budget_line("B2", "项目支出", 1000)],
    )
    given.actuals((1, "I01", 10), (1, "I02", 4))
    given.spending((1, "B1", 400), (1, "B2", 100))
    row = row_of(given, 1)
    assert (row["indicator_count"], row["met_count"], row["behind_count"], row["no_data_count"]) == (3, 1, 1, 1)
    assert row["met_rate"] == pytest.approx(1 / 3)
    assert row["worst_status"] == "behind"
    assert (row["budget_amount"], row["executed_amount"]) == (2000, 500)
    assert row["execution_rate"] == 0.25
    # 10 × 25 % + 28.125 × 100 % + 28.125 × 40 %; the benefit is open.
    assert float(row["score"]) == pytest.approx(2.5 + 28.125 + 11.25)
    assert float(row["open_points"]) == 33.75
    assert row["grade"] == "fail"
    assert (row["expected_count"], row["received_count"]) == (3, 2)
    assert row["reporting_rate"] == pytest.approx(2 / 3)


def test_a_department_that_reported_nothing_is_not_zero_but_without_data(given):
    given.form([indicator()], lines=[budget_line()])
    row = row_of(given, 3)
    assert (row["no_data_count"], row["worst_status"]) == (1, "no_data")
    assert row["execution_rate"] is None
    assert row["reporting_rate"] == 0
    assert float(row["open_points"]) == 100


def test_a_department_without_indicators_and_budget_has_a_row_without_rates(given):
    given.form()
    row = row_of(given, 3)
    assert (row["indicator_count"], row["met_count"], row["worst_status"]) == (0, 0, None)
    assert [row[name] for name in ("met_rate", "execution_rate", "score", "grade", "reporting_rate")] == [None] * 5


def test_the_worst_status_is_named_first(given):
    given.form(
        [
            indicator("≥", 12, pacing="even", indicator_code="I01"),
            indicator("≥", 1, "latest", indicator_code="I02"),
        ]
    )
    # One a month is expected of I01: 1 of 1, 1.2 of 2, 12.2 of 3; I02 misses its target in April.
    for month, reports, worst in (
        (1, [(1, "I01", 1), (1, "I02", 1)], "on_track"),
        (2, [(2, "I01", "0.2"), (2, "I02", 1)], "slow"),
        (3, [(3, "I01", 11), (3, "I02", 1)], "met"),
        (4, [(4, "I02", 0)], "behind"),
    ):
        given.actuals(*reports)
        assert row_of(given, month)["worst_status"] == worst


def test_illustrative_figures_of_an_earlier_month_mark_the_department(given):
    given.form([indicator(aggregation="latest")])
    given.form([indicator(aggregation="latest")], department="D2")
    given.actuals((1, "I01", 10), is_illustrative=True)
    given.actuals((1, "I01", 10), department="D2")
    assert row_of(given, 5)["has_illustrative"] is True
    assert row_of(given, 5, "D2")["has_illustrative"] is False


def test_every_department_has_the_figures_of_its_own_pages(three_departments):
    rows = three_departments.query("department_overview", year=2023)
    assert len(rows) == 3 * 12
    for code in {row["department_code"] for row in rows}:
        key = {"department_code": code, "year": 2023}
        counts, reports = (by_month(three_departments.query(name, **key)) for name in ("status_counts", "reporting"))
        total, money = (
            by_month(part for part in three_departments.query(name, **key) if part["part"] == whole)
            for name, whole in (("trial_score", "total"), ("money_totals", "budget"))
        )
        for month, row in by_month(row for row in rows if row["department_code"] == code).items():
            same_as(counts[month], row, *(name for name in counts[month] if name.endswith("_count") and name in row))
            same_as(total[month], row, "score", "open_points", "grade")
            same_as(money[month], row, "executed_amount", "execution_rate")
            same_as(reports[month], row, "reporting_rate")


def by_month(rows) -> dict[int, dict]:
    """One row for each month of the year."""
    rows = list(rows)
    assert [row["month"] for row in rows] == list(range(1, 13))
    return {row["month"]: row for row in rows}


def same_as(expected: dict, row: dict, *names: str) -> None:
    assert {name: row[name] for name in names} == {name: expected[name] for name in names}


def test_equals_share_a_rank_and_what_is_unknown_comes_last_without_one():
    rows = [counted(met_count=1, score=value) for value in (60, None, 80, 60, 40)]
    ranks = [(row["score"], row["rank"]) for row in ranking.ranked(rows, "score")]
    assert ranks == [(80, 1), (60, 2), (60, 2), (40, 4), (None, None)]


def counted(**columns) -> dict:
    """A row of ``department_overview`` with these ``columns``; of what is not named it has none."""
    return dict.fromkeys((*ranking.WITH_DATA, "score"), 0) | columns


def test_the_first_is_the_best_and_that_nothing_is_behind_is_no_merit_where_nothing_is_reported():
    rows = [counted(behind_count=2), counted(), counted(met_count=3), counted(met_count=1, behind_count=1)]
    ranks = [(row["behind_count"], row["rank"]) for row in ranking.ranked(rows, "behind_count")]
    assert ranks == [(0, 1), (1, 2), (2, 3), (0, None)]


def test_a_department_without_data_says_so_and_has_no_figures_of_indicators(given):
    given.form([indicator()])
    html = departments.table(
        ranking.ranked(given.database.query("department_overview", month=3), "score"), "score", []
    )
    assert "<small>nothing reported yet</small>" in html
    assert '<td class="rank">—</td>' in html
    assert re.findall(r'data-label="([^"]+)">—</td>', html) == ["Indicators behind", "Share met", "Execution rate"]


def test_departments_without_a_form_of_the_year_stand_in_the_end_and_say_so(given):
    given.form([indicator()])
    rows = ranking.ranked(given.database.query("department_overview", month=3), "score")
    html = departments.table(rows, "score", ["<b>D2"])
    assert html.index("D1 bureau") < html.index("&lt;b&gt;D2") < html.index("No target form of this year.")


def test_a_name_from_a_form_is_escaped_where_departments_are_compared(given):
    given.form([indicator()], department="<b>D1")
    html = departments.table(
        ranking.ranked(given.database.query("department_overview", month=1), "score"), "score", []
    )
    assert "&lt;b&gt;D1 bureau" in html
    assert "<b>D1" not in html


def test_only_the_months_that_are_looked_at_are_pictured(given):
    given.form([indicator()])
    (row,) = given.database.query("department_overview", month=3)
    html = departments.pictures([(row, given.database.query("status_counts"))], 3)
    assert html.count('title="') == 3
    assert html.count("<div></div>") == 9
