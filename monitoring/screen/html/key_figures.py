"""The figures on top of a page: indicators by status, money against the time gone, the trial score."""

from markupsafe import Markup

from monitoring.charts.look import STATUS_ORDER
from monitoring.charts.remembered import remembered
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html.templates import render


@remembered
def status_tiles(counts: dict, before: dict | None) -> Markup:
    """A tile for each status of a row of ``status_counts``, with the change since the row ``before``."""
    return render("status_tiles", tiles=by_status(counts, before))


@remembered
def money_gauges(rows: list[dict]) -> Markup:
    """Rows of ``money_totals`` of one month: a bar each, its executed share with the time gone marked."""
    return render("money_gauges", rows=rows)


@remembered
def trial_score(rows: list[dict], note: str) -> Markup:
    """Rows of ``trial_score`` of one month: the total with its grade and open points, its parts, and what it means."""
    (total,) = [row for row in rows if row["part"] == "total"]
    return render("trial_score", total=total, parts=parts_of_score(rows), note=note)


def parts_of_score(rows: list[dict]) -> list[dict]:
    """The rows of ``trial_score`` that are not its total."""
    return [row for row in rows if row["part"] != "total"]


def by_status(counts: dict, before: dict | None) -> list[dict]:
    """A row of ``status_counts`` → ``status``, ``count`` and ``change`` since the row ``before``, in words."""
    return [
        {
            "status": status,
            "count": counts[f"{status}_count"],
            "change": change_since(counts, before, f"{status}_count"),
        }
        for status in STATUS_ORDER
    ]


def change_since(counts: dict, before: dict | None, column: str) -> str:
    """How a count of ``status_counts`` changed since the row ``before`` of last month, in words."""
    if before is None:
        return _("first month")
    difference = counts[column] - before[column]
    if not difference:
        return _("as last month")
    return _("{change} on last month").format(change=f"{difference:+d}")
