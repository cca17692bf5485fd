"""What is said of the items of a monitoring table: why one deviates, what is expected, what was corrected."""

from collections import defaultdict

from monitoring.language.catalogue import gettext as _
from monitoring.papers.paper import Missing, Occasion

EXPECTED = ("likelihood", "expected_value", "expected_text", "is_proposal", "is_complete")


def said(database, occasion: Occasion) -> dict[str, dict]:
    """Code of an indicator, task or budget line → the explanation, outlook and correction of the month, as one row."""
    found: dict[str, dict] = defaultdict(dict)
    for row in database.query("deviation_explanations", **occasion.key):
        found[row["item_code"]] |= row
    for row in database.query("expected_results", **occasion.key):
        found[row["indicator_code"]] |= {name: row[name] for name in EXPECTED}
    for row in database.query("corrections", **occasion.key):
        found[row["item_code"]] |= {"correction": row}
    return dict(found)


def correction(said: dict) -> str | None:
    """What became of a deviation of the first round: its result, or what is being done and until when."""
    row = said.get("correction")
    if row is None:
        return None
    if row["result"]:
        return f"已完成：{row['result']}" if row["done_on"] else row["result"]
    until = f"（限{row['due_on']:%Y年%m月%d日}前完成）" if row["due_on"] else ""
    return f"{row['measures'] or row['decision']}{until}"


def missing(indicators: list[dict], said: dict[str, dict], occasion: Occasion) -> list[Missing]:
    """What nobody has said of the indicators yet: reasons, what is expected, and in the second round what was done."""
    found = []
    for row in indicators:
        code = row["indicator_code"]
        found += [_of(row, sentence, code, place) for sentence, place in _lacking(said.get(code, {}), occasion)]
    proposed = sum(bool(each.get("is_proposal") and each.get("is_complete")) for each in _own(indicators, said))
    if proposed:
        sentence = _("What is expected of indicators is only proposed, and nobody has confirmed it: {count} of them.")
        found.append(Missing(sentence.format(count=proposed), "deviations", {"deviations_tab": "expected"}))
    return found


def owed(indicators: list[dict], said: dict[str, dict]) -> list[Missing]:
    """The reasons that are owed alone."""
    return [
        _of(row, _("{code} {name} deviates, and nobody has explained why."), row["indicator_code"], {})
        for row in indicators
        if said.get(row["indicator_code"], {}).get("is_owed")
    ]


def _own(indicators: list[dict], said: dict[str, dict]) -> list[dict]:
    return [said.get(row["indicator_code"], {}) for row in indicators]


def _lacking(own: dict, occasion: Occasion) -> list[tuple[str, dict]]:
    """The sentences on what one indicator lacks, each with what is chosen on the page where it is entered."""
    found = []
    if own.get("is_owed"):
        found.append((_("{code} {name} deviates, and nobody has explained why."), {}))
    if not own.get("is_complete"):
        sentence = _("Of {code} {name} it is not said what is expected of the year, and how likely its target is.")
        found.append((sentence, {"deviations_tab": "expected"}))
    if occasion.round_number == 2 and "correction" in own and not own["correction"]["result"]:
        sentence = _("Of {code} {name} it is not said what came of its correction.")
        found.append((sentence, {"deviations_tab": "corrections"}))
    return found


def _of(row: dict, sentence: str, code: str, place: dict) -> Missing:
    return Missing(sentence.format(code=code, name=row["level3"]), "deviations", place or {"item": code})
