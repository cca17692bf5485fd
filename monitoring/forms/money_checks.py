"""What a monitoring table prints of its money twice: rates beside their amounts, totals beside their parts."""

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from monitoring.files.cell_values import plain, shown
from monitoring.files.cells import cell_name
from monitoring.forms.budget_names import PROJECT_TOTAL, REVENUE_WORDS, TOTAL_LABEL, is_budget_label
from monitoring.forms.monitoring_table import MonitoringTable, TableLine
from monitoring.forms.wording import as_figures, as_label, as_yuan, without_enumeration
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem

_AMOUNTS = ("initial", "adjusted", "executed", "expected")
_RATE = re.compile(r"(?P<number>[0-9]+(?:\.(?P<decimals>[0-9]+))?)(?P<percent>%?)")
_SPENT_ON = re.compile(r"(?:基本|项目|事业发展性|经营)支出(?:\(.*\))?")


def label_of(line: TableLine) -> str:
    """The name of a line of money for comparing: without what counts it and without 其中."""
    return without_enumeration(as_label(line.name)).removeprefix("其中:")


def is_total(line: TableLine) -> bool:
    """Whether a line of money is the total of its table."""
    label = label_of(line)
    return bool(
        PROJECT_TOTAL.fullmatch(label) or TOTAL_LABEL.fullmatch(label) or label in ("部门预算总额", "预算总额")
    )


def is_of_the_budget(line: TableLine) -> bool:
    """Whether a line is called as totals and sources of money are, and no task."""
    return is_total(line) or is_budget_label(label_of(line)) or bool(REVENUE_WORDS.search(label_of(line)))


def amount_of(line: TableLine, meaning: str) -> Decimal | None:
    """What a line has under a heading of money, in yuan; None without an amount."""
    return as_yuan(line.text(meaning), line.block.yuan_per_unit)


def in_wan(amount: Decimal) -> str:
    """An amount of yuan in 万元, with all its digits: a difference must not be rounded away."""
    return formats.exact_wan(amount)


def problems(table: MonitoringTable) -> list[Problem]:
    """A warning at each printed rate that its amounts do not give, and at each total that is not its parts."""
    money, tasks = table.of("money"), table.of("tasks")
    return [
        *(problem for line in (*money, *tasks) for problem in _rate_problems(line)),
        *_total_problems(money, [_is_source, _is_spent_on]),
        *_total_problems(tasks, [lambda _line: True]),
    ]


def _is_source(line: TableLine) -> bool:
    label = label_of(line)
    return not _is_spent_on(line) and bool(REVENUE_WORDS.search(label) or label.endswith("资金"))


def _is_spent_on(line: TableLine) -> bool:
    return bool(_SPENT_ON.fullmatch(label_of(line)))


def _rate_problems(line: TableLine) -> Iterator[Problem]:
    """The rate is over the adjusted budget where one is printed, else over the one of the year's beginning."""
    found = _RATE.fullmatch(as_figures(line.text("rate")))
    executed = amount_of(line, "executed")
    budget = amount_of(line, "adjusted")
    budget = amount_of(line, "initial") if budget is None else budget
    if found is None or executed is None or not budget:
        return
    rate, printed = executed / budget, Decimal(found["number"])
    # Half of the last printed place may have been rounded away.
    half = Decimal(5).scaleb(-len(found["decimals"] or "") - 1)
    scales = (100,) if found["percent"] else (100, 1)
    if any(abs(printed - rate * scale) <= half for scale in scales):
        return
    yield _at(
        line,
        "rate",
        _("The printed rate is {printed}; {executed} of {budget} 万元 are {rate}.").format(
            printed=line.text("rate"),
            executed=in_wan(executed),
            budget=in_wan(budget),
            rate=f"{plain((rate * 100).quantize(Decimal('0.01'), ROUND_HALF_UP))}%",
        ),
        _("Look which of the three is wrong; the amounts are taken."),
    )


def _total_problems(lines: list[TableLine], groups: list) -> Iterator[Problem]:
    """Each total against the parts of each kind that stand in the same table; parts of parts are not counted."""
    for total in filter(is_total, lines):
        same = [line for line in lines if line.block is total.block and line is not total and not is_total(line)]
        for belongs in groups:
            parts = [line for line in same if not line.is_within and belongs(line)]
            for meaning in _AMOUNTS:
                yield from _compare(total, meaning, parts)


def _compare(total: TableLine, meaning: str, parts: Iterable[TableLine]) -> Iterator[Problem]:
    printed = amount_of(total, meaning)
    amounts = [amount for line in parts if (amount := amount_of(line, meaning)) is not None]
    if printed is None or not amounts or printed == sum(amounts):
        return
    yield _at(
        total,
        meaning,
        _("The total is {total} 万元, its parts make {parts} 万元 together.").format(
            total=in_wan(printed), parts=in_wan(sum(amounts))
        ),
        _("Compare the amounts with the paper; one of them is misprinted, or a part is missing."),
    )


def _at(line: TableLine, meaning: str, problem: str, hint: str) -> Problem:
    index = line.block.columns[meaning]
    heading, cell = line.block.headings[index], cell_name(line.source_row - 1, index)
    return Problem(line.source_row, heading, shown(line.text(meaning)), "warning", problem, hint, cell)
