"""The sheet 总览: how many indicators have which status, by category and month, the score, and who owes reports."""

from monitoring.charts.look import STATUS_COLOURS, STATUS_ORDER
from monitoring.language import column_words, formats, headline_words, money_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.month_workbook import colours
from monitoring.papers.month_workbook.book import Book
from monitoring.papers.month_workbook.columns import Column, known
from monitoring.papers.month_workbook.sheet import Sheet, Table

WIDTHS = (17, 14, *(9.5,) * 11)
COUNTS = tuple(f"{status}_count" for status in STATUS_ORDER)


def write(book: Book, metrics: Metrics) -> None:
    """The sheet of where the department stands."""
    owner, month = metrics.rows("departments")[0], metrics.occasion.month
    title = headline_words.department_month(owner["department_name"], metrics.occasion.year, month)
    sheet = book.sheet(_("Overview"), title, WIDTHS)
    for said in _said(metrics):
        sheet.line(said)
    beside = sheet.row
    _statuses(sheet, metrics)
    _score(sheet, metrics)
    below = max(sheet.row, beside + 19)
    sheet.row = below
    _categories(sheet, metrics)
    months = _months(sheet, metrics)
    _chart(sheet, months, beside)
    _owed(sheet, metrics)
    sheet.page.freeze_panes(1, 0)
    sheet.page.repeat_rows(0)


def _said(metrics: Metrics) -> list[str]:
    counts = metrics.rows("status_counts")
    said = [
        *(headline_words.coverage_sentence(row).replace("**", "") for row in counts),
        money_words.spent_sentence(metrics.rows("money_totals")),
        headline_words.reporting_sentence(metrics.rows("reporting", month=metrics.occasion.month)),
        headline_words.what_is_met().strip(),
    ]
    return [each for each in said if each]


def _statuses(sheet: Sheet, metrics: Metrics) -> None:
    by_month = {row["month"]: row for row in metrics.so_far("status_counts")}
    now, before = by_month.get(metrics.occasion.month), by_month.get(metrics.occasion.month - 1)
    rows = [
        {
            "status": vocabulary.status_with_symbol(name),
            "count": now[f"{name}_count"],
            "share": now[f"{name}_count"] / now["indicator_count"],
            "before": before and before[f"{name}_count"],
            "change": before and now[f"{name}_count"] - before[f"{name}_count"],
        }
        for name in (STATUS_ORDER if now else ())
    ]
    heads = {
        "status": (_("Status"), None),
        "count": (_("Indicators"), column_words.WHOLE),
        "share": (_("Share"), column_words.PERCENT),
        "before": (_("A month ago"), column_words.WHOLE),
        "change": (_("Change since"), "+0;-0;0"),
    }
    columns = [_plain(key, heading, number_format) for key, (heading, number_format) in heads.items()]
    summed = [column.summed() if column.key in ("count", "before") else column for column in columns]
    sheet.heading(_("Indicators by status"))
    totals = {"count": now and now["indicator_count"], "before": before and before["indicator_count"]}
    colours.of_statuses(sheet, sheet.table(summed, rows, totals), "status")


def _plain(key: str, heading: str, number_format: str | None = None) -> Column:
    return Column(key, heading, lambda row: row[key], number_format=number_format)


def _score(sheet: Sheet, metrics: Metrics) -> None:
    score = metrics.rows("trial_score")
    parts = [row for row in score if row["part"] != "total"]
    total = next((row for row in score if row["part"] == "total"), {})
    sheet.heading(_("Trial score"))
    columns = [
        known(metrics, "part"),
        *(known(metrics, name).summed() for name in ("indicator_count", "points", "score", "open_points")),
    ]
    sheet.table(columns, parts, total)


def _categories(sheet: Sheet, metrics: Metrics) -> None:
    rows, whole = metrics.rows("category_counts"), metrics.rows("status_counts")
    sheet.heading(_("Indicators by category"))
    columns = [
        known(metrics, "level1"),
        known(metrics, "level2"),
        *(known(metrics, name).summed() for name in ("indicator_count", *COUNTS, "with_data_count")),
        known(metrics, "mean_completion_rate"),
    ]
    sheet.table(columns, rows, whole[0] if whole else {})


def _months(sheet: Sheet, metrics: Metrics) -> Table:
    reported = {row["month"]: row for row in metrics.rows("reporting")}
    rows = [reported.get(row["month"], {}) | row for row in metrics.so_far("status_counts")]
    sheet.heading(_("Indicators by status, month by month"))
    columns = [
        Column("month", _("Month"), lambda row: formats.short_month(row["month"])),
        Column("approval", column_words.heading("approval"), _approval),
        *(_of(metrics, name) for name in (*COUNTS, "expected_count", "received_count", "reporting_rate")),
    ]
    return sheet.table(columns, rows)


def _of(metrics: Metrics, name: str) -> Column:
    """A column that not every month has: no report is due in some."""
    heading = known(metrics, name).heading
    return Column(name, heading, lambda row: row.get(name), number_format=column_words.number_format(name))


def _approval(row: dict) -> str:
    return vocabulary.term(vocabulary.APPROVALS, row.get("approval", ""))


def _chart(sheet: Sheet, months: Table, row: int) -> None:
    """Stacked columns of the months, beside the tables of this one."""
    chart = sheet.book.chart({"type": "column", "subtype": "stacked"})
    for status, key in zip(STATUS_ORDER, COUNTS, strict=True):
        chart.add_series(
            {
                "name": vocabulary.status_with_symbol(status),
                "categories": months.place("month"),
                "values": months.place(key),
                "fill": {"color": STATUS_COLOURS[status]},
                "gap": 60,
            }
        )
    chart.set_title({"name": _("Indicators by status, month by month"), "name_font": {"size": 11}, "overlay": False})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#D9DEE4"}}, "num_format": "0"})
    chart.set_size({"width": 540, "height": 350})
    sheet.page.insert_chart(row, 6, chart, {"object_position": 1, "description": _("Indicators by status")})


def _owed(sheet: Sheet, metrics: Metrics) -> None:
    rows = metrics.rows("owed_reports")
    month = formats.month_name(metrics.occasion.month)
    sheet.heading(_("Reports of {month} that have not come: {count}").format(month=month, count=len(rows)))
    for row in rows:
        sheet.line(" · ".join(filter(None, (row["indicator_code"], row["level3"], row["explanation"]))))
