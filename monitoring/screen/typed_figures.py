"""A month's figures typed into a grid; they go through the same checks as a file.

What is typed is kept as a draft until it is committed: another page, another month or a page that is loaded anew
brings it back.
"""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import streamlit as st

from monitoring.actions import monthly_files, reference
from monitoring.actions.submissions import ENTERED_ON_THE_PAGE
from monitoring.files.cell_values import plain
from monitoring.files.cells import Cells, column_index
from monitoring.language import catalogue, formats
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import template as monthly_template
from monitoring.monthly.columns import FIGURE_COLUMNS, REASONS
from monitoring.monthly.template import Template
from monitoring.problems import MonitoringError
from monitoring.screen import closing, data, drafts, pieces, session, uploads, visit
from monitoring.screen.drafts import Draft, Of
from monitoring.screen.run import View
from monitoring.screen.session import Key

# What the grid shows of an indicator or task beside what is entered, as far as its kind has it.
_SHOWN = ("row", "code", "name", "explanation", "goal", "entry", "last", "stored")


@dataclass(frozen=True)
class TypedSource(uploads.Source):
    """What is typed into the grid, as the cells of a file: line by line where it stands in the grid."""

    of: Of
    columns: tuple[str, ...]
    codes: tuple[str, ...]

    def correct(self, corrections: dict[tuple[int, str], str]) -> None:
        """Write corrections, (row, cell) → text, into what is typed; the grid begins anew with them."""
        for (row, cell), text in corrections.items():
            draft, code = drafts.typed(self.of), self.codes[row - 2]
            draft.setdefault(code, {})[self.columns[column_index(cell)]] = text
        begin_anew()

    def forget(self) -> None:
        """It is committed: the draft is over."""
        drafts.forget(self.of)
        begin_anew()


def typed_source(view: View, kind: str, month: int) -> uploads.Source | None:
    """A grid with a row an indicator or task; what is typed goes through the same checks as a file."""
    if closing.is_closed(view, month):
        return None
    known = reference.of(data.database())
    try:
        items = monthly_template.asked_for(kind, known, view.department_code, view.year, month)
    except MonitoringError as error:
        st.info(pieces.plain(str(error)))
        return None
    reported = monthly_files.reported(data.database(), kind, known, view.department_code, view.year)
    template = monthly_template.table(kind, items, month, {})
    open_for = [name for name in (*FIGURE_COLUMNS[kind], "note") if name in template.columns]
    lines = [_line(template, row) for row in template.rows]
    of = (kind, view.department_code, view.year, month)
    draft = drafts.typed(of)
    edited = _grid(of, template, _shown_rows(lines, items, reported, month), open_for, draft)
    _keep(draft, lines, edited, open_for)
    rows = typed_rows(lines, edited, open_for)
    count = sum(map(bool, rows))
    if not count:
        st.caption(_("Only the rows that you fill in are submitted. What you type is kept until it is committed."))
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            _(
                "{count} rows are filled in and kept until they are committed, for all tabs of this browser alike."
            ).format(count=count),
            width="content",
        )
        if st.button(_("Empty the grid"), key="empty_grid", type="tertiary"):
            drafts.forget(of)
            begin_anew()
            st.rerun()
    return _source_of(of, template, lines, rows)


def _shown_rows(lines: list[dict], items: list[dict], reported: dict, month: int) -> list[dict]:
    """What the grid shows of each indicator or task: its row, target, what is counted, the figures that are stored."""
    return [
        _shown_row(line, item, reported.get(line["code"], {}), month) | {"row": number}
        for number, (line, item) in enumerate(zip(lines, items, strict=True), 2)
    ]


def _shown_row(line: dict, item: dict, figures: dict[int, str], month: int) -> dict:
    before = max((each for each in figures if each < month), default=None)
    return {
        "code": line["code"],
        "name": line["name"],
        "explanation": line.get("explanation", ""),
        "goal": formats.target(item) if "target_value" in item else line.get("budget", ""),
        "entry": line["entry"],
        "last": f"{formats.short_month(before)}: {figures[before]}" if before else "",
        "stored": figures.get(month, ""),
    }


def _grid(of: Of, template: Template, shown: list[dict], open_for: list[str], draft: Draft) -> list[dict]:
    """The grid, with the draft in it → what stands in the open columns of its rows."""
    # Streamlit forgets what is typed where a grid is out of sight or shows other data: it begins anew with the draft.
    key = f"typed_{'_'.join(map(str, of))}_{catalogue.current()}_{data.database().version}_{_round()}_{visit.turn()}"
    begun = session.book(Key.TYPED)
    if session.get(key) is None:
        begun[key] = {code: dict(texts) for code, texts in draft.items()}
    columns = [name for name in _SHOWN if any(row[name] for row in shown)]
    frame = pd.DataFrame([row | _entered(begun[key].get(row["code"], {}), open_for) for row in shown], dtype=object)
    edited = st.data_editor(
        frame[[*columns, *open_for]],
        column_config={name: _shown_column(name) for name in columns}
        | {name: _open_column(template, name) for name in open_for},
        disabled=columns,
        hide_index=True,
        placeholder=" ",
        height=420,
        key=key,
    )
    return edited.to_dict("records")


def _entered(texts: dict[str, str], open_for: list[str]) -> dict:
    """What was typed into a row before, as its cells have it."""
    return {name: bool(texts.get(name)) if name in REASONS else texts.get(name, "") for name in open_for}


def _keep(draft: Draft, lines: list[dict], edited: list[dict], open_for: list[str]) -> None:
    """Keep in the draft what stands in the grid."""
    draft.clear()
    for line, entered in zip(lines, edited, strict=True):
        texts = {name: text for name in open_for if (text := text_of(entered[name]))}
        if texts:
            draft[line["code"]] = texts


def typed_rows(lines: list[dict], edited: list[dict], open_for: list[str]) -> list[tuple[str, ...]]:
    """The rows of a grid as a file would have them; one in which nothing was filled in is empty."""
    rows = []
    for line, entered in zip(lines, edited, strict=True):
        texts = {name: text_of(entered[name]) for name in open_for}
        rows.append(tuple(text_of(value) for value in (line | texts).values()) if any(texts.values()) else ())
    return rows


def _source_of(of: Of, template: Template, lines: list[dict], rows: list[tuple[str, ...]]) -> TypedSource:
    rows = [template.headers, *rows]
    content = "\n".join("\t".join(row) for row in rows).encode()
    # The very same figures may be typed again after others: the state of the data is part of what they are.
    checksum = hashlib.sha256(content + str(data.database().version).encode()).hexdigest()
    cells = Cells(ENTERED_ON_THE_PAGE, checksum, "", tuple(rows))
    codes = tuple(line["code"] for line in lines)
    return TypedSource(ENTERED_ON_THE_PAGE, content, cells, of, template.columns, codes)


def begin_anew() -> None:
    """Have the grids begin anew with what the drafts hold."""
    session.put(Key.TYPED, {"round": _round() + 1})


def _round() -> int:
    return session.book(Key.TYPED).get("round", 0)


def _line(template: Template, row: tuple) -> dict:
    """A row of a template by column, as the grid shows it."""
    values = dict(zip(template.columns, row, strict=True))
    return {name: False if name in REASONS else _shown(value) for name, value in values.items()}


def _shown(value) -> str:
    if value is None:
        return ""
    return plain(value) if isinstance(value, Decimal) else str(value)


def _shown_column(name: str):
    labels = {
        "row": _("Row"),
        "code": _("Code"),
        "name": _("Name"),
        "explanation": _("Explanation"),
        "goal": _("Target or budget"),
        "entry": _("What to enter"),
        "last": _("Last reported"),
        "stored": _("Stored for this month"),
    }
    if name == "row":
        return st.column_config.NumberColumn(labels[name], width=45, format="%d")
    width = {"code": 55, "name": 190, "explanation": 190}.get(name, 100)
    return st.column_config.TextColumn(labels[name], width=width, pinned=name == "code")


def _open_column(template: Template, column: str):
    place = template.columns.index(column)
    label = template.headers[place]
    if column in REASONS:
        return st.column_config.CheckboxColumn(label, width=70)
    if place in template.choices:
        return st.column_config.SelectboxColumn(label, options=template.choices[place])
    return st.column_config.TextColumn(label, width={"note": 160}.get(column, 85))


def text_of(value) -> str:
    """A cell of the grid as a file would have it."""
    if isinstance(value, bool):
        return monthly_template.TICK if value else ""
    return "" if value is None or pd.isna(value) else str(value).strip().replace("\t", " ").replace("\n", " ")
