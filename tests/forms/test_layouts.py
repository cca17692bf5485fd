"""One form in the layouts of many cities: the same targets are read, and every row is accounted for."""

from dataclasses import replace
from decimal import Decimal
from unicodedata import normalize

import pytest
from form_files import FILES
from form_layouts import EXAMPLE, LAYOUTS, PHRASES, PRINTS, Rows, WrittenForm, WrittenIndicator, in_one_cell, paged
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.files import reader
from monitoring.files.cells import Cells
from monitoring.forms import official_form
from monitoring.forms.official_form import OfficialForm
from monitoring.problems import errors

OF_PROJECTS = {"project", "project evaluation"}
EVALUATIONS = {"project evaluation", "department evaluation"}
WITH_WEIGHTS = {"weights", "project"} | EVALUATIONS
WITH_TASKS = set(LAYOUTS) - {"units in names", "weights"}
WITH_BUDGET = WITH_TASKS - OF_PROJECTS
WITH_NUMBERS = {"seven columns", "seven columns in yuan"}


def read(rows: Rows, file_name: str = "form.xlsx") -> OfficialForm:
    return official_form.read(Cells(file_name, "", "xlsx", tuple(rows)))


def narrow(text: str) -> str:
    return normalize("NFKC", text)


def targets(form: OfficialForm) -> list[tuple]:
    """What is monitored: levels without the word 指标, name without its unit, comparator, value or words, and unit."""
    return [
        (
            one.level1.removesuffix("指标"),
            one.level2.removesuffix("指标"),
            narrow(one.level3).partition("(")[0],
            one.comparator,
            one.target_text if one.target_value is None else one.target_value,
            one.unit,
        )
        for one in form.indicators
    ]


def written_targets(form: WrittenForm) -> list[tuple]:
    return [
        (
            one.level1.removesuffix("指标"),
            one.level2.removesuffix("指标"),
            one.name,
            one.comparator,
            Decimal(one.target) if one.comparator else one.target,
            one.unit,
        )
        for one in form.indicators
    ]


def check(layout: str, form: OfficialForm, written: WrittenForm, row_count: int) -> None:
    """The same targets, tasks and money, no error, and every row accounted for once."""
    assert errors(form.problems) == []
    assert (form.department_name, form.year) == (written.department, written.year)
    assert targets(form) == written_targets(written)
    assert [row.row_number for row in form.source_rows] == list(range(1, row_count + 1))
    assert [row for row in form.source_rows if row.treatment == "not_understood"] == []
    if layout in WITH_TASKS:
        check_tasks(layout, form, written)
    if layout in WITH_BUDGET:
        amounts = {line.line_name: (line.line_code, line.budget_amount) for line in form.budget_lines}
        assert amounts["基本支出"] == ("B1", Decimal(written.lines["基本支出"]) * 10_000)
        assert amounts["项目支出"] == ("B2", Decimal(written.lines["项目支出"]) * 10_000)
        assert "B3" not in {code for code, _amount in amounts.values()}
    if layout in WITH_WEIGHTS:
        assert [one.weight for one in form.indicators] == [Decimal(one.weight) for one in written.indicators]
    if layout in EVALUATIONS:
        assert [value.actual_value or value.actual_text for value in form.final_values] == [
            Decimal(one.final) if one.comparator else one.final for one in written.indicators
        ]


def check_tasks(layout: str, form: OfficialForm, written: WrittenForm) -> None:
    tasks = written.tasks[:1] if layout in OF_PROJECTS else written.tasks
    assert [(task.task_name, task.budget_amount) for task in form.tasks] == [
        (task.name, Decimal(task.wan) * 10_000) for task in tasks
    ]
    assert form.goal_text == written.goal
    if layout in WITH_NUMBERS:
        letters = {"key": "K", "other": "O"}
        assert [task.task_code for task in form.tasks] == [f"{letters[one.section]}{one.number}" for one in tasks]


@pytest.mark.parametrize("printed", PRINTS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_form_says_the_same_in_every_layout(layout, printed):
    rows = PRINTS[printed](LAYOUTS[layout](EXAMPLE))
    check(layout, read(rows), EXAMPLE, len(rows))


@pytest.mark.parametrize("every", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - OF_PROJECTS))
def test_page_breaks_change_nothing(layout, every):
    rows = paged(LAYOUTS[layout](EXAMPLE), EXAMPLE, every)
    check(layout, read(rows), EXAMPLE, len(rows))


NAMES = st.text(alphabet="巡河培训检查宣传救助审批监测维护补贴", min_size=2, max_size=8)
NUMBERS = st.decimals(min_value=0, max_value=99_999, places=2).map(lambda number: f"{number.normalize():f}")
UNITS = st.sampled_from(
    ["次", "%", "个工作日", "万元", "元/人", "公里", "人次", "户", "‰", "元每人每月", "课时", "m²"]
)
LEVELS = [
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("成本指标", "经济成本指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
]


@st.composite
def forms(draw) -> WrittenForm:
    """Forms with any number of indicators at each level, at least one for the benefit and one for satisfaction."""
    indicators = []
    for place, (level1, level2) in enumerate(LEVELS):
        least = 1 if level1[:2] in ("效益", "满意") else 0
        for number in range(draw(st.integers(least, 4))):
            name = f"{draw(NAMES)}{'甲乙丙丁戊己'[place]}{'子丑寅卯'[number]}"
            comparator = draw(st.sampled_from([*PHRASES, None]))
            target, unit = (draw(NUMBERS), draw(UNITS)) if comparator else ("保持稳定", "")
            final = draw(NUMBERS) if comparator else "达成预期指标"
            indicators.append(WrittenIndicator(level1, level2, name, comparator, target, unit, "5", final, name))
    return replace(EXAMPLE, indicators=tuple(indicators))


@settings(max_examples=60, deadline=None)
@given(form=forms(), layout=st.sampled_from(sorted(LAYOUTS)), printed=st.sampled_from(sorted(PRINTS)))
def test_any_form_says_the_same_in_every_layout(form, layout, printed):
    rows = PRINTS[printed](LAYOUTS[layout](form))
    read_form = read(rows)
    assert targets(read_form) == written_targets(form)
    assert [row.row_number for row in read_form.source_rows] == list(range(1, len(rows) + 1))
    assert [row for row in read_form.source_rows if row.treatment == "not_understood"] == []


@settings(deadline=None)
@given(
    comparator=st.sampled_from(sorted(PHRASES)),
    phrase=st.integers(0, 8),
    number=NUMBERS,
    unit=UNITS,
    blank=st.sampled_from(["", " ", "\u3000"]),
)
def test_every_comparator_number_and_unit_in_one_cell_is_read(comparator, phrase, number, unit, blank):
    written = WrittenIndicator("产出指标", "数量指标", "某指标", comparator, number, blank + unit, "", "")
    header = ("一级指标", "二级指标", "三级指标", "指标值")
    row = ("产出指标", "数量指标", "某指标", in_one_cell(written, phrase))
    (indicator,) = read([("2025年部门整体支出绩效目标表",), ("部门名称", "某局"), header, row]).indicators
    assert (indicator.comparator, indicator.target_value, indicator.unit) == (comparator, Decimal(number), unit)


@pytest.mark.parametrize("file_name", FILES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_form_says_the_same_in_every_type_of_file(layout, file_name):
    cells = reader.read(file_name, FILES[file_name](LAYOUTS[layout](EXAMPLE)))
    check(layout, official_form.read(cells), EXAMPLE, len(cells.rows))


def test_the_money_spent_on_a_project_belongs_to_its_task_and_its_source():
    form = read(LAYOUTS["project evaluation"](EXAMPLE))
    # 150 万元 at first, 160 after the adjustment, nine tenths of it spent.
    assert [(one.code, one.adjusted_amount, one.executed_amount) for one in form.final_money] == [
        ("K1", 1_600_000, 1_440_000),
        ("R1", 1_600_000, 1_440_000),
    ]
