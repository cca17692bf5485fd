"""Forms of projects, self-evaluations, several forms in one file, and what newer forms of departments have."""

import json
from decimal import Decimal

import pytest

from monitoring.files.cells import Cells
from monitoring.forms import official_form
from monitoring.forms.official_form import OfficialForm
from monitoring.forms.summary import summary
from monitoring.problems import Problem, errors

HEAD = "2025年部门整体支出绩效目标表\n部门名称\t某局\n"
TARGETS = "一级指标\t二级指标\t三级指标\t指标值\n"
INDICATOR = "产出指标\t数量指标\t巡河次数\t≥12次\n"


def cells(text: str, file_name: str = "form.xlsx", problems: tuple[Problem, ...] = ()) -> Cells:
    """Rows of tab-separated texts; ``\\n`` within a text is written with a backslash."""
    rows = tuple(tuple(line.replace("\\n", "\n").split("\t")) for line in text.strip("\n").split("\n"))
    return Cells(file_name, "", "xlsx", rows, problems=problems)


def read(text: str, file_name: str = "form.xlsx") -> OfficialForm:
    return official_form.read(cells(text, file_name))


def money(form: OfficialForm) -> dict[str, tuple[str, Decimal]]:
    return {line.line_code: (line.line_name, line.budget_amount / 10_000) for line in form.budget_lines}


def not_understood(form: OfficialForm) -> list[str]:
    return [row.text for row in form.source_rows if row.treatment == "not_understood"]


HEADINGS_OF_MONEY = [
    "预算资金\t项目\t金额（万元）",
    "资金名称\t年初预算数（万元）",
    "预算项目\t金额",
    "\t预算情况\t金额",
    "类别\t金额（万元）",
    "部门预算（万元）\t金额",
    "年度\t支出预算（万元）",
    "序号\t资金项目\t金额（万元）",
]


@pytest.mark.parametrize("headings", HEADINGS_OF_MONEY)
def test_the_headings_of_the_money_are_layout(headings):
    form = read(f"{HEAD}{headings}\n\t基本支出\t100\n\t项目支出\t200\n{TARGETS}{INDICATOR}")
    assert not_understood(form) == []
    assert money(form) == {"B1": ("基本支出", 100), "B2": ("项目支出", 200)}


def test_the_headings_of_the_money_say_its_unit():
    form = read(f"{HEAD}资金名称\t年初预算数（元）\n基本支出\t1000000\n项目支出\t2000000\n{TARGETS}{INDICATOR}")
    assert money(form) == {"B1": ("基本支出", 100), "B2": ("项目支出", 200)}


def sentences(form: OfficialForm) -> str:
    return " | ".join(f"{problem.severity} {problem.row} {problem.problem}" for problem in form.problems)


PROJECT = """
项目支出绩效目标表
（2024年度）
项目名称	法律援助专项经费
主管部门及代码	302-某市司法局	实施单位	某市法律援助中心
项目资金（万元）	年度资金总额：	100.00
	其中：财政拨款	80
	其他资金	20
项目概况	为困难群众提供援助
总体目标	年度目标
	应援尽援
绩效指标	一级指标	二级指标	三级指标	指标值	权重
	产出指标	数量指标	指标1：办理案件	≥160件	20
			指标2：	
			……	
	满意度指标	服务对象满意度指标	受援人满意度	≥90%	10
"""


class TestProjects:
    def test_the_project_is_the_only_task_with_its_money(self):
        (task,) = read(PROJECT).tasks
        assert (task.task_code, task.task_name, task.budget_amount) == (
            "K1",
            "法律援助专项经费",
            Decimal("1000000.00"),
        )
        assert task.content == "为困难群众提供援助"

    def test_it_belongs_to_who_carries_it_out(self):
        form = read(PROJECT)
        assert (form.department_name, form.supervising_department) == ("某市法律援助中心", "某市司法局")

    def test_it_belongs_to_the_department_above_where_nobody_else_is_named(self):
        form = read(PROJECT.replace("\t实施单位\t某市法律援助中心", ""))
        assert form.department_name == "某市司法局"

    def test_its_sources_of_money_are_income_and_no_expenditure(self):
        assert money(read(PROJECT)) == {"R1": ("财政拨款", 80), "R2": ("其他资金", 20)}

    def test_the_money_of_all_its_years_is_not_that_of_this_year(self):
        form = read(PROJECT.replace("项目资金（万元）\t", "项目资金（万元）\t实施期资金总额\t300\n\t"))
        assert form.tasks[0].budget_amount == Decimal("1000000.00")
        assert "notice 5 “300” in this row was not read" in sentences(form)

    def test_weights_are_read(self):
        assert [(one.level3, one.weight) for one in read(PROJECT).indicators] == [
            ("办理案件", 20),
            ("受援人满意度", 10),
        ]

    def test_the_empty_rows_of_the_template_are_layout(self):
        form = read(PROJECT)
        assert [row.meaning for row in form.source_rows[12:14]] == ["empty indicator row"] * 2
        assert form.problems == []

    def test_the_indicators_of_several_years_are_not_those_of_this_year(self):
        long_term = "长期绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n\t产出指标\t数量指标\t办理案件\t≥800件\n"
        form = read(PROJECT.replace("绩效指标\t一级", long_term + "年度绩效指标\t一级"))
        assert [one.target_value for one in form.indicators] == [160, 90]
        assert "“长期绩效指标” holds for several years" in sentences(form)
        assert not_understood(form) == []

    def test_side_by_side_the_columns_on_the_right_are_those_of_the_year(self):
        form = read("""
项目支出绩效目标申报表
（2024年度）
项目名称	水库	实施单位	某中心（公章）
项目资金（万元）	中期资金总额：	300	年度资金总额：	100
	其中：财政拨款	300	其中：财政拨款	100
总体目标	中期目标		年度目标
	三年建成		建成一期
绩效指标	一级指标	二级指标	三级指标	指标值	二级指标	三级指标	指标值
	产出指标	数量指标	库容	≥300万立方米	数量指标	库容	≥100万立方米
			坝高	≥30米			
""")
        assert (form.department_name, form.goal_text) == ("某中心", "建成一期")
        assert [(one.level2, one.level3, one.target_value) for one in form.indicators] == [("数量指标", "库容", 100)]
        assert form.tasks[0].budget_amount == 1_000_000
        assert money(form) == {"R1": ("财政拨款", 100)}
        assert "The indicators stand twice side by side; those from column F on are read." in sentences(form)
        assert not_understood(form) == []

    def test_several_projects_of_one_department_are_several_tasks(self):
        second = PROJECT.replace("法律援助专项经费", "公证经费").replace("100.00", "50").replace("\t80\n", "\t30\n")
        form = read(PROJECT + second.replace("办理案件", "办理公证").replace("受援人", "当事人"))
        assert [(task.task_code, task.budget_amount / 10_000) for task in form.tasks] == [("K1", 100), ("K2", 50)]
        assert money(form) == {"R1": ("财政拨款", 110), "R2": ("其他资金", 40)}
        assert [one.level3 for one in form.indicators] == ["办理案件", "受援人满意度", "办理公证", "当事人满意度"]
        assert errors(form.problems) == []


EVALUATION = """
某县2023年部门整体支出绩效自评表
单位：元
部门名称	某县林业局
整体支出	年初预算数	全年预算数	全年执行数	分值	执行率	得分
年度资金总额	10000000	12000000	11000000	10	91.67%	9.17
其中：基本支出	6000000	6000000	6000000
项目支出	4000000	6000000	5000000
任务名称	完成情况	预算数	执行数	分值	执行率	得分
造林	造林1200亩	3000000	2500000	10	83.33%	8.3
年度总体目标	预期目标	实际完成情况
	植树造林	全部完成
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因分析及改进措施
产出指标（50分）	数量指标	造林面积	≥1000亩	1200亩	25	25
	质量指标	合规性	合规	达成预期指标	15	15
效益指标（30分）	生态效益指标	覆盖率	≥60%	58%	30	29	气候干旱
	社会效益指标	就业	≥100人	增加	20	20
合计					100	98.2
"""


class TestSelfEvaluations:
    def test_targets_and_weights_are_those_of_the_year_before_the_results(self):
        indicators = read(EVALUATION).indicators
        assert [(one.level1, one.level3, one.target_value, one.weight) for one in indicators] == [
            ("产出指标", "造林面积", 1000, 25),
            ("产出指标", "合规性", None, 15),
            ("效益指标", "覆盖率", 60, 30),
            ("效益指标", "就业", 100, 20),
        ]

    def test_what_was_reached_belongs_to_its_indicator(self):
        values = read(EVALUATION).final_values
        assert [(one.place, one.actual_value, one.actual_text, one.score) for one in values] == [
            (0, 1200, "1200亩", 25),
            (1, None, "达成预期指标", 15),
            (2, 58, "58%", 29),
            (3, None, "增加", 20),
        ]
        assert values[2].deviation_reason == "气候干旱"

    def test_a_result_that_is_no_number_of_a_target_that_is_one_is_said(self):
        assert "warning 16 “增加” cannot be read as what was reached" in sentences(read(EVALUATION))

    def test_a_result_in_another_unit_is_no_value(self):
        form = read(EVALUATION.replace("1200亩\t25", "80公顷\t25"))
        assert (form.final_values[0].actual_value, form.final_values[0].actual_text) == (None, "80公顷")

    def test_the_budget_is_that_of_the_beginning_and_the_rest_is_kept_beside_it(self):
        form = read(EVALUATION)
        assert money(form) == {"B1": ("基本支出", 600), "B2": ("项目支出", 400)}
        assert [(one.code, one.adjusted_amount, one.executed_amount) for one in form.final_money] == [
            ("", 12_000_000, 11_000_000),
            ("B1", 6_000_000, 6_000_000),
            ("B2", 6_000_000, 5_000_000),
            ("K1", None, 2_500_000),
        ]

    def test_a_tasks_money_is_its_budget_and_never_what_was_spent(self):
        (task,) = read(EVALUATION).tasks
        assert (task.budget_amount, task.content) == (3_000_000, "完成情况：造林1200亩")

    def test_the_goal_and_what_came_of_it_stay_apart(self):
        form = read(EVALUATION)
        assert (form.goal_text, form.goal_result) == ("植树造林", "全部完成")

    def test_every_row_is_understood(self):
        form = read(EVALUATION)
        assert not_understood(form) == []
        assert form.source_rows[-1].meaning == "total score"

    def test_amounts_may_stand_behind_a_colon_in_the_cell_of_their_name(self):
        form = read(
            HEAD
            + "整体支出（万元）\t\t年初预算数\t全年预算数\t全年执行数\n"
            + "\t按收入性质分：1200\t\t\t按支出性质分：1200\n"
            + "\t其中：一般公共预算：1200\t\t\t其中：基本支出：700\n"
            + "\t\t\t\t项目支出：500\n"
            + TARGETS
            + INDICATOR
        )
        assert money(form) == {"B1": ("基本支出", 700), "B2": ("项目支出", 500), "R3": ("一般公共预算", 1200)}
        assert "total" not in sentences(form)

    def test_the_summary_has_the_results(self):
        counted = json.loads(json.dumps(summary(read(EVALUATION))))
        assert counted["final_values"][0]["actual_value"] == 1200
        assert counted["final_money"][2] == {
            "code": "B2",
            "name": "项目支出",
            "adjusted_wan_yuan": 600.0,
            "executed_wan_yuan": 500.0,
        }


class TestSeveralForms:
    SECOND = HEAD.replace("某局", "另一局") + TARGETS + INDICATOR.replace("12", "4")

    def test_the_forms_of_two_departments_are_read_apart(self):
        forms = official_form.read_all([cells(HEAD + TARGETS + INDICATOR + self.SECOND)])
        assert [(form.department_name, form.indicators[0].target_value) for form in forms] == [
            ("某局", 12),
            ("另一局", 4),
        ]
        assert [[row.row_number for row in form.source_rows] for form in forms] == [[1, 2, 3, 4], [5, 6, 7, 8]]
        assert [errors(form.problems) for form in forms] == [[], []]

    def test_as_one_form_they_are_refused_with_what_to_do(self):
        (problem,) = errors(read(HEAD + TARGETS + INDICATOR + self.SECOND).problems)
        assert problem.row == 6
        assert "file of its own" in problem.hint

    def test_the_pages_of_one_form_stay_one_form(self):
        (form,) = official_form.read_all(
            [cells(HEAD + TARGETS + INDICATOR + HEAD + INDICATOR.replace("巡河", "清淤"))]
        )
        assert len(form.indicators) == 2

    def test_each_sheet_is_a_form(self):
        forms = official_form.read_all([cells(HEAD + TARGETS + INDICATOR), cells(self.SECOND)])
        assert [form.department_name for form in forms] == ["某局", "另一局"]

    def test_a_second_form_of_the_same_department_and_year_is_an_error(self):
        sheet = cells(HEAD + TARGETS + INDICATOR)
        first, second = official_form.read_all([sheet, sheet])
        assert errors(first.problems) == []
        assert (
            errors(second.problems)[0].problem
            == "The file has several forms of 某局 for 2025; only one can be in force."
        )

    def test_what_was_said_of_the_file_is_said_with_the_form(self):
        noticed = Problem(None, "", "", "notice", "Hidden rows were read too: 3.", "")
        form = official_form.read(cells(HEAD + TARGETS + INDICATOR, problems=(noticed,)))
        assert noticed in form.problems


class TestTheYear:
    WITHOUT = HEAD.replace("2025年", "") + TARGETS + INDICATOR

    def test_it_is_taken_from_the_name_of_the_file_and_that_is_said(self):
        form = read(self.WITHOUT, "某局2024年绩效目标.xlsx")
        assert form.year == 2024
        assert "notice None The form does not say for which year it is; 2024 is taken" in sentences(form)

    @pytest.mark.parametrize("file_name", ["某局.xlsx", "2023-2024.xlsx", "120245.xlsx"])
    def test_a_name_of_the_file_that_does_not_say_one_year_leaves_the_error(self, file_name):
        form = read(self.WITHOUT, file_name)
        assert form.year is None
        assert "error None The form does not say for which year it is." in sentences(form)

    def test_it_may_be_given(self):
        form = official_form.read(cells(self.WITHOUT), year=2026)
        assert (form.year, errors(form.problems)) == (2026, [])

    def test_what_the_form_says_wins(self):
        assert official_form.read(cells(HEAD + TARGETS + INDICATOR, "2024.xlsx"), year=2026).year == 2025

    def test_a_year_left_blank_in_a_template_is_layout(self):
        form = read("部门整体支出绩效目标表\n（　　年度）\t\t单位：万元\n" + TARGETS + INDICATOR, "2024.xlsx")
        assert not_understood(form) == []
        assert form.year == 2024


class TestTheBudgetOfNewerForms:
    def budget(self, *rows: str) -> OfficialForm:
        return read(
            HEAD + "年度部门预算\t部门预算支出\t预算金额（万元）\n" + "\n".join(rows) + "\n" + TARGETS + INDICATOR
        )

    def test_lines_that_come_to_the_project_expenditure_are_its_parts(self):
        form = self.budget("\t基本支出\t100", "\t项目支出\t50", "\t事业发展性支出\t30", "\t财政专项资金\t20")
        assert money(form) == {
            "B1": ("基本支出", 100),
            "B2": ("项目支出", 50),
            "P1": ("事业发展性支出", 30),
            "P2": ("财政专项资金", 20),
        }

    def test_lines_that_the_total_contains_are_expenditure_of_their_own(self):
        form = self.budget("\t基本支出\t100", "\t项目支出\t50", "\t事业发展性支出\t30", "\t合计\t180")
        assert [line.line_code for line in form.budget_lines] == ["B1", "B2", "B3"]
        assert "total" not in sentences(form)

    def test_lines_by_level_of_government_are_parts_also_beside_the_others(self):
        form = self.budget(
            "按支出类型\t基本支出\t100\t按预算级次划分\t市级使用资金\t120", "\t项目支出\t50\t\t转移支付\t30"
        )
        assert money(form) == {
            "B1": ("基本支出", 100),
            "B2": ("项目支出", 50),
            "P1": ("市级使用资金", 120),
            "P2": ("转移支付", 30),
        }

    def test_a_line_within_another_is_a_part(self):
        assert "P1" in money(self.budget("\t基本支出\t100", "\t其中：人员经费\t80"))

    def test_below_a_total_the_first_lines_within_it_are_lines_and_those_within_a_line_are_parts(self):
        form = self.budget("\t预算支出合计\t150", "\t其中：基本支出\t100", "\t其中：人员经费\t80", "\t项目支出\t50")
        assert {code: name for code, (name, _amount) in money(form).items()} == {
            "B1": "基本支出",
            "P1": "其中：人员经费",
            "B2": "项目支出",
        }
        assert "total" not in sentences(form)

    def test_strokes_and_blanks_are_no_amounts(self):
        form = self.budget("\t基本支出\t１，２７２．１７", "\t项目支出\t—")
        assert money(form) == {"B1": ("基本支出", Decimal("1272.17"))}
        assert not_understood(form) == []

    def test_numbered_lines_are_known(self):
        assert [*money(self.budget("\t1.基本支出\t100", "\t（二）项目支出\t50"))] == ["B1", "B2"]


class TestTargetsOfNewerForms:
    def target(self, cell: str):
        (one,) = read(HEAD + TARGETS + f"产出指标\t数量指标\t某指标\t{cell}\n").indicators
        return one.comparator, one.target_value, one.unit

    @pytest.mark.parametrize(
        ("cell", "expected"),
        [
            ("≤30 万元", ("≤", 30, "万元")),
            ("100课时以上", ("≥", 100, "课时")),
            ("3次及以上", ("≥", 3, "次")),
            ("小于0.2%", ("<", Decimal("0.2"), "%")),
            ("大于等于3次", ("≥", 3, "次")),
            ("不超过3天", ("≤", 3, "天")),
            ("≥100百分比", ("≥", 100, "%")),
            ("百分之95以上", ("≥", 95, "%")),
            ("每月不少于2次", ("≥", 2, "次/月")),
            ("1次以上/月", ("≥", 1, "次/月")),
            ("全年不少于4期", ("≥", 4, "期")),
        ],
    )
    def test_a_target_is_read_as_departments_write_it(self, cell, expected):
        assert self.target(cell) == expected

    @pytest.mark.parametrize("cell", ["95%，98%", "2-3次", "100，200", "3~5个"])
    def test_two_numbers_are_for_a_person_to_split(self, cell):
        form = read(HEAD + TARGETS + f"产出指标\t数量指标\t某指标\t{cell}\n")
        assert not_understood(form) == [f"产出指标\t数量指标\t某指标\t{cell}"]
        assert "warning 4" in sentences(form)

    @pytest.mark.parametrize("cell", ["约200", "95%左右"])
    def test_a_rough_number_is_no_target(self, cell):
        assert "cannot be read as a target" in sentences(
            read(HEAD + TARGETS + f"产出指标\t数量指标\t某指标\t{cell}\n")
        )

    @pytest.mark.parametrize("cell", ["无", "三次以上", "不少于两次"])
    def test_a_number_in_words_stays_words_and_is_to_be_confirmed(self, cell):
        (one,) = read(HEAD + TARGETS + f"产出指标\t数量指标\t某指标\t{cell}\n").indicators
        assert (one.target_value, one.target_text, one.needs_confirmation) == (None, cell, True)

    def test_words_behind_a_rate_are_said(self):
        form = read(HEAD + TARGETS + "产出指标\t数量指标\t某指标\t≥95%的村\n")
        assert (form.indicators[0].unit, form.indicators[0].needs_confirmation) == ("%", True)
        assert "“的村” behind the number was not read." in sentences(form)

    def test_an_empty_level_of_the_template_is_layout(self):
        rows = (
            "成本指标\t经济成本指标\t项目总成本\t≤30万元\n\t社会成本指标\t\t\n\t生态环境成本指标\t无\t无\n\t/\t/\t/\n"
        )
        form = read(HEAD + TARGETS + rows)
        assert [(one.level1, one.level2) for one in form.indicators] == [("成本指标", "经济成本指标")]
        assert not_understood(form) == []

    def test_the_headings_of_the_target_may_stand_below_it(self):
        header = "一级指标\t二级指标\t三级指标\t指标值\t\t\t权重\n\t\t\t符号\t数值\t单位\t\n"
        form = read(HEAD + header + "产出指标\t数量指标\t巡河\t≥\t12\t次\t10\n")
        assert [(one.comparator, one.target_value, one.unit, one.weight) for one in form.indicators] == [
            ("≥", 12, "次", 10)
        ]
        assert not_understood(form) == []

    def test_levels_may_be_counted_and_have_points(self):
        rows = "一、产出指标（50分）\t1.数量指标\t巡河\t≥12次\n二、效益指标\t（一）社会效益指标\t受益\t≥90户\n"
        assert [(one.level1, one.level2) for one in read(HEAD + TARGETS + rows).indicators] == [
            ("产出指标", "数量指标"),
            ("效益指标", "社会效益指标"),
        ]

    def test_satisfaction_may_be_a_second_level_of_the_benefit(self):
        rows = "效益指标\t社会效益\t入学率\t≥99%\n\t满意度\t家长满意度\t≥90%\n"
        assert [(one.level1, one.level2) for one in read(HEAD + TARGETS + rows).indicators] == [
            ("效益指标", "社会效益"),
            ("效益指标", "满意度"),
        ]

    def test_the_first_level_follows_from_the_second_where_it_has_no_column(self):
        form = read(HEAD + "二级指标\t三级指标\t指标值\n时效指标\t办结\t≤3天\n可持续影响指标\t制度\t健全\n")
        assert [one.level1 for one in form.indicators] == ["产出指标", "效益指标"]

    def test_weights_are_points_or_percent_and_other_words_are_said(self):
        header = "一级指标\t二级指标\t三级指标\t指标值\t权重\n"
        rows = "产出指标\t数量指标\t甲\t≥1次\t20分\n\t\t乙\t≥1次\t15%\n\t\t丙\t≥1次\t—\n\t\t丁\t≥1次\t若干\n"
        form = read(HEAD + header + rows)
        assert [one.weight for one in form.indicators] == [20, 15, None, None]
        assert "notice 7 “若干” in this row was not read" in sentences(form)

    def test_a_target_of_zero_is_met_by_nothing_else(self):
        (one,) = read(HEAD + TARGETS + "效益指标\t社会效益\t责任事故\t=0起\n").indicators
        assert (one.target_value, one.direction, one.pacing) == (0, "exact", "every_month")


def test_a_file_without_anything_of_a_form_is_refused_in_one_sentence():
    form = read("日期\t金额\n2025-01-01\t5\n")
    assert [problem.severity for problem in form.problems] == ["error"]
    assert "not read as a target form" in form.problems[0].problem


def test_a_table_that_nobody_has_seen_is_listed_row_by_row():
    form = read(HEAD + TARGETS + INDICATOR + "重点事项\t责任人\t时限\n甲事项\t张三\t年底\n")
    assert not_understood(form) == ["重点事项\t责任人\t时限", "甲事项\t张三\t年底"]
    assert len(form.indicators) == 1


class TestOtherPlaces:
    """Papers as other places print them: each is the smallest input that was once misread in silence."""

    PROJECT = "2023年项目支出绩效目标表\n项目名称\t普法\n主管部门\t丙市司法局\t实施单位\t丙市司法局\n"

    def test_a_monitoring_table_is_never_targets_whatever_its_title_says(self):
        form = read(
            self.PROJECT.replace("2023年项目支出绩效目标表", "项目支出绩效目标执行监控表\n（2023年度）")
            + "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t1-7月执行情况\t全年预计完成情况\n"
            + "\t产出指标\t数量指标\t普法场次\t≥12场\t5场\t12场\n"
        )
        assert "This is a monitoring table of the months 1 to 7, and no target form." in sentences(form)

    @pytest.mark.parametrize("heading", ["1—9月完成情况", "截至9月底完成情况", "1至9月实际完成值", "上半年执行情况"])
    def test_a_monitoring_table_is_known_by_its_columns(self, heading):
        rows = f"一级指标\t二级指标\t三级指标\t指标值\t{heading}\n产出指标\t数量指标\t场次\t≥12场\t5场\n"
        assert "monitoring table" in sentences(read(self.PROJECT + rows))

    def test_no_target_is_guessed_where_no_heading_says_target(self):
        header = "绩效指标\t一级指标\t二级指标\t三级指标\t指标方向\t甲街道\t乙镇\n"
        form = read(self.PROJECT + header + "\t产出指标\t数量指标\t修复工程（个）\t≥\t1\t2\n")
        assert form.indicators == ()
        assert "No heading says in which column the target stands" in sentences(form)

    def test_headings_in_two_rows_are_read_together(self):
        form = read(
            self.PROJECT
            + "绩效指标\t\t\t年度指标值\t\t\t实际完成值\t分值\t得分\n"
            + "一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t\t\t\n"
            + "产出指标\t数量指标\t经费\t﹦\t72890\t元\t72890\t10\t9\n"
        )
        (one,), (final,) = form.indicators, form.final_values
        assert (one.comparator, one.target_value, one.unit, one.weight) == ("=", 72890, "元", 10)
        assert (final.actual_value, final.score) == (72890, 9)
        assert not_understood(form) == []

    def test_levels_may_be_called_目标_and_the_halves_of_a_heading_stand_below_each_other(self):
        form = read(
            "部门整体支出绩效自评表（2020年度）\n部门（单位）名称\t甲市地震局\n"
            + "年度绩效指标完成情况\t一级指标\t二级指标\t三级指标\t绩效\t实际\t指标分值\t自评得分\n"
            + "\t\t\t\t目标值\t完成值\t\t\n\t产出目标\t数量目标\t检查台站个数\t9个\t9个\t6\t6\n"
        )
        (one,) = form.indicators
        assert (one.level1, one.level2, one.target_value, one.unit) == ("产出目标", "数量目标", 9, "个")
        assert form.final_values[0].actual_value == 9
        assert "is not read" not in sentences(form)

    @pytest.mark.parametrize("blank", ["**人", "≤  %", "≥XX%", "（ ）", "×××次", "不低于XX%", "≥___人", "□是□否"])
    def test_a_blank_of_a_printed_form_is_no_target(self, blank):
        form = read(self.PROJECT + f"一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t人数\t{blank}\n")
        assert form.indicators == ()
        assert "there is no target in it" in sentences(form)

    @pytest.mark.parametrize("words", ["保持稳定", "优", "≥优", "达到XX标准", "☑是□否", "x光检查"])
    def test_words_are_a_target_and_no_blank(self, words):
        form = read(self.PROJECT + f"一级指标\t二级指标\t三级指标\t指标值\n产出指标\t质量指标\t情况\t{words}\n")
        assert [one.target_text for one in form.indicators] == [words]

    def test_what_a_project_spends_is_no_income_and_its_totals_are_compared(self):
        money = (
            "项目资金来源\t资金来源项目\t金额（万元）\n\t合计\t6730\n\t1.一般公共预算财政拨款收入\t6730\n"
            "项目支出明细预算\t项目支出明细\t金额（万元）\n\t合计\t6730\n\t1.就业支出\t874.18\n"
            "\t2.对养老保险基金的补助\t5830.82\n\t3.普惠金融发展支出\t{last}\n"
        )
        target = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t数量\t≥50个\n"
        form = read(self.PROJECT + money.format(last="25") + target)
        assert [(line.line_code, line.side) for line in form.budget_lines] == [
            ("P1", "expenditure"),
            ("P2", "expenditure"),
            ("P3", "expenditure"),
            ("R3", "revenue"),
        ]
        assert form.tasks[0].budget_amount == 67_300_000
        assert not_understood(form) == [] and form.problems == []
        form = read(self.PROJECT + money.format(last="24") + target)
        assert sentences(form) == "warning 8 The form's total is 6730 万元, its lines read here make 6729 万元."

    @pytest.mark.parametrize(
        "title", ["二〇二三年项目支出绩效目标表", "二○二三年度项目支出绩效目标表", "2023部门项目绩效目标表"]
    )
    def test_a_year_is_found_as_titles_write_it(self, title):
        assert read(self.PROJECT.replace("2023年项目支出绩效目标表", title)).year == 2023

    def test_a_bare_0_is_exact(self):
        rows = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t质量指标\t安全事故\t0\n\t\t投诉\t＝0\n"
        assert {one.direction for one in read(self.PROJECT + rows).indicators} == {"exact"}

    def test_the_label_of_a_section_may_say_more(self):
        rows = "其他需完成的任务（可选填）\n序号\t名称\t主要实施内容\t资金（万元）\n1\t普法\t宣传\t3\n"
        form = read("2023年部门整体支出绩效目标表\n部门名称\t甲局\n" + rows)
        assert [(task.section, task.task_code) for task in form.tasks] == [("other", "O1")]
        assert not_understood(form) == []
