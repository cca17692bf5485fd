"""Lists of what waits for somebody: late indicators and money, deviations, findings, problems of a file.

Each entry has at its side the colour of a status, and says in words what that colour says.
"""

from markupsafe import Markup

from monitoring.charts.remembered import remembered
from monitoring.language import (
    deviation_words,
    formats,
    indicator_words,
    money_words,
    vocabulary,
)
from monitoring.language.catalogue import gettext as _
from monitoring.language.findings import evidence
from monitoring.problems import Problem
from monitoring.screen.html.addresses import address
from monitoring.screen.html.looks import as_length
from monitoring.screen.html.templates import render

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
# The same for money and results that are out of step, short of what is due, or cannot be compared.
BALANCE_LOOKS = {
    "money_ahead": "behind",
    "results_ahead": "slow",
    "both_short": "slow",
    "no_data": "no_data",
    "not_due": "not_due",
}
PROBLEMS_SHOWN = 60
# So many indicators or tasks are named where the same problem stands at many.
ITEMS_NAMED = 4


@remembered
def attention(rows: list[dict]) -> Markup:
    """The rows of ``needs_attention`` as sentences, in their order, each with what is needed."""
    entries = [_indicator(row) | _explained(row, row["indicator_code"]) for row in rows]
    return render("attention", entries=entries, **_owed(rows))


def _indicator(row: dict) -> dict:
    code = row["indicator_code"]
    return {
        "look": row["status"],
        "status": vocabulary.status_with_symbol(row["status"], row["pacing"]),
        "href": address("indicators", row, indicator=code),
        "code": code,
        "name": indicator_words.full_name(row),
        "sentence": indicator_words.indicator_sentences(row),
    }


@remembered
def money(rows: list[dict]) -> Markup:
    """Tasks or budget lines of one month as sentences, in their order."""
    entries = [_money(row) | _explained(row, row["task_code"]) for row in rows]
    return render("attention", entries=entries, **_owed(rows))


def _money(row: dict) -> dict:
    code = row["task_code"]
    return {
        "look": money_words.money_look(row),
        "status": money_words.money_status(row),
        "href": address("budget", row, task=code),
        "code": code,
        "name": row["task_name"],
        "sentence": money_words.money_sentence(row),
    }


def _explained(row: dict, code: str) -> dict:
    """Who answers for a row that needs attention, how far it is, and its explanation, if it has one."""
    said = row["responsible_office"], formats.shortened(deviation_words.explanation_sentence(row))
    return {
        "said": " · ".join(filter(None, said)),
        "is_explained": bool(row["reason_text"]),
        "href_of_explanation": address("deviations", row, item=code),
        "reach": _reach(row),
    }


def _owed(rows: list[dict]) -> dict:
    """What is said once over a list: how many of its rows owe an explanation, and the way to the first of them."""
    owed = [row for row in rows if row["owes_explanation"]]
    if not owed:
        return {"owed": "", "href_of_owed": ""}
    code = owed[0].get("indicator_code") or owed[0]["task_code"]
    return {
        "owed": deviation_words.owed_count(len(owed), len(rows)),
        "href_of_owed": address("deviations", owed[0], item=code),
    }


def _reach(row: dict) -> dict | None:
    """How much of what is due by now a row has reached: the length of its bar and words; none where nobody knows."""
    rate = row["due_rate"]
    return None if rate is None else {"length": as_length(rate), "words": deviation_words.reach(rate)}


@remembered
def deviations(rows: list[dict], sentences: dict[str, str], chosen: dict | None) -> Markup:
    """Rows of ``deviation_explanations``, each with its sentence and its explanation; a click opens its form."""
    return render("deviations", entries=[_deviation(row, sentences[row["item_code"]], row is chosen) for row in rows])


def _deviation(row: dict, sentence: str, is_chosen: bool) -> dict:
    reasons = "" if row["is_owed"] else formats.shortened(deviation_words.reasons(row))
    said = row["responsible_office"], reasons
    return {
        "is_explained": not row["is_owed"],
        "reach": _reach(row),
        "look": _deviation_look(row),
        "deviation": deviation_words.deviation(row),
        "code": row["item_code"],
        "name": row["item_name"],
        "sentence": sentence,
        "said": " · ".join(filter(None, said)),
        "is_chosen": is_chosen,
    }


def _deviation_look(row: dict) -> str:
    """The status whose colour a deviation takes: overspent looks like behind, far above its target like slow."""
    if not row["is_excess"]:
        return "slow" if row["status"] == "on_track" else row["status"]
    return "behind" if row["item_kind"] == "money" else "slow"


@remembered
def balances(rows: list[dict]) -> Markup:
    """Rows of ``double_monitoring`` whose tasks are linked and not in step, as sentences."""
    entries = [
        {
            "look": BALANCE_LOOKS[row["balance"]],
            "code": row["task_code"],
            "name": row["task_name"],
            "sentence": money_words.balance_sentence(row),
        }
        for row in rows
        if row["balance"] in BALANCE_LOOKS
    ]
    return render("balances", entries=entries)


@remembered
def findings(found: list[dict]) -> Markup:
    """Rows of ``target_findings`` or ``actual_findings`` as sentences; the same one about many names them all."""
    groups: dict[tuple, list[dict]] = {}
    for row in found:
        groups.setdefault((row["check_name"], row["evidence"]), []).append(row)
    return render("findings", entries=[_finding(members) for members in groups.values()])


def _finding(members: list[dict]) -> dict:
    first = members[0]
    return {
        "look": SEVERITY_LOOKS[first["severity"]],
        "severity": vocabulary.term(vocabulary.SEVERITIES, first["severity"]),
        "codes": formats.listed(row["subject_code"] for row in members),
        "name": first["subject_name"] if len(members) == 1 else "",
        "evidence": evidence(first),
        "check_name": first["check_name"],
    }


def problems(found: list[Problem]) -> Markup:
    """The problems of a file, errors first, the same one in many rows as one entry; at most ``PROBLEMS_SHOWN``."""
    groups: dict[tuple, list[Problem]] = {}
    for problem in sorted(found, key=lambda each: (list(SEVERITY_LOOKS).index(each.severity), each.row or 0)):
        groups.setdefault((problem.severity, problem.column, problem.value, problem.problem), []).append(problem)
    return render("problems", entries=[_problem(members) for members in list(groups.values())[:PROBLEMS_SHOWN]])


def _problem(members: list[Problem]) -> dict:
    first = members[0]
    return {
        "look": SEVERITY_LOOKS[first.severity],
        "severity": vocabulary.term(vocabulary.PROBLEM_SEVERITIES, first.severity),
        "place": _rows_of(members),
        "item": _items_of(members),
        "column": first.column,
        "value": first.value,
        "problem": first.problem,
        "hint": first.hint,
    }


def _items_of(members: list[Problem]) -> str:
    """Which indicators or tasks a problem is about; of many the first few."""
    items = list(dict.fromkeys(problem.item for problem in members if problem.item))
    return formats.listed(items[:ITEMS_NAMED]) + (" …" if len(items) > ITEMS_NAMED else "")


def _rows_of(members: list[Problem]) -> str:
    """Where a problem stands: ``C2``, or ``rows 2–27 (26)`` where it stands in many."""
    first, last = members[0], members[-1]
    if first.row is None:
        return _("whole file")
    if len(members) == 1:
        return first.cell or _("row {row}").format(row=first.row)
    return _("rows {first}–{last} ({count})").format(first=first.row, last=last.row, count=len(members))
