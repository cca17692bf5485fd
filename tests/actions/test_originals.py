"""Files are kept with their submissions as they came in, and open at the row that a figure names."""

import io
import shutil

import duckdb
import pytest
from given import indicator
from openpyxl import Workbook

from monitoring.actions import monthly_files, originals, start, target_forms
from monitoring.files import corrections, reader
from monitoring.forms import official_form
from monitoring.problems import UnknownName
from monitoring.store import database as store
from monitoring.store import queries
from monitoring.store.database import Database

FILE = "部门,年度,月份,编号,完成值\nD1,2023,1,I01,7\nD1,2023,2,I01,9\n"


def csv(text: str = FILE, name: str = "一月.csv") -> reader.Cells:
    return reader.read(name, text.encode("utf-8-sig"))


def committed(database: Database, cells: reader.Cells) -> dict:
    """The row of the history of a month's file that was committed."""
    (number,) = monthly_files.commit(database, monthly_files.preview(database, cells), "Li Min")
    return next(row for row in database.query("submission_history") if row["submission_id"] == number)


def count(database: Database, table: str) -> int:
    return database.cursor().execute(f"select count(*) from {table}").fetchall()[0][0]


def test_a_file_is_kept_byte_by_byte_and_opens_at_its_row(given):
    given.form([indicator()])
    found = originals.excerpt(given.database, committed(given.database, csv()), 3)
    assert found.rows == {
        1: ("部门", "年度", "月份", "编号", "完成值"),
        2: ("D1", "2023", "1", "I01", "7"),
        3: ("D1", "2023", "2", "I01", "9"),
    }
    assert (found.kept["original_name"], found.kept["byte_count"], found.remarks) == ("一月.csv", 73, [])
    assert given.database.original(found.kept["original_sha256"]) == FILE.encode("utf-8-sig")


def test_of_a_long_file_the_first_rows_and_those_around_the_cited_one_are_shown(given):
    given.form([indicator()])
    submission = committed(given.database, csv(FILE + "\n" * 40 + "D1,2023,3,I01,1\n"))
    found = originals.excerpt(given.database, submission, 44)
    assert list(found.rows) == [1, 2, 3, *range(40, 45)]
    assert found.rows[44] == ("D1", "2023", "3", "I01", "1")
    assert found.row_count == 44


def test_a_sheet_of_a_workbook_is_the_one_that_was_read(given):
    given.form([indicator()])
    book = Workbook()
    book.active.title = "说明"
    book.active.append(["怎样填报"])
    page = book.create_sheet("一月")
    for line in FILE.splitlines():
        page.append([int(text) if text.isdigit() else text for text in line.split(",")])
    file = io.BytesIO()
    book.save(file)
    tables = reader.read_all("book.xlsx", file.getvalue())
    submission = committed(given.database, monthly_files.one_sheet(given.database, tables))
    assert originals.excerpt(given.database, submission, 2).rows[2] == ("D1", "2023", "1", "I01", "7")
    assert originals.kept_file(given.database, submission)["sheet"] == "一月"


def test_a_content_is_kept_once_and_stays_after_a_withdrawal(given):
    given.form([indicator()])
    first = committed(given.database, csv())
    given.database.withdraw(first["submission_id"], "Li Min")
    second = committed(given.database, csv(name="again.csv"))
    assert (count(given.database, "originals"), count(given.database, "submission_originals")) == (1, 2)
    for submission in (first, second):
        assert originals.excerpt(given.database, submission, 2).rows[2][4] == "7"


def test_a_preview_keeps_nothing(given):
    given.form([indicator()])
    what = monthly_files.preview(given.database, csv())
    with given.database.rehearsal() as copy:
        monthly_files.commit(copy, what, "Li Min")
        assert count(copy, "originals") == 0


def test_a_corrected_file_is_kept_as_it_came_in_and_that_is_said(given):
    given.form([indicator()])
    corrected = corrections.apply_fixes(csv(), [(2, "E2", "8")])
    found = originals.excerpt(given.database, committed(given.database, corrected), 2)
    assert found.rows[2][4] == "7"
    assert found.remarks == ["Cells were corrected before the commit; this is the file as it came in."]
    assert given.database.original(found.kept["original_sha256"]) == FILE.encode("utf-8-sig")


def test_a_corrected_form_is_shown_as_it_was_read(given):
    cells = reader.read("form.txt", start.PUBLISHED_FORM.read_bytes())
    fixed = corrections.replace_rows(cells, {2: [cells.rows[1], ("", "added")]})
    number, _code = target_forms.import_form(given.database, fixed, official_form.read(fixed), "Li Min")
    (submission,) = given.database.query("submission_history")
    found = originals.excerpt(given.database, submission, 3)
    assert submission["submission_id"] == number
    assert "added" in found.rows[3]
    assert found.remarks == ["These are the rows as they were read, with the cells that were corrected."]


@pytest.mark.parametrize("limit", ["a file", "all files"])
def test_a_file_without_room_counts_and_is_not_kept_and_that_is_said(given, monkeypatch, limit):
    given.form([indicator()])
    if limit == "a file":
        monkeypatch.setattr(store, "ORIGINAL_LIMIT", 72)
    else:
        given.setting("kept_files_mb", "0")
    submission = committed(given.database, csv())
    assert given.result(month=2)["actual_to_date"] == 16
    found = originals.excerpt(given.database, submission, 2)
    assert (found.kept, found.rows, count(given.database, "originals")) == (None, {}, 0)
    assert "The file itself is not kept" in found.remarks[0]
    assert "The file itself is not kept" in originals.not_kept(given.database, [submission["submission_id"]])


def test_what_is_not_kept_is_refused_in_a_sentence(given):
    with pytest.raises(UnknownName, match="This file is not kept"):
        given.database.original("0" * 64)


def test_a_database_from_before_files_were_kept_keeps_its_rows_and_says_so(given, tmp_path):
    schema = queries.SCHEMA.read_text(encoding="utf-8")
    file = tmp_path / "before.duckdb"
    before = duckdb.connect(str(file))
    before.execute(schema[: schema.index("-- version 6")])
    before.execute(
        "create table schema_versions as select range as version, now()::timestamp as applied_at from range(1, 6)"
    )
    given.form([indicator()])
    given.actuals((1, "I01", 7))
    for table in ("submissions", "submission_events", "department_forms", "indicators", "actuals"):
        width = len(before.execute(f"select * from {table} limit 0").description)
        rows = [row[:width] for row in given.database.cursor().execute(f"select * from {table}").fetchall()]
        before.executemany(f"insert into {table} values ({', '.join('?' * width)})", rows)
    before.execute("select nextval('submission_numbers') from range(2)")
    before.close()
    today = Database(file)
    assert today.query("indicator_progress") == given.database.query("indicator_progress")
    found = originals.excerpt(today, today.query("submission_history")[0], 2)
    assert (found.rows, found.kept) == ({}, None)
    assert "came in before files were kept" in found.remarks[0]
    assert committed(today, csv())["submission_id"] > 2
    assert count(today, "originals") == 1
    today.close()


def test_a_backup_has_the_files(given, tmp_path):
    given.form([indicator()])
    submission = committed(given.database, csv())
    given.database.backup(tmp_path / "copy.duckdb")
    copy = Database(shutil.copyfile(tmp_path / "copy.duckdb", tmp_path / "opened.duckdb"))
    assert originals.excerpt(copy, submission, 2).rows[2][4] == "7"
    copy.close()


def test_what_was_entered_on_a_page_has_no_file(given):
    given.form([indicator()])
    number = given.counting()
    (row,) = [row for row in given.database.query("submission_history") if row["submission_id"] == number]
    assert originals.kept_file(given.database, row) is None
