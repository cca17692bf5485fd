"""The lines of a monitoring table: an indicator each, how far it is, why it deviates, what is expected."""

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.papers.figures import Value, measured, tick
from monitoring.papers.paper import Missing, Occasion

# The columns of the reasons, as the official table heads them.
CAUSES = {
    "is_funding_reason": "经费保障",
    "is_policy_reason": "制度保障",
    "is_staffing_reason": "人员保障",
    "is_facility_reason": "硬件条件保障",
    "is_other_reason": "其他",
}
POSSIBILITIES = {"certain": "确定能", "possible": "有可能", "impossible": "完全不可能"}
NOT_DUE = "未到期"


def lines(indicators: list[dict], deviations: dict[str, dict]) -> list[dict[str, Value]]:
    """A line of the table for each row of ``indicator_progress``; ``deviations`` has its explanation by code."""
    return [line(row, deviations.get(row["indicator_code"], {})) for row in indicators]


def line(row: dict, said: dict) -> dict[str, Value]:
    """One indicator as the table has it, under the names of its columns."""
    likelihood = said.get("likelihood")
    return {
        "level1": row["level1"],
        "level2": row["level2"],
        "level3": name(row),
        "target": row["target_text"],
        "actual": actual(row),
        "expected": measured(said.get("expected_value"), formats.unit_of(row)),
        **{column: tick(said.get(column)) for column in CAUSES},
        "causes": causes(said),
        "reason_text": said.get("reason_text"),
        **{f"is_{kind}": tick(likelihood == kind) for kind in POSSIBILITIES},
        "possibility": POSSIBILITIES.get(likelihood),
        "remark": said.get("measures"),
    }


def name(row: dict) -> str:
    """The indicator's name with its explanation behind it: two may have the same name."""
    explanation = row["explanation"]
    return f"{row['level3']}（{explanation}）" if explanation and explanation != row["level3"] else row["level3"]


def actual(row: dict) -> Value:
    """What is reached up to the month; a word where nothing is due yet, nothing where nobody reported."""
    if row["actual_to_date"] is None and row["status"] == "not_due":
        return NOT_DUE
    return measured(row["actual_to_date"], formats.unit_of(row))


def causes(said: dict) -> str | None:
    """The ticked causes and their explanation in one text, for tables with one column for both."""
    ticked = "、".join(words for column, words in CAUSES.items() if said.get(column))
    return "：".join(filter(None, (ticked, said.get("reason_text")))) or None


def missing(indicators: list[dict], deviations: dict[str, dict], occasion: Occasion) -> list[Missing]:
    """What nobody has said of the indicators yet: a reason that is owed."""
    owed = [row for row in indicators if deviations.get(row["indicator_code"], {}).get("is_owed")]
    return [
        Missing(
            _("{code} {name} deviates, and nobody has explained why.").format(
                code=row["indicator_code"], name=row["level3"]
            ),
            "deviations",
            {"item": row["indicator_code"]},
        )
        for row in owed
    ]
