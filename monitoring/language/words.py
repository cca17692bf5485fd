"""The product's fixed vocabulary in words: statuses, ways of counting, settings; one sentence for each figure."""

from monitoring.language import formats
from monitoring.language.catalogue import N_, current
from monitoring.language.catalogue import gettext as _

STATUSES = {
    "met": N_("Met"),
    "on_track": N_("On track"),
    "slow": N_("Slow"),
    "behind": N_("Behind"),
    "not_due": N_("Not due"),
    "no_data": N_("No data"),
}
# A symbol for each status, so that nothing depends on colour.
SYMBOLS = {"met": "✓", "on_track": "▶", "slow": "▲", "behind": "✕", "not_due": "○", "no_data": "?"}

AGGREGATIONS = {
    "sum": N_("sum of the months"),
    "latest": N_("latest reported value"),
    "average": N_("mean of the reported months"),
    "maximum": N_("largest month"),
    "minimum": N_("smallest month"),
    "ratio": N_("sum of numerators ÷ sum of denominators"),
}
PACINGS = {
    "even": N_("evenly through the year"),
    "steps": N_("in whole steps through the year"),
    "every_month": N_("in full, every month"),
    "due": N_("once, in the month it is due"),
}
DIRECTIONS = {
    "higher": N_("to be reached"),
    "lower": N_("a ceiling not to be exceeded"),
    "exact": N_("to be hit exactly"),
}
SECTIONS = {"key": N_("Key tasks of the year"), "other": N_("Other tasks"), "budget": N_("Budget line")}
KINDS = {
    "targets": N_("Target form"),
    "actuals": N_("Monthly actuals"),
    "spending": N_("Monthly spending"),
    "budget": N_("Adjusted budgets"),
    "explanations": N_("Explanations of deviations"),
    "links": N_("Links of tasks and indicators"),
    "counting": N_("Ways of counting"),
    "planning": N_("Payment months and plans"),
}
# Why an indicator or task deviates: the five reasons of the official table, in its order.
REASONS = {
    "funding": N_("Funding"),
    "policy": N_("Policy"),
    "staffing": N_("Staffing"),
    "facility": N_("Facilities"),
    "other": N_("Other reason"),
}
# What a template asks for, by how the months of the indicator add up, or by the kind of file.
ENTRIES = {
    "sum": N_("this month's number"),
    "latest": N_("state at the end of the month"),
    "average": N_("this month's value"),
    "maximum": N_("this month's largest value"),
    "minimum": N_("this month's smallest value"),
    "ratio": N_("this month's numerator and denominator"),
    "text": N_("grade so far, 0–100"),
    "spending": N_("this month's amount"),
    "budget": N_("whole budget after adjustment"),
}
LIKELIHOODS = {"certain": N_("certain"), "possible": N_("possible"), "impossible": N_("impossible")}
STATES = {"live": N_("Counts"), "withdrawn": N_("Withdrawn")}
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
    "execution_points": N_("Trial score: points for budget execution"),
    "output_points": N_("Trial score: points for output"),
    "benefit_points": N_("Trial score: points for benefit"),
    "satisfaction_points": N_("Trial score: points for satisfaction"),
    "excellent_score": N_("Grade excellent, from a score of"),
    "good_score": N_("Grade good, from a score of"),
    "pass_score": N_("Grade pass, from a score of"),
}
PARTS = {
    "execution": N_("Budget execution"),
    "output": N_("Output"),
    "benefit": N_("Benefit"),
    "satisfaction": N_("Satisfaction"),
    "total": N_("Trial score"),
}
PROBLEM_SEVERITIES = {"error": N_("✕ Error"), "warning": N_("▲ Warning"), "notice": N_("○ Notice")}
SEVERITIES = {
    "high": N_("✕ High"),
    "medium": N_("▲ Medium"),
    "low": N_("○ Low"),
    "holds": N_("✓ Holds"),
}
BALANCES = {
    "money_ahead": N_("money ahead of results"),
    "results_ahead": N_("results ahead of money"),
    "in_step": N_("in step"),
    "no_data": N_("no data yet"),
    "no_link": N_("no indicator linked"),
}
GRADES = {"excellent": N_("excellent"), "good": N_("good"), "pass": N_("pass"), "fail": N_("fail")}
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


# What to do about a closed month.
WHEN_CLOSED = N_("Leave its figures out, or have the month reopened first.")


def closed_month(row: dict) -> str:
    """That a month is closed, by whom and when, from a row of ``month_states``."""
    sentence = _("{department}: {month} {year} is closed (by {who}, {when}).")
    return sentence.format(
        department=row["department_code"],
        month=formats.month_name(row["month"]),
        year=row["year"],
        who=row["state_set_by"],
        when=formats.moment(row["state_since_at"]),
    )


# What the product itself writes where else a person's or a file's name stands; shown in the language in use.
OURS = {N_("entered on the page"), N_("first start"), N_("dashboard"), N_("default")}


def ours(name: str) -> str:
    """A stored name as people read it: the product's own words in their language, all else as it is."""
    return _(name) if name in OURS else name


def completion_rules(thresholds: dict) -> list[dict]:
    """How the completion rate of a missed target comes about, by direction, as rows ``term``, ``meaning``."""
    rules = {
        term(DIRECTIONS, "higher"): term(COMPLETION_RULES, "higher"),
        term(DIRECTIONS, "lower"): setting_value("lower_completion_rule", thresholds["lower_completion_rule"]),
        term(DIRECTIONS, "exact"): term(COMPLETION_RULES, "exact"),
        _("a target in words"): term(COMPLETION_RULES, "text"),
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
    return [{"status": status_with_symbol(name), "rule": _(rule).format(**rates)} for name, rule in rules.items()]


def setting_value(name: str, value) -> str:
    """The value of a setting as people read it: a number, or the words of a rule."""
    return term(RULES, value) if name == "lower_completion_rule" else formats.number(value)


def decided(name: str, value) -> str:
    """A value that was decided on an indicator, as people read it."""
    terms = {"aggregation": AGGREGATIONS, "direction": DIRECTIONS, "pacing": PACINGS}
    if value is None or name not in (*terms, "due_month", "tolerance_value", "weight"):
        return value or formats.NOTHING
    if name == "due_month":
        return formats.month_name(value)
    return term(terms[name], value) if name in terms else formats.number(value)


def glossary(terms: dict[str, str]) -> list[dict]:
    """Codes and their words as rows ``term``, ``meaning``."""
    return [{"term": term, "meaning": _(meaning)} for term, meaning in terms.items()]


def term(terms: dict[str, str], name: str) -> str:
    """The word for ``name`` in one of the vocabularies above; nothing for no name."""
    return _(terms[name]) if name else ""


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


def status(name: str, pacing: str | None = None) -> str:
    """The word for a status; what has to hold every month is *in range* rather than *met*."""
    if name == "met" and pacing == "every_month":
        return _("In range")
    return _(STATUSES[name])


def status_with_symbol(name: str, pacing: str | None = None) -> str:
    """Symbol and word of a status: ``✕ Behind``."""
    return f"{SYMBOLS[name]} {status(name, pacing)}"


def counting(row: dict) -> str:
    """How an indicator's months make its figure to date, and when its target is due, in words."""
    pacing = term(PACINGS, row["pacing"])
    if row["pacing"] == "due":
        pacing = _("once, due in {month}").format(month=formats.month_name(row["due_month"]))
    if row.get("has_plan"):
        pacing = _("by its monthly plan")
    return _("{aggregation}; due {pacing}").format(aggregation=term(AGGREGATIONS, row["aggregation"]), pacing=pacing)


def money_look(row: dict) -> str:
    """The status whose colour a money row takes: overspent looks like behind, because somebody has to act."""
    return "behind" if row["overspent"] else row["status"]


def money_status(row: dict) -> str:
    """Symbol and word of a money row's state: overspent before all else, because somebody has to act."""
    if row["overspent"]:
        return _("{symbol} Overspent").format(symbol=SYMBOLS["behind"])
    return status_with_symbol(row["status"])


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
    between = "" if current() == "zh" else " "
    return between.join(filter(None, (indicator_sentence(row), needed_sentence(row))))


def needed_sentence(row: dict) -> str:
    """What a running count needs until December, or nothing where no forecast is made."""
    if not row["needed_per_month"]:
        return ""
    if row["forecast_value"] is None:
        # A monthly plan says that the months differ, so there is no pace to go on with.
        return _("{needed} a month are needed until December.").format(
            needed=formats.with_unit(row["needed_per_month"], row["unit"], 1)
        )
    return _("At this pace {forecast} of {target} by December; {needed} a month are needed.").format(
        forecast=formats.number(row["forecast_value"], 1),
        target=formats.with_unit(row["target_value"], row["unit"]),
        needed=formats.with_unit(row["needed_per_month"], row["unit"], 1),
    )


def score_outlook(total: dict) -> str:
    """What the total of ``trial_score`` may still become; a grade only once nothing is open, or it would mislead."""
    if not total["open_points"]:
        return _("grade {grade}").format(grade=term(GRADES, total["grade"]))
    return _("{open} points open, at most {highest}; no grade yet").format(
        open=formats.number(total["open_points"], 1),
        highest=formats.number(total["score"] + total["open_points"], 1),
    )


def score_note(rows: list[dict]) -> str:
    """What the trial score of these indicators (rows of ``indicator_progress``) rests on."""
    if any(row["weight"] is not None for row in rows):
        return _("Where all indicators of a part have weights, the weights decide. What has no data yet scores 0.")
    return _(
        "A trial score, because the form carries no weights: each part is split equally over its indicators. What has "
        "no data yet scores 0 and is open."
    )


def tasks_planned(rows: list[dict]) -> str:
    """How many tasks a form has, and their planned money together."""
    return _("{count} tasks, together {amount}").format(
        count=len(rows), amount=formats.money(sum(row["budget_amount"] or 0 for row in rows))
    )


def concentration_sentence(count: int, share) -> str:
    """How few tasks carry most of the planned money."""
    return _("{count} tasks carry {share} of the planned money").format(count=count, share=formats.percent(share, 0))


def money_question(rows: list[dict]) -> str:
    """What rows of ``money_totals`` of one month answer, with the time gone."""
    gone = formats.percent(rows[0]["schedule_rate"] if rows else None, 0)
    return _("Is the money spent in step with the time? {share} of the year is gone").format(share=gone)


def department_month(department_name: str, year: int, month: int) -> str:
    """Whose figures are looked at, and up to when."""
    return _("{department}: up to {month} {year}").format(
        department=department_name, month=formats.month_name(month), year=year
    )


def latest_report(month: int) -> str:
    """That nothing after a month is reported."""
    return _("The latest report is of {latest}; nothing after it is reported yet.").format(
        latest=formats.month_name(month)
    )


def spending_known(rows: list[dict], until: int) -> str:
    """Up to when spending is reported, from rows of ``money_totals`` of a year; nothing where that is up to date."""
    months = [row["month"] for row in rows if row["month_reported_count"] and row["month"] <= until]
    if max(months, default=0) == until:
        return ""
    if not months:
        return _("No spending is reported yet.")
    return _("Spending is reported up to {latest}; of {month} nothing is reported yet.").format(
        latest=formats.month_name(max(months)), month=formats.month_name(until)
    )


def reporting_sentence(rows: list[dict]) -> str:
    """How many reports of indicators came of those due in a month, from its row of ``reporting``, if there is one."""
    if not rows:
        return ""
    return _("For {month} {received} of {expected} reports that are due have come ({rate}).").format(
        month=formats.month_name(rows[0]["month"]),
        received=rows[0]["received_count"],
        expected=rows[0]["expected_count"],
        rate=formats.percent(rows[0]["reporting_rate"], 0),
    )


def development_question(counts: dict, before: dict | None) -> str:
    """What the months up to a row of ``status_counts`` answer, with the change since the row ``before``."""
    if before is None:
        return _("How do the indicators develop?")
    changes = {name: counts[f"{name}_count"] - before[f"{name}_count"] for name in ("met", "behind")}
    if not any(changes.values()):
        return _("How do the indicators develop? As many met and behind as last month")
    return _("How do the indicators develop? Since last month {changes}").format(
        changes=formats.listed(f"{status(name).lower()} {change:+d}" for name, change in changes.items() if change)
    )


def how_to_read_bullets() -> str:
    """What the marks and the shaded side of a bullet say."""
    return _(
        "The heavy mark is the target (100%), the light one what is expected by now. For a ceiling (≤, <) and an "
        "exact target the shaded side is out of bounds."
    )


def statuses_counted(rows: list[dict]) -> str:
    """How many rows of ``indicator_progress`` have which status, with the symbols; statuses of none are left out."""
    statuses = [row["status"] for row in rows]
    return formats.listed(
        f"{status_with_symbol(name)} {statuses.count(name)}" for name in STATUSES if name in statuses
    )


def results_sentence(counts: dict, money: list[dict]) -> str:
    """What can be said of money and results without any link: a row of ``status_counts`` beside ``money_totals``."""
    spent = next((row["execution_rate"] for row in money if row["part"] == "budget"), None)
    return _(
        "Does it buy results? {spent} of the budget is spent; of {with_data} indicators with data {well} are met or "
        "on track."
    ).format(
        spent=formats.percent(spent),
        with_data=counts["with_data_count"],
        well=counts["met_count"] + counts["on_track_count"],
    )


def balances_sentence(rows: list[dict]) -> str:
    """Whether the money buys results, over all rows of ``double_monitoring`` of one month, in a sentence."""
    compared = [row["balance"] for row in rows if row["gap_rate"] is not None]
    if not compared:
        return _(" No task is linked to an indicator with data yet.")
    return _(
        " Of {count} linked tasks {in_step} are in step, with {money_ahead} the money is ahead of results, with "
        "{results_ahead} the results are ahead of the money."
    ).format(
        count=len(compared), **{name: compared.count(name) for name in ("in_step", "money_ahead", "results_ahead")}
    )


def balance_sentence(row: dict) -> str:
    """One sentence on a row of ``double_monitoring``: money beside results, and which is ahead."""
    return _("{rate} of the money is spent, the {count} linked indicators are at {completion}: {balance}.").format(
        rate=formats.percent(row["execution_rate"], 0),
        count=row["linked_count"],
        completion=formats.percent(row["linked_completion_rate"], 0),
        balance=term(BALANCES, row["balance"]),
    )


def deviation(row: dict) -> str:
    """What is wrong with a row of ``deviation_explanations``: late, overspent, or far above its target."""
    if not row["is_excess"]:
        return status_with_symbol(row["status"])
    if row["item_kind"] == "money":
        return _("{symbol} Overspent").format(symbol=SYMBOLS["behind"])
    return _("▲ Far above target")


def explanation_state(row: dict) -> str:
    """Whether a deviation is explained."""
    return _("▲ Owed") if row["is_owed"] else _("✓ Explained")


def reasons(row: dict) -> str:
    """Everything that was explained of a row of ``deviation_explanations``, in one line."""
    if row["is_owed"]:
        return _("No explanation yet.")
    kinds = formats.listed(_(label) for name, label in REASONS.items() if row[f"is_{name}_reason"])
    sentence = explanation_sentence(row | {"owes_explanation": False})
    if row["expected_value"] is not None:
        expected = formats.money if row["item_kind"] == "money" else formats.number
        sentence += _(" Expected by December: {value}.").format(value=expected(row["expected_value"]))
    return f"{kinds} — {sentence}"


def explanation_sentence(row: dict) -> str:
    """The explanation of an attention row in a sentence, that one is owed, or nothing where none is asked for."""
    if row["owes_explanation"]:
        return _("No explanation yet.")
    if not row["reason_text"]:
        return ""
    sentence = _("Reason: {reason}").format(reason=row["reason_text"])
    if row["measures"]:
        sentence += _(" Measures: {measures}").format(measures=row["measures"])
    if row["likelihood"]:
        sentence += _(" Reaching the target by December is {likelihood}.").format(
            likelihood=term(LIKELIHOODS, row["likelihood"])
        )
    return sentence


def owed_explanations_message(rows: list[dict]) -> str:
    """A message that asks for explanations of rows of ``deviation_explanations`` of one month, to be copied."""
    first = rows[0]
    lines = [
        f"{row['item_code']} {row['item_name']} {deviation(row)}"
        + (f" — {row['responsible_office']}" if row["responsible_office"] else "")
        for row in rows
    ]
    return "\n".join(
        [
            _("The following deviations of {month} {year} have no explanation yet; please submit one:").format(
                month=formats.month_name(first["month"]), year=first["year"]
            ),
            *lines,
        ]
    )


def owed_sentence(rows: list[dict]) -> str:
    """Which reports are still owed, rows of ``owed_reports``; nothing where none is."""
    if not rows:
        return ""
    return _("Still owed: {indicators}.").format(
        indicators=formats.listed(f"{row['indicator_code']} {row['level3']}" for row in rows)
    )


def owed_message(rows: list[dict]) -> str:
    """A message that asks for the reports in rows of ``owed_reports`` of one month, to be copied."""
    first = rows[0]
    lines = [f"{row['indicator_code']} {row['level3']}" for row in rows]
    return "\n".join(
        [
            _("The following indicators have no report for {month} {year} yet; please submit them:").format(
                month=formats.month_name(first["month"]), year=first["year"]
            ),
            *lines,
        ]
    )


def evidence(finding: dict) -> str:
    """What a row of ``target_findings`` or ``actual_findings`` found and what to do, in the language in use."""
    if current() == "zh":
        return f"{finding['evidence']}{finding['suggestion']}"
    return f"{finding['evidence_en']} {finding['suggestion_en']}"


def money_sentence(row: dict) -> str:
    """One sentence on the money of a task or budget line row: spent, of what, against the time gone."""
    if row["executed_amount"] is None:
        return _("Of {budget} nothing is reported yet.").format(budget=formats.money(row["budget_amount"]))
    said = (
        _("{executed} of {budget} spent ({rate}); {schedule} was planned by now.")
        if row["has_plan"]
        else _("{executed} of {budget} spent ({rate}); {schedule} of the year is gone.")
    )
    sentence = said.format(
        executed=formats.money(row["executed_amount"]),
        budget=formats.money(row["budget_amount"]),
        rate=formats.percent(row["execution_rate"]),
        schedule=formats.percent(row["schedule_rate"]),
    )
    if row["planned_amount"] != row["budget_amount"]:
        sentence += _(" The budget was adjusted; it began with {planned}.").format(
            planned=formats.money(row["planned_amount"])
        )
    if row["overspent"]:
        sentence += _(" Overspent by {amount}.").format(
            amount=formats.money(row["executed_amount"] - row["budget_amount"])
        )
    return sentence


def reported_lines(row: dict) -> str:
    """How many lines of a ``money_totals`` row have reported any spending."""
    return _("{reported} of {count} reported").format(reported=row["reported_count"], count=row["line_count"])


def coverage_sentence(counts: dict) -> str:
    """How many of the indicators in a row of ``status_counts`` have data, as Markdown."""
    return _("Of **{count}** indicators, **{with_data}** have data (coverage {coverage}).").format(
        count=counts["indicator_count"],
        with_data=counts["with_data_count"],
        coverage=formats.percent(counts["coverage_rate"], 0),
    )


def money_part(row: dict) -> str:
    """The name of a part of ``money_totals``."""
    return _("Tasks, planned money") if row["part"] == "tasks" else _("Department budget")


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


def _parts(row: dict) -> dict[str, str]:
    unit = formats.unit_of(row)
    return {
        "target": formats.target(row),
        "actual": formats.with_unit(row["actual_to_date"], unit, 2),
        "expected": formats.with_unit(row["expected_to_date"], unit, 1),
        "month": formats.month_name(row["month"]),
        "due": formats.month_name(row["due_month"]) if row["due_month"] else "",
        "status": status(row["status"], row["pacing"]).lower(),
    }
