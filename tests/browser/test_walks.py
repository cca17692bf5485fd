"""Leadership and staff walk through the running product in a real browser."""

import csv
import io
import re
import time
from urllib.parse import quote

import pdfplumber
import pytest
from playwright.sync_api import Page, expect
from windows import PAGES, opened, settled, still, window_on


def in_navigation(page: Page, name: str):
    """The link to a page in the navigation on top."""
    return page.get_by_test_id("stTopNav").get_by_role("link", name=name)


def give_a_name(page: Page) -> None:
    """Enter who submits, and wait until the page has taken it."""
    name = page.get_by_role("textbox", name="填报人")
    name.fill("李敏")
    name.press("Enter")
    page.wait_for_timeout(300)
    settled(page)


def test_from_the_first_start_to_a_committed_csv_that_changes_the_number(first_page: Page, tmp_path):
    page = first_page
    opened(page, "/")
    expect(page.get_by_text("示例数据").first).to_be_visible()
    expect(page.locator(".mosaic a")).to_have_count(41)
    expect(page.locator(".tile b").first).to_have_text("16")

    # A late indicator, from its cell in the mosaic to the reason.
    page.locator(".mosaic a", has_text="I01").click()
    detail = page.locator(".st-key-detail")
    expect(detail.get_by_text("86 件").first).to_be_visible(timeout=20_000)
    expect(page).to_have_url(re.compile("indicator=I01"))

    # The template of October, filled in as Excel on a Chinese Windows would save it.
    in_navigation(page, "填报").click()
    expect(page.locator("h1")).to_contain_text("填报")
    settled(page)
    expect(page.locator(".template_month [aria-current]")).to_have_text("10月")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV 模板").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert len(rows) == 41
    rows[0]["完成值"] = "60"
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file = tmp_path / "十月.csv"
    file.write_bytes(out.getvalue().encode("gb18030"))

    give_a_name(page)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("十月.csv").first).to_be_visible(timeout=20_000)
    commit = page.locator(".st-key-commit button")
    expect(commit).to_be_enabled(timeout=20_000)
    commit.click()
    expect(page.get_by_text("已提交为第 4 批次")).to_be_visible(timeout=20_000)
    # What can be undone with the next click is what was just committed.
    settled(page)
    page.get_by_role("link", name="记录与撤回").click()
    newest = page.get_by_role("combobox", name="填报批次")
    expect(newest).to_have_count(1, timeout=20_000)
    expect(newest).to_have_value(re.compile("十月.csv"), timeout=20_000)

    # 86 + 60 = 146 by October, where 133.3 were expected: slow before, on track now.
    opened(page, "/indicators?indicator=I01&month=10")
    expect(page.locator(".st-key-detail").get_by_text("146 件").first).to_be_visible(timeout=20_000)
    expect(page.locator(".st-key-detail").get_by_text("正常").first).to_be_visible()


def test_leadership_filters_by_category_opens_a_late_indicator_reads_why_and_goes_back(looking: Page):
    opened(looking, "/")
    looking.get_by_role("link", name="筛选").click()
    looking.get_by_role("combobox", name="一级指标").click()
    looking.get_by_role("option", name="效益指标").click()
    expect(looking.locator(".mosaic a")).to_have_count(7, timeout=20_000)
    expect(looking.get_by_text("显示 7 项，共 41 项指标")).to_be_visible()
    settled(looking)

    # The link is followed without loading the page anew, and keeps the filter.
    looking.evaluate("window.stillThere = true")
    looking.locator(".mosaic a", has_text="I39").click()
    detail = looking.locator(".st-key-detail")
    expect(detail.get_by_text("超出 0.1 个百分点")).to_be_visible(timeout=20_000)
    expect(detail.get_by_text("尚未说明原因")).to_be_visible()
    expect(detail.locator(".js-plotly-plot")).to_be_visible(timeout=20_000)
    expect(detail.get_by_text("illustrative_actuals_2023.csv").first).to_be_visible()
    expect(looking.locator(".scorecard tbody tr:not(.group)")).to_have_count(7)
    expect(looking.locator(".scorecard tr.chosen")).to_contain_text("I39")
    assert looking.evaluate("window.stillThere")

    # Another line of the list, then back, twice.
    settled(looking)
    looking.locator(".scorecard a", has_text="办理行政执法投诉案件").click()
    expect(detail.locator("h2")).to_contain_text("I37", timeout=20_000)
    settled(looking)
    looking.go_back()
    expect(detail.locator("h2")).to_contain_text("I39", timeout=20_000)
    settled(looking)
    detail.get_by_role("link", name="关闭").click()
    expect(detail).to_have_count(0, timeout=20_000)
    expect(looking.locator(".scorecard tbody tr:not(.group)")).to_have_count(7)
    settled(looking)
    in_navigation(looking, "总览").click()
    expect(looking.locator(".mosaic a")).to_have_count(7, timeout=20_000)
    assert looking.evaluate("window.stillThere")


def test_a_link_to_an_indicator_leads_back_to_the_overview_it_was_on(looking: Page):
    opened(looking, "/?status=behind")
    looking.locator(".todo a", has_text="I39").click()
    expect(looking.locator(".st-key-detail h2")).to_contain_text("I39", timeout=20_000)
    settled(looking)
    looking.go_back()
    expect(looking.locator(".mosaic a")).to_have_count(6, timeout=20_000)
    expect(looking.locator("h1")).to_contain_text("揭阳市司法局")


def test_one_step_back_leads_to_the_page_before(looking: Page):
    opened(looking, "/")
    for name, heading in (("预算执行", "预算执行"), ("填报", "填报")):
        in_navigation(looking, name).click()
        expect(looking.locator("h1")).to_contain_text(heading, timeout=20_000)
        settled(looking)
    looking.go_back()
    expect(looking.locator("h1")).to_contain_text("预算执行", timeout=20_000)
    settled(looking)
    looking.go_back()
    expect(looking.locator("h1")).to_contain_text("揭阳市司法局", timeout=20_000)


def test_filters_outlive_a_link_on_a_page_that_does_not_show_them(looking: Page):
    opened(looking, "/?status=behind")
    in_navigation(looking, "预算执行").click()
    expect(looking.locator("h1")).to_contain_text("预算执行", timeout=20_000)
    settled(looking)
    looking.locator(".scorecard a", has_text="法律援助").first.click()
    expect(looking.locator(".st-key-detail h2")).to_contain_text("O6", timeout=20_000)
    settled(looking)
    in_navigation(looking, "总览").click()
    expect(looking.locator(".mosaic a")).to_have_count(6, timeout=20_000)


def test_a_link_that_is_opened_in_a_new_tab_leads_to_the_same_view(looking: Page):
    opened(looking, "/indicators?month=8&indicator=I18&status=slow&status=behind")
    with looking.context.expect_page() as opening:
        looking.get_by_role("link", name="English").click(modifiers=["Control"])
    tab = opening.value
    expect(tab.locator("h1")).to_contain_text("August", timeout=20_000)
    expect(tab.locator(".st-key-detail h2")).to_contain_text("I18")
    expect(tab.locator(".scorecard tbody tr:not(.group)")).to_have_count(
        looking.locator(".scorecard tbody tr:not(.group)").count()
    )


def test_a_search_that_is_still_being_typed_counts_when_a_link_is_clicked(looking: Page):
    opened(looking, "/")
    looking.get_by_role("link", name="筛选").click()
    search = looking.get_by_role("textbox").last
    expect(search).to_be_visible(timeout=20_000)
    settled(looking)
    search.fill("社区矫正")
    looking.locator(".mosaic a", has_text="I39").click()
    expect(looking.locator(".st-key-detail h2")).to_contain_text("I39", timeout=20_000)
    expect(looking).to_have_url(re.compile(f"text={quote('社区矫正')}"))


def test_a_search_that_is_still_being_typed_counts_when_another_page_is_opened(looking: Page):
    opened(looking, "/indicators?open=filters")
    looking.get_by_role("textbox").last.fill("社区矫正")
    in_navigation(looking, "总览").click()
    expect(looking.locator("h1")).to_contain_text("揭阳市司法局", timeout=20_000)
    expect(looking).to_have_url(re.compile(f"text={quote('社区矫正')}"), timeout=20_000)
    expect(looking.get_by_role("textbox").last).to_have_value("社区矫正")


def test_of_several_quick_clicks_the_last_one_counts(looking: Page):
    opened(looking, "/")
    for month in ("1月", "2月", "3月", "4月"):
        looking.locator(".month").get_by_role("link", name=month, exact=True).click(no_wait_after=True)
    expect(looking.locator("h1")).to_contain_text("4月", timeout=20_000)
    settled(looking)
    expect(looking.locator("h1")).to_contain_text("4月")


def test_a_page_that_is_opened_in_a_new_tab_keeps_language_and_month_and_has_its_own_title(looking: Page):
    opened(looking, "/indicators?lang=en&month=6")
    with looking.context.expect_page() as opening:
        in_navigation(looking, "Budget").click(modifiers=["Control"])
    expect(opening.value.locator("h1")).to_contain_text("Budget execution up to June", timeout=20_000)
    expect(opening.value).to_have_title("Budget execution up to June 2023 · Budget performance monitoring")
    expect(looking).to_have_title("Indicators up to June 2023 · Budget performance monitoring")
    opening.value.close()


THREE_MISTAKES = """部门,年度,月份,编号,完成值
D001,2023,2023/10,I1,34件
D001,2023,10,I30,0.98
"""


def test_staff_upload_three_mistakes_take_the_corrections_commit_see_the_change_and_withdraw(page: Page, tmp_path):
    opened(page, "/submit?month=10")
    give_a_name(page)
    file = tmp_path / "十月.csv"
    file.write_text(THREE_MISTAKES, encoding="gb18030")
    page.locator("input[type=file]").set_input_files(file)
    problems = page.locator(".todo.problems")
    expect(problems).to_be_visible(timeout=20_000)
    for cell in ("D2", "E2", "E3"):
        expect(problems.get_by_text(cell).first).to_be_visible()
    expect(page.locator(".st-key-commit")).to_have_count(0)

    page.locator(".st-key-take_all button").click()
    commit = page.locator(".st-key-commit button")
    expect(commit).to_be_enabled(timeout=20_000)
    settled(page)
    commit.click()
    expect(page.get_by_text("已提交为第 4 批次")).to_be_visible(timeout=20_000)
    settled(page)

    # 86 + 34 = 120 of 133.3 expected by October; withdrawn, it is the 86 of September again.
    opened(page, "/indicators?indicator=I01&month=10")
    expect(page.locator(".st-key-detail").get_by_text("120 件").first).to_be_visible(timeout=20_000)
    in_navigation(page, "填报").click()
    expect(page.locator("h1")).to_contain_text("填报")
    settled(page)
    page.get_by_role("link", name="记录与撤回").click()
    undo = page.locator(".st-key-undo button").last
    give_a_name(page)
    expect(undo).to_be_enabled(timeout=20_000)
    settled(page)
    undo.click()
    expect(page.get_by_text("第 4 批次已撤回")).to_be_visible(timeout=20_000)
    opened(page, "/indicators?indicator=I01&month=10")
    expect(page.locator(".st-key-detail").get_by_text("86 件").first).to_be_visible(timeout=20_000)


def test_what_is_typed_into_the_grid_is_there_again_after_the_page_was_loaded_anew_and_for_nobody_else(
    page: Page, chromium, server
):
    opened(page, "/submit?template_month=10")
    page.get_by_text("直接录入").click()
    cells = page.locator("[data-testid=stDataFrame] .dvn-scroller").first
    expect(cells).to_be_visible(timeout=20_000)
    settled(page)
    still(page)
    # The first row's figure of the month: the header is a row high, and the columns before it are 910 pixels wide.
    cells.click(position={"x": 910, "y": 52})
    page.keyboard.press("Enter")
    page.locator(".gdg-input").first.fill("12")
    page.keyboard.press("Enter")
    kept = page.get_by_text("已填写1行")
    expect(kept).to_be_visible(timeout=20_000)
    opened(page, "/submit?template_month=9")
    page.get_by_text("直接录入").click()
    settled(page)
    expect(kept).to_have_count(0)
    opened(page, "/submit?template_month=10")
    page.get_by_text("直接录入").click()
    expect(kept).to_be_visible(timeout=20_000)
    with window_on(chromium, server) as stranger:
        opened(stranger, "/submit?template_month=10")
        stranger.get_by_text("直接录入").click()
        settled(stranger)
        expect(stranger.get_by_text("已填写1行")).to_have_count(0)


@pytest.mark.parametrize("path", PAGES)
def test_a_deep_link_opens_its_page_on_a_server_that_nobody_has_visited(page: Page, path):
    opened(page, f"/{path}")
    expect(page.locator("h1")).to_contain_text(PAGES[path])
    expect(page.get_by_text("示例数据").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_english_is_one_click_away_and_stays_on_every_page(looking: Page):
    opened(looking, "/")
    looking.get_by_role("link", name="English").click()
    expect(looking.locator("h1")).to_contain_text("up to September 2023", timeout=20_000)
    expect(looking).to_have_url(re.compile("lang=en"))
    expect(looking.locator("html")).to_have_attribute("lang", "en")
    in_navigation(looking, "Budget").click()
    expect(looking.locator("h1")).to_contain_text("Budget execution", timeout=20_000)
    expect(looking).to_have_url(re.compile("lang=en"))


def test_the_words_of_streamlit_itself_follow_the_language(looking: Page):
    opened(looking, "/submit")
    expect(looking.get_by_role("button", name="选择文件")).to_be_visible()
    looking.get_by_role("textbox", name="填报人").fill("李")
    expect(looking.get_by_text("按回车键确认")).to_be_visible()
    looking.get_by_role("link", name="English").click()
    expect(looking.get_by_role("button", name="Upload", exact=True)).to_be_visible(timeout=20_000)
    expect(looking.get_by_text("选择文件")).to_have_count(0)


def test_a_deviation_is_explained_beside_the_list_and_the_next_one_follows(page: Page):
    opened(page, "/?month=9")
    page.locator(".todo .note").get_by_role("link", name="去说明").first.click()
    expect(page.locator("h1")).to_contain_text("偏差", timeout=20_000)
    page.locator(".todo a", has_text="I39").click()
    form = page.locator(".st-key-explain")
    expect(form.locator("h2")).to_contain_text("I39", timeout=20_000)
    form.get_by_role("button", name="人员保障").click()
    form.get_by_role("textbox", name="原因说明").fill("两名对象再犯")
    form.get_by_role("textbox", name="填报人").fill("李敏")
    form.get_by_role("button", name="保存说明").click()
    expect(page.get_by_text("已保存为第 4 批次：I39")).to_be_visible(timeout=20_000)
    expect(form.locator("h2")).to_contain_text("I32")
    expect(page.locator(".todo div", has_text="I39")).to_contain_text("两名对象再犯")


def test_filters_are_kept_from_page_to_page_and_in_the_address(looking: Page):
    opened(looking, "/indicators?status=behind&level1=产出指标&month=8")
    expect(looking.get_by_text(re.compile(r"41 ?项")).first).to_be_visible()
    in_navigation(looking, "预算").click()
    expect(looking.locator("h1")).to_contain_text("8月", timeout=20_000)
    in_navigation(looking, "指标").click()
    expect(looking).to_have_url(re.compile("status=behind"), timeout=20_000)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_telephone(looking: Page, path):
    looking.set_viewport_size({"width": 390, "height": 844})
    opened(looking, f"/{path}")
    still(looking)
    too_wide = looking.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth > document.documentElement.clientWidth"
    )
    assert not too_wide


def test_the_notice_leads_to_where_the_illustrative_data_is_taken_out(page: Page):
    opened(page, "/")
    page.get_by_role("link", name="前往撤回").click()
    page.locator(".st-key-remove_illustrative button").click()
    expect(page.locator(".illustrative")).to_have_count(0, timeout=20_000)
    in_navigation(page, "总览").click()
    # 17 of the 41 are due in December; the others have no data now.
    expect(page.locator(".tile b").last).to_have_text("24")


def test_the_back_button_takes_back_one_choice_at_a_time(looking: Page):
    opened(looking, "/indicators")
    looking.get_by_role("link", name="筛选").click()
    search = looking.get_by_role("textbox").last
    expect(search).to_be_visible(timeout=20_000)
    settled(looking)
    for text in ("法律", "宣传"):
        search.fill(text)
        search.press("Enter")
        expect(looking).to_have_url(re.compile(f"text={quote(text)}"), timeout=20_000)
        settled(looking)
    looking.go_back()
    expect(looking.get_by_role("textbox").last).to_have_value("法律", timeout=20_000)
    looking.go_back()
    expect(looking.get_by_role("textbox").last).to_have_value("", timeout=20_000)


def test_the_presentation_screen_follows_the_data_by_itself(page: Page):
    opened(page, "/wall")
    expect(page.locator(".wall-tiles b").last).to_have_text("1")
    other = page.context.new_page()
    opened(other, "/submit?submit_tab=history")
    other.locator(".st-key-remove_illustrative button").click()
    expect(page.locator(".wall-tiles b").last).to_have_text("24", timeout=30_000)
    expect(page.locator(".wall em")).to_have_count(0)


def test_the_heat_map_leads_to_the_indicator_and_month_of_its_cell(looking: Page):
    opened(looking, "/indicators?show=heat")
    looking.locator(".heat tr", has_text="I39").locator("a").nth(1).click()
    expect(looking.locator(".st-key-detail")).to_contain_text("I39", timeout=20_000)
    expect(looking.locator(".heat")).to_be_visible()
    expect(looking).to_have_url(re.compile("month=2"))


def test_a_figures_rows_are_downloaded_for_excel(looking: Page):
    opened(looking, "/")
    looking.locator(".sources a[href*=needs_attention]").click()
    button = looking.get_by_role("button", name="下载明细（CSV）")
    expect(button).to_be_visible(timeout=20_000)
    with looking.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == "needs_attention_D001_2023_09.csv"
    content = download.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["status"] for row in rows].count("behind") == 6


def test_filters_are_cleared_and_the_presentation_opened_with_one_click(looking: Page):
    opened(looking, "/?status=behind")
    expect(looking.locator(".mosaic a")).to_have_count(6)
    looking.get_by_role("button", name="清除筛选").click()
    expect(looking.locator(".mosaic a")).to_have_count(41, timeout=20_000)
    in_navigation(looking, "大屏").click()
    expect(looking.locator(".wall h1")).to_contain_text("揭阳市司法局", timeout=20_000)


@pytest.mark.parametrize(
    ("address", "codes", "is_wide"),
    [
        ("/", ["I39", "O19"], False),
        ("/indicators", [f"I{number:02d}" for number in range(1, 42)], False),
        ("/indicators?show=table", [f"I{number:02d}" for number in range(1, 42)], True),
        ("/budget", ["O10", "K5", "B2"], False),
    ],
)
def test_a_printed_page_is_a4_and_has_every_line(looking: Page, address, codes, is_wide):
    opened(looking, address)
    with pdfplumber.open(io.BytesIO(looking.pdf(prefer_css_page_size=True))) as printed:
        texts = "\n".join(page.extract_text() for page in printed.pages)
        # Points: A4 is 595 × 842.
        assert {(round(page.width), round(page.height)) for page in printed.pages[-1:]} == {
            (842, 595) if is_wide else (595, 842)
        }
        assert len(printed.pages) <= 4
    assert not [code for code in codes if code not in texts]
    assert "English" not in texts


def upload_november(page: Page, file) -> None:
    """Commit three early figures of November, on a page that asks for October."""
    opened(page, "/submit")
    give_a_name(page)
    file.write_text(
        "部门,年度,月份,编号,完成值\nD001,2023,11,I01,34\nD001,2023,11,I02,3\nD001,2023,11,I14,1\n", "utf-8"
    )
    page.locator("input[type=file]").set_input_files(file)
    commit = page.locator(".st-key-commit button")
    expect(commit).to_be_visible(timeout=20_000)
    expect(page.get_by_text("文件中另有其他月份的数据：2023 年11月（3 条，第 2、3、4 行）")).to_be_visible()
    expect(commit).to_be_disabled()
    page.locator("[class*=st-key-warnings_] label").click()
    expect(commit).to_be_enabled(timeout=20_000)
    commit.click()
    expect(page.get_by_text("已提交为第 4 批次")).to_be_visible(timeout=20_000)


def test_three_early_figures_of_november_leave_everyone_on_september(page: Page, tmp_path):
    opened(page, "/")
    wall = page.context.new_page()
    opened(wall, "/wall")
    other = page.context.new_page()
    upload_november(other, tmp_path / "november.csv")
    uploaded = time.monotonic()

    # An open page offers what is new, and moves nothing by itself.
    offer = page.locator(".st-key-new_data")
    expect(offer).to_contain_text("本页打开后有新数据", timeout=15_000)
    expect(page.locator("h1")).to_contain_text("截至2023年9月")
    offer.get_by_role("button").click()
    expect(offer).to_have_count(0, timeout=20_000)
    expect(page.locator("h1")).to_contain_text("截至2023年9月")

    opened(page, "/?month=11")
    expect(page.get_by_text("11月尚不算已上报")).to_be_visible()
    expect(page.locator(".tile.reported")).to_contain_text("3/24")
    expect(page.locator(".todo", has_text="I39").first).to_contain_text("截至9月")
    expect(page.get_by_text("支出截至9月，当时序时进度 75%").first).to_be_visible()

    # The wall has looked for what is new since, which it does every ten seconds.
    wall.wait_for_timeout(max(0, 11_000 - 1000 * (time.monotonic() - uploaded)))
    expect(wall.locator(".wall h1")).to_contain_text("截至2023年9月")


def test_illustrative_data_of_a_closed_month_stays_and_a_sentence_says_why(page: Page):
    opened(page, "/submit?submit_tab=reporting")
    give_a_name(page)
    page.get_by_role("textbox", name="原因", exact=True).fill("九月已核对")
    page.get_by_role("textbox", name="原因", exact=True).press("Enter")
    page.wait_for_timeout(300)
    settled(page)
    page.locator(".st-key-close_month button").click()
    expect(page.get_by_text("9月已锁定").first).to_be_visible(timeout=20_000)
    opened(page, "/submit?submit_tab=history")
    page.locator(".st-key-remove_illustrative button").click()
    expect(page.get_by_role("alert").filter(has_text="9月已锁定")).to_be_visible(timeout=20_000)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    opened(page, "/")
    expect(page.locator(".tile b").last).to_have_text("1")


def test_counts_and_bars_lead_to_what_they_count(looking: Page):
    opened(looking, "/")
    looking.locator(".tile > a", has_text="滞后").click()
    expect(looking.locator(".scorecard tbody tr:not(.group)")).to_have_count(6, timeout=20_000)
    opened(looking, "/")
    looking.locator(".tile small a", has_text="I39").click()
    expect(looking.locator(".st-key-detail h2")).to_contain_text("I39", timeout=20_000)
    # The red part of August's column.
    opened(looking, "/")
    still(looking)
    chart = looking.locator(".st-key-development .js-plotly-plot")
    chart.scroll_into_view_if_needed()
    box = chart.locator(".trace.bars").nth(3).locator(".point path").nth(7).bounding_box()
    looking.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    looking.wait_for_timeout(300)
    looking.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(looking).to_have_url(re.compile("indicators.*month=8"), timeout=20_000)
    expect(looking.locator("h1")).to_contain_text("8月", timeout=20_000)
    expect(looking.locator(".scorecard tbody tr:not(.group)")).to_have_count(5, timeout=20_000)
