"""The rules about the targets themselves: what they find on the published form, and where they keep quiet."""

import re

import pytest
from given import budget_line, indicator, task

from monitoring.language import catalogue, findings
from monitoring.store import queries


def found(given, check: str) -> list[dict]:
    return [row for row in given.database.query("target_findings") if row["check_name"] == check]


def codes(given, check: str) -> list[str]:
    return [row["subject_code"] for row in found(given, check)]


def test_tasks_that_plan_more_than_the_project_line_are_noticed(given):
    given.form(tasks=[task("K1", 500), task("O1", 300)], lines=[budget_line("B2", "项目支出", 100)])
    (row,) = found(given, "task_money_above_project_budget")
    assert row["evidence_en"] == "Tasks plan 0.08 × 10k yuan: 8.0 times the project expenditure, 0.01 × 10k yuan."


def test_tasks_within_the_project_line_are_nothing_to_say(given):
    given.form(tasks=[task("K1", 100)], lines=[budget_line("B2", "项目支出", 100)])
    assert found(given, "task_money_above_project_budget") == []


ON_THE_PUBLISHED_FORM = {
    "one_for_everywhere": ["I11"],
    "period_differs_from_unit": ["I34"],
    "task_money_above_project_budget": ["B2"],
    "indicator_name_used_twice": ["I03", "I04"],
    "no_weights": ["全部"],
    "task_numbers_missing": ["O12", "O16", "O18"],
    "task_promises_more_than_target": ["O17"],
    "count_among_qualities": ["I23"],
    "rate_among_quantities": ["I05", "I06"],
    "budget_balance": ["B1"],
    "money_matches_count_and_price": ["O10", "O15"],
}


@pytest.fixture(scope="module")
def published(sample):
    return sample.query("target_findings")


@pytest.mark.parametrize("check", ON_THE_PUBLISHED_FORM)
def test_a_rule_finds_on_the_published_form_what_is_there_and_nothing_else(published, check):
    assert [row["subject_code"] for row in published if row["check_name"] == check] == ON_THE_PUBLISHED_FORM[check]


def test_every_task_of_the_published_form_is_without_an_indicator_until_somebody_links_one(published):
    assert sum(row["check_name"] == "task_without_indicator" for row in published) == 21


def test_every_rule_is_among_the_findings():
    checks = {query.name for query in queries.all_queries().values() if query.layer == "checks"}
    about_targets, about_figures, about_papers = (
        set(queries.select(f"{what}_findings").reads) & checks for what in ("target", "actual", "paper")
    )
    assert about_targets | about_figures | about_papers == checks
    assert not about_targets & about_figures


@pytest.mark.parametrize("check", queries.in_layer("checks"), ids=lambda check: check.name)
def test_a_rule_returns_exactly_the_parts_that_its_sentences_need(check):
    named = {name for said in findings.CHECKS[check.name] for text in in_both(said.evidence) for name in names(text)}
    # Beside the parts a sentence may name a column that every finding has.
    assert set(re.findall(r"'(\w+)=", check.sql)) == named - {"month", "subject_name"}


def in_both(text: str) -> tuple[str, str]:
    return text, catalogue.in_language("zh", text)


def names(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_every_sentence_belongs_to_a_rule():
    assert findings.CHECKS.keys() == {check.name for check in queries.in_layer("checks")}


def test_a_quotient_of_nothing_is_left_open_in_the_sentence(given):
    given.form(tasks=[task("K1", 500)], lines=[budget_line("B2", "项目支出", 0)])
    (row,) = found(given, "task_money_above_project_budget")
    assert row["evidence_en"] == "Tasks plan 0.05 × 10k yuan: — times the project expenditure, 0.00 × 10k yuan."


def test_what_a_form_says_in_several_lines_is_quoted_as_it_stands(given):
    given.form([indicator(target=1, unit="人", explanation="全市各村配备\nunit=调解员{}")])
    (row,) = found(given, "one_for_everywhere")
    assert row["evidence"].startswith("解释为“全市各村配备\nunit=调解员{}”，指标值只有 ≥1人，")


def test_every_finding_has_evidence_and_a_suggestion_in_both_languages(published):
    for row in published:
        assert all(row[f"{part}{language}"] for part in ("evidence", "suggestion") for language in ("", "_en")), row


def test_the_arithmetic_that_holds_is_shown(published):
    evidence = {row["subject_code"]: row["evidence"] for row in published if row["severity"] == "holds"}
    assert evidence["O15"] == "2292 × 500 元 = 114.60 万元，与拟投入金额一致。"
    assert evidence["O10"] == "409.50 万元 ÷ 2500 元 = 1638，恰为整数。"


def test_a_price_within_a_longer_number_is_not_taken_for_it(given):
    prices = [
        indicator("=", 500, direction="exact", unit="元/人", indicator_code="I01"),
        indicator("=", 2500, direction="exact", unit="元/村", indicator_code="I02"),
    ]
    given.form(prices, [task("K1", 5000, content="每个村每年配套2500元"), task("K2", 5000, content="配套12500元")])
    rows = found(given, "money_matches_count_and_price")
    assert [(row["subject_code"], row["evidence"]) for row in rows] == [("K1", "0.50 万元 ÷ 2500 元 = 2，恰为整数。")]


def test_a_budget_that_does_not_balance_is_found(given):
    lines = [budget_line("B1", amount=100), budget_line("B2", "项目支出", 50)]
    income = [budget_line("R1", "财政拨款", 100, "revenue"), budget_line("R2", "其他资金", 40, "revenue")]
    given.form(lines=lines + income)
    (row,) = found(given, "budget_balance")
    assert row["severity"] == "high"
    assert "0.02 × 10k yuan; income: 0.01 × 10k yuan" in row["evidence_en"]


def test_a_unit_per_place_may_ask_for_one(given):
    given.form(
        [
            indicator(target=1, unit="人", explanation="全市各村配备人民调解员", indicator_code="I01"),
            indicator(target=1, unit="人/村", explanation="全市各村配备人民调解员", indicator_code="I02"),
            indicator(target=300, unit="人", explanation="全市各村配备人民调解员", indicator_code="I03"),
        ]
    )
    assert codes(given, "one_for_everywhere") == ["I01"]


def test_periods_that_agree_are_nothing_to_say(given):
    given.form(
        [
            indicator(unit="次/季", explanation="每季度开展", indicator_code="I01"),
            indicator(unit="次/月", explanation="每季度开展", indicator_code="I02"),
            indicator(unit="次", explanation="每季度开展", indicator_code="I03"),
        ]
    )
    assert codes(given, "period_differs_from_unit") == ["I02"]


def test_weights_that_all_indicators_have_are_nothing_to_say(given):
    given.form([indicator(weight=5)])
    assert codes(given, "no_weights") == []


@pytest.mark.parametrize(("weight", "subjects"), [(79, ["全部"]), (80, []), (100, []), (101, ["全部"])])
def test_weights_of_all_indicators_that_make_no_score_out_of_a_hundred_are_noticed(given, weight, subjects):
    given.form([indicator(weight=weight)])
    assert codes(given, "weights_are_no_points") == subjects


def test_the_total_of_weights_stands_in_the_finding(given):
    given.form([indicator(weight=30), indicator(indicator_code="I02", weight="22.5")])
    (row,) = found(given, "weights_are_no_points")
    assert row["evidence_en"] == "The weights of all indicators add up to 52.5, which is no score out of 100."


def test_a_linked_task_is_not_without_indicator(given):
    given.form([indicator()], [task("K1"), task("K2")])
    given.links(("K1", "I01"))
    assert codes(given, "task_without_indicator") == ["K2"]


def test_numbers_without_a_gap_are_nothing_to_say_and_sections_count_on_their_own(given):
    given.form(tasks=[task("K1"), task("K2"), task("O2"), task("O5")])
    assert codes(given, "task_numbers_missing") == ["O3"]


def test_a_promise_kept_by_the_target_is_nothing_to_say(given):
    words = {"level3": "宣传次数", "explanation": "《公证法》宣传", "unit": "次"}
    given.form(
        [indicator(target=4, **words)],
        [
            task("O1", content="完成四场宣传活动：《公证法》宣传"),
            task("O2", content="完成五场宣传活动：《公证法》宣传"),
        ],
    )
    assert codes(given, "task_promises_more_than_target") == ["O2"]
