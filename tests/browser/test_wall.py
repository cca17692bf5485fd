"""The presentation screen: everything on it can be read, in both languages and on every screen that offices have."""

import re

import pytest
from playwright.sync_api import Page, expect
from windows import opened


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1440, 900), (1366, 768)])
def test_the_presentation_screen_fits_and_shows_no_controls(looking: Page, width, height, lang):
    looking.set_viewport_size({"width": width, "height": height})
    opened(looking, f"/wall?lang={lang}")
    for part in looking.locator(".wall > *, .wall section, .wall-late p").all():
        box = part.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= height
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert not part.evaluate("part => part.matches('section, p') && part.scrollHeight > part.clientHeight + 1")
    # No sentence ends before its end: what is cut is lines.
    for sentence in looking.locator(".wall-late small").all():
        assert not sentence.evaluate(
            "text => text.scrollHeight - text.clientHeight > parseFloat(getComputedStyle(text).lineHeight) / 2"
        )
    for control in ("[data-testid=stHeader]", ".head", ".illustrative"):
        expect(looking.locator(control).first).to_be_hidden()
    looking.get_by_role("link", name="退出" if lang == "zh" else "Leave").click()
    expect(looking.locator(".tiles")).to_be_visible(timeout=20_000)


def test_what_is_not_shown_is_counted_truthfully(looking: Page):
    opened(looking, "/wall?lang=en")
    for part in looking.locator(".wall-late").all():
        count, hidden = map(int, re.findall(r"\d+", part.locator("h2").inner_text()))
        assert part.locator("p").count() == count - hidden


def test_the_presentation_screen_tells_the_time(looking: Page):
    opened(looking, "/wall")
    expect(looking.locator("time.clock")).to_have_text(re.compile(r"^\d+月\d+日 \d\d:\d\d$"), timeout=5000)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1366, 768), (390, 844)])
def test_names_on_the_presentation_screen_are_read_to_their_end(looking: Page, width, height):
    looking.set_viewport_size({"width": width, "height": height})
    opened(looking, "/wall?lang=en")
    names = looking.locator(".wall h1, .wall-late b").all()
    assert len(names) > 10
    for name in names:
        assert name.evaluate("name => name.scrollWidth - name.clientWidth") <= 0
        assert name.evaluate(
            "name => name.scrollHeight - name.clientHeight < parseFloat(getComputedStyle(name).lineHeight) / 2"
        )
