"""The sheet 口径说明: the thresholds and rules in force, and which question each figure answers."""

from monitoring.language import formats, rule_words
from monitoring.language.catalogue import gettext as _
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.month_workbook.book import Book
from monitoring.papers.month_workbook.columns import Column
from monitoring.store import queries

WIDTHS = (46, 66, 46)
# The figures that the sheets are made of.
METRICS = (
    "status_counts",
    "category_counts",
    "indicator_progress",
    "reporting",
    "owed_reports",
    "trial_score",
    "money_totals",
    "budget_execution",
    "task_execution",
    "double_monitoring",
    "deviation_explanations",
    "target_findings",
    "actual_findings",
)


def write(book: Book, metrics: Metrics) -> None:
    """The sheet of notes on methods."""
    owner, thresholds = metrics.rows("departments")[0], metrics.database.query("settings_in_force")[0]
    sheet = book.sheet(_("Methods"), _("Notes on methods"), WIDTHS)
    sheet.line(_("Version of the department's data: {number}").format(number=owner["data_version"]))
    sheet.line(
        _(
            "A month without a report is no value, never 0: an empty cell is not a zero. Totals are formulas over the "
            "rows that a filter shows."
        )
    )
    sheet.heading(_("Where the figures come from"))
    sheet.table(_columns(figure=_("Figure"), sentence=_("Question"), shape=_("Grain and units")), _figures())
    sheet.heading(_("Thresholds in force"))
    sheet.table(_columns(name=_("Setting"), value=_("Value")), rule_words.settings(thresholds))
    for title, (rows, columns) in rule_words.tables(thresholds).items():
        sheet.heading(title)
        sheet.table(_columns(**columns), rows)
    sheet.page.freeze_panes(1, 0)
    sheet.page.repeat_rows(0)


def _columns(**headings: str) -> list[Column]:
    return [_text(key, heading) for key, heading in headings.items()]


def _text(key: str, heading: str) -> Column:
    return Column(key, heading, lambda row: str(row[key]))


def _figures() -> list[dict]:
    found = map(queries.select, METRICS)
    return [
        {
            "figure": query.name,
            "sentence": _(query.sentence),
            "shape": " · ".join((formats.listed(query.grain), _(query.units))),
        }
        for query in found
    ]
