"""The metrics that a document is made of: asked once each, their rows picked, their columns shown as figures."""

from collections.abc import Callable
from decimal import Decimal

from monitoring.language import formats
from monitoring.papers.documents.sentences import Figure
from monitoring.papers.paper import Occasion

# What is asked for the whole year: metrics without a month, and those whose earlier months are told as well.
OF_YEAR = frozenset(
    {
        "departments",
        "form_tasks",
        "links_in_force",
        "month_approvals",
        "reporting",
        "submission_history",
        "target_findings",
    }
)
# Columns that tell the rows of a department's month from each other: the first of these that a metric has.
KEYS = (
    ("item_code", "topic"),
    ("item_code",),
    ("indicator_code",),
    ("task_code",),
    ("part",),
    ("submission_id",),
    ("check_name", "subject_code", "month"),
    ("check_name", "subject_code"),
    ("level1", "level2"),
    ("month",),
)
Show = Callable[[object], str]


class Metrics:
    """The rows of metrics for one occasion, as the person at the ``database`` may see them."""

    def __init__(self, database, occasion: Occasion):
        self.database, self.occasion = database, occasion
        self._asked: dict[str, list[dict]] = {}

    def rows(self, metric: str, **where) -> list[dict]:
        """The rows of ``metric`` whose columns have these values; of a set each value will do."""
        if metric not in self._asked:
            key = self.occasion.whole_year if metric in OF_YEAR else self.occasion.key
            self._asked[metric] = self.database.query(metric, **key)
        return [row for row in self._asked[metric] if _is_among(row, where)]

    def so_far(self, metric: str) -> list[dict]:
        """The rows of ``metric`` of each month from January to that of the occasion."""
        name = f"{metric} so far"
        if name not in self._asked:
            rows = self.database.query(metric, **self.occasion.whole_year)
            self._asked[name] = [row for row in rows if row["month"] <= self.occasion.month]
        return self._asked[name]

    def figure(self, metric: str, column: str, show: Show = str, **where) -> Figure:
        """The ``column`` of the row that ``where`` picks, or the sum of several."""
        values = [row[column] for row in self.rows(metric, **where) if row[column] is not None]
        value = None if not values else values[0] if len(values) == 1 else sum(values)
        return Figure(metric, where, column, value, formats.NOTHING if value is None else show(value))

    def count(self, metric: str, **where) -> Figure:
        """How many rows ``where`` picks."""
        value = len(self.rows(metric, **where))
        return Figure(metric, where, "", value, str(value))

    @property
    def unit(self) -> str:
        """What money is counted in."""
        return "元" if self.occasion.is_in_yuan else "万元"

    def amount(self, yuan: Decimal) -> str:
        """An amount of money as a number with two decimals; what is not zero is never rounded to it."""
        if self.occasion.is_in_yuan:
            return formats.fixed(yuan)
        shown = formats.fixed(formats.wan(yuan))
        return formats.exact_wan(yuan) if yuan and not shown.strip("-0.") else shown

    def money(self, yuan: Decimal) -> str:
        """An amount of money with its unit."""
        return f"{self.amount(yuan)}{self.unit}"

    def of(self, metric: str, row: dict) -> Callable[..., Figure]:
        """Shows columns of one row of ``metric``: called with a column and how it is shown."""
        where = named(row)
        return lambda column, show=str: Figure(
            metric, where, column, row[column], formats.NOTHING if row[column] is None else show(row[column])
        )


def named(row: dict) -> dict[str, object]:
    """What picks a row out of those of its department and month."""
    key = next((key for key in KEYS if set(key) <= row.keys()), ())
    return {column: row[column] for column in key}


def _is_among(row: dict, where: dict) -> bool:
    return all(
        row[column] in wanted if isinstance(wanted, set | frozenset) else row[column] == wanted
        for column, wanted in where.items()
    )


def points(value: Decimal) -> str:
    """Points of a score."""
    return formats.number(value, 2)


def in_unit(unit: str) -> Show:
    """A value with this unit right behind it, as papers print it."""
    return lambda value: f"{formats.number(value)}{unit}"
