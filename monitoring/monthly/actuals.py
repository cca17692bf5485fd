"""The figures of an indicator in one row of a monthly file, and what does not fit that indicator."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from monitoring.files import cell_values
from monitoring.files.cell_values import VALUE_LIMIT, Figure, fold, is_share, plain, shown
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import FIGURE_COLUMNS
from monitoring.monthly.figure_checks import (
    UNUSUAL_VALUE,
    doubt_size,
    is_in_words,
    is_percentage,
    is_ratio,
    refuse_percentage,
    taken,
    unit_of,
)
from monitoring.monthly.lines import Line

# A rate copied with one decimal may be off by this much from its numerator and denominator.
RATE_TOLERANCE = Decimal("0.05")
UNUSUAL_PERCENTAGE = Decimal(10_000)


def of_actuals(line: Line, indicator: dict | None) -> dict | None:
    """actual_value in the indicator's unit, numerator_value and denominator_value as counts, None where empty.

    None where nothing is reported. Without an ``indicator`` (an unknown code) the cells are still read and their
    problems noted.
    """
    line.clear_words_for_nothing(*FIGURE_COLUMNS["actuals"])
    if not any(line.has(column) for column in FIGURE_COLUMNS["actuals"]):
        # What was asked about (0 or nothing?) is no row without a figure.
        return {} if line.failed else None
    value = _value(line, indicator)
    numerator, denominator = _count(line, "numerator"), _count(line, "denominator")
    _check_pair(line, indicator, numerator, denominator)
    if indicator:
        value = _beside_pair(line, indicator, value, _quotient(indicator, numerator, denominator))
        _check_value(line, indicator, value)
    return {"actual_value": value, "numerator_value": numerator, "denominator_value": denominator}


def _value(line: Line, indicator: dict | None) -> Decimal | None:
    if not line.has("actual"):
        return None
    figure = cell_values.figure(line.text("actual"), unit_of(indicator))
    if figure.value is None and indicator is not None and is_in_words(indicator):
        figure = _asking_for_a_grade(figure, line.text("actual"))
    value = taken(line, "actual", figure)
    if indicator is None or value is None:
        return value
    if not is_percentage(indicator):
        if figure.has_percent_sign:
            refuse_percentage(line, "actual", indicator["unit"] or "")
    elif is_share(figure, indicator["target_value"]):
        line.add(
            "actual",
            "warning",
            _("Is {value} % meant?").format(value=plain(value)),
            _("Write {percentage} if not: percentages are written as 97.5 here, not as 0.975.").format(
                percentage=plain(value * 100)
            ),
            plain(value * 100),
            # A share below one is hardly ever a percentage; a 1 may be both.
            f"{plain(value)}%" if value == 1 else None,
        )
    return value


def _asking_for_a_grade(figure: Figure, text: str) -> Figure:
    if cell_values.has_digits(text):
        return figure
    hint = _("The target is in words: enter the grade as a percentage from 0 to 100.")
    return replace(figure, remarks=tuple(replace(remark, hint=hint) for remark in figure.remarks))


def _count(line: Line, column: str) -> Decimal | None:
    if not line.has(column):
        return None
    figure = cell_values.figure(line.text(column))
    if figure.has_percent_sign:
        refuse_percentage(line, column)
    value = taken(line, column, figure)
    doubt_size(line, column, value)
    if value is not None and value < 0:
        severity = "error" if column == "denominator" else "warning"
        line.add(column, severity, _("The figure is negative."), _("Check the sign; a count is 0 or more."))
    return value


def _check_pair(line: Line, indicator: dict | None, numerator: Decimal | None, denominator: Decimal | None) -> None:
    if line.has("numerator") != line.has("denominator"):
        _refuse_half_a_pair(line)
    if denominator == 0:
        line.add(
            "denominator",
            "notice",
            _("The denominator is 0: this row counts as no value."),
            _("Nothing to do, if there was no case in this month."),
        )
    if numerator is None or denominator is None or numerator <= max(denominator, 0):
        return
    if indicator is None or is_percentage(indicator) or is_ratio(indicator):
        line.add(
            "numerator",
            "warning",
            _("The numerator is larger than the denominator."),
            _("Check whether the two were exchanged."),
        )


def _refuse_half_a_pair(line: Line) -> None:
    if line.has("numerator"):
        line.add(
            "numerator",
            "error",
            _("There is a numerator and no denominator."),
            _("Write both, or only the figure itself."),
        )
    else:
        line.add(
            "denominator",
            "error",
            _("There is a denominator and no numerator."),
            _("Write both (0 if nothing was reached), or only the figure itself."),
        )


def _quotient(indicator: dict, numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    if numerator is None or denominator is None or denominator <= 0:
        return None
    return numerator * (100 if is_percentage(indicator) else 1) / denominator


def _beside_pair(line: Line, indicator: dict, value: Decimal | None, quotient: Decimal | None) -> Decimal | None:
    """The value, held against numerator ÷ denominator, or computed from them where the indicator needs a value."""
    if quotient is None:
        return value
    if line.has("actual"):
        is_rate = is_ratio(indicator) or is_percentage(indicator)
        if is_rate and value is not None and abs(value - quotient) > RATE_TOLERANCE:
            _warn_of_difference(line, indicator, quotient)
        return value
    return None if is_ratio(indicator) else _computed(line, quotient)


def _warn_of_difference(line: Line, indicator: dict, quotient: Decimal) -> None:
    hint = (
        _("Numerator and denominator count. Correct whichever is wrong.")
        if is_ratio(indicator)
        else _("The figure counts. Correct whichever is wrong.")
    )
    problem = _("Numerator ÷ denominator is {quotient}, the figure is {value}.")
    quotient = plain(quotient.quantize(Decimal("0.01"), ROUND_HALF_UP))
    line.add("actual", "warning", problem.format(quotient=quotient, value=shown(line.text("actual"))), hint)


def _computed(line: Line, quotient: Decimal) -> Decimal | None:
    if abs(quotient) >= VALUE_LIMIT:
        line.add(
            "numerator",
            "error",
            _("Numerator ÷ denominator is too large to be right."),
            _("Check the number of digits of both."),
        )
        return None
    value = quotient.quantize(Decimal("0.0001"), ROUND_HALF_UP) + 0
    line.add(
        "numerator",
        "notice",
        _("The figure was computed from numerator and denominator: {value}.").format(value=plain(value)),
        _("Nothing to do, if that is right."),
    )
    return value


def _check_value(line: Line, indicator: dict, value: Decimal | None) -> None:
    if value is None:
        return
    column = "actual" if line.has("actual") else "numerator"
    target = indicator["target_value"]
    if target is None:
        if not 0 <= value <= 100:
            line.add(
                column,
                "error",
                _("The target is in words; how far it is reached is a percentage from 0 to 100."),
                _("Write 100–80 for met, 80–60 for partly met, 60–0 for not met."),
            )
    elif value < 0 <= target:
        line.add(
            column,
            "warning",
            _("The figure is negative."),
            _("Leave it if it corrects an earlier month; otherwise drop the minus sign."),
        )
    elif abs(value) >= UNUSUAL_VALUE:
        doubt_size(line, column, value, indicator["unit"] or "")
    elif value > UNUSUAL_PERCENTAGE and is_percentage(indicator):
        line.add(column, "warning", _("The figure is more than 10,000 %."), _("Check the decimal point."))
    elif value > 100 >= target and is_percentage(indicator):
        line.add(column, "warning", _("The figure is more than 100 %."), _("Check the decimal point."))


def check_target_and_unit(line: Line, indicator: dict) -> None:
    """The file may carry target and unit; a figure written for others than those stored is not comparable."""
    unit = line.text("unit")
    if unit and fold(unit) != fold(indicator["unit"] or ""):
        line.add(
            "unit",
            "warning",
            _("The unit of this indicator is {unit}; the figure is read in it.").format(unit=indicator["unit"] or "—"),
            _("Convert the figure if it is in another unit."),
        )
    target = cell_values.figure(line.text("target")).value if line.has("target") else None
    if target is not None and indicator["target_value"] not in (None, target):
        line.add(
            "target",
            "notice",
            _("The target is {target}; the one in this row is not used.").format(
                target=plain(indicator["target_value"])
            ),
            _("Nothing to do here; targets are changed by importing the target form."),
        )
