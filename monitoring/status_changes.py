"""Which statuses would change if something were committed or undone: tried out on the database, and taken back."""

from collections.abc import Callable, Iterable

from monitoring import words
from monitoring.database import Database

# (department, year)
Scope = tuple[str, int]
# (department, year, code)
Item = tuple[str, int, str]
_METRICS = {"indicator_progress": ("indicator_code", "level3"), "spending_history": ("task_code", "task_name")}


def of(
    database: Database,
    change: Callable[[Database], object],
    scopes: Iterable[Scope],
    concerned: Callable[[Database], dict[Item, int]],
) -> list[dict]:
    """The indicators, tasks and budget lines whose status ``change`` would change, by code.

    ``concerned`` says, of the database before or after, which items are meant and at the end of which month each is
    looked at. Rows have department_code, year, month, code, name, before, after (names of statuses, ``overspent``
    among them; None where there is none) and before_words, after_words.
    """
    scopes = sorted(set(scopes))
    before, months = _statuses(database, scopes), concerned(database)
    with database.rehearsal() as rehearsed:
        change(rehearsed)
        after, months = _statuses(rehearsed, scopes), concerned(rehearsed) | months
    rows = [_row(item, month, before.get((*item, month)), after.get((*item, month))) for item, month in months.items()]
    return sorted(
        (row for row in rows if row["before"] != row["after"]),
        key=lambda row: (row["department_code"], row["year"], row["code"]),
    )


def _statuses(database: Database, scopes: list[Scope]) -> dict[tuple, dict]:
    """(department, year, code, month) → name and status."""
    found = {}
    for department, year in scopes:
        for metric, (code, name) in _METRICS.items():
            for row in database.query(metric, department_code=department, year=year):
                found[department, year, row[code], row["month"]] = _status(row, row[name])
    return found


def _status(row: dict, name: str) -> dict:
    if "overspent" not in row:
        return {"name": name, "status": row["status"], "words": words.status_with_symbol(row["status"], row["pacing"])}
    status = "overspent" if row["overspent"] else row["status"]
    return {"name": name, "status": status, "words": words.money_status(row)}


def _row(item: Item, month: int, before: dict | None, after: dict | None) -> dict:
    department, year, code = item
    return {
        "department_code": department,
        "year": year,
        "month": month,
        "code": code,
        "name": (after or before or {}).get("name"),
        "before": before and before["status"],
        "after": after and after["status"],
        "before_words": before["words"] if before else "",
        "after_words": after["words"] if after else "",
    }
