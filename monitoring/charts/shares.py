"""An indicator's figures as shares of its target, so that unlike indicators can stand on one scale."""

# A bar longer than this share of the target says no more than "far above".
LONGEST = 1.5


def has_scale(row: dict) -> bool:
    """Whether a row of ``indicator_progress`` has a target that figures can be a share of."""
    return row["target_value"] is None or row["target_value"] > 0


def is_bounded(row: dict) -> bool:
    """Whether more than the target is out of bounds: under a ceiling, and where the target is to be hit exactly."""
    return row["direction"] in ("lower", "exact")


def actual_share(row: dict) -> float | None:
    """The actual as a share of the target; for a target in words the grade; none where there is no scale."""
    if row["actual_to_date"] is None or not has_scale(row):
        return None
    whole = row["target_value"] if row["target_value"] is not None else 100
    return max(0.0, float(row["actual_to_date"] / whole))


def expected_mark(row: dict) -> float | None:
    """What is expected to date as a share of the target; none where nothing is due yet, or the target itself is."""
    if row["status"] == "not_due" or not row["expected_to_date"] or not row["target_value"]:
        return None
    share = float(row["expected_to_date"] / row["target_value"])
    return None if share == 1 else share


def scale_end(shares: list) -> float:
    """Where the common scale ends: just beyond 100 %, or beyond the longest bar."""
    return min(max([1.0, *(float(share) for share in shares if share is not None)]), LONGEST) + 0.08
