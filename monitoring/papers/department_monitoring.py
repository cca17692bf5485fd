"""部门整体支出绩效监控表: the department's money, tasks and indicators up to a month, and what is expected."""

from monitoring.language.catalogue import gettext as _
from monitoring.papers import headings, money, monitored_lines, official_tables, task_lines
from monitoring.papers.figures import Figures
from monitoring.papers.paper import Missing, Occasion, Paper

NAME = "department_monitoring"
TITLE = "部门整体支出绩效监控表"
# Line of the table → code of the budget line; the official form numbers them so.
LINES = {"total": "total", "basic": "B1", "project": "B2"}


def make(database, occasion: Occasion) -> Paper:
    """The table of a department. Raises ``UnknownName`` where it has no form of the year."""
    owner = headings.department(database, occasion)
    indicators = database.query("indicator_progress", **occasion.key)
    said = monitored_lines.said(database, occasion)
    spent = money.by_code(database, occasion)
    figures = Figures(
        headings.owner_figures(owner)
        | {"goal_text": owner["goal_text"]}
        | {
            name: value
            for line, code in LINES.items()
            for name, value in money.of_line(line, spent.get(code, {}), occasion).items()
        },
        {
            "tasks": task_lines.lines(database, occasion, spent, indicators),
            "indicators": monitored_lines.lines(indicators, said),
        },
    )
    missing = [*_missing(spent), *task_lines.missing(database, occasion, spent)]
    return official_tables.paper(
        NAME, TITLE, owner, occasion, figures, [*missing, *monitored_lines.missing(indicators, said)]
    )


def _missing(spent: dict[str, dict]) -> list[Missing]:
    if spent.get("total", {}).get("executed_amount") is not None:
        return []
    return [Missing(_("Nothing spent is reported of the department's budget."), "submit")]
