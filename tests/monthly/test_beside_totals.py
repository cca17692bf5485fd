"""This month's figure and the running total side by side; department, year and month that no column says."""

from decimal import Decimal

import pytest
from given import indicator, task

from monitoring.actions import monthly_files
from monitoring.files import reader
from monitoring.monthly.place import Place

PAGE = Place("D1", 2023, 10)


@pytest.fixture(scope="module")
def stated(given_once):
    """What a file says where two departments reported 10 件 and 2 万元 in each month up to September."""
    given = given_once
    for department in ("D1", "D2"):
        given.form(
            [
                indicator(indicator_code="I01", level3="案件"),
                indicator(indicator_code="I02", level3="覆盖率", aggregation="latest", pacing="every_month", unit="%"),
            ],
            tasks=[task(task_code="K1", task_name="普法", budget_amount=Decimal(1_000_000))],
            department=department,
        )
        given.actuals(*((month, "I01", 10) for month in range(1, 10)), (9, "I02", 80), department=department)
        given.spending(*((month, "K1", 20_000) for month in range(1, 10)), department=department)

    def read(*lines, page=PAGE):
        content = "\n".join(lines).encode()
        return monthly_files.preview(given.database, reader.read("pasted", content), page=page).file

    return read


def asked(file) -> list[tuple]:
    return [(one.cell, one.severity, one.problem, one.fix) for one in file.problems if one.severity != "notice"]


def notices(file) -> list[str]:
    return [one.problem for one in file.problems if one.severity == "notice"]


def figures(file, column="actual_value") -> list[tuple]:
    return [(row["department_code"], row["year"], row["month"], row[column]) for row in file.rows]


HEAD = "部门\t年度\t月份\t编号"


def test_the_months_figure_is_read_and_held_against_the_running_total_beside_it(stated):
    file = stated(f"{HEAD}\t本月完成值\t累计完成值", "D1\t2023\t10\tI01\t11\t101")
    assert (figures(file), asked(file)) == ([("D1", 2023, 10, 11)], [])
    assert notices(file) == [
        "“累计完成值” is a running total; the figures of the months beside it are held against it."
    ]


def test_a_running_total_that_the_months_do_not_make_is_asked_about_with_the_figure_that_does(stated):
    file = stated(f"{HEAD}\t当月完成值\t累计完成值", "D1\t2023\t10\tI01\t11\t105")
    assert figures(file) == [("D1", 2023, 10, 11)]
    said = "The months before have 90, with 11 that makes 101; the running total beside it is 105."
    assert asked(file) == [("E2", "warning", said, "15")]
    (problem,) = [one for one in file.problems if one.cell == "E2"]
    assert (problem.other_fix, problem.item, problem.has_one_answer) == ("11", "I01 案件", False)


def test_money_is_held_against_its_running_total_in_the_unit_of_the_file(stated):
    file = stated(f"{HEAD}\t本月支出(元)\t累计支出(元)", "D1\t2023\t10\tK1\t20000\t200000")
    assert (figures(file, "spent_amount"), asked(file)) == ([("D1", 2023, 10, 20_000)], [])
    file = stated(f"{HEAD}\t本月支出(万元)\t累计支出(万元)", "D1\t2023\t10\tK1\t2\t21")
    assert [(cell, fix) for cell, _severity, _said, fix in asked(file)] == [("E2", "3")]


def test_where_only_the_running_total_is_filled_in_the_months_figure_comes_of_it(stated):
    file = stated(f"{HEAD}\t本月完成值\t累计完成值", "D1\t2023\t10\tI01\t\t101")
    assert figures(file) == [("D1", 2023, 10, 11)]
    assert [problem for _cell, _severity, problem, _fix in asked(file)] == [
        "A figure of the months 1 to 10; those before have 90, so October has 11."
    ]


def test_a_stroke_in_the_place_of_the_months_figure_is_no_figure_whatever_the_running_total_is(stated):
    file = stated(f"{HEAD}\t本月完成值\t累计完成值", "D1\t2023\t10\tI01\t—\t90", "D1\t2023\t10\tI02\t81\t81")
    assert figures(file) == [("D1", 2023, 10, 81)]


def test_for_a_state_at_the_end_of_the_month_it_is_asked_which_of_the_two_is_it(stated):
    file = stated(f"{HEAD}\t本月完成值\t累计完成值", "D1\t2023\t10\tI02\t5\t85")
    said = "The state at the end of the month is asked for: is it 5, or the running total 85?"
    assert asked(file) == [("E2", "warning", said, "85")]


def test_a_running_total_before_which_nothing_is_reported_is_not_checked_and_that_is_said(stated):
    file = stated(f"{HEAD}\t本月完成值\t累计完成值", "D1\t2023\t10\tI01\t11\t101", "D2\t2023\t10\tI01\t11\t101")
    assert asked(file) == []
    file = stated("编号\t本月支出(万元)\t累计支出(万元)", "K1\t2\t9", page=Place("D2", 2023, 1))
    assert [fix for _cell, _severity, said, fix in asked(file) if "running total" in said] == ["9"]


def test_a_running_total_says_of_which_month_the_figure_beside_it_is(stated):
    file = stated("部门\t年度\t编号\t本月完成值\t1-10月累计完成值", "D1\t2023\tI01\t11\t101", page=None)
    assert (figures(file), asked(file)) == ([("D1", 2023, 10, 11)], [])
    file = stated("部门\t年度\t编号\t10月完成值\t1-10月完成值", "D1\t2023\tI01\t11\t111", page=None)
    assert [(cell, fix) for cell, _severity, _said, fix in asked(file)] == [("D2", "21")]


@pytest.mark.parametrize("title", ["2023年1-10月", "截至2023年10月底", "2023年10月"])
def test_under_a_title_of_the_year_so_far_this_months_column_has_the_figure_of_its_last_month(stated, title):
    file = stated(title, "部门\t编号\t当月完成值\t累计完成值", "D1\tI01\t11\t101", page=None)
    assert (figures(file), asked(file)) == ([("D1", 2023, 10, 11)], [])
    file = stated(title, "部门\t编号\t当月完成值", "D1\tI01\t11", page=None)
    assert (figures(file), asked(file)) == ([("D1", 2023, 10, 11)], [])


def test_two_units_of_money_are_refused_beside_each_other_too(stated):
    file = stated(f"{HEAD}\t本月支出(元)\t累计支出(万元)", "D1\t2023\t10\tK1\t20000\t20")
    assert asked(file)[0][1] == "error"


def test_what_neither_a_column_nor_the_title_says_is_taken_from_the_page_and_said(stated):
    file = stated("编号\t完成值", "I01\t11")
    assert figures(file) == [("D1", 2023, 10, 11)]
    assert notices(file) == [
        "Neither a column nor the title names the department; D1 bureau is taken, which the page shows.",
        "Neither a column nor the title names the year; 2023 is taken, which the page shows.",
    ]
    said = "Neither a column nor the title names the month; October is taken, which is chosen on the page."
    assert asked(file) == [("", "warning", said, None)]


def test_without_a_page_what_no_column_says_is_missing(stated):
    file = stated("编号\t完成值", "I01\t11", page=None)
    assert [said for _cell, _severity, said, _fix in asked(file)] == ["Columns are missing: department, year, month."]


def test_the_title_comes_before_the_page(stated):
    file = stated("D2 bureau 2023年9月完成情况", "编号\t完成值", "I01\t11")
    assert figures(file) == [("D2", 2023, 9, 11)]
    assert notices(file)[:3] == [
        "There is no column for the year; 2023 is taken from the title.",
        "There is no column for the month; 9 is taken from the title.",
        "There is no column for the department; D2 bureau is taken from the title.",
    ]


@pytest.mark.parametrize("title", ["填报单位：D3 bureau", "部门名称\tD3 bureau"])
def test_a_department_in_the_title_that_nobody_can_report_for_is_refused(stated, title):
    file = stated(title, "编号\t完成值", "I01\t11")
    assert file.rows == [] or any(severity == "error" for _cell, severity, _said, _fix in asked(file))
    assert "The title names “D3 bureau”" in str(asked(file)).replace("d3bureau", "D3 bureau")


def test_a_running_total_without_a_month_is_the_one_up_to_the_month_of_the_page(stated):
    file = stated("编号\t累计完成值", "I01\t101")
    assert figures(file) == [("D1", 2023, 10, 11)]


def test_an_unclear_title_is_not_answered_by_the_page(stated):
    file = stated("8月、9月", "编号\t完成值", "I01\t11")
    assert file.rows == []
    assert any(severity == "error" for _cell, severity, _said, _fix in asked(file))


@pytest.mark.parametrize(
    ("text", "severity", "fix", "value"),
    [
        ("15件", "notice", "15", Decimal(15)),
        ("１２", None, None, Decimal(12)),
        ("1,234", None, None, Decimal(1234)),
        ("1。", "error", "1", None),
        ("12.", None, None, Decimal(12)),
        ("15 件。", "notice", "15", Decimal(15)),
        ("6个件", "notice", "6", Decimal(6)),
    ],
)
def test_figures_of_pasted_cells_are_read_or_asked_like_those_of_a_file(stated, text, severity, fix, value):
    pasted = stated(f"{HEAD}\t完成值", f"D1\t2023\t7\tI01\t{text}")
    quoted = '"' + text + '"'
    of_file = stated("部门,年度,月份,编号,完成值", f"D1,2023,7,I01,{quoted}")
    for file in (pasted, of_file):
        found = [(one.severity, one.fix) for one in file.problems if one.cell == "E2"][:1]
        assert found == ([] if severity is None else [(severity, fix)])
        assert [row["actual_value"] for row in file.rows] == ([] if value is None else [value])
