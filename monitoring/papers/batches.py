"""Several papers at once: of one kind, for every department that has a form of the year, and each of its projects."""

from dataclasses import replace

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.papers.kinds import Kind
from monitoring.papers.paper import Occasion
from monitoring.problems import UnknownName


def occasions(database, kind: Kind, pattern: Occasion) -> list[Occasion]:
    """What a kind of paper is made for: ``pattern`` for each department unless it names one, and for each project.

    Raises ``UnknownName`` where there is no such department in that year, or none at all.
    """
    known = [row["department_code"] for row in database.query("departments", year=pattern.year)]
    if not known or (pattern.department_code and pattern.department_code not in known):
        said = _("There is no target form of {code} for {year}. There are those of: {codes}")
        raise UnknownName(
            said.format(
                code=pattern.department_code or _("any department"),
                year=pattern.year,
                codes=formats.listed(known) or formats.NOTHING,
            )
        )
    codes = [pattern.department_code] if pattern.department_code else known
    of_departments = [replace(pattern, department_code=code) for code in codes]
    if not kind.is_of_project or pattern.task_code:
        return of_departments
    return [
        replace(occasion, task_code=task["task_code"])
        for occasion in of_departments
        for task in database.query("form_tasks", **occasion.whole_year)
    ]
