"""Indicators by status, month by month: rows of ``status_counts`` → a chart."""

from monitoring.charts import look
from monitoring.charts.remembered import remembered
from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _

# So few indicators are counted one by one on the axis.
FEW = 5


@remembered
def status_by_month(rows: list[dict], until: int) -> dict:
    """Rows of ``status_counts`` for one department and year → stacked columns, a month each, up to ``until``.

    A click on a part leads to what it counts: ``links.js`` takes the address out of ``customdata``.
    """
    shown = [row for row in rows if row["month"] <= until]
    months = [formats.short_month(row["month"]) for row in shown]
    traces = [
        {
            "type": "bar",
            "name": vocabulary.status_with_symbol(status),
            "x": months,
            "y": [row[f"{status}_count"] for row in shown],
            "text": [row[f"{status}_count"] or "" for row in shown],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "marker": {"color": look.STATUS_COLOURS[status]},
            "customdata": [f"indicators?status={status}&month={row['month']}" for row in shown],
            "hovertemplate": f"%{{x}} {vocabulary.status(status)}: %{{y}}<extra></extra>",
        }
        for status in look.STATUS_ORDER
    ]
    count = max((row["indicator_count"] for row in rows), default=0)
    layout = look.base_layout(265) | {
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "barmode": "stack",
        "uniformtext": {"minsize": 10, "mode": "hide"},
        "bargap": 0.25,
        "legend": look.LEGEND | {"traceorder": "normal"},
        # The whole year and all indicators from the first month on: a new month adds a column and moves nothing.
        "yaxis": {"title": {"text": _("Indicators")}, "range": [0, count], "fixedrange": True, "tickformat": "d"}
        | ({"dtick": 1} if count <= FEW else {}),
        "xaxis": look.MONTH_AXIS
        | {
            "range": [-0.5, 11.5],
            "categoryarray": [formats.short_month(month) for month in range(1, 13)],
        },
    }
    return {"data": traces, "layout": layout}
