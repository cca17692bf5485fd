"""Rules of colour that the office program applies itself: they follow when somebody changes or sorts a cell."""

from monitoring.language import vocabulary
from monitoring.papers.month_workbook.sheet import Sheet, Table

# Light grounds under dark words: to be read in print as well.
GROUNDS = {
    "met": "#D5EDE3",
    "on_track": "#DCEEF8",
    "slow": "#FFF0C2",
    "behind": "#F8D7D1",
    "not_due": "#EEF0F2",
    "no_data": "#DFE2E6",
}
BAR = "#A9D1EC"


def of_statuses(sheet: Sheet, table: Table, *keys: str) -> None:
    """The ground of each status in these columns, by the symbol that its words begin with."""
    for key in keys:
        for status, symbol in vocabulary.SYMBOLS.items():
            mark = sheet.book.mark(bg_color=GROUNDS[status])
            _rule(sheet, table, key, {"type": "text", "criteria": "begins with", "value": symbol, "format": mark})


def of_rates(sheet: Sheet, table: Table, *keys: str) -> None:
    """A bar in each cell of these columns, as long as its rate 0…1."""
    bar = {
        "type": "data_bar",
        "bar_solid": True,
        "bar_color": BAR,
        "bar_border_color": BAR,
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": 1,
    }
    for key in keys:
        _rule(sheet, table, key, bar)


def _rule(sheet: Sheet, table: Table, key: str, rule: dict) -> None:
    _sheet, first, column, last, _column = table.place(key)
    sheet.page.conditional_format(first, column, last, column, rule)
