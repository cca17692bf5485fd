"""The monthly brief: document and page have the same facts, whose numbers are the metrics'; the page stands alone."""

import re
from html import unescape

import full_years
import pytest
from documents_read import assert_figures_are_the_metrics, headers_of, text_of
from given import indicator, task

from monitoring.papers.brief import brief, decisions
from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion

HOSTILE = "</p><script>alert(1)</script>{{ 7*7 }}<img src=x onerror=y>&amp;\x07**粗**"


def occasion(department="D1", month=7) -> Occasion:
    return Occasion(department, 2023, month)


def facts(database, *where):
    metrics = Metrics(database, occasion(*where))
    return metrics, brief.facts(metrics)


def document(database, *where) -> str:
    return text_of(kind("brief").make(database, occasion(*where)).content)


def page(database, *where) -> str:
    """The text of the page, without its tags."""
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", source(database, *where), flags=re.DOTALL))


def source(database, *where) -> str:
    return kind("brief_page").make(database, occasion(*where)).content.decode()


@pytest.fixture(scope="module")
def full(given_once):
    full_years.load(given_once)
    return given_once.database


@pytest.mark.parametrize("written", [document, page])
@pytest.mark.parametrize("month", [1, 7, 9, 12])
def test_every_number_is_the_metrics_on_the_sample(sample, written, month):
    code = sample.query("departments")[0]["department_code"]
    assert assert_figures_are_the_metrics(*facts(sample, code, month), written(sample, code, month)) > 30


@pytest.mark.parametrize("written", [document, page])
def test_every_number_is_the_metrics_in_a_full_year(full, written):
    assert assert_figures_are_the_metrics(*facts(full), written(full)) > 30


@pytest.mark.parametrize("written", [document, page])
def test_every_number_is_the_departments_own(three_departments, written):
    for row in three_departments.query("departments", year=2023):
        where = row["department_code"], 7
        assert_figures_are_the_metrics(*facts(three_departments, *where), written(three_departments, *where))


def test_of_an_empty_year_nothing_is_said_of_money_and_it_is_a_draft(given):
    given.form([indicator("≥", 12, unit="次", pacing="even")], [task("K1", 200_000)])
    paper = kind("brief").make(given.database, occasion())
    assert "执行率" not in text_of(paper.content)
    assert [each.sentence for each in paper.missing] == ["Month 7 does not count as reported yet."]
    assert "草稿" in headers_of(paper.content)
    assert 'class="draft"' in source(given.database)


def test_a_month_that_is_reported_is_no_draft(full):
    assert not kind("brief").make(full, occasion()).is_draft
    assert "草稿" not in page(full)


def test_what_turned_is_told_with_both_statuses(given):
    """Of 12 a year 2 are due by February and 3 by March: 2 are in time, then 2 of 3 are slow (67 %)."""
    given.form([indicator("≥", 12, unit="次", pacing="even", level3="普法"), indicator("≥", 1, indicator_code="I02")])
    given.actuals((1, "I01", 2), (3, "I02", 1))
    said = [str(each) for each in facts(given.database, "D1", 3)[1].sentences["changes"]]
    assert said == [
        "状态变差的绩效指标1项：普法（正常推进→进度偏慢）。",
        "其他状态变化的绩效指标1项：件数（未填报→达标）。",
    ]


def test_january_has_no_month_before_it(full):
    assert str(facts(full, "D1", 1)[1].sentences["changes"][0]) == "本月为年度首月，没有上月可比。"


def test_what_deviates_most_comes_first_and_the_rest_is_said_to_be_there(given):
    count = decisions.SHOWN + 2
    given.form(
        [indicator("≥", 120, indicator_code=f"I{n:02}", pacing="even", level3=f"事项{n}") for n in range(count)]
    )
    given.actuals(*((6, f"I{n:02}", count - n) for n in range(count)))
    _metrics, told = facts(given.database, "D1", 6)
    assert [str(line["name"]) for line in told.tables["urgent"]][:2] == [f"事项{count - 1}", f"事项{count - 2}"]
    assert len(told.tables["urgent"]) == decisions.SHOWN
    assert "其余见系统“偏差”页" in str(told.sentences["decisions"][-1])


def test_reports_and_explanations_that_are_owed_are_told_by_office(given):
    given.form([indicator("≥", 12, indicator_code=f"I0{n}", pacing="even", level3=f"事项{n}") for n in (1, 2, 3)])
    given.counting("I01", responsible_office="法规科")
    given.counting("I02", responsible_office="法规科")
    given.actuals((7, "I01", 1))
    said = [str(each) for each in facts(given.database)[1].sentences["owed"]]
    assert said == [
        "7月应填报的绩效数据中未填报2项：事项2、事项3。",
        "未填报指标按责任处室：法规科1项、未指定责任处室1项。",
        "尚未说明偏差原因：法规科1项。",
    ]


def test_the_page_asks_for_nothing_else_and_runs_nothing(sample):
    text = source(sample, sample.query("departments")[0]["department_code"], 9)
    assert not re.search(r"https?:|//|\bsrc=|\bhref=|@import|url\(|<script|<link|<iframe", text)
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text


def test_what_people_wrote_is_text_on_the_page(given):
    given.form([indicator("≥", 12, level3=HOSTILE, pacing="even")], [task("K1", 200_000, task_name=HOSTILE)])
    given.actuals((7, "I01", 1))
    text = source(given.database)
    assert "<script" not in text and "<img" not in text and "\x07" not in text
    assert "</p><script>alert(1)" in page(given.database)
