"""What reports lack: figures nobody reported, reasons and measures nobody gave, problems nobody confirmed."""

from monitoring.language import vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.papers import headings
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.paper import Missing
from monitoring.papers.reports import balance, corrections
from monitoring.papers.reports import problems as report_problems
from monitoring.papers.reports import texts as report_texts
from monitoring.papers.reports.causes import METRIC as EXPLAINED
from monitoring.papers.tables import money, outlooks

# Where texts are written: the page and its address.
TEXTS = ("targets", {"targets_tab": "texts"})


def illustrative(metrics: Metrics) -> list[Missing]:
    """That figures of the year are invented examples."""
    return headings.illustrative(metrics.rows("departments")[0])


def of_figures(metrics: Metrics) -> list[Missing]:
    """Invented examples, and money and indicators that nobody reported."""
    spent = by_code(metrics, "monitored_money")
    return [
        *illustrative(metrics),
        *_of_goal(metrics.rows("departments")[0]),
        *_of_budget(metrics),
        *money.missing_spending(spent),
        *_of_indicators(metrics),
    ]


def by_code(metrics: Metrics, metric: str) -> dict[str, dict]:
    """Code → row of each task and budget line, without that of the whole."""
    return {row["task_code"]: row for row in metrics.rows(metric) if row["task_code"] != "total"}


def of_words(metrics: Metrics) -> list[Missing]:
    """Reasons and measures that nobody gave."""
    indicators = metrics.rows("indicator_progress")
    said = {row["item_code"]: row for row in metrics.rows(EXPLAINED)}
    return [
        *outlooks.owed(indicators, said),
        *_of_money_reasons(said),
        *_of_measures(said),
    ]


def of_links(metrics: Metrics) -> list[Missing]:
    """That no task at all is linked, so that nothing can be compared; the links of single tasks are optional."""
    tasks = metrics.rows(balance.METRIC)
    if not tasks or any(row["balance"] != "no_link" for row in tasks):
        return []
    sentence = _("{count} tasks have no indicator linked, so their money cannot be held against results.")
    return [Missing(sentence.format(count=len(tasks)), "budget", {"open": "links"})]


def of_problems(metrics: Metrics) -> list[Missing]:
    """That what the rules propose as problems waits for a person."""
    if not any(each.is_proposal for each in report_problems.problems(metrics)):
        return []
    said = _("The problems are proposals by rule; a person is to confirm them by writing what is to stand there.")
    return [Missing(said, *TEXTS)]


def of_texts(metrics: Metrics, *topics: str) -> list[Missing]:
    """The texts about these topics that nobody has written: a blank line is left for each."""
    sentence = _("Nobody has written “{topic}”; a line is left for it.")
    return [
        Missing(sentence.format(topic=vocabulary.term(vocabulary.TOPICS, topic)), *TEXTS)
        for topic in topics
        if not report_texts.written(metrics, topic)
    ]


def of_outlook(metrics: Metrics) -> list[Missing]:
    """What is expected of the year, as far as no person has said or confirmed it."""
    spending = money.missing_outlooks(by_code(metrics, "expected_money"))
    waiting = [row for row in metrics.rows("expected_results") if row["is_proposal"] or not row["is_complete"]]
    if not waiting:
        return spending
    sentence = _("Of {count} indicators no person has said what is expected by December, and how surely.")
    where = {"deviations_tab": "expected"}
    return [Missing(sentence.format(count=len(waiting)), "deviations", where), *spending]


def of_corrections(metrics: Metrics) -> list[Missing]:
    """Corrections without a result, in the second round, which says what became of the first."""
    sentence = _("What came of the correction of {code} is not said.")
    return [
        Missing(sentence.format(code=row["item_code"]), "deviations", {"deviations_tab": "corrections"})
        for row in corrections.rows(metrics)
        if not row["result"]
    ]


def _of_goal(owner: dict) -> list[Missing]:
    if owner["goal_text"]:
        return []
    return [Missing(_("The form has no goal of the year."), "targets")]


def _of_budget(metrics: Metrics) -> list[Missing]:
    if metrics.figure("monitored_money", "executed_amount", task_code="total").value is not None:
        return []
    return [Missing(_("Nothing spent is reported of the department's budget."), "submit")]


def _of_indicators(metrics: Metrics) -> list[Missing]:
    sentence = _("Nothing is reported of {code} {name}.")
    return [
        Missing(sentence.format(code=row["indicator_code"], name=row["level3"]), "submit")
        for row in metrics.rows("indicator_progress", status="no_data")
    ]


def _of_money_reasons(said: dict[str, dict]) -> list[Missing]:
    sentence = _("{code} {name} deviates, and nobody has explained why.")
    return [
        Missing(sentence.format(code=code, name=row["item_name"]), "deviations", {"item": code})
        for code, row in said.items()
        if row["is_owed"] and row["item_kind"] == "money"
    ]


def _of_measures(said: dict[str, dict]) -> list[Missing]:
    sentence = _("{code} {name} is explained, but no measure is entered.")
    return [
        Missing(sentence.format(code=code, name=row["item_name"]), "deviations", {"item": code})
        for code, row in said.items()
        if not row["is_owed"] and not row["measures"]
    ]
