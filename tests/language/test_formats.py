"""Numbers, money, months and moments as each language writes them."""

from datetime import datetime
from decimal import Decimal

import pytest

from monitoring.language import catalogue, formats

NUMBERS = [
    (Decimal("2292.0000"), 4, "2,292"),
    (Decimal("97.5000"), 4, "97.5"),
    (0, 4, "0"),
    (None, 4, "—"),
    (Decimal("0.00005"), 4, "0.0001"),
    (-3.25, 1, "-3.3"),
]


@pytest.mark.parametrize(("value", "places", "text"), NUMBERS)
def test_numbers_are_grouped_and_without_trailing_zeros(value, places, text):
    assert formats.number(value, places) == text


def test_money_is_in_ten_thousands_in_either_language_as_in_the_tables():
    assert formats.money(Decimal("12721700")) == "1,272.17 × 10k yuan"
    assert formats.money(Decimal("30000")) == "3.00 × 10k yuan"
    catalogue.use("zh")
    assert formats.money(Decimal("12721700")) == "1,272.17 万元"
    assert formats.money(None) == "—"


def test_an_amount_that_is_not_zero_never_reads_as_zero():
    assert [formats.money(Decimal(text)) for text in ("0", "49.5", "-12")] == [
        "0.00 × 10k yuan",
        "0.00495 × 10k yuan",
        "-0.0012 × 10k yuan",
    ]
    assert formats.exact_money(Decimal("12121.21")) == "1.212121 × 10k yuan"


def test_months_and_moments_follow_the_language():
    at = datetime(2023, 10, 9, 8, 5)
    assert [formats.month_name(9), formats.short_month(9)] == ["September", "Sep"]
    assert formats.moment(at) == "9 Oct 2023, 08:05"
    catalogue.use("zh")
    assert [formats.month_name(9), formats.short_month(9)] == ["9月", "9月"]
    assert formats.moment(at) == "2023-10-09 08:05"


def test_a_difference_of_percentages_is_in_percentage_points():
    assert formats.difference(Decimal("-2.1277"), "%") == "2.13 percentage points"
    assert formats.difference(Decimal(20), "元/人年") == "20 元/人年"
    assert formats.difference(Decimal("0.0001"), "%") == "less than 0.01"
