"""What an official form consists of: budget lines, tasks, indicators, and in a self-evaluation what came of them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Treatment = Literal["read", "layout", "not_understood"]
# How a row was understood and what it means; None says that it is a row of another kind.
Verdict = tuple[Treatment, str] | None

TASK_CODE_LETTERS = {"key": "K", "other": "O"}


@dataclass(frozen=True)
class BudgetLine:
    """One line of the department's budget, in yuan.

    ``B1`` is 基本支出, ``B2`` 项目支出, ``R1`` 财政拨款, ``R2`` 其他资金; what else a form prints follows from
    ``B3`` and ``R3`` on. The lines ``B…`` together are the expenditure and the lines ``R…`` the income; a line that
    only divides money of other lines once more (按预算级次划分, 其中：…) is ``P1``, ``P2`` … and is in no total.
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
    id; ``needs_confirmation`` says that the reading or the proposal is in doubt. ``weight`` is None where the form
    gives none. ``initial_target_text`` is the target before it was adjusted, as printed, where the form has both.
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
    weight: Decimal | None = None
    initial_target_text: str = ""


@dataclass(frozen=True)
class FinalValue:
    """What a self-evaluation says of one indicator at the end of the year.

    ``place`` is the indicator's place among the form's indicators, from 0. ``actual_value`` is the figure of the whole
    year in the indicator's unit, None where ``actual_text`` is in words.
    """

    place: int
    level3: str
    explanation: str
    actual_value: Decimal | None
    actual_text: str
    score: Decimal | None
    deviation_reason: str
    source_row: int


@dataclass(frozen=True)
class FinalMoney:
    """What a self-evaluation says of the money of one task or line at the end of the year, in yuan.

    ``code`` is that of the task or budget line, empty for a total or a source of money that the form's budget does
    not have; ``source_row`` is that of the task or line. ``adjusted_amount`` is 全年预算数, None where there is none.
    """

    code: str
    name: str
    adjusted_amount: Decimal | None
    executed_amount: Decimal
    source_row: int


@dataclass(frozen=True)
class PrintedScore:
    """The points (分值) and the score (得分) that a self-evaluation prints in one row; None for what it does not.

    They are of an ``indicator`` (``place`` among the form's, from 0), of the ``execution`` of a project's or the whole
    budget, of that of a ``task``, or the sum of a ``level``'s indicators or the ``total``. The sum of a level has its
    levels; one of all indicators has none. ``code`` is that of the task or budget line, empty for the whole budget.
    ``paper_number`` says which paper of the file prints it, from 1; ``is_in_total`` whether its total counts it.
    """

    part: Literal["indicator", "execution", "task", "level", "total"]
    name: str
    points: Decimal | None
    score: Decimal | None
    source_row: int
    level1: str = ""
    level2: str = ""
    code: str = ""
    place: int | None = None
    paper_number: int = 1
    is_in_total: bool = True


@dataclass(frozen=True)
class SourceRow:
    """One row of the file, how it was understood, and its cells joined by tabs."""

    row_number: int
    treatment: Treatment
    meaning: str
    text: str
