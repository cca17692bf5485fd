"""No page keeps anybody out: axe-core finds nothing serious on any of them, in either language, light or dark."""

import shutil

import axe
import pytest
from playwright.sync_api import Page, expect
from serving import Server
from windows import PAGES, opened, still, window_on

LOOKED_AT = [*PAGES, "wall", "users", "users?users_tab=audit", "indicators?show=heat", "indicators?show=table"]
# What a page opens to when somebody asks for more.
OPENED = [
    "?open=filters&status=behind",
    "indicators?indicator=I39&source=indicator_reports",
    "budget?open=links",
    "submit?submit_tab=reporting",
    "submit?submit_tab=history",
    "deviations?item=I39&open=message",
    "targets?open=countings",
    "targets?targets_tab=import",
    "methods?open=settings&sql=needs_attention",
]


@pytest.mark.parametrize(
    ("path", "lang", "theme"),
    [(path, *look) for path in LOOKED_AT for look in (("zh", "light"), ("en", "dark"))]
    + [(path, "zh", ("light", "dark")[place % 2]) for place, path in enumerate(OPENED)],
)
def test_a_page_has_no_serious_obstacle(looking: Page, path, lang, theme):
    looking.emulate_media(color_scheme=theme)
    opened(looking, f"/{path}{'&' if '?' in path else '?'}lang={lang}")
    still(looking)
    assert not axe.violations(looking)


@pytest.fixture
def several_departments(chromium, tmp_path, three_departments_file):
    """A window on a server with three departments."""
    shutil.copyfile(three_departments_file, tmp_path / Server.DATABASE)
    with Server(tmp_path) as running, window_on(chromium, running) as window:
        yield window


def test_departments_side_by_side_have_no_serious_obstacle_and_lead_to_their_overviews(several_departments: Page):
    opened(several_departments, "/departments")
    expect(several_departments.locator(".departments tbody tr")).to_have_count(3)
    still(several_departments)
    assert not axe.violations(several_departments)
    several_departments.locator(".departments").get_by_role("link", name="示例市教育局").click()
    expect(several_departments.locator("h1")).to_contain_text("示例市教育局", timeout=20_000)
    expect(several_departments.get_by_role("link", name="部门比较")).to_be_visible()
