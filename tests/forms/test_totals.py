"""Totals as papers print them, compared with their lines: a difference is said at the total's cell."""

from decimal import Decimal

import pytest

from monitoring.files.cells import Cells
from monitoring.forms import official_form
from monitoring.forms.official_form import OfficialForm

PROJECT = "2023年项目支出绩效目标表\n项目名称\t普法\n主管部门\t某局\t实施单位\t某局\n"
DEPARTMENT = "2023年部门整体支出绩效目标表\n部门名称\t某局\n"
TARGET = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t场次\t≥12场\n"
OTHER_PARTS = ("No task was found", "No budget line was found", "The form does not say to which section")


def read(text: str) -> OfficialForm:
    rows = tuple(tuple(line.split("\t")) for line in (text + TARGET).strip("\n").split("\n"))
    return official_form.read(Cells("form.xlsx", "", "xlsx", rows))


def said(form: OfficialForm) -> list[tuple]:
    return [
        (one.cell, one.problem)
        for one in form.problems
        if one.severity != "notice" and not one.problem.startswith(OTHER_PARTS)
    ]


def total_of(cell: str, total: str, lines: str) -> tuple[str, str]:
    return cell, f"The form's total is {total} 万元, its lines read here make {lines} 万元."


def lines(form: OfficialForm) -> dict[str, tuple[str, str, Decimal]]:
    return {line.line_code: (line.line_name, line.side, line.budget_amount / 10_000) for line in form.budget_lines}


class TestProjects:
    def money(self, total: str, *sources: str) -> list[tuple]:
        return said(
            read(PROJECT + f"项目资金（万元）\t年度资金总额\t{total}\n" + "".join(f"\t{s}\n" for s in sources))
        )

    def test_a_total_is_compared_with_the_sources_of_the_money(self):
        assert self.money("100", "其中：财政拨款\t80", "其他资金\t30") == [total_of("C4", "100", "110")]
        assert self.money("100", "其中：财政拨款\t80", "其他资金\t20") == []

    def test_money_of_the_levels_above_is_no_part_of_that_of_the_own_level(self):
        form = read(PROJECT + "单位：万元\n年度本级预算金额\t250\t该项目支出上级资金\t30\n")
        assert ([task.budget_amount for task in form.tasks], said(form)) == ([2_500_000], [])
        assert lines(form) == {"R3": ("该项目支出上级资金", "revenue", 30)}

    def test_the_money_of_a_project_may_stand_beside_information_that_is_not_kept(self):
        form = read(PROJECT + "预计开始时间\t2023年1月\t预计完成时间\t2023年12月\t项目申报金额（万元）\t250\n")
        assert ([task.budget_amount for task in form.tasks], said(form), lines(form)) == ([2_500_000], [], {})

    def test_the_money_of_one_level_of_government_is_a_source_and_no_part_of_another_line(self):
        form = read(PROJECT + "项目资金（万元）\t年度资金总额\t195\n\t其中：中央、省、市补助\t\n\t县级资金\t195\n")
        assert (lines(form), said(form)) == ({"R3": ("县级资金", "revenue", 195)}, [])

    def test_each_line_may_be_rounded_to_two_decimals(self):
        assert self.money("100.02", "财政拨款\t80", "其他资金\t20") == []
        assert self.money("100.03", "财政拨款\t80", "其他资金\t20") == [total_of("C4", "100.03", "100")]

    def test_a_line_beyond_the_total_is_no_part_of_it(self):
        assert self.money("80", "财政拨款\t80", "其他资金\t20") == [total_of("C4", "80", "100")]

    def test_the_same_money_may_be_divided_once_more(self):
        assert self.money("100", "财政拨款\t80", "其他资金\t20", "本级资金\t60", "上级资金\t40") == []
        assert self.money("100", "财政拨款\t100", "其中：中央资金\t60", "省级资金\t40") == []

    def test_yuan_and_10_000_yuan_may_be_mixed(self):
        assert self.money("100", "财政拨款\t800000元", "其他资金\t20万元") == []
        assert self.money("100", "财政拨款\t800000元", "其他资金\t10万元") == [total_of("C4", "100", "90")]

    def test_the_same_source_in_two_projects_is_added(self):
        first = PROJECT + "项目资金（万元）\t年度资金总额\t100\n\t财政拨款\t80\n\t上年结转资金\t20\n"
        first += TARGET.replace("场次", "讲座")
        second = PROJECT.replace("普法", "公证")
        second += "项目资金（万元）\t年度资金总额\t50\n\t财政拨款\t40\n\t上年结转资金\t5\n"
        form = read(first + second)
        assert lines(form) == {"R1": ("财政拨款", "revenue", 120), "R3": ("上年结转资金", "revenue", 25)}
        assert [(task.task_name, task.budget_amount / 10_000) for task in form.tasks] == [("普法", 100), ("公证", 50)]
        # Each total is that of its own project: 40 + 5 are no 50.
        assert said(form) == [total_of("C12", "50", "45")]


class TestWhatAProjectSpends:
    MONEY = "项目资金（万元）\t年度资金总额\t100\n\t其中：财政拨款\t100\n"

    @pytest.mark.parametrize(
        "header",
        [
            "资金用途\t金额（万元）",
            "支出构成\t金额（万元）",
            "项目支出明细\t金额（万元）",
            "测算明细\t金额（万元）",
            "支出项目\t金额（万元）",
            "经费支出\t金额（万元）",
            "资金使用方向\t金额（万元）",
            "开支内容\t测算金额（万元）",
            "资金用途\t金额（万元）\t测算依据",
        ],
    )
    def test_it_is_expenditure_and_never_income(self, header):
        form = read(PROJECT + self.MONEY + header + "\n设备\t60\n宣传\t40\n合计\t100\n")
        assert lines(form) == {
            "R1": ("财政拨款", "revenue", 100),
            "P1": ("设备", "expenditure", 60),
            "P2": ("宣传", "expenditure", 40),
        }
        assert said(form) == []
        assert said(read(PROJECT + self.MONEY + header + "\n设备\t60\n宣传\t30\n合计\t100\n")) == [
            total_of("B9", "100", "90")
        ]

    @pytest.mark.parametrize("label", ["支出构成", "经费支出", "项目支出明细", "资金用途", "支出测算"])
    def test_its_lines_may_stand_beside_a_label(self, label):
        form = read(PROJECT + self.MONEY + f"{label}\t印刷费\t60\n\t差旅补助\t30\n")
        assert {code: line[:2] for code, line in lines(form).items()} == {
            "R1": ("财政拨款", "revenue"),
            "P1": ("印刷费", "expenditure"),
            "P2": ("差旅补助", "expenditure"),
        }
        # Without a total of their own they are the project's.
        assert said(form) == [total_of("C4", "100", "90")]

    def test_the_next_label_ends_them(self):
        form = read(PROJECT + "支出构成\t印刷费\t60\n\t差旅费\t40\n资金来源\t财政拨款\t100\n")
        assert {code: line[1] for code, line in lines(form).items()} == {
            "P1": "expenditure",
            "P2": "expenditure",
            "R1": "revenue",
        }

    def test_a_name_that_says_spending_is_no_source_of_money(self):
        form = read(PROJECT + self.MONEY + "\t培训经费\t60\n")
        assert lines(form)["P1"] == ("培训经费", "expenditure", 60)


class TestSelfEvaluations:
    HEADER = "\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"

    def test_each_column_of_a_project_is_compared(self):
        rows = "\t年度资金总额\t100\t120\t110\n\t其中：财政拨款\t80\t100\t90\n\t其他资金\t20\t10\t20\n"
        assert said(read(PROJECT + "项目资金（万元）" + self.HEADER + rows)) == [total_of("D5", "120", "110")]

    def test_each_column_of_a_department_is_compared(self):
        rows = "\t年度资金总额\t100\t120\t110\n\t基本支出\t60\t60\t60\n\t项目支出\t40\t60\t40\n"
        assert said(read(DEPARTMENT + "整体支出（万元）" + self.HEADER + rows)) == [total_of("E4", "110", "100")]

    def test_columns_in_different_units_are_read_each_in_its_own(self):
        form = read(
            DEPARTMENT
            + "任务名称\t主要内容\t预算数（万元）\t执行数（元）\n普法\t讲座\t30\t250000\n合计\t\t30\t250000\n"
        )
        assert (form.tasks[0].budget_amount, form.final_money[0].executed_amount) == (300_000, 250_000)
        assert said(form) == []


class TestTasks:
    HEADER = "年度主要任务\t任务名称\t主要内容\t预算金额（万元）\n\t\t\t总额\t财政拨款\t其他\n"

    def test_the_parts_and_their_totals_are_compared(self):
        rows = "\t普法\t讲座\t30\t20\t10\n\t公证\t办证\t50\t50\t0\n\t金额合计\t\t80\t70\t10\n"
        form = read(DEPARTMENT + self.HEADER + rows)
        assert [task.budget_amount for task in form.tasks] == [300_000, 500_000]
        assert said(form) == []
        rows = "\t普法\t讲座\t30\t20\t5\n\t公证\t办证\t50\t50\t0\n\t金额合计\t\t80\t75\t5\n"
        assert said(read(DEPARTMENT + self.HEADER + rows)) == [
            total_of("D5", "30", "25"),
            total_of("E7", "75", "70"),
        ]

    def test_without_a_column_for_the_total_the_parts_are_added(self):
        header = "年度主要任务\t任务名称\t主要内容\t预算金额（万元）\n\t\t\t财政拨款\t其他资金\n"
        form = read(DEPARTMENT + header + "\t普法\t讲座\t20\t10\n\t公证\t办证\t50\t0\n\t金额合计\t\t70\t12\n")
        assert [task.budget_amount for task in form.tasks] == [300_000, 500_000]
        assert said(form) == [total_of("E7", "12", "10")]

    def test_the_total_of_tasks_may_be_rounded_and_in_other_units(self):
        header = "序号\t名称\t主要实施内容\t拟投入金额（万元）\n"
        rows = "1\t普法\t讲座\t123456元\n2\t公证\t办证\t20\n\t合计\t\t32.35\n"
        assert said(read(DEPARTMENT + header + rows)) == []
        assert said(read(DEPARTMENT + header + rows.replace("32.35", "33"))) == [total_of("D6", "33", "32.3456")]


class TestDepartments:
    HEADER = "预算整体情况\t部门预算支出\t预算金额（万元）\t收入来源\t预算金额（万元）\n"

    def test_a_subtotal_is_that_of_the_lines_above_it_since_the_last_one(self):
        rows = "\t人员经费\t60\n\t公用经费\t40\n\t小计\t100\n\t专项经费\t30\n\t其他专项支出\t20\n\t小计\t{second}\n"
        header = "预算整体情况\t部门预算支出\t预算金额（万元）\n"
        assert said(read(DEPARTMENT + header + rows.format(second="50") + "\t合计\t150\n")) == []
        assert said(read(DEPARTMENT + header + rows.format(second="60") + "\t合计\t150\n")) == [
            total_of("C9", "60", "50")
        ]

    def test_expenditure_is_compared_with_income(self):
        rows = "\t基本支出\t60\t财政拨款\t{income}\n\t项目支出\t40\t其他资金\t10\n"
        assert said(read(DEPARTMENT + self.HEADER + rows.format(income="90"))) == []
        assert said(read(DEPARTMENT + self.HEADER + rows.format(income="100"))) == [
            ("", "The lines of the expenditure make 100 万元, those of the income 110 万元.")
        ]

    def test_a_total_of_nothing_above_lines_is_no_total(self):
        rows = "\t合计\t0\n\t基本支出\t60\n\t项目支出\t40\n"
        header = "预算整体情况\t部门预算支出\t预算金额（万元）\n"
        assert said(read(DEPARTMENT + header + rows)) == [total_of("C4", "0", "100")]
