"""Which kind of paper a sheet is: decided by its columns and what is filled in under them, never by its title.

A target form has targets; a self-evaluation (绩效自评表) what came of the year; a monitoring table
(绩效目标执行监控表) how far it is by a month and what is expected; a month's file the codes of indicators or tasks, or
a column of months.
"""

from dataclasses import dataclass
from typing import Literal

from monitoring.files.cell_values import shown
from monitoring.files.cells import Cells, cell_name
from monitoring.forms.paper_headings import YEAR_END, Column, Head, heads
from monitoring.forms.rows import Row
from monitoring.forms.wording import as_label, is_nothing
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem

Kind = Literal["targets", "evaluation", "monitoring", "monthly", "several", "unknown"]
# Papers are short; a long list of figures is told by its first rows.
_ROWS_THAT_TELL = 2_000
# And no title is longer than this.
_ROWS_OF_A_HEADER = 50
# What no official paper has, and every month's file: the code of what is reported, or the month of each row.
_CODES_AND_MONTHS = {
    *("编号", "code", "指标编号", "指标编码", "指标代码", "任务编号", "任务编码", "编码", "代码"),
    *("indicatorcode", "taskcode", "itemcode", "月份", "month", "月", "填报月份", "所属月份"),
}


@dataclass(frozen=True)
class Paper:
    """What a sheet is. ``monitoring`` and ``year_end`` are the columns that speak for each, ``monthly`` the cells and
    texts of the headings that only a month's file has.

    Of a paper that is both (``several``) something is filled in under both.
    """

    kind: Kind
    monitoring: tuple[Column, ...] = ()
    year_end: tuple[Column, ...] = ()
    monthly: tuple[tuple[str, str], ...] = ()


def kind_of(cells: Cells) -> Paper:
    """The kind of paper on a sheet, with the headings that say so."""
    return kind_of_rows([Row(number, texts) for number, texts in enumerate(cells.rows[:_ROWS_THAT_TELL], start=1)])


def kind_of_rows(rows: list[Row]) -> Paper:
    """The kind of paper that ``rows`` are, with the headings that say so."""
    found = [head for head in heads(rows) if head.block]
    has_levels = any({"level1", "level2"} & head.meanings for head in found)
    if not has_levels and (monthly := _codes_and_months(rows)):
        return Paper("monthly", monthly=monthly)
    monitoring = [(head, column) for head in found for column in _monitoring_columns(head, has_levels)]
    year_end = [(head, column) for head in found for column in head.columns if column.meaning in YEAR_END]
    filled = [place for place in year_end if _is_filled(rows, found, *place)]
    if monitoring and filled and any(_is_filled(rows, found, *place) for place in monitoring):
        return Paper("several", *(tuple(column for _head, column in places) for places in (monitoring, filled)))
    if monitoring and not filled:
        return Paper("monitoring", tuple(column for _head, column in monitoring))
    if year_end or any("actual" in head.meanings for head in found):
        return Paper("evaluation", (), tuple(column for _head, column in year_end))
    return Paper("targets" if any("target" in head.meanings for head in found) else "unknown")


def named(column: Column) -> str:
    """A heading and its cell, to be listed in a sentence."""
    return f"{shown(column.heading)} ({column.cell})"


def refusal(paper: Paper) -> Problem | None:
    """What is wrong with a paper that is two things; None with any other."""
    if paper.kind != "several":
        return None
    return Problem(
        None,
        "",
        "",
        "error",
        _(
            "This paper is two things. A monitoring table, by {monitoring}; a self-evaluation of the year, by "
            "{year_end}. Both are filled in."
        ).format(
            monitoring=formats.listed(map(named, paper.monitoring[:4])),
            year_end=formats.listed(map(named, paper.year_end[:4])),
        ),
        _("Empty the columns that do not belong to it, and read it again."),
    )


def _codes_and_months(rows: list[Row]) -> tuple[tuple[str, str], ...]:
    """The headings of the first row near the top that names a code or a month beside other things."""
    for row in rows[:_ROWS_OF_A_HEADER]:
        found = [index for index in row.filled if row.labels[index].split("(")[0] in _CODES_AND_MONTHS]
        if found and len(row.filled) >= 3:
            return tuple((cell_name(row.number - 1, index), row.text(index)) for index in found)
    return ()


def _monitoring_columns(head: Head, has_levels: bool) -> list[Column]:
    """The columns that only a monitoring table has: figures up to a month, and what is expected of the year.

    Without levels of indicators anywhere on the paper, figures up to a month alone may be those of a month's file.
    """
    columns = [column for column in head.columns if _is_of_monitoring(column)]
    return columns if has_levels or any(column.is_outlook for column in columns) else []


def _is_of_monitoring(column: Column) -> bool:
    has_months = column.is_up_to_now and (column.period is not None or column.is_left_blank)
    return column.is_outlook or (has_months and not _is_whole_year(column))


def _is_whole_year(column: Column) -> bool:
    return column.period is not None and column.period.last == 12


def _is_filled(rows: list[Row], found: list[Head], head: Head, column: Column) -> bool:
    """Whether anything stands under a heading, above the next head."""
    below = min((other.rows[0] for other in found if other.rows[0] > head.rows[-1]), default=len(rows) + 1)
    texts = (row.text(column.index) for row in rows if head.rows[-1] < row.number < below)
    return any(not is_nothing(as_label(text)) for text in texts if text)
