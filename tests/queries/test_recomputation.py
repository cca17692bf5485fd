"""Every figure once more, in plain Python with fractions, over random targets and reports."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from given import indicator
from recomputation import (
    AGGREGATIONS,
    COMPARATORS,
    as_of,
    completion,
    due_share,
    expected,
    is_met,
    random_indicator,
    random_plan,
    random_reports,
    status,
    to_date,
)

DECIDED = ("comparator", "aggregation", "direction", "pacing", "due_month", "tolerance_value")


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_agrees_with_an_independent_recomputation(given, seed):
    chance = random.Random(seed)
    indicators = [random_indicator(chance, number) for number in range(1, 61)]
    reports = {row["indicator_code"]: random_reports(chance, row) for row in indicators}
    given.form(indicators)
    given.actuals(*(report for of_one in reports.values() for report in of_one))
    by_code = {row["indicator_code"]: row | {"plan": random_plan(chance, row)} for row in indicators}
    planned = {code for code, row in by_code.items() if row["plan"]}
    for code in planned:
        given.counting(code, by_code[code]["plan"], **{name: by_code[code][name] for name in DECIDED})
    found = given.database.query("indicator_progress", department_code="D1", year=2023)
    assert len(found) == 60 * 12
    assert {row["indicator_code"] for row in found if row["has_plan"]} == planned
    for row in found:
        target = by_code[row["indicator_code"]]
        y = to_date(target, reports[row["indicator_code"]], row["month"])
        compare(row, target, y)
        assert row["as_of_month"] == as_of(target, reports[row["indicator_code"]], row["month"]), row
        assert row["is_carried_over"] is (row["as_of_month"] is not None and row["as_of_month"] < row["month"]), row


COMBINATIONS = [
    (comparator, direction, aggregation, pacing)
    for comparator, direction in COMPARATORS
    for aggregation in AGGREGATIONS
    for pacing in (["even", "steps", "every_month", "due"] if direction == "higher" else ["every_month", "due"])
]


@pytest.mark.parametrize("target", ["0", "0.5", "7", "12", "100"])
def test_every_combination_of_comparator_aggregation_and_pacing_agrees_in_every_month(given, target):
    """A year that meets the target exactly, misses it, has gaps and, for ratios, months with an empty denominator."""
    indicators, reports = {}, {}
    for number, (comparator, direction, aggregation, pacing) in enumerate(COMBINATIONS, 1):
        code = f"I{number:03d}"
        due_month = 7 if pacing == "due" else None
        indicators[code] = indicator(
            comparator, target, aggregation, pacing, direction=direction, indicator_code=code, due_month=due_month
        )
        reports[code] = [(2, code, target), (3, code, 0), (5, code, 9), (8, code, target), (11, code, 140)]
        if aggregation == "ratio":
            reports[code] += [(6, code, None, 0, 0), (9, code, None, 30, 4), (12, code, None, 1, 1)]
    given.form(list(indicators.values()))
    given.actuals(*(report for of_one in reports.values() for report in of_one))
    found = given.database.query("indicator_progress", department_code="D1", year=2023)
    assert len(found) == len(COMBINATIONS) * 12
    for row in found:
        code = row["indicator_code"]
        compare(row, indicators[code], to_date(indicators[code], reports[code], row["month"]))


def compare(row: dict, target: dict, y: Fraction | None) -> None:
    """One row of ``indicator_progress`` against the fractions."""
    e, month = expected(target, row["month"]), row["month"]
    assert row["status"] == status(target, y, month), row
    assert is_shown_as(row["expected_to_date"], e), row
    assert (row["actual_to_date"] is None) == (y is None), row
    share = due_share(target, y, month)
    assert row["due_rate"] == (None if share is None else pytest.approx(float(share))), row
    assert row["is_met"] == (None if y is None else is_met(target, y)), row
    if y is None:
        assert row["completion_rate"] is None
        return
    assert is_shown_as(row["actual_to_date"], y), row
    assert row["completion_rate"] == pytest.approx(float(completion(target, y))), row
    t = Fraction(target["target_value"])
    achieved = float(y / t) if target["direction"] == "higher" and t > 0 else None
    assert row["achievement_rate"] == (pytest.approx(achieved) if achieved is not None else None), row
    assert row["needs_explanation"] is bool(achieved is not None and y / t >= Fraction(13, 10)), row
    if target["pacing"] in ("even", "steps"):
        run_rate = None if target.get("plan") else pytest.approx(float(y / month * 12))
        assert row["forecast_value"] == run_rate, row
        if month < 12:
            needed = 0 if is_met(target, y) else float((t - y) / (12 - month))
            assert row["needed_per_month"] == pytest.approx(needed), row


def is_shown_as(shown: Decimal, exact: Fraction) -> bool:
    """Whether ``shown`` is ``exact`` to four places; which way a half goes does not matter for what is shown."""
    return abs(Fraction(shown) - exact) <= Fraction(1, 20_000)
