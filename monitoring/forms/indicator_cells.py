"""Which cell of an indicator's row is what: under its heading, under it but moved by a page, or by what it says."""

import re
from collections.abc import Collection

from monitoring.forms.rows import Draft, Row
from monitoring.forms.target_cells import IN_WORDS_MARKS, WITHOUT_SIGN, comparator_sign, has_comparator, is_unit
from monitoring.forms.wording import NUMBER, as_figures, as_label, is_nothing, without_enumeration, without_place

INDICATORS_LABEL = re.compile(
    r"(?:部门|年度|整体|履职|的|支出|项目|预期|全年|本年度?|长期|中期|中长期|实施期)*绩效(?:衡量)?指标(?:完成情况)?(?:\(.*\))?"
)
# The indicators of all the years of a project are not those of this year.
LONG_TERM_LABEL = re.compile(r"(?:长期|中期|中长期|实施期).*指标(?:\(.*\))?")
INDICATOR_HEADER = {
    "level1": re.compile(
        r"(?:一级|1级)(?:指标|目标)?(?:名称)?(?:\(.*\))?|(?:绩效)?指标(?:类型|类别|分类|维度)|评价(?:内容|维度)"
    ),
    "level2": re.compile(r"(?:二级|2级)(?:指标|目标)?(?:名称)?(?:\(.*\))?"),
    "level3": re.compile(
        r"(?:三级|3级|四级)(?:指标|目标)?(?:名称)?(?:\(.*\))?|(?:绩效|具体)?指标名称|具体指标|绩效内容"
    ),
    "explanation": re.compile(r"(?:三级)?(?:绩效)?(?:指标|目标)?(?:解释|说明|内容|含义)(?:\(.*\))?|(?:绩效)?指标描述"),
    "comparator": re.compile(r"(?:对比|比较|运算|计算)?(?:符号|关系)|(?:绩效)?(?:指标)?性质|指标值类型"),
    # Where a place calls the comparator so; elsewhere it says 正向 or 反向.
    "direction": re.compile(r"(?:绩效)?指标方向性?"),
    "target": re.compile(
        r"(?:预期|年度|全年|绩效|当年|本年度?|计划|调整后?的?)*(?:指标目标|指标|目标)值"
        r"(?:及.*|\((?!年初|期初|原|调整前).*\))?"
        r"|(?:当年)?(?:预期)?(?:当年)?实现值|年度数值|预期达到的?目标"
    ),
    # Before it was adjusted: where both are printed, the adjusted target counts.
    "initial": re.compile(
        r"(?:年初|期初|原|调整前)(?:设定|预期|绩效)?的?(?:指标|目标)值(?:\(.*\))?"
        r"|(?:年度|绩效)?(?:指标|目标)值\((?:年初|期初|原|调整前).*\)"
    ),
    "unit": re.compile(r"(?:绩效)?(?:指标)?(?:计量|度量)?单位"),
    "weight": re.compile(r"(?:本年|指标)?(?:权重|分值)(?:分值|权重)?(?:\(.*\))?|标准分值?"),
    "final": re.compile(
        r"(?:全年|年度|年终|年末|本年|自评)*实际完成(?:值|情况|指标值)?(?:\(.*\))?|(?:全年|年度)?完成(?:指标)?值(?:\(.*\))?|(?:全年|年度)?实际值"
    ),
    "score": re.compile(r"(?:自评|实际|指标)?得分(?:\(.*\))?|自评分值?"),
    "reason": re.compile(r"(?:未完成|偏差).*(?:原因|分析|措施|说明).*"),
}
# The target's number in a second row of headings, below that of the target.
_NUMBER_BELOW_TARGET = re.compile("数值|数量|值")
_ADJUSTED_TARGET = re.compile(r"(?:调整|变更)后?的?.*(?:指标|目标)值(?:\(.*\))?|.*(?:指标|目标)值\(调整后?.*\)")
RESULT_COLUMNS = frozenset({"weight", "final", "score", "reason"})
# Some places print 目标 or 值 where the official form has 指标.
_LEVEL_ENDING = "(?:指标|目标|值)"
LEVEL1 = re.compile(
    r"(?:产出|效益|满意度|成本|效果|过程|投入|履职效能|履职效益|管理效率|运行成本|社会效应"
    rf"|可持续影响|可持续发展能力|产出与?效益){_LEVEL_ENDING}?"
)
# To which first level a second one belongs, in forms without a column for the first.
LEVEL1_OF = {
    "产出指标": re.compile(rf"(?:数量|质量|时效|进度|(?:经济|社会|生态环境)?成本){_LEVEL_ENDING}?"),
    "效益指标": re.compile(
        rf"(?:经济|社会|生态|环境|生态环境)效益{_LEVEL_ENDING}?|可持续(?:影响|发展){_LEVEL_ENDING}?"
    ),
    "满意度指标": re.compile(rf".*满意度{_LEVEL_ENDING}?"),
}
LEVEL = re.compile(
    rf".+指标|(?:数量|质量|时效|成本|效益|满意度|可持续影响)(?:目标|值)|.+效益(?:目标|值)?"
    rf"|(?:服务对象|社会公众|公众|群众)满意度(?:目标|值)?|{LEVEL1.pattern}"
)
# The names of levels one and two that the official form prescribes: no indicator is called so.
LEVEL_WORD = re.compile(
    rf"{LEVEL1.pattern}|(?:数量|质量|时效|进度|(?:经济|社会|生态环境)成本|服务对象满意度|社会公众满意度){_LEVEL_ENDING}"
    rf"|数量|质量|时效|(?:经济|社会|生态|环境)效益{_LEVEL_ENDING}?|可持续(?:影响|发展){_LEVEL_ENDING}?"
)
_BRACKETS_BEHIND = re.compile(r"[（(][^（(）)]*[）)]\s*$")
_OTHER_THAN_THIS_YEAR = re.compile("年初|期初|原|调整|上年|去年|历史|长期|中期|实施期|[0-9]")
# Where a row does not stand under its header, a page has shifted it by a column or two.
_SHIFTS = (0, -1, 1, -2, 2)
# 产出指标（50分）, 产出指标(40-50)分
_POINTS_OF_LEVEL = re.compile(r"(?P<level>[^（(]+)[（(]\s*[\d.．]+(?:\s*[-—~～至]\s*[\d.．]+)?\s*[分%]?\s*[)）]\s*分?")


def header_columns(row: Row) -> dict[str, int]:
    """Where the headings of the indicators stand in this row: {meaning: index}."""
    columns = Row(row.number, tuple(map(_without_brackets, row.texts))).columns(INDICATOR_HEADER)
    if "level1" in columns and "level3" not in columns:
        # The most specific heading there is has the names below it.
        most_specific = "explanation" if "explanation" in columns else "level2"
        if most_specific in columns and (most_specific == "explanation" or "target" in columns):
            columns["level3"] = columns.pop(most_specific)
    if "initial" in columns and "target" not in columns:
        columns["target"] = columns.pop("initial")
    adjusted = next((index for index in row.filled if _ADJUSTED_TARGET.fullmatch(row.labels[index])), None)
    if adjusted is not None and columns.get("target") not in (None, adjusted):
        columns = {"initial": columns["target"]} | columns | {"target": adjusted}
    return columns


def _without_brackets(heading: str) -> str:
    """A heading without what a place adds to it, such as （必填）; which year or version it is of stays."""
    found = _BRACKETS_BEHIND.search(heading)
    return heading[: found.start()] if found and not _OTHER_THAN_THIS_YEAR.search(found[0]) else heading


def unit_of_heading(heading: str) -> str:
    """The unit of the targets where the heading over them names it: 指标值（%）."""
    found = _BRACKETS_BEHIND.search(heading)
    return found[0][1:-1].strip() if found and is_unit(found[0][1:-1]) else ""


def is_upper_heading(row: Row) -> bool:
    """Whether a row is the upper one of two rows of headings: it names the target or the table, and no indicator."""
    columns = header_columns(row)
    names_table = any(INDICATORS_LABEL.fullmatch(row.labels[index]) for index in row.filled)
    return "level3" not in columns and len(columns) + names_table >= 2 and (names_table or "target" in columns)


def joined_headings(upper: Row, lower: Row) -> Row:
    """Two rows of headings as one: of each column what names something, the lower cell, both, or the upper one.

    A cell above stands for the empty ones to its right too: it was merged over them.
    """
    headings, above = [], ""
    for index in range(max(len(upper.texts), len(lower.texts))):
        own, below = upper.text(index), lower.text(index)
        above = own or above
        number = above if _NUMBER_BELOW_TARGET.fullmatch(as_label(below)) else ""
        choices = (below, f"{above}{below}", f"{below}{above}", number) if below else (own,)
        headings.append(next((text for text in choices if is_heading(text)), below or own))
    return Row(lower.number, tuple(headings))


def is_heading(text: str) -> bool:
    """Whether a cell says what a column of the indicators holds."""
    label = as_label(_without_brackets(text))
    return any(words.fullmatch(label) for words in INDICATOR_HEADER.values())


def header_columns_again(row: Row) -> dict[str, int]:
    """Where the same headings stand a second time, to the right of the first; empty if not all that matter do."""
    first = header_columns(row).values()
    again = header_columns(Row(row.number, tuple("" if i in first else text for i, text in enumerate(row.texts))))
    return again if {"level3", "target"} <= again.keys() else {}


def plain_cells(row: Row, left_out: Collection[int]) -> Row:
    """The row without a template's words before the names, without points behind levels, and without some columns."""
    return Row(row.number, tuple("" if i in left_out else _plain(text) for i, text in enumerate(row.texts)))


def _plain(text: str) -> str:
    """“指标1：巡河” is 巡河, and “一、产出指标（50分）” is 产出指标."""
    found = _POINTS_OF_LEVEL.fullmatch(text)
    level = without_enumeration(as_label(found["level"] if found else text))
    is_level = level != as_label(text) and LEVEL.fullmatch(level)
    return level if is_level else without_place(text)


def fields_of(draft: Draft, row: Row) -> dict[str, str] | None:
    """What the cells of an indicator row are: under their header, under it but shifted, or by what they say."""
    filled = [index for index in row.filled if not INDICATORS_LABEL.fullmatch(row.labels[index])]
    is_in_place = bool(LEVEL1.fullmatch(as_label(row.text(draft.indicator_columns.get("level1")))))
    for shift in _SHIFTS[: 1 if is_in_place else None] if draft.indicator_columns else ():
        columns = {meaning: index + shift for meaning, index in draft.indicator_columns.items()}
        others = [index + shift for index in draft.other_columns]
        fields = _adjusted({meaning: row.text(columns.get(meaning)) for meaning in INDICATOR_HEADER})
        levels, read = _levels_apart(row, columns, others)
        fields |= levels
        _take_sign(fields)
        has_levels = min(columns.get(name, 0) for name in ("level1", "level2")) >= 0
        if {*filled} <= {*columns.values(), *others, *read} and _is_plausible(fields, shift, has_levels):
            return fields
    # Beside weights and results the last number of a row is no target, and without its heading no column is one.
    columns = draft.indicator_columns.keys()
    is_known = not columns or "target" in columns
    if not is_known or columns & RESULT_COLUMNS:
        return None
    return _fields_by_meaning(row, filled, draft.indicator_columns.get("level1"))


def _levels_apart(row: Row, columns: dict[str, int], others: list[int]) -> tuple[dict[str, str], list[int]]:
    """The second level where no heading is over it, and the cells read for it.

    Its word stands beside the first level or before the name, because one heading was merged over both.
    """
    if "level2" in columns or "level3" not in columns:
        return {}, []
    name = columns["level3"]
    end = min((index for index in (*columns.values(), *others) if index > name), default=len(row.texts))
    named = [index for index in row.filled if name <= index < end]
    before = [index for index in row.filled if columns.get("level1", name) <= index < name]
    levels: dict[str, str] = {}
    if len(before) == 2:
        levels = {"level1": row.text(before[0]), "level2": row.text(before[1])}
    elif before and before[0] > columns["level1"]:
        levels = {"level1": "", "level2": row.text(before[0])}
    if len(named) == 2 and LEVEL.fullmatch(row.labels[named[0]]):
        levels |= {"level2": row.text(named[0]), "level3": row.text(named[1])}
    elif len(named) == 1 and named[0] > name:
        levels |= {"level3": row.text(named[0])}
    return levels, [*before, *named] if levels else []


def _take_sign(fields: dict[str, str]) -> None:
    """The comparator from the column that has it: some places print 正向 and 反向, or 定量, where others have it."""
    if not _says_how(fields["comparator"]) and _says_how(fields["direction"]):
        fields["comparator"] = fields["direction"]
    if as_label(fields["comparator"]) in WITHOUT_SIGN:
        fields["comparator"] = ""


def _says_how(text: str) -> bool:
    return bool(comparator_sign(text)) or as_label(text) in IN_WORDS_MARKS


def _adjusted(fields: dict[str, str]) -> dict[str, str]:
    """The fields with the target from before as the target, where it was not adjusted in this row."""
    was_not = fields["initial"] and is_nothing(as_label(fields["target"]))
    return fields | {"target": fields["initial"], "initial": ""} if was_not else fields


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
    if not is_name(fields["level3"]) or not all(LEVEL.fullmatch(level) for level in levels):
        return False
    if first_level_of(as_label(fields["level1"])):
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
    return bool(LEVEL_WORD.fullmatch(name) or (is_moved and LEVEL.fullmatch(name)))


def _fields_by_meaning(row: Row, filled: list[int], level1_column: int | None) -> dict[str, str] | None:
    """Levels end with 指标; the target stands behind the comparator, or in the last cell if that has a number."""
    fields, rest = levels_by_meaning(row, filled, level1_column)
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
    return None if is_number(fields["unit"]) or _is_named_as_a_level(fields, is_moved=True) else fields


def _is_first_level(row: Row, index: int, level1_column: int | None) -> bool:
    label = row.labels[index]
    if index == level1_column:
        return bool(LEVEL.fullmatch(label))
    is_second_too = any(words.fullmatch(label) for words in LEVEL1_OF.values())
    is_behind = level1_column is not None and index > level1_column
    return bool(LEVEL1.fullmatch(label)) and not (is_second_too and is_behind)


def first_level_of(level: str) -> str:
    """The first level to which the word of a second one belongs; empty for words of first levels, and for others."""
    if LEVEL1.fullmatch(level) or LEVEL1_OF["满意度指标"].fullmatch(level):
        return ""
    return next((first for first, words in LEVEL1_OF.items() if words.fullmatch(level)), "")


def is_name(text: str) -> bool:
    """Whether a cell may be the name of an indicator: not where it holds nothing, or a number alone."""
    return bool(text) and not re.fullmatch(rf"[-+]?{NUMBER.pattern}[%‰]?", as_figures(text))


def is_number(text: str) -> bool:
    """Whether a cell holds nothing but a number: it is no unit."""
    return bool(re.fullmatch(rf"[-+]?{NUMBER.pattern}", as_figures(text)))


def levels_by_meaning(
    row: Row, filled: list[int] | tuple[int, ...], level1_column: int | None
) -> tuple[dict[str, str], list[int]]:
    """The levels at the beginning of a row, by what they say, and the cells behind them.

    成本 and 满意度 are words of first and of second levels: which one, their place below the headings says.
    """
    fields = dict.fromkeys(INDICATOR_HEADER, "")
    rest = [index for index in filled if not INDICATORS_LABEL.fullmatch(row.labels[index])]
    if rest and _is_first_level(row, rest[0], level1_column):
        fields["level1"] = row.text(rest.pop(0))
    if rest and LEVEL.fullmatch(row.labels[rest[0]]):
        fields["level2"] = row.text(rest.pop(0))
    return fields, rest
