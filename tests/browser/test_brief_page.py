"""The monthly brief as a page: a telephone shows all of it, on paper it has two pages, and it asks for nothing."""

from io import BytesIO

import pdfplumber
import pytest

from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion


@pytest.fixture
def brief(sample, tmp_path):
    """The address of the page as a file, without any server."""
    code = sample.query("departments")[0]["department_code"]
    file = tmp_path / "brief.html"
    file.write_bytes(kind("brief_page").make(sample, Occasion(code, 2023, 9)).content)
    return file.as_uri()


def test_a_telephone_shows_all_of_it(chromium, brief):
    window = chromium.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    asked = []
    window.on("request", lambda request: asked.append(request.url))
    window.goto(brief)
    assert window.evaluate("document.documentElement.scrollWidth") == 390
    assert float(window.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")) >= 16
    assert asked == [brief]
    window.close()


def test_on_paper_it_has_two_pages_at_most(chromium, brief):
    window = chromium.new_page()
    window.goto(brief)
    with pdfplumber.open(BytesIO(window.pdf(prefer_css_page_size=True))) as pdf:
        assert len(pdf.pages) <= 2
        assert (round(pdf.pages[0].width), round(pdf.pages[0].height)) == (595, 842)
    window.close()
