"""Where the year stands: counts by status, money against the time gone, what needs attention and why."""

import streamlit as st

from monitoring import figures, formats, markup, ui, words
from monitoring.language import gettext as _

view = ui.current_view()
counts = ui.rows("status_counts", **view.key)
if not counts:
    st.info(_("The target form of this year has no indicators."))
    ui.end_page()
progress = ui.rows("indicator_progress", **view.key)
by_month = ui.rows("status_counts", **view.whole_year)
attention = ui.rows("needs_attention", **view.key)
money = ui.rows("money_totals", **view.key)
late_money = ui.rows("money_attention", **view.key)
before = [row for row in by_month if row["month"] == view.month - 1]

st.title(
    _("{department}: up to {month} {year}").format(
        department=view.department_name, month=formats.month_name(view.month), year=view.year
    )
)
st.markdown(
    _("Of **{count}** indicators, **{with_data}** have data (coverage {coverage}).").format(
        count=counts[0]["indicator_count"],
        with_data=counts[0]["with_data_count"],
        coverage=formats.percent(counts[0]["coverage_rate"], 0),
    )
)
st.html(markup.status_tiles(counts[0], before[0] if before else None))
st.html(markup.trial_score(ui.rows("trial_score", **view.key)))
st.caption(
    _(
        "A trial score, because the form carries no weights: each part is split equally over its indicators. What has "
        "no data yet scores 0 and is open."
    )
)

left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader(_("Every indicator, by category"))
    st.html(markup.mosaic(progress, ui.rows("category_counts", **view.key)))
    ui.explained("category_counts")
    st.subheader(_("Indicators that need attention: {count}").format(count=len(attention)))
    if attention:
        st.html(markup.attention(attention))
    else:
        st.success(_("No indicator is late, without data or far above its target."))
    ui.explained("needs_attention")
    ui.explained("trial_score")
with right:
    st.subheader(
        _("Money against the time gone ({share})").format(share=formats.percent(money[0]["schedule_rate"], 0))
    )
    ui.plot(figures.money_bars(money), "money", _("Executed share of the budget and of the tasks' planned money"))
    st.caption(_("The mark is the time gone. Each bar has its own budget; the two are never added or divided."))
    st.caption(" ".join(words.unreported_sentence(row) for row in money))
    ui.explained("money_totals")
    st.subheader(_("How it developed"))
    ui.plot(figures.status_by_month(by_month, view.month), "development", _("Indicators by status, month by month"))
    ui.explained("status_counts")
    st.subheader(_("Money that needs attention: {count}").format(count=len(late_money)))
    if late_money:
        st.html(markup.money(late_money))
    else:
        st.success(_("No task is late with its money or overspent."))
    ui.explained("money_attention")
