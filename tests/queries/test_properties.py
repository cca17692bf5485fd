"""What holds whatever the figures are: counts add up, undo is complete, a replay gives the same database again."""

import random
import shutil
from collections import Counter, defaultdict
from decimal import Decimal

import pytest
from given import Given, budget_line, indicator, task
from recomputation import completion, random_indicator, random_reports, status, to_date

from monitoring.store import queries
from monitoring.store.database import Database, Original, Submission

STATUSES = ("met", "on_track", "slow", "behind", "not_due", "no_data")
# All but the list of who did what: it is history and no figure.
METRICS = sorted({name for name, query in queries.all_queries().items() if query.layer == "metrics"} - {"audit_trail"})
# What was ever stored, whether it counts or not: these remember a withdrawn form on purpose.
REMEMBERING = {"known_departments", "known_indicators"}


@pytest.fixture
def given_the_sample(tmp_path, sample_file):
    """The sample, and short ways to change it."""
    database = Database(shutil.copyfile(sample_file, tmp_path / "copy.duckdb"))
    yield Given(database)
    database.close()


@pytest.fixture(scope="module")
def figures_of_the_sample(sample):
    return figures(sample)


def figures(database: Database) -> dict[str, list[dict]]:
    """The rows of every metric, without what says when and under which number something was committed."""
    return {name: [without_numbers(row) for row in counting(database, name)] for name in METRICS}


def counting(database: Database, name: str) -> list[dict]:
    return [row for row in database.query(name) if row.get("state") != "withdrawn"]


def without_numbers(row: dict) -> dict:
    return {
        name: value
        for name, value in row.items()
        if not name.endswith("_at") and name not in ("submission_id", "entry_id", "state_set_by", "data_version")
    }


def a_random_year(given, seed: int) -> dict[str, tuple[dict, list[tuple]]]:
    """Sixty indicators in six categories with their reports, by code."""
    chance = random.Random(seed)
    levels = [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "成本指标")]
    levels += [("效益指标", "社会效益指标"), ("效益指标", "经济效益指标"), ("满意度指标", "服务对象满意度指标")]
    year = {}
    for number in range(1, 61):
        level1, level2 = chance.choice(levels)
        row = random_indicator(chance, number) | {"level1": level1, "level2": level2}
        year[row["indicator_code"]] = (row, random_reports(chance, row))
    given.form([row for row, _reports in year.values()])
    given.actuals(*(report for _row, reports in year.values() for report in reports))
    return year


def counts_of(row: dict) -> list[int]:
    return [row[f"{name}_count"] for name in STATUSES]


def tally(found) -> list[int]:
    counted = Counter(found)
    return [counted[name] for name in STATUSES]


@pytest.mark.parametrize("seed", range(4))
def test_the_counts_of_a_category_are_those_of_its_indicators_judged_one_by_one(given, seed):
    year = a_random_year(given, seed)
    rows = given.database.query("category_counts")
    assert len(rows) == 6 * 12
    for row in rows:
        judged, rates = [], []
        for target, reports in year.values():
            if (target["level1"], target["level2"]) == (row["level1"], row["level2"]):
                y = to_date(target, reports, row["month"])
                judged.append(status(target, y, row["month"]))
                rates += [] if y is None else [completion(target, y)]
        assert counts_of(row) == tally(judged), row
        assert (row["indicator_count"], row["with_data_count"]) == (len(judged), len(rates)), row
        mean = float(sum(rates) / len(rates)) if rates else None
        assert row["mean_completion_rate"] == (None if mean is None else pytest.approx(mean, abs=1e-7)), row


@pytest.mark.parametrize("seed", range(4))
def test_every_indicator_has_one_status_in_every_month_and_the_headline_adds_up_its_categories(given, seed):
    a_random_year(given, seed)
    categories = defaultdict(list)
    for row in given.database.query("category_counts"):
        categories[row["month"]].append(row)
    headlines = given.database.query("status_counts")
    assert [row["month"] for row in headlines] == list(range(1, 13))
    for row in headlines:
        of_month = categories[row["month"]]
        assert sum(counts_of(row)) == row["indicator_count"] == 60
        assert counts_of(row) == [sum(column) for column in zip(*map(counts_of, of_month), strict=True)]
        assert row["with_data_count"] == sum(category["with_data_count"] for category in of_month)
        assert row["coverage_rate"] == pytest.approx(row["with_data_count"] / 60)


def test_filtering_and_then_counting_is_counting_and_then_filtering(sample):
    progress = sample.query("indicator_progress")
    rows = sample.query("category_counts")
    assert {row["month"] for row in rows} == set(range(1, 13))
    for row in rows:
        place = ("department_code", "year", "month", "level1", "level2")
        chosen = [each for each in progress if all(each[name] == row[name] for name in place)]
        assert counts_of(row) == tally(each["status"] for each in chosen), row
        assert row["indicator_count"] == len(chosen)


MONTHLY = [name for name in METRICS if {"department_code", "year", "month"} <= set(queries.select(name).params)]


@pytest.mark.parametrize("name", [name for name in MONTHLY if name != "actual_findings"])
def test_asking_for_one_month_gives_the_rows_of_that_month_and_no_others(sample, name):
    everything = sample.query(name)
    for month in (1, 6, 9, 12):
        asked = sample.query(name, department_code="D001", year=2023, month=month)
        assert asked == [row for row in everything if row["month"] == month]


def another_form(given) -> int:
    lines = [budget_line("B1", amount=5), budget_line("B2", "项目支出", 3)]
    return given.form([indicator(level3="另一个指标")], [task("K1", 77)], lines, department="D001")


CHANGES = {
    "actuals": lambda given: given.actuals((1, "I01", 99), (9, "I25", 3), (11, "I13", 2), department="D001"),
    "spending": lambda given: given.spending((1, "K1", 5), (9, "B1", 7), (12, "O6", "0.01"), department="D001"),
    "links": lambda given: given.links(("K1", "I10"), ("O6", "I01"), department="D001"),
    "targets": another_form,
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_withdrawal_gives_every_figure_back_and_a_restoration_takes_it_again(
    given_the_sample, figures_of_the_sample, kind
):
    database = given_the_sample.database
    number = CHANGES[kind](given_the_sample)
    changed = figures(database)
    assert changed != figures_of_the_sample
    database.withdraw(number, "Li")
    withdrawn = figures(database)
    for name in set(METRICS) - REMEMBERING:
        assert withdrawn[name] == figures_of_the_sample[name], name
    database.restore(number, "Wang")
    assert figures(database) == changed


# What lists the files themselves, in the order in which they came.
FILES = {"submission_history", "indicator_reports", "spending_reports"}


def test_the_order_of_submissions_that_share_no_cell_matters_to_no_figure(tmp_path, empty_file):
    parts = [
        lambda given: given.actuals((1, "I01", 5), (2, "I01", 7)),
        lambda given: given.actuals((3, "I01", 9), (1, "I02", "97.5")),
        lambda given: given.spending((1, "K1", 40)),
        lambda given: given.spending((2, "K1", 4000)),
        lambda given: given.links(("K1", "I01")),
    ]
    found = []
    for turn in range(3):
        given = Given(Database(shutil.copyfile(empty_file, tmp_path / f"{turn}.duckdb")))
        given.form([indicator(), indicator("≥", 95, "latest", unit="%", indicator_code="I02")], [task()])
        for submit in parts[turn:] + parts[:turn]:
            submit(given)
        found.append(figures(given.database))
        given.database.close()
    for name in set(METRICS) - FILES:
        first, *others = [[without_file(row) for row in figures_of_turn[name]] for figures_of_turn in found]
        assert others == [first, first], name


def without_file(row: dict) -> dict:
    return {name: value for name, value in row.items() if name != "file_name"}


def an_eventful_history(given) -> None:
    """Corrections, withdrawals, a restoration, links, a second department, a setting, a revised form."""
    CHANGES["actuals"](given)
    given.database.withdraw(CHANGES["spending"](given), "Li")
    restored = given.spending((10, "O8", 5000), department="D001")
    given.database.withdraw(restored, "Li")
    given.database.restore(restored, "Wang")
    CHANGES["links"](given)
    for _version in range(2):
        given.form([indicator(target=7), indicator(indicator_code="I02")], [task(), task("O1", None)])
    given.actuals((1, "I01", "3.5"), (2, "I02", None, 3, 4), is_illustrative=True)
    given.actuals((1, "I01", -2))
    given.setting("on_track_rate", "0.9")
    given.setting("on_track_rate", "0.85")


def test_a_replay_of_all_live_submissions_gives_every_figure_again(given_the_sample, tmp_path):
    an_eventful_history(given_the_sample)
    replayed = Database(tmp_path / "replayed.duckdb")
    replay(given_the_sample.database, replayed)
    expected, found = figures(given_the_sample.database), figures(replayed)
    replayed.close()
    for name in METRICS:
        assert found[name] == expected[name], name
    assert any(row["department_code"] == "D1" for row in found["indicator_progress"])


def replay(source: Database, target: Database) -> None:
    """Commit every live submission of ``source`` to ``target``, in order, with the rows of every table it has."""
    tables = [
        row["table_name"]
        for row in stored(
            source,
            "select t.table_name from duckdb_tables() as t inner join duckdb_columns() as c using (table_oid)"
            " where c.column_name = 'submission_id' and t.table_name not in ('submissions', 'submission_events',"
            " 'submission_originals')",
        )
    ]
    assert {"actuals", "spending", "indicators", "tasks", "links"} <= set(tables)
    heads = stored(source, "select * from submission_states where state = 'live' order by submission_id")
    for head in heads:
        rows = {table: rows_of(source, table, head["submission_id"]) for table in tables}
        known = {name: head[name] for name in Submission.__dataclass_fields__ if name in head}
        target.commit(Submission(**known, original=original_of(source, head["submission_id"])), rows)
    for entry in stored(source, "select * from settings where changed_by != 'default' order by entry_id"):
        target.enter_settings({entry["setting_name"]: entry["setting_value"]}, entry["changed_by"])


def original_of(source: Database, submission_id: int) -> Original | None:
    for row in source.query("kept_originals"):
        if row["submission_id"] == submission_id:
            return Original(row["original_name"], row["sheet"], source.original(row["original_sha256"]))
    return None


def rows_of(source: Database, table: str, submission_id: int) -> list[dict]:
    rows = stored(source, f"select * from {table} where submission_id = {submission_id} order by rowid")
    given_by_commit = ("submission_id", "department_code", "year")
    return [{name: value for name, value in row.items() if name not in given_by_commit} for row in rows]


def stored(database: Database, sql: str) -> list[dict]:
    cursor = database.cursor().execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_a_figure_is_a_decimal_to_the_last_place_after_a_replay(given, tmp_path):
    given.form([indicator(target="0.0001")])
    given.actuals((1, "I01", "99999999999.9999"))
    replayed = Database(tmp_path / "replayed.duckdb")
    replay(given.database, replayed)
    (row,) = replayed.query("reported_actuals")
    replayed.close()
    assert row["actual_value"] == Decimal("99999999999.9999")
