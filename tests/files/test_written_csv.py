"""Rows as CSV, and what the file is called."""

from decimal import Decimal

from monitoring.files import written_csv


def test_a_csv_begins_with_the_mark_that_excel_needs_and_holds_the_values_as_they_are():
    rows = [{"name": "审查数量, 件", "value": Decimal("2.5000"), "other": 1}, {"name": "=", "value": None}]
    content = written_csv.csv_of(["name", "value"], rows)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == 'name,value\r\n"审查数量, 件",2.5000\r\n=,\r\n'


def test_no_rows_leave_the_header():
    assert written_csv.csv_of(["name", "value"], []).decode("utf-8-sig") == "name,value\r\n"


def test_a_text_from_a_form_is_no_formula_in_excel():
    content = written_csv.csv_of(
        ["name"], [{"name": '=HYPERLINK("x")'}, {"name": " ＠sum"}, {"name": "-5"}, {"name": -5}]
    )
    assert content.decode("utf-8-sig").splitlines() == ["name", '"\'=HYPERLINK(""x"")"', "' ＠sum", "'-5", "-5"]


def test_a_file_is_named_after_what_all_its_rows_have_in_common():
    rows = [{"department_code": "D1", "year": 2023, "month": month} for month in (8, 9)]
    assert written_csv.file_name("status_counts", rows) == "status_counts_D1_2023.csv"
    assert written_csv.file_name("status_counts", rows[1:]) == "status_counts_D1_2023_09.csv"
    assert written_csv.file_name("status_counts", []) == "status_counts.csv"
