"""Both languages are complete, and say the same things."""

import ast
import re
from datetime import datetime
from decimal import Decimal

import pytest
from catalogue import ROOT, stored, texts

from monitoring.language import catalogue, formats


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def test_the_chinese_catalogue_has_exactly_the_texts_of_the_product():
    assert {message.id for message in stored() if message.id} == set(texts())


def test_no_text_stands_where_it_cannot_be_found():
    """Texts inside an f-string are not seen when the catalogue is made."""
    for folder in ("monitoring", "pages"):
        for file in (ROOT / folder).rglob("*.py"):
            for outer in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(outer, ast.JoinedStr):
                    called = [node.func for node in ast.walk(outer) if isinstance(node, ast.Call)]
                    assert not [f for f in called if isinstance(f, ast.Name) and f.id == "_"], (file, outer.lineno)


# What the English names and the Chinese says in figures.
ONLY_IN_CHINESE = {
    "{count} × {price} yuan is exactly the planned money.": ["budget_wan"],
    "The planned money ÷ {price} yuan is exactly {quotient}.": ["budget_wan"],
}


def test_every_text_has_a_chinese_one_with_the_same_placeholders():
    for message in stored():
        if message.id:
            assert message.string, message.id
            wanted = sorted(placeholders(message.id) + ONLY_IN_CHINESE.get(message.id, []))
            assert placeholders(message.string) == wanted, message.id


def test_chinese_is_the_default_and_an_unknown_language_falls_back_to_it():
    assert catalogue.use("fr") == "zh"
    assert catalogue.gettext("Overview") == "总览"
    assert catalogue.use("en") == "en"
    assert catalogue.gettext("Overview") == "Overview"


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


def test_money_is_in_ten_thousands_in_chinese_and_in_yuan_in_english():
    assert formats.money(Decimal("12721700")) == "¥12.72 million"
    assert formats.money(Decimal("30000")) == "¥30,000"
    catalogue.use("zh")
    assert formats.money(Decimal("12721700")) == "1,272.17 万元"
    assert formats.money(None) == "—"


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
