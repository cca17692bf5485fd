"""A monitoring table (绩效目标执行监控表, 绩效运行监控表) → its money, tasks and indicators, as they are printed.

Read are the tables of projects and departments, as different places print them: headings in one to three rows,
reasons and likelihood as columns to tick or in one cell each, likelihood before or behind the reasons. What the
figures mean is not looked at here: each line keeps its cells, so that whoever takes it in can name the cell. Every row
of the sheet is in ``MonitoringTable.source_rows`` exactly once: read, layout, or not understood.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from monitoring.files.cell_values import shown
from monitoring.files.cells import Cells
from monitoring.files.periods import Period
from monitoring.forms import kinds
from monitoring.forms.goal import GOAL_LABEL
from monitoring.forms.head import label_and_value, labelled, name_of_owner
from monitoring.forms.indicator_cells import INDICATORS_LABEL, LEVEL, LEVEL_WORD, is_number
from monitoring.forms.monitored_period import Stated, cut_of, stated_in
from monitoring.forms.pages import blank_row, note_row, page_mark_row, take_year_from_file_name, title_row
from monitoring.forms.paper_headings import Column, Head, head_at
from monitoring.forms.parts import SourceRow, Verdict
from monitoring.forms.rows import Draft, Row, note_unread_cells
from monitoring.forms.target_cells import has_comparator
from monitoring.forms.wording import (
    ANY_MONEY_UNIT,
    MONEY_UNITS,
    as_label,
    is_nothing,
    one_line,
    without_enumeration,
    without_place,
)
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem

Part = Literal["money", "tasks", "indicators"]
ROW_LIMIT = 5_000
_WITHIN = "其中:"
_TOTAL = re.compile(r"合计|总计|小计|总分|金额合计")
_UNIT_IN_HEADING = re.compile(rf"\((?:单位:)?(?P<unit>{ANY_MONEY_UNIT})\)")


@dataclass(frozen=True)
class Block:
    """A table on the paper: its ``columns`` (meaning → index), the heading over each index, the unit of its money."""

    part: Part
    columns: dict[str, int]
    headings: tuple[str, ...]
    header_row: int
    yuan_per_unit: Decimal = MONEY_UNITS["万元"]


@dataclass(frozen=True)
class TableLine:
    """A line of the paper: what it is of (its name stands at ``name_index``), and all its cells as printed.

    ``is_within`` says that its money is a part of the line above (其中：…) and not of the total.
    """

    block: Block
    source_row: int
    name: str
    name_index: int
    texts: tuple[str, ...]
    explanation: str = ""
    levels: tuple[str, str] = ("", "")
    is_within: bool = False

    def text(self, meaning: str) -> str:
        """What stands under a heading; empty where the table has no such column."""
        index = self.block.columns.get(meaning)
        return self.texts[index].strip() if index is not None and index < len(self.texts) else ""


@dataclass(frozen=True)
class MonitoringTable:
    """What a monitoring table says. With an error among ``problems`` it is not to be taken in.

    ``owners`` are the names of who may report it, the nearest first: the department, else who carries the project out,
    else the department above. ``period`` are the months that its figures cover, None where it does not say.
    """

    title: str
    year: int | None
    period: Period | None
    owners: tuple[str, ...]
    project_name: str
    lines: tuple[TableLine, ...]
    source_rows: tuple[SourceRow, ...]
    problems: list[Problem]
    sheet: str = ""

    def of(self, part: Part) -> list[TableLine]:
        """The lines of one part of the paper."""
        return [line for line in self.lines if line.block.part == part]


@dataclass
class _Paper:
    """The paper as far as it was read; ``draft`` has what all official forms have: title, year, unit of money."""

    draft: Draft = field(default_factory=Draft)
    block: Block | None = None
    is_goal: bool = False
    levels: tuple[str, str] = ("", "")
    found: dict[str, str] = field(default_factory=dict)
    stated: list[Stated] = field(default_factory=list)
    lines: list[TableLine] = field(default_factory=list)


def read(cells: Cells) -> MonitoringTable:
    """The monitoring table in ``cells``; what is missing or doubtful is in its ``problems``, nothing is raised."""
    rows = [Row(number, texts) for number, texts in enumerate(cells.rows[:ROW_LIMIT], start=1)]
    paper = _Paper(Draft(problems=list(cells.problems)))
    source_rows: list[SourceRow] = []
    place = 0
    while place < len(rows):
        head = head_at(rows, place) if rows[place].filled else None
        taken = rows[place : place + (len(head.rows) if head else 1)]
        verdict = _begin_block(paper, head, taken) if head else _recognise(paper, taken[0])
        source_rows += [SourceRow(row.number, *verdict, "\t".join(row.texts)) for row in taken]
        place += len(taken)
    _check_whole(paper, cells, len(cells.rows))
    draft = paper.draft
    return MonitoringTable(
        title=draft.title,
        year=draft.year,
        period=cut_of(draft, paper.stated),
        owners=tuple(dict.fromkeys(filter(None, (paper.found.get(label, "") for label in _OWNERS)))),
        project_name=one_line(paper.found.get("project", "")),
        lines=tuple(paper.lines),
        source_rows=tuple(source_rows),
        problems=sorted(draft.problems, key=lambda problem: problem.row or 0),
        sheet=cells.sheet,
    )


_HEADERS = {"money": "budget header", "tasks": "task header", "indicators": "indicator header"}
_OWNERS = ("department", "implementing", "supervising")


def _begin_block(paper: _Paper, head: Head, rows: list[Row]) -> Verdict:
    columns: dict[str, int] = {}
    for column in _without_repetition(paper.draft, rows[-1], head):
        # 年度主要任务 beside 任务名称 is the label of the table.
        if column.meaning == "task" or column.meaning not in columns:
            columns[column.meaning] = column.index
    paper.stated += [
        Stated(column.period, column.row, column.heading, column.index)
        for column in head.columns
        if column.period is not None and column.is_up_to_now
    ]
    width = max(len(row.texts) for row in rows)
    headings = {column.index: column.heading for column in head.columns}
    block = Block(
        part=head.block,
        columns=_with_reasons_apart(head, columns),
        headings=tuple(headings.get(index, "") for index in range(width)),
        header_row=head.rows[-1],
    )
    paper.block, paper.is_goal, paper.levels = block, False, ("", "")
    _note_unread_headings(paper.draft, rows[-1], head, block)
    if block.part == "indicators" and "actual" not in columns:
        paper.draft.note(
            rows[-1],
            "warning",
            _("No heading of the indicators says how far they are by the month, so no figure of them is read."),
            _("Name that column 1-7月执行情况, with the months that its figures cover."),
        )
    if block.part in ("money", "tasks"):
        paper.block = replace(block, yuan_per_unit=_unit(paper.draft, rows, block))
    return "layout", _HEADERS[block.part]


def _without_repetition(draft: Draft, row: Row, head: Head) -> list[Column]:
    """The columns with a meaning; where two figures have the same, neither is guessed to be the right one."""
    once: list[Column] = []
    for column in head.columns:
        same = head.of(column.meaning)
        if column.meaning in _FIGURES and len(same) > 1:
            if column is same[0]:
                draft.note(
                    row,
                    "error",
                    _("Two columns say the same: {columns}.").format(
                        columns=" · ".join(kinds.named(one) for one in same)
                    ),
                    _("Leave the one that counts, and empty the other with its heading."),
                    column.index,
                )
        elif column.meaning:
            once.append(column)
    return once


# What is stored of a line, or compared.
_FIGURES = frozenset(
    {"actual", "executed", "initial", "adjusted", "expected", "target", "likelihood", "certain", "level3"}
)


def _with_reasons_apart(head: Head, columns: dict[str, int]) -> dict[str, int]:
    """Of two columns of words (偏差原因 and 原因说明) the first names the reasons, where none are there to tick."""
    words = head.of("reason_text")
    is_ticked = head.meanings & {"funding", "policy", "staffing", "facility"}
    if len(words) > 1 and not is_ticked:
        return columns | {"reasons": words[0].index, "reason_text": words[1].index}
    return columns


def _note_unread_headings(draft: Draft, row: Row, head: Head, block: Block) -> None:
    for column in head.columns:
        is_label = column.index < min(block.columns.values()) or INDICATORS_LABEL.fullmatch(as_label(column.heading))
        is_known = column.meaning in ("number", "weight") or column.meaning in block.columns
        if not is_known and not is_label:
            draft.problems.append(
                Problem(
                    column.row,
                    shown(column.heading),
                    shown(column.heading),
                    "notice",
                    _("The column “{value}” is not read.").format(value=shown(column.heading)),
                    _("Nothing to do, unless it has figures or reasons that count."),
                    column.cell,
                )
            )


def _unit(draft: Draft, rows: list[Row], block: Block) -> Decimal:
    """Yuan for 1 of the amounts of a block: what its headings say, else the page; says so where nothing does."""
    found = {match["unit"] for row in rows for label in row.labels for match in _UNIT_IN_HEADING.finditer(label)}
    if len(found) == 1:
        return MONEY_UNITS[found.pop()]
    if found or draft.whole_money_unit is None:
        draft.note(
            rows[0],
            "error" if found else "warning",
            _("The headings are in different units of money: {units}.").format(units=" ".join(sorted(found)))
            if found
            else _("The table does not say in which unit its money is; it is read as 万元."),
            _("Write the unit in brackets into the heading of the money, such as （元）, and read the table again."),
        )
    return draft.whole_money_unit or MONEY_UNITS["万元"]


def _recognise(paper: _Paper, row: Row) -> tuple:
    verdict = next((found for recogniser in _RECOGNISERS if (found := recogniser(paper, row))), None)
    if verdict:
        return verdict
    paper.draft.note(
        row,
        "warning",
        _("This row of the table was not understood, so nothing of it was read."),
        _("Compare it with the table. If it holds a figure, correct the row and read it again."),
        value=" ".join(row.text(index) for index in row.filled),
    )
    return "not_understood", "unknown"


def _blank(paper: _Paper, row: Row) -> Verdict:
    return blank_row(paper.draft, row)


def _title(paper: _Paper, row: Row) -> Verdict:
    verdict = title_row(paper.draft, row)
    if verdict:
        paper.stated += stated_in(row)
    return verdict


def _page_mark(paper: _Paper, row: Row) -> Verdict:
    return page_mark_row(paper.draft, row)


def _stated_period(paper: _Paper, row: Row) -> Verdict:
    """A row above the tables that says nothing but the months: （2023年1-7月）, 监控期间：1-7月."""
    found = stated_in(row) if paper.block is None else []
    if not found or len(row.filled) > 2:
        return None
    paper.stated += found
    if paper.draft.year is None:
        paper.draft.year = found[0].period.year
    return "read", "year"


def _information(paper: _Paper, row: Row) -> Verdict:
    """Department, project and what else stands in labels with values."""
    if not label_and_value(row.text(row.filled[0]))[0] or _is_inside_a_table(paper, row):
        return None
    found, unread = labelled(row)
    if not found:
        return None
    for label, value in found.items():
        name = name_of_owner(value) if label in _OWNERS else value
        earlier = paper.found.setdefault(label, name)
        if label in (*_OWNERS, "project") and name and as_label(earlier) != as_label(name):
            paper.draft.note(
                row,
                "error",
                _("Here another table begins: “{second}” after “{first}”.").format(
                    second=shown(name), first=shown(earlier)
                ),
                _("Save each table in a file of its own, or on a sheet of its own, and submit them one by one."),
                value=name,
            )
            return "not_understood", "another form"
    note_unread_cells(paper.draft, row, unread)
    return "read", "basic information"


def _is_inside_a_table(paper: _Paper, row: Row) -> bool:
    """Whether figures stand in the row where the table above has them: then it is a line of that table."""
    if paper.block is None or paper.block.part == "indicators":
        return False
    return bool(paper.draft.amounts(row, [paper.block.columns.get(name, -1) for name in ("initial", "executed")]))


def _goal(paper: _Paper, row: Row) -> Verdict:
    """The year's goal in words, and what became of it: kept with the file, not taken in."""
    if GOAL_LABEL.fullmatch(row.first):
        paper.block, paper.is_goal = None, True
        return "layout", "goal label"
    return ("layout", "goal label") if paper.is_goal and len(row.filled) <= 4 else None


def _note(paper: _Paper, row: Row) -> Verdict:
    verdict = note_row(paper.draft, row)
    if verdict:
        paper.block = None if paper.block and len(row.filled) == 1 else paper.block
    return verdict


def _line(paper: _Paper, row: Row) -> Verdict:
    return _LINES[paper.block.part](paper, row, paper.block) if paper.block else None


def _section_label(paper: _Paper, row: Row) -> Verdict:
    """A row with nothing but the name of a table, or of a section of it."""
    label = without_enumeration(row.only)
    is_label = INDICATORS_LABEL.fullmatch(label) or re.fullmatch(
        r"(?:年度|部门|项目|预算)*(?:重点|主要|其他)?(?:工作)?(?:任务|资金|目标|执行|完成)+(?:情况)?(?:\(.*\))?", label
    )
    return ("layout", "section label") if label and is_label else None


def _money_line(paper: _Paper, row: Row, block: Block) -> Verdict:
    """A line of the money: its name is the last text before the amounts."""
    amounts = [index for name, index in block.columns.items() if name in _MONEY and row.text(index)]
    first = min(index for name, index in block.columns.items() if name in _MONEY)
    names = [index for index in row.filled if index < first]
    if not names:
        return None
    label = without_enumeration(row.labels[names[-1]])
    line = TableLine(
        block,
        row.number,
        one_line(row.text(names[-1])),
        names[-1],
        row.texts,
        is_within=label.startswith(_WITHIN) and not _is_below_total(paper, block),
    )
    if not amounts or all(is_nothing(row.labels[index]) for index in amounts):
        return "layout", "budget line without an amount"
    note_unread_cells(paper.draft, row, [index for index in _beside(row, block) if index > first])
    paper.lines.append(line)
    return "read", "budget line"


_MONEY = ("initial", "adjusted", "executed", "expected")


def _is_below_total(paper: _Paper, block: Block) -> bool:
    """Whether the line above is the first of its table, the total: what stands below it as 其中 are its parts."""
    return sum(line.block is block for line in paper.lines) == 1


def _task_line(paper: _Paper, row: Row, block: Block) -> Verdict:
    at = block.columns["task"]
    totals = (index for index in row.filled if _TOTAL.fullmatch(row.labels[index]))
    at = at if row.text(at) else next(totals, at)
    name = without_place(one_line(row.text(at)))
    if not name:
        others = [index for index in row.filled if index in block.columns.values()]
        return ("layout", "empty task row") if all(is_nothing(row.labels[index]) for index in others) else None
    if is_number(name):
        return None
    note_unread_cells(paper.draft, row, [index for index in _beside(row, block) if index > at])
    paper.lines.append(TableLine(block, row.number, name, at, row.texts))
    return "read", "task"


def _indicator_line(paper: _Paper, row: Row, block: Block) -> Verdict:
    """An indicator: its name is the most specific of its cells that is no level and no explanation."""
    if _TOTAL.fullmatch(row.first):
        return "layout", "total score"
    at, explanation = _name_and_explanation(row, block)
    name = without_place(one_line(row.text(at)))
    values = [index for meaning, index in block.columns.items() if meaning not in _NAMES and row.text(index)]
    if not name:
        return _row_of_levels(paper, row, block, values)
    if has_comparator(name) or is_number(name):
        return None
    _take_levels(paper, row, block)
    note_unread_cells(paper.draft, row, [index for index in _beside(row, block) if index not in values])
    paper.lines.append(TableLine(block, row.number, name, at, row.texts, explanation, paper.levels))
    return "read", "indicator"


def _row_of_levels(paper: _Paper, row: Row, block: Block, values: list[int]) -> Verdict:
    """A row without an indicator: nothing but levels, or blanks of the printed form."""
    others = [index for index in row.filled if index not in values and not LEVEL.fullmatch(row.labels[index])]
    if any(
        not is_nothing(row.labels[index]) and not INDICATORS_LABEL.fullmatch(row.labels[index]) for index in others
    ):
        return None
    if not all(is_nothing(row.labels[index]) for index in values):
        return None
    _take_levels(paper, row, block)
    return "layout", "empty indicator row"


def _take_levels(paper: _Paper, row: Row, block: Block) -> None:
    """The levels of a row; where they are merged with those above, the same ones."""
    levels = tuple(one_line(row.text(block.columns.get(name))) for name in ("level1", "level2"))
    above = ("", "") if levels[0] else paper.levels
    paper.levels = tuple(own or upper for own, upper in zip(levels, above, strict=True))


_NAMES = frozenset({"level1", "level2", "level3", "explanation"})


def _name_and_explanation(row: Row, block: Block) -> tuple[int, str]:
    """Where the name stands (-1 where there is none), and the explanation beside it."""
    at = {meaning: block.columns.get(meaning, -1) for meaning in ("level3", "explanation", "level2")}
    named = [meaning for meaning, index in at.items() if row.text(index) and not _is_level(row, index)]
    if not named:
        return -1, ""
    return at[named[0]], one_line(row.text(at["explanation"])) if named[0] == "level3" else ""


def _is_level(row: Row, index: int) -> bool:
    return bool(LEVEL_WORD.fullmatch(row.labels[index]))


def _beside(row: Row, block: Block) -> list[int]:
    """The filled cells of a row that stand under no heading that is known, to the right of where the table begins."""
    first = min(block.columns.values())
    known = {*block.columns.values(), *(index for index, text in enumerate(block.headings) if text)}
    return [index for index in row.filled if index > first and index not in known]


_LINES: dict[str, Callable[[_Paper, Row, Block], Verdict]] = {
    "money": _money_line,
    "tasks": _task_line,
    "indicators": _indicator_line,
}
_RECOGNISERS: tuple[Callable[[_Paper, Row], Verdict], ...] = (
    _blank,
    _title,
    _page_mark,
    _stated_period,
    _information,
    _goal,
    _note,
    _section_label,
    _line,
)


def _check_whole(paper: _Paper, cells: Cells, row_count: int) -> None:
    draft = paper.draft
    kind = kinds.kind_of(cells)
    if two_things := kinds.refusal(kind):
        draft.problems.append(two_things)
    take_year_from_file_name(draft, cells.file_name)
    if draft.year is None:
        draft.year = next((stated.period.year for stated in paper.stated if stated.period.year), None)
    if draft.year is None:
        hint = _("Write the year into the title, such as “（2023年度）”, or into the name of the file.")
        draft.note(None, "error", _("The table does not say for which year it is."), hint)
    if row_count > ROW_LIMIT:
        problem = _("This file has {rows} rows; a monitoring table has at most {limit}.")
        hint = _("If this is the one, delete the empty rows below it.")
        draft.note(None, "error", problem.format(rows=f"{row_count:,}", limit=f"{ROW_LIMIT:,}"), hint)
    if not paper.lines:
        draft.note(
            None,
            "error",
            _(
                "The headings of a monitoring table are there ({headings}), and no row with an indicator or money."
            ).format(headings=" · ".join(kinds.named(column) for column in kind.monitoring[:4])),
            _("Check that the rows below the headings are in the file."),
        )
