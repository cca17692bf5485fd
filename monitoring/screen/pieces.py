"""What pages draw with: HTML, charts, tables, panels, downloads. Elements are what a page costs, not their length."""

import re
from base64 import b64encode
from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import pandas as pd
import pyarrow
import streamlit as st

from monitoring.charts.remembered import remembered
from monitoring.files import table_workbooks, written_csv
from monitoring.files.table_workbooks import Column
from monitoring.language import column_words, formats
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, session
from monitoring.screen.html import text_tables
from monitoring.screen.html.templates import joined
from monitoring.screen.run import this_run

PAGES_FOLDER = Path(__file__).parents[2] / "pages"
ICON = Path(__file__).parent / "assets" / "icon.svg"
# What a table on paper can hold and still be read.
COLUMNS_ON_PAPER, ROWS_ON_PAPER = 13, 200
# More than any department has of anything, and less than the database can hold.
LARGEST = 1e9
# How many drawn charts and tables are kept: the latest of all visitors.
DRAWN_KEPT = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# How Streamlit is told to show numbers, and how Excel is.
NUMBER_FORMATS = {"percent": column_words.PERCENT, "%.1f": "0.0", "%.2f": column_words.MONEY, "%d": column_words.WHOLE}
# The one button of Plotly's own is pressed by ours for PNG and SVG; see ``assets/pictures.js``.
PLOT_CONFIG = {"displayModeBar": "hover", "displaylogo": False, "modeBarButtons": [["toImage"]], "locale": "en"}

_SIGNS = re.compile(r"[\\`*_{}\[\]()#+\-!|~<>$:]")
# Markdown makes links of addresses even where their signs are escaped. An invisible sign between stops it.
_ADDRESS_BEGINS = re.compile(r"https?(?=://)|www(?=\.)|(?=@)", re.IGNORECASE)


class _Html:
    """HTML that Streamlit takes as it is: a string it would search for a common indent, and look for as a file."""

    def __init__(self, text: str):
        self._text = text

    def _repr_html_(self) -> str:
        return self._text


def html(*parts: str, into=st) -> None:
    """Draw ``parts`` of HTML as one element, on the page or ``into`` a column of it."""
    into.html(_Html(joined(*parts)))


def grid(key: str):
    """A place in which the sections of a page's HTML and its charts stand side by side, as the style sheet says."""
    return st.container(key=key)


def plot(figure: dict, key: str, alt: str) -> None:
    """Draw a chart of ``charts``; ``alt`` says to a screen reader what it shows."""
    # By name: Streamlit looks up the name of every argument that comes without one, which takes longer than the rest.
    _drawn(token=_token(figure), _figure=figure, key=key, alt=alt, file_name=_picture_name(alt))


def _picture_name(alt: str) -> str:
    """What a chart is called that is saved: page, department, month, what it shows, and that it is illustrative."""
    view = this_run().view
    place = [] if view is None else [view.department_name, f"{view.year}-{view.month:02d}"]
    marks = [_("Illustrative")] if view is not None and view.has_illustrative else []
    return re.sub(r"[^\w()（），, -]+", " ", "_".join([this_run().page, *place, alt, *marks]))


@remembered
def _token(figure: dict) -> str:
    """A name for this very chart."""
    return uuid4().hex


@st.cache_resource(max_entries=DRAWN_KEPT, show_spinner=False)
def _drawn(token: str, _figure: dict, key: str, alt: str, file_name: str) -> None:
    # Plotly checks a figure of 40 bars for longer than all the rest of its page takes: once is enough. For a moment it
    # takes the kind of chart out of the dictionary that it is given; this one belongs to all visitors.
    own = deepcopy(_figure)
    options = {"toImageButtonOptions": {"filename": file_name, "scale": 2}}
    st.plotly_chart(own, key=key, config=PLOT_CONFIG | options, alt=alt)


def listing(rows: list[dict], columns: dict, key: str | None = None) -> None:
    """A short table of ``columns`` (name → label or column configuration) of ``rows``, as text; with a ``key`` it can
    be taken away.
    """
    html(text_tables.table(rows, columns, "listing"))
    if key:
        _offer_workbook(rows, columns, key)


def table(rows: list[dict], columns: dict, **options):
    """A table of ``columns`` (name → column configuration, in that order) of ``rows``.

    The screen's table is drawn as far as it is in sight; for paper all of it follows as text, unless it is too wide.
    With a ``key`` it can be taken away.
    """
    lines = [[row.get(name) for name in columns] for row in rows]
    # A table in which rows are chosen is a widget, and those are drawn by each run itself.
    draw = _table if "on_select" in options else _drawn_table
    shown = draw(content=repr((lines, columns, options)), _rows=rows, _columns=columns, _options=options)
    if "key" in options:
        _offer_workbook(rows, columns, options["key"])
    return shown


def _offer_workbook(rows: list[dict], columns: dict, key: str) -> None:
    """A button for the table that was drawn with this ``key`` as .xlsx, as far as it has rows."""
    if rows:
        headings = [
            Column(text_tables.heading(name, column), NUMBER_FORMATS.get(text_tables.format_of(column)))
            for name, column in columns.items()
        ]
        lines = [[row.get(name) for name in columns] for row in rows]
        workbook(_("This table for Excel"), key, lambda: table_workbooks.of_lines("", headings, lines))


def workbook(label: str, name: str, content: Callable[[], bytes], file_name: str = "") -> None:
    """A button for a workbook, which is made when it is asked for."""
    st.download_button(
        label,
        data.taken(file_name or f"{name}.xlsx", content, _department()),
        file_name or f"{name}.xlsx",
        XLSX,
        key=f"workbook_{name}",
        icon=":material/table:",
        type="tertiary",
        on_click="ignore",
    )


def _table(content: str, _rows: list[dict], _columns: dict, _options: dict):
    packed, on_paper = _packed(content=content, _rows=_rows, _columns=_columns)
    shown = st.dataframe(
        packed, column_config=_columns, hide_index=True, width="stretch", placeholder=formats.NOTHING, **_options
    )
    if on_paper:
        html(on_paper)
    return shown


@st.cache_resource(max_entries=DRAWN_KEPT, show_spinner=False)
def _packed(content: str, _rows: list[dict], _columns: dict) -> tuple[pyarrow.Table, str]:
    """The rows as the browser takes them, and as they stand on paper; nothing where they do not fit there."""
    frame = pd.DataFrame([[row.get(name) for name in _columns] for row in _rows], columns=list(_columns))
    fits = len(_columns) <= COLUMNS_ON_PAPER and len(_rows) <= ROWS_ON_PAPER
    return pyarrow.Table.from_pandas(frame, preserve_index=False), text_tables.table(_rows, _columns) if fits else ""


@st.cache_resource(max_entries=DRAWN_KEPT, show_spinner=False)
def _drawn_table(content: str, _rows: list[dict], _columns: dict, _options: dict) -> None:
    _table(content, _rows, _columns, _options)


def is_edited(key: str) -> bool:
    """Whether somebody changed a cell of the grid that was drawn with this ``key``."""
    return bool(session.get(key)["edited_rows"])


def folded(label: str, key: str, show, *arguments) -> None:
    """A panel that is closed at first; what ``show`` draws in it is made when somebody opens it."""
    panel = st.expander(label, key=key, on_change="rerun")
    if panel.open:
        with panel:
            show(*arguments)


def download(label: str, name: str, columns: list[str], rows: list[dict]) -> None:
    """A button for ``columns`` of ``rows`` as a CSV file, which is made when it is asked for."""
    st.download_button(
        label,
        data.taken(written_csv.file_name(name, rows), lambda: written_csv.csv_of(columns, rows), _department()),
        written_csv.file_name(name, rows),
        "text/csv",
        key=f"download_{name}",
        icon=":material/download:",
        on_click="ignore",
    )


def _department() -> str | None:
    """Whose figures the page shows that something is taken from."""
    found = this_run().view
    return found and found.department_code


@lru_cache(maxsize=1)
def icon() -> str:
    """The icon of the browser's tab, as an address that holds the picture itself."""
    picture = b64encode(ICON.read_bytes()).decode()
    return f"data:image/svg+xml;base64,{picture}"


def plain(text: str) -> str:
    """``text`` from a form or file for use in Markdown: its own signs do nothing there, and an address is no link."""
    return _SIGNS.sub(r"\\\g<0>", _ADDRESS_BEGINS.sub("\\g<0>\u2060", text))
