"""Corrections and their clock of working days."""

from datetime import date

import pytest
from given import indicator, task

from monitoring.actions import closing, corrections, working_days
from monitoring.problems import MonitoringError
from monitoring.screen import corrections as screen_corrections
from monitoring.store.database import MonthClosed

DECIDED = dict.fromkeys(corrections.SAID) | {"decided_on": date(2023, 8, 14), "decision": "限期整改"}


@pytest.fixture
def late(given):
    given.form([indicator(target=100, pacing="even")], [task(budget=1000)])
    given.actuals((7, "I01", 5))
    return given


def decided(given, month: int) -> list[dict]:
    return given.database.query("corrections", month=month)


def test_ten_working_days_skip_weekends_holidays_and_count_shifted_days():
    # 14 August 2023 is a Monday: two weeks of five days.
    assert working_days.after(date(2023, 8, 14), 10) == date(2023, 8, 28)
    # From 25 September: 26, 27, 28; off until 6 October; worked on 7 and 8 October (a weekend), 9 to 13.
    assert working_days.after(date(2023, 9, 25), 10) == date(2023, 10, 13)
    assert working_days.between(date(2023, 9, 28), date(2023, 10, 9)) == 3
    assert working_days.between(date(2023, 10, 9), date(2023, 9, 28)) == -3
    assert working_days.between(date(2023, 9, 28), date(2023, 9, 28)) == 0


def test_of_a_year_without_calendar_nothing_is_guessed():
    last = working_days.years()[-1]
    assert working_days.years() == list(range(2022, last + 1))
    assert working_days.is_worked(date(last + 1, 6, 1)) is None
    assert working_days.after(date(last, 12, 28), 10) is None
    assert working_days.between(date(last, 12, 28), date(last + 1, 1, 10)) is None


def test_each_day_of_the_calendar_differs_from_its_day_of_the_week_and_names_its_source():
    lines = working_days.CALENDAR.read_text(encoding="utf-8").splitlines()[1:]
    assert lines == sorted(lines)
    for line in lines:
        day, kind, occasion, source = line.split(",")
        assert (date.fromisoformat(day).weekday() < working_days.SATURDAY) == (kind == "off")
        assert occasion
        assert day[:4] in source


def test_without_a_day_it_is_due_after_the_working_days_of_the_settings(late):
    corrections.save(late.database, "D1", 2023, 7, {"I01": DECIDED}, "Li Min")
    (row,) = decided(late, 7)
    assert (row["due_on"], row["submitted_by"]) == (date(2023, 8, 28), "Li Min")
    late.setting("correction_days", "5")
    corrections.save(late.database, "D1", 2023, 7, {"I01": DECIDED}, "Li Min")
    assert decided(late, 7)[0]["due_on"] == date(2023, 8, 21)
    corrections.save(late.database, "D1", 2023, 7, {"I01": DECIDED | {"due_on": date(2023, 9, 1)}}, "Li Min")
    assert decided(late, 7)[0]["due_on"] == date(2023, 9, 1)


def test_where_the_calendar_ends_no_day_is_set_and_that_is_said(late):
    far = DECIDED | {"decided_on": date(2031, 8, 14)}
    corrections.save(late.database, "D1", 2023, 7, {"I01": far}, "x")
    (row,) = decided(late, 7)
    assert row["due_on"] is None
    assert "does not cover the time after 2031-08-14" in corrections.clock(row, date(2031, 8, 15))
    assert corrections.without_day({"I01": far}) == date(2031, 8, 14)
    assert corrections.without_day({"I01": DECIDED}) is None


def test_the_second_round_shows_what_became_of_the_first_while_its_month_stays_closed(late):
    corrections.save(late.database, "D1", 2023, 7, {"I01": DECIDED}, "x")
    closing.close(late.database, "D1", 2023, 7, "x", "all right")
    result = DECIDED | {"due_on": date(2023, 8, 28), "result": "已补齐", "done_on": date(2023, 8, 25)}
    with pytest.raises(MonthClosed):
        corrections.save(late.database, "D1", 2023, 7, {"I01": result}, "x")
    number = corrections.save(late.database, "D1", 2023, 10, {"I01": result}, "x")
    assert [(row["result"], row["said_month"]) for month in (6, 7, 9, 10, 12) for row in decided(late, month)] == [
        ("", 7),
        ("", 7),
        ("已补齐", 10),
        ("已补齐", 10),
    ]
    late.database.withdraw(number, "x")
    assert decided(late, 12)[0]["result"] == ""


@pytest.mark.parametrize(
    ("code", "values", "problem"),
    [
        ("I01", {"decided_on": None}, "I01: enter the day"),
        ("I01", {"decision": " "}, "I01: enter what was decided"),
        ("I01", {"done_on": date(2023, 9, 1)}, "I01: what is done has a result"),
        ("I01", {"due_on": date(2023, 8, 1)}, "I01: nothing is due or done before"),
        ("I01", {"measures": "长" * 2001}, "I01: at most 2000 characters"),
        ("I09", {}, "I09: there is no such indicator"),
    ],
)
def test_what_is_no_correction_is_refused(late, code, values, problem):
    with pytest.raises(MonitoringError, match=problem):
        corrections.save(late.database, "D1", 2023, 7, {code: DECIDED | values}, "x")
    assert decided(late, 7) == []


@pytest.mark.parametrize(
    ("values", "today", "said"),
    [
        ({}, date(2023, 8, 24), "To be done by 2023-08-28: 2 working days left."),
        ({}, date(2023, 8, 28), "To be done by 2023-08-28: 0 working days left."),
        ({}, date(2023, 9, 4), "Was to be done by 2023-08-28, 5 working days ago."),
        ({"done_on": date(2023, 8, 25)}, date(2024, 1, 1), "Done on 2023-08-25."),
        ({"done_on": date(2023, 8, 30)}, date(2024, 1, 1), "Done on 2023-08-30, after 2023-08-28."),
    ],
)
def test_the_clock_says_how_many_working_days_are_left_or_over(values, today, said):
    assert corrections.clock(DECIDED | {"due_on": date(2023, 8, 28)} | values, today) == said


def test_the_grid_has_what_was_decided_and_then_the_other_deviations(late):
    late.actuals((7, "I01", 6))
    corrections.save(late.database, "D1", 2023, 7, {"K1": DECIDED}, "x")
    lines = screen_corrections.lines_of(
        late.database.query("deviation_explanations", month=7), decided(late, 7), {"I01": "件数"}, date(2023, 8, 15)
    )
    assert [(line["item_code"], line["decision"]) for line in lines] == [("K1", "限期整改"), ("I01", None)]
    assert screen_corrections.changed(lines, lines) == {}
    entered = [lines[0] | {"result": "已补齐"}, lines[1]]
    assert screen_corrections.changed(lines, entered)["K1"]["result"] == "已补齐"
