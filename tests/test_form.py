"""The form of the code: what ruff and sqlfluff say of it, with their settings in ``pyproject.toml``."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlfluff.core import FluffConfig, Linter

ROOT = Path(__file__).parent.parent
SQL_FILES = sorted((ROOT / "queries").rglob("*.sql"))


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=" ".join)
def test_the_python_keeps_its_form(command):
    checked = subprocess.run([sys.executable, "-m", "ruff", *command, "."], cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


@pytest.fixture(scope="module")
def linter():
    return Linter(FluffConfig.from_path(str(ROOT / "queries")))


# File by file, so that all processes of the tests share the work.
@pytest.mark.parametrize("file", SQL_FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_sql_keeps_its_form(file, linter):
    assert not linter.lint_path(str(file)).get_violations()


def test_sql_out_of_form_is_found(linter):
    (found,) = linter.lint_string("SELECT 1\n").get_violations()
    assert found.rule_code() == "CP01"
