"""Short ways to put something into a database, in the words of the domain."""

import itertools
from decimal import Decimal

from monitoring.store.database import Database, Submission

_serial = itertools.count(1)


class Given:
    """A database and what a test puts into it, in the words of the domain."""

    def __init__(self, database: Database):
        self.database = database

    def form(self, indicators=(), tasks=(), lines=(), department="D1", year=2023) -> int:
        """Put a target form in force."""
        head = {
            "department_name": f"{department} bureau",
            "supervising_department": None,
            "staff_count": 1,
            "subordinate_unit_count": 0,
            "goal_text": "",
        }
        return self._commit(
            "targets",
            department,
            year,
            {
                "department_forms": [head],
                "indicators": list(indicators),
                "tasks": list(tasks),
                "budget_lines": list(lines),
            },
        )

    def actuals(self, *reports, department="D1", year=2023, is_illustrative=False) -> int:
        """Submit reports ``(month, code, value)`` or ``(month, code, value, numerator, denominator)``."""
        rows = [
            {
                "month": month,
                "indicator_code": code,
                "actual_value": _decimal(value),
                "numerator_value": _decimal(parts[0]) if parts else None,
                "denominator_value": _decimal(parts[1]) if parts else None,
                "note": "",
                "source_row": row,
            }
            for row, (month, code, value, *parts) in enumerate(reports, 2)
        ]
        return self._commit("actuals", department, year, {"actuals": rows}, is_illustrative)

    def spending(self, *reports, department="D1", year=2023) -> int:
        """Submit spending ``(month, code, yuan)``."""
        rows = [
            {"month": month, "task_code": code, "spent_amount": _decimal(amount), "note": "", "source_row": row}
            for row, (month, code, amount) in enumerate(reports, 2)
        ]
        return self._commit("spending", department, year, {"spending": rows})

    def adjusted_budgets(self, *reports, department="D1", year=2023) -> int:
        """Submit budgets ``(month, code, yuan)``, each in force from its month on."""
        rows = [
            {"month": month, "task_code": code, "budget_amount": _decimal(amount), "note": "", "source_row": row}
            for row, (month, code, amount) in enumerate(reports, 2)
        ]
        return self._commit("budget", department, year, {"adjusted_budgets": rows})

    def explanations(self, *reports, department="D1", year=2023) -> int:
        """Submit explanations ``(month, code)`` or ``(month, code, columns)``; without columns: funding, in words."""
        rows = [
            explanation(month, code, **(columns[0] if columns else {"is_funding_reason": True}), source_row=row)
            for row, (month, code, *columns) in enumerate(reports, 2)
        ]
        return self._commit("explanations", department, year, {"explanations": rows})

    def links(self, *pairs, department="D1", year=2023) -> int:
        """Link tasks to indicators."""
        rows = [{"task_code": task, "indicator_code": indicator} for task, indicator in pairs]
        return self._commit("links", department, year, {"links": rows})

    def counting(self, code="I01", plan=(), department="D1", year=2023, **decided) -> int:
        """Decide how an indicator is counted; ``plan`` are the twelve months' planned values, or none."""
        row = counting(indicator_code=code, **decided)
        planned = [
            {"indicator_code": code, "month": month, "planned_value": _decimal(value)}
            for month, value in enumerate(plan, 1)
        ]
        return self._commit("counting", department, year, {"countings": [row], "indicator_plans": planned})

    def planning(self, code="K1", plan=(), department="D1", year=2023, payment_month=None, office=None) -> int:
        """Decide when a task's money is paid; ``plan`` are the twelve months' amounts in yuan, or none."""
        row = {"task_code": code, "payment_month": payment_month, "responsible_office": office, "planning_note": ""}
        planned = [
            {"task_code": code, "month": month, "planned_amount": _decimal(amount)}
            for month, amount in enumerate(plan, 1)
        ]
        return self._commit("planning", department, year, {"plannings": [row], "task_plans": planned})

    def setting(self, name: str, value: str) -> None:
        """Put a setting in force."""
        self.database.enter_settings({name: value}, "test")

    def result(self, code="I01", month=1, department="D1", year=2023) -> dict:
        """The row of ``indicator_progress`` of one indicator at the end of a month."""
        (row,) = self.database.query(
            "indicator_progress", department_code=department, year=year, month=month, indicator_code=code
        )
        return row

    def money(self, code="K1", month=1, department="D1", year=2023) -> dict:
        """The row of ``task_execution`` of one task at the end of a month."""
        rows = self.database.query("task_execution", department_code=department, year=year, month=month)
        (row,) = [row for row in rows if row["task_code"] == code]
        return row

    def _commit(self, kind, department, year, tables, is_illustrative=False) -> int:
        number = next(_serial)
        submission = Submission(
            kind, department, year, "test", f"file{number}.csv", f"sha{number}", "utf-8", is_illustrative
        )
        return self.database.commit(submission, tables)


def indicator(comparator="≥", target=100, aggregation="sum", pacing="every_month", **other) -> dict:
    """A row of the table ``indicators``; direction follows the comparator unless given."""
    directions = {"≤": "lower", "<": "lower"}
    row = {
        "indicator_code": "I01",
        "level1": "产出指标",
        "level2": "数量指标",
        "level3": "件数",
        "explanation": "",
        "comparator": comparator,
        "target_value": _decimal(target),
        "target_text": str(target),
        "unit": "件",
        "tolerance_value": Decimal(0),
        "weight": None,
        "aggregation": aggregation,
        "direction": directions.get(comparator, "higher"),
        "pacing": pacing,
        "due_month": None,
        "is_proposal": False,
        "proposal_reason": "",
        "needs_confirmation": False,
        "source_row": 1,
    }
    return row | {name: _decimal(value) if name == "tolerance_value" else value for name, value in other.items()}


def counting(**decided) -> dict:
    """A row of the table ``countings`` for an indicator of ``indicator()``, unless told otherwise."""
    row = {
        "indicator_code": "I01",
        "comparator": "≥",
        "aggregation": "sum",
        "direction": "higher",
        "pacing": "even",
        "due_month": None,
        "tolerance_value": Decimal(0),
        "weight": None,
        "responsible_office": None,
        "counting_note": None,
    }
    return row | decided


def task(code="K1", budget=1200, **other) -> dict:
    """A row of the table ``tasks``, with its budget in yuan."""
    row = {
        "task_code": code,
        "section": "key" if code.startswith("K") else "other",
        "task_number": code[1:],
        "task_name": f"task {code}",
        "content": "",
        "budget_amount": _decimal(budget),
        "payment_month": None,
        "source_row": 1,
    }
    return row | other


def explanation(month=1, code="I01", **other) -> dict:
    """A row of the table ``explanations``; no reason is chosen unless given."""
    reasons = ("funding", "policy", "staffing", "facility", "other")
    row = {"month": month, "item_code": code} | {f"is_{reason}_reason": False for reason in reasons}
    row |= {"reason_text": "why", "measures": "", "likelihood": None, "expected_value": None, "source_row": 2}
    return row | {name: _decimal(value) if name == "expected_value" else value for name, value in other.items()}


def budget_line(code="B1", name="基本支出", amount=1200, side="expenditure") -> dict:
    """A row of the table ``budget_lines``, in yuan."""
    return {
        "line_code": code,
        "line_name": name,
        "side": side,
        "budget_amount": _decimal(amount),
        "source_row": 1,
    }


def _decimal(value) -> Decimal | None:
    return None if value is None else Decimal(str(value))
