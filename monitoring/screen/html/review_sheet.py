"""The rows of a form's file beside what was understood of them.

Every row stands there once, as it is in the file. Its treatment is said by a symbol and a word, with a colour.
"""

from collections.abc import Iterator

from markupsafe import Markup

from monitoring.files.cell_values import shown
from monitoring.files.cells import Cells, column_name
from monitoring.forms.official_form import OfficialForm
from monitoring.forms.parts import Indicator, PrintedScore, SourceRow
from monitoring.forms.review import PASSED_OVER, Reading
from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import N_
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem
from monitoring.screen.html.templates import render

ROWS_SHOWN = 600
TREATMENTS = {
    "read": N_("✓ Read"),
    "layout": N_("○ Layout"),
    "not_understood": N_("✕ Not understood"),
}
# What a row was understood as; a text that is not here is shown as it is.
MEANINGS = {
    "title": N_("title"),
    "page title": N_("title of a page"),
    "page number": N_("page number"),
    "page department": N_("department, once more"),
    "attachment number": N_("number of the attachment"),
    "blank": N_("empty row"),
    "note": N_("note"),
    "year": N_("year"),
    "year left blank": N_("year left blank"),
    "money unit": N_("unit of the money"),
    "department": N_("department"),
    "basic information": N_("information on the department"),
    "information that is not kept": N_("information that is not kept"),
    "section label": N_("heading of a section"),
    "goal": N_("goal of the year"),
    "goal continued": N_("goal of the year, continued"),
    "goal header": N_("heading of the goal"),
    "goal label": N_("heading of the goal"),
    "budget header": N_("heading of the budget"),
    "budget line": N_("budget line"),
    "budget line without an amount": N_("budget line without an amount"),
    "budget line among tasks": N_("budget line among tasks"),
    "task header": N_("heading of the tasks"),
    "task": N_("task"),
    "task content continued": N_("content of a task, continued"),
    "task total": N_("total of the tasks"),
    "empty task row": N_("empty row of the tasks"),
    "indicator header": N_("heading of the indicators"),
    "indicator": N_("indicator"),
    "indicator of several years": N_("indicator of several years, not kept"),
    "empty indicator row": N_("empty row of the indicators"),
    "total score": N_("total of the scores"),
    "another form": N_("another form"),
    "unknown": N_("unknown"),
    PASSED_OVER: N_("passed over by a person"),
}


def sheet(reading: Reading) -> Markup:
    """The file on the left, what was understood of each row on the right; the first ``ROWS_SHOWN`` rows."""
    understood = _understood(reading.form)
    remarks: dict[int | None, list[Problem]] = {}
    for problem in reading.form.problems:
        remarks.setdefault(problem.row, []).append(problem)
    rows = [
        _row(reading.cells, row, understood.get(row.row_number, []), remarks.get(row.row_number, []))
        for row in reading.form.source_rows[:ROWS_SHOWN]
    ]
    return render("review_sheet", rows=rows)


def legend(form: OfficialForm) -> Markup:
    """How many rows have which treatment, and how cells are marked."""
    treatments = [
        {
            "name": treatment,
            "words": vocabulary.term(TREATMENTS, treatment),
            "count": sum(row.treatment == treatment for row in form.source_rows),
        }
        for treatment in TREATMENTS
    ]
    return render("review_legend", treatments=treatments)


def _row(cells: Cells, row: SourceRow, understood: list[str], remarks: list[Problem]) -> dict:
    return {
        "row_number": row.row_number,
        "treatment": row.treatment,
        "treatment_words": vocabulary.term(TREATMENTS, row.treatment),
        "meaning": _(MEANINGS.get(row.meaning, row.meaning)),
        "cells": [
            {"text": text, "is_noted": _is_noted(text, f"{column_name(column)}{row.row_number}", remarks)}
            for column, text in enumerate(cells.rows[row.row_number - 1])
            if text.strip()
        ],
        "understood": understood,
        "remarks": [problem.problem for problem in remarks],
    }


def _is_noted(text: str, place: str, remarks: list[Problem]) -> bool:
    """Whether a remark is made on a cell of the file: by its place, or by what it says."""
    return any(problem.cell == place if problem.cell else problem.value == shown(text) for problem in remarks)


def _understood(form: OfficialForm) -> dict[int, list[str]]:
    """Row → what was made of it, in words."""
    found: dict[int, list[str]] = {}
    for row, text in _said(form):
        found.setdefault(row, []).append(text)
    return found


def _said(form: OfficialForm) -> Iterator[tuple[int, str]]:
    for row in form.source_rows:
        if row.meaning == "title":
            yield row.row_number, f"{form.title} · {form.year or '?'}"
        elif row.meaning == "department":
            yield row.row_number, form.department_name
    for line in form.budget_lines:
        yield line.source_row, f"{line.line_code} {line.line_name}: {formats.money(line.budget_amount)}"
    for task in form.tasks:
        section = vocabulary.term(vocabulary.SECTIONS, task.section)
        yield (
            task.source_row,
            f"{task.task_code} {task.task_name}: {formats.money(task.budget_amount)} · {section}",
        )
    for indicator in form.indicators:
        yield indicator.source_row, _indicator(indicator)
    for value in form.final_values:
        yield value.source_row, _("reached at the end of the year: {value}").format(value=value.actual_text)
    for money in form.final_money:
        spent = _("spent at the end of the year: {amount}").format(amount=formats.money(money.executed_amount))
        yield money.source_row, f"{money.code or money.name} {spent}"
    for printed in form.printed_scores:
        yield printed.source_row, _score(printed)


def _indicator(indicator: Indicator) -> str:
    target = formats.target(
        {name: getattr(indicator, name) for name in ("target_value", "comparator", "target_text", "unit")}
    )
    weight = (
        ""
        if indicator.weight is None
        else " · " + _("weight {weight}").format(weight=formats.number(indicator.weight))
    )
    initial = (
        " · " + _("before the adjustment: {initial}").format(initial=indicator.initial_target_text)
        if indicator.initial_target_text
        else ""
    )
    return f"{indicator.level1} › {indicator.level2} › {indicator.level3}: {target}{initial}{weight}"


def _score(printed: PrintedScore) -> str:
    """What is printed of points and score; the name of an indicator stands beside it already."""
    name = "" if printed.part == "indicator" else f"{printed.name}: "
    if printed.score is None:
        return name + _("{points} points").format(points=formats.number(printed.points))
    if printed.points is None:
        return name + _("score {score}").format(score=formats.number(printed.score))
    return name + _("score {score} of {points} points").format(
        score=formats.number(printed.score), points=formats.number(printed.points)
    )
