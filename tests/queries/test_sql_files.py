"""The contract of every SQL file: one select, a true header, runs on nothing and on the sample, translates."""

import json
import re
from pathlib import Path

import duckdb
import pytest
import sqlglot
from given import budget_line, indicator, printed_score, task
from sqlglot import exp

from monitoring.store import queries
from monitoring.store.database import Original, Submission

ROOT = Path(__file__).parents[2]
ALL = list(queries.all_queries().values())
SELECTS = [query for query in ALL if query.layer in queries.SELECT_LAYERS]
STORED_TABLES = set(re.findall(r"^create table (\w+)", queries.SCHEMA.read_text(encoding="utf-8"), re.MULTILINE))


def named(query) -> str:
    return f"{query.layer}/{query.name}"


def tree(query) -> exp.Expression:
    (statement,) = sqlglot.parse(query.sql, dialect="duckdb")
    return statement


def tables_read(query) -> set[str]:
    own = {cte.alias for cte in tree(query).find_all(exp.CTE)}
    return {table.name for table in tree(query).find_all(exp.Table)} - own


@pytest.mark.parametrize("query", ALL, ids=named)
def test_a_file_is_one_select(query):
    assert isinstance(tree(query), exp.Query)


@pytest.mark.parametrize("query", ALL, ids=named)
def test_reads_names_exactly_the_relations_that_are_read(query):
    assert set(query.reads) == tables_read(query)


@pytest.mark.parametrize("query", ALL, ids=named)
def test_params_are_exactly_what_duckdb_asks_for(query):
    (statement,) = duckdb.connect().extract_statements(query.sql)
    assert set(query.params) == set(statement.named_parameters)


@pytest.mark.parametrize("query", ALL, ids=named)
def test_the_sentence_is_a_sentence_and_the_file_stays_short(query):
    assert query.sentence[0].isupper()
    assert query.sentence[-1] in ".?"
    assert len(query.sql.splitlines()) < 90


# Where the question is what was ever stored, and not what counts today.
UNDER_METRICS = {
    "actuals",
    "adjusted_budgets",
    "countings",
    "explanations",
    "spending",
    "submissions",
    "source_rows",
    "submission_originals",
    "department_forms",
    "indicators",
    "settings",
    "approval_events",
    "audit_entries",
    "month_events",
    "submission_events",
}


@pytest.mark.parametrize("query", ALL, ids=named)
def test_a_layer_reads_only_what_is_below_it(query):
    below = {
        "staging": STORED_TABLES | names("staging"),
        "marts": names("staging") | names("marts") | {"months"},
        "checks": names("staging") | names("marts"),
        "metrics": names("staging") | names("marts") | names("checks") | UNDER_METRICS,
    }
    assert set(query.reads) <= below[query.layer]


def names(layer: str) -> set[str]:
    return {query.name for query in ALL if query.layer == layer}


@pytest.mark.parametrize("query", ALL, ids=named)
def test_the_grain_is_unique_on_the_sample(query, sample):
    values = dict.fromkeys(query.params) or None
    columns = ", ".join(query.grain) or "1"
    counted = f"""
        with answer as materialized ({query.sql})
        select (select count(*) from answer), (select count(*) from (select distinct {columns} from answer))
    """
    ((rows, distinct),) = sample.cursor().execute(counted, values).fetchall()
    assert distinct == rows
    assert query.grain or rows == 1


# What the sample has nothing of: nobody has decided, linked or explained anything yet, and every row is understood.
EMPTY_ON_SAMPLE = {
    "budget_reports",
    "cause_incomplete",
    "corrections",
    "corrections_to_date",
    "current_adjusted_budgets",
    "current_approvals",
    "current_corrections",
    "current_countings",
    "current_explanations",
    "current_indicator_plans",
    "current_links",
    "current_money_sources",
    "current_outlooks",
    "current_paper_texts",
    "current_plannings",
    "current_printed_scores",
    "current_task_plans",
    "expected_outcomes",
    "explanation_reports",
    "figure_far_from_target",
    "figure_far_from_usual",
    "indicator_plan",
    "latest_approved_months",
    "linked_results",
    "low_execution_unexplained",
    "links_in_force",
    "monthly_figures_run_on",
    "negative_figure",
    "numerator_above_denominator",
    "outlook_contradicts_target",
    "outlook_not_borne_out",
    "outlook_without_value",
    "own_scores",
    "plan_below_target",
    "paper_texts",
    "project_evaluation",
    "project_points",
    "project_scores",
    "points_sum_differs",
    "rate_above_hundred",
    "rate_without_parts",
    "reported_budgets",
    "reported_explanations",
    "rows_not_understood",
    "running_total_falls",
    "score_differs_from_ours",
    "score_outside_band",
    "score_sum_differs",
    "score_sums",
    "self_evaluation_scores",
    "sichuan_text_too_long",
    "sources_differ",
    "spending_far_from_usual",
    "task_plan",
    "current_month_states",
    "month_states",
    "text_too_long",
    "weights_are_no_points",
}


@pytest.mark.parametrize("query", ALL, ids=named)
def test_a_file_runs_on_the_sample_and_has_rows_there(query, sample):
    rows = sample.cursor().execute(query.sql, dict.fromkeys(query.params) or None).fetchall()
    assert bool(rows) == (query.name not in EMPTY_ON_SAMPLE)


# The thresholds that every database begins with.
FILLED_FROM_THE_START = {"current_settings", "settings_in_force", "settings_history", "audit_trail"}


@pytest.mark.parametrize("query", ALL, ids=named)
def test_a_file_runs_on_an_empty_database(query, nothing):
    rows = nothing.cursor().execute(query.sql, dict.fromkeys(query.params) or None).fetchall()
    assert bool(rows) == (query.name in FILLED_FROM_THE_START)


VALUES = {
    "department_code": "D1",
    "year": 2023,
    "month": 9,
    "indicator_code": "I01",
    "task_code": "K1",
    "item_code": "K1",
    "place": "jilin",
    "submission_id": 1,
}


def with_values(node: exp.Expression) -> exp.Expression:
    """Parameters as values: how a parameter is written is the one thing that differs between the drivers."""
    if isinstance(node, exp.Parameter | exp.Placeholder):
        return exp.convert(VALUES[node.name])
    return node


@pytest.mark.parametrize("dialect", ["clickhouse", "spark"])
@pytest.mark.parametrize("query", ALL, ids=named)
def test_a_file_translates(query, dialect):
    translated = tree(query).transform(with_values).sql(dialect, unsupported_level=sqlglot.ErrorLevel.RAISE)
    # What comes out is again one statement of that language, on the same relations.
    (again,) = sqlglot.parse(translated, dialect=dialect)
    assert {table.name for table in again.find_all(exp.Table)} >= set(query.reads)


@pytest.mark.parametrize("query", ALL, ids=named)
def test_no_shorthand_of_one_engine_is_used(query):
    shorthand = [exp.Qualify, exp.Pivot, exp.Lambda, exp.Unnest, exp.Group]
    found = [
        node for node in tree(query).find_all(*shorthand) if not isinstance(node, exp.Group) or node.args.get("all")
    ]
    assert not found
    assert not re.search(r"\b(exclude|replace)\s*\(", query.sql)


@pytest.mark.parametrize("query", ALL, ids=named)
def test_columns_are_listed(query):
    """What a relation passes on stands in its file; ``count(*)`` counts rows and passes nothing on."""
    assert [
        star.parent.sql() for star in tree(query).find_all(exp.Star) if not isinstance(star.parent, exp.Count)
    ] == []


def scans(plan: dict) -> list[dict]:
    """All reads of stored tables in a plan, each with its filters."""
    found = [plan["extra_info"]] if "Table" in plan["extra_info"] else []
    return found + [scan for child in plan["children"] for scan in scans(child)]


def table_of(scan: dict) -> str:
    return scan["Table"].rpartition(".")[2].strip('"')


@pytest.fixture(scope="module")
def small_years(given_once):
    """A database with two small years of three departments."""
    for department in ("D1", "D2", "D3"):
        for year in (2022, 2023):
            a_small_year(given_once, department, year)
    return given_once.database


@pytest.mark.parametrize("query", [query for query in SELECTS if "department_code" in query.params], ids=named)
def test_a_filter_on_department_and_year_reaches_every_stored_table(query, small_years):
    values = dict.fromkeys(query.params) | {"department_code": "D2", "year": 2023}
    explained = small_years.cursor().execute(f"explain (format json) {query.sql}", values).fetchall()[0][1]
    read = [scan for root in json.loads(explained) for scan in scans(root)]
    tables = {table_of(scan) for scan in read}
    assert tables
    assert tables <= STORED_TABLES
    for scan in read:
        if table_of(scan) not in ("months", "settings"):
            filters = str(scan.get("Filters"))
            assert "department_code = 'D2'" in filters, scan
            assert "year = 2023" in filters, scan


def a_small_year(given, department: str, year: int) -> None:
    """A department's year with a row in every table."""
    where = {"department": department, "year": year}
    given.form([indicator()], [task()], [budget_line("B2", "项目支出", 100)], [printed_score()], **where)
    given.actuals((1, "I01", 5), **where)
    given.spending((1, "K1", 5), **where)
    given.links(("K1", "I01"), **where)
    given.counting(plan=[10] * 12, **where)
    given.planning(plan=[100] * 12, **where)
    given.adjusted_budgets((6, "K1", 1000), **where)
    given.explanations((1, "I01"), **where)
    given.database.enter_month_event(department, year, 1, "closed", "test", "")
    (form,) = given.database.query("departments", department_code=department, year=year)
    given.database.enter_approval(department, year, 1, "approved", "test", "", form["data_version"])
    file = Original("form.csv", "", f"{department} {year}".encode())
    given.database.commit(
        Submission("targets", department, year, "test", "form.csv", "of the file", "utf-8", original=file),
        {"source_rows": [{"source_row": 1, "treatment": "read", "meaning": "title", "content": "a"}]},
    )


def test_a_wrong_header_names_file_and_field():
    with pytest.raises(ValueError, match=r"metrics/wrong\.sql.*Reads"):
        queries.parse("wrong", "metrics", "-- One sentence.\n-- Grain: year\n-- Params: none\nselect 1")
