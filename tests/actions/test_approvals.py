"""A month's figures are approved as they were looked at, or given back with a reason."""

import pytest
from given import Given, indicator, task

from monitoring.actions import approvals
from monitoring.problems import MonitoringError, UnknownName
from monitoring.store.database import ChangedMeanwhile


@pytest.fixture
def year(given) -> Given:
    """A department's year with figures of January and February."""
    given.form([indicator(target=7, aggregation="latest")], [task("K1", 500_000)])
    given.actuals((1, "I01", 7))
    given.actuals((2, "I01", 8))
    return given


def version(given, department="D1") -> int:
    (form,) = given.database.query("departments", department_code=department, year=2023)
    return form["data_version"]


def approve(given, month, reason="", department="D1") -> None:
    approvals.approve(given.database, department, 2023, month, "Zhao", version(given), reason)


def give_back(given, month, reason) -> None:
    approvals.give_back(given.database, "D1", 2023, month, "Zhao", version(given), reason)


def states(given) -> list[str]:
    rows = given.database.query("month_approvals", department_code="D1", year=2023)
    return [row["approval"] for row in rows][:3]


def approved_month(given) -> int | None:
    return given.database.query("departments", department_code="D1", year=2023)[0]["approved_month"]


def test_a_month_that_is_reported_waits_and_one_without_reports_is_open(year):
    assert states(year) == ["reported", "reported", "open"]
    assert approved_month(year) is None


def test_who_approved_and_what_they_remarked_is_kept(year):
    approve(year, 1, "looked at with the bureau of finance")
    row = approvals.state(year.database, "D1", 2023, 1)
    assert (row["approval"], row["state_set_by"], row["reason"]) == (
        "approved",
        "Zhao",
        "looked at with the bureau of finance",
    )
    assert states(year) == ["approved", "reported", "open"]


@pytest.mark.parametrize(
    "change",
    [
        lambda year: year.actuals((1, "I01", 6)),
        lambda year: year.spending((1, "K1", 100)),
        lambda year: year.adjusted_budgets((1, "K1", 100)),
        lambda year: year.explanations((1, "I01")),
        lambda year: year.database.withdraw(2, "Li Min"),
    ],
    ids=["a figure", "money", "a budget", "a reason", "a withdrawal"],
)
def test_what_changes_after_it_was_approved_waits_again(year, change):
    approve(year, 1)
    change(year)
    assert states(year)[0] == "changed"
    approve(year, 1)
    assert states(year)[0] == "approved"


def test_another_month_and_another_department_leave_an_approval_alone(year):
    year.form([indicator(target=7)], department="D2")
    approve(year, 1)
    year.actuals((2, "I01", 9))
    year.actuals((1, "I01", 9), department="D2")
    assert states(year)[0] == "approved"


def test_what_was_returned_waits_again_once_it_is_reported_anew(year):
    give_back(year, 1, "the figure lacks its source")
    assert approvals.state(year.database, "D1", 2023, 1)["reason"] == "the figure lacks its source"
    assert states(year)[0] == "returned"
    year.actuals((1, "I01", 6))
    assert states(year)[0] == "reported"


def test_what_was_returned_and_is_taken_back_is_no_longer_there(year):
    give_back(year, 1, "not of this month")
    year.database.withdraw(2, "Li Min")
    assert states(year)[0] == "open"


def test_figures_are_approved_up_to_a_month_only_where_no_earlier_one_is_in_doubt(year):
    approve(year, 2)
    assert approved_month(year) is None
    approve(year, 1)
    assert approved_month(year) == 2
    year.actuals((1, "I01", 6))
    assert approved_month(year) is None


def test_a_month_without_reports_does_not_hold_up_later_ones(given):
    given.form([indicator(target=7)])
    given.actuals((3, "I01", 7))
    approve(given, 3)
    assert approved_month(given) == 3


def test_nobody_approves_what_they_did_not_see(year):
    seen = version(year)
    year.actuals((2, "I01", 9))
    with pytest.raises(ChangedMeanwhile, match="changed while you looked at it"):
        approvals.approve(year.database, "D1", 2023, 1, "Zhao", seen)
    assert states(year)[0] == "reported"


def test_what_cannot_be_approved_or_returned_is_said(year):
    approve(year, 1)
    with pytest.raises(MonitoringError, match="January 2023 is approved already"):
        approve(year, 1)
    with pytest.raises(MonitoringError, match="Nothing is reported for March 2023"):
        approve(year, 3)
    with pytest.raises(MonitoringError, match="Say why the month is returned"):
        give_back(year, 1, " ")
    with pytest.raises(UnknownName, match="no month 13"):
        approve(year, 13)
    with pytest.raises(UnknownName, match="no targets of D9 for 2023"):
        approve(year, 1, department="D9")


def test_an_approval_is_noticed_by_who_keeps_answers(year):
    before = year.database.version
    approve(year, 1)
    assert year.database.version > before
