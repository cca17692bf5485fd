"""What is entered for papers, as a table to take away has it."""

import pytest

from monitoring.language import column_words

ENTERED = ("expected_results", "expected_money", "money_sources", "goal_results", "corrections", "paper_texts")


@pytest.mark.parametrize("name", [*ENTERED, "paper_findings"])
def test_every_column_has_a_heading_and_every_row_its_words(sample, name):
    columns = column_words.shown(sample.columns(name))
    assert [column for column in columns if column_words.heading(column) == column] == []
    for row in sample.query(name, department_code="D001", year=2023, month=9):
        assert all(column_words.value(column, row) != column for column in columns)


def test_codes_stand_in_words_and_money_in_ten_thousands(sample):
    rows = sample.query("expected_money", department_code="D001", year=2023, month=9)
    (line,) = [row for row in rows if row["task_code"] == "B1"]
    assert column_words.value("expected_amount", line) == line["expected_amount"] / 10_000
    (total,) = [row for row in rows if row["task_code"] == "total"]
    assert column_words.value("status", total) == ""
    source = sample.query("money_sources", department_code="D001", year=2023, month=9)[0]
    assert column_words.value("money_source", source) == "This year's grants"
