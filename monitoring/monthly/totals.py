"""Figures that cover more than a month → the figure of the month: what the months before already have is taken off.

Where months are added up, a running total of January to October less what is reported up to September is October's
figure. What stands in the file as a month's own figure is looked at too: one as large as all months before together is
most likely a running total.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from monitoring.files.cell_values import plain
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import CODE_AND_NAME, Kind
from monitoring.monthly.figure_checks import is_ratio
from monitoring.monthly.keys import Key
from monitoring.monthly.lines import Line
from monitoring.monthly.reference import Reference

# So many months with something in them have to be there before a figure is held against all of them together.
MONTHS_THAT_TELL = 2
# Columns of a line → what its row stores, of figures that are added up.
_ADDED = {
    "actuals": {"actual": "actual_value"},
    "ratio": {"numerator": "numerator_value", "denominator": "denominator_value"},
    "spending": {"spent": "spent_amount"},
}


@dataclass(frozen=True)
class Entry:
    """What a line reports under a key: ``figures`` as they are stored, once they are those of a month.

    ``total`` is the running total that stands beside a month's figure.
    """

    line: Line
    key: Key
    figures: dict
    total: "Entry | None" = None

    @property
    def month(self) -> int:
        """The month under which it is stored: the last that it covers."""
        return self.key.period.last


def to_months(kind: Kind, entries: list[Entry], reference: Reference) -> list[Entry]:
    """The entries with the figures of their months; what was taken off, and what can't be, is said at the cell."""
    if kind not in ("actuals", "spending"):
        return entries
    scopes = {(entry.key.department, entry.key.period.year) for entry in entries}
    reported = reference.reported(kind, scopes) if entries else {}
    converted: dict[int, Entry] = {}
    for item, of_item in _by_item(kind, entries).items():
        are_months = all(entry.key.period.is_month and entry.total is None for entry in of_item)
        # Nothing to take off, and too little to hold a figure against.
        if are_months and item not in reported and len(of_item) <= MONTHS_THAT_TELL:
            continue
        columns = _added_columns(kind, of_item[0].key.item)
        for entry in _of_item(columns, of_item, reported.get(item, {})):
            converted[id(entry.line), entry.month] = entry
    return [converted.get((id(entry.line), entry.month), entry) for entry in entries]


def _by_item(kind: Kind, entries: Iterable[Entry]) -> dict[tuple, list[Entry]]:
    code = CODE_AND_NAME[kind][0]
    found: dict[tuple, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.key.department, entry.key.period.year, entry.key.item[code]].append(entry)
    return found


def _added_columns(kind: Kind, item: dict) -> dict[str, str]:
    """The columns of an item whose months are added up; none where they are not."""
    if kind == "spending":
        return _ADDED["spending"]
    if item["target_value"] is None:
        return {}
    return _ADDED["ratio"] if is_ratio(item) else _ADDED["actuals"] if item["aggregation"] == "sum" else {}


def _of_item(columns: dict[str, str], entries: list[Entry], reported: dict[int, dict]) -> list[Entry]:
    """The entries of one indicator or task, those that cover more than a month converted."""
    written = {entry.month for entry in entries}
    known = {month: row for month, row in reported.items() if month not in written}
    own = [entry for entry in entries if entry.key.period.is_month]
    known |= {entry.month: entry.figures for entry in own}
    for entry in own:
        for column, stored in columns.items():
            if _is_stated(entry, stored):
                _hold_against_total(entry, column, stored, known)
            elif stored != "numerator_value" and stored != "denominator_value":
                _doubt(entry, column, stored, known)
        _hold_latest_against_total(entry)
    found = []
    for entry in sorted((each for each in entries if not each.key.period.is_month), key=lambda each: each.month):
        found.append(_as_month(entry, columns, known))
        known[entry.month] = found[-1].figures
    return found


def _as_month(entry: Entry, columns: dict[str, str], known: dict[int, dict]) -> Entry:
    given = {column: stored for column, stored in columns.items() if entry.figures.get(stored) is not None}
    if not given:
        _say_what_is_not_added(entry)
        return entry
    figures, first = dict(entry.figures), entry.key.period.first
    for column, stored in given.items():
        before = _figures_before(entry, stored, known)
        total = sum(before.values(), Decimal(0))
        if figures[stored] < total:
            _refuse_smaller(entry, column, figures[stored], total)
            return entry
        figures[stored] -= total
        first = max(before, default=first - 1) + 1
        _say_what_was_taken_off(entry, column, figures[stored], total, first)
    if "numerator" in given and figures.get("actual_value") is not None:
        figures["actual_value"] = None
    return replace(entry, figures=figures | {"first_month": first if first < entry.month else None})


def _figures_before(entry: Entry, stored: str, known: dict[int, dict]) -> dict[int, Decimal]:
    """Month → figure, of the months that the entry covers and that are there already."""
    months = range(entry.key.period.first, entry.month)
    return {month: known[month][stored] for month in months if (known.get(month) or {}).get(stored) is not None}


def _say_what_was_taken_off(entry: Entry, column: str, figure: Decimal, total: Decimal, first: int) -> None:
    period = entry.key.period
    if total or first > period.first:
        sentence = (
            _("A figure of the months {first} to {last}; those before have {before}, so {month} has {figure}.")
            if first == entry.month
            else _(
                "A figure of the months {first} to {last}; {before} is there, {figure} is left for {from_month} to "
                "{last}."
            )
        )
        hint = _("Look whether that is right; a figure of the month alone belongs under a heading that says so.")
    else:
        sentence = _(
            "A figure of the months {first} to {last}, and nothing is reported before: it is stored as it is, for "
            "{month}."
        )
        hint = _("Report the single months, if they are known; otherwise nothing to do.")
    problem = sentence.format(
        first=period.first,
        last=entry.month,
        from_month=first,
        before=_shown(entry, total),
        month=formats.month_name(entry.month),
        figure=_shown(entry, figure),
    )
    entry.line.add(column, "warning", problem, hint)


def _refuse_smaller(entry: Entry, column: str, value: Decimal, total: Decimal) -> None:
    entry.line.add(
        column,
        "error",
        _("The running total is {value}, the months before it already have {before} together.").format(
            value=_shown(entry, value), before=_shown(entry, total)
        ),
        _("Correct the running total, or the figures of the months before it."),
    )


def _say_what_is_not_added(entry: Entry) -> None:
    """A running figure of what is not added up: for the latest value it is what is wanted, else it is asked about."""
    item = entry.key.item
    column = next((column for column in ("actual", "numerator") if entry.line.has(column)), None)
    if column is None or item["target_value"] is None or item["aggregation"] == "latest":
        return
    entry.line.add(
        column,
        "warning",
        _(
            "A figure of the months {first} to {last}; it is stored as that of {month}, whose months are not added."
        ).format(first=entry.key.period.first, last=entry.month, month=formats.month_name(entry.month)),
        _("Look whether it is the figure of the month; if not, write that one."),
    )


def _is_stated(entry: Entry, stored: str) -> bool:
    """Whether a running total stands beside a month's figure."""
    both = entry.figures, entry.total.figures if entry.total else {}
    return all(figures.get(stored) is not None for figures in both)


def _hold_against_total(entry: Entry, column: str, stored: str, known: dict[int, dict]) -> None:
    """Ask about a month's figure that does not make the running total beside it, with the months before it."""
    value, total = entry.figures[stored], entry.total.figures[stored]
    months = (known.get(month) or {} for month in range(1, entry.month))
    before = [row[stored] for row in months if row.get(stored) is not None]
    if sum(before) + value == total:
        return
    if not before and entry.month > 1 and value <= total:
        entry.line.add(
            column,
            "notice",
            _("Nothing is reported before {month}: the running total {total} is not checked.").format(
                month=formats.month_name(entry.month), total=_shown(entry, total)
            ),
            _("Nothing to do; report the months before too, if they are known."),
        )
        return
    entry.line.add(
        column,
        "warning",
        _(
            "The months before have {before}, with {value} that makes {sum}; the running total beside it is {total}."
        ).format(
            before=_shown(entry, sum(before, Decimal(0))),
            value=_shown(entry, value),
            sum=_shown(entry, sum(before) + value),
            total=_shown(entry, total),
        ),
        _("Take the correction, if the running total is right; otherwise correct the running total."),
        _in_cell(entry, total - sum(before)) if total >= sum(before) else None,
        entry.line.text(column),
    )


def _hold_latest_against_total(entry: Entry) -> None:
    """Ask which is meant where what is not added up has a running total beside the month's figure."""
    item = entry.key.item
    if item.get("aggregation") != "latest" or item["target_value"] is None or not _is_stated(entry, "actual_value"):
        return
    value, total = entry.figures["actual_value"], entry.total.figures["actual_value"]
    if value != total:
        entry.line.add(
            "actual",
            "warning",
            _("The state at the end of the month is asked for: is it {value}, or the running total {total}?").format(
                value=formats.number(value), total=formats.number(total)
            ),
            _("Take the correction, if it is the running total; otherwise nothing to do."),
            plain(total),
            entry.line.text("actual"),
        )


def _doubt(entry: Entry, column: str, stored: str, known: dict[int, dict]) -> None:
    """Ask about a month's figure that is as large as all months before together: is it a running total?"""
    value = entry.figures.get(stored)
    before = [
        row[stored] for month, row in known.items() if month < entry.month and (row or {}).get(stored) is not None
    ]
    if value is None or sum(map(bool, before)) < MONTHS_THAT_TELL or not entry.line.has(column):
        return
    total, largest = sum(before), max(before)
    if not (0 < total <= value and 2 * largest < value <= total + 2 * largest):
        return
    entry.line.add(
        column,
        "warning",
        _(
            "The months before have {before} together: is {value} the running total? Then the month has {figure}."
        ).format(before=_shown(entry, total), value=_shown(entry, value), figure=_shown(entry, value - total)),
        _("Take the correction, if it is; otherwise nothing to do."),
        _in_cell(entry, value - total),
        entry.line.text(column),
    )


def _shown(entry: Entry, value: Decimal) -> str:
    return formats.money(value) if "spent_amount" in entry.figures else formats.number(value)


def _in_cell(entry: Entry, value: Decimal) -> str:
    """A figure as its cell has it: money in the unit of the file."""
    return plain(value / entry.line.sheet.yuan_per_unit if "spent_amount" in entry.figures else value)
