"""What a visitor sees of an error that nobody expected: a sentence with a number, never Streamlit's own box."""

import re

import pytest
from playwright.sync_api import expect
from serving import ROOT, Server
from windows import opened, window_on

# A page that raises at once, one that raises when a part of it runs by itself, and one whose button raises.
RAISING = """
import streamlit as st

from monitoring.screen import address

address.begin()
# What the lines below do not have in them.
PART, CLICK, PAGE = "part", "click", "page"
st.title("raising")


@st.fragment
def part():
    if st.button("part", key="part"):
        raise KeyError(f"a secret of the {PART}")


def click():
    raise ZeroDivisionError(f"a secret of the {CLICK}")


part()
st.button("click", on_click=click, key="click")
if "page" in st.query_params:
    raise ValueError(f"a secret of the {PAGE}")
"""


RAISED = {"page": "ValueError", "part": "KeyError", "click": "ZeroDivisionError"}


@pytest.fixture
def raising(tmp_path):
    """A server like the dashboard's, whose page raises when it is told to."""
    page = tmp_path / "raising.py"
    page.write_text(RAISING, "utf-8")
    text = (ROOT / "dashboard.py").read_text("utf-8").replace('"pages/frame.py"', repr(str(page)))
    assert str(page) in text
    app = tmp_path / "dashboard.py"
    app.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{text}", "utf-8")
    with Server(tmp_path, app=app) as running:
        yield running


@pytest.mark.parametrize("way", ["page", "part", "click"])
def test_an_error_is_a_sentence_with_a_number_that_stands_in_the_log(chromium, raising, way):
    with window_on(chromium, raising) as window:
        opened(window, "/?page=1" if way == "page" else "/")
        if way != "page":
            window.get_by_role("button", name=way).click()
        said = window.get_by_role("alert").filter(has_text="程序出错")
        expect(said).to_be_visible(timeout=20_000)
        (number,) = re.findall(r"[0-9a-f]{8}", said.inner_text())
        expect(window.locator("[data-testid=stException]")).to_have_count(0)
        assert "secret" not in window.content()
        assert "Traceback" not in window.content()
        assert not window.locator("a[href*='google'], a[href*='chatgpt']").count()
    (line,) = [line for line in raising.events() if line["event"] == "failure" and line["number"] == number]
    assert line["exc_info"].endswith(f"\n{RAISED[way]}")
    assert "raising.py" in line["exc_info"]
    # What an error says can hold what was typed.
    assert f"secret of the {way}" not in raising.log.read_text("utf-8")
