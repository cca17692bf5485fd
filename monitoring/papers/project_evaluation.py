"""项目支出绩效自评表: what one project reached with its money in the year, and the points for it."""

from monitoring.papers import evaluated_lines, headings, money, monitored_lines, official_tables, projects
from monitoring.papers.figures import Figures
from monitoring.papers.paper import Occasion, Paper

NAME = "project_evaluation"
TITLE = "项目支出绩效自评表"


def make(database, occasion: Occasion) -> Paper:
    """The table of the project ``occasion.task_code``. Raises ``UnknownName`` for a project that there is not."""
    owner, task = headings.department(database, occasion), projects.project(database, occasion)
    indicators = projects.linked(database, occasion)
    said = evaluated_lines.said(database, occasion)
    scores = {
        row["item_code"]: row
        for row in database.query("project_evaluation", **occasion.key)
        if row["task_code"] == task["task_code"]
    }
    spent = money.by_code(database, occasion)[task["task_code"]]
    figures = Figures(
        headings.owner_figures(owner)
        | {"project_name": task["task_name"], "goal_text": task["content"], "goal_result": None}
        | money.of_line("total", spent, occasion)
        | {name: value for source in money.SOURCES for name, value in money.of_line(source, {}, occasion).items()}
        | evaluated_lines.totals(scores)
        | evaluated_lines.texts(scores, said, [task["task_code"], *(row["indicator_code"] for row in indicators)])
        | {"execution_reason": monitored_lines.causes(said.get(task["task_code"], {}))},
        {"indicators": evaluated_lines.lines(indicators, said, scores)},
    )
    missing = [
        *evaluated_lines.before_december(occasion),
        *projects.missing(task, indicators),
        *evaluated_lines.missing(indicators, said, scores),
    ]
    return official_tables.paper(NAME, TITLE, owner, occasion, figures, missing, task)
