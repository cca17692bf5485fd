"""Every number that is printed is the metric's: on the sample, an empty and a full year, several departments."""

from decimal import Decimal

import pytest
from given import budget_line, indicator, task
from read_papers import ReadPaper

from monitoring.papers import indicator_texts
from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion

MONTHS = [1, 7, 9, 12]


@pytest.fixture(scope="module")
def full(given_once):
    """A full year: a report of everything in every month, money too, with budgets that were adjusted in June."""
    given_once.form(
        [
            indicator("≥", 120, indicator_code="I01", level3="普法场次", unit="场", pacing="even"),
            indicator(
                "≥", 95, indicator_code="I02", level2="质量指标", level3="合格率", unit="%", aggregation="latest"
            ),
            indicator(
                "≤", 30, indicator_code="I03", level1="成本指标", level2="经济成本指标", level3="成本", unit="万元"
            ),
            indicator(
                "≥", 90, indicator_code="I04", level1="满意度指标", level3="满意度", unit="%", aggregation="latest"
            ),
        ],
        [task("K1", 300_000), task("K2", 123_456.78)],
        [budget_line("B1", "基本支出", 5_000_000), budget_line("B2", "项目支出", 423_456.78)],
    )
    given_once.links(("K1", "I01"), ("K1", "I02"), ("K1", "I04"), ("K2", "I03"))
    months = range(1, 13)
    given_once.actuals(*((m, "I01", 9) for m in months), *((m, "I02", Decimal("90.5") + m) for m in months))
    given_once.actuals(*((m, "I03", 3) for m in months), *((m, "I04", 80 + m) for m in months))
    codes = ("K1", "K2", "B1", "B2")
    given_once.spending(*((m, code, Decimal("10000.55")) for m in months for code in codes))
    given_once.adjusted_budgets((6, "K1", 250_000), (6, "B2", 373_456.78))
    return given_once.database


def scope(department: str, month: int) -> dict:
    return {"department_code": department, "year": 2023, "month": month}


def made(database, name: str, department: str, month: int, **other) -> tuple:
    occasion = Occasion(department, 2023, month, **other)
    tasks = database.query("form_tasks", department_code=department, year=2023)
    indicators = database.query("indicator_progress", **scope(department, month))
    if occasion.task_code:
        linked = database.query("links_in_force", department_code=department, year=2023)
        codes = {row["indicator_code"] for row in linked if row["task_code"] == occasion.task_code}
        indicators = [row for row in indicators if row["indicator_code"] in codes]
    paper = kind(name).make(database, occasion)
    counts = {"indicators": len(indicators)} | ({} if occasion.task_code else {"tasks": len(tasks)})
    return ReadPaper(paper, name, occasion.place, **counts), tasks, indicators


def wan(yuan: Decimal | None) -> float | None:
    return None if yuan is None else float(yuan / 10_000)


def number(value) -> float | None:
    return None if value is None else float(value)


def assert_indicators(read: ReadPaper, indicators: list[dict]) -> None:
    assert read.column("indicators.level1") == [row["level1"] for row in indicators]
    assert read.column("indicators.level2") == [row["level2"] for row in indicators]
    assert read.column("indicators.target") == [indicator_texts.target(row) for row in indicators]
    for shown, row in zip(read.column("indicators.actual"), indicators, strict=True):
        if row["actual_to_date"] is not None:
            assert shown == pytest.approx(float(row["actual_to_date"]))
        else:
            assert shown == ("未到期" if row["status"] == "not_due" else None)


def assert_money(read: ReadPaper, line: str, row: dict) -> None:
    for field, column in (("initial_amount", "planned_amount"), ("executed_amount", "executed_amount")):
        assert read.value(f"{line}.{field}") == pytest.approx(wan(row[column])), (line, field)
    assert read.value(f"{line}.initial_rate") == pytest.approx(number(row["initial_rate"]))


def of_money(database, department: str, month: int) -> dict[str, dict]:
    return {row["task_code"]: row for row in database.query("monitored_money", **scope(department, month))}


def assert_department_monitoring(database, department: str, month: int) -> None:
    read, tasks, indicators = made(database, "department_monitoring", department, month)
    money = of_money(database, department, month)
    assert_indicators(read, indicators)
    for line, code in (("total", "total"), ("basic", "B1"), ("project", "B2")):
        assert_money(read, line, money[code])
    assert read.column("tasks.task_name") == [row["task_name"] for row in tasks]
    own = [money[row["task_code"]] for row in tasks]
    assert read.column("tasks.initial_amount") == pytest.approx([wan(row["planned_amount"]) for row in own])
    assert read.column("tasks.executed_amount") == [pytest.approx(wan(row["executed_amount"])) for row in own]
    assert read.column("tasks.initial_rate") == [pytest.approx(number(row["initial_rate"])) for row in own]


def assert_department_evaluation(database, department: str, month: int) -> None:
    read, tasks, indicators = made(database, "department_evaluation", department, month)
    scores = {row["item_code"]: row for row in database.query("department_evaluation", **scope(department, month))}
    assert_indicators(read, indicators)
    own = [scores[row["indicator_code"]] for row in indicators]
    assert read.column("indicators.points") == [pytest.approx(float(row["points"])) for row in own]
    assert read.column("indicators.score") == [pytest.approx(number(row["score"])) for row in own]
    by_part = {row["part"]: row for row in database.query("trial_score", **scope(department, month))}
    assert read.value("total_score") == pytest.approx(float(by_part["total"]["score"]))
    assert read.value("total_points") == pytest.approx(100)
    assert read.value("total.points") == pytest.approx(float(by_part["execution"]["points"]))
    parts = {row["part"]: row for row in database.query("money_totals", **scope(department, month))}
    assert read.value("tasks_total.budget_amount") == pytest.approx(wan(parts["tasks"]["budget_amount"]))
    assert read.value("tasks_total.executed_amount") == pytest.approx(wan(parts["tasks"]["executed_amount"]))
    assert read.value("total.execution_rate") == pytest.approx(number(parts["budget"]["execution_rate"]))
    money = of_money(database, department, month)
    assert read.column("tasks.execution_rate") == [
        pytest.approx(number(money[row["task_code"]]["execution_rate"])) for row in tasks
    ]


@pytest.mark.parametrize("month", MONTHS)
def test_of_the_sample(sample, month):
    assert_department_monitoring(sample, "D001", month)
    assert_department_evaluation(sample, "D001", month)


@pytest.mark.parametrize("department", ["D001", "D002", "D003"])
def test_of_several_departments_each_its_own(three_departments, department):
    assert_department_monitoring(three_departments, department, 9)
    assert_department_evaluation(three_departments, department, 9)


def test_of_an_empty_year_nothing_is_zero(form_only):
    assert_department_monitoring(form_only, "D001", 7)
    assert_department_evaluation(form_only, "D001", 12)
    read, *_ = made(form_only, "department_monitoring", "D001", 7)
    assert set(read.column("indicators.actual")) == {None, "未到期"}
    assert {read.value("total.executed_amount"), read.value("total.initial_rate")} == {None}


@pytest.mark.parametrize("month", MONTHS)
def test_of_a_full_year(full, month):
    assert_department_monitoring(full, "D1", month)
    assert_department_evaluation(full, "D1", month)


@pytest.mark.parametrize("code", ["K1", "K2"])
@pytest.mark.parametrize("month", MONTHS)
def test_of_a_project(full, month, code):
    read, _tasks, indicators = made(full, "project_monitoring", "D1", month, task_code=code)
    assert_indicators(read, indicators)
    assert_money(read, "total", of_money(full, "D1", month)[code])
    read, _tasks, indicators = made(full, "project_evaluation", "D1", month, task_code=code)
    assert_indicators(read, indicators)
    rows = full.query("project_evaluation", **scope("D1", month))
    scores = {row["item_code"]: row for row in rows if row["task_code"] == code}
    own = [scores[row["indicator_code"]] for row in indicators]
    assert read.column("indicators.points") == [pytest.approx(float(row["points"])) for row in own]
    assert read.column("indicators.score") == [pytest.approx(number(row["score"])) for row in own]
    assert read.value("total.score") == pytest.approx(float(scores["execution"]["score"]))
    assert read.value("total_score") == pytest.approx(float(scores["total"]["score"]))


def test_money_in_yuan_is_the_same_money(full):
    in_wan, *_ = made(full, "department_monitoring", "D1", 7)
    in_yuan, *_ = made(full, "department_monitoring", "D1", 7, is_in_yuan=True)
    assert in_yuan.value("total.initial_amount") == pytest.approx(in_wan.value("total.initial_amount") * 10_000)
    assert (in_wan.sheet["A5"].value, in_yuan.sheet["A5"].value) == ("部门资金（万元）", "部门资金（元）")


def test_the_rate_is_over_the_budget_that_the_layout_prints(full):
    """Adjusted from 30 to 25 in June, 7.000385 spent by July."""
    central, *_ = made(full, "project_monitoring", "D1", 7, task_code="K1")
    tianjin, *_ = made(full, "project_monitoring", "D1", 7, task_code="K1", place="tianjin")
    assert central.value("total.initial_rate") == pytest.approx(7.000385 / 30)
    assert tianjin.value("total.budget_amount") == 25
    assert tianjin.value("total.adjustment_amount") == -5
    assert tianjin.value("total.execution_rate") == pytest.approx(7.000385 / 25)


def test_numbers_have_the_unit_behind_them_and_as_many_places_as_they_have(full):
    read, *_ = made(full, "project_monitoring", "D1", 7, task_code="K1")
    assert read.column("indicators.actual") == [63, 97.5, 87]
    assert read.formats("indicators.actual")[:2] == ['0"场"', '0.0"%"']
