"""A target: comparator, number and unit in three cells, or in one ("≥190元每人每月", "不低于60户")."""

import re
from dataclasses import dataclass
from decimal import Decimal

from monitoring.files.cell_values import VALUE_LIMIT, shown
from monitoring.forms.wording import (
    CHINESE_NUMBER,
    NUMBER,
    UNSIGNED_NUMBER,
    as_decimal,
    as_figures,
    as_label,
    one_line,
)
from monitoring.language.catalogue import gettext as _

POINTS_LIMIT = Decimal(100_000)
_COMPARATORS_BEFORE = {
    "大于或等于": "≥",
    "大于等于": "≥",
    "不低于": "≥",
    "不少于": "≥",
    "不小于": "≥",
    "至少": "≥",
    "小于或等于": "≤",
    "小于等于": "≤",
    "不超过": "≤",
    "不高于": "≤",
    "不多于": "≤",
    "不大于": "≤",
    "至多": "≤",
    "最多": "≤",
    "大于": ">",
    "高于": ">",
    "超过": ">",
    "多于": ">",
    "小于": "<",
    "低于": "<",
    "少于": "<",
    "等于": "=",
} | {sign: sign for sign in "≥≤><="}
_COMPARATORS_AFTER = {
    "及以上": "≥",
    "或以上": "≥",
    "(含)以上": "≥",
    "以上": "≥",
    "及以下": "≤",
    "或以下": "≤",
    "(含)以下": "≤",
    "以下": "≤",
    "以内": "≤",
    "之内": "≤",
    "内": "≤",
}
# What stands in place of a comparator where the target is in words.
IN_WORDS_MARKS = frozenset({"定性", "定性指标", "文字描述", "文字"})
# What says in place of a comparator that there is a number, or which way is better, and compares nothing.
WITHOUT_SIGN = frozenset({"定量", "定量指标", "正向", "正向指标", "反向", "反向指标", "负向", "负向指标"})
# What a printed form leaves to be filled in: “**人”, “≤  %”, “≥XX%”, “（ ）”, “__”; or a sign or a unit alone.
_BLANK = r"(?:[*×_○◯]+|(?<![A-Za-z])[xnXN]+(?![A-Za-z])|\(\))"
_SIGN = "|".join(map(re.escape, _COMPARATORS_BEFORE))
_UNIT = (
    r"(?:%|‰|[件次人个场期条户项篇份宗批起例家所座处套台辆天日分名]|人次|户次|批次|场次|课时|小时"
    r"|工作日|公里|平方米|亩|吨|元|万元|亿元)(?:/[件次人个场期条户项村月年季天日]+)?"
)
_PLACEHOLDER = re.compile(
    rf"(?:{_SIGN})?{_BLANK}(?:{_UNIT}|[年月].{{0,6}})?(?:[及或]?以[上下内])?|(?:{_SIGN})(?:{_UNIT})?|[%‰]|□[^☑√✓■]*"
)
_SHARES = ("%", "‰")
_DATE = re.compile(
    r"20[0-9]{2}年度?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|[0-9]{1,2}月(?:[0-9]{1,2}日|(?=底|末|前|以前|之前))"
    r"|每月[0-9]{1,2}[日号]"
)
_YEAR = re.compile("20[0-9]{2}")
_VERBS = r"(?:达到|达|完成|实现|保持|保持在|控制在|确保)?"
# “每月不少于2次” are 2 次/月; “全年” says what every target of the year means.
_PERIOD = r"(?:(?:全年|年内|年度|本年|当年)|每个?(?P<per>年|月|季度|季|周|天|日|人|户|村|次))?"
_TARGET = re.compile(
    rf"{_PERIOD}{_VERBS}(?P<before>{'|'.join(_COMPARATORS_BEFORE)})?{_VERBS}"
    rf"(?P<number>[-+]?{UNSIGNED_NUMBER})"
    rf"(?P<unit>.*?)(?:(?P<after>{'|'.join(map(re.escape, _COMPARATORS_AFTER))})(?P<rest>[/每].*)?)?"
)
# Behind these no unit goes on except as a share of something: “≥95%的村”.
_RATE_WITH_WORDS = re.compile(r"(?P<unit>[%‰])(?P<words>[^/每].*)")
_UNIT_NAMES = {"百分比": "%", "百分点": "%", "千分比": "‰"}
_PERCENT_IN_WORDS = re.compile(rf"百分之({UNSIGNED_NUMBER})")
_ROUGHLY = re.compile(r"左右|上下|约|近|大概|±")
_NUMBER_IN_WORDS = re.compile(
    rf"(?:{'|'.join(_COMPARATORS_BEFORE)})(?:{CHINESE_NUMBER}|百|两)|(?:{CHINESE_NUMBER}|百|两).?[及或]?以[上下内]"
    rf"|^(?:{CHINESE_NUMBER}|两)(?:{_UNIT})$"
)
# Two numbers, of which the list's comma would otherwise make one with thousands: “100，200”.
_LIST = re.compile(r"[0-9][%‰]?\s*[，、；]\s*[0-9]")
_UNIT_IN_NAME = re.compile(rf"\((?:单位:)?({_UNIT})\)$")


@dataclass(frozen=True)
class Target:
    """What a target's cells say. ``confirm`` is a reason to look again, ``doubt`` one not to read it at all."""

    comparator: str | None = None
    value: Decimal | None = None
    unit: str = ""
    confirm: str = ""
    doubt: str = ""


def comparator_sign(text: str) -> str | None:
    """The sign for which a cell stands that holds nothing but a comparator, else None."""
    return _COMPARATORS_BEFORE.get(as_figures(text))


def is_unit(text: str) -> bool:
    """Whether a text is one of the units in use."""
    return bool(re.fullmatch(_UNIT, as_figures(text).removeprefix("单位:")))


def is_placeholder(text: str) -> bool:
    """Whether a cell has what a printed form leaves to be filled in, and no target."""
    return bool(_PLACEHOLDER.fullmatch(as_figures(text)))


def has_comparator(text: str) -> bool:
    """Whether a cell with a number compares it, before or behind: “≥5次”, “5次以上”."""
    found = _TARGET.fullmatch(as_figures(text))
    return bool(found and (found["before"] or found["after"]))


def target_of(comparator_text: str, target_text: str, unit_text: str, name: str) -> Target:
    """What the three cells say; ``name`` is the indicator's, whose brackets may hold the unit."""
    figures = _PERCENT_IN_WORDS.sub(r"\1%", as_figures(target_text).rstrip("。.;,"))
    numbers = NUMBER.findall(figures)
    if re.fullmatch(rf"[-+]?{NUMBER.pattern}", as_figures(unit_text)):
        return Target(doubt=_("The unit is a number, “{value}”.").format(value=shown(unit_text)))
    if not numbers and is_placeholder(target_text):
        return Target(
            doubt=_("“{value}” is a blank of the printed form: there is no target in it.").format(
                value=shown(target_text)
            )
        )
    if as_label(comparator_text) in IN_WORDS_MARKS or not numbers:
        return Target(unit=_unit_name(unit_text), confirm=_doubt_words(target_text, figures, comparator_text))
    is_year = _YEAR.fullmatch(figures) and as_label(unit_text) == "年"
    if is_year or not NUMBER.search(_DATE.sub("", figures)):
        return Target(
            unit=_unit_name(unit_text),
            confirm=_("“{value}” names a date, so it is read as a target in words.").format(value=shown(target_text)),
        )
    if len(numbers) > 1 or _LIST.search(target_text):
        return Target(
            doubt=_("“{value}” holds more than one number, so it is not clear which one is the target.").format(
                value=shown(target_text)
            )
        )
    found = _TARGET.fullmatch(figures)
    if not found or _ROUGHLY.search(found["unit"]) or abs(as_decimal(found["number"])) >= VALUE_LIMIT:
        return Target(doubt=_("“{value}” cannot be read as a target.").format(value=shown(target_text)))
    return _compared(comparator_sign(comparator_text), found, unit_text, name)


def _doubt_words(target_text: str, figures: str, comparator_text: str) -> str:
    """What is to be confirmed of a target without a number in figures."""
    if as_label(target_text) == "无":
        return _("“无” may say that there is no target, or that none may happen; it is read as a target in words.")
    if as_label(comparator_text) not in IN_WORDS_MARKS and _NUMBER_IN_WORDS.search(figures):
        return _("“{value}” has its number in words, so it is read as a target in words.").format(
            value=shown(target_text)
        )
    return ""


def final_value(text: str, unit: str) -> Decimal | None:
    """What was reached, in the ``unit`` of the target; None for words, another unit or more than one number."""
    figures = _PERCENT_IN_WORDS.sub(r"\1%", as_figures(text))
    found = _TARGET.fullmatch(figures)
    if not found or len(NUMBER.findall(figures)) > 1 or abs(as_decimal(found["number"])) >= VALUE_LIMIT:
        return None
    its_unit = _unit_beside(found)
    # A percentage of what is counted, or 92 % of a target of 0.9: another unit, whatever the number.
    if its_unit in _SHARES and as_label(its_unit) != as_label(unit):
        return None
    return as_decimal(found["number"]) if not (its_unit and unit) or as_label(its_unit) == as_label(unit) else None


def points(text: str) -> Decimal | None:
    """The points in a cell of weights or scores (``20``, ``20分``, ``20%``), None for anything else."""
    found = re.fullmatch(rf"({UNSIGNED_NUMBER})[分%]?", as_figures(text))
    return as_decimal(found[1]) if found and as_decimal(found[1]) < POINTS_LIMIT else None


def _compared(beside: str | None, found: re.Match, unit_text: str, name: str) -> Target:
    signs = {beside, _COMPARATORS_BEFORE.get(found["before"]), _COMPARATORS_AFTER.get(found["after"])} - {None}
    if len(signs) > 1:
        both = " ".join(sorted(signs))
        return Target(doubt=_("The target is compared in two ways: {signs}.").format(signs=both))
    unit, confirm = _unit(_unit_beside(found), unit_text, name)
    if words := _RATE_WITH_WORDS.fullmatch(found["unit"]):
        confirm = _("“{words}” behind the number was not read.").format(words=words["words"])
    if not signs:
        confirm = _(
            "The target has no comparator, so it is read as “=”; whether more is right as well is for you to decide."
        )
    return Target(signs.pop() if signs else "=", as_decimal(found["number"]), unit, confirm)


def _unit_name(text: str) -> str:
    """A unit as it is shown: in half-width signs, ％ and 百分比 as %."""
    name = as_figures(one_line(text))
    return _UNIT_NAMES.get(name, name)


def _unit_beside(found: re.Match) -> str:
    """The unit in the cell of the number: “2次” of “每月不少于2次” are 次/月."""
    rate = _RATE_WITH_WORDS.fullmatch(found["unit"])
    unit = rate["unit"] if rate else found["unit"]
    unit = _unit_name(unit) + (found["rest"] or "")
    return f"{unit}/{found['per']}" if found["per"] else unit


def _unit(beside_number: str, unit_text: str, name: str) -> tuple[str, str]:
    """The unit: beside the number, in a cell of its own, or in brackets at the end of the name."""
    unit_text = _unit_name(unit_text)
    if not beside_number:
        in_name = _UNIT_IN_NAME.search(as_figures(name))
        return unit_text or (in_name[1] if in_name else ""), ""
    if unit_text and as_label(unit_text) != as_label(beside_number):
        return beside_number, _("The target is in {first}, its unit is given as {second}.").format(
            first=beside_number, second=unit_text
        )
    return unit_text or beside_number, ""
