"""偏差原因 and 措施 of a report: what people said of each deviation, by the five kinds of causes."""

from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Figure, Sentence, listed, sentence, told
from monitoring.papers.tables.monitored_lines import CAUSES

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
    """How many deviations have which kind of cause; one may have several."""
    known = [column for column in CAUSES if metrics.rows(METRIC, **{column: True})]
    return told(
        sentence(
            "按原因类别：{parts}（同一事项可有多类原因）。",
            parts=listed(_of_cause(metrics, column) for column in known),
        )
    )


def lines(metrics: Metrics) -> list[dict[str, Figure | str]]:
    """A line for each deviation that was explained: the kinds of its causes, its reason and its measures in full."""
    return [_line(metrics, row) for row in metrics.rows(METRIC, is_owed=False)]


def measures(metrics: Metrics) -> list[Sentence]:
    """Of how many deviations measures were entered."""
    codes = frozenset(row["item_code"] for row in metrics.rows(METRIC) if row["measures"])
    if not codes:
        return []
    count = metrics.count(METRIC, item_code=codes)
    return told(sentence("对{count}项偏差已提出改进措施，逐项见“偏差原因与改进措施”表。", count=count))


def _of_cause(metrics: Metrics, column: str) -> Sentence | None:
    return sentence("{words}{count}项", words=CAUSES[column], count=metrics.count(METRIC, **{column: True}))


def _line(metrics: Metrics, row: dict) -> dict[str, Figure | str]:
    of = metrics.of(METRIC, row)
    return {
        "name": of("item_name"),
        "causes": "、".join(words for column, words in CAUSES.items() if row[column]),
        "reason": of("reason_text"),
        "measures": of("measures"),
    }
