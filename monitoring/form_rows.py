"""A row of the official target form, what its cells say, and the form as far as it was read.

Labels are compared folded (width, spaces and brackets make no difference); figures are read from the text itself,
because 5² folded would be 52. The modules of the form's parts hold *recognisers*: functions ``(draft, row)`` that
take what the row says into the draft and give their verdict, or None for a row of another kind.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Literal
from unicodedata import category, normalize

from monitoring.cell_values import AMOUNT_LIMIT, fold, plain, shown
from monitoring.language import gettext as _
from monitoring.problems import Problem, Severity
from monitoring.table_files import column_name

Treatment = Literal["read", "layout", "not_understood"]
# How a row was understood and what it means; None says that it is a row of another kind.
Verdict = tuple[Treatment, str] | None

TASK_CODE_LETTERS = {"key": "K", "other": "O"}


@dataclass(frozen=True)
class BudgetLine:
    """One line of the department's budget, in yuan.

    ``B1`` is 基本支出, ``B2`` 项目支出, ``R1`` 财政拨款, ``R2`` 其他资金; what else a form prints follows from
    ``B3`` and ``R3`` on.
    """

    line_code: str
    line_name: str
    side: Literal["expenditure", "revenue"]
    budget_amount: Decimal
    source_row: int


@dataclass(frozen=True)
class Task:
    """One task with its planned money in yuan (None where the form gives none).

    ``task_number`` is as printed, ``task_code`` is unique in the form: ``K1`` for 年度重点, ``O1`` for 其他.
    """

    section: Literal["key", "other"]
    task_number: str
    task_code: str
    task_name: str
    content: str
    budget_amount: Decimal | None
    source_row: int


@dataclass(frozen=True)
class Indicator:
    """One indicator: as printed, and how its months are proposed to add up (see the methods page).

    A target in words has neither ``comparator`` nor ``target_value``. ``proposal_reason`` is an English message
    id; ``needs_confirmation`` says that the reading or the proposal is in doubt.
    """

    level1: str
    level2: str
    level3: str
    explanation: str
    comparator: str | None
    target_value: Decimal | None
    target_text: str
    unit: str
    aggregation: str
    direction: str
    pacing: str
    due_month: int | None
    proposal_reason: str
    needs_confirmation: bool
    source_row: int


@dataclass(frozen=True)
class SourceRow:
    """One row of the file, how it was understood, and its cells joined by tabs."""

    row_number: int
    treatment: Treatment
    meaning: str
    text: str


_GLYPHS = str.maketrans({"≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤", "㎡": "m²", "㎥": "m³", "\u2212": "-"})
_TWO_SIGNS = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤", "==": "="}
UNSIGNED_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
NUMBER = re.compile(UNSIGNED_NUMBER)
MONEY_UNITS = {"亿元": Decimal(10**8), "万元": Decimal(10_000), "千元": Decimal(1000), "元": Decimal(1)}
# The units as an alternative within a pattern.
ANY_MONEY_UNIT = "|".join(MONEY_UNITS)
_AMOUNT = re.compile(rf"(?P<number>[-+]?{UNSIGNED_NUMBER})(?P<unit>{ANY_MONEY_UNIT})?")
# The labels of cells that say: nothing here.
NOTHING_MARKS = frozenset({"", "/", "\\", "-", "--", "—", "——", "–", "无", "n/a"})


def as_label(text: str) -> str:
    """``text`` for comparing with labels: folded, with one glyph for each sign."""
    return fold(text.translate(_GLYPHS))


def as_figures(text: str) -> str:
    """``text`` with half-width figures and signs, and blanks only where two figures would otherwise touch."""
    glyphs = (glyph if category(glyph) == "No" else normalize("NFKC", glyph) for glyph in text.translate(_GLYPHS))
    figures = re.sub(r"(?<![0-9])\s+|\s+(?![0-9])", "", "".join(glyphs))
    for signs, comparator in _TWO_SIGNS.items():
        figures = figures.replace(signs, comparator)
    return figures


def as_decimal(figures: str) -> Decimal:
    """The number that ``figures`` spell, which may have thousands separators."""
    return Decimal(figures.replace(",", ""))


def _yuan(text: str, factor: Decimal) -> Decimal | None:
    """The amount in a cell, in yuan, unrounded: a unit in the cell itself wins over ``factor``."""
    found = _AMOUNT.fullmatch(as_figures(text))
    if not found:
        return None
    amount = as_decimal(found["number"]) * MONEY_UNITS.get(found["unit"], factor)
    return amount if abs(amount) < AMOUNT_LIMIT else None


def one_line(text: str) -> str:
    """``text`` without the line breaks with which a narrow cell was filled."""
    return "".join(line.strip() for line in text.splitlines())


class Row:
    """One row of the file: its texts as printed, and the same folded for comparing."""

    def __init__(self, number: int, texts: tuple[str, ...]):
        self.number = number
        self.texts = tuple(text.strip() for text in texts)

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
    problems: list[Problem] = field(default_factory=list)

    part: Literal["", "budget", "goal", "tasks", "indicators"] = ""
    section: Literal["key", "other"] = "key"
    has_section: bool = False
    whole_money_unit: Decimal | None = None
    header_money_unit: Decimal | None = None
    revenue_column: int | None = None
    # Totals printed before their lines: row, index and yuan, compared once all lines are read.
    totals_ahead: list[tuple[Row, int, Decimal]] = field(default_factory=list)
    task_columns: dict[str, int] = field(default_factory=dict)
    task_goal_header: str = ""
    indicator_columns: dict[str, int] = field(default_factory=dict)
    other_columns: dict[int, str] = field(default_factory=dict)
    levels: tuple[str, str, str] = ("", "", "")

    @property
    def money_unit(self) -> Decimal:
        """Yuan for 1 of what the last header says; forms are in 万元 where nothing is printed."""
        return self.header_money_unit or self.whole_money_unit or MONEY_UNITS["万元"]

    def yuan(self, row: Row, index: int) -> Decimal | None:
        """The amount in a cell, in yuan, or None where it holds none."""
        return _yuan(row.text(index), self.money_unit)

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
