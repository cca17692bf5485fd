"""Every page, run as Streamlit runs it: on the sample, on an empty database, after a submission."""

import json
import re
import shutil
from contextlib import contextmanager
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from given import indicator, task
from plotly import graph_objects
from streamlit.testing.v1 import AppTest

from monitoring.actions import approvals, consequences, explanations, monthly_files, start
from monitoring.charts import trends
from monitoring.files import reader
from monitoring.language import catalogue
from monitoring.screen import data, typed_figures, years
from monitoring.store.database import Database, Submission
from monitoring.store.queries import all_queries

ROOT = Path(__file__).parents[2]
PAGES = ["overview", "indicators", "budget", "departments", "submit", "deviations", "targets", "methods"]


def opened(page="overview", **address: str) -> AppTest:
    """A page as a visitor sees it who comes to this address: ``opened("budget", lang="en")``."""
    catalogue.use(address.get("lang"))
    app = AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    if page not in ("overview", ""):
        app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception, app.exception
    return app


@pytest.fixture
def visit(tmp_path, monkeypatch, sample_file, empty_file):
    """``opened`` on a database of the test's own, with the sample in it unless told otherwise."""
    path = tmp_path / "visited.duckdb"
    monkeypatch.setattr(data, "_open", {})
    monkeypatch.setenv("MONITORING_DB", str(path))
    monkeypatch.setenv("MONITORING_SAMPLE", "off")

    def open_page(page="overview", sample=True, **address) -> AppTest:
        if not path.exists():
            shutil.copyfile(sample_file if sample else empty_file, path)
        return opened(page, **address)

    yield open_page
    data.close_databases()


@contextmanager
def looking_at(database: Database):
    """``opened`` on a database that others look at as well: what was asked before is answered from memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "_open", {database.path: database})
        patch.setenv("MONITORING_DB", str(database.path))
        version = database.version
        yield opened
        assert database.version == version


@pytest.fixture
def look(sample):
    """``opened`` on the sample, for tests that change nothing."""
    with looking_at(sample) as open_page:
        yield open_page


@pytest.fixture
def look_at_three(three_departments):
    with looking_at(three_departments) as open_page:
        yield open_page


@pytest.fixture
def look_at_nothing(nothing):
    with looking_at(nothing) as open_page:
        yield open_page


@pytest.fixture
def look_at_form(form_only):
    with looking_at(form_only) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def with_october(tmp_path_factory, sample_file):
    """A database that was submitted to after somebody had looked at every page."""
    database = Database(shutil.copyfile(sample_file, tmp_path_factory.mktemp("october") / "october.duckdb"))
    with looking_at(database) as open_page:
        for page in PAGES:
            open_page(page, lang="en")
    what = monthly_files.preview(database, reader.read("october.csv", JANUARY.encode()))
    monthly_files.commit(database, what, "Li Min")
    yield database
    database.close()


@pytest.fixture
def look_at_october(with_october):
    with looking_at(with_october) as open_page:
        yield open_page


def words_on(app: AppTest) -> str:
    """All text of the page, as it is read: what is escaped for Markdown is shown without its backslash."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error", "html")
    return re.sub(
        r"\\(?=[!-/:-@\[-`{-~])", "", "\n".join(str(element.value) for kind in kinds for element in app.get(kind))
    )


def title_of(app: AppTest) -> str:
    """The page's one title."""
    (title,) = re.findall("<h1>(.*?)</h1>", words_on(app))
    return re.sub("<[^>]+>", "", title)


def filtering(app: AppTest) -> AppTest:
    """The page with its filters open."""
    return following(app, open="filters")


def following(app: AppTest, **address: str) -> AppTest:
    """The page after a link of it was followed that changes the ``address``."""
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def lines_of(app: AppTest) -> dict[str, list[str]]:
    """The lines of the scorecard: code → the texts of its cells, the name's included."""
    card = next(element.value for element in app.get("html") if 'class="scorecard"' in element.value)
    lines = {}
    for line in re.findall(r"<tr(?![^>]*group).*?</tr>", card[card.index("<tbody>") :], re.DOTALL):
        cells = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", line)]
        lines[cells[1]] = cells
    return lines


def column(app: AppTest, heading: str) -> list[str]:
    """What stands under ``heading`` in the table of text that has it."""
    for element in app.get("html"):
        for table in re.findall(r'<table class="listing">.*?</table>', element.value, re.DOTALL):
            heads = re.findall(r"<th[^>]*>(.*?)</th>", table)
            if heading in heads:
                cells = re.findall(r"<td>(.*?)</td>", table)
                return cells[heads.index(heading) :: len(heads)]
    raise AssertionError(f"no table has the heading {heading}")


def figures_on(app: AppTest) -> list[dict]:
    return app.get("plotly_chart")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_sample_in_both_languages(look, page, lang):
    app = look(page, lang=lang)
    assert title_of(app)
    assert len(figures_on(app)) <= 4
    assert ("Illustrative data." in words_on(app)) is (lang == "en")
    assert ("示例数据" in words_on(app)) is (lang == "zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_database_offers_the_import_of_a_form_and_the_methods(look_at_nothing, lang):
    for page in ("overview", "indicators", "budget", "departments", "submit", "deviations"):
        app = look_at_nothing(page, lang=lang)
        assert ("There is no target form yet" in words_on(app)) is (lang == "en")
        assert len(app.get("page_link")) == 1
    assert len(look_at_nothing("targets", lang=lang).file_uploader) == 1
    assert title_of(look_at_nothing("methods", lang=lang))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_a_form_that_nothing_was_reported_for(look_at_form, page):
    app = look_at_form(page, lang="en")
    assert title_of(app)
    assert "Illustrative data." not in words_on(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_figures_after_a_submission(look_at_october, page):
    app = look_at_october(page, lang="en", month="10")
    assert title_of(app)
    if page in ("overview", "indicators", "budget"):
        assert "October" in title_of(app)


def test_a_day_without_a_copy_is_said_on_every_page_until_there_is_one(given, tmp_path):
    blocking = tmp_path / "backups"
    blocking.write_text("a file where the folder of the copies should be")
    given.form([indicator()])
    with looking_at(given.database) as open_page:
        data.keep_copies()
        assert "There is no copy of today: The copy " in words_on(open_page("overview", lang="en"))
        blocking.unlink()
        data.keep_copies()
        assert "There is no copy of today" not in words_on(open_page("overview", lang="en"))
        assert data.last_copy().file.parent == blocking


def test_the_overview_counts_41_indicators_and_shows_each_once(look):
    app = look(lang="en")
    page = words_on(app)
    assert "Of <b>41</b> indicators, <b>26</b> have data (coverage 63%)." in page
    mosaic = mosaic_on(app)
    assert [mosaic.count(f">{code}</a>") for code in (f"I{n:02d}" for n in range(1, 42))] == [1] * 41
    assert "≤ 0.2%: actual 0.3%, over by 0.1 percentage points: behind." in page
    assert "Overspent by 0.40 × 10k yuan." in page


def test_the_month_in_the_address_is_the_month_shown(look):
    september, march = look(lang="en"), look(lang="en", month="3")
    assert "up to September 2023" in title_of(september)
    assert "up to March 2023" in title_of(march)
    assert march.query_params["month"] == "3"


def test_nonsense_in_the_address_falls_back_to_what_there_is(look):
    app = look(lang="en", month="13", department="<script>", year="soon")
    assert "揭阳市司法局: up to September 2023" in title_of(app)


def test_filters_by_category_status_and_words_narrow_the_indicators(look):
    app = filtering(look("indicators", lang="en"))
    assert "All 41 indicators" in words_on(app)
    app.multiselect(key="level1").select("效益指标").run()
    assert "7 of 41 indicators" in words_on(app)
    app.multiselect(key="status").select("behind").run()
    assert "1 of 41 indicators" in words_on(app)
    assert app.query_params["level1"] == "效益指标"
    assert app.query_params["status"] == "behind"


def test_a_link_reproduces_the_filters(look):
    app = look("", lang="en", level2="质量指标", status="behind")
    app.switch_page(str(ROOT / "pages" / "indicators.py"))
    app.query_params["level2"] = "质量指标"
    app.query_params["status"] = "behind"
    app.run()
    assert "1 of 41 indicators" in words_on(app)


def test_a_search_finds_names_explanations_and_codes(look):
    app = filtering(look("indicators", lang="en"))
    for text, count in (("审查数量", 2), ("地方性法规", 1), ("i39", 1)):
        app.text_input(key="text").set_value(text).run()
        assert f"{count} of 41 indicators" in words_on(app)


def test_filters_that_match_nothing_say_so(look):
    app = filtering(look("indicators", lang="en"))
    app.text_input(key="text").set_value("no such thing").run()
    assert "0 of 41 indicators" in words_on(app)
    assert "No indicator matches these filters" in app.info[0].value
    assert not app.exception


def test_an_indicator_in_the_address_is_shown_with_its_sentence_and_its_reports(look):
    app = look("", lang="en")
    app.switch_page(str(ROOT / "pages" / "indicators.py"))
    app.query_params["indicator"] = "I01"
    app.run()
    page = words_on(app)
    assert "I01 办理法律援助事项" in page
    assert "At this pace 114 of 160 件 by December" in page
    assert "Target from jieyang_justice_2023.txt, row 41" in page
    assert [re.sub("<[^>]+>", "", cell) for cell in column(app, "File")] == ["illustrative_actuals_2023.csv"] * 9


def test_the_budget_page_says_that_two_denominators_are_not_mixed(look):
    app = look("budget", lang="en")
    said = "Tasks plan 1272.17 × 10k yuan: 7.9 times the project expenditure, 160.23 × 10k yuan."
    assert said in words_on(app)
    lines = lines_of(app)
    assert list(lines)[-2:] == ["B1", "B2"]
    assert len(lines) == 21 + 2
    planned = {code: float(cells[3].replace(",", "")) for code, cells in lines.items()}
    assert sum(list(planned.values())[:21]) == pytest.approx(1272.17)
    # The largest first; 409.5 of 1272.17 is 32.2 %, and the form's own lines are shares of their own money.
    assert lines["O10"] == next(iter(lines.values()))
    assert (lines["O10"][6], lines["O10"][7]) == ("75%", "32.2%")
    assert lines["B1"][7] == "94.4%"


def test_one_click_takes_the_illustrative_data_out_and_history_can_bring_it_back(visit):
    app = following(visit("submit", lang="en"), submit_tab="history")
    app.button(key="remove_illustrative").click().run()
    assert "Illustrative data." not in words_on(app)
    history = next(table.value for table in app.dataframe if "set_by" in table.value.columns)
    assert list(history["state"]) == ["Withdrawn", "Withdrawn", "Counts"]
    assert not history["submitted_by"].isna().any()
    overview = visit(lang="en")
    assert "<b>0</b> have data" in words_on(overview)


JANUARY = "部门,年度,月份,编号,完成值\nD001,2023,9,I01,34\nD001,2023,10,I05,1\nD001,2023,9,I02,3\n"


def upload(app: AppTest, content: bytes) -> AppTest:
    app.text_input(key="who").set_value("Li Min").run()
    return app.file_uploader[0].upload("figures.csv", content, "text/csv").run()


def looked_at(app: AppTest) -> AppTest:
    """Say that the warnings on a file were looked at: figures of September in it, where October is asked for."""
    (box,) = [each for each in app.checkbox if each.key.startswith("warnings_")]
    return box.check().run()


def test_an_upload_shows_what_it_would_change_and_stores_nothing_before_the_commit(look):
    app = upload(look("submit", lang="en"), JANUARY.encode("gb18030"))
    changes = next(table.value for table in app.dataframe if "before" in table.value.columns)
    assert list(zip(changes["code"], changes["before"].fillna(""), changes["after"], strict=True)) == [
        ("I01", "10", "34"),
        ("I05", "", "1"),
        ("I02", "3", "3"),
    ]
    assert "＋ New: **1** · → Changed: **1** · ＝ Unchanged: **1**" in words_on(app)
    assert data.database().query("submission_history")[0]["submission_id"] == 3


def test_a_commit_changes_the_figures_and_a_withdrawal_brings_them_back(visit):
    app = looked_at(upload(visit("submit", lang="en"), JANUARY.encode("utf-8")))
    app.button(key="commit").click().run()
    assert "Committed as submission 4" in words_on(app)
    assert not app.exception

    def actual():
        key = {"department_code": "D001", "year": 2023, "month": 9, "indicator_code": "I01"}
        return data.rows("indicator_progress", **key)[0]["actual_to_date"]

    assert actual() == 110
    following(app, submit_tab="history")
    app.button(key="undo").click().run()
    assert "Submission 4 is withdrawn" in words_on(app)
    assert actual() == 86


def test_after_a_commit_the_next_step_is_offered_and_the_commit_can_be_undone(visit):
    app = looked_at(upload(visit("submit", lang="en"), JANUARY.encode("utf-8")))
    app.button(key="commit").click().run()
    links = re.findall(r'<a class="opener" href="([^"]+)">([^<]+) →', words_on(app))
    place = "department=D001&amp;year=2023&amp;month=10&amp;lang=en"
    assert links == [(f"./?{place}", "Look at the overview"), (f"deviations?{place}", "Explain the deviations")]
    app.button(key="undo_last").click().run()
    assert "Submission 4 is withdrawn" in words_on(app)
    assert [row["state"] for row in data.rows("submission_history")] == ["withdrawn", "live", "live", "live"]


@pytest.fixture
def committed_for_both(given, monkeypatch):
    """The page after one file with figures of two departments was committed: submissions 3 and 4."""
    monkeypatch.setattr(data, "_open", {given.database.path: given.database})
    monkeypatch.setenv("MONITORING_DB", str(given.database.path))
    for department in ("D1", "D2"):
        given.form([indicator()], department=department)
    both = "部门,年度,月份,编号,完成值\nD1,2023,1,I01,7\nD2,2023,1,I01,8\n"
    app = upload(opened("submit", lang="en", template_month="1"), both.encode())
    return app.button(key="commit").click().run()


def states() -> list[str]:
    return [row["state"] for row in data.rows("submission_history")]


def test_a_commit_for_several_departments_is_undone_by_one_click(committed_for_both):
    committed_for_both.button(key="undo_last").click().run()
    assert "Submission 3, 4 is withdrawn" in words_on(committed_for_both)
    assert states() == ["withdrawn", "withdrawn", "live", "live"]


def test_a_commit_of_which_a_part_is_withdrawn_already_is_not_undone_by_halves(committed_for_both):
    data.database().withdraw(4, "somebody else")
    committed_for_both.button(key="undo_last").click().run()
    assert [error.value for error in committed_for_both.error] == [
        "Submission 4 is withdrawn already; nothing was done."
    ]
    assert states() == ["withdrawn", "live", "live", "live"]


def test_where_a_form_is_imported_no_department_or_year_is_chosen(look_at_three):
    app = look_at_three("targets", lang="en")
    assert "department" in [box.key for box in app.selectbox]
    assert not following(app, targets_tab="import").selectbox


def test_what_cannot_be_undone_says_why(visit):
    app = looked_at(upload(visit("submit", lang="en"), JANUARY.encode("utf-8")))
    app.button(key="commit").click().run()
    data.database().withdraw(4, "somebody else")
    app.button(key="undo_last").click().run()
    assert [error.value for error in app.error] == ["Submission 4 is withdrawn already; nothing was done."]


def test_a_file_with_errors_shows_them_all_and_cannot_be_committed(look):
    wrong = "部门,年度,月份,编号,完成值\nD001,2023,13,I01,5\nD001,2023,1,I99,5\nD001,2023,1,I02,many\n"
    app = upload(look("submit", lang="en"), wrong.encode())
    problems = next(element.value for element in app.get("html") if "problems" in element.value)
    assert re.findall(r"<b>(\w+) · ", problems) == ["C2", "D3", "E4"]
    assert "commit" not in [button.key for button in app.button]
    assert "Nothing was stored" in words_on(app)


def test_without_a_name_nothing_can_be_committed(look):
    app = look("submit", lang="en")
    app.file_uploader[0].upload("figures.csv", JANUARY.encode(), "text/csv").run()
    looked_at(app)
    app.button(key="commit").click().run()
    assert "Enter your name to commit" in words_on(app)
    assert data.database().query("submission_history")[0]["submission_id"] == 3


def test_figures_of_another_month_than_the_pages_are_asked_about(look):
    app = upload(look("submit", lang="en"), JANUARY.encode())
    asked = (
        "The page asks for October 2023. The file has figures of other months as well: September 2023 (2; row 2, 4)."
    )
    assert asked in app.warning[0].value
    assert app.button(key="commit").disabled
    assert not looked_at(app).button(key="commit").disabled


def test_figures_of_the_pages_own_month_are_not_asked_about(look):
    app = upload(look("submit", lang="en"), "部门,年度,月份,编号,完成值\nD001,2023,10,I05,1\n".encode())
    assert not app.warning
    assert not app.button(key="commit").disabled


def test_a_damaged_file_is_refused_in_a_sentence(look):
    app = upload(look("submit", lang="en"), b"PK\x03\x04\x00\x00\x00binary")
    assert "the file is damaged" in app.error[0].value


def test_the_same_file_again_is_recognised(visit):
    app = looked_at(upload(visit("submit", lang="en"), JANUARY.encode()))
    app.button(key="commit").click().run()
    app.file_uploader[0].upload("figures.csv", JANUARY.encode(), "text/csv").run()
    assert "committed before, as submission 4" in words_on(app)
    assert "commit" not in [button.key for button in app.button]


def test_a_form_is_imported_on_the_page_of_an_empty_database(visit):
    app = visit("targets", sample=False, lang="en")
    app.text_input(key="who").set_value("Li Min").run()
    app.file_uploader[0].upload("form.txt", start.PUBLISHED_FORM.read_bytes(), "text/plain").run()
    assert "21 tasks, 41 indicators; 0 rows not understood" in words_on(app)
    app.button(key="commit").click().run()
    assert not app.exception
    assert data.rows("departments")[0]["department_name"] == "揭阳市司法局"
    assert "targets?open=countings&amp;department=D001&amp;year=2023" in words_on(app)
    after = visit(lang="en")
    assert "Of <b>41</b> indicators, <b>0</b> have data" in words_on(after)
    assert "Illustrative data." not in words_on(after)


def test_methods_names_every_sql_file_and_shows_one_as_it_is(look):
    app = look("methods", lang="en")
    assert "What a monitoring table reports" in words_on(app)
    assert "From when figures are" in words_on(app)
    shown = words_on(app)
    assert not [name for name in all_queries() if f'href="?sql={name}"' not in shown]
    for name in ("indicator_progress", "submission_states", "indicator_status", "spending_above_budget"):
        shown = words_on(following(app, sql=name))
        assert shown.count("<pre") == 1
        assert all_queries()[name].sql in unescape(shown)
    assert "<pre" not in words_on(following(app, sql=""))


@pytest.mark.parametrize(
    ("page", "shown", "count"),
    [
        ("overview", {}, 1),
        ("indicators", {"show": "bullets", "indicator": "I01"}, 3),
        ("budget", {"money": "bars", "task": "O6"}, 3),
    ],
)
def test_every_chart_is_a_valid_plotly_figure_with_an_alternative_in_words(look, page, shown, count):
    app = look("", lang="en")
    app.switch_page(str(ROOT / "pages" / f"{page}.py"))
    for name, value in shown.items():
        app.query_params[name] = value
    charts = figures_on(app.run())
    assert len(charts) == count
    for chart in charts:
        assert chart.proto.alt
        graph_objects.Figure(json.loads(chart.proto.spec))


def test_no_page_changes_the_rows_that_all_visitors_share(look):
    for page in PAGES:
        look(page, lang="en", indicator="I01", task="O6", month="9")
    given = {"department_code": "D001", "year": 2023, "month": 9}
    for query in (query for query in all_queries().values() if query.layer == "metrics"):
        key = {name: value for name, value in given.items() if name in query.params}
        assert data.rows(query.name, **key) == data.database().query(query.name, **key), query.name


def test_a_list_of_rows_is_the_callers_own(look):
    look("overview")
    rows = data.rows("departments")
    rows.clear()
    assert data.rows("departments")


def test_three_early_figures_of_november_leave_everyone_on_september(visit):
    visit(lang="en")
    november = "部门,年度,月份,编号,完成值\nD001,2023,11,I01,34\nD001,2023,11,I02,3\nD001,2023,11,I14,1\n"
    what = monthly_files.preview(data.database(), reader.read("november.csv", november.encode()))
    monthly_files.commit(data.database(), what, "Li Min")
    for page in PAGES:
        if "up to" in (title := title_of(visit(page, lang="en"))):
            assert "September" in title
    assert "up to September 2023" in wall_on(visit("wall", lang="en"))
    september, november = visit(lang="en", month="9"), visit(lang="en", month="11")
    # The money is that of September, and so is what is late with it.
    late = "Money that needs attention: 9"
    assert late in words_on(september) and late in words_on(november)
    assert "I39" in words_on(november)
    assert "≤ 0.2%: actual 0.3% (as of September), over by 0.1 percentage points: behind." in words_on(november)
    wall = wall_on(visit("wall", lang="en", month="11"))
    assert "<strong>3<i>/24</i></strong>" in wall
    assert "actual 0.3% (as of September)" in wall
    # The template is still that of October, the month after the last that is reported.
    submit = words_on(visit("submit", lang="en"))
    assert re.findall(r'href="\?template_month=(\w+)"[^>]*aria-current', submit) == ["10"]


def test_a_commit_leads_to_the_month_that_was_committed(visit):
    app = looked_at(upload(visit("submit", lang="en"), JANUARY.encode()))
    app.button(key="commit").click().run()
    assert app.query_params["month"] == "10"
    said = app.success[-1].value
    # Three reports do not make October a reported month.
    assert "All pages show" not in said
    assert "October does not count as reported yet." in said
    assert "Its figures are shown where October is chosen. Pages open on September." in said


def test_a_commit_waits_for_a_second_look_where_somebody_else_was_faster(visit):
    app = looked_at(upload(visit("submit", lang="en"), JANUARY.encode()))
    other = "部门,年度,月份,编号,完成值\nD001,2023,10,I05,2\n"
    what = monthly_files.preview(data.database(), reader.read("other.csv", other.encode()))
    monthly_files.commit(data.database(), what, "Wang")
    app.button(key="commit").click().run()
    assert "Meanwhile somebody else submitted" in app.warning[-1].value
    assert data.database().query("submission_history")[0]["submitted_by"] == "Wang"
    changes = next(table.value for table in app.dataframe if "before" in table.value.columns)
    assert list(changes["before"]) == ["10", "2", "3"]
    app.button(key="commit").click().run()
    assert data.database().query("submission_history")[0]["submitted_by"] == "Li Min"


def test_a_task_in_the_address_is_shown_with_its_months_and_reports(look):
    app = look("", lang="en")
    app.switch_page(str(ROOT / "pages" / "budget.py"))
    app.query_params["task"] = "O6"
    app.run()
    page = words_on(app)
    assert "O6 法律援助" in page
    assert "**✕ Overspent**" in page
    assert "Planned money from jieyang_justice_2023.txt, row 23" in page
    assert len(column(app, "File")) == 9


def test_an_address_that_asks_for_what_is_not_there_says_so(look):
    app = look(lang="en", department="D999")
    assert "The address asks for D999, which is not here" in app.warning[0].value


@pytest.mark.parametrize("page", ["submit", "targets", "deviations", "methods"])
def test_whatever_an_address_asks_for_in_vain_is_said_once_on_every_page(look, page):
    app = look(page, lang="en")
    following(app, month="13", **{f"{page}_tab": "nothing"} if page != "methods" else {})
    wanted = "The address asks for 13, which is" if page == "methods" else "The address asks for 13, nothing, which is"
    assert [warning.value for warning in app.warning if wanted in warning.value] == [app.warning[0].value]
    assert len(app.warning) == 1


def test_a_month_after_the_latest_report_says_so(look):
    assert "The latest report is of September" in words_on(look(lang="en", month="12"))
    assert "The latest report" not in words_on(look(lang="en", month="9"))


def test_a_withdrawn_form_can_be_restored_where_forms_are_imported(visit):
    visit(lang="en")
    data.database().withdraw(1, "Li Min")
    app = following(visit("targets", lang="en"), targets_tab="history")
    app.text_input(key="who").set_value("Li Min").run()
    app.button(key="undo").click().run()
    assert "Submission 1 is restored" in words_on(app)
    assert "Of <b>41</b> indicators" in words_on(visit(lang="en"))


def test_taking_a_form_out_asks_once_more(visit):
    app = following(visit("targets", lang="en"), targets_tab="history")
    app.text_input(key="who").set_value("Li Min").run()
    assert app.button(key="undo").disabled
    app.checkbox(key="sure_1").check().run()
    app.button(key="undo").click().run()
    assert "There is no target form yet" in words_on(app)


def test_a_revised_form_shows_what_it_changes_before_it_is_in_force(look):
    app = following(look("targets", lang="en"), targets_tab="import")
    revised = start.PUBLISHED_FORM.read_text(encoding="utf-8").replace("≥\t2292\t人", "≥\t2300\t人")
    app.file_uploader[0].upload("revised.txt", revised.encode(), "text/plain").run()
    page = words_on(app)
    assert "**Against the form in force**: 1 differences" in page
    assert "**Tasks**: 21, together 1,272.17 × 10k yuan" in page


def test_a_threshold_is_changed_on_the_methods_page_and_the_figures_follow(visit):
    app = visit("methods", lang="en")
    following(app, open="settings")
    boxes = {box.label: box for box in app.text_input}
    boxes["Slow from this share of the time progress, behind below it"].set_value("0.75")
    boxes["Your name"].set_value("Li Min")
    next(button for button in app.button if button.label == "Put in force").click().run()
    assert "The new values are in force" in words_on(app)
    key = {"department_code": "D001", "year": 2023, "month": 9, "indicator_code": "I01"}
    assert data.rows("indicator_progress", **key)[0]["status"] == "behind"
    assert any("below 0.75, out of range" in rule for rule in column(app, "When (the first that applies)"))


def test_a_task_is_linked_to_indicators_and_its_money_is_held_against_results(visit):
    app = visit("budget", lang="en")
    assert "No task is linked to an indicator yet" in words_on(app)
    following(app, open="links")
    app.text_input(key="who").set_value("Li Min").run()
    app.selectbox(key="link_task").select("O6").run()
    assert "Shares words with: I01" in words_on(app)
    app.multiselect(key="link_indicators_O6").select("I01").run()
    app.button(key="save_links").click().run()
    assert "The links of O6 are saved as submission 4" in words_on(app)
    # 10.4 of the 7.5 that are due by September is spent, 86 of 120 is reached.
    assert (
        "Of what is due by now 139% of the money is spent and 72% of the results are reached (1 linked indicators): "
        "money ahead of results."
    ) in words_on(app)
    assert len(figures_on(app)) <= 4


def test_what_needs_attention_leads_to_its_own_view_and_budget_lines_have_one(look):
    attention = "".join(element.value for element in look(lang="en").get("html"))
    assert 'href="budget?task=B2&amp;department=D001&amp;year=2023&amp;month=9&amp;lang=en"' in attention
    app = look("", lang="en")
    app.switch_page(str(ROOT / "pages" / "budget.py"))
    app.query_params["task"] = "B2"
    app.run()
    assert "<h2>B2 项目支出</h2>" in words_on(app)


def test_an_indicator_that_is_not_shown_is_said_to_be_missing(look):
    app = look("", lang="en")
    app.switch_page(str(ROOT / "pages" / "indicators.py"))
    app.query_params["indicator"] = "I99"
    app.run()
    assert "The address asks for I99, which is not here" in words_on(app)


def test_what_adds_up_stands_on_bars_and_a_level_is_shown_around_its_target():
    rows = [
        {"month": month, "unit": "%", "pacing": "every_month", "aggregation": "latest", "actual_value": Decimal(98)}
        | dict.fromkeys(("numerator_value", "denominator_value", "actual_to_date", "expected_to_date", "target_value"))
        for month in (1, 2)
    ]
    level = trends.indicator_trend(rows, 2)
    assert (level["data"][0]["type"], level["layout"]["yaxis"]["rangemode"]) == ("scatter", "normal")
    assert level["layout"]["yaxis"]["title"]["text"] == "%, not from 0"
    part = trends.indicator_trend([row | {"pacing": "even", "aggregation": "sum"} for row in rows], 2)
    assert (part["data"][0]["type"], part["layout"]["yaxis"]["rangemode"]) == ("bar", "tozero")


def test_deviations_say_who_owes_an_explanation_and_the_overview_shows_what_was_explained(visit):
    app = visit("deviations", lang="en")
    assert "<b>17</b> of 17 deviations still owe an explanation" in words_on(app)
    assert "I39" in following(app, open="message").code[0].value
    values = dict.fromkeys(explanations.EXPLAINED) | {"is_staffing_reason": True, "reason_text": "人员借调"}
    explanations.save(data.database(), "D001", 2023, 9, {"I39": values}, "Li Min")
    overview = words_on(visit(lang="en"))
    assert "Reason: 人员借调" in overview
    # That the others are not explained is said once for the indicators and once for the money.
    assert overview.count("have no explanation yet.") == 2
    assert "8 of 10 have no explanation yet." in overview
    assert overview.count("✓ Explained") == 1
    assert "No explanation yet." not in overview


def test_a_deviation_is_explained_in_its_form_and_the_next_one_follows(visit):
    app = following(visit("deviations", lang="en"), item="I32")
    assert (
        "<h2>I32 社区矫正对象信息化核查（电子手环定位监控）租用费</h2><p>= 500 元/人年: actual 520 元/人年"
        in words_on(app)
    )

    app.text_area[0].set_value("中标价高于预算")
    save_explanation(app)
    assert "Enter your name first." in words_on(app)
    app.text_input(key="who").set_value("Li Min")
    save_explanation(app)
    assert "I32: tick at least one of the five reasons." in words_on(app)
    app.pills[0].set_value(["funding", "other"])
    save_explanation(app)
    assert "Saved as submission 4: I32." in words_on(app)
    assert "<h2>I21 " in words_on(app)
    assert "<b>16</b> of 17 deviations" in words_on(app)
    (row,) = [
        row
        for row in data.rows("deviation_explanations", department_code="D001", year=2023, month=9)
        if row["item_code"] == "I32"
    ]
    assert (row["is_funding_reason"], row["is_staffing_reason"], row["is_other_reason"]) == (True, False, True)
    assert (row["reason_text"], row["expected_value"], row["submitted_by"]) == ("中标价高于预算", None, "Li Min")


def save_explanation(app: AppTest) -> None:
    app.button(key="save_explanation").click().run()
    assert not app.exception


def test_what_is_typed_into_a_form_is_kept_until_it_is_saved(look):
    app = following(look("deviations", lang="en"), item="I32")
    app.text_area[0].set_value("中标价高于预算").run()
    following(app, item="I39")
    assert app.text_area[0].value == ""
    following(app, item="I32")
    assert app.text_area[0].value == "中标价高于预算"


def test_who_explains_what_somebody_else_explained_meanwhile_is_told_before_it_is_replaced(visit):
    app = following(visit("deviations", lang="en"), item="I32")
    app.text_input(key="who").set_value("Wang Wu").run()
    app.text_area[0].set_value("合同价上调").run()
    app.pills[0].set_value(["other"]).run()
    values = dict.fromkeys(explanations.EXPLAINED) | {"is_funding_reason": True, "reason_text": "中标价高于预算"}
    explanations.save(data.database(), "D001", 2023, 9, {"I32": values}, "Li Min")
    save_explanation(app)
    (warning,) = [element.value for element in app.warning]
    assert warning.startswith("Li Min has meanwhile explained it: Funding — Reason\\: 中标价高于预算")
    assert app.text_area[0].value == "合同价上调"
    save_explanation(app)
    assert "Saved as submission 5: I32." in words_on(app)


def test_a_search_counts_where_it_is_seen_and_nowhere_else(look):
    app = filtering(look("indicators", lang="en"))
    app.text_input(key="text").set_value("法律").run()
    following(app, month="8")
    app.switch_page(str(ROOT / "pages" / "overview.py")).run()
    assert app.text_input(key="text").value == "法律"
    assert "8 of 41 indicators" in words_on(app)
    assert "clear_filters" in [button.key for button in app.button]


def test_the_template_is_for_the_month_after_the_last_that_is_reported_or_for_the_one_that_is_chosen(look):
    def chosen(**address) -> list[str]:
        shown = words_on(following(app, **address))
        return re.findall(r'href="\?(template\w*=\w+)"[^>]*aria-current', shown)

    app = look("submit", lang="en")
    assert chosen() == ["template=actuals", "template_month=10"]
    assert chosen(month="5") == ["template=actuals", "template_month=10"]
    assert chosen(template="spending", template_month="3") == ["template=spending", "template_month=3"]
    assert app.query_params["template_month"] == "3"


def test_a_file_is_kept_while_another_part_of_the_page_is_looked_at(visit):
    app = upload(visit("submit", lang="en"), JANUARY.encode())
    following(app, submit_tab="reporting")
    following(app, submit_tab="submit")
    assert "Chosen before: figures.csv" in words_on(app)
    assert "monthly_file_0" in app.session_state["unfinished"]
    looked_at(app)
    app.button(key="commit").click().run()
    assert "Committed as submission 4" in words_on(app)
    assert "Chosen before" not in words_on(app)
    assert "monthly_file_0" not in app.session_state["unfinished"]


def test_last_months_explanation_is_a_draft_for_the_next_one_where_that_is_asked_for(visit):
    visit(lang="en")
    values = dict.fromkeys(explanations.EXPLAINED) | {"is_staffing_reason": True, "reason_text": "人员借调"}
    explanations.save(data.database(), "D001", 2023, 8, {"I32": values}, "Li Min")
    app = following(visit("deviations", lang="en"), item="I32")
    assert app.text_area[0].value == ""
    app.checkbox(key="take_over_D001_2023_9_I32").check().run()
    assert (app.text_area[0].value, app.pills[0].value) == ("人员借调", ["staffing"])


def test_what_looks_odd_in_the_figures_is_said_from_the_month_on_in_which_it_shows(look):
    app = following(look("submit", lang="en", month="9"), submit_tab="reporting")
    assert "O6 法律援助" in words_on(app)
    assert "Up to month 9 10.40 × 10k yuan is spent of a budget of 10.00 × 10k yuan." in words_on(app)
    app = following(look("submit", lang="en", month="8"), submit_tab="reporting")
    assert "of a budget of 10.00" not in words_on(app)
    assert "No rule finds anything to look at." in words_on(app)


def mosaic_on(app: AppTest) -> str:
    """The mosaic of a page."""
    (element,) = [element.value for element in app.get("html") if 'class="mosaic"' in element.value]
    return element.partition('class="mosaic"')[2].partition("<h3>")[0]


def tile_counts(app: AppTest) -> list[int]:
    tiles = next(element.value for element in app.get("html") if 'class="tiles"' in element.value)
    return [int(count) for count in re.findall(r"<b>(\d+)</b>", tiles.partition("<section")[0])]


def test_the_overview_is_filtered_by_the_same_filters_and_counts_what_is_left(look):
    app = look(lang="en")
    assert tile_counts(app) == [16, 2, 2, 6, 14, 1]
    assert not app.multiselect
    filtering(app)
    app.multiselect(key="status").select("behind").run()
    assert tile_counts(app) == [0, 0, 0, 6, 0, 0]
    assert "6 of 41 indicators" in words_on(app)
    mosaic = mosaic_on(app)
    assert mosaic.count("title=") == 6
    app.multiselect(key="level1").select("产出指标").run()
    assert "Indicators that need attention: 5" in words_on(app)
    app.button(key="clear_filters").click().run()
    assert tile_counts(app) == [16, 2, 2, 6, 14, 1]
    assert "status" not in app.query_params
    assert "clear_filters" not in [button.key for button in app.button]


def test_filters_of_indicators_stay_from_page_to_page(look):
    app = filtering(look("indicators", lang="en"))
    app.multiselect(key="status").select("slow").run()
    assert "2 of 41 indicators" in words_on(app)
    app.switch_page(str(ROOT / "pages" / "overview.py")).run()
    assert tile_counts(app) == [0, 0, 2, 0, 0, 0]
    assert app.query_params["status"] == "slow"


def test_tasks_are_filtered_by_section_and_words_and_the_budget_lines_stay(look):
    app = filtering(look("budget", lang="en"))
    app.multiselect(key="section").select("key").run()
    assert "5 of 21 tasks" in words_on(app)
    assert sorted(lines_of(app)) == ["B1", "B2", "K1", "K2", "K3", "K4", "K5"]
    app.text_input(key="task_text").set_value("公园").run()
    assert "1 of 21 tasks" in words_on(app)
    app.text_input(key="task_text").set_value("no such task").run()
    assert "0 of 21 tasks" in words_on(app)
    app.button(key="clear_filters").click().run()
    assert "All 21 tasks" in words_on(app)


def test_every_figure_gives_its_rows_as_csv_once_its_explanation_is_open(look):
    app = look(lang="en")
    assert not app.get("download_button")
    assert 'href="?source=needs_attention" data-kept="all"' in words_on(app)
    app.query_params["source"] = "needs_attention"
    app.run()
    assert [button.proto.label for button in app.get("download_button")] == [
        "This table for Excel",
        "These rows as CSV",
    ]
    assert any("order by" in element.value for element in app.code)
    rows = next(table.value for table in app.dataframe if "needed_per_month" in table.value.columns)
    # 6 behind, 2 slow, 1 without data, 1 far above its target.
    assert len(rows) == 10
    (shown,) = [table.proto for table in app.dataframe if "needed_per_month" in table.value.columns]
    assert [name for name, look in json.loads(shown.columns).items() if look.get("hidden")] == ["_index"]


def names_in_order(app: AppTest) -> list[str]:
    table = next(element.value for element in app.get("html") if 'class="departments"' in element.value)
    return re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', table)


def test_departments_are_ranked_by_the_headline_that_is_chosen(look_at_three):
    app = look_at_three("departments", lang="en")
    rows = {row["department_name"]: row for row in data.rows("department_overview", year=2023, month=9)}
    for column in ("behind_count", "met_rate", "execution_rate", "score", "reporting_rate"):
        app.selectbox(key="rank").select(column).run()
        values = [rows[name][column] for name in names_in_order(app)]
        assert len(values) == 3
        # Less is better where indicators are behind.
        assert values == sorted(values, reverse=column != "behind_count")
    assert app.query_params["rank"] == "reporting_rate"
    pictures = next(element.value for element in app.get("html") if 'class="pictures"' in element.value)
    assert pictures.count("<figure>") == 3


def test_departments_are_compared_in_any_year_whichever_of_them_was_looked_at(given):
    given.form([indicator()], department="D1", year=2023)
    for year in (2023, 2024):
        given.form([indicator()], department="D2", year=year)
    given.actuals((5, "I01", 100), department="D2", year=2024)
    with looking_at(given.database) as open_page:
        app = open_page("departments", lang="en", department="D1")
        assert [box.key for box in app.selectbox] == ["year", "rank"]
        assert app.selectbox(key="year").options == ["2024", "2023"]
        assert names_in_order(app) == ["D1 bureau", "D2 bureau"]
        app.selectbox(key="year").select(2024).run()
        app = following(app, month="5")
        assert title_of(app) == "Departments up to May 2024"
        assert names_in_order(app) == ["D2 bureau"]
        assert "No target form of this year." in words_on(app)
        assert "2 of 2 departments, the best first; those without data come last" in words_on(app)


def test_the_form_of_the_next_year_leaves_everyone_on_the_year_that_is_reported(given):
    for year in (2023, 2024):
        given.form([indicator()], year=year)
    given.actuals((5, "I01", 100), year=2023)
    with looking_at(given.database) as open_page:
        for page in ("overview", "deviations", "departments"):
            assert open_page(page, lang="en").selectbox(key="year").value == 2023


@pytest.mark.parametrize(
    ("page", "reported", "year"),
    [("overview", 5, 2023), ("overview", None, 2024), ("submit", 5, 2024), ("targets", 5, 2024)],
)
def test_who_comes_to_fill_in_begins_with_the_newest_year(page, reported, year):
    forms = {2024: {"reported_month": None}, 2023: {"reported_month": reported}}
    assert years.first_year(forms, page) == year


def test_no_month_is_offered_where_a_history_is_of_the_whole_year(look):
    """Where figures are submitted, the month is chosen beside the template."""
    submitting, deviations = look("submit"), look("deviations")
    assert 'class="switch month"' in words_on(deviations)
    assert 'class="switch month"' not in words_on(following(deviations, deviations_tab="history"))
    assert 'class="switch month"' not in words_on(submitting)
    assert 'class="switch month"' in words_on(following(submitting, submit_tab="reporting"))
    assert 'class="switch month"' not in words_on(following(submitting, submit_tab="history"))


def test_a_department_is_found_by_name_and_leads_to_its_overview(look_at_three):
    app = look_at_three("departments", lang="en")
    app.text_input(key="department_text").set_value("教育").run()
    assert names_in_order(app) == ["示例市教育局"]
    assert "1 of 3 departments" in words_on(app)
    table = next(element.value for element in app.get("html") if 'class="departments"' in element.value)
    assert 'href="./?department=D003&amp;year=2023&amp;month=9&amp;lang=en"' in table
    app.text_input(key="department_text").set_value("<nobody>").run()
    assert "No department has this in its name or code." in words_on(app)


def test_one_department_alone_is_told_how_to_compare(look):
    app = look("departments", lang="en")
    assert "There is only one department in 2023" in words_on(app)
    assert len(app.get("page_link")) == 1


def test_the_heat_map_has_a_cell_for_each_indicator_and_month_that_opens_it(look):
    app = look("", lang="en")
    app.switch_page(str(ROOT / "pages" / "indicators.py"))
    app.query_params["show"] = "heat"
    app.run()
    heat = next(element.value for element in app.get("html") if 'class="heat"' in element.value)
    assert heat.count("<a ") == 41 * 9
    assert (
        'href="indicators?indicator=I39&amp;show=heat&amp;department=D001&amp;year=2023&amp;month=2&amp;lang=en"'
        in heat
    )
    assert 'aria-label="I39 February ✓ In range"' in heat
    assert 'title="≤ 0.2%: actual 0.3%, over by 0.1 percentage points: behind."' in heat
    filtering(app).multiselect(key="status").select("behind").run()
    heat = next(element.value for element in app.get("html") if 'class="heat"' in element.value)
    assert heat.count("<a ") == 6 * 9


def test_the_tracking_table_has_expected_to_date_and_completion_of_each_month(look):
    app = look("indicators", lang="en")
    assert 'href="?show=table" data-kept="all"' in words_on(app)
    following(app, show="table")
    table = next(element.value for element in app.get("html") if 'class="tracking"' in element.value)
    assert re.findall(r'colspan="3">(\w+)<', table) == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"]
    lines = re.findall(r"<tr><td>(.*?)</tr>", table)
    assert len(lines) == 41
    # 160 in the year: 120 expected by September, 86 reported by then, 53.75 %.
    cells = re.sub(r"<[^>]+>", "|", lines[0]).split("|")
    assert [cell for cell in cells if cell][:3] == ["I01", "办理法律援助事项", "≥ 160 件"]
    assert [cell.strip() for cell in cells if cell][-4:] == ["120", "86", "▲", "53.8%"]
    assert [button.proto.label for button in app.get("download_button")] == [
        "Tracking table for Excel",
        "Tracking table as CSV",
    ]


def test_the_scorecard_has_a_line_for_each_indicator_with_its_figures_and_its_bullet(look):
    app = look("indicators", lang="en")
    lines = lines_of(app)
    assert len(lines) == 41
    assert lines["I01"][3:6] == ["≥ 160 件", "86 件", "120 件"]
    assert lines["I01"][7] == "53.8%"
    assert lines["I39"][0] == "✕ Behind"
    card = next(element.value for element in app.get("html") if 'class="scorecard"' in element.value)
    # 41 targets have a scale; the ceilings I28 and I39 and the exact I31 and I32 have a forbidden side.
    assert card.count('class="goal"') == 41
    assert card.count('class="forbidden"') == 4
    assert "产出指标 · 19 · mean completion 81% (of 13) · trial score 16.4 / 29.7 (9.4 open)" in card


def test_an_indicator_is_shown_whatever_is_filtered_and_closed_by_a_link(look):
    app = look("", lang="en")
    app.switch_page(str(ROOT / "pages" / "indicators.py"))
    app.query_params["indicator"] = "I39"
    app.query_params["status"] = "met"
    app.run()
    assert "<h2>I39 社区矫正对象在矫期间年度再犯罪率</h2>" in words_on(app)
    assert "I39" not in lines_of(app)
    assert 'class="close" href="?indicator=" data-kept="all"' in words_on(app)


def test_a_page_without_filters_of_indicators_keeps_them_in_its_address(look):
    app = filtering(look("indicators", lang="en"))
    app.multiselect(key="status").select("behind").run()
    app.switch_page(str(ROOT / "pages" / "budget.py")).run()
    assert app.query_params["status"] == "behind"
    assert "All 21 tasks" in words_on(app)


def test_one_report_of_a_month_does_not_pass_for_all_of_it(visit):
    visit(lang="en")
    october = "部门,年度,月份,编号,完成值\nD001,2023,10,I01,34\n"
    what = monthly_files.preview(data.database(), reader.read("october.csv", october.encode()))
    monthly_files.commit(data.database(), what, "Li Min")
    assert "up to September 2023" in title_of(visit(lang="en"))
    page = words_on(visit(lang="en", month="10"))
    assert (
        "October does not count as reported yet. For October 1 of 24 reports that are due have come (4%). Pages open "
        "on September; figures without a report say from which month they are."
    ) in page
    assert (
        "Is the money spent in step with the time? By September, the last month reported, 75% of the year was gone"
        in page
    )
    assert "Spending is reported up to September; of October nothing is reported yet." in page
    (curve,) = figures_on(visit("budget", lang="en", month="10"))
    lines = {line["name"]: line["x"] for line in json.loads(curve.proto.spec)["data"]}
    assert lines["Department budget"][-1] == "Sep"
    september = words_on(visit(lang="en", month="9"))
    assert "<strong>20<i>/24</i></strong><small>83% · counts as reported</small>" in september
    assert "<strong>1<i>/24</i></strong><small>4% · incomplete</small>" in page
    assert "Spending is reported up to" not in words_on(visit(lang="en", month="9"))


def test_the_presentation_screen_says_where_its_month_is_after_the_latest_report(look):
    assert "The latest report is of September" in wall_on(look("wall", lang="en", month="12"))
    assert "The latest report" not in wall_on(look("wall", lang="en", month="9"))


def wall_on(app: AppTest) -> str:
    return next(element.value for element in app.get("html") if 'class="wall"' in element.value)


def test_the_presentation_screen_shows_the_month_with_its_counts_money_score_and_what_is_late(look):
    wall = wall_on(look("wall", lang="en"))
    assert "<h1>揭阳市司法局: up to September 2023</h1>" in wall
    tiles = wall[wall.index("wall-tiles") : wall.index("wall-middle")]
    assert re.findall(r"<b>(\d+)</b>", tiles) == ["16", "2", "2", "6", "14", "1"]
    assert "71.3%" in wall
    assert "<strong>56.0</strong><span>35.8 points open" in wall
    mosaic = wall[wall.index("wall-mosaic") : wall.index("wall-trend")]
    assert mosaic.count("<i class=") == 41
    # Names, not codes; the nine worst of ten indicators and three of nine lines of money, and it says so.
    assert "✕ Behind · 社区矫正对象在矫期间年度再犯罪率" in wall
    assert "I39" not in wall
    assert "Indicators that need attention: 10, the worst first; not shown here: 1" in wall
    assert "Money that needs attention: 9; not shown here: 6" in wall
    assert len(re.findall(r"<p[^>]* style=", wall)) == 9 + 3
    assert "Since last month met -1, behind +1" in wall
    assert re.search(r"<strong>20<i>/24</i></strong>\s*<small>83%</small>", tiles)
    # 26 indicators have data, and 20 of them a report of September.
    assert "<small>Hatched: 6 as of an earlier month</small>" in mosaic
    assert mosaic.count(" carried") == 6
    assert "≤ 0.2%: actual 0.3%, over by 0.1 percentage points: behind." in wall
    assert "Illustrative data: no figure may be quoted" in wall
    assert 'href="./?department=D001&amp;year=2023&amp;month=9&amp;lang=en"' in wall


def test_the_presentation_screen_of_a_form_that_nothing_was_reported_for_has_no_figures(look_at_form):
    wall = wall_on(look_at_form("wall", lang="en"))
    assert "Illustrative data" not in wall
    assert "100 points open" in wall
    assert "Indicators that need attention: " in wall


def test_the_presentation_screen_before_the_first_form_leads_to_its_import(look_at_nothing):
    app = look_at_nothing("wall", lang="en")
    assert "There is no target form yet" in words_on(app)


THREE_MISTAKES = """部门,年度,月份,编号,完成值
D001,2023,2023/10,I1,34件
D001,2023,10,I30,0.98
"""


def test_mistakes_are_corrected_with_a_click_and_warnings_want_a_tick(visit):
    app = upload(visit("submit", lang="en"), THREE_MISTAKES.encode())
    assert "There is no code “I1”" in words_on(app)
    proposed = next(table.value for table in app.dataframe if "fix" in table.value.columns)
    assert dict(zip(proposed["cell"], proposed["fix"], strict=True)) == {"D2": "I01", "E2": "34", "E3": "98"}
    app.button(key="take_all").click().run()
    effects = next(table.value for table in app.dataframe if "before_words" in table.value.columns)
    assert list(zip(effects["code"], effects["before_words"], effects["after_words"], strict=True)) == [
        ("I01", "▲ Slow", "▶ On track"),
        ("I30", "✓ In range", "✕ Behind"),
    ]
    app.button(key="commit").click().run()
    history = data.database().query("submission_history")[0]
    assert history["file_name"] == "figures.csv (cells corrected: 3)"
    key = {"department_code": "D001", "year": 2023, "month": 10, "indicator_code": "I01"}
    assert data.rows("indicator_progress", **key)[0]["actual_value"] == 34


def test_a_doubtful_figure_is_only_committed_after_a_tick(look):
    app = upload(look("submit", lang="en"), "部门,年度,月份,编号,完成值\nD001,2023,10,I30,0.98\n".encode())
    assert app.button(key="commit").disabled
    (tick,) = [box for box in app.checkbox if "warnings" in box.label]
    tick.check().run()
    assert not app.button(key="commit").disabled


def test_pasted_cells_are_checked_like_a_file(visit):
    app = visit("submit", lang="en")
    app.text_input(key="who").set_value("Li Min").run()
    app.segmented_control(key="way").set_value("paste").run()
    app.text_area(key="pasted_0").set_value("年度\t月份\t编号\t完成值\n2023\t10\tI01\t34\n").run()
    app.button(key="commit").click().run()
    assert "Committed as submission 4" in words_on(app)


def test_a_closed_month_takes_no_file_until_it_is_reopened(visit):
    app = following(visit("submit", lang="en", month="10"), submit_tab="reporting")
    app.text_input(key="who").set_value("Li Min").run()
    assert "<b>▲</b> Reports missing: 24<a" in words_on(app)
    app.button(key="close_month").click().run()
    assert "Of October 24 reports are missing and" in words_on(app)
    app.text_input(key="close_reason_0").set_value("moved").run()
    app.button(key="close_month").click().run()
    assert "October is closed" in words_on(app)
    following(app, submit_tab="submit", template_month="10")
    # No template of it is offered, and on each page of the month stands that it is closed.
    assert not app.get("download_button")
    assert "October 2023 is closed (by Li Min" in words_on(visit(lang="en", month="10"))
    deviations = following(visit("deviations", lang="en", month="10"), item="I39")
    assert "October 2023 is closed (by Li Min" in words_on(deviations)
    assert "save_explanation" not in [button.key for button in deviations.button]
    app.file_uploader[0].upload("figures.csv", JANUARY.encode(), "text/csv").run()
    assert "commit" not in [button.key for button in app.button]
    assert "October 2023 is closed" in words_on(app)
    following(app, submit_tab="reporting")
    app.text_input(key="close_reason_1").set_value("late bill").run()
    app.button(key="close_month").click().run()
    following(app, submit_tab="submit")
    app.file_uploader[0].upload("figures.csv", JANUARY.encode(), "text/csv").run()
    assert not looked_at(app).button(key="commit").disabled


def test_a_month_is_returned_with_a_reason_and_approved_once_it_came_again(visit):
    app = following(visit("submit", lang="en", month="9"), submit_tab="reporting")
    assert "September is reported and waits for approval." in words_on(app)
    app.text_input(key="who").set_value("Zhao").run()
    app.button(key="return_month").click().run()
    assert "Say why the month is returned" in words_on(app)
    app.text_input(key="approve_reason_0").set_value("I09 is missing.").run()
    app.button(key="return_month").click().run()
    assert "return_month" not in [button.key for button in app.button]
    # Whoever looks at the month reads it.
    assert "September was returned (by Zhao" in words_on(visit(lang="en"))
    app.button(key="approve_month").click().run()
    assert "September is approved (by Zhao" in words_on(app)
    assert "83% · approved" in words_on(visit(lang="en"))


def test_leadership_looks_at_approved_figures_only(visit):
    app = visit(lang="en")
    assert 'aria-label="Figures"' not in words_on(app)
    for month in range(1, 9):
        (form,) = data.rows("departments")
        approvals.approve(data.database(), "D001", 2023, month, "Zhao", form["data_version"])
    app = visit(lang="en")
    assert title_of(app) == "揭阳市司法局: up to September 2023"
    assert 'aria-label="Figures"' in words_on(app)
    app = visit(lang="en", figures="approved")
    assert title_of(app) == "揭阳市司法局: up to August 2023"
    assert {row["month"] for row in data.rows("status_counts")} == set(range(1, 13))
    (chart,) = app.get("plotly_chart")
    assert len(json.loads(chart.proto.spec)["data"][0]["x"]) == 8
    later = words_on(visit(lang="en", figures="approved", month="9"))
    assert "The figures of 2023 are approved up to August; those of later months are not shown." in later
    assert "tile" not in later
    # One figure of June changes: nothing from June on is approved any more.
    what = monthly_files.preview(
        data.database(), reader.read("june.csv", "部门,年度,月份,编号,完成值\nD001,2023,6,I01,34\n".encode())
    )
    monthly_files.commit(data.database(), what, "Li Min")
    assert title_of(visit(lang="en", figures="approved")) == "揭阳市司法局: up to May 2023"


def test_what_an_undo_would_change_is_made_when_it_is_asked_for(look):
    look("submit", lang="en")
    found = consequences.effects_of_undo(data.database(), 3)
    changes = {(row["code"], row["before_words"], row["after_words"]) for row in found}
    assert ("O6", "✕ Overspent", "? No data") in changes


def test_a_slipped_figure_is_doubted_before_it_is_committed(look):
    app = upload(look("submit", lang="en"), "部门,年度,月份,编号,完成值\nD001,2023,10,I15,400\n".encode())
    assert "What looks odd in these figures" in words_on(app)
    assert app.button(key="commit").disabled
    (tick,) = [box for box in app.checkbox if "warnings" in box.label]
    tick.check().run()
    assert not app.button(key="commit").disabled


def test_an_official_form_among_monthly_files_is_sent_where_it_belongs(look):
    app = upload(look("submit", lang="en"), start.PUBLISHED_FORM.read_bytes())
    assert "This is an official form and no monthly file" in app.error[0].value
    assert "Import a target form" in [link.label for link in app.get("page_link")]


def test_a_monitoring_table_is_shown_with_all_that_it_changes_and_committed_at_once(visit):
    table = (
        "部门整体支出绩效运行监控表（2023年度）\n部门名称\t揭阳市司法局\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t1-10月完成情况\t全年预计完成情况\t原因说明\t完成目标可能性\n"
        "产出指标\t数量指标\t办理法律援助事项\t≥160件\t155件\t170件\t\t确定能\n"
    )
    app = upload(visit("submit", lang="en"), table.encode())
    assert "Monitoring table · figures: 2" in words_on(app)
    (tick,) = [box for box in app.checkbox if "warnings" in box.label]
    tick.check().run()
    app.button(key="commit").click().run()
    kept = [row for row in data.database().query("submission_history") if row["file_name"] == "figures.csv"]
    assert sorted(row["kind"] for row in kept) == ["actuals", "explanations"]


def test_what_is_typed_into_the_grid_becomes_rows_of_a_file():
    lines = [{"code": "I01", "actual": "", "note": ""}, {"code": "I02", "actual": "", "note": ""}]
    edited = [{"actual": None, "note": " "}, {"actual": "60", "note": "a\tb"}]
    assert typed_figures.typed_rows(lines, edited, ["actual", "note"]) == [(), ("I02", "60", "a b")]


@pytest.mark.parametrize(("indicators", "tasks"), [([], [task()]), ([indicator()], [])])
def test_a_form_without_tasks_or_without_indicators_can_be_decided_on(given, indicators, tasks):
    given.form(indicators, tasks)
    with looking_at(given.database) as open_page:
        app = open_page("targets", lang="en")
        for tab, parts in {"indicators": ("countings", "indicator_plan"), "tasks": ("plannings", "task_plan")}.items():
            for part in parts:
                assert not following(app, targets_tab=tab, open=part).exception


def test_a_year_without_data_opens_in_a_month_of_its_own_and_not_in_that_of_another_year(visit):
    visit(lang="en")
    database = data.database()
    known = database.query("departments")[0]
    head = {"department_name": known["department_name"], "supervising_department": None, "staff_count": 1}
    head |= {"subordinate_unit_count": 0, "goal_text": ""}
    form = Submission("targets", "D001", 2022, "Li Min", "form.csv", "of 2022", "utf-8")
    database.commit(form, {"department_forms": [head], "indicators": [indicator()]})
    app = visit("overview", lang="en", year="2023", month="9")
    assert "2023" in words_on(app)
    app.selectbox(key="year").select(2022).run()
    # Of 2022 nothing is reported, and it is over: its first month.
    assert app.query_params["month"] == "1"
    assert "January 2022" in words_on(app)


def test_the_grid_of_countings_keeps_code_and_name_and_shows_what_matters_on_an_offices_screen(look):
    app = look("targets", lang="en")
    following(app, open="countings")
    (grid,) = [table.proto for table in app.dataframe if "aggregation" in table.value.columns]
    columns = json.loads(grid.columns)
    assert [name for name, column in columns.items() if column.get("pinned")] == ["indicator_code", "name"]
    matters = ("indicator_code", "name", "confirmed", "state", "target", "aggregation", "pacing", "due_month")
    shown = [*matters, "direction", "responsible_office"]
    assert [name for name in columns if name in shown] == shown
    # 1440 pixels without the page's margins of 48 on both sides.
    assert sum(columns[name]["width"] for name in shown) <= 1440 - 2 * 48
