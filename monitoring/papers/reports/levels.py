"""绩效目标完成情况分析 of a self-evaluation: a chapter for each first level, as the form prints them."""

from monitoring.papers.documents.facts import Chapter
from monitoring.papers.documents.metrics import Metrics, points
from monitoring.papers.documents.sentences import Figure, told
from monitoring.papers.reports import results
from monitoring.papers.reports.basics import levels

SCORES = "department_evaluation"
NUMERALS = "一二三四五六七八九十"


def chapters(metrics: Metrics, first: int) -> list[Chapter]:
    """A chapter for each first level: how many of its indicators are how far, and each with its points and score.

    The ``first`` has this number.
    """
    return [_chapter(metrics, level1, number) for number, level1 in enumerate(levels(metrics), first)]


def _chapter(metrics: Metrics, level1: str, number: int) -> Chapter:
    numeral = NUMERALS[number - 1] if number <= len(NUMERALS) else str(number)
    name = (level1 or "未分级指标").removesuffix("指标")
    rows = metrics.rows(results.PROGRESS, level1=level1)
    return Chapter(
        f"（{numeral}）{name}指标完成情况",
        told(results.of_level(metrics, level1)),
        [_line(metrics, row) for row in rows],
    )


def _line(metrics: Metrics, row: dict) -> dict[str, Figure]:
    of_score = {"item_code": row["indicator_code"]}
    shown = results.figures(metrics, row)
    return {name: shown[name] for name in ("code", "name", "target", "actual", "rate")} | {
        "points": metrics.figure(SCORES, "points", points, **of_score),
        "score": metrics.figure(SCORES, "score", points, **of_score),
    }
