"""项目支出绩效自评表: what one project reached with its money in the year, and the points for it."""

from monitoring.papers import headings
from monitoring.papers.figures import Figures
from monitoring.papers.paper import Occasion, Paper
from monitoring.papers.tables import evaluated_lines, money, monitored_lines, official_tables, outlooks, projects

NAME = "project_evaluation"
TITLE = "项目支出绩效自评表"


def make(database, occasion: Occasion) -> Paper:
    """The table of the project ``occasion.task_code``. Raises ``UnknownName`` for a project that there is not."""
    owner, task = headings.department(database, occasion), projects.project(database, occasion)
    code, name = task["task_code"], task["task_name"]
    indicators = projects.linked(database, occasion)
    said = outlooks.said(database, occasion)
    scores = {
        row["item_code"]: row
        for row in database.query("project_evaluation", **occasion.key)
        if row["task_code"] == code
    }
    spent, sources = money.by_code(database, occasion)[code], money.sources(database, occasion).get(code, {})
    written = evaluated_lines.written(database, occasion, code)
    explained = [said.get(each, {}) for each in (code, *(row["indicator_code"] for row in indicators))]
    figures = Figures(
        headings.owner_figures(owner)
        | {"project_name": name, "goal_text": task["content"], "goal_result": written.get("result")}
        | money.of_line("total", spent, occasion)
        | money.of_sources(sources, occasion)
        | evaluated_lines.totals(scores)
        | evaluated_lines.texts(scores, written, explained)
        | {"execution_reason": monitored_lines.causes(said.get(code, {}))},
        {"indicators": evaluated_lines.lines(indicators, said, scores)},
    )
    missing = [
        *evaluated_lines.before_december(occasion),
        *projects.missing(task, indicators),
        *money.missing_spending({code: spent}),
        *money.missing_sources(task, sources),
        *evaluated_lines.missing_result(written),
        *evaluated_lines.missing(indicators, said),
    ]
    return official_tables.paper(NAME, TITLE, owner, occasion, figures, missing, task)
