"""Linking a task to the indicators that show its results."""

import streamlit as st

from monitoring.actions import links
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces, saving
from monitoring.screen.run import View


def link_form(view: View) -> None:
    """Link a task to the indicators that show its results; what shares words with it is named, never chosen."""
    who = saving.your_name()
    tasks = {row["task_code"]: row for row in data.rows("form_tasks", **view.whole_year)}
    indicators = {row["indicator_code"]: row for row in data.rows("targets", **view.whole_year)}
    linked = data.rows("links_in_force", **view.whole_year)
    task = st.selectbox(
        _("Task"), list(tasks), format_func=lambda code: f"{code} {tasks[code]['task_name']}", key="link_task"
    )
    suggested = links.suggestions(tasks[task], list(indicators.values()))
    st.caption(
        _("Shares words with: {indicators}").format(
            indicators=pieces.plain(
                formats.listed(f"{code} {indicators[code]['level3']}" for code in suggested) or formats.NOTHING
            )
        )
    )
    chosen = st.multiselect(
        _("Indicators that show its results"),
        list(indicators),
        default=[row["indicator_code"] for row in linked if row["task_code"] == task],
        format_func=lambda code: f"{code} {indicators[code]['level3']}",
        key=f"link_indicators_{task}",
        placeholder=_("None"),
    )
    if st.button(_("Save the links"), disabled=not who, key="save_links", help=saving.name_hint(who)):
        saving.attempt(_save_links, view, task, chosen, who)


def _save_links(view: View, task: str, chosen: list[str], who: str) -> str:
    number = links.save(data.database(), view.department_code, view.year, task, chosen, who)
    return _("The links of {task} are saved as submission {number}.").format(task=task, number=number)
