"""监控工作开展情况 of a report: which figures were due, which came and when, who confirmed them."""

from functools import partial

from monitoring.language import formats
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Figure, Sentence, sentence, told

# Of a month, in the words of the official papers.
APPROVALS = {
    "open": "未填报完成",
    "reported": "已填报",
    "returned": "已退回",
    "changed": "审核后有变动",
    "approved": "已审核",
}


def reporting(metrics: Metrics) -> list[Sentence]:
    """How many reports of the month came, how many in time; how many of the months so far are approved."""
    of = partial(metrics.figure, "reporting", month=metrics.occasion.month)
    return told(
        received(metrics),
        sentence(
            "已填报数据中按时填报{on_time}项，及时率{rate}。",
            on_time=of("on_time_count"),
            rate=of("timeliness_rate", formats.percent),
        ),
        _approved(metrics),
        _last_submission(metrics),
    )


def received(metrics: Metrics) -> Sentence | None:
    """How many of the reports that are due in the month came."""
    of = partial(metrics.figure, "reporting", month=metrics.occasion.month)
    return sentence(
        "{month}月应填报绩效数据{expected}项，已填报{received}项，上报率{rate}。",
        month=metrics.occasion.month,
        expected=of("expected_count"),
        received=of("received_count"),
        rate=of("reporting_rate", formats.percent),
    )


def months(metrics: Metrics) -> list[dict[str, Figure]]:
    """A line of figures for each month so far in which reports were due."""
    lines = []
    for row in metrics.rows("reporting", month=_so_far(metrics)):
        of = metrics.of("reporting", row)
        lines.append(
            {
                "month": of("month", "{}月".format),
                "expected": of("expected_count"),
                "received": of("received_count"),
                "on_time": of("on_time_count"),
                "rate": of("reporting_rate", formats.percent),
                "state": of("approval", APPROVALS.get),
            }
        )
    return lines


def _so_far(metrics: Metrics) -> frozenset[int]:
    return frozenset(range(1, metrics.occasion.month + 1))


def _approved(metrics: Metrics) -> Sentence | None:
    approved = metrics.count("month_approvals", month=_so_far(metrics), approval="approved")
    if not approved.value:
        # Where nobody approves months, nothing is said of it.
        return None
    return sentence("截至{month}月，已有{count}个月的数据经审核确认。", month=metrics.occasion.month, count=approved)


def _last_submission(metrics: Metrics) -> Sentence | None:
    rows = metrics.rows("submission_history", state="live", kind=frozenset({"actuals", "spending", "monitoring"}))
    if not rows:
        return None
    of = metrics.of("submission_history", rows[0])
    return sentence("最近一次填报绩效或支出数据的时间为{at}。", at=of("submitted_at", "{:%Y-%m-%d %H:%M}".format))
