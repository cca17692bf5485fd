"""A year of counts by status, month by month, as small columns."""

from monitoring.charts.look import STATUS_ORDER
from monitoring.language import formats, vocabulary


def columns(rows: list[dict], until: int) -> list[dict | None]:
    """The twelve rows of ``status_counts`` of a year → a column a month; none for those after ``until``."""
    by_month = {row["month"]: row for row in rows}
    return [_column(by_month[month]) if month <= until else None for month in range(1, 13)]


def counts(row: dict) -> list[tuple[str, int]]:
    """How many indicators have which status, of any row with such counts; those that none has are left out."""
    return [(status, count) for status in STATUS_ORDER if (count := row[f"{status}_count"])]


def counted(row: dict) -> str:
    """The same in words."""
    return formats.listed(f"{vocabulary.status_with_symbol(status)} {count}" for status, count in counts(row))


def _column(row: dict) -> dict:
    return {"month": row["month"], "whole": row["indicator_count"], "counts": counts(row), "counted": counted(row)}
