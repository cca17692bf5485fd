"""The templates of papers that are web pages: what they write is escaped, whoever wrote it."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from monitoring.papers.documents.facts import Facts
from monitoring.papers.documents.printable import printable

FOLDER = Path(__file__).parent / "templates"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    cache_size=-1,
)


def render(template: str, facts: Facts, **values) -> bytes:
    """What the file ``template`` makes of the ``facts`` and further ``values``, as UTF-8."""
    page = ENVIRONMENT.get_template(f"{template}.html").render(facts.context | values)
    return printable(page).encode()
