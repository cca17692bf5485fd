"""The sheets of indicators: each with its figures and its sentence, and all of them month by month."""

from collections.abc import Callable

from monitoring.language import column_words, formats, indicator_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.month_workbook import colours
from monitoring.papers.month_workbook.book import Book
from monitoring.papers.month_workbook.columns import CellValue, Column, known, measured

WIDTHS = (6, 9, 11, 20, 11, 9, 9, 9, 9, 10, 9, 9, 9, 36, 6)
MONTH_WIDTHS = (6.5, 11, 34, 13)


def write(book: Book, metrics: Metrics) -> None:
    """A sheet with a row for each indicator, and three with a column for each month."""
    _now(book, metrics)
    _by_month(book, metrics, _("Statuses by month"), _status)
    _by_month(
        book, metrics, _("Figures by month"), lambda row: row["actual_to_date"], unit_of=formats.unit_of, places=2
    )
    rate = column_words.number_format("completion_rate")
    _by_month(book, metrics, _("Completion by month"), lambda row: row["completion_rate"], number_format=rate)


def _now(book: Book, metrics: Metrics) -> None:
    rows = metrics.rows("indicator_progress")
    columns = [
        *(known(metrics, name) for name in ("indicator_code", "level1", "level2", "level3")),
        Column("target", _("Target"), formats.target),
        *(measured(name) for name in ("actual_value", "actual_to_date", "expected_to_date")),
        known(metrics, "completion_rate"),
        known(metrics, "status"),
        *(measured(name, places=1) for name in ("forecast_value", "needed_per_month")),
        known(metrics, "responsible_office"),
        Column("sentence", _("In a sentence"), indicator_words.indicator_sentences),
        known(metrics, "is_illustrative"),
    ]
    sheet = book.sheet(_("Indicators"), _title(metrics), WIDTHS)
    table = sheet.table(columns, rows)
    colours.of_statuses(sheet, table, "status")
    colours.of_rates(sheet, table, "completion_rate")
    sheet.open_on(table, 4)


def _by_month(book: Book, metrics: Metrics, name: str, value: Callable[[dict], CellValue], **shown) -> None:
    """A sheet with a row for each indicator and a column for each month so far, of one ``value`` of theirs."""
    months = range(1, metrics.occasion.month + 1)
    years = _years(metrics)
    sheet = book.sheet(name, f"{_title(metrics)} · {name}", (*MONTH_WIDTHS, *(9.5,) * len(months)))
    columns = [
        *(known(metrics, column) for column in ("indicator_code", "level2", "level3")),
        Column("target", _("Target"), formats.target),
        *(_month(month, value, **shown) for month in months),
    ]
    table = sheet.table(columns, [year[metrics.occasion.month] | {"months": year} for year in years])
    keys = [str(month) for month in months]
    if "number_format" in shown:
        colours.of_rates(sheet, table, *keys)
    colours.of_statuses(sheet, table, *keys)
    sheet.open_on(table, 4)


def _month(month: int, value: Callable[[dict], CellValue], **shown) -> Column:
    def of_month(row: dict) -> CellValue:
        return value(row["months"][month])

    return Column(str(month), formats.short_month(month), of_month, **shown)


def _years(metrics: Metrics) -> list[dict[int, dict]]:
    """Month → row of ``indicator_progress``, for each indicator."""
    found: dict[str, dict[int, dict]] = {}
    for row in metrics.so_far("indicator_progress"):
        found.setdefault(row["indicator_code"], {})[row["month"]] = row
    return list(found.values())


def _status(row: dict) -> str:
    return vocabulary.status_with_symbol(row["status"], row["pacing"])


def _title(metrics: Metrics) -> str:
    month = formats.month_name(metrics.occasion.month)
    return _("Indicators: up to {month} {year}").format(month=month, year=metrics.occasion.year)
