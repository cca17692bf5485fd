"""The money in one row of a monthly file: what was spent on a task or budget line, or its adjusted budget."""

from decimal import Decimal

from monitoring.files import cell_values
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.figure_checks import doubt_size, refuse_percentage, taken
from monitoring.monthly.lines import Line

# One month's amount beyond this many annual budgets is yuan written as 10,000 yuan (万元).
BUDGETS_AT_MOST = 10


def of_spending(line: Line, task: dict | None) -> dict | None:
    """spent_amount in yuan; None where nothing is reported."""
    line.clear_words_for_nothing("spent")
    if not line.has("spent"):
        return {} if line.failed else None
    amount = _amount(line, "spent")
    if amount is not None and amount < 0:
        line.add(
            "spent",
            "warning",
            _("The amount is negative: a correction of an earlier month?"),
            _("Leave it if money was paid back or booked wrongly before; otherwise drop the minus sign."),
        )
    problem = _("The amount of this month is more than ten times the budget of the year.")
    _doubt_amount(line, "spent", amount, task, problem)
    return {"spent_amount": amount}


def of_budgets(line: Line, task: dict | None) -> dict | None:
    """budget_amount in yuan, in force from the row's month on; None where the budget was not adjusted."""
    line.clear_words_for_nothing("adjusted")
    if not line.has("adjusted"):
        return {} if line.failed else None
    amount = _amount(line, "adjusted")
    if amount is not None and amount < 0:
        line.add("adjusted", "error", _("The adjusted budget is negative."), _("Write the whole budget, 0 or more."))
    problem = _("The adjusted budget is more than ten times the budget of the form.")
    _doubt_amount(line, "adjusted", amount, task, problem)
    return {"budget_amount": amount}


def _amount(line: Line, column: str) -> Decimal | None:
    figure = cell_values.amount(line.text(column), line.sheet.yuan_per_unit)
    amount = taken(line, column, figure)
    if figure.has_percent_sign:
        refuse_percentage(line, column)
    return amount


def _doubt_amount(line: Line, column: str, amount: Decimal | None, task: dict | None, beyond_budget: str) -> None:
    budget = task["budget_amount"] if task else None
    if budget and amount is not None and amount > BUDGETS_AT_MOST * budget:
        hint = _("Check whether yuan were written in a column of 10,000 yuan (万元).")
        line.add(column, "warning", beyond_budget, hint)
    else:
        doubt_size(line, column, amount, _("yuan"))
