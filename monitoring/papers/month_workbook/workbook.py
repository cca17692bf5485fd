"""月度工作簿: everything of a month in one file, a sheet per view."""

from monitoring.language import headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.papers import headings
from monitoring.papers.brief import brief
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.month_workbook import deviations, findings, indicators, methods, money, overview
from monitoring.papers.month_workbook.book import Book
from monitoring.papers.paper import Occasion, Paper

NAME = "workbook"
ENDING = ".xlsx"
VIEWS = (overview, indicators, money, deviations, findings, methods)


def make(database, occasion: Occasion) -> Paper:
    """The workbook in the language in use. Raises ``UnknownName`` where the department has no form of the year."""
    owner = headings.department(database, occasion)
    metrics = Metrics(database, occasion)
    found = brief.missing(metrics)
    whose = headline_words.department_month(owner["department_name"], occasion.year, occasion.month)
    book = Book(whose, [lacking.sentence for lacking in found])
    for view in VIEWS:
        view.write(book, metrics)
    name = headings.file_name(owner, occasion, _("Workbook of the month"), suffix=ENDING)
    return Paper(name, book.content(), tuple(found))
