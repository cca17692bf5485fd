"""The order of departments by one of their headlines."""

from monitoring.language import gettext as _
from monitoring.language import mark

# Column of ``department_overview`` → what it is called. The largest comes first, whether that is good or bad.
HEADLINES = {
    "behind_count": mark("Indicators behind"),
    "met_rate": mark("Share met"),
    "execution_rate": mark("Execution rate"),
    "score": mark("Trial score"),
    "reporting_rate": mark("Reporting rate"),
}


def headline(column: str) -> str:
    """The name of a headline in the language in use."""
    return _(HEADLINES[column])


def ranked(rows: list[dict], column: str) -> list[dict]:
    """``rows`` with the largest ``column`` first and a ``rank`` each; equals share one, what is unknown has none."""
    known = sorted((row for row in rows if row[column] is not None), key=lambda row: row[column], reverse=True)
    values = [row[column] for row in known]
    unknown = [row | {"rank": None} for row in rows if row[column] is None]
    return [row | {"rank": values.index(row[column]) + 1} for row in known] + unknown
