"""Links of tasks and indicators: made by people, suggested by words; money beside results."""

import pytest
from given import indicator, task

from monitoring.actions import links


def balance(given, code="K1", month=6) -> dict:
    (row,) = [row for row in given.database.query("double_monitoring", month=month) if row["task_code"] == code]
    return row


# By June: money spent of the 500 that are due, and results reached of the 100 that are due → who is ahead.
GAPS = [
    (450, 90, "in_step"),
    (500, 90, "in_step"),  # exactly ten points
    (505, 90, "money_ahead"),
    (400, 90, "in_step"),
    (395, 90, "results_ahead"),
    (300, 60, "both_short"),
]


@pytest.mark.parametrize(("spent", "reached", "who"), GAPS)
def test_a_gap_of_more_than_ten_points_is_flagged(given, spent, reached, who):
    given.form([indicator(target=200, pacing="even")], [task(budget=1000)])
    given.actuals((6, "I01", reached))
    given.spending((6, "K1", spent))
    given.links(("K1", "I01"))
    row = balance(given)
    assert row["balance"] == who
    assert row["gap_rate"] == pytest.approx(spent / 500 - reached / 100)


def test_a_task_without_link_or_data_says_so(given):
    given.form([indicator(target=100)], [task("K1"), task("K2")])
    given.spending((6, "K1", 600))
    given.links(("K1", "I01"))
    assert balance(given, "K1")["balance"] == "no_data"
    assert balance(given, "K2")["balance"] == "no_link"


def test_saving_the_links_of_one_task_leaves_those_of_the_others(given):
    given.form([indicator(), indicator(indicator_code="I02")], [task("K1"), task("K2")])
    links.save(given.database, "D1", 2023, "K1", ["I01"], "Li Min")
    second = links.save(given.database, "D1", 2023, "K2", ["I01", "I02"], "Li Min")
    rows = given.database.query("links_in_force")
    assert [(row["task_code"], row["indicator_code"]) for row in rows] == [("K1", "I01"), ("K2", "I01"), ("K2", "I02")]
    given.database.withdraw(second, "Li Min")
    assert len(given.database.query("links_in_force")) == 1


def test_links_can_be_taken_away_and_made_again(given):
    given.form([indicator()], [task("K1")])
    for codes in (["I01"], [], ["I01"]):
        links.save(given.database, "D1", 2023, "K1", codes, "Li Min")
    assert len(given.database.query("links_in_force")) == 1


def test_suggestions_name_what_shares_words_and_nothing_is_linked_by_them(sample):
    tasks = {row["task_code"]: row for row in sample.query("form_tasks")}
    indicators = sample.query("targets")
    assert {"I10", "I24"} <= set(links.suggestions(tasks["K1"], indicators))  # the park
    assert "I01" in links.suggestions(tasks["O6"], indicators)  # legal aid
    assert "I13" in links.suggestions(tasks["O15"], indicators)  # electronic wristbands
    assert links.suggestions(tasks["O20"], indicators) == []  # two cars
    assert sample.query("links_in_force") == []
