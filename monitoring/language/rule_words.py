"""Rules and thresholds in words, as they are in force."""

from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import N_
from monitoring.language.catalogue import gettext as _

SETTINGS = {
    "on_track_rate": N_("On track from this share of the time progress"),
    "slow_rate": N_("Slow from this share of the time progress, behind below it"),
    "over_achievement_rate": N_("Over-achievement that asks for an explanation, from"),
    "near_miss_rate": N_("Near miss (slow instead of behind) for monthly targets, from; 1 means never"),
    "qualitative_met_rate": N_("A target in words is met from this grade"),
    "qualitative_partly_rate": N_("A target in words is partly met from this grade"),
    "lower_completion_rule": N_("Completion of a missed ceiling"),
    "double_monitoring_gap": N_("Double monitoring: money and results differ by more than"),
    "report_deadline_day": N_("A month's report is in time up to this day of the next month"),
    "kept_files_mb": N_("Files as they came in are kept up to so many megabytes together"),
    "execution_points": N_("Trial score: points for budget execution"),
    "output_points": N_("Trial score: points for output"),
    "benefit_points": N_("Trial score: points for benefit"),
    "satisfaction_points": N_("Trial score: points for satisfaction"),
    "excellent_score": N_("Grade excellent, from a score of"),
    "good_score": N_("Grade good, from a score of"),
    "pass_score": N_("Grade pass, from a score of"),
}


RULES = {
    "target_over_value": N_("target ÷ value"),
    "overshoot": N_("1 − overshoot ÷ target"),
}


# What each status says, in the order in which they are tried.
STATUS_RULES = {
    "not_due": N_("due once in the year, not due yet, and not met so far"),
    "no_data": N_("nothing is reported that a figure could be made of"),
    "met": N_("the actual to date satisfies the year's target; “in range” where it has to hold every month"),
    "on_track": N_("a count through the year, before December: at least {on_track} of what is expected by now"),
    "slow": N_("a count through the year: at least {slow} of what is expected; or a near miss of a monthly target"),
    "behind": N_("everything else: below {slow}, out of range, or due and not met"),
}


# How far a target that is not met counts as completed; a target that is met counts in full.
COMPLETION_RULES = {
    "higher": N_("actual ÷ target, between 0 and 1"),
    "exact": N_("1 − |actual − target| ÷ |target|, at least 0"),
    "text": N_("the grade that was reported, in percent"),
}


# What the status of a task or budget line says of its money.
MONEY_RULES = {
    "not_due": N_("payment is planned for a later month, and not all is spent yet"),
    "no_data": N_("no spending is reported, or the form has no amount"),
    "met": N_("spent in full; more than the budget is overspent besides"),
    "on_track": N_("execution rate ÷ time gone is at least {on_track}"),
    "slow": N_("execution rate ÷ time gone is at least {slow}"),
    "behind": N_("below {slow}, or not spent though payment was due"),
}


def completion_rules(thresholds: dict) -> list[dict]:
    """How the completion rate of a missed target comes about, by direction, as rows ``term``, ``meaning``."""
    rules = {
        vocabulary.term(vocabulary.DIRECTIONS, "higher"): vocabulary.term(COMPLETION_RULES, "higher"),
        vocabulary.term(vocabulary.DIRECTIONS, "lower"): setting_value(
            "lower_completion_rule", thresholds["lower_completion_rule"]
        ),
        vocabulary.term(vocabulary.DIRECTIONS, "exact"): vocabulary.term(COMPLETION_RULES, "exact"),
        _("a target in words"): vocabulary.term(COMPLETION_RULES, "text"),
    }
    return [{"term": direction, "meaning": rule} for direction, rule in rules.items()]


def status_rules(thresholds: dict, rules: dict[str, str]) -> list[dict]:
    """When each status applies under a row of ``settings_in_force``, as rows ``status``, ``rule``.

    ``rules`` are ``STATUS_RULES`` of indicators or ``MONEY_RULES`` of tasks and budget lines.
    """
    rates = {
        "on_track": formats.number(thresholds["on_track_rate"]),
        "slow": formats.number(thresholds["slow_rate"]),
    }
    return [
        {"status": vocabulary.status_with_symbol(name), "rule": _(rule).format(**rates)}
        for name, rule in rules.items()
    ]


def setting_value(name: str, value) -> str:
    """The value of a setting as people read it: a number, or the words of a rule."""
    return vocabulary.term(RULES, value) if name == "lower_completion_rule" else formats.number(value)
