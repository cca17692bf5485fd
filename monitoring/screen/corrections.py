"""The grid of corrections (整改): what was decided of each deviation, up to when, and what came of it."""

from datetime import date

import streamlit as st

from monitoring.access.rights import Right
from monitoring.actions import corrections
from monitoring.language import deviation_words, formats
from monitoring.language.catalogue import gettext as _
from monitoring.screen import closing, data, entry_grids, pieces, saving, visit
from monitoring.screen.html.sections import note
from monitoring.screen.run import View


def show(view: View) -> None:
    """What deviates, and what was decided earlier, with room for decision, measures, day and result."""
    decided = data.rows("corrections", **view.key)
    deviations = data.rows("deviation_explanations", **view.key)
    lines = lines_of(deviations, decided, _names(view), date.today())
    days = data.rows("settings_in_force")[0]["correction_days"]
    said = _(
        "Decided after the first round, shown with its result in the second. Where no day is entered, it is to be "
        "done within {days} working days."
    )
    pieces.html(note(said.format(days=days)))
    if not lines:
        st.success(_("Nothing deviates, and nothing was decided: there is nothing to correct."))
    elif data.may(Right.SUBMIT, view.department_code) and not closing.is_closed(view, view.month):
        _grid(view, lines)
    else:
        pieces.table(lines, _columns(), key="corrections_table")
    visit.explained("corrections", decided)


def _grid(view: View, lines: list[dict]) -> None:
    who = saving.your_name()
    wanted = changed(lines, entry_grids.edited("corrections", view, lines, _columns(), corrections.SAID))
    if saving.save_button(_("Save {count} corrections"), len(wanted), who, "save_corrections"):
        saving.attempt(_save, view, wanted, who)


def lines_of(deviations: list[dict], decided: list[dict], names: dict[str, str], today: date) -> list[dict]:
    """A line for whatever was decided of, and for each further deviation, with where it stands by ``today``."""
    known = {row["item_code"]: row for row in decided}
    states = {row["item_code"]: deviation_words.deviation(row) for row in deviations}
    nothing = dict.fromkeys(corrections.SAID)
    return [
        {
            **{name: known.get(code, nothing)[name] or None for name in corrections.SAID},
            "item_code": code,
            "name": names.get(code, code),
            "state": states.get(code, ""),
            "clock": corrections.clock(known[code], today) if code in known else "",
        }
        for code in dict.fromkeys([*known, *states])
    ]


def changed(lines: list[dict], entered: list[dict]) -> dict[str, dict]:
    """The lines that say something else than before: code → values of ``corrections.SAID``."""
    return {
        line["item_code"]: {name: now[name] for name in corrections.SAID}
        for line, now in zip(lines, entered, strict=True)
        if any(line[name] != now[name] for name in corrections.SAID)
    }


def _names(view: View) -> dict[str, str]:
    indicators = {row["indicator_code"]: row["level3"] for row in data.rows("targets", **view.whole_year)}
    return indicators | {row["task_code"]: row["task_name"] for row in data.rows("spending_lines", **view.whole_year)}


def _columns() -> dict:
    return {
        "item_code": st.column_config.TextColumn(_("Code"), width=50, pinned=True),
        "name": st.column_config.TextColumn(_("Name"), width=190, pinned=True),
        "state": st.column_config.TextColumn(_("State"), width=90),
        "decided_on": entry_grids.day(_("Decided on")),
        "decision": entry_grids.text(_("What was decided"), 190),
        "measures": entry_grids.text(_("Measures"), 190),
        "due_on": entry_grids.day(_("To be done by")),
        "result": entry_grids.text(_("What came of it"), 190),
        "done_on": entry_grids.day(_("Done on")),
        "clock": st.column_config.TextColumn(_("Where it stands"), width=260),
    }


def _save(view: View, wanted: dict, who: str) -> str:
    number = corrections.save(data.database(), view.department_code, view.year, view.month, wanted, who)
    said = _("Saved as submission {number}: {codes}.").format(number=number, codes=formats.listed(wanted))
    uncovered = corrections.without_day(wanted)
    return formats.sentences(said, corrections.not_covered(uncovered)) if uncovered else said
