"""Monthly plans: of an indicator in place of even shares, of a task's money in place of the time gone."""

from decimal import Decimal

import pandas as pd
import streamlit as st

from monitoring.actions import decisions
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces, saving, visit
from monitoring.screen.run import View

MONTHS = list(decisions.MONTHS)


# A plan of more than this many targets is taken for a slip.
FAR_ABOVE = 2


def plan_form(view: View) -> None:
    """The monthly plan of one indicator: twelve portions in place of the even share."""
    who = saving.your_name()
    flowing = {
        row["indicator_code"]: row
        for row in data.rows("targets", **view.whole_year)
        if row["pacing"] in decisions.PRO_RATA and row["target_value"] is not None
    }
    if not flowing:
        st.info(_("No target of this form is due part by part."))
        return
    code = st.selectbox(
        _("Indicator"),
        list(flowing),
        format_func=lambda code: f"{code} {flowing[code]['level3']}  {formats.target(flowing[code])}",
        key="plan_indicator",
    )
    plan = data.rows("indicator_plan", **view.whole_year, indicator_code=code)
    _plan_editor(
        code,
        [row["planned_value"] for row in plan],
        Decimal(flowing[code]["target_value"]),
        flowing[code]["unit"] or "",
        lambda months: _save_plan(view, code, months, who),
        who,
    )


def task_plan_form(view: View) -> None:
    """The payment plan of one task: twelve amounts in place of the time gone."""
    who = saving.your_name()
    tasks = {row["task_code"]: row for row in data.rows("form_tasks", **view.whole_year)}
    if not tasks:
        st.info(_("The target form of this year has no tasks."))
        return
    code = st.selectbox(
        _("Task"),
        list(tasks),
        format_func=lambda code: f"{code} {tasks[code]['task_name']}  {formats.money(tasks[code]['budget_amount'])}",
        key="plan_task",
    )
    plan = data.rows("task_plan", **view.whole_year, task_code=code)
    _plan_editor(
        code,
        [formats.wan(row["planned_amount"]) for row in plan],
        formats.wan(tasks[code]["budget_amount"]),
        _("10k yuan"),
        lambda months: _save_task_plan(view, code, months, who),
        who,
    )


def _plan_editor(code: str, plan: list, whole: Decimal | None, unit: str, save, who: str) -> None:
    """Twelve cells for one year's plan, its sum beside the whole, and the buttons that save or remove it."""
    months = [formats.short_month(month) for month in MONTHS]
    frame = pd.DataFrame([[float(value) for value in plan] or [None] * 12], columns=months)
    edited = st.data_editor(
        frame,
        column_config={
            month: st.column_config.NumberColumn(month, min_value=0.0, max_value=pieces.LARGEST, width=60)
            for month in months
        },
        hide_index=True,
        placeholder=" ",
        key=f"plan_{code}_{visit.turn()}",
    )
    entered = [None if pd.isna(value) else Decimal(str(value)) for value in edited.iloc[0]]
    total = sum(value for value in entered if value is not None)
    st.caption(
        _("Together {total} of {whole} {unit}. An empty month counts as 0.").format(
            total=formats.number(total), whole=formats.number(whole), unit=unit
        )
    )
    if whole and total > whole * FAR_ABOVE:
        st.warning(_("The plan is far above the target: by it every month will look late. Check the unit."))
    with st.container(horizontal=True):
        hint = saving.name_hint(who)
        is_new = entered != [Decimal(str(float(value))) for value in plan]
        if st.button(
            _("Save the plan"), key=f"save_plan_{code}", disabled=not (who and any(entered) and is_new), help=hint
        ):
            saving.attempt(save, [value or Decimal(0) for value in entered])
        if plan and st.button(_("Remove the plan"), key=f"remove_plan_{code}", disabled=not who, help=hint):
            saving.attempt(save, None)


def _save_plan(view: View, code: str, months: list[Decimal] | None, who: str) -> str:
    number = decisions.save_plan(data.database(), view.department_code, view.year, code, months, who)
    return _("The monthly plan of {code} is saved as submission {number}.").format(code=code, number=number)


def _save_task_plan(view: View, code: str, months: list[Decimal] | None, who: str) -> str:
    yuan = None if months is None else [(month * formats.WAN).quantize(Decimal("0.01")) for month in months]
    number = decisions.save_task_plan(data.database(), view.department_code, view.year, code, yuan, who)
    return _("The monthly plan of {code} is saved as submission {number}.").format(code=code, number=number)
