"""基本情况 of a report: whose it is, what it set out to reach, with which tasks and how much money."""

from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Sentence, listed, sentence, told
from monitoring.papers.reports import texts

# Code of a budget line; the official form numbers them so.
BASIC, PROJECT = "B1", "B2"


def department(metrics: Metrics) -> list[Sentence]:
    """Who the department is, and its goal of the year as the form has it."""
    of = metrics.figure
    goal = texts.paragraphs(metrics, "departments", metrics.rows("departments")[0], "goal_text")
    return told(
        sentence(
            "{name}财政供养人员{staff}人，下属二级单位{units}个。",
            name=of("departments", "department_name"),
            staff=of("departments", "staff_count"),
            units=of("departments", "subordinate_unit_count"),
        ),
        *(sentence("年度总体目标：{goal}", goal=first) for first in goal[:1]),
        *goal[1:],
    )


def targets(metrics: Metrics) -> list[Sentence]:
    """How many indicators there are, by first levels, and how many tasks."""
    return told(
        sentence(
            "年度绩效目标设绩效指标{count}项，其中{parts}。",
            count=metrics.figure("status_counts", "indicator_count"),
            parts=listed(_of_level(metrics, level1) for level1 in levels(metrics)),
        ),
        sentence(
            "年度工作任务{count}项，拟投入资金{amount}。",
            count=metrics.figure("money_totals", "line_count", part="tasks"),
            amount=metrics.figure("money_totals", "planned_amount", metrics.money, part="tasks"),
        ),
    )


def levels(metrics: Metrics) -> list[str]:
    """The first levels of the indicators, in the order of the form."""
    return list(dict.fromkeys(row["level1"] for row in metrics.rows("category_counts")))


def _of_level(metrics: Metrics, level1: str) -> Sentence | None:
    count = metrics.figure("category_counts", "indicator_count", level1=level1)
    return sentence("{level1}{count}项", level1=level1 or "未分级指标", count=count)


def budget(metrics: Metrics) -> list[Sentence]:
    """The budget at the beginning of the year, line by line, and after adjustment."""
    money = metrics.money
    adjusted = metrics.figure("monitored_money", "adjustment_amount", money, task_code="total")
    return told(
        sentence(
            "部门预算年初预算数{amount}{lines}。",
            amount=metrics.figure("monitored_money", "planned_amount", money, task_code="total"),
            lines=_of_lines(metrics) or "",
        ),
        sentence(
            "年内调整{adjusted}，调整后预算数{amount}。",
            adjusted=adjusted,
            amount=metrics.figure("monitored_money", "budget_amount", money, task_code="total"),
        )
        if adjusted.value
        else None,
    )


def _of_lines(metrics: Metrics) -> Sentence | None:
    lines = listed(
        sentence(
            "{name}{amount}",
            name=metrics.figure("monitored_money", "task_name", task_code=code),
            amount=metrics.figure("monitored_money", "planned_amount", metrics.money, task_code=code),
        )
        for code in (BASIC, PROJECT)
    )
    return sentence("（其中{lines}）", lines=lines)
