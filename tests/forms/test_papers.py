"""Papers as other places print them: read as a person reads them, whatever the file, or what is not read is said."""

from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from printed_papers import PAPER_FILES, names, paper, printed_as

from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.forms.official_form import OfficialForm
from monitoring.forms.parts import Indicator


def written(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"


def wan(amount: Decimal | None) -> str:
    return "—" if amount is None else f"{written(amount / 10_000)}万元"


def reading(form: OfficialForm) -> list[str]:
    """What was read, a line a thing, and below it what was said and what was not understood."""
    lines = [f"{form.year} {form.department_name} ({form.supervising_department})"]
    lines += [f"目标: {form.goal_text!r}"] if form.goal_text else []
    lines += [f"结果: {form.goal_result!r}"] if form.goal_result else []
    for task in form.tasks:
        lines.append(f"{task.task_code} {task.task_name} {wan(task.budget_amount)} {task.content!r}")
    lines += [f"{line.line_code} {line.line_name} {wan(line.budget_amount)}" for line in form.budget_lines]
    for money in form.final_money:
        lines.append(f"执行 {money.code} {money.name} {wan(money.adjusted_amount)} {wan(money.executed_amount)}")
    finals = {value.place: value for value in form.final_values}
    for place, one in enumerate(form.indicators):
        lines.append(" | ".join([*indicator(one), *_result(finals.get(place))]).rstrip(" |"))
    lines += [f"{row}: 空 {level1} {level2}" for row, level1, level2 in form.empty_levels]
    lines += [f"{one.row or '—'} {one.severity}: {one.problem}" for one in form.problems]
    return lines


def indicator(one: Indicator) -> list[str]:
    target = f"{one.comparator} {written(one.target_value)} {one.unit}" if one.comparator else f"“{one.target_text}”"
    return [f"{one.source_row}: {one.level1}", one.level2, one.level3, one.explanation, target, written(one.weight)]


def _result(value) -> list[str]:
    return [f"完成 {written(value.actual_value) or value.actual_text}", written(value.score)] if value else []


@pytest.mark.parametrize("file_name", PAPER_FILES)
@pytest.mark.parametrize("name", names())
def test_a_paper_is_read_as_it_is_printed(name, file_name):
    printed = paper(name)
    cells = reader.read(file_name, PAPER_FILES[file_name](printed))
    assert reading(official_form.read(cells)) == printed.reading


MERGED_DOWN = """
2025年部门整体支出绩效目标表|<|<|<|<|<|<
部门名称|某局|<|<|<|<|<
年度重点工作任务|序号|名称|主要实施内容|<|<|拟投入金额（万元）
^|1|防汛|加固堤防|<|<|150
^|^|^|清理河道|<|<|42
一级指标|二级指标|三级指标|三级指标解释|指标值|计量单位|权重
产出指标|数量指标|培训|业务人员|≥50|人次|20
^|^|^|村干部|≥30|^|^
^|质量指标|合格率|培训合格|≥95|%|10
^|^|出勤率|培训出勤|^|^|10
"""


@pytest.mark.parametrize("file_name", ["form.xlsx", "form.docx", "form.html"])
def test_cells_merged_downwards_are_filled_down_and_points_are_not(file_name):
    form = official_form.read(reader.read(file_name, PAPER_FILES[file_name](printed_as(MERGED_DOWN))))
    assert [" | ".join(indicator(one)).rstrip(" |") for one in form.indicators] == [
        "7: 产出指标 | 数量指标 | 培训 | 业务人员 | ≥ 50 人次 | 20",
        "8: 产出指标 | 数量指标 | 培训 | 村干部 | ≥ 30 人次",
        "9: 产出指标 | 质量指标 | 合格率 | 培训合格 | ≥ 95 % | 10",
        "10: 产出指标 | 质量指标 | 出勤率 | 培训出勤 | ≥ 95 % | 10",
    ]
    assert [(task.task_name, task.content, wan(task.budget_amount)) for task in form.tasks] == [
        ("防汛", "加固堤防", "150万元"),
        ("防汛", "清理河道", "42万元"),
    ]
    assert "5 warning: This task has no name of its own; that of the row above, “防汛”, was taken." in reading(form)


def test_in_pasted_cells_a_target_that_was_merged_downwards_is_asked_about():
    form = official_form.read(reader.read("form.txt", PAPER_FILES["form.txt"](printed_as(MERGED_DOWN))))
    assert [one.source_row for one in form.indicators] == [7, 8, 9]
    assert [row.row_number for row in form.source_rows if row.treatment == "not_understood"] == [10]


def test_what_a_web_page_or_a_document_hides_is_said():
    table = "<tr><td>甲</td><td>1</td></tr>"
    page = f"<table><col><col style='display:none'><tbody hidden>{table}</tbody>{table}</table>".encode()
    assert [one.problem for one in reader.read("form.html", page).problems] == [
        "Hidden rows were read too: 1.",
        "Hidden columns were read too: B.",
    ]
    document = Document()
    rows = document.add_table(2, 1).rows
    for row in rows:
        row.cells[0].text = "甲"
    rows[1].cells[0].paragraphs[0].runs[0].font.hidden = True
    content = BytesIO()
    document.save(content)
    assert [one.problem for one in reader.read("form.docx", content.getvalue()).problems] == [
        "Hidden rows were read too: 2."
    ]
