"""What is expected by the end of the year, in words."""

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _


def counted(rows: list[dict]) -> str:
    """How many rows of ``expected_results`` a person has said, are proposed in full, and still lack something."""
    said = [row for row in rows if not row["is_proposal"]]
    ready = [row for row in rows if row["is_proposal"] and row["is_complete"]]
    lacking = len([row for row in rows if not row["is_complete"]])
    return _(
        "Of {count} indicators {said} are said by a person, {ready} are proposed and wait to be confirmed, {lacking} "
        "lack a figure or how likely it is."
    ).format(count=len(rows), said=len(said), ready=len(ready), lacking=lacking)


def how_it_is_proposed() -> str:
    """From where the proposals come."""
    return _(
        "Proposed is the run rate, in whole numbers where only whole ones are counted; what is met or due later, as "
        "planned. “Certain” is proposed where the target is met or the run rate reaches it; all else a person says."
    )


def state(row: dict) -> str:
    """Whether what stands there was said by a person, is proposed, or lacks something."""
    if not row["is_proposal"]:
        by = f"{row['submitted_by']} · {formats.moment(row['submitted_at'])}"
        return by if row["is_complete"] else _("▲ Incomplete · {by}").format(by=by)
    return _("○ Proposal") if row["is_complete"] else _("▲ To be said")
