"""What a target form asks for, to read: its head, its indicators with their way of counting, its tasks."""

from markupsafe import Markup

from monitoring.charts.remembered import remembered
from monitoring.language import formats, indicator_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html import originals, text_tables
from monitoring.screen.html.sections import note
from monitoring.screen.html.templates import render


def form_head(head: dict, lines: list[dict]) -> Markup:
    """A row of ``departments`` with its ``form_budget``: budget lines, size, goal."""
    amounts = " · ".join(f"{line['line_name']} {formats.money(line['budget_amount'])}" for line in lines)
    size = _("Supervising: {supervising} · Staff: {staff} · Subordinate units: {units}").format(
        supervising=head["supervising_department"] or formats.NOTHING,
        staff=formats.number(head["staff_count"]),
        units=formats.number(head["subordinate_unit_count"]),
    )
    return render("form_head", amounts=amounts, size=size, goal=note(head["goal_text"] or ""))


@remembered
def indicators(rows: list[dict]) -> Markup:
    """Rows of ``targets`` with how each is counted, why, who confirmed it, and its row in the form."""
    columns = {
        "indicator_code": _("Code"),
        "name": _("Indicator"),
        "target": _("Target"),
        "counting": _("How it is counted"),
        "direction": _("Direction"),
        "weight": _("Weight"),
        "responsible_office": _("Responsible office"),
        "counting_note": _("Counting note"),
        "state": _("State"),
        "reason": _("Why it was proposed"),
        "source_row": _("Row of the form"),
    }
    if_any = ("weight", "responsible_office", "counting_note")
    return _table("targets", [_indicator(row) for row in rows], columns, if_any)


def _indicator(row: dict) -> dict:
    direction = vocabulary.term(vocabulary.DIRECTIONS, row["direction"])
    if row["tolerance_value"]:
        direction += f" ±{formats.number(row['tolerance_value'])}"
    return {
        **row,
        "name": indicator_words.full_name(row),
        "target": formats.target(row),
        "counting": indicator_words.counting(row),
        "direction": direction,
        "state": indicator_words.confirmation(row),
        "reason": indicator_words.reason(row),
        "source_row": originals.link(row, row["source_row"]),
    }


@remembered
def tasks(rows: list[dict]) -> Markup:
    """Rows of ``form_tasks`` with their planned money, when each is paid, their content, and their row in the form."""
    columns = {
        "task_code": _("Code"),
        "task_name": _("Name"),
        "section": _("Section"),
        "amount": _("Planned money"),
        "paid": _("Paid at once, in"),
        "responsible_office": _("Responsible office"),
        "planning_note": _("Note"),
        "content": _("Content"),
        "source_row": _("Row of the form"),
    }
    if_any = ("paid", "responsible_office", "planning_note")
    return _table("tasks", [_task(row) for row in rows], columns, if_any)


def _task(row: dict) -> dict:
    return {
        **row,
        "section": vocabulary.term(vocabulary.SECTIONS, row["section"]),
        "amount": formats.money(row["budget_amount"]),
        "paid": row["payment_month"] and formats.month_name(row["payment_month"]),
        "source_row": originals.link(row, row["source_row"]),
    }


def _table(look: str, rows: list[dict], columns: dict[str, str], if_any: tuple[str, ...]) -> Markup:
    """A table of ``columns`` in its ``look``; those of ``if_any`` stand only where a row has something in them."""
    shown = {name: label for name, label in columns.items() if name not in if_any or any(row[name] for row in rows)}
    return render("wide_table", look=look, table=text_tables.table(rows, shown, "listing"))
