"""The sheet 核查发现: what deserves a look in the targets themselves and in what was reported."""

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.month_workbook.book import Book
from monitoring.papers.month_workbook.columns import Column, known

WIDTHS = (12, 9, 10, 9, 28, 56, 46)


def write(book: Book, metrics: Metrics) -> None:
    """The sheet of findings, the targets' first."""
    of_targets = [row | {"month": None} for row in metrics.rows("target_findings")]
    rows = of_targets + metrics.so_far("actual_findings")
    sheet = book.sheet(_("Findings"), _("Findings: {count}").format(count=len(rows)), WIDTHS)
    columns = [
        Column("of", _("Found in"), lambda row: _("Targets") if row["month"] is None else _("Reported figures")),
        Column("month", _("Month"), lambda row: row["month"] and formats.short_month(row["month"])),
        *(known(metrics, name) for name in ("severity", "subject_code", "subject_name", "evidence", "suggestion")),
    ]
    table = sheet.table(columns, rows)
    if rows:
        sheet.open_on(table, 0)
