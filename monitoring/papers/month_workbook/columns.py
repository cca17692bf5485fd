"""The columns of a sheet: headings in the language in use, values as numbers or words, how each is summed up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from monitoring.language import column_words, formats
from monitoring.language.catalogue import gettext as _
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.figures import amount

CellValue = str | int | float | Decimal | None
# Key of a column → where its values stand (``F6:F26``) and where its total does (``F27``).
Places = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Column:
    """A column by its ``key``: its heading, the value of a row, and how its numbers are shown.

    Numbers that each have a unit of their own get it from ``unit_of`` a row, and show ``places`` decimals at most.
    ``total`` makes the formula of the last row; what that shows is said when the table is written.
    """

    key: str
    heading: str
    value: Callable[[dict], CellValue]
    number_format: str | None = None
    unit_of: Callable[[dict], str | None] | None = None
    places: int = 4
    total: Callable[[Places], str] | None = None

    def summed(self) -> "Column":
        """The same column with the sum of what a filter lets through below it; of no number there is no sum."""
        return replace(self, total=lambda places: _sum(places[self.key][0]))

    def divided(self, part: str, whole: str) -> "Column":
        """The same column with the total of the column ``part`` over that of ``whole`` below it."""
        return replace(self, total=lambda places: f'=IFERROR({places[part][1]}/{places[whole][1]},"")')


def _sum(cells: str) -> str:
    return f'=IF(SUBTOTAL(102,{cells})=0,"",SUBTOTAL(109,{cells}))'


def known(metrics: Metrics, name: str) -> Column:
    """A column of a metric, as tables to take away have it; money is in the unit of the occasion."""
    heading, value = column_words.heading(name), _value_of(name)
    if name.endswith("_amount") and metrics.occasion.is_in_yuan:
        heading = heading.replace(_("10k yuan"), money_unit(metrics))
        value = _yuan(name)
    return Column(name, heading, value, column_words.number_format(name))


def money_unit(metrics: Metrics) -> str:
    """What money is counted in, in the language in use."""
    return _("yuan") if metrics.occasion.is_in_yuan else _("10k yuan")


def measured(name: str, places: int = 4) -> Column:
    """A column of values in the unit of each row's indicator."""
    return Column(name, column_words.heading(name), lambda row: row[name], unit_of=formats.unit_of, places=places)


def _value_of(name: str) -> Callable[[dict], CellValue]:
    return lambda row: column_words.value(name, row)


def _yuan(name: str) -> Callable[[dict], CellValue]:
    return lambda row: amount(row[name], is_in_yuan=True)
