"""The trial score by worked examples: 10 for the money, 50 output, 30 benefit, 10 satisfaction."""

import pytest
from given import budget_line, indicator


def benefit(**other) -> dict:
    return indicator(level1="效益指标", level2="社会效益指标", **other)


def satisfaction(**other) -> dict:
    return indicator(level1="满意度指标", level2="服务对象满意度指标", **other)


def scores(given, month=6) -> dict[str, dict]:
    return {row["part"]: row for row in given.database.query("trial_score", month=month)}


def test_the_score_adds_money_and_completion_by_part(given):
    given.form(
        [
            indicator(target=100, indicator_code="I01"),
            indicator(target=100, indicator_code="I02"),
            benefit(target=100, indicator_code="I03"),
            satisfaction(target=100, indicator_code="I04"),
        ],
        lines=[budget_line("B1", amount=1000)],
    )
    given.actuals((1, "I01", 100), (1, "I02", 50), (1, "I03", 80), (1, "I04", 90))
    given.spending((1, "B1", 400))
    found = scores(given)
    assert [float(found[part]["score"]) for part in found] == [4, 37.5, 24, 9, 74.5]
    assert [float(found[part]["points"]) for part in found] == [10, 50, 30, 10, 100]
    assert found["total"]["grade"] == "pass"
    assert found["total"]["open_points"] == 0


def test_indicators_and_money_without_data_score_0_and_leave_their_points_open(given):
    given.form(
        [
            indicator(target=100, indicator_code="I01"),
            indicator(target=100, indicator_code="I02"),
            benefit(target=100, indicator_code="I03"),
            satisfaction(target=100, indicator_code="I04"),
        ],
        lines=[budget_line("B1", amount=1000)],
    )
    given.actuals((1, "I01", 100))
    total = scores(given)["total"]
    assert (total["score"], total["open_points"], total["grade"]) == (25, 75, "fail")


def test_a_part_without_indicators_gives_its_points_to_the_others_in_proportion(given):
    given.form([indicator(target=100), benefit(target=100, indicator_code="I02")], lines=[budget_line()])
    found = scores(given)
    assert "satisfaction" not in found
    assert float(found["output"]["points"]) == pytest.approx(90 * 50 / 80, abs=0.0001)  # 56.25
    assert float(found["benefit"]["points"]) == pytest.approx(90 * 30 / 80, abs=0.0001)
    assert float(found["total"]["points"]) == 100


def test_weights_decide_where_all_of_a_part_have_them_and_only_there(given):
    given.form(
        [
            indicator(target=100, indicator_code="I01", weight=3),
            indicator(target=100, indicator_code="I02", weight=1),
            benefit(target=100, indicator_code="I03", weight=9),
            benefit(target=100, indicator_code="I04"),
            satisfaction(target=100, indicator_code="I05"),
        ],
        lines=[budget_line()],
    )
    given.actuals((1, "I01", 100), (1, "I03", 100))
    found = scores(given)
    assert found["output"]["score"] == 37.5  # 50 × 3 ÷ 4
    assert found["benefit"]["score"] == 15  # 30 ÷ 2


def test_more_money_than_the_budget_scores_no_more_than_all_of_it(given):
    given.form([indicator()], lines=[budget_line(amount=100)])
    given.spending((1, "B1", 150))
    assert scores(given)["execution"]["score"] == 10


@pytest.mark.parametrize(
    ("actual", "grade"), [(90, "excellent"), ("89.98", "good"), (80, "good"), (60, "pass"), (59, "fail")]
)
def test_grades_follow_the_bands(given, actual, grade):
    given.form([indicator(target=100)], lines=[budget_line(amount=100)])
    given.actuals((1, "I01", actual))
    given.spending((1, "B1", actual))
    assert scores(given)["total"]["grade"] == grade


def test_satisfaction_on_the_second_level_is_satisfaction(given):
    given.form(
        [
            indicator(indicator_code="I01"),
            indicator(indicator_code="I02", level1="效益指标", level2="服务对象满意度指标"),
        ]
    )
    parts = {row["part"]: row["points"] for row in given.database.query("trial_score", month=1)}
    # 90 points over output (50) and satisfaction (10), the benefits (30) being absent.
    assert (parts["output"], parts["satisfaction"]) == (75, 15)
