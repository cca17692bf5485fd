"""Departments side by side as HTML: a table of one line each, and the year of each as a small picture.

Names from forms are escaped here. Colours come with a symbol, a word or a number, never alone.
"""

from html import escape

from monitoring.charts.look import STATUS_COLOURS, STATUS_ORDER
from monitoring.charts.remembered import remembered
from monitoring.language import formats, money_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import ranking
from monitoring.screen.addresses import address
from monitoring.screen.markup import light, status_look

# A picture of every department would be more than anybody looks at.
PICTURES_SHOWN = 12


@remembered
def table(rows: list[dict], column: str) -> str:
    """Rows of ``department_overview`` with their rank → a line each; ``column`` is what they are ranked by."""
    heads = {
        "rank": _("Rank"),
        "department": _("Department"),
        "worst": _("Worst status"),
        "counts": _("Indicators by status"),
        **{name: ranking.headline(name) for name in ranking.HEADLINES},
    }
    head = "".join(_head(name, text, column) for name, text in heads.items())
    lines = "".join(_line(row, column) for row in rows)
    label = _("Departments side by side")
    return (
        f'<div class="departments" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def legend() -> str:
    """What each colour says, with its symbol and word."""
    keys = "".join(
        f'<span><i style="background:{STATUS_COLOURS[status]}"></i>{vocabulary.status_with_symbol(status)}</span>'
        for status in STATUS_ORDER
    )
    return f'<div class="legend">{keys}</div>'


@remembered
def pictures(years: list[tuple[dict, list[dict]]], until: int) -> str:
    """Each department's row of ``department_overview`` with its year of ``status_counts`` → a small picture each."""
    return f'<div class="pictures">{"".join(_picture(row, counts, until) for row, counts in years)}</div>'


def _head(name: str, text: str, column: str) -> str:
    order = ' aria-sort="descending"' if name == column else ""
    return f'<th scope="col"{order}{_emphasis(name, column)}>{text}</th>'


def _line(row: dict, column: str) -> str:
    name = escape(row["department_name"])
    illustrative = _("illustrative")
    mark = f" <em>{illustrative}</em>" if row["has_illustrative"] else ""
    cells = {
        "behind_count": formats.number(row["behind_count"]),
        "met_rate": formats.percent(row["met_rate"], 0),
        "execution_rate": _money(row),
        "score": _score(row),
        "reporting_rate": _reports(row),
    }
    figures = "".join(f'<td class="figure"{_emphasis(key, column)}>{cell}</td>' for key, cell in cells.items())
    return (
        f'<tr><td class="rank">{formats.number(row["rank"])}</td>'
        f'<th scope="row"><a href="{address("./", row)}">{name}</a>{mark}</th>'
        f"<td>{_worst(row)}</td><td>{_stack(row)}</td>{figures}</tr>"
    )


def _emphasis(name: str, column: str) -> str:
    return ' data-ranked="yes"' if name == column else ""


def _worst(row: dict) -> str:
    if row["worst_status"] is None:
        return formats.NOTHING
    status = row["worst_status"]
    return light(status, vocabulary.status_with_symbol(status))


def _stack(row: dict) -> str:
    """All indicators as one bar: a part for each status, as wide as it has indicators."""
    parts = "".join(
        f'<span style="flex:{count};{status_look(status)}">{count}</span>'
        for status in STATUS_ORDER
        if (count := row[f"{status}_count"])
    )
    return f'<div class="stack" role="img" aria-label="{_counted(row)}" title="{_counted(row)}">{parts}</div>'


def _money(row: dict) -> str:
    if row["execution_rate"] is None:
        return formats.NOTHING
    filled = min(float(row["execution_rate"]), 1) * 100
    gone = float(row["schedule_rate"]) * 100
    return (
        f"{formats.percent(row['execution_rate'], 0)}"
        f'<div class="gauge" title="{escape(_sentence(row))}">'
        f'<i style="width:{filled:.1f}%"></i><b style="left:{gone:.1f}%"></b></div>'
    )


def _score(row: dict) -> str:
    if row["score"] is None:
        return formats.NOTHING
    still_open = _("{points} open").format(points=formats.number(row["open_points"], 1))
    return f"{formats.fixed(row['score'], 1)} <small>{still_open}</small>"


def _reports(row: dict) -> str:
    return (
        f"{formats.percent(row['reporting_rate'], 0)} <small>{row['received_count']} / {row['expected_count']}</small>"
    )


def _counted(row: dict) -> str:
    return formats.listed(
        f"{vocabulary.status_with_symbol(status)} {row[f'{status}_count']}"
        for status in STATUS_ORDER
        if row[f"{status}_count"]
    )


def _symbols(row: dict) -> str:
    """The counts with symbols alone, for narrow places below the legend."""
    counts = ((vocabulary.SYMBOLS[status], row[f"{status}_count"]) for status in STATUS_ORDER)
    return " · ".join(f"{symbol} {count}" for symbol, count in counts if count)


def _picture(row: dict, counts: list[dict], until: int) -> str:
    by_month = {count["month"]: count for count in counts}
    columns = "".join(_column(by_month[month] if month <= until else None) for month in by_month)
    return (
        f'<figure><figcaption><a href="{address("./", row)}">{escape(row["department_name"])}</a>'
        f'<small>{_symbols(row)}</small></figcaption><div class="months">{columns}</div></figure>'
    )


def _column(counts: dict | None) -> str:
    if counts is None:
        return "<div></div>"
    parts = "".join(
        f'<i style="flex:{counts[f"{status}_count"]};background:{STATUS_COLOURS[status]}"></i>'
        for status in STATUS_ORDER
        if counts[f"{status}_count"]
    )
    return f'<div title="{formats.short_month(counts["month"])} {_counted(counts)}">{parts}</div>'


def _sentence(row: dict) -> str:
    """A department's money in a sentence; it is the whole of many lines, which has neither plan nor adjustment."""
    whole = {"overspent": False, "has_plan": False, "planned_amount": row["budget_amount"]}
    return money_words.money_sentence(row | whole)
