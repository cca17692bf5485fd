"""What is entered beside the figures stands in the paper, and what nobody entered or confirmed is asked for."""

from datetime import date

import pytest
from given import budget_line, indicator, task
from read_papers import ReadPaper

from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion
from monitoring.store.database import Submission

WHERE = {"department": "D1", "year": 2023}


@pytest.fixture
def project(given):
    """Half of the indicator is reached by July; all of the money is spent."""
    given.form(
        [indicator("≥", 12, indicator_code="I01", level3="普法场次", unit="场", pacing="even")],
        [task("K1", 200_000, task_name="普法", content="开展普法")],
        [budget_line("B1", "基本支出", 1_000_000)],
    )
    given.links(("K1", "I01"))
    given.actuals((7, "I01", 3))
    given.spending((7, "K1", 200_000), (7, "B1", 500_000))
    return given


def enter(given, kind_of: str, table: str, *rows: dict) -> None:
    given.database.commit(
        Submission(kind_of, "D1", 2023, "Li Min", "x", f"{table} {rows}", "utf-8"),
        {table: [{"month": 7, "source_row": 1} | row for row in rows]},
    )


def outlook(given, **values) -> None:
    empty = {"item_code": "I01", "likelihood": None, "expected_value": None, "expected_text": None}
    enter(given, "outlooks", "outlooks", empty | values)


def made(given, name: str = "project_monitoring", round_number: int = 1, month: int = 7):
    paper = kind(name).make(given.database, Occasion("D1", 2023, month, round_number, task_code="K1"))
    return paper, ReadPaper(paper, name, "central", round_number, indicators=1)


def sentences(paper) -> str:
    return "\n".join(each.sentence for each in paper.missing)


def test_what_is_expected_stands_in_its_columns(project):
    outlook(project, likelihood="possible", expected_value=9)
    paper, read = made(project)
    assert read.column("indicators.expected") == [9]
    assert read.formats("indicators.expected") == ['0"场"']
    assert [read.column(f"indicators.is_{name}") for name in ("certain", "possible", "impossible")] == [
        [None],
        ["√"],
        [None],
    ]
    assert "普法场次 it is not said" not in sentences(paper)


def test_what_nobody_expects_is_asked_for_on_its_page(project):
    paper, _read = made(project)
    (lacking,) = (each for each in paper.missing if "what is expected of the year" in each.sentence)
    assert (lacking.page, lacking.address) == ("deviations", {"deviations_tab": "expected"})


def test_a_proposal_is_printed_and_asks_for_a_person(given):
    given.form([indicator("≥", 12, indicator_code="I01", unit="场")], [task("K1", 1000)])
    given.links(("K1", "I01"))
    given.actuals((7, "I01", 15))
    paper, read = made(given)
    assert (read.column("indicators.expected"), read.column("indicators.is_certain")) == ([15], ["√"])
    assert "What is expected of indicators is only proposed, and nobody has confirmed it: 1 of them." in sentences(
        paper
    )


def source(name: str, planned: int, executed: int) -> dict:
    return {
        "task_code": "K1",
        "money_source": name,
        "planned_amount": planned,
        "adjusted_amount": None,
        "executed_amount": executed,
        "expected_amount": planned,
    }


def test_the_sources_of_the_money_have_their_lines(project):
    paper, _read = made(project)
    assert "where its money comes from" in sentences(paper)
    enter(
        project,
        "sources",
        "money_sources",
        source("fiscal", 150_000, 150_000),
        source("carried", 50_000, 50_000),
        source("other", 0, 0),
    )
    paper, read = made(project)
    assert "where its money comes from" not in sentences(paper)
    assert [read.value(f"{line}.initial_amount") for line in ("fiscal", "carried", "other")] == [15, 5, 0]
    assert [read.value(f"{line}.initial_rate") for line in ("fiscal", "carried", "other")] == [1, 1, None]
    _paper, read = made(project, "project_evaluation")
    assert [read.value(f"{line}.executed_amount") for line in ("fiscal", "carried", "other")] == [15, 5, 0]


def test_the_result_of_the_goal_is_what_somebody_wrote(project):
    paper, read = made(project, "project_evaluation")
    assert read.value("goal_result") is None
    assert "what came of the goal" in sentences(paper)
    enter(project, "texts", "paper_texts", {"item_code": "K1", "topic": "result", "body": "全年开展普法十二场。"})
    paper, read = made(project, "project_evaluation")
    assert read.value("goal_result") == "全年开展普法十二场。"
    assert "what came of the goal" not in sentences(paper)


def test_the_second_round_says_what_became_of_the_first(project):
    correction = {
        "item_code": "I01",
        "decided_on": date(2023, 8, 10),
        "decision": "加快进度",
        "measures": "九月起每周两场",
        "due_on": date(2023, 8, 24),
        "result": "",
        "done_on": None,
    }
    enter(project, "corrections", "corrections", correction | {"month": 8})
    paper, read = made(project, round_number=2, month=9)
    assert read.column("indicators.correction") == ["九月起每周两场（限2023年08月24日前完成）"]
    assert "what came of its correction" in sentences(paper)
    done = correction | {"month": 9, "result": "已补办六场", "done_on": date(2023, 9, 20)}
    enter(project, "corrections", "corrections", done)
    paper, read = made(project, round_number=2, month=9)
    assert read.column("indicators.correction") == ["已完成：已补办六场"]
    assert "what came of its correction" not in sentences(paper)


def test_a_paper_that_lacks_nothing_is_no_draft(project):
    project.explanations((7, "I01", {"is_funding_reason": True, "reason_text": "经费晚到", "measures": "九月补办"}))
    outlook(project, likelihood="possible", expected_value=9)
    outlook(project, item_code="K1", likelihood="certain", expected_value=200_000)
    sources = [source("fiscal", 200_000, 200_000), source("carried", 0, 0), source("other", 0, 0)]
    enter(project, "sources", "money_sources", *sources)
    paper, read = made(project)
    assert paper.missing == ()
    assert read.sheet.oddHeader.center.text is None
    assert not read.sheet._images
    assert (read.value("total.expected_amount"), read.column("indicators.remark")) == (20, ["九月补办"])
