"""What was read of an official target form, counted, for a person to compare with the paper."""

from collections import Counter
from dataclasses import asdict
from decimal import Decimal
from typing import get_args

from monitoring.forms.official_form import OfficialForm
from monitoring.forms.parts import (
    TASK_CODE_LETTERS,
    BudgetLine,
    FinalMoney,
    FinalValue,
    Indicator,
    PrintedScore,
    Task,
    Treatment,
)
from monitoring.language.catalogue import gettext as _


def summary(form: OfficialForm) -> dict:
    """What was read, counted, for a person to compare with the paper; money in 万元, fit for JSON."""
    return {
        "title": form.title,
        "year": form.year,
        "department_name": form.department_name,
        "supervising_department": form.supervising_department,
        "staff_count": form.staff_count,
        "subordinate_unit_count": form.subordinate_unit_count,
        "goal_text": form.goal_text,
        "budget_lines": [_line_summary(line) for line in form.budget_lines],
        "tasks": _task_summary(form.tasks),
        "task_list": [_task(task) for task in form.tasks],
        "indicators": _indicator_summary(form.indicators),
        "indicator_list": _indicators(form),
        "levels_without_indicator": [
            {"row": row, "level1": level1, "level2": level2} for row, level1, level2 in form.empty_levels
        ],
        "goal_result": form.goal_result,
        "final_values": [_final_value_summary(value) for value in form.final_values],
        "final_money": [_final_money_summary(money) for money in form.final_money],
        "printed_scores": [_printed_score(printed) for printed in form.printed_scores],
        "source_rows": {"total": len(form.source_rows)}
        | {treatment: _count_of(form, treatment) for treatment in get_args(Treatment)},
        "not_understood": [
            {"row": row.row_number, "text": row.text} for row in form.source_rows if row.treatment == "not_understood"
        ],
        "problems": [problem.as_dict() for problem in form.problems],
        "proposals": [_proposal_summary(indicator) for indicator in form.indicators],
    }


def _count_of(form: OfficialForm, treatment: Treatment) -> int:
    return sum(row.treatment == treatment for row in form.source_rows)


def _line_summary(line: BudgetLine) -> dict:
    return {
        "line_code": line.line_code,
        "line_name": line.line_name,
        "side": line.side,
        "budget_wan_yuan": _wan(line.budget_amount),
    }


def _task_summary(tasks: tuple[Task, ...]) -> dict:
    sections = {section: [task for task in tasks if task.section == section] for section in TASK_CODE_LETTERS} | {
        "total": list(tasks)
    }
    return {
        section: {"count": len(those), "budget_wan_yuan": _wan(sum(task.budget_amount or 0 for task in those))}
        for section, those in sections.items()
    }


def _task(task: Task) -> dict:
    named = ("section", "task_number", "task_code", "task_name", "content", "source_row")
    amount = task.budget_amount
    return {name: getattr(task, name) for name in named} | {
        "budget_wan_yuan": None if amount is None else _wan(amount)
    }


def _indicators(form: OfficialForm) -> list[dict]:
    """Each indicator as it was read, in a self-evaluation with what was reached."""
    final = {value.place: value.actual_text for value in form.final_values}
    named = ("level1", "level2", "level3", "explanation", "comparator", "target_text", "unit", "source_row")
    named += ("initial_target_text",)
    return [
        {name: getattr(indicator, name) for name in named}
        | {
            "target_value": _number(indicator.target_value),
            "weight": _number(indicator.weight),
            "final_value": final.get(place),
        }
        for place, indicator in enumerate(form.indicators)
    ]


def _indicator_summary(indicators: tuple[Indicator, ...]) -> dict:
    return {
        "total": len(indicators),
        "by_level1": dict(Counter(indicator.level1 for indicator in indicators)),
        "by_level2": dict(Counter(indicator.level2 for indicator in indicators)),
        "by_comparator": dict(Counter(indicator.comparator or "text" for indicator in indicators)),
        "unit_count": len({indicator.unit for indicator in indicators if indicator.unit}),
    }


def _final_value_summary(value: FinalValue) -> dict:
    row = asdict(value)
    return row | {name: _number(row[name]) for name in ("actual_value", "score")}


def _final_money_summary(money: FinalMoney) -> dict:
    return {
        "code": money.code,
        "name": money.name,
        "adjusted_wan_yuan": None if money.adjusted_amount is None else _wan(money.adjusted_amount),
        "executed_wan_yuan": _wan(money.executed_amount),
    }


def _printed_score(printed: PrintedScore) -> dict:
    named = ("part", "code", "name", "level1", "level2", "source_row")
    numbers = {"points": _number(printed.points), "score": _number(printed.score)}
    return {name: getattr(printed, name) for name in named} | numbers


def _proposal_summary(indicator: Indicator) -> dict:
    row = asdict(indicator)
    named = ("source_row", "level3", "explanation", "comparator", "target_text", "unit")
    proposed = ("aggregation", "direction", "pacing", "due_month")
    return {name: row[name] for name in named} | {
        "weight": _number(indicator.weight),
        "proposed": {name: row[name] for name in proposed},
        "reason": _(indicator.proposal_reason),
        "needs_confirmation": indicator.needs_confirmation,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _wan(amount: Decimal | int) -> float:
    return round(float(Decimal(amount) / 10_000), 2)
