"""项目支出绩效目标执行监控表: money and indicators of one project up to a month, and what is expected."""

from monitoring.language.catalogue import gettext as _
from monitoring.papers import headings, money, monitored_lines, official_tables, projects
from monitoring.papers.figures import Figures
from monitoring.papers.paper import Missing, Occasion, Paper

NAME = "project_monitoring"
TITLE = "项目支出绩效目标执行监控表"


def make(database, occasion: Occasion) -> Paper:
    """The table of the project ``occasion.task_code``. Raises ``UnknownName`` for a project that there is not."""
    owner, task = headings.department(database, occasion), projects.project(database, occasion)
    indicators = projects.linked(database, occasion)
    said = monitored_lines.said(database, occasion)
    spent = money.by_code(database, occasion)[task["task_code"]]
    figures = Figures(
        headings.owner_figures(owner)
        | {"project_name": task["task_name"], "goal_text": task["content"]}
        | money.of_line("total", spent, occasion)
        | {name: value for source in money.SOURCES for name, value in money.of_line(source, {}, occasion).items()},
        {"indicators": monitored_lines.lines(indicators, said)},
    )
    missing = [*projects.missing(task, indicators), *_missing(task, spent), *monitored_lines.missing(indicators, said)]
    return official_tables.paper(NAME, TITLE, owner, occasion, figures, missing, task)


def _missing(task: dict, spent: dict) -> list[Missing]:
    if spent["executed_amount"] is not None:
        return []
    sentence = _("Nothing spent is reported of {code} {name}.")
    return [Missing(sentence.format(code=task["task_code"], name=task["task_name"]), "submit")]
