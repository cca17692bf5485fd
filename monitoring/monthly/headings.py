"""What a heading of a monthly file says: which column it names, which months its figures cover, in which unit."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from monitoring.files.cell_values import ENGLISH_MONTHS, fold
from monitoring.files.periods import Period, is_of_another_time, period_in
from monitoring.monthly.columns import (
    FIGURE_COLUMNS,
    FIGURE_OF_A_MONTH,
    IN_MONEY,
    YUAN_PER_UNIT,
    Kind,
    column_called,
)

_UNIT_AT_THE_END = re.compile(r"(?P<name>[^()]*?)\(?(?:单位)?[:/,]?(?P<unit>万元|元|10kyuan|yuan)\)?")

# The unit of a heading that stands over several others: 支出金额(元) over 1月.
_UNIT_IN_BRACKETS = re.compile(r"\((?:单位)?[:/,]?(?P<unit>万元|元|10kyuan|yuan)\)")


@dataclass(frozen=True)
class Heading:
    """Which ``column`` a heading names; ``period`` are the months that its figures cover, None where it says nothing.

    A figure with a period of its own is one of several of a row: of a month (``1月完成值``), or of more of them.
    """

    column: str
    period: Period | None = None


@lru_cache(maxsize=4096)
def read_heading(kind: Kind, header: str) -> Heading | None:
    """What a heading names in a file of this kind (``编号``, ``1月``, ``完成值（累计）``); None for any other."""
    folded = fold(header)
    with_unit = _UNIT_AT_THE_END.fullmatch(folded)
    in_money = with_unit is not None and _named(kind, with_unit["name"])
    if in_money and in_money.column in IN_MONEY:
        return in_money
    # A figure in money is not one in another unit: 完成值(元) is called so and no more.
    return None if with_unit and in_money and in_money.period else _named(kind, folded)


def yuan_per_unit(header: str) -> Decimal | None:
    """Yuan per unit of the amounts under a heading that says its unit, else None."""
    folded = fold(header)
    found = _UNIT_AT_THE_END.fullmatch(folded) or _UNIT_IN_BRACKETS.search(folded)
    return YUAN_PER_UNIT[found["unit"]] if found else None


def _apart_from_english_months(kind: Kind, folded: str) -> str:
    """The heading with a stroke between the name of a month and that of a column: folded, “Jan actual” is one word."""
    for month in ENGLISH_MONTHS:
        for name in (folded.removeprefix(month), folded.removesuffix(month)):
            if name and name != folded and column_called(kind, name):
                return f"{name}-{month}"
    return folded


def _named(kind: Kind, folded: str) -> Heading | None:
    """The column by its name, its period in brackets behind it; or what is left of the heading beside a period."""
    name, bracket, said = folded.partition("(")
    if column := column_called(kind, name):
        has_period = bracket and kind in FIGURE_OF_A_MONTH and column in FIGURE_COLUMNS[kind]
        # 完成值（上年同期） is no figure of this year, whatever it is called.
        if has_period and is_of_another_time(said):
            return None
        return Heading(column, period_in(said.rstrip(")"))[0] if has_period else None)
    if kind not in FIGURE_OF_A_MONTH:
        return None
    period, rest = period_in(_apart_from_english_months(kind, folded), with_first_days=True)
    if period is None:
        return None
    column = column_called(kind, rest) if rest else FIGURE_OF_A_MONTH[kind]
    return Heading(column, period) if column in FIGURE_COLUMNS[kind] else None
