"""The order of departments by one of their headlines."""

from monitoring.language.catalogue import N_
from monitoring.language.catalogue import gettext as _

# Column of ``department_overview`` → what it is called. The largest comes first, whether that is good or bad.
HEADLINES = {
    "behind_count": N_("Indicators behind"),
    "met_rate": N_("Share met"),
    "execution_rate": N_("Execution rate"),
    "score": N_("Trial score"),
    "reporting_rate": N_("Reporting rate"),
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
