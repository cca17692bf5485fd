"""偏差原因 and 措施 of a report: what people said of each deviation, by the five kinds of causes."""

from monitoring.language import formats
from monitoring.papers.metrics import Metrics
from monitoring.papers.monitored_lines import CAUSES
from monitoring.papers.sentences import Sentence, sentence, told

METRIC = "deviation_explanations"


def counted(metrics: Metrics) -> list[Sentence]:
    """How many indicators, tasks and budget lines deviate, and how many of them nobody has explained."""
    return told(
        sentence(
            "截至{month}月底，存在偏差的绩效指标和资金{count}项，其中已说明原因{explained}项，尚未说明{owed}项。",
            month=metrics.occasion.month,
            count=metrics.count(METRIC),
            explained=metrics.count(METRIC, is_owed=False),
            owed=metrics.count(METRIC, is_owed=True),
        )
    )


def causes(metrics: Metrics) -> list[Sentence]:
    """For each kind of cause how many name it, and their texts; what names several stands under each."""
    return [each for column, words in CAUSES.items() for each in _of_cause(metrics, column, words)]


def measures(metrics: Metrics) -> list[Sentence]:
    """The measures that were entered, one by one."""
    return told(*(_said(metrics, row, "measures") for row in metrics.rows(METRIC)))


def _of_cause(metrics: Metrics, column: str, words: str) -> list[Sentence]:
    rows = metrics.rows(METRIC, **{column: True})
    if not rows:
        return []
    count = metrics.count(METRIC, **{column: True})
    return told(
        sentence("{words}方面原因{count}项：", words=words, count=count),
        *(_said(metrics, row, "reason_text") for row in rows),
    )


def _said(metrics: Metrics, row: dict, column: str) -> Sentence | None:
    if not row[column]:
        return None
    of = metrics.of(METRIC, row)
    return sentence("{name}：{said}。", name=of("item_name"), said=of(column, formats.unstopped))
