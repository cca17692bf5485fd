"""未填报 of a brief: whose reports and explanations of the month are still to come."""

from monitoring.papers import indicator_texts
from monitoring.papers.brief.changes import NAMED, named, shortened
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Figure, Sentence, listed, sentence, told
from monitoring.papers.reports.causes import METRIC as EXPLAINED
from monitoring.papers.reports.money import TASKS
from monitoring.papers.reports.results import PROGRESS

OWED = "owed_reports"
NO_OFFICE = "未指定责任处室"


def owed(metrics: Metrics) -> list[Sentence]:
    """What is not reported of the month, by office where offices are named, and who owes which explanations."""
    codes = frozenset(row["indicator_code"] for row in metrics.rows(OWED))
    return told(
        _reports(metrics),
        _by_office(metrics, "未填报指标按责任处室：{parts}。", PROGRESS, indicator_code=codes) if codes else None,
        _money(metrics),
        _by_office(metrics, "尚未说明偏差原因：{parts}。", EXPLAINED, is_owed=True),
    )


def _reports(metrics: Metrics) -> Sentence | None:
    rows = metrics.rows(OWED)
    count = metrics.count(OWED)
    if not rows:
        return sentence("{month}月应填报的绩效数据中未填报{count}项。", month=metrics.occasion.month, count=count)
    return sentence(
        "{month}月应填报的绩效数据中未填报{count}项：{names}{rest}。",
        month=metrics.occasion.month,
        count=count,
        names=listed(_indicator(metrics, row) for row in rows[:NAMED]),
        rest="等" if len(rows) > NAMED else "",
    )


def _money(metrics: Metrics) -> Sentence | None:
    rows = metrics.rows(TASKS, executed_amount=None)
    return sentence(
        "全年尚未填报支出的任务{count}项：{names}{rest}。",
        count=metrics.count(TASKS, executed_amount=None),
        names=listed(_name(metrics, TASKS, row, "task_name") for row in rows[:NAMED]),
        rest="等" if len(rows) > NAMED else "",
    )


def _by_office(metrics: Metrics, words: str, metric: str, **where) -> Sentence | None:
    """How many rows each office has; nothing where no office is named at all."""
    offices = dict.fromkeys(row["responsible_office"] for row in metrics.rows(metric, **where))
    if not any(offices):
        return None
    return sentence(words, parts=listed(_office(metrics, metric, office, where) for office in offices))


def _office(metrics: Metrics, metric: str, office: str | None, where: dict) -> Sentence | None:
    count = metrics.count(metric, responsible_office=office, **where)
    return sentence("{office}{count}项", office=office or NO_OFFICE, count=count)


def _indicator(metrics: Metrics, row: dict) -> Sentence | None:
    """The name of an indicator, with the explanation where another has the same name."""
    name = indicator_texts.names(metrics.rows(PROGRESS))[row["indicator_code"]]
    return sentence("{name}", name=metrics.of(OWED, row)("level3", lambda _name: shortened(name)))


def _name(metrics: Metrics, metric: str, row: dict, column: str) -> Sentence | None:
    shown: Figure = metrics.of(metric, row)(column, lambda _name: named(row, column))
    return sentence("{name}", name=shown)
