"""Every indicator at once: as bullets, as a heat map of statuses by month, in the tracking table (绩效指标跟踪表)."""

from html import escape

import streamlit as st

from monitoring.charts import bars
from monitoring.charts.remembered import remembered
from monitoring.language import formats, indicator_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, markup, pieces
from monitoring.screen.addresses import address
from monitoring.screen.markup import status_look
from monitoring.screen.run import View

MONTHS = range(1, 13)


def manners() -> dict[str, str]:
    """The ways to look at the indicators, the usual one first."""
    return {"list": _("List"), "bullets": _("Bullet charts"), "heat": _("Heat map"), "table": _("Tracking table")}


def bullets(shown: list[dict], title: str) -> None:
    """A bullet for each of the shown indicators, in two columns on one scale."""
    pieces.html(markup.titled(title, markup.note(indicator_words.how_to_read_bullets())))
    half = (len(shown) + 1) // 2
    parts = {"left": shown[:half], "right": shown[half:]}
    for column, (key, part) in zip(st.columns(2, gap="large"), parts.items(), strict=True):
        if part:
            with column:
                words_for_it = _("Each indicator's actual as a share of its target")
                pieces.plot(bars.bullets(part, shown), f"bullets_{key}", words_for_it)


def heat_map(view: View, shown: list[dict], title: str) -> None:
    """A cell for each of the shown indicators and months, with its status; a click opens it."""
    note = _("Each cell is a month, up to the one looked at. Point at it for the figures; click it to open them.")
    pieces.html(markup.titled(title, markup.note(note), heat_cells(_years(view, shown), view.month)))


def table(view: View, shown: list[dict], title: str) -> None:
    """The shown indicators × months: expected, to date and completion rate, on the screen and as CSV."""
    years = _years(view, shown)
    lines = [tracking_line(year, view.month) for year in years]
    columns = list(tracking_line(shown[:1], 0)) + _month_names(view.month)
    note = _("Figures to date at the end of each month. A dash is what is not due yet or not reported.")
    pieces.html(markup.titled(title, markup.note(note), tracking_table(years, view.month)))
    pieces.download(_("Tracking table as CSV"), f"tracking_{view.department_code}_{view.year}", columns, lines)


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
def tracking_table(years: list[list[dict]], until: int) -> str:
    """For each indicator its twelve rows of ``indicator_progress`` → a line, with three columns a month."""
    label = _("Tracking table")
    fixed = "".join(f'<th scope="col" rowspan="2">{text}</th>' for text in (_("Code"), _("Indicator"), _("Target")))
    months = "".join(f'<th scope="colgroup" colspan="3">{formats.short_month(month)}</th>' for month in MONTHS[:until])
    parts = "".join(f'<th scope="col">{text}</th>' for text in (_("Expected"), _("To date"), _("Completion")))
    lines = "".join(_tracking_row(year, until) for year in years)
    return (
        f'<div class="tracking" tabindex="0" role="region" aria-label="{label}"><table><thead><tr>{fixed}{months}</tr>'
        f"<tr>{parts * until}</tr></thead><tbody>{lines}</tbody></table></div>"
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


def _years(view: View, shown: list[dict]) -> list[list[dict]]:
    """The twelve rows of each indicator that is shown, in the order in which they are shown."""
    years: dict[str, list[dict]] = {row["indicator_code"]: [] for row in shown}
    for row in data.rows("indicator_progress", **view.whole_year):
        if row["indicator_code"] in years:
            years[row["indicator_code"]].append(row)
    return list(years.values())


def _tracking_row(year: list[dict], until: int) -> str:
    first = year[0]
    months = "".join(_tracking_month(row) for row in year[:until])
    return (
        f'<tr><td>{first["indicator_code"]}</td><th scope="row">{escape(first["level3"])}</th>'
        f"<td>{escape(formats.target(first))}</td>{months}</tr>"
    )


def _tracking_month(row: dict) -> str:
    expected = None if row["status"] == "not_due" else row["expected_to_date"]
    return (
        f"<td>{formats.number(expected, 1)}</td><td>{formats.number(row['actual_to_date'], 2)}</td>"
        f'<td title="{markup.status_text(row)}">{markup.light(row["status"], vocabulary.SYMBOLS[row["status"]])} '
        f"{formats.completion(row['completion_rate'])}</td>"
    )


def _heat_line(year: list[dict], until: int) -> str:
    first = year[0]
    cells = "".join(_heat_cell(row) if row["month"] <= until else "<td></td>" for row in year)
    return (
        f'<tr><th scope="row" title="{escape(first["level3"])}"><b>{first["indicator_code"]}</b> '
        f"{escape(first['level3'])}</th>{cells}</tr>"
    )


def _heat_cell(row: dict) -> str:
    return (
        f'<td><a href="{address("indicators", row, indicator=row["indicator_code"], show="heat")}" '
        f'title="{escape(indicator_words.indicator_sentence(row))}" '
        f'aria-label="{row["indicator_code"]} {formats.month_name(row["month"])} {markup.status_text(row)}" '
        f'style="{status_look(row["status"])}">{vocabulary.SYMBOLS[row["status"]]}</a></td>'
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


def _plain(value) -> float | None:
    return None if value is None else float(value)
