"""Categories of indicators in words, and what belongs to one."""

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _


def is_in(row: dict, category: dict) -> bool:
    """Whether a row of an indicator, or of a category's score, is of a row of ``category_counts``."""
    return (row["level1"], row["level2"]) == (category["level1"], category["level2"])


def about(category: dict, scores: list[dict]) -> str:
    """What a row of ``category_counts`` is part of, its size and mean completion, and what it scores, if anything.

    What it scores is its row of ``category_scores`` among the ``scores``.
    """
    counted = _("{level1} · {count}").format(level1=category["level1"], count=category["indicator_count"])
    scored = [score_of(row) for row in scores if is_in(row, category)]
    return " · ".join(filter(None, (counted, mean_completion(category), *scored)))


def mean_completion(category: dict) -> str:
    """The mean completion of a row of ``category_counts``, and how many indicators it rests on; nothing for none."""
    if not category["with_data_count"]:
        return ""
    return _("mean completion {rate} (of {count})").format(
        rate=formats.percent(category["mean_completion_rate"], 0), count=category["with_data_count"]
    )


def score_of(row: dict) -> str:
    """What a row of ``category_scores`` scores, of how many points, and how many of them are still open."""
    scored = _("trial score {score} / {points}").format(
        score=formats.number(row["score"], 1), points=formats.number(row["points"], 1)
    )
    if not row["open_points"]:
        return scored
    return scored + " " + _("({open} open)").format(open=formats.number(row["open_points"], 1))
