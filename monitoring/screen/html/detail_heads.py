"""What stands above a detail: its name with the way back, what is wrong with it and how that is explained."""

from markupsafe import Markup

from monitoring.language import deviation_words, formats
from monitoring.screen.html.sections import note
from monitoring.screen.html.templates import PIECES, render


def title(key: str, code: str, name: str) -> Markup:
    """What is looked at in detail, and the way back: an address without the ``key`` that names it."""
    return PIECES.detail_title(key, code, name)


def deviation(row: dict, sentence: str) -> Markup:
    """What a form explains: the deviation's name and sentence, who explained it so far, and the way back."""
    by = "" if row["is_owed"] else f"{row['submitted_by']} · {formats.moment(row['submitted_at'])}"
    return render("deviation", title=title("item", row["item_code"], row["item_name"]), sentence=sentence, by=note(by))


def explanation(row: dict) -> Markup:
    """What was explained of a row of ``deviation_explanations``, or that it is owed, and the way to its form."""
    state, reasons = deviation_words.explanation_state(row), deviation_words.reasons(row)
    return render("explanation", row=row, state=state, reasons=reasons)
