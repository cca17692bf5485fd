"""An indicator in words: how it is counted, where it stands and why, as one sentence."""

from math import ceil, floor

from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _

# Units of things and events, which come in whole ones.
WHOLE_UNITS = frozenset("件次条期场人个份部家户项起宗名")


def full_name(row: dict) -> str:
    """The indicator's name, with its explanation where the name alone is short and may stand twice."""
    explanation = row["explanation"] or ""
    if len(row["level3"]) > 8 or not explanation or explanation == row["level3"]:
        return row["level3"]
    return f"{row['level3']}（{explanation[:30]}{'…' if len(explanation) > 30 else ''}）"


def decided(name: str, value) -> str:
    """A value that was decided on an indicator, as people read it."""
    terms = {"aggregation": vocabulary.AGGREGATIONS, "direction": vocabulary.DIRECTIONS, "pacing": vocabulary.PACINGS}
    if value is None or name not in (*terms, "due_month", "tolerance_value", "weight"):
        return value or formats.NOTHING
    if name == "due_month":
        return formats.month_name(value)
    return vocabulary.term(terms[name], value) if name in terms else formats.number(value)


def reason(row: dict) -> str:
    """Why an indicator's way of counting was proposed, in words."""
    return _(row["proposal_reason"]) if row["proposal_reason"] else formats.NOTHING


def confirmation(row: dict) -> str:
    """Whether somebody confirmed how a row of ``targets`` is counted, and who."""
    if row["needs_confirmation"]:
        return _("▲ Look again")
    if row["is_proposal"]:
        return _("○ Proposal")
    return _("✓ {who}, {when}").format(who=row["confirmed_by"], when=formats.moment(row["confirmed_at"]))


def confirmations(rows: list[dict]) -> str:
    """How many ways of counting in rows of ``targets`` nobody has confirmed yet."""
    return _("**{open}** of {count} ways of counting are proposals by rule that nobody has confirmed yet.").format(
        open=sum(row["is_proposal"] for row in rows), count=len(rows)
    )


def counting(row: dict) -> str:
    """How an indicator's months make its figure to date, and when its target is due, in words."""
    pacing = vocabulary.term(vocabulary.PACINGS, row["pacing"])
    if row["pacing"] == "due":
        pacing = _("once, due in {month}").format(month=formats.month_name(row["due_month"]))
    if row.get("has_plan"):
        pacing = _("by its monthly plan")
    return _("{aggregation}; due {pacing}").format(
        aggregation=vocabulary.term(vocabulary.AGGREGATIONS, row["aggregation"]), pacing=pacing
    )


def indicator_sentence(row: dict) -> str:
    """One sentence that explains the status of an indicator row of ``indicator_progress``.

    It is built from that row alone: target, actual, what is due, the gap, and the verdict.
    """
    sentence = _verdict(row)
    if row["needs_explanation"]:
        sentence += _(" That is {rate} of the target: was it set too low?").format(
            rate=formats.percent(row["achievement_rate"], 0)
        )
    return sentence


def indicator_sentences(row: dict) -> str:
    """What is to be said of an indicator row: its status explained, and what it still needs."""
    return formats.sentences(indicator_sentence(row), needed_sentence(row))


def detail_sentences(row: dict) -> str:
    """All that is to be said of a row of ``indicator_progress``: also what its target was before it was adjusted."""
    return formats.sentences(indicator_sentences(row), initial_sentence(row))


def initial_sentence(row: dict) -> str:
    """What the target was before it was adjusted, or nothing where it was not."""
    if row["initial_target_text"] in (None, "", row["target_text"]):
        return ""
    return _("Before the adjustment the target was “{initial}”.").format(initial=row["initial_target_text"])


def is_whole(row: dict) -> bool:
    """Whether an indicator counts things or events, of which there are no parts."""
    return row["pacing"] == "steps" or (row["unit"] or "") in WHOLE_UNITS


def needed_sentence(row: dict) -> str:
    """What a running count needs until December, or nothing where no forecast is made."""
    needed, forecast = row["needed_per_month"], row["forecast_value"]
    if not needed:
        return ""
    if is_whole(row):
        # What is not whole by then is not done, and a part of one a month is one more.
        forecast = forecast and floor(forecast)
        if needed < 1:
            return _few_needed(row, forecast)
        needed = ceil(needed)
    if forecast is None:
        # A monthly plan says that the months differ, so there is no pace to go on with.
        return _("{needed} a month are needed until December.").format(
            needed=formats.with_unit(needed, row["unit"], 1)
        )
    return _("At this pace {forecast} of {target} by December; {needed} a month are needed.").format(
        forecast=formats.number(forecast, 1),
        target=formats.with_unit(row["target_value"], row["unit"]),
        needed=formats.with_unit(needed, row["unit"], 1),
    )


def _few_needed(row: dict, forecast: int | None) -> str:
    """What is still needed of whole ones, where that is less than one a month."""
    missing = formats.with_unit(ceil(row["target_value"] - row["actual_to_date"]), row["unit"])
    if forecast is None:
        return _("{missing} more are needed until December.").format(missing=missing)
    return _("At this pace {forecast} of {target} by December; {missing} more are needed.").format(
        forecast=formats.number(forecast), target=formats.with_unit(row["target_value"], row["unit"]), missing=missing
    )


def turn_sentence(row: dict) -> str:
    """What a row of ``indicator_progress`` that turned was last month and is now."""
    return _("{name}: {before} → {now}").format(
        name=row["level3"],
        before=vocabulary.status_with_symbol(row["status_before"], row["pacing"]),
        now=vocabulary.status_with_symbol(row["status"], row["pacing"]),
    )


def how_to_read_bullets() -> str:
    """What the marks and the shaded side of a bullet say."""
    return _(
        "The heavy mark is the target (100%), the light one what is expected by now. For a ceiling (≤, <) and an "
        "exact target the shaded side is out of bounds. A bar may go beyond the target, as at 142%: its completion "
        "rate is then 100%, because a target that is met counts in full."
    )


def statuses_counted(rows: list[dict]) -> str:
    """How many rows of ``indicator_progress`` have which status, with the symbols; statuses of none are left out."""
    statuses = [row["status"] for row in rows]
    return formats.listed(
        f"{vocabulary.status_with_symbol(name)} {statuses.count(name)}"
        for name in vocabulary.STATUSES
        if name in statuses
    )


def _verdict(row: dict) -> str:
    if row["status"] == "not_due":
        return _not_due(row)
    if row["status"] == "no_data":
        return _("{target}: nothing to judge by is reported up to {month}.").format(**_parts(row))
    if row["target_value"] is None:
        return _("“{target}”: graded {actual}: {status}.").format(**_parts(row))
    if row["is_met"]:
        return _("{target}: actual {actual}: {status}.").format(**_parts(row))
    if row["pacing"] in ("even", "steps"):
        if row["is_carried_over"]:
            return _("{target}: {actual}, while {expected} were expected by {month}: {status}.").format(**_parts(row))
        return _("{target}: {actual} up to {month}, {expected} expected by then: {status}.").format(**_parts(row))
    return _missed(row)


def _not_due(row: dict) -> str:
    if row["actual_to_date"] is None:
        return _("{target}: due in {due}; nothing is expected before.").format(**_parts(row))
    return _("{target}: due in {due}; actual so far {actual}.").format(**_parts(row))


def _missed(row: dict) -> str:
    gap = row["actual_to_date"] - row["target_value"]
    parts = _parts(row) | {"gap": formats.difference(gap, row["unit"])}
    if gap == 0 and row["comparator"] in ("<", ">"):
        return _("{target}: actual {actual}, exactly the limit, which “{comparator}” excludes: {status}.").format(
            comparator=row["comparator"], **parts
        )
    if row["direction"] == "exact":
        return _("{target}: actual {actual}, off by {gap}: {status}.").format(**parts)
    if row["direction"] == "lower":
        return _("{target}: actual {actual}, over by {gap}: {status}.").format(**parts)
    return _("{target}: actual {actual}, short by {gap}: {status}.").format(**parts)


def actual_to_date(row: dict) -> str:
    """An indicator's actual to date with its unit; one that is carried over from an earlier month says from which."""
    actual = formats.with_unit(row["actual_to_date"], formats.unit_of(row), 2)
    if not row["is_carried_over"]:
        return actual
    return _("{figure} ({as_of})").format(figure=actual, as_of=formats.as_of(row["as_of_month"], row["month"]))


def _parts(row: dict) -> dict[str, str]:
    unit = formats.unit_of(row)
    return {
        "target": formats.target(row),
        "actual": actual_to_date(row),
        "expected": formats.with_unit(row["expected_to_date"], unit, 1),
        "month": formats.month_name(row["month"]),
        "due": formats.month_name(row["due_month"]) if row["due_month"] else "",
        "status": vocabulary.status(row["status"], row["pacing"]).lower(),
    }
