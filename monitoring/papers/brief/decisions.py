"""需要决策的事项 of a brief: what deviates most, how far it is, and what was said of it."""

from monitoring.language import formats
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Figure, Sentence, sentence, told
from monitoring.papers.reports.causes import METRIC, counted
from monitoring.papers.reports.money import LINES, OVERSPENT, STATUSES, TASKS
from monitoring.papers.reports.results import PROGRESS, figures

# As many as fit on the page; the list of all is on the page *Deviations*.
SHOWN = 7
LONGEST_NAME, LONGEST_TEXT = 30, 48
FAR_ABOVE = "远超目标"
UNEXPLAINED = "尚未说明原因"


def decisions(metrics: Metrics) -> list[Sentence]:
    """How much deviates, and what will not be reached any more."""
    if not metrics.rows(METRIC):
        return told(sentence("截至{month}月底没有存在偏差的事项。", month=metrics.occasion.month))
    impossible = metrics.count("expected_results", likelihood="impossible")
    ahead = metrics.count("double_monitoring", balance="money_ahead")
    return told(
        *counted(metrics),
        sentence("全年完全不可能完成目标的绩效指标{count}项。", count=impossible) if impossible.value else None,
        sentence("资金进度明显快于绩效的任务{count}项。", count=ahead) if ahead.value else None,
        Sentence("下表为偏差最大的事项，其余见系统“偏差”页。") if len(metrics.rows(METRIC)) > SHOWN else None,
    )


def urgent(metrics: Metrics) -> list[dict[str, Figure]]:
    """A line of figures for each of what deviates most."""
    return [_line(metrics, row) for row in metrics.rows(METRIC)[:SHOWN]]


def _line(metrics: Metrics, row: dict) -> dict[str, Figure]:
    of = metrics.of(METRIC, row)
    progress = _of_indicator if row["item_kind"] == "indicator" else _of_money
    return progress(metrics, row) | {
        "name": of("item_name", lambda name: formats.shortened(name, LONGEST_NAME)),
        "said": of("is_owed", lambda is_owed: UNEXPLAINED if is_owed else _said(row)),
    }


def _said(row: dict) -> str:
    """Reason and measures in as few words as the table has room for."""
    parts = filter(None, (row["reason_text"], row["measures"]))
    return formats.shortened("；".join(map(formats.unstopped, parts)).replace("\n", " "), LONGEST_TEXT)


def _of_indicator(metrics: Metrics, row: dict) -> dict[str, Figure]:
    (progress,) = metrics.rows(PROGRESS, indicator_code=row["item_code"])
    shown = figures(metrics, progress)
    state = metrics.of(METRIC, row)("is_excess", lambda _excess: FAR_ABOVE) if row["is_excess"] else shown["status"]
    return {"stand": shown["actual"], "due": shown["expected"], "status": state}


def _of_money(metrics: Metrics, row: dict) -> dict[str, Figure]:
    of = next(
        metrics.of(metric, line)
        for metric in (LINES, TASKS)
        for line in metrics.rows(metric, task_code=row["item_code"])
    )
    word = OVERSPENT if row["is_excess"] else STATUSES[row["status"]]
    return {
        "stand": of("execution_rate", formats.percent),
        "due": of("schedule_rate", formats.percent),
        "status": metrics.of(METRIC, row)("status", lambda _status: word),
    }
