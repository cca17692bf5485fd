"""What people decide about targets and money: way of counting, monthly plans, payment months, adjusted budgets."""

from decimal import Decimal

import pytest
from given import budget_line, indicator, task

from monitoring.actions import decisions
from monitoring.problems import MonitoringError
from monitoring.screen import decisions as screen_decisions


def test_a_decision_takes_the_place_of_the_proposal_until_it_is_withdrawn(given):
    given.form([indicator(target=100, aggregation="latest", pacing="every_month", is_proposal=True)])
    given.actuals((1, "I01", 40), (2, "I01", 30))
    assert (given.result(month=2)["actual_to_date"], given.result(month=2)["status"]) == (30, "behind")
    number = given.counting(aggregation="sum", pacing="even", responsible_office="办公室")
    row = given.result(month=2)
    assert (row["actual_to_date"], row["status"], row["is_proposal"]) == (70, "on_track", False)
    assert row["responsible_office"] == "办公室"
    given.database.withdraw(number, "test")
    row = given.result(month=2)
    assert (row["actual_to_date"], row["is_proposal"], row["responsible_office"]) == (30, True, None)


def test_a_decision_outlives_a_new_version_of_the_form(given):
    given.form([indicator(target=100)])
    given.counting(aggregation="sum", pacing="even")
    given.form([indicator(target=200)])
    row = given.result(month=6)
    assert (row["pacing"], row["target_value"], row["expected_to_date"]) == ("even", 200, 100)


def test_a_form_that_compares_otherwise_asks_for_a_new_decision(given):
    given.form([indicator("≥", 100, needs_confirmation=True)])
    given.counting(aggregation="sum", pacing="even")
    assert given.database.query("targets")[0]["needs_confirmation"] is False
    given.form([indicator("≤", 100, "latest", is_proposal=True, needs_confirmation=True)])
    target = given.database.query("targets")[0]
    assert (target["aggregation"], target["direction"], target["is_proposal"]) == ("latest", "lower", True)
    assert target["needs_confirmation"] is True


# A plan of 10 in January, nothing in summer, 90 in December; 100 is the target.
PLAN = [10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 90]


@pytest.mark.parametrize(
    ("month", "reported", "status"),
    [
        (1, 8, "on_track"),  # 8 of 10 is 0.8
        (1, 7, "slow"),
        (1, 5, "behind"),
        (11, 8, "on_track"),  # still 10 expected; evenly it would be 91.7
        (12, 70, "slow"),  # 70 of 100 in December
    ],
)
def test_a_monthly_plan_replaces_the_even_share(given, month, reported, status):
    given.form([indicator(target=100, pacing="even")])
    given.counting(plan=PLAN)
    given.actuals((1, "I01", reported))
    row = given.result(month=month)
    assert (row["has_plan"], row["status"]) == (True, status)
    assert row["expected_to_date"] == (100 if month == 12 else 10)


def test_a_plan_makes_no_run_rate_forecast_but_says_what_is_needed(given):
    given.form([indicator(target=100, pacing="even")])
    given.counting(plan=PLAN)
    given.actuals((1, "I01", 10))
    row = given.result(month=2)
    # 90 are missing, 10 months are left.
    assert (row["forecast_value"], row["needed_per_month"]) == (None, 9)


def test_a_decision_without_a_plan_takes_the_plan_away(given):
    given.form([indicator(target=120, pacing="even")])
    given.counting(plan=PLAN)
    given.counting()
    row = given.result(month=6)
    assert (row["has_plan"], row["expected_to_date"]) == (False, 60)


def test_a_plan_for_less_than_the_target_is_a_finding(given):
    given.form([indicator(target=120, pacing="even")])
    given.counting(plan=PLAN)
    (row,) = [row for row in given.database.query("target_findings") if row["check_name"] == "plan_below_target"]
    assert (row["severity"], row["subject_code"]) == ("high", "I01")
    assert "100.0000" in row["evidence"]


def test_an_adjusted_budget_counts_from_its_month_on(given):
    given.form([], [task(budget=1200)])
    given.spending((1, "K1", 300))
    given.adjusted_budgets((6, "K1", 600), (9, "K1", 250))
    rates = {month: given.money(month=month)["execution_rate"] for month in (5, 6, 8, 9)}
    assert rates == {5: 0.25, 6: 0.5, 8: 0.5, 9: 1.2}
    row = given.money(month=9)
    assert (row["planned_amount"], row["budget_amount"]) == (1200, 250)
    assert (row["status"], row["overspent"]) == ("met", True)


def test_a_corrected_adjustment_replaces_the_first_and_a_withdrawal_brings_it_back(given):
    given.form([], [task(budget=1200)])
    given.adjusted_budgets((6, "K1", 600))
    second = given.adjusted_budgets((6, "K1", 800))
    assert given.money(month=7)["budget_amount"] == 800
    given.database.withdraw(second, "test")
    assert given.money(month=7)["budget_amount"] == 600


def test_an_adjusted_budget_line_counts_in_the_trial_score(given):
    given.form([indicator()], [], [budget_line("B1", amount=1000)])
    given.spending((6, "B1", 500))

    def score():
        rows = given.database.query("trial_score", month=6)
        return next(row["score"] for row in rows if row["part"] == "execution")

    assert score() == 5
    given.adjusted_budgets((6, "B1", 500))
    assert score() == 10


# A payment of 1,000 planned for October.
@pytest.mark.parametrize(
    ("month", "spent", "status"),
    [(9, None, "not_due"), (9, 100, "not_due"), (9, 1000, "met"), (10, None, "no_data"), (10, 999, "behind")],
)
def test_a_task_with_a_payment_month_is_due_in_that_month(given, month, spent, status):
    given.form([], [task(budget=1000)])
    given.planning(payment_month=10, office="装备科")
    if spent is not None:
        given.spending((month, "K1", spent))
    row = given.money(month=month)
    assert (row["status"], row["responsible_office"]) == (status, "装备科")


def test_a_payment_plan_replaces_the_time_gone(given):
    given.form([], [task(budget=1200)])
    given.planning(plan=[0, 0, 300, 0, 0, 300, 0, 0, 300, 0, 0, 300])
    given.spending((3, "K1", 240))
    # By May 300 are planned (25 % of the budget) and 240 are spent: 0.8 of it, where 500 would be the even share.
    row = given.money(month=5)
    assert (row["schedule_rate"], row["status"], row["has_plan"]) == (0.25, "on_track", True)
    # Of June nothing is reported yet: the money is still that of March. Nothing spent in it is another thing.
    assert given.money(month=6)["status"] == "on_track"
    given.spending((6, "K1", 0))
    assert given.money(month=6)["status"] == "behind"
    assert given.money(month=2)["status"] == "no_data"


def test_totals_keep_the_time_gone_although_single_tasks_have_plans(given):
    given.form([], [task("K1", 1200), task("K2", 1200)])
    given.planning("K1", plan=[1200, *[0] * 11])
    (row,) = given.database.query("money_totals", month=3)
    assert (row["schedule_rate"], row["scheduled_amount"], row["line_count"]) == (0.25, Decimal(600), 2)


def owed(given, month: int) -> dict:
    rows = given.database.query("deviation_explanations", month=month)
    return {row["item_code"]: row["is_owed"] for row in rows}


def test_an_explanation_is_owed_for_what_is_late_or_far_above_its_target_and_for_late_or_overspent_money(given):
    given.form(
        [
            indicator(indicator_code="I01", target=100, pacing="even"),  # 0 of 50: behind
            indicator(indicator_code="I02", target=100, pacing="even"),  # 45 of 50: on track
            indicator(indicator_code="I03", target=100, pacing="even"),  # 130: met, and 1.3 times the target
            indicator(indicator_code="I04", target=100, pacing="even"),  # nothing reported
        ],
        [task("K1", 1000), task("K2", 1000), task("K3", 1000)],
    )
    given.actuals((6, "I01", 0), (6, "I02", 45), (6, "I03", 130))
    given.spending((6, "K1", 100), (6, "K2", 450), (6, "K3", 1001))
    assert owed(given, 6) == {"I01": True, "I03": True, "K1": True, "K3": True}


def test_an_explanation_settles_its_own_month_only_and_can_be_withdrawn(given):
    given.form([indicator(target=100, pacing="even")])
    given.actuals((5, "I01", 0))
    number = given.explanations((6, "I01", {"is_staffing_reason": True, "reason_text": "too few people"}))
    assert (owed(given, 6), owed(given, 7)) == ({"I01": False}, {"I01": True})
    attention = given.database.query("needs_attention", month=6)[0]
    assert (attention["owes_explanation"], attention["reason_text"]) == (False, "too few people")
    given.database.withdraw(number, "test")
    assert owed(given, 6) == {"I01": True}


def test_of_several_explanations_the_latest_counts(given):
    given.form([indicator(target=100, pacing="even")])
    given.actuals((6, "I01", 0))
    given.explanations((6, "I01", {"is_staffing_reason": True, "reason_text": "first"}))
    given.explanations((6, "I01", {"is_staffing_reason": True, "reason_text": "second"}))
    reports = given.database.query("explanation_reports", item_code="I01")
    assert [(row["reason_text"], row["is_in_force"]) for row in reports] == [("first", False), ("second", True)]


def wanted(database, code="I01", **changed) -> dict:
    """What staff leave in the grid for one indicator: what is in force, with changes."""
    (target,) = [row for row in database.query("targets") if row["indicator_code"] == code]
    return {code: {name: target[name] for name in decisions.COUNTING} | changed}


def test_confirming_a_proposal_changes_no_figure_and_says_who(given):
    given.form([indicator(is_proposal=True, needs_confirmation=True)])
    given.actuals((1, "I01", 40))
    before = given.result()
    decisions.save_countings(given.database, "D1", 2023, wanted(given.database), "Li Min")
    target = given.database.query("targets")[0]
    assert (target["is_proposal"], target["needs_confirmation"], target["confirmed_by"]) == (False, False, "Li Min")
    assert given.result() == before | {"is_proposal": False}


IMPOSSIBLE = [
    (indicator(), {"pacing": "due"}, "choose the month in which it is due"),
    (indicator("≤", 3, "latest"), {"pacing": "even"}, "has no part that is due earlier"),
    (indicator("≤", 3, "latest"), {"direction": "higher"}, "the target is a ceiling not to be exceeded"),
    (indicator("≥", 3), {"direction": "exact"}, "the target is to be reached"),
    (indicator(None, None, "latest", target_text="合规"), {"pacing": "steps"}, "has no part"),
    (indicator(), {"tolerance_value": Decimal(-1)}, "cannot be negative"),
    (indicator(), {"weight": Decimal(0)}, "more than 0"),
]


@pytest.mark.parametrize(("row", "changed", "said"), IMPOSSIBLE)
def test_what_cannot_go_together_is_refused_in_a_sentence_and_nothing_is_stored(given, row, changed, said):
    given.form([row])
    with pytest.raises(MonitoringError, match=said):
        decisions.save_countings(given.database, "D1", 2023, wanted(given.database, **changed), "Li Min")
    assert len(given.database.query("submission_history")) == 1


def test_all_reasons_against_several_decisions_are_said_at_once(given):
    given.form([indicator(), indicator(indicator_code="I02")])
    both = wanted(given.database, pacing="due") | wanted(given.database, "I02", weight=Decimal(0))
    with pytest.raises(MonitoringError, match=r"(?s)I01: choose.*I02: a weight"):
        decisions.save_countings(given.database, "D1", 2023, both, "Li Min")


def test_a_due_month_without_its_pacing_is_left_out(given):
    given.form([indicator(pacing="due", due_month=12)])
    decisions.save_countings(given.database, "D1", 2023, wanted(given.database, pacing="even"), "Li Min")
    assert given.database.query("targets")[0]["due_month"] is None


def test_a_plan_stays_while_its_target_flows_and_goes_when_it_does_not(given):
    given.form([indicator(target=120, pacing="even")])
    decisions.save_plan(given.database, "D1", 2023, "I01", [Decimal(10)] * 12, "Li Min")
    decisions.save_countings(given.database, "D1", 2023, wanted(given.database, responsible_office="A"), "Li Min")
    assert (given.result()["has_plan"], given.result()["responsible_office"]) == (True, "A")
    decisions.save_countings(given.database, "D1", 2023, wanted(given.database, pacing="every_month"), "Li Min")
    assert given.database.query("indicator_plan") == []
    assert given.result()["has_plan"] is False


def test_a_plan_that_misses_the_target_or_has_nothing_to_spread_is_refused(given):
    given.form([indicator(target=120, pacing="even"), indicator("≤", 3, "latest", indicator_code="I02")])
    with pytest.raises(MonitoringError, match="adds up to 108 件, the target is ≥ 120 件"):
        decisions.save_plan(given.database, "D1", 2023, "I01", [Decimal(9)] * 12, "Li Min")
    with pytest.raises(MonitoringError, match="due part by part"):
        decisions.save_plan(given.database, "D1", 2023, "I02", [Decimal(9)] * 12, "Li Min")


def test_a_plan_is_removed_and_the_removal_withdrawn(given):
    given.form([indicator(target=120, pacing="even")])
    decisions.save_plan(given.database, "D1", 2023, "I01", [Decimal(10)] * 12, "Li Min")
    removal = decisions.save_plan(given.database, "D1", 2023, "I01", None, "Li Min")
    assert given.result()["has_plan"] is False
    given.database.withdraw(removal, "Li Min")
    assert given.result()["has_plan"] is True


def test_a_payment_month_takes_the_place_of_a_payment_plan_and_the_other_way_round(given):
    given.form([], [task(budget=1200)])
    decisions.save_task_plan(given.database, "D1", 2023, "K1", [Decimal(100)] * 12, "Li Min")
    assert given.money(month=3)["has_plan"] is True
    one_month = {"K1": {"payment_month": 10, "responsible_office": "A", "planning_note": None}}
    decisions.save_plannings(given.database, "D1", 2023, one_month, "Li Min")
    assert (given.money(month=3)["has_plan"], given.money(month=3)["status"]) == (False, "not_due")
    decisions.save_task_plan(given.database, "D1", 2023, "K1", [Decimal(100)] * 12, "Li Min")
    row = given.money(month=3)
    assert (row["has_plan"], row["payment_month"], row["responsible_office"]) == (True, None, "A")
    with pytest.raises(MonitoringError, match=r"adds up to 0\.1212 × 10k yuan, the planned money is 0\.12 × 10k yuan"):
        decisions.save_task_plan(given.database, "D1", 2023, "K1", [Decimal(101)] * 12, "Li Min")


def test_the_history_of_decisions_says_from_what_to_what(given):
    given.form([indicator(aggregation="latest", is_proposal=True)])
    first = decisions.save_countings(given.database, "D1", 2023, wanted(given.database, aggregation="sum"), "Li Min")
    second = decisions.save_countings(
        given.database, "D1", 2023, wanted(given.database, pacing="due", due_month=6), "Wang"
    )
    rows = decisions.changes(given.database.query("decisions"))
    assert [(row["submission_id"], row["what"], row["before"], row["after"]) for row in rows] == [
        (second, "pacing", "every_month", "due"),
        (second, "due_month", None, 6),
        (first, "aggregation", "latest", "sum"),
    ]
    given.database.withdraw(second, "Wang")
    assert len(decisions.changes(given.database.query("decisions"))) == 1


def test_the_grid_asks_to_save_only_what_was_changed_or_confirmed(given):
    given.form([indicator(is_proposal=True), indicator(indicator_code="I02"), indicator(indicator_code="I03")])
    targets = given.database.query("targets")
    lines = [{**row, "tolerance_value": None, "weight": float("nan"), "confirmed": True} for row in targets]
    lines[2]["responsible_office"] = "  办公室 "
    wanted_rows = screen_decisions.changed_countings(targets, lines)
    assert list(wanted_rows) == ["I01", "I03"]
    assert wanted_rows["I03"]["responsible_office"] == "办公室"
    assert wanted_rows["I03"]["weight"] is None


def test_confirming_all_proposals_leaves_those_in_doubt_to_be_looked_at(given):
    certain, doubted = indicator(is_proposal=True), indicator(indicator_code="I02", is_proposal=True)
    given.form([certain, doubted | {"needs_confirmation": True}])
    targets = given.database.query("targets")
    lines = screen_decisions.counting_lines(targets, all_right=True)
    assert [line["confirmed"] for line in lines] == [True, False]
    assert list(screen_decisions.changed_countings(targets, lines)) == ["I01"]
    lines[1]["confirmed"] = True
    assert list(screen_decisions.changed_countings(targets, lines)) == ["I01", "I02"]


def test_the_grid_of_tasks_asks_to_save_only_what_was_changed(given):
    given.form([], [task("K1"), task("K2")])
    tasks = given.database.query("form_tasks")
    lines = [dict(row) for row in tasks]
    lines[1]["payment_month"] = 10.0
    assert screen_decisions.changed_plannings(tasks, lines) == {
        "K2": {"payment_month": 10, "responsible_office": None, "planning_note": None}
    }


def test_a_likelihood_without_a_reason_leaves_the_explanation_owed(given):
    given.form([indicator(target=100, pacing="even")], [task(budget=1000)])
    given.actuals((6, "I01", 0))
    given.spending((6, "K1", 100))
    alone = {"reason_text": "", "likelihood": "possible"}
    given.explanations((6, "I01", alone), (6, "K1", alone))
    assert owed(given, 6) == {"I01": True, "K1": True}
    assert given.database.query("needs_attention", month=6)[0]["owes_explanation"] is True
    assert given.database.query("money_attention", month=6)[0]["owes_explanation"] is True
