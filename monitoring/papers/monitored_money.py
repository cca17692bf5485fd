"""The money of a monitoring table: what was planned, adjusted and spent, by the names of its columns."""

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


def of_line(line: str, row: dict, occasion: Occasion) -> dict[str, Value]:
    """The figures of a ``line`` of the paper, such as ``total.executed_amount``, from a row of ``monitored_money``."""
    amounts = {f"{line}.{name}": amount(row.get(column), occasion.is_in_yuan) for name, column in AMOUNTS.items()}
    return amounts | {f"{line}.{name}": row.get(name) for name in RATES}
