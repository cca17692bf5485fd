"""A target form comes in: what it would change, its codes, its commit."""

import re
import unicodedata
from dataclasses import asdict

from monitoring.actions import submissions, target_versions
from monitoring.files.cells import Cells
from monitoring.forms import differences
from monitoring.forms.official_form import OfficialForm
from monitoring.forms.parts import PrintedScore
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError, RefusedFile, errors
from monitoring.store.database import Database


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
        submissions.from_file("targets", code, form.year, cells, submitted_by, False), _form_tables(form, known)
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
        "printed_scores": [
            _printed_score(printed, number, codes) for number, printed in enumerate(form.printed_scores, start=1)
        ],
        "source_rows": [
            {"source_row": row.row_number, "treatment": row.treatment, "meaning": row.meaning, "content": row.text}
            for row in form.source_rows
        ],
    }


def _printed_score(printed: PrintedScore, number: int, indicator_codes: list[str]) -> dict:
    code = printed.code if printed.place is None else indicator_codes[printed.place]
    return {
        "score_number": number,
        "part": printed.part,
        "item_code": code or None,
        "item_name": printed.name,
        "level1": printed.level1 or None,
        "level2": printed.level2 or None,
        "points": printed.points,
        "score": printed.score,
        "paper_number": printed.paper_number,
        "is_in_total": printed.is_in_total,
        "source_row": printed.source_row,
    }


def _name_and_explanation(row: dict) -> tuple[str, str]:
    return _plain(row["level3"]), _plain(row["explanation"] or "")


def _name_alone(row: dict) -> str:
    return _plain(row["level3"])


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
