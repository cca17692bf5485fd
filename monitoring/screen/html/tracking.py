"""Every indicator at every month: as a heat map of statuses, and in the tracking table (绩效指标跟踪表)."""

from markupsafe import Markup

from monitoring.charts.look import STATUS_ORDER
from monitoring.charts.remembered import remembered
from monitoring.files.table_workbooks import Column
from monitoring.language import column_words, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html.looks import symbol
from monitoring.screen.html.templates import PIECES, render

MONTHS = range(1, 13)


@remembered
def heat_map(years: list[list[dict]], until: int) -> Markup:
    """For each indicator its twelve rows of ``indicator_progress`` → a line of cells with status, symbol, link."""
    return render("heat_map", years=years, until=until, months=MONTHS)


@remembered
def table(years: list[list[dict]], until: int) -> Markup:
    """For each indicator its twelve rows of ``indicator_progress`` → a line, with three columns a month."""
    lights = {status: PIECES.light(status, symbol(status)) for status in STATUS_ORDER}
    return render("tracking_table", years=years, until=until, months=MONTHS[:until], lights=lights)


@remembered
def line(year: list[dict], until: int) -> dict:
    """One indicator's twelve rows of ``indicator_progress`` → a line of the tracking table, by column name."""
    first = year[0]
    line = {
        _("Code"): first["indicator_code"],
        _("Level 1"): first["level1"],
        _("Level 2"): first["level2"],
        _("Indicator"): first["level3"],
        _("Target"): formats.target(first),
        _("Unit"): formats.unit_of(first),
    }
    for row in year[:until]:
        expected, actual, rate, status = _names_of(row["month"])
        line |= {
            expected: None if row["status"] == "not_due" else _plain(row["expected_to_date"]),
            actual: _plain(row["actual_to_date"]),
            rate: None if row["completion_rate"] is None else round(float(row["completion_rate"]), 4),
            status: vocabulary.status_with_symbol(row["status"], row["pacing"]),
        }
    return line


def columns(until: int) -> list[Column]:
    """The columns of ``line`` in a workbook, where rates are percentages."""
    first = (_("Code"), _("Level 1"), _("Level 2"), _("Indicator"), _("Target"), _("Unit"))
    looks = None, None, column_words.COMPLETION, None
    months = [pair for month in MONTHS[:until] for pair in zip(_names_of(month), looks, strict=True)]
    return [*map(Column, first), *(Column(*pair) for pair in months)]


def _names_of(month: int) -> tuple[str, str, str, str]:
    """The names of a month's four columns."""
    name = formats.short_month(month)
    return (
        _("{month} expected").format(month=name),
        _("{month} to date").format(month=name),
        _("{month} completion").format(month=name),
        _("{month} status").format(month=name),
    )


def _plain(value) -> float | None:
    return None if value is None else float(value)
