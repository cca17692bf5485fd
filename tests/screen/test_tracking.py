"""The tracking table's lines, and the cells of the heat map."""

from given import indicator

from monitoring.screen.html import tracking


def year_of(given, code="I01") -> list[dict]:
    return given.database.query("indicator_progress", department_code="D1", year=2023, indicator_code=code)


def test_a_month_without_a_report_keeps_what_was_reached_and_one_before_the_first_is_empty(given):
    given.form([indicator("≥", 120, pacing="even")])
    given.actuals((2, "I01", 12))
    line = tracking.line(year_of(given), 3)
    assert [line[f"{month} expected"] for month in ("Jan", "Feb", "Mar")] == [10, 20, 30]
    assert [line[f"{month} to date"] for month in ("Jan", "Feb", "Mar")] == [None, 12, 12]
    assert [line[f"{month} completion"] for month in ("Jan", "Feb", "Mar")] == [None, 0.1, 0.1]
    assert "Apr expected" not in line


def test_nothing_is_expected_before_the_month_that_is_due(given):
    given.form([indicator("≥", 1, pacing="due", due_month=3)])
    line = tracking.line(year_of(given), 3)
    assert [line[f"{month} expected"] for month in ("Jan", "Feb", "Mar")] == [None, None, 1]


def test_a_name_from_a_form_is_escaped_in_the_heat_map(given):
    given.form([indicator(level3='<b onclick="x">')])
    cells = tracking.heat_map([year_of(given)], 2)
    assert "<b onclick" not in cells
    assert cells.count("<td></td>") == 10
