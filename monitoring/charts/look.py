"""How all charts look: the colours of statuses and lines, the legend, the ground."""

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


# Under the chart, wherever that ends.
LEGEND = {"orientation": "h", "x": 0, "yref": "container", "y": 0, "yanchor": "bottom"}


# The months of a year side by side, their names level: on a narrow screen the style sheet makes them smaller.
MONTH_AXIS = {"type": "category", "fixedrange": True, "tickangle": 0}


STATUS_ORDER = ("met", "on_track", "slow", "behind", "not_due", "no_data")


def as_float(value) -> float | None:
    """A decimal as Plotly takes it; nothing for none."""
    return None if value is None else float(value)


def base_layout(height: int) -> dict:
    """What every chart of this ``height`` (pixels) has: no ground of its own, little space around it."""
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 28, "b": 8},
        "hoverlabel": {"align": "left"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }
