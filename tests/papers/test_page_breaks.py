"""Heads that are repeated on each page never stand where a page ends: LibreOffice leaves out rows there."""

from given import budget_line, indicator, task
from read_papers import sheet_of

from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion


def of_tasks(given, count: int):
    given.form(
        [indicator()],
        [task(f"K{number}", 1000) for number in range(1, count + 1)],
        [budget_line("B1", "基本支出", 100)],
    )
    return sheet_of(kind("department_monitoring").make(given.database, Occasion("D1", 2023, 7)))


def test_after_many_tasks_the_heads_begin_a_page(given):
    sheet = of_tasks(given, 20)
    heads = int(sheet.print_title_rows.split(":")[0].strip("$"))
    assert [each.id for each in sheet.row_breaks.brk] == [heads - 1]


def test_after_few_tasks_they_stay_where_they_are(given):
    assert not of_tasks(given, 3).row_breaks.brk
