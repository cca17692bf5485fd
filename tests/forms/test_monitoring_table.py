"""A monitoring table is known by its columns and read whole: its months, its lines, every row accounted for."""

import pytest

from monitoring.files import reader
from monitoring.forms import kinds, monitoring_table, official_form
from monitoring.problems import errors

TITLE = "项目支出绩效目标执行监控表\n（2023年度）\n"
OWNER = "项目名称\t普法\n主管部门\t丙市司法局\t实施单位\t丙市普法中心\n"
HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t1-7月执行情况\t全年预计完成情况\n"
LINE = "产出指标\t数量指标\t普法场次\t≥12场\t5场\t12场\n"
UNDATED = HEAD.replace("1-7月", "")


def read(text: str, name: str = "table.txt") -> monitoring_table.MonitoringTable:
    return monitoring_table.read(reader.read(name, text.encode()))


def sentences(table) -> str:
    return " | ".join(f"{problem.severity} {problem.row} {problem.problem}" for problem in table.problems)


def kind(text: str) -> str:
    return kinds.kind_of(reader.read("paper.txt", text.encode())).kind


class TestWhichKind:
    LEVELS = "一级指标\t二级指标\t三级指标\t"

    @pytest.mark.parametrize(
        ("header", "line", "expected"),
        [
            (LEVELS + "年度指标值\n", "产出指标\t数量指标\t场次\t≥12场\n", "targets"),
            (
                LEVELS + "年度指标值\t分值\t实际完成值\t得分\n",
                "产出指标\t数量指标\t场次\t≥12场\t10\t12\t10\n",
                "evaluation",
            ),
            (LEVELS + "年度指标值\t全年完成值\n", "产出指标\t数量指标\t场次\t≥12场\t12\n", "evaluation"),
            (LEVELS + "年度指标值\t1-12月完成情况\n", "产出指标\t数量指标\t场次\t≥12场\t12\n", "evaluation"),
            (LEVELS + "年度指标值\t1—9月完成情况\n", "产出指标\t数量指标\t场次\t≥12场\t5\n", "monitoring"),
            (LEVELS + "年度指标值\t截至9月底完成情况\n", "产出指标\t数量指标\t场次\t≥12场\t5\n", "monitoring"),
            (LEVELS + "年度指标值\t1-  月执行情况\n", "产出指标\t数量指标\t场次\t≥12场\t5\n", "monitoring"),
            (
                LEVELS + "年度指标值\t实际完成值\t完成目标可能性\n",
                "产出指标\t数量指标\t场次\t≥12\t5\t有可能\n",
                "monitoring",
            ),
            (LEVELS + "年度指标值\t1-7月执行情况\t得分\n", "产出指标\t数量指标\t场次\t≥12\t5\t10\n", "several"),
            ("部门\t年度\t月份\t编号\t三级指标\t完成值\n", "某局\t2023\t5\tI01\t巡河\t3\n", "monthly"),
            ("编号\t三级指标\t1-7月完成值\n", "I01\t巡河\t3\n", "monthly"),
            ("姓名\t年龄\t住址\n", "甲\t30\t某村\n", "unknown"),
        ],
    )
    def test_the_columns_say_it_whatever_the_title(self, header, line, expected):
        for title in ("2023年项目支出绩效目标表\n", "2023年绩效自评表\n", "2023年绩效运行监控表\n"):
            assert kind(title + header + line) == expected

    def test_a_monitoring_table_given_as_a_form_is_told_where_it_comes_in(self):
        form = official_form.read(reader.read("table.txt", (TITLE + OWNER + HEAD + LINE).encode()))
        assert "This is a monitoring table of the months 1 to 7, and no target form." in sentences(form)
        hints = [problem.hint for problem in form.problems]
        assert "Its figures come in with submit, or on the page “Submit”; import the target form here." in hints

    def test_one_without_its_month_is_no_form_either(self):
        form = official_form.read(reader.read("table.txt", (TITLE + OWNER + UNDATED + LINE).encode()))
        assert "This is a monitoring table, and no target form." in sentences(form)

    def test_a_months_file_given_as_a_form_is_told_where_it_comes_in(self):
        text = "部门\t年度\t月份\t编号\t三级指标\t完成值\n某局\t2023\t5\tI01\t巡河\t3\n"
        (problem,) = official_form.read(reader.read("month.txt", text.encode())).problems
        assert problem.hint.startswith(
            "By its columns 月份 (C1), 编号 (D1) this is a month's file: it comes in with submit"
        )


class TestUpToWhichMonth:
    @pytest.mark.parametrize(
        ("title", "heading", "last"),
        [
            (TITLE, "1-7月", 7),
            (TITLE, "1月至9月", 9),
            (TITLE, "上半年", 6),
            (TITLE, "截至8月底", 8),
            (TITLE, "前三季度", 9),
            ("2023年1—8月项目支出绩效运行监控表\n", "", 8),
            ("2023年项目支出绩效运行监控表\n（2023年1-6月）\n", "", 6),
            ("2023年项目支出绩效运行监控表\n监控截止时间\t2023年7月31日\n", "", 7),
            ("2023年项目支出绩效运行监控表\n填报日期：2023年8月15日\n", "1-7月", 7),
        ],
    )
    def test_headings_title_or_a_mark_say_it(self, title, heading, last):
        table = read(title + OWNER + HEAD.replace("1-7月", heading) + LINE)
        assert errors(table.problems) == []
        assert (table.period.first, table.period.last, table.year) == (1, last, 2023)

    def test_a_table_that_does_not_say_it_is_refused(self):
        table = read(TITLE + "填报日期：2023年8月15日\n" + OWNER + UNDATED + LINE)
        assert table.period is None
        assert "does not say up to which month its figures are" in sentences(table)

    def test_two_cut_months_are_refused_with_their_cells(self):
        money = "项目资金（万元）\t\t年初预算数\t1-8月执行数\n\t年度资金总额\t100\t45\n"
        table = read(TITLE + OWNER + money + HEAD + LINE)
        assert "The table names different months: 1-8月执行数 (D5), 1-7月执行情况 (E7)." in sentences(table)

    def test_a_title_that_says_another_month_is_refused(self):
        table = read("2023年1-6月绩效运行监控表\n" + OWNER + HEAD + LINE)
        assert "different months: 2023年1-6月绩效运行监控表 (row 1), 1-7月执行情况 (E4)." in sentences(table)

    def test_another_year_in_a_heading_is_refused(self):
        table = read(TITLE + OWNER + HEAD.replace("1-7月", "2022年1-7月") + LINE)
        assert "The table is of 2023, and its months are of 2022: 2022年1-7月执行情况 (E5)." in sentences(table)

    def test_a_single_month_in_the_title_alone_is_asked_about(self):
        table = read("2023年7月绩效运行监控表\n" + OWNER + UNDATED + LINE)
        assert "names a single month (2023年7月绩效运行监控表 (row 1)): are its figures of" in sentences(table)

    def test_a_year_that_is_nowhere_is_asked_for(self):
        table = read("项目支出绩效运行监控表\n" + OWNER + HEAD + LINE)
        assert "The table does not say for which year it is." in sentences(table)


class TestRows:
    def test_every_row_is_read_layout_or_listed(self):
        table = read(
            TITLE
            + OWNER
            + "年度总体目标\t普法到每个村。\n"
            + HEAD
            + LINE
            + "\t质量指标\t合格率\t≥95%\t97%\t97%\n"
            + "\t\t≥95%\t97%\n"
            + "此处手写\n"
            + "填报人：某人\t联系电话：1234567\n"
        )
        assert [(row.treatment, row.meaning) for row in table.source_rows] == [
            ("read", "title"),
            ("read", "year"),
            ("read", "basic information"),
            ("read", "basic information"),
            ("layout", "goal label"),
            ("layout", "indicator header"),
            ("read", "indicator"),
            ("read", "indicator"),
            ("not_understood", "unknown"),
            ("not_understood", "unknown"),
            ("layout", "note"),
        ]
        assert [line.levels for line in table.lines] == [("产出指标", "数量指标"), ("产出指标", "质量指标")]

    def test_headings_that_come_again_on_a_further_page_begin_no_other_table(self):
        table = read(TITLE + OWNER + HEAD + LINE + TITLE + OWNER + HEAD + LINE.replace("普法场次", "讲座场次"))
        assert [line.name for line in table.lines] == ["普法场次", "讲座场次"]
        assert errors(table.problems) == []

    def test_the_table_of_another_project_below_is_refused(self):
        table = read(TITLE + OWNER + HEAD + LINE + OWNER.replace("普法", "宣传") + HEAD + LINE)
        assert "Here another table begins: “宣传” after “普法”." in sentences(table)

    def test_two_columns_with_the_same_figure_are_asked_about(self):
        table = read(TITLE + OWNER + HEAD.replace("\n", "\t1-7月完成值\n") + LINE.replace("\n", "\t6场\n"))
        assert "Two columns say the same: 1-7月执行情况 (E5) · 1-7月完成值 (G5)." in sentences(table)

    def test_figures_under_a_heading_that_may_mean_one_month_are_not_read_and_that_is_said(self):
        """One system prints 当前月执行情况: of this month, or up to it?"""
        table = read(TITLE + OWNER + HEAD.replace("1-7月执行情况", "当前月执行情况") + LINE)
        assert "No heading of the indicators says how far they are by the month" in sentences(table)

    def test_headings_without_rows_are_said(self):
        table = read(TITLE + OWNER + HEAD)
        assert (
            "The headings of a monitoring table are there (1-7月执行情况 (E5) · 全年预计完成情况 (F5)), and no row"
            in sentences(table)
        )

    def test_money_without_a_unit_is_a_warning(self):
        money = "项目资金\t\t年初预算数\t1-7月执行数\n\t年度资金总额\t100\t45\n"
        table = read(TITLE + OWNER + money + HEAD + LINE)
        assert "The table does not say in which unit its money is; it is read as 万元." in sentences(table)
