"""Every indicator against its target, filtered by category, status and words; one of them in detail."""

import streamlit as st

from monitoring import figures, formats, tables, ui, words
from monitoring.language import gettext as _

view = ui.current_view()
progress = ui.rows("indicator_progress", **view.key)

st.title(_("Indicators up to {month} {year}").format(month=formats.month_name(view.month), year=view.year))
with st.container(horizontal=True, key="indicator_filters"):
    level1 = ui.choices(_("Level 1"), "level1", ui.distinct(progress, "level1"), str)
    within = [row for row in progress if not level1 or row["level1"] in level1]
    level2 = ui.choices(_("Level 2"), "level2", ui.distinct(within, "level2"), str)
    statuses = ui.choices(_("Status"), "status", list(words.STATUSES), words.status_with_symbol)
    text = ui.search_box(_("Search"), "text", _("name, explanation or code"))

shown = [row for row in within if ui.matches(row, level2=level2, status=statuses) and ui.contains(row, text)]
st.caption(_("{shown} of {all} indicators").format(shown=len(shown), all=len(progress)))
if not shown:
    st.info(_("No indicator matches these filters. Remove one of them to see more."))
    ui.end_page()

selected = tables.indicators(shown)
if selected is None:
    st.caption(_("Choose a row to see the indicator's months, its sentence and where its figures came from."))
else:
    tables.indicator_detail(view, selected)

st.subheader(_("Actual to date against the target"))
st.caption(
    _(
        "The heavy mark is the target (100%), the light one what is expected by now. For a ceiling (≤, <) the shaded "
        "side is out of bounds."
    )
)
half = (len(shown) + 1) // 2
for column, part, key in zip(st.columns(2, gap="large"), (shown[:half], shown[half:]), ("left", "right"), strict=True):
    if part:
        with column:
            ui.plot(figures.bullets(part), f"bullets_{key}", _("Each indicator's actual as a share of its target"))
ui.explained("indicator_progress")
