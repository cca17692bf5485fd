"""Figures as they would be with an earlier version of a target form in force: tried out, and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager

from monitoring.forms import differences
from monitoring.forms.differences import Content
from monitoring.language.catalogue import gettext as _
from monitoring.problems import UnknownName
from monitoring.store import queries
from monitoring.store.database import Database


def as_of(database: Database, submission_id: int, metric: str, **parameters) -> list[dict]:
    """The rows of ``metric`` as they would be if this target form were the one in force.

    The figures reported, links and decisions are those of today. Department and year are the form's unless they
    are given. Raises ``UnknownName`` where the submission is no target form.
    """
    form = _target_form(database, submission_id)
    scope = {name: form[name] for name in ("department_code", "year") if name in queries.select(metric).params}
    with _in_force(database, form) as rehearsed:
        return rehearsed.query(metric, **scope | parameters)


def changes_until_today(database: Database, submission_id: int) -> list[dict]:
    """What the form in force today changes of this version; rows as ``form_versions.differences`` says."""
    form = _target_form(database, submission_id)
    with _in_force(database, form) as rehearsed:
        before = content(rehearsed, form["department_code"], form["year"])
    return differences.differences(before, content(database, form["department_code"], form["year"]))


def content(database: Database, department_code: str, year: int) -> Content:
    """What the form in force of a department and year says."""
    names = ("targets", "form_tasks", "form_budget")
    return differences.content(*(database.query(name, department_code=department_code, year=year) for name in names))


def _target_form(database: Database, submission_id: int) -> dict:
    for row in database.query("submission_history"):
        if row["submission_id"] == submission_id and row["kind"] == "targets":
            return row
    raise UnknownName(_("Submission {number} is no target form.").format(number=submission_id))


@contextmanager
def _in_force(database: Database, form: dict) -> Iterator[Database]:
    """The database with ``form`` as the only version of its department and year that counts."""
    history = database.query("submission_history", department_code=form["department_code"], year=form["year"])
    with database.rehearsal() as rehearsed:
        for row in history:
            if (row["kind"], row["state"]) == ("targets", "live") and row["submission_id"] != form["submission_id"]:
                rehearsed.withdraw(row["submission_id"], _("rehearsal"))
        if form["state"] == "withdrawn":
            rehearsed.restore(form["submission_id"], _("rehearsal"))
        yield rehearsed
