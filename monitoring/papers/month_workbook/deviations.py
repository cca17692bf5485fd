"""The sheet 偏差: what is late or far off, why, and what is done about it."""

from monitoring.language import column_words, deviation_words, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.figures import amount
from monitoring.papers.month_workbook import colours
from monitoring.papers.month_workbook.book import Book
from monitoring.papers.month_workbook.columns import CellValue, Column, known, money_unit

WIDTHS = (10, 7, 26, 13, 13, 10, 10, 16, 34, 34, 11, 12)
METRIC = "deviation_explanations"


def write(book: Book, metrics: Metrics) -> None:
    """The sheet of deviations, those that ask for an act first."""
    rows = [row | _in_its_unit(metrics, row) for row in metrics.rows(METRIC)]
    month = formats.month_name(metrics.occasion.month)
    title = _("Deviations: up to {month} {year}").format(month=month, year=metrics.occasion.year)
    sheet = book.sheet(_("Deviations"), title, WIDTHS)
    owed = sum(row["is_owed"] for row in rows)
    sheet.line(deviation_words.owed_count(owed, len(rows)))
    columns = [
        *(known(metrics, name) for name in ("item_kind", "item_code", "item_name", "responsible_office", "status")),
        known(metrics, "due_rate"),
        Column("explained", _("Explained?"), deviation_words.explanation_state),
        Column("reasons", _("Kinds of reasons"), _reasons),
        *(known(metrics, name) for name in ("reason_text", "measures", "likelihood")),
        Column("expected_value", column_words.heading("expected_value"), _expected, unit_of=lambda row: row["unit"]),
    ]
    table = sheet.table(columns, rows)
    colours.of_statuses(sheet, table, "status", "explained")
    if rows:
        sheet.open_on(table, 3)


def _reasons(row: dict) -> str:
    return formats.listed(_(label) for name, label in vocabulary.REASONS.items() if row[f"is_{name}_reason"])


def _in_its_unit(metrics: Metrics, row: dict) -> dict:
    """What is expected by December and its unit: that of the indicator, or of the money."""
    value = row["expected_value"]
    if row["item_kind"] == "money":
        return {"expected_value": amount(value, metrics.occasion.is_in_yuan), "unit": money_unit(metrics)}
    (progress,) = metrics.rows("indicator_progress", indicator_code=row["item_code"])
    return {"expected_value": value, "unit": formats.unit_of(progress)}


def _expected(row: dict) -> CellValue:
    return row["expected_text"] if row["expected_value"] is None else row["expected_value"]
