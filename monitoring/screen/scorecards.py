"""Scorecards as HTML: a line for each indicator or task with its figures and its bar, in tables that wrap and print.

Everything from a form is escaped here. Colours come with a symbol and a word, never alone.
"""

from html import escape

from monitoring.charts import shares
from monitoring.charts.look import STATUS_COLOURS
from monitoring.charts.remembered import remembered
from monitoring.language import formats, indicator_words, money_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import markup
from monitoring.screen.addresses import address

# Where the axis over the bars has its numbers.
TICKS = (0, 0.5, 1, 1.5)


@remembered
def indicators(rows: list[dict], categories: list[dict], scores: list[dict], chosen: str | None) -> str:
    """Rows of ``indicator_progress`` of one month → a line each with its bullet, by row of ``category_counts``.

    A category says what it scores (its row of ``category_scores``). The line of the ``chosen`` code stands out.
    """
    end = shares.scale_end([shares.actual_share(row) for row in rows])
    with_offices = any(row["responsible_office"] for row in rows)
    bar = _("Actual as a share of the target")
    heads = {
        "status": _("Status"),
        "code": _("Code"),
        "name": _("Indicator"),
        "figure target": _("Target"),
        "figure": _("To date"),
        "figure expected": _("Expected"),
        "bar": f'<span class="unseen">{bar}</span>{_axis(end)}',
        "figure rate": _("Completion rate"),
    } | ({"office": _("Responsible office")} if with_offices else {})
    bodies = "".join(
        _body(
            f"{escape(category['level2'])} <small>{markup.category(category)}{_scored(scores, category)}</small>",
            len(heads),
            [_indicator(row, end, with_offices, chosen) for row in rows if markup.is_in(row, category)],
        )
        for category in categories
    )
    return _table(heads, bodies, _("Indicators against their targets"))


@remembered
def money(rows: list[dict], lines: list[dict], chosen: str | None) -> str:
    """Rows of ``task_execution`` and ``budget_execution`` of one month → a line each, the bar as long as its budget.

    Tasks and the form's own lines are different money: each has its own scale.
    """
    adjusted = any(_is_adjusted(row) for row in (*rows, *lines))
    heads = {
        "status": _("Status"),
        "code": _("Code"),
        "name": _("Name"),
        "figure": _("Planned (10k yuan)"),
        **({"figure adjusted": _("Adjusted (10k yuan)")} if adjusted else {}),
        "figure executed": _("Executed (10k yuan)"),
        "bar": _("Executed of the budget"),
        "figure rate": _("Execution rate"),
        "figure share": _("Share of the money"),
    }
    bodies = "".join(
        _body(
            f"{title} <small>{_together(members)}</small>",
            len(heads),
            _money_lines(members, adjusted, chosen),
        )
        for title, members in ((_("Tasks by planned money"), rows), (_("The form's budget lines"), lines))
        if members
    )
    return _table(heads, bodies, _("Money against its budget"))


def _table(heads: dict[str, str], bodies: str, label: str) -> str:
    head = "".join(f'<th scope="col" class="{look}">{text}</th>' for look, text in heads.items())
    return (
        f'<div class="scorecard" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{head}</tr></thead>{bodies}</table></div>"
    )


def _body(title: str, width: int, lines: list[str]) -> str:
    heading = f'<tr class="group"><th scope="rowgroup" colspan="{width}">{title}</th></tr>'
    return f"<tbody>{heading}{''.join(lines)}</tbody>"


def _line(code: str, chosen: str | None, light: str, name: str, cells: str) -> str:
    mark = ' class="chosen" aria-current="true"' if code == chosen else ""
    return (
        f'<tr{mark}><td class="status">{light}</td><td class="code">{code}</td><th scope="row">{name}</th>{cells}</tr>'
    )


def _cell(look: str, content: str, label: str = "") -> str:
    """A cell; its ``label`` is for narrow screens, which have no line of heads."""
    told = f' data-label="{label}"' if label else ""
    return f'<td class="{look}"{told}>{content}</td>'


def _indicator(row: dict, end: float, with_office: bool, chosen: str | None) -> str:
    unit = formats.unit_of(row)
    waits = row["status"] == "not_due"
    expected = formats.NOTHING if waits else formats.with_unit(row["expected_to_date"], unit, 1)
    cells = (
        _cell("figure target", escape(formats.target(row)))
        + _cell("figure", escape(formats.with_unit(row["actual_to_date"], unit, 2)), _("To date"))
        + _cell("figure expected", escape(expected))
        + _cell("bar", _bullet(row, end))
        + _cell("figure rate", formats.completion(row["completion_rate"]))
        + (_cell("office", escape(row["responsible_office"] or "")) if with_office else "")
    )
    return _line(
        row["indicator_code"],
        chosen,
        markup.light(row["status"], vocabulary.status_with_symbol(row["status"], row["pacing"])),
        f'<a href="{address("indicators", row, indicator=row["indicator_code"])}">{escape(markup.full_name(row))}</a>',
        cells,
    )


def _bullet(row: dict, end: float) -> str:
    """A bar up to the actual, the target as a heavy mark, what is expected by now as a light one.

    For a ceiling, and where more is as wrong as less, the side beyond the target is out of bounds.
    """
    actual, expected = shares.actual_share(row), shares.expected_mark(row)
    parts = f'<i class="whole" style="width:{_place(1, end)}"></i>'
    if shares.is_bounded(row):
        parts += f'<i class="forbidden" style="left:{_place(1, end)}"></i>'
    if actual is not None:
        colour = STATUS_COLOURS[row["status"]]
        parts += f'<i class="actual" style="width:{_place(actual, end)};background:{colour}"></i>'
    if expected is not None:
        parts += f'<i class="mark" style="left:{_place(expected, end)}"></i>'
    if shares.has_scale(row):
        parts += f'<i class="goal" style="left:{_place(1, end)}"></i>'
    if (actual or 0) > shares.LONGEST:
        parts += '<i class="more">▶</i>'
    return f'<div class="bullet" title="{escape(indicator_words.indicator_sentence(row))}">{parts}</div>'


def _place(share: float, end: float) -> str:
    return f"{100 * min(share, shares.LONGEST) / end:.1f}%"


def _axis(end: float) -> str:
    ticks = "".join(
        f'<i style="left:{_place(tick, end)}">{formats.percent(tick, 0)}</i>' for tick in TICKS if tick <= end
    )
    return f'<span class="axis" aria-hidden="true">{ticks}</span>'


def _money_lines(rows: list[dict], adjusted: bool, chosen: str | None) -> list[str]:
    """The lines of one kind of money: shares of all of it, and bars beside the longest."""
    whole = sum(row["planned_amount"] or 0 for row in rows)
    largest = max(max(row["budget_amount"] or 0, row["executed_amount"] or 0) for row in rows)
    return [_money(row, whole, largest, adjusted, chosen) for row in rows]


def _money(row: dict, whole, largest, adjusted: bool, chosen: str | None) -> str:
    share = (row["planned_amount"] or 0) / whole if whole else None
    cells = (
        _cell("figure", formats.fixed(formats.wan(row["planned_amount"])), _("Planned (10k yuan)"))
        + (_cell("figure adjusted", _adjusted(row)) if adjusted else "")
        + _cell("figure executed", formats.fixed(formats.wan(row["executed_amount"])), _("Executed (10k yuan)"))
        + _cell("bar", _money_bar(row, largest))
        + _cell("figure rate", formats.percent(row["execution_rate"]))
        + _cell("figure share", formats.percent(share))
    )
    return _line(
        row["task_code"],
        chosen,
        markup.light(money_words.money_look(row), money_words.money_status(row)),
        f'<a href="{address("budget", row, task=row["task_code"])}">{escape(row["task_name"])}</a>',
        cells,
    )


def _money_bar(row: dict, largest) -> str:
    """As long as the budget beside the ``largest``; filled as far as it is spent, marked where it should be."""
    if not largest or row["budget_amount"] is None:
        return ""
    colour = STATUS_COLOURS[money_words.money_look(row)]
    parts = f'<i class="whole" style="width:{_part(row["budget_amount"], largest)}"></i>'
    if row["executed_amount"]:
        parts += f'<i class="actual" style="width:{_part(row["executed_amount"], largest)};background:{colour}"></i>'
    if row["schedule_rate"]:
        due = float(row["budget_amount"]) * float(row["schedule_rate"])
        parts += f'<i class="mark" style="left:{_part(due, largest)}"></i>'
    return f'<div class="bullet" title="{escape(money_words.money_sentence(row))}">{parts}</div>'


def _part(amount, largest) -> str:
    return f"{100 * float(amount) / float(largest):.1f}%"


def _is_adjusted(row: dict) -> bool:
    return row["budget_amount"] != row["planned_amount"]


def _adjusted(row: dict) -> str:
    return formats.fixed(formats.wan(row["budget_amount"])) if _is_adjusted(row) else formats.NOTHING


def _together(rows: list[dict]) -> str:
    budget = sum(row["budget_amount"] or 0 for row in rows)
    reported = [row["executed_amount"] for row in rows if row["executed_amount"] is not None]
    return _("{count} · together {budget}, {executed} executed").format(
        count=len(rows), budget=formats.money(budget), executed=formats.money(sum(reported) if reported else None)
    )


def _scored(scores: list[dict], category: dict) -> str:
    """What the category scores; nothing where it has no points."""
    return "".join(f" · {markup.category_score(score)}" for score in scores if markup.is_in(score, category))
