"""The product's fixed vocabulary: what each code of the database is called, and its symbol."""

from monitoring.language.catalogue import N_
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


SECTIONS = {
    "key": N_("Key tasks of the year"),
    "other": N_("Other tasks"),
    "budget": N_("Budget line"),
    "total": N_("Whole department"),
}


KINDS = {
    "targets": N_("Target form"),
    "actuals": N_("Monthly actuals"),
    "spending": N_("Monthly spending"),
    "budget": N_("Adjusted budgets"),
    "explanations": N_("Explanations of deviations"),
    "outlooks": N_("Expected results of the year"),
    "sources": N_("Sources of money"),
    "texts": N_("Texts of papers"),
    "corrections": N_("Corrections"),
    "monitoring": N_("Monitoring table"),
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


# Where the money comes from, in the order of the official tables.
SOURCES = {"fiscal": N_("This year's grants"), "carried": N_("Carried over"), "other": N_("Other money")}


# What papers say in words, of the whole department or of an item.
TOPICS = {
    "result": N_("What came of the goal"),
    "conclusion": N_("Conclusion"),
    "problems": N_("Problems"),
    "measures": N_("Measures for improvement"),
    "organisation": N_("How it was organised"),
    "application": N_("Use of the results"),
    "publication": N_("Publication of the results"),
}


LIKELIHOODS = {"certain": N_("certain"), "possible": N_("possible"), "impossible": N_("impossible")}


APPROVALS = {
    "open": N_("Not reported"),
    "reported": N_("Reported"),
    "returned": N_("Returned"),
    "changed": N_("Changed since approved"),
    "approved": N_("Approved"),
}


STATES = {"live": N_("Counts"), "withdrawn": N_("Withdrawn")}


PARTS = {
    "execution": N_("Budget execution"),
    "cost": N_("Cost"),
    "output": N_("Output"),
    "benefit": N_("Benefit"),
    "satisfaction": N_("Satisfaction"),
    "other": N_("Other indicators"),
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
    "both_short": N_("in step, but short of what is due"),
    "not_due": N_("nothing to compare is due yet"),
    "no_data": N_("no data yet"),
    "no_link": N_("no indicator linked"),
}


GRADES = {"excellent": N_("excellent"), "good": N_("good"), "pass": N_("pass"), "fail": N_("fail")}


# What the product itself writes where else a person's or a file's name stands; shown in the language in use.
OURS = {N_("entered on the page"), N_("first start"), N_("dashboard"), N_("default")}


def ours(name: str) -> str:
    """A stored name as people read it: the product's own words in their language, all else as it is."""
    return _(name) if name in OURS else name


def glossary(terms: dict[str, str]) -> list[dict]:
    """Codes and their words as rows ``term``, ``meaning``."""
    return [{"term": term, "meaning": _(meaning)} for term, meaning in terms.items()]


def term(terms: dict[str, str], name: str) -> str:
    """The word for ``name`` in one of the vocabularies above; nothing for no name."""
    return _(terms[name]) if name else ""


def status(name: str, pacing: str | None = None) -> str:
    """The word for a status; what has to hold every month is *in range* rather than *met*."""
    if name == "met" and pacing == "every_month":
        return _("In range")
    return _(STATUSES[name])


def status_with_symbol(name: str, pacing: str | None = None) -> str:
    """Symbol and word of a status: ``✕ Behind``."""
    return f"{SYMBOLS[name]} {status(name, pacing)}"
