"""The order of departments by one of their headlines."""

from monitoring.language.catalogue import N_
from monitoring.language.catalogue import gettext as _

# Column of ``department_overview`` → what it is called.
HEADLINES = {
    "behind_count": N_("Indicators behind"),
    "met_rate": N_("Share met"),
    "execution_rate": N_("Execution rate"),
    "score": N_("Trial score"),
    "reporting_rate": N_("Reporting rate"),
}
# Of these less is better.
LESS_IS_BETTER = ("behind_count",)
# These say nothing of a department none of whose indicators has data: that nothing is behind is then no merit.
OF_INDICATORS = ("behind_count", "met_rate", "score")
WITH_DATA = ("met_count", "on_track_count", "slow_count", "behind_count")


def headline(column: str) -> str:
    """The name of a headline in the language in use."""
    return _(HEADLINES[column])


def ranked(rows: list[dict], column: str) -> list[dict]:
    """Rows of ``department_overview``, the best by ``column`` first, with a ``rank`` each; equals share one.

    Those of which nothing is known come last and have none.
    """
    is_descending = column not in LESS_IS_BETTER
    known = sorted((row for row in rows if _is_known(row, column)), key=lambda row: row[column], reverse=is_descending)
    values = [row[column] for row in known]
    unknown = [row | {"rank": None} for row in rows if not _is_known(row, column)]
    return [row | {"rank": values.index(row[column]) + 1} for row in known] + unknown


def has_indicator_data(row: dict) -> bool:
    """Whether any indicator of a row of ``department_overview`` has data."""
    return any(row[name] for name in WITH_DATA)


def _is_known(row: dict, column: str) -> bool:
    return row[column] is not None and (column not in OF_INDICATORS or has_indicator_data(row))
