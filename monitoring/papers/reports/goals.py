"""总体目标完成情况 of a self-evaluation: what people said came of the goal of the year and of each task."""

from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Figure, Sentence
from monitoring.papers.reports import texts

METRIC = "goal_results"


def results(metrics: Metrics) -> list[Sentence]:
    """The paragraphs of what came of the department's goal; none where nobody said it."""
    return [
        each
        for row in metrics.rows(METRIC, item_code=texts.WHOLE)
        for each in texts.paragraphs(metrics, METRIC, row, "result_text")
    ]


def of_tasks(metrics: Metrics) -> list[dict[str, Figure]]:
    """A line for each task of which somebody said what came of it."""
    lines = []
    for row in metrics.rows(METRIC):
        if row["item_code"] != texts.WHOLE and row["result_text"]:
            of = metrics.of(METRIC, row)
            lines.append({"name": of("item_name"), "goal": of("goal_text"), "result": of("result_text")})
    return lines
