"""A figure as it was known at an earlier moment."""

from datetime import datetime, timedelta
from random import Random

from given import indicator, task

from monitoring.store import database as store
from monitoring.store import queries
from monitoring.store.database import Submission

METRICS = (
    "indicator_progress", "status_counts", "submission_history", "departments", "settings_in_force", "month_states",
    "trial_score", "indicator_reports",
)  # fmt: skip
BEGIN = datetime(2024, 1, 1)


def all_rows(ask) -> dict[str, list[dict]]:
    return {name: ask(name) for name in METRICS}


def a_figure(random: Random, number: int) -> tuple[Submission, dict]:
    row = {
        "month": random.randint(1, 12),
        "indicator_code": "I01",
        "actual_value": random.randint(0, 20),
        "numerator_value": None,
        "denominator_value": None,
        "note": "",
        "source_row": 2,
    }
    return Submission("actuals", "D1", 2023, "me", "f.csv", f"bytes {number}", "utf-8"), {"actuals": [row]}


def one_step(database, random: Random, number: int, submitted: dict[int, bool]) -> None:
    what = random.choice(("commit", "commit", "undo", "setting", "closing"))
    if what == "undo" and submitted:
        chosen = random.choice(sorted(submitted))
        (database.withdraw if submitted[chosen] else database.restore)(chosen, "me")
        submitted[chosen] = not submitted[chosen]
    elif what == "setting":
        database.enter_settings({"on_track_rate": random.choice(("0.7", "0.8", "0.9"))}, "me")
    elif what == "closing":
        # At once open again: a closed month refuses the steps that come after it.
        database.enter_month_event("D1", 2023, random.randint(1, 12), "reopened", "me", "a reason")
    else:
        submission, tables = a_figure(random, number)
        submitted[database.commit(submission, tables)] = True


def test_whatever_came_after_a_moment_what_was_known_then_stays_the_same(given, monkeypatch):
    random, database, submitted, remembered = Random(15), given.database, {}, {}
    monkeypatch.setattr(store, "_now", lambda: BEGIN)
    given.form([indicator()])
    for number in range(1, 25):
        now = BEGIN + timedelta(hours=number)
        monkeypatch.setattr(store, "_now", lambda now=now: now)
        one_step(database, random, number, submitted)
        remembered[now + timedelta(minutes=1)] = all_rows(database.query)
    for moment, rows in remembered.items():
        assert all_rows(lambda name, moment=moment: database.query_before(moment, name)) == rows
    assert all_rows(database.query) == rows


def test_every_metric_can_be_asked_as_it_was(given, monkeypatch):
    database, names = given.database, [query.name for query in queries.in_layer("metrics")]
    monkeypatch.setattr(store, "_now", lambda: BEGIN)
    given.form([indicator()], [task()])
    given.actuals((1, "I01", 5))
    then = {name: database.query(name) for name in names}
    monkeypatch.setattr(store, "_now", lambda: BEGIN + timedelta(days=1))
    given.actuals((1, "I01", 6))
    given.spending((1, "K1", 100))
    given.setting("on_track_rate", "0.9")
    given.explanations((1, "I01"))
    database.enter_month_event("D1", 2023, 1, "closed", "me", "a reason")
    database.note("signed_in", "me", "me")
    assert {name: database.query_before(BEGIN + timedelta(hours=1), name) for name in names} == then


def test_looking_back_stores_nothing(given):
    given.form([indicator()])
    before = given.database.query("submission_history")
    assert given.database.query_before(datetime(2000, 1, 1), "submission_history") == []
    assert given.database.query("submission_history") == before
