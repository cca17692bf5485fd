"""No text makes one of our regular expressions slow: each takes as long as the text is, and no longer."""

import ast
import importlib
import random
import re
import time
from pathlib import Path

import pytest

from monitoring.forms import pages

ROOT = Path(__file__).parents[2]
METHODS = {"match", "fullmatch", "search", "sub", "split", "findall", "finditer"}
# A cell has up to a million characters, and most cells have thirty: a pattern whose time grows with the square of the
# length takes a second for this, a linear one a thousandth.
# What a pattern is never given a longer text than, and why.
BOUNDED = {
    pages._TITLE: 60,  # a title is one only up to this length, see ``title_place``
}
LENGTHS = (12, 24, 200, 2_000, 20_000)
SECONDS = 0.1
TEXTS_EACH = 60


def used(file: Path) -> set[tuple[re.Pattern, str]]:
    """The patterns of a module with the methods that are called on them there."""
    module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    found = set()
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        is_method = isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in METHODS
        if not is_method or not isinstance(call.func.value, ast.Name):
            continue
        owner = getattr(module, call.func.value.id, None)
        if isinstance(owner, re.Pattern):
            found.add((owner, call.func.attr))
        elif owner is re and isinstance(call.args[0], ast.Constant):
            found.add((re.compile(call.args[0].value), call.func.attr))
    return found


ALL = sorted(
    {one for file in sorted((ROOT / "monitoring").rglob("[a-z]*.py")) for one in used(file)},
    key=lambda one: (one[0].pattern if isinstance(one[0].pattern, str) else one[0].pattern.decode("latin-1"), one[1]),
)


def hostile_texts(pattern: re.Pattern, chance: random.Random):
    """Pieces that the pattern is about, again and again, with an end that does not fit."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    signs = sorted({*source, *"0a,. \n一（%"} - set("\\"))
    words = re.findall(r"[\w一-龥]+", source)
    for _text in range(TEXTS_EACH):
        unit = "".join(
            chance.choice([chance.choice(signs), chance.choice(words or signs)])
            for _ in range(chance.choice((1, 1, 1, 2, 3)))
        )
        begin, end = (chance.choice(["", *signs, *words]) for _ in range(2))
        yield lambda length, unit=unit, begin=begin, end=end: begin + unit * (length // len(unit)) + end


def seconds(pattern: re.Pattern, method: str, text: str | bytes) -> float:
    """How long it takes, of a processor."""
    began = time.thread_time()
    if method == "sub":
        pattern.sub(text[:0], text)
    elif method == "finditer":
        list(pattern.finditer(text))
    else:
        getattr(pattern, method)(text)
    return time.thread_time() - began


@pytest.mark.parametrize(
    ("pattern", "method"), ALL, ids=[f"{method} {ascii(pattern.pattern)[:60]}" for pattern, method in ALL]
)
def test_a_pattern_takes_as_long_as_its_text_is(pattern, method):
    chance = random.Random(f"{pattern.pattern} {method}")
    for text_of in hostile_texts(pattern, chance):
        for length in LENGTHS:
            text = text_of(length)[: BOUNDED.get(pattern)]
            text = text.encode() if isinstance(pattern.pattern, bytes) else text
            # Now and then a machine is busy with something else: twice in a row is the pattern.
            took = seconds(pattern, method, text)
            assert took < SECONDS or seconds(pattern, method, text) < SECONDS, (text_of(40), length)


def test_the_patterns_of_all_packages_are_tried():
    assert len(ALL) > 100
