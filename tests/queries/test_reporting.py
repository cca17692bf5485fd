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
