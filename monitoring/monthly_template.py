"""The monthly file to fill in: a row per indicator or task, with everything but the figures in it."""

import csv
from io import StringIO

from monitoring.cell_values import plain
from monitoring.monthly_columns import CODE_AND_NAME, COLUMNS, YUAN_PER_UNIT, Kind, heading


def csv_file(kind: Kind, items: list[dict], month: int) -> bytes:
    """The template as CSV for Excel: figures empty, money in 万元."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(heading(kind, column) for column in COLUMNS[kind])
    for item in items:
        filled = _prefilled(kind, item, month)
        writer.writerow(filled.get(column, "") for column in COLUMNS[kind])
    return file.getvalue().encode("utf-8-sig")


def _prefilled(kind: Kind, item: dict, month: int) -> dict:
    code, name = CODE_AND_NAME[kind]
    filled = {
        "department": _as_text(item["department_code"]),
        "year": item["year"],
        "month": month,
        "code": _as_text(item[code]),
        "name": _as_text(item[name]),
        "status": _as_text(item.get("status")),
    }
    if "task_code" in item:
        budget = item["budget_amount"]
        return filled | {"budget": "" if budget is None else plain(budget / YUAN_PER_UNIT["万元"])}
    target = item["target_value"]
    return filled | {
        "explanation": _as_text(item["explanation"]),
        "comparator": _as_text(item["comparator"]),
        "target": _as_text(item["target_text"]) if target is None else plain(target),
        "unit": _as_text(item["unit"]),
    }


def _as_text(text: str | None) -> str:
    """``text`` so that Excel does not take it for a formula; a lone = (the comparator) is text as it is."""
    text = text or ""
    is_formula = text != "=" and text.lstrip()[:1] in tuple("=+-@＝＋－＠")
    return f"'{text}" if is_formula else text
