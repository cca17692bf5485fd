"""Layouts: a workbook and a table that an office may change, and what is said where the two do not fit."""

import csv
import shutil

import pytest
from given import indicator, task
from openpyxl import load_workbook
from read_papers import sheet_of

from monitoring.papers import layouts
from monitoring.papers.kinds import PAPERS, kind
from monitoring.papers.layouts import FOLDER
from monitoring.papers.paper import Occasion
from monitoring.problems import MonitoringError, UnknownName

TABLES = [name for name, each in PAPERS.items() if each.layout and each.suffix == ".xlsx"]
PAIRS = [(name, place) for name in TABLES for place in layouts.places(name)]

# The official heads from left to right, row by row; what stands in brackets follows month, year and unit.
MONITORING = [
    ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "1-7月执行情况", "全年预计完成情况"],
    ["偏差原因分析", "完成目标可能性", "备注"],
    ["经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明", "确定能", "有可能", "完全不可能"],
]
EVALUATION = ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
HEADS = {
    "project_monitoring": {
        4: ["项目名称"],
        5: ["主管部门及代码", "实施单位"],
        6: ["项目资金（万元）", "年初预算数", "1-7月执行数", "1-7月执行率", "全年预计执行数"],
        7: ["年度资金总额"],
        8: ["其中：当年财政拨款"],
        9: ["上年结转资金"],
        10: ["其他资金"],
        11: ["年度总体目标"],
        12: MONITORING[0] + MONITORING[1],
        13: MONITORING[2],
    },
    "department_monitoring": {
        4: ["部门名称"],
        5: ["部门资金（万元）", "年初预算数", "1-7月执行数", "1-7月执行率", "全年预计执行数"],
        6: ["年度资金总额"],
        7: ["其中：基本支出"],
        8: ["项目支出"],
        9: ["年度总体目标"],
        10: [
            *("年度主要任务", "任务名称", "预算数（万元）", "1-7月执行数（万元）", "1-7月执行率"),
            *("当前完成情况", "全年预计（万元）"),
        ],
        12: MONITORING[0] + MONITORING[1],
        13: MONITORING[2],
    },
    "project_evaluation": {
        4: ["项目名称"],
        5: ["主管部门", "实施单位"],
        6: ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        7: ["年度资金总额"],
        8: ["其中：当年财政拨款", "—", "—"],
        9: ["上年结转资金", "—", "—"],
        10: ["其他资金", "—", "—"],
        11: ["年度总体目标", "预期目标", "实际完成情况"],
        13: [*EVALUATION, "偏差原因分析及改进措施"],
        15: ["总分"],
    },
    "department_evaluation": {
        4: ["部门名称"],
        5: ["年度主要任务", "任务名称", "完成情况", "预算数（万元）", "执行数（万元）", "分值", "执行率", "得分"],
        6: ["总额", "财政拨款", "其他资金", "总额", "财政拨款", "其他资金"],
        8: ["金额合计", "—", "—"],
        9: ["部门预算执行率"],
        10: ["年度总体目标", "预期目标", "实际完成情况"],
        12: [*EVALUATION, "偏差原因分析及改进措施"],
        14: ["总分"],
    },
}


@pytest.fixture
def project(given):
    given.form([indicator("≥", 12, indicator_code="I01")], [task("K1", 200_000)])
    given.links(("K1", "I01"))
    return given.database


def made(database, name: str, place: str = "central"):
    return kind(name).make(database, Occasion("D1", 2023, 7, place=place, task_code="K1"))


@pytest.mark.parametrize("name", TABLES)
def test_the_official_heads_are_complete_and_in_order(project, name):
    sheet = sheet_of(made(project, name))
    drawn = load_workbook(FOLDER / f"{name}.central.xlsx").active
    for row, wanted in HEADS[name].items():
        printed = [
            sheet.cell(row, cell.column).value for cell in drawn[row] if isinstance(cell.value, str) and cell.value
        ]
        assert printed == wanted


def test_the_first_monitoring_table_has_the_seventeen_columns_of_the_official_one(project):
    sheet = sheet_of(made(project, "project_monitoring"))
    assert sheet.max_column == 17
    assert [sheet[cell].value for cell in ("H12", "N12", "Q12", "G6", "J6", "M6", "P6")] == [
        *("偏差原因分析", "完成目标可能性", "备注"),
        *("年初预算数", "1-7月执行数", "1-7月执行率", "全年预计执行数"),
    ]


@pytest.mark.parametrize(("name", "place"), PAIRS)
def test_every_layout_is_filled_and_has_nothing_left_in_braces(project, name, place):
    sheet = sheet_of(made(project, name, place))
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert not [text for text in texts if "{" in text]
    assert "件数" in texts


@pytest.mark.parametrize(("name", "place"), PAIRS)
def test_every_layout_is_set_up_for_print(project, name, place):
    sheet = sheet_of(made(project, name, place))
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    heads = [int(part.strip("$")) for part in sheet.print_title_rows.split(":")]
    assert "三级指标" in [cell.value for row in range(heads[0], heads[1] + 1) for cell in sheet[row]]
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {"宋体"}


@pytest.mark.parametrize(("name", "place"), PAIRS)
def test_every_pair_is_listed_where_the_layouts_are(name, place):
    assert f"`{name}.{place}.xlsx`" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_causes_and_the_possibility_stand_in_one_cell_each_where_a_place_has_them_so(given):
    given.form([indicator("≥", 12, indicator_code="I01")], [task("K1", 200_000)])
    given.links(("K1", "I01"))
    given.actuals((1, "I01", 1))
    given.explanations(
        (
            7,
            "I01",
            {"is_staffing_reason": True, "reason_text": "两人借调", "likelihood": "possible", "expected_value": 9},
        )
    )
    sheet = sheet_of(made(given.database, "project_monitoring", "anhui"))
    row = {sheet.cell(12, cell.column).value: cell.value for cell in sheet[13]}
    assert (row["偏差原因分析"], row["完成目标可能性"]) == ("人员保障：两人借调", "有可能")


def test_the_possibility_stands_before_the_causes_where_a_place_has_it_so(project):
    heads = [cell.value for cell in sheet_of(made(project, "project_monitoring", "hefei"))[12] if cell.value]
    assert heads.index("完成目标可能性") < heads.index("偏差原因分析")


@pytest.fixture
def house(tmp_path, monkeypatch):
    """The house's own folder of layouts."""
    monkeypatch.setenv("MONITORING_REPORTS", str(tmp_path))
    return tmp_path


def copied(folder, source: str, name: str) -> None:
    for ending in (".xlsx", ".csv"):
        shutil.copyfile(FOLDER / f"{source}{ending}", folder / f"{name}{ending}")


def test_what_the_house_draws_takes_the_place_of_ours(house, project):
    copied(house, "project_monitoring.central", "project_monitoring.central")
    book = load_workbook(house / "project_monitoring.central.xlsx")
    book.active["A2"].value = "揭阳市项目支出绩效监控表（{year}年1-{month}月）"
    book.save(house / "project_monitoring.central.xlsx")
    assert sheet_of(made(project, "project_monitoring"))["A2"].value == "揭阳市项目支出绩效监控表（2023年1-7月）"
    assert sheet_of(made(project, "project_evaluation"))["A2"].value == "项目支出绩效自评表"


def test_another_place_is_another_pair_of_files_and_no_code(house, project):
    copied(house, "project_monitoring.hefei", "project_monitoring.guangdong")
    assert "guangdong" in kind("project_monitoring").places
    heads = [cell.value for cell in sheet_of(made(project, "project_monitoring", "guangdong"))[12]]
    assert "完成目标可能性" in heads


def test_a_second_round_may_have_a_layout_of_its_own(house, project):
    copied(house, "project_monitoring.anhui", "project_monitoring.central.2")
    second = kind("project_monitoring").make(project, Occasion("D1", 2023, 9, 2, task_code="K1"))
    assert "_第2次_" in second.file_name
    assert sheet_of(second).max_column < sheet_of(made(project, "project_monitoring")).max_column


def changed_table(folder, change) -> None:
    file = folder / "project_monitoring.central.csv"
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    change(rows)
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: rows[0].update(field="no_such_figure"), "no figure “no_such_figure” for D4"),
        (lambda rows: rows[-1].update(field="indicators.colour"), "no figure “indicators.colour”"),
        (lambda rows: rows[-1].update(cell="Q15"), "do not stand in one row"),
        (lambda rows: rows[0].update(cell="nowhere"), "does not say which cell"),
    ],
)
def test_a_table_that_does_not_fit_is_a_sentence(house, project, change, said):
    copied(house, "project_monitoring.central", "project_monitoring.central")
    changed_table(house, change)
    with pytest.raises(MonitoringError, match=said):
        made(project, "project_monitoring")


def test_a_workbook_that_is_none_is_a_sentence(house, project):
    copied(house, "project_monitoring.central", "project_monitoring.central")
    (house / "project_monitoring.central.xlsx").write_text("no workbook", encoding="utf-8")
    with pytest.raises(MonitoringError, match="cannot be read as a workbook"):
        made(project, "project_monitoring")


def test_a_place_that_there_is_not_is_refused_with_those_that_there_are(project):
    with pytest.raises(UnknownName, match="central, anhui, hefei, tianjin"):
        made(project, "project_monitoring", "atlantis")
