"""What only papers ask for: money over the budget of the year's beginning, and the points of one project."""

import pytest
from given import budget_line, indicator, task


def rows_of(given, metric: str, month: int, **parameters) -> dict[str, dict]:
    rows = given.database.query(metric, department_code="D1", year=2023, month=month, **parameters)
    return {row.get("item_code") or row["task_code"]: row for row in rows}


def test_the_rate_of_the_official_table_is_over_the_budget_of_the_beginning(given):
    """1000 were planned, 800 are the budget from June on, 400 are spent: 40 % of the one and 50 % of the other."""
    given.form([indicator()], [task("K1", 1000)], [budget_line("B1", "基本支出", 5000), budget_line("B2", "x", 1000)])
    given.spending((3, "K1", 400), (3, "B1", 1500), (3, "B2", 300))
    given.adjusted_budgets((6, "K1", 800))
    money = rows_of(given, "monitored_money", 7)
    assert (money["K1"]["adjustment_amount"], money["K1"]["initial_rate"], money["K1"]["execution_rate"]) == (
        -200,
        pytest.approx(0.4),
        pytest.approx(0.5),
    )
    # The whole budget is its lines: 1800 of 6000; the tasks have a denominator of their own.
    assert (money["total"]["planned_amount"], money["total"]["initial_rate"]) == (6000, pytest.approx(0.3))


def test_what_nobody_spent_has_no_rate(given):
    given.form([indicator()], [task("K1", 1000), task("K2", 0)])
    given.spending((3, "K2", 10))
    money = rows_of(given, "monitored_money", 7)
    assert (money["K1"]["executed_amount"], money["K1"]["initial_rate"]) == (None, None)
    assert (money["K2"]["executed_amount"], money["K2"]["initial_rate"]) == (10, None)


@pytest.fixture
def project(given):
    """Two outputs and a satisfaction are linked to K1; a benefit and another output are the department's alone."""
    given.form(
        [
            indicator("≥", 10, indicator_code="I01"),
            indicator("≥", 10, indicator_code="I02"),
            indicator("≥", 10, indicator_code="I03", level1="满意度指标"),
            indicator("≥", 10, indicator_code="I04", level1="效益指标"),
            indicator("≥", 10, indicator_code="I05"),
        ],
        [task("K1", 1000)],
        [budget_line("B1", "基本支出", 5000)],
    )
    given.links(("K1", "I01"), ("K1", "I02"), ("K1", "I03"))
    return given


def test_a_project_has_a_hundred_points_of_its_own(project):
    """Money 10; of the other 90 output and satisfaction have their 50 to 10: 75 and 15, outputs half of it each."""
    points = {code: row["points"] for code, row in rows_of(project, "project_evaluation", 12).items()}
    assert points == {"I01": 37.5, "I02": 37.5, "I03": 15, "execution": 10, "total": 100}


def test_a_project_is_scored_by_what_it_reached(project):
    """37.5 × 1 + 37.5 × 0.4, satisfaction without data is open; 250 of 1000 spent are 2.5 points."""
    project.actuals((1, "I01", 10), (1, "I02", 4))
    project.spending((1, "K1", 250))
    rows = rows_of(project, "project_evaluation", 12)
    assert {code: row["score"] for code, row in rows.items()} == {
        "I01": 37.5,
        "I02": 15,
        "I03": None,
        "execution": 2.5,
        "total": 55,
    }
    assert rows["total"]["open_points"] == 15


def test_a_project_that_spent_more_than_its_budget_scores_no_more_than_all(project):
    project.spending((1, "K1", 1500))
    assert rows_of(project, "project_evaluation", 12)["execution"]["score"] == 10


def test_a_task_without_linked_indicators_has_no_self_evaluation(given):
    given.form([indicator()], [task("K1", 1000)])
    assert rows_of(given, "project_evaluation", 12) == {}


def test_the_lines_of_a_departments_self_evaluation_come_to_its_trial_score(project):
    """Outputs 50 ÷ 3 each, 10 × 20 % for the money; the total is that of the trial score."""
    project.actuals((1, "I01", 10), (1, "I04", 5))
    project.spending((1, "B1", 1000))
    rows = rows_of(project, "department_evaluation", 12)
    assert float(rows["I01"]["score"]) == pytest.approx(50 / 3, abs=1e-3)
    assert (rows["I04"]["score"], rows["I05"]["score"], rows["execution"]["score"]) == (15, None, 2)
    trial = project.database.query("trial_score", department_code="D1", year=2023, month=12)
    (total,) = (row for row in trial if row["part"] == "total")
    assert (rows["total"]["score"], rows["total"]["open_points"]) == (total["score"], total["open_points"])
