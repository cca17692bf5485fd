"""Every figure once more, in plain Python with fractions, over random targets and reports.

This repeats no line of the SQL: it is written from the rule as the methods page states it.
"""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from given import indicator

COMPARATORS = [("≥", "higher"), (">", "higher"), ("=", "higher"), ("=", "exact"), ("≤", "lower"), ("<", "lower")]
AGGREGATIONS = ["sum", "latest", "average", "maximum", "minimum", "ratio"]
DECIDED = ("comparator", "aggregation", "direction", "pacing", "due_month", "tolerance_value")
TARGETS = [0, "0.2", 1, 3, 7, 12, "97.5", 100, 160]


def random_indicator(chance: random.Random, number: int) -> dict:
    comparator, direction = chance.choice(COMPARATORS)
    pacing = chance.choice(
        ["even", "steps", "every_month", "due"] if direction == "higher" else ["every_month", "due"]
    )
    return indicator(
        comparator,
        chance.choice(TARGETS),
        chance.choice(AGGREGATIONS),
        pacing,
        direction=direction,
        indicator_code=f"I{number:02d}",
        due_month=chance.randint(1, 12) if pacing == "due" else None,
        unit=chance.choice(["%", "件"]),
        tolerance_value=chance.choice([0, 0, "0.5"]),
    )


def random_plan(chance: random.Random, row: dict) -> list[int]:
    """What is planned for each month, for some of the targets that flow through the year; else nothing."""
    is_planned = row["pacing"] in ("even", "steps") and chance.random() < 0.3
    return [chance.choice([0, 1, 5, 20]) for _month in range(12)] if is_planned else []


def random_reports(chance: random.Random, row: dict) -> list[tuple]:
    target = float(row["target_value"])
    reports = []
    for month in range(1, 13):
        if chance.random() < 0.4:
            continue
        # Often the target itself or its twelfth, so that equality is met often.
        value = chance.choice([target, round(target / 12, 4), round(chance.uniform(0, 1.6 * target), 4), 0])
        if row["aggregation"] == "ratio" and chance.random() < 0.7:
            denominator = chance.choice([0, 1, 3, 40])
            reports.append((month, row["indicator_code"], None, chance.randint(0, denominator), denominator))
        else:
            reports.append((month, row["indicator_code"], value))
    return reports


def to_date(row: dict, reports: list[tuple], month: int) -> Fraction | None:
    so_far = sorted(report for report in reports if report[0] <= month)
    values = [Fraction(str(report[2])) for report in so_far if report[2] is not None]
    pairs = [(Fraction(report[3]), Fraction(report[4])) for report in so_far if len(report) > 3]
    if row["aggregation"] == "ratio" and pairs:
        whole = sum(denominator for _numerator, denominator in pairs)
        scale = 100 if row["unit"] == "%" else 1
        return sum(numerator for numerator, _denominator in pairs) * scale / whole if whole else None
    if not values:
        return None
    return {
        "sum": sum(values),
        "average": sum(values) / len(values),
        "maximum": max(values),
        "minimum": min(values),
        "latest": values[-1],
        "ratio": values[-1],
    }[row["aggregation"]]


def expected(row: dict, month: int) -> Fraction:
    target = Fraction(row["target_value"])
    if row.get("plan"):
        return Fraction(sum(row["plan"][:month]))
    return {
        "even": target * month / 12,
        "steps": Fraction(int(target * month / 12)),
        "every_month": target,
        "due": target if month >= (row["due_month"] or 0) else Fraction(0),
    }[row["pacing"]]


def is_met(row: dict, y: Fraction) -> bool:
    t = Fraction(row["target_value"])
    if row["direction"] == "exact":
        return abs(y - t) <= Fraction(row["tolerance_value"])
    return {"≥": y >= t, ">": y > t, "=": y >= t, "≤": y <= t, "<": y < t}[row["comparator"]]


def completion(row: dict, y: Fraction) -> Fraction:
    t = Fraction(row["target_value"])
    if is_met(row, y):
        return Fraction(1)
    if row["direction"] == "exact":
        return max(Fraction(0), 1 - abs(y - t) / abs(t)) if t else Fraction(0)
    if t <= 0:
        return Fraction(0)
    if row["direction"] == "lower":
        return t / y if y > 0 else Fraction(0)
    return min(max(y / t, Fraction(0)), Fraction(1))


def status(row: dict, y: Fraction | None, month: int) -> str:
    if row["pacing"] == "due" and month < row["due_month"] and not (y is not None and is_met(row, y)):
        return "not_due"
    if y is None:
        return "no_data"
    if is_met(row, y):
        return "met"
    if row["pacing"] in ("even", "steps"):
        e = expected(row, month)
        if month < 12 and (e == 0 or y / e >= Fraction(8, 10)):
            return "on_track"
        return "slow" if e and y / e >= Fraction(6, 10) else "behind"
    return "behind"


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
