"""How an indicator's months add up and when its target is due: proposed by rule, for a person to confirm.

The rules are the rows of ``proposals.csv``, in order; the first that fits an indicator decides. Each column on
the left is a condition, and an empty one always holds:

- ``comparator``: one of these, separated by blanks; ``text`` stands for a target in words;
- ``level``: words (a regular expression) in the first or second level; ``name``: in the third level;
  ``words``: in the third level or its explanation; ``unit``: the whole unit;
- ``at_least``, ``below``: the size of the target.

By when a target is due, its own text may say better than a rule: 2024年11月底前.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from monitoring.files.periods import Deadline, deadlines_in
from monitoring.language.catalogue import N_

RULES_FILE = Path(__file__).with_suffix(".csv")
NAMED_MONTH = N_("The text of the target names the month by which it is due.")
UNCLEAR_MONTH = N_(
    "The text of the target names a month that can be read in several ways: please check when it is due."
)


@dataclass(frozen=True)
class Proposal:
    """What is proposed for one indicator; ``reason`` is an English message id.

    ``needs_confirmation`` is True where the rule itself is in doubt, so that a person is asked first.
    """

    aggregation: str
    direction: str
    pacing: str
    due_month: int | None
    reason: str
    needs_confirmation: bool


@dataclass(frozen=True)
class Rule:
    """One row of ``proposals.csv``: its conditions, as written there, and what it proposes."""

    comparators: tuple[str, ...]
    level: str
    name: str
    words: str
    unit: str
    at_least: Decimal | None
    below: Decimal | None
    proposal: Proposal


def propose(
    level1: str,
    level2: str,
    level3: str,
    explanation: str,
    comparator: str | None,
    target_value: Decimal | None,
    unit: str,
    target_text: str = "",
    year: int | None = None,
) -> Proposal:
    """The proposal of the first rule that fits (the last rule fits everything), due when the texts say so.

    ``comparator`` and ``target_value`` are None for a target in words; ``year`` is that of the form.
    """
    rule = _first_that_fits(level1, level2, level3, explanation, comparator, target_value, unit)
    found = deadlines_in(target_text) | deadlines_in(level3) | deadlines_in(explanation)
    return _due(rule, found, year)


def _due(proposal: Proposal, found: set[Deadline], year: int | None) -> Proposal:
    """The proposal, due in the month of the one deadline that was ``found``; with several a person is asked.

    What has to hold in every month (a ceiling, a floor) and what comes together through the year to its end stay so.
    """
    months = {each.month for each in found}
    is_once = proposal.pacing == "due" or (proposal.direction == "higher" and proposal.aggregation != "minimum")
    if not found or not is_once or (months == {12} and proposal.pacing in ("even", "steps")):
        return proposal
    if len(months) > 1 or any(each.is_unclear or each.year not in (None, year) for each in found):
        return replace(proposal, reason=UNCLEAR_MONTH, needs_confirmation=True)
    return replace(proposal, pacing="due", due_month=months.pop(), reason=NAMED_MONTH)


def _first_that_fits(
    level1: str,
    level2: str,
    level3: str,
    explanation: str,
    comparator: str | None,
    target_value: Decimal | None,
    unit: str,
) -> Proposal:
    level, name, explanation, unit = (_plain(text) for text in (level1 + level2, level3, explanation, unit))
    return next(
        rule.proposal
        for rule in rules()
        if (comparator or "text") in (rule.comparators or (comparator or "text",))
        and re.search(rule.level, level)
        and re.search(rule.name, name)
        and re.search(rule.words, f"{name} {explanation}")
        and (not rule.unit or re.fullmatch(rule.unit, unit))
        and _has_size(rule, target_value)
    )


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they are tried."""
    with RULES_FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_rule(row) for row in csv.DictReader(file))


def reasons() -> list[str]:
    """The reasons of all rules, each once: message ids for the catalogue."""
    return list(dict.fromkeys(rule.proposal.reason for rule in rules()))


def _rule(row: dict[str, str]) -> Rule:
    return Rule(
        comparators=tuple(row["comparator"].split()),
        level=row["level"],
        name=row["name"],
        words=row["words"],
        unit=row["unit"],
        at_least=_decimal(row["at_least"]),
        below=_decimal(row["below"]),
        proposal=Proposal(
            aggregation=row["aggregation"],
            direction=row["direction"],
            pacing=row["pacing"],
            due_month=int(row["due_month"]) if row["due_month"] else None,
            reason=row["reason"],
            needs_confirmation=row["confirm"] == "yes",
        ),
    )


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _has_size(rule: Rule, target_value: Decimal | None) -> bool:
    if rule.at_least is None and rule.below is None:
        return True
    if target_value is None:
        return False
    return (rule.at_least is None or target_value >= rule.at_least) and (
        rule.below is None or target_value < rule.below
    )


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
