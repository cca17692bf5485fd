"""Which indicators show the results of which task: suggested from shared words, decided by a person."""

import re

from monitoring.actions import submissions
from monitoring.store.database import Database

# Two texts share a pair of characters by chance; several of them, and a good part of the shorter name, they do not.
SHARED_PAIRS = 3
SHARED_PART = 0.3
EVERYWHERE = re.compile(r"工作|开展|进行|组织|活动|建设|数量|人员|我市|全市|本市")


def suggestions(task: dict, indicators: list[dict]) -> list[str]:
    """Codes of the indicators whose words a task's name and content share, the likeliest first. Only a proposal."""
    words_of_task = _pairs(f"{task['task_name']} {task['content'] or ''}")
    scored = [(_shared(words_of_task, row), row["indicator_code"]) for row in indicators]
    return [code for part, code in sorted(scored, key=lambda each: (-each[0], each[1])) if part >= SHARED_PART]


def save(
    database: Database, department_code: str, year: int, task_code: str, indicator_codes: list[str], who: str
) -> int:
    """Put the links of one task in force, beside those of all others; returns the submission's number."""
    others = [
        row
        for row in database.query("links_in_force", department_code=department_code, year=year)
        if row["task_code"] != task_code
    ]
    rows = [
        *({"task_code": row["task_code"], "indicator_code": row["indicator_code"]} for row in others),
        *({"task_code": task_code, "indicator_code": code} for code in indicator_codes),
    ]
    submission = submissions.entered(database, "links", department_code, year, who, rows)
    return database.commit(submission, {"links": rows})


def _shared(words_of_task: set[str], row: dict) -> float:
    own = _pairs(row["level3"])
    shared = own & words_of_task
    explained = _pairs(row["explanation"] or "") & words_of_task
    if len(shared | explained) < SHARED_PAIRS:
        return 0.0
    return max(len(shared) / len(own), len(explained) / len(_pairs(row["explanation"] or "") or {""})) if own else 0.0


def _pairs(text: str) -> set[str]:
    """All pairs of neighbouring Chinese characters, without the words that every text has."""
    runs = re.findall(r"[\u4e00-\u9fff]+", EVERYWHERE.sub(" ", text))
    return {run[place : place + 2] for run in runs for place in range(len(run) - 1)}
