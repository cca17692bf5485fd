"""By keyboard and enlarged: where the focus is, what Enter and Esc do, and that no figure is lost."""

import pytest
from playwright.sync_api import Page, expect
from windows import IN_SIGHT, opened, settled


def test_esc_closes_what_a_row_opened_and_the_row_has_focus_and_place_again(looking: Page):
    opened(looking, "/indicators")
    link = looking.locator(".scorecard a", has_text="社区矫正对象在矫期间年度再犯罪率")
    link.scroll_into_view_if_needed()
    link.focus()
    top = looking.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    assert top > 500
    looking.keyboard.press("Enter")
    expect(looking.locator(".st-key-detail h2")).to_contain_text("I39", timeout=20_000)
    settled(looking)
    looking.keyboard.press("Escape")
    expect(looking.locator(".st-key-detail")).to_have_count(0, timeout=20_000)
    expect(link).to_be_focused()
    assert abs(looking.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") - top) < 60


def test_the_focus_is_plainly_seen_and_enter_keeps_it(looking: Page):
    opened(looking, "/budget")
    month = looking.locator(".month a", has_text="6月")
    looking.locator(".month a", has_text="5月").focus()
    looking.keyboard.press("Tab")
    expect(month).to_be_focused()
    assert month.evaluate("link => getComputedStyle(link).outlineWidth") == "3px"
    looking.keyboard.press("Enter")
    expect(looking.locator("h1")).to_contain_text("6月", timeout=20_000)
    expect(month).to_be_focused()


@pytest.mark.parametrize("path", ["indicators", "budget"])
def test_at_twice_the_size_every_figure_is_in_sight(looking: Page, path):
    looking.set_viewport_size({"width": 720, "height": 450})
    opened(looking, f"/{path}")
    cells = looking.locator(".scorecard tbody tr:not(.group) td.figure")
    assert cells.count() > 80
    assert all(cells.evaluate_all(IN_SIGHT))
