"""Grids in which something is entered beside what is known: what stands in their cells, and what of it is new."""

from datetime import date
from decimal import Decimal

import pandas as pd
import streamlit as st

from monitoring.language import formats
from monitoring.screen import pieces, visit
from monitoring.screen.run import View

# Figures of the database have four decimal places, money in 10,000 yuan has six.
_PLACES = {False: Decimal("0.0001"), True: Decimal("0.000001")}


def edited(name: str, view: View, lines: list[dict], columns: dict, open_for: tuple[str, ...]) -> list[dict]:
    """The ``lines`` of a grid as they stand after somebody edited the columns that are ``open_for`` it.

    Each is there once more, whether it was changed or not; nothing in a cell is None.
    """
    key = f"{name}_{view.department_code}_{view.year}_{view.month}_{visit.turn()}"
    frame = pd.DataFrame([{column: line[column] for column in columns} for line in lines], columns=list(columns))
    shown = st.data_editor(
        frame.astype({column: object for column in columns if column not in open_for}),
        column_config=columns,
        disabled=[column for column in columns if column not in open_for],
        hide_index=True,
        placeholder=" ",
        key=key,
        height=min(460, 38 + 35 * max(len(lines), 1)),
    )
    if not pieces.is_edited(key):
        return lines
    records = shown.to_dict("records")
    return [line | {name: cell(row[name]) for name in open_for} for line, row in zip(lines, records, strict=True)]


def cell(value):
    """What stands in a cell: a text without blanks around it, a date, a number as it was typed; nothing is None."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return (value.strip() or None) if isinstance(value, str) else value


def shown(value: Decimal | None, is_money: bool = False) -> float | None:
    """A figure as a grid takes it: money in 10,000 yuan."""
    return None if value is None else float(formats.wan(value) if is_money else value)


def figure(value: float | int | None, is_money: bool = False) -> Decimal | None:
    """A number of a grid, exact as it was typed; money, typed in 10,000 yuan, in yuan."""
    if value is None:
        return None
    typed = Decimal(str(value)).quantize(_PLACES[is_money])
    return typed * formats.WAN if is_money else typed


def number(label: str, width: int = 110, lowest: float | None = None):
    """A column for figures."""
    return st.column_config.NumberColumn(label, min_value=lowest, max_value=pieces.LARGEST, format="%g", width=width)


def text(label: str, width=160, most: int | None = 2000):
    """A column for words."""
    return st.column_config.TextColumn(label, width=width, max_chars=most)


def day(label: str):
    """A column for a date."""
    return st.column_config.DateColumn(label, min_value=date(2000, 1, 1), width=105)
