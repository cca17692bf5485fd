"""Scorecards: a line for each indicator or task with its figures and its bar, in tables that wrap and print.

Colours come with a symbol and a word, never alone.
"""

from markupsafe import Markup

from monitoring.charts import shares
from monitoring.charts.remembered import remembered
from monitoring.language import formats, indicator_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html import categories
from monitoring.screen.html.looks import as_length
from monitoring.screen.html.templates import render

# Where the axis over the bars has its numbers.
TICKS = (0, 0.5, 1, 1.5)


@remembered
def indicators(rows: list[dict], counted: list[dict], scores: list[dict], chosen: str | None) -> Markup:
    """Rows of ``indicator_progress`` of one month → a line each with its bullet, by row of ``category_counts``.

    A category says what it scores (its row of ``category_scores``). The line of the ``chosen`` code stands out.
    """
    end = shares.scale_end([shares.actual_share(row) for row in rows])
    groups = [
        {
            "name": category["level2"],
            "about": categories.about(category, scores),
            "lines": [_indicator(row, end) for row in rows if categories.is_in(row, category)],
        }
        for category in counted
    ]
    return render(
        "scorecard_of_indicators",
        groups=groups,
        ticks=[{"share": tick, "place": _place(tick, end)} for tick in TICKS if tick <= end],
        goal=_place(1, end),
        with_offices=any(row["responsible_office"] for row in rows),
        chosen=chosen,
    )


def _indicator(row: dict, end: float) -> dict:
    """A row with its name, its figures in its unit, and the places in its bullet: none where there is no such mark."""
    unit = formats.unit_of(row)
    waits = row["status"] == "not_due"
    actual = shares.actual_share(row)
    return row | {
        "name": indicator_words.full_name(row),
        "to_date": formats.with_unit(row["actual_to_date"], unit, 2),
        "as_of": formats.as_of(row["as_of_month"], row["month"]),
        "expected": formats.NOTHING if waits else formats.with_unit(row["expected_to_date"], unit, 1),
        "actual_place": _place(actual, end),
        "expected_place": _place(shares.expected_mark(row), end),
        "is_bounded": shares.is_bounded(row),
        "has_goal": shares.has_scale(row),
        "is_cut": (actual or 0) > shares.LONGEST,
    }


def _place(share: float | None, end: float) -> str | None:
    return None if share is None else as_length(min(share, shares.LONGEST) / end)


@remembered
def money(rows: list[dict], lines: list[dict], chosen: str | None) -> Markup:
    """Rows of ``task_execution`` and ``budget_execution`` of one month → a line each, the bar as long as its budget.

    Tasks and the form's own lines are different money: each has its own scale.
    """
    groups = [
        {"name": name, "about": _together(members), "lines": _money_lines(members)}
        for name, members in ((_("Tasks by planned money"), rows), (_("The form's budget lines"), lines))
        if members
    ]
    is_adjusted = any(line["is_adjusted"] for group in groups for line in group["lines"])
    return render("scorecard_of_money", groups=groups, with_adjusted=is_adjusted, chosen=chosen)


def _money_lines(rows: list[dict]) -> list[dict]:
    """The lines of one kind of money: shares of all of it, and bars beside the longest."""
    whole = sum(row["planned_amount"] or 0 for row in rows)
    largest = max(max(row["budget_amount"] or 0, row["executed_amount"] or 0) for row in rows)
    return [_money(row, whole, largest) for row in rows]


def _money(row: dict, whole, largest) -> dict:
    """A row with its share of the ``whole``, and its bar beside the ``largest``: none where it has no budget."""
    has_bar = bool(largest) and row["budget_amount"] is not None
    return row | {
        "as_of": formats.as_of(row["judged_month"], row["month"]),
        "share": (row["planned_amount"] or 0) / whole if whole else None,
        "is_adjusted": row["budget_amount"] != row["planned_amount"],
        "bar": _money_bar(row, largest) if has_bar else None,
        # The form's own lines have none.
        "office": row.get("responsible_office"),
    }


def _money_bar(row: dict, largest) -> dict:
    """As long as the budget beside the ``largest``; filled as far as it is spent, marked where it should be."""
    due = float(row["budget_amount"]) * float(row["schedule_rate"]) if row["schedule_rate"] else None
    lengths = {"whole": row["budget_amount"], "spent": row["executed_amount"] or None, "due": due}
    return {
        name: None if amount is None else as_length(float(amount) / float(largest)) for name, amount in lengths.items()
    }


def _together(rows: list[dict]) -> str:
    budget = sum(row["budget_amount"] or 0 for row in rows)
    reported = [row["executed_amount"] for row in rows if row["executed_amount"] is not None]
    return _("{count} · together {budget}, {executed} executed").format(
        count=len(rows), budget=formats.money(budget), executed=formats.money(sum(reported) if reported else None)
    )
