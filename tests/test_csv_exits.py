"""No text of a form, a file or a person leaves the product as a formula: every way out as CSV, one by one."""

import ast
import csv
import io
from pathlib import Path

import pytest
from given import indicator

from monitoring.__main__ import main
from monitoring.actions import reference
from monitoring.files import written_csv
from monitoring.monthly import template

ROOT = Path(__file__).parents[1]
# Where CSV is written, and how each of them guards; and where a page offers CSV, and which of the two writes it.
WRITERS = {"monitoring/files/written_csv.py": "guarded(", "monitoring/__main__.py": "written_csv.guarded("}
OFFERS = {
    "monitoring/screen/pieces.py": "written_csv.csv_of(",
    "monitoring/screen/monthly_templates.py": "template.as_csv(",
}
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", " =1+1", "\t=1+1", "\n=1+1"]


def modules_with(wanted) -> dict[str, str]:
    """The modules in whose source is what is wanted → their source."""
    files = [*(ROOT / "monitoring").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]
    found = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}
    return {name: source for name, source in found.items() if wanted(source)}


def writes_csv(source: str) -> bool:
    names = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    return bool(names & {"writer", "DictWriter", "to_csv", "write_csv", "unparse_csv"})


def is_formula(cell: str) -> bool:
    return cell.lstrip().startswith(written_csv.FORMULA_SIGNS) and cell != "="


def cells_of(content: bytes | str) -> list[str]:
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


def test_these_are_all_that_write_csv_and_all_that_offer_it():
    writers, offers = modules_with(writes_csv), modules_with(lambda source: '"text/csv"' in source)
    assert set(writers) == set(WRITERS)
    assert set(offers) == set(OFFERS)
    for name, source in (writers | offers).items():
        assert (WRITERS | OFFERS)[name] in source, name


@pytest.fixture
def hostile(given):
    """A database with formulas wherever a form can say something."""
    given.form(
        [
            indicator("≥", 1, indicator_code=f"I{number:02d}", level1=text, level3=text, explanation=text, unit=text)
            for number, text in enumerate(FORMULAS, start=1)
        ],
        department="=D()",
    )
    given.actuals((1, "I01", 1), department="=D()")
    return given.database


@pytest.mark.parametrize("text", FORMULAS)
def test_a_list_of_a_page_says_a_formula_as_text(text):
    content = written_csv.csv_of([text], [{text: text}, {text: "plain"}])
    assert cells_of(content) == [f"'{text}", f"'{text}", "plain"]


def test_the_template_of_a_month_says_formulas_as_text(hostile):
    cells = cells_of(template.as_csv("actuals", reference.of(hostile), "=D()", 2023, 2))
    assert "'=1+1" in cells
    assert not list(filter(is_formula, cells))


@pytest.mark.parametrize("figure", ["targets", "indicator_progress", "status_counts", "submission_history"])
def test_a_query_of_the_command_line_says_formulas_as_text(hostile, figure, capsys):
    path = hostile.path
    hostile.close()
    assert main(["--db", str(path), "query", figure, "--format", "csv"]) == 0
    cells = cells_of(capsys.readouterr().out)
    assert "'=D()" in cells
    assert not list(filter(is_formula, cells))
