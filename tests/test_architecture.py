"""Which module may import what: the shape of the product, held by a test."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = {file.stem: file for file in (ROOT / "monitoring").glob("*.py")}
PAGES = {file.stem: file for file in (ROOT / "pages").glob("*.py")}
# Everything that draws on a screen; nothing else knows Streamlit.
SCREEN = {
    "ui",
    "shell",
    "filters",
    "navigation",
    "tables",
    "tracking",
    "submitting",
    "uploading",
    "checking",
    "deciding",
    "explaining",
    "reviewing",
}


def imports(file: Path) -> set[str]:
    """The modules that ``file`` imports: of other packages their first name, of ours ``monitoring.name``."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "monitoring":
            found |= {f"monitoring.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module if node.module.startswith("monitoring.") else node.module.split(".")[0])
    return found


def importing(package: str) -> set[str]:
    return {name for name, file in MODULES.items() if package in imports(file)}


def test_only_the_database_module_knows_duckdb():
    assert importing("duckdb") == {"database"}
    assert not {page for page, file in PAGES.items() if "duckdb" in imports(file)}


def test_only_screen_modules_know_streamlit():
    assert importing("streamlit") == SCREEN


def test_figures_are_plain_rows_to_plain_dictionaries():
    assert importing("plotly") <= {"figures"}
    assert imports(MODULES["figures"]) <= {
        "html",
        "monitoring.formats",
        "monitoring.shares",
        "monitoring.words",
        "monitoring.language",
        "monitoring.remembered",
    }


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_is_thin_and_computes_nothing(name):
    used = imports(PAGES[name])
    assert not used & {"duckdb", "pandas", "plotly", "decimal"}
    assert "monitoring.database" not in used
    longest = 130 if name == "frame" else 70
    assert len(PAGES[name].read_text(encoding="utf-8").splitlines()) <= longest


def test_no_page_has_sql_in_it():
    for file in PAGES.values():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not node.value.lower().lstrip().startswith(("select ", "insert ", "with "))


FILE_KINDS = {"text_files", "web_tables", "workbook_files", "old_workbook_files", "document_files", "page_files"}
LOWER = {
    "language": set(),
    "problems": set(),
    "shares": set(),
    "remembered": {"language"},
    "cells": {"formats", "language", "problems"},
    "text_files": {"cells", "language", "problems"},
    "web_tables": {"cells"},
    "archives": {"language", "problems"},
    "cell_formats": set(),
    "formulas": {"cells"},
    "workbook_files": {"archives", "cell_formats", "cells", "formulas", "language", "problems"},
    "old_workbook_files": {"cell_formats", "cells", "language", "problems"},
    "document_files": {"archives", "cells"},
    "page_files": {"archives", "cells", "formats", "language", "problems"},
    "workbooks": {"cells", "table_files", "language", "problems"},
    "table_files": {"archives", "cells", "formats", "language", "problems"} | FILE_KINDS,
    "formats": {"language"},
    "words": {"formats", "language"},
    "queries": {"formats", "language", "problems"},
    "database": {"queries", "language", "problems", "words"},
    "monthly_columns": {"cell_values", "language"},
    "monthly_sheet": {"cell_values", "cells", "monthly_columns", "problems"},
    "corrections": {"cells", "language"},
    "monthly_template": {"cell_values", "language", "monthly_columns", "words", "workbooks"},
    "submissions": {
        "cell_values",
        "language",
        "monthly_actuals",
        "monthly_columns",
        "monthly_explanations",
        "monthly_header",
        "monthly_items",
        "monthly_money",
        "monthly_sheet",
        "monthly_template",
        "problems",
        "cells",
        "words",
    },
    "proposals": {"language"},
    "form_review": {"cells", "corrections", "language", "official_form", "problems"},
    "form_versions": {"formats", "language"},
    "versions": {"database", "form_versions", "language", "problems", "queries"},
}


@pytest.mark.parametrize("name", sorted(LOWER))
def test_a_lower_module_knows_nothing_above_it(name):
    ours = {module for module in imports(MODULES[name]) if module.startswith("monitoring.")}
    assert ours <= {f"monitoring.{lower}" for lower in LOWER[name]}


def test_reading_files_knows_neither_database_nor_screen():
    form = {
        "form_review",
        "review_sheet",
        "official_form",
        "form_summary",
        "form_rows",
        "form_page",
        "form_budget",
        "form_tasks",
        "form_indicators",
    }
    monthly = {name for name in MODULES if name.startswith("monthly_")} | {"submissions", "corrections"}
    files = FILE_KINDS | {"table_files", "cells", "archives", "cell_formats", "formulas", "workbooks"}
    for name in form | monthly | files | {"target_cells", "cell_values"}:
        assert not imports(MODULES[name]) & {"monitoring.database", "monitoring.ui", "streamlit", "duckdb", "pandas"}
