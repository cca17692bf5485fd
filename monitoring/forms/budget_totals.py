"""The totals of a budget, compared with its lines; and lines that are parts of others, found by what they come to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from monitoring.files.cell_values import plain
from monitoring.forms.parts import BudgetLine
from monitoring.forms.rows import Draft, MoneyRow, Row
from monitoring.forms.wording import ANY_MONEY_UNIT, MONEY_UNITS
from monitoring.language.catalogue import gettext as _

# Each line may be rounded to two decimals of the unit in which it is printed.
_ROUNDING = Decimal("0.01")


def next_code(letter: str, first: int, taken: set[str]) -> str:
    """The next free code of lines with this letter, from ``first`` on."""
    numbers = [int(code[1:]) for code in taken if code[0] == letter]
    return f"{letter}{max([first - 1, *numbers]) + 1}"


def take_total(draft: Draft, row: Row, index: int, total: Decimal, side: str) -> None:
    """Compare a total with the lines above it, or later with those below if there are none yet."""
    draft.totals.add(total)
    draft.total_row = row.number
    amounts = _amounts_of(draft, side)
    if any(amounts):
        since_last = _amounts_of(draft, side, draft.total_rows.get(side, 0))
        compare_total(draft, row, index, total, (amounts, since_last))
        draft.total_rows[side] = row.number
    else:
        draft.totals_ahead.append((row, index, total))


def _amounts_of(draft: Draft, side: str, after_row: int = 0) -> list[Decimal]:
    return [
        line.budget_amount
        for line in draft.budget_lines
        if line.side == side and line.line_code[0] != "P" and line.source_row > after_row
    ]


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
    """A warning at each total that could be compared only once all lines were read."""
    for table in draft.line_tables:
        for row, index, total in table.totals or _totals_of_project(draft, table.project_row):
            compare_total(draft, row, index, total, [table.amounts])
    for row, index, total in draft.totals_ahead:
        compare_total(draft, row, index, total, [_amounts_of(draft, side) for side in ("expenditure", "revenue")])
    for total in draft.money_rows:
        if total.is_total:
            _compare_columns(draft, total)
    _compare_sides(draft)


def _compare_sides(draft: Draft) -> None:
    """A warning where a department's expenditure and income, both printed as lines, are not the same."""
    spent, income = (_amounts_of(draft, side) for side in ("expenditure", "revenue"))
    rounding = _ROUNDING * draft.money_unit
    is_known = draft.is_project or not any(spent) or not any(income)
    if is_known or _come_to(sum(spent), income, rounding) or _come_to(sum(income), spent, rounding):
        return
    draft.note(
        None,
        "warning",
        _("The lines of the expenditure make {spent} 万元, those of the income {income} 万元.").format(
            spent=plain(sum(spent) / 10_000), income=plain(sum(income) / 10_000)
        ),
        _("Compare the amounts with the form; a line may be missing or misprinted."),
    )


def _totals_of_project(draft: Draft, project_row: int) -> list[tuple[Row, int, Decimal]]:
    """What a project is to spend at first, for a table of its expenditure that prints no total."""
    totals = [one for one in draft.money_rows if one.is_total and one.project_row == project_row]
    cells = [one.amounts.get("initial") or one.amounts.get("amount") for one in totals]
    return [(one.row, *cell) for one, cell in zip(totals, cells, strict=True) if cell]


def _compare_columns(draft: Draft, total: MoneyRow) -> None:
    """A total with the lines of its project or block, column by column."""
    lines = [one for one in draft.money_rows if not one.is_total and one.project_row == total.project_row]
    sides = ("revenue",) if draft.is_project else ("expenditure", "revenue")
    for column, (index, amount) in total.amounts.items():
        choices = []
        for side in sides:
            own = [one for one in lines if one.side == side and column in one.amounts]
            # What is known as a part divides another line; where it does not, it may be a source of its own.
            for those in ([one for one in own if not one.is_part], own):
                choices.append([one.amounts[column][1] for one in those])
        compare_total(draft, total.row, index, amount, choices)


def compare_total(draft: Draft, row: Row, index: int, total: Decimal, choices: Iterable[Sequence[Decimal]]) -> None:
    """A warning at the cell where the form's ``total``, in yuan, is what none of the ``choices`` of lines come to."""
    choices = [amounts for amounts in choices if amounts]
    rounding = _ROUNDING * max(draft.money_unit, _unit_in(row.text(index)))
    if not choices or any(_come_to(total, amounts, rounding) for amounts in choices):
        return
    draft.note(
        row,
        "warning",
        _("The form's total is {total} 万元, its lines read here make {sum} 万元.").format(
            total=plain(total / 10_000),
            sum=plain(min(map(sum, choices), key=lambda summed: abs(summed - total)) / 10_000),
        ),
        _("Compare the amounts with the form; a line may be missing or misprinted."),
        index,
    )


def _unit_in(text: str) -> Decimal:
    found = re.search(ANY_MONEY_UNIT, text)
    return MONEY_UNITS[found[0]] if found else Decimal(0)


def _come_to(total: Decimal, amounts: Sequence[Decimal], rounding: Decimal) -> bool:
    """Whether the amounts add up to the total; the last ones may divide it, or one of the others, once more."""
    amounts = [amount for amount in amounts if amount]
    if not amounts:
        return total == 0
    return any(
        abs(summed - total) <= rounding * count and _divide(amounts[count:], [total, *amounts[:count]], rounding)
        for count, summed in enumerate(accumulate(amounts), start=1)
    )


def _divide(amounts: Sequence[Decimal], wholes: Sequence[Decimal], rounding: Decimal) -> bool:
    """Whether the amounts, group by group, come to one of the wholes each."""
    ends = {0}
    for begin in range(len(amounts)):
        if begin in ends:
            ends |= {begin + count for count in _groups(amounts[begin:], wholes, rounding)}
    return len(amounts) in ends


def _groups(amounts: Sequence[Decimal], wholes: Sequence[Decimal], rounding: Decimal) -> Iterator[int]:
    """How many of the first amounts come to one of the wholes."""
    for count, summed in enumerate(accumulate(amounts), start=1):
        if summed > max(wholes) + rounding * count:
            return
        if any(abs(summed - whole) <= rounding * count for whole in wholes):
            yield count
