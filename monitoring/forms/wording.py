"""The texts of the official forms: labels to compare, figures, signs and amounts.

Labels are compared folded (width, spaces and brackets make no difference); figures are read from the text itself,
because 5² folded would be 52.
"""

import re
from decimal import Decimal
from unicodedata import category, normalize

from monitoring.files.cell_values import AMOUNT_LIMIT, fold

_GLYPHS = str.maketrans({"≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤", "㎡": "m²", "㎥": "m³", "\u2212": "-", "═": "="})
_TWO_SIGNS = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤", "==": "="}
UNSIGNED_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
NUMBER = re.compile(UNSIGNED_NUMBER)
# In the order in which they are looked for: 万元 before 元, 万元 before 万.
MONEY_UNITS = {
    "亿元": Decimal(10**8),
    "百万元": Decimal(10**6),
    "万元": Decimal(10_000),
    "千元": Decimal(1000),
    "元": Decimal(1),
    "亿": Decimal(10**8),
    "万": Decimal(10_000),
}
# The units as an alternative within a pattern.
ANY_MONEY_UNIT = "|".join(MONEY_UNITS)
_AMOUNT = re.compile(rf"[¥￥]?(?P<number>[-+]?{UNSIGNED_NUMBER})(?P<unit>{ANY_MONEY_UNIT})?")
# A template's dots and strokes, and the words for: nothing here.
_NOTHING = re.compile(r"[-—–―/\\.…_*]*|无|n/a|不适用")
_CHINESE_DIGITS = "零一二三四五六七八九"
CHINESE_NUMBER = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
# What counts lines and names: “1.”, “（二）”, “三、”, and a template's “指标1：”.
_ENUMERATION = re.compile(rf"(?:指标)?(?:\((?:[0-9]+|{CHINESE_NUMBER})\)|(?:[0-9]+|{CHINESE_NUMBER})[.、:](?![0-9]))")
# A template's “指标1：” or “任务1：” before a name.
_PLACE = re.compile(r"(?:指标|任务)\s*[\d一二三四五六七八九十]+\s*[:：.．、]\s*")


def as_label(text: str) -> str:
    """``text`` for comparing with labels: folded, with one glyph for each sign."""
    return fold(text.translate(_GLYPHS))


def is_nothing(label: str) -> bool:
    """Whether a cell with this label says: nothing here."""
    return bool(_NOTHING.fullmatch(label))


def without_enumeration(label: str) -> str:
    """The label of a line without what counts it: ``1.基本支出`` is 基本支出."""
    return label[found.end() :] if (found := _ENUMERATION.match(label)) else label


def without_place(text: str) -> str:
    """A name without what a template prints before it: ``指标1：巡河次数`` is 巡河次数."""
    return text[found.end() :] if (found := _PLACE.match(text)) else text


def as_figures(text: str) -> str:
    """``text`` with half-width figures and signs, and blanks only where two figures would otherwise touch."""
    glyphs = (glyph if category(glyph) == "No" else normalize("NFKC", glyph) for glyph in text.translate(_GLYPHS))
    figures = re.sub(r"(?<![0-9])\s+|\s+(?![0-9])", "", "".join(glyphs))
    for signs, comparator in _TWO_SIGNS.items():
        figures = figures.replace(signs, comparator)
    return figures


def as_decimal(figures: str) -> Decimal:
    """The number that ``figures`` spell, which may have thousands separators."""
    return Decimal(figures.replace(",", ""))


def as_yuan(text: str, factor: Decimal) -> Decimal | None:
    """The amount in a cell, in yuan, unrounded: a unit in the cell itself wins over ``factor``; None without one."""
    found = _AMOUNT.fullmatch(as_figures(text))
    if not found:
        return None
    amount = as_decimal(found["number"]) * MONEY_UNITS.get(found["unit"], factor)
    return amount if abs(amount) < AMOUNT_LIMIT else None


def as_chinese_number(text: str) -> int | None:
    """A number from 一 to 九十九."""
    if not re.fullmatch(CHINESE_NUMBER, text):
        return None
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _CHINESE_DIGITS.index(ones)
    return (_CHINESE_DIGITS.index(tens) if tens else 1) * 10 + (_CHINESE_DIGITS.index(ones) if ones else 0)


def one_line(text: str) -> str:
    """``text`` without the line breaks with which a narrow cell was filled."""
    return "".join(line.strip() for line in text.splitlines())
