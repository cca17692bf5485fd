"""The head of a page on an office's screen: title, choosers, months and ways to look in one line, nothing cut."""

import shutil

import pytest
from playwright.sync_api import Page, expect
from serving import Server
from windows import opened, window_on

from monitoring.actions import approvals
from monitoring.store.database import Database

# What stands in the head, apart from the notice below it: its middle, and whether its text is cut.
IN_THE_HEAD = """
() => [...document.querySelectorAll(
    ".st-key-head h1, .st-key-head :is([data-testid=stSelectbox], [data-testid=stTextInput]), .head > :is(nav, a)"
)].map((element) => {
    const box = element.getBoundingClientRect();
    const shown = element.querySelector("[data-baseweb=select] [value]") ?? element;
    return { middle: box.top + box.height / 2, isCut: shown.scrollWidth > shown.clientWidth + 1, right: box.right };
})
"""


@pytest.fixture(scope="module")
def comparing(chromium, tmp_path_factory, three_departments_file):
    """A window on a server with three departments, of which one has approved months: no head has more in it."""
    folder = tmp_path_factory.mktemp("comparing")
    database = Database(shutil.copyfile(three_departments_file, folder / Server.DATABASE))
    (form,) = database.query("departments", department_code="D001")
    approvals.approve(database, "D001", 2023, 1, "赵敏", form["data_version"])
    database.close()
    with Server(folder) as running, window_on(chromium, running) as window:
        yield window


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["", "indicators", "budget", "departments", "submit", "deviations", "targets"])
def test_the_head_is_one_line_with_nothing_cut(comparing: Page, path, lang):
    opened(comparing, f"/{path}?lang={lang}")
    expect(comparing.locator(".head .language")).to_be_visible()
    found = comparing.evaluate(IN_THE_HEAD)
    assert len(found) > 2
    middles = [round(each["middle"]) for each in found]
    assert max(middles) - min(middles) <= 4
    assert not [each for each in found if each["isCut"] or each["right"] > 1440]


def test_a_chooser_of_departments_is_where_one_department_is_looked_at(comparing: Page):
    for path, count in (("", 1), ("targets", 1), ("departments", 0), ("methods", 0)):
        opened(comparing, f"/{path}")
        expect(comparing.locator(".st-key-department")).to_have_count(count)


def test_the_heading_of_the_tab_and_of_paper_says_it_whole(comparing: Page):
    opened(comparing, "/budget?month=6")
    expect(comparing).to_have_title("预算执行（截至2023年6月） · 预算绩效监控")
    comparing.emulate_media(media="print")
    assert comparing.locator("h1 .chosen-beside").bounding_box()["width"] > 100
    comparing.emulate_media(media="screen")
