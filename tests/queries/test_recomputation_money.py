"""The money and what rests on it once more, in plain Python with fractions, over random tasks, spending and links.

As in ``recomputation``, nothing here repeats a line of the SQL: it is written from the rule. What a line may
spend in the year (``budget``) and what of it is due by a month (``due_amount``) each stand in one place.
"""

import random
import shutil
from fractions import Fraction

import pytest
from given import Given, budget_line, task
from recomputation import due_share, random_indicator, random_reports, to_date

from monitoring.store.database import Database

BUDGETS = [0, 7, 1200, "999.99", 100000, None]
SPARSE, OFTEN = 0.2, 0.7
MONTHS = range(1, 13)


def random_lines(chance: random.Random) -> list[dict]:
    tasks = [
        task(f"{section}{number}", chance.choice(BUDGETS), payment_month=chance.choice([None, None, 1, 6, 12]))
        for section in "KO"
        for number in range(1, 16)
    ]
    budgets = [budget_line(code, code, chance.choice(BUDGETS[:-1])) for code in ("B1", "B2")]
    lines = tasks + [line | {"task_code": line["line_code"], "payment_month": None} for line in budgets]
    return [line | {"adjusted": random_adjustments(chance), "plan": random_plan(chance, line)} for line in lines]


def random_adjustments(chance: random.Random) -> dict[int, str]:
    """Month → the budget from then on; most lines are never adjusted."""
    return {
        chance.randint(1, 12): chance.choice(["0", "5", "600", "2400.5"]) for _again in range(chance.choice([0, 0, 2]))
    }


def random_plan(chance: random.Random, line: dict) -> list[int]:
    """What is to be paid in each month, for some tasks without a single payment month."""
    is_planned = "line_code" not in line and not line["payment_month"] and chance.random() < 0.4
    return [chance.choice([0, 0, 50, 100]) for _month in MONTHS] if is_planned else []


def random_spending(chance: random.Random, line: dict) -> list[tuple]:
    """Amounts that often meet a threshold exactly: a month's share, six or eight tenths of it, the whole budget."""
    budget_amount = float(line["budget_amount"] or 0)
    shares = [budget_amount * part for part in (0, 1 / 12, 0.6 / 12, 0.8 / 12, 0.5, 1, chance.random())]
    # A refund, but not of what had no budget to be taken from.
    amounts = [round(share, 2) for share in shares] + ([-0.5] if budget_amount else [])
    density = chance.choice([0, SPARSE, OFTEN, 1])
    return [(month, line["task_code"], chance.choice(amounts)) for month in MONTHS if chance.random() < density]


def budget(line: dict, month: int) -> Fraction | None:
    adjusted = [since for since in line["adjusted"] if since <= month]
    amount = line["adjusted"][max(adjusted)] if adjusted else line["budget_amount"]
    return None if amount is None else Fraction(amount)


def due_amount(line: dict, whole: Fraction, month: int) -> Fraction:
    return Fraction(sum(line["plan"][:month])) if line["plan"] else whole * month / 12


def schedule_rate(line: dict, month: int, known: int) -> Fraction | None:
    if not line["plan"]:
        return Fraction(known, 12)
    whole = budget(line, month)
    return due_amount(line, whole, known) / whole if whole else None


def executed(reports: list[tuple], month: int) -> Fraction | None:
    so_far = [Fraction(str(amount)) for reported, _code, amount in reports if reported <= month]
    return sum(so_far) if so_far else None


def execution_rate(spent: Fraction | None, whole: Fraction | None) -> Fraction | None:
    return spent / whole if spent is not None and whole else None


def money_status(line: dict, spent: Fraction | None, month: int, known: int) -> str:
    """The status in ``month`` of money that is ``known`` up to a month."""
    whole = budget(line, month)
    is_spent = spent is not None and whole is not None and (spent >= whole or whole == 0)
    if line["payment_month"] and month < line["payment_month"] and not is_spent:
        return "not_due"
    if spent is None or whole is None:
        return "no_data"
    if is_spent:
        return "met"
    if line["payment_month"]:
        return "behind" if known >= line["payment_month"] else "no_data"
    due = due_amount(line, whole, known)
    return "behind" if spent < due * 6 / 10 else "slow" if spent < due * 8 / 10 else "on_track"


def is_close(shown, exact: Fraction | None) -> bool:
    """Whether a figure agrees; a mean of completion rates is exact to eight places."""
    if shown is None or exact is None:
        return shown is exact
    return float(shown) == pytest.approx(float(exact), abs=1e-8)


def without(line: dict, *names: str) -> dict:
    return {name: value for name, value in line.items() if name not in names}


class Year:
    """A random year's money in a database, and the same in Python: lines and their reports by code."""

    def __init__(self, given, seed: int, indicators=()):
        self.database = given.database
        chance = random.Random(seed)
        lines = random_lines(chance)
        self.lines = {line["task_code"]: line for line in lines}
        self.reports = {code: random_spending(chance, line) for code, line in self.lines.items()}
        tasks = [without(line, "adjusted", "plan") for line in lines if "line_code" not in line]
        budgets = [
            without(line, "adjusted", "plan", "task_code", "payment_month") for line in lines if "line_code" in line
        ]
        given.form(indicators, tasks, budgets)
        given.adjusted_budgets(
            *((month, line["task_code"], amount) for line in lines for month, amount in line["adjusted"].items())
        )
        for line in lines:
            if line["plan"]:
                given.planning(line["task_code"], line["plan"])
        given.spending(*(report for of_one in self.reports.values() for report in of_one))

    def executed(self, code: str, month: int) -> Fraction | None:
        return executed(self.reports[code], month)

    def known(self, code: str, month: int) -> int:
        """The last month up to ``month`` of which any spending of this kind of line is reported; else the month."""
        alike = [other for other in self.lines if other.startswith("B") == code.startswith("B")]
        reported = {report[0] for other in alike for report in self.reports[other]}
        return max((each for each in reported if each <= month), default=month)

    def due_share(self, code: str, month: int) -> Fraction | None:
        """The money spent as a share of what is due by the month up to which it is known."""
        line, known, rate = self.lines[code], self.known(code, month), self.rate(code, month)
        whole = budget(line, month)
        if rate is None or (line["payment_month"] and known < line["payment_month"]):
            return None
        due = Fraction(1) if line["payment_month"] else due_amount(line, whole, known) / whole
        return rate / due if due else None

    def rate(self, code: str, month: int) -> Fraction | None:
        return execution_rate(self.executed(code, month), budget(self.lines[code], month))


@pytest.fixture(scope="module", params=range(6))
def year(request, tmp_path_factory, empty_file):
    """A year that several tests look at."""
    database = Database(shutil.copyfile(empty_file, tmp_path_factory.mktemp("year") / "year.duckdb"))
    yield Year(Given(database), request.param)
    database.close()


def test_the_money_of_every_line_agrees_in_every_month(year):
    rows = year.database.query("task_execution") + year.database.query("budget_execution")
    assert {(row["task_code"], row["month"]) for row in rows} == {
        (code, month) for code in year.lines for month in MONTHS
    }
    for row in rows:
        line, month = year.lines[row["task_code"]], row["month"]
        spent, whole = year.executed(row["task_code"], month), budget(line, month)
        assert row["executed_amount"] == (None if spent is None else pytest.approx(spent)), row
        assert is_close(row["execution_rate"], execution_rate(spent, whole)), row
        known = year.known(row["task_code"], month)
        assert row["judged_month"] == known, row
        assert is_close(row["schedule_rate"], schedule_rate(line, month, known)), row
        assert row["status"] == money_status(line, spent, month, known), row
        assert row["overspent"] is (spent is not None and whole is not None and spent > whole), row


def test_the_totals_agree_and_tasks_are_never_added_to_budget_lines(year):
    for row in year.database.query("money_totals"):
        month = row["month"]
        codes = [code for code in year.lines if code.startswith("B") == (row["part"] == "budget")]
        spent = [amount for code in codes if (amount := year.executed(code, month)) is not None]
        budgets = [whole for code in codes if (whole := budget(year.lines[code], month)) is not None]
        assert (row["line_count"], row["reported_count"]) == (len(codes), len(spent)), row
        assert is_close(row["budget_amount"], sum(budgets)), row
        assert is_close(row["executed_amount"], sum(spent) if spent else None), row
        assert is_close(row["execution_rate"], execution_rate(sum(spent) if spent else None, sum(budgets))), row
        known = year.known(codes[0], month)
        assert (row["judged_month"], row["schedule_rate"]) == (known, pytest.approx(known / 12)), row
        assert is_close(row["scheduled_amount"], sum(budgets) * Fraction(known, 12)), row


def test_what_spent_more_than_its_budget_is_found_once_in_its_first_month(year):
    first = {}
    for code, line in year.lines.items():
        over = [month for month in MONTHS if (spent := year.executed(code, month)) and is_over(line, spent, month)]
        first |= {code: over[0]} if over else {}
    found = [row for row in year.database.query("actual_findings") if row["check_name"] == "spending_above_budget"]
    assert first
    assert {row["subject_code"]: row["month"] for row in found} == first
    assert len(found) == len(first)


def is_over(line: dict, spent: Fraction, month: int) -> bool:
    whole = budget(line, month)
    return whole is not None and spent > whole


@pytest.mark.parametrize("seed", range(6))
def test_double_monitoring_agrees_in_every_month(given, seed):
    chance = random.Random(seed)
    indicators = [random_indicator(chance, number) for number in range(1, 31)]
    by_code = {row["indicator_code"]: row for row in indicators}
    reports = {code: random_reports(chance, row) for code, row in by_code.items()}
    year = Year(given, seed, indicators)
    given.actuals(*(report for of_one in reports.values() for report in of_one))
    linked = {code: chance.sample(sorted(by_code), chance.choice([0, 1, 1, 2, 5])) for code in year.lines}
    given.links(*((code, indicator) for code, of_task in linked.items() for indicator in of_task))
    for row in given.database.query("double_monitoring"):
        code, month = row["task_code"], row["month"]
        to_dates = [(by_code[one], to_date(by_code[one], reports[one], month)) for one in linked[code]]
        shares = [due_share(target, y, month) for target, y in to_dates]
        known = [share for share in shares if share is not None]
        mean = sum(known) / len(known) if known else None
        money = year.due_share(code, month)
        missing = sum(y is None and not is_waiting(target, month) for target, y in to_dates)
        assert (row["linked_count"], row["compared_count"]) == (len(linked[code]), len(known)), row
        assert (row["without_data_count"], row["not_due_count"]) == (missing, len(shares) - len(known) - missing), row
        assert is_close(row["results_rate"], mean), row
        assert row["money_rate"] == (None if money is None else pytest.approx(float(money))), row
        gap = None if money is None or mean is None else pytest.approx(float(money - mean), abs=1e-7)
        assert row["gap_rate"] == gap, row
        waits = bool(year.lines[code]["payment_month"]) and month < year.lines[code]["payment_month"]
        unknown = is_unknown(year, code, month) or (missing and not known)
        assert row["balance"] == balance(len(linked[code]), waits, bool(unknown), money, mean), row


def is_waiting(target: dict, month: int) -> bool:
    return target["pacing"] == "due" and month < target["due_month"]


def is_unknown(year: Year, code: str, month: int) -> bool:
    """Whether nobody knows the task's money: no report, no budget to divide by, or none since its payment month."""
    payment_month = year.lines[code]["payment_month"]
    status = money_status(year.lines[code], year.executed(code, month), month, year.known(code, month))
    return year.rate(code, month) is None or bool(payment_month and status == "no_data")


def balance(link_count: int, waits: bool, is_unknown: bool, money: Fraction | None, results: Fraction | None) -> str:
    if not link_count:
        return "no_link"
    if waits:
        return "not_due"
    if is_unknown:
        return "no_data"
    if money is None or results is None:
        return "not_due"
    if abs(money - results) > Fraction(1, 10):
        return "money_ahead" if money > results else "results_ahead"
    return "both_short" if min(money, results) < Fraction(8, 10) else "in_step"
