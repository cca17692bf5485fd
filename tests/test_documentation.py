"""What the documentation says of the product is true: its picture, and the files that it names."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXTS = [
    ROOT / name
    for name in (
        "docs/architecture.md",
        "docs/running.md",
        "docs/running.zh-CN.md",
        "CONTRIBUTING.md",
        "README.md",
        "README.zh-CN.md",
    )
]
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
# Made when it is used, or written by whoever reads it.
NOT_THERE = {"data/monitoring.duckdb"}


def test_the_picture_of_the_packages_is_drawn_from_the_imports_of_today(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import architecture

    assert architecture.PICTURE.read_text(encoding="utf-8") == architecture.drawing(), "make picture draws it anew"
    sys.modules.pop("architecture")


@pytest.mark.parametrize("text", TEXTS, ids=lambda file: file.name)
def test_every_file_that_is_named_is_there(text):
    named = set(
        re.findall(r"`((?:monitoring|queries|pages|tests|locale|docs|data|deploy)/[\w./-]*)`", text.read_text("utf-8"))
    )
    assert not {name for name in named - NOT_THERE if not (ROOT / name).exists()}


def named_tests(text: str) -> set[tuple[str, str]]:
    """File and function of each test that is named as ``file::function``."""
    return set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text))


def test_every_test_that_the_table_of_threats_names_is_there():
    named = named_tests(SECURITY)
    assert len(named) > 40
    for file in {file for file, _test in named}:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert not {test for known, test in named if known == file} - there, file


def test_every_threat_has_a_test():
    rows = [line.strip("|").split("|") for line in SECURITY.splitlines() if line.startswith("| ")][1:]
    for threat, protects, shown in (map(str.strip, row) for row in rows):
        assert threat.startswith("**") or (protects and named_tests(shown)), threat
