"""Which years there are to look at, and where to begin in one."""

from datetime import date

# The pages where people work on what is to come.
FILLED_IN = ("submit", "targets")


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


def first_year(forms: dict[int, dict], page: str) -> int:
    """Where to begin: the latest year of which a month is reported, so that a new form empties nobody's screen.

    Where forms and figures are filled in, and where nothing is reported yet, it is the latest there is.
    """
    reported = [year for year, form in forms.items() if form["reported_month"]]
    return max(forms if page in FILLED_IN else reported or forms)


def first_month(year: int) -> int:
    """Where to begin while nothing is reported: this month of this year, January of any other."""
    today = date.today()
    return today.month if today.year == year else 1
