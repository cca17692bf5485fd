"""The official target form: the published one, and the ways in which others print it."""

import json
import random
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.forms.official_form import OfficialForm
from monitoring.forms.summary import summary
from monitoring.problems import errors

FORM = Path(__file__).parents[2] / "data" / "jieyang_justice_2023.txt"

HEAD = "某市2025年部门整体支出绩效目标表\n部门名称\t某市水利局\n"
INDICATOR_HEADER = "一级指标\t二级指标\t三级指标\t三级指标解释\t对比符号\t指标值\t计量单位\n"
SHORT_HEADER = "一级指标\t二级指标\t三级指标\t指标值\n"
TASK_HEADER = "年度重点工作任务\t序号\t名称\t主要实施内容\t拟投入金额(万元)\n"
INDICATOR = "产出指标\t数量指标\t巡河次数\t\t≥\t12\t次\n"


@pytest.fixture(scope="module")
def published() -> OfficialForm:
    return official_form.read(reader.read(FORM.name, FORM.read_bytes()))


def read(text: str) -> OfficialForm:
    return official_form.read(reader.read("form.txt", text.encode()))


def tasks_of(*rows: str, header: str = TASK_HEADER) -> OfficialForm:
    return read(HEAD + header + "".join(row + "\n" for row in rows) + INDICATOR_HEADER + INDICATOR)


def indicators_of(*rows: str, header: str = INDICATOR_HEADER) -> OfficialForm:
    return read(HEAD + header + "".join(row + "\n" for row in rows))


def target_of(cell: str):
    """The only indicator of a form in which comparator, number and unit share one cell."""
    (indicator,) = indicators_of(f"产出指标\t数量指标\t某指标\t{cell}", header=SHORT_HEADER).indicators
    return indicator


def treatments(form: OfficialForm) -> dict[str, int]:
    return Counter(row.treatment for row in form.source_rows)


def sentences(form: OfficialForm) -> str:
    return " | ".join(f"{problem.severity} {problem.row} {problem.problem}" for problem in form.problems)


class TestThePublishedForm:
    def test_says_whose_it_is(self, published):
        assert published.title == "揭阳市市级2023年部门整体支出预算绩效目标表"
        assert (published.year, published.department_name) == (2023, "揭阳市司法局")
        assert published.supervising_department == "司法"
        assert (published.staff_count, published.subordinate_unit_count) == (99, 0)

    def test_has_its_goal(self, published):
        assert published.goal_text == (
            "统筹协调推进全面依法治市工作，充分发挥行政立法、行政执法、刑罚执行、公共法律服务四大职能，"
            "推动立法、执法、司法、守法、普法各项工作扎实开展，以高质量法治保障我市经济社会高质量发展。"
        )

    def test_has_its_budget(self, published):
        lines = {line.line_code: (line.line_name, line.side, line.budget_amount) for line in published.budget_lines}
        assert lines == {
            "B1": ("基本支出", "expenditure", Decimal("27251800.00")),
            "B2": ("项目支出", "expenditure", Decimal("1602300.00")),
            "R1": ("财政拨款", "revenue", Decimal("28854100.00")),
            "R2": ("其他资金", "revenue", Decimal("0.00")),
        }

    def test_has_21_tasks_with_the_forms_own_numbers(self, published):
        codes = [task.task_code for task in published.tasks]
        assert codes[:5] == ["K1", "K2", "K3", "K4", "K5"]
        others = [number for number in range(1, 22) if number not in (12, 13, 14, 16, 18)]
        assert codes[5:] == [f"O{number}" for number in others]

    def test_has_the_planned_money_of_both_sections(self, published):
        money = Counter()
        for task in published.tasks:
            money[task.section] += task.budget_amount
        assert money == {"key": Decimal("1850000.00"), "other": Decimal("10871700.00")}

    def test_the_amount_is_found_in_the_shifted_column(self, published):
        shifted = {task.task_name: task.budget_amount for task in published.tasks if task.source_row in (37, 38)}
        assert shifted == {
            "公务车购置": Decimal("500000.00"),
            "揭阳市行政执法信息平台和行政执法监督网络平台": Decimal("2500000.00"),
        }

    def test_a_number_within_the_content_is_not_the_amount(self, published):
        task = next(task for task in published.tasks if task.task_code == "O10")
        assert task.budget_amount == Decimal("4095000.00")
        assert task.content == "为各县（市、区）每个村（社区）每年配套2500元的补助。"

    def test_has_41_indicators_in_its_categories(self, published):
        assert len(published.indicators) == 41
        assert Counter(indicator.level1 for indicator in published.indicators) == {
            "产出指标": 32,
            "效益指标": 7,
            "满意度指标": 2,
        }
        assert Counter(indicator.level2 for indicator in published.indicators) == {
            "数量指标": 19,
            "质量指标": 8,
            "时效指标": 3,
            "成本指标": 2,
            "社会效益指标": 7,
            "服务对象满意度指标": 2,
        }

    def test_has_its_comparators_and_units(self, published):
        comparators = Counter(indicator.comparator for indicator in published.indicators)
        assert comparators == {"≥": 28, "=": 11, "<": 1, "≤": 1}
        assert len({indicator.unit for indicator in published.indicators}) == 14

    def test_two_indicators_of_one_name_stay_two(self, published):
        reviews = [indicator.explanation for indicator in published.indicators if indicator.level3 == "审查数量"]
        assert reviews == ["审查地方性法规", "审查政府规章"]

    def test_a_decimal_target_is_exact(self, published):
        targets = {indicator.level3: indicator.target_value for indicator in published.indicators}
        assert targets["调解成功率"] == Decimal("97.5000")
        assert targets["社区矫正对象在矫期间年度再犯罪率"] == Decimal("0.2000")

    def test_every_row_is_accounted_for_once(self, published):
        assert [row.row_number for row in published.source_rows] == list(range(1, 92))
        lines = FORM.read_text(encoding="utf-8").split("\n")
        assert [row.text.rstrip("\t") for row in published.source_rows] == [line.rstrip("\t") for line in lines]

    def test_every_row_is_understood(self, published):
        assert treatments(published) == {"read": 68, "layout": 23}
        assert Counter(row.meaning for row in published.source_rows) == {
            "blank": 9,
            "title": 1,
            "page title": 3,
            "department": 1,
            "page department": 3,
            "basic information": 1,
            "budget header": 1,
            "budget line": 2,
            "goal": 1,
            "task header": 3,
            "task": 21,
            "section label": 1,
            "indicator header": 3,
            "indicator": 41,
        }
        assert published.problems == []

    def test_the_summary_is_what_the_paper_says(self, published):
        counted = json.loads(json.dumps(summary(published)))
        assert counted["tasks"] == {
            "key": {"count": 5, "budget_wan_yuan": 185.0},
            "other": {"count": 16, "budget_wan_yuan": 1087.17},
            "total": {"count": 21, "budget_wan_yuan": 1272.17},
        }
        assert [line["budget_wan_yuan"] for line in counted["budget_lines"]] == [2725.18, 160.23, 2885.41, 0.0]
        assert counted["indicators"]["by_level2"] == {
            "数量指标": 19,
            "质量指标": 8,
            "时效指标": 3,
            "成本指标": 2,
            "社会效益指标": 7,
            "服务对象满意度指标": 2,
        }
        assert counted["indicators"]["unit_count"] == 14
        assert counted["source_rows"] == {"total": 91, "read": 68, "layout": 23, "not_understood": 0}
        assert counted["not_understood"] == []

    def test_the_summary_marks_what_is_only_proposed(self, published):
        first = summary(published)["proposals"][0]
        assert first["proposed"] == {"aggregation": "sum", "direction": "higher", "pacing": "even", "due_month": None}
        assert first["reason"] == "Events that happen about every month add up evenly over the year."

    @pytest.mark.parametrize("separator", [",", ";"])
    def test_reads_the_same_from_a_csv_file(self, published, separator):
        rows = [line.split("\t") for line in FORM.read_text(encoding="utf-8").split("\n")]
        quoted = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
        assert official_form.read(reader.read("form.csv", quoted.encode("gb18030"))) == published

    def test_does_not_depend_on_which_columns_its_rows_stand_in(self, published):
        lines = FORM.read_text(encoding="utf-8").split("\n")
        shifted = read("\n".join("\t" + line for line in lines))
        assert shifted.tasks == published.tasks
        assert shifted.indicators == published.indicators
        assert shifted.budget_lines == published.budget_lines

    def test_survives_a_page_that_is_shifted_by_one_column(self, published):
        lines = FORM.read_text(encoding="utf-8").split("\n")
        shifted = read("\n".join(lines[:58] + ["\t" + line for line in lines[58:]]))
        assert shifted.indicators == published.indicators

    def test_survives_being_cut_into_pages_anywhere(self, published):
        lines = FORM.read_text(encoding="utf-8").split("\n")
        page_break = ["", lines[33], "", lines[35], ""]
        for place in range(5, 91):
            cut = read("\n".join(lines[:place] + page_break + lines[place:]))
            assert [task.budget_amount for task in cut.tasks] == [task.budget_amount for task in published.tasks]
            assert len(cut.indicators) == 41
            assert len(cut.source_rows) == 96


class TestTheHead:
    def test_another_departments_form_of_another_year_goes_the_same_way(self):
        form = read(HEAD + TASK_HEADER + "\t1\t防汛\t加固堤防\t12.5\n" + INDICATOR_HEADER + INDICATOR)
        assert (form.year, form.department_name) == (2025, "某市水利局")
        assert form.tasks[0].budget_amount == Decimal("125000.00")
        assert form.indicators[0].level3 == "巡河次数"
        assert not errors(form.problems)

    def test_labels_may_have_their_value_behind_a_colon(self):
        form = read("2025年部门整体绩效目标申报表\n部门（单位）名称：某市水利局（本级）\t主管部门：某市政府\n")
        assert form.department_name == "某市水利局（本级）"
        assert form.supervising_department == "某市政府"

    def test_the_year_may_stand_in_a_row_of_its_own(self):
        form = read("部门整体支出绩效目标表\n（2024年度）\n部门名称\t某局\n" + INDICATOR_HEADER + INDICATOR)
        assert form.year == 2024

    def test_a_form_without_a_year_is_refused(self):
        form = read("部门整体支出绩效目标表\n部门名称\t某局\n" + INDICATOR_HEADER + INDICATOR)
        assert form.year is None
        assert [problem.problem for problem in errors(form.problems)] == [
            "The form does not say for which year it is."
        ]

    def test_a_form_without_a_department_is_refused(self):
        form = read("2025年部门整体支出绩效目标表\n" + INDICATOR_HEADER + INDICATOR)
        assert [problem.problem for problem in errors(form.problems)] == ["The form does not name its department."]

    def test_two_forms_in_one_file_are_refused_at_the_row_where_the_second_begins(self):
        form = read(HEAD + INDICATOR_HEADER + INDICATOR + HEAD.replace("水利局", "林业局"))
        (problem,) = errors(form.problems)
        assert problem.row == 6
        assert "某市林业局" in problem.problem

    def test_a_goal_that_a_page_break_splits_is_put_together(self):
        form = read(HEAD + "年度总体目标\t保护水源，\n\n某市2025年部门整体支出绩效目标表\n\t防治水患。\n")
        assert form.goal_text == "保护水源，\n防治水患。"

    def test_a_staff_count_in_words_is_said_and_not_guessed(self):
        form = read(HEAD + "基本信息\t财政供养人员数\t约九十\t下属二级单位数\t3个\n")
        assert (form.staff_count, form.subordinate_unit_count) == (None, 3)
        assert "“约九十” is not a whole number" in sentences(form)


class TestTheBudget:
    HEADER = "预算整体情况\t部门预算支出\t预算金额({unit})\t收入来源\t预算金额({unit})\n"

    def lines(self, *rows: str, unit: str = "万元") -> list[tuple]:
        form = read(HEAD + self.HEADER.format(unit=unit) + "".join(row + "\n" for row in rows))
        return [(line.line_code, line.line_name, line.budget_amount) for line in form.budget_lines]

    def test_further_lines_get_the_next_codes_and_those_that_divide_the_same_money_are_parts(self):
        assert self.lines(
            "\t基本支出\t100\t财政拨款\t180",
            "\t项目支出\t50\t其他资金\t0",
            "\t事业发展性支出\t30\t上年结转\t20",
            "\t按预算级次划分\t\t\t",
            "\t市本级支出\t120\t\t",
            "\t转移支付\t60\t\t",
        ) == [
            ("B1", "基本支出", Decimal("1000000.00")),
            ("B2", "项目支出", Decimal("500000.00")),
            ("B3", "事业发展性支出", Decimal("300000.00")),
            ("P1", "市本级支出", Decimal("1200000.00")),
            ("P2", "转移支付", Decimal("600000.00")),
            ("R1", "财政拨款", Decimal("1800000.00")),
            ("R2", "其他资金", Decimal("0.00")),
            ("R3", "上年结转", Decimal("200000.00")),
        ]

    def test_the_unit_of_money_is_the_headers_word(self):
        assert self.lines("\t基本支出\t1,234.56\t财政拨款\t1234.56", unit="元") == [
            ("B1", "基本支出", Decimal("1234.56")),
            ("R1", "财政拨款", Decimal("1234.56")),
        ]

    def test_a_unit_in_a_row_of_its_own_holds_for_the_whole_form(self):
        form = read(HEAD + "金额单位：元\n\t部门预算支出\t预算金额\t收入来源\t预算金额\n\t基本支出\t500\t\t\n")
        assert form.budget_lines[0].budget_amount == Decimal("500.00")

    def test_a_unit_that_is_printed_nowhere_is_taken_as_ten_thousand_yuan_and_said(self):
        form = read(HEAD + "\t部门预算支出\t预算金额\t收入来源\t预算金额\n\t基本支出\t5\t\t\n")
        assert form.budget_lines[0].budget_amount == Decimal("50000.00")
        assert "does not say in which unit its money is" in sentences(form)

    def test_a_total_is_compared_and_is_no_line(self):
        header = self.HEADER.format(unit="万元")
        rows = "\t基本支出\t100\t财政拨款\t150\n\t项目支出\t50\t\t\n"
        right = read(HEAD + header + rows + "\t合计\t150\t合计\t150\n")
        again = read(HEAD + header + rows + "\t市本级支出\t150\t\t\n\t合计\t150\t合计\t150\n")
        wrong = read(HEAD + header + rows + "\t合计\t160\t合计\t150\n")
        assert len(right.budget_lines) == len(wrong.budget_lines) == 3
        assert "total" not in sentences(right) + sentences(again)
        assert "The form's total is 160 万元, its lines read here make 150 万元." in sentences(wrong)

    def test_an_amount_cut_off_by_a_page_break_is_not_taken_for_a_page_number(self):
        form = read(HEAD + self.HEADER.format(unit="万元") + "\t基本支出\t\t财政拨款\t180\n\t\t300\t\t\n")
        assert [row.row_number for row in form.source_rows if row.treatment == "not_understood"] == [5]


class TestTasks:
    def test_both_sections_count_from_one(self):
        form = tasks_of(
            "\t1\t防汛\t加固堤防\t10",
            "其他需完成任务\t序号\t名称\t主要实施内容\t拟投入金额(万元)",
            "\t1\t培训\t培训人员\t5",
        )
        assert [(task.task_code, task.task_name) for task in form.tasks] == [("K1", "防汛"), ("O1", "培训")]

    @pytest.mark.parametrize(
        "pieces", [("其他需完成", "任务"), ("其他", "需完成任务"), ("其他需完成任务", "任务"), ("其他需", "完成任务")]
    )
    def test_a_section_name_split_by_a_page_break_opens_no_new_section(self, pieces):
        first, second = pieces
        form = tasks_of(
            f"{first}\t序号\t名称\t主要实施内容\t拟投入金额(万元)",
            "\t1\t培训\t培训人员\t5",
            "某市2025年部门整体支出绩效目标表",
            f"{second}\t2\t宣传\t发放资料\t\t6",
            "\t3\t检查\t日常检查\t7",
        )
        assert [task.task_code for task in form.tasks] == ["O1", "O2", "O3"]
        assert [task.budget_amount for task in form.tasks] == [50000, 60000, 70000]

    def test_a_number_that_stands_twice_is_an_error_and_loses_no_task(self):
        form = tasks_of("\t1\t防汛\t甲\t10", "\t2\t抗旱\t乙\t20", "\t1\t节水\t丙\t30")
        assert [(task.task_code, task.task_name) for task in form.tasks] == [
            ("K1", "防汛"),
            ("K2", "抗旱"),
            ("K3", "节水"),
        ]
        (problem,) = errors(form.problems)
        assert (problem.row, problem.value) == (6, "1")

    def test_tasks_without_numbers_are_counted(self):
        form = tasks_of(
            "\t防汛\t加固堤防\t10\t堤防安全",
            "\t抗旱\t打井\t20\t100%",
            header="年度重点工作任务\t名称\t主要实施内容\t拟投入金额(万元)\t期望达到的目标\n",
        )
        assert [(task.task_code, task.task_number, task.budget_amount) for task in form.tasks] == [
            ("K1", "", Decimal("100000.00")),
            ("K2", "", Decimal("200000.00")),
        ]
        assert form.tasks[1].content == "打井\n期望达到的目标：100%"
        assert form.problems == [problem for problem in form.problems if problem.row is None]

    def test_a_number_in_the_column_of_the_goal_is_not_the_money(self):
        form = tasks_of(
            "\t防汛\t加固堤防\t10\t3",
            header="年度重点工作任务\t名称\t主要实施内容\t拟投入金额(万元)\t期望达到的目标\n",
        )
        assert form.tasks[0].budget_amount == Decimal("100000.00")

    def test_a_missing_number_is_the_next_free_one_and_never_a_gap(self):
        form = tasks_of("\t1\t甲\t子\t1", "\t\t乙\t丑\t2", "\t4\t丙\t寅\t3")
        assert [task.task_code for task in form.tasks] == ["K1", "K5", "K4"]
        assert "“乙” has no number of its own; its code is K5." in sentences(form)

    @pytest.mark.parametrize("number", ["3", "（3）", "3.", "3、", "３", "三", "（三）", "3.0"])
    def test_a_number_is_read_however_it_is_written(self, number):
        assert tasks_of(f"\t{number}\t防汛\t加固\t10").tasks[0].task_code == "K3"

    def test_the_unit_of_money_is_the_headers_word(self):
        header = TASK_HEADER.replace("万元", "元")
        assert tasks_of("\t1\t防汛\t加固\t1,234.50", header=header).tasks[0].budget_amount == Decimal("1234.50")

    def test_a_unit_beside_the_amount_wins(self):
        assert tasks_of("\t1\t防汛\t加固\t5000元").tasks[0].budget_amount == Decimal("5000.00")

    def test_a_task_without_money_is_kept_and_said(self):
        form = tasks_of("\t1\t防汛\t加固\t")
        assert form.tasks[0].budget_amount is None
        assert "warning 4 This task has no planned money" in sentences(form)

    def test_two_numbers_after_the_content_are_said(self):
        form = tasks_of("\t1\t防汛\t加固\t7\t10")
        assert form.tasks[0].budget_amount == Decimal("100000.00")
        assert "2 numbers after its name; 10 was taken" in sentences(form)

    def test_a_total_before_its_parts_is_the_money(self):
        form = tasks_of(
            "\t\t\t总额\t财政拨款\t其他资金",
            "\t防汛\t加固\t100\t80\t20",
            "\t金额合计\t\t100\t80\t20",
            header="年度主要任务\t任务名称\t主要内容\t预算金额（万元）\t\t\n",
        )
        assert [(task.task_name, task.content, task.budget_amount) for task in form.tasks] == [
            ("防汛", "加固", Decimal("1000000.00"))
        ]
        assert treatments(form) == {"read": 5, "layout": 3}
        assert "total" not in sentences(form)

    def test_content_that_a_page_break_splits_is_put_together(self):
        form = tasks_of("\t1\t防汛\t加固堤防，\t10", "\t\t\t清理河道。\t", "\t2\t抗旱\t打井\t20")
        assert form.tasks[0].content == "加固堤防，清理河道。"
        assert len(form.tasks) == 2

    def test_an_empty_template_row_is_layout(self):
        form = tasks_of("\t1\t防汛\t加固\t10", "\t2\t\t\t")
        assert len(form.tasks) == 1
        assert form.source_rows[4].treatment == "layout"

    WITHOUT_NUMBERS = "年度主要任务\t任务名称\t主要内容\t拟投入的资金（万元）\t期望达到的目标\n"

    def test_a_budget_below_the_tasks_is_read_as_the_budget(self):
        form = tasks_of(
            "\t城乡低保\t发放补助\t5000\t应保尽保",
            "年度部门预算\t资金来源合计\t6600\t其中：财政拨款\t6600",
            "\t基本支出\t1200\t项目支出\t5400",
            header=self.WITHOUT_NUMBERS,
        )
        assert [task.task_name for task in form.tasks] == ["城乡低保"]
        assert [(line.line_code, line.line_name, line.budget_amount) for line in form.budget_lines] == [
            ("B1", "基本支出", Decimal("12000000.00")),
            ("B2", "项目支出", Decimal("54000000.00")),
            ("R1", "财政拨款", Decimal("66000000.00")),
        ]
        assert [problem for problem in form.problems if problem.severity != "notice"] == []

    def test_a_total_above_its_lines_is_compared_with_them(self):
        form = tasks_of(
            "\t城乡低保\t发放补助\t5000\t应保尽保",
            "年度部门预算\t资金来源合计\t6600\t其中：财政拨款\t6000",
            header=self.WITHOUT_NUMBERS,
        )
        assert "warning 5 The form's total is 6600 万元, its lines read here make 6000 万元." in sentences(form)

    def test_the_headings_of_parts_of_the_money_are_no_budget(self):
        form = tasks_of("\t\t\t总额\t财政拨款\t其他资金", "\t1\t防汛\t加固\t100\t80\t20", "\t合计\t\t100\t80\t20")
        assert [task.task_name for task in form.tasks] == ["防汛"]
        assert form.budget_lines == ()

    @pytest.mark.parametrize(
        "label", ["基本支出", "项目支出", "年度部门预算", "资金来源合计", "财政拨款", "其他资金", "其中：财政拨款"]
    )
    def test_a_line_of_the_budget_is_never_a_task(self, label):
        lone = tasks_of("\t1\t防汛\t加固\t10", f"\t{label}\t1200\t")
        among = tasks_of("\t1\t防汛\t加固\t10", f"\t2\t{label}\t保障运转\t5", "\t3\t抗旱\t打井\t20")
        assert [task.task_name for task in lone.tasks] == ["防汛"]
        assert treatments(lone)["not_understood"] == 0
        assert [task.task_name for task in among.tasks] == ["防汛", "抗旱"]
        assert "warning 5 This row is named like a line of the budget" in sentences(among)
        assert [row["row"] for row in summary(among)["not_understood"]] == [5]

    def test_a_task_whose_name_only_begins_like_a_budget_line_is_a_task(self):
        form = tasks_of("\t1\t项目支出绩效评价\t评价\t10", "\t2\t预算绩效管理\t培训\t5")
        assert len(form.tasks) == 2

    def test_a_merged_cell_that_comes_repeated_is_read_once(self):
        assert tasks_of("\t1\t防汛\t加固\t加固\t10").tasks[0].content == "加固"


class TestIndicators:
    def test_blank_level_cells_are_as_in_the_row_above(self):
        form = indicators_of(
            "产出指标\t数量指标\t巡河\t\t≥\t12\t次",
            "\t\t清淤\t\t≥\t3\t公里",
            "\t质量指标\t合格率\t\t=\t100\t%",
            "效益指标\t社会效益指标\t受益户\t\t≥\t90\t户",
        )
        assert [(one.level1, one.level2, one.level3) for one in form.indicators] == [
            ("产出指标", "数量指标", "巡河"),
            ("产出指标", "数量指标", "清淤"),
            ("产出指标", "质量指标", "合格率"),
            ("效益指标", "社会效益指标", "受益户"),
        ]

    def test_a_merged_name_is_as_in_the_row_above(self):
        form = indicators_of("产出指标\t数量指标\t审查\t法规\t≥\t1\t个", "\t\t\t规章\t≥\t1\t个")
        assert [(one.level3, one.explanation) for one in form.indicators] == [("审查", "法规"), ("审查", "规章")]

    @pytest.mark.parametrize(
        ("printed", "comparator"),
        [
            ("≥", "≥"),
            ("≧", "≥"),
            (">=", "≥"),
            ("＞", ">"),
            ("＝", "="),
            ("＜", "<"),
            ("≦", "≤"),
            ("<=", "≤"),
            ("不低于", "≥"),
            ("小于等于", "≤"),
            ("大于", ">"),
        ],
    )
    def test_a_comparator_is_read_however_it_is_printed(self, printed, comparator):
        (indicator,) = indicators_of(f"产出指标\t数量指标\t巡河\t\t{printed}\t12\t次").indicators
        assert indicator.comparator == comparator

    @pytest.mark.parametrize(
        ("cell", "comparator", "value", "unit"),
        [
            ("≥190元每人每月", "≥", "190", "元每人每月"),
            ("≧95%", "≥", "95", "%"),
            ("不低于60户", "≥", "60", "户"),
            ("＜７个工作日", "<", "7", "个工作日"),
            ("＝100％", "=", "100", "%"),
            ("≤0.2‰", "≤", "0.2", "‰"),
            ("97.5%以上", "≥", "97.5", "%"),
            ("达到95%以上", "≥", "95", "%"),
            ("控制在5%以内", "≤", "5", "%"),
            ("30日内", "≤", "30", "日"),
            ("≥1,200人次", "≥", "1200", "人次"),
            ("≥500㎡", "≥", "500", "m²"),
            ("不超过 3 起", "≤", "3", "起"),
        ],
    )
    def test_comparator_number_and_unit_are_found_in_one_cell(self, cell, comparator, value, unit):
        indicator = target_of(cell)
        assert (indicator.comparator, indicator.target_value, indicator.unit) == (comparator, Decimal(value), unit)
        assert indicator.target_text == cell

    @pytest.mark.parametrize(
        ("cell", "value", "unit"), [("650", "650", ""), ("100%", "100", "%"), ("5000万元", "5000", "万元")]
    )
    def test_a_number_without_comparator_is_to_be_reached_and_to_be_confirmed(self, cell, value, unit):
        indicator = target_of(cell)
        assert (indicator.comparator, indicator.target_value, indicator.unit) == ("=", Decimal(value), unit)
        assert indicator.needs_confirmation

    @pytest.mark.parametrize("words", ["保持稳定", "合规", "根据下达任务目标要求确定", "根据2023年下达任务要求确定"])
    def test_a_target_in_words_is_no_number(self, words):
        indicator = target_of(words)
        assert (indicator.comparator, indicator.target_value, indicator.target_text) == (None, None, words)

    @pytest.mark.parametrize("date", ["2025年12月底前完成", "12月底前", "每月15日前"])
    def test_a_date_is_a_target_in_words_to_be_confirmed(self, date):
        indicator = target_of(date)
        assert (indicator.target_value, indicator.needs_confirmation) == (None, True)

    def test_words_behind_a_comparator_are_a_target_in_words(self):
        (indicator,) = indicators_of("产出指标\t质量指标\t程序\t\t＝\t合规\t").indicators
        assert (indicator.comparator, indicator.target_value, indicator.target_text) == (None, None, "合规")

    @pytest.mark.parametrize("cell", ["1-2个", "90%-95%", "3次/5人", "12 34"])
    def test_two_numbers_in_one_cell_are_not_understood_and_said(self, cell):
        form = indicators_of(f"产出指标\t数量指标\t某指标\t{cell}", header=SHORT_HEADER)
        assert form.indicators == ()
        assert summary(form)["not_understood"] == [{"row": 4, "text": f"产出指标\t数量指标\t某指标\t{cell}"}]
        assert "holds more than one number" in sentences(form)

    @pytest.mark.parametrize("cell", ["约200", "±5%", "99999999999999999999999999999999"])
    def test_a_number_among_unknown_signs_is_not_understood_and_said(self, cell):
        form = indicators_of(f"产出指标\t数量指标\t某指标\t{cell}", header=SHORT_HEADER)
        assert form.indicators == ()
        assert "cannot be read as a target" in sentences(form)

    def test_a_target_compared_in_two_ways_is_not_understood(self):
        form = indicators_of("产出指标\t数量指标\t巡河\t\t≥\t≤12\t次")
        assert form.indicators == ()
        assert "compared in two ways: ≤ ≥" in sentences(form)

    def test_two_different_units_are_to_be_confirmed(self):
        (indicator,) = indicators_of("产出指标\t成本指标\t投入\t\t≤\t5万元\t元").indicators
        assert (indicator.unit, indicator.needs_confirmation) == ("万元", True)

    def test_the_unit_may_stand_in_brackets_in_the_name(self):
        (indicator,) = indicators_of("产出指标\t数量指标\t培训人数（人次）\t≥200", header=SHORT_HEADER).indicators
        assert (indicator.level3, indicator.unit) == ("培训人数（人次）", "人次")

    def test_other_brackets_in_the_name_are_no_unit(self):
        (indicator,) = indicators_of("产出指标\t数量指标\t巡河（电子）\t≥200", header=SHORT_HEADER).indicators
        assert indicator.unit == ""

    def test_five_columns_are_enough(self):
        form = indicators_of(
            "产出指标\t数量指标\t巡河\t全年巡河\t≥12次",
            "\t成本指标\t\t\t",
            "效益指标\t生态效益\t\t\t",
            "\t社会效益\t受益\t受益的户\t≥90户",
            header="一级指标\t二级指标\t三级指标\t指标解释\t指标值\n",
        )
        assert [(one.level2, one.level3, one.explanation, one.unit) for one in form.indicators] == [
            ("数量指标", "巡河", "全年巡河", "次"),
            ("社会效益", "受益", "受益的户", "户"),
        ]
        assert [row.meaning for row in form.source_rows[4:6]] == ["empty indicator row"] * 2

    def test_the_name_of_the_table_may_stand_in_a_column_of_its_own(self):
        form = indicators_of(
            "\t产出指标\t数量指标\t巡河\t≥12次",
            "\t\t\t清淤\t≥3公里",
            header="年度绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n",
        )
        assert [(one.level1, one.level3) for one in form.indicators] == [("产出指标", "巡河"), ("产出指标", "清淤")]

    def test_cells_that_a_page_has_moved_are_found_by_what_they_say(self):
        form = indicators_of("产出指标\t数量指标\t巡河\t\t全年巡河\t≥\t12\t次")
        assert [(one.explanation, one.target_value, one.unit) for one in form.indicators] == [("全年巡河", 12, "次")]

    def test_a_unit_is_not_taken_for_a_missing_target(self):
        form = indicators_of("产出指标\t数量指标\t巡河\t全年巡河\t≥\t\t次")
        assert form.indicators == ()
        assert treatments(form)["not_understood"] == 1

    @pytest.mark.parametrize(
        "row",
        [
            "产出指标\t数量指标\t会议\t\t\t\t",
            "产出指标\t数量指标\t会议\t全年会议\t\t\t",
            "\t质量指标\t会议\t\t\t\t",
            "\t\t会议\t\t\t\t次",
            "\t\t服务对象满意度\t\t\t\t",
            "满意度指标\t服务对象满意度指标\t服务对象满意度\t\t\t\t",
            "产出指标\t数量指标\t\t\t≥\t5\t次",
        ],
    )
    def test_an_indicator_without_target_or_name_is_not_understood_and_said(self, row):
        form = indicators_of(INDICATOR.strip("\n"), row)
        assert [one.level3 for one in form.indicators] == ["巡河次数"]
        assert "warning 5 This row looks like an indicator" in sentences(form)
        assert [row["row"] for row in summary(form)["not_understood"]] == [5]

    def test_an_empty_target_does_not_shift_the_cells_of_its_row(self):
        form = indicators_of(
            "\t产出指标\t数量指标\t培训\t≥5次",
            "\t产出指标\t质量指标\t会议\t",
            "\t\t社会效益\t群众受益\t",
            "\t\t\t合格\t≥90%",
            header="年度绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n",
        )
        assert [one.level3 for one in form.indicators] == ["培训", "合格"]
        assert treatments(form)["not_understood"] == 2

    def test_the_levels_of_a_row_that_is_not_understood_hold_for_those_below(self):
        form = indicators_of(
            "产出指标\t数量指标\t培训\t\t≥\t5\t次", "\t质量指标\t会议\t\t\t\t", "\t\t合格\t\t≥\t90\t%"
        )
        assert [(one.level2, one.level3) for one in form.indicators] == [("数量指标", "培训"), ("质量指标", "合格")]

    def test_a_satisfaction_beside_its_levels_may_be_called_like_them(self):
        form = indicators_of(
            "满意度指标\t服务对象满意度\t满意度\t\t≥\t90\t%",
            "\t\t服务对象满意度\t\t≥\t90\t%",
        )
        assert [one.level3 for one in form.indicators] == ["满意度", "服务对象满意度"]

    @pytest.mark.parametrize(
        "line", ["随便写的一行\t5", "\t随便写的一行\t5", "随便写的一行\t\t5", "\t\t随便写的一行\t共5页"]
    )
    def test_a_stray_line_below_the_indicators_is_no_indicator(self, line):
        form = indicators_of(
            "\t产出指标\t数量指标\t培训\t≥5次",
            line,
            header="年度绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n",
        )
        assert [one.level3 for one in form.indicators] == ["培训"]
        assert [row["row"] for row in summary(form)["not_understood"]] == [5]

    def test_a_budget_below_the_indicators_is_read_as_the_budget(self):
        form = indicators_of(INDICATOR.strip("\n"), "部门预算\t基本支出\t1200\t项目支出\t5400", "\t财政拨款\t6600\t\t")
        assert [line.line_code for line in form.budget_lines] == ["B1", "B2", "R1"]
        assert len(form.indicators) == 1

    def test_what_is_said_of_a_missing_comparator_holds_for_every_proposal(self):
        form = indicators_of(
            "产出指标\t数量指标\t人次\t3000人次", "\t成本指标\t成本控制数\t5000万元", header=SHORT_HEADER
        )
        assert [one.direction for one in form.indicators] == ["higher", "exact"]
        assert sentences(form).count("no comparator, so it is read as “=”") == 2
        assert "to be reached" not in sentences(form)

    def test_a_target_with_too_many_decimals_is_rounded_and_said(self):
        form = indicators_of("产出指标\t质量指标\t合格率\t\t≥\t97.123456\t%")
        assert form.indicators[0].target_value == Decimal("97.1235")
        assert "notice 4 “97.123456” has more decimals than are kept; it is read as 97.1235." in sentences(form)

    def test_a_further_column_is_said_once(self):
        header = INDICATOR_HEADER.strip("\n") + "\t数据来源\n"
        form = indicators_of(INDICATOR.strip("\n") + "\t台账", header.strip("\n"), header=header)
        assert len(form.indicators) == 1
        assert sentences(form).count("The column “数据来源” of the indicators is not read.") == 1

    def test_the_same_indicator_twice_is_said(self):
        form = indicators_of(INDICATOR.strip("\n"), INDICATOR.strip("\n"))
        assert len(form.indicators) == 2
        assert "“巡河次数” stands in row 4 with the same explanation" in sentences(form)

    def test_line_breaks_of_narrow_cells_are_no_part_of_the_words(self):
        (indicator,) = indicators_of('"产出\n指标"\t数量指标\t"巡河\n次数"\t\t≥\t12\t次').indicators
        assert (indicator.level1, indicator.level3) == ("产出指标", "巡河次数")


class TestWhatIsNotUnderstood:
    def test_a_row_that_says_nothing_known_is_listed_with_its_words(self):
        form = read(HEAD + INDICATOR_HEADER + INDICATOR + "此处\t手写\t补充\n")
        assert summary(form)["not_understood"] == [{"row": 5, "text": "此处\t手写\t补充"}]
        assert "warning 5 This row of the form was not understood" in sentences(form)

    def test_notes_and_page_numbers_are_layout(self):
        form = read(HEAD + INDICATOR_HEADER + INDICATOR + "填报人：张三\t联系电话：1234567\n第 1 页\n注：按年填报\n")
        assert [row.meaning for row in form.source_rows[4:]] == ["note", "page number", "note"]

    @pytest.mark.parametrize(
        "text",
        [
            "部门,年度,月份,编号,三级指标,三级指标解释,对比符号,指标值,计量单位,完成值\n某局,2023,5,I01,巡河,,≥,12,次,3\n",
            "部门,年度,月份,编号,任务名称,预算数(万元),支出金额(万元)\n某局,2023,5,K1,防汛,10,3\n",
            "a,b\n1,2\n",
            "只有一句话\n",
        ],
    )
    def test_a_file_that_is_no_form_gets_one_clear_error(self, text):
        form = read(text)
        (problem,) = form.problems
        assert problem.severity == "error"
        assert "not read as a target form" in problem.problem
        assert "部门整体支出绩效目标表" in problem.hint
        assert len(form.source_rows) == 2 or text == "只有一句话\n"

    def test_a_form_in_another_encoding_is_told_to_be_saved_as_utf_8(self):
        form = official_form.read(reader.read("form.txt", "部門,年度\n甲局,2025\n".encode("big5")))
        assert form.problems[0].hint.startswith("If the text looks garbled")

    def test_a_file_with_more_rows_than_any_form_is_refused_unread(self):
        form = read(HEAD + INDICATOR_HEADER + INDICATOR + "\n" * (official_form.ROW_LIMIT - 3))
        (problem,) = form.problems
        assert (problem.severity, problem.row) == ("error", None)
        assert problem.problem == "This file has 20,001 rows; a target form has at most 20,000."
        assert (form.indicators, form.source_rows) == ((), ())

    def test_a_form_without_indicators_is_refused(self):
        form = read(HEAD + TASK_HEADER + "\t1\t防汛\t加固\t10\n")
        assert [problem.problem for problem in errors(form.problems)] == ["No indicator was found in the form."]

    def test_no_shuffling_or_cutting_of_the_cells_breaks_the_reading(self):
        cells = [line.split("\t") for line in FORM.read_text(encoding="utf-8").split("\n")]
        chance = random.Random(2023)
        for _round in range(60):
            damaged = [list(row) for row in cells]
            for row in chance.sample(damaged, 30):
                chance.shuffle(row)
                del row[chance.randint(0, 7) :]
            chance.shuffle(damaged)
            form = read("\n".join("\t".join(row) for row in damaged))
            assert [row.row_number for row in form.source_rows] == list(range(1, len(form.source_rows) + 1))
            json.dumps(summary(form))
