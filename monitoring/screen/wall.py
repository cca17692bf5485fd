"""The presentation screen (大屏) as HTML: one department's month on one screen, to be read from across a room.

It has a dark ground of its own, whatever the theme. Everything from a form is escaped here; colours come with a symbol
and a word, never alone.
"""

from html import escape

from monitoring.charts.look import STATUS_COLOURS, STATUS_ORDER
from monitoring.charts.remembered import remembered
from monitoring.language import formats, headline_words, indicator_words, money_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen.addresses import address
from monitoring.screen.markup import change_since, is_in, status_look

# From here on the cells of the mosaic leave their codes out, or they would not fit on one screen.
MANY_INDICATORS = 60
# As many as can be read from across a room.
ENTRIES_SHOWN = 8


def screen(head: str, tiles: str, mosaic: str, money: str, score: str, attention: str) -> str:
    """The parts of the screen, each made by the function of its name, at their places."""
    return (
        f'<main class="wall">{head}{tiles}<div class="wall-middle">{mosaic}'
        f'<div class="wall-figures">{money}{score}</div></div>{attention}</main>'
    )


def head(place: dict, department_name: str, is_illustrative: bool, updated_at, latest_month: int | None) -> str:
    """Whose month it is, when the data last changed, that it is illustrative, and the way out.

    ``place`` has department_code, year and month; ``updated_at`` is none before the first submission. Where the
    month is after the ``latest_month`` of which anything is reported, it says so.
    """
    title = headline_words.department_month(department_name, place["year"], place["month"])
    changed = _("Data as of {moment}").format(moment=formats.moment(updated_at)) if updated_at else ""
    illustrative = _("Illustrative data: no figure may be quoted")
    mark = f"<em>{illustrative}</em>" if is_illustrative else ""
    if latest_month is not None and place["month"] > latest_month:
        mark += f"<em>{headline_words.latest_report(latest_month)}</em>"
    leave = _("Leave")
    return (
        f'<header><h1>{escape(title)}</h1>{mark}<p>{changed} <a href="{address("./", place)}">{leave}</a></p></header>'
    )


def tiles(counts: dict, before: dict | None) -> str:
    """A row of ``status_counts`` as six big numbers, with the change since the row ``before``."""
    return f'<div class="wall-tiles">{"".join(_tile(status, counts, before) for status in STATUS_ORDER)}</div>'


@remembered
def mosaic(rows: list[dict], categories: list[dict]) -> str:
    """One cell an indicator of ``indicator_progress``, in a line for each row of ``category_counts``."""
    many = " many" if len(rows) > MANY_INDICATORS else ""
    lines = "".join(_category(category, rows) for category in categories)
    title = _("Every indicator, by category")
    return f'<section class="wall-mosaic{many}"><h2>{title}</h2>{lines}</section>'


@remembered
def money(rows: list[dict]) -> str:
    """Rows of ``money_totals`` of one month, each a bar of its own budget with the time gone marked."""
    title = _("Money against the time gone ({share})").format(
        share=formats.percent(rows[0]["schedule_rate"] if rows else None, 0)
    )
    return f"<section><h2>{title}</h2>{''.join(_bar(row) for row in rows)}</section>"


def score(rows: list[dict], results: str) -> str:
    """Rows of ``trial_score`` of one month: the total in big letters, its parts, whether money buys ``results``."""
    title = vocabulary.term(vocabulary.PARTS, "total")
    total = [row for row in rows if row["part"] == "total"]
    if not total:
        return f"<section><h2>{title}</h2>{formats.NOTHING}</section>"
    parts = "".join(
        f"<span>{vocabulary.term(vocabulary.PARTS, row['part'])} <b>{formats.number(row['score'], 1)}</b>"
        f"<small> / {formats.number(row['points'], 1)}</small></span>"
        for row in rows
        if row["part"] != "total"
    )
    return (
        f'<section><h2>{title}</h2><div class="wall-score"><strong>{formats.fixed(total[0]["score"], 1)}</strong>'
        f"<span>{headline_words.score_outlook(total[0])}</span></div><div class='wall-parts'>{parts}</div>"
        f"<p class='wall-note'>{results}</p></section>"
    )


@remembered
def attention(rows: list[dict]) -> str:
    """The rows of ``needs_attention``, the worst first; those that do not fit on the screen are not begun."""
    title = _("Indicators that need attention: {count}, the worst first").format(count=len(rows))
    if len(rows) > ENTRIES_SHOWN:
        title += _("; not shown here: {count}").format(count=len(rows) - ENTRIES_SHOWN)
    nothing = _("No indicator is late, without data or far above its target.")
    entries = "".join(_entry(row) for row in rows[:ENTRIES_SHOWN]) or f"<p>{nothing}</p>"
    return f'<section class="wall-attention"><h2>{title}</h2><div>{entries}</div></section>'


def _tile(status: str, counts: dict, before: dict | None) -> str:
    return (
        f'<div style="border-color:{STATUS_COLOURS[status]}"><span>{vocabulary.status_with_symbol(status)}</span>'
        f"<b>{counts[f'{status}_count']}</b><small>{change_since(counts, before, f'{status}_count')}</small></div>"
    )


def _category(category: dict, rows: list[dict]) -> str:
    cells = "".join(
        f'<i class="{row["status"]}" style="{_look(row["status"])}" title="{escape(row["level3"])}">'
        f"<b>{vocabulary.SYMBOLS[row['status']]}</b><u>{row['indicator_code']}</u></i>"
        for row in rows
        if is_in(row, category)
    )
    return (
        f"<div><h3>{escape(category['level2'])} <small>{category['indicator_count']}</small></h3><p>{cells}</p></div>"
    )


def _look(status: str) -> str:
    """The colours of a cell. What is not due yet stays in the background; on a dark ground its grey would shine."""
    if status == "not_due":
        return "background:#2a3a4f;color:#dbe4ee"
    return status_look(status)


def _bar(row: dict) -> str:
    filled = min(float(row["execution_rate"] or 0), 1) * 100
    gone = float(row["schedule_rate"]) * 100
    spent, budget = formats.money(row["executed_amount"]), formats.money(row["budget_amount"])
    return (
        f'<div class="wall-bar"><span>{money_words.money_part(row)}</span><strong>'
        f"{formats.percent(row['execution_rate'])}</strong><small>{spent} / {budget}</small>"
        f'<div><i style="width:{filled:.1f}%"></i><b style="left:{gone:.1f}%"></b></div></div>'
    )


def _entry(row: dict) -> str:
    status = vocabulary.status_with_symbol(row["status"], row["pacing"])
    return (
        f'<p style="border-color:{STATUS_COLOURS[row["status"]]}">'
        f"<b>{status} · {row['indicator_code']} {escape(row['level3'])}</b>"
        f"<small>{escape(indicator_words.indicator_sentence(row))}</small></p>"
    )
