"""Every indicator against its target, filtered by category, status and words; one of them in detail."""

import streamlit as st

from monitoring import figures, filters, formats, markup, tables, tracking, ui
from monitoring.language import gettext as _

view = ui.current_view()
progress = ui.rows("indicator_progress", **view.key)

st.title(_("Indicators up to {month} {year}").format(month=formats.month_name(view.month), year=view.year))
ui.html(markup.category_scores(ui.rows("category_scores", **view.key)))
shown = filters.indicators(progress)
manner = ui.switch(_("Shown as"), "show", tracking.manners())
if manner == "heat":
    tracking.heat_map(view, shown)
    ui.end_page()
if manner == "table":
    tracking.table(view, shown)
    ui.end_page()

# The chosen one stands above the list: who comes by a link sees it at once.
above = st.container()
selected = tables.indicators(shown)
if selected is None:
    st.caption(_("Choose a row to see the indicator's months, its sentence and where its figures came from."))
else:
    with above:
        tables.indicator_detail(view, selected)

how_to_read = _(
    "The heavy mark is the target (100%), the light one what is expected by now. For a ceiling (≤, <) the shaded "
    "side is out of bounds."
)
ui.html(markup.titled(_("Actual to date against the target"), markup.note(how_to_read)))
half = (len(shown) + 1) // 2
for column, part, key in zip(st.columns(2, gap="large"), (shown[:half], shown[half:]), ("left", "right"), strict=True):
    if part:
        with column:
            ui.plot(
                figures.bullets(part, shown), f"bullets_{key}", _("Each indicator's actual as a share of its target")
            )
ui.explained("indicator_progress", shown)
