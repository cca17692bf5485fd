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


def a_form_with_cost_as_a_first_level(**weights) -> list[dict]:
    return [
        indicator(indicator_code="I01", target=100, level1="成本指标", level2="经济成本指标", weight=weights["cost"]),
        indicator(indicator_code="I02", target=100, weight=weights["output"]),
        benefit(indicator_code="I03", target=100, weight=weights["benefit"]),
        satisfaction(indicator_code="I04", target=100, weight=weights["satisfaction"]),
    ]


def test_weights_that_a_form_prints_are_its_points_and_the_money_has_the_rest(given):
    given.form(
        a_form_with_cost_as_a_first_level(cost=20, output=40, benefit=20, satisfaction=10),
        lines=[budget_line(amount=1000)],
    )
    given.actuals((1, "I01", 100), (1, "I02", 100), (1, "I03", 50), (1, "I04", 100))
    given.spending((1, "B1", 1000))
    found = scores(given)
    assert list(found) == ["execution", "cost", "output", "benefit", "satisfaction", "total"]
    assert [found[part]["points"] for part in found] == [10, 20, 40, 20, 10, 100]
    # Half of the benefit's 20 is missing, and nothing else: 10 + 20 + 40 + 10 + 10.
    assert [found[part]["score"] for part in found] == [10, 20, 40, 10, 10, 90]


def test_the_same_form_without_money_is_worth_eighty_on_its_own_weights(given):
    given.form(a_form_with_cost_as_a_first_level(cost=20, output=40, benefit=20, satisfaction=10))
    given.actuals((1, "I01", 100), (1, "I02", 100), (1, "I03", 50), (1, "I04", 100))
    total = scores(given)["total"]
    assert (total["score"], total["points"], total["are_weights_points"]) == (80, 90, True)


@pytest.mark.parametrize(("output", "execution_points"), [(30, [20]), (45, [5]), (50, [])])
def test_the_money_has_what_the_weights_leave_to_a_hundred(given, output, execution_points):
    given.form(
        a_form_with_cost_as_a_first_level(cost=20, output=output, benefit=20, satisfaction=10), lines=[budget_line()]
    )
    found = scores(given)
    assert [row["points"] for part, row in found.items() if part == "execution"] == execution_points
    assert found["total"]["points"] == 100


@pytest.mark.parametrize("output", [29, 51])
def test_weights_that_make_no_score_out_of_a_hundred_only_divide_their_part(given, output):
    given.form(
        a_form_with_cost_as_a_first_level(cost=20, output=output, benefit=20, satisfaction=10), lines=[budget_line()]
    )
    found = scores(given)
    assert [found[part]["points"] for part in found] == [10, 50, 30, 10, 100]
    assert not found["total"]["are_weights_points"]


def test_a_first_level_of_another_name_keeps_its_points(given):
    given.form([indicator(weight=60), indicator(indicator_code="I02", level1="管理指标", level2="制度", weight=30)])
    found = scores(given)
    assert [(part, found[part]["points"]) for part in found] == [("output", 60), ("other", 30), ("total", 90)]
