"""Tables on paper say what the tables on the screen say."""

import re

import streamlit as st

from monitoring.screen.html import text_tables


def test_numbers_stand_on_paper_as_on_the_screen_and_texts_are_escaped():
    columns = {
        "name": "Name",
        "budget": st.column_config.NumberColumn("Planned", format="%.2f"),
        "rate": st.column_config.ProgressColumn("Rate", format="percent"),
        "row": st.column_config.NumberColumn("Row", format="%d"),
        "count": None,
    }
    rows = [{"name": "<b>", "budget": 1272.17, "rate": 0.5375, "row": 2023, "count": 1638}, {"name": None}]
    html = text_tables.table(rows, columns)
    assert re.findall(r'<th scope="col">(.*?)</th>', html) == ["Name", "Planned", "Rate", "Row", "count"]
    assert "<td>&lt;b&gt;</td><td>1,272.17</td><td>53.8%</td><td>2023</td><td>1,638</td>" in html
    assert "<tr><td>—</td><td>—</td><td>—</td><td>—</td><td>—</td></tr>" in html
