"""What would follow from a commit or an undo: statuses that change, findings that are new. Tried out, taken back."""

from collections.abc import Callable
from functools import partial

from monitoring.actions import monthly_files, monthly_kinds, status_changes
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.monthly_file import MonthlyFile
from monitoring.problems import UnknownName
from monitoring.store.database import Database


def effects(database: Database, what: monthly_files.Preview) -> list[dict]:
    """The statuses that would change if ``what`` were committed, each at the latest month that the file has of it.

    Rows as ``status_changes.of`` says; none where the file cannot be committed or is committed already.
    """
    if not what.can_commit or what.identical:
        return []
    store = partial(monthly_files.commit, what=what, submitted_by=_("rehearsal"))
    return [row for file in what.files for row in _effects_of_kind(database, file, store)]


def _effects_of_kind(database: Database, file: MonthlyFile, store: Callable[[Database], object]) -> list[dict]:
    months: dict[tuple, int] = {}
    for row in file.rows:
        item = (row["department_code"], row["year"], row[monthly_kinds.KEYS[file.kind][-1]])
        months[item] = max(row["month"], months.get(item, 0))
    return status_changes.of(database, file.kind, store, {item[:2] for item in months}, lambda _at: months)


def new_findings(database: Database, what: monthly_files.Preview) -> list[dict]:
    """Rows of ``actual_findings`` that the commit of ``what`` would bring: what looks odd in its figures."""
    if not what.can_commit or what.identical:
        return []
    scopes = sorted({(row["department_code"], row["year"]) for row in what.rows})
    before = {_finding_key(row) for row in _findings(database, scopes)}
    with database.rehearsal() as rehearsed:
        monthly_files.commit(rehearsed, what, _("rehearsal"))
        return [row for row in _findings(rehearsed, scopes) if _finding_key(row) not in before]


def _findings(database: Database, scopes: list[tuple[str, int]]) -> list[dict]:
    return [
        row
        for department, year in scopes
        for row in database.query("actual_findings", department_code=department, year=year)
    ]


def _finding_key(row: dict) -> tuple:
    return tuple(row[name] for name in ("department_code", "year", "month", "check_name", "subject_code"))


def effects_of_undo(database: Database, submission_id: int) -> list[dict]:
    """The statuses that would change if a live submission were withdrawn, or a withdrawn one restored.

    Rows as ``status_changes.of`` says. Raises ``UnknownName`` for a submission that does not exist,
    ``MonthClosed`` where it must stay as it is, and ``AlreadySubmitted`` where another one has the same bytes.
    """
    known = {row["submission_id"]: row for row in database.query("submission_history")}
    if submission_id not in known:
        raise UnknownName(_("There is no submission {number}.").format(number=submission_id))
    submission = known[submission_id]
    scope = submission["department_code"], submission["year"]

    def undo(rehearsed: Database) -> None:
        switch = rehearsed.withdraw if submission["state"] == "live" else rehearsed.restore
        switch(submission_id, _("rehearsal"))

    return status_changes.of(database, submission["kind"], undo, [scope], lambda at: _months_in_force(at, submission))


def _months_in_force(database: Database, submission: dict) -> dict[tuple, int]:
    """(department, year, code) → the latest month for which a submission's figure counts.

    What is no monthly file concerns everything, at the latest month that anything is reported for.
    """
    kind, scope = submission["kind"], (submission["department_code"], submission["year"])
    if kind in monthly_kinds.KEYS:
        rows = database.query(monthly_kinds.REPORTED[kind], department_code=scope[0], year=scope[1])
        mine = (row for row in rows if row["submission_id"] == submission["submission_id"])
        return {
            (*scope, row[monthly_kinds.KEYS[kind][-1]]): row["month"]
            for row in sorted(mine, key=lambda row: row["month"])
        }
    reported = [
        row["month"]
        for name in ("actuals", "spending")
        for row in database.query(monthly_kinds.REPORTED[name], department_code=scope[0], year=scope[1])
    ]
    items = [row["indicator_code"] for row in database.query("targets", department_code=scope[0], year=scope[1])]
    items += [row["task_code"] for row in database.query("spending_lines", department_code=scope[0], year=scope[1])]
    return {(*scope, code): max(reported, default=12) for code in items}
