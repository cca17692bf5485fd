"""One indicator or one task in detail: its sentence, its months, its reports and where they came from."""

import streamlit as st

from monitoring.charts import trends
from monitoring.language import formats, indicator_words, money_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces, tables, visit
from monitoring.screen.html import detail_heads
from monitoring.screen.run import View


def indicator_detail(view: View, row: dict) -> None:
    """One indicator: its sentence, its months against what was expected, its reports and where they came from."""
    months = data.rows("indicator_progress", **view.whole_year, indicator_code=row["indicator_code"])
    reports = data.rows("indicator_reports", **view.whole_year, indicator_code=row["indicator_code"])
    source = next(
        target
        for target in data.rows("targets", **view.whole_year)
        if target["indicator_code"] == row["indicator_code"]
    )
    with st.container(border=True, key="detail"):
        pieces.html(detail_heads.title("indicator", row["indicator_code"], row["level3"]))
        if row["explanation"] and row["explanation"] != row["level3"]:
            st.caption(pieces.plain(row["explanation"]))
        st.markdown(f"**{vocabulary.status_with_symbol(row['status'], row['pacing'])}** — {_full_sentence(row)}")
        st.caption(_counting(row, source))
        explanation(view, row["indicator_code"])
        left, right = st.columns([3, 2], gap="large")
        with left:
            pieces.plot(trends.indicator_trend(months, view.month), "trend", _("Monthly figures and actual to date"))
        with right:
            _months(months, view.month)
        st.markdown(_("**Reports, and where they came from**"))
        if reports:
            _reports([{**row, "reported": _reported(row)} for row in reports], _("Reported"))
        else:
            st.info(_("Nothing was reported for this indicator in {year}.").format(year=view.year))
        visit.explained("indicator_reports", reports)


def money_detail(view: View, code: str) -> None:
    """One task or budget line: its sentence, its months against the time gone, and where its figures came from."""
    months = data.rows("spending_history", **view.whole_year, task_code=code)
    reports = data.rows("spending_reports", **view.whole_year, task_code=code)
    (now,) = [row for row in months if row["month"] == view.month]
    source = [task for task in data.rows("form_tasks", **view.whole_year) if task["task_code"] == code]
    with st.container(border=True, key="detail"):
        pieces.html(detail_heads.title("task", code, now["task_name"]))
        if source and source[0]["content"]:
            st.caption(pieces.plain(source[0]["content"]))
        st.markdown(f"**{money_words.money_status(now)}** — {pieces.plain(money_words.money_sentence(now))}")
        if source:
            st.caption(
                _("Planned money from {file}, row {row}.").format(
                    file=pieces.plain(source[0]["file_name"]), row=source[0]["source_row"]
                )
            )
        explanation(view, code)
        left, right = st.columns([3, 2], gap="large")
        with left:
            pieces.plot(
                trends.money_trend(months, view.month), "trend", _("Money spent to date against the time gone")
            )
        with right:
            _money_months(months, view.month)
        st.markdown(_("**Reports, and where they came from**"))
        if reports:
            _reports(
                [{**row, "reported": formats.money(row["spent_amount"])} for row in reports], _("Spent in the month")
            )
        else:
            st.info(_("No spending was reported for it in {year}.").format(year=view.year))
        visit.explained("spending_reports", reports)


def explanation(view: View, code: str) -> None:
    """What was explained of a deviation this month, or that an explanation is owed; nothing where none is asked."""
    found = [row for row in data.rows("deviation_explanations", **view.key) if row["item_code"] == code]
    for row in found:
        pieces.html(detail_heads.explanation(row))


def _full_sentence(row: dict) -> str:
    return pieces.plain(indicator_words.detail_sentences(row))


def _counting(row: dict, source: dict) -> str:
    text = _("Counted as {counting}. Target from {file}, row {row}.").format(
        counting=indicator_words.counting(row), file=pieces.plain(source["file_name"]), row=source["source_row"]
    )
    if row["is_proposal"]:
        text += _(" The way of counting is a proposal by rule ({reason}) and still to be confirmed.").format(
            reason=indicator_words.reason(row)
        )
    else:
        text += _(" The way of counting was confirmed by {who}.").format(who=pieces.plain(source["confirmed_by"]))
    if row["responsible_office"]:
        text += _(" Responsible: {office}.").format(office=pieces.plain(row["responsible_office"]))
    if row["counting_note"]:
        text += f" {pieces.plain(row['counting_note'])}"
    return text


def _months(rows: list[dict], until: int) -> None:
    pieces.listing(
        [
            {
                "month": formats.month_name(row["month"]),
                "reported": _reported(row),
                "to_date": formats.with_unit(row["actual_to_date"], formats.unit_of(row), 2),
                "expected": formats.with_unit(row["expected_to_date"], formats.unit_of(row), 1),
                "status": vocabulary.status_with_symbol(row["status"], row["pacing"]),
            }
            for row in rows
            if row["month"] <= until
        ],
        {
            "month": _("Month"),
            "reported": _("Reported"),
            "to_date": _("To date"),
            "expected": _("Expected"),
            "status": _("Status"),
        },
    )


def _money_months(rows: list[dict], until: int) -> None:
    pieces.listing(
        [
            {
                "month": formats.month_name(row["month"]),
                "spent": tables.in_wan(row["spent_amount"]),
                "executed": tables.in_wan(row["executed_amount"]),
                "rate": row["execution_rate"],
                "status": money_words.money_status(row),
            }
            for row in rows
            if row["month"] <= until
        ],
        {
            "month": _("Month"),
            "spent": st.column_config.NumberColumn(_("Spent (10k yuan)"), format="%.2f"),
            "executed": st.column_config.NumberColumn(_("Executed (10k yuan)"), format="%.2f"),
            "rate": st.column_config.NumberColumn(_("Execution rate"), format="percent"),
            "status": _("Status"),
        },
    )


def _reports(rows: list[dict], reported: str) -> None:
    pieces.listing(
        [
            {
                **row,
                "month": formats.months(row["first_month"], row["month"]),
                "submitted_at": formats.moment(row["submitted_at"]),
                "file_name": vocabulary.ours(row["file_name"]),
                "submitted_by": vocabulary.ours(row["submitted_by"]),
                "counts": _report_state(row),
            }
            for row in rows
        ],
        {
            "month": _("Month"),
            "reported": reported,
            "counts": _("Counts?"),
            "submission_id": st.column_config.NumberColumn(_("Submission"), format="%d"),
            "file_name": _("File"),
            "source_row": st.column_config.NumberColumn(_("Row"), format="%d"),
            "submitted_by": _("By"),
            "submitted_at": _("When"),
            "note": _("Note"),
        },
    )


def _report_state(row: dict) -> str:
    if row["state"] == "withdrawn":
        return _("no: withdrawn")
    if not row["is_in_force"]:
        return _("no: corrected later")
    return _("yes, illustrative") if row["is_illustrative"] else _("yes")


def _reported(row: dict) -> str:
    if row["numerator_value"] is not None:
        return f"{formats.number(row['numerator_value'])} / {formats.number(row['denominator_value'])}"
    return formats.number(row["actual_value"])
