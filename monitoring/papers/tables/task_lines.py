"""The lines of a table with tasks: a task each, its money, and how far its linked indicators are."""

from collections import Counter, defaultdict

from monitoring.papers.figures import Value
from monitoring.papers.paper import Missing, Occasion
from monitoring.papers.tables import money

# Statuses in the order in which they are counted up, in the words of the official papers.
STATUSES = {
    "met": "已完成",
    "on_track": "正常推进",
    "slow": "进度偏慢",
    "behind": "进度滞后",
    "not_due": "未到期",
    "no_data": "未填报",
}


def lines(database, occasion: Occasion, spent: dict[str, dict], indicators: list[dict]) -> list[dict[str, Value]]:
    """A line for each task of the form, in its order; ``indicators`` are the rows of ``indicator_progress``."""
    linked = _linked(database, occasion, indicators)
    return [
        {
            "task_code": task["task_code"],
            "task_name": task["task_name"],
            "results_text": _results(linked[task["task_code"]]),
            "expected_text": spent.get(task["task_code"], {}).get("expected_text"),
        }
        | money.columns(spent.get(task["task_code"], {}), occasion)
        for task in database.query("form_tasks", **occasion.whole_year)
    ]


def _linked(database, occasion: Occasion, indicators: list[dict]) -> dict[str, list[dict]]:
    by_code = {row["indicator_code"]: row for row in indicators}
    found = defaultdict(list)
    for link in database.query("links_in_force", **occasion.whole_year):
        if link["indicator_code"] in by_code:
            found[link["task_code"]].append(by_code[link["indicator_code"]])
    return found


def _results(linked: list[dict]) -> str | None:
    """How many of the linked indicators are how far; nothing where none is linked."""
    count = Counter(row["status"] for row in linked)
    told = "，".join(f"{words}{count[status]}项" for status, words in STATUSES.items() if count[status])
    return f"关联绩效指标{len(linked)}项：{told}" if linked else None


def missing_sources(database, occasion: Occasion, sources: dict[str, dict[str, dict]]) -> list[Missing]:
    """The tasks of which nobody has said where their money comes from."""
    tasks = database.query("form_tasks", **occasion.whole_year)
    return [lacking for task in tasks for lacking in money.missing_sources(task, sources.get(task["task_code"], {}))]
