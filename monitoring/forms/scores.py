"""Points (分值) and scores (得分) as a self-evaluation prints them, and the sums among them compared with their parts.

They are kept beside our own computation and never take its place.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from monitoring.files.cell_values import plain, shown
from monitoring.forms.parts import PrintedScore
from monitoring.forms.rows import Draft, Row, ScoreCells, note_unread_cells, rounded
from monitoring.forms.target_cells import points
from monitoring.forms.wording import as_label, is_nothing, without_enumeration
from monitoring.language.catalogue import gettext as _

# papers.md §7: scores and sums agree within a tenth of a point.
TOLERANCE = Decimal("0.1")
# A self-evaluation that prints no total is one of 100 points.
_HUNDRED = PrintedScore("total", "", Decimal(100), None, 0)
_PLACES = Decimal("0.0001")
# “产出指标（50分）”, and the heading “预算执行情况（10分）”.
_WITH_POINTS = re.compile(r"(?P<name>.+?)\((?P<points>[0-9]+(?:\.[0-9]+)?)[分%]?(?:\*.*)?\)")


def points_in(draft: Draft, row: Row, index: int | None) -> Decimal | None:
    """The points in a cell; None where there are none, which is said if it has other words."""
    if index is None or is_nothing(as_label(row.text(index))):
        return None
    value = points(row.text(index))
    if value is None:
        note_unread_cells(draft, row, [index])
        return None
    return rounded(draft, row, index, value, _PLACES)


def points_of_label(label: str) -> tuple[str, Decimal] | None:
    """A label without the points that stand in brackets behind it, and those; None for a label without any."""
    found = _WITH_POINTS.fullmatch(label)
    return (without_enumeration(found["name"]), Decimal(found["points"])) if found else None


def take_indicator_score(draft: Draft, row: Row, fields: dict[str, str]) -> None:
    """What is printed of the indicator that was read last from this row."""
    cells = [_cell(draft, row, name, fields[name]) for name in ("weight", "score")]
    indicator, place = draft.indicators[-1], len(draft.indicators) - 1
    printed = _printed(draft, row, "indicator", indicator.level3, *cells)
    _keep(draft, replace(printed, level1=indicator.level1, level2=indicator.level2, place=place), row, cells)


def take_score_in_doubt(draft: Draft, row: Row) -> None:
    """The points and score of an indicator that cannot be read: a total counts them all the same.

    Of the two one that is no number stays open, so that nobody says what the sum of those would be.
    """
    columns = [draft.indicator_columns.get(name) for name in ("weight", "score")]
    cells = [column if points(row.text(column)) is not None else None for column in columns]
    name = row.text(draft.indicator_columns.get("level3"))
    printed = _printed(draft, row, "indicator", name, *cells)
    _keep(draft, replace(printed, level1=draft.levels[0], level2=draft.levels[1]), row, cells)


def _cell(draft: Draft, row: Row, name: str, text: str) -> int | None:
    """Where the text of a field stands: in its column, unless a page has shifted the row."""
    column = draft.indicator_columns.get(name)
    if not text or row.text(column) == text:
        return column if text else None
    return row.texts.index(text)


def take_points_of_levels(draft: Draft, row: Row) -> None:
    """The points that stand in brackets behind the levels of a row, or behind the name of the table."""
    level1, level2, _name = draft.levels
    levels = {as_label(level2): (level1, level2), as_label(level1): (level1, "")}
    for index in row.filled:
        if not (found := points_of_label(row.labels[index])):
            continue
        name, value = found
        if name in levels:
            _take_level(draft, row, index, levels[name], value)
        elif re.fullmatch(".*绩效指标", name):
            _take_level(draft, row, index, ("", ""), value, name)


def _take_level(draft: Draft, row: Row, index: int, levels: tuple[str, str], value: Decimal, table: str = "") -> None:
    """Once for each level: on the next page, or in each cell of a merged one, its label comes again."""
    paper = _paper_number(draft)
    if (paper, *levels) not in draft.levels_with_points:
        draft.levels_with_points.add((paper, *levels))
        name = levels[1] or levels[0] or table
        printed = PrintedScore("level", name, value, None, row.number, *levels, paper_number=paper)
        _keep(draft, printed, row, [index, None])


def take_subtotal(draft: Draft, row: Row, cells: list[int | None]) -> None:
    """A subtotal among the indicators: of the second level above it, or else of the first."""
    level1, level2, _name = draft.levels
    printed = replace(_printed(draft, row, "level", level1, *cells), level1=level1)
    narrow = replace(printed, name=level2, level2=level2)
    _keep(draft, narrow if level2 and not _differences(narrow, _parts(draft, narrow)) else printed, row, cells)


def take_total_score(draft: Draft, row: Row, name: str, cells: list[int | None]) -> None:
    """The total of a self-evaluation: the cells of its points and its score."""
    _keep(draft, _printed(draft, row, "total", name, *cells), row, cells)


def take_execution_score(draft: Draft, row: Row, name: str, code: str, cells: list[int | None]) -> None:
    """The points for executing the budget; printed once more among the indicators they are the same ones."""
    printed = replace(_printed(draft, row, "execution", name, *cells), code=code)
    if printed.points is None and printed.score is not None:
        printed = replace(printed, points=draft.execution_points)
    paper = [one.printed for one in _of(draft, "execution") if one.printed.paper_number == printed.paper_number]
    if not any((one.points, one.score, code) == (printed.points, printed.score, "") for one in paper):
        _keep(draft, printed, row, cells)


def take_task_score(draft: Draft, row: Row, name: str, cells: list[int | None]) -> None:
    """The points for executing the budget of a task of the department."""
    _keep(draft, _printed(draft, row, "task", name, *cells), row, cells)


def compare_task_scores(draft: Draft, row: Row, cells: list[int | None]) -> None:
    """A warning where the points or scores of the tasks do not come to those of their total."""
    total = _printed(draft, row, "total", row.text(row.filled[0]), *cells)
    _doubt_sum(draft, ScoreCells(total, row, *cells), [one.printed for one in _of(draft, "task")])


def _printed(
    draft: Draft, row: Row, part: str, name: str, points_cell: int | None, score_cell: int | None
) -> PrintedScore:
    values = (points_in(draft, row, cell) for cell in (points_cell, score_cell))
    return PrintedScore(part, name, *values, row.number, paper_number=_paper_number(draft))


def _paper_number(draft: Draft) -> int:
    """Which paper of the file a row belongs to: each project has one of its own."""
    return len(draft.tasks) if draft.is_project else 1


def _keep(draft: Draft, printed: PrintedScore, row: Row, cells: list[int | None]) -> None:
    if printed.points is not None or printed.score is not None:
        draft.scores.append(ScoreCells(printed, row, *cells))


def _of(draft: Draft, *parts: str) -> list[ScoreCells]:
    return [one for one in draft.scores if one.printed.part in parts]


def compare_scores(draft: Draft) -> None:
    """A warning at each printed sum that its parts do not come to, and at each score above its points."""
    _leave_out_repeated_executions(draft)
    _mark_what_totals_add_up(draft)
    for one in draft.scores:
        printed = one.printed
        if printed.part in ("level", "total"):
            _doubt_sum(draft, one, _parts(draft, printed))
        elif None not in (printed.points, printed.score) and printed.score > printed.points:
            problem = _("The score {score} of “{name}” is above its points, {points}.").format(
                score=plain(printed.score), name=shown(printed.name), points=plain(printed.points)
            )
            draft.note(one.row, "warning", problem, _("Compare both with the paper; one is misprinted."), one.score)


def _doubt_sum(draft: Draft, one: ScoreCells, parts: list[PrintedScore]) -> None:
    sentences = {
        "points": _("“{name}” has {printed} points, its parts printed here make {sum}."),
        "score": _("“{name}” has a score of {printed}, the scores printed here make {sum}."),
    }
    for what, (printed, summed) in _differences(one.printed, parts).items():
        problem = sentences[what].format(name=shown(one.printed.name), printed=plain(printed), sum=plain(summed))
        hint = _("Compare the points and scores with the paper; one may be misprinted or not read.")
        draft.note(one.row, "warning", problem, hint, getattr(one, what))


def _differences(one: PrintedScore, parts: list[PrintedScore]) -> dict[str, tuple[Decimal, Decimal]]:
    """What the parts do not come to: {points or score: (printed, sum)}. Where a part has none, nobody can say."""
    found = {}
    for what in ("points", "score"):
        values = [getattr(part, what) for part in parts]
        printed = getattr(one, what)
        if printed is not None and values and None not in values and abs(printed - sum(values)) > TOLERANCE:
            found[what] = (printed, sum(values))
    return found


def _parts(draft: Draft, of: PrintedScore) -> list[PrintedScore]:
    """What a level or total adds up: the indicators of the level, or all that the total counts."""
    kinds = ("indicator",) if of.part == "level" else ("indicator", "execution", "task")
    return [
        one.printed
        for one in _of(draft, *kinds)
        if one.printed.paper_number == of.paper_number
        and of.level1 in ("", one.printed.level1)
        and of.level2 in ("", one.printed.level2)
        and (of.part == "level" or one.printed.is_in_total)
    ]


def _leave_out_repeated_executions(draft: Draft) -> None:
    """The points beside a source of money divide or repeat those beside the whole budget, which alone count."""
    executions = [one.printed for one in _of(draft, "execution")]
    repeated = {one.source_row for one in executions if one.code}
    for paper_number in {one.paper_number for one in executions if not one.code}:
        draft.scores = [_outside(one, paper_number, repeated) for one in draft.scores]


def _mark_what_totals_add_up(draft: Draft) -> None:
    """Whether the points for tasks and execution are in the total: as its points or its score say.

    Some places print 10 points for the execution beside 90 for the indicators, others outside of 100; where nothing
    fits, all that is printed counts, so that the difference shows.
    """
    papers = {one.printed.paper_number: _HUNDRED for one in draft.scores}
    papers |= {one.printed.paper_number: one.printed for one in _of(draft, "total")}
    for paper_number, total in papers.items():
        parts = _parts(draft, replace(total, paper_number=paper_number))
        choices = (("execution", "task"), ("execution",), ("task",), ())
        for counted in choices:
            chosen = [part for part in parts if part.part in (*counted, "indicator")]
            if chosen and _fits(total, chosen):
                left_out = {part.source_row for part in parts} - {part.source_row for part in chosen}
                draft.scores = [_outside(one, paper_number, left_out) for one in draft.scores]
                break


def _fits(total: PrintedScore, parts: Iterable[PrintedScore]) -> bool:
    """Whether the points come to those of the total; without points, whether the scores do."""
    for what in ("points", "score"):
        values = [getattr(part, what) for part in parts]
        if getattr(total, what) is not None and None not in values:
            return abs(getattr(total, what) - sum(values)) <= TOLERANCE
    return False


def _outside(one: ScoreCells, paper_number: int, rows: set[int]) -> ScoreCells:
    printed = one.printed
    is_outside = printed.part in ("execution", "task") and printed.source_row in rows
    if is_outside and printed.paper_number == paper_number:
        return replace(one, printed=replace(printed, is_in_total=False))
    return one
