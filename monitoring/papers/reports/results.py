"""绩效目标完成 of a report: how many indicators are how far, and which are late or without a figure."""

from monitoring.charts.look import STATUS_COLOURS
from monitoring.language import formats
from monitoring.papers import indicator_texts
from monitoring.papers.documents.bars import Bar, bar
from monitoring.papers.documents.metrics import Metrics, in_unit
from monitoring.papers.documents.sentences import Figure, Sentence, listed, sentence, told
from monitoring.papers.reports.basics import levels
from monitoring.papers.tables import task_lines

PROGRESS, COUNTS = "indicator_progress", "status_counts"
# What a report names one by one.
LATE = frozenset({"slow", "behind", "no_data"})


def tally(metrics: Metrics) -> list[Sentence]:
    """How many indicators have which status, over all and by first levels."""
    return told(whole(metrics), *(of_level(metrics, level1) for level1 in levels(metrics)))


def whole(metrics: Metrics) -> Sentence | None:
    """How many of all indicators have which status, and how many have data."""
    return sentence(
        "截至{month}月底，{count}项绩效指标中{parts}；有数据的{with_data}项，数据覆盖率{coverage}。",
        month=metrics.occasion.month,
        count=metrics.figure(COUNTS, "indicator_count"),
        parts=listed(_counted(metrics, COUNTS, status) for status in task_lines.STATUSES),
        with_data=metrics.figure(COUNTS, "with_data_count"),
        coverage=metrics.figure(COUNTS, "coverage_rate", formats.percent),
    )


def bars_of(metrics: Metrics) -> list[Bar]:
    """How many of all indicators have which status."""
    whole = metrics.figure(COUNTS, "indicator_count").value
    return [
        bar(words, _count(metrics, COUNTS, name), whole, STATUS_COLOURS[name])
        for name, words in task_lines.STATUSES.items()
    ]


def late(metrics: Metrics) -> list[dict[str, Figure]]:
    """A line of figures for each indicator that is slow, behind or without data."""
    return [figures(metrics, row) for row in metrics.rows(PROGRESS, status=LATE)]


def figures(metrics: Metrics, row: dict) -> dict[str, Figure]:
    """The figures of an indicator, a row of ``indicator_progress``."""
    of, unit = metrics.of(PROGRESS, row), formats.unit_of(row)
    return {
        "code": of("indicator_code"),
        "name": of("level3"),
        "target": of("target_text", lambda _text: indicator_texts.target(row)),
        "actual": of("actual_to_date", in_unit(unit)),
        "expected": of("expected_to_date", lambda value: f"{formats.number(value, 2)}{unit}"),
        "rate": of("completion_rate", formats.completion),
        "status": of("status", lambda name: status(name, row["pacing"])),
    }


def status(name: str, pacing: str | None) -> str:
    """The word for a status; what has to hold every month is in range rather than done."""
    return "达标" if name == "met" and pacing == "every_month" else task_lines.STATUSES[name]


def of_level(metrics: Metrics, level1: str) -> Sentence | None:
    known = [name for name in task_lines.STATUSES if _count(metrics, "category_counts", name, level1=level1).value]
    return sentence(
        "{level1}{count}项：{parts}。",
        level1=level1 or "未分级指标",
        count=metrics.figure("category_counts", "indicator_count", level1=level1),
        parts=listed(_counted(metrics, "category_counts", name, level1=level1) for name in known),
    )


def _counted(metrics: Metrics, metric: str, status: str, **where) -> Sentence | None:
    words = "完成（达标）" if status == "met" else task_lines.STATUSES[status]
    return sentence("{words}{count}项", words=words, count=_count(metrics, metric, status, **where))


def _count(metrics: Metrics, metric: str, status: str, **where) -> Figure:
    return metrics.figure(metric, f"{status}_count", **where)
