"""Tables that pages show: of indicators, of money, of problems, of what a file would change, of submissions."""

from dataclasses import asdict

import pandas as pd
import streamlit as st

from monitoring.charts import trends
from monitoring.language import formats, indicator_words, money_words, rule_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem
from monitoring.screen import data, markup, paper, pieces, visit
from monitoring.screen.run import View

# A browser takes no more rows than this without stalling, and nobody reads more.
CHANGES_SHOWN = 2_000


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
        pieces.html(markup.detail_title("indicator", row["indicator_code"], row["level3"]))
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
        pieces.html(markup.detail_title("task", code, now["task_name"]))
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
        pieces.html(markup.explanation(row))


def problems(found: list[Problem]) -> None:
    """Every problem of a file at its cell, errors first, with what to do; many can be taken away as CSV."""
    pieces.html(markup.problems(found))
    if len(found) > markup.PROBLEMS_SHOWN:
        frame = pd.DataFrame([problem.as_dict() for problem in found])
        st.download_button(
            _("All problems as CSV"), frame.to_csv(index=False).encode("utf-8-sig"), "problems.csv", "text/csv"
        )


def changes(found: list[dict], before: str, key: str) -> None:
    """What a file changes, figure by figure: new, changed from → to; ``before`` heads what stood there."""
    labels = {"new": _("＋ New"), "changed": _("→ Changed"), "unchanged": _("＝ Unchanged")}
    counts = {change: sum(row["change"] == change for row in found) for change in labels}
    st.markdown(" · ".join(f"{labels[change]}: **{count}**" for change, count in counts.items()))
    if len(found) > CHANGES_SHOWN:
        st.caption(_("The first {shown} of {count} are shown.").format(shown=CHANGES_SHOWN, count=len(found)))
        found = found[:CHANGES_SHOWN]
    pieces.table(
        [{**row, "change": labels[row["change"]], "month": formats.month_name(row["month"])} for row in found],
        {
            "change": st.column_config.TextColumn(_("Effect"), width="small"),
            "department_code": st.column_config.TextColumn(_("Department"), width="small"),
            "month": st.column_config.TextColumn(_("Month"), width="small"),
            "code": st.column_config.TextColumn(_("Code"), width="small"),
            "name": st.column_config.TextColumn(_("Name"), width="large"),
            "before": st.column_config.TextColumn(before),
            "after": st.column_config.TextColumn(_("After")),
            "source_row": st.column_config.NumberColumn(_("Row"), width="small", format="%d"),
        },
        key=key,
    )


def effects(found: list[dict], nothing: str, key: str, after: str) -> None:
    """Which statuses would change, now → ``after``; ``nothing`` says that none would."""
    if not found:
        st.caption(nothing)
        return
    st.markdown(_("**Statuses that change**: {count}").format(count=len(found)))
    pieces.table(
        [
            {
                **row,
                "month": formats.month_name(row["month"]),
                "after_words": row["after_words"] or _("no longer there"),
            }
            for row in found
        ],
        {
            "code": st.column_config.TextColumn(_("Code"), width="small"),
            "name": st.column_config.TextColumn(_("Name"), width="large"),
            "month": st.column_config.TextColumn(_("Up to"), width="small"),
            "before_words": _("Now"),
            "after_words": after,
        },
        key=key,
        height=min(36 * (len(found) + 1) + 2, 300),
    )


def submissions(rows: list[dict]) -> None:
    """The history of submissions: what, by whom, when, from which file, and whether it counts."""
    pieces.table(
        [
            {
                **row,
                "kind": vocabulary.term(vocabulary.KINDS, row["kind"]),
                "encoding": formats.encoding(row["encoding"]),
                "state": vocabulary.term(vocabulary.STATES, row["state"]),
                "submitted_at": formats.moment(row["submitted_at"]),
                "illustrative": _("illustrative") if row["is_illustrative"] else "",
                "file_name": vocabulary.ours(row["file_name"]),
                "submitted_by": vocabulary.ours(row["submitted_by"]),
                "set_by": f"{vocabulary.ours(row['state_set_by'])} · {formats.moment(row['state_since_at'])}",
            }
            for row in rows
        ],
        {
            "submission_id": st.column_config.NumberColumn(_("No."), width=50, format="%d"),
            "department_code": st.column_config.TextColumn(_("Department"), width=70),
            "year": st.column_config.NumberColumn(_("Year"), width=60, format="%d"),
            "kind": _("What"),
            "state": _("State"),
            "illustrative": _("Illustrative"),
            "row_count": st.column_config.NumberColumn(_("Rows"), width=60),
            "file_name": _("File"),
            "encoding": _("Encoding"),
            "submitted_by": _("By"),
            "submitted_at": _("When"),
            "set_by": _("State set by"),
        },
        key="history",
    )


def reporting(rows: list[dict]) -> str:
    """How many reports are due each month, how many came, how many in time, as HTML."""
    return paper.table(
        [{**row, "month": formats.month_name(row["month"])} for row in rows],
        {
            "month": _("Month"),
            "expected_count": st.column_config.NumberColumn(_("Due"), format="%d"),
            "received_count": st.column_config.NumberColumn(_("Received"), format="%d"),
            "reporting_rate": st.column_config.NumberColumn(_("Reporting rate"), format="percent"),
            "on_time_count": st.column_config.NumberColumn(_("In time"), format="%d"),
            "timeliness_rate": st.column_config.NumberColumn(_("Timeliness"), format="percent"),
        },
        "listing",
    )


def tasks(rows: list[dict]) -> None:
    """The tasks of a form, in its order, with their planned money."""
    pieces.table(
        [
            {
                **row,
                "section": vocabulary.term(vocabulary.SECTIONS, row["section"]),
                "budget": _wan(row["budget_amount"]),
            }
            for row in rows
        ],
        {
            "task_code": st.column_config.TextColumn(_("Code"), width=55),
            "section": st.column_config.TextColumn(_("Section"), width="small"),
            "task_name": st.column_config.TextColumn(_("Name"), width="medium"),
            "budget": st.column_config.NumberColumn(_("Planned (10k yuan)"), format="%.2f"),
            "content": st.column_config.TextColumn(_("Content"), width="large"),
            "source_row": st.column_config.NumberColumn(_("Row"), format="%d"),
        },
        key="form_tasks",
    )


def form_changes(rows: list[dict], key: str) -> None:
    """What one version of a form changes of another: indicators, tasks, budget lines; new, dropped or changed."""
    labels = {"new": _("＋ New"), "dropped": _("－ Dropped"), "changed": _("→ Changed")}
    kinds = {"indicator": _("Indicator"), "task": _("Task"), "budget_line": _("Budget line")}
    pieces.table(
        [{**row, "change": labels[row["change"]], "kind": kinds[row["kind"]]} for row in rows],
        {
            "change": st.column_config.TextColumn(_("Effect"), width="small"),
            "kind": st.column_config.TextColumn(_("What"), width="small"),
            "code": st.column_config.TextColumn(_("Code"), width="small"),
            "name": st.column_config.TextColumn(_("Name"), width="large"),
            "before": st.column_config.TextColumn(_("Before")),
            "after": st.column_config.TextColumn(_("After")),
        },
        key=key,
    )


def read_targets(indicators: list) -> None:
    """The indicators that were read from a form that is not in force yet."""
    pieces.table([_target_line(asdict(row)) for row in indicators], _target_columns(), key="read_targets")


def source_rows(rows: list[dict]) -> None:
    """Rows of a form as they stood in the file."""
    pieces.table(rows, {"source_row": _("Row"), "content": _("Content")}, key="source_rows")


def settings_history(rows: list[dict]) -> None:
    """Every change of a setting: when, by whom, from what to what."""
    pieces.table(
        [
            {
                "when": formats.moment(row["changed_at"]),
                "by": vocabulary.ours(row["changed_by"]),
                "name": vocabulary.term(rule_words.SETTINGS, row["setting_name"]),
                "before": rule_words.setting_value(row["setting_name"], row["value_before"]),
                "after": rule_words.setting_value(row["setting_name"], row["setting_value"]),
            }
            for row in rows
        ],
        {"when": _("When"), "by": _("By"), "name": _("Setting"), "before": _("Before"), "after": _("After")},
        key="settings_history",
    )


def _target_line(row: dict) -> dict:
    return {
        "level2": row["level2"],
        "level3": row["level3"],
        "explanation": row["explanation"],
        "target": formats.target(row),
        "counting": indicator_words.counting(row),
        "direction": vocabulary.term(vocabulary.DIRECTIONS, row["direction"]),
        "confirm": "▲" if row["needs_confirmation"] else "",
        "reason": indicator_words.reason(row),
        "source_row": row["source_row"],
    }


def _target_columns() -> dict:
    return {
        "level2": _("Level 2"),
        "level3": st.column_config.TextColumn(_("Indicator"), width="medium"),
        "explanation": st.column_config.TextColumn(_("Explanation"), width="medium"),
        "target": _("Target"),
        "counting": st.column_config.TextColumn(_("Proposal: how it is counted"), width="large"),
        "direction": _("Direction"),
        "confirm": st.column_config.TextColumn(_("Look again"), width="small"),
        "reason": st.column_config.TextColumn(_("Why"), width="large"),
        "source_row": st.column_config.NumberColumn(_("Row"), format="%d"),
    }


def _full_sentence(row: dict) -> str:
    return pieces.plain(indicator_words.indicator_sentences(row))


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
                "status": markup.status_text(row),
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
                "spent": _wan(row["spent_amount"]),
                "executed": _wan(row["executed_amount"]),
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
                "month": formats.month_name(row["month"]),
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


def _wan(amount) -> float | None:
    return None if amount is None else float(formats.wan(amount))
