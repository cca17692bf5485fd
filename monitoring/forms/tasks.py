"""The tasks of the official target form: two tables, 年度重点 and 其他, each counting from 1."""

import re
from dataclasses import replace
from decimal import Decimal

from monitoring.files.cell_values import shown
from monitoring.forms.budget import take_money_unit
from monitoring.forms.budget_names import TOTAL_LABEL, is_budget_label
from monitoring.forms.budget_totals import compare_total
from monitoring.forms.parts import FinalMoney, Task, Verdict
from monitoring.forms.rows import Draft, Row, rounded_yuan, yuan_in
from monitoring.forms.scores import compare_task_scores, take_task_score
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
    rf"{_MONEY_TOTAL.pattern}|(?:其中:)?(?:(?:财政|本级财政|当年财政)拨款|(?:其他|自筹|上级|本级|财政|自有)资金|其他)"
)
# The columns of money that may be broken down by a second row of headings.
_MONEY = ("amount", "adjusted", "executed")
_TASK_HEADER = {
    "number": re.compile(r"序号|编号"),
    "name": re.compile(r"(?:年度|重点|主要|工作|任务|项目)*名称|(?:工作)?任务"),
    "content": re.compile(r"(?:主要)?(?:实施|工作|任务)?内容"),
    "amount": re.compile(_MONEY_HEADER),
    "goal": re.compile(r"(?:期望|预期).*"),
    "result": re.compile(r"(?:任务|实际|年度)?完成(?:情况|进度|内容)"),
}
# In a self-evaluation: what was spent on a task, and the columns of its scores.
_EXECUTED_HEADER = {
    "executed": re.compile(r"(?:全年|实际|预算|资金)*(?:执行|支出)(?:数|金额)?(?:\(.*\))?"),
    "adjusted": re.compile(r"(?:全年|调整后)预算(?:数|金额)?(?:\(.*\))?"),
    "points": re.compile(r"分值(?:\(.*\))?|权重"),
    "rate": re.compile(r"(?:预算|资金)?执行率(?:\(.*\))?"),
    "score": re.compile(r"(?:自评)?得分(?:\(.*\))?"),
}


def task_header_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the headings of the tasks, which may open a section and say its unit of money."""
    columns = row.columns(_TASK_HEADER | _EXECUTED_HEADER)
    if len(columns) < 3 or not columns.keys() & {"name", "content"} or draft.amounts(row, row.filled):
        return None
    _enter_section(draft, row, min(columns.values()))
    draft.part = "tasks"
    draft.task_columns, draft.task_header = columns, row
    draft.task_parts, draft.task_amounts = {}, []
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
    has_number = len(filled) > 0 and _is_task_number(draft, row, filled)
    number, rest = (row.text(filled[0]), filled[1:]) if has_number else ("", filled)
    if all(is_nothing(as_label(without_place(row.text(index)))) for index in rest):
        is_lone_amount = has_number and not rest and filled[0] > draft.task_columns.get("number", filled[0])
        return None if is_lone_amount else ("layout", "empty task row")
    below = _below_headings(draft, row, rest)
    if below and all(_MONEY_SUBHEADER.fullmatch(row.labels[index]) for index in below):
        return _take_part_columns(draft, row, below)
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


def _below_headings(draft: Draft, row: Row, rest: tuple[int, ...]) -> tuple[int, ...]:
    """The cells that do not only repeat the heading above them, which was merged over both rows."""
    above = draft.task_header
    return tuple(index for index in rest if above is None or as_label(above.text(index)) != row.labels[index])


def _take_part_columns(draft: Draft, row: Row, rest: tuple[int, ...]) -> Verdict:
    """Headings below those of the money: beside a total the others are its parts; without one they make it up."""
    columns = draft.task_columns
    for meaning in _MONEY:
        group = [index for index in rest if _money_above(columns, index) == meaning]
        totals = [index for index in group if _MONEY_TOTAL.fullmatch(row.labels[index])]
        if group:
            columns[meaning] = (totals or group)[0]
            draft.task_parts[meaning] = tuple(index for index in group if index not in totals[:1])
    return "layout", "task header"


def _money_above(columns: dict[str, int], index: int) -> str:
    """Which money a heading in the second row belongs to: the last one that begins at or before its column."""
    begins = {columns[meaning]: meaning for meaning in _MONEY if columns.get(meaning, index + 1) <= index}
    return begins[max(begins)] if begins else "amount"


def _is_task_number(draft: Draft, row: Row, filled: tuple[int, ...]) -> bool:
    if draft.task_columns and "number" not in draft.task_columns:
        return False
    return is_task_number(row.text(filled[0]))


def _task_total(draft: Draft, row: Row, rest: tuple[int, ...]) -> Verdict:
    total = _planned_money(draft, row, _amounts_of_task(draft, row, _without_results(draft, list(rest))))
    if total is not None and "amount" not in draft.task_parts:
        section = [task.budget_amount or Decimal(0) for task in draft.tasks if task.section == draft.section]
        everything = [task.budget_amount or Decimal(0) for task in draft.tasks]
        compare_total(draft, row, total, rounded_yuan(draft, row, total), (section, everything))
    _compare_columns(draft, row, {total} if "amount" not in draft.task_parts else set())
    compare_task_scores(draft, row, [draft.task_columns.get(name) for name in ("points", "score")])
    return "read", "task total"


def _compare_columns(draft: Draft, row: Row, compared: set[int | None]) -> None:
    """The totals of what was spent and of the parts of the money, each with the tasks above in its column."""
    for index in draft.amounts(row, _money_columns(draft)):
        tasks = [(section, amounts[index]) for section, amounts in draft.task_amounts if index in amounts]
        section = [amount for section, amount in tasks if section == draft.section]
        if index not in compared:
            compare_total(draft, row, index, draft.yuan(row, index), (section, [amount for _section, amount in tasks]))


def _money_columns(draft: Draft) -> list[int]:
    """The columns that only money stands in: that of the results, and those of a second row of headings."""
    meanings = [
        name for name in _MONEY if name in draft.task_parts or (name != "amount" and name in draft.task_columns)
    ]
    own = [draft.task_columns[name] for name in meanings if name in draft.task_columns]
    return sorted({*own, *(index for parts in draft.task_parts.values() for index in parts)})


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
    title = without_place(one_line(row.text(name)))
    if _is_without_name(draft, row, rest):
        title, others = draft.tasks[-1].task_name, list(rest)
        _doubt_name(draft, row, title)
    others = [index for index in others if not is_nothing(row.labels[index])]
    _take_results(draft, row)
    others = _without_results(draft, others)
    amounts = _amounts_of_task(draft, row, others)
    budget, amount = _sum_of_parts(draft, row, "amount"), None
    if budget is None:
        amount = _planned_money(draft, row, amounts)
        _doubt_amount(draft, row, amount, amounts)
        budget = None if amount is None else rounded_yuan(draft, row, amount)
    draft.task_amounts.append(
        (draft.section, {i: draft.yuan(row, i) for i in draft.amounts(row, _money_columns(draft))})
    )
    _compare_parts(draft, row)
    money = {*(amounts if amount in amounts[:1] else [amount]), *draft.amounts(row, _part_columns(draft))}
    texts = [_with_heading(draft, row, index) for index in others if index not in money]
    draft.tasks.append(
        Task(
            section=draft.section,
            task_number=number,
            task_code="",
            task_name=title,
            # A merged cell may come as several cells with the same text.
            content="\n".join(dict.fromkeys(texts)),
            budget_amount=budget,
            source_row=row.number,
        )
    )


def _is_without_name(draft: Draft, row: Row, rest: tuple[int, ...]) -> bool:
    """Whether the only text of a row stands below 内容 and nothing below 名称, which is merged with the row above."""
    columns = draft.task_columns
    texts = [index for index in rest if not draft.amounts(row, [index]) and not is_nothing(row.labels[index])]
    is_in_place = "name" in columns and not row.text(columns["name"]) and texts == [columns.get("content")]
    return is_in_place and bool(draft.tasks) and draft.tasks[-1].source_row == row.number - 1


def _doubt_name(draft: Draft, row: Row, name: str) -> None:
    draft.note(
        row,
        "warning",
        _("This task has no name of its own; that of the row above, “{name}”, was taken.").format(name=shown(name)),
        _("If it is another task, write its name into the form and read it again."),
    )


def _take_results(draft: Draft, row: Row) -> None:
    """In a self-evaluation: what was spent on a task, its budget as it was adjusted, its points and its score."""
    columns = draft.task_columns
    if "executed" not in columns:
        return
    name = one_line(row.text(columns.get("name")))
    executed, adjusted = (_result(draft, row, meaning) for meaning in ("executed", "adjusted"))
    if executed is not None:
        draft.final_money.append(FinalMoney("", name, adjusted, executed, row.number))
    take_task_score(draft, row, name, [columns.get("points"), columns.get("score")])


def _result(draft: Draft, row: Row, meaning: str) -> Decimal | None:
    summed = _sum_of_parts(draft, row, meaning)
    return yuan_in(draft, row, draft.task_columns.get(meaning)) if summed is None else summed


def _sum_of_parts(draft: Draft, row: Row, meaning: str) -> Decimal | None:
    """The money that stands in several columns without a total; None where one column has it all, or none has any."""
    parts = draft.task_parts.get(meaning, ())
    if draft.task_columns.get(meaning) not in parts or not draft.amounts(row, parts):
        return None
    return sum((rounded_yuan(draft, row, index) for index in draft.amounts(row, parts)), Decimal(0))


def _compare_parts(draft: Draft, row: Row) -> None:
    """The total of a task with its parts beside it."""
    for meaning, parts in draft.task_parts.items():
        total = draft.task_columns.get(meaning)
        if total not in parts and draft.amounts(row, [total] if total is not None else []):
            amounts = [draft.yuan(row, index) for index in draft.amounts(row, parts)]
            compare_total(draft, row, total, draft.yuan(row, total), [amounts])


def _without_results(draft: Draft, others: list[int]) -> list[int]:
    """In a self-evaluation: the cells before the results."""
    columns = draft.task_columns
    if "executed" not in columns:
        return others
    results = {columns[name] for name in _EXECUTED_HEADER if name in columns}
    results |= {index for name in ("adjusted", "executed") for index in draft.task_parts.get(name, ())}
    return [index for index in others if index not in results]


def _part_columns(draft: Draft) -> tuple[int, ...]:
    return draft.task_parts.get("amount", ())


def _amounts_of_task(draft: Draft, row: Row, others: list[int]) -> list[int]:
    """The amounts that may be the planned money: not those of its parts or of the goal, if there are others."""
    goal = draft.task_columns.get("goal")
    for apart in ({*_part_columns(draft), goal}, {goal}):
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
