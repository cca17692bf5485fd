"""Every task's money against its plan and the time gone."""

import streamlit as st

from monitoring import figures, filters, formats, markup, submitting, tables, tallies, ui, words
from monitoring.language import gettext as _

view = ui.current_view()
tasks = ui.rows("task_execution", **view.key)
lines = ui.rows("budget_execution", **view.key)
curve = ui.rows("money_totals", **view.whole_year)
findings = ui.rows("target_findings", **view.whole_year)
excess = [row for row in findings if row["check_name"] == "task_money_above_project_budget"]

st.title(_("Budget execution up to {month} {year}").format(month=formats.month_name(view.month), year=view.year))
for finding in excess:
    st.info(words.evidence(finding), icon=":material/balance:")
if not tasks:
    st.info(_("The target form of this year has no tasks."))
    ui.end_page()

shown = filters.tasks(tasks)
codes = {row["task_code"] for row in shown}
# The chosen one stands above the list: who comes by a link sees it at once.
above = st.container()
selected = tables.money([*shown, *lines], "task_code", "task_name")
if selected is None:
    st.caption(_("Choose a row to see the task's months and where its figures came from."))
else:
    with above:
        tables.money_detail(view, selected["task_code"])

left, right = st.columns(2, gap="large")
mark = _("The mark is the time gone: {share} of the year.").format(share=formats.percent(view.month / 12, 0))
concentration = words.concentration_sentence(*tallies.most_of_the_money(shown), len(shown))
ui.html(markup.titled(concentration, markup.note(mark)), into=left)
with left:
    ui.plot(figures.task_bars(shown), "tasks", _("Executed share of each task's planned money"))
ui.html(markup.titled(_("Spending to date against the time gone")), into=right)
with right:
    ui.plot(figures.spending_curve(curve, view.month), "curve", _("Executed share month by month"))
balances = [row for row in ui.rows("double_monitoring", **view.key) if row["task_code"] in codes]
compared = [row for row in balances if row["gap_rate"] is not None]
question = _("Does the money buy results? Linked tasks with data: {count}").format(count=len(compared))
not_linked = _("No task is linked to an indicator with data yet. The form carries no links; make them here.")
outside = _("In the band, money and results are in step; these tasks are outside it:")
ui.html(
    markup.titled(_("The form's budget lines"), markup.money(lines)),
    markup.titled(question, "" if compared else markup.note(not_linked)),
    into=right,
)
with right:
    if compared:
        gap = float(ui.rows("settings_in_force")[0]["double_monitoring_gap"])
        words_for_it = _("Execution rate against the results of each linked task")
        ui.plot(figures.quadrant(compared, gap), "quadrant", words_for_it)
        ui.html(markup.note(outside), markup.balances(compared) or formats.NOTHING)
    ui.folded(_("Link tasks and indicators"), "links", submitting.links_form, view)

ui.explained("task_execution", shown)
ui.explained("money_totals", curve)
ui.explained("budget_execution", lines)
ui.explained("double_monitoring", balances)
