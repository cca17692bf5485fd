"""Reporting rate and timeliness by worked examples."""

from datetime import datetime

import pytest
from given import indicator


def reported_at(given, number: int, moment: datetime) -> None:
    given.database.cursor().execute(
        "update submissions set submitted_at = ? where submission_id = ?", [moment, number]
    )


def month_of(given, month: int) -> dict:
    (row,) = given.database.query("reporting", month=month)
    return row


def test_what_flows_is_owed_every_month_and_a_single_event_in_its_month(given):
    given.form(
        [
            indicator(pacing="even", indicator_code="I01"),
            indicator(indicator_code="I02"),
            indicator(pacing="due", due_month=6, indicator_code="I03"),
        ]
    )
    assert [month_of(given, month)["expected_count"] for month in (5, 6, 7)] == [2, 3, 2]
    owed = given.database.query("owed_reports", month=6)
    assert [row["indicator_code"] for row in owed] == ["I01", "I02", "I03"]


def test_a_report_counts_as_received_and_is_no_longer_owed(given):
    given.form([indicator(indicator_code="I01"), indicator(indicator_code="I02")])
    given.actuals((1, "I01", 5))
    row = month_of(given, 1)
    assert (row["expected_count"], row["received_count"], row["reporting_rate"]) == (2, 1, 0.5)
    assert [row["indicator_code"] for row in given.database.query("owed_reports", month=1)] == ["I02"]


# Month reported for, when it came → in time with the tenth as the last day.
MOMENTS = [
    (1, datetime(2023, 2, 10, 23, 59), 1),
    (1, datetime(2023, 2, 11), 0),
    (1, datetime(2023, 1, 31), 1),
    (12, datetime(2024, 1, 10), 1),
    (12, datetime(2024, 1, 11), 0),
]


@pytest.mark.parametrize(("month", "moment", "on_time"), MOMENTS)
def test_a_report_is_in_time_up_to_the_tenth_of_the_next_month(given, month, moment, on_time):
    given.form([indicator()])
    reported_at(given, given.actuals((month, "I01", 5)), moment)
    assert month_of(given, month)["on_time_count"] == on_time


def test_a_correction_after_the_deadline_does_not_make_the_first_report_late(given):
    given.form([indicator()])
    reported_at(given, given.actuals((1, "I01", 5)), datetime(2023, 2, 5))
    reported_at(given, given.actuals((1, "I01", 6)), datetime(2023, 3, 5))
    row = month_of(given, 1)
    assert (row["on_time_count"], row["timeliness_rate"]) == (1, 1)


def test_a_month_without_reports_has_no_timeliness(given):
    given.form([indicator()])
    row = month_of(given, 1)
    assert (row["reporting_rate"], row["timeliness_rate"]) == (0, None)


def state_of(given, department="D1") -> tuple:
    (row,) = given.database.query("departments", department_code=department)
    return row["latest_month"], row["reported_month"]


def ten_indicators(given) -> list[str]:
    codes = [f"I{number:02d}" for number in range(1, 11)]
    given.form([indicator(indicator_code=code) for code in codes])
    return codes


def test_a_month_counts_as_reported_from_eighty_percent_of_its_reports_on(given):
    codes = ten_indicators(given)
    given.actuals(*((9, code, 100) for code in codes[:8]), *((10, code, 100) for code in codes[:7]))
    assert (month_of(given, 9)["reporting_rate"], month_of(given, 9)["is_reported"]) == (0.8, True)
    assert (month_of(given, 10)["reporting_rate"], month_of(given, 10)["is_reported"]) == (0.7, False)
    assert state_of(given) == (10, 9)
    given.setting("reported_month_rate", "0.7")
    assert state_of(given) == (10, 10)


def test_three_early_figures_of_november_leave_the_year_on_september(given):
    codes = ten_indicators(given)
    given.actuals(*((9, code, 100) for code in codes))
    assert state_of(given) == (9, 9)
    given.actuals(*((11, code, 100) for code in codes[:3]))
    assert state_of(given) == (11, 9)


def test_a_closed_month_counts_as_reported_whatever_has_come(given):
    codes = ten_indicators(given)
    given.actuals(*((9, code, 100) for code in codes), (10, codes[0], 100))
    given.database.enter_month_event("D1", 2023, 10, "closed", "Li Min", "")
    assert (month_of(given, 10)["is_closed"], state_of(given)) == (True, (10, 10))
    given.database.enter_month_event("D1", 2023, 10, "reopened", "Li Min", "a figure was missing")
    assert (month_of(given, 10)["is_closed"], state_of(given)) == (False, (10, 9))


def test_a_month_in_which_nothing_is_due_does_not_count_as_reported_by_itself(given):
    given.form([indicator(pacing="due", due_month=6)])
    given.actuals((6, "I01", 100), (3, "I01", 5))
    assert [row["month"] for row in given.database.query("reporting")] == [6]
    assert state_of(given) == (6, 6)


def test_a_year_in_which_no_month_is_complete_has_no_reported_month(given):
    codes = ten_indicators(given)
    given.actuals((1, codes[0], 100))
    assert state_of(given) == (1, None)


def test_a_figure_says_from_which_month_it_is(given):
    given.form(
        [
            indicator(pacing="even"),
            indicator(aggregation="ratio", indicator_code="I02"),
            indicator(aggregation="latest", indicator_code="I03"),
        ]
    )
    given.actuals((7, "I01", 5), (9, "I01", 5), (8, "I02", None, 9, 10), (9, "I02", 90))
    said = [
        (given.result(code, 9)["as_of_month"], given.result(code, 9)["is_carried_over"]) for code in ("I01", "I02")
    ]
    # The ratio is of the months that gave both parts, and September gave none.
    assert said == [(9, False), (8, True)]
    assert (given.result("I01", 8)["as_of_month"], given.result("I01", 11)["is_carried_over"]) == (7, True)
    assert (given.result("I03", 9)["as_of_month"], given.result("I03", 9)["is_carried_over"]) == (None, False)


def test_the_number_of_a_departments_data_moves_with_what_concerns_it(given):
    given.form([indicator()])
    given.form([indicator()], department="D2")
    numbers = [version_of(given)]
    number = given.actuals((1, "I01", 5))
    numbers.append(version_of(given))
    given.database.withdraw(number, "me")
    numbers.append(version_of(given))
    given.database.enter_month_event("D1", 2023, 1, "closed", "me", "")
    numbers.append(version_of(given))
    given.setting("slow_rate", "0.5")
    numbers.append(version_of(given))
    assert numbers == sorted(set(numbers))
    given.actuals((1, "I01", 5), department="D2")
    assert version_of(given) == numbers[-1]


def version_of(given) -> int:
    (row,) = given.database.query("departments", department_code="D1")
    return row["data_version"]
