"""What is not complete says so: on each page that is printed, and on the screen."""

from given import budget_line, indicator, task
from read_papers import sheet_of

from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion

PROJECT = Occasion("D1", 2023, 7, task_code="K1")


def test_a_draft_has_its_mark_in_the_header_and_over_the_cells(given):
    given.form([indicator()], [task("K1", 1000)])
    paper = kind("project_monitoring").make(given.database, PROJECT)
    sheet = sheet_of(paper)
    assert paper.is_draft
    assert "草稿" in sheet.oddHeader.center.text
    assert len(sheet._images) == 1


def test_each_page_of_a_long_draft_has_its_mark(given):
    given.form([indicator("≥", 1, indicator_code=f"I{number:02d}") for number in range(60)], [task("K1", 1000)])
    sheet = sheet_of(kind("department_monitoring").make(given.database, Occasion("D1", 2023, 7)))
    assert len(sheet._images) >= 3


def test_illustrative_figures_make_a_draft(sample):
    paper = kind("department_monitoring").make(sample, Occasion("D001", 2023, 7))
    assert "invented examples" in paper.missing[0].sentence


def test_a_self_evaluation_before_the_year_is_over_is_a_draft(given):
    given.form([indicator("≥", 1)], lines=[budget_line("B1", "基本支出", 100)])
    given.actuals((1, "I01", 1))
    paper = kind("department_evaluation").make(given.database, Occasion("D1", 2023, 7))
    assert "whole year" in paper.missing[0].sentence
    assert paper.missing[0].address == {"month": "12"}
