"""What only self-evaluations (绩效自评表) have: the money of the year's end, total scores, and columns of results."""

import re

from monitoring.forms.budget import begin_budget
from monitoring.forms.indicator_cells import is_number
from monitoring.forms.parts import Verdict
from monitoring.forms.rows import Draft, Row, note_unread_cells
from monitoring.forms.scores import points_of_label, take_execution_score, take_subtotal, take_total_score
from monitoring.forms.wording import without_enumeration

_MONEY_COLUMNS = {
    "initial": re.compile(r"年?初?预算(?:数|金额|安排)?(?:\(.*\))?"),
    "adjusted": re.compile(r"(?:全年|\(?调整后?\)?)+预算(?:数|金额)?(?:\(.*\))?|预算调整后?(?:数|金额)(?:\(.*\))?"),
    "executed": re.compile(r"(?:全年|实际|预算|累计)*(?:执行|支出)(?:数|金额)?(?:\(.*\))?"),
    "points": re.compile(r"(?:执行率)?(?:分值|权重)(?:\(.*\))?"),
    "rate": re.compile(r"(?:预算|资金)?执行率(?:\(.*\))?"),
    "score": re.compile(r"(?:自评|执行率)?得分(?:\(.*\))?"),
}
_TOTAL_SCORE = re.compile(
    r"(?:自评)?(?:总分|总得分|得分|分数)(?:合计)?(?:\(.*\))?|合计|总计|自评(?:总分|得分|等级)|评价等级"
)
_SUBTOTAL = re.compile(r"小计|(?:小计|.+指标)(?:得分|分值|合计|小计)")
_EXECUTION_RATE = re.compile(r"(?:部门|资金|整体)?预算(?:资金)?执行(?:率|情况|进度)?(?:指标)?(?:\([0-9]+分?\))?")
_SCORES = re.compile(r"[0-9.%分]*|[优良中差]")


def money_header_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the headings of the money in a self-evaluation."""
    columns = row.columns(_MONEY_COLUMNS)
    if "executed" not in columns or not columns.keys() & {"initial", "adjusted"} or draft.amounts(row, row.filled):
        return None
    begin_budget(draft, row, min(columns.values()), columns)
    with_points = (points_of_label(row.labels[index]) for index in row.filled if "分" in row.labels[index])
    draft.execution_points = next((found[1] for found in with_points if found), None)
    return "layout", "budget header"


def total_score_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a total or subtotal of the points and scores, and on those for the budget execution."""
    if draft.part not in ("indicators", "budget", "tasks") or not row.filled:
        return None
    is_execution = bool(_EXECUTION_RATE.fullmatch(row.first))
    is_sum = draft.part == "indicators" and any(words.fullmatch(row.first) for words in (_TOTAL_SCORE, _SUBTOTAL))
    if not (is_sum or is_execution) or not all(_is_score(row.labels[index]) for index in row.filled[1:]):
        return None
    _take_scores(draft, row, is_execution)
    return "layout", "total score"


def _is_score(label: str) -> bool:
    words = (_SCORES, _EXECUTION_RATE, _TOTAL_SCORE, _SUBTOTAL)
    return any(each.fullmatch(label.strip("-—/")) for each in words)


def _take_scores(draft: Draft, row: Row, is_execution: bool) -> None:
    numbers = [index for index in row.filled[1:] if is_number(row.text(index).rstrip("分"))]
    cells = _score_cells(draft, row, numbers)
    note_unread_cells(draft, row, [index for index in numbers if index not in cells])
    name = row.text(row.filled[0])
    if is_execution:
        take_execution_score(draft, row, name, "", cells)
    elif _SUBTOTAL.fullmatch(without_enumeration(row.first)):
        take_subtotal(draft, row, cells)
    else:
        take_total_score(draft, row, name, cells)


def _score_cells(draft: Draft, row: Row, numbers: list[int]) -> list[int | None]:
    """Which of the numbers are the points and the score: those under the headings, also where a page moved both.

    A number alone that stands elsewhere is a score, or points, where the row says so or the table has no other.
    """
    columns = {"budget": draft.money_columns, "tasks": draft.task_columns}.get(draft.part, draft.indicator_columns)
    headings = [columns.get(heading) for heading in ("weight" if draft.part == "indicators" else "points", "score")]
    if None not in headings and len(numbers) == 2 and numbers[1] - numbers[0] == headings[1] - headings[0]:
        return numbers
    cells = [heading if heading in numbers else None for heading in headings]
    if cells != [None, None] or len(numbers) != 1:
        return cells
    is_score = headings[0] is None or "得分" in row.first
    is_points = headings[1] is None
    return [None, numbers[0]] if is_score else [numbers[0], None] if is_points else cells
