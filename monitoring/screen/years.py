"""Which years there are to look at, and where to begin in one."""

from datetime import date


def forms_of_all(departments: list[dict], own: dict[int, dict]) -> dict[int, dict]:
    """Each year of any department, the latest first → a row of ``departments`` that stands for all forms of the year.

    It is the department's ``own`` one where it has one, with the last month that any has reported.
    """
    years: dict[int, list[dict]] = {}
    for row in departments:
        years.setdefault(row["year"], []).append(row)
    return {
        year: own.get(year, rows[0])
        | {
            "latest_month": max(row["latest_month"] or 0 for row in rows) or None,
            "reported_month": max(row["reported_month"] or 0 for row in rows) or None,
            "has_illustrative": any(row["has_illustrative"] for row in rows),
        }
        for year, rows in sorted(years.items(), reverse=True)
    }


def first_month(year: int) -> int:
    """Where to begin while nothing is reported: this month of this year, January of any other."""
    today = date.today()
    return today.month if today.year == year else 1
