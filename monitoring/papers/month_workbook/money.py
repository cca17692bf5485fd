"""The sheets of money: the budget's lines and the year so far, and every task with what it brought about."""

from monitoring.charts.look import INK, TO_DATE
from monitoring.language import column_words, formats, money_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.month_workbook import colours
from monitoring.papers.month_workbook.book import Book
from monitoring.papers.month_workbook.columns import Column, known
from monitoring.papers.month_workbook.sheet import Sheet, Table

BUDGET_WIDTHS = (8, 20, 13, 13, 13, 13, 10, 10, 12, 10)
TASK_WIDTHS = (7, 30, 12, 12, 12, 12, 9, 9, 12, 9, 9, 9, 22, 9)
GRID = {"visible": True, "line": {"color": "#D9DEE4"}}
AMOUNTS = ("planned_amount", "budget_amount", "spent_amount", "executed_amount")
SHOWN_IN_THE_CHART = 10


def write(book: Book, metrics: Metrics) -> None:
    """A sheet of the department's budget, and one of the tasks: each has its own whole."""
    _budget(book, metrics)
    _tasks(book, metrics)


def _budget(book: Book, metrics: Metrics) -> None:
    sheet = book.sheet(_("Budget"), _title(metrics), BUDGET_WIDTHS)
    for said in _said(metrics):
        sheet.line(said)
    rows = metrics.rows("budget_execution")
    sheet.heading(_("Budget lines"))
    columns = [known(metrics, "task_code"), known(metrics, "task_name"), *_money(metrics)]
    table = sheet.table([*columns, *_state(metrics)], rows, _totals(metrics, "budget", rows))
    colours.of_statuses(sheet, table, "status")
    colours.of_rates(sheet, table, "execution_rate")
    _curve(sheet, metrics)
    sheet.page.freeze_panes(1, 0)
    sheet.page.repeat_rows(0)


def _said(metrics: Metrics) -> list[str]:
    until = metrics.occasion.month
    said = [
        money_words.spent_sentence(metrics.rows("money_totals")),
        money_words.spending_known(metrics.so_far("money_totals"), until),
    ]
    return [each for each in said if each]


def _money(metrics: Metrics) -> list[Column]:
    return [
        *(known(metrics, name).summed() for name in AMOUNTS),
        known(metrics, "execution_rate").divided("executed_amount", "budget_amount"),
        known(metrics, "schedule_rate"),
    ]


def _state(metrics: Metrics) -> list[Column]:
    return [known(metrics, "status"), known(metrics, "is_illustrative")]


def _totals(metrics: Metrics, part: str, rows: list[dict]) -> dict:
    """What the formulas of the totals show, as ``money_totals`` has it; spent in the month is the sum of the lines."""
    found = metrics.rows("money_totals", part=part)
    if not found:
        return {}
    spent = [row["spent_amount"] for row in rows if row["spent_amount"] is not None]
    amounts = found[0] | {"spent_amount": sum(spent) if spent else None}
    return {name: known(metrics, name).value(amounts) for name in (*AMOUNTS, "execution_rate")}


def _curve(sheet: Sheet, metrics: Metrics) -> None:
    """The executed share month by month, as a table and as lines."""
    sheet.heading(_("Executed share month by month"))
    names = {part: money_words.money_part({"part": part}) for part in ("budget", "tasks")}
    rows: dict[int, dict] = {month: {"month": month} for month in range(1, metrics.occasion.month + 1)}
    for row in metrics.so_far("money_totals"):
        if row["judged_month"] == row["month"]:
            rows[row["month"]][row["part"]] = row["execution_rate"]
    columns = [
        Column("month", _("Month"), lambda row: formats.short_month(row["month"])),
        *(_rate(part, name) for part, name in names.items()),
        Column("gone", _("Time gone"), lambda row: row["month"] / 12, number_format=column_words.PERCENT),
    ]
    table = sheet.table(columns, list(rows.values()))
    chart = sheet.book.chart({"type": "line"})
    for key, colour, dash in (("budget", TO_DATE, "solid"), ("tasks", "#C2660C", "solid"), ("gone", INK, "dash")):
        _add(chart, table, key, {"color": colour, "width": 2.25, "dash_type": dash})
    chart.set_title({"name": _("Executed share month by month"), "name_font": {"size": 11}})
    _place(sheet, chart, table.first_row - 1, 4)
    sheet.row = max(sheet.row, table.first_row + 16)


def _rate(part: str, heading: str) -> Column:
    return Column(part, heading, lambda row: row.get(part), number_format=column_words.PERCENT)


def _add(chart, table: Table, key: str, line: dict) -> None:
    series = {"name": table.heading(key), "categories": table.place("month"), "values": table.place(key)}
    chart.add_series(series | {"line": line, "marker": {"type": "none" if key == "gone" else "automatic"}})


def _place(sheet: Sheet, chart, row: int, column: int) -> None:
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"min": 0, "num_format": "0%", "major_gridlines": GRID})
    chart.show_blanks_as("gap")
    chart.set_size({"width": 520, "height": 300})
    sheet.page.insert_chart(row, column, chart, {"object_position": 1, "x_offset": 12})


def _tasks(book: Book, metrics: Metrics) -> None:
    balances = {row["task_code"]: row for row in metrics.rows("double_monitoring")}
    rows = [balances.get(row["task_code"], {}) | row for row in metrics.rows("task_execution")]
    sheet = book.sheet(_("Tasks"), _title(metrics), TASK_WIDTHS)
    columns = [
        known(metrics, "task_code"),
        known(metrics, "task_name"),
        *_money(metrics),
        known(metrics, "status"),
        _balance("linked_count"),
        _balance("money_rate"),
        _balance("results_rate"),
        Column("balance", column_words.heading("balance"), _said_of_balance),
        known(metrics, "is_illustrative"),
    ]
    table = sheet.table(columns, rows, _totals(metrics, "tasks", rows))
    colours.of_statuses(sheet, table, "status")
    colours.of_rates(sheet, table, "execution_rate")
    sheet.open_on(table, 2)
    if rows:
        _largest(sheet, table, len(rows))


def _balance(name: str) -> Column:
    return Column(
        name,
        column_words.heading(name),
        lambda row: row.get(name),
        number_format=column_words.number_format(name),
    )


def _said_of_balance(row: dict) -> str:
    return vocabulary.term(vocabulary.BALANCES, row.get("balance", ""))


def _largest(sheet: Sheet, table: Table, count: int) -> None:
    """Budget and executed money of the tasks with most of it, which stand first, as bars below the table."""
    shown = min(count, SHOWN_IN_THE_CHART)
    chart = sheet.book.chart({"type": "bar"})
    for key, colour in (("budget_amount", "#B9C7D6"), ("executed_amount", TO_DATE)):
        name, first, column, _last, _column = table.place(key)
        chart.add_series(
            {
                "name": table.heading(key),
                "categories": [name, first, table.column("task_name"), first + shown - 1, table.column("task_name")],
                "values": [name, first, column, first + shown - 1, column],
                "fill": {"color": colour},
                "gap": 50,
            }
        )
    chart.set_title({"name": _("The {count} tasks with most money").format(count=shown), "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "#,##0.##", "major_gridlines": GRID})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 1000, "height": 90 + 34 * shown})
    sheet.page.insert_chart(sheet.row + 1, 1, chart, {"object_position": 1})


def _title(metrics: Metrics) -> str:
    month = formats.month_name(metrics.occasion.month)
    return _("Budget execution: up to {month} {year}").format(month=month, year=metrics.occasion.year)
