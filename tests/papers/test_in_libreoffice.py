"""Every table opens in LibreOffice as it is, and comes out of it as pages in landscape with its texts on them."""

import re
import shutil
import subprocess

import pytest
from given import budget_line, indicator, task

from monitoring.papers import layouts
from monitoring.papers.kinds import PAPERS, kind
from monitoring.papers.paper import Occasion

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdfinfo")),
        reason="LibreOffice or poppler is not installed; tests/office/install.sh does it",
    ),
]
TABLES = [name for name, each in PAPERS.items() if each.layout and each.suffix == ".xlsx"]


@pytest.fixture(scope="module")
def printed(given_once, tmp_path_factory):
    """Name of a table and place → the PDF that LibreOffice made of it; one start for all of them."""
    given_once.form(
        [indicator("≥", 5, indicator_code=f"I{i:02d}", level3=f"指标{i}号") for i in range(30)],
        [task(f"K{i}", 100_000, task_name=f"任务{i}号", content="普法宣传" * 20 * i) for i in range(1, 22)],
        [budget_line("B1", "基本支出", 2_000_000)],
    )
    given_once.links(*(("K1", f"I{i:02d}") for i in range(30)))
    folder = tmp_path_factory.mktemp("printed")
    for name in TABLES:
        for place in layouts.places(name):
            paper = kind(name).make(given_once.database, Occasion("D1", 2023, 7, place=place, task_code="K1"))
            (folder / f"{name}.{place}.xlsx").write_bytes(paper.content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, folder.glob("*.xlsx"))], check=True, capture_output=True, timeout=300)
    return folder


def said_by(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


@pytest.mark.parametrize(("name", "place"), [(name, place) for name in TABLES for place in layouts.places(name)])
def test_a_table_is_printed_on_a4_in_landscape_with_everything_on_it(printed, name, place):
    pdf = printed / f"{name}.{place}.pdf"
    wide, high = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", said_by("pdfinfo", str(pdf))).groups())
    assert (round(wide), round(high)) == (842, 595)
    text = said_by("pdftotext", "-layout", str(pdf), "-")
    assert "草稿" in text
    assert not [number for number in range(30) if f"指标{number}号" not in text]
    tasks = range(1, 22) if name.startswith("department") else (1,)
    assert not [number for number in tasks if f"任务{number}号" not in text]
    pages = int(re.search(r"Pages:\s+(\d+)", said_by("pdfinfo", str(pdf))).group(1))
    # The heads of the indicators stand on each page that has any.
    assert 1 <= text.count("三级指标") <= pages <= 4
