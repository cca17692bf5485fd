"""The official target form (部门整体支出绩效目标表) → budget, tasks and indicators, and what was not understood.

The form comes in printed pages: titles and headers come again, labels are split by page breaks, amounts move
to other columns. So each row is recognised by what it says, never by its place, and every row of the file ends
up in ``OfficialForm.source_rows`` exactly once: read, layout, or not understood.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import accumulate
from typing import Literal, get_args
from unicodedata import category, normalize

from monitoring.cell_values import AMOUNT_LIMIT, VALUE_LIMIT, fold, plain, shown
from monitoring.language import gettext as _
from monitoring.problems import Problem, Severity
from monitoring.proposals import propose
from monitoring.table_files import Cells, column_name

Treatment = Literal["read", "layout", "not_understood"]

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


@dataclass(frozen=True)
class OfficialForm:
    """What a target form says. With an error among ``problems`` it is not to be stored."""

    title: str
    year: int | None
    department_name: str
    supervising_department: str
    staff_count: int | None
    subordinate_unit_count: int | None
    goal_text: str
    budget_lines: tuple[BudgetLine, ...]
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    source_rows: tuple[SourceRow, ...]
    problems: list[Problem]


def read(cells: Cells) -> OfficialForm:
    """The form in ``cells``; what is missing or doubtful is in its ``problems``, nothing is raised."""
    draft = _Draft()
    rows = [_Row(number, texts) for number, texts in enumerate(cells.rows, start=1)]
    source_rows = tuple(_recognise(draft, row) for row in rows)
    tasks = _with_codes(draft)
    _check_whole(draft)
    return OfficialForm(
        title=draft.title,
        year=draft.year,
        department_name=draft.department_name,
        supervising_department=draft.supervising_department,
        staff_count=draft.staff_count,
        subordinate_unit_count=draft.subordinate_unit_count,
        goal_text="\n".join(draft.goal),
        budget_lines=tuple(sorted(draft.budget_lines, key=lambda line: (line.side, int(line.line_code[1:])))),
        tasks=tasks,
        indicators=tuple(draft.indicators),
        source_rows=source_rows,
        problems=sorted(draft.problems, key=lambda problem: problem.row or 0),
    )


def summary(form: OfficialForm) -> dict:
    """What was read, counted, for a person to compare with the paper; money in 万元, fit for JSON."""
    return {
        "title": form.title,
        "year": form.year,
        "department_name": form.department_name,
        "supervising_department": form.supervising_department,
        "staff_count": form.staff_count,
        "subordinate_unit_count": form.subordinate_unit_count,
        "goal_text": form.goal_text,
        "budget_lines": [_line_summary(line) for line in form.budget_lines],
        "tasks": _task_summary(form.tasks),
        "indicators": _indicator_summary(form.indicators),
        "source_rows": {"total": len(form.source_rows)}
        | {treatment: _count_of(form, treatment) for treatment in get_args(Treatment)},
        "not_understood": [
            {"row": row.row_number, "text": row.text} for row in form.source_rows if row.treatment == "not_understood"
        ],
        "problems": [problem.as_dict() for problem in form.problems],
        "proposals": [_proposal_summary(indicator) for indicator in form.indicators],
    }


def _count_of(form: OfficialForm, treatment: Treatment) -> int:
    return sum(row.treatment == treatment for row in form.source_rows)


def _line_summary(line: BudgetLine) -> dict:
    return {
        "line_code": line.line_code,
        "line_name": line.line_name,
        "side": line.side,
        "budget_wan_yuan": _wan(line.budget_amount),
    }


def _task_summary(tasks: tuple[Task, ...]) -> dict:
    sections = {section: [task for task in tasks if task.section == section] for section in TASK_CODE_LETTERS} | {
        "total": list(tasks)
    }
    return {
        section: {"count": len(those), "budget_wan_yuan": _wan(sum(task.budget_amount or 0 for task in those))}
        for section, those in sections.items()
    }


def _indicator_summary(indicators: tuple[Indicator, ...]) -> dict:
    return {
        "total": len(indicators),
        "by_level1": dict(Counter(indicator.level1 for indicator in indicators)),
        "by_level2": dict(Counter(indicator.level2 for indicator in indicators)),
        "by_comparator": dict(Counter(indicator.comparator or "text" for indicator in indicators)),
        "unit_count": len({indicator.unit for indicator in indicators if indicator.unit}),
    }


def _proposal_summary(indicator: Indicator) -> dict:
    row = asdict(indicator)
    named = ("source_row", "level3", "explanation", "comparator", "target_text", "unit")
    proposed = ("aggregation", "direction", "pacing", "due_month")
    return {name: row[name] for name in named} | {
        "proposed": {name: row[name] for name in proposed},
        "reason": _(indicator.proposal_reason),
        "needs_confirmation": indicator.needs_confirmation,
    }


def _wan(amount: Decimal | int) -> float:
    return round(float(Decimal(amount) / 10_000), 2)


# What stands in a cell. Labels are compared folded (width, spaces and brackets make no difference); figures are
# read from the text itself, because 5² folded would be 52.

_GLYPHS = str.maketrans({"≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤", "㎡": "m²", "㎥": "m³", "\u2212": "-"})
_TWO_SIGNS = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤", "==": "="}
_UNSIGNED = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMBER = re.compile(_UNSIGNED)
_MONEY_UNITS = {"亿元": Decimal(10**8), "万元": Decimal(10_000), "千元": Decimal(1000), "元": Decimal(1)}
_MONEY_UNIT = "|".join(_MONEY_UNITS)
_AMOUNT = re.compile(rf"(?P<number>[-+]?{_UNSIGNED})(?P<unit>{_MONEY_UNIT})?")
_NOTHING_MARKS = frozenset({"", "/", "\\", "-", "--", "—", "——", "–", "无", "n/a"})


def _label(text: str) -> str:
    return fold(text.translate(_GLYPHS))


def _figures(text: str) -> str:
    """``text`` with half-width figures and signs, and blanks only where two figures would otherwise touch."""
    glyphs = (glyph if category(glyph) == "No" else normalize("NFKC", glyph) for glyph in text.translate(_GLYPHS))
    figures = re.sub(r"(?<![0-9])\s+|\s+(?![0-9])", "", "".join(glyphs))
    for signs, comparator in _TWO_SIGNS.items():
        figures = figures.replace(signs, comparator)
    return figures


def _decimal(figures: str) -> Decimal:
    return Decimal(figures.replace(",", ""))


def _yuan(text: str, factor: Decimal) -> Decimal | None:
    """The amount in a cell, in yuan, unrounded: a unit in the cell itself wins over ``factor``."""
    found = _AMOUNT.fullmatch(_figures(text))
    if not found:
        return None
    amount = _decimal(found["number"]) * _MONEY_UNITS.get(found["unit"], factor)
    return amount if abs(amount) < AMOUNT_LIMIT else None


def _one_line(text: str) -> str:
    """``text`` without the line breaks with which a narrow cell was filled."""
    return "".join(line.strip() for line in text.splitlines())


class _Row:
    """One row of the file: its texts as printed, and the same folded for comparing."""

    def __init__(self, number: int, texts: tuple[str, ...]):
        self.number = number
        self.texts = tuple(text.strip() for text in texts)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(_label(text) for text in self.texts)

    @cached_property
    def filled(self) -> tuple[int, ...]:
        return tuple(index for index, text in enumerate(self.texts) if text)

    @property
    def first(self) -> str:
        return self.labels[self.filled[0]]

    @property
    def only(self) -> str:
        """The label of the only filled cell, or nothing where there are more; a repeated one counts once."""
        different = {self.labels[index] for index in self.filled}
        return different.pop() if len(different) == 1 else ""

    def text(self, index: int | None) -> str:
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
class _Draft:
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
    task_columns: dict[str, int] = field(default_factory=dict)
    task_goal_header: str = ""
    indicator_columns: dict[str, int] = field(default_factory=dict)
    other_columns: dict[int, str] = field(default_factory=dict)
    levels: tuple[str, str, str] = ("", "", "")

    @property
    def money_unit(self) -> Decimal:
        """Yuan for 1 of what the last header says; forms are in 万元 where nothing is printed."""
        return self.header_money_unit or self.whole_money_unit or _MONEY_UNITS["万元"]

    def yuan(self, row: _Row, index: int) -> Decimal | None:
        """The amount in a cell, in yuan, or None where it holds none."""
        return _yuan(row.text(index), self.money_unit)

    def amounts(self, row: _Row, indices: Iterable[int]) -> list[int]:
        """Those of the cells that hold an amount."""
        return [index for index in indices if self.yuan(row, index) is not None]

    def note(
        self,
        row: _Row | None,
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


_Verdict = tuple[Treatment, str] | None


def _recognise(draft: _Draft, row: _Row) -> SourceRow:
    verdict = next((found for recogniser in _RECOGNISERS if (found := recogniser(draft, row))), None)
    treatment, meaning = verdict or _not_understood(draft, row)
    return SourceRow(row.number, treatment, meaning, "\t".join(row.texts))


def _not_understood(draft: _Draft, row: _Row) -> _Verdict:
    draft.note(
        row,
        "warning",
        _("This row of the form was not understood, so nothing of it was read."),
        _("Compare it with the form. If it holds a task, amount or indicator, correct the row and read it again."),
        value=" ".join(row.text(index) for index in row.filled),
    )
    return "not_understood", "unknown"


def _unread_cells(draft: _Draft, row: _Row, unread: list[int]) -> None:
    for index in unread:
        draft.note(
            row,
            "notice",
            _("“{value}” in this row was not read; the rest of the row was.").format(value=shown(row.text(index))),
            _("Nothing to do, unless it is a task, an amount or a target."),
            index,
        )


# The page: blank rows, titles, the department, what is printed around the tables.

_TITLE = re.compile(r".*绩效目标.*表(?:\(.*\))?")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?:年|\))")
_YEAR_ROW = re.compile(r"\(?(20[0-9]{2})年度?\)?")
_MONEY_UNIT_ROW = re.compile(rf"\(?(?:金额|资金|计量)?单位:?(?P<unit>{_MONEY_UNIT})\)?")
# A bare number is no page number: it may be an amount that a page break cut off.
_PAGE_NUMBER = re.compile(r"[-—]+[0-9]+[-—]+|第[0-9]+页.*|[0-9]+/[0-9]+")
_ATTACHMENT = re.compile(r"附(?:件|表)[0-9一二三四五六七八九十]*(?:[-—][0-9]+)?:?|\(?续表\)?")
_CONTINUED = re.compile(r"\(?续表?\)?$")
_NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填报人|填表人|制表人|经办人|联系人|联系电话|审核人?|负责人|单位负责人"
    r"|填报日期|填表日期|填报时间)(?:[:(0-9].*|签字.*|签名.*)?"
)
_INFORMATION = {
    "department": re.compile(
        r"(?:预算|填报)?(?:部门|单位|部门\(单位\)|单位\(部门\))名称|预算部门|预算单位|填报(?:部门|单位)(?:\(盖章\))?"
    ),
    "supervising": re.compile(r"(?:资金)?(?:归口)?主管部门(?:名称)?"),
    "staff": re.compile(r"财政供养人员?(?:总)?数量?|在职人员?数|人员编制数"),
    "units": re.compile(r"下属(?:二级)?(?:预算)?单位(?:个)?数量?"),
}
_INFORMATION_LABEL = re.compile(r"(?:部门)?基本(?:信息|情况)")


def _blank(draft: _Draft, row: _Row) -> _Verdict:
    return None if row.filled else ("layout", "blank")


def _title(draft: _Draft, row: _Row) -> _Verdict:
    if len(row.only) > 60 or not _TITLE.fullmatch(row.only):
        return None
    if draft.title and _label(draft.title) != _CONTINUED.sub("", row.only):
        return _second_form(draft, row, draft.title, row.text(row.filled[0]))
    if draft.title:
        return "layout", "page title"
    draft.title = _one_line(row.text(row.filled[0]))
    _take_year(draft, _YEAR.search(row.only))
    return "read", "title"


def _second_form(draft: _Draft, row: _Row, first: str, second: str) -> _Verdict:
    draft.note(
        row,
        "error",
        _("Here another form begins: “{second}” after “{first}”.").format(second=shown(second), first=shown(first)),
        _("Save each department's form in a file of its own and read them one by one."),
        value=second,
    )
    return "not_understood", "another form"


def _take_year(draft: _Draft, found: re.Match | None) -> None:
    if found and draft.year is None:
        draft.year = int(found[1])


def _page_furniture(draft: _Draft, row: _Row) -> _Verdict:
    if found := _YEAR_ROW.fullmatch(row.only):
        _take_year(draft, found)
        return "read", "year"
    if found := _MONEY_UNIT_ROW.fullmatch(row.only):
        draft.whole_money_unit = _MONEY_UNITS[found["unit"]]
        return "read", "money unit"
    if _ATTACHMENT.fullmatch(row.only):
        return "layout", "attachment number"
    return ("layout", "page number") if _PAGE_NUMBER.fullmatch(row.only) else None


def _note_row(draft: _Draft, row: _Row) -> _Verdict:
    return ("layout", "note") if _NOTE.fullmatch(row.first) else None


def _information(draft: _Draft, row: _Row) -> _Verdict:
    """A row of labels, each with its value in the next filled cell or behind a colon."""
    if not _label_and_value(row.text(row.filled[0]))[0] and not _INFORMATION_LABEL.fullmatch(row.first):
        return None
    found, unread = _labelled(row)
    if not found:
        return None
    _unread_cells(draft, row, unread)
    is_repeated = bool(draft.department_name) and "department" in found
    if is_repeated and _label(found["department"]) != _label(draft.department_name):
        return _second_form(draft, row, draft.department_name, found["department"])
    draft.department_name = draft.department_name or _one_line(found.get("department", ""))
    draft.supervising_department = draft.supervising_department or _one_line(found.get("supervising", ""))
    draft.staff_count = _count(draft, row, found.get("staff", ""), draft.staff_count)
    draft.subordinate_unit_count = _count(draft, row, found.get("units", ""), draft.subordinate_unit_count)
    if is_repeated:
        return "layout", "page department"
    return "read", "department" if "department" in found else "basic information"


def _labelled(row: _Row) -> tuple[dict[str, str], list[int]]:
    found: dict[str, str] = {}
    unread: list[int] = []
    open_label = ""
    for index in row.filled:
        meaning, value = _label_and_value(row.text(index))
        if meaning:
            found[meaning] = value
            open_label = "" if value else meaning
        elif open_label:
            found[open_label] = row.text(index)
            open_label = ""
        elif not _INFORMATION_LABEL.fullmatch(row.labels[index]):
            unread.append(index)
    return found, unread


def _label_and_value(text: str) -> tuple[str, str]:
    """What a cell is a label of (or nothing), and the value that stands in the same cell behind a colon."""
    head, *value = re.split("[:：]", text, maxsplit=1)
    label = _label(head)
    meaning = next((name for name, words in _INFORMATION.items() if words.fullmatch(label)), "")
    return meaning, "".join(value).strip()


def _count(draft: _Draft, row: _Row, text: str, known: int | None) -> int | None:
    if known is not None or _label(text) in _NOTHING_MARKS:
        return known
    found = re.fullmatch(r"([0-9]{1,9})(?:\.0+)?[人名个家]?", _figures(text).replace(",", ""))
    if found:
        return int(found[1])
    draft.note(
        row,
        "warning",
        _("“{value}” is not a whole number, so it was not read.").format(value=shown(text)),
        _("Write a whole number, such as 99."),
        value=text,
    )
    return None


# The budget: names and amounts side by side, spending on the left, income on the right.

_KNOWN_LINES = {"基本支出": "B1", "项目支出": "B2", "财政拨款": "R1", "其他资金": "R2"}
_BUDGET_HEADER = re.compile(rf"预算(?:金额|数|额)(?:\((?:{_MONEY_UNIT})\))?")
_REVENUE_HEADER = re.compile(r"(?:部门预算)?(?:收入|资金)(?:来源|构成)?")
_REVENUE_WORDS = re.compile(r"拨款|收入|其他资金|资金来源|专户|上年结转")
_BUDGET_WORDS = re.compile(r"支出|资金|拨款|收入|预算|划分|转移支付|本级|结转|其中|合计|总计")
_TOTAL = re.compile(r"(?:合计|总计|小计|金额合计|支出合计|收入合计|支出总计|收入总计|支出总额|收入总额)")


def _budget_header(draft: _Draft, row: _Row) -> _Verdict:
    headings = [index for index in row.filled if _BUDGET_HEADER.fullmatch(row.labels[index])]
    if not headings or draft.amounts(row, row.filled):
        return None
    draft.part = "budget"
    _take_money_unit(draft, row, headings[0])
    revenue = [index for index in row.filled if _REVENUE_HEADER.fullmatch(row.labels[index])]
    draft.revenue_column = revenue[0] if revenue else draft.revenue_column
    return "layout", "budget header"


def _take_money_unit(draft: _Draft, row: _Row, index: int) -> None:
    found = re.search(_MONEY_UNIT, row.labels[index])
    draft.header_money_unit = _MONEY_UNITS[found[0]] if found else None
    if not found and draft.whole_money_unit is None:
        draft.whole_money_unit = _MONEY_UNITS["万元"]
        draft.note(
            row,
            "warning",
            _("The form does not say in which unit its money is; it is read as 万元."),
            _("If it is yuan, write 元 in brackets into this heading and read the form again."),
            index,
        )


def _budget_line(draft: _Draft, row: _Row) -> _Verdict:
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
    _unread_cells(draft, row, [i for i in row.filled if i not in read and not _BUDGET_WORDS.search(row.labels[i])])
    return "read", "budget line"


def _names_with_amounts(draft: _Draft, row: _Row) -> list[tuple[int, int]]:
    amounts = draft.amounts(row, row.filled)
    neighbours = zip(row.filled, row.filled[1:], strict=False)
    return [(left, right) for left, right in neighbours if left not in amounts and right in amounts]


def _take_budget_line(draft: _Draft, row: _Row, name: int, amount: int) -> None:
    side = _side(draft, row, name)
    value = _money(draft, row, amount)
    if _TOTAL.fullmatch(row.labels[name]):
        lines = [line.budget_amount for line in draft.budget_lines if line.side == side]
        # The last lines may break down the same money once more, which the total does not count again.
        _compare_total(draft, row, amount, value, {Decimal(0), *accumulate(lines)})
        return
    code = _KNOWN_LINES.get(row.labels[name], "")
    if not code or code in {line.line_code for line in draft.budget_lines}:
        further = [line for line in draft.budget_lines if line.side == side and int(line.line_code[1:]) > 2]
        code = f"{'B' if side == 'expenditure' else 'R'}{len(further) + 3}"
    draft.budget_lines.append(BudgetLine(code, _one_line(row.text(name)), side, value, row.number))


def _side(draft: _Draft, row: _Row, name: int) -> Literal["expenditure", "revenue"]:
    code = _KNOWN_LINES.get(row.labels[name])
    if code:
        return "expenditure" if code[0] == "B" else "revenue"
    if draft.revenue_column is not None:
        return "revenue" if name >= draft.revenue_column else "expenditure"
    return "revenue" if _REVENUE_WORDS.search(row.labels[name]) else "expenditure"


def _compare_total(draft: _Draft, row: _Row, index: int, total: Decimal, sums: set[Decimal | int]) -> None:
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


def _money(draft: _Draft, row: _Row, index: int) -> Decimal:
    return _rounded(draft, row, index, draft.yuan(row, index), Decimal("0.01"))


def _rounded(draft: _Draft, row: _Row, index: int, exact: Decimal, places: Decimal) -> Decimal:
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


# The goal: one long text, continued below where a page break splits it.

_GOAL = re.compile(r"(?:部门|年度|整体|总体|绩效)*总体(?:绩效)?目标|(?:部门|年度|整体)+(?:绩效)?(?:总)?目标")


def _goal(draft: _Draft, row: _Row) -> _Verdict:
    if not _GOAL.fullmatch(row.first):
        return None
    draft.part = "goal"
    draft.goal += [row.text(index) for index in row.filled[1:]]
    return ("read", "goal") if len(row.filled) > 1 else ("layout", "goal label")


def _goal_continued(draft: _Draft, row: _Row) -> _Verdict:
    if draft.part != "goal" or not row.only:
        return None
    draft.goal.append(row.text(row.filled[0]))
    return "read", "goal continued"


# The tasks: two tables, 年度重点 and 其他, each counting from 1.

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
    r"(?:拟|投入|安排|预算|计划|资金)*(?:资金|金额|预算|预算数|经费)"
    rf"(?:\((?:.*单位:)?(?:{_MONEY_UNIT})\))?"
)
_MONEY_SUBHEADER = re.compile(r"总额|总计|合计|小计|财政拨款|其他资金|自筹资金|上级资金|本级资金")
_TASK_HEADER = {
    "number": re.compile(r"序号|编号"),
    "name": re.compile(r"(?:年度|重点|主要|工作|任务|项目)*名称|(?:工作)?任务"),
    "content": re.compile(r"(?:主要)?(?:实施|工作|任务)?内容"),
    "amount": re.compile(_MONEY_HEADER),
    "goal": re.compile(r"(?:期望|预期).*"),
}
_TASK_NUMBER = re.compile(r"\(?([0-9]{1,4})(?:\.0)?\)?[.、]?")
_CHINESE_DIGITS = "零一二三四五六七八九"
_CHINESE_NUMBER = re.compile(r"\(?([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)\)?[.、]?")
_OTHER_NUMBER = re.compile(r"\(?[0-9]+(?:[.-][0-9]+)+\)?[.、]?")


def _task_header(draft: _Draft, row: _Row) -> _Verdict:
    columns = row.columns(_TASK_HEADER)
    if len(columns) < 3 or not columns.keys() & {"name", "content"}:
        return None
    _enter_section(draft, row, min(columns.values()))
    draft.part = "tasks"
    draft.task_columns = columns
    draft.task_goal_header = row.text(columns.get("goal"))
    if "amount" in columns:
        _take_money_unit(draft, row, columns["amount"])
    return "layout", "task header"


def _section_label(draft: _Draft, row: _Row) -> _Verdict:
    """A row that is nothing but (part of) the name of a section."""
    if row.only not in _SECTIONS and not _is_half_label(draft, row.only):
        return None
    _enter_section(draft, row, len(row.texts))
    return "layout", "section label"


def _is_half_label(draft: _Draft, label: str) -> bool:
    return draft.part == "tasks" and len(label) >= 2 and _is_part_of_a_section(label)


def _enter_section(draft: _Draft, row: _Row, first_column: int) -> tuple[int, ...]:
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
    return next((section for name, section in _SECTIONS.items() if name.startswith(label)), None)


def _is_part_of_a_section(label: str) -> bool:
    return any(label in name for name in _SECTIONS)


def _task(draft: _Draft, row: _Row) -> _Verdict:
    opens_tasks = row.first in _SECTIONS and len(row.filled) > 2
    if draft.part != "tasks" and not opens_tasks:
        return None
    filled = _enter_section(draft, row, min(draft.task_columns.values(), default=len(row.texts)))
    has_number = len(filled) > 0 and _is_task_number(draft, row, filled)
    number, rest = (row.text(filled[0]), filled[1:]) if has_number else ("", filled)
    if all(row.labels[index] in _NOTHING_MARKS for index in rest):
        is_lone_amount = has_number and not rest and filled[0] > draft.task_columns.get("number", filled[0])
        return None if is_lone_amount else ("layout", "empty task row")
    if all(_MONEY_SUBHEADER.fullmatch(row.labels[index]) for index in rest):
        return "layout", "task header"
    if _TOTAL.fullmatch(row.labels[rest[0]]):
        return _task_total(draft, row, rest)
    if len(rest) == 1 and not number:
        return _task_continued(draft, row, rest[0])
    if draft.amounts(row, rest[:1]):
        return None
    _take_task(draft, row, number, rest)
    return "read", "task"


def _is_task_number(draft: _Draft, row: _Row, filled: tuple[int, ...]) -> bool:
    text = _figures(row.text(filled[0]))
    if draft.task_columns and "number" not in draft.task_columns:
        return False
    return bool(_TASK_NUMBER.fullmatch(text) or _OTHER_NUMBER.fullmatch(text) or _chinese_number(text))


def _task_total(draft: _Draft, row: _Row, rest: tuple[int, ...]) -> _Verdict:
    section = sum(task.budget_amount or 0 for task in draft.tasks if task.section == draft.section)
    everything = sum(task.budget_amount or 0 for task in draft.tasks)
    total = _planned_money(draft, row, draft.amounts(row, rest))
    if total is not None:
        _compare_total(draft, row, total, _money(draft, row, total), {section, everything})
    return "read", "task total"


def _task_continued(draft: _Draft, row: _Row, index: int) -> _Verdict:
    """A lone text under the contents is the rest of a task that a page break split; elsewhere nobody knows."""
    if not draft.tasks or draft.amounts(row, [index]) or index != draft.task_columns.get("content"):
        return None
    last = draft.tasks[-1]
    draft.tasks[-1] = replace(last, content=last.content + row.text(index))
    return "read", "task content continued"


def _take_task(draft: _Draft, row: _Row, number: str, rest: tuple[int, ...]) -> None:
    """A task: its name, its contents, and as its money the last amount after them, whichever column that is in."""
    name, *others = rest
    goal = draft.task_columns.get("goal")
    amounts = draft.amounts(row, (index for index in others if index != goal)) or draft.amounts(row, others)
    amount = _planned_money(draft, row, amounts)
    _doubt_amount(draft, row, amount, amounts)
    money = amounts if amount in amounts[:1] else [amount]
    texts = [_with_heading(draft, row, index) for index in others if index not in money]
    draft.tasks.append(
        Task(
            section=draft.section,
            task_number=number,
            task_code="",
            task_name=_one_line(row.text(name)),
            # A merged cell may come as several cells with the same text.
            content="\n".join(dict.fromkeys(texts)),
            budget_amount=None if amount is None else _money(draft, row, amount),
            source_row=row.number,
        )
    )


def _planned_money(draft: _Draft, row: _Row, amounts: list[int]) -> int | None:
    """The last amount; where a form prints a total and then its parts, the total."""
    if not amounts:
        return None
    first, *others = (draft.yuan(row, index) for index in amounts)
    return amounts[0] if len(others) > 1 and first == sum(others) else amounts[-1]


def _with_heading(draft: _Draft, row: _Row, index: int) -> str:
    is_goal = index == draft.task_columns.get("goal")
    return f"{_one_line(draft.task_goal_header)}：{row.text(index)}" if is_goal else row.text(index)


def _doubt_amount(draft: _Draft, row: _Row, amount: int | None, amounts: list[int]) -> None:
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


def _chinese_number(text: str) -> int | None:
    """A number from 一 to 九十九."""
    found = _CHINESE_NUMBER.fullmatch(text)
    if not found:
        return None
    tens, ten, ones = found.groups()
    if not ten:
        return _CHINESE_DIGITS.index(tens) if tens and not ones else None
    return (_CHINESE_DIGITS.index(tens) if tens else 1) * 10 + (_CHINESE_DIGITS.index(ones) if ones else 0)


def _number_of(task: Task) -> int | None:
    figures = _figures(task.task_number)
    found = _TASK_NUMBER.fullmatch(figures)
    return int(found[1]) if found else _chinese_number(figures)


def _with_codes(draft: _Draft) -> tuple[Task, ...]:
    """The tasks with their codes: the form's own numbers first, then the next free ones for the others."""
    codes: dict[int, str] = {}
    for place, task in enumerate(draft.tasks):
        number = _number_of(task)
        code = f"{TASK_CODE_LETTERS[task.section]}{number}"
        if number is not None and code not in codes.values():
            codes[place] = code
    for place, task in enumerate(draft.tasks):
        if place not in codes:
            codes[place] = _next_code(task.section, codes)
            _say_code(draft, task, codes[place])
    return tuple(replace(task, task_code=codes[place]) for place, task in enumerate(draft.tasks))


def _next_code(section: str, codes: dict[int, str]) -> str:
    # Not the gaps: a number that is missing in the form belonged to another task once.
    letter = TASK_CODE_LETTERS[section]
    taken = [int(code[1:]) for code in codes.values() if code[0] == letter]
    return f"{letter}{max(taken, default=0) + 1}"


def _say_code(draft: _Draft, task: Task, code: str) -> None:
    row = _Row(task.source_row, (task.task_number,))
    if _number_of(task) is not None:
        draft.note(
            row,
            "error",
            _(
                "The number {number} stands twice among the tasks of this section; “{name}” would become {code}."
            ).format(number=task.task_number, name=shown(task.task_name), code=code),
            _("Give each task of the section a number of its own and read the form again."),
            value=task.task_number,
        )
    elif "number" in draft.task_columns:
        draft.note(
            row,
            "warning",
            _("The task “{name}” has no number of its own; its code is {code}.").format(
                name=shown(task.task_name), code=code
            ),
            _("Nothing to do, unless the form gives it a number."),
            value=task.task_number or task.task_name,
        )


# The indicators: three levels, an explanation, and a target in three cells or in one.

_INDICATORS_LABEL = re.compile(r"(?:部门|年度|整体|履职|的|支出)*绩效指标(?:\(.*\))?")
_INDICATOR_HEADER = {
    "level1": re.compile(r"一级指标(?:名称)?"),
    "level2": re.compile(r"二级指标(?:名称)?"),
    "level3": re.compile(r"三级指标(?:名称)?|指标名称"),
    "explanation": re.compile(r"(?:三级)?(?:指标)?(?:解释|说明|内容|含义)(?:\(.*\))?"),
    "comparator": re.compile(r"(?:对比|比较|运算)?符号"),
    "target": re.compile(r"(?:预期|年度|全年|绩效)*(?:指标|目标)值(?:及.*|\(.*\))?"),
    "unit": re.compile(r"(?:计量|度量)?单位"),
}
_LEVEL1 = re.compile(r"(?:产出|效益|满意度|成本|效果|履职效能|管理效率|社会效应|可持续影响|产出与?效益)(?:指标)?")
_LEVEL = re.compile(rf".+指标|.+效益|{_LEVEL1.pattern}")
_QUALITATIVE = frozenset({"定性", "文字描述"})
# Where a row does not stand under its header, a page has shifted it by a column or two.
_SHIFTS = (0, -1, 1, -2, 2)


def _indicator_header(draft: _Draft, row: _Row) -> _Verdict:
    columns = row.columns(_INDICATOR_HEADER)
    if "level3" not in columns or len(columns) < 3:
        is_label = bool(_INDICATORS_LABEL.fullmatch(row.only))
        draft.part = "indicators" if is_label else draft.part
        return ("layout", "section label") if is_label else None
    draft.part = "indicators"
    draft.indicator_columns = columns
    others = [i for i in row.filled if i not in columns.values() and not _INDICATORS_LABEL.fullmatch(row.labels[i])]
    _unread_columns(draft, row, others)
    draft.other_columns = {index: row.text(index) for index in others}
    return "layout", "indicator header"


def _unread_columns(draft: _Draft, row: _Row, others: list[int]) -> None:
    for index in others:
        if row.text(index) not in draft.other_columns.values():
            draft.note(
                row,
                "notice",
                _("The column “{value}” of the indicators is not read.").format(value=shown(row.text(index))),
                _("Nothing to do; its cells are kept with the rows of the form."),
                index,
            )


def _indicator(draft: _Draft, row: _Row) -> _Verdict:
    if draft.part != "indicators" and not _LEVEL1.fullmatch(row.first):
        return None
    if _is_empty_indicator(draft, row):
        draft.levels = _levels(draft, _levels_of_empty(draft, row))
        return "layout", "empty indicator row"
    fields = _fields(draft, row)
    if fields is None:
        return None
    draft.part = "indicators"
    draft.levels = _levels(draft, fields)
    target = _target(fields["comparator"], fields["target"], fields["unit"], fields["level3"])
    has_target = _label(fields["target"]) not in _NOTHING_MARKS
    if target.doubt or not (draft.levels[0] and draft.levels[2] and has_target):
        return _indicator_in_doubt(draft, row, target.doubt)
    _take_indicator(draft, row, fields, target)
    return "read", "indicator"


def _is_empty_indicator(draft: _Draft, row: _Row) -> bool:
    level2 = draft.indicator_columns.get("level2")
    says_something = [
        index
        for index in row.filled
        if not (index == level2 and len(row.labels[index]) <= 12)
        and not _LEVEL.fullmatch(row.labels[index])
        and not _INDICATORS_LABEL.fullmatch(row.labels[index])
        and row.labels[index] not in _NOTHING_MARKS
    ]
    return not says_something


def _levels_of_empty(draft: _Draft, row: _Row) -> dict[str, str]:
    columns = draft.indicator_columns
    if "level2" not in columns:
        return _levels_by_meaning(row, row.filled)[0]
    return {"level3": ""} | {name: row.text(columns.get(name)) for name in ("level1", "level2")}


def _levels(draft: _Draft, fields: dict[str, str]) -> tuple[str, str, str]:
    """The three levels of a row: what a merged cell leaves blank is as in the row above."""
    level1, level2, level3 = ("".join(fields[name].split()) for name in ("level1", "level2", "level3"))
    above1, above2, above3 = draft.levels
    if level1 and level1 != above1:
        return level1, level2, _one_line(fields["level3"])
    if level2 and level2 != above2:
        return above1, level2, _one_line(fields["level3"])
    return above1, above2, _one_line(fields["level3"]) if level3 else above3


def _fields(draft: _Draft, row: _Row) -> dict[str, str] | None:
    """What the cells of an indicator row are: under their header, under it but shifted, or by what they say."""
    filled = [index for index in row.filled if not _INDICATORS_LABEL.fullmatch(row.labels[index])]
    for shift in _SHIFTS if draft.indicator_columns else ():
        columns = {meaning: index + shift for meaning, index in draft.indicator_columns.items()}
        others = [index + shift for index in draft.other_columns]
        fields = {meaning: row.text(columns.get(meaning)) for meaning in _INDICATOR_HEADER}
        if {*filled} <= {*columns.values(), *others} and _is_plausible(fields, shift):
            return fields
    return _fields_by_meaning(row, filled)


def _is_plausible(fields: dict[str, str], shift: int) -> bool:
    level1, level2, comparator = (_label(fields[name]) for name in ("level1", "level2", "comparator"))
    if not fields["target"] or _comparator(fields["target"]):
        return False
    if comparator and comparator not in _QUALITATIVE and not _comparator(fields["comparator"]):
        return False
    if shift:
        return bool(fields["level3"]) and all(not level or _LEVEL.fullmatch(level) for level in (level1, level2))
    return bool(fields["level3"] or fields["explanation"])


def _fields_by_meaning(row: _Row, filled: list[int]) -> dict[str, str] | None:
    """Levels end with 指标; the target stands behind the comparator, or in the last cell if that has a number."""
    fields, rest = _levels_by_meaning(row, filled)
    comparators = [place for place, index in enumerate(rest) if _comparator(row.text(index))]
    if comparators:
        names, target = rest[: comparators[0]], rest[comparators[0] :]
    elif rest and _NUMBER.search(_figures(row.text(rest[-1]))):
        names, target = rest[:-1], [None, rest[-1]]
    else:
        return None
    if not 1 <= len(names) <= 2 or not 2 <= len(target) <= 3 or not _NUMBER.search(_figures(row.text(target[1]))):
        return None
    parts = dict(zip(("level3", "explanation"), names, strict=False)) | dict(
        zip(("comparator", "target", "unit"), target, strict=False)
    )
    return fields | {meaning: row.text(index) for meaning, index in parts.items()}


def _levels_by_meaning(row: _Row, filled: list[int] | tuple[int, ...]) -> tuple[dict[str, str], list[int]]:
    fields = dict.fromkeys(_INDICATOR_HEADER, "")
    rest = [index for index in filled if not _INDICATORS_LABEL.fullmatch(row.labels[index])]
    if rest and _LEVEL1.fullmatch(row.labels[rest[0]]):
        fields["level1"] = row.text(rest.pop(0))
    if rest and _LEVEL.fullmatch(row.labels[rest[0]]):
        fields["level2"] = row.text(rest.pop(0))
    return fields, rest


def _indicator_in_doubt(draft: _Draft, row: _Row, doubt: str) -> _Verdict:
    draft.note(
        row,
        "warning",
        doubt or _("This row looks like an indicator, but its level, name or target is missing."),
        _("Correct the row in the form and read it again; until then this indicator is not monitored."),
        value=" ".join(row.text(index) for index in row.filled),
    )
    return "not_understood", "indicator"


def _take_indicator(draft: _Draft, row: _Row, fields: dict[str, str], target: "_Target") -> None:
    level1, level2, level3 = draft.levels
    if target.confirm:
        hint = _("Compare it with the form and confirm or correct the target.")
        draft.note(row, "warning", target.confirm, hint, value=fields["target"])
    value = target.value
    if value is not None:
        index = row.texts.index(fields["target"])
        value = _rounded(draft, row, index, value, Decimal("0.0001"))
    proposal = propose(level1, level2, level3, fields["explanation"], target.comparator, value, target.unit)
    indicator = Indicator(
        level1=level1,
        level2=level2,
        level3=level3,
        explanation=_one_line(fields["explanation"]),
        comparator=target.comparator,
        target_value=value,
        target_text=_one_line(fields["target"]),
        unit=target.unit,
        aggregation=proposal.aggregation,
        direction=proposal.direction,
        pacing=proposal.pacing,
        due_month=proposal.due_month,
        proposal_reason=proposal.reason,
        needs_confirmation=bool(target.confirm) or proposal.needs_confirmation,
        source_row=row.number,
    )
    _doubt_repetition(draft, row, indicator)
    draft.indicators.append(indicator)


def _doubt_repetition(draft: _Draft, row: _Row, indicator: Indicator) -> None:
    for earlier in draft.indicators:
        if (earlier.level3, earlier.explanation) == (indicator.level3, indicator.explanation):
            draft.note(
                row,
                "warning",
                _("The indicator “{name}” stands in row {row} with the same explanation.").format(
                    name=shown(indicator.level3), row=earlier.source_row
                ),
                _("Take out one of them, or give them explanations that tell them apart."),
                value=indicator.level3,
            )
            return


# A target: comparator, number and unit in three cells, or in one ("≥190元每人每月", "不低于60户").

_COMPARATORS_BEFORE = {
    "大于或等于": "≥",
    "大于等于": "≥",
    "不低于": "≥",
    "不少于": "≥",
    "不小于": "≥",
    "至少": "≥",
    "小于或等于": "≤",
    "小于等于": "≤",
    "不超过": "≤",
    "不高于": "≤",
    "不多于": "≤",
    "不大于": "≤",
    "至多": "≤",
    "最多": "≤",
    "大于": ">",
    "高于": ">",
    "超过": ">",
    "多于": ">",
    "小于": "<",
    "低于": "<",
    "少于": "<",
    "等于": "=",
} | {sign: sign for sign in "≥≤><="}
_COMPARATORS_AFTER = {
    "及以上": "≥",
    "或以上": "≥",
    "(含)以上": "≥",
    "以上": "≥",
    "及以下": "≤",
    "或以下": "≤",
    "(含)以下": "≤",
    "以下": "≤",
    "以内": "≤",
    "之内": "≤",
    "内": "≤",
}
_DATE = re.compile(
    r"20[0-9]{2}年度?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|[0-9]{1,2}月(?:[0-9]{1,2}日|(?=底|末|前|以前|之前))"
    r"|每月[0-9]{1,2}[日号]"
)
_VERBS = r"(?:达到|达|完成|实现|保持|保持在|控制在|确保)?"
_TARGET = re.compile(
    rf"{_VERBS}(?P<before>{'|'.join(_COMPARATORS_BEFORE)})?{_VERBS}"
    rf"(?P<number>[-+]?{_UNSIGNED})"
    rf"(?P<unit>.*?)(?P<after>{'|'.join(map(re.escape, _COMPARATORS_AFTER))})?"
)
_UNIT_IN_NAME = re.compile(
    r"\((?:单位:)?((?:%|‰|[件次人个场期条户项篇份宗批起例家所座处套台辆天日分名]|人次|户次|批次|场次|课时|小时"
    r"|工作日|公里|平方米|亩|吨|元|万元|亿元)(?:/[件次人个场期条户项村月年季天日]+)?)\)$"
)


@dataclass(frozen=True)
class _Target:
    """What a target's cells say. ``confirm`` is a reason to look again, ``doubt`` one not to read it at all."""

    comparator: str | None = None
    value: Decimal | None = None
    unit: str = ""
    confirm: str = ""
    doubt: str = ""


def _comparator(text: str) -> str | None:
    """The sign for which a cell stands that holds nothing but a comparator."""
    return _COMPARATORS_BEFORE.get(_figures(text))


def _target(comparator_text: str, target_text: str, unit_text: str, name: str) -> _Target:
    figures = _figures(target_text)
    numbers = _NUMBER.findall(figures)
    if _label(comparator_text) in _QUALITATIVE or not numbers:
        return _Target(unit=_one_line(unit_text))
    if not _NUMBER.search(_DATE.sub("", figures)):
        return _Target(
            unit=_one_line(unit_text),
            confirm=_("“{value}” names a date, so it is read as a target in words.").format(value=shown(target_text)),
        )
    if len(numbers) > 1:
        return _Target(
            doubt=_("“{value}” holds more than one number, so it is not clear which one is the target.").format(
                value=shown(target_text)
            )
        )
    found = _TARGET.fullmatch(figures)
    if not found or abs(_decimal(found["number"])) >= VALUE_LIMIT:
        return _Target(doubt=_("“{value}” cannot be read as a target.").format(value=shown(target_text)))
    return _compared(_comparator(comparator_text), found, unit_text, name)


def _compared(beside: str | None, found: re.Match, unit_text: str, name: str) -> _Target:
    signs = {beside, _COMPARATORS_BEFORE.get(found["before"]), _COMPARATORS_AFTER.get(found["after"])} - {None}
    if len(signs) > 1:
        both = " ".join(sorted(signs))
        return _Target(doubt=_("The target is compared in two ways: {signs}.").format(signs=both))
    unit, confirm = _unit(found["unit"], unit_text, name)
    if not signs:
        confirm = _("The target has no comparator; it is read as = (to be reached).")
    return _Target(signs.pop() if signs else "=", _decimal(found["number"]), unit, confirm)


def _unit(beside_number: str, unit_text: str, name: str) -> tuple[str, str]:
    """The unit: beside the number, in a cell of its own, or in brackets at the end of the name."""
    unit_text = _one_line(unit_text)
    if not beside_number:
        in_name = _UNIT_IN_NAME.search(_figures(name))
        return unit_text or (in_name[1] if in_name else ""), ""
    if unit_text and _label(unit_text) != _label(beside_number):
        return beside_number, _("The target is in {first}, its unit is given as {second}.").format(
            first=beside_number, second=unit_text
        )
    return unit_text or beside_number, ""


# The whole: what a form must have before anybody can work with it.


def _check_whole(draft: _Draft) -> None:
    found = (draft.title, draft.department_name, draft.tasks, draft.indicators)
    if sum(map(bool, found)) < 2:
        draft.problems[:] = [_not_a_form()]
        return
    for is_missing, severity, problem, hint in _missing(draft):
        if is_missing:
            draft.note(None, severity, problem, hint)


def _not_a_form() -> Problem:
    return Problem(
        row=None,
        column="",
        value="",
        severity="error",
        problem=_(
            "This file is not a target form: of title, department, tasks and indicators hardly anything was found."
        ),
        hint=_("Choose the department's 部门整体支出绩效目标表, saved as text or CSV with all its rows."),
    )


def _missing(draft: _Draft) -> tuple[tuple[bool, Severity, str, str], ...]:
    return (
        (
            draft.year is None,
            "error",
            _("The form does not say for which year it is."),
            _("Write the year into the title, such as “2023年部门整体支出绩效目标表”."),
        ),
        (
            not draft.department_name,
            "error",
            _("The form does not name its department."),
            _("Fill in the cell beside 部门名称."),
        ),
        (
            not draft.indicators,
            "error",
            _("No indicator was found in the form."),
            _("Check that the table under 一级指标 二级指标 三级指标 is in the file."),
        ),
        (
            not draft.tasks,
            "warning",
            _("No task was found in the form."),
            _("Check that the table under 序号 名称 主要实施内容 is in the file, if the form has one."),
        ),
        (
            not draft.budget_lines,
            "warning",
            _("No budget line was found in the form."),
            _("Check that the rows 基本支出 and 项目支出 are in the file, if the form has them."),
        ),
        (
            bool(draft.tasks) and not draft.has_section,
            "warning",
            _("The form does not say to which section its tasks belong; they are read as 年度重点工作任务."),
            _("Nothing to do, unless some of them belong to 其他需完成任务."),
        ),
    )


_RECOGNISERS: tuple[Callable[[_Draft, _Row], _Verdict], ...] = (
    _blank,
    _title,
    _page_furniture,
    _information,
    _indicator_header,
    _task_header,
    _budget_header,
    _goal,
    _section_label,
    _note_row,
    _indicator,
    _task,
    _budget_line,
    _goal_continued,
)
