"""部门整体支出绩效自评表: what a department reached with its money in the year, and the points for it."""

from monitoring.papers import evaluated_lines, headings, money, official_tables, task_lines
from monitoring.papers.figures import Figures, amount
from monitoring.papers.paper import Occasion, Paper

NAME = "department_evaluation"
TITLE = "部门整体支出绩效自评表"
# Of the money of tasks and of the whole, what comes from where.
PARTS = ("fiscal_budget_amount", "other_budget_amount", "fiscal_executed_amount", "other_executed_amount")


def make(database, occasion: Occasion) -> Paper:
    """The table of a department. Raises ``UnknownName`` where it has no form of the year."""
    owner = headings.department(database, occasion)
    indicators = database.query("indicator_progress", **occasion.key)
    said = evaluated_lines.said(database, occasion)
    scores = {row["item_code"]: row for row in database.query("department_evaluation", **occasion.key)}
    spent = money.by_code(database, occasion)
    tasks = task_lines.lines(database, occasion, spent, indicators)
    of_all_tasks = [row for row in database.query("money_totals", **occasion.key) if row["part"] == "tasks"]
    figures = Figures(
        headings.owner_figures(owner)
        | {"goal_text": owner["goal_text"], "goal_result": None}
        | _money("total", spent.get("total", {}), occasion)
        | _money("tasks_total", of_all_tasks[0] if of_all_tasks else {}, occasion)
        | evaluated_lines.totals(scores)
        | evaluated_lines.texts(scores, said, list(said)),
        {
            "tasks": [line | dict.fromkeys(PARTS) for line in tasks],
            "indicators": evaluated_lines.lines(indicators, said, scores),
        },
    )
    missing = [
        *evaluated_lines.before_december(occasion),
        *task_lines.missing(database, occasion, spent),
        *evaluated_lines.missing(indicators, said, scores),
    ]
    return official_tables.paper(NAME, TITLE, owner, occasion, figures, missing)


def _money(line: str, row: dict, occasion: Occasion) -> dict:
    return money.of_line(line, row, occasion) | {
        f"{line}.{name}": amount(row.get(name), occasion.is_in_yuan) for name in PARTS
    }
