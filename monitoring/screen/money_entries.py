"""The grids of what papers ask of money: what is expected to be spent in the year, and where the money comes from."""

import streamlit as st

from monitoring.actions import money_sources, outlooks
from monitoring.language import formats, money_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import closing, data, entry_grids, pieces, saving
from monitoring.screen.html.sections import note, titled
from monitoring.screen.run import View

_OPEN_EXPECTED = ("expected", "expected_text")


def form(view: View) -> None:
    """Both grids; of a closed month they are not there."""
    if closing.is_closed(view, view.month):
        return
    who = saving.your_name()
    _expected(view, who)
    _sources(view, who)


def _expected(view: View, who: str) -> None:
    rows = [row for row in data.rows("expected_money", **view.key) if row["section"] != "total"]
    pieces.html(titled(_("Expected to be spent by December"), note(money_words.expected_proposals(rows))))
    lines = [_expected_line(row) for row in rows]
    columns = {
        "task_code": st.column_config.TextColumn(_("Code"), width=55, pinned=True),
        "name": st.column_config.TextColumn(_("Name"), width=260, pinned=True),
        "budget": st.column_config.TextColumn(_("Budget in force"), width=110),
        "executed": st.column_config.TextColumn(_("Executed"), width=110),
        "expected": entry_grids.number(_("Expected by December (10k yuan)"), 160, lowest=0.0),
        "expected_text": entry_grids.text(_("Of the task, in words"), 220),
        "state": st.column_config.TextColumn(_("Said or proposed"), width=120),
    }
    wanted = changed_expected(lines, entry_grids.edited("expected_money", view, lines, columns, _OPEN_EXPECTED))
    if saving.save_button(_("Save what is expected of {count}"), len(wanted), who, "save_expected_money"):
        saving.attempt(_save_expected, view, wanted, who)


def changed_expected(lines: list[dict], entered: list[dict]) -> dict[str, dict]:
    """The lines that say something else than before: code → values of ``outlooks.SAID``; money in yuan."""
    return {
        line["task_code"]: {
            "likelihood": line["likelihood"],
            "expected_value": entry_grids.figure(now["expected"], is_money=True),
            "expected_text": now["expected_text"],
        }
        for line, now in zip(lines, entered, strict=True)
        if any(line[name] != now[name] for name in _OPEN_EXPECTED)
    }


def _expected_line(row: dict) -> dict:
    return {
        "task_code": row["task_code"],
        "name": row["task_name"],
        "budget": formats.money(row["budget_amount"]),
        "executed": formats.money(row["executed_amount"]),
        "expected": entry_grids.shown(row["expected_amount"], is_money=True),
        "expected_text": row["expected_text"],
        "likelihood": row["likelihood"],
        "state": money_words.expected_state(row),
    }


def _sources(view: View, who: str) -> None:
    rows = data.rows("money_sources", **view.key)
    said = _("Of the whole budget (total) and of each task. What nobody enters stays open in the papers.")
    pieces.html(titled(_("Where the money comes from (10k yuan)"), note(said)))
    unsaid = money_sources.of_grants(rows, data.rows("expected_money", **view.key))
    label = _("All of {count} tasks is this year's grants").format(count=len(unsaid) // len(vocabulary.SOURCES))
    if unsaid and st.button(label, disabled=not who, key="all_grants", help=saving.name_hint(who)):
        saving.attempt(_save_sources, view, unsaid, who)
    lines = [_source_line(row) for row in rows]
    columns = {
        "task_code": st.column_config.TextColumn(_("Code"), width=55, pinned=True),
        "name": st.column_config.TextColumn(_("Name"), width=240, pinned=True),
        "source": st.column_config.TextColumn(_("Source"), width=120, pinned=True),
        "planned_amount": entry_grids.number(_("At the start of the year"), 140, lowest=0.0),
        "adjusted_amount": entry_grids.number(_("After adjustment"), 120, lowest=0.0),
        "executed_amount": entry_grids.number(_("Executed so far"), 120),
        "expected_amount": entry_grids.number(_("Expected by December"), 130, lowest=0.0),
    }
    entered = entry_grids.edited("money_sources", view, lines, columns, money_sources.AMOUNTS)
    wanted = changed_sources(lines, entered)
    if saving.save_button(_("Save {count} sources"), len(wanted), who, "save_sources"):
        saving.attempt(_save_sources, view, wanted, who)


def changed_sources(lines: list[dict], entered: list[dict]) -> dict[tuple[str, str], dict]:
    """The lines that say something else than before: (task, source) → amounts in yuan."""
    return {
        line["key"]: {name: entry_grids.figure(now[name], is_money=True) for name in money_sources.AMOUNTS}
        for line, now in zip(lines, entered, strict=True)
        if any(line[name] != now[name] for name in money_sources.AMOUNTS)
    }


def _source_line(row: dict) -> dict:
    amounts = {name: entry_grids.shown(row[name], is_money=True) for name in money_sources.AMOUNTS}
    return amounts | {
        "key": (row["task_code"], row["money_source"]),
        "task_code": row["task_code"] if row["task_code"] != money_sources.TOTAL else _("Total"),
        "name": row["task_name"],
        "source": vocabulary.term(vocabulary.SOURCES, row["money_source"]),
    }


def _save_expected(view: View, wanted: dict, who: str) -> str:
    number = outlooks.save(data.database(), view.department_code, view.year, view.month, wanted, who)
    return _("Saved as submission {number}: {codes}.").format(number=number, codes=formats.listed(wanted))


def _save_sources(view: View, wanted: dict, who: str) -> str:
    number = money_sources.save(data.database(), view.department_code, view.year, view.month, wanted, who)
    codes = formats.listed(dict.fromkeys(code for code, _source in wanted))
    return _("Saved as submission {number}: {codes}.").format(number=number, codes=codes)
