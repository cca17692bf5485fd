"""绩效监控报告: how a department's money and results stood at the end of a month, why, and what is to be done."""

from monitoring.papers import (
    documents,
    headings,
    report_balance,
    report_basics,
    report_causes,
    report_corrections,
    report_missing,
    report_money,
    report_outlook,
    report_problems,
    report_results,
    report_texts,
    report_work,
)
from monitoring.papers.facts import Facts
from monitoring.papers.metrics import Metrics
from monitoring.papers.paper import Missing, Occasion, Paper

NAME = "monitoring_report"
TITLE = "部门整体支出绩效监控报告"


def make(database, occasion: Occasion) -> Paper:
    """The report of a department. Raises ``UnknownName`` where it has no form of the year."""
    owner = headings.department(database, occasion)
    metrics = Metrics(database, occasion)
    found = missing(metrics)
    content = documents.filled(NAME, occasion.place, facts(metrics), bool(found))
    return Paper(headings.file_name(owner, occasion, TITLE, suffix=documents.ENDING), content, tuple(found))


def facts(metrics: Metrics) -> Facts:
    """All that the report says, by the names that its layout has for it."""
    return Facts(
        headings.document_values(metrics.rows("departments")[0], metrics.occasion),
        {
            "department": report_basics.department(metrics),
            "targets": report_basics.targets(metrics),
            "budget": report_basics.budget(metrics),
            "organisation": report_texts.written(metrics, "organisation"),
            "reporting": report_work.reporting(metrics),
            "execution": report_money.execution(metrics),
            "tally": report_results.tally(metrics),
            "balances": report_balance.balances(metrics),
            "deviations": report_causes.counted(metrics),
            "causes": report_causes.causes(metrics),
            "outlook": report_outlook.outlook(metrics),
            "corrected": report_corrections.corrected(metrics),
            "problems": report_problems.problems(metrics),
            "measures": [*report_texts.written(metrics, "measures"), *report_causes.measures(metrics)],
        },
        {
            "months": report_work.months(metrics),
            "money": report_money.lines(metrics),
            "late": report_results.late(metrics),
            "compared": report_balance.lines(metrics),
            "explained": report_causes.lines(metrics),
            "unsure": report_outlook.unsure(metrics),
            "corrections": report_corrections.lines(metrics),
        },
        {"statuses": report_results.bars_of(metrics), "spent": report_money.bars_of(metrics)},
    )


def missing(metrics: Metrics) -> list[Missing]:
    """What the report lacks, in the order of its parts."""
    return [
        *report_missing.of_figures(metrics),
        *report_missing.of_texts(metrics, "organisation"),
        *report_missing.of_links(metrics),
        *report_missing.of_words(metrics),
        *report_missing.of_outlook(metrics),
        *report_missing.of_problems(metrics),
        *report_missing.of_corrections(metrics),
    ]
