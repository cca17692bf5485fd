"""An official form → budget, tasks and indicators, and what was not understood.

Read are the target forms of departments (部门整体支出绩效目标表) and projects (项目支出绩效目标表), and the
self-evaluations of both (绩效自评表), as different cities print them. Forms come in printed pages: titles and headers
come again, labels are split by page breaks, amounts move to other columns. So each row is recognised by what it says,
never by its place, and every row of the file ends up in ``OfficialForm.source_rows`` exactly once: read, layout, or
not understood.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from monitoring.files.cell_values import shown
from monitoring.files.reader import GUESSED_ENCODINGS, Cells
from monitoring.forms import kinds
from monitoring.forms.budget import budget_below_row, budget_header_row, budget_line_row
from monitoring.forms.budget_totals import compare_totals_ahead, with_parts_apart
from monitoring.forms.evaluation import money_header_row, total_score_row
from monitoring.forms.goal import goal_continued_row, goal_row
from monitoring.forms.head import information_row, rows_by_owner, take_owner
from monitoring.forms.indicators import indicator_header_row, indicator_row
from monitoring.forms.kinds import Paper
from monitoring.forms.pages import blank_row, note_row, page_mark_row, take_year_from_file_name, title_row
from monitoring.forms.parts import (
    BudgetLine,
    FinalMoney,
    FinalValue,
    Indicator,
    PrintedScore,
    SourceRow,
    Task,
    Verdict,
)
from monitoring.forms.rows import Draft, Row
from monitoring.forms.scores import compare_scores
from monitoring.forms.task_codes import tasks_with_codes
from monitoring.forms.tasks import section_label_row, task_header_row, task_row
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem, Severity

# The longest forms have some hundred rows; a list of 200,000 would be looked at for seconds, row by row.
ROW_LIMIT = 20_000
# Characters in all sheets of a file: those of 1,000 forms.
TEXT_LIMIT = 5_000_000


@dataclass(frozen=True)
class OfficialForm:
    """What a form says. With an error among ``problems`` it is not to be stored.

    A project is a form with one task, the project itself. Only a self-evaluation has ``final_values``,
    ``final_money`` and ``goal_result``; ``printed_scores`` are points too that another form gives. ``empty_levels``
    are the rows with levels one and two under which no indicator stands. ``sheet`` is the name of the sheet that it
    stood on.
    """

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
    final_values: tuple[FinalValue, ...]
    final_money: tuple[FinalMoney, ...]
    goal_result: str
    printed_scores: tuple[PrintedScore, ...]
    empty_levels: tuple[tuple[int, str, str], ...]
    source_rows: tuple[SourceRow, ...]
    problems: list[Problem]
    sheet: str = ""


def read(cells: Cells, year: int | None = None) -> OfficialForm:
    """The form in ``cells``; what is missing or doubtful is in its ``problems``, nothing is raised.

    ``year`` is for a form that names none. The forms of two departments below each other are an error (``read_all``
    reads them). A file with more than ``ROW_LIMIT`` rows or ``TEXT_LIMIT`` characters is refused unread, without
    ``source_rows``.
    """
    return _refused_for_length(cells, _text_length(cells)) or _read_rows(cells, _rows(cells), year)


def is_form(form: OfficialForm | Draft) -> bool:
    """Whether what was read is a form at all, and not a sheet with something else."""
    return sum(map(bool, (form.title, form.department_name, form.tasks, form.indicators))) >= 2


def read_all(tables: Iterable[Cells], year: int | None = None) -> list[OfficialForm]:
    """The forms in the sheets of a file: in each of them one or more, which begin with titles of their own.

    A second form of the same department and year has an error: only one can be in force.
    """
    forms: list[OfficialForm] = []
    length = 0
    for cells in tables:
        length += _text_length(cells)
        if refused := _refused_for_length(cells, length):
            forms.append(refused)
        else:
            forms += [_read_rows(cells, rows, year) for rows in rows_by_owner(_rows(cells))]
    owners = [(form.department_name, form.year) for form in forms]
    return [
        _refused_as_second(form) if form.department_name and owners[place] in owners[:place] else form
        for place, form in enumerate(forms)
    ]


def _rows(cells: Cells) -> list[Row]:
    continued: dict[int, set[int]] = defaultdict(set)
    for row, column in cells.continued:
        continued[row].add(column)
    return [Row(number + 1, texts, frozenset(continued[number])) for number, texts in enumerate(cells.rows)]


def _read_rows(cells: Cells, rows: list[Row], year: int | None) -> OfficialForm:
    numbers = {None, *(row.number for row in rows)}
    draft = Draft(cells, problems=[problem for problem in cells.problems if problem.row in numbers])
    source_rows = tuple(_recognise(draft, row) for row in rows)
    draft.year = draft.year or year
    take_year_from_file_name(draft, cells.file_name)
    take_owner(draft)
    draft.budget_lines = with_parts_apart(draft)
    draft.tasks = tasks_with_codes(draft)
    compare_totals_ahead(draft)
    compare_scores(draft)
    _check_whole(draft, rows, cells.encoding)
    return _form(draft, source_rows, cells.sheet)


def _refused_as_second(form: OfficialForm) -> OfficialForm:
    problem = Problem(
        row=None,
        column="",
        value=form.department_name,
        severity="error",
        problem=_("The file has several forms of {department} for {year}; only one can be in force.").format(
            department=form.department_name, year=form.year or "?"
        ),
        hint=_("Put the tables of one department below each other on one sheet, or leave out what does not count."),
    )
    return replace(form, problems=[problem, *form.problems])


def _text_length(cells: Cells) -> int:
    return sum(len(text) for texts in cells.rows for text in texts)


def _refused_for_length(cells: Cells, length: int) -> OfficialForm | None:
    draft = Draft()
    if len(cells.rows) > ROW_LIMIT:
        _refuse_length(draft, len(cells.rows))
    elif length > TEXT_LIMIT:
        _refuse_text(draft)
    else:
        return None
    return _form(draft, (), cells.sheet)


def _form(draft: Draft, source_rows: tuple[SourceRow, ...], sheet: str) -> OfficialForm:
    return OfficialForm(
        title=draft.title,
        year=draft.year,
        department_name=draft.department_name,
        supervising_department=draft.supervising_department,
        staff_count=draft.staff_count,
        subordinate_unit_count=draft.subordinate_unit_count,
        goal_text="\n".join(draft.goal),
        budget_lines=tuple(sorted(draft.budget_lines, key=_order_of_line)),
        tasks=tuple(draft.tasks),
        indicators=tuple(draft.indicators),
        final_values=tuple(draft.final_values),
        final_money=tuple(_final_money(draft)),
        goal_result="\n".join(draft.goal_result),
        printed_scores=tuple(_printed_scores(draft)),
        empty_levels=_levels_without_indicator(draft),
        source_rows=source_rows,
        problems=sorted(draft.problems, key=lambda problem: problem.row or 0),
        sheet=sheet,
    )


def _levels_without_indicator(draft: Draft) -> tuple[tuple[int, str, str], ...]:
    used = {(indicator.level1, indicator.level2) for indicator in draft.indicators}
    return tuple(level for level in draft.empty_levels if any(level[1:]) and level[1:] not in used)


def _order_of_line(line: BudgetLine) -> tuple[str, str, int]:
    return line.side, line.line_code[0], int(line.line_code[1:])


def _final_money(draft: Draft) -> list[FinalMoney]:
    """Codes of tasks are known only once all are read."""
    codes = {task.source_row: task.task_code for task in draft.tasks}
    return [replace(money, code=money.code or codes.get(money.source_row, "")) for money in draft.final_money]


def _printed_scores(draft: Draft) -> list[PrintedScore]:
    """With the codes of tasks; the execution of a project's money is that of its task."""
    codes = {task.source_row: task.task_code for task in draft.tasks}
    projects = dict(enumerate(codes.values(), start=1)) if draft.is_project else {}
    scores = [one.printed for one in draft.scores]
    own = {
        "task": lambda one: codes.get(one.source_row, ""),
        "execution": lambda one: projects.get(one.paper_number, ""),
    }
    return [replace(one, code=one.code or own[one.part](one)) if one.part in own else one for one in scores]


def _recognise(draft: Draft, row: Row) -> SourceRow:
    verdict = next((found for recogniser in _RECOGNISERS if (found := recogniser(draft, row))), None)
    treatment, meaning = verdict or _not_understood(draft, row)
    return SourceRow(row.number, treatment, meaning, "\t".join(row.texts))


def _not_understood(draft: Draft, row: Row) -> Verdict:
    draft.note(
        row,
        "warning",
        _("This row of the form was not understood, so nothing of it was read."),
        _("Compare it with the form. If it holds a task, amount or indicator, correct the row and read it again."),
        value=" ".join(row.text(index) for index in row.filled),
    )
    return "not_understood", "unknown"


def _check_whole(draft: Draft, rows: list[Row], encoding: str) -> None:
    paper = kinds.kind_of_rows(rows)
    if paper.kind in ("monitoring", "several"):
        _refuse_monitoring_table(draft, paper)
        return
    if not is_form(draft):
        _refuse_other_file(draft, rows, encoding, paper)
        return
    for is_missing, severity, problem, hint in _missing(draft):
        if is_missing:
            draft.note(None, severity, problem, hint)


def _refuse_other_file(draft: Draft, rows: list[Row], encoding: str, paper: Paper) -> None:
    draft.problems.clear()
    found, missing = _found_and_missing(draft, rows)
    hint = (
        _monthly_file_hint(paper)
        if paper.kind == "monthly"
        else _(
            "If the text looks garbled, open the file in Excel or WPS and save it as “CSV UTF-8”; otherwise choose "
            "the department's 部门整体支出绩效目标表 with all its rows."
        )
        if encoding in GUESSED_ENCODINGS
        else _("Choose the department's 部门整体支出绩效目标表, saved as text or CSV with all its rows.")
    )
    draft.note(
        None,
        "error",
        _("This file is not read as a target form. Found: {found}. Missing: {missing}.").format(
            found=formats.listed(found) or _("nothing"), missing=formats.listed(missing)
        ),
        hint,
    )


def _found_and_missing(draft: Draft, rows: list[Row]) -> tuple[list[str], list[str]]:
    """What of a form is there, in words, with the rows and the first headings of the file; and what is not."""
    parts = (
        (draft.title, _("the title “{title}”").format(title=shown(draft.title)), _("a title (…绩效目标表)")),
        (draft.year, _("the year {year}").format(year=draft.year), ""),
        (
            draft.department_name,
            _("the department {name}").format(name=shown(draft.department_name)),
            _("the department (部门名称)"),
        ),
        (draft.tasks, _("tasks: {count}").format(count=len(draft.tasks)), _("a table of tasks (名称, 主要实施内容)")),
        (
            draft.indicators,
            _("indicators: {count}").format(count=len(draft.indicators)),
            _("a table of indicators (一级指标, 二级指标, 三级指标, 指标值)"),
        ),
    )
    found = [there for value, there, _lacking in parts if value]
    filled = [row for row in rows if row.filled]
    found.append(_("rows with content: {count}").format(count=len(filled)))
    table = next((row for row in filled if len(row.filled) >= 3), None)
    if table is not None:
        headings = " | ".join(table.text(index) for index in table.filled[:6])
        found.append(_("in row {row}: {headings}").format(row=table.number, headings=shown(headings)))
    return found, [lacking for value, _there, lacking in parts if not value and lacking]


def _refuse_monitoring_table(draft: Draft, paper: Paper) -> None:
    """A table of how far the targets are is never the targets, whatever its title says."""
    draft.problems.clear()
    if two_things := kinds.refusal(paper):
        draft.problems.append(two_things)
        return
    said = next((column.period for column in paper.monitoring if column.period), None)
    problem = (
        _("This is a monitoring table of the months {first} to {last}, and no target form.").format(
            first=said.first, last=said.last
        )
        if said and said.last
        else _("This is a monitoring table, and no target form.")
    )
    hint = _("Its figures come in with submit, or on the page “Submit”; import the target form here.")
    draft.note(None, "error", problem, hint, value=formats.listed(map(kinds.named, paper.monitoring[:4])))


def _monthly_file_hint(paper: Paper) -> str:
    return _(
        "By its columns {columns} this is a month's file: it comes in with submit, or on the page “Submit”. Here "
        "choose the department's 部门整体支出绩效目标表."
    ).format(columns=formats.listed(f"{shown(text)} ({cell})" for cell, text in paper.monthly))


def _refuse_length(draft: Draft, row_count: int) -> None:
    draft.note(
        None,
        "error",
        _("This file has {rows} rows; a target form has at most {limit}.").format(
            rows=f"{row_count:,}", limit=f"{ROW_LIMIT:,}"
        ),
        _("Choose the department's 部门整体支出绩效目标表; if this is the one, delete the empty rows below it."),
    )


def _refuse_text(draft: Draft) -> None:
    draft.note(
        None,
        "error",
        _("This file has more than {limit} characters; target forms have fewer.").format(limit=f"{TEXT_LIMIT:,}"),
        _("Choose the department's 部门整体支出绩效目标表; if this is the one, put its table alone into a new file."),
    )


def _missing(draft: Draft) -> tuple[tuple[bool, Severity, str, str], ...]:
    return (
        (
            draft.year is None,
            "error",
            _("The form does not say for which year it is."),
            _("Write the year into the title, such as “2023年部门整体支出绩效目标表”, or into the name of the file."),
        ),
        (
            not draft.department_name,
            "error",
            _("The form does not name its department."),
            _("Fill in the cell beside 部门名称, in the form of a project the one beside 实施单位."),
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
            draft.is_project and any(task.budget_amount is None for task in draft.tasks),
            "warning",
            _("The form does not say how much money the project has."),
            _("Check that the row 年度资金总额 is in the file, with its amount as a number."),
        ),
        (
            not (draft.budget_lines or draft.is_project),
            "warning",
            _("No budget line was found in the form."),
            _("Check that the rows 基本支出 and 项目支出 are in the file, if the form has them."),
        ),
        (
            bool(draft.tasks) and not (draft.has_section or draft.is_project),
            "warning",
            _("The form does not say to which section its tasks belong; they are read as 年度重点工作任务."),
            _("Nothing to do, unless some of them belong to 其他需完成任务."),
        ),
    )


_RECOGNISERS: tuple[Callable[[Draft, Row], Verdict], ...] = (
    blank_row,
    title_row,
    page_mark_row,
    indicator_header_row,
    task_header_row,
    money_header_row,
    total_score_row,
    budget_header_row,
    information_row,
    goal_row,
    section_label_row,
    note_row,
    budget_below_row,
    indicator_row,
    task_row,
    budget_line_row,
    goal_continued_row,
)
