"""A visit of a page from its head to its end: the view, the title, parts that unfold, where its figures come from."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from monitoring.access.rights import Right
from monitoring.files import table_workbooks, written_csv
from monitoring.language import catalogue, formats, headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.problems import DatabaseUnavailable, MonitoringError
from monitoring.screen import address, choices, data, navigation, session
from monitoring.screen.html import addresses, page_links, sql_files
from monitoring.screen.html import head as page_head
from monitoring.screen.html.sections import note
from monitoring.screen.html.templates import joined
from monitoring.screen.pieces import PAGES_FOLDER, download, html, plain, table, workbook
from monitoring.screen.run import View, this_run
from monitoring.screen.session import Key
from monitoring.store import queries


def show(view: View | None, page: str) -> None:
    """Let this run be about ``view``, about none before the first form, on the ``page`` of this title."""
    this_run().view, this_run().page = view, page


def view() -> View | None:
    """What the visitor looks at; none before the first form."""
    return this_run().view


def current_view() -> View:
    """What the visitor looks at; before the first form a sentence that leads to its import, and the page ends."""
    found = view()
    if found is None:
        title(_("Budget performance monitoring"))
        st.info(_("There is no target form yet. Import the department's form of the year to begin."))
        if any(row["kind"] == "targets" for row in data.rows("submission_history")):
            st.info(_("A form was taken out; “Targets → History and undo” can restore it."))
        st.page_link(PAGES_FOLDER / "targets.py", label=_("Import a target form"), icon=":material/flag:")
        end()
    return found


def end_where_nothing_may_be_seen() -> None:
    """End the page with a sentence where the database cannot be had, or nobody who may look is at the page."""
    try:
        data.database()
    except DatabaseUnavailable as error:
        st.error(plain(str(error)))
        st.stop()
    if not data.may(Right.LOOK):
        st.info(_("Nobody is signed in here, or the account has no role any more. Load the page anew to sign in."))
        st.stop()


def may_be_here(page) -> bool:
    """Whether a role of the person is one for a ``page`` of the navigation; where none is, a sentence says so."""
    if navigation.may_use(data.person(), page.url_path or "overview"):
        return True
    title(page.title, is_of_department=False)
    st.info(_("Your role does not include this page. An administrator can give you another one."))
    return False


def month_not_reported(view: View) -> str:
    """What is to be known of the month that is looked at where it does not count as reported yet; else nothing."""
    rows = data.rows("reporting", **view.key)
    return headline_words.month_not_reported(view.month, view.reported_month, view.latest_month, rows)


def open_head():
    """Open the line on top of the page for widgets beside its title; returns it."""
    this_run().head = place = st.container(horizontal=True, vertical_alignment="center", key="head")
    return place


def head():
    """The line on top of the page; where no widget stands in it, the page itself."""
    return this_run().head


def title(text: str, has_filters: bool = False, is_of_department: bool = True) -> None:
    """The page's title, what it offers, the way to the other language, the way out, the notice on illustrative data.

    In the page's head the title stands first, though what is chosen is drawn before it. What ``is_of_department``
    says so on every sheet of paper.
    """
    run = this_run()
    if has_filters:
        run.offers["filters"] = page_links.opener("filters", _("Filters"), choices.is_open("filters"))
    illustrative = run.view.key if run.view and run.view.has_illustrative else None
    printed_of = ""
    if run.view and is_of_department:
        printed_of = headline_words.department_month(run.view.department_name, run.view.year, run.view.month)
    run.is_titled = True
    person, offers = data.person(), list(run.offers.values())
    may_take_out = illustrative is not None and person.may(Right.UNDO, illustrative["department_code"])
    html(page_head.head(text, offers, illustrative, printed_of, person.name, may_take_out), into=run.head)
    choices.say_what_is_missing()


def panels(above: str, parts: dict[str, tuple], below: str, *arguments) -> None:
    """HTML with links in its middle that each open one of ``parts`` (name → label, function of the ``arguments``)."""
    opened = next((name for name in parts if choices.is_open(name)), None)
    links = [page_links.opener(name, label, name == opened) for name, (label, _show) in parts.items()]
    above = joined(above, page_links.openers(*links))
    if opened is None:
        html(above, below)
        return
    html(above)
    parts[opened][1](*arguments)
    html(below)


def explained(name: str, shown: list[dict]) -> None:
    """Have the figure ``name`` with the rows ``shown`` of it explained where the page ends."""
    this_run().sources[name] = shown


def close() -> None:
    """What stands at the end of each page. A run that is cut off by the next one writes no address."""
    choices.say_what_is_missing()
    _sources()
    address.write()


def end() -> None:
    """End the page early, its figures explained and its address written."""
    close()
    st.stop()


def _sources() -> None:
    """At the end of a page the way to what each of its figures rests on; for the one that is asked for, that.

    It is the figure's rows, to look at and to take away, and its SQL. Nothing of it is made before somebody asks.
    """
    shown, foot = this_run().sources, _without_sign_in()
    if not shown:
        if foot:
            html(foot)
        return
    name = choices.chosen_name("source", shown)
    html(sql_files.sources([queries.select(each) for each in shown], name), foot)
    if name:
        _explanation(queries.select(name), shown[name])


def _without_sign_in() -> str:
    """What is to be known where nobody has to sign in; a screen on a wall is left alone."""
    if data.person().name or not this_run().is_titled:
        return ""
    return note(_("No sign-in is set up: whoever sits at this computer is administrator."))


def _explanation(query: queries.Query, shown: list[dict]) -> None:
    columns = data.database().columns(query.name)
    table(shown, {name: name for name in columns}, height="content" if len(shown) < 6 else 240)
    about = _about(query)
    with st.container(horizontal=True):
        workbook(
            _("This table for Excel"),
            query.name,
            lambda: table_workbooks.of_figure(query.name, columns, shown, about),
            written_csv.file_name(query.name, shown, "xlsx"),
        )
        download(_("These rows as CSV"), query.name, columns, shown)
    st.code(query.sql, language="sql")
    st.caption(
        _("It rests on: {names}. Each is shown on the page “Methods”.").format(
            names=formats.listed(f"`{view.name}`" for view in queries.upstream(query.name))
        )
    )


def _about(query: queries.Query) -> list[str]:
    """What a workbook says of a figure: what it answers, of whom and when, its units, that it is illustrative."""
    lines, found = [_(query.sentence)], view()
    if found is not None:
        lines.append(headline_words.department_month(found.department_name, found.year, found.month))
        if found.has_illustrative:
            lines.append(_("Illustrative data: no figure may be quoted"))
    amounts = _("Money is in 10k yuan; a value is in the unit of its indicator; rates are percentages.")
    return [*lines, amounts, _("Made on {moment}").format(moment=formats.moment(datetime.now()))]


def turn() -> int:
    """A number that grows with each commit: a widget that has it in its key begins anew."""
    return session.get(Key.TURN, 0)


@dataclass(frozen=True)
class Outcome:
    """What an action did: its sentence, the submissions that it made and by whom, the next steps that it leads to.

    A step is a page, what its link says, and what is chosen there.
    """

    message: str
    submissions: tuple[int, ...] = ()
    who: str = ""
    steps: tuple[tuple[str, str, dict[str, str]], ...] = ()
    is_refusal: bool = False


def finish(outcome: Outcome | str) -> None:
    """Something was stored: what was unfinished is over, and the page begins anew and says what was done, once."""
    session.forget([Key.UNFINISHED])
    session.put(Key.TURN, turn() + 1)
    tell(outcome)
    st.rerun()


def tell(outcome: Outcome | str) -> None:
    """Say what was done once, on the next run."""
    session.put(Key.OUTCOME, Outcome(outcome) if isinstance(outcome, str) else outcome)


def show_outcome() -> None:
    """What the last action did, said once, with the next steps and the way to undo it."""
    outcome = session.take(Key.OUTCOME)
    if outcome is None:
        return
    if outcome.is_refusal:
        st.error(plain(outcome.message))
    else:
        st.success(plain(outcome.message), icon=":material/check:")
    with st.container(horizontal=True, vertical_alignment="center", key="next") if outcome.steps else nullcontext():
        if outcome.steps and (found := view()):
            html(
                page_links.steps(
                    [(addresses.address(page, found.key, **chosen), label) for page, label, chosen in outcome.steps]
                )
            )
        if outcome.submissions:
            st.button(
                _("Undo"), key="undo_last", icon=":material/undo:", on_click=_undo, args=[outcome, catalogue.current()]
            )


def _undo(outcome: Outcome, lang: str) -> None:
    """Withdraw what was just submitted; the history can restore it."""
    # A callback runs before the page, which puts the language in use.
    catalogue.use(lang)
    try:
        for number in outcome.submissions:
            data.database().withdraw(number, outcome.who)
    except MonitoringError as error:
        tell(Outcome(str(error), is_refusal=True))
        return
    session.put(Key.TURN, turn() + 1)
    said = _("Submission {number} is withdrawn: its figures count no more.")
    tell(said.format(number=formats.listed(outcome.submissions)))


@dataclass(frozen=True)
class Drawn:
    """What a page was drawn of: its view, the version of all data, the language; whether it shows all departments.

    A part of a page that runs by itself has no run around it, and has to bring all that it needs.
    """

    view: View
    version: int
    lang: str
    shows_all: bool


def drawn(view: View, shows_all: bool = False) -> Drawn:
    """What this run draws its page of."""
    return Drawn(view, data.database().version, catalogue.current(), shows_all)


@st.fragment(run_every="10s")
def follow_data(page: Drawn) -> None:
    """Draw the ``page`` anew once its data changed."""
    data.stay()
    if has_changed(page):
        _look_again(page.view)


@st.fragment(run_every="5s")
def offer_new_data(page: Drawn) -> None:
    """Say that data of the ``page`` changed since it was drawn, and offer it: what is typed may be unfinished."""
    if not has_changed(page):
        return
    catalogue.use(page.lang)
    with st.container(horizontal=True, vertical_alignment="center", key="new_data"):
        st.markdown(_("There is new data since this page was drawn."), width="content")
        if st.button(_("Show it"), key="show_new_data", type="primary"):
            _look_again(page.view)


def has_changed(page: Drawn) -> bool:
    """Whether anything that a ``page`` shows is another by now: its department's year, or a setting."""
    if data.database().version == page.version:
        return False
    now = _state_now(page.view)
    return page.shows_all or now is None or now["data_version"] != page.view.data_version


def _look_again(view: View) -> None:
    """Draw the page anew; who looked at the last month that is reported looks at the last one again."""
    now = _state_now(view)
    latest = now and now["approved_month" if view.is_approved_only else "reported_month"]
    if latest and view.month == view.reported_month:
        address.go_to(month=latest)
    st.rerun()


def _state_now(view: View) -> dict | None:
    """The row of ``departments`` of the view's year; none where its form was taken out."""
    return next(iter(data.rows("departments", **view.whole_year)), None)
