"""The final values of a self-evaluation as December's figures: monthly files to be checked like any other."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from monitoring.files.cell_values import fold, plain
from monitoring.files.cells import Cells
from monitoring.forms.official_form import OfficialForm
from monitoring.forms.parts import FinalMoney, FinalValue
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import Kind, heading
from monitoring.store.database import Database

_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "budget": ("department", "year", "month", "code", "name", "adjusted"),
    "actuals": ("department", "year", "month", "code", "name", "actual"),
    "spending": ("department", "year", "month", "code", "name", "spent"),
}
_PERCENTAGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")


@dataclass(frozen=True)
class December:
    """Figures for December as (code, name, value), and in sentences what cannot be taken over or deserves a look.

    What the paper prints is kept as it is printed, so that it is asked about like a figure in a monthly file.
    """

    figures: list[tuple[str, str, Decimal | str]]
    remarks: list[str]


def has_any(form: OfficialForm) -> bool:
    """Whether a form says what came of the year."""
    return bool(form.final_values or form.final_money)


def files(
    database: Database, form: OfficialForm, department_code: str, file_name: str
) -> tuple[dict[Kind, Cells], list[str]]:
    """December's figures by a form that is in force, as one monthly file a kind, and the remarks on both kinds."""
    scope = {"department_code": department_code, "year": form.year}
    # By row and name: should another version be in force by now, its rows are others.
    known = {(row["source_row"], row["level3"]): row for row in database.query("targets", **scope)}
    pairs = [(value, known.get((value.source_row, value.level3))) for value in form.final_values]
    lines = database.query("spending_lines", **scope)
    found: dict[Kind, December] = {
        "actuals": actuals(
            [(value, row) for value, row in pairs if row is not None], database.query("reported_actuals", **scope)
        ),
        "spending": spending(form.final_money, lines, database.query("reported_spending", **scope)),
        "budget": budgets(form.final_money, lines),
    }
    cells = {
        kind: _file(kind, december.figures, scope, file_name) for kind, december in found.items() if december.figures
    }
    return cells, [remark for december in found.values() for remark in december.remarks]


def actuals(finals: Iterable[tuple[FinalValue, dict]], reported: Iterable[dict]) -> December:
    """What December has to report so that the year ends at its final values.

    ``finals`` are final values with their indicators (rows of ``targets``), ``reported`` rows of
    ``reported_actuals``. A sum gets what is missing to the final value, all else the final value itself.
    """
    before: dict[str, list[dict]] = {}
    for row in reported:
        if row["month"] < 12:
            before.setdefault(row["indicator_code"], []).append(row)
    december = December([], [])
    for final, indicator in finals:
        _add_actual(december, final, indicator, before.get(indicator["indicator_code"], []))
    return december


def budgets(finals: Iterable[FinalMoney], lines: Iterable[dict]) -> December:
    """The budgets as they were adjusted by the end of the year (全年预算数), where they differ from the form's."""
    known = {line["task_code"]: line for line in lines}
    changed = [
        (final.code, known[final.code]["task_name"], final.adjusted_amount)
        for final in finals
        if final.code in known and final.adjusted_amount not in (None, known[final.code]["budget_amount"])
    ]
    return December(changed, [])


def spending(finals: Iterable[FinalMoney], lines: Iterable[dict], reported: Iterable[dict]) -> December:
    """What December has to spend so that the year ends at its final money, in yuan.

    ``lines`` are rows of ``spending_lines``, ``reported`` of ``reported_spending``.
    """
    names = {line["task_code"]: line["task_name"] for line in lines}
    spent: dict[str, Decimal] = {}
    for row in reported:
        if row["month"] < 12:
            spent[row["task_code"]] = spent.get(row["task_code"], Decimal(0)) + row["spent_amount"]
    december = December([], [])
    for final in finals:
        if final.code not in names:
            december.remarks.append(
                _("{name}: no task or budget line to spend on; left out.").format(name=final.name or formats.NOTHING)
            )
            continue
        before = spent.get(final.code, Decimal(0))
        _add_rest(december, final.code, names[final.code], final.executed_amount, before, formats.money)
    return december


def _add_actual(december: December, final: FinalValue, indicator: dict, before: list[dict]) -> None:
    code, name = indicator["indicator_code"], indicator["level3"]
    value = _value(final, indicator)
    if value is None:
        december.remarks.append(
            _("{code} {name}: “{text}” is no figure; left out.").format(code=code, name=name, text=final.actual_text)
        )
    elif indicator["aggregation"] == "sum":
        _add_rest(december, code, name, value, sum((row["actual_value"] or Decimal(0) for row in before), Decimal(0)))
    else:
        december.figures.append((code, name, final.actual_text))
        if _ends_elsewhere(indicator["aggregation"], value, before):
            december.remarks.append(
                _(
                    "{code} {name}: with the months that are reported, the figure of the year will not be {value}; "
                    "compare them with the self-evaluation."
                ).format(code=code, name=name, value=formats.number(value))
            )


def _value(final: FinalValue, indicator: dict) -> Decimal | None:
    """The final value; of a target in words only a percentage is one."""
    if indicator["target_value"] is not None:
        return final.actual_value
    found = _PERCENTAGE.fullmatch(fold(final.actual_text))
    return Decimal(found[1]) if found else None


def _add_rest(december: December, code: str, name: str, final: Decimal, before: Decimal, shown=formats.number) -> None:
    if final < before:
        december.remarks.append(
            _(
                "{code} {name}: the months before have more ({before}) than the final value ({final}); left out."
            ).format(code=code, name=name, before=shown(before), final=shown(final))
        )
        return
    december.figures.append((code, name, final - before))


def _ends_elsewhere(aggregation: str, value: Decimal, before: list[dict]) -> bool:
    """Whether the figure of the year will be another than the value that December reports."""
    if aggregation == "ratio":
        return any(row["denominator_value"] for row in before)
    values = [row["actual_value"] for row in before if row["actual_value"] is not None]
    differs = {
        "average": lambda: sum(values) != value * len(values),
        "maximum": lambda: max(values) > value,
        "minimum": lambda: min(values) < value,
    }
    return bool(values) and aggregation in differs and differs[aggregation]()


def _file(kind: Kind, figures: list[tuple[str, str, Decimal]], scope: dict, file_name: str) -> Cells:
    def in_cell(value: Decimal | str) -> str:
        if isinstance(value, str):
            return value
        return plain(formats.wan(value) if kind in ("budget", "spending") else value)

    rows = (
        tuple(heading(kind, column) for column in _COLUMNS[kind]),
        *(
            (scope["department_code"], str(scope["year"]), "12", code, name, in_cell(value))
            for code, name, value in figures
        ),
    )
    checksum = hashlib.sha256(json.dumps(rows).encode()).hexdigest()
    return Cells(_("Final values of {file}").format(file=file_name), checksum, "", rows)
