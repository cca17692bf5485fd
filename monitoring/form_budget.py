"""The budget and the goal of the official target form.

Budget lines are names and amounts side by side, spending on the left, income on the right. The goal is one long
text, continued below where a page break splits it.
"""

import re
from decimal import Decimal
from itertools import accumulate
from typing import Literal

from monitoring.cell_values import plain
from monitoring.form_rows import (
    ANY_MONEY_UNIT,
    MONEY_UNITS,
    BudgetLine,
    Draft,
    Row,
    Verdict,
    note_unread_cells,
    one_line,
    rounded_yuan,
)
from monitoring.language import gettext as _

_KNOWN_LINES = {"基本支出": "B1", "项目支出": "B2", "财政拨款": "R1", "其他资金": "R2"}
_BUDGET_HEADER = re.compile(rf"预算(?:金额|数|额)(?:\((?:{ANY_MONEY_UNIT})\))?")
_REVENUE_HEADER = re.compile(r"(?:部门预算)?(?:收入|资金)(?:来源|构成)?")
_REVENUE_WORDS = re.compile(r"拨款|收入|其他资金|资金来源|专户|上年结转")
_BUDGET_WORDS = re.compile(r"支出|资金|拨款|收入|预算|划分|转移支付|本级|结转|其中|合计|总计")
TOTAL_LABEL = re.compile(r"(?:合计|总计|小计|金额合计|支出合计|收入合计|支出总计|收入总计|支出总额|收入总额)")
_GOAL = re.compile(r"(?:部门|年度|整体|总体|绩效)*总体(?:绩效)?目标|(?:部门|年度|整体)+(?:绩效)?(?:总)?目标")


def budget_header_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the headings of the budget, which may say its unit of money."""
    headings = [index for index in row.filled if _BUDGET_HEADER.fullmatch(row.labels[index])]
    if not headings or draft.amounts(row, row.filled):
        return None
    draft.part = "budget"
    take_money_unit(draft, row, headings[0])
    revenue = [index for index in row.filled if _REVENUE_HEADER.fullmatch(row.labels[index])]
    draft.revenue_column = revenue[0] if revenue else draft.revenue_column
    return "layout", "budget header"


def take_money_unit(draft: Draft, row: Row, index: int) -> None:
    """From here on amounts are in the unit that this heading names; says so where none is named."""
    found = re.search(ANY_MONEY_UNIT, row.labels[index])
    draft.header_money_unit = MONEY_UNITS[found[0]] if found else None
    if not found and draft.whole_money_unit is None:
        draft.whole_money_unit = MONEY_UNITS["万元"]
        draft.note(
            row,
            "warning",
            _("The form does not say in which unit its money is; it is read as 万元."),
            _("If it is yuan, write 元 in brackets into this heading and read the form again."),
            index,
        )


def budget_line_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on one or two budget lines side by side, with or without their amounts."""
    pairs = _names_with_amounts(draft, row)
    starts_budget = any(row.labels[name] in _KNOWN_LINES for name, _amount in pairs)
    if draft.part != "budget" and not (starts_budget and draft.part in ("", "goal")):
        return None
    if not pairs:
        is_empty_line = all(len(row.labels[i]) <= 25 and _BUDGET_WORDS.search(row.labels[i]) for i in row.filled)
        return ("layout", "budget line without an amount") if is_empty_line else None
    draft.part = "budget"
    for name, amount in pairs:
        _take_budget_line(draft, row, name, amount)
    read = {index for pair in pairs for index in pair}
    note_unread_cells(draft, row, [i for i in row.filled if i not in read and not _BUDGET_WORDS.search(row.labels[i])])
    return "read", "budget line"


def _names_with_amounts(draft: Draft, row: Row) -> list[tuple[int, int]]:
    amounts = draft.amounts(row, row.filled)
    neighbours = zip(row.filled, row.filled[1:], strict=False)
    return [(left, right) for left, right in neighbours if left not in amounts and right in amounts]


def _take_budget_line(draft: Draft, row: Row, name: int, amount: int) -> None:
    side = _side(draft, row, name)
    value = rounded_yuan(draft, row, amount)
    if TOTAL_LABEL.fullmatch(row.labels[name]):
        lines = [line.budget_amount for line in draft.budget_lines if line.side == side]
        # The last lines may break down the same money once more, which the total does not count again.
        compare_total(draft, row, amount, value, {Decimal(0), *accumulate(lines)})
        return
    code = _KNOWN_LINES.get(row.labels[name], "")
    if not code or code in {line.line_code for line in draft.budget_lines}:
        further = [line for line in draft.budget_lines if line.side == side and int(line.line_code[1:]) > 2]
        code = f"{'B' if side == 'expenditure' else 'R'}{len(further) + 3}"
    draft.budget_lines.append(BudgetLine(code, one_line(row.text(name)), side, value, row.number))


def _side(draft: Draft, row: Row, name: int) -> Literal["expenditure", "revenue"]:
    code = _KNOWN_LINES.get(row.labels[name])
    if code:
        return "expenditure" if code[0] == "B" else "revenue"
    if draft.revenue_column is not None:
        return "revenue" if name >= draft.revenue_column else "expenditure"
    return "revenue" if _REVENUE_WORDS.search(row.labels[name]) else "expenditure"


def compare_total(draft: Draft, row: Row, index: int, total: Decimal, sums: set[Decimal | int]) -> None:
    """A warning at the cell where the form's ``total``, in yuan, is none of the ``sums`` of its lines."""
    if total in sums:
        return
    draft.note(
        row,
        "warning",
        _("The form's total is {total} 万元, its lines read here make {sum} 万元.").format(
            total=plain(total / 10_000), sum=plain(Decimal(max(sums)) / 10_000)
        ),
        _("Compare the amounts with the form; a line may be missing or misprinted."),
        index,
    )


def goal_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the goal with its label in front."""
    if not _GOAL.fullmatch(row.first):
        return None
    draft.part = "goal"
    draft.goal += [row.text(index) for index in row.filled[1:]]
    return ("read", "goal") if len(row.filled) > 1 else ("layout", "goal label")


def goal_continued_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a lone text below the goal."""
    if draft.part != "goal" or not row.only:
        return None
    draft.goal.append(row.text(row.filled[0]))
    return "read", "goal continued"
