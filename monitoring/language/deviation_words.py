"""Deviations in words: what they are, how they are explained, and who still owes an explanation."""

from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _


def deviation(row: dict) -> str:
    """What is wrong with a row of ``deviation_explanations``: late, overspent, or far above its target."""
    if row["status"] == "on_track" and row["item_kind"] == "money":
        return _("▲ Less than 90 % spent")
    if not row["is_excess"]:
        return vocabulary.status_with_symbol(row["status"])
    if row["item_kind"] == "money":
        return _("{symbol} Overspent").format(symbol=vocabulary.SYMBOLS["behind"])
    return _("▲ Far above target")


def reach(rate) -> str:
    """How much of what is due by now is reached; what is not all of it is never rounded up to all."""
    shown = formats.completion(rate) if rate < 1 else formats.percent(rate, 0)
    return _("{rate} of what is due by now").format(rate=shown)


def owed_count(owed: int, count: int) -> str:
    """How many of so many entries have no explanation yet."""
    return _("{owed} of {count} have no explanation yet.").format(owed=owed, count=count)


def explanation_state(row: dict) -> str:
    """Whether a deviation is explained."""
    return _("▲ Owed") if row["is_owed"] else _("✓ Explained")


def reasons(row: dict) -> str:
    """Everything that was explained of a row of ``deviation_explanations``, in one line."""
    if row["is_owed"]:
        return _("No explanation yet.")
    kinds = formats.listed(_(label) for name, label in vocabulary.REASONS.items() if row[f"is_{name}_reason"])
    sentence = explanation_sentence(row)
    if row["expected_value"] is not None:
        expected = formats.money if row["item_kind"] == "money" else formats.number
        sentence += _(" Expected by December: {value}.").format(value=expected(row["expected_value"]))
    return f"{kinds} — {sentence}"


def explanation_sentence(row: dict) -> str:
    """The explanation of an attention row in a sentence, or nothing where there is none."""
    if not row["reason_text"]:
        return ""
    sentence = _("Reason: {reason}.").format(reason=formats.unstopped(row["reason_text"]))
    if row["measures"]:
        sentence += _(" Measures: {measures}.").format(measures=formats.unstopped(row["measures"]))
    if row["likelihood"]:
        sentence += _(" Reaching the target by December is {likelihood}.").format(
            likelihood=vocabulary.term(vocabulary.LIKELIHOODS, row["likelihood"])
        )
    return sentence


def owed_explanations_message(rows: list[dict]) -> str:
    """A message that asks for explanations of rows of ``deviation_explanations`` of one month, to be copied."""
    first = rows[0]
    lines = [
        f"{row['item_code']} {row['item_name']} {deviation(row)}"
        + (f" — {row['responsible_office']}" if row["responsible_office"] else "")
        for row in rows
    ]
    return "\n".join(
        [
            _("The following deviations of {month} {year} have no explanation yet; please submit one:").format(
                month=formats.month_name(first["month"]), year=first["year"]
            ),
            *lines,
        ]
    )
