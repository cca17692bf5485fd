"""What the finance bureau would send back: each rule with a breach and what is none, worked out by hand."""

import pytest
from given import budget_line, indicator, printed_score, task

from monitoring.papers import breaches
from monitoring.papers.paper import Occasion

IN_WORDS = {"comparator": None, "target": None, "target_text": "保持稳定", "aggregation": "latest"}
WRITTEN = {"is_funding_reason": True, "reason_text": "资金到位晚", "measures": "加快支付"}


def found(given, check: str, **chosen) -> list[dict]:
    return [row for row in given.database.query("paper_findings", **chosen) if row["check_name"] == check]


def said(given, check: str, **chosen) -> list[tuple]:
    """Month, paper and code of what a check found."""
    return [(row["month"], row["paper"], row["subject_code"]) for row in found(given, check, **chosen)]


class TestCauses:
    def test_a_value_that_misses_what_is_due_needs_a_cause_in_both_papers(self, given):
        given.form([indicator(target=100, pacing="even")])
        given.actuals((7, "I01", 10), (12, "I01", 10))
        assert said(given, "cause_missing", month=7) == [(7, "monitoring", "I01")]
        assert said(given, "cause_missing", month=12) == [(12, "evaluation", "I01"), (12, "monitoring", "I01")]
        given.explanations((7, "I01", WRITTEN), (12, "I01", WRITTEN))
        assert said(given, "cause_missing", month=7) == said(given, "cause_missing", month=12) == []

    def test_130_percent_of_a_target_need_one_and_129_do_not(self, given):
        given.form([indicator(target=100), indicator(target=100, indicator_code="I02")])
        given.actuals((7, "I01", 130), (7, "I02", 129))
        (row,) = found(given, "cause_missing", month=7)
        assert (row["subject_code"], row["severity"], row["paper_column"]) == ("I01", "high", "偏差原因分析")
        assert row["evidence_en"] == "It is at 130 % of its target or more, and nobody has explained why."
        assert row["suggestion_en"].startswith("Explain it on the page “Deviations”")

    def test_what_is_not_due_yet_and_months_without_a_report_are_no_breach(self, given):
        given.form([indicator(pacing="due", due_month=11), indicator(indicator_code="I02")])
        given.actuals((7, "I02", 100))
        assert given.database.query("paper_findings", month=7) == []
        # Nothing is reported after July: no paper of August can be made yet, nor one of the year.
        assert (
            given.database.query("paper_findings", month=8) == given.database.query("paper_findings", month=12) == []
        )

    def test_less_than_90_percent_spent_in_the_year_needs_one_and_90_do_not(self, given):
        given.form([indicator()], [task(budget=1000), task("K2", budget=1000)])
        given.actuals((12, "I01", 100))
        given.spending((12, "K1", "899.99"), (12, "K2", 900))
        (row,) = found(given, "low_execution_unexplained")
        assert (row["month"], row["paper"], row["subject_code"]) == (12, "evaluation", "K1")
        # It is never rounded up to the 90 that it is below.
        assert row["evidence_en"].startswith("0.089999 of 0.1 × 10k yuan are spent, 89.99%: below 90 % a cause")
        # Whoever owes it finds it on the page of deviations.
        owed = {each["item_code"] for each in given.database.query("deviation_explanations", month=12)}
        assert owed == {"K1"}
        given.explanations((12, "K1", WRITTEN))
        assert found(given, "low_execution_unexplained") == []

    def test_within_the_year_nothing_is_asked_of_90_percent(self, given):
        given.form([indicator()], [task(budget=1000)])
        given.spending((11, "K1", 850))
        assert found(given, "low_execution_unexplained") == []
        assert given.database.query("deviation_explanations", month=11) == []

    def test_a_ticked_cause_has_its_words_and_words_have_a_tick(self, given):
        given.form([indicator(), indicator(indicator_code="I02"), indicator(indicator_code="I03")])
        given.actuals((7, "I01", 1), (7, "I02", 1), (7, "I03", 1))
        given.explanations(
            (7, "I01", {"is_funding_reason": True, "reason_text": " "}),
            (7, "I02", {"reason_text": "没有说明哪一类"}),
            (7, "I03", WRITTEN),
        )
        evidence = {row["subject_code"]: row["evidence_en"] for row in found(given, "cause_incomplete")}
        assert evidence == {
            "I01": "A cause is ticked (经费保障), and nothing is said of it in words.",
            "I02": "“没有说明哪一类” is said of it, and no cause is ticked.",
        }


class TestOutlook:
    @pytest.fixture
    def july(self, given):
        given.form([indicator(target=100, pacing="even")])
        given.actuals((7, "I01", 60))
        return given

    @pytest.mark.parametrize("likelihood", ["possible", "impossible"])
    def test_who_is_not_certain_says_what_is_expected_instead(self, july, likelihood):
        july.outlook(likelihood=likelihood)
        assert said(july, "outlook_without_value") == [(7, "monitoring", "I01")]
        july.outlook(likelihood=likelihood, expected_value=80)
        assert said(july, "outlook_without_value") == []

    def test_words_are_enough_and_who_is_certain_needs_none(self, july):
        july.outlook(likelihood="possible", expected_text="基本稳定")
        assert said(july, "outlook_without_value") == []
        july.outlook(likelihood="certain")
        assert said(july, "outlook_without_value") == []

    @pytest.mark.parametrize(
        ("likelihood", "expected", "contradicts"),
        [
            ("certain", 99, True),
            ("certain", 100, False),
            ("impossible", 100, True),
            ("impossible", 99, False),
            ("possible", 100, False),
            ("possible", 40, False),
        ],
    )
    def test_what_is_expected_and_how_likely_it_is_say_the_same(self, july, likelihood, expected, contradicts):
        july.outlook(likelihood=likelihood, expected_value=expected)
        assert bool(found(july, "outlook_contradicts_target")) == contradicts

    @pytest.mark.parametrize(
        ("likelihood", "expected", "december", "severity"),
        [
            # 60 in July and 30 in December are 90: less than the 100 that were certain.
            ("certain", 100, 30, "medium"),
            ("certain", 100, 40, None),
            ("impossible", 90, 40, "medium"),
            # 70 expected and 99 there: more than a tenth off. 90 and 99: a tenth is 9.9.
            ("possible", 70, 39, "low"),
            ("possible", 90, 39, None),
        ],
    )
    def test_the_result_of_the_year_is_held_against_the_last_monitoring_table(
        self, july, likelihood, expected, december, severity
    ):
        july.outlook(month=3, likelihood="impossible", expected_value=1)
        july.outlook(likelihood=likelihood, expected_value=expected)
        assert found(july, "outlook_not_borne_out") == []
        july.actuals((12, "I01", december))
        rows = found(july, "outlook_not_borne_out")
        assert [(row["month"], row["paper"], row["severity"]) for row in rows] == (
            [(12, "evaluation", severity)] if severity else []
        )

    def test_a_proposal_that_nobody_confirmed_is_held_against_nothing(self, july):
        july.actuals((12, "I01", 1))
        assert found(july, "outlook_not_borne_out") == found(july, "outlook_contradicts_target") == []


class TestFigures:
    def test_no_value_is_empty_that_is_due_in_either_paper(self, given):
        given.form([indicator(), indicator(indicator_code="I02", pacing="due", due_month=11)], [task()])
        given.actuals((7, "I01", 100))
        given.spending((7, "K1", 700))
        assert found(given, "value_missing", month=7) == []
        given.form([indicator(), indicator(indicator_code="I02", pacing="due", due_month=11)], [task(), task("K2")])
        assert said(given, "value_missing", month=7) == [(7, "monitoring", "K2")]
        given.actuals((12, "I01", 100))
        # K2 has no report at all; K1 keeps what it spent up to July.
        assert said(given, "value_missing", month=12) == [
            (12, paper, code) for paper in ("evaluation", "monitoring") for code in ("K2", "I02")
        ]

    def test_more_than_the_budget_is_not_spent(self, given):
        given.form([indicator()], [task(budget=1000), task("K2", budget=1000)])
        given.spending((7, "K1", "1000.01"), (7, "K2", 1000))
        (row,) = found(given, "executed_above_budget")
        assert (row["month"], row["subject_code"], row["paper_column"]) == (7, "K1", "执行数")
        given.adjusted_budgets((7, "K1", 1100))
        assert found(given, "executed_above_budget") == []

    def test_the_sources_come_to_the_money_that_they_are_of(self, given):
        given.form([indicator()], [task(budget=120_000)], [budget_line("B1", amount=500_000)])
        given.spending((7, "K1", 70_000), (7, "B1", 250_000))
        given.sources("K1", fiscal={"planned_amount": 100_000}, carried={"planned_amount": 0})
        # Of other money nobody has said anything: that is not 0.
        assert found(given, "sources_differ") == []
        given.sources("K1", other={"planned_amount": 30_000})
        (row,) = found(given, "sources_differ")
        assert row["evidence_en"] == "The sources add up to 13 × 10k yuan, its budget is 12."
        given.sources(
            "K1",
            fiscal={"planned_amount": 90_000, "executed_amount": 60_000},
            carried={"planned_amount": 0, "executed_amount": 0},
            other={"planned_amount": 30_000, "executed_amount": 5_000},
        )
        (row,) = found(given, "sources_differ")
        assert row["evidence_en"] == "By source 6.5 × 10k yuan are spent up to month 7, reported are 7."
        given.sources("K1", other={"planned_amount": 30_000, "executed_amount": 10_000})
        assert found(given, "sources_differ") == []

    def test_the_sources_of_the_whole_budget_come_to_its_lines(self, given):
        given.form([indicator()], [], [budget_line("B1", amount=500_000), budget_line("B2", "项目支出", 100_000)])
        given.spending((7, "B1", 250_000))
        amounts = {"fiscal": {"planned_amount": 500_000}, "carried": {"planned_amount": 50_000}}
        given.sources("total", **amounts, other={"planned_amount": 0})
        (row,) = found(given, "sources_differ")
        assert (row["subject_code"], row["evidence_en"][:35]) == ("total", "The sources add up to 55 × 10k yuan")
        given.sources("total", **amounts, other={"planned_amount": 50_000})
        assert found(given, "sources_differ") == []


class TestScores:
    def evaluated(self, given, rows, grade=85, scores=()) -> None:
        given.form(rows, scores=scores)
        given.actuals((12, "I01", grade))

    @pytest.mark.parametrize(
        ("grade", "score", "is_breach"),
        [
            # Of 10 points: met 8 to 10, partly met 6 to below 8, not met below 6.
            (85, "8", False),
            (85, "10", False),
            (85, "7.99", True),
            (70, "6", False),
            (70, "7.99", False),
            (70, "8", True),
            (40, "0", False),
            (40, "5.99", False),
            (40, "6", True),
        ],
    )
    def test_the_score_of_a_target_in_words_stays_within_its_grade(self, given, grade, score, is_breach):
        self.evaluated(given, [indicator(**IN_WORDS)], grade, [printed_score(points=10, score=score)])
        assert bool(found(given, "score_outside_band")) == is_breach
        # Where within its grade it stands, is for people to say.
        assert found(given, "score_differs_from_ours") == []

    def test_the_score_of_a_number_follows_from_its_rate(self, given):
        scores = [printed_score(points=20, score="18"), printed_score("total", 20, "18", None)]
        self.evaluated(given, [indicator(target=100)], 75, scores)
        (row,) = found(given, "score_differs_from_ours")
        assert (row["month"], row["paper"], row["paper_column"]) == (12, "evaluation", "得分")
        assert found(given, "score_outside_band") == found(given, "score_sum_differs") == []

    def test_points_of_execution_follow_from_the_rate_of_execution(self, given):
        def of(score):
            given.form(
                [indicator()],
                lines=[budget_line("B1", amount=1000)],
                scores=[printed_score("execution", 10, score, None)],
            )

        of("9.5")
        given.spending((12, "B1", 900))
        # 90 % of 10 points are 9.
        assert said(given, "score_differs_from_ours") == [(12, "evaluation", "B")]
        of("9.1")
        assert said(given, "score_differs_from_ours") == []

    def test_levels_and_the_total_are_the_sum_of_their_parts(self, given):
        def of(level, total):
            scores = [
                printed_score(points=20, score="15"),
                printed_score("level", 20, level, None, level1="产出指标"),
                printed_score("total", 20, total, None),
            ]
            self.evaluated(given, [indicator(target=100)], 75, scores)

        of("15.1", "15")
        assert found(given, "score_sum_differs") == []
        of("15.2", "14.8")
        assert len(found(given, "score_sum_differs")) == 2

    def test_points_add_up(self, given):
        scores = [printed_score(points=20, score="15"), printed_score("total", 100, "15", None)]
        self.evaluated(given, [indicator(target=100)], 75, scores)
        assert [row["paper_column"] for row in found(given, "points_sum_differs")] == ["分值"]


class TestTexts:
    def test_2000_characters_are_the_most(self, given):
        given.form([indicator()])
        given.actuals((7, "I01", 100))
        given.item_texts(("total", "result", "长" * 2000), month=7)
        assert found(given, "text_too_long") == []
        given.item_texts(("total", "result", "长" * 2001), month=7)
        (row,) = found(given, "text_too_long")
        assert row["evidence_en"] == "2001 characters; papers take at most 2,000."

    def test_sichuan_takes_100_characters_on_low_execution_and_200_of_conclusion_problems_measures(self, given):
        given.form([indicator()], [task(budget=1000)])
        given.actuals((12, "I01", 100))
        given.spending((12, "K1", 800))
        given.explanations((12, "K1", WRITTEN | {"reason_text": "因" * 101}))
        given.item_texts(
            ("total", "conclusion", "好" * 201), ("total", "problems", "无" * 200), ("total", "result", "好" * 300)
        )
        assert found(given, "sichuan_text_too_long") == []
        rows = found(given, "sichuan_text_too_long", place="sichuan")
        assert [(row["subject_code"], row["paper_column"], row["pack"]) for row in rows] == [
            ("K1", "原因", "sichuan"),
            ("total", "评价结论", "sichuan"),
        ]
        given.explanations((12, "K1", WRITTEN | {"reason_text": "因" * 100}))
        given.item_texts(("total", "conclusion", "好" * 200))
        assert found(given, "sichuan_text_too_long", place="sichuan") == []


class TestJilin:
    def lacking(self, given) -> dict[str, str]:
        rows = found(given, "jilin_problem_missing", month=6, place="jilin")
        return {row["subject_code"]: row["evidence_en"].rpartition("Lacking: ")[2] for row in rows}

    def test_a_quantity_more_than_30_percent_off_needs_problem_cause_and_measure(self, given):
        codes = ("I01", "I02", "I03")
        given.form([indicator(target=100, pacing="even", indicator_code=code) for code in codes])
        # 50 are due by June: 35 and 65 are 30 % off and no more.
        given.actuals((6, "I01", 34), (6, "I02", 35), (6, "I03", 66))
        assert self.lacking(given) == {"I01": "问题、原因、措施.", "I03": "问题、原因、措施."}
        given.explanations((6, "I01", WRITTEN))
        assert self.lacking(given)["I01"] == "问题."
        given.item_texts(("I01", "problems", "人手不足"), month=6)
        assert self.lacking(given) == {"I03": "问题、原因、措施."}

    def test_what_is_no_quantity_or_not_due_is_not_asked_about(self, given):
        given.form(
            [
                indicator(target=100, level2="质量指标"),
                indicator(target=100, indicator_code="I02", pacing="due", due_month=11),
            ]
        )
        given.actuals((6, "I01", 1), (6, "I02", 1))
        assert self.lacking(given) == {}

    def test_nothing_spent_of_what_is_due_needs_them_too(self, given):
        given.form([indicator()], [task(), task("K2", payment_month=11), task("K3")])
        given.spending((6, "K1", 0), (6, "K2", 0), (6, "K3", 1))
        assert self.lacking(given) == {"K1": "问题、原因、措施."}

    def test_the_rules_of_a_place_hold_where_the_setting_or_the_question_names_it(self, given):
        given.form([indicator(target=100, pacing="even")])
        given.actuals((6, "I01", 1))
        assert found(given, "jilin_problem_missing") == []
        given.setting("check_place", "jilin")
        assert len(found(given, "jilin_problem_missing", month=6)) == 1
        # The central rules hold everywhere.
        assert len(found(given, "cause_missing", month=6)) == 1


class TestOccasions:
    @pytest.fixture
    def linked(self, given):
        given.form(
            [indicator(target=100, pacing="even"), indicator(target=100, pacing="even", indicator_code="I02")],
            [task(budget=1000), task("K2", budget=1000)],
        )
        given.links(("K1", "I01"))
        given.actuals((6, "I01", 1), (6, "I02", 1))
        given.spending((6, "K1", 1200), (6, "K2", 1300))
        return given

    def asked(self, given, paper="monitoring", month=6, **occasion) -> list:
        return breaches.breaches(given.database, Occasion("D1", 2023, month, **occasion), paper)

    def test_of_a_department_everything_is_asked_and_of_a_project_what_is_its_own(self, linked):
        whole = [each.sentence.split(" ")[0] for each in self.asked(linked)]
        assert sorted(whole) == ["I01", "I02", "K1", "K2"]
        of_project = self.asked(linked, task_code="K1")
        assert sorted(each.sentence.split(" ")[0] for each in of_project) == ["I01", "K1"]

    def test_each_says_where_it_stands_and_leads_to_where_it_is_put_right(self, linked):
        cause = next(each for each in self.asked(linked) if each.sentence.startswith("I01"))
        assert cause.sentence.startswith(
            "I01 件数, column “偏差原因分析”: It misses what is due, and no cause is given. Explain it"
        )
        assert (cause.page, cause.address) == ("deviations", {"item": "I01"})

    def test_the_place_of_a_layout_brings_its_rules(self, linked):
        central, jilin = self.asked(linked), self.asked(linked, place="jilin")
        assert len(jilin) == len(central) + 2

    def test_a_self_evaluation_before_december_is_reported_says_that_first(self, linked):
        (first,) = self.asked(linked, "evaluation", 12)
        assert first.sentence == "Nothing of December 2023 is reported yet: a self-evaluation is of the whole year."
        linked.actuals((12, "I01", 100))
        assert all("Nothing of December" not in each.sentence for each in self.asked(linked, "evaluation", 12))
