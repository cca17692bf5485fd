"""The lines of the scorecards: what a bullet and a money bar show, worked out by hand."""

import re

import pytest
from given import budget_line, indicator, task

from monitoring.charts import shares
from monitoring.screen.html import scorecards


def bullet(given, month=1) -> str:
    """The bullet of I01 alone, on its own scale."""
    progress = given.database.query("indicator_progress", department_code="D1", year=2023, month=month)
    categories = given.database.query("category_counts", department_code="D1", year=2023, month=month)
    card = scorecards.indicators(progress, categories, [], None)
    return re.search(r'<div class="bullet".*?</div>', card).group()


def place(html: str, part: str) -> float:
    """Where a part of a bar ends or stands, as a share of the bar's place."""
    return float(re.search(rf'class="{part}" style="(?:width|left):([\d.]+)%', html).group(1)) / 100


def test_a_bullet_ends_at_its_share_of_the_target_and_marks_what_is_expected(given):
    given.form([indicator("≥", 120, pacing="even")])
    given.actuals((1, "I01", 20), (2, "I01", 10))
    drawn = bullet(given, month=6)
    # 30 of 120 is 25 %, half a year is 50 %; the scale ends at 108 %.
    assert place(drawn, "actual") == pytest.approx(0.25 / 1.08, abs=0.001)
    assert place(drawn, "mark") == pytest.approx(0.5 / 1.08, abs=0.001)
    assert place(drawn, "goal") == pytest.approx(1 / 1.08, abs=0.001)
    assert "forbidden" not in drawn


@pytest.mark.parametrize(
    ("comparator", "direction", "is_forbidden"),
    [
        ("≥", "higher", False),
        (">", "higher", False),
        ("=", "higher", False),
        ("≤", "lower", True),
        ("<", "lower", True),
        ("=", "exact", True),
    ],
)
def test_beyond_a_ceiling_or_an_exact_target_is_out_of_bounds(given, comparator, direction, is_forbidden):
    given.form([indicator(comparator, 10, aggregation="latest", direction=direction)])
    given.actuals((1, "I01", 5))
    assert ('class="forbidden"' in bullet(given)) is is_forbidden


def test_a_bar_far_beyond_the_target_is_cut_and_says_so(given):
    given.form([indicator("≥", 10)])
    given.actuals((1, "I01", 40))
    drawn = bullet(given)
    assert place(drawn, "actual") == pytest.approx(shares.LONGEST / (shares.LONGEST + 0.08), abs=0.001)
    assert "▶" in drawn


def test_without_a_report_there_is_no_bar_and_before_it_is_due_no_mark(given):
    given.form([indicator("≥", 10, pacing="due", due_month=12)])
    drawn = bullet(given)
    assert 'class="actual"' not in drawn
    assert 'class="mark"' not in drawn
    assert 'class="goal"' in drawn


def test_a_target_of_zero_has_no_scale(given):
    given.form([indicator("≤", 0, aggregation="latest")])
    given.actuals((1, "I01", 0))
    drawn = bullet(given)
    assert 'class="goal"' not in drawn
    assert 'class="actual"' not in drawn


def money_lines(given, month=6) -> dict[str, str]:
    """The lines of the money's scorecard by code."""
    key = {"department_code": "D1", "year": 2023, "month": month}
    card = scorecards.money(
        given.database.query("task_execution", **key), given.database.query("budget_execution", **key), "K2"
    )
    return {code: line for line, code in re.findall(r'(<tr[^>]*><td class="status">.*?"code">(\w+)<.*?</tr>)', card)}


def test_a_money_bar_is_as_long_as_its_budget_filled_as_far_as_spent_and_marked_by_the_time(given):
    given.form(tasks=[task("K1", 2_000_000), task("K2", 500_000)], lines=[budget_line("B1", amount=900_000)])
    given.spending((6, "K1", 500_000), (6, "K2", 600_000))
    lines = money_lines(given)
    # The largest is K1: K2's budget is a quarter of its length; a quarter of K1 is spent, half of the year is gone.
    assert (place(lines["K1"], "whole"), place(lines["K1"], "actual"), place(lines["K1"], "mark")) == (1, 0.25, 0.5)
    assert (place(lines["K2"], "whole"), place(lines["K2"], "actual")) == (0.25, 0.3)
    assert "✕ Overspent" in lines["K2"]
    assert 'aria-current="true"' in lines["K2"]
    # 200 of 250 ten thousand is 80 %; the form's own line is all of its money, and nothing of it is reported.
    assert ">80%<" in lines["K1"]
    assert place(lines["B1"], "whole") == 1
    assert 'class="actual"' not in lines["B1"]


def test_an_adjusted_budget_has_its_own_column_and_makes_the_bar(given):
    given.form(tasks=[task("K1", 1_000_000), task("K2", 1_000_000)])
    assert "adjusted" not in "".join(money_lines(given).values())
    given.adjusted_budgets((1, "K1", 500_000))
    lines = money_lines(given)
    assert '<td class="figure adjusted" data-label="Adjusted (10k yuan)">50.00</td>' in lines["K1"]
    assert '<td class="figure adjusted" data-label="Adjusted (10k yuan)">—</td>' in lines["K2"]
    assert place(lines["K1"], "whole") == 0.5


def test_names_from_a_form_are_escaped(given):
    given.form([indicator(level3="<b>件数</b>")], [task("K1", task_name="<i>")])
    key = {"department_code": "D1", "year": 2023, "month": 1}
    progress, counts = (given.database.query(name, **key) for name in ("indicator_progress", "category_counts"))
    assert "&lt;b&gt;件数" in scorecards.indicators(progress, counts, [], None)
    assert "&lt;i&gt;" in scorecards.money(given.database.query("task_execution", **key), [], None)
