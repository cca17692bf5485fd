"""Running totals and figures of several months: what is stored, what is said of it, what is refused."""

from decimal import Decimal

import pytest
from given import indicator, task

from monitoring.actions import monthly_files
from monitoring.files import reader


@pytest.fixture(scope="module")
def stated(given_once):
    """What a file says on a department with three indicators of which the first nine months are reported."""
    given = given_once
    given.form(
        [
            indicator(indicator_code="I01", level3="案件"),
            indicator(indicator_code="I02", level3="覆盖率", aggregation="latest", pacing="every_month", unit="%"),
            indicator(indicator_code="I03", level3="评分", aggregation="average", pacing="every_month", unit="分"),
        ],
        tasks=[task(task_code="K1", task_name="普法")],
    )
    rows = [f"2023,{month},I01,10" for month in range(1, 10)] + ["2023,9,I02,80"]
    store(given, "年度,月份,编号,完成值", *rows)
    store(given, "年度,月份,编号,支出金额(万元)", *(f"2023,{month},K1,2" for month in range(1, 10)))

    def read(*lines, name="file.csv"):
        return monthly_files.preview(given.database, reader.read(name, "\n".join(lines).encode())).file

    return read


def store(given, *lines):
    what = monthly_files.preview(given.database, reader.read(f"{len(lines)}{lines[0]}.csv", "\n".join(lines).encode()))
    monthly_files.commit(given.database, what, "Li Min")


def asked(file) -> list[tuple]:
    return [(one.cell, one.severity, one.problem) for one in file.problems if one.severity != "notice"]


def figures(file, column="actual_value") -> list[tuple]:
    return [(row["month"], row[column], row.get("first_month")) for row in file.rows]


HEADINGS = [
    "完成值（累计）", "累计完成值", "完成值(1-10月)", "1—10月完成值", "截至10月底完成值", "本月止完成值",
    "完成值（本年累计）", "1月至10月累计完成值",
]  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_running_total_becomes_the_months_figure_by_subtraction(stated, heading):
    file = stated(f"编号,年度,月份,{heading}", "I01,2023,10,101")
    assert figures(file) == [(10, Decimal(11), None)]
    assert asked(file) == [
        ("D2", "warning", "A figure of the months 1 to 10; those before have 90, so October has 11.")
    ]


def test_running_totals_of_several_months_are_subtracted_from_each_other(stated):
    file = stated("编号,年度,9月（累计）,10月（累计）", "I01,2023,86,97")
    assert figures(file) == [(9, Decimal(6), None), (10, Decimal(11), None)]


def test_a_running_total_below_the_months_before_it_is_refused_with_both_numbers(stated):
    file = stated("编号,年度,月份,完成值（累计）", "I01,2023,10,85")
    assert file.rows == []
    assert asked(file) == [("D2", "error", "The running total is 85, the months before it already have 90 together.")]


def test_a_running_total_of_a_latest_value_is_taken_as_it_is(stated):
    file = stated("编号,年度,月份,完成值（累计）", "I02,2023,10,85")
    assert (figures(file), asked(file)) == (
        [(10, Decimal(85), None)],
        [],
    )


def test_a_running_figure_of_a_mean_is_asked_about(stated):
    file = stated("编号,年度,月份,完成值（累计）", "I03,2023,10,85")
    assert figures(file) == [(10, Decimal(85), None)]
    ((cell, severity, problem),) = asked(file)
    assert (cell, severity) == ("D2", "warning")
    assert problem.endswith("it is stored as that of October, whose months are not added.")


def test_a_gap_before_a_running_total_is_said(stated):
    file = stated("编号,年度,月份,完成值（累计）", "I01,2023,12,130")
    assert figures(file) == [(12, Decimal(40), 10)]
    assert asked(file)[0][2] == "A figure of the months 1 to 12; 90 is there, 40 is left for 10 to 12."


@pytest.mark.parametrize("title", ["2023年1月-10月绩效监控", "2023年1～10月", "2023年1－10月累计", "截至2023年10月底"])
def test_the_period_of_a_title_holds_for_its_figures(stated, title):
    file = stated(title, "编号,完成值", "I01,101")
    assert figures(file) == [(10, Decimal(11), None)]


def test_a_quarter_holds_three_months(stated):
    file = stated("2023年第四季度", "编号,完成值", "I01,33")
    assert figures(file) == [(12, Decimal(33), 10)]
    file = stated("编号,年度,月份,完成值", "I01,2023,第三季度,31")
    assert figures(file) == [(9, Decimal(11), None)]


def test_a_date_of_filling_in_is_no_period(stated):
    file = stated("填报日期：2023年10月9日", "编号,完成值", "I01,12")
    assert [one.problem for one in file.problems if one.severity == "error"] == ["Columns are missing: year, month."]


def test_money_is_subtracted_too(stated):
    file = stated("编号,年度,月份,累计支出(万元)", "K1,2023,10,21.5")
    assert figures(file, "spent_amount") == [(10, Decimal(35_000), None)]


def test_a_months_figure_as_large_as_all_before_is_asked_about_with_the_converted_one_to_click(stated):
    (problem,) = [one for one in stated("编号,年度,月份,完成值", "I01,2023,10,101").problems if one.cell == "D2"]
    assert (problem.severity, problem.fix) == ("warning", "11")
    assert problem.problem == "The months before have 90 together: is 101 the running total? Then the month has 11."
    file = stated("编号,年度,月份,支出金额(万元)", "K1,2023,10,21")
    (problem,) = [one for one in file.problems if "the running total?" in one.problem]
    assert (problem.cell, problem.severity, problem.fix) == ("D2", "warning", "3")


@pytest.mark.parametrize("value", ["11", "19", "0", "200"])
def test_an_ordinary_or_a_far_figure_is_not_taken_for_a_running_total(stated, value):
    assert "running total" not in str(asked(stated("编号,年度,月份,完成值", f"I01,2023,10,{value}")))


def test_the_months_own_figure_counts_beside_its_running_total(stated):
    file = stated("编号,年度,月份,完成值,累计完成值", "I01,2023,10,11,101")
    assert (figures(file), asked(file)) == ([(10, Decimal(11), None)], [])
    file = stated("编号,年度,10月,10月累计", "I01,2023,11,101")
    assert (figures(file), asked(file)) == ([(10, Decimal(11), None)], [])


@pytest.mark.parametrize("heading", ["完成值（三季度累计）", "8月、9月完成值"])
def test_a_period_that_can_be_read_in_two_ways_is_refused(stated, heading):
    file = stated(f"编号,年度,月份,{heading}", "I01,2023,9,12")
    assert "is not clear which months" in str(asked(file)) or "says month" in str(asked(file))
    assert any(one.severity == "error" for one in file.problems)


def test_a_group_heading_says_the_months_of_what_stands_below_it(stated):
    file = stated("编号,年度,月份,完成值,", ",,,当月,累计", "I01,2023,10,11,101")
    assert figures(file) == [(10, Decimal(11), None)]
    file = stated("编号,年度,月份,累计", ",,,完成值", "I01,2023,10,101")
    assert figures(file) == [(10, Decimal(11), None)]


def test_a_title_that_covers_more_than_the_rows_say_is_asked_about(stated):
    file = stated("2023年1-10月", "编号,年度,月份,完成值", "I01,2023,10,11")
    assert asked(file) == [
        ("", "warning", "The title covers the months 1 to 10, each row says month 10 alone and is read so.")
    ]


def doubted(file) -> list[tuple]:
    return [(one.cell, one.fix) for one in file.problems if "the running total?" in one.problem]


@pytest.mark.parametrize(
    ("value", "fix"),
    [("10", None), ("20", None), ("89", None), ("90", "0"), ("97", "7"), ("110", "20"), ("111", None), ("300", None)],
)
def test_between_the_total_so_far_and_two_usual_months_more_a_figure_is_asked_about(stated, value, fix):
    file = stated("编号,年度,月份,完成值", f"I01,2023,10,{value}")
    assert doubted(file) == ([] if fix is None else [("D2", fix)])
    assert figures(file) == [(10, Decimal(value), None)]


@pytest.mark.parametrize(
    ("value", "fix"),
    [("2", None), ("4", None), ("17.9", None), ("18", "0"), ("22", "4"), ("22.1", None), ("99", None)],
)
def test_an_amount_is_asked_about_in_the_same_way_in_the_unit_of_its_file(stated, value, fix):
    file = stated("编号,年度,月份,支出金额(万元)", f"K1,2023,10,{value}")
    assert doubted(file) == ([] if fix is None else [("D2", fix)])
    in_yuan = stated("编号,年度,月份,支出金额(元)", f"K1,2023,10,{Decimal(value) * 10_000:f}")
    assert doubted(in_yuan) == ([] if fix is None else [("D2", f"{int(fix) * 10_000}")])


@pytest.mark.parametrize(
    ("months", "value", "fix"),
    [
        (2, "20", None),
        (2, "30", "10"),
        (2, "41", None),
        (1, "20", None),
        (1, "30", None),
        (3, "30", "0"),
        (3, "29", None),
    ],
)
def test_two_months_with_something_in_them_are_enough_to_hold_a_figure_against(given, months, value, fix):
    given.form([indicator(indicator_code="I01", level3="案件")])
    lines = [f"I01,2023,{month},10" for month in range(1, months + 1)] + [f"I01,2023,{months + 1},{value}"]
    what = monthly_files.preview(
        given.database, reader.read("f.csv", "\n".join(["编号,年度,月份,完成值", *lines]).encode())
    )
    assert [one_fix for _cell, one_fix in doubted(what.file)] == ([] if fix is None else [fix])


def test_a_doubted_figure_has_two_answers_the_converted_one_and_the_figure_itself(stated):
    (problem,) = [one for one in stated("编号,年度,月份,完成值", "I01,2023,10,97").problems if one.fix]
    assert (problem.fix, problem.other_fix, problem.has_one_answer, problem.fixes) == ("7", "97", False, ("7",))


@pytest.mark.parametrize("said", ["上年同期", "上年同期累计", "上月", "截至上月底", "全年预计", "计划", "历年累计"])
def test_a_figure_of_another_time_is_no_figure_of_the_month(stated, said):
    file = stated(f"编号,年度,月份,完成值（{said}）", "I01,2023,10,97")
    assert file.rows == []
    assert any(one.severity == "error" for one in file.problems)
    file = stated(f"编号,年度,月份,完成值,完成值（{said}）", "I01,2023,10,11,97")
    assert (figures(file), asked(file)) == ([(10, Decimal(11), None)], [])


@pytest.mark.parametrize("group", ["1-10月", "截至10月底", "1月至10月累计", "2023年1—10月", "前10个月", "10月止"])
def test_a_group_heading_of_several_months_makes_running_totals_of_what_stands_below_it(stated, group):
    file = stated(f"编号,年度,月份,{group}", ",,,完成值", "I01,2023,10,101")
    assert figures(file) == [(10, Decimal(11), None)]
