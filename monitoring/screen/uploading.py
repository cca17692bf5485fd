"""The Streamlit pieces by which figures come in: templates, a file, pasted cells, a grid to type into."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import streamlit as st

from monitoring.actions import monthly_files, monthly_kinds
from monitoring.actions.submissions import ENTERED_ON_THE_PAGE
from monitoring.files import reader
from monitoring.files.cell_values import plain
from monitoring.files.cells import Cells
from monitoring.language import catalogue, deviation_words, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import monthly_file
from monitoring.monthly import template as monthly_template
from monitoring.monthly.columns import FIGURE_COLUMNS, REASONS
from monitoring.monthly.template import Template
from monitoring.problems import MonitoringError
from monitoring.screen import choices, data, pieces, session, visit
from monitoring.screen.run import View
from monitoring.screen.session import Key

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Source:
    """What came in: its name, its bytes as they were, and the cells of its first sheet."""

    name: str
    content: bytes
    cells: Cells

    @property
    def tables(self) -> list[Cells]:
        """The cells of all its sheets."""
        return reader.read_all(self.name, self.content)


def monthly_source(view: View) -> Source | None:
    """The month's figures as a file, as cells copied from a sheet, or typed in; none where nothing is there yet."""
    ways = {"file": _("A file"), "paste": _("Paste cells"), "grid": _("Type in")}
    way = _way(_("How the figures come in"), ways, "way")
    if way == "paste":
        return _pasted(_("Cells copied from Excel or WPS, with their header row"), "pasted")
    if way == "grid":
        return _typed(view)
    return uploaded(
        "monthly_file", _("Excel (.xlsx, .xls), CSV or text, Word or PDF: one month or several, as you keep it")
    )


def uploaded(key: str, label: str) -> Source | None:
    """The file that the visitor chose; one that cannot be read is refused in a sentence."""
    # Any file may come in: what cannot be read is refused in a sentence of ours, in the visitor's language.
    # A new key after each commit empties the uploader: it would hand the same file over again on every run.
    own = f"{key}_{visit.turn()}"
    file = st.file_uploader(label, key=own, on_change=_keep_file, args=[own])
    if file is not None:
        return read(file.name, file.getvalue())
    # The uploader has forgotten it where the visitor looked at another part of the page meanwhile.
    name, content = session.book(Key.UNFINISHED).get(own, (None, b""))
    if name is None:
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("Chosen before: {file}").format(file=pieces.plain(name)), width="content")
        if st.button(_("Leave it out"), key=f"drop_{own}", type="tertiary"):
            del session.book(Key.UNFINISHED)[own]
            st.rerun()
    return read(name, content)


def _keep_file(own: str) -> None:
    """Hold on to the file that was chosen in the uploader ``own``, or let go of it where it was taken out."""
    unfinished = session.book(Key.UNFINISHED)
    unfinished.pop(own, None)
    if (file := session.get(own)) is not None:
        unfinished[own] = file.name, file.getvalue()


def read(name: str, content: bytes) -> Source | None:
    """The cells in a file's bytes, or a sentence on the screen that says why not."""
    try:
        return Source(name, content, reader.read(name, content))
    except MonitoringError as error:
        st.error(str(error))
        return None


def form_source() -> Source | None:
    """An official form as a file, or as cells copied from one; none where nothing is there yet."""
    ways = {"file": _("A file"), "paste": _("Paste cells")}
    way = _way(_("How the form comes in"), ways, "form_way")
    if way == "paste":
        return _pasted(_("Cells copied from Excel, WPS or Word, the form with its title"), "pasted_form")
    return uploaded("form", _("The official form as Excel, Word, PDF, CSV or text"))


def _way(label: str, ways: dict[str, str], key: str) -> str:
    """One of the ways to come in, named by ``ways``, the usual one first."""
    return st.segmented_control(
        label,
        list(ways),
        format_func=ways.get,
        default=next(iter(ways)),
        required=True,
        key=key,
        persist_state="session",
    )


def _pasted(label: str, key: str) -> Source | None:
    text = st.text_area(label, key=f"{key}_{visit.turn()}", height=160, persist_state="session")
    return read(_("pasted cells"), text.encode()) if text.strip() else None


def _typed(view: View) -> Source | None:
    """A grid with a row an indicator or task; what is typed goes through the same checks as a file."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = _kind("typed_kind")
        month = _month("typed_month", view)
    known = monthly_files.reference(data.database())
    try:
        items = monthly_file.asked_for(kind, known, view.department_code, view.year, month)
    except MonitoringError as error:
        st.info(str(error))
        return None
    template = monthly_template.table(kind, items, month, {})
    shown = [name for name in ("code", "name", "target", "unit") if name in template.columns]
    open_for = [name for name in (*FIGURE_COLUMNS[kind], "note") if name in template.columns]
    lines = [_line(template, row) for row in template.rows]
    edited = st.data_editor(
        pd.DataFrame(lines)[[*shown, *open_for]],
        column_config={name: _column(template, name) for name in (*shown, *open_for)},
        disabled=shown,
        hide_index=True,
        placeholder=" ",
        height=420,
        key=f"typed_{kind}_{view.department_code}_{view.year}_{month}_{visit.turn()}",
    )
    rows = typed_rows(lines, edited.to_dict("records"), open_for)
    if not rows:
        st.caption(_("Only the rows that you fill in are submitted."))
        return None
    return _typed_source([template.headers, *rows])


def typed_rows(lines: list[dict], edited: list[dict], open_for: list[str]) -> list[tuple[str, ...]]:
    """The rows of a grid in which something was filled in, as a file would have them."""
    rows = []
    for line, entered in zip(lines, edited, strict=True):
        texts = {name: text_of(entered[name]) for name in open_for}
        if any(texts.values()):
            rows.append(tuple(text_of(value) for value in (line | texts).values()))
    return rows


def _typed_source(rows: list[tuple[str, ...]]) -> Source:
    content = "\n".join("\t".join(row) for row in rows).encode()
    # The very same figures may be typed again after others: the state of the data is part of what they are.
    checksum = hashlib.sha256(content + str(data.database().version).encode()).hexdigest()
    return Source(ENTERED_ON_THE_PAGE, content, Cells(ENTERED_ON_THE_PAGE, checksum, "", tuple(rows)))


def _line(template: Template, row: tuple) -> dict:
    """A row of a template by column, as the grid shows it."""
    values = dict(zip(template.columns, row, strict=True))
    return {name: False if name in REASONS else _shown(value) for name, value in values.items()}


def _shown(value) -> str:
    if value is None:
        return ""
    return plain(value) if isinstance(value, Decimal) else str(value)


def _column(template: Template, column: str):
    place = template.columns.index(column)
    label = template.headers[place]
    if column in REASONS:
        return st.column_config.CheckboxColumn(label, width=70)
    if place in template.choices:
        return st.column_config.SelectboxColumn(label, options=template.choices[place])
    width = {"code": 55, "name": "medium", "note": "medium"}.get(column, "small")
    return st.column_config.TextColumn(label, width=width, pinned=column == "code")


def text_of(value) -> str:
    """A cell of the grid as a file would have it."""
    if isinstance(value, bool):
        return monthly_template.TICK if value else ""
    return "" if value is None or pd.isna(value) else str(value).strip().replace("\t", " ").replace("\n", " ")


def how_to_fill_in() -> str:
    """How a template is filled in."""
    return _(
        "It has every code and name filled in. Enter the month's figures; leave a cell empty where there is "
        "nothing to report, and write 0 where the figure is zero."
    )


def template_choice(view: View) -> tuple[str, int, str]:
    """Of what and for which month a template is wanted → the kind, the month, the HTML with the links to others."""
    kinds = {name: vocabulary.term(vocabulary.KINDS, name) for name in monthly_kinds.KEYS}
    months = {month: formats.short_month(month) for month in range(1, 13)}
    kind, of_what = choices.links(_("For"), "template", kinds, next(iter(kinds)))
    month, of_when = choices.links(_("Month"), "template_month", months, _month_to_fill_in(view))
    return kind, month, f'<div class="openers">{of_what}{of_when}</div>'


def template_download(view: View, kind: str, month: int) -> None:
    """Download the pre-filled file of one kind and month, for Excel or as CSV."""
    with st.container(horizontal=True):
        name = f"{view.department_name}_{view.year}_{month:02d}_{vocabulary.term(vocabulary.KINDS, kind)}"
        place = (view.department_code, view.year, month)
        st.download_button(
            _("Template for Excel"),
            lambda: monthly_files.template(data.database(), kind, *place, _asked_for(kind, view, month)),
            f"{name}.xlsx",
            XLSX,
            icon=":material/download:",
            type="primary",
            on_click="ignore",
        )
        st.download_button(
            _("As CSV"),
            lambda: monthly_file.template(
                kind, monthly_files.reference(data.database()), *place, _asked_for(kind, view, month)
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
        for item in monthly_files.reference(data.database()).items(kind)
        if (item["department_code"], item["year"]) == (view.department_code, view.year)
        and (code := item.get("indicator_code") or item.get("task_code")) in deviations
    ] or None


def _in_language(key: str) -> str:
    """A key of its own for each language: a select box goes on showing the name that was chosen."""
    return f"{key}_{catalogue.current()}"


def _kind(key: str) -> str:
    return st.selectbox(
        _("For"),
        list(monthly_kinds.KEYS),
        format_func=lambda name: vocabulary.term(vocabulary.KINDS, name),
        key=_in_language(key),
        width=260,
        persist_state="session",
    )


def _month(key: str, view: View) -> int:
    return st.selectbox(
        _("Month"),
        range(1, 13),
        index=_month_to_fill_in(view) - 1,
        format_func=formats.month_name,
        key=_in_language(f"{key}_{view.month}"),
        width=160,
    )


def _month_to_fill_in(view: View) -> int:
    """The month after the last that was reported where that is looked at, else the one at hand."""
    return min(view.month + 1, 12) if view.month == view.latest_month else view.month
