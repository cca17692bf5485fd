"""What a file or a submission changes, figure by figure: before and after."""

from monitoring.actions import monthly_kinds, reference, status_changes
from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.monthly_file import MonthlyFile
from monitoring.monthly.reference import Reference
from monitoring.store.database import Database


def changes_of(database: Database, submission: dict) -> list[dict]:
    """What a monthly submission (a row of ``submission_history``) changed: rows as in ``Preview.changes``, with names.

    Each figure is held against the one that stood before it, of what counts today. Empty for what is no monthly file.
    """
    kind = submission["kind"]
    if kind not in monthly_kinds.KEYS:
        return []
    scope = {name: submission[name] for name in ("department_code", "year")}
    known = reference.of(database)
    money, before, found = money_keys(known), {}, []
    for row in sorted(database.query(monthly_kinds.REPORTS[kind], **scope), key=lambda row: row["submission_id"]):
        key = tuple(row[part] for part in monthly_kinds.KEYS[kind])
        if row["submission_id"] == submission["submission_id"]:
            found.append(_change(row, before.get(key), kind, money))
        elif row["submission_id"] < submission["submission_id"] and row["state"] == "live":
            before[key] = row
    return with_names(known, found)


def with_names(known: Reference, changes: list[dict]) -> list[dict]:
    """Changes with the name of each indicator, task or budget line; its code where it is in no form any more."""
    names = {
        (row["department_code"], row["year"], row.get("indicator_code") or row["task_code"]): row.get("level3")
        or row["task_name"]
        for row in (*known.indicators, *known.tasks)
    }
    return [
        row | {"name": names.get((row["department_code"], row["year"], row["code"]), row["code"])} for row in changes
    ]


def of_file(database: Database, file: MonthlyFile, known: Reference) -> list[dict]:
    if not file.rows:
        return []
    key = monthly_kinds.KEYS[file.kind]
    current = {
        tuple(row[part] for part in key): row
        for scope in status_changes.filters({(row["department_code"], row["year"]) for row in file.rows})
        for row in database.query(monthly_kinds.REPORTED[file.kind], **scope)
    }
    money = money_keys(known)
    return [_change(row, current.get(tuple(row[part] for part in key)), file.kind, money) for row in file.rows]


def _change(row: dict, before: dict | None, kind: str, money: set[tuple]) -> dict:
    department, year, month, code = (row[part] for part in monthly_kinds.KEYS[kind])
    after_text, before_text = figure_text(row, kind, money), figure_text(before, kind, money) if before else None
    return {
        "kind": kind,
        "department_code": department,
        "year": year,
        "month": month,
        "code": code,
        "before": before_text,
        "after": after_text,
        "change": "new" if before is None else "unchanged" if after_text == before_text else "changed",
        "source_row": row["source_row"],
    }


def money_keys(known: Reference) -> set[tuple]:
    """Department, year and code of everything that has money and no unit."""
    return {(task["department_code"], task["year"], task["task_code"]) for task in known.tasks}


def figure_text(row: dict, kind: str, money: set[tuple]) -> str:
    """What a row reports, as text: figures in their unit, money in 万元, of an explanation everything it says."""
    if kind == "explanations":
        return _explanation(row, (row["department_code"], row["year"], row[monthly_kinds.KEYS[kind][-1]]) in money)
    if kind != "actuals":
        return formats.number(formats.wan(row["spent_amount" if kind == "spending" else "budget_amount"]), 6)
    parts = []
    if row["actual_value"] is not None:
        parts.append(formats.number(row["actual_value"]))
    if row["numerator_value"] is not None or row["denominator_value"] is not None:
        parts.append(f"{formats.number(row['numerator_value'])} / {formats.number(row['denominator_value'])}")
    return " · ".join(parts)


def _explanation(row: dict, is_money: bool) -> str:
    reasons = [
        vocabulary.term(vocabulary.REASONS, reason) for reason in vocabulary.REASONS if row[f"is_{reason}_reason"]
    ]
    parts = [
        formats.listed(reasons),
        row["reason_text"],
        row["measures"],
        vocabulary.term(vocabulary.LIKELIHOODS, row["likelihood"]),
    ]
    if (expected := row["expected_value"]) is not None:
        expected = formats.number(formats.wan(expected), 6) if is_money else formats.number(expected)
        parts.append(_("expected {value}").format(value=expected))
    return " · ".join(part for part in parts if part)
