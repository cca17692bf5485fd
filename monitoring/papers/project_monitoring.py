"""项目支出绩效目标执行监控表: money and indicators of one project up to a month, and what is expected."""

from monitoring.language.catalogue import gettext as _
from monitoring.papers import filled_workbook, headings, layouts, monitored_lines, monitored_money
from monitoring.papers.figures import Figures
from monitoring.papers.paper import Missing, Occasion, Paper
from monitoring.papers.projects import linked, project

NAME = "project_monitoring"
TITLE = "项目支出绩效目标执行监控表"
# Where the money of a project comes from.
SOURCES = ("fiscal", "carried", "other")


def make(database, occasion: Occasion) -> Paper:
    """The table of the project ``occasion.task_code``. Raises ``UnknownName`` for a project that there is not."""
    department, task = headings.department(database, occasion), project(database, occasion)
    indicators = linked(database, occasion)
    deviations = {row["item_code"]: row for row in database.query("deviation_explanations", **occasion.key)}
    (money,) = (
        row for row in database.query("monitored_money", **occasion.key) if row["task_code"] == task["task_code"]
    )
    figures = Figures(
        {
            "project_name": task["task_name"],
            "supervising_department": department["supervising_department"] or department["department_name"],
            "department_name": department["department_name"],
            "goal_text": task["content"],
            **monitored_money.of_line("total", money, occasion),
        }
        | {name: None for source in SOURCES for name in monitored_money.of_line(source, {}, occasion)},
        {"indicators": monitored_lines.lines(indicators, deviations)},
    )
    missing = (
        *headings.illustrative(department),
        *_missing(task, money, indicators),
        *monitored_lines.missing(indicators, deviations, occasion),
    )
    layout = layouts.layout(NAME, occasion.place, occasion.round_number)
    content = filled_workbook.filled(layout, figures, headings.follow(occasion), bool(missing))
    return Paper(headings.file_name(department, occasion, TITLE, task), content, missing)


def _missing(task: dict, money: dict, indicators: list[dict]) -> list[Missing]:
    found = []
    if not indicators:
        said = _("No indicator is linked to {code} {name}: the table has none.")
        found.append(Missing(said.format(code=task["task_code"], name=task["task_name"]), "budget", {"open": "links"}))
    if money["executed_amount"] is None:
        said = _("Nothing spent is reported of {code} {name}.")
        found.append(Missing(said.format(code=task["task_code"], name=task["task_name"]), "submit", {}))
    return found
