"""The workbook of a month in LibreOffice: its formulas come to the metrics' totals, large forms keep within pages."""

from io import BytesIO

import large_forms
import pytest
from office_program import converted, drawn
from openpyxl import load_workbook

from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def large(given_once):
    large_forms.load(given_once)
    return given_once.database


def made(database, department: str) -> bytes:
    return kind("workbook").make(database, Occasion(department, 2023, 9)).content


def worked_out(content: bytes, folder) -> dict[tuple[str, str], object]:
    """Sheet and cell of each formula → what LibreOffice makes of it; openpyxl keeps formulas without their results."""
    formulas, file = load_workbook(BytesIO(content)), BytesIO()
    formulas.save(file)
    book = load_workbook(BytesIO(converted(file.getvalue(), ".xlsx", "xlsx", folder)), data_only=True)
    return {
        (page.title, cell.coordinate): book[page.title][cell.coordinate].value
        for page in formulas
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_the_formulas_come_to_what_the_metrics_say(sample, tmp_path):
    content = made(sample, "D001")
    shown = load_workbook(BytesIO(content), data_only=True)
    found = worked_out(content, tmp_path)
    assert len(found) > 20
    for (sheet, cell), value in found.items():
        assert value == pytest.approx(shown[sheet][cell].value), (sheet, cell)


def test_a_large_form_is_printed_on_a4_in_landscape_and_nothing_is_lost(large, tmp_path):
    with drawn(made(large, "D1"), ".xlsx", tmp_path) as pdf:
        assert {(round(page.width), round(page.height)) for page in pdf.pages} == {(842, 595)}
        for page in pdf.pages:
            assert not [word["text"] for word in page.extract_words() if word["x0"] < 15 or word["x1"] > 827]
        texts = [page.extract_text() for page in pdf.pages]
    text = "".join(texts)
    assert not [code for code in large_forms.INDICATORS if text.count(code) < 4]
    assert not [code for code in large_forms.TASKS if code not in text]
    # Nothing begins a page without the heads of its table above it.
    first = [each.split("\n")[1] for each in texts if each.split("\n")[0] == "Draft"]
    assert not [line for line in first if line.startswith(("I0", "I1", "O0", "O1"))]
