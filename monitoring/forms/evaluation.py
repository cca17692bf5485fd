"""What only self-evaluations (绩效自评表) have: the money of the year's end, total scores, and columns of results."""

import re

from monitoring.forms.budget import begin_budget
from monitoring.forms.parts import Verdict
from monitoring.forms.rows import Draft, Row

_MONEY_COLUMNS = {
    "initial": re.compile(r"年?初?预算(?:数|金额|安排)?(?:\(.*\))?"),
    "adjusted": re.compile(r"(?:全年|调整后?|全年\(调整\))预算(?:数|金额)?(?:\(.*\))?|预算调整数(?:\(.*\))?"),
    "executed": re.compile(r"(?:全年|实际|预算|累计)*(?:执行|支出)(?:数|金额)?(?:\(.*\))?"),
    "points": re.compile(r"分值(?:\(.*\))?|权重"),
    "rate": re.compile(r"(?:预算|资金)?执行率(?:\(.*\))?"),
    "score": re.compile(r"得分(?:\(.*\))?"),
}
_TOTAL_SCORE = re.compile(r"(?:自评)?(?:总分|总得分|得分|分数)?(?:合计)?|总计|自评(?:总分|得分|等级)|评价等级")
_EXECUTION_RATE = re.compile(r"(?:部门|资金|整体)?预算(?:资金)?执行(?:率|情况|进度)?(?:指标)?(?:\([0-9]+分?\))?")
_SCORES = re.compile(r"[0-9.%分]*|[优良中差]")


def money_header_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the headings of the money in a self-evaluation."""
    columns = row.columns(_MONEY_COLUMNS)
    if "executed" not in columns or not columns.keys() & {"initial", "adjusted"} or draft.amounts(row, row.filled):
        return None
    begin_budget(draft, row, min(columns.values()), columns)
    return "layout", "budget header"


def total_score_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the total of the weights and scores, and on the points for the budget execution."""
    if draft.part not in ("indicators", "budget", "tasks"):
        return None
    others = row.labels[row.filled[0] + 1 :]
    is_total = row.first and _TOTAL_SCORE.fullmatch(row.first) and draft.part == "indicators"
    if not (is_total or _EXECUTION_RATE.fullmatch(row.first)):
        return None
    are_scores = all(_SCORES.fullmatch(label.strip("-—/")) or _EXECUTION_RATE.fullmatch(label) for label in others)
    return ("layout", "total score") if are_scores else None
