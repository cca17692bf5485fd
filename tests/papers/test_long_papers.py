"""Papers of large departments: 200 indicators, 60 tasks, names of fifty characters, texts of two thousand."""

import pytest
from given import budget_line, indicator, task
from openpyxl.utils import get_column_letter
from read_papers import sheet_of

from monitoring.papers.kinds import PAPERS, kind
from monitoring.papers.paper import Occasion

NAME = "行政执法人员综合能力提升培训暨案卷评查工作"
TEXT = "因人员借调，培训推迟到下半年举行。" * 118
TABLES = [name for name, each in PAPERS.items() if each.layout and each.suffix == ".xlsx"]


def named(what: str, number: int) -> str:
    """A name of fifty characters."""
    return f"{what}{number:03d}{NAME * 3}"[:50]


@pytest.fixture(scope="module")
def large(given_once):
    levels = ["产出指标"] * 140 + ["效益指标"] * 40 + ["满意度指标"] * 20
    given_once.form(
        [
            indicator("≥", 10, indicator_code=f"I{i:03d}", level1=levels[i], level3=named("指标", i))
            for i in range(200)
        ],
        [task(f"K{i}", 100_000 + i, task_name=named("任务", i)) for i in range(1, 61)],
        [budget_line("B1", "基本支出", 2_000_000)],
    )
    given_once.links(*(("K1", f"I{i:03d}") for i in range(200)))
    given_once.actuals((7, "I005", 1))
    given_once.explanations((7, "I005", {"is_funding_reason": True, "reason_text": TEXT[:2000]}))
    return given_once.database


def of(database, name: str):
    return sheet_of(kind(name).make(database, Occasion("D1", 2023, 7, task_code="K1")))


@pytest.fixture(scope="module", params=TABLES)
def sheet(request, large):
    return of(large, request.param)


def texts(sheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_everything_is_there_once(sheet):
    found = texts(sheet)
    for number in range(200):
        assert found.count(named("指标", number)) == 1
    tasks = 1 if named("任务", 2) not in found else 60
    assert all(found.count(named("任务", number)) == 1 for number in range(1, tasks + 1))


def test_the_two_thousand_characters_are_whole_and_have_room(sheet):
    (cell,) = (
        cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and TEXT[:100] in cell.value
    )
    assert TEXT[:2000] in cell.value
    area = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
    height = sum(sheet.row_dimensions[row].height for row in range(area.min_row, area.max_row + 1))
    columns = [get_column_letter(column) for column in range(area.min_col, area.max_col + 1)]
    wide = sum(sheet.column_dimensions[column].width for column in columns)
    # A Chinese character is nearly as wide as two digits; a line of 9 points is 12 high.
    assert height >= 2000 * 1.7 / wide * 12


def test_no_row_is_higher_than_excel_takes(sheet):
    assert max(dimension.height or 0 for dimension in sheet.row_dimensions.values()) <= 409


def test_merged_cells_do_not_overlap_and_the_last_row_is_the_foot(sheet):
    taken = [(row, column) for area in sheet.merged_cells.ranges for row, column in cells(area)]
    assert len(taken) == len(set(taken))
    assert str(sheet.cell(sheet.max_row, 1).value).startswith("填表人")
    assert sheet.print_area.endswith(f"${sheet.max_row}")


def cells(area):
    return (
        (row, column)
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    )


def test_the_rows_repeated_on_each_page_are_those_of_the_heads(sheet):
    first = int(sheet.print_title_rows.split(":")[0].strip("$"))
    assert "三级指标" in [cell.value for cell in sheet[first]]


def test_every_line_of_a_table_has_its_borders(sheet):
    heads = int(sheet.print_title_rows.split(":")[1].strip("$"))
    for row in range(heads + 1, heads + 200):
        assert sheet.cell(row, sheet.max_column).border.right.style == "thin"
