"""Money beside results: rows of ``double_monitoring`` → a chart."""

from html import escape

from monitoring.charts import look, shares
from monitoring.charts.remembered import remembered
from monitoring.language import money_words
from monitoring.language.catalogue import gettext as _


@remembered
def quadrant(rows: list[dict], gap: float) -> dict:
    """Rows of ``double_monitoring`` with a gap → a point a task: money against results, the band in step.

    Both are shares of what is due by now. Money far ahead of its time stands at the edge.
    """
    shown = [row for row in rows if row["gap_rate"] is not None]
    # Tasks on the same spot share one label, or nobody could read either.
    spots: dict[tuple, list[str]] = {}
    for row in shown:
        spots.setdefault(_spot(row), []).append(row["task_code"])
    colours = {"money_ahead": "behind", "results_ahead": "slow", "both_short": "slow", "in_step": "met"}
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [_money(row) for row in shown],
        "y": [look.as_float(row["results_rate"]) for row in shown],
        "text": [" ".join(spots[_spot(row)]) for row in shown],
        "textposition": "top center",
        "customdata": [escape(f"{row['task_name']}: {money_words.balance_sentence(row)}") for row in shown],
        "marker": {"size": 13, "color": [look.STATUS_COLOURS[colours[row["balance"]]] for row in shown]},
        "hovertemplate": "%{text} %{customdata}<extra></extra>",
    }
    far = shares.LONGEST
    band = {
        "type": "path",
        "layer": "below",
        "path": f"M 0,{gap} L {far},{far + gap} L {far},{far - gap} L {gap},0 L 0,0 Z",
        "fillcolor": look.TRACK,
        "line": {"width": 0},
    }
    layout = look.base_layout(420) | {
        "showlegend": False,
        "shapes": [band],
        "xaxis": {
            "title": {"text": _("Money spent, of what is due by now")},
            "tickformat": ".0%",
            "range": [0, shares.scale_end([row["money_rate"] for row in shown])],
            "fixedrange": True,
        },
        "yaxis": {
            "title": {"text": _("Results reached, of what is due by now")},
            "tickformat": ".0%",
            "range": [0, 1.12],
            "fixedrange": True,
        },
        "margin": {"l": 60, "r": 8, "t": 8, "b": 50},
    }
    return {"data": [points], "layout": layout}


def _spot(row: dict) -> tuple[float, float]:
    return round(_money(row), 2), round(float(row["results_rate"]), 2)


def _money(row: dict) -> float:
    return min(float(row["money_rate"]), shares.LONGEST)
