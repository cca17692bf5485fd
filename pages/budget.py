"""The year's money against the time gone; every task's against its plan; and beside its results."""

from monitoring.access.rights import Right
from monitoring.charts import bars, quadrant, trends
from monitoring.language import formats, money_words
from monitoring.language.catalogue import gettext as _
from monitoring.language.findings import evidence
from monitoring.screen import choices, data, details, filters, links, money_entries, pieces, visit
from monitoring.screen.html import key_figures, lists, page_links, scorecards, tallies
from monitoring.screen.html.sections import note, section, titled

view = visit.current_view()
tasks = data.rows("task_execution", **view.key)
lines = data.rows("budget_execution", **view.key)
curve = data.rows("money_totals", **view.whole_year)
money = [row for row in curve if row["month"] == view.month]
findings = data.rows("target_findings", **view.whole_year)

manner = choices.switch(_("Shown as"), "money", {"list": _("List"), "bars": _("Bar chart")})
visit.title(
    _("Budget execution~~ up to {month} {year}~~").format(month=formats.month_name(view.month), year=view.year),
    has_filters=True,
)
shown = filters.tasks(tasks) if tasks else []
chosen = choices.chosen_row("task", [*tasks, *lines], "task_code")
if chosen:
    details.money_detail(view, chosen["task_code"])

heading = _("The target form of this year has no tasks.")
if tasks:
    few = money_words.concentration_sentence(*tallies.most_of_the_money(shown))
    heading = f"{filters.counted_tasks(shown, tasks)} · {few}"
notices = [money_words.spending_known(curve, view.month)]
notices += [evidence(row) for row in findings if row["check_name"] == "task_money_above_project_budget"]
mark = _("The bar is as long as the budget and filled as far as it is spent; its mark is where it should be by now.")
card = [note(mark), scorecards.money(shown, lines, chosen and chosen["task_code"])] if manner == "list" else []
codes = {row["task_code"] for row in shown}
balances = [row for row in data.rows("double_monitoring", **view.key) if row["task_code"] in codes]
linked = [row for row in balances if row["linked_count"]]
compared = [row for row in linked if row["gap_rate"] is not None]
question = _("Does the money buy results? Linked tasks that can be compared: {count} of {linked}").format(
    count=len(compared), linked=len(linked)
)
not_linked = _("No task is linked to an indicator yet. The form carries no links; make them here.")
outside = _("In the band, money and results are in step. These tasks are not, or cannot be compared yet:")
out_of_step = [note(outside), lists.balances(linked) or formats.NOTHING]
may_link = data.may(Right.DECIDE, view.department_code)
link = page_links.opener("links", _("Link tasks and indicators"), choices.is_open("links")) if may_link else ""
may_submit = data.may(Right.SUBMIT, view.department_code)
label = _("What papers need besides: expected spending, and where the money comes from")
entry = page_links.opener("money_entries", label, choices.is_open("money_entries"))
with pieces.grid("budget"):
    pieces.html(
        section(
            "gauges_now",
            titled(money_words.money_question(money), key_figures.money_gauges(money), *map(note, notices)),
        ),
        section("tasks", titled(heading, *card)),
        section("results", titled(question, *(out_of_step if linked else [note(not_linked)]), link)),
    )
    pieces.plot(trends.spending_curve(curve, view.month), "curve", _("Executed share month by month"))
    if manner == "bars":
        pieces.plot(bars.task_bars(shown), "tasks", _("Executed share of each task's planned money"))
    if compared:
        gap = float(data.rows("settings_in_force")[0]["double_monitoring_gap"])
        words_for_it = _("Money against the results of each linked task, of what is due by now")
        pieces.plot(quadrant.quadrant(compared, gap), "quadrant", words_for_it)
if may_link and choices.is_open("links"):
    links.link_form(view)
if may_submit:
    pieces.html(page_links.openers(entry))
if may_submit and choices.is_open("money_entries"):
    money_entries.form(view)
visit.explained("task_execution", shown)
visit.explained("money_totals", curve)
visit.explained("budget_execution", lines)
visit.explained("double_monitoring", balances)
visit.explained("expected_money", data.rows("expected_money", **view.key))
visit.explained("money_sources", data.rows("money_sources", **view.key))
