"""与上月相比 of a brief: which indicators turned to the better or the worse, and what was spent in the month."""

from monitoring.language import formats
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Sentence, listed, sentence, told
from monitoring.papers.reports.money import LINES
from monitoring.papers.reports.results import PROGRESS, status

# From bad to good; a status that is not among them says nothing of better or worse.
ORDER = ("behind", "slow", "on_track", "met")
# What is named one by one; the rest is counted.
NAMED = 5
LONGEST_NAME = 24


def changes(metrics: Metrics) -> list[Sentence]:
    """What changed since the month before."""
    return told(*_turned(metrics), _spent(metrics))


def named(row: dict, name: str) -> str:
    """The name in a row as it stands among others."""
    return shortened(row[name])


def shortened(name: str) -> str:
    """A name no longer than a line has room for."""
    return formats.shortened(name, LONGEST_NAME)


def _turned(metrics: Metrics) -> list[Sentence | None]:
    if metrics.occasion.month == 1:
        return [Sentence("本月为年度首月，没有上月可比。")]
    rows = metrics.rows(PROGRESS, has_turned=True)
    if not rows:
        count = metrics.count(PROGRESS, has_turned=True)
        return [sentence("状态与上月不同的绩效指标{count}项。", count=count)]
    return [
        _group(metrics, words, [row for row in rows if _direction(row) == direction])
        for direction, words in ((-1, "状态变差"), (1, "状态变好"), (0, "其他状态变化"))
    ]


def _direction(row: dict) -> int:
    """1 where a row turned to the better, -1 to the worse, 0 where neither can be said."""
    before, now = row["status_before"], row["status"]
    if before not in ORDER or now not in ORDER:
        return 0
    return 1 if ORDER.index(now) > ORDER.index(before) else -1


def _group(metrics: Metrics, words: str, rows: list[dict]) -> Sentence | None:
    codes = frozenset(row["indicator_code"] for row in rows)
    return sentence(
        "{words}的绩效指标{count}项：{names}{rest}。",
        words=words,
        count=metrics.count(PROGRESS, indicator_code=codes),
        names=listed(_turn(metrics, row) for row in rows[:NAMED]),
        rest="等" if len(rows) > NAMED else "",
    )


def _turn(metrics: Metrics, row: dict) -> Sentence | None:
    of, pacing = metrics.of(PROGRESS, row), row["pacing"]
    return sentence(
        "{name}（{before}→{now}）",
        name=of("level3", lambda _name: named(row, "level3")),
        before=of("status_before", lambda name: status(name, pacing)),
        now=of("status", lambda name: status(name, pacing)),
    )


def _spent(metrics: Metrics) -> Sentence | None:
    spent = metrics.figure(LINES, "spent_amount", metrics.money)
    return sentence("{month}月部门预算支出{spent}。", month=metrics.occasion.month, spent=spent)
