"""The Streamlit pieces of explaining deviations: the grid that shows who still owes an explanation, and takes it."""

from decimal import Decimal

import pandas as pd
import streamlit as st

from monitoring import explanations, formats, submitting, ui, words
from monitoring.language import gettext as _
from monitoring.remembered import remembered


def grid(view: ui.View, rows: list[dict], who: str) -> None:
    """Rows of ``deviation_explanations`` of one month, each with its explanation to enter or change."""
    before = _explanations_of_last_month(view)
    take_over = bool(before) and st.checkbox(
        _("Begin with last month's explanations where one is owed"), key=f"take_over_{view.month}"
    )
    key = f"explanations_{view.department_code}_{view.year}_{view.month}_{take_over}_{ui.turn()}"
    edited = st.data_editor(
        _frame(rows, before if take_over else []),
        column_config=_columns(),
        disabled=["owed", "item_code", "item_name", "status", "responsible_office", "by"],
        hide_index=True,
        key=key,
        height=min(36 * (len(rows) + 1) + 2, 680),
        placeholder=" ",
    )
    wanted = changed(rows, edited.to_dict("records")) if take_over or ui.is_edited(key) else {}
    if submitting.save_button(_("Save {count} explanations"), len(wanted), who, "save_explanations"):
        submitting.attempt(_save, view, wanted, who)


def changed(rows: list[dict], lines: list[dict]) -> dict[str, dict]:
    """The lines of the grid that say something else than what is in force: code → values, money in yuan."""
    wanted = {}
    for row, line in zip(rows, lines, strict=True):
        values = {name: _entered(name, line[name], row) for name in explanations.EXPLAINED}
        if any(values[name] != (row[name] or _nothing(name)) for name in explanations.EXPLAINED):
            wanted[row["item_code"]] = values
    return wanted


def _explanations_of_last_month(view: ui.View) -> list[dict]:
    if view.month == 1:
        return []
    rows = ui.rows("deviation_explanations", **view.whole_year, month=view.month - 1)
    return [row for row in rows if not row["is_owed"]]


@remembered
def _frame(rows: list[dict], last_month: list[dict]) -> pd.DataFrame:
    # The editor works on a copy of its own.
    before = {row["item_code"]: row for row in last_month}
    return pd.DataFrame([_line(row, before) for row in rows])[list(_columns())]


def _line(row: dict, before: dict[str, dict]) -> dict:
    source = before.get(row["item_code"], row) if row["is_owed"] else row
    is_money = row["item_kind"] == "money"
    expected = source["expected_value"]
    return {
        **{name: bool(source[name]) for name in explanations.REASON_COLUMNS},
        "owed": words.explanation_state(row),
        "item_code": row["item_code"],
        "item_name": row["item_name"],
        "status": words.deviation(row),
        "responsible_office": row["responsible_office"],
        "reason_text": source["reason_text"],
        "measures": source["measures"],
        "likelihood": source["likelihood"],
        "expected_value": None if expected is None else float(formats.wan(expected) if is_money else expected),
        "by": "" if row["is_owed"] else f"{row['submitted_by']} · {formats.moment(row['submitted_at'])}",
    }


def _columns() -> dict:
    reasons = {
        f"is_{name}_reason": st.column_config.CheckboxColumn(
            words.term(words.REASONS, name), width=112 if name != "facility" else 142
        )
        for name in words.REASONS
    }
    return {
        "owed": st.column_config.TextColumn(_("Explained?"), width=84),
        "item_code": st.column_config.TextColumn(_("Code"), width=50),
        "item_name": st.column_config.TextColumn(_("Name"), width=ui.NAME_WIDTH),
        "status": st.column_config.TextColumn(_("Status"), width=80),
        **reasons,
        "reason_text": st.column_config.TextColumn(_("Reason in words"), width="medium", max_chars=2000),
        "measures": st.column_config.TextColumn(_("Measures"), width="medium", max_chars=2000),
        "likelihood": st.column_config.SelectboxColumn(
            _("Will the target be reached?"),
            options=list(words.LIKELIHOODS),
            format_func=lambda name: words.term(words.LIKELIHOODS, name),
        ),
        "expected_value": st.column_config.NumberColumn(
            _("Expected by December"), help=_("In the indicator's unit; money in 10,000 yuan.")
        ),
        "responsible_office": st.column_config.TextColumn(_("Responsible office")),
        "by": st.column_config.TextColumn(_("By")),
    }


def _entered(name: str, value, row: dict):
    """A cell of the grid as a value of the database: nothing is ``None``, numbers are exact, money is in yuan."""
    if name in explanations.REASON_COLUMNS:
        return bool(value)
    if value is None or pd.isna(value) or (isinstance(value, str) and not value.strip()):
        return _nothing(name)
    if name != "expected_value":
        return value.strip()
    number = Decimal(str(value))
    return (number * formats.WAN if row["item_kind"] == "money" else number).quantize(Decimal("0.0001"))


def _nothing(name: str):
    return False if name in explanations.REASON_COLUMNS else None


def _save(view: ui.View, wanted: dict, who: str) -> str:
    number = explanations.save(ui.database(), view.department_code, view.year, view.month, wanted, who)
    return _("Saved as submission {number}: {codes}.").format(number=number, codes=formats.listed(wanted))
