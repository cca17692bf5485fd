"""From one figure back to where it came from: its sentence, its target, its reports, its SQL."""

from monitoring.language import indicator_words
from monitoring.language.catalogue import gettext as _
from monitoring.problems import UnknownName
from monitoring.store import queries
from monitoring.store.database import Database

TARGET_SOURCE = (
    "file_name",
    "source_row",
    "submission_id",
    "proposal_reason",
    "counting_submission_id",
    "confirmed_by",
    "confirmed_at",
)


def indicator(database: Database, department_code: str, year: int, month: int, indicator_code: str) -> dict:
    """Everything behind an indicator's figure at the end of a month.

    ``figure`` is its row of ``indicator_progress``, ``target`` the file and row of the form and who decided how it is
    counted, ``plan`` its monthly plan, ``reports`` and ``explanations`` everything submitted up to that month with its
    file, row and whether it counts, ``sql`` the files from the figure down to the stored tables. Raises
    ``UnknownName`` where there is no such indicator.
    """
    key = {"department_code": department_code, "year": year, "indicator_code": indicator_code}
    found = database.query("indicator_progress", **key, month=month)
    if not found:
        raise UnknownName(
            _("Department {department} has no indicator {code} in {year}.").format(
                department=department_code, code=indicator_code, year=year
            )
        )
    targets = database.query("targets", department_code=department_code, year=year)
    (target,) = [row for row in targets if row["indicator_code"] == indicator_code]
    reports = [row for row in database.query("indicator_reports", **key) if row["month"] <= month]
    explained = database.query(
        "explanation_reports", department_code=department_code, year=year, item_code=indicator_code
    )
    return {
        "sentence": indicator_words.detail_sentences(found[0]),
        "figure": found[0],
        "target": {name: target[name] for name in TARGET_SOURCE},
        "plan": database.query("indicator_plan", **key),
        "reports": reports,
        "explanations": [row for row in explained if row["month"] <= month],
        "sql": ["queries/metrics/indicator_progress.sql"]
        + [f"queries/{view.layer}/{view.name}.sql" for view in queries.upstream("indicator_progress")],
    }
