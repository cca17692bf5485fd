"""The grid of what is expected by the end of the year: proposals to be confirmed or changed, for every indicator."""

import streamlit as st

from monitoring.access.rights import Right
from monitoring.actions import outlooks
from monitoring.language import formats, outlook_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import closing, data, entry_grids, pieces, saving, visit
from monitoring.screen.html.sections import note
from monitoring.screen.run import View

_OPEN = ("expected", "expected_text", "likelihood")


def show(view: View) -> None:
    """Every indicator with what is expected of it; one click confirms what needs no more than that."""
    rows = data.rows("expected_results", **view.key)
    pieces.html(note(outlook_words.counted(rows)), note(outlook_words.how_it_is_proposed()))
    if data.may(Right.SUBMIT, view.department_code) and not closing.is_closed(view, view.month):
        _form(view, rows)
    else:
        words = {row["indicator_code"]: vocabulary.term(vocabulary.LIKELIHOODS, row["likelihood"]) for row in rows}
        lines = [_line(row) | {"likelihood": words[row["indicator_code"]]} for row in rows]
        pieces.table(lines, _columns() | {"likelihood": _("Will the target be reached?")}, key="expected_results")
    visit.explained("expected_results", rows)


def _form(view: View, rows: list[dict]) -> None:
    who = saving.your_name()
    _confirm_all(view, len([row for row in rows if row["is_proposal"] and row["is_complete"]]), who)
    lines = [_line(row) for row in rows]
    entered = entry_grids.edited("outlooks", view, lines, _columns(), _OPEN)
    wanted = changed(lines, entered)
    if saving.save_button(_("Save what is expected of {count}"), len(wanted), who, "save_outlooks"):
        saving.attempt(_save, view, wanted, who)


def changed(lines: list[dict], entered: list[dict]) -> dict[str, dict]:
    """The lines that say something else than before: code → values of ``outlooks.SAID``."""
    return {
        line["indicator_code"]: {
            "likelihood": now["likelihood"],
            "expected_value": entry_grids.figure(now["expected"]),
            "expected_text": now["expected_text"],
        }
        for line, now in zip(lines, entered, strict=True)
        if any(line[name] != now[name] for name in _OPEN)
    }


def _confirm_all(view: View, count: int, who: str) -> None:
    label = _("Confirm {count} proposals, and those of the money").format(count=count)
    if count and st.button(
        label, disabled=not who, key="confirm_outlooks", help=saving.name_hint(who), icon=":material/done_all:"
    ):
        saving.attempt(_confirm, view, who)


def _line(row: dict) -> dict:
    return {
        "indicator_code": row["indicator_code"],
        "name": row["level3"],
        "target": formats.target(row),
        "actual": formats.with_unit(row["actual_to_date"], formats.unit_of(row)),
        "status": vocabulary.status_with_symbol(row["status"], row["pacing"]),
        "expected": entry_grids.shown(row["expected_value"]),
        "expected_text": row["expected_text"],
        "likelihood": row["likelihood"],
        "state": outlook_words.state(row),
    }


def _columns() -> dict:
    return {
        "indicator_code": st.column_config.TextColumn(_("Code"), width=50, pinned=True),
        "name": st.column_config.TextColumn(_("Indicator"), width=220, pinned=True),
        "target": st.column_config.TextColumn(_("Target"), width=95),
        "actual": st.column_config.TextColumn(_("Actual to date"), width=95),
        "status": st.column_config.TextColumn(_("Status"), width=90),
        "expected": entry_grids.number(_("Expected by December"), 120),
        "likelihood": st.column_config.SelectboxColumn(
            _("Will the target be reached?"),
            options=list(vocabulary.LIKELIHOODS),
            format_func=lambda name: vocabulary.term(vocabulary.LIKELIHOODS, name),
            width=130,
        ),
        "expected_text": entry_grids.text(_("In words, where no figure says it"), 190),
        "state": st.column_config.TextColumn(_("Said or proposed"), width=150),
    }


def _confirm(view: View, who: str) -> str:
    number = outlooks.confirm(data.database(), view.department_code, view.year, view.month, who)
    return _("The proposals are confirmed as submission {number}.").format(number=number)


def _save(view: View, wanted: dict, who: str) -> str:
    number = outlooks.save(data.database(), view.department_code, view.year, view.month, wanted, who)
    return _("Saved as submission {number}: {codes}.").format(number=number, codes=formats.listed(wanted))
