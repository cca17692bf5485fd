"""Tables as text: plain HTML with every row, for paper, and on the screen where a table is short."""

from html import escape

from monitoring.language import formats


def table(rows: list[dict], columns: dict, look: str = "on-paper") -> str:
    """``rows`` under the labels of ``columns`` (name → label or Streamlit column configuration), escaped.

    ``look`` is its class: ``on-paper`` is not seen on the screen, ``listing`` is.
    """
    heads = "".join(f'<th scope="col">{escape(_label(name, look))}</th>' for name, look in columns.items())
    lines = "".join(
        f"<tr>{''.join(f'<td>{escape(_text(row.get(name), look))}</td>' for name, look in columns.items())}</tr>"
        for row in rows
    )
    return f'<table class="{look}"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'


def _label(name: str, look) -> str:
    return look if isinstance(look, str) else (look or {}).get("label") or name


def _text(value, look) -> str:
    if value is None:
        return formats.NOTHING
    if isinstance(value, str):
        return value
    pattern = ((look or {}).get("type_config") or {}).get("format") if isinstance(look, dict) else None
    if pattern == "percent":
        return formats.percent(value, 1)
    if pattern in ("%.1f", "%.2f"):
        return formats.fixed(value, int(pattern[2]))
    return str(value) if pattern == "%d" or isinstance(value, bool) else formats.number(value)
