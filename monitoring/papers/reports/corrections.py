"""整改 of a report of the second round: what was decided of each deviation, until when, and what came of it."""

from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Figure, Sentence, sentence, told

METRIC = "corrections"
# Metric → column with the name of what its rows are of.
_NAMES = {"indicator_progress": ("indicator_code", "level3"), "monitored_money": ("task_code", "task_name")}


def rows(metrics: Metrics) -> list[dict]:
    """The corrections in force, in the second round; the first has none to tell."""
    return metrics.rows(METRIC) if metrics.occasion.round_number > 1 else []


def corrected(metrics: Metrics) -> list[Sentence]:
    """How many corrections were decided, and how many are done."""
    if not rows(metrics):
        return []
    decided = metrics.count(METRIC)
    open_count = metrics.count(METRIC, done_on=None)
    return told(
        sentence("对第一次监控发现的偏差作出整改决定{count}项，其中尚未完成{open}项。", count=decided, open=open_count)
    )


def lines(metrics: Metrics) -> list[dict[str, Figure]]:
    """A line of figures for each correction."""
    lines = []
    for row in rows(metrics):
        of = metrics.of(METRIC, row)
        lines.append(
            {
                "name": _name(metrics, row["item_code"]),
                "decision": of("decision"),
                "measures": of("measures"),
                "due": of("due_on"),
                "result": of("result"),
                "done": of("done_on"),
            }
        )
    return lines


def _name(metrics: Metrics, code: str) -> Figure:
    names = (
        metrics.of(metric, row)(name)
        for metric, (key, name) in _NAMES.items()
        for row in metrics.rows(metric, **{key: code})
    )
    return next(names, metrics.figure(METRIC, "item_code", item_code=code))
