"""The money of a table: what was planned, adjusted and spent, by the names of its columns."""

from monitoring.papers.figures import Value, amount
from monitoring.papers.paper import Occasion

AMOUNTS = {
    "initial_amount": "planned_amount",
    "adjustment_amount": "adjustment_amount",
    "budget_amount": "budget_amount",
    "executed_amount": "executed_amount",
    "expected_amount": "expected_amount",
}
RATES = ("initial_rate", "execution_rate")
# Where the money of a project comes from.
SOURCES = ("fiscal", "carried", "other")


def columns(row: dict, occasion: Occasion) -> dict[str, Value]:
    """The columns of a line of money, from a row of ``monitored_money``; an empty row gives empty ones."""
    amounts = {name: amount(row.get(column), occasion.is_in_yuan) for name, column in AMOUNTS.items()}
    return amounts | {name: row.get(name) for name in RATES}


def of_line(line: str, row: dict, occasion: Occasion) -> dict[str, Value]:
    """The same as figures of their own, such as ``total.executed_amount``."""
    return {f"{line}.{name}": value for name, value in columns(row, occasion).items()}


def by_code(database, occasion: Occasion) -> dict[str, dict]:
    """The rows of ``monitored_money`` by the code of their task or budget line, and ``total``."""
    return {row["task_code"]: row for row in database.query("monitored_money", **occasion.key)}
