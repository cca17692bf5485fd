"""The presentation screen: one department's month in large type, without controls, following the data by itself."""

import streamlit as st

from monitoring.language import headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen import tallies, ui, wall

view = ui.current_view()
progress = ui.rows("indicator_progress", **view.key)
if not progress:
    st.info(_("The target form of this year has no indicators."))
    ui.end_page()
by_month = ui.rows("status_counts", **view.whole_year)
counts, before = tallies.of_month(by_month, view.month)
money = ui.rows("money_totals", **view.key)
history = ui.rows("submission_history", **view.whole_year)

ui.html(
    wall.screen(
        wall.head(view.key, view.department_name, view.has_illustrative, ui.last_change(history), view.latest_month),
        wall.tiles(counts, before),
        wall.mosaic(progress, ui.rows("category_counts", **view.key)),
        wall.money(money),
        wall.score(ui.rows("trial_score", **view.key), headline_words.results_sentence(counts, money)),
        wall.attention(ui.rows("needs_attention", **view.key)),
    )
)
ui.follow_data(view, ui.database().version)
