"""What the database knows, to check a monthly file against."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from monitoring.files.cell_values import fold
from monitoring.monthly.columns import CODE_AND_NAME, Kind

# (department, year)
Scope = tuple[str, int]
# (department, year, code) → month → the row that is in force.
Reported = dict[tuple[str, int, str], dict[int, dict]]


def _nothing(_kind: Kind, _scopes: set[Scope]) -> Reported:
    return {}


@dataclass(frozen=True)
class Reference:
    """What the database knows, to check a file against.

    ``departments`` is code → name. ``indicators`` have department_code, year, indicator_code, level3,
    explanation, comparator, target_value (None for a target in words), target_text, unit, aggregation, pacing,
    due_month; ``tasks`` have department_code, year, task_code, task_name, budget_amount (yuan). ``closed`` is
    (department, year, month) → the row of ``month_states`` of each month that is closed. ``reported`` gives what is
    reported so far of a kind, for departments and their years.
    """

    departments: dict[str, str]
    indicators: list[dict]
    tasks: list[dict]
    closed: dict[tuple[str, int, int], dict] = field(default_factory=dict)
    reported: Callable[[Kind, set[Scope]], Reported] = _nothing

    def items(self, kind: Kind) -> list[dict]:
        """What a file of this kind reports on: indicators, tasks, or both, these with item_code and item_name."""
        if kind == "explanations":
            return self.all_items
        return self.indicators if kind == "actuals" else self.tasks

    def known(self, kind: Kind) -> set[str]:
        """Folded codes and names of what a file of this kind reports on."""
        return {fold(item[column]) for item in self.items(kind) for column in CODE_AND_NAME[kind]}

    @cached_property
    def all_items(self) -> list[dict]:
        """Indicators, then tasks and budget lines, each with item_code and item_name besides its own columns."""
        return [
            row | {"item_code": row[code], "item_name": row[name]}
            for rows, code, name in (
                (self.indicators, "indicator_code", "level3"),
                (self.tasks, "task_code", "task_name"),
            )
            for row in rows
        ]
