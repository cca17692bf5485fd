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
    gone = formats.percent(rows[0]["schedule_rate"] if rows else None, 0)
    return _("Is the money spent in step with the time? {share} of the year is gone").format(share=gone)


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
        balance=vocabulary.term(vocabulary.BALANCES, row["balance"]),
    )


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


def money_part(row: dict) -> str:
    """The name of a part of ``money_totals``."""
    return _("Tasks, planned money") if row["part"] == "tasks" else _("Department budget")
