"""Counts of filtered rows, in the shapes of ``status_counts`` and ``category_counts``.

The figures of all indicators are SQL. What is left of them after a filter is only counted, by the same columns, and
tests hold both against each other.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate

from monitoring.language import vocabulary

# Where the big money is: the fewest tasks that carry this part of it.
MOST = Decimal("0.8")
CATEGORY = ("department_code", "year", "month", "level1", "level2")


def status_counts(rows: list[dict]) -> list[dict]:
    """Rows of ``indicator_progress`` → a row of ``status_counts`` for each department, year and month among them."""
    return [
        key | counts | {"coverage_rate": counts["with_data_count"] / counts["indicator_count"]}
        for key, counts in _counted(rows, ("department_code", "year", "month"))
    ]


def of_month(rows: list[dict], month: int) -> tuple[dict, dict | None]:
    """The row of a month among rows of ``status_counts`` of one year, and that of the month before, if any."""
    by_month = {row["month"]: row for row in rows}
    return by_month[month], by_month.get(month - 1)


def category_counts(rows: list[dict]) -> list[dict]:
    """Rows of ``indicator_progress`` → a row of ``category_counts`` for each category, in order of appearance."""
    means = {key: _mean(row["completion_rate"] for row in members) for key, members in _grouped(rows, CATEGORY)}
    return [
        key | counts | {"mean_completion_rate": means[tuple(key.values())]} for key, counts in _counted(rows, CATEGORY)
    ]


def _counted(rows: list[dict], columns: tuple[str, ...]) -> Iterable[tuple[dict, dict]]:
    """For each group its key, and how many of its indicators have which status."""
    for key, members in _grouped(rows, columns):
        counts = {f"{status}_count": sum(row["status"] == status for row in members) for status in vocabulary.STATUSES}
        with_data = sum(row["completion_rate"] is not None for row in members)
        sizes = {"indicator_count": len(members), "with_data_count": with_data}
        yield dict(zip(columns, key, strict=True)), sizes | counts


def _grouped(rows: list[dict], columns: tuple[str, ...]) -> list[tuple[tuple, list[dict]]]:
    """The rows of each key, keys in order of appearance."""
    groups: dict[tuple, list[dict]] = {}
    for row in rows:
        groups.setdefault(tuple(row[column] for column in columns), []).append(row)
    return list(groups.items())


def _mean(values: Iterable) -> float | None:
    known = [float(value) for value in values if value is not None]
    return sum(known) / len(known) if known else None


def most_of_the_money(rows: list[dict]) -> tuple[int, Decimal]:
    """How few of the tasks carry at least ``MOST`` of their planned money together, and what share that is."""
    amounts = sorted((row["planned_amount"] or Decimal(0) for row in rows), reverse=True)
    whole = sum(amounts)
    if not whole:
        return 0, Decimal(0)
    carried = list(accumulate(amounts))
    count = next(place for place, amount in enumerate(carried, 1) if amount >= MOST * whole)
    return count, carried[count - 1] / whole


def last_change(history: list[dict]):
    """When the rows of ``submission_history`` last changed what counts; none before the first submission."""
    return max((row["state_since_at"] for row in history), default=None)
