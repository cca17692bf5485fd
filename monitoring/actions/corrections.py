"""Corrections (整改): what was decided of a deviation, up to when it is to be done, and what came of it.

They are said in a month and hold in the papers of that month and of later ones, until something else is said: so the
second round shows what became of the first, also where the month of the first one is closed.
"""

from datetime import date

from monitoring.actions import submissions, working_days
from monitoring.actions.explanations import too_long
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.store.database import Database

SAID = ("decided_on", "decision", "measures", "due_on", "result", "done_on")
TEXTS = ("decision", "measures", "result")


def save(database: Database, department_code: str, year: int, month: int, wanted: dict[str, dict], who: str) -> int:
    """Put corrections (code → values of ``SAID``) in force from a month on; returns the submission.

    Without a day up to which it is to be done, that is so many working days after the decision as the settings say.
    Raises ``MonitoringError`` with every reason why not; then nothing is stored.
    """
    days = database.query("settings_in_force")[0]["correction_days"]
    of_year = {"department_code": department_code, "year": year}
    known = {row["indicator_code"] for row in database.query("targets", **of_year)}
    known |= {row["task_code"] for row in database.query("spending_lines", **of_year)}
    if problems := [said for code, values in wanted.items() for said in _problems(code, values, known)]:
        raise MonitoringError("\n\n".join(problems))
    rows = [
        {"month": month, "item_code": code, "source_row": row}
        | values
        | {name: (values[name] or "").strip() for name in TEXTS}
        | {"due_on": values["due_on"] or working_days.after(values["decided_on"], days)}
        for row, (code, values) in enumerate(wanted.items(), 1)
    ]
    head = submissions.entered(database, "corrections", department_code, year, who, rows)
    return database.commit(head, {"corrections": rows})


def without_day(wanted: dict[str, dict]) -> date | None:
    """A day of decision after which the calendar does not say when something is due, where nobody named a day."""
    open_for = (values for values in wanted.values() if values["due_on"] is None)
    return next((values["decided_on"] for values in open_for if not _is_covered(values["decided_on"])), None)


def clock(correction: dict, today: date) -> str:
    """Where a correction stands in a sentence: done, so many working days left or over, or no day to go by."""
    due_on, done_on = correction["due_on"], correction["done_on"]
    if done_on is not None:
        if due_on is not None and done_on > due_on:
            return _("Done on {day}, after {due}.").format(day=done_on, due=due_on)
        return _("Done on {day}.").format(day=done_on)
    if due_on is None:
        return not_covered(correction["decided_on"])
    left = working_days.between(today, due_on)
    if left is None:
        return _(
            "To be done by {due}; how many working days that leaves, the calendar does not say: {covered}"
        ).format(due=due_on, covered=_covered())
    if left < 0:
        return _("Was to be done by {due}, {count} working days ago.").format(due=due_on, count=-left)
    return _("To be done by {due}: {count} working days left.").format(due=due_on, count=left)


def not_covered(decided_on: date) -> str:
    """That the calendar of working days does not say up to when something is to be done, and what to do."""
    said = _(
        "No day is set: the calendar of working days does not cover the time after {day}. {covered} Enter the day."
    )
    return said.format(day=decided_on, covered=_covered())


def _is_covered(day: date) -> bool:
    # No correction is given more than a month.
    return working_days.after(day, 28) is not None


def _covered() -> str:
    return _("It has the years {years}.").format(years=formats.listed(working_days.years()))


def _problems(code: str, values: dict, known: set[str]) -> list[str]:
    if code not in known:
        return [_("{code}: there is no such indicator, task or budget line in this year.").format(code=code)]
    found = [said for name in TEXTS for said in too_long(code, values[name])]
    decided_on, due_on, done_on = values["decided_on"], values["due_on"], values["done_on"]
    if decided_on is None:
        found.append(_("{code}: enter the day on which it was decided.").format(code=code))
    if not (values["decision"] or "").strip():
        found.append(_("{code}: enter what was decided.").format(code=code))
    if done_on is not None and not (values["result"] or "").strip():
        found.append(_("{code}: what is done has a result; enter it.").format(code=code))
    if decided_on and any(day and day < decided_on for day in (due_on, done_on)):
        found.append(_("{code}: nothing is due or done before it was decided.").format(code=code))
    return found
