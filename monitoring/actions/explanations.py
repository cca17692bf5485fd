"""Why something deviates: reasons, measures and outlook of an indicator or task in a month, entered on the page."""

from monitoring.actions import submissions
from monitoring.language.catalogue import gettext as _
from monitoring.language.vocabulary import REASONS
from monitoring.problems import MonitoringError
from monitoring.store.database import Database

# What is explained of a deviation, in the order of the official monitoring table.
REASON_COLUMNS = tuple(f"is_{name}_reason" for name in REASONS)
CHARACTERS_AT_MOST = 2000
EXPLAINED = (*REASON_COLUMNS, "reason_text", "measures", "likelihood", "expected_value")


def save(database: Database, department_code: str, year: int, month: int, wanted: dict[str, dict], who: str) -> int:
    """Put explanations (code → values of ``EXPLAINED``) of one month in force; returns the submission.

    Raises ``MonitoringError`` with every reason why not; then nothing is stored.
    """
    if problems := [problem for code, values in wanted.items() for problem in _problems(code, values)]:
        raise MonitoringError("\n\n".join(problems))
    rows = [
        {
            "month": month,
            "item_code": code,
            **{name: bool(values[name]) for name in REASON_COLUMNS},
            "reason_text": values["reason_text"] or "",
            "measures": values["measures"] or "",
            "likelihood": values["likelihood"],
            "expected_value": values["expected_value"],
            "source_row": row,
        }
        for row, (code, values) in enumerate(wanted.items(), 1)
    ]
    head = submissions.entered(database, "explanations", department_code, year, who, rows)
    outlooks = [_outlook(row, values) for row, values in zip(rows, wanted.values(), strict=True)]
    return database.commit(head, {"explanations": rows, "outlooks": outlooks})


def _outlook(row: dict, values: dict) -> dict:
    """What the explanation says of the year, which may be nothing any more; its words in ``values``, if any, stay."""
    said = {name: row[name] for name in ("month", "item_code", "likelihood", "expected_value", "source_row")}
    return said | {"expected_text": values.get("expected_text")}


def _problems(code: str, values: dict) -> list[str]:
    """What is missing in an explanation: a reason, and what it consists of (the official table asks for both)."""
    found = []
    if not any(values[name] for name in REASON_COLUMNS):
        found.append(_("{code}: tick at least one of the five reasons.").format(code=code))
    if not values["reason_text"]:
        found.append(_("{code}: a reason needs its explanation in words.").format(code=code))
    return found + [said for name in ("reason_text", "measures") for said in too_long(code, values[name])]


def too_long(code: str, text: str | None) -> list[str]:
    """That a text is longer than papers take, in a sentence that begins with what it is of; nothing otherwise."""
    if len(text or "") <= CHARACTERS_AT_MOST:
        return []
    said = _("{code}: at most {most} characters; here are {count}.")
    return [said.format(code=code, most=CHARACTERS_AT_MOST, count=len(text))]
