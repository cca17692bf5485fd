"""How a figure stands in a cell: numbers as numbers with their unit, texts as texts whatever they begin with."""

from decimal import Decimal

from openpyxl.cell import Cell

from monitoring.files.cells import cleaned
from monitoring.files.written_csv import FORMULA_SIGNS
from monitoring.papers.figures import Measured, Value

_TEXT_LENGTH_LIMIT = 32_767
_AS_DRAWN, _TWO_PLACES = "General", "0.00"


def put(cell: Cell, value: Value) -> None:
    """Write a figure into its cell; the cell's own number format stays, unless the figure has a unit."""
    if isinstance(value, Measured):
        cell.value, cell.number_format = value.value, number_format(value)
    elif isinstance(value, str):
        cell.value = cleaned(value)[:_TEXT_LENGTH_LIMIT]
        cell.data_type = "s"
        # Else it would be a formula once somebody edits it.
        if value.lstrip().startswith(FORMULA_SIGNS):
            cell.quotePrefix = True
    else:
        cell.value = value
        if isinstance(value, Decimal) and cell.number_format == _AS_DRAWN and round(value, 2) != value:
            cell.number_format = _TWO_PLACES


def number_format(measured: Measured) -> str:
    """The number with the decimal places that it has, and its unit behind it."""
    places = max(0, -measured.value.normalize().as_tuple().exponent)
    number = f"0.{'0' * places}" if places else "0"
    unit = cleaned(measured.unit).replace('"', "”")
    return f'{number}"{unit}"' if unit else number


def shown(value: Value) -> str:
    """About what a reader sees of a figure, to find out how much room it takes."""
    if isinstance(value, Measured):
        return f"{value.value.normalize():f}{value.unit}"
    return f"{value:,.2f}" if isinstance(value, Decimal | float) else str("" if value is None else value)


def in_a_heading(value: Value) -> str:
    """A figure within a text that is printed: 10 points, not 10.00."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else shown(value)
