"""Settings: what they may be, that they take effect, and that every change is an entry with a name."""

import pytest
from given import indicator

from monitoring.problems import MonitoringError
from monitoring.store import settings


def test_a_changed_threshold_changes_the_status_and_leaves_an_entry(given):
    given.form([indicator(target=120, pacing="even")])
    given.actuals((6, "I01", 45))  # 45 of 60 is 0.75
    assert given.result(month=6)["status"] == "slow"
    version = given.database.version
    settings.change(given.database, {"on_track_rate": "0.75"}, "Li Min")
    assert given.result(month=6)["status"] == "on_track"
    assert given.database.version > version
    entry = given.database.query("settings_history")[0]
    assert (entry["setting_name"], entry["value_before"], entry["setting_value"], entry["changed_by"]) == (
        "on_track_rate",
        "0.8",
        "0.75",
        "Li Min",
    )


def test_only_what_differs_is_entered(given):
    entries = len(given.database.query("settings_history"))
    settings.change(given.database, {"on_track_rate": "0.9", "slow_rate": "0.60"}, "Li Min")
    assert len(given.database.query("settings_history")) == entries + 1


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({"on_track_rate": "much"}, "not a number"),
        ({"on_track_rate": "nan"}, "not a number from 0 to 9"),
        ({"on_track_rate": "0.8001"}, "at most 3 decimals"),
        ({"near_miss_rate": "-1"}, "not a number from 0 to 9"),
        ({"slow_rate": "0.9"}, "may not be above"),
        ({"good_score": "95"}, "may not be above"),
        ({"output_points": "60"}, "add up to 110"),
        ({"lower_completion_rule": "guess"}, "is not one of"),
        ({"colour": "1"}, "no setting"),
        ({"report_deadline_day": "31"}, "not a day from 1 to 28"),
        ({"on_track_rate": "0.800"}, "in force already"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_and_changes_nothing(given, wanted, reason):
    before = given.database.query("settings_history")
    with pytest.raises(MonitoringError, match=reason):
        settings.change(given.database, wanted, "Li Min")
    assert given.database.query("settings_history") == before


def test_points_can_be_moved_where_they_still_add_up(given):
    settings.change(given.database, {"output_points": "40", "benefit_points": "40"}, "Li Min")
    assert given.database.query("settings_in_force")[0]["benefit_points"] == 40
