"""What is expected by the end of the year: how likely, and which figure, of indicators, tasks and budget lines.

An explanation of a deviation may say it too; of both the latest counts. What nobody has said is proposed by the
figures (``expected_results``, ``expected_money``) and shown as such until a person confirms it.
"""

from decimal import Decimal

from monitoring.actions import submissions
from monitoring.actions.explanations import too_long
from monitoring.language import vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.store.database import Database

SAID = ("likelihood", "expected_value", "expected_text")
# Papers ask what is expected instead where the target is not certain to be reached.
NEEDS_EXPECTED = ("possible", "impossible")


def save(database: Database, department_code: str, year: int, month: int, wanted: dict[str, dict], who: str) -> int:
    """Put outlooks (code → values of ``SAID``, money in yuan) of one month in force; returns the submission.

    An empty one takes back what was said. Raises ``MonitoringError`` with every reason why not; then nothing is
    stored.
    """
    targets = {row["indicator_code"]: row for row in database.query("targets", **_of(department_code, year))}
    lines = {row["task_code"] for row in database.query("spending_lines", **_of(department_code, year))}
    if problems := [said for code, values in wanted.items() for said in _problems(code, values, targets, lines)]:
        raise MonitoringError("\n\n".join(problems))
    rows = [
        {"month": month, "item_code": code, "source_row": row}
        | {name: values[name] or None for name in SAID}
        # A figure of 0 is a figure.
        | {"expected_value": values["expected_value"]}
        for row, (code, values) in enumerate(wanted.items(), 1)
    ]
    head = submissions.entered(database, "outlooks", department_code, year, who, rows)
    return database.commit(head, {"outlooks": rows})


def confirm(database: Database, department_code: str, year: int, month: int, who: str) -> int:
    """Say of every indicator and line of money what its figures propose, where that is all a paper needs.

    Returns the submission. Raises ``MonitoringError`` where there is no such proposal.
    """
    wanted = proposed(database, department_code, year, month)
    if not wanted:
        raise MonitoringError(_("There is no complete proposal to confirm; nothing was done."))
    return save(database, department_code, year, month, wanted, who)


def proposed(database: Database, department_code: str, year: int, month: int) -> dict[str, dict]:
    """The proposals of a month that need no word of a person but that they are right: code → values of ``SAID``."""
    place = _of(department_code, year) | {"month": month}
    results = [row for row in database.query("expected_results", **place) if row["is_proposal"] and row["is_complete"]]
    wanted = {row["indicator_code"]: {name: row[name] for name in SAID} for row in results}
    for row in database.query("expected_money", **place):
        # The whole budget is that of its lines, and nobody says it by itself.
        if row["is_proposal"] and row["expected_amount"] is not None and row["section"] != "total":
            wanted[row["task_code"]] = dict.fromkeys(SAID) | {"expected_value": row["expected_amount"]}
    return wanted


def _problems(code: str, values: dict, targets: dict[str, dict], lines: set[str]) -> list[str]:
    """Every reason why an outlook cannot be kept."""
    if code not in targets and code not in lines:
        return [_("{code}: there is no such indicator, task or budget line in this year.").format(code=code)]
    expected, likelihood = values["expected_value"], values["likelihood"]
    found = too_long(code, values["expected_text"])
    if likelihood in NEEDS_EXPECTED and expected is None and not values["expected_text"]:
        said = _("{code}: “{likelihood}” needs what is expected instead, in a figure or in words.")
        found.append(said.format(code=code, likelihood=vocabulary.term(vocabulary.LIKELIHOODS, likelihood)))
    if expected is not None and code in lines and expected < 0:
        found.append(_("{code}: an amount cannot be below 0.").format(code=code))
    if expected is not None and _is_grade(targets.get(code)) and not 0 <= expected <= Decimal(100):
        found.append(_("{code}: a target in words is graded from 0 to 100.").format(code=code))
    return found


def _is_grade(target: dict | None) -> bool:
    return target is not None and target["target_value"] is None


def _of(department_code: str, year: int) -> dict:
    return {"department_code": department_code, "year": year}
