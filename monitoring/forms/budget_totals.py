"""The totals of a budget, compared with its lines; and lines that are parts of others, found by what they come to."""

from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from monitoring.files.cell_values import plain
from monitoring.forms.parts import BudgetLine
from monitoring.forms.rows import Draft, Row
from monitoring.language.catalogue import gettext as _


def next_code(letter: str, first: int, taken: set[str]) -> str:
    """The next free code of lines with this letter, from ``first`` on."""
    numbers = [int(code[1:]) for code in taken if code[0] == letter]
    return f"{letter}{max([first - 1, *numbers]) + 1}"


def take_total(draft: Draft, row: Row, index: int, total: Decimal, side: str) -> None:
    """Compare a total with the lines above it, or later with those below if there are none yet."""
    draft.totals.add(total)
    draft.total_row = row.number
    sums = _running_sums(draft, side)
    if sums == {0}:
        draft.totals_ahead.append((row, index, total))
    else:
        compare_total(draft, row, index, total, sums)


def _running_sums(draft: Draft, side: str) -> set[Decimal | int]:
    # The last lines may break down the same money once more, which the total does not count again.
    amounts = [line.budget_amount for line in draft.budget_lines if line.side == side and line.line_code[0] != "P"]
    return {0, *accumulate(amounts)}


def with_parts_apart(draft: Draft) -> list[BudgetLine]:
    """The lines of the budget; those that 基本支出 and 项目支出 contain already get the codes of parts.

    They are parts where they come to 项目支出 exactly, or where the form's total is met without them.
    """
    further = [line for line in draft.budget_lines if line.line_code[0] == "B" and line.line_code not in ("B1", "B2")]
    amounts = {line.line_code: line.budget_amount for line in draft.budget_lines}
    if not further or "B2" not in amounts:
        return draft.budget_lines
    is_contained = sum(line.budget_amount for line in further) == amounts["B2"]
    if not is_contained and amounts.get("B1", 0) + amounts["B2"] not in draft.totals:
        return draft.budget_lines
    for line in further:
        code = next_code("P", 1, {line.line_code for line in draft.budget_lines})
        draft.budget_lines = [replace(one, line_code=code) if one is line else one for one in draft.budget_lines]
    return draft.budget_lines


def compare_totals_ahead(draft: Draft) -> None:
    """A warning at each total before its lines that neither spending nor income comes to."""
    for table in draft.line_tables:
        for row, index, total in table.totals:
            compare_total(draft, row, index, total, {0, *accumulate(table.amounts)})
    for row, index, total in draft.totals_ahead:
        compare_total(draft, row, index, total, _running_sums(draft, "expenditure") | _running_sums(draft, "revenue"))


def compare_total(draft: Draft, row: Row, index: int, total: Decimal, sums: set[Decimal | int]) -> None:
    """A warning at the cell where the form's ``total``, in yuan, is none of the ``sums`` of its lines."""
    if total in sums:
        return
    draft.note(
        row,
        "warning",
        _("The form's total is {total} 万元, its lines read here make {sum} 万元.").format(
            total=plain(total / 10_000), sum=plain(Decimal(max(sums)) / 10_000)
        ),
        _("Compare the amounts with the form; a line may be missing or misprinted."),
        index,
    )
