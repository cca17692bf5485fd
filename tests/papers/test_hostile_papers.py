"""What comes from a form or a person is never a formula, and names no file outside of its folder."""

import zipfile
from io import BytesIO

import pytest
from given import indicator, task
from read_papers import sheet_of

from monitoring.papers.kinds import PAPERS, kind
from monitoring.papers.paper import Occasion

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", " =1+1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"]
TABLES = [name for name, each in PAPERS.items() if each.layout and each.suffix == ".xlsx"]


@pytest.fixture(scope="module")
def hostile(given_once):
    given_once.form(
        [
            indicator(
                "≥", 5, indicator_code=f"I{n:02d}", level1=text, level2=text, level3=text, explanation=text, unit=text
            )
            for n, text in enumerate(FORMULAS, start=1)
        ],
        [task("K1", 1000, task_name="=1+1/../../x", content="=1+1")],
    )
    codes = [f"I{n:02d}" for n in range(1, len(FORMULAS) + 1)]
    given_once.links(*(("K1", code) for code in codes))
    said = {"is_other_reason": True, "reason_text": "=1+1", "measures": "@x"}
    given_once.explanations(*((7, code, said) for code in codes))
    given_once.actuals(*((7, code, 1) for code in codes))
    return given_once.database


@pytest.fixture(scope="module", params=TABLES)
def paper(request, hostile):
    return kind(request.param).make(hostile, Occasion("D1", 2023, 7, task_code="K1"))


def test_no_cell_is_a_formula_now_or_once_it_is_edited(paper):
    for row in sheet_of(paper).iter_rows():
        for cell in row:
            assert cell.data_type != "f", cell.coordinate
            if isinstance(cell.value, str) and cell.value.lstrip().startswith(tuple("=+-@＝")):
                assert cell.quotePrefix, (cell.coordinate, cell.value)


def test_nothing_in_the_file_leads_elsewhere(paper):
    with zipfile.ZipFile(BytesIO(paper.content)) as book:
        assert not [name for name in book.namelist() if "externalLink" in name or "vba" in name.lower()]
        texts = [book.read(name).decode("utf-8") for name in book.namelist() if name.endswith((".xml", ".rels"))]
    assert not [text for text in texts if 'TargetMode="External"' in text or "<f>" in text]


def test_a_name_is_no_way_out_of_the_folder(paper):
    assert "/" not in paper.file_name
    assert "\\" not in paper.file_name
