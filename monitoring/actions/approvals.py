"""Approving a month: who answers for a department confirms what was reported, or gives it back with a reason.

An approval is of the figures as they were looked at: with the next file of the month, its withdrawal or restoration
it counts no more, and the month waits for another look. Closing a month is a thing of its own (``closing``).
"""

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError, UnknownName
from monitoring.store.database import Database

# What an approver may still decide on: something came, and it was not approved as it is.
UNDECIDED = ("reported", "returned", "changed")


def approve(
    database: Database, department_code: str, year: int, month: int, who: str, seen_version: int, reason: str = ""
) -> None:
    """Confirm what was reported for a month; ``seen_version`` is the ``data_version`` of what was looked at.

    Raises ``UnknownName`` where there is no such month of such a department's year, ``MonitoringError`` where nothing
    is reported or it is approved already, and ``ChangedMeanwhile`` where it changed since it was looked at.
    """
    row = state(database, department_code, year, month)
    if row["approval"] == "approved":
        raise MonitoringError(
            _("{month} {year} is approved already; nothing was done.").format(
                month=formats.month_name(month), year=year
            )
        )
    _enter(database, row, "approved", who, reason.strip(), seen_version)


def give_back(
    database: Database, department_code: str, year: int, month: int, who: str, seen_version: int, reason: str
) -> None:
    """Give a month back to who reported it; the reason says what is to be mended. Raises as ``approve`` does.

    What was approved can be given back too. Raises ``MonitoringError`` where no reason is given.
    """
    if not reason.strip():
        raise MonitoringError(_("Say why the month is returned: who reported it reads the reason."))
    _enter(database, state(database, department_code, year, month), "returned", who, reason.strip(), seen_version)


def state(database: Database, department_code: str, year: int, month: int) -> dict:
    """The row of ``month_approvals``. Raises ``UnknownName`` where there is no such month of such a year."""
    if not 1 <= month <= 12:
        raise UnknownName(_("There is no month {month}; months run from 1 to 12.").format(month=month))
    rows = database.query("month_approvals", department_code=department_code, year=year, month=month)
    if not rows:
        raise UnknownName(
            _("There are no targets of {department} for {year}.").format(department=department_code, year=year)
        )
    return rows[0]


def _enter(database: Database, row: dict, event: str, who: str, reason: str, seen_version: int) -> None:
    """Enter an event for the month of a row of ``month_approvals``."""
    department_code, year, month = row["department_code"], row["year"], row["month"]
    if row["approval"] == "open":
        raise MonitoringError(
            _("Nothing is reported for {month} {year}: there is nothing to approve or to return.").format(
                month=formats.month_name(month), year=year
            )
        )
    database.enter_approval(department_code, year, month, event, who, reason, seen_version)
