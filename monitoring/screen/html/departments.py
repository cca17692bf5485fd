"""Departments side by side: a table of one line each, and the year of each as a small picture.

Colours come with a symbol, a word or a number, never alone.
"""

from markupsafe import Markup

from monitoring.charts.look import STATUS_ORDER
from monitoring.charts.remembered import remembered
from monitoring.language import formats, money_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html import months, ranking
from monitoring.screen.html.templates import render

# A picture of every department would be more than anybody looks at.
PICTURES_SHOWN = 12


@remembered
def table(rows: list[dict], column: str, without_form: list[str]) -> Markup:
    """Rows of ``department_overview`` with their rank → a line each; ``column`` is what they are ranked by.

    In the end the names of those ``without_form``.
    """
    heads = {
        "rank": _("Rank"),
        "department": _("Department"),
        "worst": _("Worst status"),
        "counts": _("Indicators by status"),
        **{name: ranking.headline(name) for name in ranking.HEADLINES},
    }
    order = "ascending" if column in ranking.LESS_IS_BETTER else "descending"
    lines = [_line(row) for row in rows]
    return render("departments/table", heads=heads, rows=lines, column=column, order=order, without_form=without_form)


def legend() -> Markup:
    """What each colour says, with its symbol and word."""
    return render("departments/legend", statuses=STATUS_ORDER)


@remembered
def pictures(years: list[tuple[dict, list[dict]]], until: int) -> Markup:
    """Each department's row of ``department_overview`` with its year of ``status_counts`` → a small picture each."""
    return render("departments/pictures", pictures=[_picture(row, counts, until) for row, counts in years])


def _line(row: dict) -> dict:
    """A row with its counts by status, and in words what stands beside its bars."""
    open_points = None if row["score"] is None else formats.number(row["open_points"], 1)
    unknown = {} if ranking.has_indicator_data(row) else dict.fromkeys(ranking.OF_INDICATORS)
    return (
        row
        | unknown
        | {
            "has_data": not unknown or row["executed_amount"] is not None,
            "counts": months.counts(row),
            "counted": months.counted(row),
            "money": None if row["execution_rate"] is None else _sentence(row),
            "open": open_points and _("{points} open").format(points=open_points),
        }
    )


def _sentence(row: dict) -> str:
    """A department's money in a sentence; it is the whole of many lines, which has neither plan nor adjustment."""
    whole = {"overspent": False, "has_plan": False, "planned_amount": row["budget_amount"]}
    return money_words.money_sentence(row | whole)


def _picture(row: dict, counts: list[dict], until: int) -> dict:
    """A department, its counts with symbols alone, and its months up to ``until``; the later ones are none."""
    return {
        "department": row,
        "counted": " · ".join(f"{vocabulary.SYMBOLS[status]} {count}" for status, count in months.counts(row)),
        "months": months.columns(counts, until),
    }
