"""Closing a month: its figures, budgets and explanations stay as they are until it is reopened."""

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError, UnknownName
from monitoring.store.database import Database


def close(database: Database, department_code: str, year: int, month: int, who: str, reason: str = "") -> None:
    """Close a month: nothing that belongs to it is committed, withdrawn or restored from now on.

    Raises ``UnknownName`` for a department's year without targets and a month that does not exist, and
    ``MonitoringError`` where the month is closed already, or where something is open and no reason is given.
    """
    _check(database, department_code, year, month)
    if state(database, department_code, year, month) == "closed":
        raise MonitoringError(
            _("{month} {year} is closed already; nothing was done.").format(month=formats.month_name(month), year=year)
        )
    reports, explanations = still_open(database, department_code, year, month)
    if (reports or explanations) and not reason.strip():
        raise MonitoringError(
            _(
                "Of {month} {reports} reports are missing and {explanations} explanations are owed. Say why it is "
                "closed all the same: the reason is kept."
            ).format(month=formats.month_name(month), reports=len(reports), explanations=len(explanations))
        )
    database.enter_month_event(department_code, year, month, "closed", who, reason.strip())


def still_open(database: Database, department_code: str, year: int, month: int) -> tuple[list[dict], list[dict]]:
    """What is to be looked at before a month is closed: reports that are missing, explanations that are owed.

    Rows of ``owed_reports`` and of ``deviation_explanations``.
    """
    place = {"department_code": department_code, "year": year, "month": month}
    deviations = database.query("deviation_explanations", **place)
    return database.query("owed_reports", **place), [row for row in deviations if row["is_owed"]]


def reopen(database: Database, department_code: str, year: int, month: int, who: str, reason: str) -> None:
    """Let a closed month take figures again; the reason is kept.

    Raises as ``close`` does, and ``MonitoringError`` where the month is not closed or no reason is given.
    """
    _check(database, department_code, year, month)
    if state(database, department_code, year, month) != "closed":
        raise MonitoringError(
            _("{month} {year} is not closed; there is nothing to reopen.").format(
                month=formats.month_name(month), year=year
            )
        )
    if not reason.strip():
        raise MonitoringError(_("Say why the month is reopened: the reason is kept."))
    database.enter_month_event(department_code, year, month, "reopened", who, reason.strip())


def state(database: Database, department_code: str, year: int, month: int) -> str:
    """``closed`` or ``open``; a month that was never closed is open."""
    rows = database.query("month_states", department_code=department_code, year=year)
    return next((row["state"] for row in rows if row["month"] == month), "open")


def closed_months(database: Database) -> dict[tuple[str, int, int], dict]:
    """(department, year, month) → row of ``month_states``, of all months that are closed today."""
    return {
        (row["department_code"], row["year"], row["month"]): row
        for row in database.query("month_states")
        if row["state"] == "closed"
    }


def _check(database: Database, department_code: str, year: int, month: int) -> None:
    if not 1 <= month <= 12:
        raise UnknownName(_("There is no month {month}; months run from 1 to 12.").format(month=month))
    if not database.query("targets", department_code=department_code, year=year):
        raise UnknownName(
            _("There are no targets of {department} for {year}.").format(department=department_code, year=year)
        )
