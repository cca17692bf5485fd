"""A monitoring table comes in: matched with what is in force, checked like a monthly file, stored as one."""

from decimal import Decimal

import monitoring_layouts
import pytest
import table_files

from monitoring.actions import consequences, monthly_files, target_forms, trace
from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.problems import errors
from monitoring.store.database import AlreadySubmitted

PROJECT_FORM = (
    "2023年项目支出绩效目标表\n项目名称\t普法\n主管部门\t丙市司法局\t实施单位\t丙市司法局\n"
    "项目资金（万元）\t年度资金总额\t100\n\t其中：财政拨款\t100\n"
    "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n"
    "\t产出指标\t数量指标\t普法场次\t≥12场\n\t\t质量指标\t合格率\t≥95%\n"
    "\t效益指标\t社会效益指标\t法治氛围\t明显提升\n"
)
HEAD = "项目支出绩效目标执行监控表\n（2023年度）\n项目名称\t普法\n主管部门\t丙市司法局\t实施单位\t丙市司法局\n"
MONEY_HEAD = "项目资金（万元）\t\t年初预算数\t1-7月执行数\t1-7月执行率\t全年预计执行数\n"
COLUMNS = (
    "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t1-7月执行情况\t全年预计完成情况\t经费保障\t人员保障\t原因说明\t"
    "确定能\t有可能\t完全不可能\t备注\n"
)
LECTURES = "\t产出指标\t数量指标\t普法场次\t≥12场\t{}\n"


@pytest.fixture
def project(given):
    """A database with the target form of one project in force."""
    cells = reader.read("form.txt", PROJECT_FORM.encode())
    target_forms.import_form(given.database, cells, official_form.read(cells), "Li Min")
    return given


def previewed(given, text: str, name: str = "table.txt") -> monthly_files.Preview:
    return monthly_files.preview(given.database, reader.read(name, text.encode()))


def said(what: monthly_files.Preview, severity: str = "error") -> list[tuple[str, str]]:
    """Cell and sentence of each problem of a severity."""
    return [(problem.cell, problem.problem) for problem in what.problems if problem.severity == severity]


def rows_of(what: monthly_files.Preview, kind: str) -> list[dict]:
    return [row for file in what.files if file.kind == kind for row in file.rows]


class TestTheSmallestTable:
    """The running total up to July, and its reason and likelihood, under a title that says 绩效目标."""

    TABLE = (
        HEAD
        + "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t1-7月执行情况\t全年预计完成情况"
        + "\t偏差原因分析\t\t完成目标可能性\t\n"
        + "\t\t\t\t\t\t\t经费保障\t人员保障\t确定能\t有可能\n"
        + "\t产出指标\t数量指标\t普法场次\t≥12场\t5场\t12场\t\t√\t\t√\n"
        + "\t\t质量指标\t合格率\t≥95%\t97%\t97%\t\t\t√\t\n"
    )

    def test_its_figures_are_running_totals_up_to_july(self, project):
        project.actuals((1, "I01", 1), (3, "I01", 2), department="D001")
        what = previewed(project, self.TABLE)
        assert errors(what.problems) == []
        assert [(row["month"], row["indicator_code"], row["actual_value"]) for row in rows_of(what, "actuals")] == [
            (7, "I01", Decimal(2)),
            (7, "I02", Decimal(97)),
        ]
        assert ("F7", "A figure of the months 1 to 7; 3 is there, 2 is left for 4 to 7.") in said(what, "warning")

    def test_its_reasons_and_likelihood_are_explanations(self, project):
        what = previewed(project, self.TABLE)
        first, second = rows_of(what, "explanations")
        assert (first["is_staffing_reason"], first["reason_text"], first["likelihood"], first["expected_value"]) == (
            True,
            "人员保障",
            "possible",
            Decimal(12),
        )
        assert (second["is_staffing_reason"], second["likelihood"]) == (False, "certain")
        assert ("I7", "The table has no column for the words of a reason; “人员保障” alone is kept.") in said(
            what, "warning"
        )

    def test_all_of_it_is_committed_together_with_the_papers_name_and_rows(self, project):
        what = previewed(project, self.TABLE)
        numbers = monthly_files.commit(project.database, what, "Li Min")
        submitted = [row for row in project.database.query("submission_history") if row["submission_id"] in numbers]
        assert sorted((row["kind"], row["file_name"], row["file_sha256"]) for row in submitted) == [
            ("actuals", "table.txt", what.cells.sha256),
            ("explanations", "table.txt", what.cells.sha256),
        ]
        (report,) = trace.indicator(project.database, "D001", 2023, 7, "I02")["reports"]
        assert (report["file_name"], report["source_row"]) == ("table.txt", 8)
        with pytest.raises(AlreadySubmitted):
            monthly_files.commit(project.database, what, "Li Min")

    def test_the_statuses_that_would_change_are_known_before_the_commit(self, project):
        effects = consequences.effects(project.database, previewed(project, self.TABLE))
        assert [(row["code"], row["before"], row["after"]) for row in effects] == [
            ("I01", "no_data", "slow"),
            ("I02", "no_data", "met"),
        ]


class TestMoneyOfAProject:
    def test_the_total_is_the_projects_spending_and_outlook(self, project):
        what = previewed(
            project,
            HEAD
            + MONEY_HEAD
            + "\t年度资金总额\t100\t45\t45%\t98\n"
            + "\t其中：当年财政拨款\t80\t40\t50%\t80\n\t上年结转资金\t20\t5\t25%\t18\n"
            + COLUMNS
            + LECTURES.format("5"),
        )
        assert errors(what.problems) == []
        (spending,) = rows_of(what, "spending")
        assert (spending["task_code"], spending["month"], spending["spent_amount"], spending["source_row"]) == (
            "K1",
            7,
            Decimal(450_000),
            6,
        )
        (outlook,) = [row for row in rows_of(what, "explanations") if row["item_code"] == "K1"]
        assert outlook["expected_value"] == Decimal(980_000)

    def test_a_total_that_is_not_its_parts_is_a_warning(self, project):
        what = previewed(
            project,
            HEAD
            + MONEY_HEAD
            + "\t年度资金总额\t100\t45\t45%\t98\n\t其中：当年财政拨款\t80\t41\t\t80\n\t其他资金\t20\t5\t\t18\n"
            + COLUMNS
            + LECTURES.format("5"),
        )
        assert ("D6", "The total is 45 万元, its parts make 46 万元 together.") in said(what, "warning")

    def test_a_printed_rate_is_held_against_its_amounts(self, project):
        what = previewed(
            project, HEAD + MONEY_HEAD + "\t年度资金总额\t100\t45\t54%\t98\n" + COLUMNS + LECTURES.format(5)
        )
        assert ("E6", "The printed rate is 54%; 45 of 100 万元 are 45%.") in said(what, "warning")

    def test_an_adjusted_budget_is_stored_and_is_what_the_rate_is_over(self, project):
        """天津 prints the rate over the adjusted budget: 45 of 90 are 50 %."""
        what = previewed(
            project,
            HEAD
            + "项目资金（万元）\t\t年初预算数\t调整后预算数\t1-7月执行数\t1-7月执行率\t全年预计执行数\n"
            + "\t年度资金总额\t100\t90\t45\t50%\t90\n"
            + COLUMNS
            + LECTURES.format("5"),
        )
        assert not any("printed rate" in text for _cell, text in said(what, "warning"))
        (budget,) = rows_of(what, "budget")
        assert (budget["task_code"], budget["month"], budget["budget_amount"]) == ("K1", 7, Decimal(900_000))

    def test_amounts_in_yuan_are_read_as_yuan(self, project):
        what = previewed(
            project,
            HEAD
            + MONEY_HEAD.replace("万元", "元")
            + "\t年度资金总额\t1,000,000\t450,000\t45%\t980,000\n"
            + COLUMNS
            + LECTURES.format("5"),
        )
        assert rows_of(what, "spending")[0]["spent_amount"] == Decimal(450_000)
        assert next(row for row in rows_of(what, "explanations"))["expected_value"] == Decimal(980_000)
        assert not any("The target form has a budget" in text for _cell, text in said(what, "warning"))

    def test_another_budget_than_that_of_the_form_is_a_warning(self, project):
        what = previewed(project, HEAD + MONEY_HEAD + "\t年度资金总额\t120\t45\t\t\n" + COLUMNS + LECTURES.format(5))
        sentence = "The target form has a budget of 100 万元; the table has 120 万元, which is not taken over."
        assert ("C6", sentence) in said(what, "warning")


class TestWhatIsAskedAbout:
    @pytest.mark.parametrize(
        ("cells", "cell", "sentence"),
        [
            ("5\t12\t\t\t\t√\t√", "L6", "The likelihood is ticked more than once: “确定能”, “有可能”."),
            ("5\t12\t√\t\t\t√", "J6", "A reason is chosen and not explained."),
            ("5\t12\t大概\t\t缺钱\t√", "H6", "“大概” is no tick."),
            ("5\t12\t\t\t缺钱\t√", "H6", "No reason is chosen: choose at least one of the five."),
            ("已开展5场\t12", "F6", "“已开展5场” is not a number."),
            ("≥5场\t12", "F6", "“≥5场” is not a number."),
            ("5件\t12", "F6", "“5件” is in another unit than the target, which is in 场."),
            ("42%\t12", "F6", "“42%” is a percentage; this figure is none."),
        ],
    )
    def test_what_can_be_read_in_two_ways_is_an_error_at_its_cell(self, project, cells, cell, sentence):
        what = previewed(project, HEAD + COLUMNS + LECTURES.format(cells))
        assert said(what) == [(cell, sentence)]
        assert not what.can_commit

    def test_a_figure_within_words_is_proposed(self, project):
        what = previewed(project, HEAD + COLUMNS + LECTURES.format("5场次以上"))
        assert not what.can_commit
        asked = previewed(project, HEAD + COLUMNS + LECTURES.format("完成5场"))
        assert [problem.fix for problem in errors(asked.problems)] == ["5"]

    def test_a_share_where_the_target_is_a_percentage_is_asked_about_as_in_a_monthly_file(self, project):
        what = previewed(project, HEAD + COLUMNS + "\t产出指标\t质量指标\t合格率\t≥95%\t0.97\n")
        assert ("F6", "Is 0.97 % meant?") in said(what, "warning")

    @pytest.mark.parametrize("words", ["未到期", "正在推进", "已完成"])
    def test_words_in_the_place_of_a_figure_are_listed_and_no_value_is_stored(self, project, words):
        table = HEAD + COLUMNS + LECTURES.format(words) + "\t\t质量指标\t合格率\t≥95%\t97%\n"
        what = previewed(project, table)
        assert ("F6", f"“{words}” is in words: no figure is stored for it.") in said(what, "warning")
        assert [row["indicator_code"] for row in rows_of(what, "actuals")] == ["I02"]

    def test_an_empty_cell_is_no_value_and_never_0(self, project):
        what = previewed(project, HEAD + COLUMNS + LECTURES.format("") + "\t\t质量指标\t合格率\t≥95%\t97%\n")
        assert [row["indicator_code"] for row in rows_of(what, "actuals")] == ["I02"]
        assert what.blank_count >= 1

    def test_a_target_in_words_is_reported_as_a_grade(self, project):
        table = HEAD + COLUMNS + "\t效益指标\t社会效益指标\t法治氛围\t明显提升\t{}\n"
        graded = previewed(project, table.format("85%"))
        assert rows_of(graded, "actuals")[0]["actual_value"] == Decimal(85)
        words = previewed(project, table.format("较好") + LECTURES.format(5))
        assert [row["indicator_code"] for row in rows_of(words, "actuals")] == ["I01"]

    def test_a_total_below_the_months_before_is_refused_with_both_numbers(self, project):
        project.actuals((6, "I01", 9), department="D001")
        what = previewed(project, HEAD + COLUMNS + LECTURES.format("5"))
        assert said(what) == [("F6", "The running total is 5, the months before it already have 9 together.")]

    def test_a_closed_month_takes_nothing(self, project):
        project.database.enter_month_event("D001", 2023, 7, "closed", "Li Min", "")
        what = previewed(project, HEAD + COLUMNS + LECTURES.format("5\t12"))
        assert len(said(what)) == 1
        assert not what.can_commit

    def test_what_may_be_missed_needs_what_is_expected(self, project):
        what = previewed(project, HEAD + COLUMNS + LECTURES.format("5\t\t\t\t\t\t√"))
        assert ("G6", "The target may be missed, and it is not said what is expected.") in said(what, "warning")

    def test_an_expectation_that_repeats_the_comparator_is_read_and_said(self, project):
        what = previewed(project, HEAD + COLUMNS + LECTURES.format("5\t≥12场"))
        assert ("G6", "“≥12场” is read as 12.") in said(what, "warning")
        assert rows_of(what, "explanations")[0]["expected_value"] == Decimal(12)


class TestWhichIndicator:
    def test_one_that_is_not_in_force_is_listed_with_the_nearest(self, project):
        what = previewed(project, HEAD + COLUMNS + "\t产出指标\t数量指标\t普法活动场次\t≥12场\t5\n")
        (problem,) = errors(what.problems)
        assert (problem.cell, problem.fix) == ("D6", "普法场次")
        assert problem.problem == "“普法活动场次” is not in force for this department and year."
        assert problem.hint.startswith("The nearest is I01 “普法场次”")

    def test_another_target_than_the_one_in_force_is_a_warning(self, project):
        what = previewed(project, HEAD + COLUMNS + LECTURES.replace("≥12场", "≥15场").format("5"))
        sentence = "The target in force is ≥ 12 场; the table has another, which is not taken over."
        assert ("E6", sentence) in said(what, "warning")
        assert what.can_commit

    def test_two_of_the_same_name_and_target_are_told_apart_by_their_explanation_or_asked_about(self, form_only):
        head = "部门整体支出绩效运行监控表（2023年度）\n部门名称\t揭阳市司法局\n"
        head += "一级指标\t二级指标\t三级指标\t年度指标值\t1-7月完成情况\t全年预计完成情况\n"
        line = "产出指标\t数量指标\t审查数量{}\t≥1个\t1个\t1个\n"
        asked = monthly_files.preview(form_only, reader.read("t.txt", (head + line.format("")).encode()))
        assert said(asked) == [
            (
                "C4",
                "“审查数量” can be any of these: I03 审查数量（审查地方性法规；≥ 1 个）, "
                "I04 审查数量（审查政府规章；≥ 1 个）.",
            )
        ]
        told = monthly_files.preview(
            form_only, reader.read("t.txt", (head + line.format("（审查政府规章）")).encode())
        )
        assert [row["indicator_code"] for row in rows_of(told, "actuals")] == ["I04"]

    def test_the_same_indicator_twice_is_refused(self, project):
        what = previewed(project, HEAD + COLUMNS + LECTURES.format("5") + LECTURES.format("6"))
        assert said(what) == [("D7", "Row 6 already has I01 for month 7 of 2023.")]

    def test_a_department_that_is_not_known_is_named(self, project):
        what = previewed(project, HEAD.replace("丙市司法局", "丁市司法局") + COLUMNS + LECTURES.format("5"))
        assert said(what) == [("", "There is no department “丁市司法局” that you can report for.")]

    def test_a_year_without_targets_is_said(self, project):
        what = previewed(project, HEAD.replace("2023", "2024") + COLUMNS + LECTURES.format("5"))
        assert said(what) == [("", "There are no targets for 2024; there are targets for 2023.")]


class TestOfOtherKinds:
    def test_a_target_form_is_told_where_it_comes_in(self, project):
        what = previewed(project, PROJECT_FORM)
        assert said(what)[0] == ("", "This is a target form, and no month's file.")
        assert errors(what.problems)[0].hint == "Import it with import-form, or on the page “Targets”."

    def test_a_paper_that_is_two_things_is_refused_with_what_speaks_for_each(self, project):
        head = COLUMNS.replace("备注", "得分")
        what = previewed(project, HEAD + head + LECTURES.format("5\t12\t\t\t\t√\t\t\t10"))
        assert said(what) == [
            (
                "",
                "This paper is two things. A monitoring table, by 1-7月执行情况 (F5), 全年预计完成情况 (G5), "
                "确定能 (K5), 有可能 (L5); a self-evaluation of the year, by 得分 (N5). Both are filled in.",
            )
        ]

    def test_empty_scores_leave_it_a_monitoring_table(self, project):
        head = COLUMNS.replace("备注", "得分")
        assert previewed(project, HEAD + head + LECTURES.format("5\t12")).can_commit


class TestPlaces:
    """The same project in eleven layouts."""

    @pytest.mark.parametrize("name", table_files.FILES)
    @pytest.mark.parametrize("place", monitoring_layouts.PLACES)
    def test_each_says_the_same_in_every_kind_of_file(self, project, place, name):
        rows = [tuple(line.split("\t")) for line in monitoring_layouts.PLACES[place].splitlines()]
        width = max(map(len, rows))
        square = [(*cells, *[""] * (width - len(cells))) for cells in rows]
        what = monthly_files.preview(project.database, reader.read(name, table_files.FILES[name](square, [])))
        assert errors(what.problems) == []
        (actual,) = rows_of(what, "actuals")
        month = 6 if place == "half_year" else 7
        assert (actual["indicator_code"], actual["month"], actual["actual_value"]) == ("I01", month, Decimal(5))
        (explained,) = [row for row in rows_of(what, "explanations") if row["item_code"] == "I01"]
        ticked = [column for column, value in explained.items() if column.endswith("_reason") and value is True]
        assert ticked == ["is_staffing_reason"]
        assert explained["reason_text"].endswith("两人借调")
        assert (explained["measures"], explained["likelihood"], explained["expected_value"]) == (
            "九月补办",
            "possible",
            Decimal(12),
        )

    def test_a_column_of_the_whole_year_beside_one_of_seven_months_is_asked_about(self, project):
        """One system prints 全年执行情况 where others print 全年预计完成情况."""
        what = previewed(
            project,
            HEAD
            + "一级指标\t二级指标\t三级指标\t年度指标值\t1至7月执行情况\t全年执行情况\n"
            + "产出指标\t数量指标\t普法场次\t≥12场\t5场\t12场\n",
        )
        ((_cell, sentence),) = said(what)
        assert sentence.startswith("This paper is two things.")


@pytest.fixture(scope="module")
def rows_of_jieyang(form_only):
    """The department's table for January to July, with all 41 indicators, as its cells."""
    actuals = {"I01": "97件", "I02": "3人", "I03": "未到期", "I04": "尚未开展", "I09": "1期"}
    said_of = {
        "I01": {"expected": "160件", "certain": "√"},
        "I09": {"expected": "2期", "staffing": "✓", "reason": "主讲人未定", "possible": "是", "remark": "八月补办"},
    }
    return monitoring_layouts.department_table(form_only.query("targets"), actuals, said_of)


class TestTheTableOfADepartment:
    @pytest.mark.parametrize("name", table_files.FILES)
    def test_every_kind_of_file_says_the_same(self, form_only, rows_of_jieyang, name):
        content = table_files.FILES[name](rows_of_jieyang, monitoring_layouts.merges_of(rows_of_jieyang))
        what = monthly_files.preview(form_only, reader.read(name, content))
        assert errors(what.problems) == []
        assert [(row["indicator_code"], row["actual_value"]) for row in rows_of(what, "actuals")] == [
            ("I01", Decimal(97)),
            ("I02", Decimal(3)),
            ("I09", Decimal(1)),
        ]
        assert [(row["task_code"], row["spent_amount"], row["note"]) for row in rows_of(what, "spending")] == [
            ("B1", Decimal(15_805_000), ""),
            ("B2", Decimal(801_200), ""),
            ("K2", Decimal(45_000), "合同已签"),
            ("K3", Decimal(60_000), "按期办理"),
        ]
        explained = {row["item_code"]: row for row in rows_of(what, "explanations")}
        assert explained["K3"]["expected_value"] == Decimal(125_000)
        lecture = explained["I09"]
        assert (lecture["is_staffing_reason"], lecture["reason_text"], lecture["measures"], lecture["likelihood"]) == (
            True,
            "主讲人未定",
            "八月补办",
            "possible",
        )
        assert [cell for cell, text in said(what, "warning") if "in words" in text] == ["F18"]
