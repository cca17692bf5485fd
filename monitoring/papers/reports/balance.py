"""双监控 of a report: whether the money of each task buys the results that are due by now."""

from monitoring.language import formats
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Figure, Sentence, listed, sentence, told

METRIC = "double_monitoring"
BALANCES = {
    "money_ahead": "资金快于绩效",
    "results_ahead": "绩效快于资金",
    "in_step": "资金与绩效同步",
    "both_short": "同步但均未达到应有进度",
    "not_due": "尚无到期内容可比",
    "no_data": "尚无数据",
    "no_link": "未关联绩效指标",
}
APART = frozenset({"money_ahead", "results_ahead"})
# Told in a sentence each; all stand in the table.
NAMED = 5
# Of these there is something to compare.
COMPARED = frozenset({"money_ahead", "results_ahead", "in_step", "both_short"})


def balances(metrics: Metrics) -> list[Sentence]:
    """How many tasks have their money in step with their results, and which have not."""
    known = [name for name in BALANCES if metrics.rows(METRIC, balance=name)]
    return told(
        sentence(
            "{count}项工作任务中，{parts}。",
            count=metrics.count(METRIC),
            parts=listed(_counted(metrics, name) for name in known),
        ),
        *(_apart(metrics, row) for row in metrics.rows(METRIC, balance=APART)[:NAMED]),
    )


def lines(metrics: Metrics) -> list[dict[str, Figure]]:
    """A line of figures for each task whose money and results can be compared."""
    lines = []
    for row in metrics.rows(METRIC, balance=COMPARED):
        of = metrics.of(METRIC, row)
        lines.append(
            {
                "name": of("task_name"),
                "money": of("money_rate", formats.percent),
                "results": of("results_rate", formats.percent),
                "gap": of("gap_rate", points_between),
                "compared": of("compared_count"),
                "balance": of("balance", BALANCES.get),
            }
        )
    return lines


def points_between(rate) -> str:
    """A difference of two rates in percentage points, with its sign."""
    return f"{'+' if rate > 0 else ''}{formats.number(rate * 100, 1)}个百分点"


def _counted(metrics: Metrics, name: str) -> Sentence | None:
    return sentence("{words}的{count}项", words=BALANCES[name], count=metrics.count(METRIC, balance=name))


def _apart(metrics: Metrics, row: dict) -> Sentence | None:
    of = metrics.of(METRIC, row)
    return sentence(
        "“{name}”按应达进度计，资金完成{money}，绩效完成{results}，相差{gap}，{balance}。",
        name=of("task_name"),
        money=of("money_rate", formats.percent),
        results=of("results_rate", formats.percent),
        gap=of("gap_rate", points_between),
        balance=of("balance", BALANCES.get),
    )
