"""What the database knows today, to check a monthly file against."""

from monitoring.actions import closing
from monitoring.monthly.monthly_file import Reference
from monitoring.store.database import Database


def of(database: Database) -> Reference:
    """Its departments, what they report on, and which months are closed."""
    departments = {row["department_code"]: row["department_name"] for row in database.query("departments")}
    lines = database.query("spending_lines")
    return Reference(departments, database.query("targets"), lines, closing.closed_months(database))
