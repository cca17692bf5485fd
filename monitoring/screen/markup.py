"""Rows → small pieces of HTML that Streamlit has no element for: status tiles, the mosaic, the attention list.

Everything from a form or a file is escaped here. Colours come with a symbol and a word, never alone.
"""

import re
from html import escape

from monitoring.charts.look import STATUS_COLOURS, STATUS_ORDER
from monitoring.charts.remembered import remembered
from monitoring.language import (
    deviation_words,
    formats,
    headline_words,
    indicator_words,
    money_words,
    rule_words,
    vocabulary,
)
from monitoring.language import (
    findings as finding_words,
)
from monitoring.language.catalogue import current
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem
from monitoring.screen import paper
from monitoring.screen.addresses import address as _link
from monitoring.store.queries import Query

# Light statuses carry dark letters: both pairs keep a contrast of at least 4.5.
DARK_INK = {"on_track", "slow", "not_due"}
# Severities of problems and of findings, in their order, with the status whose colour they take.
SEVERITY_LOOKS = {
    "error": "behind",
    "warning": "slow",
    "notice": "not_due",
    "high": "behind",
    "medium": "slow",
    "low": "not_due",
    "holds": "met",
}
PROBLEMS_SHOWN = 60
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


def status_look(status: str) -> str:
    """The colours of a cell with this status: its ground, and letters that can be read on it, also in a link."""
    ink = "#111827" if status in DARK_INK else "#ffffff"
    return f"background:{STATUS_COLOURS[status]};color:{ink}!important"


def status_text(row: dict) -> str:
    """Symbol and word of a row's status, for a table cell."""
    return vocabulary.status_with_symbol(row["status"], row.get("pacing"))


def head(title: str, offers: list[str], illustrative: dict | None) -> str:
    """A page's title, what it ``offers``, the way to the other language, the notice on ``illustrative`` figures.

    ``illustrative`` is the department, year and month of the view; none where its figures are real.
    """
    (other,) = set(LANGUAGE_NAMES) - {current()}
    link = f'<a class="language" href="?lang={other}" data-kept="all" data-name="language" lang="{other}">'
    notice = _notice(illustrative) if illustrative else ""
    parts = f"<h1>{escape(title)}</h1>{''.join(offers)}{link}{LANGUAGE_NAMES[other]}</a>{notice}"
    return f'<header class="head">{parts}</header>'


def switch(label: str, key: str, names: dict, chosen, unknown=()) -> str:
    """Few options side by side, each a link that puts it under ``key`` into the address.

    The ``chosen`` one is marked, and those that are ``unknown`` yet are pale.
    """
    links = "".join(
        f'<a href="?{key}={name}" data-kept="all" data-name="{key}={name}"{" aria-current=true" * (name == chosen)}'
        f"{' class=unknown' * (name in unknown)}>{escape(text)}</a>"
        for name, text in names.items()
    )
    return f'<nav class="switch {key}" aria-label="{escape(label)}">{links}</nav>'


def opener(name: str, label: str, is_open: bool) -> str:
    """A link that unfolds the part ``name`` of the page, or folds it up."""
    state, mark = ("true", "▴") if is_open else ("false", "▾")
    return (
        f'<a class="opener" href="?open={"" if is_open else name}" data-kept="all" data-name="{name}" '
        f'aria-expanded="{state}">{escape(label)} <span aria-hidden="true">{mark}</span></a>'
    )


def _notice(place: dict) -> str:
    notice = _(
        "**Illustrative data.** Monthly actuals and spending shown here are invented, wholly or in part; only the "
        "target form is real. No figure on this page may be quoted."
    )
    link = f'<a href="{_link("submit", place, submit_tab="history")}">'
    take_it_out = _("Take it out")
    return f'<p class="illustrative">{_strong(notice)} {link}{take_it_out}</a></p>'


@remembered
def sources(figures: list[Query], chosen: str | None) -> str:
    """The figures of a page by what they answer, each a link to what it rests on; the ``chosen`` one's closes it."""
    title = _("Where the figures of this page come from: rows, CSV, SQL")
    links = "".join(_source(figure, figure.name == chosen) for figure in figures)
    return f'<nav class="sources" aria-label="{title}"><b>{title}</b><ul>{links}</ul></nav>'


def _source(figure: Query, is_open: bool) -> str:
    sentence = escape(_(figure.sentence))
    return (
        f'<li><a href="?source={"" if is_open else figure.name}" data-kept="all" '
        f'data-name="{figure.name}">{"▾" if is_open else "▸"} {sentence}'
        f"</a> <code>{figure.name}.sql</code></li>"
    )


def section(name: str, *pieces: str) -> str:
    """Pieces of HTML that stand at their own place in a ``grid``."""
    return f'<section class="{name}">{"".join(pieces)}</section>'


def light(status: str, text: str) -> str:
    """``text`` on the colour of a status."""
    return f'<span class="light" style="{status_look(status)}">{text}</span>'


def titled(title: str, *pieces: str) -> str:
    """A heading over pieces of HTML: one element of a page. Elements are what a page costs, not their length."""
    return f"<h3>{_strong(title)}</h3>{''.join(pieces)}"


def note(text: str) -> str:
    """A sentence in small type; nothing for none."""
    return text and f'<p class="note">{_strong(text)}</p>'


def _strong(text: str) -> str:
    """``text`` escaped, with what stands between double asterisks in bold, as in Markdown."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text))


def listed(rows: list[dict], show, nothing: str) -> str:
    """What ``show`` makes of ``rows``; where there are none, the good news ``nothing``."""
    return show(rows) if rows else good(nothing)


def good(news: str) -> str:
    """A sentence that there is nothing to do."""
    return f'<p class="good">{vocabulary.SYMBOLS["met"]} {escape(news)}</p>'


@remembered
def status_tiles(counts: dict, before: dict | None) -> str:
    """A tile for each status of a row of ``status_counts``, with the change since the row ``before``."""
    tiles = "".join(_tile(status, counts, before) for status in STATUS_ORDER)
    return f'<div class="tiles">{tiles}</div>'


@remembered
def trial_score(rows: list[dict], note: str) -> str:
    """Rows of ``trial_score`` of one month: the total with its grade and open points, its parts, and what it means."""
    (total,) = [row for row in rows if row["part"] == "total"]
    parts = "".join(
        f"<span>{vocabulary.term(vocabulary.PARTS, row['part'])} <b>{formats.number(row['score'], 1)}</b>"
        f" / {formats.number(row['points'], 1)}</span>"
        for row in rows
        if row["part"] != "total"
    )
    headline = _("Trial score {score}").format(score=f"<b>{formats.fixed(total['score'], 1)}</b>")
    headline += f" · {headline_words.score_outlook(total)}"
    return f'<div class="score"><strong>{headline}</strong>{parts}<small>{note}</small></div>'


@remembered
def money_gauges(rows: list[dict]) -> str:
    """Rows of ``money_totals`` of one month: a bar each, its executed share with the time gone marked."""
    return f'<div class="gauges">{"".join(_gauge(row) for row in rows)}</div>'


def _gauge(row: dict) -> str:
    filled = min(float(row["execution_rate"] or 0), 1) * 100
    gone = float(row["schedule_rate"]) * 100
    amounts = f"{formats.money(row['executed_amount'])} / {formats.money(row['budget_amount'])}"
    return (
        f"<div><span>{money_words.money_part(row)} <small>{amounts} · {money_words.reported_lines(row)}</small></span>"
        f"<strong>{formats.percent(row['execution_rate'])}</strong>"
        f'<div class="gauge"><i style="width:{filled:.1f}%"></i><b style="left:{gone:.1f}%"></b></div></div>'
    )


def category_score(row: dict) -> str:
    """What a row of ``category_scores`` scores, of how many points, and how many of them are still open."""
    scored = _("trial score {score} / {points}").format(
        score=formats.number(row["score"], 1), points=formats.number(row["points"], 1)
    )
    if not row["open_points"]:
        return scored
    return scored + " " + _("({open} open)").format(open=formats.number(row["open_points"], 1))


@remembered
def mosaic(rows: list[dict], categories: list[dict]) -> str:
    """One cell an indicator of ``indicator_progress`` rows, in a block for each row of ``category_counts``.

    A cell shows its sentence on hovering and opens the indicator on a click; a block says its mean completion
    and how many indicators that rests on.
    """
    blocks = [
        f"<section><h4>{escape(block['level2'])} <span>{block['indicator_count']}</span>"
        f"<small>{_mean_completion(block)}</small></h4>"
        f'<div class="cells">{"".join(_cell(row) for row in rows if is_in(row, block))}</div></section>'
        for block in categories
    ]
    return f'<div class="mosaic">{"".join(blocks)}</div>'


@remembered
def attention(rows: list[dict]) -> str:
    """The rows of ``needs_attention`` as sentences, in their order, each with what is needed."""
    return _entries(
        _entry(
            row["status"],
            f"{vocabulary.status_with_symbol(row['status'], row['pacing'])} · "
            f'<a href="{_indicator_link(row)}">{row["indicator_code"]} {escape(full_name(row))}</a>',
            f"{escape(indicator_words.indicator_sentences(row))}{_explained(row)}",
        )
        for row in rows
    )


@remembered
def money(rows: list[dict]) -> str:
    """Tasks or budget lines of one month as sentences, in their order."""
    return _entries(
        _entry(
            money_words.money_look(row),
            f"{money_words.money_status(row)} · "
            f'<a href="{_link("budget", row, task=row["task_code"])}">'
            f"{row['task_code']} {escape(row['task_name'])}</a>",
            f"{escape(money_words.money_sentence(row))}{_explained(row)}",
        )
        for row in rows
    )


@remembered
def deviations(rows: list[dict], sentences: dict[str, str], chosen: dict | None) -> str:
    """Rows of ``deviation_explanations``, each with its sentence and its explanation; a click opens its form."""
    return _entries((_deviation(row, sentences[row["item_code"]], row is chosen) for row in rows), "deviations")


def _deviation(row: dict, sentence: str, is_chosen: bool) -> str:
    code = row["item_code"]
    link = (
        f'<a href="?item={"" if is_chosen else code}" data-kept="all" data-name="{code}" data-top="narrow">'
        f"{code} {escape(row['item_name'])}</a>"
    )
    said = " · ".join(filter(None, (row["responsible_office"], formats.shortened(deviation_words.reasons(row)))))
    entry = _entry(
        _deviation_look(row),
        f"{deviation_words.deviation(row)} · {link}",
        f"{escape(sentence)} <small>{escape(said)}</small>",
    )
    return entry.replace("<div", '<div class="chosen"', 1) if is_chosen else entry


def _deviation_look(row: dict) -> str:
    """The status whose colour a deviation takes: overspent looks like behind, far above its target like slow."""
    if not row["is_excess"]:
        return row["status"]
    return "behind" if row["item_kind"] == "money" else "slow"


def deviation(row: dict, sentence: str) -> str:
    """What a form explains: the deviation's name and sentence, who explained it so far, and the way back."""
    by = "" if row["is_owed"] else f"{row['submitted_by']} · {formats.moment(row['submitted_at'])}"
    return f"{detail_title('item', row['item_code'], row['item_name'])}<p>{escape(sentence)}</p>{note(by)}"


def detail_title(key: str, code: str, name: str) -> str:
    """What is looked at in detail, and the way back: an address without the ``key`` that names it."""
    close = _("Close")
    link = f'<a class="close" href="?{key}=" data-kept="all" data-name="{code}">{close} ✕</a>'
    return f"{link}<h2>{code} {escape(name)}</h2>"


@remembered
def balances(rows: list[dict]) -> str:
    """Rows of ``double_monitoring`` in which money and results are out of step, as sentences."""
    looks = {"money_ahead": "behind", "results_ahead": "slow"}
    return _entries(
        _entry(
            looks[row["balance"]],
            f"<b>{row['task_code']} {escape(row['task_name'])}</b>",
            escape(money_words.balance_sentence(row)),
        )
        for row in rows
        if row["balance"] in looks
    )


def problems(found: list[Problem]) -> str:
    """The problems of a file, errors first, the same one in many rows as one entry; at most ``PROBLEMS_SHOWN``."""
    groups: dict[tuple, list[Problem]] = {}
    for problem in sorted(found, key=lambda each: (list(SEVERITY_LOOKS).index(each.severity), each.row or 0)):
        groups.setdefault((problem.severity, problem.column, problem.value, problem.problem), []).append(problem)
    return _entries((_problem(members) for members in list(groups.values())[:PROBLEMS_SHOWN]), "problems")


@remembered
def findings(found: list[dict]) -> str:
    """Rows of ``target_findings`` or ``actual_findings`` as sentences; the same one about many names them all."""
    groups: dict[tuple, list[dict]] = {}
    for row in found:
        groups.setdefault((row["check_name"], row["evidence"]), []).append(row)
    return _entries(_finding(members) for members in groups.values())


@remembered
def settings(row: dict) -> str:
    """The thresholds in force, a row of ``settings_in_force``, named in words."""
    lines = [
        {"name": _(label), "value": rule_words.setting_value(name, row[name])}
        for name, label in rule_words.SETTINGS.items()
    ]
    return paper.table(lines, {"name": _("Setting"), "value": _("Value")}, "listing")


@remembered
def rules(thresholds: dict) -> str:
    """The rules in words under a row of ``settings_in_force``: statuses, money, aggregations, pacings, completion."""
    statuses = {"status": _("Status"), "rule": _("When (the first that applies)")}
    tables = {
        _("The six statuses of an indicator"): (
            rule_words.status_rules(thresholds, rule_words.STATUS_RULES),
            statuses,
        ),
        _("The same for money"): (rule_words.status_rules(thresholds, rule_words.MONEY_RULES), statuses),
        _("How months become the figure to date"): (
            vocabulary.glossary(vocabulary.AGGREGATIONS),
            {"term": _("Aggregation"), "meaning": _("Actual to date")},
        ),
        _("What is due by when"): (
            vocabulary.glossary(vocabulary.PACINGS),
            {"term": _("Pacing"), "meaning": _("The target is due")},
        ),
        _("How far a missed target counts"): (
            rule_words.completion_rules(thresholds),
            {"term": _("Target"), "meaning": _("Completion rate, if not met")},
        ),
    }
    pieces = (titled(title, paper.table(rows, columns, "listing")) for title, (rows, columns) in tables.items())
    return f'<div class="beside">{"".join(f"<section>{piece}</section>" for piece in pieces)}</div>'


@remembered
def sql_files(queries: list[Query], opened: str | None) -> str:
    """SQL files by name and sentence, each a link that opens it; the ``opened`` one with its text as it runs."""
    return f'<ul class="sql-files">{"".join(_sql_file(query, query.name == opened) for query in queries)}</ul>'


def _sql_file(query: Query, is_open: bool) -> str:
    sentence = escape(_(query.sentence))
    link = (
        f'<a href="?sql={"" if is_open else query.name}" data-kept="all" data-name="{query.name}">'
        f"{'▾' if is_open else '▸'} <code>{query.name}</code> — {sentence}</a>"
    )
    return f"<li>{link}{_sql_text(query) if is_open else ''}</li>"


def _sql_text(query: Query) -> str:
    """Grain, units and text of a SQL file."""
    shape = _("One row for each: {grain} · Units: {units}").format(
        grain=formats.listed(query.grain) or _("the whole"), units=_(query.units)
    )
    return f'<p>{escape(shape)}</p><pre tabindex="0"><code>{escape(query.sql)}</code></pre>'


def _explained(row: dict) -> str:
    """Who answers for a row that needs attention, and its explanation or that one is owed."""
    office = escape(row.get("responsible_office") or "")
    explanation = (
        escape(formats.shortened(deviation_words.explanation_sentence(row))) if "owes_explanation" in row else ""
    )
    if explanation and row["owes_explanation"]:
        code = row.get("indicator_code") or row["task_code"]
        explanation = f'<a href="{_link("deviations", row, item=code)}">{explanation}</a>'
    said = " · ".join(filter(None, (office, explanation)))
    return f" <small>{said}</small>" if said else ""


def explanation(row: dict) -> str:
    """What was explained of a row of ``deviation_explanations``, or that it is owed, and the way to its form."""
    label = _("Explain it") if row["is_owed"] else _("Change it")
    link = f'<a href="{_link("deviations", row, item=row["item_code"])}">{label}</a>'
    state, reasons = deviation_words.explanation_state(row), escape(deviation_words.reasons(row))
    return f'<p class="explanation"><b>{state}</b> {reasons} {link}</p>'


def _entries(entries, kind: str = "") -> str:
    return f'<div class="todo {kind}">{"".join(entries)}</div>'


def _entry(look: str, heading: str, body: str) -> str:
    """One entry of a list, with the colour of the status ``look`` at its side; both texts are HTML already."""
    return f'<div style="border-color:{STATUS_COLOURS[look]}">{heading}<br>{body}</div>'


def is_in(row: dict, category: dict) -> bool:
    """Whether a row of an indicator, or of a category's score, is of a row of ``category_counts``."""
    return (row["level1"], row["level2"]) == (category["level1"], category["level2"])


def category(row: dict) -> str:
    """What a row of ``category_counts`` is part of, how many indicators it has, and their mean completion."""
    counted = _("{level1} · {count}").format(level1=escape(row["level1"]), count=row["indicator_count"])
    return " · ".join(filter(None, (counted, _mean_completion(row))))


def _mean_completion(row: dict) -> str:
    if not row["with_data_count"]:
        return ""
    return _("mean completion {rate} (of {count})").format(
        rate=formats.percent(row["mean_completion_rate"], 0), count=row["with_data_count"]
    )


def _finding(members: list[dict]) -> str:
    first = members[0]
    name = first["subject_name"] if len(members) == 1 else ""
    codes = formats.listed(row["subject_code"] for row in members)
    return _entry(
        SEVERITY_LOOKS[first["severity"]],
        f"{vocabulary.term(vocabulary.SEVERITIES, first['severity'])} · <b>{escape(codes)} {escape(name)}</b>",
        f"{escape(finding_words.evidence(first))} <small>{first['check_name']}.sql</small>",
    )


def _problem(members: list[Problem]) -> str:
    first = members[0]
    value = f" “{escape(first.value)}”" if first.value else ""
    column = f" · {escape(first.column)}" if first.column else ""
    severity = vocabulary.term(vocabulary.PROBLEM_SEVERITIES, first.severity)
    return _entry(
        SEVERITY_LOOKS[first.severity],
        f"{severity} · <b>{escape(_rows_of(members))}{column}{value}</b>",
        f"{escape(first.problem)} <small>→ {escape(first.hint)}</small>",
    )


def _rows_of(members: list[Problem]) -> str:
    """Where a problem stands: ``C2``, or ``rows 2–27 (26)`` where it stands in many."""
    first, last = members[0], members[-1]
    if first.row is None:
        return _("whole file")
    if len(members) == 1:
        return first.cell or _("row {row}").format(row=first.row)
    return _("rows {first}–{last} ({count})").format(first=first.row, last=last.row, count=len(members))


def _tile(status: str, counts: dict, before: dict | None) -> str:
    change = change_since(counts, before, f"{status}_count")
    return (
        f'<div class="tile" style="border-left-color:{STATUS_COLOURS[status]}">'
        f"<span>{vocabulary.status_with_symbol(status)}</span><b>{counts[f'{status}_count']}</b>"
        f"<small>{change}</small></div>"
    )


def change_since(counts: dict, before: dict | None, column: str) -> str:
    """How a count of ``status_counts`` changed since the row ``before`` of last month, in words."""
    if before is None:
        return _("first month")
    difference = counts[column] - before[column]
    if not difference:
        return _("as last month")
    return _("{change} on last month").format(change=f"{difference:+d}")


def _cell(row: dict) -> str:
    sentence = f"{row['level3']} — {indicator_words.indicator_sentence(row)}"
    return (
        f'<a href="{_indicator_link(row)}" title="{escape(sentence)}" '
        f'style="{status_look(row["status"])}">'
        f"<b>{vocabulary.SYMBOLS[row['status']]}</b>{row['indicator_code']}</a>"
    )


def _indicator_link(row: dict) -> str:
    return _link("indicators", row, indicator=row["indicator_code"])


def full_name(row: dict) -> str:
    """The indicator's name, with its explanation where the name alone is short and may stand twice."""
    explanation = row["explanation"] or ""
    if len(row["level3"]) > 8 or not explanation or explanation == row["level3"]:
        return row["level3"]
    return f"{row['level3']}（{explanation[:30]}{'…' if len(explanation) > 30 else ''}）"
