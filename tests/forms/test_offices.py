"""The form's own column of who answers for an indicator or a task (责任科室)."""

import io

from openpyxl import Workbook

from monitoring.actions import decisions, target_forms
from monitoring.files import corrections, reader
from monitoring.forms import official_form

TASKS = [
    ["2024年部门整体支出绩效目标表"],
    ["部门名称", "某水务局"],
    ["基本支出", 1000],
    ["", "序号", "名称", "主要实施内容", "拟投入资金（万元）", "牵头科室"],
    ["年度重点工作任务", 1, "河道清淤", "清淤10公里", 300, "工程科"],
    ["", 2, "水质监测", "监测12次", 200, ""],
]
INDICATORS = [
    ["绩效指标", "一级指标", "二级指标", "三级指标", "指标解释", "符号", "指标值", "单位", "责任科室"],
    ["", "产出指标", "数量指标", "清淤长度", "河道", "≥", 10, "公里", "工程科"],
    ["", "", "", "监测次数", "每月一次", "≥", 12, "次", ""],
    ["", "", "", "巡查次数", "每月", "≥", 24, "次", ""],
]


def workbook(*rows, merged="") -> reader.Cells:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    file = io.BytesIO()
    book.save(file)
    return reader.read("form.xlsx", file.getvalue())


def offices(cells) -> tuple[list, list]:
    form = official_form.read(cells)
    assert [row.text for row in form.source_rows if row.treatment == "not_understood"] == []
    return [each.responsible_office for each in form.tasks], [each.responsible_office for each in form.indicators]


def test_the_offices_of_tasks_and_indicators_are_read_and_an_empty_cell_names_none():
    assert offices(workbook(*TASKS, *INDICATORS)) == (["工程科", None], ["工程科", None, None])


def test_an_office_is_no_part_of_a_tasks_name_content_or_money():
    apart = [[row[index] for index in (0, 1, 5, 2, 3, 4)] if len(row) == 6 else row for row in TASKS]
    for rows in (TASKS, apart):
        first = official_form.read(workbook(*rows, *INDICATORS)).tasks[0]
        assert (first.task_name, first.content, first.budget_amount) == ("河道清淤", "清淤10公里", 3_000_000)
        assert first.responsible_office == "工程科"


def test_a_merged_cell_names_the_office_of_all_its_rows_and_of_no_other():
    cells = workbook(*TASKS, *INDICATORS, merged="I8:I9")
    assert offices(cells)[1] == ["工程科", "工程科", None]


def test_a_line_that_is_added_above_moves_merged_cells_along():
    cells = workbook(*TASKS, *INDICATORS, merged="I8:I9")
    added = corrections.replace_rows(cells, {6: [cells.rows[5], ("", "3", "排水", "排水管", "1")]})
    assert offices(added) == (["工程科", None, None], ["工程科", "工程科", None])


def test_where_a_page_has_moved_the_cells_no_office_is_guessed():
    moved = [*TASKS, ["", 3, "泵站", "", "修泵站", "", 100]]
    third = official_form.read(workbook(*moved, *INDICATORS)).tasks[2]
    assert (third.responsible_office, third.budget_amount) == (None, 1_000_000)


def test_the_forms_office_holds_until_a_person_names_another_one_or_none(given):
    cells = workbook(*TASKS, *INDICATORS)
    target_forms.import_form(given.database, cells, official_form.read(cells), "Li Min")

    def in_force() -> list:
        return [row["responsible_office"] for row in given.database.query("targets")]

    def decide(office: str | None) -> None:
        target = given.database.query("targets")[0]
        values = {name: target[name] for name in decisions.COUNTING} | {"responsible_office": office}
        decisions.save_countings(given.database, "D001", 2024, {"I01": values}, "Li Min")

    assert in_force() == ["工程科", None, None]
    decide("水质科")
    assert in_force() == ["水质科", None, None]
    decide("工程科")
    assert given.database.cursor().execute("select responsible_office from countings").fetchall() == [
        ("水质科",),
        (None,),
    ]
    decide(None)
    assert [office or None for office in in_force()] == [None, None, None]


def test_an_office_that_is_confirmed_as_printed_follows_the_next_form(given):
    cells = workbook(*TASKS, *INDICATORS)
    target_forms.import_form(given.database, cells, official_form.read(cells), "Li Min")
    target = given.database.query("targets")[0]
    decisions.save_countings(
        given.database, "D001", 2024, {"I01": {name: target[name] for name in decisions.COUNTING}}, "Li Min"
    )
    decisions.save_plannings(
        given.database,
        "D001",
        2024,
        {"K1": {"payment_month": 5, "responsible_office": "工程科", "planning_note": ""}},
        "Li",
    )
    renamed = [[{"工程科": "建设科"}.get(text, text) for text in row] for row in (*TASKS, *INDICATORS)]
    cells = workbook(*renamed)
    target_forms.import_form(given.database, cells, official_form.read(cells), "Li Min")
    assert given.database.query("targets")[0]["responsible_office"] == "建设科"
    assert given.database.query("form_tasks")[0]["responsible_office"] == "建设科"
    assert given.database.query("task_execution", month=1)[0]["responsible_office"] == "建设科"


def test_a_decision_of_before_the_column_was_read_leaves_the_forms_office(given):
    cells = workbook(*TASKS, *INDICATORS)
    target_forms.import_form(given.database, cells, official_form.read(cells), "Li Min")
    given.counting("I01", department="D001", year=2024)
    assert given.result("I01", 1, "D001", 2024)["responsible_office"] == "工程科"
