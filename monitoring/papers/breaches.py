"""What the finance bureau would send back in a paper: the rules of ``queries/checks``, asked for one occasion."""

from monitoring.actions import money_sources
from monitoring.language import findings, formats
from monitoring.language.catalogue import gettext as _
from monitoring.papers.paper import Missing, Occasion

# Of a self-evaluation; all other papers are of monitoring.
EVALUATION, MONITORING = "evaluation", "monitoring"
# A check → the page on which what it found is put right, and what is chosen there.
_ON_DEVIATIONS = {"cause_incomplete", "cause_missing", "jilin_problem_missing", "low_execution_unexplained"}
_EXPECTED = {"outlook_contradicts_target", "outlook_not_borne_out", "outlook_without_value"}
_SCORES = {"points_sum_differs", "score_differs_from_ours", "score_outside_band", "score_sum_differs"}


def breaches(database, occasion: Occasion, paper: str) -> list[Missing]:
    """Every breach of a rule in the paper (``monitoring`` or ``evaluation``) of an ``occasion``, the gravest first.

    Of a project only what concerns it: its money, and the indicators that are linked to it. The rules are the central
    ones and those of the occasion's place; where that is the central one, of the place that the settings name.
    """
    found = [_of_finding(row) for row in rows(database, occasion, paper)]
    if paper == EVALUATION and not _is_reported(database, occasion):
        said = _("Nothing of December {year} is reported yet: a self-evaluation is of the whole year.")
        found.insert(0, Missing(said.format(year=occasion.year), "submit"))
    return found


def rows(database, occasion: Occasion, paper: str) -> list[dict]:
    """The rows of ``paper_findings`` that concern the paper of an ``occasion``."""
    place = {} if occasion.place == "central" else {"place": occasion.place}
    found = [row for row in database.query("paper_findings", **occasion.key, **place) if row["paper"] == paper]
    if occasion.task_code is None:
        return found
    linked = database.query("links_in_force", **occasion.whole_year)
    of_project = {row["indicator_code"] for row in linked if row["task_code"] == occasion.task_code}
    return [row for row in found if row["subject_code"] in of_project | {occasion.task_code}]


def _is_reported(database, occasion: Occasion) -> bool:
    (form,) = database.query("departments", **occasion.whole_year) or [{"latest_month": None}]
    return form["latest_month"] == 12


def _of_finding(row: dict) -> Missing:
    name = "" if row["subject_name"] == row["subject_code"] else row["subject_name"]
    code = _("Whole department") if row["subject_code"] == money_sources.TOTAL else row["subject_code"]
    where = " ".join(filter(None, (code, name)))
    said = _("{where}, column “{column}”: {found}")
    return Missing(
        said.format(where=formats.shortened(where), column=row["paper_column"], found=findings.evidence(row)),
        *_place(row),
    )


def _place(row: dict) -> tuple[str, dict[str, str]]:
    """The page on which a finding is put right, and what is chosen there."""
    check = row["check_name"]
    if check in _ON_DEVIATIONS:
        return "deviations", {"item": row["subject_code"]}
    if check in _EXPECTED:
        return "deviations", {"deviations_tab": "expected"}
    if check == "sources_differ":
        return "budget", {"open": "money_entries"}
    if check in _SCORES:
        return "targets", {"targets_tab": "findings"}
    if check.endswith("text_too_long"):
        return "targets", {"targets_tab": "texts"}
    return "submit", {}
