"""The monitoring table of a project: every figure is the metric's, and what is missing is said."""

from io import BytesIO

import pytest
from given import indicator, task
from openpyxl import load_workbook

from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion
from monitoring.problems import UnknownName


@pytest.fixture
def project(given):
    """A project with money and two indicators, one of which is a whole year's event in December."""
    given.form(
        [
            indicator("≥", 12, indicator_code="I01", unit="次", pacing="even"),
            indicator("≥", 1, indicator_code="I02", unit="场", pacing="due", due_month=12),
        ],
        [task("K1", 200_000)],
    )
    given.links(("K1", "I01"), ("K1", "I02"))
    return given


def sheet_of(paper):
    return load_workbook(BytesIO(paper.content)).active


def made(given, **occasion):
    return kind("project_monitoring").make(given.database, Occasion("D1", 2023, 7, task_code="K1", **occasion))


def test_money_is_a_number_in_the_unit_of_the_heading(project):
    project.spending((3, "K1", 50_000), (7, "K1", 25_000))
    sheet = sheet_of(made(project))
    assert [sheet[cell].value for cell in ("A6", "G7", "J6", "J7", "M7")] == [
        "项目资金（万元）",
        20,
        "1-7月执行数",
        7.5,
        0.375,
    ]
    assert sheet_of(made(project, is_in_yuan=True))["J7"].value == 75_000


def test_an_indicator_has_its_number_and_what_is_not_due_is_no_zero(project):
    project.actuals((2, "I01", 3), (6, "I01", 2))
    sheet = sheet_of(made(project))
    assert (sheet["F14"].value, sheet["F14"].number_format) == (5, '0"次"')
    assert sheet["F15"].value == "未到期"


def test_what_nobody_reported_stays_empty_and_is_missing(project):
    paper = made(project)
    assert sheet_of(paper)["F14"].value is None
    assert sheet_of(paper)["J7"].value is None
    assert paper.is_draft
    assert "Nothing spent is reported of K1" in " ".join(each.sentence for each in paper.missing)


def test_equal_levels_are_one_cell_and_the_notes_move_down(project):
    sheet = sheet_of(made(project))
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A12:A15", "B14:B15", "C14:C15"} <= merged
    assert sheet["A16"].value.startswith("注：")


def test_a_project_that_there_is_not_is_refused(project):
    with pytest.raises(UnknownName, match="K9"):
        kind("project_monitoring").make(project.database, Occasion("D1", 2023, 7, task_code="K9"))
