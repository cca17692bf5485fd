"""Which months a figure covers, as people write it in a heading, a title or a cell.

``1-7月``, ``1月至7月``, ``截至9月底``, ``9月（累计）``, ``第三季度``, ``上半年``, ``本月止``, ``Jan–Jul``, ``YTD``:
what says so is found anywhere in a text, the rest of the text is handed back. A date of filling in says nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from monitoring.files.cell_values import ENGLISH_MONTHS, fold

_NUMERALS = dict(zip("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), range(1, 13), strict=True)) | {"元": 1}  # noqa: SIM905
_CHINESE_MONTH = "十[一二]?|[一二三四五六七八九元]"
_DIGITS_OF_MONTH = "1[0-2]|0?[1-9]"
_ENGLISH = "|".join(sorted(ENGLISH_MONTHS, key=len, reverse=True))
# Every dash that a keyboard or an office program makes, and the words for it.
_TO = r"(?:[-\u2010-\u2015\u2212\u2043\u301c\u223c\u223d\uff5e~―─一]+|\.{2,}|…+|至|到|to|through|thru)"
_YEAR = r"(?:(?P<{0}>20[0-9]{{2}})(?:年度?|[-/.])?)?"
_DAY = r"(?:[0-9]{1,2}[日号])?"
_END = r"(?:份?(?:底|末|终|止|为止|截止)?)"


# A year in Chinese figures: 二〇二三年.
_YEAR_IN_CHINESE = re.compile(r"二[〇零○o0]([〇零○一二三四五六七八九]{2})年")
_ZERO = {"零": "〇", "○": "〇"}
_ANOTHER_TIME = re.compile(r"[上去前往历]年|[上前]一?个?[月期]|[上前]一?个?季|同期|以前年度|预计|预测|预期|计划")
# No letter and no figure before it, but a year.
_LETTER = r"(?:(?<![a-z0-9])|(?<=20[0-9]{2})|(?<=20[0-9]{2}[-/.年]))"

# Where a phrase was taken out of a text: what stood on either side of it does not touch.
_GAP = "\x00"


def _month(name: str) -> str:
    # 17月 is no July.
    return rf"(?P<{name}>(?<![0-9])(?:{_DIGITS_OF_MONTH})|{_CHINESE_MONTH})"


@dataclass(frozen=True)
class Period:
    """The months that a figure covers, from ``first`` to ``last`` of ``year``.

    ``is_to_date`` says that it is a running total of the year: then ``first`` is 1, and ``last`` is None where the
    text does not say up to when (``累计``). ``year`` is None where the text has none. ``is_unclear`` says that the
    text can be read in more than one way (``三季度累计``), or not without knowing more (``本季度``).
    """

    first: int | None
    last: int | None
    year: int | None = None
    is_to_date: bool = False
    is_unclear: bool = False

    @property
    def is_month(self) -> bool:
        """Whether it is one month and nothing more."""
        return self.first is not None and self.first == self.last and not self.is_to_date

    @property
    def is_span(self) -> bool:
        """Whether it is more than one month, or may be: a running total, a quarter, half a year."""
        return not self.is_month


# A date on which something was filled in, printed or signed; and any other date, which is no period either.
_FILLING = r"(?:填[报表写制]|制表|报送|上报|打印|编制|签[字章发]|审核|印发|更新|导出|生成)"
_DATE_OF_FILLING = re.compile(
    # 统计时间 and 截止时间 name the period itself, and so does a span of months.
    rf"{_FILLING}?(?<![计告控止至价核])(?:日期|时间)[:：]?"
    rf"(?>(?:20[0-9]{{2}}[-/.年]*)?[0-9]{{0,2}}[-/.月]*[0-9]{{0,2}}日?)(?!月|{_TO}[0-9])"
    rf"|(?:20[0-9]{{2}}年)?(?:{_DIGITS_OF_MONTH})月(?:[0-9]{{1,2}}[日号])?(?:制表|打印|编制|印发|报送|签[字章发])"
)
# By when something is to be done or handed in: 请于10月底前报送.
_DEADLINE = re.compile(
    rf"(?:20[0-9]{{2}}年)?(?:{_DIGITS_OF_MONTH}|{_CHINESE_MONTH})月(?:[0-9]{{1,2}}[日号]|份?[底末]|[上中下]旬)?(?:之前|以前|前)"
)
_DATE = re.compile(
    r"20[0-9]{2}(?:年[0-9]{1,2}月[0-9]{1,2}[日号]|(?P<stroke>[-/.])[0-9]{1,2}(?P=stroke)[0-9]{1,2}(?![0-9]))"
    r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_FIRST_DAY = re.compile(r"(20[0-9]{2}[-/.](?:1[0-2]|0?[1-9]))[-/.]0?1(?:00:00:00)?(?![0-9])")
# The year of a period in brackets: 2023年（1-7月）.
_YEAR_APART = re.compile(r"(20[0-9]{2})年度?")
_UP_TO = r"(?:截[至止](?:到|时间|日期)?[:：]?|止于|统计至|累计至|累计到|至|到|asof|upto|until|through)"
_TO_DATE = re.compile(
    r"(?:自年初|本年|今年|当年|年内|年)?(?:度)?累[计积][数值额量]?|自?年初(?:至今|以来|到现在)|(?:本年|今年|当年)(?:至今|以来)|(?:截至|截止)?(?:目前|现在|填报日)(?:为止|止)?"
    r"|(?:本|当)(?:月|期)(?:底|末)?(?:止|为止|累计)|(?:截[至止]到?|至|到)(?:本|当|报告)(?:月|期)(?:底|末)?"
    r"|yeartodate|year-to-date|(?<![a-z])ytd(?![a-z])|cumulative|runningtotal|(?<![a-z])todate(?![a-z])"
)


def _span(found: re.Match) -> Period:
    first, last = _number(found["first"]), _number(found["last"])
    year, year_after = _year(found, "year"), _year(found, "year_after")
    is_unclear = first > last or (year is not None and year_after not in (None, year))
    return Period(first, last, year or year_after, is_to_date=first == 1 and last > 1, is_unclear=is_unclear)


def _up_to(found: re.Match) -> Period:
    return Period(1, _number(found["last"]), _year(found, "year"), is_to_date=True)


def _one(found: re.Match) -> Period:
    month = _number(found["last"])
    return Period(month, month, _year(found, "year"))


def _quarter(found: re.Match) -> Period:
    number = _number(found["quarter"])
    return Period(3 * number - 2, 3 * number, _year(found, "year") or _year(found, "year_after"))


def _first_quarters(found: re.Match) -> Period:
    last = 3 * _number(found["quarter"])
    return Period(1, last, _year(found, "year"), is_to_date=True)


def _quarters(found: re.Match) -> Period:
    first, last = 3 * _number(found["quarter"]) - 2, 3 * _number(found["last_quarter"])
    return Period(first, last, _year(found, "year"), is_to_date=first == 1, is_unclear=first >= last)


def _unclear(_found: re.Match) -> Period:
    """This quarter, or months in a list: of which months it is has to be asked."""
    return Period(None, None, is_unclear=True)


def _half(found: re.Match) -> Period:
    is_first = found["half"] in ("上", "1", "前", "first")
    year = _year(found, "year") or _year(found, "year_after")
    return Period(1, 6, year, is_to_date=True) if is_first else Period(7, 12, year)


def _whole_year(found: re.Match) -> Period:
    return Period(1, 12, _year(found, "year"), is_to_date=True)


_YEAR_HERE, _YEAR_AFTER = _YEAR.format("year"), _YEAR.format("year_after")
_QUARTER = r"(?P<quarter>[1-4一二三四])"
_AND = r"[、,，/_&和及与]"
_DIGITS = rf"(?:{_DIGITS_OF_MONTH})"
# In this order: what one takes, the next does not see. The first ones may hold a date, which alone is no period.
_WITH_DATES: tuple[tuple[re.Pattern, Callable[[re.Match], Period]], ...] = (
    (
        re.compile(
            rf"(?P<year>20[0-9]{{2}})[-/.]?(?P<first>{_DIGITS})(?:[-/.]0?1)?{_TO}"
            rf"(?P<year_after>20[0-9]{{2}})[-/.]?(?P<last>{_DIGITS})(?:[-/.](?:28|29|30|31))?(?![0-9])"
        ),
        _span,
    ),
    (re.compile(rf"(?P<year>20[0-9]{{2}})[./年](?P<first>{_DIGITS}){_TO}(?P<last>{_DIGITS})(?![0-9.日号月/])"), _span),
    (
        re.compile(
            rf"{_YEAR_HERE}{_month('first')}(?:月份?)?(?:[0-9]{{1,2}}[日号])?{_TO}"
            rf"{_YEAR_AFTER}{_month('last')}月{_DAY}{_END}"
        ),
        _span,
    ),
    (re.compile(rf"{_YEAR_HERE}{_month('first')}\.0?1{_TO}{_YEAR_AFTER}{_month('last')}\.(?:28|29|30|31)"), _span),
    (re.compile(rf"{_UP_TO}{_YEAR_HERE}{_month('last')}(?:月份?{_DAY}|[-/.](?:28|29|30|31)[日号]?){_END}"), _up_to),
    (re.compile(rf"{_YEAR_HERE}{_month('last')}月{_DAY}(?:份?(?:底|末))?(?:止|为止|截止)"), _up_to),
)
_PHRASES: tuple[tuple[re.Pattern, Callable[[re.Match], Period]], ...] = (
    (re.compile(rf"(?P<first>{_ENGLISH})\.?{_TO}(?P<last>{_ENGLISH})\.?,?(?P<year>20[0-9]{{2}})?"), _span),
    (re.compile(rf"{_UP_TO}(?:theendof|endof)?(?P<last>{_ENGLISH})\.?,?(?P<year>20[0-9]{{2}})?"), _up_to),
    (re.compile(rf"{_YEAR_HERE}[前头]{_month('last')}个月"), _up_to),
    (re.compile(rf"{_YEAR_HERE}第?{_QUARTER}(?:季度?)?{_TO}第?(?P<last_quarter>[1-4一二三四])季度?"), _quarters),
    (re.compile(rf"{_YEAR_HERE}[前头]{_QUARTER}个?季度?"), _first_quarters),
    (re.compile(rf"{_UP_TO}{_YEAR_HERE}第?{_QUARTER}季度?(?:[底末]|为?止)*"), _first_quarters),
    (re.compile(rf"{_YEAR_HERE}第?{_QUARTER}(?:季度?)?{_AND}?第?(?P<last_quarter>[1-4一二三四])季度?"), _quarters),
    (re.compile(rf"{_YEAR_HERE}第?{_QUARTER}季度?"), _quarter),
    (re.compile(rf"{_YEAR_HERE}{_LETTER}q(?P<quarter>[1-4])(?![0-9])"), _quarter),
    (re.compile(r"(?<![a-z0-9])q(?P<quarter>[1-4])(?P<year_after>20[0-9]{2})(?![0-9])"), _quarter),
    (re.compile(r"[本当]季度?"), _unclear),
    (re.compile(rf"{_YEAR_HERE}(?P<half>[上下前后])半年度?"), _half),
    (re.compile(rf"{_YEAR_HERE}{_LETTER}h(?P<half>[12])(?![0-9])"), _half),
    (re.compile(r"(?<![a-z0-9])h(?P<half>[12])(?P<year_after>20[0-9]{2})(?![0-9])"), _half),
    (re.compile(rf"{_YEAR_HERE}全年度?"), _whole_year),
    # In a list of months it is not said what the figure is: their sum, or the last of them?
    (
        re.compile(
            rf"(?:(?:{_DIGITS_OF_MONTH}|{_CHINESE_MONTH})月?{_AND})+(?:{_DIGITS_OF_MONTH}|{_CHINESE_MONTH})月份?"
        ),
        _unclear,
    ),
    (re.compile(rf"{_YEAR_HERE}{_month('last')}月份?(?:底|末)?(?![0-9])"), _one),
    (re.compile(r"(?P<year>20[0-9]{2})[-/.](?P<last>1[0-2]|0?[1-9])(?:[-/.]0?1(?:00:00:00)?)?(?![0-9])"), _one),
    (re.compile(r"(?P<year>20[0-9]{2})(?P<last>0[1-9]|1[0-2])(?![0-9])"), _one),
    (re.compile(rf"(?<![a-z])(?P<last>{_ENGLISH})\.?-?,?(?P<year>20[0-9]{{2}})?(?![a-z])"), _one),
)


def period_in(text: str, with_first_days: bool = False) -> tuple[Period | None, str]:
    """The period that ``text`` names, None without any, and the folded rest of the text without it.

    Where it names several that do not mean the same, the period is unclear. A date is no period; ``with_first_days``
    says that the first of a month stands for the month, as where Excel made a date of 2023-10.
    """
    whole = _YEAR_IN_CHINESE.sub(_in_digits, fold(text))
    whole = _FIRST_DAY.sub(r"\1", whole) if with_first_days else whole
    found: list[Period] = []
    rest = _taken(_WITH_DATES, _DEADLINE.sub(_GAP, _DATE_OF_FILLING.sub(_GAP, whole)), found)
    rest = _taken(_PHRASES, _DATE.sub(_GAP, rest), found)
    is_to_date = bool(_TO_DATE.search(rest))
    rest = _TO_DATE.sub(_GAP, rest)
    if not found and not is_to_date:
        return None, _bare(rest) if _GAP in rest else whole
    period = _together(found, is_to_date) if found else Period(1, None, is_to_date=True)
    year = _YEAR_APART.search(rest)
    if year and period.year is None:
        period = replace(period, year=int(year[1]))
    return period, _bare(_YEAR_APART.sub(_GAP, rest))


def is_of_another_time(text: str) -> bool:
    """Whether ``text`` names a time before the month or the year, or what is only expected: 上年同期, 上月, 预计."""
    return bool(_ANOTHER_TIME.search(fold(text)))


def _in_digits(found: re.Match) -> str:
    return f"20{''.join(str('〇一二三四五六七八九'.index(_ZERO.get(sign, sign))) for sign in found[1])}年"


def _taken(phrases: tuple, text: str, found: list[Period]) -> str:
    """The text without the ``phrases`` in it, whose meanings are added to what was ``found``."""
    for words, meaning in phrases:
        found += map(meaning, words.finditer(text))
        text = words.sub(_GAP, text)
    return text


def _together(found: list[Period], is_to_date: bool) -> Period:
    """Several mentions of a period as one: 9月（1-9月） is January to September, of which all have the last month."""
    if any(one.last is None for one in found):
        return Period(None, None, is_unclear=True)
    first, last = min(one.first for one in found), max(one.last for one in found)
    years = {one.year for one in found} - {None}
    is_unclear = any(one.is_unclear for one in found) or len({one.last for one in found}) > 1 or len(years) > 1
    total = is_to_date or any(one.is_to_date for one in found)
    # A running total of a quarter: of the quarter, or of the year up to its end?
    is_unclear = is_unclear or (is_to_date and first > 1 and first != last)
    year = next(iter(years), None) if len(years) < 2 else None
    return Period(1 if total and first == last else first, last, year, total, is_unclear)


def _bare(rest: str) -> str:
    """What is left of a text, without brackets that are empty now and the strokes around what was taken."""
    rest = rest.replace(_GAP, "")
    while (shorter := re.sub(r"\([-,，、;；:]*\)", "", rest)) != rest:
        rest = shorter
    return rest.strip("-_—,，、;；:的")


def _number(text: str) -> int:
    return _NUMERALS.get(text) or ENGLISH_MONTHS.get(text) or int(text)


def _year(found: re.Match, name: str) -> int | None:
    return int(found[name]) if found.groupdict().get(name) else None
