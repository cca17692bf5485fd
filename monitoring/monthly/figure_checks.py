"""What every figure in a monthly file is asked about: its unit, its size, a percentage that is none."""

from decimal import Decimal

from monitoring.files.cell_values import Figure, fold, plain, shown
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.lines import Line

# What no department counts in any unit, and no rate comes to: a slipped decimal point, a code in the wrong column.
UNUSUAL_VALUE = Decimal("1e11")


def is_in_words(indicator: dict) -> bool:
    """Whether the target of an indicator is in words: what is reported of it is a grade."""
    return indicator["target_value"] is None


def is_percentage(indicator: dict) -> bool:
    """A target in words is reported as a percentage too, whatever its unit."""
    return is_in_words(indicator) or fold(indicator["unit"] or "") == "%"


def is_ratio(indicator: dict) -> bool:
    """Whether an indicator's months are added up as numerators and denominators."""
    return indicator["aggregation"] == "ratio"


def unit_of(indicator: dict | None) -> str:
    """What the figures of an indicator count; nothing for a target in words, which is graded in percent."""
    return "" if indicator is None or is_in_words(indicator) else indicator["unit"] or ""


def taken(line: Line, column: str, figure: Figure) -> Decimal | None:
    """The value of ``figure``, with what was remarked on it noted at its cell."""
    for remark in figure.remarks:
        line.take(column, remark)
    return figure.value


def refuse_percentage(line: Line, column: str, unit: str = "") -> None:
    """Note that a percentage stands where a figure in ``unit`` belongs."""
    hint = _("Write the figure in {unit}, without %.").format(unit=unit) if unit else _("Write the figure without %.")
    problem = _("“{value}” is a percentage; this figure is none.").format(value=shown(line.text(column)))
    line.add(column, "error", problem, hint)


def doubt_size(line: Line, column: str, value: Decimal | None, unit: str = "") -> None:
    """Ask about a value that is larger than anything a department counts."""
    if value is not None and abs(value) >= UNUSUAL_VALUE:
        line.add(
            column,
            "warning",
            _("{value} is unusually large.").format(value=f"{plain(value)} {unit}".strip()),
            _("Check the number of digits and the unit."),
        )
