"""Rows → Plotly figures, as plain dictionaries: a figure is a function of its rows and nothing else.

Plain dictionaries are what the browser gets in the end; building them through ``plotly.graph_objects`` takes
several times as long and gives the same picture.
"""

from html import escape

from monitoring.charts import shares
from monitoring.charts.remembered import remembered
from monitoring.language import formats, words
from monitoring.language.catalogue import gettext as _

# One palette for statuses everywhere: distinct for colour-blind readers and of different lightness in grey.
STATUS_COLOURS = {
    "met": "#1b7f5c",
    "on_track": "#5aa9d6",
    "slow": "#e6a700",
    "behind": "#c23b22",
    "not_due": "#c3c9d0",
    "no_data": "#6b7280",
}
INK = "#6d7583"
TRACK = "rgba(128,128,128,0.16)"
FORBIDDEN = "rgba(194,59,34,0.12)"
TARGET = "#7c5cc4"
# Between the dark and the light blue: to be seen on either ground.
TO_DATE = "#3f7fbf"
MONTH_BARS = "rgba(90,169,214,0.45)"
# Pixels: a line of words, a bar, the gap below it; and the half-width places of a line.
LINE, BAR, GAP = 18, 12, 14
LINE_PLACES = 50
# So few indicators are counted one by one on an axis.
FEW = 5
# Under the chart, wherever that ends.
LEGEND = {"orientation": "h", "x": 0, "yref": "container", "y": 0, "yanchor": "bottom"}
STATUS_ORDER = ("met", "on_track", "slow", "behind", "not_due", "no_data")


@remembered
def status_by_month(rows: list[dict], until: int) -> dict:
    """Rows of ``status_counts`` for one department and year → stacked columns, a month each, up to ``until``."""
    shown = [row for row in rows if row["month"] <= until]
    months = [formats.short_month(row["month"]) for row in shown]
    traces = [
        {
            "type": "bar",
            "name": words.status_with_symbol(status),
            "x": months,
            "y": [row[f"{status}_count"] for row in shown],
            "text": [row[f"{status}_count"] or "" for row in shown],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "marker": {"color": STATUS_COLOURS[status]},
            "hovertemplate": f"%{{x}} {words.status(status)}: %{{y}}<extra></extra>",
        }
        for status in STATUS_ORDER
    ]
    count = max((row["indicator_count"] for row in rows), default=0)
    layout = _layout(265) | {
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "barmode": "stack",
        "uniformtext": {"minsize": 10, "mode": "hide"},
        "bargap": 0.25,
        "legend": LEGEND | {"traceorder": "normal"},
        # The whole year and all indicators from the first month on: a new month adds a column and moves nothing.
        "yaxis": {"title": {"text": _("Indicators")}, "range": [0, count], "fixedrange": True, "tickformat": "d"}
        | ({"dtick": 1} if count <= FEW else {}),
        "xaxis": {
            "fixedrange": True,
            "type": "category",
            "range": [-0.5, 11.5],
            "categoryarray": [formats.short_month(month) for month in range(1, 13)],
        },
    }
    return {"data": traces, "layout": layout}


@remembered
def task_bars(rows: list[dict]) -> dict:
    """Rows of ``task_execution`` for one month → a bar a task, in the given order, against what is due by now."""
    rates = [row["execution_rate"] for row in rows]
    return _bars(
        [(f"{row['task_code']} {row['task_name']}", f"{words.money_status(row)} {_spent(row)}") for row in rows],
        rates,
        [STATUS_COLOURS[words.money_look(row)] for row in rows],
        [row["schedule_rate"] for row in rows],
        shares.scale_end(rates),
    )


@remembered
def quadrant(rows: list[dict], gap: float) -> dict:
    """Rows of ``double_monitoring`` with a gap → a point a task: money spent against results, the band in step."""
    shown = [row for row in rows if row["gap_rate"] is not None]
    # Tasks on the same spot share one label, or nobody could read either.
    spots: dict[tuple, list[str]] = {}
    for row in shown:
        spots.setdefault(_spot(row), []).append(row["task_code"])
    colours = {"money_ahead": "behind", "results_ahead": "slow", "in_step": "met"}
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [_float(row["execution_rate"]) for row in shown],
        "y": [_float(row["linked_completion_rate"]) for row in shown],
        "text": [" ".join(spots[_spot(row)]) for row in shown],
        "textposition": "top center",
        "customdata": [escape(f"{row['task_name']}: {words.balance_sentence(row)}") for row in shown],
        "marker": {"size": 13, "color": [STATUS_COLOURS[colours[row["balance"]]] for row in shown]},
        "hovertemplate": "%{text} %{customdata}<extra></extra>",
    }
    far = shares.LONGEST
    band = {
        "type": "path",
        "layer": "below",
        "path": f"M 0,{gap} L {far},{far + gap} L {far},{far - gap} L {gap},0 L 0,0 Z",
        "fillcolor": TRACK,
        "line": {"width": 0},
    }
    layout = _layout(420) | {
        "showlegend": False,
        "shapes": [band],
        "xaxis": {
            "title": {"text": _("Execution rate")},
            "tickformat": ".0%",
            "range": [0, shares.scale_end([row["execution_rate"] for row in shown])],
            "fixedrange": True,
        },
        "yaxis": {
            "title": {"text": _("Completion of the linked indicators")},
            "tickformat": ".0%",
            "range": [0, 1.12],
            "fixedrange": True,
        },
        "margin": {"l": 60, "r": 8, "t": 8, "b": 50},
    }
    return {"data": [points], "layout": layout}


def _spot(row: dict) -> tuple[float, float]:
    return round(float(row["execution_rate"]), 2), round(float(row["linked_completion_rate"]), 2)


@remembered
def spending_curve(rows: list[dict], until: int) -> dict:
    """Rows of ``money_totals`` over a year → executed share to date, tasks and budget each of its own money.

    A line ends with the last month of which anything is reported.
    """
    months = [formats.short_month(month) for month in range(1, 13)]
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": _("Time gone"),
            "x": months,
            "y": [month / 12 for month in range(1, 13)],
            "line": {"color": INK, "dash": "dot", "width": 2},
            "hovertemplate": "%{x}: %{y:.1%}<extra></extra>",
        }
    ]
    for part, colour, marker in (("tasks", "#c2660c", "circle"), ("budget", "#2563a8", "square")):
        known = max((row["month"] for row in rows if row["part"] == part and row["month_reported_count"]), default=0)
        own = [row for row in rows if row["part"] == part and row["month"] <= min(until, known)]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "name": words.money_part({"part": part}),
                "x": [formats.short_month(row["month"]) for row in own],
                "y": [row["execution_rate"] for row in own],
                "text": [formats.money(row["executed_amount"]) for row in own],
                "line": {"color": colour, "width": 3},
                "marker": {"symbol": marker, "size": 8},
                "hovertemplate": "%{x}: %{y:.1%} · %{text}<extra></extra>",
            }
        )
    layout = _layout(270) | {
        "legend": LEGEND,
        "yaxis": {"tickformat": ".0%", "rangemode": "tozero", "fixedrange": True},
        "xaxis": {"fixedrange": True, "type": "category", "categoryarray": months},
    }
    return {"data": traces, "layout": layout}


@remembered
def bullets(rows: list[dict], beside: list[dict]) -> dict:
    """Rows of ``indicator_progress`` for one month → a bullet each: actual as a share of its target.

    The scale is the one of all rows ``beside`` each other, these included. The heavy mark is the target, the light
    one what is expected to date. Where more than the target is out of bounds, the side beyond it is shaded.
    """
    figure = _bars(
        [(f"{row['indicator_code']} {row['level3']}", _actual_of_target(row)) for row in rows],
        [shares.actual_share(row) for row in rows],
        [STATUS_COLOURS[row["status"]] for row in rows],
        [],
        shares.scale_end([shares.actual_share(row) for row in beside]),
    )
    centred = list(zip(figure["data"][0]["y"], rows, strict=True))
    expected = [(centre, shares.expected_mark(row)) for centre, row in centred]
    figure["data"] += [
        _marks([(centre, 1.0) for centre, row in centred if shares.has_scale(row)], TARGET, 4),
        _marks([(centre, share) for centre, share in expected if share is not None], INK, 2),
    ]
    figure["layout"]["shapes"] += [
        _box(1, shares.LONGEST, centre, FORBIDDEN) for centre, row in centred if shares.is_bounded(row)
    ]
    return figure


@remembered
def indicator_trend(rows: list[dict], until: int) -> dict:
    """Rows of ``indicator_progress`` of one indicator over its year → monthly figures, to date, expected, target.

    What adds up stands on bars from 0. A level that has to hold every month is points around its target: beside the
    whole height of a bar nobody would see that 97.87 % misses 100 %.
    """
    months = [formats.short_month(row["month"]) for row in rows]
    shown = [row for row in rows if row["month"] <= until]
    unit = formats.unit_of(rows[0])
    is_level = rows[0]["pacing"] == "every_month" and rows[0]["aggregation"] != "sum"
    look = {"mode": "markers", "marker": {"color": INK, "symbol": "diamond-open", "size": 10}}
    traces = [
        {
            "type": "scatter" if is_level else "bar",
            **(look if is_level else {"marker": {"color": MONTH_BARS}}),
            "name": _("This month"),
            "x": [formats.short_month(row["month"]) for row in shown],
            "y": [_float(_month_value(row)) for row in shown],
            "hovertemplate": f"%{{x}}: %{{y}} {unit}<extra></extra>",
        },
        _line(_("To date"), shown, "actual_to_date", {"color": TO_DATE, "width": 3}, "lines+markers", unit),
        _line(_("Expected to date"), rows, "expected_to_date", {"color": INK, "dash": "dot"}, "lines", unit),
        _line(_("Target"), rows, "target_value", {"color": TARGET, "width": 2}, "lines", unit),
    ]
    return {"data": traces, "layout": _trend_layout(unit, months, not is_level)}


@remembered
def money_trend(rows: list[dict], until: int) -> dict:
    """Rows of ``spending_history`` of one task → monthly spending, spent to date and what the time gone would be."""
    months = [formats.short_month(row["month"]) for row in rows]
    shown = [row for row in rows if row["month"] <= until]
    unit = _("10k yuan")
    wan = [
        {
            "month": row["month"],
            "executed": formats.wan(row["executed_amount"]),
            "scheduled": formats.wan(_scheduled(row)),
            "budget": formats.wan(row["budget_amount"]),
        }
        for row in rows
    ]
    bars = {
        "type": "bar",
        "name": _("Spent in the month"),
        "x": [formats.short_month(row["month"]) for row in shown],
        "y": [_float(formats.wan(row["spent_amount"])) for row in shown],
        "marker": {"color": MONTH_BARS},
        "hovertemplate": f"%{{x}}: %{{y:,.2f}} {unit}<extra></extra>",
    }
    lines = [
        _line(_("Executed"), wan[: len(shown)], "executed", {"color": TO_DATE, "width": 3}, "lines+markers", unit),
        _line(_("Time gone"), wan, "scheduled", {"color": INK, "dash": "dot"}, "lines", unit),
        _line(_("Planned"), wan, "budget", {"color": TARGET, "width": 2}, "lines", unit),
    ]
    return {"data": [bars, *lines], "layout": _trend_layout(unit, months)}


def _scheduled(row: dict):
    """What should be spent of the budget by the end of the month, by the time gone or its plan, in yuan."""
    if row["budget_amount"] is None or row["schedule_rate"] is None:
        return None
    return float(row["budget_amount"]) * float(row["schedule_rate"])


def _trend_layout(unit: str, months: list[str], is_from_zero: bool = True) -> dict:
    title = unit if is_from_zero else _("{unit}, not from 0").format(unit=unit)
    return _layout(320) | {
        "legend": LEGEND,
        "yaxis": {
            "title": {"text": title},
            "fixedrange": True,
            "rangemode": "tozero" if is_from_zero else "normal",
        },
        "xaxis": {"fixedrange": True, "type": "category", "categoryarray": months},
    }


def _line(name: str, rows: list[dict], column: str, line: dict, mode: str, unit: str) -> dict:
    return {
        "type": "scatter",
        "mode": mode,
        "name": name,
        "x": [formats.short_month(row["month"]) for row in rows],
        "y": [_float(row[column]) for row in rows],
        "line": line,
        "connectgaps": True,
        "hovertemplate": f"{name} %{{x}}: %{{y}} {unit}<extra></extra>",
    }


def _month_value(row: dict):
    if row["actual_value"] is not None or not row["denominator_value"]:
        return row["actual_value"]
    share = row["numerator_value"] / row["denominator_value"]
    return share * 100 if row["unit"] in ("%", "％") else share


def _bars(entries: list[tuple[str, str]], rates: list, colours: list[str], due: list, end: float) -> dict:
    """Horizontal bars on a common scale of shares up to ``end``, each under its name so that long names have room.

    ``due`` marks where each should be by now; empty for none. The vertical axis counts pixels, so that an entry of
    three lines simply takes more of them.
    """
    texts = [_wrap(name, label) for name, label in entries]
    centres, height = _places(texts)
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": centres,
        "x": [min(float(rate or 0), shares.LONGEST) for rate in rates],
        "width": BAR,
        "marker": {"color": colours},
        "text": texts,
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }
    layout = _layout(height + 40) | {
        "showlegend": False,
        "xaxis": {
            "range": [0, end],
            "tickformat": ".0%",
            "tickvals": [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5],
            "side": "top",
            "fixedrange": True,
            "zeroline": False,
        },
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
        "shapes": [_box(0, 1, centre, TRACK) for centre in centres]
        + [_due_mark(rate, centre) for rate, centre in zip(due, centres, strict=bool(due)) if rate],
        "annotations": [_note(text, centre) for text, centre in zip(texts, centres, strict=True)]
        + [_cut(centre) for rate, centre in zip(rates, centres, strict=True) if (rate or 0) > shares.LONGEST],
    }
    return {"data": [bars], "layout": layout}


def _places(texts: list[str]) -> tuple[list[float], int]:
    """The middle of each entry's bar, and the height of all entries together, in pixels."""
    centres, height = [], 0
    for text in texts:
        height += LINE * (text.count("<br>") + 1) + BAR
        centres.append(height - BAR / 2)
        height += GAP
    return centres, height


def _due_mark(rate: float, centre: float) -> dict:
    place = min(float(rate), shares.LONGEST)
    return {
        "type": "line",
        "x0": place,
        "x1": place,
        "y0": centre - BAR * 0.6,
        "y1": centre + BAR * 0.6,
        "line": {"color": INK, "width": 3},
    }


def _cut(centre: float) -> dict:
    """The sign that a bar goes on beyond the scale."""
    return {"text": "▶", "x": shares.LONGEST, "y": centre, "xanchor": "left", "yanchor": "middle", "showarrow": False}


def _note(text: str, centre: float) -> dict:
    return {
        "text": text,
        "x": 0,
        "y": centre - BAR / 2 - 2,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": 13},
    }


def _box(x0: float, x1: float, centre: float, colour: str) -> dict:
    return {
        "type": "rect",
        "layer": "below",
        "x0": x0,
        "x1": x1,
        "y0": centre - BAR / 2,
        "y1": centre + BAR / 2,
        "fillcolor": colour,
        "line": {"width": 0},
    }


def _marks(points: list[tuple[float, float]], colour: str, width: int) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "y": [centre for centre, _of_target in points],
        "x": [min(of_target, shares.LONGEST) for _centre, of_target in points],
        "marker": {
            "symbol": "line-ns-open",
            "size": 12,
            "color": colour,
            "line": {"width": width, "color": colour},
        },
        "hovertemplate": "%{x:.0%}<extra></extra>",
    }


def _spent(row: dict) -> str:
    executed, budget = formats.money(row["executed_amount"]), formats.money(row["budget_amount"])
    return f"{executed} / {budget} · {formats.percent(row['execution_rate'])}"


def _actual_of_target(row: dict) -> str:
    actual = formats.with_unit(row["actual_to_date"], formats.unit_of(row), 2)
    return f"{words.SYMBOLS[row['status']]} {actual} / {formats.target(row)}"


def _wrap(name: str, label: str) -> str:
    """``name`` and ``label`` in lines that fit a telephone; the label stays in one piece.

    A Chinese character takes two places, a Latin one about one.
    """
    lines, used = [""], 0
    for piece in [*name, f" · {label}"]:
        size = sum(2 if ord(character) > 0x2E7F else 1 for character in piece)
        if used + size > LINE_PLACES:
            lines.append("")
            used = 0
        lines[-1] += piece
        used += size
    return "<br>".join(escape(line.strip(" ·")) for line in lines)


def _float(value) -> float | None:
    return None if value is None else float(value)


def _layout(height: int) -> dict:
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 28, "b": 8},
        "hoverlabel": {"align": "left"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }
