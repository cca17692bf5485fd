"""Which statuses would change if something were committed or undone: tried out on the database, and taken back."""

from collections.abc import Callable, Iterable

from monitoring.language import money_words, vocabulary
from monitoring.store.database import Database

# (department, year)
Scope = tuple[str, int]
# (department, year, code)
Item = tuple[str, int, str]
_ASKED_ONE_BY_ONE = 5
_METRICS: dict[str, tuple[str, str]] = {
    "indicator_progress": ("indicator_code", "level3"),
    "spending_history": ("task_code", "task_name"),
}


# Which of them a kind of submission has an effect on; another kind may have one on each.
_CONCERNED = {
    "actuals": ("indicator_progress",),
    "spending": ("spending_history",),
    "budget": ("spending_history",),
    "explanations": (),
    "outlooks": (),
    "sources": (),
    "texts": (),
    "corrections": (),
}


def of(
    database: Database,
    kind: str,
    change: Callable[[Database], object],
    scopes: Iterable[Scope],
    concerned: Callable[[Database], dict[Item, int]],
) -> list[dict]:
    """The indicators, tasks and budget lines whose status ``change``, of this kind, would change, by code.

    ``concerned`` says, of the database before or after, which items are meant and at the end of which month each is
    looked at. Rows have department_code, year, month, code, name, before, after (names of statuses, ``overspent``
    among them; None where there is none) and before_words, after_words.
    """
    scopes = set(scopes)
    before, months = _statuses(database, kind, scopes), concerned(database)
    with database.rehearsal() as rehearsed:
        change(rehearsed)
        after, months = _statuses(rehearsed, kind, scopes), concerned(rehearsed) | months
    rows = [_row(item, month, before.get((*item, month)), after.get((*item, month))) for item, month in months.items()]
    return sorted(
        (row for row in rows if row["before"] != row["after"]),
        key=lambda row: (row["department_code"], row["year"], row["code"]),
    )


def filters(scopes: set[Scope]) -> list[dict]:
    """What to ask the database for to know all about ``scopes``: one by one, or where they are many, whole years."""
    if len(scopes) <= _ASKED_ONE_BY_ONE:
        return [{"department_code": department, "year": year} for department, year in sorted(scopes)]
    return [{"year": year} for year in sorted({year for _department, year in scopes})]


def _statuses(database: Database, kind: str, scopes: set[Scope]) -> dict[tuple, dict]:
    """(department, year, code, month) → name and status."""
    return {
        (row["department_code"], row["year"], row[code], row["month"]): _status(row, row[name])
        for scope in filters(scopes)
        for metric in _CONCERNED.get(kind, _METRICS)
        for code, name in [_METRICS[metric]]
        for row in database.query(metric, **scope)
    }


def _status(row: dict, name: str) -> dict:
    if "overspent" not in row:
        return {
            "name": name,
            "status": row["status"],
            "words": vocabulary.status_with_symbol(row["status"], row["pacing"]),
        }
    status = "overspent" if row["overspent"] else row["status"]
    return {"name": name, "status": status, "words": money_words.money_status(row)}


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
