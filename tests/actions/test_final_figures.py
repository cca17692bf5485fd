"""The final values of a self-evaluation as December's figures, worked out by hand."""

from decimal import Decimal

import review_files
from given import indicator

from monitoring.actions import final_figures, monthly_files, target_forms
from monitoring.files import reader
from monitoring.forms import review
from monitoring.forms.parts import FinalMoney, FinalValue


def final(value, text="") -> FinalValue:
    amount = None if value is None else Decimal(str(value))
    return FinalValue(0, "件数", "", amount, text or str(value), None, "", 8)


def reported(month, value, denominator=None) -> dict:
    return {
        "month": month,
        "indicator_code": "I01",
        "actual_value": None if value is None else Decimal(str(value)),
        "denominator_value": denominator,
    }


def december(one: FinalValue, of: dict, *before: dict) -> tuple[list, list[str]]:
    found = final_figures.actuals([(one, of)], before)
    return [(code, str(value)) for code, _name, value in found.figures], found.remarks


def test_a_sum_gets_in_december_what_is_missing_to_its_final_value():
    # 171 in the year, 160 by November: 11 are left; what December says already is replaced, not added.
    months = reported(1, 100), reported(11, 60), reported(12, 5)
    assert december(final(171), indicator(aggregation="sum"), *months) == ([("I01", "11")], [])


def test_a_month_without_a_value_adds_nothing():
    assert december(final(10), indicator(aggregation="sum"), reported(2, None, 3)) == ([("I01", "10")], [])


def test_a_sum_that_has_more_already_is_left_out_with_both_figures():
    figures, remarks = december(final(90), indicator(aggregation="sum"), reported(1, 100))
    assert figures == []
    assert remarks == ["I01 件数: the months before have more (100) than the final value (90); left out."]


def test_what_is_no_sum_gets_the_final_value_itself():
    for aggregation in ("latest", "average", "maximum", "minimum", "ratio"):
        assert december(final(58), indicator(aggregation=aggregation)) == ([("I01", "58")], [])


def test_a_final_value_that_the_year_will_not_end_at_is_said():
    # The mean of 90 and 80 is 85, and the largest of 90 and 80 is 90.
    for aggregation in ("average", "maximum"):
        figures, (remark,) = december(final(80), indicator(aggregation=aggregation), reported(1, 90))
        assert figures == [("I01", "80")]
        assert "the figure of the year will not be 80" in remark
    _figures, remarks = december(final(98), indicator(aggregation="ratio"), reported(1, None, 20))
    assert len(remarks) == 1
    assert december(final(80), indicator(aggregation="minimum"), reported(1, 90))[1] == []


def test_a_target_in_words_takes_a_percentage_and_no_words():
    in_words = indicator(comparator=None, target=None, aggregation="latest", target_text="合规")
    assert december(final(None, "95％"), in_words) == ([("I01", "95％")], [])
    figures, remarks = december(final(None, "达成预期指标"), in_words)
    assert (figures, remarks) == ([], ["I01 件数: “达成预期指标” is no figure; left out."])


def test_money_gets_in_december_what_is_missing_to_the_year():
    money = [
        FinalMoney("K1", "造林", None, Decimal(2_500_000), 9),
        FinalMoney("", "年度资金总额", None, Decimal(11_000_000), 5),
    ]
    lines = [{"task_code": "K1", "task_name": "造林"}]
    spent = [{"task_code": "K1", "month": month, "spent_amount": Decimal(1_000_000)} for month in (3, 6, 12)]
    found = final_figures.spending(money, lines, spent)
    assert found.figures == [("K1", "造林", Decimal(500_000))]
    assert found.remarks == ["年度资金总额: no task or budget line to spend on; left out."]


def test_the_budget_of_the_whole_year_is_the_adjusted_one():
    money = [
        FinalMoney("K1", "造林", Decimal(1_300_000), Decimal(1_295_000), 9),
        FinalMoney("B1", "基本支出", Decimal(6_000_000), Decimal(6_000_000), 5),
        FinalMoney("", "合计", Decimal(7_300_000), Decimal(7_295_000), 4),
    ]
    lines = [
        {"task_code": "K1", "task_name": "造林", "budget_amount": Decimal(1_200_000)},
        {"task_code": "B1", "task_name": "基本支出", "budget_amount": Decimal(6_000_000)},
    ]
    assert final_figures.budgets(money, lines).figures == [("K1", "造林", Decimal(1_300_000))]


def imported(given, *lines):
    """The files of a self-evaluation that is in force, by kind, each as it is previewed."""
    (reading,) = review.readings(reader.read_all("evaluation.txt", "\n".join(lines).encode()))
    _number, code = target_forms.import_form(given.database, reading.cells, reading.form, "test")
    files, remarks = final_figures.files(given.database, reading.form, code, "evaluation.txt")
    return {kind: monthly_files.preview(given.database, cells) for kind, cells in files.items()}, remarks


HEAD = ("2023年度项目支出绩效自评表", "项目名称\t工资", "主管部门\t甲局\t实施单位\t甲局")
HEADINGS = "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分"


def test_money_within_the_adjusted_budget_is_not_overspent(given):
    files, _remarks = imported(
        given,
        *HEAD,
        "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分",
        "\t年度资金总额\t120\t130\t129.5\t10\t99.6%\t10",
        HEADINGS,
        "\t产出指标\t数量指标\t科目调整次数\t≤10次\t3\t90\t90",
    )
    for kind in ("budget", "actuals", "spending"):
        monthly_files.commit(given.database, files[kind], "test")
    money = given.money("K1", 12, "D001")
    assert (money["budget_amount"], money["executed_amount"], money["overspent"]) == (1_300_000, 1_295_000, False)


def test_a_rate_that_is_written_as_a_share_is_asked_about_as_in_a_monthly_file(given):
    files, remarks = imported(
        given,
        *HEAD,
        HEADINGS,
        "\t产出指标\t质量指标\t合格率\t≥95%\t0.97\t20\t20",
        "\t\t时效指标\t及时率\t100%\t1\t20\t20",
        "\t效益指标\t社会效益指标\t知晓率\t0.9\t92%\t20\t20",
    )
    asked = [(one.problem, one.fix) for one in files["actuals"].file.problems if one.severity == "warning"]
    assert asked == [("Is 0.97 % meant?", "97"), ("Is 1 % meant?", "100")]
    assert remarks == ["I03 知晓率: “92%” is no figure; left out."]


def test_a_version_with_other_rows_takes_no_final_values(given):
    (reading,) = review.readings(reader.read_all("evaluation.txt", review_files.EVALUATION.encode()))
    _number, code = target_forms.import_form(given.database, reading.cells, reading.form, "test")
    given.form([indicator(source_row=11)], department=code)
    files, _remarks = final_figures.files(given.database, reading.form, code, "evaluation.txt")
    assert files == {}


def test_a_self_evaluation_becomes_files_that_are_checked_and_committed_like_any_other(given):
    (reading,) = review.readings(reader.read_all("evaluation.txt", review_files.EVALUATION.encode()))
    _number, code = target_forms.import_form(given.database, reading.cells, reading.form, "test")
    files, remarks = final_figures.files(given.database, reading.form, code, "evaluation.txt")
    assert files["spending"].rows[1:] == (
        ("D001", "2023", "12", "B1", "基本支出", "600"),
        ("D001", "2023", "12", "B2", "项目支出", "500"),
        ("D001", "2023", "12", "K1", "造林", "250"),
    )
    assert len(remarks) == 2
    for cells in files.values():
        what = monthly_files.preview(given.database, cells)
        assert [problem for problem in what.file.problems if problem.severity == "error"] == []
        monthly_files.commit(given.database, what, "test")
    # 1200 of at least 1000, 58 % of at least 60 %.
    statuses = [given.result(one, 12, "D001")["status"] for one in ("I01", "I02", "I03")]
    assert statuses == ["met", "no_data", "behind"]
    assert given.money("K1", 12, "D001")["executed_amount"] == 2_500_000
