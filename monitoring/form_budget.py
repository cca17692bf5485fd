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
# Totals that only a budget has; tasks have plain ones.
_BUDGET_TOTAL = re.compile(
    r"(?:年度|部门|整体|单位)*(?:预算|资金|收入|支出)(?:预算|支出|收入|资金)?(?:来源)?(?:合计|总计|总额)"
    r"|(?:年度|部门|整体|单位)+预算(?:支出|收入|资金)?"
)
# What names lines of a budget, and therefore no task and no indicator.
_BUDGET_LABEL = re.compile(
    rf"(?:其中:)?(?:{_BUDGET_TOTAL.pattern}"
    r"|(?:年度|部门|整体|单位|支出|收入)*预算(?:整体)?(?:情况|构成|安排)?"
    r"|(?:资金|收入|支出)(?:来源|构成)?"
    r"|(?:基本|项目|事业发展性|事业单位经营|经营|其他|市本级|县本级|区本级|本级|本年)支出"
    r"|(?:一般公共预算|政府性基金(?:预算)?|国有资本经营预算|同级|上级|本级)?(?:财政)?(?:补助)?拨款(?:收入)?"
    r"|(?:其他|自筹|上级|本级|财政|财政专户|财政专户管理|单位自有|自有)资金"
    r"|(?:事业|经营|其他|非税|本年)收入|上年结转(?:结余)?(?:资金)?|(?:对下)?转移支付|按预算级次划分)"
    rf"(?:\((?:{ANY_MONEY_UNIT})\))?"
)
_WITHIN = "其中:"
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
    starts_budget = any(is_budget_label(row.labels[name]) for name, _amount in pairs)
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


def is_budget_label(label: str) -> bool:
    """Whether ``label`` names a line, a total or a heading of the budget; a plain 合计 may be one of tasks too."""
    return bool(_BUDGET_LABEL.fullmatch(label))


def budget_below_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on budget lines that stand below the tasks or the indicators, and end those."""
    columns = {"tasks": draft.task_columns, "indicators": draft.indicator_columns}.get(draft.part, {})
    if not columns or not is_budget_label(row.first):
        return None
    is_section = row.filled[0] < min(columns.values())
    if not is_section and not _is_all_budget(draft, row):
        return None
    # One name and one amount where the names of indicators stand: an indicator of the cost, such as 项目支出.
    if draft.part == "indicators" and row.filled[0] == columns["level3"] and len(row.filled) < 3:
        return None
    draft.part = "budget"
    return budget_line_row(draft, row)


def _is_all_budget(draft: Draft, row: Row) -> bool:
    """Whether every cell is an amount or names a part of the budget, and there is an amount."""
    amounts = draft.amounts(row, row.filled)
    names = [row.labels[index] for index in row.filled if index not in amounts]
    return bool(amounts) and all(is_budget_label(name) or TOTAL_LABEL.fullmatch(name) for name in names)


def _names_with_amounts(draft: Draft, row: Row) -> list[tuple[int, int]]:
    amounts = draft.amounts(row, row.filled)
    neighbours = zip(row.filled, row.filled[1:], strict=False)
    return [(left, right) for left, right in neighbours if left not in amounts and right in amounts]


def _take_budget_line(draft: Draft, row: Row, name: int, amount: int) -> None:
    side = _side(draft, row, name)
    value = rounded_yuan(draft, row, amount)
    if TOTAL_LABEL.fullmatch(row.labels[name]) or _BUDGET_TOTAL.fullmatch(row.labels[name]):
        _take_total(draft, row, amount, value, side)
        return
    label = _label_of_line(draft, row, name)
    code = _KNOWN_LINES.get(label, "")
    if not code or code in {line.line_code for line in draft.budget_lines}:
        further = [line for line in draft.budget_lines if line.side == side and int(line.line_code[1:]) > 2]
        code = f"{'B' if side == 'expenditure' else 'R'}{len(further) + 3}"
    line_name = one_line(row.text(name)) if label == row.labels[name] else label
    draft.budget_lines.append(BudgetLine(code, line_name, side, value, row.number))


def _label_of_line(draft: Draft, row: Row, name: int) -> str:
    """Below a total that stands ahead, “其中：财政拨款” is the line 财政拨款; elsewhere it is a part of a line."""
    label = row.labels[name]
    return label.removeprefix(_WITHIN) if draft.totals_ahead else label


def _take_total(draft: Draft, row: Row, index: int, total: Decimal, side: str) -> None:
    sums = _running_sums(draft, side)
    if sums == {0}:
        draft.totals_ahead.append((row, index, total))
    else:
        compare_total(draft, row, index, total, sums)


def _running_sums(draft: Draft, side: str) -> set[Decimal | int]:
    # The last lines may break down the same money once more, which the total does not count again.
    return {0, *accumulate(line.budget_amount for line in draft.budget_lines if line.side == side)}


def compare_totals_ahead(draft: Draft) -> None:
    """A warning at each total before its lines that neither spending nor income comes to."""
    for row, index, total in draft.totals_ahead:
        compare_total(draft, row, index, total, _running_sums(draft, "expenditure") | _running_sums(draft, "revenue"))


def _side(draft: Draft, row: Row, name: int) -> Literal["expenditure", "revenue"]:
    code = _KNOWN_LINES.get(_label_of_line(draft, row, name))
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
