"""Explanations of deviations as they are entered on the page."""

from decimal import Decimal

import pytest
from given import indicator, task

from monitoring import explaining, explanations
from monitoring.problems import MonitoringError


@pytest.fixture
def late(given):
    """An indicator that is behind and a task that is overspent in June."""
    given.form([indicator(target=100, pacing="even")], [task(budget=1000)])
    given.actuals((6, "I01", 5))
    given.spending((6, "K1", 1500))
    return given


def lines_of(given) -> tuple[list[dict], list[dict]]:
    """What the grid shows, and what it holds before anybody has typed."""
    rows = given.database.query("deviation_explanations", month=6)
    return rows, [explaining._line(row, {}) for row in rows]


REASON = {
    "is_staffing_reason": True,
    "reason_text": "  人员借调  ",
    "likelihood": "possible",
    "expected_value": 90.0,
    "measures": "增派人员",
}


def test_an_explanation_is_stored_with_its_reason_measures_and_outlook(late):
    rows, lines = lines_of(late)
    lines[0] |= REASON
    wanted = explaining.changed(rows, lines)
    assert list(wanted) == ["I01"]
    explanations.save(late.database, "D1", 2023, 6, wanted, "Li Min")
    explained = {row["item_code"]: row for row in late.database.query("deviation_explanations", month=6)}
    assert explained["I01"]["reason_text"] == "人员借调"
    assert (explained["I01"]["is_staffing_reason"], explained["I01"]["is_funding_reason"]) == (True, False)
    assert (explained["I01"]["expected_value"], explained["I01"]["submitted_by"]) == (90, "Li Min")
    assert [code for code, row in explained.items() if row["is_owed"]] == ["K1"]


def test_money_is_entered_in_ten_thousands_and_kept_in_yuan(late):
    rows, lines = lines_of(late)
    lines[1] |= REASON | {"expected_value": 0.15}
    assert explaining.changed(rows, lines)["K1"]["expected_value"] == Decimal(1500)


def test_what_is_left_as_it_was_is_not_stored_again(late):
    rows, lines = lines_of(late)
    assert explaining.changed(rows, lines) == {}
    lines[0] |= REASON
    explanations.save(late.database, "D1", 2023, 6, explaining.changed(rows, lines), "Li Min")
    rows, lines = lines_of(late)
    assert explaining.changed(rows, lines) == {}


def test_a_reason_needs_words_and_words_need_a_reason_and_nothing_is_stored_otherwise(late):
    rows, lines = lines_of(late)
    lines[0] |= {"reason_text": "人员借调"}
    lines[1] |= {"is_funding_reason": True}
    with pytest.raises(MonitoringError, match=r"(?s)I01: tick at least one.*K1: a reason needs"):
        explanations.save(late.database, "D1", 2023, 6, explaining.changed(rows, lines), "Li Min")
    assert all(row["is_owed"] for row in late.database.query("deviation_explanations", month=6))
