"""The thresholds in force and the rules in words, as tables to read."""

from markupsafe import Markup

from monitoring.charts.remembered import remembered
from monitoring.language import rule_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html.sections import titled
from monitoring.screen.html.templates import render
from monitoring.screen.html.text_tables import table


@remembered
def settings(row: dict) -> Markup:
    """The thresholds in force, a row of ``settings_in_force``, named in words."""
    lines = [
        {"name": _(label), "value": rule_words.setting_value(name, row[name])}
        for name, label in rule_words.SETTINGS.items()
    ]
    return table(lines, {"name": _("Setting"), "value": _("Value")}, "listing")


@remembered
def in_words(thresholds: dict) -> Markup:
    """The rules in words under a row of ``settings_in_force``: statuses, money, aggregations, pacings, completion."""
    statuses = {"status": _("Status"), "rule": _("When (the first that applies)")}
    tables = {
        _("The six statuses of an indicator"): (
            rule_words.status_rules(thresholds, rule_words.STATUS_RULES),
            statuses,
        ),
        _("The same for money"): (rule_words.status_rules(thresholds, rule_words.MONEY_RULES), statuses),
        _("How months become the figure to date"): (
            vocabulary.glossary(vocabulary.AGGREGATIONS),
            {"term": _("Aggregation"), "meaning": _("Actual to date")},
        ),
        _("What is due by when"): (
            vocabulary.glossary(vocabulary.PACINGS),
            {"term": _("Pacing"), "meaning": _("The target is due")},
        ),
        _("From when figures are"): (
            rule_words.freshness_rules(thresholds),
            {"term": _("What"), "meaning": _("Rule")},
        ),
        _("What a monitoring table reports"): (
            rule_words.monitoring_table_rules(),
            {"term": _("What"), "meaning": _("Counts as")},
        ),
        _("Money beside results: what is compared"): (
            [{"term": _(term), "meaning": _(meaning)} for term, meaning in rule_words.SHARES_OF_WHAT_IS_DUE.items()],
            {"term": _("What"), "meaning": _("Share of what is due by now")},
        ),
        _("Money beside results: what it says"): (
            rule_words.balance_rules(thresholds),
            {"status": _("Balance"), "rule": _("When (the first that applies)")},
        ),
        _("How far a missed target counts"): (
            rule_words.completion_rules(thresholds),
            {"term": _("Target"), "meaning": _("Completion rate, if not met")},
        ),
    }
    pieces = [titled(title, table(rows, columns, "listing")) for title, (rows, columns) in tables.items()]
    return render("beside", pieces=pieces)
