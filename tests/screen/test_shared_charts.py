"""A chart that is kept for everybody is drawn by many visitors at the same moment, and each gets that very chart."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import plotly
import pytest
import streamlit as st

from monitoring.screen import pieces, run

CHART = {
    "data": [{"type": "bar", "x": list(range(20)), "y": list(range(20))} for _trace in range(4)],
    "layout": {"height": 300},
}
VISITORS, CHARTS_EACH = 8, 12


@pytest.fixture
def threads_switched_all_the_time():
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_a_chart_of_all_visitors_stays_the_kind_it_is(threads_switched_all_the_time, monkeypatch):
    drawn, names = [], count()

    def as_streamlit_does(figure, **_options):
        figure = plotly.tools.return_figure_from_figure_or_data(figure, validate_figure=True)
        drawn.append([trace["type"] for trace in json.loads(plotly.io.to_json(figure, validate=False))["data"]])

    def visit(_visitor):
        run._run.set(run.Run())
        for _chart in range(CHARTS_EACH):
            # Under another name each time, so that none is kept as it was drawn for another visitor.
            pieces.plot(CHART, f"chart{next(names)}", "a chart")

    monkeypatch.setattr(st, "plotly_chart", as_streamlit_does)
    with ThreadPoolExecutor(VISITORS) as visitors:
        list(visitors.map(visit, range(VISITORS)))
    assert drawn == [["bar"] * 4] * (VISITORS * CHARTS_EACH)
