"""What papers say in words: what came of the goal, problems, measures, conclusion, use and publication."""

from monitoring.actions import submissions
from monitoring.actions.explanations import too_long
from monitoring.language import vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.store.database import Database

# The department as a whole, beside the codes of indicators, tasks and budget lines.
TOTAL = "total"
# Whose text, and a name of ``vocabulary.TOPICS``.
Place = tuple[str, str]


def save(database: Database, department_code: str, year: int, month: int, wanted: dict[Place, str], who: str) -> int:
    """Put texts of one month in force; returns the submission. An empty one takes back what was said.

    Raises ``MonitoringError`` with every reason why not; then nothing is stored.
    """
    of_year = {"department_code": department_code, "year": year}
    known = {TOTAL} | {row["indicator_code"] for row in database.query("targets", **of_year)}
    known |= {row["task_code"] for row in database.query("spending_lines", **of_year)}
    if problems := [said for place, body in wanted.items() for said in _problems(place, body, known)]:
        raise MonitoringError("\n\n".join(problems))
    rows = [
        {"month": month, "item_code": code, "topic": topic, "body": body.strip(), "source_row": row}
        for row, ((code, topic), body) in enumerate(wanted.items(), 1)
    ]
    head = submissions.entered(database, "texts", department_code, year, who, rows)
    return database.commit(head, {"paper_texts": rows})


def _problems(place: Place, body: str, known: set[str]) -> list[str]:
    code, topic = place
    if code not in known or topic not in vocabulary.TOPICS:
        return [_("{code}: there is nothing of this name to write about.").format(code=code)]
    name = _("whole department") if code == TOTAL else code
    return too_long(f"{name}, {vocabulary.term(vocabulary.TOPICS, topic)}", body)
