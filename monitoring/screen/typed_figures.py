"""A month's figures typed into a grid; they go through the same checks as a file."""

import hashlib
from decimal import Decimal

import pandas as pd
import streamlit as st

from monitoring.actions import monthly_kinds, reference
from monitoring.actions.submissions import ENTERED_ON_THE_PAGE
from monitoring.files.cell_values import plain
from monitoring.files.cells import Cells
from monitoring.language import catalogue, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import template as monthly_template
from monitoring.monthly.columns import FIGURE_COLUMNS, REASONS
from monitoring.monthly.template import Template
from monitoring.problems import MonitoringError
from monitoring.screen import closing, data, monthly_templates, uploads, visit
from monitoring.screen.run import View


def typed_source(view: View) -> uploads.Source | None:
    """A grid with a row an indicator or task; what is typed goes through the same checks as a file."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = _kind("typed_kind")
        month = _month("typed_month", view)
    if closing.say_it_is_closed(view, month):
        return None
    known = reference.of(data.database())
    try:
        items = monthly_template.asked_for(kind, known, view.department_code, view.year, month)
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
    return _source_of([template.headers, *rows])


def typed_rows(lines: list[dict], edited: list[dict], open_for: list[str]) -> list[tuple[str, ...]]:
    """The rows of a grid in which something was filled in, as a file would have them."""
    rows = []
    for line, entered in zip(lines, edited, strict=True):
        texts = {name: text_of(entered[name]) for name in open_for}
        if any(texts.values()):
            rows.append(tuple(text_of(value) for value in (line | texts).values()))
    return rows


def _source_of(rows: list[tuple[str, ...]]) -> uploads.Source:
    content = "\n".join("\t".join(row) for row in rows).encode()
    # The very same figures may be typed again after others: the state of the data is part of what they are.
    checksum = hashlib.sha256(content + str(data.database().version).encode()).hexdigest()
    return uploads.Source(ENTERED_ON_THE_PAGE, content, Cells(ENTERED_ON_THE_PAGE, checksum, "", tuple(rows)))


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
        index=monthly_templates.month_to_fill_in(view) - 1,
        format_func=formats.month_name,
        key=_in_language(f"{key}_{view.month}"),
        width=160,
    )
