"""Where the money of a task, or of the whole budget, comes from, and how much of it is spent up to a month."""

from decimal import Decimal

from monitoring.actions import submissions
from monitoring.language import vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.store.database import Database

# The whole budget of the department, beside the codes of tasks.
TOTAL = "total"
AMOUNTS = ("planned_amount", "adjusted_amount", "executed_amount", "expected_amount")
# A task's code and a name of ``vocabulary.SOURCES``.
Line = tuple[str, str]


def save(database: Database, department_code: str, year: int, month: int, wanted: dict[Line, dict], who: str) -> int:
    """Put the amounts (values of ``AMOUNTS`` in yuan, None where nobody knows) in force; returns the submission.

    Raises ``MonitoringError`` with every reason why not; then nothing is stored.
    """
    known = {row["task_code"] for row in database.query("form_tasks", department_code=department_code, year=year)}
    problems = [said for line, values in wanted.items() for said in _problems(line, values, known | {TOTAL})]
    if problems:
        raise MonitoringError("\n\n".join(problems))
    rows = [
        {"month": month, "task_code": code, "money_source": source, "source_row": row}
        | {name: values[name] for name in AMOUNTS}
        for row, ((code, source), values) in enumerate(wanted.items(), 1)
    ]
    head = submissions.entered(database, "sources", department_code, year, who, rows)
    return database.commit(head, {"money_sources": rows})


def _problems(line: Line, values: dict[str, Decimal | None], known: set[str]) -> list[str]:
    code, source = line
    if code not in known or source not in vocabulary.SOURCES:
        return [_("{code}: there is no such task or source of money.").format(code=code)]
    # Spending may be taken back for more than was spent, so what is executed may be below 0.
    below = [name for name in AMOUNTS if name != "executed_amount" and (values[name] or 0) < 0]
    if below:
        said = _("{code}, {source}: an amount cannot be below 0.")
        return [said.format(code=code, source=vocabulary.term(vocabulary.SOURCES, source))]
    return []


def of_grants(sources: list[dict], lines: list[dict]) -> dict[Line, dict]:
    """What is to be saved where all money of the tasks that nobody has said anything of is this year's grants.

    ``sources`` and ``lines`` are rows of ``money_sources`` and ``expected_money`` of one month.
    """
    # What was said in an earlier month holds on.
    is_said = [row for row in sources if not row["is_proposal"] or row["planned_amount"] is not None]
    said = {row["task_code"] for row in is_said} | {TOTAL}
    nothing = dict.fromkeys(AMOUNTS, Decimal(0)) | {"adjusted_amount": None}
    wanted = {}
    for line in lines:
        if line["section"] in ("budget", TOTAL) or line["task_code"] in said:
            continue
        for source in vocabulary.SOURCES:
            wanted[line["task_code"], source] = _whole(line) if source == "fiscal" else nothing
    return wanted


def _whole(line: dict) -> dict:
    """All the money of a line, from one source; an adjusted amount only where there is one."""
    is_adjusted = line["budget_amount"] != line["planned_amount"]
    return {name: line[name] for name in ("planned_amount", "executed_amount", "expected_amount")} | {
        "adjusted_amount": line["budget_amount"] if is_adjusted else None
    }
