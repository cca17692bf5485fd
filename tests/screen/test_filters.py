"""Filters that appear with what the data has, and that links inside a page keep."""

import json
import re

from streamlit.testing.v1 import AppTest

from monitoring.screen import address, shell


def tasks_shown(rows: list[dict]) -> None:
    import streamlit as st

    from monitoring.screen import address, filters

    st.query_params["open"] = "filters"
    address.begin()
    st.write(",".join(row["task_code"] for row in filters.tasks(rows)))


def task_row(code: str, **other) -> dict:
    return {"task_code": code, "task_name": f"task {code}", "section": "key", **other}


def test_offices_can_be_chosen_once_the_data_names_any():
    rows = [task_row("K1", responsible_office="办公室"), task_row("K2", responsible_office=None), task_row("K3")]
    app = AppTest.from_function(tasks_shown, kwargs={"rows": rows}).run()
    assert not app.exception
    assert app.multiselect(key="office").options == ["办公室"]
    app.multiselect(key="office").select("办公室").run()
    assert "K1" in [element.value for element in app.markdown]


def test_without_offices_in_the_data_there_is_no_filter_by_office():
    app = AppTest.from_function(tasks_shown, kwargs={"rows": [task_row("K1", responsible_office="")]}).run()
    assert [box.key for box in app.multiselect] == ["section"]


def test_a_link_inside_a_page_keeps_every_filter():
    told = re.search(r'<script type="application/json" id="address">(.*?)</script>', shell.html()).group(1)
    assert sorted(json.loads(told)["filters"]) == sorted({*address.INDICATOR_FILTERS, *address.TASK_FILTERS})
    assert 'JSON.parse(document.getElementById("address").textContent)' in shell.SCRIPT.read_text(encoding="utf-8")
