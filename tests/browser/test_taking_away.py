"""What people take away from a page: charts as pictures, tables as workbooks, what they copy."""

import re
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from windows import opened, still

from monitoring.actions.start import PUBLISHED_FORM

NAME = "总览_揭阳市司法局_2023-09_各月各状态的指标数_示例数据"


def saved(window: Page, button: Locator) -> tuple[str, bytes]:
    """The name and the content of what a button saves."""
    with window.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_chart_is_saved_in_both_formats_under_a_name_that_says_of_what_and_when(page):
    opened(page, "/?lang=zh")
    still(page)
    page.locator(".stPlotlyChart").first.hover()
    name, content = saved(page, page.get_by_role("button", name="PNG").first)
    assert (name, content[:4]) == (f"{NAME}.png", b"\x89PNG")
    name, content = saved(page, page.get_by_role("button", name="SVG").first)
    assert (name, content[:4]) == (f"{NAME}.svg", b"<svg")
    # White ground, and the chart on the page as it was.
    assert "fill: rgb(255, 255, 255)" in content.decode("utf-8")[:600]
    assert page.evaluate("document.querySelector('.js-plotly-plot').layout.paper_bgcolor") != "#ffffff"


def test_the_rows_of_a_figure_are_taken_away_as_a_workbook_in_the_language_of_the_page(page):
    opened(page, "/?lang=zh&source=needs_attention")
    name, content = saved(page, page.get_by_role("button", name="导出 Excel 表").first)
    assert name == "needs_attention_D001_2023_09.xlsx"
    sheet, about = load_workbook(BytesIO(content)).worksheets
    head, first, *others = sheet.iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    # The first of ten; one of three reached.
    assert (len(others), row["编号"], row["状态"], row["指标值"], row["计量单位"]) == (9, "I18", "✕ 滞后", 3, "次")
    assert about.title == "说明"


def test_no_grid_offers_a_csv_of_the_browsers_own(page):
    opened(page, "/submit?lang=zh&submit_tab=history")
    still(page)
    page.locator("[data-testid=stDataFrame]").first.hover()
    expect(page.get_by_role("button", name="搜索").first).to_be_visible()
    assert page.locator("[data-testid=stElementToolbar] button[aria-label*=CSV]:visible").count() == 0


def test_a_table_that_is_copied_keeps_its_columns(page):
    opened(page, "/indicators?lang=zh")
    copied = page.evaluate(
        """() => {
            const table = document.querySelector(".scorecard table");
            getSelection().selectAllChildren(table);
            return getSelection().toString();
        }"""
    )
    line = next(line for line in copied.splitlines() if "I01" in line)
    cells = [part.strip() for part in line.split("\t")]
    assert (cells[1], cells[3:6]) == ("I01", ["≥ 160 件", "86 件", "120 件"])


def test_the_file_behind_a_target_opens_at_its_row_and_closes_with_escape(page):
    opened(page, "/indicators?lang=zh&indicator=I01")
    page.get_by_role("link", name="打开原始文件并定位到此行").click()
    cited = page.locator("[role=dialog] .original .cited")
    expect(cited).to_be_in_viewport()
    assert cited.locator("td").all_inner_texts()[:3] == ["产出指标", "数量指标", "办理法律援助事项"]
    download = page.get_by_role("button", name="下载原始文件")
    name, content = saved(page, download)
    assert (name, content) == (PUBLISHED_FORM.name, PUBLISHED_FORM.read_bytes())
    # While the file is made, its button is out of use, and the browser may let its focus go.
    page.locator("[role=dialog]").focus()
    page.keyboard.press("Escape")
    expect(page.locator("[role=dialog]")).to_have_count(0)
    # The address follows with the next run.
    expect(page).not_to_have_url(re.compile("original"))
    assert "indicator=I01" in page.url
