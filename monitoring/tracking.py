"""The year of every indicator month by month: a heat map of statuses, and the tracking table (绩效指标跟踪表)."""

from html import escape

import streamlit as st

from monitoring import formats, ui, words
from monitoring.addresses import address
from monitoring.language import gettext as _
from monitoring.markup import status_look
from monitoring.remembered import remembered

MONTHS = range(1, 13)


def manners() -> dict[str, str]:
    """The ways to look at the indicators, the usual one first."""
    return {"bullets": _("List and bullets"), "heat": _("Heat map"), "table": _("Tracking table")}


def heat_map(view: ui.View, shown: list[dict]) -> None:
    """A cell for each of the shown indicators and months, with its status; a click opens it."""
    years = _years(view, shown)
    st.caption(_("Each cell is a month, up to the one looked at. Point at it for the figures; click it to open them."))
    st.html(heat_cells(years, view.month))
    ui.explained("indicator_progress", [row for year in years for row in year])


def table(view: ui.View, shown: list[dict]) -> None:
    """The shown indicators × months: expected, to date and completion rate, on the screen and as CSV."""
    years = _years(view, shown)
    lines = [tracking_line(year, view.month) for year in years]
    columns = list(tracking_line(shown[:1], 0)) + _month_names(view.month)
    st.caption(_("Figures to date at the end of each month. What is not due yet or not reported stays empty."))
    ui.download(_("Tracking table as CSV"), f"tracking_{view.department_code}_{view.year}", columns, lines)
    ui.table(lines, _column_looks(columns), key="tracking", height=560)
    ui.explained("indicator_progress", [row for year in years for row in year])


@remembered
def heat_cells(years: list[list[dict]], until: int) -> str:
    """For each indicator its twelve rows of ``indicator_progress`` → a line of cells with status, symbol, link."""
    heads = "".join(f'<th scope="col">{formats.short_month(month)}</th>' for month in MONTHS)
    indicator = _("Indicator")
    lines = "".join(_heat_line(year, until) for year in years)
    return (
        f'<div class="heat" tabindex="0" role="region" aria-label="{indicator}"><table><thead><tr>'
        f'<th scope="col">{indicator}</th>{heads}</tr></thead><tbody>{lines}</tbody></table></div>'
    )


@remembered
def tracking_line(year: list[dict], until: int) -> dict:
    """One indicator's twelve rows of ``indicator_progress`` → a line of the tracking table, by column name."""
    first = year[0]
    line = {
        _("Code"): first["indicator_code"],
        _("Level 1"): first["level1"],
        _("Level 2"): first["level2"],
        _("Indicator"): first["level3"],
        _("Target"): formats.target(first),
    }
    for row in year[:until]:
        expected, actual, rate = _names_of(row["month"])
        line |= {
            expected: None if row["status"] == "not_due" else _plain(row["expected_to_date"]),
            actual: _plain(row["actual_to_date"]),
            rate: None if row["completion_rate"] is None else round(float(row["completion_rate"]), 4),
        }
    return line


def _years(view: ui.View, shown: list[dict]) -> list[list[dict]]:
    """The twelve rows of each indicator that is shown, in the order in which they are shown."""
    years: dict[str, list[dict]] = {row["indicator_code"]: [] for row in shown}
    for row in ui.rows("indicator_progress", **view.whole_year):
        if row["indicator_code"] in years:
            years[row["indicator_code"]].append(row)
    return list(years.values())


def _heat_line(year: list[dict], until: int) -> str:
    first = year[0]
    cells = "".join(_heat_cell(row) if row["month"] <= until else "<td></td>" for row in year)
    return (
        f'<tr><th scope="row" title="{escape(first["level3"])}"><b>{first["indicator_code"]}</b> '
        f"{escape(first['level3'])}</th>{cells}</tr>"
    )


def _heat_cell(row: dict) -> str:
    return (
        f'<td><a href="{address("indicators", row, indicator=row["indicator_code"])}" target="_self" '
        f'title="{escape(words.indicator_sentence(row))}" aria-label="{ui.status_text(row)}" '
        f'style="{status_look(row["status"])}">{words.SYMBOLS[row["status"]]}</a></td>'
    )


def _names_of(month: int) -> tuple[str, str, str]:
    """The names of a month's three columns."""
    name = formats.short_month(month)
    return (
        _("{month} expected").format(month=name),
        _("{month} to date").format(month=name),
        _("{month} completion").format(month=name),
    )


def _month_names(until: int) -> list[str]:
    return [name for month in MONTHS[:until] for name in _names_of(month)]


def _column_looks(columns: list[str]) -> dict:
    """What names the indicator stays in sight; a third of a target needs no four places, a rate is a percentage."""
    code, level1, level2, name, target, *_months = columns
    looks = {code: _pinned(code, 55), name: _pinned(name, 220), target: _pinned(target, 110)}
    looks |= {level1: st.column_config.TextColumn(level1), level2: st.column_config.TextColumn(level2)}
    for month in MONTHS:
        for column, pattern in zip(_names_of(month), ("%.1f", None, "percent"), strict=True):
            if column in columns:
                looks[column] = st.column_config.NumberColumn(column, format=pattern, width=130)
    return looks


def _pinned(label: str, width: int):
    return st.column_config.TextColumn(label, width=width, pinned=True)


def _plain(value) -> float | None:
    return None if value is None else float(value)
