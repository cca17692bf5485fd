"""The way to a figure's file, and rows of a file as a table of ours, with the one that is looked for marked."""

from markupsafe import Markup

from monitoring.files.cells import column_name
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html.templates import PIECES, render

# Wider sheets have columns that nobody asks about; the file itself has them all.
COLUMNS_SHOWN = 30


def link(row: dict, text: str | int) -> Markup:
    """The way to the file of a row with submission_id and source_row, at that row."""
    return PIECES.original_link(f"{row['submission_id']}-{row['source_row']}", text)


def with_link(text: str, row: dict) -> Markup:
    """A sentence on a row with submission_id and source_row, and the way to its file."""
    return PIECES.with_original(text, f"{row['submission_id']}-{row['source_row']}", _("Open the file at this row"))


def rows(shown: dict[int, tuple[str, ...]], cited: int) -> Markup:
    """Rows of a file by number, under the letters of their columns; where some are left out there is a gap."""
    width = max((place + 1 for texts in shown.values() for place, text in enumerate(texts) if text.strip()), default=1)
    width = min(width, COLUMNS_SHOWN)
    lines = [
        {
            "number": number,
            "texts": (*texts[:width], *[""] * (width - len(texts))),
            "is_cited": number == cited,
            "is_after_gap": number > 1 and number - 1 not in shown,
        }
        for number, texts in shown.items()
    ]
    return render("original_rows", lines=lines, letters=[column_name(place) for place in range(width)])
