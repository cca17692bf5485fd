"""Versions of a target form: what one changes of another, and figures under an earlier one."""

from decimal import Decimal

import pytest
from given import budget_line, indicator, task

from monitoring.actions import target_versions
from monitoring.forms import differences
from monitoring.problems import UnknownName


@pytest.fixture
def two_versions(given) -> tuple[int, int]:
    """120 pieces were 60 before; 10 a month are expected today, 5 under the first version. 12 are reported."""
    first = given.form([indicator(target=60, pacing="even")], [task("K1", 1200)], [budget_line()])
    second = given.form(
        [indicator(target=120, pacing="even")],
        [task("K1", 1300), task("K2", 50)],
        [budget_line("B1", "基本支出", 1250)],
    )
    given.actuals((1, "I01", 2), (2, "I01", 10))
    return first, second


def everything(given) -> list:
    cursor = given.database.cursor()
    tables = ("submissions", "submission_events")
    return [cursor.execute(f"select * from {table} order by all").fetchall() for table in tables]


def test_figures_under_an_earlier_version_are_computed_and_nothing_stays_changed(given, two_versions):
    before = everything(given)
    (row,) = target_versions.as_of(given.database, two_versions[0], "indicator_progress", month=2)
    # 12 of 10 expected under 60 a year; 12 of 20 expected under 120.
    assert (row["expected_to_date"], row["status"]) == (10, "on_track")
    assert (given.result(month=2)["expected_to_date"], given.result(month=2)["status"]) == (20, "slow")
    assert everything(given) == before


def test_a_version_that_was_withdrawn_is_computed_too(given, two_versions):
    given.database.withdraw(two_versions[1], "test")
    (row,) = target_versions.as_of(given.database, two_versions[1], "indicator_progress", month=2)
    assert row["target_value"] == 120
    assert given.result(month=2)["target_value"] == 60


def test_the_version_in_force_gives_the_figures_of_today(given, two_versions):
    assert target_versions.as_of(given.database, two_versions[1], "indicator_progress", month=2) == [
        given.result(month=2)
    ]


def test_what_is_no_target_form_has_no_version(given, two_versions):
    with pytest.raises(UnknownName, match="Submission 3 is no target form"):
        target_versions.as_of(given.database, 3, "indicator_progress")


def test_what_today_changes_of_an_earlier_version_is_said_for_indicators_tasks_and_budget_lines(given, two_versions):
    assert [
        (row["kind"], row["change"], row["code"], row["before"], row["after"])
        for row in target_versions.changes_until_today(given.database, two_versions[0])
    ] == [
        ("indicator", "changed", "I01", "≥ 60 件", "≥ 120 件"),
        ("task", "changed", "K1", "0.12 × 10k yuan", "0.13 × 10k yuan"),
        ("task", "new", "K2", None, "0.005 × 10k yuan"),
        ("budget_line", "changed", "B1", "0.12 × 10k yuan", "0.125 × 10k yuan"),
    ]


def test_a_task_that_is_another_under_the_same_code_is_said_with_both_names():
    def content(name):
        row = {"task_code": "K1", "task_name": name, "budget_amount": Decimal(10_000)}
        return differences.content([], [row], [])

    (row,) = differences.differences(content("造林"), content("防火"))
    assert (row["change"], row["before"], row["after"]) == ("changed", "造林 · 1 × 10k yuan", "防火 · 1 × 10k yuan")
    assert differences.differences(content("造林"), differences.content([], [], [])) == [
        {"kind": "task", "change": "dropped", "code": "K1", "name": "造林", "before": "1 × 10k yuan", "after": None}
    ]
