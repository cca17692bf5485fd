"""What people decide about targets: how an indicator is counted, what is planned for each month, when money is paid.

Each decision is a submission: it says who and when, what it replaces is kept, and it can be withdrawn.
"""

from collections.abc import Iterable
from decimal import Decimal

from monitoring.actions import submissions
from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.store.database import Database

# What is decided of an indicator, and of a task.
COUNTING = (
    "aggregation", "direction", "pacing", "due_month", "tolerance_value", "weight", "responsible_office",
    "counting_note",
)  # fmt: skip
PLANNING = ("payment_month", "responsible_office", "planning_note")
PRO_RATA = ("even", "steps")
MONTHS = range(1, 13)


def save_countings(database: Database, department_code: str, year: int, wanted: dict[str, dict], who: str) -> int:
    """Put ways of counting (indicator code → values of ``COUNTING``) in force, together; returns the submission.

    The monthly plan of an indicator stays as long as its target still flows through the year. Raises
    ``MonitoringError`` with every reason why not; then nothing is stored.
    """
    targets = _by_code(database.query("targets", department_code=department_code, year=year), "indicator_code")
    rows = [_counting(targets[code], values) for code, values in wanted.items()]
    _refuse([problem for row in rows for problem in _problems(row, targets[row["indicator_code"]])])
    plans = database.query("indicator_plan", department_code=department_code, year=year)
    flowing = {row["indicator_code"] for row in rows if row["pacing"] in PRO_RATA}
    kept = [_planned(row) for row in plans if row["indicator_code"] in flowing]
    return _store(database, "counting", department_code, year, who, {"countings": rows, "indicator_plans": kept})


def save_plan(
    database: Database, department_code: str, year: int, code: str, months: list[Decimal] | None, who: str
) -> int:
    """Put the monthly plan of an indicator in force, or take it away (``None``); returns the submission.

    Raises ``MonitoringError`` where the target does not flow through the year or the plan does not reach it.
    """
    target = _by_code(database.query("targets", department_code=department_code, year=year), "indicator_code")[code]
    if months is not None:
        _refuse(_problems_of_plan(target, months))
    row = _counting(target, {name: target[name] for name in COUNTING})
    planned = [{"indicator_code": code, "month": month, "planned_value": value} for month, value in _by_month(months)]
    return _store(database, "counting", department_code, year, who, {"countings": [row], "indicator_plans": planned})


def save_plannings(database: Database, department_code: str, year: int, wanted: dict[str, dict], who: str) -> int:
    """Put payment months and offices (task code → values of ``PLANNING``) in force; returns the submission.

    A payment plan stays, unless a single payment month takes its place.
    """
    tasks = _by_code(database.query("form_tasks", department_code=department_code, year=year), "task_code")
    rows = [_planning(tasks[code], values) for code, values in wanted.items()]
    flowing = {row["task_code"] for row in rows if row["payment_month"] is None}
    plans = database.query("task_plan", department_code=department_code, year=year)
    kept = [_planned(row) for row in plans if row["task_code"] in flowing]
    return _store(database, "planning", department_code, year, who, {"plannings": rows, "task_plans": kept})


def save_task_plan(
    database: Database, department_code: str, year: int, code: str, months: list[Decimal] | None, who: str
) -> int:
    """Put the payment plan of a task (yuan a month) in force, or take it away (``None``); returns the submission.

    It takes the place of a single payment month. Raises ``MonitoringError`` for a plan above the task's money.
    """
    task = _by_code(database.query("form_tasks", department_code=department_code, year=year), "task_code")[code]
    if months is not None:
        _refuse(_problems_of_task_plan(task, months))
    row = _planning(task, task)
    if months is not None:
        row["payment_month"] = None
    planned = [{"task_code": code, "month": month, "planned_amount": amount} for month, amount in _by_month(months)]
    return _store(database, "planning", department_code, year, who, {"plannings": [row], "task_plans": planned})


def changes(rows: list[dict]) -> list[dict]:
    """Rows of ``decisions`` → one row a change: who, when, of which indicator, ``what``, ``before``, ``after``.

    The first decision is held against the proposal; what was withdrawn changed nothing.
    """
    found: list[dict] = []
    in_force: dict[str, dict] = {}
    for row in (row for row in rows if row["state"] == "live"):
        before = in_force.get(row["indicator_code"])
        if before and not row["is_proposal"]:
            found += [
                {**row, "what": name, "before": before[name], "after": row[name]}
                for name in COUNTING
                if before[name] != row[name]
            ]
        in_force[row["indicator_code"]] = row
    return sorted(found, key=lambda change: -change["submission_id"])


def _counting(target: dict, values: dict) -> dict:
    """A row of the table ``countings``; what cannot go together is left out rather than asked for."""
    row = {name: values[name] for name in COUNTING}
    if row["pacing"] != "due":
        row["due_month"] = None
    row["tolerance_value"] = row["tolerance_value"] or Decimal(0)
    row["responsible_office"] = _decided_office(target, values)
    return {"indicator_code": target["indicator_code"], "comparator": target["comparator"], **row}


def _planning(task: dict, values: dict) -> dict:
    """A row of the table ``plannings``."""
    row = {"task_code": task["task_code"], **{name: values[name] for name in PLANNING}}
    return row | {"responsible_office": _decided_office(task, values)}


def _decided_office(printed: dict, values: dict) -> str | None:
    """The office where it is another one than the form's: what the form says is left to the form, also to a new one.

    An empty text says that there is none although the form names one.
    """
    office = values["responsible_office"] or ""
    return None if office == (printed["printed_office"] or "") else office


def _problems(row: dict, target: dict) -> list[str]:
    """Every reason why an indicator cannot be counted in this way."""
    code = row["indicator_code"]
    found = []
    if row["pacing"] == "due" and row["due_month"] is None:
        found.append(_("{code}: choose the month in which it is due.").format(code=code))
    if row["direction"] not in directions(target):
        found.append(
            _("{code}: with the comparator “{comparator}” the target is {direction}.").format(
                code=code,
                comparator=target["comparator"] or formats.NOTHING,
                direction=formats.listed(vocabulary.term(vocabulary.DIRECTIONS, name) for name in directions(target)),
            )
        )
    if row["pacing"] in PRO_RATA and (row["direction"] != "higher" or target["target_value"] is None):
        found.append(
            _("{code}: a ceiling, an exact value or a target in words has no part that is due earlier.").format(
                code=code
            )
        )
    if row["tolerance_value"] < 0:
        found.append(_("{code}: the tolerance cannot be negative.").format(code=code))
    if row["weight"] is not None and row["weight"] <= 0:
        found.append(_("{code}: a weight is more than 0; leave it empty for none.").format(code=code))
    return found


def directions(target: dict) -> tuple[str, ...]:
    """Which directions the comparator of a target allows: only = leaves a choice."""
    if target["comparator"] in ("≤", "<"):
        return ("lower",)
    return ("higher", "exact") if target["comparator"] == "=" else ("higher",)


def _problems_of_plan(target: dict, months: list[Decimal]) -> list[str]:
    code, total = target["indicator_code"], sum(months)
    if target["pacing"] not in PRO_RATA or target["target_value"] is None:
        return [_("{code}: only a target that is due part by part has a monthly plan.").format(code=code)]
    if min(months) < 0:
        return [_("{code}: a month's plan cannot be negative.").format(code=code)]
    if total < target["target_value"]:
        return [
            _("{code}: the plan adds up to {total}, the target is {target}.").format(
                code=code, total=formats.with_unit(total, target["unit"]), target=formats.target(target)
            )
        ]
    return []


def _problems_of_task_plan(task: dict, months: list[Decimal]) -> list[str]:
    total = sum(months)
    if min(months) < 0:
        return [_("{code}: a month's plan cannot be negative.").format(code=task["task_code"])]
    if task["budget_amount"] is not None and total > task["budget_amount"]:
        return [
            _("{code}: the plan adds up to {total}, the planned money is {budget}.").format(
                code=task["task_code"],
                total=formats.exact_money(total),
                budget=formats.exact_money(task["budget_amount"]),
            )
        ]
    return []


def _refuse(problems: list[str]) -> None:
    if problems:
        raise MonitoringError("\n\n".join(problems))


def _planned(row: dict) -> dict:
    """A row of a plan in force as a row of its table."""
    return {name: value for name, value in row.items() if name not in ("department_code", "year", "planned_to_date")}


def _by_month(values: list[Decimal] | None) -> Iterable[tuple[int, Decimal]]:
    """The twelve values of a plan, each with its month; nothing where there is no plan."""
    return () if values is None else zip(MONTHS, values, strict=True)


def _by_code(rows: list[dict], code: str) -> dict[str, dict]:
    return {row[code]: row for row in rows}


def _store(database: Database, kind: str, department_code: str, year: int, who: str, tables: dict) -> int:
    content = [tables[name] for name in sorted(tables)]
    head = submissions.entered(database, kind, department_code, year, who, content)
    return database.commit(head, tables)
