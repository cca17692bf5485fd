"""Reads a number of a spreadsheet by its number format → the text that a person sees, with all its digits.

openpyxl tells dates from other numbers, but not months and years from days, and does not know the dates of the Chinese
edition. What shows a number as Excel does rounds it; and ssf fails with today's Babel, q2numfmt shows 8:30 as 8:12.
"""

import re
from datetime import datetime, timedelta
from decimal import Context, Decimal, DecimalException
from functools import lru_cache

# What the program knows without it being in the file; 27 to 58 are those of the Chinese edition.
BUILTIN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy",
    31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 34: "h时mm分", 35: "h时mm分ss秒", 36: "yyyy年m月",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "0.0E+0", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月",
    53: "m月d日", 54: "m月d日", 55: "h时mm分", 56: "h时mm分ss秒", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip

# A spreadsheet keeps 15 digits; what follows is the noise of binary fractions (0.30000000000000004).
_FIFTEEN_DIGITS = Context(prec=15)
_WORDS_IN_A_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\[\]]*\]', re.IGNORECASE)
_AM_PM = re.compile(r"am/pm|a/p|上午/下午", re.IGNORECASE)
_SHORT_NUMBER = re.compile(r"-?[0-9]{1,15}")
_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_DAYS = range(2_958_466)
# What a spreadsheet can hold: format codes of 255 characters, and numbers from 1e-307 to 1e308. 1e999999 is written in
# eight characters, and out in a million digits.
CODE_LENGTH_LIMIT = 255
POWER_LIMIT = 308
NUMBER_LENGTH_LIMIT = 400


@lru_cache(maxsize=4096)
def kind(code: str) -> str:
    """What a number format shows: ``percent``, ``date``, ``month``, ``year``, ``time``, zeros (``000``), or ``""``."""
    if len(code) > CODE_LENGTH_LIMIT:
        return ""
    letters = _AM_PM.sub("h", _WORDS_IN_A_FORMAT.sub("", code).split(";")[0]).lower()
    if "%" in letters:
        return "percent"
    if re.fullmatch(r"00+", letters):
        return letters
    if letters in ("general", "@", "") or not re.search(r"[ymdhs]|e(?![+-])", letters):
        return ""
    has_time = bool(re.search(r"[hs]", letters))
    if "d" in letters:
        return "date"
    if has_time and "y" not in letters:
        return "time"
    return "month" if "m" in letters else "year" if "y" in letters else ""


def text(number: str, shows: str = "", since_1904: bool = False) -> str:
    """The number (as digits) as ``kind`` tells: ``97.5%``, ``2023-10-01``, ``2023-10``, ``007``, ``0.3``."""
    if not shows and _SHORT_NUMBER.fullmatch(number):
        return number
    value = exact(number)
    if value is None:
        return number
    if shows in ("date", "month", "year", "time"):
        return _moment(value, shows, since_1904) or digits(value)
    if shows == "percent":
        return f"{digits(value * 100)}%"
    return digits(value).zfill(len(shows)) if shows and value == int(value) else digits(value)


def exact(number: str) -> Decimal | None:
    """``number`` to the 15 digits that a spreadsheet keeps; None where it is not one, or beyond what one can be."""
    if len(number) > NUMBER_LENGTH_LIMIT:
        return None
    try:
        value = _FIFTEEN_DIGITS.create_decimal(number)
    except DecimalException:
        return None
    return value if value.is_finite() and abs(value.adjusted()) <= POWER_LIMIT else None


def digits(value: Decimal) -> str:
    """``value`` in at most 15 digits that count, without a power of ten and without needless zeros."""
    plain = f"{_FIFTEEN_DIGITS.plus(value):f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) if value else "0"


def _moment(value: Decimal, shows: str, since_1904: bool) -> str:
    """The date or time that a spreadsheet counts in days; empty where there is none of this number."""
    if int(value) not in _DAYS or value < 0:
        return ""
    first = _FIRST_DAY_1904 if since_1904 else _FIRST_DAY
    # Day 60 is 29 February 1900, which never was: the days before it are one further from the first.
    early = timedelta(days=1) if not since_1904 and 0 < value < 60 else timedelta()
    moment = first + early + timedelta(seconds=round(float(value) * 86_400))
    if shows == "time":
        return f"{moment:%H:%M:%S}" if value < 1 else ""
    if shows == "date":
        return moment.isoformat(sep=" ").removesuffix(" 00:00:00")
    return moment.strftime("%Y-%m" if shows == "month" else "%Y")
