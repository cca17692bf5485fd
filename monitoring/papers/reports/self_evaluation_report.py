"""绩效自评报告: what a department reached with its money in the year, its score, and what is made of it."""

from monitoring.papers import headings
from monitoring.papers.documents import filling as documents
from monitoring.papers.documents.facts import Facts
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.paper import Missing, Occasion, Paper
from monitoring.papers.reports import basics, causes, goals, results, scores, texts, work
from monitoring.papers.reports import levels as report_levels
from monitoring.papers.reports import missing as report_missing
from monitoring.papers.reports import money as report_money
from monitoring.papers.tables import evaluated_lines

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
            "department": basics.department(metrics),
            "targets": basics.targets(metrics),
            "budget": basics.budget(metrics),
            "organisation": texts.written(metrics, "organisation"),
            "reporting": work.reporting(metrics),
            "conclusion": [*scores.conclusion(metrics), *texts.written(metrics, "conclusion")],
            "execution": report_money.execution(metrics),
            "goal_results": goals.results(metrics),
            "tally": results.tally(metrics),
            "deviations": causes.counted(metrics),
            "causes": causes.causes(metrics),
            "measures": [*texts.written(metrics, "measures"), *causes.measures(metrics)],
            "application": texts.written(metrics, "application"),
            "publication": texts.written(metrics, "publication"),
        },
        {
            "parts": scores.parts(metrics),
            "money": report_money.lines(metrics),
            "task_results": goals.of_tasks(metrics),
            "explained": causes.lines(metrics),
        },
        {"statuses": results.bars_of(metrics), "spent": report_money.bars_of(metrics)},
        report_levels.chapters(metrics, FIRST_CHAPTER),
    )


def missing(metrics: Metrics) -> list[Missing]:
    """What the report lacks, in the order of its parts."""
    written = evaluated_lines.written(metrics.database, metrics.occasion, texts.WHOLE)
    return [
        *evaluated_lines.before_december(metrics.occasion),
        *report_missing.of_figures(metrics),
        *report_missing.of_texts(metrics, "organisation"),
        *evaluated_lines.missing_result(written),
        *report_missing.of_words(metrics),
        *report_missing.of_texts(metrics, "application", "publication"),
    ]
