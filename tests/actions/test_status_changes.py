"""What a commit or an undo would change, known beforehand, and nothing of it left behind."""

import pytest
from given import Given, budget_line, indicator, task

from monitoring.actions import consequences, monthly_files
from monitoring.files import reader


@pytest.fixture
def year(given) -> Given:
    """Two indicators of 120 through the year and a task of 120 yuan; 10 a month are expected."""
    given.form(
        [indicator(target=120, pacing="even"), indicator(target=120, pacing="even", indicator_code="I02")],
        [task("K1", 120)],
        [budget_line("B1", "基本支出", 120)],
    )
    given.actuals((1, "I01", 5), (1, "I02", 10))
    return given


def previewed(given, *lines: str) -> monthly_files.Preview:
    return monthly_files.preview(given.database, reader.read("file.csv", "\n".join(lines).encode()))


def told(rows: list[dict]) -> list[tuple]:
    return [(row["code"], row["month"], row["before"], row["after"]) for row in rows]


def everything(given) -> list:
    cursor = given.database.cursor()
    tables = ("submissions", "submission_events", "actuals", "spending")
    return [cursor.execute(f"select * from {table} order by all").fetchall() for table in tables]


def test_a_file_says_which_statuses_it_would_change(year):
    # I01: 5 + 13 of 20 expected is 0.9, on track; I02: 10 + 1 of 20 is below 0.6, as 10 were.
    what = previewed(year, "年度,月份,编号,完成值", "2023,2,I01,13", "2023,2,I02,1")
    before = everything(year)
    (row,) = consequences.effects(year.database, what)
    assert (row["code"], row["name"], row["month"], row["before"], row["after"]) == (
        "I01",
        "件数",
        2,
        "behind",
        "on_track",
    )
    assert (row["before_words"], row["after_words"]) == ("✕ Behind", "▶ On track")
    assert everything(year) == before


def test_the_next_submission_has_the_next_number_after_a_rehearsal(year):
    what = previewed(year, "年度,月份,编号,完成值", "2023,2,I01,13")
    before = year.database.version
    assert consequences.effects(year.database, what)
    assert year.database.version == before
    assert monthly_files.commit(year.database, what, "Li") == [3]


def test_each_code_is_looked_at_in_the_latest_month_that_the_file_has_of_it(year):
    what = previewed(year, "年度,编号,1月,2月,3月", "2023,I01,10,10,10", "2023,I02,3,,")
    assert told(consequences.effects(year.database, what)) == [
        ("I01", 3, "behind", "on_track"),
        ("I02", 1, "on_track", "behind"),
    ]


def test_money_has_effects_too_on_tasks_and_budget_lines(year):
    what = previewed(year, "年度,月份,编号,支出金额(元)", "2023,1,K1,130", "2023,1,B1,10")
    assert told(consequences.effects(year.database, what)) == [
        ("B1", 1, "no_data", "on_track"),
        ("K1", 1, "no_data", "overspent"),
    ]


def test_a_file_that_cannot_be_committed_has_no_effects(year):
    what = previewed(year, "年度,月份,编号,完成值", "2023,2,I01,13", "2023,13,I02,10")
    assert consequences.effects(year.database, what) == []


def test_undoing_says_what_it_would_change_and_changes_nothing(year):
    number = year.actuals((2, "I01", 13), (2, "I02", 0))
    before = everything(year)
    assert (
        told(consequences.effects_of_undo(year.database, number))
        == [
            ("I01", 2, "on_track", "behind"),
            ("I02", 2, "behind", "behind"),
        ][:1]
    )
    assert everything(year) == before
    year.database.withdraw(number, "test")
    assert told(consequences.effects_of_undo(year.database, number)) == [("I01", 2, "behind", "on_track")]


def test_what_a_later_report_has_replaced_has_no_effect_when_undone(year):
    year.actuals((1, "I01", 6), (1, "I02", 10))
    assert consequences.effects_of_undo(year.database, 2) == []


def test_taking_out_a_form_takes_all_statuses_away(year):
    rows = consequences.effects_of_undo(year.database, 1)
    assert told(rows) == [
        ("B1", 1, "no_data", None),
        ("I01", 1, "behind", None),
        ("I02", 1, "on_track", None),
        ("K1", 1, "no_data", None),
    ]
    assert (rows[1]["name"], rows[1]["after_words"]) == ("件数", "")


def test_the_rows_without_an_error_have_effects_while_others_wait_for_their_correction(year):
    what = previewed(year, "年度,月份,编号,完成值", "2023,2,I01,13", "2023,13,I02,10")
    seen = what.without_refused()
    assert [(row["code"], row["after"]) for row in seen.changes] == [("I01", "13")]
    assert [row["code"] for row in consequences.effects(year.database, seen)] == ["I01"]
    assert not what.can_commit


def test_nothing_is_looked_ahead_of_where_an_error_concerns_more_than_its_row(year):
    assert previewed(year, "年度,月份,编号,完成值,完成值", "2023,2,I01,13,14").without_refused() is None
