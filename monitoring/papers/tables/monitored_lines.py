"""The lines of a monitoring table: an indicator each, how far it is, why it deviates, what is expected."""

from monitoring.language import formats
from monitoring.papers import indicator_texts
from monitoring.papers.figures import Value, measured, tick
from monitoring.papers.tables import outlooks

# The columns of the reasons, as the official table heads them.
CAUSES = {
    "is_funding_reason": "经费保障",
    "is_policy_reason": "制度保障",
    "is_staffing_reason": "人员保障",
    "is_facility_reason": "硬件条件保障",
    "is_other_reason": "其他",
}
POSSIBILITIES = {"certain": "确定能", "possible": "有可能", "impossible": "完全不可能"}


def lines(indicators: list[dict], said: dict[str, dict]) -> list[dict[str, Value]]:
    """A line of the table for each row of ``indicator_progress``; ``said`` has what is said of it by code."""
    names = indicator_texts.names(indicators)
    return [_line(row, names[row["indicator_code"]], said.get(row["indicator_code"], {})) for row in indicators]


def _line(row: dict, name: str, said: dict) -> dict[str, Value]:
    likelihood = said.get("likelihood")
    return {
        "level1": row["level1"],
        "level2": row["level2"],
        "level3": name,
        "target": indicator_texts.target(row),
        "actual": indicator_texts.reached(row),
        "expected": measured(said.get("expected_value"), formats.unit_of(row)) or said.get("expected_text"),
        **{column: tick(said.get(column)) for column in CAUSES},
        "causes": causes(said),
        "reason_text": said.get("reason_text"),
        **{f"is_{kind}": tick(likelihood == kind) for kind in POSSIBILITIES},
        "possibility": POSSIBILITIES.get(likelihood),
        "remark": said.get("measures"),
        "correction": outlooks.correction(said),
    }


def causes(said: dict) -> str | None:
    """The ticked causes and their explanation in one text, for tables with one column for both."""
    ticked = "、".join(words for column, words in CAUSES.items() if said.get(column))
    return "：".join(filter(None, (ticked, said.get("reason_text")))) or None
