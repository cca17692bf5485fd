"""The goal of an official form: one long text, beside it in a self-evaluation what came of it."""

import re

from monitoring.forms.parts import Verdict
from monitoring.forms.rows import Draft, Row, note_unread_cells
from monitoring.forms.wording import is_nothing

GOAL_LABEL = re.compile(
    r"(?:部门|年度|整体|总体|绩效|项目|支出)*总体(?:绩效)?目标(?:完成情况)?"
    r"|(?:部门|年度|整体|项目|支出)+(?:绩效|履职)?(?:总)?目标(?:完成情况)?|绩效目标"
)
# A goal may stand in columns: the one of the year, the one of all years, and what came of it.
_GOAL_COLUMNS = {
    "goal": re.compile(r"(?:年初)?(?:预期|设定|年度|本年度?|当年)+(?:总体)?(?:绩效)?目标(?:\(.*\))?|年初设定目标"),
    "long-term": re.compile(r"(?:长期|中期|中长期|实施期|项目实施期|总体|总)(?:绩效)?目标(?:\(.*\))?"),
    "result": re.compile(r"(?:年度|全年|总体|目标|绩效|实际|自评)*完成情况(?:综述|\(.*\))?"),
}


def goal_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the goal with its label in front, or on the headings of its columns."""
    if not GOAL_LABEL.fullmatch(row.first):
        return None
    draft.part = "goal"
    draft.goal_columns = _headings(row)
    if draft.goal_columns:
        return "layout", "goal header"
    draft.goal += dict.fromkeys(row.text(index) for index in row.filled[1:])
    return ("read", "goal") if len(row.filled) > 1 else ("layout", "goal label")


def _headings(row: Row) -> dict[str, int]:
    """The columns of the goal, where nothing but their headings stands in the row."""
    for cells in (row.filled[1:], row.filled):
        found = {
            name: index
            for name, words in _GOAL_COLUMNS.items()
            for index in cells
            if words.fullmatch(row.labels[index])
        }
        if cells and len(set(found.values())) == len(cells) and (len(cells) > 1 or cells != row.filled):
            return found
    return {}


def goal_continued_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the texts below the headings of the goal, or on a lone text below the goal."""
    if draft.part != "goal":
        return None
    if draft.goal_columns:
        return _goal_in_columns(draft, row)
    if not row.only:
        return None
    draft.goal.append(row.text(row.filled[0]))
    return "read", "goal continued"


def _goal_in_columns(draft: Draft, row: Row) -> Verdict:
    names = {place: name for name, place in draft.goal_columns.items()}
    if not set(row.filled) <= names.keys():
        return None
    for index in row.filled:
        _take(draft, row, names[index], index)
    return "read", "goal"


def _take(draft: Draft, row: Row, name: str, index: int) -> None:
    texts = {"goal": draft.goal, "result": draft.goal_result}
    if name in texts:
        texts[name].append(row.text(index))
    elif not is_nothing(row.labels[index]):
        note_unread_cells(draft, row, [index])
