"""The goal of an official form: one long text, beside it in a self-evaluation what came of it."""

import re

from monitoring.forms.parts import Verdict
from monitoring.forms.rows import Draft, Row, note_unread_cells
from monitoring.forms.wording import is_nothing, without_enumeration

GOAL_LABEL = re.compile(
    r"(?:部门|年度|整体|总体|绩效|项目|支出)*总体(?:绩效)?目标(?:完成情况)?"
    r"|(?:部门|年度|本年度?|当年|整体|项目|支出|实施期)+(?:绩效|履职)?(?:总)?目标(?:完成情况)?"
    r"|(?:年度|项目)?绩效目标(?:总体描述)?|年度主要目标(?:和成果)?|年度绩效总目标"
)
# A goal may stand in columns: the one of the year, the one of all years, and what came of it.
_GOAL_COLUMNS = {
    "goal": re.compile(
        r"(?:年初)?(?:项目)?(?:预期|设定|年度|本年度?|当年|全年\(调整\))+(?:总体)?(?:绩效)?目标(?:\(.*\))?|年初设定目标"
    ),
    "long-term": re.compile(
        r"(?:长期|中期|中长期|实施期|项目实施期|总体|总|项目总|项目总体|年初)(?:绩效)?目标(?:\(.*\))?"
    ),
    "result": re.compile(r"(?:年度|全年|总体|目标|绩效|实际|自评)*完成情况(?:综述|\(.*\))?"),
}
# The goal of all the years of a project where the one of the year stands in a row of its own; else the only one.
_OVERALL = re.compile(r"(?:项目)?总(?:体)?(?:绩效)?目标|年初绩效目标")
_LONG_TERM = re.compile(r"(?:长期|中期|中长期|实施期|项目实施期).*")
_OF_THE_YEAR = re.compile(r"(?:项目|部门)?(?:年度|本年度?|当年).*")


def goal_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the goal with its label in front, or on the headings of its columns."""
    columns = _headings(row)
    if not (GOAL_LABEL.fullmatch(row.first) or {"goal", "result"} <= columns.keys()):
        return None
    draft.part, draft.goal_columns = "goal", columns
    if columns:
        return "layout", "goal header"
    if len(row.filled) == 1:
        return "layout", "goal label"
    if _LONG_TERM.fullmatch(row.first):
        note_unread_cells(draft, row, list(row.filled[1:]))
        return "read", "goal"
    if draft.overall_goal is not None and _OF_THE_YEAR.fullmatch(row.first):
        note_unread_cells(draft, draft.overall_goal, list(draft.overall_goal.filled[1:]))
        draft.goal, draft.overall_goal = [], None
    texts = (row.text(index) for index in row.filled[1:] if not GOAL_LABEL.fullmatch(row.labels[index]))
    draft.goal += dict.fromkeys(texts)
    draft.overall_goal = row if _OVERALL.fullmatch(row.first) else None
    return "read", "goal"


def _headings(row: Row) -> dict[str, int]:
    """The columns of the goal, where nothing but their headings stands in the row, or left of them its labels."""
    for cells in (row.filled[1:], row.filled, row.filled[2:]):
        found = {
            name: index
            for name, words in _GOAL_COLUMNS.items()
            for index in cells
            if words.fullmatch(without_enumeration(row.labels[index]))
        }
        if "goal" not in found and "long-term" in found and _OVERALL.fullmatch(row.labels[found["long-term"]]):
            found["goal"] = found.pop("long-term")
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
