"""The indicators of the official target form: three levels, an explanation, and a target in three cells or in one."""

import re
from decimal import Decimal

from monitoring.cell_values import shown
from monitoring.form_rows import (
    NOTHING_MARKS,
    NUMBER,
    Draft,
    Indicator,
    Row,
    Verdict,
    as_figures,
    as_label,
    one_line,
    rounded,
)
from monitoring.language import gettext as _
from monitoring.proposals import propose
from monitoring.target_cells import IN_WORDS_MARKS, Target, comparator_sign, has_comparator, target_of

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
_LEVEL = re.compile(rf".+指标|.+效益|(?:服务对象|社会公众|公众|群众)满意度|{_LEVEL1.pattern}")
# The names of levels one and two that the official form prescribes: no indicator is called so.
_LEVEL_WORD = re.compile(
    rf"{_LEVEL1.pattern}|(?:数量|质量|时效|进度|(?:经济|社会|生态环境)成本|服务对象满意度|社会公众满意度)指标"
    r"|数量|质量|时效|(?:经济|社会|生态|环境)效益(?:指标)?|可持续(?:影响|发展)(?:指标)?"
)
# Where a row does not stand under its header, a page has shifted it by a column or two.
_SHIFTS = (0, -1, 1, -2, 2)


def indicator_header_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the headings of the indicators, or the name of their table."""
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


def _unread_columns(draft: Draft, row: Row, others: list[int]) -> None:
    for index in others:
        if row.text(index) not in draft.other_columns.values():
            draft.note(
                row,
                "notice",
                _("The column “{value}” of the indicators is not read.").format(value=shown(row.text(index))),
                _("Nothing to do; its cells are kept with the rows of the form."),
                index,
            )


def indicator_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on an indicator: read, not understood (which is said), or an empty row of its levels."""
    if draft.part != "indicators" and not _LEVEL1.fullmatch(row.first):
        return None
    if _is_empty_indicator(draft, row):
        draft.levels = _levels(draft, _levels_of_empty(draft, row))
        return "layout", "empty indicator row"
    fields = _fields(draft, row)
    if fields is None:
        return _indicator_without_target(draft, row)
    draft.part = "indicators"
    draft.levels = _levels(draft, fields)
    target = target_of(fields["comparator"], fields["target"], fields["unit"], fields["level3"])
    has_target = as_label(fields["target"]) not in NOTHING_MARKS
    if target.doubt or not (draft.levels[0] and draft.levels[2] and has_target):
        return _indicator_in_doubt(draft, row, target.doubt)
    _take_indicator(draft, row, fields, target)
    return "read", "indicator"


def _is_empty_indicator(draft: Draft, row: Row) -> bool:
    level2 = draft.indicator_columns.get("level2")
    says_something = [
        index
        for index in row.filled
        if not (index == level2 and len(row.labels[index]) <= 12)
        and not _LEVEL.fullmatch(row.labels[index])
        and not _INDICATORS_LABEL.fullmatch(row.labels[index])
        and row.labels[index] not in NOTHING_MARKS
    ]
    return not says_something and not _has_name_in_place(draft, row)


def _has_name_in_place(draft: Draft, row: Row) -> bool:
    """Whether a name stands under its heading, even one that sounds like a level (服务对象满意度)."""
    level1, level2, level3 = (row.text(draft.indicator_columns.get(name)) for name in ("level1", "level2", "level3"))
    name = as_label(level3)
    if name in NOTHING_MARKS or _INDICATORS_LABEL.fullmatch(name):
        return False
    return bool(level1 and level2) or not (_LEVEL_WORD.fullmatch(name) or name.endswith("指标"))


def _levels_of_empty(draft: Draft, row: Row) -> dict[str, str]:
    columns = draft.indicator_columns
    if "level2" not in columns:
        return _levels_by_meaning(row, row.filled)[0]
    return {"level3": ""} | {name: row.text(columns.get(name)) for name in ("level1", "level2")}


def _levels(draft: Draft, fields: dict[str, str]) -> tuple[str, str, str]:
    """The three levels of a row: what a merged cell leaves blank is as in the row above."""
    level1, level2, level3 = ("".join(fields[name].split()) for name in ("level1", "level2", "level3"))
    above1, above2, above3 = draft.levels
    if level1 and level1 != above1:
        return level1, level2, one_line(fields["level3"])
    if level2 and level2 != above2:
        return above1, level2, one_line(fields["level3"])
    return above1, above2, one_line(fields["level3"]) if level3 else above3


def _fields(draft: Draft, row: Row) -> dict[str, str] | None:
    """What the cells of an indicator row are: under their header, under it but shifted, or by what they say."""
    filled = [index for index in row.filled if not _INDICATORS_LABEL.fullmatch(row.labels[index])]
    for shift in _SHIFTS if draft.indicator_columns else ():
        columns = {meaning: index + shift for meaning, index in draft.indicator_columns.items()}
        others = [index + shift for index in draft.other_columns]
        fields = {meaning: row.text(columns.get(meaning)) for meaning in _INDICATOR_HEADER}
        has_levels = min(columns.get(name, 0) for name in ("level1", "level2")) >= 0
        if {*filled} <= {*columns.values(), *others} and _is_plausible(fields, shift, has_levels):
            return fields
    return _fields_by_meaning(row, filled)


def _is_plausible(fields: dict[str, str], shift: int, has_levels: bool) -> bool:
    comparator = as_label(fields["comparator"])
    if not fields["target"] or comparator_sign(fields["target"]) or _is_named_as_a_level(fields, bool(shift)):
        return False
    if comparator and comparator not in IN_WORDS_MARKS and not comparator_sign(fields["comparator"]):
        return False
    return _is_plausibly_shifted(fields, has_levels) if shift else bool(fields["level3"] or fields["explanation"])


def _is_plausibly_shifted(fields: dict[str, str], has_levels: bool) -> bool:
    """Whether the levels are levels; a row without any must have room for them and a target that is compared."""
    levels = [level for level in (as_label(fields["level1"]), as_label(fields["level2"])) if level]
    if not fields["level3"] or not all(_LEVEL.fullmatch(level) for level in levels):
        return False
    return bool(levels) or (has_levels and _is_compared(fields))


def _is_compared(fields: dict[str, str]) -> bool:
    return bool(comparator_sign(fields["comparator"]) or has_comparator(fields["target"]))


def _is_named_as_a_level(fields: dict[str, str], is_moved: bool) -> bool:
    """Whether what should be the name is a word of the levels: then the row is not read as it is meant.

    Beside both of its levels an indicator may be called 满意度, but never 数量指标.
    """
    name = as_label(fields["level3"])
    if fields["level1"] and fields["level2"] and not name.endswith("指标"):
        return False
    return bool(_LEVEL_WORD.fullmatch(name) or (is_moved and _LEVEL.fullmatch(name)))


def _fields_by_meaning(row: Row, filled: list[int]) -> dict[str, str] | None:
    """Levels end with 指标; the target stands behind the comparator, or in the last cell if that has a number."""
    fields, rest = _levels_by_meaning(row, filled)
    comparators = [place for place, index in enumerate(rest) if comparator_sign(row.text(index))]
    if comparators:
        names, target = rest[: comparators[0]], rest[comparators[0] :]
    elif rest and len(rest) < len(filled) and NUMBER.search(as_figures(row.text(rest[-1]))):
        names, target = rest[:-1], [None, rest[-1]]
    else:
        return None
    if not 1 <= len(names) <= 2 or not 2 <= len(target) <= 3 or not NUMBER.search(as_figures(row.text(target[1]))):
        return None
    parts = dict(zip(("level3", "explanation"), names, strict=False)) | dict(
        zip(("comparator", "target", "unit"), target, strict=False)
    )
    fields |= {meaning: row.text(index) for meaning, index in parts.items()}
    return None if _is_named_as_a_level(fields, is_moved=True) else fields


def _levels_by_meaning(row: Row, filled: list[int] | tuple[int, ...]) -> tuple[dict[str, str], list[int]]:
    fields = dict.fromkeys(_INDICATOR_HEADER, "")
    rest = [index for index in filled if not _INDICATORS_LABEL.fullmatch(row.labels[index])]
    if rest and _LEVEL1.fullmatch(row.labels[rest[0]]):
        fields["level1"] = row.text(rest.pop(0))
    if rest and _LEVEL.fullmatch(row.labels[rest[0]]):
        fields["level2"] = row.text(rest.pop(0))
    return fields, rest


def _indicator_without_target(draft: Draft, row: Row) -> Verdict:
    """The verdict on a row that cannot be read: an indicator in doubt where it has a level or stands in place.

    Its levels hold for the rows below it, whose merged cells are blank.
    """
    if draft.part != "indicators":
        return None
    columns = draft.indicator_columns
    in_place = {name: row.text(columns.get(name)) for name in ("level1", "level2", "level3")}
    is_in_place = bool(columns) and (
        _LEVEL.fullmatch(as_label(in_place["level1"])) or not (in_place["level1"] or in_place["level2"])
    )
    fields = in_place if is_in_place else _levels_by_meaning(row, row.filled)[0]
    has_level = fields["level1"] or any(_LEVEL_WORD.fullmatch(row.labels[index]) for index in row.filled)
    if not has_level and not (is_in_place and in_place["level3"]):
        return None
    draft.levels = _levels(draft, fields)
    return _indicator_in_doubt(draft, row, "")


def _indicator_in_doubt(draft: Draft, row: Row, doubt: str) -> Verdict:
    draft.note(
        row,
        "warning",
        doubt or _("This row looks like an indicator, but its level, name or target is missing."),
        _("Correct the row in the form and read it again; until then this indicator is not monitored."),
        value=" ".join(row.text(index) for index in row.filled),
    )
    return "not_understood", "indicator"


def _take_indicator(draft: Draft, row: Row, fields: dict[str, str], target: Target) -> None:
    level1, level2, level3 = draft.levels
    if target.confirm:
        hint = _("Compare it with the form and confirm or correct the target.")
        draft.note(row, "warning", target.confirm, hint, value=fields["target"])
    value = target.value
    if value is not None:
        index = row.texts.index(fields["target"])
        value = rounded(draft, row, index, value, Decimal("0.0001"))
    proposal = propose(level1, level2, level3, fields["explanation"], target.comparator, value, target.unit)
    indicator = Indicator(
        level1=level1,
        level2=level2,
        level3=level3,
        explanation=one_line(fields["explanation"]),
        comparator=target.comparator,
        target_value=value,
        target_text=one_line(fields["target"]),
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


def _doubt_repetition(draft: Draft, row: Row, indicator: Indicator) -> None:
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
