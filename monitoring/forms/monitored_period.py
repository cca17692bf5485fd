"""Up to which month a monitoring table has its figures: its headings, its title and what stands beside them agree."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from monitoring.files.cell_values import shown
from monitoring.files.cells import column_name
from monitoring.files.periods import Period, period_in
from monitoring.forms.rows import Draft, Row
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _

# 监控截止时间 2023年7月31日 is no date of filling in: up to then the figures are counted.
_CUT_LABEL = re.compile(
    r"(?:绩效)?(?:运行)?(?:监控|执行|数据|统计)*(?:截[止至](?:时间|日期|时点)?|期间|时段|时点|区间|周期)[:：]?(?P<value>.*)"
)


@dataclass(frozen=True)
class Stated:
    """Months that the paper names, and where: in a heading of its figures, or elsewhere (``index`` is None)."""

    period: Period
    row: int
    text: str
    index: int | None = None

    @property
    def where(self) -> str:
        """Text and place, to be listed in a sentence."""
        place = (
            f"{column_name(self.index)}{self.row}" if self.index is not None else _("row {row}").format(row=self.row)
        )
        return f"{shown(self.text)} ({place})"


def stated_in(row: Row) -> list[Stated]:
    """The months that a title names, or a row above the tables that says until when the figures are counted."""
    texts = dict.fromkeys(row.text(index) for index in row.filled)
    label = next((_CUT_LABEL.fullmatch(row.labels[index]) for index in row.filled), None)
    if label:
        value = label["value"] or (row.text(row.filled[1]) if len(row.filled) > 1 else "")
        period, _rest = period_in(f"截至{value}")
        if period is None or period.last is None:
            period, _rest = period_in(value)
        return [Stated(period, row.number, " ".join(texts))] if period is not None else []
    found = ((text, period_in(text)[0]) for text in texts)
    return [Stated(period, row.number, text) for text, period in found if period is not None and period.last != 12]


def cut_of(draft: Draft, stated: Iterable[Stated]) -> Period | None:
    """The months that the figures cover; None, with an error in ``draft``, where the paper does not say or differs."""
    said = [one for one in stated if one.period.is_span and one.period.last is not None and not one.period.is_unclear]
    headings = [one for one in said if one.index is not None]
    months = {one.period.last for one in said} | {one.period.last for one in stated if one.index is not None}
    if not said:
        _note_nothing_said(draft, stated)
        return None
    if len(months - {None}) > 1 or len({one.period.first for one in said}) > 1:
        _note_difference(draft, said)
        return None
    if years := {one.period.year for one in said} - {None, draft.year}:
        problem = _("The table is of {year}, and its months are of {other}: {where}.")
        where = formats.listed(one.where for one in said if one.period.year in years)
        draft.note(
            None,
            "error",
            problem.format(year=draft.year, other=formats.listed(map(str, sorted(years))), where=where),
            _("Correct whichever is wrong, and read the table again."),
        )
        return None
    return (headings or said)[0].period


def _note_nothing_said(draft: Draft, stated: Iterable[Stated]) -> None:
    single = [one for one in stated if one.period.is_month]
    problem = (
        _("The table names a single month ({where}): are its figures of that month, or all up to it?").format(
            where=formats.listed(one.where for one in single)
        )
        if single
        else _("The table does not say up to which month its figures are: no heading, title or mark names the months.")
    )
    hint = _("Write the months into the heading of the figures, such as 1-7月执行情况; a date of filling in is none.")
    draft.note(None, "error", problem, hint)


def _note_difference(draft: Draft, said: list[Stated]) -> None:
    different = {(one.period.first, one.period.last): one for one in said}
    draft.note(
        None,
        "error",
        _("The table names different months: {where}.").format(
            where=formats.listed(one.where for one in different.values())
        ),
        _("Correct whichever is wrong; all figures of a table are up to the same month."),
    )
