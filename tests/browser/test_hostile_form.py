"""A form and files in which every text tries to be something else, from their upload to every page and download.

No other host is asked for anything, not even in vain; no script runs; no text is a link, a picture or a formula.
"""

import csv
import io
from pathlib import Path
from urllib.parse import quote

import pytest
import review_files
from given import Given, budget_line, indicator, task
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from serving import Server
from windows import opened, still, window_on

from monitoring.files import written_csv
from monitoring.store.database import Database

HOST = "evil.example"
PICTURE = f"![x](http://{HOST}/p)"
# A formula, Markdown, HTML that fetches and runs, a mark that turns the direction, and an invisible character.
HOSTILE = (
    f'=HYPERLINK("http://{HOST}/f"){PICTURE}[y](http://{HOST}/l)<img src=http://{HOST}/i onerror=window.taken=1>'
    f"<script src=http://{HOST}/s></script><script>window.taken=1</script>:material/home:$x$\u202e\u200b"
)
IN_ADDRESS = quote(PICTURE)
ADDRESSES = (
    "?source=needs_attention",
    f"?status={IN_ADDRESS}&level1={IN_ADDRESS}&office={IN_ADDRESS}",
    "indicators?show=tracking",
    "indicators?indicator=I01&source=indicator_progress",
    "budget",
    f"budget?task=K1&section={IN_ADDRESS}",
    "departments",
    "submit?submit_tab=reporting",
    "submit?submit_tab=history",
    "deviations?item=I01",
    "targets?targets_tab=tasks",
    "targets?targets_tab=findings",
    "targets?targets_tab=history",
    "methods",
    "wall",
)
# What a text became, if it is no text: in the page's own elements.
BECAME = f"""
() => [...document.querySelectorAll("img, a, script, iframe, link, object")]
    .map((element) => element.src || element.href || element.data || "")
    .filter((address) => address.includes("//{HOST}"))
    .concat(window.taken ? ["a script ran"] : [])
"""


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory):
    """A server on a database with hostile texts wherever a form or a person can say something."""
    folder = tmp_path_factory.mktemp("hostile")
    database = Database(folder / Server.DATABASE)
    given = Given(database)
    place = {"department": "D1"}
    words = {"level1": HOSTILE, "level2": HOSTILE, "level3": HOSTILE, "explanation": HOSTILE, "unit": HOSTILE}
    given.form(
        [
            indicator("≥", 120, pacing="even", **words),
            indicator(None, None, "latest", target_text=HOSTILE, indicator_code="I02", level3=HOSTILE),
        ],
        [task("K1", 2_000, task_name=HOSTILE, content=HOSTILE), task("K2", 500, task_name=HOSTILE)],
        [budget_line("B1", HOSTILE, 900)],
    )
    given.counting("I01", responsible_office=HOSTILE, counting_note=HOSTILE, **place)
    given.planning("K1", payment_month=1, office=HOSTILE, **place)
    given.actuals((1, "I01", 1), (1, "I02", 50))
    given.spending((1, "K1", 3_000), (1, "K2", 1), (1, "B1", 1))
    given.links(("K1", "I01"))
    said = {"is_other_reason": True, "reason_text": HOSTILE, "measures": HOSTILE}
    given.explanations((1, "I01", said), (1, "K1", said))
    database.close()
    with Server(folder) as running:
        yield running


@pytest.fixture
def watched(chromium, hostile_server):
    """A window, and the requests to other hosts that it tried, those included that its policy stopped."""
    with window_on(chromium, hostile_server) as window:
        tried = []
        window.on("request", lambda request: tried.append(request.url) if HOST in request.url.split("?")[0] else None)
        yield window, tried
        assert not tried


def saved(window: Page, name: str) -> bytes:
    with window.expect_download() as download:
        window.get_by_role("button", name=name).first.click()
    return Path(download.value.path()).read_bytes()


def test_hostile_texts_are_texts_on_every_page_and_in_a_workbook(watched):
    window, _tried = watched
    seen = 0
    for address in ADDRESSES:
        opened(window, f"/{address}")
        still(window)
        assert window.evaluate(BECAME) == [], address
        seen += HOST in window.locator("body").inner_text()
        if address == ADDRESSES[0]:
            book = load_workbook(io.BytesIO(saved(window, "导出 Excel 表")))
            cells = [cell for sheet in book for row in sheet for cell in row]
            assert any(HOST in str(cell.value) for cell in cells)
            assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    # A test that sees none of it would prove nothing.
    assert seen >= 10


def test_a_hostile_form_and_a_hostile_month_come_in_as_texts(watched):
    window, _tried = watched
    opened(window, "/targets?targets_tab=import")
    rows = [list(row) for row in review_files.form(HOSTILE)]
    rows[5] = ["1", HOSTILE, HOSTILE, "50"]
    rows[7:9] = [[HOSTILE, HOSTILE, HOSTILE, "≥1"], ["产出指标", "数量指标", HOSTILE, HOSTILE]]
    chosen = window.locator("input[type=file]")
    chosen.set_input_files({"name": f"{PICTURE}.xlsx", "mimeType": "", "buffer": review_files.workbook(rows)})
    expect(window.locator(".review-sheet, .stHtml").filter(has_text=HOST).first).to_be_visible()
    still(window)
    assert window.evaluate(BECAME) == []
    opened(window, "/submit")
    text = io.StringIO()
    csv.writer(text).writerows(
        [["编号", "年度", "月份", "完成值", HOSTILE], [HOSTILE, "2023", HOSTILE, HOSTILE, HOSTILE]]
    )
    chosen.set_input_files({"name": f"{PICTURE}.csv", "mimeType": "", "buffer": text.getvalue().encode()})
    expect(
        window.locator("[data-testid=stAlert]").filter(has_text="没有存储").or_(window.get_by_text(HOST)).first
    ).to_be_visible()
    still(window)
    assert window.evaluate(BECAME) == []
    content = saved(window, "CSV")
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
    assert any(HOST in cell for cell in cells)
    assert not [cell for cell in cells if cell.lstrip().startswith(written_csv.FORMULA_SIGNS) and cell != "="]
