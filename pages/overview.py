"""Where the year stands: counts by status, money against the time gone, what needs attention and why."""

import streamlit as st

from monitoring.charts import statuses
from monitoring.language import headline_words, money_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, filters, pieces, visit
from monitoring.screen.html import key_figures, lists, tallies
from monitoring.screen.html.mosaic import mosaic
from monitoring.screen.html.sections import listed, note, section, titled

view = visit.current_view()
visit.title(headline_words.department_heading(view.department_name, view.year, view.month), has_filters=True)
progress = data.rows("indicator_progress", **view.key)
if not progress:
    st.info(_("The target form of this year has no indicators."))
    visit.end()
spending = data.rows("money_totals", **view.whole_year)
money = [row for row in spending if row["month"] == view.month]
late_money = data.rows("money_attention", **view.key)
score = data.rows("trial_score", **view.key)
balances = data.rows("double_monitoring", **view.key)
reported = data.rows("reporting", **view.key)

shown = filters.indicators(progress)
by_month = filters.status_counts(view, shown, progress)
categories = filters.category_counts(view, shown, progress)
codes = {row["indicator_code"] for row in shown}
attention = [row for row in data.rows("needs_attention", **view.key) if row["indicator_code"] in codes]
counts, before = tallies.of_month(by_month, view.month)
total, _before = tallies.of_month(data.rows("status_counts", **view.whole_year), view.month)

whole = _("The trial score and the money are the whole department's, whatever is filtered.")
nothing_late = _("No indicator is late, without data or far above its target.")
needed = _("Indicators that need attention: {count}").format(count=len(attention))
with pieces.grid("overview"):
    pieces.html(
        key_figures.status_tiles(counts, before, shown, reported),
        section("glance", note(money_words.spent_sentence(money))),
        section(
            "indicators",
            titled(
                headline_words.coverage_sentence(counts),
                note(headline_words.hatched_sentence(shown) + headline_words.what_is_met()),
                mosaic(shown, categories),
            ),
            section("attention", titled(needed, listed(attention, lists.attention, nothing_late))),
        ),
        section(
            "money",
            titled(money_words.money_question(money), key_figures.money_gauges(money)),
            note(money_words.spending_known(spending, view.month)),
            key_figures.trial_score(score, headline_words.score_note(score, progress)),
            note(headline_words.results_sentence(total, money) + money_words.balances_sentence(balances)),
            note(whole) if len(shown) < len(progress) else "",
            titled(headline_words.development_question(counts, before)),
        ),
        section(
            "late",
            titled(
                _("Money that needs attention: {count}").format(count=len(late_money)),
                listed(late_money, lists.money, _("No task is late with its money or overspent.")),
            ),
        ),
    )
    pieces.plot(
        statuses.status_by_month(by_month, view.month), "development", _("Indicators by status, month by month")
    )

visit.explained("status_counts", by_month)
visit.explained("reporting", reported)
visit.explained("category_counts", categories)
visit.explained("needs_attention", attention)
visit.explained("money_totals", money)
visit.explained("money_attention", late_money)
visit.explained("trial_score", score)
visit.explained("double_monitoring", balances)
