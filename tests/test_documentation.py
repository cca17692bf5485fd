"""What the documentation says of the product is true: its picture, and the files that it names."""

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
