"""Files are read in processes of their own, which end at their limits and when nobody waits for them any more."""

import os
import subprocess
import sys
import time
from io import BytesIO

import openpyxl
import pytest
import review_files

from monitoring.files import bounded_reading, reader, reading_process, written_workbooks
from monitoring.language import catalogue
from monitoring.problems import Problem, UnreadableFile

SMALL = "编号,完成值\nI01,5\n".encode()
# Reading it takes a second or two.
LARGE = ("编号,完成值\n" + "I01,5\n" * 199_000).encode()


class Left(BaseException):
    """What ends a run whose visitor has left."""


@pytest.fixture
def of_the_tests_own(monkeypatch):
    """No process that another test has asked, and none that is left for the next."""
    monkeypatch.setattr(bounded_reading, "_idle", [])
    yield
    for process in bounded_reading._idle:
        process.end()


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_cells_problems_and_merged_places_are_the_same_as_in_our_own_process(of_the_tests_own):
    for name, content in (
        ("一月.csv", SMALL),
        ("form.xlsx", review_files.workbook(review_files.form("甲局"), review_files.form("乙局"))),
    ):
        apart, here = bounded_reading.read_all(name, content), reader.read_all(name, content)
        assert apart == here
        assert [cells.original for cells in apart] == [cells.original for cells in here]
    page = "<table><tr><td rowspan=2>甲<td>乙</tr><tr style='display:none'><td>丙</table>".encode()
    cells = bounded_reading.read("page.xls", page)
    assert (cells, cells.rows, cells.continued) == (
        reader.read("page.xls", page),
        (("甲", "乙"), ("", "丙")),
        {(1, 0)},
    )
    assert cells.problems[0].severity == "notice"


def test_what_cannot_be_read_is_said_in_the_same_sentence_and_the_process_reads_on(of_the_tests_own):
    for language, said in (
        ("en", "空.csv: the file is empty. Choose the filled-in file."),
        ("zh", "空.csv：文件为空。请选择已填写的文件。"),
    ):
        catalogue.use(language)
        with pytest.raises(UnreadableFile) as error:
            bounded_reading.read("空.csv", b"")
        assert str(error.value) == said
    assert bounded_reading.read("a.csv", SMALL).rows[1] == ("I01", "5")
    assert len(bounded_reading._idle) == 1


def test_a_marked_copy_is_made_there_too(of_the_tests_own):
    problem = Problem(2, "完成值", "5", "error", "甲", "乙", "B2")
    marked = bounded_reading.marked_copy("a.csv", SMALL, [problem])
    here = written_workbooks.marked_copy("a.csv", SMALL, [problem])
    comments = [openpyxl.load_workbook(BytesIO(book)).active["B2"].comment.text for book in (marked, here)]
    assert comments[0] == comments[1]
    assert "甲" in comments[0]


def test_a_file_that_takes_too_long_is_refused_and_its_process_is_over(of_the_tests_own, monkeypatch):
    bounded_reading.read("a.csv", SMALL)
    pid = bounded_reading._idle[0]._process.pid
    monkeypatch.setattr(bounded_reading, "TIME_LIMIT", 0.1)
    with pytest.raises(UnreadableFile, match=r"^large\.csv: reading the file takes more than 0\.1 seconds\."):
        bounded_reading.read("large.csv", LARGE)
    assert (is_running(pid), bounded_reading._idle) == (False, [])


@pytest.mark.skipif(sys.platform != "linux", reason="another process is given another limit")
def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_is_read(of_the_tests_own):
    import resource

    bounded_reading.read("a.csv", SMALL)
    pid = bounded_reading._idle[0]._process.pid
    assert resource.prlimit(pid, resource.RLIMIT_DATA) == (1_000_000_000, 1_000_000_000)
    resource.prlimit(pid, resource.RLIMIT_DATA, (150_000_000, 150_000_000))
    with pytest.raises(UnreadableFile, match=r"^large\.csv: reading the file "):
        bounded_reading.read("large.csv", LARGE)
    assert bounded_reading.read("a.csv", SMALL).rows[1] == ("I01", "5")


def test_a_process_that_has_taken_much_memory_is_not_used_again(of_the_tests_own, monkeypatch):
    monkeypatch.setattr(reading_process, "MEMORY_TO_GO_ON", 1)
    assert not reading_process._goes_on()


def test_reading_ends_with_the_visitor(of_the_tests_own):
    bounded_reading.read("a.csv", SMALL)
    pid = bounded_reading._idle[0]._process.pid

    def leave(_sentence):
        raise Left

    with pytest.raises(Left):
        bounded_reading.read("large.csv", LARGE, leave)
    assert not is_running(pid)
    # The place of the file is free again.
    assert bounded_reading.read("a.csv", SMALL).rows[1] == ("I01", "5")


def test_of_many_files_two_are_read_at_once_and_the_next_is_told_so(of_the_tests_own, monkeypatch):
    monkeypatch.setattr(bounded_reading, "A_WHILE", 0.15)
    told = []

    def waiting(sentence):
        told.append(sentence)
        if sentence and "release" not in told:
            told.append("release")
            bounded_reading._places.release()

    for _place in range(2):
        assert bounded_reading._places.acquire(blocking=False)
    assert bounded_reading.read("a.csv", SMALL, waiting).rows[1] == ("I01", "5")
    bounded_reading._places.release()
    assert told[: told.index("release")] == ["", "Other files are being read; yours is next."]


def test_a_process_ends_with_the_server_that_started_it():
    program = (
        "import os; from monitoring.files import bounded_reading as reading\n"
        "reading.read('a.csv', b'a,b'); print(reading._idle[0]._process.pid, flush=True); os._exit(1)"
    )
    pid = int(subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).stdout)
    ends = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < ends:
        time.sleep(0.02)
    assert not is_running(pid)
