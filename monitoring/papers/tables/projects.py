"""The projects of a department's year: the tasks of its form, each with the indicators that staff linked to it."""

from monitoring.language.catalogue import gettext as _
from monitoring.papers.paper import Missing, Occasion
from monitoring.problems import UnknownName


def project(database, occasion: Occasion) -> dict:
    """The row of ``form_tasks`` of this project. Raises ``UnknownName``."""
    tasks = {row["task_code"]: row for row in database.query("form_tasks", **occasion.whole_year)}
    if occasion.task_code not in tasks:
        said = _("There is no project {code} in {year}. There are: {codes}")
        raise UnknownName(said.format(code=occasion.task_code, year=occasion.year, codes=", ".join(tasks)))
    return tasks[occasion.task_code]


def linked(database, occasion: Occasion) -> list[dict]:
    """The rows of ``indicator_progress`` of the indicators linked to this project, in the order of the form."""
    codes = {
        row["indicator_code"]
        for row in database.query("links_in_force", **occasion.whole_year)
        if row["task_code"] == occasion.task_code
    }
    return [row for row in database.query("indicator_progress", **occasion.key) if row["indicator_code"] in codes]


def missing(task: dict, indicators: list[dict]) -> list[Missing]:
    """That no indicator is linked to a project: its table has none."""
    if indicators:
        return []
    sentence = _("No indicator is linked to {code} {name}: the table has none.")
    return [Missing(sentence.format(code=task["task_code"], name=task["task_name"]), "budget", {"open": "links"})]
