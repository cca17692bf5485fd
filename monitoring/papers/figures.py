"""What is written into a paper: figures with their names, lists of lines, and values that have a unit."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

YUAN_PER_WAN = 10_000
TICK = "√"


class Measured(NamedTuple):
    """A number in a unit of its own, which is shown behind it."""

    value: Decimal
    unit: str


Value = str | int | Decimal | Measured | None


@dataclass(frozen=True)
class Figures:
    """The figures of a paper by name, and the lines of each of its lists; what nobody knows is None."""

    values: dict[str, Value]
    lists: dict[str, list[dict[str, Value]]] = field(default_factory=dict)


def measured(value: Decimal | None, unit: str | None) -> Measured | None:
    """A value in its unit; None where there is none."""
    return None if value is None else Measured(value, unit or "")


def amount(yuan: Decimal | None, is_in_yuan: bool) -> Decimal | None:
    """Money as the paper has it, in yuan or in 万元 with every decimal place."""
    return yuan if yuan is None or is_in_yuan else yuan / YUAN_PER_WAN


def tick(is_so: bool | None) -> str | None:
    """The mark in a column that is ticked."""
    return TICK if is_so else None
