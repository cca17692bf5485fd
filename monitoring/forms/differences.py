"""What one version of a target form changes of another: indicators, tasks and budget lines."""

from collections.abc import Iterable

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.language.formats import exact_money

# Kind → code → name and what is planned, in words.
Content = dict[str, dict[str, tuple[str, str]]]
KINDS = ("indicator", "task", "budget_line")


def content(indicators: Iterable[dict], tasks: Iterable[dict], lines: Iterable[dict]) -> Content:
    """What a form says: rows of its indicators, tasks and budget lines, each with its code."""
    return {
        "indicator": {row["indicator_code"]: (row["level3"], formats.target(row)) for row in indicators},
        "task": {row["task_code"]: (row["task_name"], exact_money(row["budget_amount"])) for row in tasks},
        "budget_line": {row["line_code"]: (row["line_name"], exact_money(row["budget_amount"])) for row in lines},
    }


def differences(before: Content, after: Content) -> list[dict]:
    """The rows that differ, by kind and code: kind, change (new, dropped, changed), code, name, before, after."""
    return [
        {"kind": kind, "change": _change(had, has), "code": code, **_words(had, has)}
        for kind in KINDS
        for code in sorted(before[kind] | after[kind], key=lambda code: (code[0], len(code), code))
        if (had := before[kind].get(code)) != (has := after[kind].get(code))
    ]


def sentence(row: dict) -> str:
    """A row of ``differences`` in words."""
    kinds = {"indicator": _("Indicator"), "task": _("Task"), "budget_line": _("Budget line")}
    said = {
        "new": _("{kind} {code} {name} is new: {after}"),
        "dropped": _("{kind} {code} {name} is dropped; it was {before}"),
        "changed": _("{kind} {code} {name} changes: {before} → {after}"),
    }[row["change"]]
    return said.format(**row | {"kind": kinds[row["kind"]]})


def _change(had: tuple | None, has: tuple | None) -> str:
    return "new" if had is None else "dropped" if has is None else "changed"


def _words(had: tuple[str, str] | None, has: tuple[str, str] | None) -> dict:
    name = (has or had)[0]
    if had and has and had[0] != has[0]:
        # The same code under another name: both are said.
        return {"name": name, "before": " · ".join(had), "after": " · ".join(has)}
    return {"name": name, "before": had and had[1], "after": has and has[1]}
