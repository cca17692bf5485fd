"""Tables to take away as .xlsx: headings in the page's language, numbers as numbers, text that stays text."""

import re
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from given import indicator, task
from openpyxl import load_workbook

from monitoring.files import table_workbooks, written_csv
from monitoring.files.table_workbooks import Column
from monitoring.language import catalogue, column_words

ROOT = Path(__file__).parents[2]
SOURCES = [*(ROOT / "pages").glob("*.py"), *(ROOT / "monitoring" / "screen").rglob("*.py")]
# The figures that a page offers to take away.
OFFERED = sorted({name for file in SOURCES for name in re.findall(r'explained\("(\w+)"', file.read_text("utf-8"))})


def opened(content: bytes) -> list[dict]:
    """The rows of the first sheet: heading → cell."""
    head, *rows = load_workbook(BytesIO(content)).worksheets[0].iter_rows()
    return [dict(zip([cell.value for cell in head], row, strict=True)) for row in rows]


def figure(given, name: str, **key) -> list[dict]:
    rows = given.database.query(name, **key)
    return opened(table_workbooks.of_figure(name, given.database.columns(name), rows))


def test_an_indicator_has_its_unit_a_real_percentage_and_its_status_in_words(given):
    given.form([indicator("≥", 160, pacing="even", unit="件")])
    given.actuals((9, "I01", 86))
    (row,) = figure(given, "indicator_progress", month=9)
    assert (row["Target value"].value, row["Unit"].value, row["Comparator"].value) == (160, "件", "≥")
    assert (row["Actual to date"].value, row["Expected to date"].value) == (86, 120)
    assert (row["Completion rate"].value, row["Completion rate"].number_format) == (0.5375, column_words.COMPLETION)
    # 86 of 120 expected are 71.7 %.
    assert row["Status"].value == "▲ Slow"
    assert row["Target met"].value == "no"


def test_headings_and_words_are_in_the_language_of_the_page(given):
    catalogue.use("zh")
    given.form([indicator("≥", 160, pacing="even")])
    (row,) = figure(given, "indicator_progress", month=1)
    assert (row["状态"].value, row["各月累计方式"].value) == ("? 无数据", "各月合计")


def test_money_is_in_ten_thousand_yuan_and_overspending_is_a_status(given):
    given.form([], [task(budget=12_000)])
    given.spending((1, "K1", 15_000))
    (row,) = figure(given, "task_execution", month=1)
    assert (row["Budget in force (10k yuan)"].value, row["Executed (10k yuan)"].value) == (1.2, 1.5)
    assert (row["Execution rate"].value, row["Execution rate"].number_format) == (1.25, "0.0%")
    assert row["Status"].value == "✕ Overspent"


def test_a_text_that_looks_like_a_formula_stays_text(given):
    given.form([indicator(level3='=HYPERLINK("http://x")', explanation="+1")])
    (row,) = figure(given, "indicator_progress", month=1)
    assert (row["Indicator"].value, row["Indicator"].data_type) == ('=HYPERLINK("http://x")', "s")
    assert (row["Explanation"].data_type, row["Explanation"].quotePrefix) == ("s", True)


def test_a_moment_is_a_date_and_nothing_leaves_the_cell_empty():
    columns = [Column("When", column_words.MOMENT), Column("Value", "0.00")]
    (row,) = opened(table_workbooks.of_lines("", columns, [[datetime(2023, 9, 30, 17, 5), None]]))
    assert (row["When"].value, row["When"].is_date, row["Value"].value) == (datetime(2023, 9, 30, 17, 5), True, None)


def test_what_a_table_is_about_stands_on_a_sheet_of_its_own():
    book = load_workbook(BytesIO(table_workbooks.of_lines("t", [Column("A")], [], ["one", "=two"])))
    assert [cell.value for cell in book["About"]["A"]] == ["one", "=two"]


@pytest.mark.parametrize("name", OFFERED)
def test_every_figure_of_a_page_has_a_heading_of_its_own_for_each_column(nothing, name):
    shown = column_words.shown(nothing.columns(name))
    for language in catalogue.LANGUAGES:
        catalogue.use(language)
        headings = [column_words.heading(column) for column in shown]
        assert len({*headings}) == len(headings)
        assert not {*headings} & {*shown}


@pytest.mark.parametrize("name", OFFERED)
def test_every_figure_of_the_sample_can_be_taken_away(sample, name):
    rows = sample.query(name)
    found = opened(table_workbooks.of_figure(name, sample.columns(name), rows))
    assert len(found) == len(rows)


FORMULA = '=cmd|"/c calc"!A1'


def test_every_way_out_as_csv_is_guarded_by_the_same_function():
    """Of ``csv_of`` the rows of a figure, the tracking table and problems.csv, of ``csv_of_lines`` the template."""
    problems = written_csv.csv_of(["value"], [{"value": FORMULA}]).decode("utf-8-sig")
    assert problems.splitlines()[1].startswith("\"'=cmd")
    lines = written_csv.csv_of_lines([FORMULA], [[FORMULA], [Decimal("-5.5")]]).decode("utf-8-sig").splitlines()
    assert [line[:6] for line in lines] == ["\"'=cmd", "\"'=cmd", "-5.5"]
    writers = [
        file.relative_to(ROOT).as_posix()
        for folder in ("monitoring", "pages")
        for file in (ROOT / folder).rglob("*.py")
        if re.search(r"csv\.writer|to_csv|DictWriter", file.read_text("utf-8"))
    ]
    assert sorted(writers) == ["monitoring/__main__.py", "monitoring/files/written_csv.py"]


def test_a_grid_of_the_browser_offers_no_csv_of_its_own():
    """Streamlit writes that one in the browser, where text that begins like a formula is one."""
    style = (ROOT / "monitoring" / "screen" / "assets" / "style.css").read_text("utf-8")
    assert '[data-testid=stElementToolbar] [aria-label="Download as CSV"]' in style
    assert catalogue.in_language("zh", "Download as CSV") in style
