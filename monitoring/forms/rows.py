"""A row of an official form, what its cells say, and the form as far as it was read.

The modules of the form's parts hold *recognisers*: functions ``(draft, row)`` that take what the row says into the
draft and give their verdict, or None for a row of another kind.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Literal

from monitoring.files.cell_values import plain, shown
from monitoring.files.reader import column_name
from monitoring.forms.parts import BudgetLine, FinalMoney, FinalValue, Indicator, PrintedScore, Task
from monitoring.forms.wording import MONEY_UNITS, as_label, as_yuan
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem, Severity


class Row:
    """One row of the file: its texts as printed, and the same folded for comparing."""

    def __init__(self, number: int, texts: tuple[str, ...], continued: frozenset[int] = frozenset()):
        self.number = number
        self.texts = tuple(text.strip() for text in texts)
        # The indices of the cells that are merged with the cell above them, and empty.
        self.continued = continued

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The texts of all cells as labels."""
        return tuple(as_label(text) for text in self.texts)

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """The indices of the cells that are not empty; none in a blank row."""
        return tuple(index for index, text in enumerate(self.texts) if text)

    @property
    def first(self) -> str:
        """The label of the first filled cell of a row that is not blank."""
        return self.labels[self.filled[0]]

    @property
    def only(self) -> str:
        """The label of the only filled cell, or nothing where there are more; a repeated one counts once."""
        different = {self.labels[index] for index in self.filled}
        return different.pop() if len(different) == 1 else ""

    def text(self, index: int | None) -> str:
        """The text of a cell as printed, empty where the row has no such cell."""
        return self.texts[index] if index is not None and 0 <= index < len(self.texts) else ""

    def columns(self, header: dict[str, re.Pattern]) -> dict[str, int]:
        """Where the words of ``header`` stand in this row: {meaning: index}, the first of each."""
        found: dict[str, int] = {}
        for index in self.filled:
            for meaning, words in header.items():
                if meaning not in found and words.fullmatch(self.labels[index]):
                    found[meaning] = index
                    break
        return found


@dataclass
class LineTable:
    """A table of money with a heading over the names and one over the amounts: its side of the budget, its columns.

    ``label`` stands at its side, ``project_row`` is where its project is named. ``amounts`` are those of the lines
    read so far, in yuan, ``totals`` the totals that it prints: row, index, yuan.
    """

    side: Literal["expenditure", "revenue"]
    name: int
    amount: int
    label: str = ""
    project_row: int = 0
    amounts: list[Decimal] = field(default_factory=list)
    totals: list[tuple[Row, int, Decimal]] = field(default_factory=list)


@dataclass(frozen=True)
class MoneyRow:
    """One line or total of a budget with its amounts: {column: (index, yuan)}, and the row that names its project."""

    row: Row
    side: str
    is_total: bool
    is_part: bool
    project_row: int
    amounts: dict[str, tuple[int, Decimal]]


@dataclass(frozen=True)
class ScoreCells:
    """What a row prints of points and score, and the cells of both."""

    printed: PrintedScore
    row: Row
    points: int | None
    score: int | None


@dataclass
class Draft:
    """The form as far as it was read: the rows above, which say what the next row means."""

    title: str = ""
    year: int | None = None
    department_name: str = ""
    supervising_department: str = ""
    staff_count: int | None = None
    subordinate_unit_count: int | None = None
    goal: list[str] = field(default_factory=list)
    budget_lines: list[BudgetLine] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    final_values: list[FinalValue] = field(default_factory=list)
    final_money: list[FinalMoney] = field(default_factory=list)
    goal_result: list[str] = field(default_factory=list)
    scores: list[ScoreCells] = field(default_factory=list)
    # The papers and levels whose labels have said their points.
    levels_with_points: set[tuple[int, str, str]] = field(default_factory=set)
    # Levels one and two that stand in a row without an indicator.
    empty_levels: list[tuple[int, str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    # Who carries out the project, and whether the form is of a project at all.
    implementing_unit: str = ""
    is_project: bool = False

    part: Literal["", "budget", "goal", "tasks", "indicators", "long-term", "unkept"] = ""
    section: Literal["key", "other"] = "key"
    has_section: bool = False
    whole_money_unit: Decimal | None = None
    header_money_unit: Decimal | None = None
    # Where the headings of one row name several units: {index: yuan for 1}.
    column_units: dict[int, Decimal] = field(default_factory=dict)
    revenue_column: int | None = None
    # The tables of money under headings of their own, and the one in which the next row stands.
    line_tables: list[LineTable] = field(default_factory=list)
    line_table: LineTable | None = None
    # From this column on, and in these rows, lines divide money that other lines have already.
    division_column: int | None = None
    # Where the money of all the years of a project begins, left of that of this year.
    all_years_column: int | None = None
    year_column: int | None = None
    # In a self-evaluation: where the budget, its adjustment and what was spent stand.
    money_columns: dict[str, int] = field(default_factory=dict)
    # The points for executing the budget, where its heading says them: 预算执行情况（10分）.
    execution_points: Decimal | None = None
    # All totals of the budget that the form prints, in yuan.
    totals: set[Decimal] = field(default_factory=set)
    # The row of the last of them, and of the last one with its lines above it on either side of the budget.
    total_row: int | None = None
    total_rows: dict[str, int] = field(default_factory=dict)
    # Totals printed before their lines: row, index and yuan, compared once all lines are read.
    totals_ahead: list[tuple[Row, int, Decimal]] = field(default_factory=list)
    # The rows of money whose columns are compared once all are read.
    money_rows: list[MoneyRow] = field(default_factory=list)
    task_columns: dict[str, int] = field(default_factory=dict)
    task_headings: dict[str, str] = field(default_factory=dict)
    task_header: Row | None = None
    # The columns that break down a task's money (amount, adjusted, executed): parts of the total in that column, or,
    # where no column has the total, what it is made of.
    task_parts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    # The tasks' amounts in yuan under the last headings: their section and {index: amount}.
    task_amounts: list[tuple[str, dict[int, Decimal]]] = field(default_factory=list)
    goal_columns: dict[str, int] = field(default_factory=dict)
    # The row with the goal of the whole project, until one of the year comes.
    overall_goal: Row | None = None
    # The row of headings of the indicators that was read last, for one that stands right below it.
    headings: Row | None = None
    indicator_columns: dict[str, int] = field(default_factory=dict)
    # The last row of an indicator, with what cells merged down to it say.
    indicator_above: Row | None = None
    # The unit that the heading over the targets names.
    target_unit: str = ""
    long_term_columns: frozenset[int] = frozenset()
    other_columns: dict[int, str] = field(default_factory=dict)
    levels: tuple[str, str, str] = ("", "", "")
    # Where each indicator, by its name and explanation, stood first.
    rows_of_names: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def money_unit(self) -> Decimal:
        """Yuan for 1 of what the last header says; forms are in 万元 where nothing is printed."""
        return self.header_money_unit or self.whole_money_unit or MONEY_UNITS["万元"]

    def yuan(self, row: Row, index: int) -> Decimal | None:
        """The amount in a cell, in yuan, or None where it holds none."""
        return as_yuan(row.text(index), self.column_units.get(index, self.money_unit))

    @property
    def project_row(self) -> int:
        """The row that names the project whose rows are read, 0 in the form of a department."""
        return self.tasks[-1].source_row if self.is_project else 0

    def amounts(self, row: Row, indices: Iterable[int]) -> list[int]:
        """Those of the cells that hold an amount."""
        return [index for index in indices if self.yuan(row, index) is not None]

    def note(
        self,
        row: Row | None,
        severity: Severity,
        problem: str,
        hint: str,
        index: int | None = None,
        value: str = "",
    ) -> None:
        """Remember a problem of ``row``, at the cell with this index where it has one place."""
        column = column_name(index) if index is not None else ""
        self.problems.append(
            Problem(
                row=row.number if row else None,
                column=column,
                value=shown(value or (row.text(index) if row else "")),
                severity=severity,
                problem=problem,
                hint=hint,
                cell=f"{column}{row.number}" if row and column else "",
            )
        )


def note_unread_cells(draft: Draft, row: Row, unread: list[int]) -> None:
    """Say of these cells of a row that was read that they were not."""
    for index in unread:
        draft.note(
            row,
            "notice",
            _("“{value}” in this row was not read; the rest of the row was.").format(value=shown(row.text(index))),
            _("Nothing to do, unless it is a task, an amount or a target."),
            index,
        )


def rounded_yuan(draft: Draft, row: Row, index: int) -> Decimal:
    """The amount in a cell that holds one, in yuan with two decimals; says so where it had more."""
    return rounded(draft, row, index, draft.yuan(row, index), Decimal("0.01"))


def yuan_in(draft: Draft, row: Row, index: int | None) -> Decimal | None:
    """The amount in a cell, as in ``rounded_yuan``; None without the cell, or where it holds no amount."""
    return rounded_yuan(draft, row, index) if index is not None and draft.amounts(row, [index]) else None


def rounded(draft: Draft, row: Row, index: int, exact: Decimal, places: Decimal) -> Decimal:
    """``exact`` with as many decimals as ``places``; says so at the cell where it had more."""
    value = exact.quantize(places, ROUND_HALF_UP) + 0
    if value != exact:
        draft.note(
            row,
            "notice",
            _("“{value}” has more decimals than are kept; it is read as {rounded}.").format(
                value=shown(row.text(index)), rounded=plain(value)
            ),
            _("Nothing to do, if that is exact enough."),
            index,
        )
    return value
