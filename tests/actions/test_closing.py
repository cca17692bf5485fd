"""Closed months: nothing goes in, nothing comes out, until they are reopened."""

import pytest
from given import Given, indicator, task

from monitoring.actions import closing, monthly_files
from monitoring.files import reader
from monitoring.problems import MonitoringError, UnknownName
from monitoring.store.database import MonthClosed


@pytest.fixture
def year(given) -> Given:
    """A department's year with figures of January and February."""
    given.form([indicator(target=7, aggregation="latest")], [task("K1", 500_000)])
    given.actuals((1, "I01", 7))
    given.actuals((2, "I01", 8))
    return given


def previewed(given, *lines: str) -> monthly_files.Preview:
    return monthly_files.preview(given.database, reader.read("file.csv", "\n".join(lines).encode()))


FILES = {
    "actuals": ("年度,月份,编号,完成值", "2023,1,I01,9"),
    "spending": ("年度,月份,编号,支出金额(万元)", "2023,1,K1,1"),
    "budget": ("年度,月份,编号,调整后预算数(万元)", "2023,1,K1,60"),
    "explanations": ("年度,月份,编号,其他,原因说明", "2023,1,I01,√,late"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_with_a_row_of_a_closed_month_is_refused_with_who_closed_it(year, kind):
    assert previewed(year, *FILES[kind]).can_commit
    closing.close(year.database, "D1", 2023, 1, "Li Min")
    what = previewed(year, *FILES[kind])
    (problem,) = [problem for problem in what.file.problems if problem.severity == "error"]
    assert problem.problem.startswith("D1: January 2023 is closed (by Li Min, ")
    assert (problem.row, what.file.kind, what.can_commit) == (None, kind, False)


def test_a_closed_month_is_said_once_however_many_rows_it_has(year):
    closing.close(year.database, "D1", 2023, 1, "Li Min")
    what = previewed(year, "年度,编号,1月,2月", "2023,I01,9,")
    assert sum(problem.severity == "error" for problem in what.file.problems) == 1
    assert previewed(year, "年度,编号,1月,2月", "2023,I01,,9").can_commit


def test_a_month_that_is_closed_between_preview_and_commit_is_refused_too(year):
    what = previewed(year, *FILES["actuals"])
    closing.close(year.database, "D1", 2023, 1, "Li Min")
    with pytest.raises(MonthClosed, match="January 2023 is closed"):
        monthly_files.commit(year.database, what, "Wang")
    assert year.result(month=1)["actual_value"] == 7


def test_what_was_reported_for_a_closed_month_stays_as_it_is(year):
    closing.close(year.database, "D1", 2023, 1, "Li Min")
    with pytest.raises(MonthClosed):
        year.database.withdraw(2, "Wang")
    year.database.withdraw(3, "Wang")
    closing.close(year.database, "D1", 2023, 2, "Li Min", "no case came in")
    with pytest.raises(MonthClosed):
        year.database.restore(3, "Wang")
    assert (year.result(month=1)["actual_value"], year.result(month=2)["actual_value"]) == (7, None)


def test_a_reopened_month_takes_figures_again(year):
    closing.close(year.database, "D1", 2023, 1, "Li Min", "reported")
    closing.reopen(year.database, "D1", 2023, 1, "Wang", "a slip")
    assert monthly_files.commit(year.database, previewed(year, *FILES["actuals"]), "Wang")
    (state,) = year.database.query("month_states")
    assert (state["state"], state["state_set_by"], state["reason"]) == ("open", "Wang", "a slip")


def test_other_departments_years_and_months_stay_open(year):
    year.form([indicator()], department="D2")
    year.form([indicator()], year=2022)
    closing.close(year.database, "D1", 2023, 1, "Li Min")
    assert previewed(
        year, "部门,年度,月份,编号,完成值", "D2,2023,1,I01,9", "D1,2022,1,I01,9", "D1,2023,2,I01,9"
    ).can_commit


def test_closing_moves_the_version_that_pages_remember(year):
    before = year.database.version
    closing.close(year.database, "D1", 2023, 1, "Li Min")
    closed = year.database.version
    closing.reopen(year.database, "D1", 2023, 1, "Li Min", "a slip")
    assert before < closed < year.database.version


def test_what_cannot_be_closed_or_reopened_is_said(year):
    closing.close(year.database, "D1", 2023, 1, "Li Min")
    with pytest.raises(MonitoringError, match="January 2023 is closed already"):
        closing.close(year.database, "D1", 2023, 1, "Li Min")
    with pytest.raises(MonitoringError, match="Say why"):
        closing.reopen(year.database, "D1", 2023, 1, "Li Min", " ")
    with pytest.raises(MonitoringError, match="March 2023 is not closed"):
        closing.reopen(year.database, "D1", 2023, 3, "Li Min", "a slip")
    with pytest.raises(UnknownName, match="no month 13"):
        closing.close(year.database, "D1", 2023, 13, "Li Min")
    with pytest.raises(UnknownName, match="no targets of D9"):
        closing.close(year.database, "D9", 2023, 1, "Li Min")


def test_a_month_with_something_open_is_closed_only_with_a_reason(given):
    given.form([indicator(target=7), indicator(target=9, indicator_code="I02")])
    given.actuals((1, "I01", 3))
    with pytest.raises(MonitoringError, match="Of January 1 reports are missing and 1 explanations are owed"):
        closing.close(given.database, "D1", 2023, 1, "Li Min", " ")
    assert closing.state(given.database, "D1", 2023, 1) == "open"
    closing.close(given.database, "D1", 2023, 1, "Li Min", "the office is being moved")
    assert closing.state(given.database, "D1", 2023, 1) == "closed"
