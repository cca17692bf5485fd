"""Explanations of deviations as they are entered on the page."""

from decimal import Decimal

import pytest
from given import indicator, task

from monitoring.actions import explanations
from monitoring.problems import MonitoringError
from monitoring.screen import explanations as screen_explanations

NOTHING = dict.fromkeys(explanations.REASON_COLUMNS, False) | {
    "reason_text": "",
    "measures": "",
    "likelihood": None,
    "expected_value": None,
}
REASON = NOTHING | {
    "is_staffing_reason": True,
    "reason_text": "人员借调",
    "likelihood": "possible",
    "expected_value": Decimal("90.0000"),
    "measures": "增派人员",
}


@pytest.fixture
def late(given):
    """An indicator that is behind and a task that is overspent in June."""
    given.form([indicator(target=100, pacing="even")], [task(budget=1000)])
    given.actuals((6, "I01", 5))
    given.spending((6, "K1", 1500))
    return given


def explained(given) -> dict[str, dict]:
    return {row["item_code"]: row for row in given.database.query("deviation_explanations", month=6)}


def test_an_explanation_is_stored_with_its_reason_measures_and_outlook(late):
    explanations.save(late.database, "D1", 2023, 6, {"I01": REASON}, "Li Min")
    row = explained(late)["I01"]
    assert row["reason_text"] == "人员借调"
    assert (row["is_staffing_reason"], row["is_funding_reason"]) == (True, False)
    assert (row["expected_value"], row["submitted_by"]) == (90, "Li Min")
    assert [code for code, row in explained(late).items() if row["is_owed"]] == ["K1"]


def test_money_is_entered_in_ten_thousands_and_kept_in_yuan():
    assert screen_explanations.exact(0.15, is_money=True) == Decimal(1500)
    assert screen_explanations.exact(97.875, is_money=False) == Decimal("97.875")


def test_only_what_differs_from_what_is_in_force_is_new(late):
    assert not screen_explanations.says_something_new(explained(late)["I01"], NOTHING)
    assert screen_explanations.says_something_new(explained(late)["I01"], REASON)
    explanations.save(late.database, "D1", 2023, 6, {"I01": REASON}, "Li Min")
    assert not screen_explanations.says_something_new(explained(late)["I01"], REASON)
    assert screen_explanations.says_something_new(explained(late)["I01"], REASON | {"expected_value": Decimal(0)})
    assert screen_explanations.says_something_new(explained(late)["I01"], REASON | {"measures": ""})


def test_an_explanation_that_is_too_long_is_refused_with_its_length(late):
    with pytest.raises(MonitoringError, match="I01: at most 2000 characters; here are 2001"):
        explanations.save(late.database, "D1", 2023, 6, {"I01": REASON | {"measures": "长" * 2001}}, "Li Min")


def test_a_reason_needs_words_and_words_need_a_reason_and_nothing_is_stored_otherwise(late):
    wanted = {"I01": NOTHING | {"reason_text": "人员借调"}, "K1": NOTHING | {"is_funding_reason": True}}
    with pytest.raises(MonitoringError, match=r"(?s)I01: tick at least one.*K1: a reason needs"):
        explanations.save(late.database, "D1", 2023, 6, wanted, "Li Min")
    assert all(row["is_owed"] for row in explained(late).values())
