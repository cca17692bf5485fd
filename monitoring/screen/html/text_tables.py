"""Tables as text: plain HTML with every row, for paper, and on the screen where a table is short."""

from markupsafe import Markup

from monitoring.language import formats
from monitoring.screen.html.templates import render


def table(rows: list[dict], columns: dict, look: str = "on-paper") -> Markup:
    """``rows`` under the labels of ``columns`` (name → label or Streamlit column configuration).

    ``look`` is its class: ``on-paper`` is not seen on the screen, ``listing`` is.
    """
    heads = [heading(name, column) for name, column in columns.items()]
    lines = [[_text(row.get(name), column) for name, column in columns.items()] for row in rows]
    return render("text_table", heads=heads, lines=lines, look=look)


def heading(name: str, column) -> str:
    """The label of a column, its name where it has none."""
    return column if isinstance(column, str) else (column or {}).get("label") or name


def format_of(column) -> str | None:
    """How a column configuration has its numbers shown: ``percent``, ``%.2f``, ``%d``; None where it does not say."""
    return ((column or {}).get("type_config") or {}).get("format") if isinstance(column, dict) else None


def _text(value, column) -> str:
    if value is None:
        return formats.NOTHING
    if isinstance(value, str):
        return value
    pattern = format_of(column)
    if pattern == "percent":
        return formats.percent(value, 1)
    if pattern in ("%.1f", "%.2f"):
        return formats.fixed(value, int(pattern[2]))
    return str(value) if pattern == "%d" or isinstance(value, bool) else formats.number(value)
