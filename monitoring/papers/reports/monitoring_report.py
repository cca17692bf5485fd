"""绩效监控报告: how a department's money and results stood at the end of a month, why, and what is to be done."""

from monitoring.papers import headings
from monitoring.papers.documents import filling as documents
from monitoring.papers.documents.facts import Facts
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.paper import Missing, Occasion, Paper
from monitoring.papers.reports import balance, basics, causes, corrections, outlook, problems, texts, work
from monitoring.papers.reports import missing as report_missing
from monitoring.papers.reports import money as report_money
from monitoring.papers.reports import results as report_results

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
            "department": basics.department(metrics),
            "targets": basics.targets(metrics),
            "budget": basics.budget(metrics),
            "organisation": texts.written(metrics, "organisation"),
            "reporting": work.reporting(metrics),
            "execution": report_money.execution(metrics),
            "tally": report_results.tally(metrics),
            "balances": balance.balances(metrics),
            "deviations": causes.counted(metrics),
            "causes": causes.causes(metrics),
            "outlook": outlook.outlook(metrics),
            "corrected": corrections.corrected(metrics),
            "problems": problems.problems(metrics),
            "measures": [*texts.written(metrics, "measures"), *causes.measures(metrics)],
        },
        {
            "months": work.months(metrics),
            "money": report_money.lines(metrics),
            "late": report_results.late(metrics),
            "compared": balance.lines(metrics),
            "explained": causes.lines(metrics),
            "unsure": outlook.unsure(metrics),
            "corrections": corrections.lines(metrics),
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
