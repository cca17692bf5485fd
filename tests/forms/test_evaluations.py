"""Points and scores of self-evaluations as many places print them; both targets where they were adjusted."""

from decimal import Decimal

import evaluations
import pytest
from evaluations import EVALUATIONS
from form_files import FILES

from monitoring.files import reader
from monitoring.files.cells import Cells
from monitoring.forms import official_form
from monitoring.forms.official_form import OfficialForm
from monitoring.forms.review import Reading
from monitoring.forms.summary import summary
from monitoring.screen.html import review_sheet

WITHOUT_COMPARATOR = "The target has no comparator"

# Place → department; by code the budget, the adjusted one and what was spent, in 万元; points and score of the
# execution by code, of the indicators and of the total; what was reached.
EXPECTED = {
    "chizhou": (
        "某镇人民政府",
        {"K1": (0, 0, 0), "R1": (90, "89.974", "89.974")},
        {"K1": (10, 0)},
        [(8, 8), (8, 8), (8, 8), (8, 8), (8, 8), (10, 10), (10, 10), (10, 10), (10, 10), (10, 10)],
        (100, 90),
        [50, 100, *["达成预期指标"] * 2, 90, *["达成预期指标"] * 4, 90],
    ),
    "qingshen": (
        "某县发展和改革局",
        {"K1": ("238.93", "251.89", "251.89"), "R1": ("238.93", "251.89", "251.89"), "R3": (0, 0, 0), "R4": (0, 0, 0)},
        {"K1": (10, 10)},
        [(60, 60), (30, "29.4")],
        (100, "99.4"),
        [100, 98],
    ),
    "daying": (
        "某县司法局",
        {"K1": (0, "3.36", "3.36"), "R1": (0, "3.36", "3.36"), "R3": (0, 0, 0), "R4": (0, 0, 0)},
        {"K1": (10, 10)},
        [(90, 90)],
        (100, None),
        ["完成"],
    ),
    "suining": (
        "某县住房局",
        {"K1": (500, 520, 494), "R1": (500, 520, 494)},
        {"K1": (10, "9.5")},
        [("22.5", "22.5")] * 4,
        (100, "99.5"),
        [100, 3, 100, 5],
    ),
    "huanggang": (
        "某市水土保持科研所",
        {"K1": (10, None, 10)},
        {"K1": (20, 20)},
        [(None, 10), (None, 10), (None, "19.6"), (None, 20), (None, 20)],
        (None, "99.6"),
        [100, 100, 98, 100, 100],
    ),
    "jinbu": (
        "某市农业科",
        {"K1": ("1.56", None, "1.56")},
        {"K1": (20, 20)},
        [(None, 20), (None, 10), (None, 10), (None, 40)],
        (None, 100),
        [6, 100, 100, 90],
    ),
    "langfang": (
        "某学校",
        {"K1": ("43.2", "43.2", "37.24"), "R1": ("43.2", "43.2", "37.24")},
        {"K1": (10, 9)},
        [(10, 9), *[(10, 10)] * 8],
        (100, 98),
        ["37.24", *[100] * 8],
    ),
    "hengshan": (
        "粮食调控储备股",
        {"K1": ("194.9", "194.9", "194.9"), "R3": ("194.9", "194.9", "194.9")},
        {},
        [],
        None,
        [100, 100, 0, 100, 100, "高", 0, 100],
    ),
    "lijiang": (
        "某区自然资源局",
        {"K1": ("7.29", "7.29", "7.29"), "R1": ("7.29", "7.29", "7.29")},
        {"K1": (10, 10)},
        [(10, 9), (20, 19), (20, 19), (30, 27), (10, 9)],
        (100, 93),
        [72890, 100, 100, 95, 95],
    ),
    "jiangxi": (
        "某市政协办公室",
        {"K1": (120, 120, "111.6"), "R1": (120, 120, "111.6")},
        {"K1": (10, "9.3")},
        [(20, 20), (15, 15), (10, 10), (5, 5), (30, 30), (10, 10)],
        (100, "99.3"),
        [12, 85, 100, "达标", 98],
    ),
    "keji": ("某研究院", {"K1": (60, 60, 54), "R3": (50, 50, 45), "R4": (10, 10, 9)}, {}, [], None, [2, 2, 95]),
    "beijing": (
        "某博物馆",
        {"K1": (500, 480, 456), "R1": (500, 480, 456), "R3": (0, 0, 0), "R2": (0, 0, 0)},
        {"K1": (10, "9.5")},
        [(20, 20), (20, 20), (10, 10), (10, 10), (20, 16), (10, 10)],
        (100, "95.5"),
        [1200, 100, 12, 456, 8, 95],
    ),
    "hunan": (
        "某市第四中学",
        {"B1": (1000, None, None), "B2": (350, None, None), "R3": (1350, None, None), "": (None, 1350, "1282.5")},
        {"": (10, "9.5")},
        [(20, 20), (20, "19.8"), (10, 10), (30, 30), (10, 10)],
        (100, "99.3"),
        [2390, 97, 100, 88, 92],
    ),
    "ningxia": (
        "某县林业局",
        {"K1": (300, None, 270), "K2": (100, None, 100)},
        {"K1": (6, "5.4"), "K2": (4, 4)},
        [(50, 50), (30, 27), (10, 10)],
        (100, "96.4"),
        [1200, 54, 95],
    ),
}
# What is said beyond missing comparators: place of the cell or row, and the sentence.
NO_TARGET = "This row looks like an indicator, but its level, name or target is missing."
SAID = {
    "chizhou": [
        ("C6", "The form's total is 0 万元, its lines read here make 90 万元."),
        ("D6", "The form's total is 0 万元, its lines read here make 89.974 万元."),
        ("E6", "The form's total is 0 万元, its lines read here make 89.974 万元."),
    ],
    "daying": [("H11", "“完成” cannot be read as what was reached of this target.")],
    "langfang": [(15, NO_TARGET), (23, NO_TARGET)],
    "jiangxi": [(12, "“±10%” cannot be read as a target.")],
    "hunan": [
        (None, "No task was found in the form."),
        ("C4", "The form's total is 1200 万元, its lines read here make 1350 万元."),
    ],
    "ningxia": [(None, "No budget line was found in the form.")],
}


def read(text: str) -> OfficialForm:
    return official_form.read(Cells("form.xlsx", "", "xlsx", tuple(evaluations.rows(text))))


def exact(value) -> Decimal | str | None:
    return Decimal(value) if isinstance(value, int) or (value and value[0].isdigit()) else value


def wan(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount / 10_000


def money(form: OfficialForm) -> dict[str, tuple]:
    budgets = {line.line_code: line.budget_amount for line in form.budget_lines}
    budgets |= {task.task_code: task.budget_amount for task in form.tasks}
    final = {one.code: (wan(one.adjusted_amount), wan(one.executed_amount)) for one in form.final_money}
    return {code: (wan(budgets.get(code)), *final.get(code, (None, None))) for code in budgets.keys() | final.keys()}


def scores(form: OfficialForm, *parts: str) -> list[tuple]:
    return [(one.points, one.score) for one in form.printed_scores if one.part in parts]


def warnings(form: OfficialForm) -> list[tuple]:
    return [
        (one.cell or one.row, one.problem)
        for one in form.problems
        if one.severity != "notice" and not one.problem.startswith(WITHOUT_COMPARATOR)
    ]


@pytest.mark.parametrize("file_name", ["form.txt", "form.xlsx", "form.docx", "form.xls"])
@pytest.mark.parametrize("place", EVALUATIONS)
def test_a_self_evaluation_is_taken_whole_from_every_type_of_file(place, file_name):
    cells = reader.read(file_name, FILES[file_name](evaluations.rows(EVALUATIONS[place])))
    form = official_form.read(cells)
    department, expected_money, execution, indicators, total, reached = EXPECTED[place]
    assert form.department_name == department
    assert money(form) == {code: tuple(map(exact, amounts)) for code, amounts in expected_money.items()}
    executions = {
        one.code: (one.points, one.score) for one in form.printed_scores if one.part in ("execution", "task")
    }
    assert executions == {code: tuple(map(exact, both)) for code, both in execution.items()}
    assert scores(form, "indicator") == [tuple(map(exact, both)) for both in indicators]
    assert scores(form, "total") == ([tuple(map(exact, total))] if total else [])
    assert [one.actual_text if one.actual_value is None else one.actual_value for one in form.final_values] == [
        exact(value) for value in reached
    ]
    assert warnings(form) == SAID.get(place, [])


HEAD = "2023年项目支出绩效自评表\n项目名称\t普法\n主管部门\t某局\t实施单位\t某局\n"
HEAD_WITH_MONEY = HEAD.replace("普法\n", "普法\t项目申报金额（万元）\t120\n")
MONEY = (
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "\t年度资金总额\t120\t130\t117\t10\t90%\t9\n"
)
TARGETS = "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
ROWS = "\t产出指标\t数量指标\t场次\t≥12场\t12场\t50\t50\n\t效益指标\t社会效益指标\t知晓率\t≥90%\t81%\t40\t36\n"


class TestSums:
    def test_sums_that_agree_within_a_tenth_say_nothing(self):
        assert warnings(read(HEAD + MONEY + TARGETS + ROWS + "总分\t\t\t\t\t\t100\t94.9\n")) == []

    def test_a_total_score_that_is_not_the_sum_is_said_at_its_cell(self):
        # 9 + 50 + 36 = 95.
        form = read(HEAD + MONEY + TARGETS + ROWS + "总分\t\t\t\t\t\t100\t97\n")
        assert warnings(form) == [("H9", "“总分” has a score of 97, the scores printed here make 95.")]

    def test_total_points_that_are_not_the_sum_are_said_at_their_cell(self):
        # 10 + 50 + 40 = 100.
        form = read(HEAD + MONEY + TARGETS + ROWS + "总分\t\t\t\t\t\t110\t95\n")
        assert warnings(form) == [("G9", "“总分” has 110 points, its parts printed here make 100.")]

    def test_the_execution_may_have_points_outside_of_the_total(self):
        rows = ROWS.replace("\t40\t36", "\t50\t45")
        form = read(HEAD + MONEY + TARGETS + rows + "总分\t\t\t\t\t\t100\t95\n")
        assert warnings(form) == []
        assert [one.is_in_total for one in form.printed_scores] == [False, True, True, True]

    def test_an_execution_printed_again_among_the_indicators_counts_once(self):
        form = read(HEAD + MONEY + TARGETS + ROWS + "预算执行率\t\t\t\t\t\t10\t9\n总分\t\t\t\t\t\t100\t95\n")
        assert (warnings(form), scores(form, "execution")) == ([], [(10, 9)])

    def test_points_beside_a_source_of_money_are_those_of_the_whole_budget_once_more(self):
        # 10 + 50 + 40 = 100 and 9 + 50 + 36 = 95; with the source they would be 110 and 104.
        source = "\t其中：财政拨款\t120\t130\t117\t10\t90%\t9\n"
        form = read(HEAD + MONEY + source + TARGETS + ROWS + "总分\t\t\t\t\t\t110\t104\n")
        assert warnings(form) == [
            ("G10", "“总分” has 110 points, its parts printed here make 100."),
            ("H10", "“总分” has a score of 104, the scores printed here make 95."),
        ]
        assert [(one.code, one.is_in_total) for one in form.printed_scores if one.part == "execution"] == [
            ("K1", True),
            ("R1", False),
        ]

    def test_the_points_of_a_row_that_was_not_understood_are_in_the_sums(self):
        # The target “±10%” cannot be read; the 40 points beside it are: 10 + 50 + 40 = 100.
        rows = ROWS.replace("≥90%", "±10%")
        form = read(HEAD + MONEY + TARGETS + rows + "总分\t\t\t\t\t\t100\t95\n")
        assert warnings(form) == [(8, "“±10%” cannot be read as a target.")]

    def test_of_points_that_cannot_be_read_nobody_says_the_sum(self):
        rows = ROWS.replace("≥90%", "±10%").replace("\t40\t36", "\t四十\t36")
        form = read(HEAD + MONEY + TARGETS + rows + "总分\t\t\t\t\t\t100\t97\n")
        assert warnings(form) == [
            (8, "“±10%” cannot be read as a target."),
            ("H9", "“总分” has a score of 97, the scores printed here make 95."),
        ]

    def test_the_execution_may_stand_among_the_indicators_alone(self):
        form = read(
            HEAD_WITH_MONEY + TARGETS + ROWS + "预算执行率（10分）\t\t\t\t100%\t90%\t10\t9\n总分\t\t\t\t\t\t100\t95\n"
        )
        assert scores(form, "execution") == [(10, 9)]
        assert warnings(form) == []

    def test_the_points_behind_a_level_are_those_of_its_indicators(self):
        rows = ROWS.replace("产出指标", "产出指标（60分）") + "\t\t\t讲座\t≥1场\t1场\t5\t5\n"
        form = read(HEAD_WITH_MONEY + TARGETS + rows)
        assert warnings(form) == [("B5", "“产出指标” has 60 points, its parts printed here make 50.")]

    def test_a_subtotal_is_that_of_its_second_level_or_of_its_first(self):
        second = "\t\t质量指标\t合格率\t≥95%\t96%\t20\t20\n"
        subtotals = "\t小计\t\t\t\t\t20\t20\n\t小计\t\t\t\t\t70\t69\n"
        form = read(HEAD_WITH_MONEY + TARGETS + ROWS.splitlines(keepends=True)[0] + second + subtotals)
        assert warnings(form) == [("H8", "“产出指标” has a score of 69, the scores printed here make 70.")]
        assert [(one.name, one.points) for one in form.printed_scores if one.part == "level"] == [
            ("质量指标", 20),
            ("产出指标", 70),
        ]

    def test_a_score_above_its_points_is_said(self):
        form = read(HEAD_WITH_MONEY + TARGETS + ROWS.replace("\t50\t50", "\t50\t55"))
        assert warnings(form) == [("H5", "The score 55 of “场次” is above its points, 50.")]

    def test_where_a_score_is_missing_nothing_is_said_of_the_total(self):
        form = read(HEAD + MONEY + TARGETS + ROWS.replace("\t40\t36", "\t40\t") + "总分\t\t\t\t\t\t100\t95\n")
        assert warnings(form) == []

    def test_a_total_that_a_page_moved_is_that_of_its_columns(self):
        form = read(HEAD + MONEY + TARGETS + ROWS + "总分\t\t\t\t\t100\t95\n")
        assert (scores(form, "total"), warnings(form)) == ([(100, 95)], [])

    def test_a_number_of_which_nobody_knows_whether_it_is_points_or_score_is_not_read(self):
        form = read(HEAD + MONEY + TARGETS + ROWS + "总分\t\t95\n")
        assert scores(form, "total") == []
        assert "“95” in this row was not read; the rest of the row was." in [one.problem for one in form.problems]

    def test_a_score_above_the_tables_is_a_total(self):
        form = read(HEAD.replace("普法\n", "普法\t自评总分（分）\t97\n") + MONEY + TARGETS + ROWS)
        assert warnings(form) == [("D2", "“自评得分” has a score of 97, the scores printed here make 95.")]

    def test_each_project_of_a_file_has_its_own_total(self):
        first = HEAD + MONEY + TARGETS + ROWS + "总分\t\t\t\t\t\t100\t95\n"
        second = first.replace("普法", "公证").replace("场次", "件数").replace("知晓率", "满意率")
        form = read(first + second.replace("100\t95", "100\t96"))
        assert warnings(form) == [("H18", "“总分” has a score of 96, the scores printed here make 95.")]
        assert [(one.code, one.paper_number) for one in form.printed_scores if one.part == "execution"] == [
            ("K1", 1),
            ("K2", 2),
        ]

    def test_the_points_of_tasks_are_compared_with_those_of_their_total(self):
        header = "任务名称\t完成情况\t预算数（万元）\t执行数（万元）\t分值\t执行率\t得分\n"
        tasks = "造林\t已完成\t30\t27\t6\t90%\t5.4\n防火\t已完成\t10\t10\t4\t100%\t4\n合计\t\t40\t37\t10\t92.5%\t9.9\n"
        form = read("2023年部门整体支出绩效自评表\n部门名称\t某局\n" + header + tasks + TARGETS + ROWS)
        assert ("G6", "“合计” has a score of 9.9, the scores printed here make 9.4.") in warnings(form)
        assert scores(form, "task") == [(6, Decimal("5.4")), (4, 4)]


class TestBothTargets:
    HEADINGS = (
        "三级指标\t年初指标值\t调整后指标值",
        "三级指标\t年度指标值\t调整后指标值",
        "三级指标\t年初目标值\t调整指标值",
        "三级指标\t指标值（年初）\t指标值（调整后）",
        "三级指标\t原指标值\t变更后指标值",
    )

    def both(self, form: OfficialForm) -> list[tuple]:
        return [(one.target_text, one.target_value, one.initial_target_text) for one in form.indicators]

    @pytest.mark.parametrize("headings", HEADINGS)
    def test_the_adjusted_target_counts_and_the_first_one_is_kept(self, headings):
        header = f"一级指标\t二级指标\t{headings}\t实际完成值\t分值\t得分\n"
        form = read(HEAD + header + "产出指标\t数量指标\t场次\t≥12场\t≥8场\t9场\t50\t50\n")
        assert self.both(form) == [("≥8场", 8, "≥12场")]
        assert form.final_values[0].actual_value == 9

    def test_they_may_stand_below_one_heading(self):
        header = "一级指标\t二级指标\t三级指标\t指标值\t\t实际完成值\t分值\t得分\n\t\t\t年初\t调整后\t\t\t\n"
        form = read(HEAD + header + "产出指标\t数量指标\t场次\t≥12场\t≥8场\t9场\t50\t50\n")
        assert self.both(form) == [("≥8场", 8, "≥12场")]

    @pytest.mark.parametrize("adjusted", ["", "—", "/", "无"])
    def test_where_nothing_was_adjusted_the_first_target_counts(self, adjusted):
        header = "一级指标\t二级指标\t三级指标\t年初指标值\t调整后指标值\t实际完成值\t分值\t得分\n"
        form = read(HEAD + header + f"产出指标\t数量指标\t场次\t≥12场\t{adjusted}\t9场\t50\t50\n")
        assert self.both(form) == [("≥12场", 12, "")]

    def test_both_are_printed_and_shown(self):
        header = "一级指标\t二级指标\t三级指标\t年初指标值\t调整后指标值\t实际完成值\t分值\t得分\n"
        cells = Cells(
            "form.xlsx",
            "",
            "xlsx",
            tuple(evaluations.rows(HEAD + header + "产出指标\t数量指标\t场次\t≥12场\t≥8场\t9场\t50\t45\n")),
        )
        form = official_form.read(cells)
        assert summary(form)["indicator_list"][0]["initial_target_text"] == "≥12场"
        shown = review_sheet.sheet(Reading(cells, form))
        assert "产出指标 › 数量指标 › 场次: ≥ 8 场 · before the adjustment: ≥12场 · weight 50" in shown
        assert "score 45 of 50 points" in shown


def test_points_and_scores_are_printed_row_by_row():
    printed = summary(read(EVALUATIONS["jinbu"]))["printed_scores"]
    assert printed[0] == {
        "part": "execution",
        "code": "K1",
        "name": "年度财政资金总额",
        "level1": "",
        "level2": "",
        "source_row": 7,
        "points": 20.0,
        "score": 20.0,
    }
    assert printed[-1] | {"part": "", "code": ""} == printed[0] | {
        "part": "",
        "code": "",
        "name": "总分",
        "source_row": 13,
        "points": None,
        "score": 100.0,
    }
