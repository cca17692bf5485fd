"""Deciding how indicators are counted and when tasks are paid: the grids, and every change so far."""

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd
import streamlit as st

from monitoring.actions import decisions
from monitoring.charts.remembered import remembered
from monitoring.language import formats, indicator_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces, plans, saving, visit
from monitoring.screen.run import View


def counting_grid(view: View) -> None:
    """Every indicator with its way of counting, to be confirmed or changed; what is in doubt stands first."""
    who = saving.your_name()
    targets = sorted(
        data.rows("targets", **view.whole_year), key=lambda row: (not row["needs_confirmation"], row["indicator_code"])
    )
    waiting = [row for row in targets if row["is_proposal"]]
    all_right = st.checkbox(
        _("All proposals that I leave as they are, are right"),
        key=f"confirm_all_{visit.turn()}",
        disabled=not any(can_be_confirmed_unseen(row) for row in waiting),
    )
    if doubted := [row for row in waiting if row["needs_confirmation"]]:
        in_doubt = _("{count} are in doubt, stand first and are confirmed one by one: {codes}.")
        codes = formats.listed(row["indicator_code"] for row in doubted)
        st.caption(in_doubt.format(count=len(doubted), codes=codes))
    key = f"countings_{view.department_code}_{view.year}_{all_right}_{visit.turn()}"
    edited = st.data_editor(
        _counting_frame(targets, all_right),
        column_config=_counting_columns(),
        disabled=["indicator_code", "name", "target", "state", "reason"],
        hide_index=True,
        placeholder=" ",
        key=key,
        height=460,
    )
    # To look through all lines takes as long as to draw them: only where there may be something new.
    wanted = changed_countings(targets, edited.to_dict("records")) if all_right or pieces.is_edited(key) else {}
    if saving.save_button(_("Save {count} decisions"), len(wanted), who, "save_countings"):
        saving.attempt(_save_countings, view, wanted, who)


@remembered
def _counting_frame(targets: list[dict], all_right: bool) -> pd.DataFrame:
    # The editor works on a copy of its own.
    return _frame(counting_lines(targets, all_right), _counting_columns())


def counting_lines(targets: list[dict], all_right: bool) -> list[dict]:
    """The lines of the grid; ``all_right`` confirms the proposals that are in no doubt."""
    return [_counting_line(row, all_right) for row in targets]


def changed_countings(targets: list[dict], lines: list[dict]) -> dict[str, dict]:
    """The lines of the grid that say something new: code → values, for those changed or confirmed just now."""
    wanted = {}
    for target, line in zip(targets, lines, strict=True):
        values = {name: _entered(name, line[name]) for name in decisions.COUNTING}
        is_changed = any(values[name] != (target[name] or _nothing(name)) for name in decisions.COUNTING)
        if is_changed or (target["is_proposal"] and line["confirmed"]):
            wanted[target["indicator_code"]] = values
    return wanted


def can_be_confirmed_unseen(target: dict) -> bool:
    """Whether the proposal for a target is certain enough to be confirmed together with the others."""
    return target["is_proposal"] and not target["needs_confirmation"]


def planning_grid(view: View) -> None:
    """Every task with its payment month and office, to be changed."""
    who = saving.your_name()
    tasks = data.rows("form_tasks", **view.whole_year)
    columns = {
        "task_code": st.column_config.TextColumn(_("Code"), width=55),
        "name": st.column_config.TextColumn(_("Name"), width="large"),
        "amount": st.column_config.TextColumn(_("Planned money"), width="small"),
        "payment_month": _month_column(_("Paid at once, in")),
        "responsible_office": st.column_config.TextColumn(_("Responsible office"), max_chars=100),
        "planning_note": st.column_config.TextColumn(_("Note"), width="medium", max_chars=500),
    }
    edited = st.data_editor(
        _frame([_planning_line(row) for row in tasks], columns),
        column_config=columns,
        disabled=["task_code", "name", "amount"],
        hide_index=True,
        placeholder=" ",
        key=f"plannings_{view.department_code}_{view.year}_{visit.turn()}",
        height=400,
    )
    wanted = changed_plannings(tasks, edited.to_dict("records"))
    if saving.save_button(_("Save {count} decisions"), len(wanted), who, "save_plannings"):
        saving.attempt(_save_plannings, view, wanted, who)


def changed_plannings(tasks: list[dict], lines: list[dict]) -> dict[str, dict]:
    """The lines of the grid that differ from what is in force: task code → values."""
    wanted = {}
    for task, line in zip(tasks, lines, strict=True):
        values = {name: _entered(name, line[name]) for name in decisions.PLANNING}
        if any(values[name] != (task[name] or None) for name in decisions.PLANNING):
            wanted[task["task_code"]] = values
    return wanted


def history(view: View) -> None:
    """Every change of a way of counting: who, when, before → after."""
    found = decisions.changes(data.rows("decisions", **view.whole_year))
    if not found:
        st.info(_("Nothing was changed yet."))
        return
    labels = _counting_labels()
    pieces.table(
        [
            {
                **change,
                "when": formats.moment(change["submitted_at"]),
                "what": labels[change["what"]],
                "before": indicator_words.decided(change["what"], change["before"]),
                "after": indicator_words.decided(change["what"], change["after"]),
            }
            for change in found
        ],
        {
            "when": _("When"),
            "submitted_by": _("By"),
            "indicator_code": st.column_config.TextColumn(_("Code"), width=55),
            "what": _("What"),
            "before": _("Before"),
            "after": _("After"),
            "submission_id": st.column_config.NumberColumn(_("Submission"), format="%d"),
        },
        key="decisions",
    )


def _counting_line(row: dict, all_right: bool) -> dict:
    return {
        **row,
        "name": row["level3"],
        "target": formats.target(row),
        "state": indicator_words.confirmation(row),
        "tolerance_value": float(row["tolerance_value"]) if row["direction"] == "exact" else None,
        "weight": None if row["weight"] is None else float(row["weight"]),
        "reason": indicator_words.reason(row),
        "confirmed": not row["is_proposal"] or (all_right and can_be_confirmed_unseen(row)),
    }


def _planning_line(row: dict) -> dict:
    return {**row, "name": row["task_name"], "amount": formats.money(row["budget_amount"])}


def _counting_labels() -> dict[str, str]:
    return {
        "aggregation": _("Aggregation"),
        "direction": _("Direction"),
        "pacing": _("When due"),
        "due_month": _("Due month"),
        "tolerance_value": _("Tolerance"),
        "weight": _("Weight"),
        "responsible_office": _("Responsible office"),
        "counting_note": _("Counting note"),
    }


def _counting_columns() -> dict:
    labels = _counting_labels()
    number = st.column_config.NumberColumn
    return {
        "indicator_code": st.column_config.TextColumn(_("Code"), width=50, pinned=True),
        "name": st.column_config.TextColumn(_("Indicator"), width=260, pinned=True),
        "confirmed": st.column_config.CheckboxColumn(_("Right"), width=75),
        "state": st.column_config.TextColumn(_("State"), width=100),
        "target": st.column_config.TextColumn(_("Target"), width=100),
        "aggregation": _choice(labels["aggregation"], vocabulary.AGGREGATIONS),
        "pacing": _choice(labels["pacing"], vocabulary.PACINGS),
        "due_month": _month_column(labels["due_month"], 105),
        "direction": _choice(labels["direction"], vocabulary.DIRECTIONS, 130),
        "responsible_office": st.column_config.TextColumn(labels["responsible_office"], max_chars=100, width=120),
        # Up to here it fits on an office's screen; the code and the name stay when the rest is looked at.
        "weight": number(labels["weight"], min_value=0.0, max_value=pieces.LARGEST, width=85),
        "tolerance_value": number(labels["tolerance_value"], min_value=0.0, max_value=pieces.LARGEST, width=105),
        "counting_note": st.column_config.TextColumn(labels["counting_note"], max_chars=500, width="medium"),
        "reason": st.column_config.TextColumn(_("Why it was proposed"), width="large"),
    }


def _choice(label: str, terms: dict[str, str], width: int = 160):
    return st.column_config.SelectboxColumn(
        label, options=list(terms), format_func=lambda name: vocabulary.term(terms, name), required=True, width=width
    )


def _month_column(label: str, width: int = 115):
    return st.column_config.SelectboxColumn(label, options=plans.MONTHS, format_func=formats.short_month, width=width)


def _frame(lines: list[dict], columns: Iterable[str]) -> pd.DataFrame:
    """The lines as a grid wants them, also where there are none; whole numbers that may be missing keep their type."""
    frame = pd.DataFrame(lines, columns=list(columns))
    for name in ("due_month", "payment_month"):
        if name in frame:
            frame[name] = frame[name].astype("Int64")
    return frame


def _entered(name: str, value):
    """A cell of a grid as a value of the database: nothing is ``None``, numbers are exact."""
    if value is None or pd.isna(value) or (isinstance(value, str) and not value.strip()):
        return _nothing(name)
    if name in ("due_month", "payment_month"):
        return int(value)
    if name in ("tolerance_value", "weight"):
        return Decimal(str(value))
    return value.strip()


def _nothing(name: str):
    return Decimal(0) if name == "tolerance_value" else None


def _save_countings(view: View, wanted: dict, who: str) -> str:
    number = decisions.save_countings(data.database(), view.department_code, view.year, wanted, who)
    return _("Saved as submission {number}: {codes}.").format(number=number, codes=formats.listed(wanted))


def _save_plannings(view: View, wanted: dict, who: str) -> str:
    number = decisions.save_plannings(data.database(), view.department_code, view.year, wanted, who)
    return _("Saved as submission {number}: {codes}.").format(number=number, codes=formats.listed(wanted))
