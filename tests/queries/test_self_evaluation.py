"""What a self-evaluation scores itself, beside our own computation of the same figures."""

from decimal import Decimal

from given import budget_line, indicator, printed_score, task


def found(given, check: str) -> list[dict]:
    rows = given.database.query("actual_findings") + given.database.query("target_findings")
    return [row for row in rows if row["check_name"] == check]


def evidence(given, check: str) -> list[str]:
    return [f"{row['subject_code']}: {row['evidence_en']}" for row in found(given, check)]


class TestScoresOfIndicators:
    def evaluated(self, given, points, score, reached=75, **other):
        given.form([indicator(target=100)], scores=[printed_score(points=points, score=score, **other)])
        given.actuals((12, "I01", reached))

    def test_a_score_other_than_points_times_our_rate_is_found_with_both_numbers(self, given):
        # 75 of 100: 75 % of 20 points are 15.
        self.evaluated(given, 20, 18)
        assert evidence(given, "score_differs_from_ours") == [
            "I01: The self-evaluation scores it 18; 20 points × completion rate 75% make 15."
        ]

    def test_within_a_tenth_of_a_point_they_agree(self, given):
        self.evaluated(given, 20, "15.1")
        assert found(given, "score_differs_from_ours") == []

    def test_a_tenth_and_more_is_a_difference(self, given):
        self.evaluated(given, 20, "15.11")
        assert len(found(given, "score_differs_from_ours")) == 1

    def test_without_a_printed_score_nothing_is_said(self, given):
        self.evaluated(given, 20, None)
        assert found(given, "score_differs_from_ours") == []

    def test_without_printed_points_nothing_is_said(self, given):
        self.evaluated(given, None, 18)
        assert found(given, "score_differs_from_ours") == []

    def test_without_figures_nothing_is_said(self, given):
        given.form([indicator()], scores=[printed_score(points=20, score=18)])
        assert found(given, "score_differs_from_ours") == []

    def test_the_printed_score_never_replaces_ours(self, given):
        self.evaluated(given, 20, 18)
        assert given.result(month=12)["completion_rate"] == 0.75
        (row,) = given.database.query("self_evaluation_scores")
        assert (row["score"], row["own_rate"], row["own_score"]) == (18, Decimal("0.75"), 15)


class TestScoresOfTheExecution:
    def test_it_is_points_times_the_rate_of_the_project(self, given):
        given.form(tasks=[task("K1", 1200)], scores=[printed_score("execution", 10, 10, code="K1")])
        given.spending((12, "K1", 1080))
        # 1080 of 1200 yuan are 90 %.
        assert evidence(given, "score_differs_from_ours") == [
            "K1: The self-evaluation scores it 10; 10 points × execution rate 90%, at most 100%, make 9."
        ]

    def test_the_adjusted_budget_is_the_denominator(self, given):
        given.form(tasks=[task("K1", 1000)], scores=[printed_score("execution", 10, "9", code="K1")])
        given.adjusted_budgets((12, "K1", 1200))
        given.spending((12, "K1", 1080))
        assert found(given, "score_differs_from_ours") == []

    def test_spending_more_than_the_budget_scores_no_more_than_the_points(self, given):
        given.form(tasks=[task("K1", 1000)], scores=[printed_score("execution", 10, 11, code="K1")])
        given.spending((12, "K1", 1100))
        assert evidence(given, "score_differs_from_ours") == [
            "K1: The self-evaluation scores it 11; 10 points × execution rate 100%, at most 100%, make 10."
        ]

    def test_without_a_code_it_is_that_of_the_whole_budget(self, given):
        lines = [budget_line("B1", "基本支出", 600), budget_line("B2", "项目支出", 400)]
        given.form(lines=lines, scores=[printed_score("execution", 10, 10, code=None)])
        given.spending((12, "B1", 600), (12, "B2", 200))
        # 800 of 1000 yuan.
        assert evidence(given, "score_differs_from_ours") == [
            "B: The self-evaluation scores it 10; 10 points × execution rate 80%, at most 100%, make 8."
        ]

    def test_each_task_has_its_own_rate(self, given):
        scores = [printed_score("task", 6, 6, code="K1"), printed_score("task", 4, 4, code="K2")]
        given.form(tasks=[task("K1", 300), task("K2", 100)], scores=scores)
        given.spending((12, "K1", 150), (12, "K2", 100))
        assert [row["subject_code"] for row in found(given, "score_differs_from_ours")] == ["K1"]

    def test_without_spending_nothing_is_said(self, given):
        given.form(tasks=[task("K1", 1000)], scores=[printed_score("execution", 10, 10, code="K1")])
        assert found(given, "score_differs_from_ours") == []


def paper(*sums: dict, execution=9, first=50, second=36) -> list[dict]:
    """10 points for the execution, 50 and 40 for two indicators, and sums."""
    return [
        printed_score("execution", 10, execution, code="K1"),
        printed_score(points=50, score=first, code="I01"),
        printed_score(points=40, score=second, code="I02", level1="效益指标", level2="社会效益指标"),
        *sums,
    ]


def total(points=100, score=95, **other) -> dict:
    return printed_score("total", points, score, source_row=9, **other)


def level(points, score=None, level1=None, level2=None, name="产出指标") -> dict:
    return printed_score("level", points, score, item_name=name, level1=level1, level2=level2, source_row=5)


class TestSums:
    def test_sums_that_agree_are_nothing_to_say(self, given):
        given.form(scores=paper(level(50, 50, "产出指标"), level(90, None, name="绩效指标"), total(score="95.1")))
        assert found(given, "score_sum_differs") + found(given, "points_sum_differs") == []

    def test_a_total_other_than_the_sum_of_the_scores_is_found_with_both_numbers(self, given):
        given.form(scores=paper(total(score=97)))
        # 9 + 50 + 36.
        assert evidence(given, "score_sum_differs") == [
            "第9行 总分: The self-evaluation has a score of 97; the scores it adds up make 95."
        ]

    def test_a_level_other_than_the_sum_of_its_indicators_is_found(self, given):
        given.form(scores=paper(level(60, 45, "产出指标"), total()))
        assert evidence(given, "score_sum_differs") == [
            "第5行 产出指标: The self-evaluation has a score of 45; the scores it adds up make 50."
        ]
        assert evidence(given, "points_sum_differs") == [
            "第5行 产出指标: The self-evaluation gives 60 points; the points it adds up make 50."
        ]

    def test_a_second_level_has_its_own_indicators(self, given):
        given.form(scores=paper(level(40, 36, "效益指标", "社会效益指标"), level(40, 30, "效益指标"), total()))
        assert [row["subject_name"] for row in found(given, "score_sum_differs")] == ["产出指标"]

    def test_points_outside_of_the_total_are_not_in_its_sum(self, given):
        scores = paper(total(90, 86))
        scores[0]["is_in_total"] = False
        given.form(scores=scores)
        assert found(given, "score_sum_differs") + found(given, "points_sum_differs") == []

    def test_without_one_of_the_scores_nothing_is_said_of_the_total(self, given):
        given.form(scores=paper(total(score=97), second=None))
        assert found(given, "score_sum_differs") == []

    def test_points_that_make_no_hundred_are_found_where_no_total_is_printed(self, given):
        given.form(scores=[printed_score(points=50, score=50), printed_score(points=40, score=36, code="I02")])
        assert evidence(given, "points_sum_differs") == [
            "全部1: The self-evaluation gives 100 points; the points it adds up make 90."
        ]

    def test_points_without_any_score_are_a_target_form_and_need_no_hundred(self, given):
        given.form(scores=[printed_score(points=50), printed_score(points=40, code="I02")])
        assert found(given, "points_sum_differs") == []

    def test_each_project_has_its_own_total(self, given):
        second = [row | {"paper_number": 2} for row in paper(total(score=90))]
        given.form(scores=[*paper(total()), *second])
        assert evidence(given, "score_sum_differs") == [
            "第9行 总分: The self-evaluation has a score of 90; the scores it adds up make 95."
        ]

    def test_a_withdrawn_self_evaluation_says_nothing(self, given):
        number = given.form(scores=paper(total(score=97)))
        given.database.withdraw(number, "me")
        assert found(given, "score_sum_differs") + given.database.query("self_evaluation_scores") == []
