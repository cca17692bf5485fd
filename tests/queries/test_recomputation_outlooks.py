"""What is expected by December once more, in plain Python with fractions, over random targets and reports."""

import random
from fractions import Fraction
from math import floor

import pytest
from recomputation import is_met, random_indicator, random_plan, random_reports, status, to_date

EXACT = Fraction(1, 5000)
DECIDED = ("comparator", "aggregation", "direction", "pacing", "due_month", "tolerance_value")


def forecast(row: dict, y: Fraction | None, month: int) -> Fraction | None:
    """The run rate of what flows through the year without a plan of its own."""
    if y is None or row["pacing"] not in ("even", "steps") or row["plan"]:
        return None
    return y * 12 / month


def value(row: dict, y: Fraction | None, month: int) -> Fraction | None:
    """What the figures propose for December, as the page *Deviations* states it."""
    t, now, rate = Fraction(row["target_value"]), status(row, y, month), forecast(row, y, month)
    in_step = now == "on_track" and row["pacing"] == "steps"
    if (now == "not_due" or in_step) and row["comparator"] not in (">", "<"):
        return t
    if rate is not None:
        return Fraction(floor(rate)) if t.denominator == 1 and y.denominator == 1 else rate
    if now != "met":
        return None
    if row["direction"] == "higher":
        return max(t, y)
    if row["comparator"] != "<":
        return t
    return None if row["aggregation"] == "sum" else y


def likelihood(row: dict, y: Fraction | None, month: int) -> str | None:
    rate = forecast(row, y, month)
    reaches = rate is not None and rate >= Fraction(row["target_value"])
    return "certain" if y is not None and (is_met(row, y) or reaches) else None


@pytest.mark.parametrize("seed", range(4))
def test_every_proposal_agrees_with_an_independent_recomputation(given, seed):
    chance = random.Random(seed)
    indicators = [random_indicator(chance, number) for number in range(1, 61)]
    reports = {row["indicator_code"]: random_reports(chance, row) for row in indicators}
    given.form(indicators)
    given.actuals(*(report for of_one in reports.values() for report in of_one))
    by_code = {row["indicator_code"]: row | {"plan": random_plan(chance, row)} for row in indicators}
    for code, row in by_code.items():
        if row["plan"]:
            given.counting(code, row["plan"], **{name: row[name] for name in DECIDED})
    found = given.database.query("expected_results", department_code="D1", year=2023)
    assert len(found) == 60 * 12
    for row in found:
        target = by_code[row["indicator_code"]]
        y = to_date(target, reports[row["indicator_code"]], row["month"])
        proposed = value(target, y, row["month"])
        assert row["is_proposal"]
        assert row["likelihood"] == likelihood(target, y, row["month"]), row
        assert (row["expected_value"] is None) == (proposed is None), row
        assert proposed is None or abs(Fraction(row["expected_value"]) - proposed) < EXACT, (row, proposed)


def test_what_is_expected_satisfies_a_target_by_the_same_rule_as_what_is_reported(given):
    """Everybody expects in July what is reported by then: both are met or neither is."""
    chance = random.Random(7)
    indicators = [random_indicator(chance, number) for number in range(1, 81)]
    indicators = [row | {"aggregation": "latest"} for row in indicators]
    given.form(indicators)
    figures = {row["indicator_code"]: chance.choice([row["target_value"], 0, "0.7", 101]) for row in indicators}
    given.actuals(*((7, code, figure) for code, figure in figures.items()))
    given.explanations(*((7, code, {"expected_value": figure}) for code, figure in figures.items()))
    met = {row["indicator_code"]: row["is_met"] for row in given.database.query("indicator_progress", month=7)}
    rows = given.database.cursor().execute("select indicator_code, expected_is_met from expected_outcomes").fetchall()
    assert dict(rows) == met
    assert set(met.values()) == {True, False}
