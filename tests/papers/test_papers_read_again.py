"""A paper that comes back in gives the figures that went out."""

import shutil
from decimal import Decimal

import pytest
from given import budget_line, indicator, task

from monitoring.actions import links, monthly_files
from monitoring.files import reader
from monitoring.forms import review
from monitoring.forms.review import readings
from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion
from monitoring.problems import errors
from monitoring.store.database import Database

YEAR = {"department_code": "D001", "year": 2023}
JULY = YEAR | {"month": 7}


@pytest.fixture
def out(tmp_path, sample_file):
    """The sample, with indicators linked to a task."""
    database = Database(shutil.copyfile(sample_file, tmp_path / "out.duckdb"))
    links.save(database, "D001", 2023, "K1", ["I01", "I02", "I18", "I33", "I40"], "Li Min")
    yield database
    database.close()


@pytest.fixture
def back(tmp_path, form_file):
    """The form alone, to which the paper comes."""
    database = Database(shutil.copyfile(form_file, tmp_path / "back.duckdb"))
    yield database
    database.close()


def paper_of(database, name: str, month: int, **other) -> bytes:
    return kind(name).make(database, Occasion("D001", 2023, month, **other)).content


def submitted(back: Database, content: bytes) -> None:
    """Take a monitoring table in, without an error."""
    (cells,) = reader.read_all("table.xlsx", content)
    what = monthly_files.preview(back, cells)
    assert what.kind == "monitoring"
    assert not errors(what.problems)
    assert not [problem for problem in what.problems if "not understood" in problem.problem]
    monthly_files.commit(back, what, "Li Min")


def reached(database) -> dict:
    rows = database.query("indicator_progress", **JULY)
    return {row["indicator_code"]: row["actual_to_date"] for row in rows}


def spent(database) -> dict:
    return {row["task_code"]: row["executed_amount"] for row in database.query("monitored_money", **JULY)}


def test_the_monitoring_table_of_a_department(out, back):
    submitted(back, paper_of(out, "department_monitoring", 7))
    assert reached(back) == pytest.approx(reached(out), abs=Decimal("0.0001"))
    assert spent(back) == spent(out)


def test_the_monitoring_table_of_a_project_gives_its_part(out, back):
    submitted(back, paper_of(out, "project_monitoring", 7, task_code="K1"))
    own, went = reached(back), reached(out)
    for code in ("I01", "I02", "I18", "I33", "I40"):
        assert own[code] == went[code]
    assert spent(back)["K1"] == spent(out)["K1"]


@pytest.mark.parametrize("place", ["anhui", "hefei", "tianjin"])
def test_the_monitoring_tables_of_other_places(out, back, place):
    submitted(back, paper_of(out, "department_monitoring", 7, place=place))
    assert reached(back) == pytest.approx(reached(out), abs=Decimal("0.0001"))


def form_of(content: bytes):
    (reading,) = readings(reader.read_all("form.xlsx", content), None)
    assert reading.is_good, reading.form.problems
    return reading.form


def test_the_self_evaluation_of_a_department(out):
    form = form_of(paper_of(out, "department_evaluation", 12))
    targets = out.query("targets", **YEAR)
    read = [(each.level1, each.level2, each.comparator, each.target_value, each.unit) for each in form.indicators]
    assert read == [
        (row["level1"], row["level2"], row["comparator"], row["target_value"], row["unit"]) for row in targets
    ]
    tasks = out.query("form_tasks", **YEAR)
    assert [each.task_name for each in form.tasks] == [row["task_name"] for row in tasks]
    printed = {score.part: (score.points, score.score) for score in form.printed_scores if score.part != "indicator"}
    scores = {row["item_code"]: row for row in out.query("department_evaluation", **YEAR, month=12)}
    for part in ("execution", "total"):
        assert printed[part] == (scores[part]["points"], scores[part]["score"])
    money = {row["task_name"]: row for row in out.query("monitored_money", **YEAR, month=12)}
    for line in form.final_money:
        assert line.executed_amount == money[line.name]["executed_amount"]


@pytest.mark.parametrize("place", ["central", "yunnan", "sichuan"])
def test_the_self_evaluation_of_a_project(out, place):
    form = form_of(paper_of(out, "project_evaluation", 12, task_code="K1", place=place))
    scores = {
        row["item_code"]: row for row in out.query("project_evaluation", **YEAR, month=12) if row["task_code"] == "K1"
    }
    wanted = [row for row in out.query("targets", **YEAR) if row["indicator_code"] in scores]
    assert [(each.comparator, each.target_value, each.unit) for each in form.indicators] == [
        (row["comparator"], row["target_value"], row["unit"]) for row in wanted
    ]
    printed = {score.part: (score.points, score.score) for score in form.printed_scores}
    assert printed["total"] == (scores["total"]["points"], scores["total"]["score"])
    assert printed["execution"][1] == scores["execution"]["score"]


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit", "name"),
    [
        ("≥190元每人每月", "≥", 190, "元每人每月", "标准"),
        ("160", "≥", 160, "件", "件数"),
        ("11", "=", 11, "次", "次数"),
        ("100", "=", 100, "%", "覆盖率"),
        ("95", "≥", 95, "%", "核查率（%）"),
        ("100%", "=", 100, "%", "覆盖率"),
        ("5次以上", "≥", 5, "次", "培训"),
    ],
)
def test_a_target_is_printed_so_that_it_reads_as_the_same(given, text, comparator, value, unit, name):
    given.form(
        [indicator(comparator, value, indicator_code="I01", target_text=text, unit=unit, level3=name)],
        [task("K1", 1000)],
        [budget_line("B1", "基本支出", 100)],
    )
    paper = kind("department_evaluation").make(given.database, Occasion("D1", 2023, 12))
    (reading,) = review.readings(reader.read_all("form.xlsx", paper.content), None)
    (found,) = reading.form.indicators
    assert (found.comparator, found.target_value, found.unit) == (comparator, value, unit)
