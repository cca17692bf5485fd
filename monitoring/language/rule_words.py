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
    "reported_month_rate": N_(
        "A month counts as reported from this share of its due reports on, or once it is closed"
    ),
    "report_deadline_day": N_("A month's report is in time up to this day of the next month"),
    "kept_files_mb": N_("Files as they came in are kept up to so many megabytes together"),
    "correction_days": N_("What was decided of a deviation is done within so many working days"),
    "check_place": N_("Papers are checked by the rules of"),
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


# By whose rules papers are checked before they are handed in; the central ones hold everywhere.
CHECK_PLACES = {
    "central": N_("the central papers"),
    "sichuan": N_("the central papers and Sichuan"),
    "jilin": N_("the central papers and Jilin"),
}


# Settings that are one of several choices.
CHOICES = {"lower_completion_rule": RULES, "check_place": CHECK_PLACES}


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


# What the balance of a task's money and its results says; both are shares of what is due by now.
BALANCE_RULES = {
    "no_link": N_("no indicator is linked to the task"),
    "no_data": N_("nothing is reported of its money, or of any linked indicator that is due"),
    "not_due": N_("no money, or nothing of its indicators, is due yet"),
    "money_ahead": N_("the money's share is more than {gap} points above the results'"),
    "results_ahead": N_("the results' share is more than {gap} points above the money's"),
    "both_short": N_("no such gap, but the lower share is below {on_track}"),
    "in_step": N_("no such gap, and both are at least {on_track}"),
}


# What is compared there.
SHARES_OF_WHAT_IS_DUE = {
    N_("money"): N_("execution rate ÷ time gone, or ÷ what its plan has due by now; not capped"),
    N_("results, through the year"): N_("actual ÷ expected by now, at most 100 %"),
    N_("results, every month"): N_("completion rate"),
    N_("results, due once"): N_("completion rate from the month they are due; before, they are left out and counted"),
    N_("several indicators"): N_("the mean of those that are due and have data"),
}


# From when figures are.
FRESHNESS_RULES = {
    N_("pages open on"): N_(
        "the last month that is closed or of which at least {reported} of the due reports have come; where there is "
        "none, the latest with any figures"
    ),
    N_("an indicator without a report"): N_("keeps its figure to date, which then says as of which month it is"),
    N_("money"): N_(
        "is judged at the last month of which any spending is reported, tasks and budget lines each by their own; "
        "a task without any is “no data”"
    ),
    N_("a payment due after that month"): N_("is “no data”: whether it was made nobody knows yet"),
}


# What of a monitoring table (绩效目标执行监控表) counts as what.
MONITORING_TABLE_RULES = {
    N_("figures up to its month"): N_(
        "are running totals: where months are added up, those before are taken off; where the latest counts, it "
        "stands as it is; of any other it is asked what is meant"
    ),
    N_("money up to its month"): N_("is a running total as well; what earlier months reported is taken off"),
    N_("what is expected of the year, reasons, measures"): N_(
        "become the explanation of the item in that month, with the likelihood that is ticked"
    ),
    N_("a cell left empty"): N_("is no report, never 0"),
}


def settings(thresholds: dict) -> list[dict]:
    """The settings of a row of ``settings_in_force``, each with its value as people read it: ``name``, ``value``."""
    return [{"name": _(label), "value": setting_value(name, thresholds[name])} for name, label in SETTINGS.items()]


def tables(thresholds: dict) -> dict[str, tuple[list[dict], dict[str, str]]]:
    """The rules under a row of ``settings_in_force``: title → rows, and column name → heading, of a table to read."""
    statuses = {"status": _("Status"), "rule": _("When (the first that applies)")}
    return {
        _("The six statuses of an indicator"): (
            status_rules(thresholds, STATUS_RULES),
            statuses,
        ),
        _("The same for money"): (status_rules(thresholds, MONEY_RULES), statuses),
        _("How months become the figure to date"): (
            vocabulary.glossary(vocabulary.AGGREGATIONS),
            {"term": _("Aggregation"), "meaning": _("Actual to date")},
        ),
        _("What is due by when"): (
            vocabulary.glossary(vocabulary.PACINGS),
            {"term": _("Pacing"), "meaning": _("The target is due")},
        ),
        _("From when figures are"): (
            freshness_rules(thresholds),
            {"term": _("What"), "meaning": _("Rule")},
        ),
        _("What a monitoring table reports"): (
            monitoring_table_rules(),
            {"term": _("What"), "meaning": _("Counts as")},
        ),
        _("Money beside results: what is compared"): (
            [{"term": _(term), "meaning": _(meaning)} for term, meaning in SHARES_OF_WHAT_IS_DUE.items()],
            {"term": _("What"), "meaning": _("Share of what is due by now")},
        ),
        _("Money beside results: what it says"): (
            balance_rules(thresholds),
            {"status": _("Balance"), "rule": _("When (the first that applies)")},
        ),
        _("How far a missed target counts"): (
            completion_rules(thresholds),
            {"term": _("Target"), "meaning": _("Completion rate, if not met")},
        ),
    }


def monitoring_table_rules() -> list[dict]:
    """What of a monitoring table counts as what: ``term``, ``meaning``."""
    return [{"term": _(term), "meaning": _(rule)} for term, rule in MONITORING_TABLE_RULES.items()]


def balance_rules(thresholds: dict) -> list[dict]:
    """When each balance of money and results applies, under a row of ``settings_in_force``: ``status``, ``rule``."""
    parts = {
        "gap": formats.number(thresholds["double_monitoring_gap"] * 100),
        "on_track": formats.number(thresholds["on_track_rate"]),
    }
    return [
        {"status": vocabulary.term(vocabulary.BALANCES, name), "rule": _(rule).format(**parts)}
        for name, rule in BALANCE_RULES.items()
    ]


def freshness_rules(thresholds: dict) -> list[dict]:
    """From when figures are, under a row of ``settings_in_force``: ``term``, ``meaning``."""
    reported = formats.percent(thresholds["reported_month_rate"])
    return [{"term": _(term), "meaning": _(rule).format(reported=reported)} for term, rule in FRESHNESS_RULES.items()]


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
    return vocabulary.term(CHOICES[name], value) if name in CHOICES else formats.number(value)
