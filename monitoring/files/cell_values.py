"""Reads the text of one cell → a figure, an amount, a month or a year, and what a person should know about it.

Babel's parse_decimal would take NaN, Infinity and 1_000 for numbers, and says of no other text how to write it.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from monitoring.language.catalogue import N_
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Severity

VALUE_LIMIT = Decimal("1e12")
AMOUNT_LIMIT = Decimal("1e13")
_FOUR_PLACES = Decimal("0.0001")
_TWO_PLACES = Decimal("0.01")

_NUMBER = re.compile(
    r"(?P<sign>[+-]?)"
    r"(?P<digits>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)"
    r"(?P<power>e[+-]?[0-9]{1,3})?\s*(?P<percent>%?)",
    re.IGNORECASE,
)
_GROUPED_BY_BLANKS = re.compile(r"[+-]?[0-9]{1,3}(?:\s[0-9]{3})+(?:\.[0-9]+)?\s*%?")
_MONTH = re.compile(r"([0-9]{1,2})(?:\.0+)?(?:月份?)?")
_NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()  # noqa: SIM905
_MONTH_IN_CHINESE = re.compile(r"(?P<year>[0-9]{4}年)?(?P<numeral>十[一二]?|[一二三四五六七八九])月份?")
_NAMES = "january february march april may june july august september october november december".split()  # noqa: SIM905
ENGLISH_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
ENGLISH_MONTHS |= {name[:3]: number for name, number in ENGLISH_MONTHS.items()} | {"sept": 9}
_MONTH_IN_ENGLISH = re.compile(r"(?P<name>[a-z]{3,9})\.?-?(?P<year>[0-9]{4})?")
# 2023-10, 2023/10, 2023年10月, 202310, and the first of the month, which Excel makes of 2023-10.
_MONTH_WITH_YEAR = re.compile(
    r"(?P<year>[0-9]{4})(?:[-/年](?P<month>[0-9]{1,2})|(?P<two>[0-9]{2}))(?:月份?)?(?:[-/]0?1(?:00:00:00)?)?"
)
_DAY = re.compile(r"(?P<month>[0-9]{4}[-/年][0-9]{1,2})[-/月][0-9]{1,2}日?(?:00:00:00)?")
_YEAR = re.compile(r"([0-9]{4})(?:[-/年](?P<month>[0-9]{1,2})|(?P<two>[0-9]{2}))(?:月份?)?(?:[-/]0?1(?:00:00:00)?)?")
_YEAR = re.compile(r"([0-9]{4})(?:\.0+)?(?:年度?)?")

# A number and what is counted, or thousands of it: 12次, 1.2万件.
_NUMBER_AND_WORDS = re.compile(
    r"(?P<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(?P<words>[^\W\d_][^\d]*)"
)
_AMOUNTS = {"万元": Decimal(10_000), "万": Decimal(10_000), "元": Decimal(1), "yuan": Decimal(1)}
_NOTHING = {
    "-", "--", "---", "\u2212", "—", "——", "―", "–", "/", "//", "\\",
    "n/a", "na", "n.a.", "none", "null", "nan", "tbd",
    "空", "暂无", "暂无数据", "暂未统计", "无数据", "未开展", "尚未开展", "未统计", "未上报", "未填报", "不适用",
    "待定",
}  # fmt: skip
# Counted and none of it, or not counted? Only the person who wrote it knows.
_ZERO_OR_NOTHING = {"无", "没有", "未发生", "零", "nil", "no"}

# What ends a sentence, and is typed behind a figure too.
_ENDS = "。.,、;；，"
_MINUS_SIGNS = str.maketrans({"\u2212": "-", "\ufeff": None, "\u200b": None})
# Quotation marks, the * of a compulsory column and invisible characters tell no two names apart.
_ALIKE = str.maketrans("【】[]〔〕", "()()()", "\"“”'‘’_*\ufeff\u200b")


@dataclass(frozen=True)
class Remark:
    """A problem that does not know its cell yet."""

    severity: Severity
    problem: str
    hint: str
    fix: str | None = None
    other_fix: str | None = None


@dataclass(frozen=True)
class Figure:
    """What a cell with a figure holds; ``value`` is None when it cannot be read."""

    value: Decimal | None
    has_percent_sign: bool = False
    remarks: tuple[Remark, ...] = ()

    def with_remark(self, remark: Remark) -> "Figure":
        """The same figure with one more thing to know about it."""
        return replace(self, remarks=(*self.remarks, remark))


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """``text`` for comparing: width, case, spaces, quotation marks and kinds of brackets make no difference."""
    plain = unicodedata.normalize("NFKC", text).translate(_ALIKE).casefold()
    return "".join(plain.split()).rstrip(":")


def shown(text: str) -> str:
    """``text`` as it is quoted in a message: at most 80 characters."""
    return text if len(text) <= 80 else text[:79] + "…"


def plain(value: Decimal) -> str:
    """``value`` in digits without needless zeros: ``97.5``, ``160``."""
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def is_share(figure: Figure, target: Decimal | None) -> bool:
    """Whether a figure of a percentage may be written as a share: 0.97 or 1 where 97 or 100 is meant.

    ``target`` is that of the indicator, in percent; None for one in words, which is graded in percent.
    """
    may_be_one = figure.value is not None and 0 < figure.value <= 1 and not figure.has_percent_sign
    return may_be_one and (target is None or target > 1)


def nothing(text: str) -> Remark | None:
    """What to say of a word for nothing in the place of a figure: none where ``text`` is no such word.

    — and 未开展 are read as an empty cell; 无 may be a 0 too, and is asked about.
    """
    folded = fold(text) or text.strip()
    if folded in _NOTHING:
        problem = _("“{value}” is read as nothing to report; the cell counts as left empty.")
        return Remark("notice", problem.format(value=shown(text)), _("Write 0 if the figure is zero."), "", "0")
    if folded in _ZERO_OR_NOTHING:
        problem = _("“{value}” can mean 0 or nothing to report.").format(value=shown(text))
        hint = _("Write 0 if it was counted and there was none; leave the cell empty if there is nothing to report.")
        return Remark("error", problem, hint, "0", "")
    return None


def figure(text: str, unit: str = "") -> Figure:
    """The figure in ``text``, with four decimals, in the unit that it was written in (97.5 % is 97.5).

    Behind the number may stand its ``unit``.
    """
    too_fine = N_("“{value}” has more than four decimals; it is read as {rounded}.")
    read = _rounded(text, Decimal(1), _FOUR_PLACES, VALUE_LIMIT, too_fine)
    parts = _number_and_words(text) if read.value is None else None
    if not parts:
        return read
    number, words = parts
    if unit and _without_measure(words) in map(_without_measure, (fold(unit), fold(unit).split("/")[0])):
        return _rounded(number, Decimal(1), _FOUR_PLACES, VALUE_LIMIT, too_fine).with_remark(_read_as(text, number))
    return Figure(None, remarks=(_in_other_words(text, number, words, unit),))


def amount(text: str, yuan_per_unit: Decimal) -> Figure:
    """The amount in ``text``, in yuan with two decimals. Behind the number may stand the unit of its column."""
    too_fine = N_("“{value}” is finer than 0.01 yuan; it is read as {rounded} yuan.")
    read = _rounded(text, yuan_per_unit, _TWO_PLACES, AMOUNT_LIMIT, too_fine)
    parts = _number_and_words(text) if read.value is None else None
    if not parts or parts[1] not in _AMOUNTS:
        return read
    number, factor = parts[0], _AMOUNTS[parts[1]]
    if factor == yuan_per_unit:
        return _rounded(number, factor, _TWO_PLACES, AMOUNT_LIMIT, too_fine).with_remark(_read_as(text, number))
    converted = plain(Decimal(number.replace(",", "")) * factor / yuan_per_unit)
    problem = _("“{value}” is in another unit than this column.").format(value=shown(text))
    hint = _("Write {number}, if that is what is meant.").format(number=converted)
    return Figure(None, remarks=(Remark("error", problem, hint, converted),))


def _number_and_words(text: str) -> tuple[str, str] | None:
    found = _NUMBER_AND_WORDS.fullmatch(_half_width(text))
    return (found["number"], fold(found["words"]).rstrip(_ENDS)) if found else None


def _without_measure(unit: str) -> str:
    """A unit as it is called without the measure word before it: 6个工作日 are 6 工作日."""
    return unit.removeprefix("个") or unit


def _read_as(text: str, number: str) -> Remark:
    problem = _("“{value}” is read as {number}.").format(value=shown(text), number=number)
    return Remark("notice", problem, _("Nothing to do; the unit may be left out."), number)


def _in_other_words(text: str, number: str, words: str, unit: str) -> Remark:
    if words == "万" or (unit and words == f"万{fold(unit)}"):
        in_full = plain(Decimal(number.replace(",", "")) * 10_000)
        return replace(
            _not_a_number(text), hint=_("Write the number in full: {number}.").format(number=in_full), fix=in_full
        )
    if not unit:
        return replace(_not_a_number(text), fix=number)
    problem = _("“{value}” is in another unit than the target, which is in {unit}.").format(
        value=shown(text), unit=unit
    )
    return Remark("error", problem, _("Convert the figure to {unit} and write only the number.").format(unit=unit))


def year(text: str) -> int | Remark:
    """The year in ``text`` (``2023``, ``2023年``), or what is wrong with it."""
    found = _YEAR.fullmatch(_compact(text))
    if found:
        return int(found[1])
    problem = _("“{value}” is not a year.") if text else _("The year is missing.")
    return Remark("error", problem.format(value=shown(text)), _("Write the year with four digits: 2023."))


def month(text: str, of_year: int | None) -> int | Remark:
    """The month in ``text`` (``10``, ``10月``, ``2023-10`` if that is ``of_year``), or what is wrong with it."""
    found = year_and_month(text)
    if found is None:
        return _not_a_month(text)
    if found[0] is not None and of_year not in (None, found[0]):
        return Remark(
            "error",
            _("The month “{value}” is not in the year {year}.").format(value=shown(text), year=of_year),
            _("Correct the month or the year of this row."),
        )
    return found[1]


@lru_cache(maxsize=1 << 12)
def year_and_month(text: str) -> tuple[int | None, int] | None:
    """The year, None where it is not said, and the month in ``text`` (``202310``, ``十月``, ``Oct``), if it is one."""
    compact = _compact(text).lower()
    if dated := _MONTH_WITH_YEAR.fullmatch(compact):
        year, number = dated["year"], int(dated["month"] or dated["two"])
    elif in_chinese := _MONTH_IN_CHINESE.fullmatch(compact):
        year, number = in_chinese["year"], _NUMERALS.index(in_chinese["numeral"]) + 1
    elif in_english := _MONTH_IN_ENGLISH.fullmatch(compact):
        year, number = in_english["year"], ENGLISH_MONTHS.get(in_english["name"], 0)
    else:
        alone = _MONTH.fullmatch(compact)
        year, number = None, int(alone[1]) if alone else 0
    return (int(year[:4]) if year else None, number) if 1 <= number <= 12 else None


def _not_a_month(text: str) -> Remark:
    problem = _("“{value}” is not a month.") if text else _("The month is missing.")
    day = _DAY.fullmatch(_compact(text))
    fix = day["month"] if day and year_and_month(day["month"]) else None
    return Remark("error", problem.format(value=shown(text)), _("Write a whole number from 1 to 12."), fix)


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _rounded(text: str, factor: Decimal, places: Decimal, limit: Decimal, rounding_message: str) -> Figure:
    parts = _NUMBER.fullmatch(_half_width(text))
    if not parts:
        return Figure(None, remarks=(_not_a_number(text),))
    remarks = [_from_a_power(text)] if parts["power"] else []
    exact = Decimal(parts["sign"] + parts["digits"].replace(",", "") + (parts["power"] or "")) * factor
    # Adding 0 turns -0 into 0.
    value = exact if abs(exact) >= limit else exact.quantize(places, ROUND_HALF_UP) + 0
    if abs(value) >= limit:
        return Figure(None, remarks=(_too_large(text),))
    if value != exact:
        problem = _(rounding_message).format(value=shown(text), rounded=plain(value))
        remarks.append(Remark("notice", problem, _("Nothing to do, if that is exact enough.")))
    return Figure(value, bool(parts["percent"]), tuple(remarks))


def _half_width(text: str) -> str:
    text = text.strip()
    if text.isascii():
        return text
    # Raised and circled digits would become ordinary ones: 5² is not 52.
    if any(unicodedata.category(character) == "No" for character in text):
        return text
    return unicodedata.normalize("NFKC", text).translate(_MINUS_SIGNS).strip()


def _not_a_number(text: str) -> Remark:
    hint, fix = _how_to_write(text)
    return Remark("error", _("“{value}” is not a number.").format(value=shown(text)), hint, fix)


def _how_to_write(text: str) -> tuple[str, str | None]:
    """How to write what ``text`` may mean, and the text itself where there is only one way."""
    if not has_digits(text):
        hint = _(
            "Enter the number in figures; leave the cell empty if there is nothing to report, write 0 if it is zero."
        )
        return hint, None
    half_width = _half_width(text)
    without_end = half_width.rstrip(_ENDS)
    if without_end != half_width and _NUMBER.fullmatch(without_end):
        return _("Remove what stands behind the number: {number}.").format(number=without_end), without_end
    without_sign = "".join(glyph for glyph in half_width if unicodedata.category(glyph) != "Sc").strip()
    if without_sign != half_width and _NUMBER.fullmatch(without_sign):
        return _("Remove the currency sign: {number}.").format(number=without_sign), without_sign
    if _GROUPED_BY_BLANKS.fullmatch(half_width):
        number = "".join(half_width.split())
        return _("Remove the blank within the number: {number}.").format(number=number), number
    return _("Write only the number, without unit or words: 1234.5."), None


def has_digits(text: str) -> bool:
    """Whether any figure stands in ``text``; 一百 has none."""
    return any(character.isdigit() for character in text)


def _too_large(text: str) -> Remark:
    return Remark(
        "error",
        _("“{value}” is too large to be right.").format(value=shown(text)),
        _("Check the number of digits and the unit."),
    )


def _from_a_power(text: str) -> Remark:
    return Remark(
        "warning",
        _("“{value}” is a shortened number; digits may have been lost.").format(value=shown(text)),
        _("Show the cell with all its digits in Excel or WPS and save the file again."),
    )
