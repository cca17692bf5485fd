"""What is printed: A4, every sheet with its origin, no chart empty or cut, one indicator alone, the wall light."""

import io
import re
from unicodedata import normalize

import pdfplumber
import pytest
from playwright.sync_api import Page
from windows import opened, still


def printed(page: Page, address: str):
    """The page at this address as sheets of paper."""
    opened(page, address)
    still(page)
    return pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


def said(sheet) -> str:
    """The text of a sheet, its characters as they are typed: some fonts print look-alikes."""
    return normalize("NFKC", sheet.extract_text())


@pytest.mark.parametrize("path", ["", "indicators", "indicators?show=table", "budget", "deviations", "wall"])
def test_every_sheet_says_whose_it_is_of_which_month_when_and_which_of_how_many(looking: Page, path):
    with printed(looking, f"/{path}") as sheets:
        for sheet in sheets.pages:
            text = said(sheet)
            assert text.startswith("揭阳市司法局:截至2023年9月")
            assert re.search(rf"\d+年\d+月\d+日 {sheet.page_number} / {len(sheets.pages)}", text)


@pytest.mark.parametrize(
    ("address", "last"),
    [
        ("/", "12月"),
        ("/budget", "12月"),
        ("/budget?money=bars", "O17"),
        ("/indicators?show=bullets", "I41"),
        ("/indicators?indicator=I01", "12月"),
    ],
)
@pytest.mark.parametrize("width", [1440, 1920])
def test_no_chart_is_cut_and_no_sheet_is_empty(looking: Page, address, last, width):
    looking.set_viewport_size({"width": width, "height": 900})
    with printed(looking, address) as sheets:
        for sheet in sheets.pages:
            # Between the lines on top and at the bottom of a sheet stands something, within its margins of 12 mm.
            within = sheet.crop((0, 50, sheet.width, sheet.height - 45))
            assert len(within.chars) > 20
            assert max(char["x1"] for char in within.chars) <= sheet.width - 32
        assert last in "".join(said(sheet) for sheet in sheets.pages)


def test_one_indicator_prints_alone(looking: Page):
    with printed(looking, "/indicators?indicator=I39") as sheets:
        text = "\n".join(said(sheet) for sheet in sheets.pages)
    assert "I39 社区矫正对象在矫期间年度再犯罪率" in text
    assert "I01" not in text and "I40" not in text


def test_no_row_is_split_between_two_sheets(looking: Page):
    opened(looking, "/indicators")
    looking.emulate_media(media="print")
    breaks = looking.locator("tr, .todo div").evaluate_all(
        "rows => rows.map((row) => getComputedStyle(row).breakInside)"
    )
    looking.emulate_media(media="screen")
    assert len(breaks) > 41
    assert set(breaks) == {"avoid"}


def test_the_presentation_screen_prints_on_one_light_sheet(looking: Page):
    with printed(looking, "/wall") as sheets:
        (sheet,) = sheets.pages
        assert (round(sheet.width), round(sheet.height)) == (842, 595)
        picture = sheet.to_image(resolution=20).original.convert("L")
    pixels = list(picture.get_flattened_data())
    assert sum(pixel > 200 for pixel in pixels) / len(pixels) > 0.75
