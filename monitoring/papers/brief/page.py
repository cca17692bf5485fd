"""月度通报 as one web page that asks for nothing else: for a telephone, and for printing on A4."""

from monitoring.papers import headings
from monitoring.papers.brief import brief
from monitoring.papers.brief.templates import render
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.paper import Occasion, Paper

NAME = "brief_page"
ENDING = ".html"


def make(database, occasion: Occasion) -> Paper:
    """The brief as a page, of the same facts. Raises ``UnknownName`` where the department has no form of the year."""
    owner = headings.department(database, occasion)
    metrics = Metrics(database, occasion)
    found = brief.missing(metrics)
    content = render("brief_page", brief.facts(metrics), is_draft=bool(found))
    return Paper(headings.file_name(owner, occasion, brief.TITLE, suffix=ENDING), content, tuple(found))
