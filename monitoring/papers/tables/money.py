"""The money of a table: planned, adjusted, spent, expected, by the names of its columns; where it comes from."""

from decimal import Decimal

from monitoring.language.catalogue import gettext as _
from monitoring.papers.figures import Value, amount
from monitoring.papers.paper import Missing, Occasion

AMOUNTS = {
    "initial_amount": "planned_amount",
    "adjustment_amount": "adjustment_amount",
    "budget_amount": "budget_amount",
    "executed_amount": "executed_amount",
    "expected_amount": "expected_amount",
}
RATES = ("initial_rate", "execution_rate")
# Where the money of a project comes from.
SOURCES = ("fiscal", "carried", "other")
ENTRY = {"open": "money_entries"}


def columns(row: dict, occasion: Occasion) -> dict[str, Value]:
    """The columns of a line of money, from a row of ``monitored_money``; an empty row gives empty ones."""
    amounts = {name: amount(row.get(column), occasion.is_in_yuan) for name, column in AMOUNTS.items()}
    return amounts | {name: row.get(name) for name in RATES}


def of_line(line: str, row: dict, occasion: Occasion) -> dict[str, Value]:
    """The same as figures of their own, such as ``total.executed_amount``."""
    return {f"{line}.{name}": value for name, value in columns(row, occasion).items()}


def by_code(database, occasion: Occasion) -> dict[str, dict]:
    """Code of a task or budget line, or ``total`` → its money up to the month and what is expected of the year."""
    expected = {row["task_code"]: row for row in database.query("expected_money", **occasion.key)}
    added = ("expected_amount", "expected_text", "is_proposal")
    return {
        row["task_code"]: row | {name: expected.get(row["task_code"], {}).get(name) for name in added}
        for row in database.query("monitored_money", **occasion.key)
    }


def sources(database, occasion: Occasion) -> dict[str, dict[str, dict]]:
    """Code of a task, or ``total`` → source of its money → the row of ``money_sources``."""
    found: dict[str, dict[str, dict]] = {}
    for row in database.query("money_sources", **occasion.key):
        adjusted = {"adjustment_amount": _difference(row["budget_amount"], row["planned_amount"])}
        found.setdefault(row["task_code"], {})[row["money_source"]] = row | adjusted
    return found


def _difference(after: Decimal | None, before: Decimal | None) -> Decimal | None:
    return None if after is None or before is None else after - before


def of_sources(own: dict[str, dict], occasion: Occasion) -> dict[str, Value]:
    """The lines of a table with the sources of its money, each under its name."""
    return {
        name: value for source in SOURCES for name, value in of_line(source, own.get(source, {}), occasion).items()
    }


def missing_sources(task: dict, own: dict[str, dict]) -> list[Missing]:
    """That nobody has said where the money of a project comes from, or how much of each is spent."""
    rows = [own.get(source, {}) for source in SOURCES]
    if all(row.get(name) is not None for row in rows for name in ("planned_amount", "executed_amount")):
        return []
    sentence = _("Of {code} {name} it is not said where its money comes from, and how much of each is spent.")
    return [Missing(sentence.format(code=task["task_code"], name=task["task_name"]), "budget", ENTRY)]


def missing_outlooks(lines: dict[str, dict]) -> list[Missing]:
    """The tasks and budget lines of which nobody has said, or confirmed, what is expected to be spent."""
    sentence = _("Of {code} {name} it is not said what is expected to be spent in the year.")
    found = [
        Missing(sentence.format(code=code, name=row["task_name"]), "budget", ENTRY)
        for code, row in lines.items()
        if row["expected_amount"] is None
    ]
    proposed = sum(row["expected_amount"] is not None and bool(row["is_proposal"]) for row in lines.values())
    if proposed:
        sentence = _("What is expected to be spent is only proposed, and nobody has confirmed it: {count} lines.")
        found.append(Missing(sentence.format(count=proposed), "budget", ENTRY))
    return found


def missing_spending(lines: dict[str, dict]) -> list[Missing]:
    """The tasks and budget lines of which nothing spent is reported."""
    sentence = _("Nothing spent is reported of {code} {name}.")
    return [
        Missing(sentence.format(code=code, name=row["task_name"]), "submit", {"template": "spending"})
        for code, row in lines.items()
        if row["executed_amount"] is None
    ]
