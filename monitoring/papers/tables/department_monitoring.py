"""部门整体支出绩效监控表: the department's money, tasks and indicators up to a month, and what is expected."""

from monitoring.papers import headings
from monitoring.papers.figures import Figures
from monitoring.papers.paper import Occasion, Paper
from monitoring.papers.tables import money, monitored_lines, official_tables, outlooks, task_lines

NAME = "department_monitoring"
TITLE = "部门整体支出绩效监控表"
# Line of the table → code of the budget line; the official form numbers them so.
LINES = {"total": "total", "basic": "B1", "project": "B2"}


def make(database, occasion: Occasion) -> Paper:
    """The table of a department. Raises ``UnknownName`` where it has no form of the year."""
    owner = headings.department(database, occasion)
    indicators = database.query("indicator_progress", **occasion.key)
    said = outlooks.said(database, occasion)
    spent = money.by_code(database, occasion)
    figures = Figures(
        headings.owner_figures(owner) | {"goal_text": owner["goal_text"]} | _money(spent, occasion),
        {
            "tasks": task_lines.lines(database, occasion, spent, indicators),
            "indicators": monitored_lines.lines(indicators, said),
        },
    )
    lines = {code: row for code, row in spent.items() if code != "total"}
    missing = [
        *money.missing_spending(lines),
        *money.missing_outlooks(lines),
        *outlooks.missing(indicators, said, occasion),
    ]
    return official_tables.paper(NAME, TITLE, owner, occasion, figures, missing)


def _money(spent: dict[str, dict], occasion: Occasion) -> dict:
    lines = {line: money.of_line(line, spent.get(code, {}), occasion) for line, code in LINES.items()}
    return lines["total"] | lines["basic"] | lines["project"]
