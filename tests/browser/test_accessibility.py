"""No page keeps anybody out: axe-core finds nothing serious on any of them, in either language, light or dark."""

import axe
import pytest
from playwright.sync_api import Page
from test_walks import PAGES, opened

pytestmark = pytest.mark.browser
SERIOUS = ("serious", "critical")


def violations(page: Page, **options) -> list[str]:
    """What axe-core finds wrong: rule, element and why, for each place."""
    script = axe.script()
    if script is None:
        pytest.skip("axe-core is not there and npm cannot fetch it")
    page.evaluate(script.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]} {node['failureSummary'][:300]}"
        for violation in found
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("lang", "theme"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("path", [*PAGES, "wall", "indicators?show=heat", "indicators?show=table"])
def test_a_page_has_no_serious_obstacle(looking: Page, path, lang, theme):
    looking.emulate_media(color_scheme=theme)
    opened(looking, f"/{path}{'&' if '?' in path else '?'}lang={lang}")
    looking.wait_for_timeout(1500)
    assert not violations(looking)
