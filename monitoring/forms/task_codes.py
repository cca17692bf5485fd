"""The codes of tasks: the form's own number where it has one, else the next free one of its section."""

import re
from dataclasses import replace

from monitoring.files.cell_values import shown
from monitoring.forms.parts import TASK_CODE_LETTERS, Task
from monitoring.forms.rows import Draft, Row
from monitoring.forms.wording import as_chinese_number, as_figures
from monitoring.language.catalogue import gettext as _

_NUMBER = re.compile(r"\(?([0-9]{1,4})(?:\.0)?\)?[.、]?")
_CHINESE_NUMBER = re.compile(r"\(?([一二三四五六七八九十]+)\)?[.、]?")
_OTHER_NUMBER = re.compile(r"\(?[0-9]+(?:[.-][0-9]+)+\)?[.、]?")


def is_task_number(text: str) -> bool:
    """Whether a cell counts tasks: ``3``, ``（三）``, ``3.1``."""
    figures = as_figures(text)
    return bool(_OTHER_NUMBER.fullmatch(figures)) or _number(figures) is not None


def _number(figures: str) -> int | None:
    if found := _NUMBER.fullmatch(figures):
        return int(found[1])
    found = _CHINESE_NUMBER.fullmatch(figures)
    return as_chinese_number(found[1]) if found else None


def _number_of(task: Task) -> int | None:
    return _number(as_figures(task.task_number))


def tasks_with_codes(draft: Draft) -> list[Task]:
    """The tasks with their codes: the form's own numbers first, then the next free ones for the others."""
    codes: dict[int, str] = {}
    for place, task in enumerate(draft.tasks):
        number = _number_of(task)
        code = f"{TASK_CODE_LETTERS[task.section]}{number}"
        if number is not None and code not in codes.values():
            codes[place] = code
    for place, task in enumerate(draft.tasks):
        if place not in codes:
            codes[place] = _next_code(task.section, codes)
            _say_code(draft, task, codes[place])
    return [replace(task, task_code=codes[place]) for place, task in enumerate(draft.tasks)]


def _next_code(section: str, codes: dict[int, str]) -> str:
    # Not the gaps: a number that is missing in the form belonged to another task once.
    letter = TASK_CODE_LETTERS[section]
    taken = [int(code[1:]) for code in codes.values() if code[0] == letter]
    return f"{letter}{max(taken, default=0) + 1}"


def _say_code(draft: Draft, task: Task, code: str) -> None:
    row = Row(task.source_row, (task.task_number,))
    if _number_of(task) is not None:
        draft.note(
            row,
            "error",
            _(
                "The number {number} stands twice among the tasks of this section; “{name}” would become {code}."
            ).format(number=task.task_number, name=shown(task.task_name), code=code),
            _("Give each task of the section a number of its own and read the form again."),
            value=task.task_number,
        )
    elif "number" in draft.task_columns:
        draft.note(
            row,
            "warning",
            _("The task “{name}” has no number of its own; its code is {code}.").format(
                name=shown(task.task_name), code=code
            ),
            _("Nothing to do, unless the form gives it a number."),
            value=task.task_number or task.task_name,
        )
