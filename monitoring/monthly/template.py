"""The monthly file to fill in: a row per indicator or task, with everything but the figures in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from monitoring.files import written_csv, written_workbooks
from monitoring.files.cell_values import plain
from monitoring.language import indicator_words, vocabulary
from monitoring.language.catalogue import current
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import (
    CODE_AND_NAME,
    COLUMNS,
    FIGURE_COLUMNS,
    HELP_COLUMNS,
    REASONS,
    YUAN_PER_UNIT,
    Kind,
    heading,
)
from monitoring.monthly.items import nothing_to_report_on
from monitoring.monthly.reference import Reference
from monitoring.problems import UnknownName

TICK = "√"
Value = str | int | Decimal | None
_WIDTHS = {"name": 30, "explanation": 30, "reason_text": 36, "measures": 30, "note": 24, "last": 18, "entry": 18}
_USUAL_WIDTH = 12


@dataclass(frozen=True)
class Template:
    """A sheet to fill in: ``rows`` below ``headers``, each value under its column of ``columns``.

    ``notes`` are (row, column) → comment and ``choices`` column → what may be chosen, both counted from 0; row 0 is
    the header.
    """

    columns: tuple[str, ...]
    headers: tuple[str, ...]
    rows: list[tuple[Value, ...]]
    notes: dict[tuple[int, int], str]
    choices: dict[int, list[str]]


def as_csv(
    kind: Kind, reference: Reference, department_code: str, year: int, month: int, items: list[dict] | None = None
) -> bytes:
    """The month's file to fill in, as CSV for Excel: a row per indicator or task, figures empty, money in 万元.

    ``items`` are the rows of ``reference.items(kind)`` to ask for, where that is not all of the department's year.
    Raises ``UnknownName`` where there is nothing to report on, and for a month that does not exist.
    """
    return csv_file(kind, asked_for(kind, reference, department_code, year, month, items), month)


def asked_for(
    kind: Kind, reference: Reference, department_code: str, year: int, month: int, items: list[dict] | None = None
) -> list[dict]:
    """The indicators or tasks in a template: ``items``, or all of the department's year.

    Raises ``UnknownName`` where there is nothing to report on, and for a month that does not exist.
    """
    if not 1 <= month <= 12:
        raise UnknownName(_("There is no month {month}; months run from 1 to 12.").format(month=month))
    if department_code not in reference.departments:
        raise UnknownName(_("There is no department “{department}”.").format(department=department_code))
    known = [item for item in reference.items(kind) if item["department_code"] == department_code]
    of_year = [item for item in known if item["year"] == year]
    if not of_year:
        raise UnknownName(nothing_to_report_on(kind, year, {item["year"] for item in known}))
    return of_year if items is None else items


def table(kind: Kind, items: list[dict], month: int, last: Mapping[str, str]) -> Template:
    """The template of a kind for these indicators or tasks, with two columns at the end that help to fill it in.

    ``last`` is code → what was last reported, in words.
    """
    columns = (*COLUMNS[kind], *HELP_COLUMNS)
    prefilled = [_prefilled(kind, item, month, last) for item in items]
    return Template(
        columns,
        tuple(_heading(kind, column) for column in columns),
        [tuple(filled.get(column) for column in columns) for filled in prefilled],
        _notes(kind, columns, items),
        _choices(kind, columns),
    )


def csv_file(kind: Kind, items: list[dict], month: int) -> bytes:
    """The template as CSV for Excel, with the columns of the contract only: figures empty, money in 万元."""
    whole = table(kind, items, month, {})
    count = len(COLUMNS[kind])
    # Without exponents: 250 and not 2.5E+2.
    lines = (
        [Decimal(plain(value)) if isinstance(value, Decimal) else value for value in row[:count]] for row in whole.rows
    )
    return written_csv.csv_of_lines(whole.headers[:count], lines)


def workbook(kind: Kind, items: list[dict], month: int, last: Mapping[str, str]) -> bytes:
    """The template as .xlsx, with choices in its cells and notes on what to enter."""
    whole = table(kind, items, month, last)
    return written_workbooks.sheet(
        whole.headers,
        whole.rows,
        [_WIDTHS.get(column, _USUAL_WIDTH) for column in whole.columns],
        whole.notes,
        whole.choices,
        vocabulary.term(vocabulary.KINDS, kind),
    )


def _heading(kind: Kind, column: str) -> str:
    if column in HELP_COLUMNS:
        return HELP_COLUMNS[column][1 if current() == "en" else 0]
    return heading(kind, column)


def _prefilled(kind: Kind, item: dict, month: int, last: Mapping[str, str]) -> dict[str, Value]:
    code, name = CODE_AND_NAME[kind]
    filled = {
        "department": item["department_code"],
        "year": item["year"],
        "month": month,
        "code": item[code],
        "name": item[name],
        "status": item.get("status"),
        "last": last.get(item[code]),
        "entry": _entry(kind, item),
    }
    if "task_code" in item:
        budget = item["budget_amount"]
        return filled | {"budget": None if budget is None else budget / YUAN_PER_UNIT["万元"]}
    target = item["target_value"]
    return filled | {
        "explanation": item["explanation"],
        "comparator": item["comparator"],
        "target": item["target_text"] if target is None else target,
        "unit": item["unit"],
    }


def _entry(kind: Kind, item: dict) -> str:
    """What is to be entered, in a word or two: 当月数, 期末数 …"""
    if kind == "explanations":
        return ""
    if kind != "actuals":
        return vocabulary.term(vocabulary.ENTRIES, kind)
    return vocabulary.term(vocabulary.ENTRIES, "text" if item["target_value"] is None else item["aggregation"])


def _notes(kind: Kind, columns: tuple[str, ...], items: list[dict]) -> dict[tuple[int, int], str]:
    hints = {
        "actual": _("Leave it empty if there is nothing to report; write 0 if the figure is zero."),
        "spent": _("The spending of this month alone, in 万元; leave it empty if nothing is reported."),
        "adjusted": _("The whole budget after the adjustment, in force from this month on; else leave it empty."),
        "reason_text": _("Compulsory where a reason is ticked."),
        "expected": _("In the indicator's unit; of tasks and budget lines in 万元."),
    }
    notes = {(0, columns.index(column)): hint for column, hint in hints.items() if column in FIGURE_COLUMNS[kind]}
    if kind == "actuals":
        entry = columns.index("entry")
        notes |= {(row, entry): indicator_words.counting(item) for row, item in enumerate(items, 1)}
    return notes


def _choices(kind: Kind, columns: tuple[str, ...]) -> dict[int, list[str]]:
    if kind != "explanations":
        return {}
    likelihoods = [vocabulary.term(vocabulary.LIKELIHOODS, name) for name in vocabulary.LIKELIHOODS]
    return {columns.index(reason): [TICK] for reason in REASONS} | {columns.index("likelihood"): likelihoods}
