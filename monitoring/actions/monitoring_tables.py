"""A monitoring table comes in: its lines as reports on what is in force, checked by the rules of monthly files.

Each line keeps the cells of the paper, so problems stand at them and every stored figure leads back to its row.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from monitoring.actions import table_items
from monitoring.files import cell_values
from monitoring.files.cell_values import has_digits, nothing, plain, shown
from monitoring.files.cells import Cells
from monitoring.files.periods import Period
from monitoring.forms import money_checks, monitoring_table
from monitoring.forms.money_checks import amount_of
from monitoring.forms.monitoring_table import MonitoringTable, TableLine
from monitoring.forms.target_cells import final_value, has_comparator
from monitoring.forms.wording import as_label
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import items, monthly_file
from monitoring.monthly.columns import REASONS, Kind
from monitoring.monthly.explanations import LIKELIHOOD_TICKS
from monitoring.monthly.figure_checks import is_in_words, unit_of
from monitoring.monthly.keys import Key
from monitoring.monthly.lines import Line
from monitoring.monthly.monthly_file import MonthlyFile
from monitoring.monthly.reference import Reference
from monitoring.monthly.sheet import Sheet
from monitoring.problems import Problem, errors

# What a monitoring table has → what a report of the kind calls it.
_COLUMNS: dict[Kind, dict[str, str]] = {
    "budget": {"adjusted": "adjusted"},
    "actuals": {"actual": "actual", "target": "target"},
    "spending": {"executed": "spent", "actual": "note", "initial": "budget"},
    "explanations": {name: name for name in (*REASONS, "reasons", "reason_text", "measures", "remark", "expected")}
    | {name: name for name in ("likelihood", *LIKELIHOOD_TICKS)},
}
_NO_FIGURES = {"name", "target", "note", "budget"}
_CODE_BEHIND_NAME = re.compile(r"\s*[-—_]?\s*[（(]?[0-9]{3,18}[)）]?$")


class Report(NamedTuple):
    """A line of the paper as a report on ``item`` (an indicator, task or budget line in force)."""

    line: TableLine
    item: dict


class _Owner(NamedTuple):
    department: str
    indicators: list[dict]
    tasks: list[dict]


def read(cells: Cells, known: Reference) -> tuple[list[MonthlyFile], list[Problem]]:
    """What a monitoring table reports, kind by kind as from monthly files, and every problem in it, in its order.

    Empty where the table does not say whose it is, of which year, or up to which month.
    """
    table = monitoring_table.read(cells)
    if errors(table.problems):
        return [], table.problems
    owner, problems = _owner(table, known)
    if owner is None:
        return [], [*table.problems, *problems]
    key = Key(owner.department, replace(table.period, year=table.year), None)
    indicators, of_indicators = _indicators(table, owner)
    money, of_money = _money(table, owner)
    files = [
        _file("budget", [report for report in money if _is_adjusted(report, key, known)], key, known),
        _file("actuals", indicators, key, known),
        _file("spending", money, key, known),
        _file("explanations", [*indicators, *money], key, known),
    ]
    found = [
        *table.problems,
        *problems,
        *of_indicators,
        *of_money,
        *money_checks.problems(table),
        *(problem for file in files for problem in file.problems),
    ]
    if not any(file.rows for file in files) and not errors(found):
        found.append(_nothing_in_it())
    return [file for file in files if file.rows], sorted(dict.fromkeys(found), key=lambda problem: problem.row or 0)


def _nothing_in_it() -> Problem:
    hint = _("Fill in the figures up to the month, or what is expected, and submit it again.")
    return Problem(None, "", "", "error", _("Nothing is filled in: no row of the table has a figure."), hint)


def _owner(table: MonitoringTable, known: Reference) -> tuple[_Owner | None, list[Problem]]:
    """Whose table it is, and what that department has in force in its year."""
    problems: list[Problem] = []
    code = _department(table, known, problems)
    if code is None:
        return None, problems
    in_year = [
        [item for item in of_kind if (item["department_code"], item["year"]) == (code, table.year)]
        for of_kind in (known.indicators, known.tasks)
    ]
    if not in_year[0]:
        years = {item["year"] for item in known.indicators if item["department_code"] == code}
        problem = items.nothing_to_report_on("actuals", table.year, years)
        hint = _("Correct the year, or import the official target form of that year first.")
        problems.append(Problem(None, "", str(table.year), "error", problem, hint))
        return None, problems
    return _Owner(code, *in_year), problems


def _department(table: MonitoringTable, known: Reference, problems: list[Problem]) -> str | None:
    for name in table.owners:
        codes = [code for code, called in known.departments.items() if _is_called(name, called)]
        if len(codes) == 1:
            if name != table.owners[0]:
                problem = _("“{first}” has no targets of its own; the table is taken for “{name}”.")
                hint = _("Nothing to do, if that is right.")
                said = problem.format(first=shown(table.owners[0]), name=shown(name))
                problems.append(Problem(None, "", shown(name), "warning", said, hint))
            return codes[0]
    if not table.owners and len(known.departments) == 1:
        code, name = next(iter(known.departments.items()))
        problem = _("The table names no department; it is taken for {name}.").format(name=name)
        problems.append(Problem(None, "", "", "warning", problem, _("Nothing to do, if that is right.")))
        return code
    problem = (
        _("There is no department “{value}” that you can report for.").format(
            value=shown(" / ".join(table.owners)),
        )
        if table.owners
        else _("The table does not name its department.")
    )
    hint = _("Write the name as in the target form, beside 部门名称 or 实施单位; there are: {departments}.").format(
        departments=formats.listed(list(known.departments.values())[:5]) or formats.NOTHING
    )
    problems.append(Problem(None, "", "", "error", problem, hint))
    return None


def _is_called(printed: str, name: str) -> bool:
    """Whether a department is meant, with or without its code behind the name."""
    return as_label(name) in (as_label(printed), as_label(_CODE_BEHIND_NAME.sub("", printed)))


def _indicators(table: MonitoringTable, owner: _Owner) -> tuple[list[Report], list[Problem]]:
    """The lines of indicators that are in force; a problem at the name of each that is not, or may be several."""
    reports, problems = [], []
    for row in table.of("indicators"):
        line = _line("actuals", row, None)
        item = table_items.indicator(line, row, owner.indicators)
        if item is not None:
            reports.append(Report(row, item))
        problems += line.problems
    return reports, problems


def _money(table: MonitoringTable, owner: _Owner) -> tuple[list[Report], list[Problem]]:
    """The lines of money that are of a task or budget line; the total of a project's table is the project's."""
    reports, problems = [], []
    for row in [*table.of("money"), *table.of("tasks")]:
        name = _name_of_money(table, row)
        line = _line("spending", row, None)
        if name is None or (row.block.part == "tasks" and money_checks.is_total(row)):
            problems += _only_compared(line, row)
            continue
        item = table_items.task(line, name, owner.tasks)
        if item is not None:
            reports.append(Report(row, item))
            _check_budget(line, row, item)
        problems += line.problems
    return _once(reports), problems


def _name_of_money(table: MonitoringTable, row: TableLine) -> str | None:
    """The task or budget line that a line of money is of; None for what is only compared."""
    if row.block.part == "tasks":
        return row.name
    if table.project_name:
        return table.project_name if money_checks.is_total(row) else None
    label = money_checks.label_of(row)
    is_compared = money_checks.is_of_the_budget(row) and label not in ("基本支出", "项目支出")
    return None if is_compared or row.is_within else label


def _only_compared(line: Line, row: TableLine) -> list[Problem]:
    line.add(
        "name",
        "notice",
        _(
            "“{name}” is compared with the other lines, and not stored: spending is that of tasks and budget lines."
        ).format(name=shown(row.name)),
        _("Nothing to do."),
    )
    return line.problems


def _once(reports: list[Report]) -> list[Report]:
    """A total that is printed again with the same amounts says nothing new."""
    seen: dict[tuple, Report] = {}
    for report in reports:
        amounts = tuple(report.line.text(meaning) for meaning in ("initial", "adjusted", "executed", "expected"))
        seen.setdefault((report.item["task_code"], amounts), report)
    return list(seen.values())


def _check_budget(line: Line, row: TableLine, item: dict) -> None:
    """The budget of the year's beginning is the one of the target form."""
    printed, budget = amount_of(row, "initial"), item["budget_amount"]
    if printed is not None and budget is not None and printed != budget:
        line.add(
            "budget",
            "warning",
            _(
                "The target form has a budget of {budget} 万元; the table has {printed} 万元, which is not taken over."
            ).format(budget=money_checks.in_wan(budget), printed=money_checks.in_wan(printed)),
            _("Look which is right; an adjusted budget belongs under a heading that says so."),
        )


def _is_adjusted(report: Report, key: Key, known: Reference) -> bool:
    """Whether a line has an adjusted budget that is another than the one that counts by then."""
    row, item = report
    if not row.text("adjusted"):
        return False
    code = item["task_code"]
    adjusted = known.reported("budget", {(key.department, key.period.year)}).get(
        (key.department, key.period.year, code), {}
    )
    so_far = [adjusted[month]["budget_amount"] for month in sorted(adjusted) if month < key.period.last]
    return amount_of(row, "adjusted") != (so_far[-1] if so_far else item["budget_amount"])


def _file(kind: Kind, reports: Iterable[Report], key: Key, known: Reference) -> MonthlyFile:
    """The reports of a kind, read by the rules of a monthly file of that kind."""
    lines = []
    for row, item in reports:
        line = _line(kind, row, key.period)
        if not line.sheet.columns.keys() - _NO_FIGURES:
            continue
        if kind == "explanations":
            item = _explained(item)
        for column in ("actual", "spent", "expected"):
            if line.has(column):
                _set_words_aside(line, column, item)
        lines.append((line, replace(key, item=item)))
    if not lines:
        return MonthlyFile(kind, [], [], 0)
    file = monthly_file.of_lines(lines[0][0].sheet, lines, known)
    return _with_outlook_checked(file, lines) if kind == "explanations" else file


def _explained(item: dict) -> dict:
    code, name = ("task_code", "task_name") if "task_code" in item else ("indicator_code", "level3")
    return item | {"item_code": item[code], "item_name": item[name]}


def _line(kind: Kind, row: TableLine, period: Period | None) -> Line:
    """A line of the paper with its own cells, under the columns that a report of the kind has."""
    block = row.block
    columns = {
        column: block.columns[meaning] for meaning, column in _COLUMNS[kind].items() if meaning in block.columns
    }
    sheet = Sheet(
        kind,
        block.header_row - 1,
        block.headings,
        {"name": row.name_index} | columns,
        period=period,
        yuan_per_unit=block.yuan_per_unit,
    )
    return Line(sheet, row.source_row, row.texts)


def _set_words_aside(line: Line, column: str, item: dict) -> None:
    """Words in the place of a figure are listed and not stored; a figure within words is asked about."""
    text, is_money = line.text(column), "task_code" in item
    unit = "" if is_money else unit_of(item)
    if nothing(text):
        return
    in_words = not has_digits(text) or (not is_money and is_in_words(item) and _is_no_figure(text, unit))
    if in_words:
        problem = _("“{value}” is in words: no figure is stored for it.").format(value=shown(text))
        hint = _("Write the figure, if there is one; a target in words is graded from 0 to 100 %.")
        line.add(column, "warning", problem, hint)
        line.replace(column, "")
        return
    if is_money or not _is_no_figure(text, unit):
        return
    value = final_value(text, unit)
    if value is None:
        return
    if column == "expected" and has_comparator(text):
        problem = _("“{value}” is read as {number}.").format(value=shown(text), number=plain(value))
        line.add(column, "warning", problem, _("Look whether that is what is expected."))
        line.replace(column, plain(value))
        return
    problem = _("“{value}” is not a number.").format(value=shown(text))
    line.add(
        column,
        "error",
        problem,
        _("Write {number}, if that is what is meant.").format(number=plain(value)),
        plain(value),
    )
    line.replace(column, "")


def _is_no_figure(text: str, unit: str) -> bool:
    return cell_values.figure(text, unit).value is None


def _with_outlook_checked(file: MonthlyFile, lines: list[tuple[Line, Key]]) -> MonthlyFile:
    """What may be missed needs the figure that is expected (the official table asks for it)."""
    missing = {
        row["source_row"]
        for row in file.rows
        if row["likelihood"] in ("possible", "impossible") and row["expected_value"] is None
    }
    added = []
    for line, _key in lines:
        if line.number in missing and "expected" in line.sheet.columns and not line.problems_at("expected"):
            line.add(
                "expected",
                "warning",
                _("The target may be missed, and it is not said what is expected."),
                _("Write the figure that is expected for the whole year."),
            )
            added.append(line.problems[-1])
    return replace(file, problems=[*file.problems, *added])
