"""The lines of a self-evaluation: an indicator each, what was reached, its points, score, and why it fell short."""

from monitoring.language.catalogue import gettext as _
from monitoring.papers import indicator_texts, monitored_lines
from monitoring.papers.figures import Value
from monitoring.papers.paper import Missing, Occasion


def said(database, occasion: Occasion) -> dict[str, dict]:
    """What was explained of the month, by the code of the indicator or task."""
    return monitored_lines.said(database, occasion)


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


def texts(scores: dict[str, dict], said: dict[str, dict], codes: list[str]) -> dict[str, Value]:
    """The conclusion, the problems and the measures in words, as far as the score and what was explained have them."""
    explained = [said[code] for code in codes if code in said]
    score = scores.get("total", {}).get("score")
    return {
        "conclusion": None if score is None else f"自评总分{round(score, 2).normalize():f}分。",
        "problems": "\n".join(row["reason_text"] for row in explained if row["reason_text"]) or None,
        "measures": "\n".join(row["measures"] for row in explained if row["measures"]) or None,
    }


def before_december(occasion: Occasion) -> list[Missing]:
    """That a self-evaluation is of the whole year, where the month is an earlier one."""
    if occasion.month == 12:
        return []
    sentence = _("A self-evaluation is of the whole year, and these figures are up to month {month}.")
    return [Missing(sentence.format(month=occasion.month), "reports", {"month": "12"})]


def missing(indicators: list[dict], said: dict[str, dict], scores: dict[str, dict]) -> list[Missing]:
    """Final values that nobody reported, and reasons that are owed."""
    sentence = _("{code} {name} has no final value.")
    without_value = [
        Missing(sentence.format(code=row["indicator_code"], name=row["level3"]), "submit")
        for row in indicators
        if row["actual_to_date"] is None
    ]
    return without_value + monitored_lines.missing(indicators, said)
