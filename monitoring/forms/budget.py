"""The budget of an official form: names and amounts side by side, spending on the left, income on the right.

Lines that divide money once more which other lines have already (by level of government, or 其中：…) are kept
under codes of their own and are in no total.
"""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from monitoring.files.cell_values import plain
from monitoring.forms.budget_names import (
    ALL_YEARS_TOTAL,
    BUDGET_TOTAL,
    BUDGET_WORDS,
    DIVISION_HEADING,
    DIVISION_LINE,
    KNOWN_LINES,
    NAMED_PROJECT_TOTAL,
    OWN_LEVEL_TOTAL,
    PROJECT_TOTAL,
    REVENUE_WORDS,
    TOTAL_LABEL,
    WITHIN,
    YEAR_TOTAL,
    is_budget_label,
)
from monitoring.forms.budget_totals import next_code, take_total
from monitoring.forms.indicator_cells import is_number
from monitoring.forms.parts import BudgetLine, FinalMoney, Verdict
from monitoring.forms.rows import Draft, LineTable, MoneyRow, Row, note_unread_cells, rounded_yuan, yuan_in
from monitoring.forms.scores import take_execution_score
from monitoring.forms.wording import ANY_MONEY_UNIT, MONEY_UNITS, NUMBER, is_nothing, one_line, without_enumeration
from monitoring.language.catalogue import gettext as _

_BUDGET_HEADER = re.compile(rf"预算(?:金额|数|额)(?:\((?:{ANY_MONEY_UNIT})\))?")
_REVENUE_HEADER = re.compile(r"(?:部门预算)?(?:收入|资金)(?:来源|构成)?")
# A table of money: what its lines are called says on which side of the budget they are.
_LINES_HEADING = {
    "revenue": re.compile(r"(?:项目)?(?:资金|收入)(?:来源)?(?:项目|渠道|名称|构成)|(?:项目)?(?:资金|收入)来源"),
    "expenditure": re.compile(
        r"(?=.*(?:支出|开支|费用|经费|用途|使用|测算|明细|预算|成本))(?:项目|资金|经费|支出|开支|费用|预算|测算|成本)*"
        r"(?:支出|开支|使用|用途|测算|明细|构成|内容|科目|名称|项目|方向|范围|情况)+(?:明细|项目|名称|内容)?"
        r"|(?:部门|政府)?(?:预算)?支出经济(?:分类)?(?:科目)?(?:名称)?"
    ),
}
_SPENT_ON = re.compile("支出|经费|费用?$|开支")
_AMOUNT_HEADING = re.compile(rf"(?:预算|支出|收入|资金|申请|安排|测算)?金额(?:\((?:单位:)?(?:{ANY_MONEY_UNIT})\))?")
_UNIT_BEHIND = re.compile(rf"\((?:{ANY_MONEY_UNIT})\)$")
_NAME_AND_AMOUNT = re.compile(
    rf"(?P<name>[^0-9]+?)(?:[:：]\s*|(?<=资金|拨款|总额))(?P<amount>{NUMBER.pattern}\s*(?:{ANY_MONEY_UNIT})?)"
)


def budget_header_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the headings of the budget, which may say its unit of money."""
    if table := _table_of_lines(draft, row):
        begin_budget(draft, row, table.amount)
        draft.line_table = table
        draft.line_tables.append(table)
        return "layout", "budget header"
    headings = [index for index in row.filled if _BUDGET_HEADER.fullmatch(row.labels[index])]
    if not headings or draft.amounts(row, row.filled):
        return None
    begin_budget(draft, row, headings[0])
    revenue = [index for index in row.filled if _REVENUE_HEADER.fullmatch(row.labels[index])]
    draft.revenue_column = revenue[0] if revenue else draft.revenue_column
    return "layout", "budget header"


def _table_of_lines(draft: Draft, row: Row) -> LineTable | None:
    """The table of money that begins with this row of headings, if it is one: names beside amounts, nothing else."""
    amounts = [index for index in row.filled if _AMOUNT_HEADING.fullmatch(row.labels[index])]
    if len(amounts) != 1 or len(row.filled) > 3 or draft.amounts(row, row.filled):
        return None
    # The name of the table may stand before its headings and sound like one of them.
    name = max((index for index in row.filled if index < amounts[0]), default=None)
    side = None if name is None else _side_of_lines(row.labels[name])
    return None if side is None else LineTable(side, name, amounts[0], row.first, draft.project_row)


def _side_of_lines(label: str) -> Literal["expenditure", "revenue"] | None:
    """The side of the budget on which the lines below or beside a heading are."""
    return next((side for side, words in _LINES_HEADING.items() if words.fullmatch(label)), None)


def _enter_lines_beside_label(draft: Draft, row: Row) -> None:
    """A label such as 支出构成 before a name and its amount begins a table of such lines; another label ends it."""
    draft.line_table = draft.line_table if draft.part == "budget" else None
    table, label = draft.line_table, row.first
    if table and row.filled[0] < table.name and label != table.label and not is_number(row.texts[row.filled[0]]):
        draft.line_table = None
    name, amount = (*row.filled[1:3], None, None)[:2]
    is_line = amount is not None and draft.amounts(row, [name, amount]) == [amount]
    if is_line and not draft.line_table and _side_of_lines(label) == "expenditure" and draft.is_project:
        draft.line_table = LineTable("expenditure", name, amount, label, draft.project_row)
        draft.line_tables.append(draft.line_table)
        draft.money_columns = {}


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
    draft.column_units = _units_of_columns(row)
    draft.header_money_unit = MONEY_UNITS[found[0]] if found else None
    if not found:
        _doubt_money_unit(draft, row, index)


def _doubt_money_unit(draft: Draft, row: Row, index: int) -> None:
    """Where the form says no unit of money it is taken to be 万元, which is said once."""
    if draft.whole_money_unit is None:
        draft.whole_money_unit = MONEY_UNITS["万元"]
        draft.note(
            row,
            "warning",
            _("The form does not say in which unit its money is; it is read as 万元."),
            _("If it is yuan, write 元 in brackets into this heading and read the form again."),
            index,
        )


def _units_of_columns(row: Row) -> dict[int, Decimal]:
    """The units that headings name, where they name several; a heading stands for the empty cells to its right."""
    found: dict[int, Decimal] = {}
    unit = None
    for index, label in enumerate(row.labels):
        if label:
            named = re.search(rf"\((?:.*[:：])?({ANY_MONEY_UNIT})\)", label)
            unit = MONEY_UNITS[named[1]] if named else None
        if unit:
            found[index] = unit
    return found if len(set(found.values())) > 1 else {}


def budget_line_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on one or two budget lines side by side, with or without their amounts."""
    row = _with_amounts_apart(draft, row)
    if draft.part in ("", "budget", "goal"):
        _enter_lines_beside_label(draft, row)
    pairs = _names_with_amounts(draft, row)
    names = [row.filled[0], *(name for name, _amount in pairs)] if pairs else []
    starts_budget = draft.line_table or any(
        is_budget_label(_label(row, name)) or _is_of_a_project(draft, row, name) for name in names
    )
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


def _is_of_a_project(draft: Draft, row: Row, name: int) -> bool:
    words = (NAMED_PROJECT_TOTAL, ALL_YEARS_TOTAL)
    return draft.is_project and any(total.fullmatch(_label(row, name)) for total in words)


def project_money_cells(draft: Draft, row: Row, unread: list[int]) -> tuple[int, int] | None:
    """Where a row of labels has the money of a project: its label, such as 项目预算金额（万元）, and the amount."""
    for name, amount in pairwise(unread):
        label = _UNIT_BEHIND.sub("", row.labels[name])
        if draft.is_project and NAMED_PROJECT_TOTAL.fullmatch(label) and draft.amounts(row, [amount]):
            return name, amount
    return None


def take_project_money(draft: Draft, row: Row, unread: list[int]) -> list[int]:
    """The money of a project that stands in a row of labels; the cells left unread."""
    cells = project_money_cells(draft, row, unread)
    if cells is None:
        return unread
    name, amount = cells
    unit = _UNIT_BEHIND.search(row.labels[name])
    draft.header_money_unit = MONEY_UNITS[unit[0].strip("()")] if unit else draft.header_money_unit
    _take_project_total(draft, row, amount, rounded_yuan(draft, row, amount))
    return [index for index in unread if index not in cells]


def _is_empty_line(row: Row) -> bool:
    return all(
        _is_word(row, index) and len(row.labels[index]) <= 25 and not _has_amount(row, index) for index in row.filled
    )


def _has_amount(row: Row, index: int) -> bool:
    """Whether a number stands in a cell: “上级资金16” is no empty line."""
    return bool(NUMBER.search(without_enumeration(row.labels[index].removeprefix(WITHIN))))


def _is_word(row: Row, index: int) -> bool:
    """Whether a cell says nothing but what the budget's rows are called, or nothing at all."""
    return bool(is_nothing(row.labels[index]) or BUDGET_WORDS.search(row.labels[index]))


def _begin_below_a_heading(draft: Draft, row: Row) -> None:
    """A budget without headings: a cell at its side, such as 项目资金（万元）, may still say the unit."""
    draft.part, draft.money_columns, draft.division_column = "budget", {}, None
    draft.column_units = {}
    found = re.search(rf"\(({ANY_MONEY_UNIT})\)", row.first)
    draft.header_money_unit = MONEY_UNITS[found[1]] if found else draft.header_money_unit
    has_own_unit = any(re.search(rf"[0-9]\s*(?:{ANY_MONEY_UNIT})", label) for label in row.labels)
    if draft.is_project and draft.header_money_unit is None and not has_own_unit:
        _doubt_money_unit(draft, row, row.filled[0])


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
    if _label_of_line(draft, row, name) in KNOWN_LINES:
        return False
    if label.startswith(WITHIN) and not _is_below_total(draft, row):
        return True
    is_beside_heading = draft.division_column is not None and name >= draft.division_column
    # The money of a project comes from levels of government: there 市级资金 is a source of its own.
    return is_beside_heading or bool(DIVISION_LINE.fullmatch(label) and not draft.is_project)


def _take_budget_line(draft: Draft, row: Row, name: int, amount: int) -> None:
    side = _side(draft, row, name)
    value = rounded_yuan(draft, row, amount)
    label = _label(row, name)
    if draft.line_table:
        _take_line_of_table(draft, row, name, amount, value)
        return
    if ALL_YEARS_TOTAL.fullmatch(label) or _is_beside_year_total(draft, row, name):
        draft.all_years_column = name
        note_unread_cells(draft, row, [amount])
    elif _is_of_all_years(draft, name):
        note_unread_cells(draft, row, [amount])
    elif draft.is_project and PROJECT_TOTAL.fullmatch(label):
        draft.year_column = name
        _take_project_total(draft, row, amount, value)
        _take_final_money(draft, row, name, "")
        if not OWN_LEVEL_TOTAL.fullmatch(label):
            _keep_amounts(draft, row, amount, side, "")
    elif code := _code_in_earlier_project(draft, row, name):
        _add_to_line(draft, row, name, code, value)
        _keep_amounts(draft, row, amount, side, code)
    elif TOTAL_LABEL.fullmatch(label) or BUDGET_TOTAL.fullmatch(label):
        take_total(draft, row, amount, value, side)
        _take_final_money(draft, row, name, "")
        _keep_amounts(draft, row, amount, side, "")
    else:
        line = BudgetLine(_code(draft, row, name, side), _name_of_line(draft, row, name), side, value, row.number)
        draft.budget_lines.append(line)
        _take_final_money(draft, row, name, line.line_code)
        _keep_amounts(draft, row, amount, side, line.line_code)


def _keep_amounts(draft: Draft, row: Row, amount: int, side: str, code: str) -> None:
    """The amounts of a line, or of a total, which has no code, for comparing column by column.

    A total of a department is compared by what stands above or below it in the column of the budget; here the others.
    """
    columns = {name: draft.money_columns.get(name) for name in ("initial", "adjusted", "executed")}
    columns = columns if draft.money_columns else {"amount": amount}
    if not draft.is_project:
        columns = {name: index for name, index in columns.items() if index != amount}
    found = {name: (index, draft.yuan(row, index)) for name, index in columns.items() if index is not None}
    amounts = {name: cell for name, cell in found.items() if cell[1] is not None}
    draft.money_rows.append(MoneyRow(row, side, not code, code.startswith("P"), draft.project_row, amounts))


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


def _is_beside_year_total(draft: Draft, row: Row, name: int) -> bool:
    """Whether a total of the project stands to the left of the one that says that it is of the year."""
    if not draft.is_project or not PROJECT_TOTAL.fullmatch(_label(row, name)) or YEAR_TOTAL.match(_label(row, name)):
        return False
    behind = [_label(row, index) for index in row.filled if index > name]
    return any(PROJECT_TOTAL.fullmatch(label) and YEAR_TOTAL.match(label) for label in behind)


def _is_of_all_years(draft: Draft, name: int) -> bool:
    """Whether the name stands below the money of all years, to the left of that of this year."""
    all_years, year = draft.all_years_column, draft.year_column
    return all_years is not None and year is not None and all_years <= name < year


def _code_in_earlier_project(draft: Draft, row: Row, name: int) -> str:
    """The code of the same source of money in an earlier project of the file, if it has one: they are added up."""
    if not draft.is_project:
        return ""
    known, written = KNOWN_LINES.get(_label_of_line(draft, row, name)), _name_of_line(draft, row, name)
    earlier = [line for line in draft.budget_lines if line.source_row < draft.project_row and line.side == "revenue"]
    return next((line.line_code for line in earlier if line.line_code == known or line.line_name == written), "")


def _add_to_line(draft: Draft, row: Row, name: int, code: str, value: Decimal) -> None:
    draft.budget_lines = [
        replace(line, budget_amount=line.budget_amount + value) if line.line_code == code else line
        for line in draft.budget_lines
    ]
    _take_final_money(draft, row, name, code)


def _take_final_money(draft: Draft, row: Row, name: int, code: str) -> None:
    """In a self-evaluation: what was spent in the year, the budget as it was adjusted, and the points for both."""
    if draft.money_columns:
        cells = [draft.money_columns.get(heading) for heading in ("points", "score")]
        take_execution_score(draft, row, _name_of_line(draft, row, name), code, cells)
    executed, adjusted = (yuan_in(draft, row, draft.money_columns.get(name)) for name in ("executed", "adjusted"))
    if executed is not None:
        source_row = draft.tasks[-1].source_row if draft.is_project and not code else row.number
        draft.final_money.append(FinalMoney(code, _name_of_line(draft, row, name), adjusted, executed, source_row))


def _code(draft: Draft, row: Row, name: int, side: str) -> str:
    taken = {line.line_code for line in draft.budget_lines}
    code = KNOWN_LINES.get(_label_of_line(draft, row, name), "")
    # The same line once more is the same money once more.
    is_spent_of_project = draft.is_project and side == "expenditure" and not code
    if code in taken or is_spent_of_project or _is_division(draft, row, name):
        return next_code("P", 1, taken)
    return code or next_code("B" if side == "expenditure" else "R", 3, taken)


def _name_of_line(draft: Draft, row: Row, name: int) -> str:
    label = _label_of_line(draft, row, name)
    return one_line(row.text(name)).rstrip(":： ") if label == row.labels[name] else label


def _label_of_line(draft: Draft, row: Row, name: int) -> str:
    """In a project and right below a total, “其中：财政拨款” is the line 财政拨款; elsewhere a part of a line."""
    label = _label(row, name)
    within = without_enumeration(label.removeprefix(WITHIN))
    return within if _is_below_total(draft, row) or (draft.is_project and within in KNOWN_LINES) else label


def _is_below_total(draft: Draft, row: Row) -> bool:
    # A project has its total above its sources of money, also where it could not be read.
    total = draft.tasks[-1].source_row if draft.is_project and draft.total_row is None else draft.total_row
    return total is not None and not any(total < line.source_row < row.number for line in draft.budget_lines)


def _side(draft: Draft, row: Row, name: int) -> Literal["expenditure", "revenue"]:
    code = KNOWN_LINES.get(_label_of_line(draft, row, name))
    if code:
        return "expenditure" if code[0] == "B" else "revenue"
    if draft.revenue_column is not None:
        return "revenue" if name >= draft.revenue_column else "expenditure"
    if REVENUE_WORDS.search(row.labels[name]):
        return "revenue"
    # What a project has is its sources of money, unless the name says what it is spent on.
    return "revenue" if draft.is_project and not _SPENT_ON.search(row.labels[name]) else "expenditure"
