"""A department's month in words: coverage, score, what is reported, owed or closed."""

from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import N_
from monitoring.language.catalogue import gettext as _

# What to do about a closed month.
WHEN_CLOSED = N_("Leave its figures out, or have the month reopened first.")


# Where a closed month is opened again.
HOW_TO_REOPEN = N_("Nothing of it can be saved; “Submit → What is reported” reopens it.")


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


def month_approval(row: dict) -> str:
    """What an approver said of a month, from a row of ``month_approvals``; that one is to say it, or nothing."""
    month = formats.month_name(row["month"])
    sentence = {
        "reported": _("{month} is reported and waits for approval."),
        "approved": _("{month} is approved (by {who}, {when})."),
        "returned": _("{month} was returned (by {who}, {when}): {reason}"),
        "changed": _("{month} changed after it was approved (by {who}, {when}) and waits for another look."),
    }.get(row["approval"])
    if sentence is None:
        return ""
    when = formats.moment(row["state_since_at"]) if row["state_since_at"] else ""
    return formats.sentences(sentence.format(month=month, who=row["state_set_by"], when=when, reason=row["reason"]))


def score_outlook(total: dict) -> str:
    """What the total of ``trial_score`` may still become; a grade only once nothing is open, or it would mislead."""
    if not total["open_points"]:
        return _("grade {grade}").format(grade=vocabulary.term(vocabulary.GRADES, total["grade"]))
    return _("{open} points open, at most {highest}; no grade yet").format(
        open=formats.number(total["open_points"], 1),
        highest=formats.number(total["score"] + total["open_points"], 1),
    )


def score_note(score: list[dict], rows: list[dict]) -> str:
    """What rows of ``trial_score`` rest on, which are of these indicators (rows of ``indicator_progress``)."""
    if any(part["are_weights_points"] for part in score):
        return _(
            "By the weights of the form, which are used unchanged; what they leave to 100 is for the money. What has "
            "no data yet scores 0 and is open."
        )
    if any(row["weight"] is not None for row in rows):
        return _("Where all indicators of a part have weights, the weights decide. What has no data yet scores 0.")
    return _(
        "A trial score, because the form carries no weights: each part is split equally over its indicators. What has "
        "no data yet scores 0 and is open."
    )


def department_month(department_name: str, year: int, month: int) -> str:
    """Whose figures are looked at, and up to when."""
    return _("{department}: up to {month} {year}").format(
        department=department_name, month=formats.month_name(month), year=year
    )


def month_not_reported(month: int, reported: int | None, latest: int | None, rows: list[dict]) -> str:
    """What is to be known before a month is read that does not count as reported; nothing where all is well.

    ``reported`` is the last month that counts as reported and ``latest`` the last of which anything is, if any;
    ``rows`` are those of ``reporting`` of the month.
    """
    if latest is None or (reported is not None and month <= reported):
        return ""
    if month > latest:
        return latest_report(latest)
    said = _("{month} does not count as reported yet.").format(month=formats.month_name(month))
    said = formats.sentences(said, reporting_sentence(rows))
    if reported is None:
        return formats.sentences(said, _("No month counts as reported yet; this is the latest with any figures."))
    what = _("Pages open on {reported}; figures without a report say from which month they are.")
    return formats.sentences(said, what.format(reported=formats.month_name(reported)))


def department_heading(department_name: str, year: int, month: int) -> str:
    """The same as a page's heading: the department stands between ``~~``, because a chooser may name it as well."""
    return _("~~{department}: up to ~~{month} {year}").format(
        department=department_name, month=formats.month_name(month), year=year
    )


def latest_report(month: int) -> str:
    """That nothing after a month is reported."""
    return _("The latest report is of {latest}; nothing after it is reported yet.").format(
        latest=formats.month_name(month)
    )


def reports_of(row: dict) -> str:
    """Whose reports a row of ``reporting`` counts."""
    return _("Reports of {month}").format(month=formats.month_name(row["month"]))


def reported_state(row: dict) -> str:
    """The reporting rate of a row of ``reporting``, and whether the month is approved, closed or reported."""
    said = _("{rate} · counts as reported") if row["is_reported"] else _("{rate} · incomplete")
    if row["is_closed"]:
        said = _("{rate} · closed")
    # Where nobody approves months, nothing is said of it.
    if row["approval"] == "approved":
        said = _("{rate} · approved")
    elif row["approval"] in ("returned", "changed"):
        said += f" · {vocabulary.term(vocabulary.APPROVALS, row['approval'])}"
    return said.format(rate=formats.percent(row["reporting_rate"], 0))


def carried_over(count: int) -> str:
    """That so many of the figures counted are from an earlier month."""
    return _("{count} as of an earlier month").format(count=count)


def hatched_sentence(rows: list[dict]) -> str:
    """How many rows of ``indicator_progress`` have no report of their month and stand hatched; nothing for none."""
    carried = [row for row in rows if row["is_carried_over"]]
    if not carried:
        return ""
    return _("Hatched: {count} indicators without a report of {month}, as of an earlier month.").format(
        count=len(carried), month=formats.month_name(rows[0]["month"])
    )


def hatched_count(rows: list[dict]) -> str:
    """The same in few words, for a heading."""
    count = sum(row["is_carried_over"] for row in rows)
    return _("Hatched: {count} as of an earlier month").format(count=count) if count else ""


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


def what_is_met() -> str:
    """That statuses of two names are counted together."""
    return _(" “Met” counts what is in range as well: so is called what has to hold every month.")


def development_question(counts: dict, before: dict | None) -> str:
    """What the months up to a row of ``status_counts`` answer, with the change since the row ``before``."""
    if before is None:
        return _("How do the indicators develop?")
    changes = {name: counts[f"{name}_count"] - before[f"{name}_count"] for name in ("met", "behind")}
    if not any(changes.values()):
        return _("How do the indicators develop? As many met and behind as last month")
    return _("How do the indicators develop? Since last month {changes}").format(
        changes=formats.listed(
            f"{vocabulary.status(name).lower()} {change:+d}" for name, change in changes.items() if change
        )
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


def coverage_sentence(counts: dict) -> str:
    """How many of the indicators in a row of ``status_counts`` have data, as Markdown."""
    return _("Of **{count}** indicators, **{with_data}** have data (coverage {coverage}).").format(
        count=counts["indicator_count"],
        with_data=counts["with_data_count"],
        coverage=formats.percent(counts["coverage_rate"], 0),
    )
