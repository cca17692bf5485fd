"""Numbers, units, months and money as people read them, in the language in use."""

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_datetime, get_month_names
from babel.numbers import format_decimal

from monitoring.language.catalogue import LANGUAGES, current
from monitoring.language.catalogue import gettext as _

NOTHING = "—"
WAN = Decimal(10_000)


def number(value: Decimal | float | None, places: int = 4) -> str:
    """``value`` with grouped thousands and at most ``places`` decimals, without trailing zeros; — for none."""
    if value is None:
        return NOTHING
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return _formatted(exact, f"#,##0.{'#' * places}", _locale())


def fixed(value: Decimal | float | None, places: int = 2) -> str:
    """``value`` with grouped thousands and exactly ``places`` decimals, so that columns line up; — for none."""
    if value is None:
        return NOTHING
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return _formatted(exact, f"#,##0.{'0' * places}", _locale())


def sentences(*parts: str) -> str:
    """Sentences one after the other, with the space of the language in use; an empty one is left out."""
    return ("" if current() == "zh" else " ").join(filter(None, parts))


def shortened(text: str, length: int = 160) -> str:
    """``text`` as it stands in a list: no longer than ``length`` characters."""
    return text if len(text) <= length else f"{text[:length].rstrip()}…"


def unstopped(text: str) -> str:
    """``text`` that a person wrote, to stand in a sentence of ours: without a full stop of its own at its end."""
    return text.rstrip(" 。.；;")


def percent(rate: Decimal | float | None, places: int = 1) -> str:
    """A rate 0…1 as a percentage: 0.783 is ``78.3%``; — for none."""
    return NOTHING if rate is None else f"{number(Decimal(str(rate)) * 100, places)}%"


def completion(rate: Decimal | float | None) -> str:
    """A completion rate as a percentage; one that is not complete is never rounded up to 100 %."""
    return percent(rate if rate is None or rate >= 1 else min(float(rate), 0.999))


def with_unit(value: Decimal | float | None, unit: str | None, places: int = 4) -> str:
    """``value`` with its unit: ``97.5%``, ``160 件``."""
    if value is None:
        return NOTHING
    if unit in ("%", "％"):
        return f"{number(value, places)}%"
    return f"{number(value, places)} {unit or ''}".strip()


def unit_of(row: dict) -> str:
    """The unit of an indicator row's figures: a target in words is graded in percent."""
    return "%" if row["target_value"] is None else row["unit"] or ""


def difference(value: Decimal | float, unit: str | None) -> str:
    """The size of a difference with its unit; between two percentages it is counted in percentage points."""
    size = abs(Decimal(str(value)))
    if size < Decimal("0.01"):
        return _("less than 0.01")
    if unit in ("%", "％"):
        return _("{number} percentage points").format(number=number(size, 2))
    return with_unit(size, unit, 2)


def target(row: dict) -> str:
    """The target of an indicator row as it is read: ``≥ 160 件``, or its words where it is qualitative."""
    if row["target_value"] is None:
        return row["target_text"]
    return f"{row['comparator']} {with_unit(row['target_value'], row['unit'])}"


def wan(amount: Decimal | None) -> Decimal | None:
    """An amount in yuan as 万元 (10,000 yuan), unrounded."""
    return None if amount is None else Decimal(str(amount)) / WAN


def money(amount: Decimal | None) -> str:
    """An amount in yuan for reading, in 万元 as in the official tables; what is not zero is never rounded to it."""
    if amount is None:
        return NOTHING
    shown = fixed(wan(amount))
    return _with_wan(exact_wan(amount) if amount and not shown.strip("-0.") else shown)


def exact_money(amount: Decimal | None) -> str:
    """An amount in yuan with all its digits, where two are held against each other and rounding would hide it."""
    return NOTHING if amount is None else _with_wan(exact_wan(amount))


def exact_wan(amount: Decimal) -> str:
    """An amount in yuan as 万元, the number alone, with all its digits."""
    return number(wan(amount), 6)


def _with_wan(shown: str) -> str:
    return f"{shown} 万元" if current() == "zh" else f"{shown} × 10k yuan"


def encoding(name: str) -> str:
    """The name of a text encoding as other programs show it."""
    return {"utf-8-sig": "UTF-8", "gb18030": "GB18030", "utf-16": "UTF-16"}.get(name, name)


def listed(items) -> str:
    """Several things in one line, with the comma of the language in use."""
    return ("、" if current() == "zh" else ", ").join(str(item) for item in items)


def month_name(month: int) -> str:
    """``9月`` or ``September``."""
    return f"{month}月" if current() == "zh" else _english_months("wide")[month]


def months(first: int | None, last: int) -> str:
    """The months that a figure covers: the ``last``, or all from the ``first`` on."""
    return month_name(last) if first is None else f"{short_month(first)}–{short_month(last)}"


def as_of(known: int | None, month: int) -> str:
    """From when a figure at the end of ``month`` is; nothing where it is of that month, or there is none."""
    return "" if known in (None, month) else _("as of {month}").format(month=month_name(known))


def short_month(month: int) -> str:
    """``9月`` or ``Sep``, for axes and narrow columns."""
    return f"{month}月" if current() == "zh" else _english_months("abbreviated")[month]


def moment(at: datetime) -> str:
    """Date and time to the minute, in the order of the language in use."""
    pattern = "yyyy-MM-dd HH:mm" if current() == "zh" else "d MMM yyyy, HH:mm"
    return format_datetime(at, pattern, locale=_locale())


@cache
def _english_months(width: str) -> dict[int, str]:
    return dict(get_month_names(width, locale="en"))


@lru_cache(maxsize=1 << 14)
def _formatted(exact: Decimal, pattern: str, locale: Locale) -> str:
    return format_decimal(exact, format=pattern, locale=locale)


def _locale() -> Locale:
    return _locale_of(current())


@cache
def _locale_of(language: str) -> Locale:
    # Looking a locale up by its name takes longer than all the rest of formatting.
    return Locale.parse(LANGUAGES[language])
