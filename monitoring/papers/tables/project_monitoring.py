"""项目支出绩效目标执行监控表: money and indicators of one project up to a month, and what is expected."""

from monitoring.papers import headings
from monitoring.papers.figures import Figures
from monitoring.papers.paper import Occasion, Paper
from monitoring.papers.tables import money, monitored_lines, official_tables, outlooks, projects

NAME = "project_monitoring"
TITLE = "项目支出绩效目标执行监控表"


def make(database, occasion: Occasion) -> Paper:
    """The table of the project ``occasion.task_code``. Raises ``UnknownName`` for a project that there is not."""
    owner, task = headings.department(database, occasion), projects.project(database, occasion)
    code, name = task["task_code"], task["task_name"]
    indicators = projects.linked(database, occasion)
    said = outlooks.said(database, occasion)
    spent = money.by_code(database, occasion)[code]
    sources = money.sources(database, occasion).get(code, {})
    figures = Figures(
        headings.owner_figures(owner)
        | {"project_name": name, "goal_text": task["content"]}
        | money.of_line("total", spent, occasion)
        | money.of_sources(sources, occasion),
        {"indicators": monitored_lines.lines(indicators, said)},
    )
    missing = [
        *projects.missing(task, indicators),
        *money.missing_spending({code: spent}),
        *money.missing_outlooks({code: spent}),
        *money.missing_sources(task, sources),
        *outlooks.missing(indicators, said, occasion),
    ]
    return official_tables.paper(NAME, TITLE, owner, occasion, figures, missing, task)
