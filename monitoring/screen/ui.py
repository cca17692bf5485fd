"""The Streamlit pieces that pages share: the open database, filters in the address, tables, explanations."""

import re
from base64 import b64encode
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import pandas as pd
import pyarrow
import streamlit as st

from monitoring.actions import start
from monitoring.charts.remembered import remembered
from monitoring.files import written_csv
from monitoring.language import catalogue, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import markup, paper
from monitoring.store import queries
from monitoring.store.database import Database

_open: dict[Path, Database] = {}
PAGES_FOLDER = Path(__file__).parents[2] / "pages"
# What filters indicators and tasks; it stays in the address of pages that do not show it.
INDICATOR_FILTERS = ("level1", "level2", "status", "office", "text")
TASK_FILTERS = ("section", "office", "task_text")
FILTERS = tuple(dict.fromkeys(INDICATOR_FILTERS + TASK_FILTERS))
SEARCHES = ("text", "task_text")
# Every choice that a link reproduces.
ADDRESS_KEYS = (
    "lang",
    "department",
    "year",
    "month",
    *FILTERS,
    "show",
    "money",
    "rank",
    "department_text",
    "indicator",
    "task",
    "source",
    "sql",
    "open",
    "item",
    "deviations_tab",
    "submit_tab",
    "targets_tab",
    "template",
    "template_month",
)
# Pixels: a grid wraps nothing, so it needs room for the longest names of a form.
NAME_WIDTH = 415
# What a table on paper can hold and still be read.
COLUMNS_ON_PAPER, ROWS_ON_PAPER = 13, 200
# More than any department has of anything, and less than the database can hold.
LARGEST = 1e9
# How many answers of the database, and how many drawn figures and tables, are kept: the latest of all visitors.
ANSWERS_KEPT, DRAWN_KEPT = 500, 200
# What the session holds under a key that nothing was chosen under; None is a choice.
_NOTHING_YET = object()
# In a page's head: what is chosen says what it is, and the label is there for screen readers.
QUIET = {"label_visibility": "collapsed"}
PLOT_CONFIG = {"displayModeBar": False, "locale": "en"}


@dataclass(frozen=True)
class View:
    """What is being looked at: one department at the end of one month, and up to when anything is reported."""

    department_code: str
    department_name: str
    year: int
    month: int
    latest_month: int | None
    has_illustrative: bool

    @property
    def key(self) -> dict:
        """Department, year and month as parameters of a query."""
        return self.whole_year | {"month": self.month}

    @property
    def whole_year(self) -> dict:
        """Department and year as parameters of a query."""
        return {"department_code": self.department_code, "year": self.year}


@dataclass
class Run:
    """What one run of a page begins with and collects.

    The address it was called with, the view, where its head stands and what it offers, what is unfolded; the choices
    for its address, what was asked for and is not here, the figures that are explained where it ends.
    """

    asked: dict[str, list[str]] = field(default_factory=dict)
    view: View | None = None
    head: object = st
    offers: list[str] = field(default_factory=list)
    opened: str | None = None
    address: dict[str, list[str]] = field(default_factory=dict)
    not_found: list[str] = field(default_factory=list)
    sources: dict[str, list[dict]] = field(default_factory=dict)


# Each run has a thread of its own. The session would keep it as well, but is slow to ask.
_run: ContextVar[Run] = ContextVar("run")


def database() -> Database:
    """The database of this process, opened on first use. Raises ``DatabaseUnavailable``."""
    path = start.database_path()
    if path not in _open:
        _open[path] = start.open_for_dashboard(path)
    return _open[path]


def close_databases() -> None:
    """Close what this process has open, so that another one can have it."""
    while _open:
        _open.popitem()[1].close()


def rows(name: str, **parameters) -> list[dict]:
    """The rows of the figure ``name``; asked once for each state of the data, whoever asks.

    The rows are everybody's and must not be changed; the list of them is the caller's own.
    """
    source = database()
    return list(_shared_rows(source, source.version, name, tuple(sorted(parameters.items()))))


@lru_cache(maxsize=ANSWERS_KEPT)
def _shared_rows(source: Database, version: int, name: str, parameters: tuple) -> list[dict]:
    return source.query(name, **dict(parameters))


def current_view() -> View:
    """What the visitor looks at; before the first form a sentence that leads to its import, and the page ends."""
    found = view()
    if found is None:
        title(_("Budget performance monitoring"))
        st.info(_("There is no target form yet. Import the department's form of the year to begin."))
        if any(row["kind"] == "targets" for row in rows("submission_history")):
            st.info(_("A form was taken out; “Targets → History and undo” can restore it."))
        st.page_link(PAGES_FOLDER / "targets.py", label=_("Import a target form"), icon=":material/flag:")
        end_page()
    return found


def show(view: View | None) -> None:
    """Let this run be about ``view``; about none before the first form."""
    _run.get().view = view


def view() -> View | None:
    """What the visitor looks at; none before the first form."""
    return _run.get().view


def begin() -> None:
    """Begin a run: nothing is collected yet; the address has its way, then ``go_to``; the language is in use."""
    _run.set(Run({key: st.query_params.get_all(key) for key in st.query_params}))
    _follow_address()
    _arrive()
    _speak_as_asked()
    _run.get().opened = st.session_state.get("open") or _asked("open")


def open_head():
    """Open the line on top of the page for widgets beside its title; returns it."""
    _run.get().head = place = st.container(horizontal=True, vertical_alignment="center", key="head")
    return place


def head():
    """The line on top of the page; where no widget stands in it, the page itself."""
    return _run.get().head


def title(text: str, has_filters: bool = False) -> None:
    """The page's title, what it offers, the way to the other language, and the notice on illustrative data.

    In the page's head the title stands first, though what is chosen is drawn before it.
    """
    run = _run.get()
    if has_filters:
        run.offers.append(markup.opener("filters", _("Filters"), is_open("filters")))
    illustrative = run.view.key if run.view and run.view.has_illustrative else None
    html(markup.head(text, run.offers, illustrative), into=run.head)
    say_what_is_missing()


def panels(above: str, parts: dict[str, tuple], below: str, *arguments) -> None:
    """HTML with links in its middle that each open one of ``parts`` (name → label, function of the ``arguments``)."""
    opened = next((name for name in parts if is_open(name)), None)
    links = "".join(markup.opener(name, label, name == opened) for name, (label, _show) in parts.items())
    above = f'{above}<div class="openers">{links}</div>'
    if opened is None:
        html(above, below)
        return
    html(above)
    parts[opened][1](*arguments)
    html(below)


def is_open(name: str) -> bool:
    """Whether the part ``name`` of the page is unfolded, as the address says; see ``markup.opener``."""
    if _run.get().opened != name:
        return False
    st.session_state["open"] = name
    keep_in_address("open", name)
    return True


def grid(key: str):
    """A place in which the sections of a page's HTML and its charts stand side by side, as the style sheet says."""
    return st.container(key=key)


def choice(label: str, key: str, options: list, default, show, drawn: bool = True, **options_of_widget):
    """A select box whose value stands in the address under ``key``, in every language the same.

    Where it is not ``drawn``, and where there is nothing to choose, the value counts all the same.
    """
    value = _take_from_address(key, options, default)
    if drawn and len(options) > 1:
        # Put there anew: its options may have other names in another language.
        st.session_state[key] = value
        value = st.selectbox(label, options, key=key, format_func=show, persist_state="session", **options_of_widget)
    keep_in_address(key, None if value is None else str(value))
    return value


def month(first: int, latest: int | None, is_offered: bool) -> int:
    """The month that is looked at, ``first`` to begin with; where it ``is_offered``, the head shows all twelve.

    After the ``latest`` one nothing is reported yet.
    """
    months = list(range(1, 13))
    chosen = _take_from_address("month", months, first)
    keep_in_address("month", str(chosen))
    if is_offered:
        names = {number: formats.short_month(number) for number in months}
        _run.get().offers.append(
            markup.switch(_("Up to"), "month", names, chosen, unknown=range((latest or 0) + 1, 13))
        )
    return chosen


def choices(label: str, key: str, options: list, show, drawn: bool = True) -> list:
    """A multiple choice whose values stand in the address under ``key``; none chosen means all.

    One that is not ``drawn`` keeps its values: what is out of sight still counts.
    """
    by_text = {str(option): option for option in options}
    if key not in st.session_state:
        asked = _run.get().asked.get(key, [])
        _run.get().not_found += [text for text in asked if text not in by_text]
        st.session_state[key] = [by_text[text] for text in asked if text in by_text]
    # An option that another department does not have must not stay chosen there.
    st.session_state[key] = values = [value for value in st.session_state[key] if value in options]
    if drawn:
        st.multiselect(label, options, key=key, format_func=show, placeholder=_("All"), persist_state="session")
    keep_in_address(key, [str(value) for value in values])
    return values


def search_box(label: str, key: str, placeholder: str, drawn: bool = True, **look) -> str:
    """A search text that stands in the address under ``key``; one that is not ``drawn`` keeps it."""
    if key not in st.session_state:
        st.session_state[key] = _asked(key) or ""
    # Put there anew: a field that was out of sight has forgotten it, while the rows are still filtered by it.
    st.session_state[key] = text = st.session_state[key]
    if drawn:
        text = st.text_input(label, key=key, placeholder=placeholder, persist_state="session", **look)
    keep_in_address(key, text)
    return text.strip()


def chosen(key: str, data: list[dict], code: str, missing: str = "") -> dict | None:
    """The row of ``data`` whose ``code`` the address or the session names under ``key``, if any.

    Where there is none, the sentence ``missing`` on that ``{code}``, or that the address asks for something else.
    """
    asked = st.session_state.get(key) or _asked(key)
    found = next((row for row in data if row[code] == asked), None)
    if asked and found is None and missing:
        st.info(missing.format(code=plain(asked)))
    elif asked and found is None:
        _run.get().not_found.append(asked)
        say_what_is_missing()
    st.session_state[key] = found[code] if found else None
    keep_in_address(key, st.session_state[key])
    return found


def one_of(key: str, names: Iterable[str]) -> str | None:
    """Which of the ``names`` the address or the session has under ``key``, if any."""
    asked = st.session_state.get(key) or _asked(key)
    st.session_state[key] = name = asked if asked in names else None
    keep_in_address(key, name)
    return name


def say_what_is_missing() -> None:
    """A sentence on what the address asks for and is not here; said once."""
    run = _run.get()
    missing, run.not_found = run.not_found, []
    if missing:
        st.warning(
            _("The address asks for {missing}, which is not here; this is what there is.").format(
                missing=formats.listed(missing)
            )
        )


def _follow_address() -> None:
    """Let the address win where the visitor changed it: with the Back button, or by following a link.

    An address without anything is what a change of page leaves; there the session's choices stay.
    """
    now = _run.get().asked
    if now and now != st.session_state.get("address", now):
        for key in ADDRESS_KEYS:
            st.session_state.pop(key, None)


def write_address() -> None:
    """Write the choices of this run into the address, all at once: one step back is one change back."""
    st.session_state["address"] = wanted = _run.get().address
    if wanted != _run.get().asked:
        st.query_params.from_dict(wanted)


def end_page() -> None:
    """End the page early, its figures explained and its address written."""
    close_page()
    st.stop()


def close_page() -> None:
    """What stands at the end of each page. A run that is cut off by the next one writes no address."""
    say_what_is_missing()
    sources()
    _keep_filters()
    write_address()


def _keep_filters() -> None:
    """Keep in the session and the address the filters that this page does not show, for those that do."""
    # All at once: each question to the session takes as long as a small element.
    session, asked = st.session_state.to_dict(), _run.get().asked
    for key in FILTERS:
        if key not in session and key in asked:
            st.session_state[key] = session[key] = asked[key][-1] if key in SEARCHES else asked[key]
        if key not in _run.get().address and (value := session.get(key)):
            keep_in_address(key, value if key in SEARCHES else [str(each) for each in value])


def is_asked(*keys: str) -> bool:
    """Whether the session or the address has a choice under any of the ``keys``."""
    session = st.session_state.to_dict()
    return any(session.get(key) for key in keys) or any(key in _run.get().asked for key in keys)


def keep_in_address(key: str, value: str | list[str] | None) -> None:
    """Remember ``value`` for the address of this run; nothing leaves the key out."""
    if value:
        _run.get().address[key] = [value] if isinstance(value, str) else value


def go_to(**place) -> None:
    """Show another department, year or month from the next run on."""
    st.session_state["go_to"] = place


def _arrive() -> None:
    """Put into force what ``go_to`` asked for; only before the filters are drawn can they be changed."""
    for key, value in st.session_state.pop("go_to", {}).items():
        st.session_state[key] = value


def turn() -> int:
    """A number that grows with each commit: a widget that has it in its key begins anew."""
    return st.session_state.setdefault("turn", 0)


def next_turn() -> None:
    """Let every widget that has ``turn`` in its key begin anew on the next run."""
    st.session_state["turn"] = turn() + 1


def tell(message: str) -> None:
    """Say ``message`` once, on the next run."""
    st.session_state["outcome"] = message


def show_outcome() -> None:
    """What the last action did; said once."""
    if "outcome" in st.session_state:
        st.success(st.session_state.pop("outcome"), icon=":material/check:")


def last_change(history: list[dict]):
    """When the rows of ``submission_history`` last changed what counts; none before the first submission."""
    return max((row["state_since_at"] for row in history), default=None)


@st.fragment(run_every="10s")
def follow_data(view: View, version: int) -> None:
    """Draw the page anew once the data is no longer at ``version``; who saw the latest month sees the latest again."""
    if database().version == version:
        return
    latest = [row["latest_month"] for row in rows("departments", **view.whole_year) if row["latest_month"]]
    if latest and view.month == (view.latest_month or view.month):
        go_to(month=latest[0])
    st.rerun()


def plot(figure: dict, key: str, alt: str) -> None:
    """Draw a figure of ``figures``; ``alt`` says to a screen reader what it shows."""
    # By name: Streamlit looks up the name of every argument that comes without one, which takes longer than the rest.
    _drawn(token=_token(figure), _figure=figure, key=key, alt=alt)


@remembered
def _token(figure: dict) -> str:
    """A name for this very figure."""
    return uuid4().hex


@st.cache_resource(max_entries=DRAWN_KEPT, show_spinner=False)
def _drawn(token: str, _figure: dict, key: str, alt: str) -> None:
    # Plotly checks a figure of 40 bars for longer than all the rest of its page takes: once is enough.
    st.plotly_chart(_figure, key=key, config=PLOT_CONFIG, alt=alt)


class _Html:
    """HTML that Streamlit takes as it is: a string it would search for a common indent, and look for as a file."""

    def __init__(self, text: str):
        self._text = text

    def _repr_html_(self) -> str:
        return self._text


def html(*pieces: str, into=st) -> None:
    """Draw ``pieces`` of HTML as one element, on the page or ``into`` a column of it."""
    into.html(_Html("".join(pieces)))


@lru_cache(maxsize=1)
def icon() -> str:
    """The icon of the browser's tab, as an address that holds the picture itself."""
    picture = b64encode((PAGES_FOLDER / "icon.svg").read_bytes()).decode()
    return f"data:image/svg+xml;base64,{picture}"


def listing(data: list[dict], columns: dict) -> None:
    """A short table of ``columns`` (name → label or column configuration) of the rows ``data``, as text."""
    html(paper.table(data, columns, "listing"))


def table(data: list[dict], columns: dict, **options):
    """A table of ``columns`` (name → column configuration, in that order) of the rows ``data``.

    The screen's table is drawn as far as it is in sight; for paper all of it follows as text, unless it is too wide.
    """
    lines = [[row.get(name) for name in columns] for row in data]
    # A table in which rows are chosen is a widget, and those are drawn by each run itself.
    draw = _table if "on_select" in options else _drawn_table
    return draw(content=repr((lines, columns, options)), _data=data, _columns=columns, _options=options)


def _table(content: str, _data: list[dict], _columns: dict, _options: dict):
    packed, on_paper = _packed(content=content, _data=_data, _columns=_columns)
    shown = st.dataframe(
        packed, column_config=_columns, hide_index=True, width="stretch", placeholder=formats.NOTHING, **_options
    )
    if on_paper:
        html(on_paper)
    return shown


@st.cache_resource(max_entries=DRAWN_KEPT, show_spinner=False)
def _packed(content: str, _data: list[dict], _columns: dict) -> tuple[pyarrow.Table, str]:
    """The rows as the browser takes them, and as they stand on paper; nothing where they do not fit there."""
    frame = pd.DataFrame([[row.get(name) for name in _columns] for row in _data], columns=list(_columns))
    fits = len(_columns) <= COLUMNS_ON_PAPER and len(_data) <= ROWS_ON_PAPER
    return pyarrow.Table.from_pandas(frame, preserve_index=False), paper.table(_data, _columns) if fits else ""


@st.cache_resource(max_entries=DRAWN_KEPT, show_spinner=False)
def _drawn_table(content: str, _data: list[dict], _columns: dict, _options: dict) -> None:
    _table(content, _data, _columns, _options)


def is_edited(key: str) -> bool:
    """Whether somebody changed a cell of the grid that was drawn with this ``key``."""
    return bool(st.session_state[key]["edited_rows"])


def folded(label: str, key: str, show, *arguments) -> None:
    """A panel that is closed at first; what ``show`` draws in it is made when somebody opens it."""
    panel = st.expander(label, key=key, on_change="rerun")
    if panel.open:
        with panel:
            show(*arguments)


def explained(name: str, shown: list[dict]) -> None:
    """Have the figure ``name`` with the rows ``shown`` of it explained where the page ends: see ``sources``."""
    _run.get().sources[name] = shown


def sources() -> None:
    """At the end of a page the way to what each of its figures rests on; for the one that is asked for, that.

    It is the figure's rows, to look at and to take away, and its SQL. Nothing of it is made before somebody asks.
    """
    shown = _run.get().sources
    if not shown:
        return
    name = one_of("source", shown)
    html(markup.sources([queries.select(each) for each in shown], name))
    if name:
        _explanation(queries.select(name), shown[name])


def _explanation(query: queries.Query, shown: list[dict]) -> None:
    columns = database().columns(query.name)
    table(shown, {name: name for name in columns}, height="content" if len(shown) < 6 else 240)
    download(_("These rows as CSV"), query.name, columns, shown)
    st.code(query.sql, language="sql")
    st.caption(
        _("It rests on: {names}. Each is shown on the page “Methods”.").format(
            names=formats.listed(f"`{view.name}`" for view in queries.upstream(query.name))
        )
    )


def download(label: str, name: str, columns: list[str], data: list[dict]) -> None:
    """A button for ``columns`` of the rows ``data`` as a CSV file, which is made when it is asked for."""
    st.download_button(
        label,
        lambda: written_csv.csv_of(columns, data),
        written_csv.file_name(name, data),
        "text/csv",
        key=f"download_{name}",
        icon=":material/download:",
        on_click="ignore",
    )


def status_text(row: dict) -> str:
    """Symbol and word of a row's status, for a table cell."""
    return vocabulary.status_with_symbol(row["status"], row.get("pacing"))


def distinct(data: list[dict], column: str) -> list:
    """The values of ``column`` in their order of appearance."""
    return list(dict.fromkeys(row[column] for row in data))


def matches(row: dict, **chosen: list) -> bool:
    """Whether the row has one of the chosen values in every column; nothing chosen lets everything through."""
    return all(not values or row.get(column) in values for column, values in chosen.items())


def contains(text: str, *parts: str | None) -> bool:
    """Whether ``text`` stands in one of a row's texts, in whatever case; no text stands in all of them."""
    return not text or text.casefold() in " ".join(part or "" for part in parts).casefold()


def plain(text: str) -> str:
    """``text`` from a form or file for use in Markdown: its own signs do nothing there."""
    return re.sub(r"([\\`*_{}\[\]()#+\-!|~<>$:])", r"\\\1", text)


def _speak_as_asked() -> None:
    """Put the language in use that was chosen or that the address asks for, and keep it in the address."""
    lang = catalogue.use(st.session_state.get("lang") or _asked("lang"))
    st.session_state["lang"] = lang
    keep_in_address("lang", None if lang == catalogue.DEFAULT else lang)


def switch(label: str, key: str, names: dict[str, str]) -> str:
    """One of few options, named by ``names``, as links in the page's head; before its ``title``.

    It is kept in the address unless it is the first.
    """
    first = next(iter(names))
    chosen = _take_from_address(key, list(names), first)
    keep_in_address(key, None if chosen == first else chosen)
    _run.get().offers.append(markup.switch(label, key, names, chosen))
    return chosen


def link_choice(label: str, key: str, names: dict, default) -> tuple:
    """One of few options, named by ``names``, as links to stand in a page's HTML → the one chosen, that HTML.

    Only the address keeps it: where nobody asked for another one it is the ``default`` of the moment.
    """
    asked = _asked(key)
    chosen = next((name for name in names if str(name) == asked), default)
    keep_in_address(key, None if chosen == default else str(chosen))
    return chosen, markup.switch(label, key, names, chosen)


def _take_from_address(key: str, options: list, default):
    """What is chosen under ``key``: at first what the address says; ``default`` where that is no option."""
    value = in_session = st.session_state.get(key, _NOTHING_YET)
    if value is _NOTHING_YET:
        asked = _asked(key)
        value = next((option for option in options if str(option) == asked), default)
        if asked and str(value) != asked:
            _run.get().not_found.append(asked)
    if value not in options:
        value = default
    if value is not in_session:
        st.session_state[key] = value
    return value


def _asked(key: str) -> str | None:
    """What the address of this run says under ``key``."""
    return _run.get().asked.get(key, [None])[-1]
