"""Lines over the months of a year: an indicator, a task's money, the money of all."""

from monitoring.charts import look
from monitoring.charts.remembered import remembered
from monitoring.language import formats, money_words
from monitoring.language.catalogue import gettext as _


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
            "line": {"color": look.INK, "dash": "dot", "width": 2},
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
                "name": money_words.money_part({"part": part}),
                "x": [formats.short_month(row["month"]) for row in own],
                "y": [row["execution_rate"] for row in own],
                "text": [formats.money(row["executed_amount"]) for row in own],
                "line": {"color": colour, "width": 3},
                "marker": {"symbol": marker, "size": 8},
                "hovertemplate": "%{x}: %{y:.1%} · %{text}<extra></extra>",
            }
        )
    layout = look.base_layout(270) | {
        "legend": look.LEGEND,
        "yaxis": {"tickformat": ".0%", "rangemode": "tozero", "fixedrange": True},
        "xaxis": look.MONTH_AXIS | {"categoryarray": months},
    }
    return {"data": traces, "layout": layout}


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
    as_marks = {"mode": "markers", "marker": {"color": look.INK, "symbol": "diamond-open", "size": 10}}
    traces = [
        {
            "type": "scatter" if is_level else "bar",
            **(as_marks if is_level else {"marker": {"color": look.MONTH_BARS}}),
            "name": _("This month"),
            "x": [formats.short_month(row["month"]) for row in shown],
            "y": [look.as_float(_month_value(row)) for row in shown],
            "hovertemplate": f"%{{x}}: %{{y}} {unit}<extra></extra>",
        },
        _line(_("To date"), shown, "actual_to_date", {"color": look.TO_DATE, "width": 3}, "lines+markers", unit),
        _line(_("Expected to date"), rows, "expected_to_date", {"color": look.INK, "dash": "dot"}, "lines", unit),
        _line(_("Target"), rows, "target_value", {"color": look.TARGET, "width": 2}, "lines", unit),
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
            "scheduled": formats.wan(row["scheduled_amount"]),
            "budget": formats.wan(row["budget_amount"]),
        }
        for row in rows
    ]
    bars = {
        "type": "bar",
        "name": _("Spent in the month"),
        "x": [formats.short_month(row["month"]) for row in shown],
        "y": [look.as_float(formats.wan(row["spent_amount"])) for row in shown],
        "marker": {"color": look.MONTH_BARS},
        "hovertemplate": f"%{{x}}: %{{y:,.2f}} {unit}<extra></extra>",
    }
    lines = [
        _line(
            _("Executed"), wan[: len(shown)], "executed", {"color": look.TO_DATE, "width": 3}, "lines+markers", unit
        ),
        _line(_("Time gone"), wan, "scheduled", {"color": look.INK, "dash": "dot"}, "lines", unit),
        _line(_("Planned"), wan, "budget", {"color": look.TARGET, "width": 2}, "lines", unit),
    ]
    return {"data": [bars, *lines], "layout": _trend_layout(unit, months)}


def _trend_layout(unit: str, months: list[str], is_from_zero: bool = True) -> dict:
    title = unit if is_from_zero else _("{unit}, not from 0").format(unit=unit)
    return look.base_layout(320) | {
        "legend": look.LEGEND,
        "yaxis": {
            "title": {"text": title},
            "fixedrange": True,
            "rangemode": "tozero" if is_from_zero else "normal",
        },
        "xaxis": look.MONTH_AXIS | {"categoryarray": months},
    }


def _line(name: str, rows: list[dict], column: str, line: dict, mode: str, unit: str) -> dict:
    return {
        "type": "scatter",
        "mode": mode,
        "name": name,
        "x": [formats.short_month(row["month"]) for row in rows],
        "y": [look.as_float(row[column]) for row in rows],
        "line": line,
        "connectgaps": True,
        "hovertemplate": f"{name} %{{x}}: %{{y}} {unit}<extra></extra>",
    }


def _month_value(row: dict):
    if row["actual_value"] is not None or not row["denominator_value"]:
        return row["actual_value"]
    share = row["numerator_value"] / row["denominator_value"]
    return share * 100 if row["unit"] in ("%", "％") else share
