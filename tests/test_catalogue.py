"""Both languages are complete, and say the same things."""

import ast
import re

from catalogue import ROOT, stored, texts

from monitoring.language import catalogue


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
