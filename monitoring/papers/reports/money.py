"""预算执行 of a report: how much of the budget and of each task's money is spent, against the time gone."""

from functools import partial

from monitoring.charts.look import INK, TO_DATE
from monitoring.language import formats
from monitoring.papers.documents.bars import Bar, bar
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Figure, Sentence, listed, sentence, told

LINES, TASKS = "budget_execution", "task_execution"
# Statuses of money, in the words of the official papers.
STATUSES = {
    "met": "已全部支出",
    "on_track": "正常",
    "slow": "偏慢",
    "behind": "滞后",
    "not_due": "未到支付月",
    "no_data": "未填报",
}
OVERSPENT = "超预算"


def execution(metrics: Metrics) -> list[Sentence]:
    """What is spent of the budget, line by line, and of the tasks' money; how many tasks are late with it."""
    budget, tasks = wholes(metrics)
    return told(budget, *(_line(metrics, row) for row in metrics.rows(LINES)), tasks, *by_status(metrics))


def wholes(metrics: Metrics) -> tuple[Sentence | None, Sentence | None]:
    """What is spent of the budget, and of the tasks' money: each has its own whole."""
    return _whole(metrics, "部门预算", "budget"), _whole(metrics, "各项工作任务拟投入资金", "tasks")


def by_status(metrics: Metrics) -> list[Sentence]:
    """How many tasks are how far with their money, and how many have spent more than they had."""
    return told(
        sentence(
            "按任务看，{parts}。",
            parts=listed(_of_status(metrics, status) for status in STATUSES if metrics.rows(TASKS, status=status)),
        ),
        _overspent(metrics),
    )


def lines(metrics: Metrics) -> list[dict[str, Figure | str]]:
    """A line of figures for each budget line and each task; the table's heading has the unit."""
    return [_figures(metrics, metric, row) for metric in (LINES, TASKS) for row in metrics.rows(metric)]


def bars_of(metrics: Metrics) -> list[Bar]:
    """The executed share of the budget and of the tasks' money, and beside them the time gone."""
    rate = partial(metrics.figure, "money_totals", show=formats.percent)
    return [
        bar(words, figure, 1, colour)
        for words, figure, colour in (
            ("部门预算执行率", rate("execution_rate", part="budget"), TO_DATE),
            ("任务资金执行率", rate("execution_rate", part="tasks"), TO_DATE),
            ("同期时间进度", rate("schedule_rate", part="budget"), INK),
        )
        if figure.value is not None
    ]


def status(row: dict) -> str:
    """The word for the state of a row of money: overspent before all else."""
    return OVERSPENT if row["overspent"] else STATUSES[row["status"]]


def _whole(metrics: Metrics, what: str, part: str) -> Sentence | None:
    of = partial(metrics.figure, "money_totals", part=part)
    return sentence(
        "截至{month}月底，{what}{budget}，已执行{executed}，执行率{rate}，同期时间进度{schedule}。",
        what=what,
        month=of("judged_month"),
        budget=of("budget_amount", metrics.money),
        executed=of("executed_amount", metrics.money),
        rate=of("execution_rate", formats.percent),
        schedule=of("schedule_rate", formats.percent),
    )


def _line(metrics: Metrics, row: dict) -> Sentence | None:
    of = metrics.of(LINES, row)
    return sentence(
        "{name}预算{budget}，已执行{executed}，执行率{rate}。",
        name=of("task_name"),
        budget=of("budget_amount", metrics.money),
        executed=of("executed_amount", metrics.money),
        rate=of("execution_rate", formats.percent),
    )


def _of_status(metrics: Metrics, status: str) -> Sentence | None:
    return sentence("{status}{count}项", status=STATUSES[status], count=metrics.count(TASKS, status=status))


def _overspent(metrics: Metrics) -> Sentence | None:
    count = metrics.count(TASKS, overspent=True)
    return sentence("支出超过预算的任务{count}项。", count=count) if count.value else None


def _figures(metrics: Metrics, metric: str, row: dict) -> dict[str, Figure | str]:
    of = metrics.of(metric, row)
    return {
        "name": of("task_name"),
        "planned": of("planned_amount", metrics.amount),
        "budget": of("budget_amount", metrics.amount),
        "executed": of("executed_amount", metrics.amount),
        "rate": of("execution_rate", formats.percent),
        "schedule": of("schedule_rate", formats.percent),
        "status": of("status", lambda _status: status(row)),
    }
