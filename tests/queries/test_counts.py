"""The headline counts and what is listed for attention."""

import pytest
from given import indicator


def a_department_with_every_status(given):
    given.form(
        [
            indicator(target=10, indicator_code="I01"),
            indicator(target=120, pacing="even", indicator_code="I02"),
            indicator(target=120, pacing="even", indicator_code="I03"),
            indicator(target=10, indicator_code="I04", level1="效益指标", level2="社会效益指标"),
            indicator(target=1, pacing="due", due_month=12, indicator_code="I05"),
            indicator(target=10, indicator_code="I06"),
            indicator(target=10, indicator_code="I07"),
        ]
    )
    given.actuals((6, "I01", 10), (6, "I02", 60), (6, "I03", 40), (6, "I04", 5), (6, "I07", 13))


STATUSES = ("met", "on_track", "slow", "behind", "not_due", "no_data")


def test_every_indicator_is_counted_in_exactly_one_status(given):
    a_department_with_every_status(given)
    (counts,) = given.database.query("status_counts", month=6)
    assert [counts[f"{status}_count"] for status in STATUSES] == [2, 1, 1, 1, 1, 1]
    assert counts["indicator_count"] == 7
    assert (counts["with_data_count"], counts["coverage_rate"]) == (5, 5 / 7)


def test_categories_have_their_own_counts_and_the_mean_says_how_many_it_rests_on(given):
    a_department_with_every_status(given)
    output, benefit = given.database.query("category_counts", month=6)
    assert (output["level2"], output["indicator_count"], output["met_count"]) == ("数量指标", 6, 2)
    assert output["mean_completion_rate"] == pytest.approx((1 + 0.5 + 40 / 120 + 1) / 4)
    assert output["with_data_count"] == 4
    assert (benefit["level2"], benefit["behind_count"], benefit["mean_completion_rate"]) == ("社会效益指标", 1, 0.5)


def test_attention_lists_the_worst_first_and_over_achievement_last(given):
    a_department_with_every_status(given)
    found = given.database.query("needs_attention", month=6)
    assert [(row["indicator_code"], row["status"]) for row in found] == [
        ("I04", "behind"),
        ("I03", "slow"),
        ("I06", "no_data"),
        ("I07", "met"),
    ]


def test_a_department_without_reports_has_no_latest_month(given):
    given.form([indicator()])
    (row,) = given.database.query("departments")
    assert (row["department_code"], row["latest_month"], row["has_illustrative"]) == ("D1", None, False)


def test_illustrative_figures_are_known_as_such_until_real_ones_replace_them(given):
    given.form([indicator()])
    given.actuals((1, "I01", 5), is_illustrative=True)
    assert given.database.query("departments")[0]["has_illustrative"] is True
    given.actuals((1, "I01", 6))
    assert given.database.query("departments")[0]["has_illustrative"] is False


def test_a_parameter_left_out_does_not_filter(given):
    given.form([indicator()], department="D1")
    given.form([indicator()], department="D2")
    assert len(given.database.query("status_counts")) == 24
    assert len(given.database.query("status_counts", department_code="D2")) == 12
    assert len(given.database.query("status_counts", department_code="D2", month=4)) == 1


def test_attention_names_the_farthest_from_what_is_due_first(given):
    given.form(
        [
            indicator(target=100, indicator_code="I01"),
            indicator(target=100, indicator_code="I02"),
            indicator("<", 7, "maximum", indicator_code="I03"),
            indicator(target=120, pacing="even", indicator_code="I04"),
        ]
    )
    given.actuals((9, "I01", "99.3"), (9, "I02", 33), (9, "I03", 7), (9, "I04", 45))
    rows = given.database.query("needs_attention", month=9)
    # 45 of the 90 that are due by September; a strict limit that is just met is as near as can be.
    assert [(row["indicator_code"], float(row["due_rate"])) for row in rows] == [
        ("I02", 0.33),
        ("I04", 0.5),
        ("I01", 0.993),
        ("I03", 1.0),
    ]
    owed = given.database.query("deviation_explanations", month=9)
    assert [row["item_code"] for row in owed] == ["I02", "I04", "I01", "I03"]


def test_who_turned_since_the_month_before_is_named(given):
    given.form([indicator(target=100, indicator_code=code) for code in ("I01", "I02")])
    given.actuals((1, "I01", 100), (2, "I02", 50))
    turned = [row for row in given.database.query("indicator_progress") if row["has_turned"]]
    assert [(row["month"], row["indicator_code"], row["status_before"], row["status"]) for row in turned] == [
        (2, "I02", "no_data", "behind")
    ]
    assert given.result("I01", 1)["status_before"] is None
