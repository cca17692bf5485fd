"""The monitoring report: its numbers are the metrics', what nobody knows is left out and listed, never invented."""

import full_years
import pytest
from documents_read import assert_figures_are_the_metrics, headers_of, text_of
from given import indicator, task

from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion
from monitoring.papers.reports import monitoring_report
from monitoring.problems import UnknownName

NAME = monitoring_report.NAME


def made(database, department="D1", month=7, **other):
    """The paper, what it says, and its text."""
    occasion = Occasion(department, 2023, month, **other)
    paper = kind(NAME).make(database, occasion)
    metrics = Metrics(database, occasion)
    return paper, metrics, monitoring_report.facts(metrics), text_of(paper.content)


@pytest.fixture(scope="module")
def full(given_once):
    full_years.load(given_once)
    return given_once.database


@pytest.mark.parametrize(("month", "is_in_yuan"), [(7, False), (9, True)])
def test_every_number_is_the_metrics_on_the_sample(sample, month, is_in_yuan):
    code = sample.query("departments")[0]["department_code"]
    _paper, metrics, facts, text = made(sample, code, month, is_in_yuan=is_in_yuan)
    assert assert_figures_are_the_metrics(metrics, facts, text) > 200


def test_every_number_is_the_metrics_in_a_full_year(full):
    _paper, metrics, facts, text = made(full)
    assert assert_figures_are_the_metrics(metrics, facts, text) > 100


def test_every_number_is_the_departments_own(three_departments):
    for row in three_departments.query("departments", year=2023):
        _paper, metrics, facts, text = made(three_departments, row["department_code"], 7)
        assert_figures_are_the_metrics(metrics, facts, text)
        assert row["department_name"] in text


def test_of_an_empty_year_nothing_is_said_but_what_the_form_says(given):
    given.form([indicator("≥", 12, unit="次", pacing="even")], [task("K1", 200_000)])
    paper, metrics, facts, text = made(given.database)
    assert_figures_are_the_metrics(metrics, facts, text)
    assert [each.text for each in facts.sentences["budget"]] == []
    assert [each.text for each in facts.sentences["execution"]] == ["按任务看，未填报1项。"]
    assert facts.sentences["tally"][0].text.startswith("截至7月底，1项绩效指标中完成（达标）0项")
    assert "已执行" not in text
    said = " ".join(each.sentence for each in paper.missing)
    assert "Nothing spent is reported of the department's budget." in said
    assert "Nothing is reported of I01" in said
    assert "Nobody has written “How it was organised”" in said


def test_a_full_year_lacks_nothing_and_is_no_draft(full):
    paper, _metrics, _facts, text = made(full)
    assert [each.sentence for each in paper.missing] == []
    assert "草稿" not in headers_of(paper.content)
    assert "organisation第一段" in text


def test_what_lacks_something_is_a_draft_on_every_page(full):
    paper, *_rest = made(full, month=8)
    assert paper.is_draft
    assert "草稿" in headers_of(paper.content)


def test_money_and_indicators_are_said_as_worked_out_by_hand(full):
    """Budget 684 万元; seven months of 57 万元 are 399.00, which is 58.3 %. 28 of 120 in July, 70 expected."""
    _paper, _metrics, facts, text = made(full)
    assert "截至7月底，部门预算684.00万元，已执行399.00万元，执行率58.3%，同期时间进度58.3%。" in text
    (late,) = facts.tables["late"]
    assert {name: str(figure) for name, figure in late.items()} == {
        "code": "I01",
        "name": "普法场次",
        "target": "≥120场",
        "actual": "28场",
        "expected": "70场",
        "rate": "23.3%",
        "status": "进度滞后",
    }


def test_causes_are_counted_by_their_kinds_and_stand_with_the_texts_and_measures_as_entered(full):
    _paper, _metrics, facts, _text = made(full)
    assert [str(each) for each in facts.sentences["causes"]] == [
        "按原因类别：经费保障2项、人员保障2项（同一事项可有多类原因）。"
    ]
    assert [[str(cell) for cell in line.values()] for line in facts.tables["explained"]] == [
        ["task K2", "经费保障、人员保障", "人手不足", "补充人员"],
        ["普法场次", "经费保障、人员保障", "人手不足", "补充人员"],
    ]
    assert str(facts.sentences["measures"][-1]) == "对2项偏差已提出改进措施，逐项见“偏差原因与改进措施”表。"


def test_problems_are_proposals_until_a_person_has_written_them(full):
    proposed = made(full, month=8)[2].sentences["problems"]
    written = made(full)[2].sentences["problems"]
    assert proposed and all(each.is_proposal and "待确认" in each.text for each in proposed)
    assert [(each.text, each.is_proposal) for each in written] == [
        ("problems第一段", False),
        ("problems第二段", False),
    ]


def test_the_sources_say_metric_row_and_column_of_each_sentence(full):
    _paper, _metrics, facts, text = made(full)
    by_said = {line["said"]: line["source"] for line in facts.sources()}
    assert by_said["基本支出预算600.00万元，已执行350.00万元，执行率58.3%。"].endswith(
        "budget_execution.execution_rate（task_code=B1）：58.3%"
    )
    assert "monitored_money.planned_amount（task_code=total）：684.00万元" in text


def test_links_are_optional_but_without_any_there_is_nothing_to_compare(given):
    given.form([indicator("≥", 12, pacing="even")], [task("K1", 200_000), task("K2", 100_000)])
    assert "2 tasks have no indicator linked" in " ".join(each.sentence for each in made(given.database)[0].missing)
    given.links(("K1", "I01"))
    paper, _metrics, facts, _text = made(given.database)
    assert "no indicator linked" not in " ".join(each.sentence for each in paper.missing)
    assert str(facts.sentences["balances"][0]) == "2项工作任务中，尚无数据的1项、未关联绩效指标的1项。"


def test_a_place_without_a_layout_is_refused(full):
    with pytest.raises(UnknownName, match="There are: central"):
        made(full, place="nowhere")
