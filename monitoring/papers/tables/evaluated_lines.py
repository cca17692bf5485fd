"""The lines of a self-evaluation: an indicator each, what was reached, its points, score, and why it fell short."""

from collections.abc import Iterable

from monitoring.language.catalogue import gettext as _
from monitoring.papers import indicator_texts
from monitoring.papers.figures import Value
from monitoring.papers.paper import Missing, Occasion
from monitoring.papers.tables import monitored_lines, outlooks


def lines(indicators: list[dict], said: dict[str, dict], scores: dict[str, dict]) -> list[dict[str, Value]]:
    """A line for each row of ``indicator_progress``; ``scores`` has points and score by code."""
    names = indicator_texts.names(indicators)
    by_code = {row["indicator_code"]: row for row in indicators}
    return [_line(row, names[code], said.get(code, {}), scores.get(code, {})) for code, row in by_code.items()]


def _line(row: dict, name: str, said: dict, score: dict) -> dict[str, Value]:
    return {
        "level1": row["level1"],
        "level2": row["level2"],
        "level3": name,
        "target": indicator_texts.target(row),
        "comparator": indicator_texts.nature(row),
        "target_number": row["target_text"] if row["target_value"] is None else row["target_value"],
        "unit": row["unit"],
        "actual": indicator_texts.reached(row),
        "actual_number": row["actual_to_date"],
        "points": score.get("points"),
        "score": score.get("score"),
        "reasons_and_measures": "\n".join(filter(None, (monitored_lines.causes(said), said.get("measures")))) or None,
    }


def totals(scores: dict[str, dict]) -> dict[str, Value]:
    """Points and score of the money, and of all together."""
    money, total = scores.get("execution", {}), scores.get("total", {})
    return {
        "total.points": money.get("points"),
        "total.score": money.get("score"),
        "indicator_points": total["points"] - money.get("points", 0) if total else None,
        "total_points": total.get("points"),
        "total_score": total.get("score"),
    }


def texts(scores: dict[str, dict], written: dict[str, str], explained: list[dict]) -> dict[str, Value]:
    """Conclusion, problems and measures: as somebody has ``written`` them, else from score and explanations."""
    score = scores.get("total", {}).get("score")
    own = {
        "conclusion": None if score is None else f"自评总分{round(score, 2).normalize():f}分。",
        "problems": _joined(row.get("reason_text") for row in explained),
        "measures": _joined(row.get("measures") for row in explained),
    }
    return {topic: written.get(topic) or text for topic, text in own.items()}


def _joined(texts: Iterable[str | None]) -> str | None:
    return "\n".join(filter(None, texts)) or None


def written(database, occasion: Occasion, item_code: str) -> dict[str, str]:
    """What somebody wrote of the department (``total``) or a project: topic → text; ``result`` of its goal."""
    texts = database.query("paper_texts", **occasion.key)
    return {row["topic"]: row["body"] for row in texts if row["item_code"] == item_code and row["body"]}


def missing_result(written: dict[str, str]) -> list[Missing]:
    """That nobody has said what came of the year's goal."""
    if "result" in written:
        return []
    return [Missing(_("It is not said what came of the goal of the year."), "targets", {"targets_tab": "texts"})]


def before_december(occasion: Occasion) -> list[Missing]:
    """That a self-evaluation is of the whole year, where the month is an earlier one."""
    if occasion.month == 12:
        return []
    sentence = _("A self-evaluation is of the whole year, and these figures are up to month {month}.")
    return [Missing(sentence.format(month=occasion.month), "reports", {"month": "12"})]


def missing(indicators: list[dict], said: dict[str, dict]) -> list[Missing]:
    """Final values that nobody reported, and reasons that are owed."""
    sentence = _("{code} {name} has no final value.")
    without_value = [
        Missing(sentence.format(code=row["indicator_code"], name=row["level3"]), "submit")
        for row in indicators
        if row["actual_to_date"] is None
    ]
    return without_value + outlooks.owed(indicators, said)
