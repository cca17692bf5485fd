"""The presentation screen (大屏): one department's month on one screen, to be read from across a room.

It has a dark ground of its own, whatever the theme. Colours come with a symbol and a word, never alone.
"""

from collections import Counter

from markupsafe import Markup

from monitoring.charts.look import STATUS_ORDER
from monitoring.charts.remembered import remembered
from monitoring.language import formats, headline_words, indicator_words, money_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html import key_figures, months
from monitoring.screen.html.looks import ground
from monitoring.screen.html.mosaic import blocks
from monitoring.screen.html.templates import render

# From here on a category is a bar, because its cells would not fit on one screen.
MANY_INDICATORS = 60
# As many as stand in the rows of the screen's lower part, and can be read from across a room: style.css has the rows.
INDICATORS_SHOWN, MONEY_SHOWN = 9, 3
# So many characters of a name stand beside its status; a longer one has the line that no office takes.
NAME_IN_A_LINE = 10
# What is not due yet stays in the background; on a dark ground its grey would shine.
GROUNDS = {status: ground(status) for status in STATUS_ORDER} | {"not_due": "background:#2a3a4f;color:#dbe4ee"}


def screen(head: Markup, tiles: Markup, indicators: list[Markup], figures: list[Markup], late: list[Markup]) -> Markup:
    """The parts of the screen at their places.

    On top its head and ``tiles``; in the middle all ``indicators`` beside the ``figures``; below what is ``late``.
    """
    return render("wall/screen", head=head, tiles=tiles, indicators=indicators, figures=figures, late=late)


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
    return render("wall/tiles", tiles=by_status, reported=reported)


@remembered
def mosaic(rows: list[dict], counted: list[dict], hatched: str) -> Markup:
    """A cell for each row of ``indicator_progress``, in a line for each row of ``category_counts``.

    Where there are many, a bar for each category in place of its cells. Beside the heading
    stands what the ``hatched`` ones are.
    """
    categories = [block | {"counts": months.counts(block)} for block in blocks(rows, counted)]
    is_many = len(rows) > MANY_INDICATORS
    return render("wall/mosaic", blocks=categories, grounds=GROUNDS, many=is_many, hatched="" if is_many else hatched)


@remembered
def trend(rows: list[dict], until: int, question: str) -> Markup:
    """The year's rows of ``status_counts`` as a column a month up to ``until``, under the ``question`` they answer."""
    return render("wall/trend", columns=months.columns(rows, until), grounds=GROUNDS, question=question)


@remembered
def money(rows: list[dict]) -> Markup:
    """Rows of ``money_totals`` of one month, each a bar of its own budget with the time gone marked."""
    return render("wall/money", rows=rows, question=money_words.money_question(rows))


def score(rows: list[dict], results: str) -> Markup:
    """Rows of ``trial_score`` of one month: the total in big letters, its parts, whether money buys ``results``."""
    total = next((row for row in rows if row["part"] == "total"), None)
    return render("wall/score", total=total, parts=key_figures.parts_of_score(rows), results=results)


@remembered
def attention(rows: list[dict], progress: list[dict]) -> Markup:
    """The rows of ``needs_attention``, the worst first, by name; how many are not shown is said.

    A name that several of the rows of ``indicator_progress`` have is told apart by its explanation.
    """
    shared = {name for name, count in Counter(row["level3"] for row in progress).items() if count > 1}
    entries = [
        {
            "look": row["status"],
            "status": vocabulary.status_with_symbol(row["status"], row["pacing"]),
            "name": indicator_words.full_name(row) if row["level3"] in shared else row["level3"],
            "office": row["responsible_office"],
            "sentence": indicator_words.indicator_sentence(row),
        }
        for row in rows[:INDICATORS_SHOWN]
    ]
    title = _("Indicators that need attention: {count}, the worst first").format(count=len(rows))
    return _late(
        "indicators", title, entries, len(rows), _("No indicator is late, without data or far above its target.")
    )


@remembered
def late_money(rows: list[dict]) -> Markup:
    """The rows of ``money_attention`` in their order, by name; how many are not shown is said."""
    entries = [
        {
            "look": money_words.money_look(row),
            "status": money_words.money_status(row),
            "name": row["task_name"],
            "office": row["responsible_office"],
            "sentence": money_words.money_sentence(row),
        }
        for row in rows[:MONEY_SHOWN]
    ]
    title = _("Money that needs attention: {count}").format(count=len(rows))
    return _late("money", title, entries, len(rows), _("No task is late with its money or overspent."))


def _late(kind: str, title: str, entries: list[dict], count: int, nothing: str) -> Markup:
    hidden = count - len(entries)
    entries = [entry | {"is_long": not entry["office"] and len(entry["name"]) > NAME_IN_A_LINE} for entry in entries]
    return render("wall/late", kind=kind, title=title, entries=entries, hidden_count=hidden, nothing=nothing)
