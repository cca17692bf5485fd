"""The month's file to fill in: of what, for which month, its download."""

import streamlit as st

from monitoring.actions import monthly_files, monthly_kinds, reference
from monitoring.language import deviation_words, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import template
from monitoring.screen import choices, closing, data, pieces
from monitoring.screen.html import page_links
from monitoring.screen.run import View


def how_to_fill_in() -> str:
    """How a template is filled in."""
    return _(
        "It has every code and name filled in. Enter the month's figures; leave a cell empty where there is "
        "nothing to report, and write 0 where the figure is zero."
    )


def template_choice(view: View) -> tuple[str, int, str]:
    """Of what and for which month figures are wanted → the kind, the month, the HTML with the links to others.

    It holds for the whole page: the template, the grid, and cells that do not say their month.
    """
    kinds = {name: vocabulary.term(vocabulary.KINDS, name) for name in monthly_kinds.KEYS}
    months = {month: formats.short_month(month) for month in range(1, 13)}
    kind, of_what = choices.links(_("For"), "template", kinds, next(iter(kinds)))
    month, of_when = choices.links(_("Month"), "template_month", months, month_to_fill_in(view))
    return kind, month, page_links.openers(of_what, of_when)


def template_download(view: View, kind: str, month: int) -> None:
    """Download the pre-filled file of one kind and month, for Excel or as CSV; none of a month that is closed."""
    if closing.say_it_is_closed(view, month):
        return
    with st.container(horizontal=True):
        name = f"{view.department_name}_{view.year}_{month:02d}_{vocabulary.term(vocabulary.KINDS, kind)}"
        place = (view.department_code, view.year, month)
        st.download_button(
            _("Template for Excel"),
            data.taken(
                f"{name}.xlsx",
                lambda: monthly_files.template(data.database(), kind, *place, _asked_for(kind, view, month)),
                view.department_code,
            ),
            f"{name}.xlsx",
            pieces.XLSX,
            icon=":material/download:",
            type="primary",
            on_click="ignore",
        )
        st.download_button(
            _("As CSV"),
            data.taken(
                f"{name}.csv",
                lambda: template.as_csv(kind, reference.of(data.database()), *place, _asked_for(kind, view, month)),
                view.department_code,
            ),
            f"{name}.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _asked_for(kind: str, view: View, month: int) -> list[dict] | None:
    """The rows of a template: for explanations what deviates, with its status; else (None) everything."""
    if kind != "explanations":
        return None
    deviations = {
        row["item_code"]: deviation_words.deviation(row)
        for row in data.rows("deviation_explanations", **view.whole_year, month=month)
    }
    return [
        item | {"status": deviations[code]}
        for item in reference.of(data.database()).items(kind)
        if (item["department_code"], item["year"]) == (view.department_code, view.year)
        and (code := item.get("indicator_code") or item.get("task_code")) in deviations
    ] or None


def month_to_fill_in(view: View) -> int:
    """The month after the last that counts as reported; the month of the first figure while none does.

    The month that is looked at while nothing is reported yet; December once all are complete.
    """
    if view.reported_month:
        return min(view.reported_month + 1, 12)
    begun = (row["month"] for row in data.rows("reporting", **view.whole_year) if row["received_count"])
    return min(begun, default=view.month)


def open_months(department_code: str, year: int) -> list[int]:
    """The months that wait for figures: neither closed, nor with enough of the reports that are due to count."""
    scope = {"department_code": department_code, "year": year}
    done = {row["month"] for row in data.rows("month_states", **scope) if row["state"] == "closed"}
    done |= {row["month"] for row in data.rows("reporting", **scope) if row["is_reported"]}
    return [month for month in range(1, 13) if month not in done]
