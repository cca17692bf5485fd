"""HTML is written by templates alone, which escape whatever they are given."""

import ast
import re
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from monitoring.papers.brief import templates as papers
from monitoring.screen import pieces
from monitoring.screen.html import sections, templates
from monitoring.screen.html.templates import joined

ROOT = Path(__file__).parent.parent
SOURCES = [ROOT / "dashboard.py", *sorted((ROOT / "monitoring").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py"))]
# A tag that begins or ends, or a comment; the names that patterns give to their groups are none.
TAG = re.compile(r"(?<!\?P)<(?:[A-Za-z/]|!--|!doctype)")
# Where tags may stand in Python all the same: file → the only ones.
ALLOWED = {
    # Plotly's own way to break a line, and to leave the grey box beside a hover text out.
    "monitoring/charts": r"<br>|<extra></extra>",
    # Whether bytes are a web page, and whether it has a table, is seen by the tags in it.
    "monitoring/files/reader.py": r"<(?:!doctype html|html|table|meta|head|style|!--|t\[dh\])",
    # What stands between double asterisks becomes bold; the text around it is escaped before.
    "monitoring/screen/html/templates.py": r"<b>|</b>",
    # The server's first page is a file of Streamlit's: what its head gets besides are addresses and JSON of ours.
    "monitoring/screen/shell.py": r"</?head>|<link |</?script",
}
# Template → the module that renders it, and so its environment and folder.
TEMPLATES = {name: module for module in (templates, papers) for name in sorted(module.ENVIRONMENT.list_templates())}


def allowed_in(file: Path) -> str:
    """The tags that may stand in the texts of a Python file, as a pattern; one that never matches where none may."""
    name = file.relative_to(ROOT).as_posix()
    return next((tags for place, tags in ALLOWED.items() if name.startswith(place)), r"(?!)")


def texts_of(file: Path) -> list[tuple[int, str]]:
    """Every text in a Python file with its line, those inside f-strings too, but no docstring."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in docstrings]
    return [(node.lineno, node.value) for node in found if isinstance(node.value, str)]


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_tag_stands_in_python(file):
    remaining = [(line, re.sub(allowed_in(file), "", text)) for line, text in texts_of(file)]
    assert not [(line, text) for line, text in remaining if TAG.search(text)]


def test_every_exception_is_needed():
    for place, tags in ALLOWED.items():
        files = [file for file in SOURCES if file.relative_to(ROOT).as_posix().startswith(place)]
        assert any(re.search(tags, text) for file in files for _line, text in texts_of(file)), place


def test_only_the_module_of_the_templates_says_that_a_text_is_html():
    for file in SOURCES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and hasattr(node.func, "id")}
        assert "Markup" not in called or file == Path(templates.__file__), file


def parsed(name: str) -> nodes.Template:
    """What a template consists of."""
    module = TEMPLATES[name]
    return module.ENVIRONMENT.parse((module.FOLDER / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles_and_escapes(name):
    tree, environment = parsed(name), TEMPLATES[name].ENVIRONMENT
    environment.get_template(name)
    assert environment.autoescape is True
    assert "safe" not in {node.name for node in tree.find_all(nodes.Filter)}
    assert not list(tree.find_all((nodes.EvalContextModifier, nodes.MarkSafe)))


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_is_worked_out_while_a_template_is_compiled(name):
    """A filter of a constant would be: then the language of the first visitor were everybody's."""
    tree = parsed(name)
    assert not [node.lineno for node in tree.find_all(nodes.Filter) if isinstance(node.node, nodes.Const)]


def test_every_template_is_used():
    used = set()
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "render":
                used.add(f"{node.args[0].value}.html")
    for name in TEMPLATES:
        used |= set(meta.find_referenced_templates(parsed(name)))
    assert used == set(TEMPLATES)


def test_a_template_writes_neither_its_line_breaks_nor_its_indents():
    text = """
    {% if true %}
      <a href="x"
        title="y">
        <b>{{ 1 }}</b> <i>2</i>
        a sentence
        goes on
      </a>
    {% endif %}
    """
    assert (
        templates.ENVIRONMENT.from_string(text).render()
        == '<a href="x" title="y"><b>1</b> <i>2</i>a sentence goes on</a>'
    )


def test_a_text_among_pieces_of_html_is_escaped():
    assert joined(sections.note("a"), "<i>") == '<p class="note">a</p>&lt;i&gt;'
    drawn = []
    pieces.html("<b>", into=type("Place", (), {"html": drawn.append}))
    assert drawn[0]._repr_html_() == "&lt;b&gt;"
