"""Which indicator or task in force a line of a monitoring table means: by its name, its explanation, its target."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from monitoring.files.cell_values import plain, shown
from monitoring.forms.monitoring_table import TableLine
from monitoring.forms.target_cells import Target, target_of
from monitoring.forms.wording import as_label
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.lines import Line

# So much of a name has to be the same for it to be proposed.
_NEAR = 0.6


def indicator(line: Line, row: TableLine, known: list[dict]) -> dict | None:
    """The only one of the ``known`` indicators that ``row`` can mean; else None, and a problem at its name."""
    named = [item for item in known if as_label(row.name) in _names(item)]
    found = named
    for is_same in _WAYS_TO_TELL:
        if len(found) > 1:
            found = [item for item in found if is_same(row, item)] or found
    if len(found) == 1:
        _check_explanation(line, row, found[0])
        _check_target(line, row, found[0])
        return found[0]
    if named:
        _ask_which(line, row, found)
    else:
        _refuse_unknown(line, row.name, {item["level3"]: item["indicator_code"] for item in known})
    return None


def task(line: Line, name: str, known: list[dict]) -> dict | None:
    """The only one of the ``known`` tasks and budget lines with this name; else None, and a problem at its name."""
    found = [item for item in known if as_label(item["task_name"]) == as_label(name)]
    if len(found) == 1:
        return found[0]
    if found:
        problem = _("“{value}” is the name of {codes}.").format(
            value=shown(name), codes=formats.listed(item["task_code"] for item in found)
        )
        line.add("name", "error", problem, _("Report it in a month's file with its code, and empty the row here."))
    else:
        _refuse_unknown(line, name, {item["task_name"]: item["task_code"] for item in known})
    return None


def printed_target(row: TableLine) -> Target:
    """The target as the table prints it."""
    return target_of(row.text("comparator"), row.text("target"), row.text("unit"), row.name)


def _names(item: dict) -> set[str]:
    """How a table may call an indicator: by its name, or with its explanation behind it."""
    name, explanation = item["level3"], item["explanation"] or ""
    return {as_label(name), as_label(f"{name}({explanation})"), as_label(f"{name}{explanation}")}


def _same_explanation(row: TableLine, item: dict) -> bool:
    own = as_label(item["explanation"] or "")
    return bool(own) and (as_label(row.explanation) == own or own in as_label(row.name))


def _same_target(row: TableLine, item: dict) -> bool:
    return bool(row.text("target")) and not _difference(row, item)


def _same_levels(row: TableLine, item: dict) -> bool:
    return tuple(map(as_label, row.levels)) == (as_label(item["level1"]), as_label(item["level2"]))


_WAYS_TO_TELL: tuple[Callable[[TableLine, dict], bool], ...] = (_same_explanation, _same_target, _same_levels)


def _difference(row: TableLine, item: dict) -> bool:
    """Whether the printed target is another than the one in force."""
    printed = printed_target(row)
    if item["target_value"] is None or printed.value is None:
        return as_label(row.text("target")) != as_label(item["target_text"])
    is_compared_otherwise = not printed.confirm and printed.comparator != item["comparator"]
    units = {as_label(printed.unit), as_label(item["unit"] or "")} - {""}
    return printed.value != item["target_value"] or is_compared_otherwise or len(units) > 1


def _check_target(line: Line, row: TableLine, item: dict) -> None:
    if row.text("target") and _difference(row, item):
        line.add(
            "target",
            "warning",
            _("The target in force is {target}; the table has another, which is not taken over.").format(
                target=_target(item)
            ),
            _("Look whether the targets were changed: that is done by importing the target form."),
        )


def _check_explanation(line: Line, row: TableLine, item: dict) -> None:
    if row.explanation and item["explanation"] and not _same_explanation(row, item):
        line.add(
            "name",
            "warning",
            _("{code} {name} is explained in another way: “{explanation}”.").format(
                code=item["indicator_code"], name=item["level3"], explanation=shown(item["explanation"])
            ),
            _("Look whether the row means that indicator."),
        )


def _target(item: dict) -> str:
    if item["target_value"] is None:
        return f"“{shown(item['target_text'])}”"
    return f"{item['comparator']} {plain(item['target_value'])} {item['unit'] or ''}".strip()


def _ask_which(line: Line, row: TableLine, found: Iterable[dict]) -> None:
    choices = formats.listed(
        f"{item['indicator_code']} {item['level3']}（{shown(item['explanation'] or '—')}；{_target(item)}）"
        for item in found
    )
    line.add(
        "name",
        "error",
        _("“{value}” can be any of these: {choices}.").format(value=shown(row.name), choices=choices),
        _("Write the explanation in brackets behind the name, as it stands here."),
    )


def _refuse_unknown(line: Line, name: str, codes: dict[str, str]) -> None:
    near = get_close_matches(name, codes, n=1, cutoff=_NEAR)
    problem = _("“{value}” is not in force for this department and year.").format(value=shown(name))
    if near:
        hint = _("The nearest is {code} “{name}”: write that name, if it is meant; otherwise take the row out.")
        line.add("name", "error", problem, hint.format(code=codes[near[0]], name=shown(near[0])), near[0])
    else:
        hint = _("Import the target form with it first, or take the row out; there is nothing with a name like this.")
        line.add("name", "error", problem, hint)
