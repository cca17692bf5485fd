"""How every figure comes about: its sentence, its grain, its SQL, and the thresholds in force."""

import streamlit as st

from monitoring import markup, queries, submitting, tables, ui, words
from monitoring.language import gettext as _

LAYERS = {
    "metrics": _("Figures that pages and the command line show"),
    "checks": _("Checks: rows that deserve a look"),
    "marts": _("The rules"),
    "staging": _("What counts today"),
}

STATUS_COLUMNS = {"status": _("Status"), "rule": _("When (the first that applies)")}


def change_settings(thresholds: dict) -> None:
    """The form in which thresholds are changed, and every change so far."""
    submitting.settings_form(thresholds)
    tables.settings_history(ui.rows("settings_history"))


st.title(_("Methods"))
st.markdown(
    _(
        "Every figure is one SQL file, shown here as it runs. Values are exact decimals and are compared by "
        "cross-multiplication, never through a rounded quotient. A month without a report is no value, never 0."
    )
)
st.subheader(_("Thresholds in force"))
thresholds = ui.rows("settings_in_force")[0]
tables.settings(thresholds)
ui.folded(_("Change them"), "change_settings", change_settings, thresholds)
left, right = st.columns(2)
with left:
    st.subheader(_("The six statuses of an indicator"))
    ui.table(words.status_rules(thresholds, words.STATUS_RULES), STATUS_COLUMNS)
with right:
    st.subheader(_("The same for money"))
    ui.table(words.status_rules(thresholds, words.MONEY_RULES), STATUS_COLUMNS)
st.subheader(_("How months become the figure to date, what is due by when, and how far a missed target counts"))
left, middle, right = st.columns(3)
with left:
    ui.table(words.glossary(words.AGGREGATIONS), {"term": _("Aggregation"), "meaning": _("Actual to date")})
with middle:
    ui.table(words.glossary(words.PACINGS), {"term": _("Pacing"), "meaning": _("The target is due")})
with right:
    ui.table(words.completion_rules(thresholds), {"term": _("Target"), "meaning": _("Completion rate, if not met")})

for layer, title in LAYERS.items():
    st.subheader(title)
    st.html(markup.sql_files(queries.in_layer(layer)))
