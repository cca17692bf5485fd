"""Files in, submissions out: what a form or monthly file would change, and its commit."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial

from monitoring.actions import closing, status_changes, target_versions
from monitoring.files.cells import Cells
from monitoring.forms import differences
from monitoring.forms.official_form import OfficialForm
from monitoring.language import formats, words
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import monthly_file
from monitoring.monthly import template as monthly_template
from monitoring.monthly.monthly_file import MonthlyFile, Reference
from monitoring.problems import MonitoringError, RefusedFile, UnknownName, errors
from monitoring.store.database import Database, Submission

KEYS = {
    "actuals": ("department_code", "year", "month", "indicator_code"),
    "spending": ("department_code", "year", "month", "task_code"),
    "budget": ("department_code", "year", "month", "task_code"),
    "explanations": ("department_code", "year", "month", "item_code"),
}
# Kind of monthly file → the table that holds its rows, and the metric that says which of them are in force.
TABLES = {kind: kind for kind in KEYS} | {"budget": "adjusted_budgets"}
# And the metric that has all reports of a kind, whether they count or not.
REPORTS = {
    "actuals": "indicator_reports",
    "spending": "spending_reports",
    "budget": "budget_reports",
    "explanations": "explanation_reports",
}
REPORTED = {kind: f"reported_{kind}" for kind in KEYS} | {"budget": "reported_budgets"}


@dataclass(frozen=True)
class Preview:
    """What a monthly file says and would change; nothing is stored yet.

    ``identical`` are the live submissions of the same bytes: the file is committed already.
    """

    cells: Cells
    file: MonthlyFile
    changes: list[dict]
    identical: list[int]

    @property
    def can_commit(self) -> bool:
        """Whether no error stands against it and there is something in it."""
        return bool(self.file.rows) and not errors(self.file.problems)


def reference(database: Database) -> Reference:
    """What the database knows today, to check a monthly file against."""
    departments = {row["department_code"]: row["department_name"] for row in database.query("departments")}
    lines = database.query("spending_lines")
    return Reference(departments, database.query("targets"), lines, closing.closed_months(database))


def preview(database: Database, cells: Cells, progress: Callable[[float], None] | None = None) -> Preview:
    """The monthly file in ``cells`` read and checked, with each figure new, changed or unchanged.

    ``progress`` is told how much of the rows is checked, from 0 to 1.
    """
    known = reference(database)
    file = monthly_file.read(cells, known, progress)
    return Preview(cells, file, _changes(database, file, known), identical(database, cells, file.kind))


def template(
    database: Database,
    kind: str,
    department_code: str,
    year: int,
    month: int,
    items: list[dict] | None = None,
) -> bytes:
    """The month's file to fill in as .xlsx: codes, names and targets, what was last reported, what to enter.

    ``items`` are the rows of ``reference(database).items(kind)`` to ask for, all of the department's year unless
    given; a ``status`` in them, in words, is shown in a template of explanations. Raises ``UnknownName`` where there
    is nothing to report on.
    """
    known = reference(database)
    asked = monthly_file.asked_for(kind, known, department_code, year, month, items)
    last = _last_reported(database, kind, known, department_code, year, month)
    return monthly_template.workbook(kind, asked, month, last)


def _last_reported(database: Database, kind: str, known: Reference, department: str, year: int, month: int) -> dict:
    """Code → what was last reported of it up to a month, and for which: ``9月: 86``."""
    rows = database.query(REPORTED[kind], department_code=department, year=year)
    money = _money(known)
    return {
        row[KEYS[kind][-1]]: f"{formats.short_month(row['month'])}: {_figure(row, kind, _is_money(row, kind, money))}"
        for row in sorted(rows, key=lambda row: row["month"])
        if row["month"] <= month
    }


def identical(database: Database, cells: Cells, kind: str) -> list[int]:
    """Numbers of the live submissions of this kind with the same bytes."""
    return [
        row["submission_id"]
        for row in database.query("submission_history")
        if (row["kind"], row["file_sha256"], row["state"]) == (kind, cells.sha256, "live")
    ]


def commit(database: Database, what: Preview, submitted_by: str, is_illustrative: bool = False) -> list[int]:
    """Store a previewed file, one submission for each department and year in it; returns their numbers.

    Raises ``RefusedFile`` where the file has an error: then nothing of it is stored.
    """
    if not what.can_commit:
        raise RefusedFile(
            _("{file}: nothing was stored, because the file has errors.").format(file=what.cells.file_name),
            what.file.problems,
        )
    parts: dict[tuple[str, int], list[dict]] = {}
    for row in what.file.rows:
        parts.setdefault((row["department_code"], row["year"]), []).append(row)
    return database.commit_all(
        [
            (
                _submission(what.file.kind, department, year, what.cells, submitted_by, is_illustrative),
                {TABLES[what.file.kind]: rows},
            )
            for (department, year), rows in parts.items()
        ]
    )


def effects(database: Database, what: Preview) -> list[dict]:
    """The statuses that would change if ``what`` were committed, each at the latest month that the file has of it.

    Rows as ``status_changes.of`` says; none where the file cannot be committed or is committed already.
    """
    if not what.can_commit or what.identical:
        return []
    months = {}
    for row in what.file.rows:
        item = (row["department_code"], row["year"], row[KEYS[what.file.kind][-1]])
        months[item] = max(row["month"], months.get(item, 0))
    scopes = {item[:2] for item in months}
    store = partial(commit, what=what, submitted_by=_("rehearsal"))
    return status_changes.of(database, what.file.kind, store, scopes, lambda _at: months)


def new_findings(database: Database, what: Preview) -> list[dict]:
    """Rows of ``actual_findings`` that the commit of ``what`` would bring: what looks odd in its figures."""
    if not what.can_commit or what.identical:
        return []
    scopes = sorted({(row["department_code"], row["year"]) for row in what.file.rows})
    before = {_finding_key(row) for row in _findings(database, scopes)}
    with database.rehearsal() as rehearsed:
        commit(rehearsed, what, _("rehearsal"))
        return [row for row in _findings(rehearsed, scopes) if _finding_key(row) not in before]


def _findings(database: Database, scopes: list[tuple[str, int]]) -> list[dict]:
    return [
        row
        for department, year in scopes
        for row in database.query("actual_findings", department_code=department, year=year)
    ]


def _finding_key(row: dict) -> tuple:
    return tuple(row[name] for name in ("department_code", "year", "month", "check_name", "subject_code"))


def changes_of(database: Database, submission: dict) -> list[dict]:
    """What a monthly submission (a row of ``submission_history``) changed: rows as in ``Preview.changes``, with names.

    Each figure is held against the one that stood before it, of what counts today. Empty for what is no monthly file.
    """
    kind = submission["kind"]
    if kind not in KEYS:
        return []
    scope = {name: submission[name] for name in ("department_code", "year")}
    known = reference(database)
    money, before, found = _money(known), {}, []
    for row in sorted(database.query(REPORTS[kind], **scope), key=lambda row: row["submission_id"]):
        key = tuple(row[part] for part in KEYS[kind])
        if row["submission_id"] == submission["submission_id"]:
            found.append(_change(row, before.get(key), kind, money))
        elif row["submission_id"] < submission["submission_id"] and row["state"] == "live":
            before[key] = row
    return with_names(known, found)


def with_names(known: Reference, changes: list[dict]) -> list[dict]:
    """Changes with the name of each indicator, task or budget line; its code where it is in no form any more."""
    names = {
        (row["department_code"], row["year"], row.get("indicator_code") or row["task_code"]): row.get("level3")
        or row["task_name"]
        for row in (*known.indicators, *known.tasks)
    }
    return [
        row | {"name": names.get((row["department_code"], row["year"], row["code"]), row["code"])} for row in changes
    ]


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
    if kind in KEYS:
        rows = database.query(REPORTED[kind], department_code=scope[0], year=scope[1])
        mine = (row for row in rows if row["submission_id"] == submission["submission_id"])
        return {(*scope, row[KEYS[kind][-1]]): row["month"] for row in sorted(mine, key=lambda row: row["month"])}
    reported = [
        row["month"]
        for name in ("actuals", "spending")
        for row in database.query(REPORTED[name], department_code=scope[0], year=scope[1])
    ]
    items = [row["indicator_code"] for row in database.query("targets", department_code=scope[0], year=scope[1])]
    items += [row["task_code"] for row in database.query("spending_lines", department_code=scope[0], year=scope[1])]
    return {(*scope, code): max(reported, default=12) for code in items}


def import_form(
    database: Database, cells: Cells, form: OfficialForm, submitted_by: str, department_code: str | None = None
) -> tuple[int, str]:
    """Store a target form as the version in force; returns its submission number and department code.

    A department keeps the code it has; a new one gets the next free one unless ``department_code`` says which.
    Raises ``RefusedFile`` where the form has an error, ``MonitoringError`` where the code is not one or belongs
    to another department.
    """
    if errors(form.problems):
        raise RefusedFile(
            _("{file}: nothing was imported, because the form has errors.").format(file=cells.file_name),
            form.problems,
        )
    code = department_code_for(database, form.department_name, department_code)
    known = database.query("known_indicators", department_code=code, year=form.year)
    number = database.commit(
        _submission("targets", code, form.year, cells, submitted_by, False), _form_tables(form, known)
    )
    return number, code


def department_code_for(database: Database, name: str, wanted: str | None = None) -> str:
    """The code of the department called ``name``: ``wanted``, else the one it has, else the next free ``D001`` …

    A code that was ever given stays with its department, also after its form was withdrawn: its figures are
    stored under it.
    """
    known = database.query("known_departments")
    if wanted is not None:
        _check_code(wanted, name, known)
        return wanted
    for row in known:
        if _plain(row["department_name"]) == _plain(name):
            return row["department_code"]
    taken = [int(row["department_code"][1:]) for row in known if re.fullmatch(r"D\d+", row["department_code"])]
    return f"D{max(taken, default=0) + 1:03d}"


def form_changes(database: Database, form: OfficialForm) -> list[dict]:
    """What the form would change of the one in force; rows as ``form_versions.differences`` says.

    Empty where the department has no form in force for that year.
    """
    code = department_code_for(database, form.department_name)
    before = target_versions.content(database, code, form.year)
    if not any(before.values()):
        return []
    known = database.query("known_indicators", department_code=code, year=form.year)
    tables = _form_tables(form, known)
    after = differences.content(tables["indicators"], tables["tasks"], tables["budget_lines"])
    return differences.differences(before, after)


def imported_as(database: Database, cells: Cells, form: OfficialForm) -> int | None:
    """The live submission by which this very file was imported for the form's department and year, if there is one."""
    code = department_code_for(database, form.department_name)
    for row in database.query("submission_history", department_code=code, year=form.year):
        if (row["kind"], row["file_sha256"], row["state"]) == ("targets", cells.sha256, "live"):
            return row["submission_id"]
    return None


def assign_codes(indicators: list, known: list[dict]) -> list[str]:
    """A code for each indicator, in order: the one it had in the form before, else the next free ``I01``, ``I02`` …

    The same indicator is one with the same name and explanation; after that, one whose name stands once in both.
    """
    codes: dict[int, str] = {}
    for name in (_name_and_explanation, _name_alone):
        free = {row["indicator_code"]: name(row) for row in known if row["indicator_code"] not in codes.values()}
        waiting = {place: name(asdict(row)) for place, row in enumerate(indicators) if place not in codes}
        for place, wanted in waiting.items():
            matches = [code for code, had in free.items() if had == wanted]
            if len(matches) == 1 and list(waiting.values()).count(wanted) == 1:
                codes[place] = matches[0]
    highest = max((int(row["indicator_code"][1:]) for row in known), default=0)
    for place in range(len(indicators)):
        if place not in codes:
            highest += 1
            codes[place] = f"I{highest:02d}"
    return [codes[place] for place in range(len(indicators))]


def _check_code(code: str, name: str, known: list[dict]) -> None:
    if not re.fullmatch(r"\w[\w-]{0,31}", code):
        raise MonitoringError(
            _("“{code}” cannot be a department's code: use letters, digits, - and _ only.").format(code=code)
        )
    owners = [row["department_name"] for row in known if row["department_code"] == code]
    if owners and _plain(owners[-1]) != _plain(name):
        raise MonitoringError(
            _(
                "The code {code} belongs to {owner}, and this form is of {name}. Give another code, or none; if the "
                "department was renamed, put its former name into the form."
            ).format(code=code, owner=owners[-1], name=name)
        )


def _form_tables(form: OfficialForm, known: list[dict]) -> dict[str, list[dict]]:
    codes = assign_codes(form.indicators, known)
    return {
        "department_forms": [
            {
                "department_name": form.department_name,
                "supervising_department": form.supervising_department,
                "staff_count": form.staff_count,
                "subordinate_unit_count": form.subordinate_unit_count,
                "goal_text": form.goal_text,
            }
        ],
        "budget_lines": [asdict(line) for line in form.budget_lines],
        "tasks": [asdict(task) | {"payment_month": None} for task in form.tasks],
        "indicators": [
            asdict(indicator) | {"indicator_code": code, "is_proposal": True}
            for indicator, code in zip(form.indicators, codes, strict=True)
        ],
        "source_rows": [
            {"source_row": row.row_number, "treatment": row.treatment, "meaning": row.meaning, "content": row.text}
            for row in form.source_rows
        ],
    }


def _submission(kind, department_code, year, cells: Cells, submitted_by, is_illustrative) -> Submission:
    return Submission(
        kind=kind,
        department_code=department_code,
        year=year,
        submitted_by=submitted_by,
        file_name=cells.file_name,
        file_sha256=cells.sha256,
        encoding=cells.encoding,
        is_illustrative=is_illustrative,
    )


def _changes(database: Database, file: MonthlyFile, known: Reference) -> list[dict]:
    if not file.rows:
        return []
    key = KEYS[file.kind]
    current = {
        tuple(row[part] for part in key): row
        for scope in status_changes.filters({(row["department_code"], row["year"]) for row in file.rows})
        for row in database.query(REPORTED[file.kind], **scope)
    }
    money = _money(known)
    return [_change(row, current.get(tuple(row[part] for part in key)), file.kind, money) for row in file.rows]


def _change(row: dict, before: dict | None, kind: str, money: set[tuple]) -> dict:
    department, year, month, code = (row[part] for part in KEYS[kind])
    is_money = _is_money(row, kind, money)
    after_text, before_text = _figure(row, kind, is_money), _figure(before, kind, is_money) if before else None
    return {
        "department_code": department,
        "year": year,
        "month": month,
        "code": code,
        "before": before_text,
        "after": after_text,
        "change": "new" if before is None else "unchanged" if after_text == before_text else "changed",
        "source_row": row["source_row"],
    }


def _money(known: Reference) -> set[tuple]:
    """Department, year and code of everything that has money and no unit."""
    return {(task["department_code"], task["year"], task["task_code"]) for task in known.tasks}


def _is_money(row: dict, kind: str, money: set[tuple]) -> bool:
    return (row["department_code"], row["year"], row[KEYS[kind][-1]]) in money


def _figure(row: dict, kind: str, is_money: bool) -> str:
    """What a row reports, as text: figures in their unit, money in 万元, of an explanation everything it says."""
    if kind == "explanations":
        return _explanation(row, is_money)
    if kind != "actuals":
        return formats.number(formats.wan(row["spent_amount" if kind == "spending" else "budget_amount"]), 6)
    parts = []
    if row["actual_value"] is not None:
        parts.append(formats.number(row["actual_value"]))
    if row["numerator_value"] is not None or row["denominator_value"] is not None:
        parts.append(f"{formats.number(row['numerator_value'])} / {formats.number(row['denominator_value'])}")
    return " · ".join(parts)


def _explanation(row: dict, is_money: bool) -> str:
    reasons = [words.term(words.REASONS, reason) for reason in words.REASONS if row[f"is_{reason}_reason"]]
    parts = [
        formats.listed(reasons),
        row["reason_text"],
        row["measures"],
        words.term(words.LIKELIHOODS, row["likelihood"]),
    ]
    if (expected := row["expected_value"]) is not None:
        expected = formats.number(formats.wan(expected), 6) if is_money else formats.number(expected)
        parts.append(_("expected {value}").format(value=expected))
    return " · ".join(part for part in parts if part)


def _name_and_explanation(row: dict) -> tuple[str, str]:
    return _plain(row["level3"]), _plain(row["explanation"] or "")


def _name_alone(row: dict) -> str:
    return _plain(row["level3"])


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
