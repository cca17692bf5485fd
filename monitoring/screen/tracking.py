"""Every indicator at once: as bullets, as a heat map of statuses by month, in the tracking table (绩效指标跟踪表)."""

import streamlit as st

from monitoring.charts import bars
from monitoring.language import indicator_words
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces
from monitoring.screen.html import tracking
from monitoring.screen.html.sections import note, titled
from monitoring.screen.run import View


def manners() -> dict[str, str]:
    """The ways to look at the indicators, the usual one first."""
    return {"list": _("List"), "bullets": _("Bullets"), "heat": _("Heat map"), "table": _("Tracking")}


def bullets(shown: list[dict], title: str) -> None:
    """A bullet for each of the shown indicators, in two columns on one scale."""
    pieces.html(titled(title, note(indicator_words.how_to_read_bullets())))
    half = (len(shown) + 1) // 2
    parts = {"left": shown[:half], "right": shown[half:]}
    for column, (key, part) in zip(st.columns(2, gap="large"), parts.items(), strict=True):
        if part:
            with column:
                words_for_it = _("Each indicator's actual as a share of its target")
                pieces.plot(bars.bullets(part, shown), f"bullets_{key}", words_for_it)


def heat_map(view: View, shown: list[dict], title: str) -> None:
    """A cell for each of the shown indicators and months, with its status; a click opens it."""
    how = _("Each cell is a month, up to the one looked at. Point at it for the figures; click it to open them.")
    pieces.html(titled(title, note(how), tracking.heat_map(_years(view, shown), view.month)))


def table(view: View, shown: list[dict], title: str) -> None:
    """The shown indicators × months: expected, to date and completion rate, on the screen and as CSV."""
    years = _years(view, shown)
    lines = [tracking.line(year, view.month) for year in years]
    how = _("Figures to date at the end of each month. A dash is what is not due yet or not reported.")
    pieces.html(titled(title, note(how), tracking.table(years, view.month)))
    columns = list(lines[0]) if lines else []
    pieces.download(_("Tracking table as CSV"), f"tracking_{view.department_code}_{view.year}", columns, lines)


def _years(view: View, shown: list[dict]) -> list[list[dict]]:
    """The twelve rows of each indicator that is shown, in the order in which they are shown."""
    years: dict[str, list[dict]] = {row["indicator_code"]: [] for row in shown}
    for row in data.rows("indicator_progress", **view.whole_year):
        if row["indicator_code"] in years:
            years[row["indicator_code"]].append(row)
    return list(years.values())
