"""The presentation screen (大屏): one department's month on one screen, to be read from across a room.

It has a dark ground of its own, whatever the theme. Colours come with a symbol and a word, never alone.
"""

from markupsafe import Markup

from monitoring.charts.look import STATUS_ORDER
from monitoring.charts.remembered import remembered
from monitoring.language import formats, headline_words, money_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html import key_figures
from monitoring.screen.html.looks import ground
from monitoring.screen.html.mosaic import blocks
from monitoring.screen.html.templates import render

# From here on the cells of the mosaic leave their codes out, or they would not fit on one screen.
MANY_INDICATORS = 60
# As many as can be read from across a room.
ENTRIES_SHOWN = 8
# What is not due yet stays in the background; on a dark ground its grey would shine.
GROUNDS = {status: ground(status) for status in STATUS_ORDER} | {"not_due": "background:#2a3a4f;color:#dbe4ee"}


def screen(head: Markup, tiles: Markup, mosaic: Markup, money: Markup, score: Markup, attention: Markup) -> Markup:
    """The parts of the screen, each made by the function of its name, at their places."""
    return render("wall/screen", head=head, tiles=tiles, mosaic=mosaic, money=money, score=score, attention=attention)


def head(place: dict, department_name: str, is_illustrative: bool, updated_at, month_state: str) -> Markup:
    """Whose month it is, when the data last changed, that it is illustrative, and the way out.

    ``place`` has department_code, year and month; ``updated_at`` is none before the first submission; ``month_state``
    says where the month does not count as reported.
    """
    title = headline_words.department_month(department_name, place["year"], place["month"])
    changed = _("Data as of {moment}").format(moment=formats.moment(updated_at)) if updated_at else ""
    marks = [_("Illustrative data: no figure may be quoted")] if is_illustrative else []
    marks += [month_state] if month_state else []
    return render("wall/head", title=title, marks=marks, changed=changed, place=place)


def tiles(counts: dict, before: dict | None, rows: list[dict], reported: list[dict]) -> Markup:
    """What is reported and how many indicators have which status, as big numbers; see ``key_figures.status_tiles``."""
    by_status = key_figures.by_status(counts, before, rows)
    return render("wall/tiles", tiles=by_status, reported=reported, named=key_figures.NAMED)


@remembered
def mosaic(rows: list[dict], counted: list[dict]) -> Markup:
    """One cell an indicator of ``indicator_progress``, in a line for each row of ``category_counts``."""
    return render("wall/mosaic", blocks=blocks(rows, counted), grounds=GROUNDS, many=len(rows) > MANY_INDICATORS)


@remembered
def money(rows: list[dict]) -> Markup:
    """Rows of ``money_totals`` of one month, each a bar of its own budget with the time gone marked."""
    return render("wall/money", rows=rows, question=money_words.money_question(rows))


def score(rows: list[dict], results: str) -> Markup:
    """Rows of ``trial_score`` of one month: the total in big letters, its parts, whether money buys ``results``."""
    total = next((row for row in rows if row["part"] == "total"), None)
    return render("wall/score", total=total, parts=key_figures.parts_of_score(rows), results=results)


@remembered
def attention(rows: list[dict]) -> Markup:
    """The rows of ``needs_attention``, the worst first; those that do not fit on the screen are not begun."""
    shown = rows[:ENTRIES_SHOWN]
    return render("wall/attention", rows=shown, count=len(rows), hidden_count=len(rows) - len(shown))
