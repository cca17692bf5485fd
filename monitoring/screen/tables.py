"""Tables that pages show: of problems, of what a file would change, of submissions, of a form."""

from dataclasses import asdict

import streamlit as st

from monitoring.language import formats, indicator_words, rule_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem
from monitoring.screen import pieces
from monitoring.screen.html import lists, text_tables

# A browser takes no more rows than this without stalling, and nobody reads more.
CHANGES_SHOWN = 2_000


def problems(found: list[Problem]) -> None:
    """Every problem of a file at its cell, errors first, with what to do; many can be taken away as CSV."""
    pieces.html(lists.problems(found))
    if len(found) > 1:
        rows = [problem.as_dict() for problem in found]
        pieces.download(_("All problems as CSV"), "problems", list(rows[0]), rows)


def changes(found: list[dict], before: str, key: str) -> None:
    """What a file changes, figure by figure: new, changed from → to; ``before`` heads what stood there."""
    labels = {"new": _("＋ New"), "changed": _("→ Changed"), "unchanged": _("＝ Unchanged")}
    counts = {change: sum(row["change"] == change for row in found) for change in labels}
    st.markdown(" · ".join(f"{labels[change]}: **{count}**" for change, count in counts.items()))
    if len(found) > CHANGES_SHOWN:
        st.caption(_("The first {shown} of {count} are shown.").format(shown=CHANGES_SHOWN, count=len(found)))
        found = found[:CHANGES_SHOWN]
    # A monitoring table has reports of several kinds on the same indicators and tasks.
    kinds = {row["kind"] for row in found}
    pieces.table(
        [
            {
                **row,
                "change": labels[row["change"]],
                "month": formats.month_name(row["month"]),
                "kind": vocabulary.term(vocabulary.KINDS, row["kind"]),
            }
            for row in found
        ],
        {
            "change": st.column_config.TextColumn(_("Effect"), width="small"),
            **({"kind": st.column_config.TextColumn(_("Kind"), width="small")} if len(kinds) > 1 else {}),
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
    return text_tables.table(
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
                "budget": in_wan(row["budget_amount"]),
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


def in_wan(amount) -> float | None:
    return None if amount is None else float(formats.wan(amount))
