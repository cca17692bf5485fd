"""The presentation screen: one department's month in large type, without controls, following the data by itself."""

import streamlit as st

from monitoring.language import headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces, visit
from monitoring.screen.html import tallies, wall

view = visit.current_view()
progress = data.rows("indicator_progress", **view.key)
if not progress:
    st.info(_("The target form of this year has no indicators."))
    visit.end()
by_month = data.rows("status_counts", **view.whole_year)
counts, before = tallies.of_month(by_month, view.month)
money = data.rows("money_totals", **view.key)
history = data.rows("submission_history", **view.whole_year)

hatched = headline_words.hatched_count(progress)
pieces.html(
    wall.screen(
        wall.head(
            view.key,
            view.department_name,
            view.has_illustrative,
            tallies.last_change(history),
            visit.month_not_reported(view),
        ),
        wall.tiles(counts, before, progress, data.rows("reporting", **view.key)),
        [
            wall.mosaic(progress, data.rows("category_counts", **view.key), hatched),
            wall.trend(by_month, view.month, headline_words.development_question(counts, before)),
        ],
        [
            wall.money(money),
            wall.score(data.rows("trial_score", **view.key), headline_words.results_sentence(counts, money)),
        ],
        [
            wall.attention(data.rows("needs_attention", **view.key), progress),
            wall.late_money(data.rows("money_attention", **view.key)),
        ],
    )
)
visit.follow_data(visit.drawn(view))
