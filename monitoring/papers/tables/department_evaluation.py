"""部门整体支出绩效自评表: what a department reached with its money in the year, and the points for it."""

from decimal import Decimal

from monitoring.papers import headings
from monitoring.papers.figures import Figures, Value, amount
from monitoring.papers.paper import Occasion, Paper
from monitoring.papers.tables import evaluated_lines, money, official_tables, outlooks, task_lines

NAME = "department_evaluation"
TITLE = "部门整体支出绩效自评表"
ALL = "total"
# Budget and spending by where the money comes from: this year's grants, and whatever else there is.
COLUMNS = ("fiscal_budget_amount", "other_budget_amount", "fiscal_executed_amount", "other_executed_amount")


def make(database, occasion: Occasion) -> Paper:
    """The table of a department. Raises ``UnknownName`` where it has no form of the year."""
    owner = headings.department(database, occasion)
    indicators = database.query("indicator_progress", **occasion.key)
    said = outlooks.said(database, occasion)
    scores = {row["item_code"]: row for row in database.query("department_evaluation", **occasion.key)}
    spent, sources = money.by_code(database, occasion), money.sources(database, occasion)
    written = evaluated_lines.written(database, occasion, ALL)
    tasks = task_lines.lines(database, occasion, spent, indicators)
    of_tasks = [_of_sources(sources.get(line["task_code"], {}), occasion) for line in tasks]
    figures = Figures(
        headings.owner_figures(owner)
        | {"goal_text": owner["goal_text"], "goal_result": written.get("result")}
        | money.of_line("total", spent.get(ALL, {}), occasion)
        | _named("total", _of_sources(sources.get(ALL, {}), occasion))
        | money.of_line("tasks_total", _all_tasks(database, occasion), occasion)
        | _named("tasks_total", _sums(of_tasks))
        | evaluated_lines.totals(scores)
        | evaluated_lines.texts(scores, written, list(said.values())),
        {
            "tasks": [line | own for line, own in zip(tasks, of_tasks, strict=True)],
            "indicators": evaluated_lines.lines(indicators, said, scores),
        },
    )
    missing = [
        *evaluated_lines.before_december(occasion),
        *money.missing_spending({code: row for code, row in spent.items() if code != ALL}),
        *task_lines.missing_sources(database, occasion, sources),
        *evaluated_lines.missing_result(written),
        *evaluated_lines.missing(indicators, said),
    ]
    return official_tables.paper(NAME, TITLE, owner, occasion, figures, missing)


def _all_tasks(database, occasion: Occasion) -> dict:
    """The money of all tasks together; nothing where the form has none."""
    return next((row for row in database.query("money_totals", **occasion.key) if row["part"] == "tasks"), {})


def _named(line: str, figures: dict[str, Value]) -> dict[str, Value]:
    return {f"{line}.{name}": value for name, value in figures.items()}


def _of_sources(own: dict[str, dict], occasion: Occasion) -> dict[str, Value]:
    """``COLUMNS`` of a task or of the whole, as far as somebody has said where its money comes from."""
    found = {}
    for column in ("budget_amount", "executed_amount"):
        fiscal, carried, other = (own.get(source, {}).get(column) for source in money.SOURCES)
        rest = None if other is None else other + (carried or 0)
        found[f"fiscal_{column}"] = amount(fiscal, occasion.is_in_yuan)
        found[f"other_{column}"] = amount(rest, occasion.is_in_yuan)
    return found


def _sums(lines: list[dict[str, Value]]) -> dict[str, Value]:
    """The sum of each column; none where a line does not have it, because then nobody knows."""
    return {name: _sum([line[name] for line in lines]) for name in COLUMNS}


def _sum(values: list[Decimal | None]) -> Decimal | None:
    return None if None in values or not values else sum(values, Decimal(0))
