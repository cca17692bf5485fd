"""自评结论 of a report: the score, its parts, and by which points it is given."""

from monitoring.papers.documents.metrics import Metrics, points
from monitoring.papers.documents.sentences import Figure, Sentence, sentence, told

METRIC = "trial_score"
PARTS = {
    "execution": "预算执行率",
    "cost": "成本",
    "output": "产出",
    "benefit": "效益",
    "satisfaction": "满意度",
    "other": "其他指标",
    "total": "合计",
}
GRADES = {"excellent": "优", "good": "良", "pass": "中", "fail": "差"}


def conclusion(metrics: Metrics) -> list[Sentence]:
    """The score and its grade; while points are open, how many, and no grade, which would mislead."""
    return told(_score(metrics), _of_points(metrics))


def parts(metrics: Metrics) -> list[dict[str, Figure]]:
    """A line of figures for each part of the score, and for their sum."""
    lines = []
    for row in metrics.rows(METRIC):
        of = metrics.of(METRIC, row)
        lines.append(
            {
                "part": of("part", PARTS.get),
                "count": of("indicator_count"),
                "points": of("points", points),
                "score": of("score", points),
                "open": of("open_points", points),
            }
        )
    return lines


def _score(metrics: Metrics) -> Sentence | None:
    total = metrics.rows(METRIC, part="total")
    if not total:
        return None
    of = metrics.of(METRIC, total[0])
    if total[0]["open_points"]:
        return sentence(
            "按现有数据得{score}分，另有{open}分因尚无数据待定，暂不评定等级。",
            score=of("score", points),
            open=of("open_points", points),
        )
    return sentence("自评得分{score}分，等级为“{grade}”。", score=of("score", points), grade=of("grade", GRADES.get))


def _of_points(metrics: Metrics) -> Sentence | None:
    """Whether the form says how many points each indicator has."""
    total = metrics.rows(METRIC, part="total")
    if not total:
        return None
    if total[0]["are_weights_points"]:
        return Sentence("各项分值按目标申报表所列权重，未作调整。")
    return Sentence(
        "目标申报表未列分值，各部分分值按系统设置；部分内各指标均有权重的按权重分配，其余平均分配，得分为试评分。"
    )
