"""What papers say of an indicator: its name, its target as the form prints it, what is reached."""

from collections import Counter

from monitoring.forms.target_cells import has_comparator, target_of
from monitoring.forms.wording import as_label
from monitoring.language import formats
from monitoring.papers.figures import Value, measured

NOT_DUE = "未到期"
IN_WORDS = "定性"


def names(indicators: list[dict]) -> dict[str, str]:
    """Code → name; where several have the same one, with the explanation that tells them apart behind it."""
    count = Counter(row["level3"] for row in indicators)
    return {
        row["indicator_code"]: row["level3"]
        if count[row["level3"]] == 1 or not row["explanation"]
        else f"{row['level3']}（{row['explanation']}）"
        for row in indicators
    }


def target(row: dict) -> str:
    """The target as it is printed: in one cell as it stands there; of three cells comparator, number and unit."""
    text = row["target_text"]
    if row["target_value"] is None:
        return text
    alone = target_of("", text, "", row["level3"])
    unit = "" if as_label(alone.unit) == as_label(row["unit"] or "") else row["unit"] or ""
    # A comparator that the cell does not have stood beside it, and so did one of a unit that stood beside it.
    is_beside = not has_comparator(text) and (unit or alone.comparator != row["comparator"])
    return f"{row['comparator'] if is_beside else ''}{text}{unit}"


def nature(row: dict) -> str:
    """What stands under 指标性质: the comparator, or that the target is in words."""
    return row["comparator"] or IN_WORDS


def reached(row: dict) -> Value:
    """What is reached up to the month; a word where nothing is due yet, nothing where nobody reported."""
    if row["actual_to_date"] is None and row["status"] == "not_due":
        return NOT_DUE
    return measured(row["actual_to_date"], formats.unit_of(row))
