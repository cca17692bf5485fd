"""Leadership looks on a telephone: the first screen answers, and the way on is labelled."""

import shutil

import pytest
from playwright.sync_api import Page, expect
from serving import Server
from windows import IN_SIGHT, opened, settled, still, window_in, window_on

TELEPHONE = {"width": 390, "height": 844}
# Where each month's name stands in a row, and whether it is turned.
MONTH_NAMES = """
() => [...document.querySelectorAll(".xtick text")].map((name) => ({
    top: name.getBoundingClientRect().top,
    isTurned: /rotate\\((?!0[,)])/.test(name.getAttribute("transform") ?? ""),
}))
"""


@pytest.fixture
def telephone(looking: Page) -> Page:
    """A window as small as a telephone."""
    looking.set_viewport_size(TELEPHONE)
    return looking


@pytest.fixture
def touched(chromium, shared_server):
    """A window that says of itself that it is a telephone, as Streamlit asks."""
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148"
    look = {"is_mobile": True, "has_touch": True, "user_agent": agent}
    context = chromium.new_context(viewport=TELEPHONE, base_url=shared_server.url, **look)
    with window_in(context, shared_server) as window:
        yield window
    context.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_late_stands_right_under_the_counts(telephone: Page, lang):
    opened(telephone, f"/?lang={lang}")
    counts, late, money = (
        telephone.locator(f".st-key-overview .{name}").bounding_box() for name in ("tiles", "attention", "late")
    )
    assert late["y"] - (counts["y"] + counts["height"]) < 80
    # The worst one is read without scrolling, and the money's list follows that of the indicators.
    worst = telephone.locator(".attention .todo > div").first.bounding_box()
    assert worst["y"] + worst["height"] < TELEPHONE["height"]
    assert 0 < money["y"] - (late["y"] + late["height"]) < 40


def test_the_money_is_answered_between_the_counts_and_what_is_late(telephone: Page):
    opened(telephone, "/")
    answer = telephone.locator(".glance .note")
    expect(answer).to_have_text("已支出：部门预算 71.3% · 工作任务预算 64.5%；序时进度 75%。")
    assert answer.bounding_box()["y"] < telephone.locator(".attention").bounding_box()["y"]


@pytest.mark.parametrize("window", ["telephone", "touched"])
def test_the_menu_says_so_and_closes_after_a_choice(request, window):
    page = request.getfixturevalue(window)
    opened(page, "/")
    menu = page.get_by_role("button", name="菜单")
    assert menu.evaluate("button => getComputedStyle(button, '::after').content") == '"菜单"'
    menu.click()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="预算执行").click()
    expect(page.locator("h1")).to_contain_text("预算执行", timeout=20_000)
    settled(page)
    expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
    # The way back is the same one.
    menu.click()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="总览").click()
    expect(page.locator(".tiles")).to_be_visible(timeout=20_000)
    expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()


def test_the_menu_is_called_menu_in_english_too(telephone: Page):
    opened(telephone, "/?lang=en")
    expect(telephone.get_by_role("button", name="Menu")).to_be_visible()


@pytest.mark.parametrize("path", ["", "budget", "indicators?indicator=I01"])
def test_the_names_of_the_months_are_level(telephone: Page, path):
    opened(telephone, f"/{path}")
    still(telephone)
    rows = telephone.locator(".switch.month a").all()
    lefts = [round(month.bounding_box()["x"]) for month in rows]
    assert lefts[:6] == lefts[6:]
    names = telephone.evaluate(MONTH_NAMES)
    assert len(names) == 12
    assert not [name for name in names if name["isTurned"]]
    assert len({round(name["top"]) for name in names}) == 1


@pytest.mark.parametrize("width", [390, 720])
def test_departments_are_cards_with_every_figure_in_sight(chromium, tmp_path, three_departments_file, width):
    shutil.copyfile(three_departments_file, tmp_path / Server.DATABASE)
    with Server(tmp_path) as server, window_on(chromium, server) as window:
        window.set_viewport_size({"width": width, "height": 844})
        opened(window, "/departments")
        figures = window.locator(".departments td.figure")
        assert figures.count() == 3 * 5
        assert all(figures.evaluate_all(IN_SIGHT))
        expect(figures.first).to_have_attribute("data-label", "滞后指标数")
