"""Papers as other places print them: read as a person reads them, whatever the file, or what is not read is said."""

from decimal import Decimal

import pytest
from printed_papers import PAPER_FILES, names, paper

from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.forms.official_form import OfficialForm
from monitoring.forms.parts import Indicator


def written(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"


def wan(amount: Decimal | None) -> str:
    return "—" if amount is None else f"{written(amount / 10_000)}万元"


def reading(form: OfficialForm) -> list[str]:
    """What was read, a line a thing, and below it what was said and what was not understood."""
    lines = [f"{form.year} {form.department_name} ({form.supervising_department})"]
    lines += [f"目标: {form.goal_text!r}"] if form.goal_text else []
    lines += [f"结果: {form.goal_result!r}"] if form.goal_result else []
    for task in form.tasks:
        lines.append(f"{task.task_code} {task.task_name} {wan(task.budget_amount)} {task.content!r}")
    lines += [f"{line.line_code} {line.line_name} {wan(line.budget_amount)}" for line in form.budget_lines]
    for money in form.final_money:
        lines.append(f"执行 {money.code} {money.name} {wan(money.adjusted_amount)} {wan(money.executed_amount)}")
    finals = {value.place: value for value in form.final_values}
    for place, one in enumerate(form.indicators):
        lines.append(" | ".join([*indicator(one), *_result(finals.get(place))]).rstrip(" |"))
    lines += [f"{row}: 空 {level1} {level2}" for row, level1, level2 in form.empty_levels]
    lines += [f"{one.row or '—'} {one.severity}: {one.problem}" for one in form.problems]
    return lines


def indicator(one: Indicator) -> list[str]:
    target = f"{one.comparator} {written(one.target_value)} {one.unit}" if one.comparator else f"“{one.target_text}”"
    return [f"{one.source_row}: {one.level1}", one.level2, one.level3, one.explanation, target, written(one.weight)]


def _result(value) -> list[str]:
    return [f"完成 {written(value.actual_value) or value.actual_text}", written(value.score)] if value else []


@pytest.mark.parametrize("file_name", PAPER_FILES)
@pytest.mark.parametrize("name", names())
def test_a_paper_is_read_as_it_is_printed(name, file_name):
    printed = paper(name)
    cells = reader.read(file_name, PAPER_FILES[file_name](printed))
    assert reading(official_form.read(cells)) == printed.reading
