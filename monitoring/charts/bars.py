"""Bars on a common scale of shares of the target: of indicators (bullets) and of tasks' money."""

from html import escape

from monitoring.charts import look, shares
from monitoring.charts.remembered import remembered
from monitoring.language import formats, money_words, vocabulary

# Pixels: a line of words, a bar, the gap below it; and the half-width places of a line.
LINE_HEIGHT, BAR, GAP = 18, 12, 14


LINE_PLACES = 50


@remembered
def task_bars(rows: list[dict]) -> dict:
    """Rows of ``task_execution`` for one month → a bar a task, in the given order, against what is due by now."""
    rates = [row["execution_rate"] for row in rows]
    return _bars(
        [(f"{row['task_code']} {row['task_name']}", f"{money_words.money_status(row)} {_spent(row)}") for row in rows],
        [f"budget?task={row['task_code']}&month={row['month']}" for row in rows],
        rates,
        [look.STATUS_COLOURS[money_words.money_look(row)] for row in rows],
        [row["schedule_rate"] for row in rows],
        shares.scale_end(rates),
    )


@remembered
def bullets(rows: list[dict], beside: list[dict]) -> dict:
    """Rows of ``indicator_progress`` for one month → a bullet each: actual as a share of its target.

    The scale is the one of all rows ``beside`` each other, these included. The heavy mark is the target, the light
    one what is expected to date. Where more than the target is out of bounds, the side beyond it is shaded.
    """
    figure = _bars(
        [(f"{row['indicator_code']} {row['level3']}", _actual_of_target(row)) for row in rows],
        [f"indicators?indicator={row['indicator_code']}&month={row['month']}" for row in rows],
        [shares.actual_share(row) for row in rows],
        [look.STATUS_COLOURS[row["status"]] for row in rows],
        [],
        shares.scale_end([shares.actual_share(row) for row in beside]),
    )
    centred = list(zip(figure["data"][0]["y"], rows, strict=True))
    expected = [(centre, shares.expected_mark(row)) for centre, row in centred]
    figure["data"] += [
        _marks([(centre, 1.0) for centre, row in centred if shares.has_scale(row)], look.TARGET, 4),
        _marks([(centre, share) for centre, share in expected if share is not None], look.INK, 2),
    ]
    figure["layout"]["shapes"] += [
        _box(1, shares.LONGEST, centre, look.FORBIDDEN) for centre, row in centred if shares.is_bounded(row)
    ]
    return figure


def _bars(
    entries: list[tuple[str, str]], places: list[str], rates: list, colours: list[str], due: list, end: float
) -> dict:
    """Horizontal bars on a common scale of shares up to ``end``, each under its name so that long names have room.

    A click on one leads to its address in ``places``: see ``links.js``. ``due`` marks where each should be by now;
    empty for none. The vertical axis counts pixels, so that an entry of three lines simply takes more of them.
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
        "customdata": places,
        "text": texts,
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }
    layout = look.base_layout(height + 40) | {
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
        "shapes": [_box(0, 1, centre, look.TRACK) for centre in centres]
        + [_due_mark(rate, centre) for rate, centre in zip(due, centres, strict=bool(due)) if rate],
        "annotations": [_note(text, centre) for text, centre in zip(texts, centres, strict=True)]
        + [_cut(centre) for rate, centre in zip(rates, centres, strict=True) if (rate or 0) > shares.LONGEST],
    }
    return {"data": [bars], "layout": layout}


def _places(texts: list[str]) -> tuple[list[float], int]:
    """The middle of each entry's bar, and the height of all entries together, in pixels."""
    centres, height = [], 0
    for text in texts:
        height += LINE_HEIGHT * (text.count("<br>") + 1) + BAR
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
        "line": {"color": look.INK, "width": 3},
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
    return f"{vocabulary.SYMBOLS[row['status']]} {actual} / {formats.target(row)}"


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
