"""绩效自评报告: what a department reached with its money in the year, its score, and what is made of it."""

from monitoring.papers import (
    documents,
    evaluated_lines,
    headings,
    report_basics,
    report_causes,
    report_goals,
    report_levels,
    report_missing,
    report_money,
    report_results,
    report_scores,
    report_texts,
    report_work,
)
from monitoring.papers.facts import Facts
from monitoring.papers.metrics import Metrics
from monitoring.papers.paper import Missing, Occasion, Paper

NAME = "self_evaluation_report"
TITLE = "部门整体支出绩效自评报告"
# The chapters of the first levels come after those of money and goal.
FIRST_CHAPTER = 3


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
            "conclusion": [*report_scores.conclusion(metrics), *report_texts.written(metrics, "conclusion")],
            "execution": report_money.execution(metrics),
            "goal_results": report_goals.results(metrics),
            "tally": report_results.tally(metrics),
            "deviations": report_causes.counted(metrics),
            "causes": report_causes.causes(metrics),
            "measures": [*report_texts.written(metrics, "measures"), *report_causes.measures(metrics)],
            "application": report_texts.written(metrics, "application"),
            "publication": report_texts.written(metrics, "publication"),
        },
        {
            "parts": report_scores.parts(metrics),
            "money": report_money.lines(metrics),
            "task_results": report_goals.of_tasks(metrics),
            "explained": report_causes.lines(metrics),
        },
        {"statuses": report_results.bars_of(metrics), "spent": report_money.bars_of(metrics)},
        report_levels.chapters(metrics, FIRST_CHAPTER),
    )


def missing(metrics: Metrics) -> list[Missing]:
    """What the report lacks, in the order of its parts."""
    written = evaluated_lines.written(metrics.database, metrics.occasion, report_texts.WHOLE)
    return [
        *evaluated_lines.before_december(metrics.occasion),
        *report_missing.of_figures(metrics),
        *report_missing.of_texts(metrics, "organisation"),
        *evaluated_lines.missing_result(written),
        *report_missing.of_words(metrics),
        *report_missing.of_texts(metrics, "application", "publication"),
    ]
