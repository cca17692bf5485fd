"""What is expected by the end of the year: proposed by the figures, said by people, undone like all submissions."""

from decimal import Decimal

import pytest
from given import budget_line, indicator, task

from monitoring.actions import closing, outlooks
from monitoring.problems import MonitoringError
from monitoring.screen import money_entries
from monitoring.screen import outlooks as screen_outlooks
from monitoring.store.database import MonthClosed

NOTHING = dict.fromkeys(outlooks.SAID)


def expected(given, code="I01", month=6) -> dict:
    (row,) = [row for row in given.database.query("expected_results", month=month) if row["indicator_code"] == code]
    return row


def said(row: dict) -> tuple:
    return row["expected_value"], row["likelihood"], row["is_proposal"]


@pytest.fixture
def counted(given):
    """A count of 100 in the year, 55 of them by June; one that is behind; a grade; two tasks and both budget lines."""
    given.form(
        [
            indicator(target=100, pacing="even"),
            indicator(target=100, pacing="even", indicator_code="I02"),
            indicator(
                comparator=None, target=None, indicator_code="I03", target_text="保持稳定", aggregation="latest"
            ),
        ],
        [task(budget=1200), task("K2", budget=1200)],
        [budget_line("B1", amount=5000), budget_line("B2", "项目支出", 3000)],
    )
    given.actuals((6, "I01", 55), (6, "I02", 10), (6, "I03", 90))
    given.spending((6, "K1", 600), (6, "K2", 100), (6, "B1", 2500), (6, "B2", 1500))
    return given


def test_until_a_person_says_something_it_is_what_the_figures_propose(counted):
    # 55 in six months are 110 in twelve; 10 are 20, which nobody calls certain; a grade of 90 meets a target in words.
    assert said(expected(counted)) == (110, "certain", True)
    assert said(expected(counted, "I02")) == (20, None, True)
    grade = expected(counted, "I03")
    assert (said(grade), grade["expected_text"], grade["is_complete"]) == ((None, "certain", True), "保持稳定", True)


def test_what_a_person_says_takes_the_place_of_the_whole_proposal(counted):
    value = NOTHING | {"likelihood": "possible", "expected_value": Decimal(80)}
    outlooks.save(counted.database, "D1", 2023, 6, {"I01": value}, "Li Min")
    row = expected(counted)
    assert (said(row), row["submitted_by"]) == ((80, "possible", False), "Li Min")
    # Each month has its own.
    assert expected(counted, month=7)["is_proposal"]


def test_withdrawn_it_is_a_proposal_again_and_restored_it_counts(counted):
    value = NOTHING | {"likelihood": "impossible", "expected_value": Decimal(40)}
    number = outlooks.save(counted.database, "D1", 2023, 6, {"I01": value}, "Li Min")
    counted.database.withdraw(number, "Li Min")
    assert said(expected(counted)) == (110, "certain", True)
    counted.database.restore(number, "Li Min")
    assert said(expected(counted)) == (40, "impossible", False)


def test_an_explanation_that_says_it_counts_too_and_the_later_of_both(counted):
    counted.explanations((6, "I01", {"is_funding_reason": True, "likelihood": "possible", "expected_value": 70}))
    assert said(expected(counted)) == (70, "possible", False)
    outlooks.save(
        counted.database, "D1", 2023, 6, {"I01": NOTHING | {"likelihood": "certain", "expected_value": 100}}, "x"
    )
    assert said(expected(counted)) == (100, "certain", False)
    # An explanation without a word of it leaves it as it is.
    counted.explanations((6, "I01", {"is_funding_reason": True}))
    assert said(expected(counted)) == (100, "certain", False)
    (row,) = [row for row in counted.database.query("deviation_explanations", month=6) if row["item_code"] == "I02"]
    assert row["likelihood"] is None


def test_an_empty_one_takes_back_what_was_said(counted):
    counted.explanations((6, "I02", {"is_funding_reason": True, "likelihood": "possible", "expected_value": 70}))
    outlooks.save(counted.database, "D1", 2023, 6, {"I02": NOTHING}, "x")
    assert said(expected(counted, "I02")) == (20, None, True)


def test_one_click_confirms_what_lacks_nothing_and_leaves_the_rest(counted):
    number = outlooks.confirm(counted.database, "D1", 2023, 6, "Li Min")
    assert [said(expected(counted, code))[2] for code in ("I01", "I02", "I03")] == [False, True, False]
    money = {row["task_code"]: row for row in counted.database.query("expected_money", month=6)}
    # K2 is behind: nobody knows what it will come to. The whole budget is that of its lines.
    shown = [(code, money[code]["expected_amount"], money[code]["is_proposal"]) for code in ("K1", "K2", "total")]
    assert shown == [("K1", 1200, False), ("K2", None, True), ("total", 8000, False)]
    counted.database.withdraw(number, "Li Min")
    assert outlooks.proposed(counted.database, "D1", 2023, 6).keys() == {"I01", "I03", "K1", "B1", "B2"}


def test_where_nothing_is_complete_there_is_nothing_to_confirm(given):
    given.form([indicator(target=100, pacing="even")])
    with pytest.raises(MonitoringError, match="no complete proposal"):
        outlooks.confirm(given.database, "D1", 2023, 6, "x")


@pytest.mark.parametrize(
    ("code", "values", "problem"),
    [
        ("I01", {"likelihood": "possible"}, "I01: “possible” needs what is expected instead"),
        ("I01", {"likelihood": "impossible"}, "I01: “impossible” needs what is expected instead"),
        ("I01", {"expected_text": "长" * 2001}, "I01: at most 2000 characters; here are 2001"),
        ("I03", {"expected_value": Decimal(101)}, "I03: a target in words is graded from 0 to 100"),
        ("K1", {"expected_value": Decimal(-1)}, "K1: an amount cannot be below 0"),
        ("I77", {"expected_value": Decimal(1)}, "I77: there is no such indicator"),
    ],
)
def test_what_no_paper_takes_is_refused_with_its_code_and_nothing_is_stored(counted, code, values, problem):
    wanted = {"I02": NOTHING | {"likelihood": "certain", "expected_value": Decimal(100)}, code: NOTHING | values}
    with pytest.raises(MonitoringError, match=problem):
        outlooks.save(counted.database, "D1", 2023, 6, wanted, "x")
    assert expected(counted, "I02")["is_proposal"]


def test_a_figure_of_0_is_a_figure(counted):
    outlooks.save(
        counted.database, "D1", 2023, 6, {"I01": NOTHING | {"likelihood": "impossible", "expected_value": 0}}, "x"
    )
    assert said(expected(counted)) == (0, "impossible", False)


def test_a_closed_month_takes_no_outlook(counted):
    closing.close(counted.database, "D1", 2023, 6, "x", "all right")
    with pytest.raises(MonthClosed):
        outlooks.confirm(counted.database, "D1", 2023, 6, "x")


def test_a_grid_saves_the_lines_that_were_changed_exactly_as_typed():
    line = {"indicator_code": "I01", "expected": 110.0, "expected_text": None, "likelihood": "certain"}
    other = line | {"indicator_code": "I02"}
    entered = [line | {"expected": 97.875, "likelihood": "possible"}, other]
    assert screen_outlooks.changed([line, other], entered) == {
        "I01": {"likelihood": "possible", "expected_value": Decimal("97.8750"), "expected_text": None}
    }
    money = {"task_code": "K1", "expected": None, "expected_text": None, "likelihood": None}
    saved = money_entries.changed_expected([money], [money | {"expected": 0.15}])
    assert saved["K1"]["expected_value"] == 1500


# What each kind of indicator proposes, worked out by hand: month, reports, status, expected, likelihood.
@pytest.mark.parametrize(
    ("columns", "reports", "proposed"),
    [
        # 10 in six months are 20: the run rate, far from the target; nobody is certain of anything.
        ({"pacing": "even"}, [(6, "I01", 10)], ("behind", 20, None)),
        # A third of a whole piece is none: 7 in six months of whole pieces are 14; 7.5 of a ton are 15.
        ({"pacing": "even", "target": 13}, [(6, "I01", 7)], ("on_track", 14, "certain")),
        ({"pacing": "even", "target": 40}, [(3, "I01", "7.7"), (6, "I01", 7)], ("slow", "29.4", None)),
        # In step with its whole steps (1 of 2 is due): as planned, but not certain.
        ({"pacing": "steps", "target": 2}, [(9, "I01", 1)], ("on_track", 2, None)),
        # Due in November: as planned. Reached before: at least what is there.
        ({"pacing": "due", "due_month": 11, "target": 60}, [], ("not_due", 60, None)),
        ({"pacing": "due", "due_month": 11, "target": 60}, [(6, "I01", 75)], ("met", 75, "certain")),
        # A limit that is kept: the limit; below 7 is not 7, so it is what is there, and unknown where it adds up.
        ({"comparator": "≤", "target": 5, "aggregation": "maximum"}, [(6, "I01", 3)], ("met", 5, "certain")),
        ({"comparator": "<", "target": 7, "aggregation": "maximum"}, [(6, "I01", 3)], ("met", 3, "certain")),
        ({"comparator": "<", "target": 7, "aggregation": "sum"}, [(6, "I01", 3)], ("met", None, "certain")),
        # Missed, or without data: nothing is invented.
        ({"comparator": "≤", "target": 5, "aggregation": "maximum"}, [(6, "I01", 8)], ("behind", None, None)),
        ({}, [], ("no_data", None, None)),
    ],
)
def test_a_proposal_is_made_where_the_figures_carry_it(given, columns, reports, proposed):
    given.form([indicator(**columns)])
    if reports:
        given.actuals(*reports)
    month = max([6, *(month for month, *_rest in reports)])
    row = expected(given, month=month)
    value = proposed[1] if proposed[1] is None else Decimal(str(proposed[1]))
    assert (row["status"], row["expected_value"], row["likelihood"]) == (proposed[0], value, proposed[2])
