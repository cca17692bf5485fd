"""The shape of the product: which package may import which, and how thin a page is."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "monitoring").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))


def test_every_package_imports_only_what_lies_below_it():
    """The contracts stand in ``pyproject.toml``; what breaks one is printed with the line that imports it."""
    # In a process of its own: the linter switches off all logging of the one that it runs in.
    lint = "from importlinter import cli; raise SystemExit(cli.lint_imports(no_cache=True, no_logo=True))"
    checked = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def private_names(file: Path) -> set[str]:
    """The names with a leading underscore that ``file`` takes from modules of ours."""
    tree, modules, found = ast.parse(file.read_text(encoding="utf-8")), set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("monitoring"):
            modules |= {alias.asname or alias.name for alias in node.names}
            found |= {alias.name for alias in node.names if alias.name.startswith("_")}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            found |= {f"{node.value.id}.{node.attr}"} if node.attr.startswith("_") else set()
    return found


@pytest.mark.parametrize("file", [*MODULES, *PAGES], ids=lambda file: str(file.relative_to(ROOT)))
def test_no_module_needs_the_private_names_of_another(file):
    assert not private_names(file)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_a_page_is_thin(file):
    # The frame is what all pages share. What a page imports says nothing of its thickness.
    longest = 110 if file.stem == "frame" else 70
    tree = ast.parse(file.read_text(encoding="utf-8"))
    first = max(node.end_lineno for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom))
    assert max(node.end_lineno for node in tree.body) - first <= longest


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_no_page_has_sql_in_it(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not node.value.lower().lstrip().startswith(("select ", "insert ", "with "))
