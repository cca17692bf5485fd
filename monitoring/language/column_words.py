"""The columns of figures in a table to take away: their headings, number formats, and values as people read them.

Money is in 万元 and rates are real percentages; a status, a choice or a yes stands in words.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from monitoring.language import audit_words, deviation_words, findings, formats, money_words, rule_words, vocabulary
from monitoring.language.catalogue import N_
from monitoring.language.catalogue import gettext as _

HEADINGS = {
    "achievement_rate": N_("Actual ÷ target"),
    "actual_to_date": N_("Actual to date"),
    "actual_value": N_("Actual of the month"),
    "adjusted_amount": N_("After adjustment (10k yuan)"),
    "aggregation": N_("How the months add up"),
    "are_weights_points": N_("Weights are the points"),
    "as_of_month": N_("Figure as of month"),
    "approval": N_("Approval"),
    "balance": N_("Money and results"),
    "behind_count": N_("Behind (indicators)"),
    "body": N_("Text"),
    "budget_amount": N_("Budget in force (10k yuan)"),
    "check_name": N_("Check"),
    "comparator": N_("Comparator"),
    "compared_count": N_("Linked indicators compared"),
    "completion_rate": N_("Completion rate"),
    "confirmed_at": N_("Confirmed on"),
    "confirmed_by": N_("Confirmed by"),
    "content": N_("Content"),
    "counting_note": N_("Counting note"),
    "counting_submission_id": N_("Submission of the decision"),
    "coverage_rate": N_("Coverage"),
    "decided_on": N_("Decided on"),
    "decision": N_("What was decided"),
    "denominator_value": N_("Denominator"),
    "department_code": N_("Department code"),
    "department_name": N_("Department"),
    "deviation_value": N_("Deviation"),
    "direction": N_("Direction"),
    "done_on": N_("Done on"),
    "due_month": N_("Due month"),
    "due_on": N_("To be done by"),
    "due_rate": N_("Reached of what is due"),
    "encoding": N_("Encoding"),
    "entry_id": N_("Entry"),
    "entry_kind": N_("Kind of entry"),
    "event": N_("What happened"),
    "evidence": N_("Evidence"),
    "executed_amount": N_("Executed (10k yuan)"),
    "execution_rate": N_("Execution rate"),
    "expected_amount": N_("Expected by December (10k yuan)"),
    "expected_count": N_("Reports due"),
    "expected_text": N_("Expected by December, in words"),
    "expected_to_date": N_("Expected to date"),
    "expected_value": N_("Expected by the end of the year"),
    "explanation": N_("Explanation"),
    "file_name": N_("File"),
    "file_sha256": N_("Checksum of the file (SHA-256)"),
    "first_month": N_("First month covered"),
    "forecast_value": N_("Forecast for the year"),
    "gap_rate": N_("Money minus results"),
    "goal_text": N_("Goal"),
    "grade": N_("Grade"),
    "happened_at": N_("Happened at"),
    "has_illustrative": N_("With illustrative data"),
    "has_plan": N_("With a plan of its own"),
    "has_turned": N_("Status changed this month"),
    "indicator_code": N_("Code"),
    "indicator_count": N_("Indicators"),
    "initial_rate": N_("Execution of the budget at the start of the year"),
    "initial_target_text": N_("Target before the adjustment"),
    "is_carried_over": N_("Carried over from an earlier month"),
    "is_closed": N_("Month closed"),
    "is_complete": N_("Nothing lacking"),
    "is_excess": N_("Overspent or far above target"),
    "is_facility_reason": N_("Facilities"),
    "is_funding_reason": N_("Funding"),
    "is_illustrative": N_("Illustrative"),
    "is_in_force": N_("Counts?"),
    "is_met": N_("Target met"),
    "is_other_reason": N_("Other reason"),
    "is_owed": N_("Explanation owed"),
    "is_policy_reason": N_("Policy"),
    "is_proposal": N_("Still a proposal"),
    "is_reported": N_("Month reported"),
    "is_staffing_reason": N_("Staffing"),
    "item_code": N_("Code"),
    "item_kind": N_("What"),
    "item_name": N_("Name"),
    "judged_month": N_("Money judged at month"),
    "kind": N_("What"),
    "level1": N_("Level 1"),
    "level2": N_("Level 2"),
    "level3": N_("Indicator"),
    "likelihood": N_("Likelihood of reaching the target"),
    "line_count": N_("Lines of money"),
    "linked_completion_rate": N_("Results of the linked indicators"),
    "linked_count": N_("Linked indicators"),
    "mean_completion_rate": N_("Mean completion rate"),
    "measures": N_("Measures"),
    "met_count": N_("Met (indicators)"),
    "met_rate": N_("Share of indicators met"),
    "money_source": N_("Source of money"),
    "money_rate": N_("Money: spent of what is due"),
    "month": N_("Month"),
    "month_reported_count": N_("Lines reported in the month"),
    "needed_per_month": N_("Needed per remaining month"),
    "needs_confirmation": N_("Look again"),
    "needs_explanation": N_("Far above target"),
    "network_address": N_("Network address"),
    "no_data_count": N_("No data (indicators)"),
    "not_due_count": N_("Not due (indicators)"),
    "note": N_("Note"),
    "numerator_value": N_("Numerator"),
    "on_time_count": N_("In time"),
    "on_track_count": N_("On track (indicators)"),
    "open_points": N_("Open points"),
    "outlook_submission_id": N_("Submission of what is expected"),
    "outlook_submitted_by": N_("What is expected, said by"),
    "overspent": N_("Overspent"),
    "owes_explanation": N_("Explanation owed"),
    "pacing": N_("When due"),
    "pack": N_("Rules of"),
    "paper": N_("Paper"),
    "paper_column": N_("Column of the paper"),
    "part": N_("Part"),
    "payment_month": N_("Paid at once, in"),
    "person": N_("Who"),
    "planned_amount": N_("Budget at the start of the year (10k yuan)"),
    "planning_note": N_("Note"),
    "points": N_("Points"),
    "printed_office": N_("Office as the form names it"),
    "proposal_reason": N_("Why it was proposed"),
    "reason_text": N_("Reason"),
    "received_count": N_("Received"),
    "reported_count": N_("Lines reported"),
    "reporting_rate": N_("Reporting rate"),
    "responsible_office": N_("Responsible office"),
    "result": N_("What came of it"),
    "result_text": N_("What came of it"),
    "results_rate": N_("Results: reached of what is due"),
    "row_count": N_("Rows"),
    "said_month": N_("Said in month"),
    "schedule_rate": N_("Time progress"),
    "scheduled_amount": N_("Due by now (10k yuan)"),
    "score": N_("Score"),
    "section": N_("Section"),
    "severity": N_("Severity"),
    "slow_count": N_("Slow (indicators)"),
    "source_row": N_("Row in the file"),
    "spent_amount": N_("Spent in the month (10k yuan)"),
    "state": N_("State"),
    "state_set_by": N_("State set by"),
    "state_since_at": N_("State since"),
    "status": N_("Status"),
    "status_before": N_("Status a month ago"),
    "subject": N_("Of what"),
    "subject_code": N_("Code"),
    "subject_name": N_("Name"),
    "submission_id": N_("Submission"),
    "submitted_at": N_("Submitted on"),
    "submitted_by": N_("Submitted by"),
    "suggestion": N_("Suggestion"),
    "target_text": N_("Target as printed"),
    "target_value": N_("Target value"),
    "task_code": N_("Code"),
    "task_name": N_("Task"),
    "task_number": N_("Number in the form"),
    "timeliness_rate": N_("Timeliness"),
    "tolerance_value": N_("Tolerance"),
    "topic": N_("Topic"),
    "unit": N_("Unit"),
    "weight": N_("Weight"),
    "with_data_count": N_("With data (indicators)"),
    "without_data_count": N_("Linked indicators without data"),
    "worst_status": N_("Worst status"),
    "year": N_("Year"),
}
ITEM_KINDS = {"indicator": N_("Indicator"), "money": N_("Task or budget line")}
PAPERS = {"monitoring": N_("Monitoring table"), "evaluation": N_("Self-evaluation")}
_TERMS = {
    "aggregation": vocabulary.AGGREGATIONS,
    "approval": vocabulary.APPROVALS,
    "balance": vocabulary.BALANCES,
    "direction": vocabulary.DIRECTIONS,
    "entry_kind": audit_words.ENTRY_KINDS,
    "event": audit_words.EVENTS,
    "grade": vocabulary.GRADES,
    "item_kind": ITEM_KINDS,
    "kind": vocabulary.KINDS,
    "likelihood": vocabulary.LIKELIHOODS,
    "money_source": vocabulary.SOURCES,
    "pack": rule_words.CHECK_PLACES,
    "paper": PAPERS,
    "topic": vocabulary.TOPICS,
    **rule_words.CHOICES,
    "pacing": vocabulary.PACINGS,
    "section": vocabulary.SECTIONS,
    "severity": vocabulary.SEVERITIES,
    "state": vocabulary.STATES,
}
PERCENT = "0.0%"
# A rate that is not complete is never rounded up to 100 %.
COMPLETION = '[>=1]0.0%;[>=0.9995]"99.9%";0.0%'
MONEY, POINTS, MOMENT, WHOLE = "#,##0.00", "0.0", "yyyy-mm-dd hh:mm", "0"


def shown(names: list[str]) -> list[str]:
    """Which of the columns a reader wants: what stands there in all languages, once."""
    return [name for name in names if name not in findings.COLUMNS or name in findings.Sentences._fields]


def heading(name: str) -> str:
    """The heading of a column, with its unit where that is the same in all rows."""
    known = HEADINGS | rule_words.SETTINGS
    return _(known[name]) if name in known else name


def number_format(name: str) -> str | None:
    """How numbers of a column are shown; None for numbers as they are, which have units of their own, and for text."""
    if name.endswith("completion_rate"):
        return COMPLETION
    by_ending = {"_rate": PERCENT, "_gap": PERCENT, "_amount": MONEY, "_at": MOMENT, "_count": WHOLE, "_id": WHOLE}
    found = next((pattern for ending, pattern in by_ending.items() if name.endswith(ending)), None)
    return POINTS if name in ("points", "score", "open_points") else found


def value(name: str, row: dict) -> str | int | Decimal | date | None:
    """The value of a column in a ``row``: a number, a date, or words."""
    if name in _WORDS:
        return _WORDS[name](row)
    found = row.get(name)
    if isinstance(found, bool):
        return _("yes") if found else _("no")
    if name in _TERMS:
        return vocabulary.term(_TERMS[name], found)
    if name.endswith("_amount"):
        return formats.wan(found)
    return Decimal(str(found)) if isinstance(found, float) else found


def _status(row: dict) -> str:
    """The status in words: of money, of a deviation, or of an indicator."""
    if row["status"] is None:
        return ""
    if "item_kind" in row:
        return deviation_words.deviation(row)
    if "overspent" in row:
        return money_words.money_status(row)
    return vocabulary.status_with_symbol(row["status"], row.get("pacing"))


def _status_before(row: dict) -> str:
    return vocabulary.status_with_symbol(row["status_before"], row.get("pacing")) if row["status_before"] else ""


def _worst_status(row: dict) -> str:
    return vocabulary.status_with_symbol(row["worst_status"]) if row["worst_status"] else ""


def _part(row: dict) -> str:
    """A part of the trial score, or of the money."""
    if row["part"] in vocabulary.PARTS:
        return vocabulary.term(vocabulary.PARTS, row["part"])
    return money_words.money_part(row)


def _expected_value(row: dict) -> Decimal | None:
    return formats.wan(row["expected_value"]) if row.get("item_kind") == "money" else row["expected_value"]


_WORDS: dict[str, Callable[[dict], str | Decimal | None]] = {
    "encoding": lambda row: formats.encoding(row["encoding"]),
    "evidence": lambda row: findings.sentence(row, "evidence"),
    "expected_value": _expected_value,
    "file_name": lambda row: vocabulary.ours(row["file_name"]),
    "part": _part,
    "person": lambda row: vocabulary.ours(row["person"]),
    "proposal_reason": lambda row: row["proposal_reason"] and _(row["proposal_reason"]),
    "state_set_by": lambda row: vocabulary.ours(row["state_set_by"]),
    "status": _status,
    "status_before": _status_before,
    "subject": audit_words.subject,
    "submitted_by": lambda row: row["submitted_by"] and vocabulary.ours(row["submitted_by"]),
    "suggestion": lambda row: findings.sentence(row, "suggestion"),
    "unit": lambda row: formats.unit_of(row) if "target_value" in row else row["unit"],
    "worst_status": _worst_status,
}
