"""The indicators of an official form: three levels, an explanation, a target, in a self-evaluation what came of it."""

import re
from decimal import Decimal

from monitoring.files.cell_values import shown
from monitoring.files.reader import column_name
from monitoring.forms.indicator_cells import (
    INDICATORS_LABEL,
    LEVEL,
    LEVEL1,
    LEVEL1_OF,
    LEVEL_WORD,
    LONG_TERM_LABEL,
    fields_of,
    first_level_of,
    header_columns,
    header_columns_again,
    is_heading,
    is_name,
    is_upper_heading,
    joined_headings,
    levels_by_meaning,
    plain_cells,
    unit_of_heading,
)
from monitoring.forms.parts import FinalValue, Indicator, Verdict
from monitoring.forms.proposals import propose
from monitoring.forms.rows import Draft, Row, note_unread_cells, rounded
from monitoring.forms.scores import take_indicator_score, take_points_of_levels, take_score_in_doubt
from monitoring.forms.target_cells import Target, comparator_sign, final_value, points, target_of
from monitoring.forms.wording import NUMBER, as_label, is_nothing, one_line
from monitoring.language.catalogue import gettext as _

_MERGED_DOWN = ("level3", "explanation", "comparator", "target", "unit")
_SIDE_LABEL = re.compile("绩效|目标|指标")


def indicator_header_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the headings of the indicators, on those below them, or on the name of their table."""
    headings, draft.headings = _with_headings_above(draft, row), None
    columns = header_columns(headings)
    is_header = "level3" in columns and len(columns) >= 3
    if not is_header and INDICATORS_LABEL.fullmatch(row.only):
        _enter_table(draft, row)
        return "layout", "section label"
    if not is_header:
        return _upper_headings(draft, headings)
    _enter_table(draft, row)
    row = draft.headings = headings
    draft.indicator_columns = columns
    draft.target_unit = unit_of_heading(row.text(columns.get("target")))
    _take_long_term_columns(draft, row)
    known = {*columns.values(), *draft.long_term_columns}
    others = [i for i in row.filled if i not in known and not INDICATORS_LABEL.fullmatch(row.labels[i])]
    _unread_columns(draft, row, others)
    draft.other_columns = {index: row.text(index) for index in others}
    take_points_of_levels(draft, row)
    return "layout", "indicator header"


def _with_headings_above(draft: Draft, row: Row) -> Row:
    """The row as headings: together with the row right above it, where that has headings too."""
    above = draft.headings
    if above is None or above.number != row.number - 1:
        return row
    if any(NUMBER.search(row.labels[index]) and not is_heading(row.text(index)) for index in row.filled):
        return row
    joined = joined_headings(above, row)
    if len(header_columns(joined)) <= len(header_columns(above)):
        return row
    # What was said of the upper row alone is no longer true.
    draft.problems = [problem for problem in draft.problems if problem.row != above.number]
    draft.other_columns = {}
    return joined


def _upper_headings(draft: Draft, row: Row) -> Verdict:
    """The upper one of several rows of headings; which columns there are, the rows below it say."""
    if not is_upper_heading(row):
        return None
    draft.headings = row
    return "layout", "indicator header"


def _take_long_term_columns(draft: Draft, row: Row) -> None:
    """Where the indicators stand twice side by side, those on the left are of all the years of a project."""
    again = header_columns_again(row)
    draft.long_term_columns = frozenset(draft.indicator_columns[name] for name in again)
    draft.indicator_columns |= again
    if again:
        draft.note(
            row,
            "warning",
            _("The indicators stand twice side by side; those from column {column} on are read.").format(
                column=column_name(min(again.values()))
            ),
            _("Look whether those are the indicators of this year."),
        )


def _enter_table(draft: Draft, row: Row) -> None:
    """A table of indicators begins: of the year, or of all the years of a project, which are not monitored."""
    if LONG_TERM_LABEL.fullmatch(row.first):
        draft.part = "long-term"
        draft.note(
            row,
            "notice",
            _("“{value}” holds for several years, so its indicators are not monitored.").format(
                value=shown(row.text(row.filled[0]))
            ),
            _("Nothing to do, if the form has a table of the indicators of this year as well."),
        )
    elif draft.part != "long-term" or INDICATORS_LABEL.fullmatch(row.first):
        draft.part = "indicators"


def _unread_columns(draft: Draft, row: Row, others: list[int]) -> None:
    first = min(draft.indicator_columns.values())
    for index in others:
        # The name of the table may stand at its side, in one cell for all rows.
        is_at_side = index < first and _SIDE_LABEL.search(row.labels[index])
        if row.text(index) not in draft.other_columns.values() and not is_at_side:
            draft.note(
                row,
                "notice",
                _("The column “{value}” of the indicators is not read.").format(value=shown(row.text(index))),
                _("Nothing to do; its cells are kept with the rows of the form."),
                index,
            )


def indicator_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on an indicator: read, not understood (which is said), or an empty row of its levels."""
    row = _filled_down(draft, row)
    verdict = _indicator(draft, plain_cells(row, draft.long_term_columns), row)
    if verdict and draft.part == "indicators":
        take_points_of_levels(draft, row)
    return verdict


def _indicator(draft: Draft, row: Row, printed: Row) -> Verdict:
    """``indicator_row`` for the cells that count, of a row as it was ``printed``."""
    if draft.part == "long-term" and row.filled:
        return "layout", "indicator of several years"
    if not row.filled:
        return "layout", "empty indicator row"
    if draft.part != "indicators" and not LEVEL1.fullmatch(row.first):
        return None
    if _is_empty_indicator(draft, row):
        draft.levels = _levels(draft, _levels_of_empty(draft, row))
        draft.empty_levels.append((row.number, *draft.levels[:2]))
        _doubt_only_long_term(draft, printed)
        return "layout", "empty indicator row"
    fields = fields_of(draft, row)
    if fields is None:
        return _indicator_without_target(draft, row)
    draft.part = "indicators"
    draft.levels = _levels(draft, fields)
    unit = fields["unit"] or draft.target_unit
    target = target_of(fields["comparator"], fields["target"], unit, fields["level3"])
    # “无” beside a name may well be the target: none is to happen.
    has_target = not is_nothing(as_label(fields["target"])) or as_label(fields["target"]) == "无"
    doubt = target.doubt or _doubt_cells(draft, row, fields)
    if doubt or not (draft.levels[0] and draft.levels[2] and has_target):
        return _indicator_in_doubt(draft, row, doubt)
    _take_indicator(draft, row, fields, target)
    return "read", "indicator"


def _filled_down(draft: Draft, row: Row) -> Row:
    """The row with what cells merged down to it say, as a person sees it; but points are those of one row."""
    above = draft.indicator_above
    places = {draft.indicator_columns.get(name) for name in _MERGED_DOWN} & row.continued
    if above is not None and above.number == row.number - 1 and places and row.filled:
        width = max(len(row.texts), *(place + 1 for place in places))
        texts = (above.text(index) if index in places else row.text(index) for index in range(width))
        row = Row(row.number, tuple(texts), row.continued)
    draft.indicator_above = row
    return row


def _doubt_cells(draft: Draft, row: Row, fields: dict[str, str]) -> str:
    """Why the cells of a row are not read though its target could be: a name or a comparator that is doubtful."""
    if fields["level3"] and not is_name(fields["level3"]):
        return _("The name of the indicator is a number, “{value}”.").format(value=shown(fields["level3"]))
    signs = [index for index in row.filled if index in draft.other_columns and comparator_sign(row.text(index))]
    if signs and not fields["comparator"]:
        return _("“{sign}” stands in the column “{heading}”, which is not read; it may compare the target.").format(
            sign=row.text(signs[0]), heading=shown(draft.other_columns[signs[0]])
        )
    if not (draft.levels[0] or {"level1", "level2"} & draft.indicator_columns.keys()) and draft.indicator_columns:
        return _("No heading says to which levels the indicators belong, so none was read.")
    return ""


def _doubt_only_long_term(draft: Draft, row: Row) -> None:
    """Side by side, this year's indicators may have been left blank because they are those of all years."""
    texts = [row.text(index) for index in sorted(draft.long_term_columns) if not is_nothing(row.labels[index])]
    if len(texts) > 1:
        draft.note(
            row,
            "warning",
            _("Only the indicators of several years are filled in here, so none was read."),
            _("If they hold for this year too, write them into the columns of this year and read the form again."),
            value=" ".join(texts),
        )


def _is_empty_indicator(draft: Draft, row: Row) -> bool:
    level2, weight = (draft.indicator_columns.get(name) for name in ("level2", "weight"))
    says_something = [
        index
        for index in row.filled
        if index != weight
        and index not in draft.other_columns
        and not (index == level2 and len(row.labels[index]) <= 12)
        and not LEVEL.fullmatch(row.labels[index])
        and not INDICATORS_LABEL.fullmatch(row.labels[index])
        and not is_nothing(row.labels[index])
    ]
    return not says_something and not _has_name_in_place(draft, row)


def _has_name_in_place(draft: Draft, row: Row) -> bool:
    """Whether a name stands under its heading, even one that sounds like a level (服务对象满意度)."""
    level1, level2, level3 = (row.text(draft.indicator_columns.get(name)) for name in ("level1", "level2", "level3"))
    name = as_label(level3)
    if is_nothing(name) or INDICATORS_LABEL.fullmatch(name):
        return False
    return bool(level1 and level2) or not (LEVEL_WORD.fullmatch(name) or name.endswith("指标"))


def _levels_of_empty(draft: Draft, row: Row) -> dict[str, str]:
    columns = draft.indicator_columns
    if "level2" not in columns:
        return levels_by_meaning(row, row.filled, columns.get("level1"))[0]
    return {"level3": ""} | {name: row.text(columns.get(name)) for name in ("level1", "level2")}


def _levels(draft: Draft, fields: dict[str, str]) -> tuple[str, str, str]:
    """The three levels of a row: what a merged cell leaves blank is as in the row above."""
    level1, level2, level3 = ("".join(fields[name].split()) for name in ("level1", "level2", "level3"))
    level1, level2 = ("" if is_nothing(level) else level for level in (level1, level2))
    if "level1" not in draft.indicator_columns:
        level1 = level1 or next((name for name, words in LEVEL1_OF.items() if words.fullmatch(level2)), "")
    elif "level2" not in draft.indicator_columns and not level2 and first_level_of(as_label(level1)):
        level1, level2 = first_level_of(as_label(level1)), level1
    above1, above2, above3 = draft.levels
    if level1 and level1 != above1:
        return level1, level2, one_line(fields["level3"])
    if level2 and level2 != above2:
        return above1, level2, one_line(fields["level3"])
    return above1, above2, one_line(fields["level3"]) if level3 else above3


def _indicator_without_target(draft: Draft, row: Row) -> Verdict:
    """The verdict on a row that cannot be read: an indicator in doubt where it has a level or stands in place.

    Its levels hold for the rows below it, whose merged cells are blank.
    """
    if draft.part != "indicators":
        return None
    columns = draft.indicator_columns
    in_place = {name: row.text(columns.get(name)) for name in ("level1", "level2", "level3")}
    is_in_place = bool(columns) and (
        LEVEL.fullmatch(as_label(in_place["level1"])) or not (in_place["level1"] or in_place["level2"])
    )
    fields = in_place if is_in_place else levels_by_meaning(row, row.filled, columns.get("level1"))[0]
    has_level = fields["level1"] or any(LEVEL_WORD.fullmatch(row.labels[index]) for index in row.filled)
    if not has_level and not (is_in_place and in_place["level3"]):
        return None
    draft.levels = _levels(draft, fields)
    no_heading = _("No heading says in which column the target stands, so none was read.")
    return _indicator_in_doubt(draft, row, no_heading if columns and "target" not in columns else "")


def _indicator_in_doubt(draft: Draft, row: Row, doubt: str) -> Verdict:
    draft.note(
        row,
        "warning",
        doubt or _("This row looks like an indicator, but its level, name or target is missing."),
        _("Correct the row in the form and read it again; until then this indicator is not monitored."),
        value=" ".join(row.text(index) for index in row.filled),
    )
    take_score_in_doubt(draft, row)
    return "not_understood", "indicator"


def _take_indicator(draft: Draft, row: Row, fields: dict[str, str], target: Target) -> None:
    level1, level2, level3 = draft.levels
    if target.confirm:
        hint = _("Compare it with the form and confirm or correct the target.")
        draft.note(row, "warning", target.confirm, hint, value=fields["target"])
    value = target.value
    if value is not None:
        value = rounded(draft, row, row.texts.index(fields["target"]), value, Decimal("0.0001"))
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
        weight=_points(draft, row, fields["weight"], Decimal("0.0001")) or None,
        initial_target_text=one_line(fields["initial"]),
    )
    _doubt_repetition(draft, row, indicator)
    _take_final_value(draft, row, fields, indicator)
    draft.indicators.append(indicator)
    take_indicator_score(draft, row, fields)


def _points(draft: Draft, row: Row, text: str, places: Decimal) -> Decimal | None:
    """The points in a cell; None where there are none, which is said if it has other words."""
    if is_nothing(as_label(text)):
        return None
    value = points(text)
    if value is None:
        note_unread_cells(draft, row, [row.texts.index(text)])
        return None
    return rounded(draft, row, row.texts.index(text), value, places)


def _take_final_value(draft: Draft, row: Row, fields: dict[str, str], indicator: Indicator) -> None:
    """What a self-evaluation says was reached; in another unit than the target's it is kept in words only."""
    if is_nothing(as_label(fields["final"])):
        return
    value = final_value(fields["final"], indicator.unit) if indicator.target_value is not None else None
    if value is None and indicator.target_value is not None:
        draft.note(
            row,
            "warning",
            _("“{value}” cannot be read as what was reached of this target.").format(value=shown(fields["final"])),
            _("Write the number alone, in the unit of the target, and read the form again."),
            row.texts.index(fields["final"]),
        )
    if value is not None:
        value = rounded(draft, row, row.texts.index(fields["final"]), value, Decimal("0.0001"))
    draft.final_values.append(
        FinalValue(
            place=len(draft.indicators),
            level3=indicator.level3,
            explanation=indicator.explanation,
            actual_value=value,
            actual_text=one_line(fields["final"]),
            score=_points(draft, row, fields["score"], Decimal("0.0001")),
            deviation_reason=fields["reason"],
            source_row=row.number,
        )
    )


def _doubt_repetition(draft: Draft, row: Row, indicator: Indicator) -> None:
    earlier = draft.rows_of_names.setdefault((indicator.level3, indicator.explanation), row.number)
    if earlier != row.number:
        draft.note(
            row,
            "warning",
            _("The indicator “{name}” stands in row {row} with the same explanation.").format(
                name=shown(indicator.level3), row=earlier
            ),
            _("Take out one of them, or give them explanations that tell them apart."),
            value=indicator.level3,
        )
