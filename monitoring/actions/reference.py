"""What the database knows today, to check a monthly file against."""

from functools import partial

from monitoring.actions import closing, monthly_kinds, status_changes
from monitoring.monthly.columns import Kind
from monitoring.monthly.reference import Reference, Reported, Scope
from monitoring.store.database import Database


def of(database: Database) -> Reference:
    """Its departments, what they report on, which months are closed, and what is reported so far."""
    departments = {row["department_code"]: row["department_name"] for row in database.query("departments")}
    lines, closed = database.query("spending_lines"), closing.closed_months(database)
    return Reference(departments, database.query("targets"), lines, closed, partial(_reported, database))


def _reported(database: Database, kind: Kind, scopes: set[Scope]) -> Reported:
    found: Reported = {}
    for scope in status_changes.filters(scopes):
        for row in database.query(monthly_kinds.REPORTED[kind], **scope):
            department, year, month, code = (row[name] for name in monthly_kinds.KEYS[kind])
            found.setdefault((department, year, code), {})[month] = row
    return found
