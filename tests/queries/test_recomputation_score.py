"""The trial score once more, in plain Python with fractions: with and without weights, categories and money."""

import random
from fractions import Fraction

import pytest
from given import budget_line
from recomputation import completion, random_indicator, random_reports, to_date

POINTS = {"output": 50, "benefit": 30, "satisfaction": 10}
LEVELS = {"output": "产出指标", "benefit": "效益指标", "satisfaction": "满意度指标"}
EXECUTION_POINTS = 10
GRADES = [(90, "excellent"), (80, "good"), (60, "pass"), (0, "fail")]


def random_part(chance: random.Random, part: str) -> list[dict]:
    """Up to nine indicators of a part: none of them, all of them, or all but one with a weight."""
    weighting = chance.choice(["none", "all", "some"])
    rows = []
    for number in range(1, chance.choice([0, 1, 4, 9]) + 1):
        weight = None if weighting == "none" or (weighting == "some" and number == 1) else chance.randint(1, 20)
        code = f"{part[0]}{number}"
        rows.append(random_indicator(chance, 0) | {"indicator_code": code, "level1": LEVELS[part], "weight": weight})
    return rows


def weigh_to(chance: random.Random, rows: list[dict]) -> None:
    """Weights for all, which make about a hundred together, as on a form that prints its points."""
    total = chance.choice([79, 80, 90, 100, 101])
    cuts = sorted(chance.sample(range(1, total), len(rows) - 1))
    for row, begin, end in zip(rows, [0, *cuts], [*cuts, total], strict=True):
        row["weight"] = end - begin


def are_points(rows: list[dict]) -> bool:
    """Whether the weights of all indicators are the points of the form."""
    weights = [row["weight"] for row in rows]
    return None not in weights and 80 <= sum(weights) <= 100


def points_of(parts: dict[str, list[dict]]) -> dict[str, Fraction]:
    """The points of every indicator by its code; a part without indicators gives its own to the others."""
    rows = [row for of_part in parts.values() for row in of_part]
    if are_points(rows):
        return {row["indicator_code"]: Fraction(row["weight"]) for row in rows}
    present = [part for part, rows in parts.items() if rows]
    scale = Fraction(sum(POINTS.values()), sum(POINTS[part] for part in present) or 1)
    found = {}
    for part in present:
        weights = [row["weight"] for row in parts[part]]
        shares = weights if None not in weights else [1] * len(weights)
        for row, share in zip(parts[part], shares, strict=True):
            found[row["indicator_code"]] = POINTS[part] * scale * Fraction(share, sum(shares))
    return found


def execution(
    budgets: dict[str, int], spending: list[tuple], month: int, points: Fraction
) -> tuple[Fraction, Fraction]:
    """Score and open points of the money, of its ``points``."""
    spent = [Fraction(str(amount)) for reported, _code, amount in spending if reported <= month]
    whole = sum(budgets.values())
    if not spent or not whole:
        return Fraction(0), points
    return points * min(Fraction(1), sum(spent) / whole), Fraction(0)


@pytest.mark.parametrize("seed", range(24))
def test_the_trial_score_agrees_part_by_part_in_every_month(given, seed):
    chance = random.Random(seed)
    parts = {part: random_part(chance, part) for part in POINTS}
    rows = [row for of_part in parts.values() for row in of_part]
    if seed % 2 and rows:
        weigh_to(chance, rows)
    for_money = Fraction(100 - sum(row["weight"] for row in rows)) if are_points(rows) else Fraction(EXECUTION_POINTS)
    reports = {row["indicator_code"]: random_reports(chance, row) for row in rows}
    budgets = {code: chance.choice([0, 1000, 800]) for code in chance.choice([[], ["B1"], ["B1", "B2"]])}
    spending = [
        (month, code, chance.choice([0, 40, "66.67", 100, 300]))
        for code in budgets
        for month in range(1, 13)
        if chance.random() < 0.5
    ]
    given.form(rows, lines=[budget_line(code, code, amount) for code, amount in budgets.items()])
    given.actuals(*(report for of_one in reports.values() for report in of_one))
    given.spending(*spending)
    points = points_of(parts)
    found = given.database.query("trial_score")
    for month in range(1, 13):
        expected = {}
        if budgets and for_money:
            score, still_open = execution(budgets, spending, month, for_money)
            expected["execution"] = (0, for_money, score, still_open)
        for part, of_part in parts.items():
            if of_part:
                expected[part] = part_score(of_part, points, reports, month)
        compare([row for row in found if row["month"] == month], expected)


def part_score(rows: list[dict], points: dict, reports: dict, month: int) -> tuple:
    """Indicators, points, score and open points of one part."""
    score = still_open = Fraction(0)
    for row in rows:
        y = to_date(row, reports[row["indicator_code"]], month)
        if y is None:
            still_open += points[row["indicator_code"]]
        else:
            score += points[row["indicator_code"]] * completion(row, y)
    return len(rows), sum(points[row["indicator_code"]] for row in rows), score, still_open


def compare(found: list[dict], expected: dict[str, tuple]) -> None:
    """The rows of one month against the parts and their sum."""
    if expected:
        expected = expected | {"total": tuple(sum(column) for column in zip(*expected.values(), strict=True))}
    assert {row["part"] for row in found} == set(expected)
    for row in found:
        count, *amounts = expected[row["part"]]
        assert row["indicator_count"] == count, row
        shown = [row["points"], row["score"], row["open_points"]]
        assert [float(value) for value in shown] == pytest.approx([float(value) for value in amounts], abs=1e-4), row
        if row["part"] == "total":
            assert row["grade"] == next(grade for least, grade in GRADES if amounts[1] >= least - Fraction(5, 1000))
        else:
            assert row["grade"] is None
