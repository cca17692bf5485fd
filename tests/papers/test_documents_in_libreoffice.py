"""The documents in LibreOffice: they open, and long names and many lines keep them within their pages."""

import pytest
from given import budget_line, indicator, task
from office_program import drawn

from monitoring.papers.kinds import PAPERS, kind
from monitoring.papers.paper import Occasion

pytestmark = pytest.mark.office
DOCUMENTS = [name for name, each in PAPERS.items() if each.suffix == ".docx"]
LONG = "全市各级人民调解委员会及驻派出所法院调解工作室规范化建设与人民调解员分级分类培训考核奖励补助专项工作"


@pytest.fixture(scope="module")
def large(given_once):
    """A form of 200 indicators and 60 tasks, all with names of fifty characters, some late, some explained."""
    codes = [f"I{number:03}" for number in range(1, 201)]
    given_once.form(
        [indicator("≥", 1200, indicator_code=code, level3=f"{code}{LONG[:46]}", pacing="even") for code in codes],
        [task(f"O{number}", 123_456_789.12, task_name=f"O{number:02}{LONG[:47]}") for number in range(1, 61)],
        [budget_line("B1", "基本支出", 9_876_543_210.12), budget_line("B2", "项目支出", 7_407_407_347.2)],
        goal_text=LONG * 40,
    )
    given_once.actuals(*((month, code, 60) for month in (6, 7) for code in codes[:150]))
    given_once.spending(*((7, f"O{number}", 50_000_000) for number in range(1, 50)), (7, "B1", 3_000_000_000))
    said = {"is_funding_reason": True, "reason_text": LONG * 3, "measures": LONG * 3}
    given_once.explanations(*((7, code, said) for code in codes[:60]))
    given_once.links(*((f"O{number}", f"I{number:03}") for number in range(1, 61)))
    return given_once.database


@pytest.mark.parametrize("name", DOCUMENTS)
def test_long_names_and_many_lines_stay_on_their_pages(large, name, tmp_path):
    paper = kind(name).make(large, Occasion("D1", 2023, 7))
    with drawn(paper.content, ".docx", tmp_path) as pdf:
        for page in pdf.pages:
            assert (round(page.width), round(page.height)) == (595, 842)
            assert not [word["text"] for word in page.extract_words() if word["x0"] < 30 or word["x1"] > 565]
        text = "".join(page.extract_text() for page in pdf.pages)
    assert "D1 bureau" in text
    # Nothing is lost where a table goes on over the page: not the last of its rows, nor a bar.
    assert "同期时间进度" in text
    if name != "brief":
        assert not [number for number in range(1, 61) if f"O{number:02}全" not in text]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("month", [3, 9, 12])
def test_the_bars_are_whole_wherever_the_page_ends(sample, name, month, tmp_path):
    code = sample.query("departments")[0]["department_code"]
    with drawn(kind(name).make(sample, Occasion(code, 2023, month)).content, ".docx", tmp_path) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
    labels = ["部门预算执行率", "任务资金执行率", "同期时间进度", "已完成", "进度滞后", "未填报"]
    assert not [label for label in labels if label not in text]


@pytest.mark.parametrize("month", [1, 7, 9])
def test_a_brief_has_two_pages_at_most(sample, month, tmp_path):
    code = sample.query("departments")[0]["department_code"]
    with drawn(kind("brief").make(sample, Occasion(code, 2023, month)).content, ".docx", tmp_path) as pdf:
        assert len(pdf.pages) <= 2


def test_a_brief_of_a_large_form_has_two_pages_at_most(large, tmp_path):
    with drawn(kind("brief").make(large, Occasion("D1", 2023, 7)).content, ".docx", tmp_path) as pdf:
        assert len(pdf.pages) <= 2
