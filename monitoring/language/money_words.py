"""Money in words: what is planned, spent and due, and whether results keep step with it."""

from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _


def money_look(row: dict) -> str:
    """The status whose colour a money row takes: overspent looks like behind, because somebody has to act."""
    return "behind" if row["overspent"] else row["status"]


def money_status(row: dict) -> str:
    """Symbol and word of a money row's state: overspent before all else, because somebody has to act."""
    if row["overspent"]:
        return _("{symbol} Overspent").format(symbol=vocabulary.SYMBOLS["behind"])
    return vocabulary.status_with_symbol(row["status"])


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
    if not rows:
        return _("Is the money spent in step with the time?")
    latest = max(rows, key=lambda row: row["judged_month"])
    gone = formats.percent(latest["schedule_rate"], 0)
    if latest["judged_month"] == latest["month"]:
        return _("Is the money spent in step with the time? {share} of the year is gone").format(share=gone)
    said = _(
        "Is the money spent in step with the time? By {month}, the last month reported, {share} of the year was gone"
    )
    return said.format(month=formats.month_name(latest["judged_month"]), share=gone)


def spent_sentence(rows: list[dict]) -> str:
    """The executed share of each row of ``money_totals`` of one month, beside the time gone; nothing for none."""
    if not rows:
        return ""
    return _("Spent: {shares}; {gone} of the year is gone.").format(
        shares=" · ".join(f"{money_part(row)} {formats.percent(row['execution_rate'])}" for row in rows),
        gone=formats.percent(rows[0]["schedule_rate"], 0),
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


def balances_sentence(rows: list[dict]) -> str:
    """Whether the money buys results, over all rows of ``double_monitoring`` of one month, in a sentence."""
    compared = [row["balance"] for row in rows if row["gap_rate"] is not None]
    if not compared:
        return _(" No task is linked to an indicator with data yet.")
    return _(
        " Of {count} linked tasks {in_step} are in step, {both_short} are too but short of what is due; with "
        "{money_ahead} the money is ahead of results, with {results_ahead} the results are ahead of the money."
    ).format(
        count=len(compared),
        **{name: compared.count(name) for name in ("in_step", "both_short", "money_ahead", "results_ahead")},
    )


def balance_sentence(row: dict) -> str:
    """On a row of ``double_monitoring``: money beside results, each of what is due by now, and what was left out."""
    balance = vocabulary.term(vocabulary.BALANCES, row["balance"])
    if row["gap_rate"] is None:
        said = _("Linked to {count} indicators: {balance}.").format(count=row["linked_count"], balance=balance)
    else:
        said = _(
            "Of what is due by now {money} of the money is spent and {results} of the results are reached "
            "({count} linked indicators): {balance}."
        ).format(
            money=formats.percent(row["money_rate"], 0),
            results=formats.percent(row["results_rate"], 0),
            count=row["compared_count"],
            balance=balance,
        )
    return formats.sentences(said, _left_out(row))


def _left_out(row: dict) -> str:
    """How many linked indicators of a row of ``double_monitoring`` say nothing yet, and from when its money is."""
    parts = [
        said.format(count=row[name])
        for name, said in (
            ("not_due_count", _("not due yet: {count}")),
            ("without_data_count", _("without data: {count}")),
        )
        if row[name]
    ]
    if as_of := formats.as_of(row["judged_month"], row["month"]):
        parts.append(_("the money {as_of}").format(as_of=as_of))
    return _("({parts})").format(parts=formats.listed(parts)) if parts else ""


def money_sentence(row: dict) -> str:
    """One sentence on the money of a task or budget line row: spent, of what, against the time gone."""
    if row["executed_amount"] is None:
        return _("Of {budget} nothing is reported yet.").format(budget=formats.money(row["budget_amount"]))
    sentence = _spent_against_due(row).format(
        as_of=formats.as_of(row["judged_month"], row["month"]),
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


def _spent_against_due(row: dict) -> str:
    """The sentence on spent money, of the month that is looked at or of the last one that was reported."""
    if row["judged_month"] == row["month"]:
        if row["has_plan"]:
            return _("{executed} of {budget} spent ({rate}); {schedule} was planned by now.")
        return _("{executed} of {budget} spent ({rate}); {schedule} of the year is gone.")
    if row["has_plan"]:
        return _("{executed} of {budget} spent ({rate}) {as_of}, by when {schedule} was planned.")
    return _("{executed} of {budget} spent ({rate}) {as_of}, when {schedule} of the year was gone.")


def reported_lines(row: dict) -> str:
    """How many lines of a ``money_totals`` row have reported any spending, and from when that is."""
    counted = _("{reported} of {count} reported").format(reported=row["reported_count"], count=row["line_count"])
    return " · ".join(filter(None, (counted, formats.as_of(row["judged_month"], row["month"]))))


def money_part(row: dict) -> str:
    """The name of a part of ``money_totals``."""
    return _("Tasks, planned money") if row["part"] == "tasks" else _("Department budget")


def expected_proposals(rows: list[dict]) -> str:
    """How many rows of ``expected_money`` a person has said, are proposed, and are not known."""
    said = len([row for row in rows if not row["is_proposal"]])
    proposed = len([row for row in rows if row["is_proposal"] and row["expected_amount"] is not None])
    return _(
        "Of {count} tasks and budget lines {said} are said by a person; {proposed} are in step with the year or paid "
        "later, and proposed as planned; the rest is to be said. The whole budget is the sum of its lines."
    ).format(count=len(rows), said=said, proposed=proposed)


def expected_state(row: dict) -> str:
    """Whether a person said what is expected of a row of ``expected_money``, or it is proposed, or unknown."""
    if not row["is_proposal"]:
        return f"{row['submitted_by']} · {formats.moment(row['submitted_at'])}"
    return _("▲ To be said") if row["expected_amount"] is None else _("○ Proposal")
