"""How every figure comes about: its sentence, its grain, its SQL, and the thresholds in force."""

from monitoring.access.rights import Right
from monitoring.language.catalogue import gettext as _
from monitoring.screen import choices, data, settings, tables, visit
from monitoring.screen.html import rules, sql_files
from monitoring.screen.html.sections import note, titled
from monitoring.screen.html.templates import joined
from monitoring.store import queries

LAYERS = {
    "metrics": _("Figures that pages and the command line show"),
    "checks": _("Checks: rows that deserve a look"),
    "marts": _("The rules"),
    "staging": _("What counts today"),
}


def change_settings(thresholds: dict) -> None:
    """The form in which thresholds are changed, and every change so far."""
    settings.change_form(thresholds)
    tables.settings_history(data.rows("settings_history"))


visit.title(_("Methods"), is_of_department=False)
how = _(
    "Every figure is one SQL file, shown here as it runs. Values are exact decimals and are compared by "
    "cross-multiplication, never through a rounded quotient. A month without a report is no value, never 0."
)
thresholds = data.rows("settings_in_force")[0]
above = note(how) + titled(_("Thresholds in force"), rules.settings(thresholds))
opened = choices.chosen_name("sql", queries.all_queries())
files = [titled(title, sql_files.listing(queries.in_layer(layer), opened)) for layer, title in LAYERS.items()]
parts = {"settings": (_("Change them"), change_settings)} if data.may(Right.SET) else {}
visit.explained("settings_in_force", [thresholds])
visit.panels(above, parts, joined(rules.in_words(thresholds), *files), thresholds)
