"""Papers from the command line: one into a file, several into a folder, what each lacks on standard error."""

import json
import shutil

import pytest
from openpyxl import load_workbook

from monitoring.__main__ import main
from monitoring.papers.asked_once import AskedOnce
from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion

WHEN = ["--year", "2023", "--month", "9"]


@pytest.fixture
def report(tmp_path, three_departments_file, capsys):
    """Makes a paper of three departments with these words → exit code, standard output, standard error."""
    path = shutil.copyfile(three_departments_file, tmp_path / "reports.duckdb")

    def run(*words):
        code = main(["--db", str(path), "--lang", "en", "report", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_one_paper_goes_into_a_file(report, tmp_path):
    file = tmp_path / "table.xlsx"
    code, out, err = report("department_monitoring", *WHEN, "--department", "D001", "--out", file)
    assert (code, json.loads(out)["written"], json.loads(out)["drafts"]) == (0, 1, 1)
    assert "[1/1]" in err and "Draft: " in err
    assert load_workbook(file).active["A2"].value == "部门整体支出绩效监控表"


def test_without_a_department_all_go_into_a_folder(report, tmp_path):
    folder = tmp_path / "papers"
    code, out, err = report("department_evaluation", *WHEN, "--out", folder)
    assert (code, json.loads(out)["written"]) == (0, 3)
    assert len(list(folder.iterdir())) == 3
    assert "[3/3]" in err


def test_a_project_paper_is_made_of_each_project(report, tmp_path):
    folder = tmp_path / "papers"
    code, out, _err = report("project_monitoring", *WHEN, "--department", "D001", "--out", folder)
    assert (code, json.loads(out)["written"], len(list(folder.iterdir()))) == (0, 21, 21)


def test_unit_place_and_round_are_said_with_it(report, tmp_path):
    file = tmp_path / "table.xlsx"
    words = ["--department", "D001", "--task", "K1", "--place", "tianjin", "--unit", "yuan", "--round", "2"]
    assert report("project_monitoring", *WHEN, *words, "--out", file)[0] == 0
    heads = [cell.value for cell in load_workbook(file).active[6] if cell.value]
    assert heads[0] == "项目资金（元）"
    assert "调整后预算数" in heads


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no_such_paper", *WHEN], "There is no paper no_such_paper. There are: project_monitoring"),
        (["department_monitoring", *WHEN, "--department", "D999"], "no target form of D999 for 2023"),
        (["department_monitoring", "--year", "2019", "--month", "9"], "no target form of any department for 2019"),
        (["project_monitoring", *WHEN, "--department", "D001", "--task", "K99"], "There is no project K99 in 2023"),
        (["department_monitoring", *WHEN, "--department", "D001", "--place", "mars"], "no layout of department_mon"),
    ],
)
def test_what_there_is_not_is_a_sentence(report, tmp_path, words, said):
    code, _out, err = report(*words, "--out", tmp_path / "x.xlsx")
    assert code == 1
    assert said in err


def test_a_folder_that_cannot_be_written_is_a_sentence(report, tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    code, _out, err = report("department_monitoring", *WHEN, "--out", tmp_path / "taken")
    assert code == 1
    assert "cannot be read or written" in err


def test_of_one_department_each_question_is_asked_once(three_departments):
    asked = []

    class Counting:
        def query(self, name, **parameters):
            asked.append((name, parameters["department_code"]))
            return three_departments.query(name, **parameters)

    database = AskedOnce(Counting())
    for department in ("D001", "D002", "D001"):
        for code in ("K1", "K2"):
            paper = kind("project_monitoring").make(database, Occasion(department, 2023, 9, task_code=code))
            assert paper.content
    assert asked.count(("indicator_progress", "D002")) == 1
    assert asked.count(("indicator_progress", "D001")) == 2
