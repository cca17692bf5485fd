"""Monthly files as staff send them: what is read from each, and what is said about it."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.files import corrections, reader
from monitoring.files.reader import Cells
from monitoring.language import catalogue
from monitoring.monthly.monthly_file import read
from monitoring.monthly.reference import Reference
from monitoring.monthly.template import as_csv as template
from monitoring.problems import UnknownName


def indicator(code, level3, target, unit, aggregation="latest", explanation="", comparator="≥", **other):
    return {
        "department_code": "JY",
        "year": 2023,
        "indicator_code": code,
        "level3": level3,
        "explanation": explanation,
        "comparator": comparator,
        "target_value": None if target is None else Decimal(target),
        "target_text": target or "保持稳定",
        "unit": unit,
        "aggregation": aggregation,
        "pacing": "every_month",
        "due_month": None,
    } | other


def task(code, name, budget, **other):
    return {
        "department_code": "JY",
        "year": 2023,
        "task_code": code,
        "task_name": name,
        "budget_amount": Decimal(budget),
    } | other


INDICATORS = [
    indicator("I01", "办理法律援助事项", "160", "件", "sum"),
    indicator("I03", "审查数量", "1", "个", "sum", "审查地方性法规"),
    indicator("I04", "审查数量", "1", "个", "sum", "审查政府规章"),
    indicator("I20", "法律援助案件质量等级", "60", "%"),
    indicator("I25", "调解成功率", "97.5", "%", "ratio"),
    indicator("I28", "出具法律意见时效", "7", "工作日", "maximum", comparator="<"),
    indicator("I39", "年度再犯罪率", "0.2", "%", comparator="≤"),
    indicator("I50", "队伍稳定", None, "", comparator=""),
]
TASKS = [
    task("K1", "公共法律服务", "500000.00"),
    task("O12", "人民调解", "2000000.00"),
    task("B1", "基本支出", "27251800.00"),
    task("B2", "项目支出", "1602300.00"),
]
JUSTICE = Reference({"JY": "揭阳市司法局"}, INDICATORS, TASKS)
TWO = Reference(
    {"JY": "揭阳市司法局", "007": "揭阳市财政局"},
    [*INDICATORS, indicator("I01", "检查次数", "4", "次", "sum", department_code="007")],
    TASKS,
)
ACTUALS = "部门,年度,月份,编号,完成值,分子,分母,说明"
SPENDING = "部门,年度,月份,编号,支出金额(万元),说明"


@pytest.fixture(autouse=True)
def english():
    catalogue.use("en")
    yield
    catalogue.use(None)


def cells(*lines):
    return Cells("file.csv", "", "utf-8", tuple(tuple(row) for row in csv.reader(lines)))


def actuals(*lines, header=ACTUALS, reference=JUSTICE):
    return read(cells(header, *lines), reference)


def spending(*lines, header=SPENDING, reference=JUSTICE):
    return read(cells(header, *lines), reference)


def said(file):
    """Cell, severity and sentence of every problem."""
    return [(problem.cell, problem.severity, problem.problem) for problem in file.problems]


def the_problem(file):
    (problem,) = file.problems
    return problem


# What is read


def test_a_row_of_actuals_becomes_figures_with_four_decimals():
    file = actuals("JY,2023,10,I01,12,,,两起跨市")
    assert (file.kind, file.problems, file.blank_count) == ("actuals", [], 0)
    assert file.rows == [
        {
            "department_code": "JY",
            "year": 2023,
            "month": 10,
            "first_month": None,
            "indicator_code": "I01",
            "actual_value": Decimal("12.0000"),
            "numerator_value": None,
            "denominator_value": None,
            "note": "两起跨市",
            "source_row": 2,
        }
    ]
    assert file.rows[0]["actual_value"].as_tuple().exponent == -4


def test_a_row_of_spending_becomes_yuan():
    file = spending("JY,2023,10,K1,12.5,")
    assert (file.kind, file.problems) == ("spending", [])
    assert file.rows == [
        {
            "department_code": "JY",
            "year": 2023,
            "month": 10,
            "first_month": None,
            "task_code": "K1",
            "spent_amount": Decimal("125000.00"),
            "note": "",
            "source_row": 2,
        }
    ]


def test_a_heading_in_yuan_means_yuan():
    file = spending("JY,2023,10,K1,12.5,", header="部门,年度,月份,编号,支出金额（元）,说明")
    assert (file.rows[0]["spent_amount"], file.problems) == (Decimal("12.50"), [])


def test_the_column_name_of_the_database_means_yuan():
    file = spending("JY,2023,10,K1,12.5", header="department_code,year,month,task_code,spent_amount")
    assert (file.rows[0]["spent_amount"], file.problems) == (Decimal("12.50"), [])


def test_an_amount_without_unit_is_read_as_ten_thousand_yuan_with_a_warning():
    file = spending("JY,2023,10,K1,12.5,", header="部门,年度,月份,编号,支出金额,说明")
    assert file.rows[0]["spent_amount"] == Decimal("125000.00")
    assert (the_problem(file).cell, the_problem(file).severity) == ("E1", "warning")


def test_the_unit_above_the_table_holds_for_an_amount_without_unit():
    file = read(cells("单位：元", "部门,年度,月份,编号,支出金额", "JY,2023,10,K1,12.5"), JUSTICE)
    assert file.rows[0]["spent_amount"] == Decimal("12.50")
    assert [problem.severity for problem in file.problems] == ["notice"]


def test_an_amount_in_an_unknown_unit_is_refused():
    file = spending("JY,2023,10,K1,12.5,", header="部门,年度,月份,编号,支出金额(千元),说明")
    assert said(file) == [("E1", "error", "The unit in “支出金额(千元)” is not known.")]


def test_a_blank_figure_is_not_reported_and_not_zero():
    file = actuals("JY,2023,10,I01,,,,", "JY,2023,10,I20,0,,,")
    assert (len(file.rows), file.blank_count, file.problems) == (1, 1, [])
    assert (file.rows[0]["indicator_code"], file.rows[0]["actual_value"]) == ("I20", Decimal("0"))


def test_a_note_without_a_figure_is_not_lost_in_silence():
    file = actuals("JY,2023,10,I01,,,,下月报", "JY,2023,10,I20,90,,,")
    assert file.blank_count == 1
    assert said(file) == [("H2", "notice", "This row has a note and no figure; it is not stored.")]


def test_columns_may_stand_in_any_order_and_language():
    file = read(cells("Note,Actual Value,Indicator_Code,month,YEAR,department", "ok,12,I01,10,2023,JY"), JUSTICE)
    assert file.problems == []
    assert (file.rows[0]["actual_value"], file.rows[0]["note"]) == (Decimal("12"), "ok")


@pytest.mark.parametrize(
    "heading", ["完成值", "当月完成值", "实际完成值", " 完 成 值 ", "*完成值", "完成值（必填）", "完成值："]
)
def test_a_heading_is_matched_by_its_name_however_it_is_decorated(heading):
    file = actuals("JY,2023,10,I01,12", header=f"部门,年度,月份,编号,{heading}")
    assert (file.rows[0]["actual_value"], file.problems) == (Decimal("12"), [])


@pytest.mark.parametrize(
    "heading", ["当月支出(万元)", "支出金额（单位：万元）", "支出金额/万元", "spent (10k yuan)", "金额[万元]"]
)
def test_a_heading_of_an_amount_is_matched_with_its_unit(heading):
    file = spending("JY,2023,10,K1,12.5", header=f"部门,年度,月份,编号,{heading}")
    assert (file.rows[0]["spent_amount"], file.problems) == (Decimal("125000"), [])


def test_a_running_total_without_any_month_before_stands_at_its_last_month_and_says_so():
    file = actuals("JY,2023,10,I01,12", header="部门,年度,月份,编号,累计完成值")
    assert [(row["month"], row["actual_value"], row["first_month"]) for row in file.rows] == [(10, 12, 1)]
    assert said(file) == [
        (
            "E2",
            "warning",
            "A figure of the months 1 to 10, and nothing is reported before: it is stored as it is, for October.",
        )
    ]


def test_titles_and_blank_rows_above_the_header_are_passed_over():
    file = read(cells("绩效监控填报表", "", ACTUALS, "JY,2023,10,I01,12,,,"), JUSTICE)
    assert file.rows[0]["source_row"] == 4
    assert said(file) == [("", "notice", "The header is in row 3; what stands above it is not read.")]


def test_blank_rows_between_are_passed_over_and_rows_keep_their_numbers():
    file = actuals("", ",,,,,,,", "JY,2023,10,I01,12,,,")
    assert (file.rows[0]["source_row"], file.problems) == (4, [])


def test_a_header_that_comes_again_is_passed_over_with_a_notice():
    file = actuals("JY,2023,10,I01,12,,,", ACTUALS, "JY,2023,10,I20,90,,,")
    assert len(file.rows) == 2
    assert (the_problem(file).row, the_problem(file).severity) == (3, "notice")


def test_a_signature_under_the_table_is_passed_over_with_a_notice():
    file = actuals("JY,2023,10,I01,12,,,", "填表人：张三,,,,,,,")
    assert len(file.rows) == 1
    assert (the_problem(file).row, the_problem(file).severity) == (3, "notice")


@pytest.mark.parametrize(
    "row", ["填表人：张三,审核人：李四", "审核人：", "填报日期：2023-10-8", "注：以上数据为初步统计"]
)
def test_a_signature_is_passed_over_whatever_column_it_stands_in(row):
    file = actuals("I01,2023,10,12", row, header="编号,年度,月份,完成值")
    assert len(file.rows) == 1
    assert [problem.problem for problem in file.problems if problem.row == 3] == [
        "This row is a signature or a note; it is passed over."
    ]


def test_an_extra_column_is_ignored_with_a_notice():
    file = actuals("JY,2023,10,I01,12,张三", header="部门,年度,月份,编号,完成值,经办人")
    assert len(file.rows) == 1
    assert said(file) == [("F1", "notice", "The column “经办人” is not used.")]


def test_two_columns_for_the_same_figure_are_refused():
    file = actuals("JY,2023,10,I01,12,13", header="部门,年度,月份,编号,完成值,当月完成值")
    assert said(file) == [("F1", "error", "The columns “完成值” and “当月完成值” mean the same.")]


def test_a_code_column_beside_a_name_column_of_departments_decides():
    file = actuals("JY,揭阳市司法局,2023,10,I01,12", header="部门编号,部门名称,年度,月份,编号,完成值")
    assert file.rows[0]["department_code"] == "JY"
    assert said(file) == [("B1", "notice", "The column “部门名称” is not used.")]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("部门,年度,月份,编号,编号,完成值", "E1"),
        ("部门,年度,月份,指标编号,编码,完成值", "E1"),
        ("部门,年度,月份,月,编号,完成值", "D1"),
        ("部门,年度,年份,月份,编号,完成值", "C1"),
        ("部门,填报单位,年度,月份,编号,完成值", "B1"),
        ("部门,年度,月份,编号,完成值,说明,备注", "G1"),
    ],
)
def test_any_column_that_stands_twice_is_an_error(header, cell):
    file = actuals("", header=header)
    assert (file.problems[0].cell, file.problems[0].severity) == (cell, "error")
    assert file.problems[0].problem.endswith("mean the same.")
    assert file.problems[0].hint == "Keep only one of the two."


def test_money_in_a_file_of_actuals_is_said_not_to_be_read():
    file = actuals("JY,2023,10,I01,12,6", header="部门,年度,月份,编号,完成值,支出金额(万元)")
    assert (file.kind, len(file.rows)) == ("actuals", 1)
    assert said(file) == [
        (
            "F1",
            "warning",
            "The file is read as “Monthly actuals”; the column “支出金额(万元)” belongs to “Monthly spending” and was "
            "not read.",
        )
    ]
    assert the_problem(file).hint == "Put these figures in a file of their own."


def test_actuals_in_a_file_of_spending_are_said_not_to_be_read():
    header = "部门,年度,月份,编号,任务名称,预算数(万元),完成值,支出金额(万元)"
    file = spending("JY,2023,10,K1,公共法律服务,50,3,12.5", header=header)
    assert said(file) == [
        (
            "G1",
            "warning",
            "The file is read as “Monthly spending”; the column “完成值” belongs to “Monthly actuals” and was not "
            "read.",
        )
    ]


@pytest.mark.parametrize("row", ["合计,,,,,12,,", ",,,合计,,12,,", "JY,2023,10,小 计,,12,,", "JY,2023,10,,总计,12,,"])
def test_a_total_is_passed_over_with_one_notice(row):
    header = "部门,年度,月份,编号,三级指标,完成值,分子,分母"
    file = actuals("JY,2023,10,I01,,12,,", row, header=header)
    assert [row["source_row"] for row in file.rows] == [2]
    assert said(file) == [("", "notice", "This row is a total; it is passed over.")]


def test_a_row_with_a_code_is_no_total_whatever_stands_before_it():
    file = actuals("合计,2023,10,I01,12,,,")
    assert said(file) == [("A2", "error", "There is no department “合计” that you can report for.")]


# Which kind of file


def test_both_kinds_of_figures_are_told_apart_by_the_other_columns():
    header = "部门,年度,月份,编号,任务名称,预算数(万元),完成值,支出金额(万元)"
    file = read(cells(header, "JY,2023,10,K1,公共法律服务,50,3,12.5"), JUSTICE)
    assert (file.kind, file.rows[0]["spent_amount"]) == ("spending", Decimal("125000"))


@pytest.mark.parametrize("first", ["预算数,执行数", "年初预算数(万元),支出金额（万元）", "预算,执行率"])
def test_a_table_of_money_that_is_turned_is_refused_with_what_to_do(first):
    upper, lower = first.split(",")
    file = read(cells(",基本支出,项目支出", f"{upper},2725.18,160.23", f"{lower},2000,100"), JUSTICE)
    assert file.rows == []
    assert [(problem.row, problem.severity, problem.problem) for problem in file.problems] == [
        (
            2,
            "error",
            "The table is turned: what the amounts are stands in its rows, and the tasks or lines in its columns.",
        )
    ]
    assert "Transpose" in file.problems[0].hint


def test_a_file_without_a_header_says_which_columns_are_needed():
    file = read(cells("a,b,c", "1,2,3"), JUSTICE)
    assert file.rows == []
    assert said(file) == [
        (
            "",
            "error",
            "No header row was found: a monthly file needs the columns department, year, month, code, actual, "
            "or department, year, month, code, spent (10k yuan).",
        )
    ]


@pytest.mark.parametrize(
    "header", ["部門,年度,月份,編號,完成值".encode("big5"), "department,year,month,code,réel".encode("latin-1")]
)
def test_text_in_another_encoding_without_a_header_is_told_to_be_saved_as_utf_8(header):
    file = read(reader.read("f.csv", header + b"\r\nD001,2023,10,I01,5\r\n"), JUSTICE)
    assert the_problem(file).severity == "error"
    assert the_problem(file).hint.startswith("If the text looks garbled")
    assert "CSV UTF-8" in the_problem(file).hint


def test_a_file_in_utf_8_without_a_header_is_not_called_garbled():
    assert "garbled" not in the_problem(read(cells("a,b,c", "1,2,3"), JUSTICE)).hint


def test_an_empty_table_is_an_error_and_not_a_crash():
    assert [problem.severity for problem in read(cells(), JUSTICE).problems] == ["error"]


def test_all_missing_columns_are_named_in_one_error():
    file = read(cells("部门,编号,完成值", "JY,I01,12"), JUSTICE)
    assert said(file) == [("", "error", "Columns are missing: year, month.")]
    catalogue.use("zh")
    file = read(cells("任务名称,说明", "公共法律服务,"), JUSTICE)
    assert [problem.severity for problem in file.problems] == ["error"]
    for heading in ("部门", "年度", "月份", "支出金额(万元)"):
        assert heading in file.problems[0].problem


def test_a_missing_column_does_not_hide_what_is_wrong_in_the_others():
    file = read(cells("部门,年度,编号,完成值", "JY,2023,I01,很多"), JUSTICE)
    assert said(file) == [
        ("", "error", "Columns are missing: month."),
        ("D2", "error", "“很多” is not a number."),
    ]


def test_a_header_without_rows_is_an_error():
    assert said(actuals()) == [("", "error", "There are no rows to read.")]


def test_a_file_with_nothing_filled_in_is_an_error():
    file = actuals("JY,2023,10,I01,,,,", "JY,2023,10,I20,,,,")
    assert file.blank_count == 2
    assert said(file) == [("", "error", "Nothing is filled in: no row has a figure.")]


# Which department, year and month


def test_a_department_may_be_written_as_code_or_name():
    file = actuals("揭阳市司法局,2023,10,I01,12,,,", "jy,2023,10,I20,90,,,", reference=TWO)
    assert [row["department_code"] for row in file.rows] == ["JY", "JY"]


def test_a_department_code_may_have_lost_its_leading_zeros_in_excel():
    file = actuals("7,2023,10,I01,2,,,", reference=TWO)
    assert (file.rows[0]["department_code"], file.problems) == ("007", [])


def test_an_unknown_department_is_an_error():
    file = actuals("XX,2023,10,I01,12,,,")
    assert said(file) == [("A2", "error", "There is no department “XX” that you can report for.")]


@pytest.mark.parametrize(
    "lines", [("单位,年度,月份,编号,完成值", "JY,2023,10,I01,12"), ("单位,年度,编号,10月", "JY,2023,I01,12")]
)
def test_the_word_for_both_unit_and_department_is_what_stands_under_it(lines):
    file = read(cells(*lines), TWO)
    assert ([row["department_code"] for row in file.rows], file.problems) == (["JY"], [])
    file = actuals("JY,2023,10,I01,件,12", header="部门,年度,月份,编号,单位,完成值")
    assert (len(file.rows), file.problems) == (1, [])


def test_a_name_of_two_departments_is_an_error():
    twins = Reference({"A": "教育局", "B": "教育局"}, [], [])
    file = actuals("教育局,2023,10,I01,12,,,", reference=twins)
    assert said(file) == [("A2", "error", "Several departments are called “教育局”.")]


def test_an_empty_department_is_the_only_one_or_an_error():
    assert actuals(",2023,10,I01,12,,,").rows[0]["department_code"] == "JY"
    assert said(actuals(",2023,10,I01,12,,,", reference=TWO)) == [("A2", "error", "The department is missing.")]


def test_the_department_column_may_be_missing_where_there_is_only_one():
    file = actuals("2023,10,I01,12", header="年度,月份,编号,完成值")
    assert file.rows[0]["department_code"] == "JY"
    assert [problem.severity for problem in file.problems] == ["notice"]
    file = actuals("2023,10,I01,12", header="年度,月份,编号,完成值", reference=TWO)
    assert said(file) == [("", "error", "Columns are missing: department.")]


def test_a_year_without_targets_is_an_error_that_names_the_years_which_have_some():
    file = actuals("JY,2022,10,I01,12,,,")
    assert said(file) == [("B2", "error", "There are no targets for 2022; there are targets for 2023.")]
    file = spending("JY,2022,10,K1,12,")
    assert said(file) == [("B2", "error", "There are no tasks for 2022; there are tasks for 2023.")]


def test_a_department_without_targets_is_an_error():
    bare = Reference({"JY": "揭阳市司法局"}, [], [])
    assert said(actuals("JY,2023,10,I01,12,,,", reference=bare)) == [
        ("B2", "error", "This department has no targets yet.")
    ]


def test_year_and_month_may_be_written_in_chinese():
    file = actuals("JY,2023年,10月,I01,12,,,", "JY,2023,2023-11,I01,12,,,")
    assert ([row["month"] for row in file.rows], file.problems) == ([10, 11], [])


@pytest.mark.parametrize("month", ["0", "13", "10.5", "十", ""])
def test_a_month_that_is_none_is_an_error(month):
    file = actuals(f"JY,2023,{month},I01,12,,,")
    assert file.rows == []
    assert (the_problem(file).cell, the_problem(file).severity) == ("C2", "error")


def test_a_month_of_another_year_is_an_error():
    assert said(actuals("JY,2023,2022-10,I01,12,,,")) == [
        ("C2", "error", "The month “2022-10” is not in the year 2023.")
    ]


# Which indicator or task

NAMED = "部门,年度,月份,编号,三级指标,三级指标解释,完成值"


def test_an_unknown_code_is_an_error():
    problem = the_problem(actuals("JY,2023,10,I99,12,,,"))
    assert (problem.cell, problem.column, problem.value, problem.severity) == ("D2", "编号", "I99", "error")
    assert problem.hint == "Use the codes of the template: I01–I50."


def test_the_codes_of_spending_are_listed_letter_by_letter():
    tasks = [task(code, code, "1.00") for code in ("K1", "K2", "K5", "O1", "O21", "B1", "B2")]
    file = spending("JY,2023,10,R1,1,", reference=Reference({"JY": "揭阳市司法局"}, [], tasks))
    assert the_problem(file).hint == "Use the codes of the template: K1–K5, O1, O21, B1, B2."


def test_a_name_in_the_column_of_codes_is_told_its_codes():
    hints = [problem.hint for problem in actuals("JY,2023,10,审查数量,1,,,", "JY,2023,10,调解成功率,98,,,").problems]
    assert hints == [
        "“审查数量” is a name; write its code here: I03, I04.",
        "“调解成功率” is a name; write its code here: I25.",
    ]


def test_an_unknown_code_beside_a_known_name_is_an_error_that_names_the_code():
    problem = the_problem(actuals("JY,2023,10,I99,调解成功率,,98", header=NAMED))
    assert problem.severity == "error"
    assert problem.hint == "“调解成功率” has the code I25."


def test_a_code_in_other_letters_is_the_same_code():
    assert actuals("JY,2023,10,ｉ０１,12,,,").rows[0]["indicator_code"] == "I01"


def test_an_empty_department_is_not_the_one_coded_with_zeros():
    zeros = Reference({"000": "市本级", "JY": "揭阳市司法局"}, INDICATORS, TASKS)
    assert said(actuals(",2023,10,I01,12,,,", reference=zeros)) == [("A2", "error", "The department is missing.")]


def test_a_unique_name_serves_for_a_missing_code():
    file = actuals("JY,2023,10,,调解成功率,,98", header=NAMED)
    assert (file.rows[0]["indicator_code"], file.problems) == ("I25", [])


def test_a_file_without_a_code_column_is_read_by_names():
    file = spending("JY,2023,10,人民调解,8", header="部门,年度,月份,任务名称,支出金额(万元)")
    assert (file.rows[0]["task_code"], file.problems) == ("O12", [])


def test_a_name_of_two_indicators_is_an_error_without_the_explanation():
    file = actuals("JY,2023,10,,审查数量,,1", header=NAMED)
    assert said(file) == [("E2", "error", "“审查数量” is the name of I03, I04.")]


def test_the_explanation_tells_two_indicators_of_one_name_apart():
    file = actuals("JY,2023,10,,审查数量,审查政府规章,1", header=NAMED)
    assert (file.rows[0]["indicator_code"], file.problems) == ("I04", [])


def test_an_unknown_name_is_an_error():
    file = spending("JY,2023,10,,其他工作,8", header="部门,年度,月份,编号,任务名称,支出金额(万元)")
    problem = the_problem(file)
    assert (problem.cell, problem.severity) == ("E2", "error")
    assert problem.hint == "Write the code from the template; delete the row if it is a total."


def test_a_figure_without_code_and_name_is_an_error():
    assert said(actuals("JY,2023,10,,12,,,")) == [("D2", "error", "This row has neither a code nor a name.")]


def test_a_code_and_a_name_that_contradict_each_other_are_a_warning_and_the_code_decides():
    file = actuals("JY,2023,10,I01,调解成功率,,98", header=NAMED)
    assert file.rows[0]["indicator_code"] == "I01"
    assert said(file) == [("E2", "warning", "I01 is “办理法律援助事项”; this row names another. The code decides.")]


def test_a_code_beside_the_explanation_of_its_namesake_is_a_warning():
    file = actuals("JY,2023,10,I03,审查数量,审查政府规章,1", header=NAMED)
    assert file.rows[0]["indicator_code"] == "I03"
    assert said(file) == [("F2", "warning", "I03 is “审查地方性法规”; this row names another. The code decides.")]


def test_the_same_key_twice_is_an_error_that_names_the_earlier_row():
    file = actuals("JY,2023,10,I01,12,,,", "JY,2023,11,I01,12,,,", "JY,2023年,10月,I01,13,,,")
    assert [row["source_row"] for row in file.rows] == [2, 3]
    assert said(file) == [("D4", "error", "Row 2 already has I01 for month 10 of 2023.")]


def test_a_repetition_of_a_row_with_an_error_is_said_at_once():
    file = actuals("JY,2023,10,I01,abc,,,", "JY,2023,10,I01,12,,,")
    assert [problem.cell for problem in file.problems] == ["E2", "D3"]
    assert file.rows == []


def test_a_blank_row_beside_a_filled_one_is_no_repetition():
    file = actuals("JY,2023,10,I01,,,,", "JY,2023,10,I01,12,,,")
    assert (len(file.rows), file.blank_count, file.problems) == (1, 1, [])


# The figures


def test_a_percentage_of_an_indicator_in_percent_is_the_number_before_the_sign():
    file = actuals("JY,2023,10,I25,97.5%,,,")
    assert (file.rows[0]["actual_value"], file.problems) == (Decimal("97.5"), [])


def test_a_percentage_of_an_indicator_in_cases_is_an_error_that_asks_for_cases():
    problem = the_problem(actuals("JY,2023,10,I01,97.5%,,,"))
    assert (problem.cell, problem.severity) == ("E2", "error")
    assert problem.hint == "Write the figure in 件, without %."


def test_a_percentage_in_numerator_denominator_or_amount_is_an_error():
    assert said(actuals("JY,2023,10,I25,,50%,60%,")) == [
        ("F2", "error", "“50%” is a percentage; this figure is none."),
        ("G2", "error", "“60%” is a percentage; this figure is none."),
    ]
    assert said(spending("JY,2023,10,K1,50%,")) == [("E2", "error", "“50%” is a percentage; this figure is none.")]


def test_a_fraction_where_a_percentage_is_asked_is_a_warning():
    file = actuals("JY,2023,10,I25,0.975,,,")
    assert file.rows[0]["actual_value"] == Decimal("0.975")
    assert said(file) == [("E2", "warning", "Is 0.975 % meant?")]
    assert file.problems[0].hint.startswith("Write 97.5 if not")


def test_a_1_where_a_hundred_percent_are_asked_is_a_warning():
    problem = the_problem(actuals("JY,2023,10,I25,1,,,"))
    assert (problem.severity, problem.problem, problem.fix) == ("warning", "Is 1 % meant?", "100")


@pytest.mark.parametrize("line", ["I25,0,,,", "I25,1%,,,", "I39,0.15,,,", "I01,0.5,,,", "I25,0.975%,,,"])
def test_a_fraction_is_no_warning_where_it_may_be_meant(line):
    assert actuals(f"JY,2023,10,{line}").problems == []


def test_text_in_a_figure_cell_is_an_error_at_that_cell():
    problem = the_problem(actuals("JY,2023,10,I01,很多,,,"))
    assert (problem.row, problem.cell, problem.column, problem.value) == (2, "E2", "完成值", "很多")
    assert problem.severity == "error"
    assert "leave the cell empty" in problem.hint


@pytest.mark.parametrize("word", ["—", "/", "-", "未开展", "暂无数据", "N/A", "\\", "－"])
def test_a_word_for_nothing_is_an_empty_cell_with_a_notice(word):
    file = actuals(f"JY,2023,10,I01,{word},,,", "JY,2023,10,I20,90,,,")
    assert (len(file.rows), file.blank_count) == (1, 1)
    assert said(file) == [
        ("E2", "notice", f"“{word}” is read as nothing to report; the cell counts as left empty."),
    ]
    assert (the_problem(file).fix, the_problem(file).other_fix) == ("", "0")
    assert spending(f"JY,2023,10,K1,{word},", "JY,2023,10,B1,1,").blank_count == 1


@pytest.mark.parametrize("word", ["无", "没有", "未发生"])
def test_a_word_that_may_be_zero_or_nothing_is_asked_about(word):
    for file in (actuals(f"JY,2023,10,I01,{word},,,"), spending(f"JY,2023,10,K1,{word},")):
        assert (file.rows, file.blank_count) == ([], 0)
        assert said(file) == [("E2", "error", f"“{word}” can mean 0 or nothing to report.")]
        assert (the_problem(file).fix, the_problem(file).other_fix) == ("0", "")


def test_a_stroke_for_a_numerator_and_denominator_leaves_the_figure():
    file = actuals("JY,2023,10,I01,12,—,—,")
    assert (file.rows[0]["actual_value"], file.rows[0]["numerator_value"]) == (12, None)
    assert [problem.severity for problem in file.problems] == ["notice", "notice"]


def test_a_number_with_its_own_unit_is_read_with_a_notice():
    file = actuals("JY,2023,10,I01,12件,,,", "JY,2023,10,I28,5 工作日,,,")
    assert [row["actual_value"] for row in file.rows] == [12, 5]
    assert said(file) == [
        ("E2", "notice", "“12件” is read as 12."),
        ("E3", "notice", "“5 工作日” is read as 5."),
    ]
    assert file.problems[0].fix == "12"


def test_a_number_with_another_unit_is_an_error_that_names_the_right_one():
    problem = the_problem(actuals("JY,2023,10,I01,12次,,,"))
    assert (problem.cell, problem.severity, problem.fix) == ("E2", "error", None)
    assert problem.problem == "“12次” is in another unit than the target, which is in 件."


def test_amounts_with_a_unit_are_read_or_converted():
    file = spending("JY,2023,10,K1,12.5万元,", "JY,2023,10,B1,125000元,")
    assert [row["spent_amount"] for row in file.rows] == [125_000]
    assert [(problem.severity, problem.fix) for problem in file.problems] == [("notice", "12.5"), ("error", "12.5")]


@pytest.mark.parametrize(
    ("line", "cell", "fix"),
    [
        ("I25,0.975", "E2", "97.5"),
        ('I01,"￥1,200"', "E2", "1,200"),
        ("I01,¥12", "E2", "12"),
        ("I01,1 200", "E2", "1200"),
        ("I01,1.2万", "E2", "12000"),
        ("I1,12", "D2", "I01"),
        ("I O1,12", "D2", "I01"),
        ("i-01,12", "D2", "I01"),
        ("法律援助案件质量等级,12", "D2", "I20"),
        ("审查数量,12", "D2", None),
        ("I99,12", "D2", None),
    ],
)
def test_what_a_cell_could_hold_instead_is_proposed_where_there_is_only_one_answer(line, cell, fix):
    file = actuals(f"JY,2023,10,{line}", header="部门,年度,月份,编号,完成值")
    assert (file.problems[0].cell, file.problems[0].fix) == (cell, fix)


def test_a_file_that_takes_all_proposed_corrections_is_read_without_a_problem():
    table = cells(ACTUALS, "JY,2023,2023-10-31,I1,¥12,,,", "JY,2023,10,i-25,0.975,,,", "JY,2023,10,I03,无,,,")
    proposed = [(p.row, p.cell, p.fix) for p in read(table, JUSTICE).problems if p.fix is not None]
    assert len(proposed) == 5
    once = corrections.apply_fixes(table, proposed)
    proposed = [(p.row, p.cell, p.fix) for p in read(once, JUSTICE).problems if p.fix is not None]
    assert proposed == [(3, "E3", "97.5")]
    file = read(corrections.apply_fixes(once, proposed), JUSTICE)
    assert [(row["indicator_code"], row["actual_value"]) for row in file.rows] == [
        ("I01", 12),
        ("I25", Decimal("97.5")),
        ("I03", 0),
    ]
    assert file.problems == []


def test_more_decimals_than_are_kept_are_rounded_with_a_notice():
    file = actuals("JY,2023,10,I20,66.66666,,,")
    assert file.rows[0]["actual_value"] == Decimal("66.6667")
    assert [problem.severity for problem in file.problems] == ["notice"]
    file = spending("JY,2023,10,K1,1.2345675,")
    assert file.rows[0]["spent_amount"] == Decimal("12345.68")
    assert [problem.severity for problem in file.problems] == ["notice"]


def test_a_figure_too_large_to_be_stored_is_an_error():
    assert [p.severity for p in actuals("JY,2023,10,I01,1000000000000,,,").problems] == ["error"]
    assert [p.severity for p in spending("JY,2023,10,K1,1000000000,").problems] == ["error"]


def test_a_negative_figure_is_a_warning():
    file = actuals("JY,2023,10,I01,-2,,,")
    assert file.rows[0]["actual_value"] == Decimal("-2")
    assert said(file) == [("E2", "warning", "The figure is negative.")]


def test_more_than_a_hundred_percent_is_a_warning():
    assert said(actuals("JY,2023,10,I20,975,,,")) == [("E2", "warning", "The figure is more than 100 %.")]


def test_a_target_in_words_asks_for_a_percentage_from_0_to_100():
    file = actuals("JY,2023,10,I50,80%,,,", "JY,2023,11,I50,100,,,", "JY,2023,12,I50,0,,,")
    assert ([row["actual_value"] for row in file.rows], file.problems) == ([80, 100, 0], [])
    file = actuals("JY,2023,10,I50,101,,,", "JY,2023,11,I50,-1,,,", "JY,2023,12,I50,好,,,")
    assert [(problem.cell, problem.severity) for problem in file.problems] == [
        ("E2", "error"),
        ("E3", "error"),
        ("E4", "error"),
    ]


def test_a_grade_in_words_is_asked_for_as_a_percentage():
    file = actuals("JY,2023,10,I50,满意,,,", "JY,2023,11,I01,满意,,,")
    assert [problem.hint for problem in file.problems] == [
        "The target is in words: enter the grade as a percentage from 0 to 100.",
        "Enter the number in figures; leave the cell empty if there is nothing to report, write 0 if it is zero.",
    ]


def test_more_than_ten_thousand_percent_is_a_warning_whatever_the_target():
    growth = Reference({"JY": "揭阳市司法局"}, [indicator("I01", "增长", "120", "%")], [])
    assert actuals("JY,2023,10,I01,10000,,,", reference=growth).problems == []
    file = actuals("JY,2023,10,I01,10000.01,,,", reference=growth)
    assert said(file) == [("E2", "warning", "The figure is more than 10,000 %.")]


def test_a_figure_of_a_hundred_thousand_million_is_a_warning():
    assert actuals("JY,2023,10,I01,99999999999,,,").problems == []
    file = actuals("JY,2023,10,I01,100000000000,,,", "JY,2023,10,I25,,1,100000000000,")
    assert [row["source_row"] for row in file.rows] == [2, 3]
    assert said(file) == [
        ("E2", "warning", "100000000000 件 is unusually large."),
        ("G3", "warning", "100000000000 is unusually large."),
    ]


def test_an_amount_of_a_hundred_thousand_million_yuan_is_a_warning_without_a_budget_too():
    free = Reference({"JY": "揭阳市司法局"}, [], [task("K1", "公共法律服务", "0.00")])
    file = spending("JY,2023,10,K1,10000000,", reference=free)
    assert said(file) == [("E2", "warning", "100000000000 yuan is unusually large.")]


# Numerator and denominator


def test_a_ratio_needs_only_numerator_and_denominator():
    file = actuals("JY,2023,10,I25,,195,200,")
    row = file.rows[0]
    assert (row["actual_value"], row["numerator_value"], row["denominator_value"]) == (None, 195, 200)
    assert file.problems == []


def test_a_ratio_that_agrees_with_numerator_and_denominator_is_fine():
    # 2 ÷ 3 = 66.667 %: 66.7 is off by 0.033, 66.72 by 0.053.
    assert actuals("JY,2023,10,I25,66.7,2,3,").problems == []
    file = actuals("JY,2023,10,I25,66.72,2,3,")
    assert said(file) == [("E2", "warning", "Numerator ÷ denominator is 66.67, the figure is 66.72.")]
    assert file.rows[0]["actual_value"] == Decimal("66.72")


def test_a_figure_that_is_no_ratio_is_computed_from_numerator_and_denominator():
    # 2 ÷ 3 × 100 = 66.6667 for a unit of %; 45 ÷ 7 = 6.4286 working days.
    file = actuals("JY,2023,10,I20,,2,3,", "JY,2023,10,I28,,45,7,")
    assert [row["actual_value"] for row in file.rows] == [Decimal("66.6667"), Decimal("6.4286")]
    assert said(file) == [
        ("F2", "notice", "The figure was computed from numerator and denominator: 66.6667."),
        ("F3", "notice", "The figure was computed from numerator and denominator: 6.4286."),
    ]


def test_a_computed_figure_too_large_to_be_stored_is_an_error():
    file = actuals("JY,2023,10,I28,,999999999,0.0001,")
    assert said(file) == [("F2", "error", "Numerator ÷ denominator is too large to be right.")]


def test_half_a_pair_is_an_error():
    file = actuals("JY,2023,10,I25,,195,,", "JY,2023,11,I25,,,200,", "JY,2023,12,I25,98,195,,")
    assert said(file) == [
        ("F2", "error", "There is a numerator and no denominator."),
        ("G3", "error", "There is a denominator and no numerator."),
        ("F4", "error", "There is a numerator and no denominator."),
    ]


def test_a_negative_denominator_is_an_error():
    assert said(actuals("JY,2023,10,I25,,0,-3,")) == [("G2", "error", "The figure is negative.")]


def test_a_denominator_of_zero_counts_as_no_value():
    file = actuals("JY,2023,10,I25,,0,0,", "JY,2023,10,I20,,0,0,")
    assert [(row["actual_value"], row["denominator_value"]) for row in file.rows] == [(None, 0), (None, 0)]
    assert said(file) == [
        ("G2", "notice", "The denominator is 0: this row counts as no value."),
        ("G3", "notice", "The denominator is 0: this row counts as no value."),
    ]


def test_a_numerator_larger_than_its_denominator_is_a_warning():
    file = actuals("JY,2023,10,I25,,200,195,")
    assert len(file.rows) == 1
    assert said(file) == [("F2", "warning", "The numerator is larger than the denominator.")]


# Money


def test_negative_spending_is_a_warning():
    file = spending("JY,2023,10,K1,-1.5,")
    assert file.rows[0]["spent_amount"] == Decimal("-15000.00")
    assert said(file) == [("E2", "warning", "The amount is negative: a correction of an earlier month?")]


def test_an_amount_of_more_than_ten_budgets_is_a_warning():
    # The budget of K1 is 50 (10,000 yuan): 500 is ten of them, 500.01 more.
    assert spending("JY,2023,10,K1,500,").problems == []
    assert [p.severity for p in spending("JY,2023,10,K1,500.01,").problems] == ["warning"]


# One column a month


def figures_of(file):
    """(month, code) → value of a file of actuals."""
    return {(row["month"], row["indicator_code"]): row["actual_value"] for row in file.rows}


@pytest.mark.parametrize(
    "months",
    [
        "1月,2月,12月",
        "1月完成值,2月完成值,12月完成值",
        "完成值1月,完成值2月,完成值12月",
        "01月,02月,12月份",
        "一月,二月,十二月",
        "2023年1月,2023年2月,2023年12月",
        "202301,202302,202312",
        "2023-01,2023/2,2023-12-01",
        "January,Feb,December",
        "Jan actual,feb actual,DEC actual",
    ],
)
def test_a_column_a_month_is_read_month_by_month(months):
    file = actuals("JY,2023,I01,12,,0", "JY,2023,I20,,90.5,", header=f"部门,年度,编号,{months}")
    assert file.problems == []
    assert figures_of(file) == {(1, "I01"): 12, (12, "I01"): 0, (2, "I20"): Decimal("90.5")}
    assert (file.kind, file.blank_count) == ("actuals", 3)


def test_a_wide_file_of_spending_keeps_its_unit():
    file = spending("JY,2023,K1,12.5,", header="部门,年度,编号,1月支出(元),2月支出(元)")
    assert (file.kind, file.problems) == ("spending", [])
    assert [(row["month"], row["spent_amount"]) for row in file.rows] == [(1, Decimal("12.50"))]
    file = spending("JY,2023,公共法律服务,12.5,3", header="部门,年度,任务名称,1月(万元),2月(万元)")
    assert [row["spent_amount"] for row in file.rows] == [125_000, 30_000]
    file = spending("JY,2023,K1,12.5,", header="部门,年度,编号,1月支出(元),2月支出(万元)")
    assert said(file) == [("E1", "error", "“1月支出(元)” and “2月支出(万元)” are in different units of money.")]


def test_the_codes_tell_what_columns_of_nothing_but_months_hold():
    assert actuals("JY,2023,I01,1", header="部门,年度,编号,1月").kind == "actuals"
    file = read(cells("单位：万元", "部门,年度,编号,1月", "JY,2023,K1,1"), JUSTICE)
    assert (file.kind, file.rows[0]["spent_amount"]) == ("spending", 10_000)


def test_a_problem_in_a_wide_file_is_at_its_very_cell():
    file = actuals("JY,2023,I01,12,许多", "JY,2023,I99,1,2", header="部门,年度,编号,1月,2月")
    assert said(file) == [
        ("E2", "error", "“许多” is not a number."),
        ("C3", "error", "There is no code “I99” in the targets of this department and year."),
    ]
    assert (file.problems[0].column, file.problems[0].row) == ("2月", 2)


def test_a_wide_file_may_have_numerators_and_denominators():
    header = "部门,年度,编号,1月分子,1月分母,2月分子,2月分母"
    file = actuals("JY,2023,I25,3,4,,", header=header)
    (row,) = file.rows
    assert (row["month"], row["numerator_value"], row["denominator_value"], file.problems) == (1, 3, 4, [])
    file = actuals("JY,2023,I25,3", header="部门,年度,编号,1月分子")
    assert said(file)[0] == ("D1", "error", "Month 1 has a numerator or a denominator, and not both.")


def test_two_rows_of_headings_are_read_together():
    lines = ["部门,年度,编号,1月,,,2月,,", ",,,完成值,分子,分母,完成值,分子,分母", "JY,2023,I25,,3,4,75,,"]
    file = read(cells(*lines), JUSTICE)
    assert [(row["month"], row["actual_value"], row["numerator_value"]) for row in file.rows] == [
        (1, None, 3),
        (2, 75, None),
    ]
    assert (file.problems, file.rows[0]["source_row"]) == ([], 3)
    file = read(cells("部门,年度,编号,支出金额(元),", ",,,1月,2月", "JY,2023,K1,5,7"), JUSTICE)
    assert [(row["month"], row["spent_amount"]) for row in file.rows] == [(1, 5), (2, 7)]
    assert file.problems == []


def test_a_month_in_the_title_is_no_heading_of_the_figures_below_it():
    file = read(cells("2023年10月", "完成值,部门,年度,月份,编号", "12,JY,2023,9,I01"), JUSTICE)
    assert [row["month"] for row in file.rows] == [9]


def test_the_note_of_a_wide_row_goes_with_its_last_figure():
    file = actuals("JY,2023,I01,1,2,,两起跨市", header="部门,年度,编号,1月,2月,3月,说明")
    assert [row["note"] for row in file.rows] == ["", "两起跨市"]
    assert file.problems == []


def test_a_wide_row_says_another_unit_once():
    file = actuals("JY,2023,I01,次,1,2,3", header="部门,年度,编号,计量单位,1月,2月,3月")
    assert said(file) == [("D2", "warning", "The unit of this indicator is 件; the figure is read in it.")]


def test_months_of_two_columns_in_a_wide_file_are_refused():
    file = actuals("JY,2023,I01,1,2", header="部门,年度,编号,1月,1月完成值")
    assert said(file) == [("E1", "error", "The columns “1月” and “1月完成值” mean the same.")]


def test_running_totals_in_a_wide_file_become_the_figures_of_their_months():
    file = actuals("JY,2023,I01,1,5,9", header="部门,年度,编号,1月,1-7月,8月累计完成值")
    assert [(row["month"], row["actual_value"], row.get("first_month")) for row in file.rows] == [
        (1, 1, None),
        (7, 4, 2),
        (8, 4, None),
    ]
    assert [(cell, severity) for cell, severity, _problem in said(file)] == [("E2", "warning"), ("F2", "warning")]
    assert file.problems[1].problem == "A figure of the months 1 to 8; those before have 5, so August has 4."


def test_a_total_in_a_wide_file_is_passed_over():
    file = actuals("JY,2023,I01,1,2", ",,合计,1,2", header="部门,年度,编号,1月,2月")
    assert len(file.rows) == 2
    assert said(file) == [("", "notice", "This row is a total; it is passed over.")]


def test_the_same_code_in_two_wide_rows_is_said_at_the_month():
    file = actuals("JY,2023,I01,1,", "JY,2023,I01,2,3", header="部门,年度,编号,1月,2月")
    assert said(file) == [("D3", "error", "Row 2 already has I01 for month 1 of 2023.")]


@pytest.mark.parametrize(
    ("again", "cell"),
    [("JY,2023,I01,无,3", "D3"), ("JY,2023,I01,,3,,x", "G3")],
    ids=["a word for nothing", "an error in the row"],
)
def test_a_month_without_a_figure_repeats_nothing_in_a_refused_wide_row(again, cell):
    file = actuals("JY,2023,I01,1,,", again, header="部门,年度,编号,1月,2月,3月")
    assert [(problem.cell, problem.severity) for problem in file.problems] == [(cell, "error")]
    assert len([row for row in file.rows if row["source_row"] == 2]) == 1


def test_a_wide_heading_of_another_year_than_the_row_is_an_error():
    file = actuals("JY,2023,I01,1,2", header="部门,年度,编号,2022年12月,2023年1月")
    assert said(file) == [("D2", "error", "This column is of 2022, the row of 2023.")]


# Where year and month come from


def test_the_year_may_stand_in_the_month_or_in_the_headings():
    file = actuals("JY,2023-10,I01,12", header="部门,月份,编号,完成值")
    assert ([(row["year"], row["month"]) for row in file.rows], file.problems) == ([(2023, 10)], [])
    file = actuals("JY,I01,12", header="部门,编号,2023年10月")
    assert ([(row["year"], row["month"]) for row in file.rows], file.problems) == ([(2023, 10)], [])
    file = actuals("JY,2023-10,I01,12", "JY,11,I01,12", header="部门,月份,编号,完成值")
    assert said(file) == [("B3", "error", "This month does not say its year.")]
    file = actuals("JY,10,I01,12", header="部门,月份,编号,完成值")
    assert said(file) == [("", "error", "Columns are missing: year.")]


def test_year_and_month_may_stand_in_the_title():
    file = read(cells("揭阳市司法局2023年10月绩效监控表", "部门,编号,完成值", "JY,I01,12"), JUSTICE)
    assert [(row["year"], row["month"]) for row in file.rows] == [(2023, 10)]
    assert [problem.severity for problem in file.problems] == ["notice"] * 3
    file = read(cells("2023年1-7月绩效监控表", "部门,编号,完成值", "JY,I01,12"), JUSTICE)
    assert [(row["year"], row["month"], row["first_month"]) for row in file.rows] == [(2023, 7, 1)]
    assert [problem.problem for problem in file.problems if problem.severity == "warning"] == [
        "A figure of the months 1 to 7, and nothing is reported before: it is stored as it is, for July."
    ]


# Adjusted budgets

BUDGETS = "部门,年度,月份,编号,任务名称,预算数(万元),调整后预算数(万元),说明"


def budgets(*lines, header=BUDGETS):
    return read(cells(header, *lines), JUSTICE)


def test_an_adjusted_budget_becomes_yuan_from_its_month_on():
    file = budgets("JY,2023,7,K1,公共法律服务,50,62.5,追加", "JY,2023,7,B2,项目支出,160.23,,")
    assert (file.kind, file.problems, file.blank_count) == ("budget", [], 1)
    assert file.rows == [
        {
            "department_code": "JY",
            "year": 2023,
            "month": 7,
            "task_code": "K1",
            "budget_amount": Decimal("625000.00"),
            "note": "追加",
            "source_row": 2,
        }
    ]


def test_a_budget_adjusted_to_nothing_is_zero_and_less_is_refused():
    file = budgets("JY,2023,7,K1,,,0,", "JY,2023,8,K1,,,-1,")
    assert [row["budget_amount"] for row in file.rows] == [0]
    assert said(file) == [("G3", "error", "The adjusted budget is negative.")]


def test_an_adjusted_budget_of_more_than_ten_budgets_is_a_warning():
    # The budget of K1 is 50 (10,000 yuan).
    assert said(budgets("JY,2023,7,K1,,,500.01,")) == [
        ("G2", "warning", "The adjusted budget is more than ten times the budget of the form.")
    ]


# Explanations of deviations

EXPLANATIONS = (
    "部门,年度,月份,编号,指标或任务名称,状态,经费保障,制度保障,人员保障,硬件条件保障,其他,原因说明,改进措施,"
    "完成目标可能性,全年预计完成值"
)


def explanations(*lines, header=EXPLANATIONS):
    return read(cells(header, *lines), JUSTICE)


def test_an_explanation_is_read_with_its_ticks_words_and_expectations():
    file = explanations("JY,2023,7,I01,办理法律援助事项,滞后,√,,是,,,经费迟到,追加,有可能,150")
    assert (file.kind, file.problems) == ("explanations", [])
    assert file.rows == [
        {
            "department_code": "JY",
            "year": 2023,
            "month": 7,
            "item_code": "I01",
            "is_funding_reason": True,
            "is_policy_reason": False,
            "is_staffing_reason": True,
            "is_facility_reason": False,
            "is_other_reason": False,
            "reason_text": "经费迟到",
            "measures": "追加",
            "likelihood": "possible",
            "expected_value": Decimal("150.0000"),
            "source_row": 2,
        }
    ]


def test_what_a_task_is_expected_to_spend_is_in_ten_thousand_yuan():
    file = explanations("JY,2023,7,K1,,,,,,,1,合同未签,,确定能,48.5", "JY,2023,7,B2,,,,,,,,,,,1602300元")
    assert file.rows[0]["expected_value"] == Decimal("485000.00")
    assert [(problem.cell, problem.severity) for problem in file.problems] == [("O3", "error")]


@pytest.mark.parametrize("tick", ["√", "✓", "✔", "是", "1", "x", "X", "yes", "Y", "有", "TRUE"])
def test_a_reason_may_be_ticked_in_many_ways(tick):
    file = explanations(f"JY,2023,7,I01,,,{tick},,,,,经费迟到,,,")
    assert (file.rows[0]["is_funding_reason"], file.problems) == (True, [])


@pytest.mark.parametrize("tick", ["", "否", "0", "no", "—", "/", "FALSE"])
def test_a_reason_that_is_denied_is_not_chosen(tick):
    file = explanations(f"JY,2023,7,I01,,,{tick},√,,,,经费迟到,,,")
    assert (file.rows[0]["is_funding_reason"], file.problems) == (False, [])


def test_words_in_the_place_of_a_tick_are_told_where_they_belong():
    file = explanations("JY,2023,7,I01,,,,,,,疫情,疫情影响,,,")
    assert said(file) == [("K2", "error", "“疫情” is no tick.")]
    assert the_problem(file).hint == (
        "Tick the reason with √ or leave the cell empty; its words belong under “原因说明”."
    )


def test_a_chosen_reason_without_its_words_is_an_error_at_that_cell():
    assert said(explanations("JY,2023,7,I01,,,√,,,,,,,有可能,")) == [
        ("L2", "error", "A reason is chosen and not explained.")
    ]


@pytest.mark.parametrize("texts", ["经费迟到,", ",加快进度"])
def test_words_without_a_chosen_reason_are_an_error(texts):
    assert said(explanations(f"JY,2023,7,I01,,,,,,,,{texts},,")) == [
        ("G2", "error", "No reason is chosen: choose at least one of the five.")
    ]


def test_an_indicator_on_track_may_have_only_its_expectation():
    file = explanations("JY,2023,7,I01,,正常,,,,,,,,确定能,160")
    assert (file.rows[0]["likelihood"], file.rows[0]["reason_text"], file.problems) == ("certain", "", [])


def test_a_row_that_explains_nothing_is_left_empty():
    file = explanations("JY,2023,7,I01,,滞后,,否,,,,,,,", "JY,2023,7,K1,,,,,,,√,合同未签,,,")
    assert (len(file.rows), file.blank_count, file.problems) == (1, 1, [])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("确定能", "certain"),
        ("有可能", "possible"),
        ("完全不可能", "impossible"),
        ("Certain", "certain"),
        ("possible", "possible"),
        ("impossible", "impossible"),
    ],
)
def test_how_likely_the_target_is_reached_has_three_answers(words, name):
    assert explanations(f"JY,2023,7,I01,,,,,,,,,,{words},").rows[0]["likelihood"] == name


def test_another_answer_is_an_error_with_the_three():
    problem = the_problem(explanations("JY,2023,7,I01,,,,,,,,,,看情况,"))
    assert (problem.cell, problem.severity) == ("N2", "error")
    assert problem.hint == "Write one of these: certain, possible, impossible."


def test_an_expected_percentage_needs_an_indicator_in_percent():
    file = explanations("JY,2023,7,I20,,,,,,,,,,,58%", "JY,2023,7,I01,,,,,,,,,,,58%")
    assert [row["expected_value"] for row in file.rows] == [58]
    assert said(file) == [("O3", "error", "“58%” is a percentage; this figure is none.")]


# The rest of the row


def test_a_comma_between_thousands_that_splits_a_row_is_found():
    file = actuals("JY,2023,10,I25,,1,234,1,300")
    assert file.rows == []
    assert said(file) == [("I2", "error", "This row has more cells than the header has columns.")]
    file = spending("JY,2023,10,K1,1,234,")
    assert said(file) == [("", "warning", "This row has more cells than the header has columns.")]


def test_a_short_row_is_read_as_far_as_it_goes():
    file = actuals("JY,2023,10,I01,12")
    assert (len(file.rows), file.problems) == (1, [])


def test_another_unit_or_target_than_the_stored_one_is_said():
    file = actuals("JY,2023,10,I01,150,万件,12", header="部门,年度,月份,编号,指标值,计量单位,完成值")
    assert file.rows[0]["actual_value"] == 12
    assert said(file) == [
        ("F2", "warning", "The unit of this indicator is 件; the figure is read in it."),
        ("E2", "notice", "The target is 160; the one in this row is not used."),
    ]


def test_every_problem_of_a_file_is_said_at_once():
    file = actuals("XX,二三,13,I01,abc,x,-1,", "JY,2023,13,I99,abc,,5,", "JY,2023,10,I01,12,,,")
    assert [problem.cell for problem in file.problems] == [
        "A2",
        "B2",
        "C2",
        "E2",
        "F2",
        "G2",
        "C3",
        "D3",
        "E3",
        "G3",
    ]
    assert [row["source_row"] for row in file.rows] == [4]


def test_messages_follow_the_language_of_the_headings():
    problem = the_problem(read(cells("department,year,month,code,actual", "JY,2023,13,I01,1"), JUSTICE))
    assert (problem.column, problem.cell) == ("month", "C2")


def test_a_hundred_thousand_rows_are_all_checked():
    rows = [
        ("JY", "2023", "13", "I01", "abc", "", "", ""),
        ("JY", "2023", "10", "I01", "1,234", "", "", ""),
    ] * 50_000
    file = read(Cells("file.csv", "", "utf-8", (tuple(ACTUALS.split(",")), *rows)), JUSTICE)
    assert (len(file.rows), len(file.problems)) == (1, 100_000 + 49_999)


def test_the_progress_of_a_large_file_is_told_and_ends_at_1():
    rows = [("JY", "2023", str(month), "I01", "12") for month in range(1, 13)] * 200
    told = []
    read(Cells("f", "", "utf-8", (("部门", "年度", "月份", "编号", "完成值"), *rows)), JUSTICE, told.append)
    assert told == [1000 / 2400, 2000 / 2400, 1]


# The template


def lines_of(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_template_has_a_row_for_every_indicator_and_no_figures():
    catalogue.use("zh")
    content = template("actuals", JUSTICE, "JY", 2023, 10)
    assert content.startswith("\ufeff".encode())
    assert content.count(b"\r\n") == 9
    lines = lines_of(content)
    assert ",".join(lines[0]) == (
        "部门,年度,月份,编号,三级指标,三级指标解释,对比符号,指标值,计量单位,完成值,分子,分母,说明"
    )
    assert lines[2] == ["JY", "2023", "10", "I03", "审查数量", "审查地方性法规", "≥", "1", "个", "", "", "", ""]
    assert lines[5][7] == "97.5"
    assert lines[8][7] == "保持稳定"


def test_the_template_of_spending_shows_budgets_in_ten_thousand_yuan():
    lines = lines_of(template("spending", JUSTICE, "JY", 2023, 10))
    assert lines[0] == [
        "department",
        "year",
        "month",
        "code",
        "task",
        "budget (10k yuan)",
        "spent (10k yuan)",
        "note",
    ]
    assert [line[3] for line in lines[1:]] == ["K1", "O12", "B1", "B2"]
    assert lines[3] == ["JY", "2023", "10", "B1", "基本支出", "2725.18", "", ""]


def test_the_template_of_explanations_asks_for_what_the_caller_names_with_its_status():
    items = [
        item | {"status": "behind"} for item in JUSTICE.items("explanations") if item["item_code"] in ("I03", "K1")
    ]
    lines = lines_of(template("explanations", JUSTICE, "JY", 2023, 7, items))
    assert [line[:6] for line in lines[1:]] == [
        ["JY", "2023", "7", "I03", "审查数量", "behind"],
        ["JY", "2023", "7", "K1", "公共法律服务", "behind"],
    ]
    assert len(lines_of(template("explanations", JUSTICE, "JY", 2023, 7))) == 1 + 8 + 4


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["actuals", "spending", "budget", "explanations"])
def test_an_untouched_template_of_any_kind_is_recognised_as_its_kind(kind, lang):
    catalogue.use(lang)
    file = read(reader.read("template.csv", template(kind, JUSTICE, "JY", 2023, 7)), JUSTICE)
    assert (file.kind, file.rows, file.blank_count) == (kind, [], len(JUSTICE.items(kind)))
    assert len(file.problems) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["actuals", "spending"])
def test_a_template_that_is_filled_in_comes_back_as_its_figures(kind, lang, encoding):
    catalogue.use(lang)
    lines = lines_of(template(kind, JUSTICE, "JY", 2023, 10))
    column = 9 if kind == "actuals" else 6
    for number, line in enumerate(lines[1:], start=1):
        line[column] = str(number)
    filled = StringIO(newline="")
    csv.writer(filled).writerows(lines)
    file = read(reader.read("十月.csv", filled.getvalue().encode(encoding)), JUSTICE)
    assert (file.kind, file.problems, file.blank_count) == (kind, [], 0)
    if kind == "actuals":
        assert [(row["indicator_code"], row["actual_value"]) for row in file.rows] == [
            (item["indicator_code"], number) for number, item in enumerate(INDICATORS, start=1)
        ]
    else:
        assert [row["spent_amount"] for row in file.rows] == [10_000, 20_000, 30_000, 40_000]


def test_an_untouched_template_is_nothing_filled_in():
    content = template("actuals", JUSTICE, "JY", 2023, 10)
    file = read(reader.read("template.csv", content), JUSTICE)
    assert (file.rows, file.blank_count) == ([], 8)
    assert [problem.severity for problem in file.problems] == ["error"]


def test_a_name_that_looks_like_a_formula_is_disarmed_and_still_recognised():
    wicked = Reference(
        {"JY": "揭阳市司法局"},
        [
            indicator("I01", "=HYPERLINK(1)", "1", "次", explanation="+1", comparator="="),
            indicator("I02", "@x", None, "", comparator=None, explanation=None, target_text="-无"),
        ],
        [],
    )
    lines = lines_of(template("actuals", wicked, "JY", 2023, 10))
    assert lines[1][4:9] == ["'=HYPERLINK(1)", "'+1", "=", "1", "次"]
    assert lines[2][4:9] == ["'@x", "", "", "'-无", ""]
    lines[1][9], lines[2][9] = "2", "80"
    filled = StringIO(newline="")
    csv.writer(filled).writerows(lines)
    file = read(reader.read("f.csv", filled.getvalue().encode()), wicked)
    assert (len(file.rows), file.problems) == (2, [])


@pytest.mark.parametrize(
    ("department", "year", "month", "sentence"),
    [
        ("XX", 2023, 10, "There is no department “XX”."),
        ("JY", 2022, 10, "There are no targets for 2022; there are targets for 2023."),
        ("JY", 2023, 13, "There is no month 13; months run from 1 to 12."),
    ],
)
def test_a_template_of_something_unknown_is_refused_in_a_sentence(department, year, month, sentence):
    with pytest.raises(UnknownName, match=f"^{sentence}$"):
        template("actuals", JUSTICE, department, year, month)


# Anything at all

LIKELY = st.sampled_from(
    [
        "JY",
        "揭阳市司法局",
        "2023",
        "10",
        "13",
        "I01",
        "I25",
        "审查数量",
        "1,234",
        "97.5%",
        "0",
        "-1",
        "—",
        "K1",
        "",
        "½",
    ]
)
CELL = LIKELY | st.text(max_size=8)
SHEETS = st.sampled_from([ACTUALS, SPENDING, NAMED, "编号,完成值", "部门,年度,月份,编号,支出金额,,x"])


@settings(max_examples=300, deadline=None)
@given(SHEETS, st.lists(st.lists(CELL, max_size=10), max_size=12))
def test_every_row_is_read_or_blank_or_has_a_problem(header, lines):
    rows = (tuple(header.split(",")), *(tuple(line) for line in lines))
    file = read(Cells("f", "", "utf-8", rows), TWO)
    in_rows = {row["source_row"] for row in file.rows}
    with_error = {problem.row for problem in file.problems if problem.severity == "error"}
    with_problem = {problem.row for problem in file.problems}
    filled = {number for number, row in enumerate(rows, start=1) if number > 1 and any(row)}
    lacks_a_column = 1 in with_error
    assert not in_rows & with_error
    if not lacks_a_column:
        unaccounted = filled - in_rows - with_problem
        assert len(unaccounted) <= file.blank_count
    assert in_rows or with_error


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(CELL | SHEETS.map(lambda line: line.split(",")[0]), max_size=10), max_size=10))
def test_no_table_stops_the_reading(lines):
    file = read(Cells("f", "", "utf-8", tuple(tuple(line) for line in lines)), TWO)
    assert file.rows or any(problem.severity == "error" for problem in file.problems)
