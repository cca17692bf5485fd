"""The tasks of the official target form: two tables, 年度重点 and 其他, each counting from 1."""

import re
from dataclasses import replace

from monitoring.forms.budget import take_money_unit
from monitoring.forms.budget_names import TOTAL_LABEL, is_budget_label
from monitoring.forms.budget_totals import compare_total
from monitoring.forms.offices import OFFICE_HEADER, office_of
from monitoring.forms.parts import FinalMoney, Task, Verdict
from monitoring.forms.rows import Draft, Row, rounded_yuan, yuan_in
from monitoring.forms.task_codes import is_task_number
from monitoring.forms.wording import ANY_MONEY_UNIT, as_label, is_nothing, one_line, without_enumeration, without_place
from monitoring.language.catalogue import gettext as _

_SECTIONS = {
    "年度重点工作任务": "key",
    "年度重点任务": "key",
    "重点工作任务": "key",
    "年度主要任务": "key",
    "年度工作任务": "key",
    "主要任务": "key",
    "其他需完成任务": "other",
    "其他需要完成任务": "other",
    "其他工作任务": "other",
    "其他任务": "other",
}
_MONEY_HEADER = (
    r"(?:拟|投入|安排|预算|计划|资金)*(?:资金|金额|预算|预算数|预算金额|经费)"
    rf"(?:\((?:.*单位:)?(?:{ANY_MONEY_UNIT})\)|\([ab]\))?"
)
_MONEY_TOTAL = re.compile(r"总额|总计|合计|小计")
_MONEY_SUBHEADER = re.compile(
    rf"{_MONEY_TOTAL.pattern}|(?:其中:)?(?:(?:财政|本级财政)拨款|(?:其他|自筹|上级|本级|财政|自有)资金)"
)
_TASK_HEADER = {
    "number": re.compile(r"序号|编号"),
    "name": re.compile(r"(?:年度|重点|主要|工作|任务|项目)*名称|(?:工作)?任务"),
    "content": re.compile(r"(?:主要)?(?:实施|工作|任务)?内容"),
    "amount": re.compile(_MONEY_HEADER),
    "goal": re.compile(r"(?:期望|预期).*"),
    "result": re.compile(r"(?:任务|实际|年度)?完成(?:情况|进度|内容)"),
    "office": OFFICE_HEADER,
}
# In a self-evaluation: what was spent on a task, and the columns of its scores.
_EXECUTED_HEADER = {
    "executed": re.compile(r"(?:全年|实际|预算|资金)*(?:执行|支出)(?:数|金额)?(?:\(.*\))?"),
    "adjusted": re.compile(r"(?:全年|调整后)预算(?:数|金额)?(?:\(.*\))?"),
    "points": re.compile(r"分值(?:\(.*\))?|权重"),
    "rate": re.compile(r"(?:预算|资金)?执行率(?:\(.*\))?"),
    "score": re.compile(r"得分"),
}


def task_header_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the headings of the tasks, which may open a section and say its unit of money."""
    columns = row.columns(_TASK_HEADER | _EXECUTED_HEADER)
    if len(columns) < 3 or not columns.keys() & {"name", "content"} or draft.amounts(row, row.filled):
        return None
    _enter_section(draft, row, min(columns.values()))
    draft.part = "tasks"
    draft.task_columns = columns
    draft.task_part_columns = frozenset()
    draft.task_headings = {name: row.text(columns[name]) for name in ("goal", "result") if name in columns}
    if "amount" in columns:
        take_money_unit(draft, row, columns["amount"])
    return "layout", "task header"


def _name_of_section(label: str) -> str:
    """A label without what a place adds to the name of a section: 其他需完成的任务（可选填）."""
    return re.sub(r"\([^)]*\)?|的|[:：]$", "", without_enumeration(label))


def section_label_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a row that is nothing but (part of) the name of a section."""
    if _name_of_section(row.only) not in _SECTIONS and not _is_half_label(draft, row.only):
        return None
    _enter_section(draft, row, len(row.texts))
    return "layout", "section label"


def _is_half_label(draft: Draft, label: str) -> bool:
    return draft.part == "tasks" and len(label) >= 2 and _is_part_of_a_section(label)


def _enter_section(draft: Draft, row: Row, first_column: int) -> tuple[int, ...]:
    """The filled cells of ``row`` without the section's name, which may open a section.

    A page break splits the name: its beginning names the same section again, its rest ("任务") says nothing.
    """
    index, label = row.filled[0], row.first
    if index >= first_column or len(label) < 2:
        return row.filled
    section = _section_of(label)
    if section:
        draft.section, draft.has_section, draft.part = section, True, "tasks"
    return row.filled[1:] if _is_part_of_a_section(label) else row.filled


def _section_of(label: str) -> str | None:
    start = _name_of_section(label)
    return next((section for name, section in _SECTIONS.items() if start and name.startswith(start)), None)


def _is_part_of_a_section(label: str) -> bool:
    part = _name_of_section(label)
    return bool(part) and any(part in name for name in _SECTIONS)


def task_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a task, its rest after a page break, a total of tasks, or an empty numbered row."""
    opens_tasks = _name_of_section(row.first) in _SECTIONS and len(row.filled) > 2
    if draft.part != "tasks" and not opens_tasks:
        return None
    filled = _enter_section(draft, row, min(draft.task_columns.values(), default=len(row.texts)))
    office = _office_column(draft, row)
    filled = tuple(index for index in filled if index != office)
    if not filled:
        return None
    has_number = _is_task_number(draft, row, filled)
    number, rest = (row.text(filled[0]), filled[1:]) if has_number else ("", filled)
    if all(is_nothing(as_label(without_place(row.text(index)))) for index in rest):
        is_lone_amount = has_number and not rest and filled[0] > draft.task_columns.get("number", filled[0])
        return None if is_lone_amount else ("layout", "empty task row")
    if all(_MONEY_SUBHEADER.fullmatch(row.labels[index]) for index in rest):
        return _take_part_columns(draft, row, rest)
    if TOTAL_LABEL.fullmatch(row.labels[rest[0]]):
        return _task_total(draft, row, rest)
    if is_budget_label(row.labels[rest[0]]):
        return _budget_among_tasks(draft, row)
    if len(rest) == 1 and not number:
        return _task_continued(draft, row, rest[0])
    if draft.amounts(row, rest[:1]):
        return None
    _take_task(draft, row, number, rest)
    return "read", "task"


def _take_part_columns(draft: Draft, row: Row, rest: tuple[int, ...]) -> Verdict:
    """Headings below that of the money: beside a total the others are its parts."""
    parts = frozenset(index for index in rest if not _MONEY_TOTAL.fullmatch(row.labels[index]))
    draft.task_part_columns = parts if len(parts) < len(rest) else frozenset()
    return "layout", "task header"


def _is_task_number(draft: Draft, row: Row, filled: tuple[int, ...]) -> bool:
    if draft.task_columns and "number" not in draft.task_columns:
        return False
    return is_task_number(row.text(filled[0]))


def _task_total(draft: Draft, row: Row, rest: tuple[int, ...]) -> Verdict:
    section = sum(task.budget_amount or 0 for task in draft.tasks if task.section == draft.section)
    everything = sum(task.budget_amount or 0 for task in draft.tasks)
    total = _planned_money(draft, row, _amounts_of_task(draft, row, list(rest)))
    if total is not None:
        compare_total(draft, row, total, rounded_yuan(draft, row, total), {section, everything})
    return "read", "task total"


def _budget_among_tasks(draft: Draft, row: Row) -> Verdict:
    draft.note(
        row,
        "warning",
        _("This row is named like a line of the budget, so it was not read as a task."),
        _("Move it to the budget of the form; if it is a task, give it a name of its own and read the form again."),
        value=" ".join(row.text(index) for index in row.filled),
    )
    return "not_understood", "budget line among tasks"


def _task_continued(draft: Draft, row: Row, index: int) -> Verdict:
    """A lone text under the contents is the rest of a task that a page break split; elsewhere nobody knows."""
    if not draft.tasks or draft.amounts(row, [index]) or index != draft.task_columns.get("content"):
        return None
    last = draft.tasks[-1]
    draft.tasks[-1] = replace(last, content=last.content + row.text(index))
    return "read", "task content continued"


def _take_task(draft: Draft, row: Row, number: str, rest: tuple[int, ...]) -> None:
    """A task: its name, its contents, and as its money the last amount after them, whichever column that is in."""
    name, *others = rest
    office = _office_column(draft, row)
    others = [index for index in others if not is_nothing(row.labels[index])]
    if "executed" in draft.task_columns:
        others = _without_results(draft, row, others)
    amounts = _amounts_of_task(draft, row, others)
    amount = _planned_money(draft, row, amounts)
    _doubt_amount(draft, row, amount, amounts)
    money = {*(amounts if amount in amounts[:1] else [amount]), *draft.amounts(row, draft.task_part_columns)}
    texts = [_with_heading(draft, row, index) for index in others if index not in money]
    draft.tasks.append(
        Task(
            section=draft.section,
            task_number=number,
            task_code="",
            task_name=without_place(one_line(row.text(name))),
            # A merged cell may come as several cells with the same text.
            content="\n".join(dict.fromkeys(texts)),
            budget_amount=None if amount is None else rounded_yuan(draft, row, amount),
            source_row=row.number,
            responsible_office=office_of(draft, row, row.text(office), office),
        )
    )


def _office_column(draft: Draft, row: Row) -> int | None:
    """Where the office stands in this row: nowhere where a page has moved the cells, as the money shows."""
    columns = draft.task_columns
    is_moved = "amount" in columns and draft.amounts(row, row.filled) and not draft.amounts(row, [columns["amount"]])
    return None if is_moved else columns.get("office")


def _without_results(draft: Draft, row: Row, others: list[int]) -> list[int]:
    """In a self-evaluation: the cells before the results, of which the money spent is kept for itself."""
    columns = draft.task_columns
    executed, adjusted = (yuan_in(draft, row, columns.get(name)) for name in ("executed", "adjusted"))
    if executed is not None:
        name = one_line(row.text(columns.get("name")))
        draft.final_money.append(FinalMoney("", name, adjusted, executed, row.number))
    results = {columns[name] for name in _EXECUTED_HEADER if name in columns}
    return [index for index in others if index not in results]


def _amounts_of_task(draft: Draft, row: Row, others: list[int]) -> list[int]:
    """The amounts that may be the planned money: not those of its parts or of the goal, if there are others."""
    for apart in (draft.task_part_columns | {draft.task_columns.get("goal")}, {draft.task_columns.get("goal")}):
        if amounts := draft.amounts(row, (index for index in others if index not in apart)):
            return amounts
    return draft.amounts(row, others)


def _planned_money(draft: Draft, row: Row, amounts: list[int]) -> int | None:
    """The last amount; where a form prints a total and then its parts, the total."""
    if not amounts:
        return None
    first, *others = (draft.yuan(row, index) for index in amounts)
    return amounts[0] if len(others) > 1 and first == sum(others) else amounts[-1]


def _with_heading(draft: Draft, row: Row, index: int) -> str:
    heading = next((text for name, text in draft.task_headings.items() if draft.task_columns[name] == index), "")
    return f"{one_line(heading)}：{row.text(index)}" if heading else row.text(index)


def _doubt_amount(draft: Draft, row: Row, amount: int | None, amounts: list[int]) -> None:
    if amount is None:
        draft.note(
            row,
            "warning",
            _("This task has no planned money that can be read."),
            _("If the form gives an amount, write it as a plain number and read the form again."),
        )
    elif len(amounts) > 1 and amount == amounts[-1]:
        draft.note(
            row,
            "warning",
            _("This task has {count} numbers after its name; {value} was taken as its planned money.").format(
                count=len(amounts), value=row.text(amount)
            ),
            _("Compare it with the form; if it is another one, leave only that number in the row."),
            amount,
        )
