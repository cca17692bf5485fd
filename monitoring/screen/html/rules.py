"""The thresholds in force and the rules in words, as tables to read."""

from markupsafe import Markup

from monitoring.charts.remembered import remembered
from monitoring.language import rule_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html.sections import titled
from monitoring.screen.html.templates import render
from monitoring.screen.html.text_tables import table


@remembered
def settings(row: dict) -> Markup:
    """The thresholds in force, a row of ``settings_in_force``, named in words."""
    return table(rule_words.settings(row), {"name": _("Setting"), "value": _("Value")}, "listing")


@remembered
def in_words(thresholds: dict) -> Markup:
    """The rules in words under a row of ``settings_in_force``: statuses, money, aggregations, pacings, completion."""
    tables = rule_words.tables(thresholds).items()
    pieces = [titled(title, table(rows, columns, "listing")) for title, (rows, columns) in tables]
    return render("beside", pieces=pieces)
