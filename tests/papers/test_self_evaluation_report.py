"""The self-evaluation report: numbers are the metrics', no grade while points are open, blanks for what is missing."""

import full_years
import pytest
from documents_read import assert_figures_are_the_metrics, headers_of, text_of
from given import indicator, task

from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion
from monitoring.papers.reports import self_evaluation_report

NAME = self_evaluation_report.NAME


def made(database, department="D1", month=12, **other):
    """The paper, what it says, and its text."""
    occasion = Occasion(department, 2023, month, **other)
    metrics = Metrics(database, occasion)
    paper = kind(NAME).make(database, occasion)
    return paper, metrics, self_evaluation_report.facts(metrics), text_of(paper.content)


@pytest.fixture(scope="module")
def full(given_once):
    full_years.load(given_once, 12)
    return given_once.database


@pytest.mark.parametrize("is_in_yuan", [False, True])
def test_every_number_is_the_metrics_on_the_sample(sample, is_in_yuan):
    code = sample.query("departments")[0]["department_code"]
    _paper, metrics, facts, text = made(sample, code, is_in_yuan=is_in_yuan)
    assert assert_figures_are_the_metrics(metrics, facts, text) > 300


def test_every_number_is_the_metrics_in_a_full_year(full):
    _paper, metrics, facts, text = made(full)
    assert assert_figures_are_the_metrics(metrics, facts, text) > 100


def test_every_number_is_the_departments_own(three_departments):
    for row in three_departments.query("departments", year=2023):
        _paper, metrics, facts, text = made(three_departments, row["department_code"])
        assert_figures_are_the_metrics(metrics, facts, text)


def test_of_an_empty_year_there_is_no_grade_and_everything_is_listed(given):
    given.form([indicator("≥", 12, unit="次", pacing="even")], [task("K1", 200_000)])
    paper, metrics, facts, text = made(given.database)
    assert_figures_are_the_metrics(metrics, facts, text)
    assert "暂不评定等级" in text
    said = " ".join(each.sentence for each in paper.missing)
    for lacking in ("Nothing is reported of I01", "what came of the goal", "“Publication of the results”"):
        assert lacking in said


def test_a_full_year_lacks_nothing_and_has_its_grade(full):
    """Execution 10 + output 50 × 48 ÷ 120 + benefit 30 + satisfaction 10 = 70."""
    paper, _metrics, facts, text = made(full)
    assert [each.sentence for each in paper.missing] == []
    assert "草稿" not in headers_of(paper.content)
    assert str(facts.sentences["conclusion"][0]) == "自评得分70分，等级为“中”。"
    for written in ("conclusion第一段", "result第二段", "application第一段", "publication第二段"):
        assert written in text


def test_there_is_a_chapter_for_each_first_level_as_the_form_prints_it(full):
    facts = made(full)[2]
    assert [chapter.title for chapter in facts.chapters] == [
        "（三）产出指标完成情况",
        "（四）效益指标完成情况",
        "（五）满意度指标完成情况",
    ]
    (line,) = facts.chapters[0].lines
    shown = [str(line[name]) for name in ("name", "actual", "rate", "points", "score")]
    assert shown == ["普法场次", "48场", "40%", "50", "20"]


def test_before_december_it_is_a_trial(full):
    paper, _metrics, _facts, text = made(full, month=7)
    assert "（截至7月底试评）" in text
    assert "A self-evaluation is of the whole year" in " ".join(each.sentence for each in paper.missing)
