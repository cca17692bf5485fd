"""What papers say in words: of the whole department topic by topic, and what came of each task in a grid."""

import streamlit as st

from monitoring.access.rights import Right
from monitoring.actions import paper_texts
from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import closing, data, entry_grids, pieces, saving, visit
from monitoring.screen.html.sections import note, titled
from monitoring.screen.run import View


def show(view: View) -> None:
    """The texts of the month's papers, to be entered by whom a role allows it; and where they come from."""
    goals = data.rows("goal_results", **view.key)
    if data.may(Right.SUBMIT, view.department_code):
        _form(view, goals)
    visit.explained("goal_results", goals)
    visit.explained("paper_texts", data.rows("paper_texts", **view.key))


def _form(view: View, goals: list[dict]) -> None:
    """The fields; of a closed month there are none."""
    if closing.is_closed(view, view.month):
        return
    who = saving.your_name()
    _texts(view, goals, who)
    tasks = [row for row in goals if row["item_code"] != paper_texts.TOTAL]
    if tasks:
        _task_results(view, tasks, who)


def _texts(view: View, goals: list[dict], who: str) -> None:
    """One field a topic, of the whole department or of one indicator or task."""
    items = _items(view, goals)
    code = st.selectbox(_("Text of"), list(items), format_func=items.get, key="text_of")
    goal = next((row["goal_text"] for row in goals if row["item_code"] == code and row["goal_text"]), None)
    if goal:
        pieces.html(titled(_("The goal, as the form has it"), note(goal)))
    known = {row["topic"]: row["body"] for row in data.rows("paper_texts", **view.key) if row["item_code"] == code}
    typed = {}
    for place, column in enumerate(st.columns(2)):
        with column:
            for topic in list(vocabulary.TOPICS)[place::2]:
                typed[topic] = st.text_area(
                    vocabulary.term(vocabulary.TOPICS, topic),
                    known.get(topic, ""),
                    height=110,
                    key=f"text_{code}_{topic}_{view.month}_{visit.turn()}",
                ).strip()
    wanted = {(code, topic): body for topic, body in typed.items() if body != known.get(topic, "")}
    if saving.save_button(_("Save {count} texts"), len(wanted), who, "save_texts"):
        saving.attempt(_save, view, wanted, who)


def _items(view: View, goals: list[dict]) -> dict[str, str]:
    """Whatever a text may be of, by code: the department, its tasks, its indicators."""
    named = {row["item_code"]: f"{row['item_code']} {row['item_name']}" for row in goals}
    named[paper_texts.TOTAL] = _("The whole department")
    indicators = data.rows("targets", **view.whole_year)
    return named | {row["indicator_code"]: f"{row['indicator_code']} {row['level3']}" for row in indicators}


def _task_results(view: View, tasks: list[dict], who: str) -> None:
    said = _("How far each task is, in a sentence: the department's papers have it beside the task's money.")
    pieces.html(titled(_("What came of each task"), note(said)))
    lines = [{name: row[name] for name in ("item_code", "item_name", "goal_text", "result_text")} for row in tasks]
    columns = {
        "item_code": st.column_config.TextColumn(_("Code"), width=55, pinned=True),
        "item_name": st.column_config.TextColumn(_("Task"), width=220, pinned=True),
        "goal_text": st.column_config.TextColumn(_("Content"), width=260),
        "result_text": entry_grids.text(_("What came of it"), 420),
    }
    wanted = changed_results(lines, entry_grids.edited("task_results", view, lines, columns, ("result_text",)))
    if saving.save_button(_("Save {count} texts"), len(wanted), who, "save_task_results"):
        saving.attempt(_save, view, wanted, who)


def changed_results(lines: list[dict], entered: list[dict]) -> dict[tuple[str, str], str]:
    """The lines that say something else than before: (code, topic) → text; one that was emptied is taken back."""
    return {
        (line["item_code"], "result"): now["result_text"] or ""
        for line, now in zip(lines, entered, strict=True)
        if line["result_text"] != now["result_text"]
    }


def _save(view: View, wanted: dict, who: str) -> str:
    number = paper_texts.save(data.database(), view.department_code, view.year, view.month, wanted, who)
    return _("{count} texts are saved as submission {number}.").format(
        count=formats.number(len(wanted)), number=number
    )
