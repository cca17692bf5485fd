"""The calendar of working days: Monday to Friday, but for the public holidays and shifted days of ``data``.

The file has the days that differ, by the yearly notice of the State Council. Of a year that it does not have nobody
knows which days are worked: then there is no answer.
"""

import csv
from datetime import date, timedelta
from functools import cache
from pathlib import Path

CALENDAR = Path(__file__).parents[2] / "data" / "working_days.csv"
SATURDAY = 5


def years() -> list[int]:
    """The years that the calendar covers."""
    return sorted({day.year for day in _differing()})


def is_worked(day: date) -> bool | None:
    """Whether a day is a working day; None in a year that the calendar does not cover."""
    if day.year not in years():
        return None
    return _differing().get(day, day.weekday() < SATURDAY)


def after(day: date, count: int) -> date | None:
    """The ``count``-th working day after a day; None where the calendar does not reach so far."""
    left = count
    while left:
        day += timedelta(days=1)
        worked = is_worked(day)
        if worked is None:
            return None
        left -= worked
    return day


def between(first: date, last: date) -> int | None:
    """How many working days come after the first day up to the last one, below 0 where that lies before it.

    None where the calendar does not cover all of them.
    """
    if last < first:
        back = between(last, first)
        return None if back is None else -back
    days = [is_worked(first + timedelta(days=number)) for number in range(1, (last - first).days + 1)]
    return None if None in days else sum(days)


@cache
def _differing() -> dict[date, bool]:
    """The days that are not as the day of the week says → whether they are worked."""
    with CALENDAR.open(encoding="utf-8-sig", newline="") as file:
        return {date.fromisoformat(row["date"]): row["kind"] == "work" for row in csv.DictReader(file)}
