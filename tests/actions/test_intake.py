"""Codes of departments and indicators: once given, they stay, whatever is withdrawn or imported later."""

import pytest
from given import budget_line, indicator, task

from monitoring.actions import changes as actions_changes
from monitoring.actions import final_figures, monthly_files, monthly_kinds, start, target_forms
from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.language import catalogue
from monitoring.monthly import template
from monitoring.problems import MonitoringError

PUBLISHED = start.PUBLISHED_FORM.read_text(encoding="utf-8")
DROPPED = "产出指标\t数量指标\t办理法律援助事项\t全年全市律师办理法律援助事项\t≥\t160\t件\n"


def imported(given, text: str, **options) -> tuple[int, str]:
    cells = reader.read("form.txt", text.encode())
    return target_forms.import_form(given.database, cells, official_form.read(cells), "test", **options)


EVALUATION = """2023年度项目支出绩效自评表
项目名称\t工资
主管部门\t甲局\t实施单位\t甲局
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t120\t130\t117\t10\t90%\t10
绩效指标\t一级指标\t二级指标\t三级指标\t年初指标值\t调整后指标值\t实际完成值\t分值\t得分
\t产出指标（90分）\t数量指标\t培训次数\t≥10次\t≥8次\t6次\t50\t50
\t\t质量指标\t合格率\t≥95%\t\t95%\t40\t40
总分\t\t\t\t\t\t\t100\t100
"""


def test_what_a_self_evaluation_prints_of_points_and_scores_is_stored_with_codes_and_rows(given):
    imported(given, EVALUATION)
    rows = given.database.query("self_evaluation_scores")
    assert [(row["part"], row["item_code"], row["points"], row["score"], row["source_row"]) for row in rows] == [
        ("execution", "K1", 10, 10, 5),
        ("indicator", "I01", 50, 50, 7),
        ("level", None, 90, None, 7),
        ("indicator", "I02", 40, 40, 8),
        ("total", None, 100, 100, 9),
    ]
    assert [row["initial_target_text"] for row in given.database.query("targets")] == ["≥10次", ""]


def test_scores_are_compared_with_the_final_values_once_those_are_stored(given):
    imported(given, EVALUATION)
    cells = reader.read("form.txt", EVALUATION.encode())
    files, remarks = final_figures.files(given.database, official_form.read(cells), "D001", "form.txt")
    for file in files.values():
        monthly_files.commit(given.database, monthly_files.preview(given.database, file), "test")
    assert remarks == []
    # 117 of 130 are 90 % of 10 points; 6 of the adjusted 8 are 75 % of 50.
    assert [
        (row["subject_code"], row["evidence_en"])
        for row in given.database.query("actual_findings")
        if row["check_name"] == "score_differs_from_ours"
    ] == [
        ("K1", "The self-evaluation scores it 10; 10 points × execution rate 90%, at most 100%, make 9."),
        ("I01", "The self-evaluation scores it 50; 50 points × completion rate 75% make 37.5."),
    ]


def names(given) -> dict[str, str]:
    return {row["indicator_code"]: row["level3"] for row in given.database.query("targets")}


def test_a_department_keeps_its_code_after_its_form_was_withdrawn(given):
    number, first = imported(given, PUBLISHED)
    given.database.withdraw(number, "test")
    _number, second = imported(given, PUBLISHED.replace("揭阳市司法局", "榕城区民政局"))
    assert (first, second) == ("D001", "D002")
    assert imported(given, PUBLISHED + "\n")[1] == "D001"


def test_an_indicator_keeps_its_code_when_the_form_comes_again_without_another_one(given):
    number, _code = imported(given, PUBLISHED)
    given.database.withdraw(number, "test")
    imported(given, PUBLISHED.replace(DROPPED, ""))
    assert "I01" not in names(given)
    assert names(given)["I02"] == "聘请其执业律师担任政府法律顾问"
    assert names(given)["I41"] == "人民群众满意度"


def test_a_code_that_was_given_is_never_given_to_another_indicator(given):
    imported(given, PUBLISHED)
    given.actuals((1, "I41", 95), department="D001")
    imported(given, PUBLISHED.replace("人民群众满意度", "企业获得感指数").replace("提升政府公信力", "优化营商环境"))
    assert names(given)["I42"] == "企业获得感指数"
    assert "I41" not in names(given)
    assert given.result("I42", 12, "D001")["status"] == "no_data"
    imported(given, PUBLISHED + "\n")
    assert given.result("I41", 12, "D001")["actual_to_date"] == 95


def test_two_indicators_of_one_name_keep_their_codes_by_their_explanations(given):
    imported(given, PUBLISHED)
    lines = PUBLISHED.splitlines()
    first, second = (
        next(i for i, line in enumerate(lines) if word in line) for word in ("审查地方性法规", "审查政府规章")
    )
    lines[first], lines[second] = lines[second], lines[first]
    imported(given, "\n".join(lines))
    explanations = {row["indicator_code"]: row["explanation"] for row in given.database.query("targets")}
    assert (explanations["I03"], explanations["I04"]) == ("审查地方性法规", "审查政府规章")


def test_a_code_of_another_department_is_refused(given):
    imported(given, PUBLISHED)
    other = PUBLISHED.replace("揭阳市司法局", "榕城区民政局")
    with pytest.raises(MonitoringError, match="The code D001 belongs to 揭阳市司法局"):
        imported(given, other, department_code="D001")
    assert imported(given, other, department_code="445202")[1] == "445202"


@pytest.mark.parametrize("code", ["", "a,b", "<x>", " ", "x" * 40])
def test_what_is_no_code_is_refused(given, code):
    with pytest.raises(MonitoringError, match="cannot be a department's code"):
        imported(given, PUBLISHED, department_code=code)


def test_what_a_revised_form_changes_is_known_before_it_is_in_force(given):
    imported(given, PUBLISHED)
    revised = PUBLISHED.replace(DROPPED, "").replace("≥\t2292\t人", "≥\t2300\t人")
    form = official_form.read(reader.read("revised.txt", revised.encode()))
    changes = {
        row["code"]: (row["change"], row["before"], row["after"])
        for row in target_forms.form_changes(given.database, form)
    }
    assert changes == {
        "I01": ("dropped", "≥ 160 件", None),
        "I13": ("changed", "≥ 2,292 人", "≥ 2,300 人"),
    }


def previewed(given, *lines: str) -> monthly_files.Preview:
    cells = reader.read("file.csv", "\n".join(lines).encode())
    return monthly_files.preview(given.database, cells)


def test_an_adjusted_budget_is_previewed_committed_and_in_force(given):
    given.form([indicator()], [task("K1", 500_000)], [budget_line("B2", "项目支出", 100)])
    header = "年度,月份,编号,调整后预算数(万元)"
    assert monthly_files.commit(given.database, previewed(given, header, "2023,7,K1,62.5"), "Li")
    again = previewed(given, header, "2023,7,K1,60", "2023,9,K1,62.5", "2023,9,B2,0.01")
    assert [(row["code"], row["month"], row["before"], row["after"], row["change"]) for row in again.changes] == [
        ("K1", 7, "62.5", "60", "changed"),
        ("K1", 9, None, "62.5", "new"),
        ("B2", 9, None, "0.01", "new"),
    ]
    monthly_files.commit(given.database, again, "Li")
    assert [
        (row["month"], row["task_code"], row["budget_amount"]) for row in given.database.query("reported_budgets")
    ] == [
        (7, "K1", 600_000),
        (9, "B2", 100),
        (9, "K1", 625_000),
    ]


def test_an_explanation_is_previewed_committed_and_replaced_as_a_whole(given):
    given.form([indicator()], [task("K1", 500_000)])
    header = "年度,月份,编号,经费保障,其他,原因说明,改进措施,完成目标可能性,全年预计完成值"
    first = previewed(given, header, "2023,7,I01,√,,late money,ask,有可能,90", "2023,7,K1,,√,no contract,,,48.5")
    assert [row["after"] for row in first.changes] == [
        "Funding · late money · ask · possible · expected 90",
        "Other reason · no contract · expected 48.5",
    ]
    monthly_files.commit(given.database, first, "Li")
    second = previewed(given, header, "2023,7,I01,,√,late money,ask,有可能,90", "2023,7,K1,,√,no contract,,,48.5")
    assert [row["change"] for row in second.changes] == ["changed", "unchanged"]
    monthly_files.commit(given.database, second, "Li")
    (of_indicator, of_task) = given.database.query("reported_explanations")
    assert (of_indicator["is_funding_reason"], of_indicator["is_other_reason"]) == (False, True)
    assert (of_indicator["likelihood"], of_task["expected_value"]) == ("possible", 485_000)


def test_the_workbook_to_fill_in_says_what_was_last_reported_and_what_to_enter(given):
    given.form([indicator(target=160), indicator(indicator_code="I02", aggregation="latest")], [task("K1", 500_000)])
    given.actuals((8, "I01", 7), (9, "I01", 12), (11, "I01", 1))
    content = monthly_files.template(given.database, "actuals", "D1", 2023, 10)
    headers, first, second = reader.read("template.xlsx", content).rows
    assert headers[-2:] == ("last reported", "what to enter")
    of_first = dict(zip(headers, first, strict=True))
    assert (of_first["last reported"], of_first["what to enter"]) == ("Sep: 12", "this month's number")
    assert (of_first["target"], of_first["month"], of_first["actual"]) == ("160", "10", "")
    assert second[-1] == "state at the end of the month"
    money = reader.read("t.xlsx", monthly_files.template(given.database, "spending", "D1", 2023, 10)).rows[1]
    assert money[3:6] == ("K1", "task K1", "50")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", list(monthly_kinds.KEYS))
def test_a_workbook_that_comes_back_is_recognised_and_its_help_is_passed_over(given, kind, lang):
    catalogue.use(lang)
    given.form([indicator()], [task("K1", 500_000)])
    cells = reader.read("template.xlsx", monthly_files.template(given.database, kind, "D1", 2023, 10))
    file = monthly_files.preview(given.database, cells).file
    assert (file.kind, [problem.severity for problem in file.problems]) == (kind, ["error"])
    assert file.blank_count == len(cells.rows) - 1


def test_the_choices_of_a_template_are_answers_that_are_understood():
    whole = template.table("explanations", [], 10, {})
    offered = {whole.columns[column]: choices for column, choices in whole.choices.items()}
    assert offered["funding"] == offered["other"] == ["√"]
    assert offered["likelihood"] == ["certain", "possible", "impossible"]


def history_of(given, number: int) -> dict:
    (row,) = [row for row in given.database.query("submission_history") if row["submission_id"] == number]
    return row


def test_a_submission_says_what_it_changed_against_what_stood_before(given):
    given.form([indicator(), indicator(indicator_code="I02")], [task("K1", 100000)])
    given.actuals((1, "I01", 5), (1, "I02", 7))
    second = given.actuals((1, "I01", 6), (1, "I02", 7), (2, "I01", 1))
    rows = actions_changes.changes_of(given.database, history_of(given, second))
    assert [(row["code"], row["month"], row["change"], row["before"], row["after"]) for row in rows] == [
        ("I01", 1, "changed", "5", "6"),
        ("I01", 2, "new", None, "1"),
        ("I02", 1, "unchanged", "7", "7"),
    ]
    budget = given.adjusted_budgets((6, "K1", 90000))
    (row,) = actions_changes.changes_of(given.database, history_of(given, budget))
    assert (row["name"], row["change"], row["after"]) == ("task K1", "new", "9")


def test_what_is_no_monthly_file_changed_no_figures(given):
    form = given.form([indicator()])
    assert actions_changes.changes_of(given.database, history_of(given, form)) == []
