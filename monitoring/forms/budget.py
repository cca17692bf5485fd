"""The budget of an official form: names and amounts side by side, spending on the left, income on the right.

Lines that divide money once more which other lines have already (by level of government, or 其中：…) are kept
under codes of their own and are in no total.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from monitoring.files.cell_values import plain
from monitoring.forms.budget_names import (
    ALL_YEARS_TOTAL,
    BUDGET_TOTAL,
    BUDGET_WORDS,
    DIVISION_HEADING,
    DIVISION_LINE,
    KNOWN_LINES,
    PROJECT_TOTAL,
    REVENUE_WORDS,
    TOTAL_LABEL,
    WITHIN,
    is_budget_label,
)
from monitoring.forms.budget_totals import next_code, take_total
from monitoring.forms.parts import BudgetLine, FinalMoney, Verdict
from monitoring.forms.rows import Draft, LineTable, Row, note_unread_cells, rounded_yuan, yuan_in
from monitoring.forms.wording import ANY_MONEY_UNIT, MONEY_UNITS, NUMBER, is_nothing, one_line, without_enumeration
from monitoring.language.catalogue import gettext as _

_BUDGET_HEADER = re.compile(rf"预算(?:金额|数|额)(?:\((?:{ANY_MONEY_UNIT})\))?")
_REVENUE_HEADER = re.compile(r"(?:部门预算)?(?:收入|资金)(?:来源|构成)?")
# A table of money: what its lines are called says on which side of the budget they are.
_LINES_HEADING = {
    "revenue": re.compile(r"(?:项目)?(?:资金|收入)(?:来源)?(?:项目|渠道|名称|构成)|(?:项目)?(?:资金|收入)来源"),
    "expenditure": re.compile(
        r"(?:项目)?(?:支出|开支|费用|预算|经费)(?:预算)?(?:明细|内容|名称|科目|构成|用途)(?:项目|名称|内容)?"
        r"|(?:部门|政府)?(?:预算)?支出经济(?:分类)?(?:科目)?(?:名称)?|明细(?:项目|内容)"
    ),
}
_AMOUNT_HEADING = re.compile(rf"(?:预算|支出|收入|资金|申请|安排|测算)?金额(?:\((?:单位:)?(?:{ANY_MONEY_UNIT})\))?")
# Headings of a table whose lines say themselves on which side they are: 预算项目 beside 年初预算数（万元）.
_PLANNED_HEADING = re.compile(
    r"(?:年初|年度|全年|本年度?|当年)?(?:预算|支出|收入|资金|申请|安排)?(?:金额|预算数|预算额|数额)"
    rf"(?:\((?:单位:)?(?:{ANY_MONEY_UNIT})\))?|(?:年初|年度|全年)预算(?:\((?:单位:)?(?:{ANY_MONEY_UNIT})\))?"
)
_PLAIN_HEADING = re.compile(
    r"(?:部门|年度|单位)?(?:预算|资金|支出|收入|收支|经费)?(?:项目|类别|类型|名称|科目|情况|构成|性质|分类|来源|安排|资金|预算)"
    rf"(?:\((?:单位:)?(?:{ANY_MONEY_UNIT})\))?|序号|备注"
)
_NAME_AND_AMOUNT = re.compile(rf"(?P<name>[^0-9]+?)[:：]\s*(?P<amount>{NUMBER.pattern}\s*(?:{ANY_MONEY_UNIT})?)")


def budget_header_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the headings of the budget, which may say its unit of money."""
    if table := _table_of_lines(draft, row):
        begin_budget(draft, row, table.amount)
        draft.line_table = table
        draft.line_tables.append(table)
        return "layout", "budget header"
    headings = _headings_of_lines(draft, row)
    headings = headings or [index for index in row.filled if _BUDGET_HEADER.fullmatch(row.labels[index])]
    if not headings or draft.amounts(row, row.filled):
        return None
    begin_budget(draft, row, headings[0])
    revenue = [index for index in row.filled if _REVENUE_HEADER.fullmatch(row.labels[index])]
    draft.revenue_column = revenue[0] if revenue else draft.revenue_column
    return "layout", "budget header"


def _headings_of_lines(draft: Draft, row: Row) -> list[int]:
    """The headings of amounts in a row that holds nothing but headings of money; none among tasks and indicators."""
    if draft.part in ("tasks", "indicators", "long-term"):
        return []
    amounts = [index for index in row.filled if _PLANNED_HEADING.fullmatch(row.labels[index])]
    others = [row.labels[index] for index in row.filled if index not in amounts]
    return amounts if others and all(map(_PLAIN_HEADING.fullmatch, others)) else []


def _table_of_lines(draft: Draft, row: Row) -> LineTable | None:
    """The table of money that begins with this row of headings, if it is one: names beside amounts, nothing else."""
    amounts = [index for index in row.filled if _AMOUNT_HEADING.fullmatch(row.labels[index])]
    if len(amounts) != 1 or len(row.filled) > 3 or draft.amounts(row, row.filled):
        return None
    # The name of the table may stand before its headings and sound like one of them.
    name = max((index for index in row.filled if index < amounts[0]), default=None)
    side = next((side for side, words in _LINES_HEADING.items() if words.fullmatch(row.labels[name or 0])), None)
    return None if name is None or side is None else LineTable(side, name, amounts[0])


def begin_budget(draft: Draft, row: Row, heading: int, money_columns: dict[str, int] | None = None) -> None:
    """From here on rows are lines of a budget, their amounts in the unit of this heading or of one beside it."""
    draft.part = "budget"
    draft.money_columns = money_columns or {}
    draft.division_column = draft.line_table = None
    with_unit = [index for index in row.filled if re.search(rf"\((?:{ANY_MONEY_UNIT})\)", row.labels[index])]
    take_money_unit(draft, row, with_unit[0] if with_unit else heading)


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
    row = _with_amounts_apart(draft, row)
    pairs = _names_with_amounts(draft, row)
    starts_budget = any(is_budget_label(_label(row, name)) for name, _amount in pairs)
    if draft.part != "budget" and not (starts_budget and draft.part in ("", "goal")):
        return None
    _take_division(draft, row)
    if not pairs:
        return ("layout", "budget line without an amount") if _is_empty_line(row) else None
    if draft.part != "budget":
        _begin_below_a_heading(draft, row)
    for name, amount in pairs:
        _take_budget_line(draft, row, name, amount)
    read = {index for pair in pairs for index in pair} | set(draft.money_columns.values())
    note_unread_cells(draft, row, [index for index in row.filled if index not in read and not _is_word(row, index)])
    return "read", "budget line"


def _is_empty_line(row: Row) -> bool:
    return all(_is_word(row, index) and len(row.labels[index]) <= 25 for index in row.filled)


def _is_word(row: Row, index: int) -> bool:
    """Whether a cell says nothing but what the budget's rows are called, or nothing at all."""
    return bool(is_nothing(row.labels[index]) or BUDGET_WORDS.search(row.labels[index]))


def _begin_below_a_heading(draft: Draft, row: Row) -> None:
    """A budget without headings: a cell at its side, such as 项目资金（万元）, may still say the unit."""
    draft.part, draft.money_columns, draft.division_column, draft.line_table = "budget", {}, None, None
    found = re.search(rf"\(({ANY_MONEY_UNIT})\)", row.first)
    draft.header_money_unit = MONEY_UNITS[found[1]] if found else draft.header_money_unit


def _with_amounts_apart(draft: Draft, row: Row) -> Row:
    """The row with a cell like “财政拨款：80” as two cells, a name and its amount, which no headings are above."""
    cells: list[str] = []
    for text in row.texts:
        found = _NAME_AND_AMOUNT.fullmatch(text)
        cells += [found["name"], found["amount"]] if found else [text]
    if len(cells) == len(row.texts):
        return row
    draft.money_columns = {}
    return Row(row.number, tuple(cells))


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
    draft.part, draft.money_columns, draft.line_table = "budget", {}, None
    return budget_line_row(draft, row)


def _is_all_budget(draft: Draft, row: Row) -> bool:
    """Whether every cell is an amount or names a part of the budget, and there is an amount."""
    amounts = draft.amounts(row, row.filled)
    names = [row.labels[index] for index in row.filled if index not in amounts]
    return bool(amounts) and all(is_budget_label(name) or TOTAL_LABEL.fullmatch(name) for name in names)


def _names_with_amounts(draft: Draft, row: Row) -> list[tuple[int, int]]:
    """Names and their amounts: side by side, or in a self-evaluation under its headings."""
    amounts = draft.amounts(row, row.filled)
    if table := draft.line_table:
        return [(table.name, table.amount)] if row.text(table.name) and table.amount in amounts else []
    if draft.money_columns:
        return _name_under_headings(draft, row, amounts)
    neighbours = zip(row.filled, row.filled[1:], strict=False)
    return [
        (left, right)
        for left, right in neighbours
        if left not in amounts and right in amounts and BUDGET_WORDS.search(row.labels[left])
    ]


def _name_under_headings(draft: Draft, row: Row, amounts: list[int]) -> list[tuple[int, int]]:
    columns = [draft.money_columns.get(name) for name in ("initial", "adjusted")]
    names = [index for index in row.filled if index < min(draft.money_columns.values())]
    amount = next((column for column in columns if column in amounts), None)
    return [(names[-1], amount)] if names and amount is not None else []


def _label(row: Row, name: int) -> str:
    return without_enumeration(row.labels[name])


def _take_division(draft: Draft, row: Row) -> None:
    """A heading such as 按预算级次划分 begins lines that divide the same money; another heading ends them."""
    for index in row.filled:
        if DIVISION_HEADING.fullmatch(_label(row, index)):
            draft.division_column = index
        elif re.match("按|资金来源|收入来源", _label(row, index)) and index == draft.division_column:
            draft.division_column = None


def _is_division(draft: Draft, row: Row, name: int) -> bool:
    label = _label(row, name)
    if label.startswith(WITHIN) and not _is_below_total(draft, row):
        return True
    if _label_of_line(draft, row, name) in KNOWN_LINES:
        return False
    is_beside_heading = draft.division_column is not None and name >= draft.division_column
    return is_beside_heading or bool(DIVISION_LINE.fullmatch(label))


def _take_budget_line(draft: Draft, row: Row, name: int, amount: int) -> None:
    side = _side(draft, row, name)
    value = rounded_yuan(draft, row, amount)
    label = _label(row, name)
    if draft.line_table:
        _take_line_of_table(draft, row, name, amount, value)
    elif ALL_YEARS_TOTAL.fullmatch(label):
        draft.all_years_column = name
        note_unread_cells(draft, row, [amount])
    elif _is_of_all_years(draft, name):
        note_unread_cells(draft, row, [amount])
    elif draft.is_project and PROJECT_TOTAL.fullmatch(label):
        draft.year_column = name
        _take_project_total(draft, row, amount, value)
        _take_final_money(draft, row, name, "")
    elif _is_of_next_project(draft, row, name):
        _add_to_line(draft, row, name, value)
    elif TOTAL_LABEL.fullmatch(label) or BUDGET_TOTAL.fullmatch(label):
        take_total(draft, row, amount, value, side)
        _take_final_money(draft, row, name, "")
    else:
        line = BudgetLine(_code(draft, row, name, side), _name_of_line(draft, row, name), side, value, row.number)
        draft.budget_lines.append(line)
        _take_final_money(draft, row, name, line.line_code)


def _take_line_of_table(draft: Draft, row: Row, name: int, amount: int, value: Decimal) -> None:
    """A line or a total of a table of money. What a project is spent on divides its money once more."""
    table, label = draft.line_table, _label(row, name)
    if any(words.fullmatch(label) for words in (TOTAL_LABEL, BUDGET_TOTAL, PROJECT_TOTAL)):
        table.totals.append((row, amount, value))
        if draft.is_project:
            _take_project_total(draft, row, amount, value)
        return
    taken = {line.line_code for line in draft.budget_lines}
    is_part = draft.is_project and table.side == "expenditure"
    code = next_code("P", 1, taken) if is_part else _code(draft, row, name, table.side)
    draft.budget_lines.append(BudgetLine(code, _name_of_line(draft, row, name), table.side, value, row.number))
    if not label.startswith(WITHIN):
        table.amounts.append(value)


def _take_project_total(draft: Draft, row: Row, amount: int, value: Decimal) -> None:
    """The money of the project; where it is printed twice, both have to be the same."""
    project, draft.total_row = draft.tasks[-1], row.number
    if project.budget_amount in (None, value):
        draft.tasks[-1] = replace(project, budget_amount=value)
        return
    draft.note(
        row,
        "warning",
        _("This total of the project is {total} 万元, the one above it {first} 万元; the first counts.").format(
            total=plain(value / 10_000), first=plain(project.budget_amount / 10_000)
        ),
        _("Compare the amounts with the form; one of them is misprinted, or money is counted elsewhere."),
        amount,
    )


def _is_of_all_years(draft: Draft, name: int) -> bool:
    """Whether the name stands below the money of all years, to the left of that of this year."""
    all_years, year = draft.all_years_column, draft.year_column
    return all_years is not None and year is not None and all_years <= name < year


def _is_of_next_project(draft: Draft, row: Row, name: int) -> bool:
    """Whether the line was read of an earlier project of the same file: their sources of money are added up."""
    if not draft.is_project:
        return False
    codes = {line.line_code for line in draft.budget_lines if line.source_row < draft.tasks[-1].source_row}
    return KNOWN_LINES.get(_label_of_line(draft, row, name)) in codes


def _add_to_line(draft: Draft, row: Row, name: int, value: Decimal) -> None:
    code = KNOWN_LINES[_label_of_line(draft, row, name)]
    draft.budget_lines = [
        replace(line, budget_amount=line.budget_amount + value) if line.line_code == code else line
        for line in draft.budget_lines
    ]
    _take_final_money(draft, row, name, code)


def _take_final_money(draft: Draft, row: Row, name: int, code: str) -> None:
    """In a self-evaluation: what was spent in the year, and the budget as it was adjusted."""
    executed, adjusted = (yuan_in(draft, row, draft.money_columns.get(name)) for name in ("executed", "adjusted"))
    if executed is not None:
        source_row = draft.tasks[-1].source_row if draft.is_project and not code else row.number
        draft.final_money.append(FinalMoney(code, _name_of_line(draft, row, name), adjusted, executed, source_row))


def _code(draft: Draft, row: Row, name: int, side: str) -> str:
    taken = {line.line_code for line in draft.budget_lines}
    code = KNOWN_LINES.get(_label_of_line(draft, row, name), "")
    # The same line once more is the same money once more.
    if code in taken or _is_division(draft, row, name):
        return next_code("P", 1, taken)
    return code or next_code("B" if side == "expenditure" else "R", 3, taken)


def _name_of_line(draft: Draft, row: Row, name: int) -> str:
    label = _label_of_line(draft, row, name)
    return one_line(row.text(name)).rstrip(":： ") if label == row.labels[name] else label


def _label_of_line(draft: Draft, row: Row, name: int) -> str:
    """Right below a total “其中：财政拨款” is the line 财政拨款; elsewhere it is a part of a line."""
    label = _label(row, name)
    return label.removeprefix(WITHIN) if _is_below_total(draft, row) else label


def _is_below_total(draft: Draft, row: Row) -> bool:
    total = draft.total_row
    return total is not None and not any(total < line.source_row < row.number for line in draft.budget_lines)


def _side(draft: Draft, row: Row, name: int) -> Literal["expenditure", "revenue"]:
    code = KNOWN_LINES.get(_label_of_line(draft, row, name))
    if code:
        return "expenditure" if code[0] == "B" else "revenue"
    if draft.revenue_column is not None:
        return "revenue" if name >= draft.revenue_column else "expenditure"
    return "revenue" if REVENUE_WORDS.search(row.labels[name]) or draft.is_project else "expenditure"
