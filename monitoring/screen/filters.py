"""Filters that pages share: of indicators by category, status, office, words; of tasks by section, office, words.

What is chosen stands in the address and stays from page to page.
"""

from contextlib import nullcontext

import streamlit as st

from monitoring.language import vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import address, choices, data, visit
from monitoring.screen.html import tallies
from monitoring.screen.run import View


def indicators(rows: list[dict]) -> list[dict]:
    """The rows of ``indicator_progress`` that the visitor's filters let through, and how many those are.

    Where no row is left, a sentence says so and the page ends.
    """
    drawn = choices.is_open("filters")
    if not drawn and not address.is_asked(*address.INDICATOR_FILTERS):
        return rows
    with _panel(drawn):
        level1 = choices.select_many(_("Level 1"), "level1", distinct(rows, "level1"), str, drawn)
        within = [row for row in rows if not level1 or row["level1"] in level1]
        level2 = choices.select_many(_("Level 2"), "level2", distinct(within, "level2"), str, drawn)
        statuses = choices.select_many(
            _("Status"), "status", list(vocabulary.STATUSES), vocabulary.status_with_symbol, drawn
        )
        offices = _offices(rows, drawn)
        text = choices.search(_("Search"), "text", _("name, explanation or code"), drawn)
    shown = [
        row
        for row in within
        if matches(row, level2=level2, status=statuses, responsible_office=offices)
        and contains(text, row["indicator_code"], row["level3"], row["explanation"])
    ]
    _remaining(counted_indicators(shown, rows), address.INDICATOR_FILTERS)
    choices.say_what_is_missing()
    if not shown:
        st.info(_("No indicator matches these filters. Remove one of them to see more."))
        visit.end()
    return shown


def tasks(rows: list[dict]) -> list[dict]:
    """The rows of ``task_execution`` that the visitor's filters let through, and how many those are."""
    drawn = choices.is_open("filters")
    if not drawn and not address.is_asked(*address.TASK_FILTERS):
        return rows
    with _panel(drawn):
        sections = choices.select_many(_("Section"), "section", distinct(rows, "section"), _section, drawn)
        offices = _offices(rows, drawn)
        text = choices.search(_("Search"), "task_text", _("name or code"), drawn)
    shown = [
        row
        for row in rows
        if matches(row, section=sections, responsible_office=offices)
        and contains(text, row["task_code"], row["task_name"])
    ]
    _remaining(counted_tasks(shown, rows), address.TASK_FILTERS)
    choices.say_what_is_missing()
    return shown


def counted_indicators(shown: list[dict], rows: list[dict]) -> str:
    """How many of the indicators are shown."""
    if len(shown) == len(rows):
        return _("All {all} indicators").format(all=len(rows))
    return _("{shown} of {all} indicators").format(shown=len(shown), all=len(rows))


def counted_tasks(shown: list[dict], rows: list[dict]) -> str:
    """How many of the tasks are shown."""
    if len(shown) == len(rows):
        return _("All {all} tasks").format(all=len(rows))
    return _("{shown} of {all} tasks").format(shown=len(shown), all=len(rows))


def status_counts(view: View, shown: list[dict], all_of_them: list[dict]) -> list[dict]:
    """Rows of ``status_counts`` of the year for the indicators that are shown."""
    if len(shown) == len(all_of_them):
        return data.rows("status_counts", **view.whole_year)
    codes = {row["indicator_code"] for row in shown}
    progress = data.rows("indicator_progress", **view.whole_year)
    return tallies.status_counts([row for row in progress if row["indicator_code"] in codes])


def category_counts(view: View, shown: list[dict], all_of_them: list[dict]) -> list[dict]:
    """Rows of ``category_counts`` of the month for the indicators that are shown."""
    if len(shown) == len(all_of_them):
        return data.rows("category_counts", **view.key)
    return tallies.category_counts(shown)


def _panel(drawn: bool):
    """The place of the filters under the head; what is set counts as well where they are out of sight."""
    return st.container(horizontal=True, key="filters") if drawn else nullcontext()


def _offices(rows: list[dict], drawn: bool) -> list[str]:
    """A choice of the responsible offices, where the data names any."""
    offices = sorted({row.get("responsible_office") or "" for row in rows} - {""})
    return choices.select_many(_("Responsible office"), "office", offices, str, drawn) if offices else []


def _section(section: str) -> str:
    return vocabulary.term(vocabulary.SECTIONS, section)


def _remaining(counted: str, keys: tuple[str, ...]) -> None:
    """Where a filter is set, how many rows are left and the way back to all of them."""
    if not choices.is_set(keys):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="remaining"):
        st.caption(counted, width="content")
        st.button(
            _("Clear filters"),
            key="clear_filters",
            icon=":material/filter_alt_off:",
            type="tertiary",
            on_click=choices.clear,
            args=[keys],
        )


def distinct(rows: list[dict], column: str) -> list:
    """The values of ``column`` in their order of appearance."""
    return list(dict.fromkeys(row[column] for row in rows))


def matches(row: dict, **chosen: list) -> bool:
    """Whether the row has one of the chosen values in every column; nothing chosen lets everything through."""
    return all(not values or row.get(column) in values for column, values in chosen.items())


def contains(text: str, *parts: str | None) -> bool:
    """Whether ``text`` stands in one of a row's texts, in whatever case; no text stands in all of them."""
    return not text or text.casefold() in " ".join(part or "" for part in parts).casefold()
