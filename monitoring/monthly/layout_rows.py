"""Rows of a monthly file that report nothing: a header that comes again, a total, a signature; and shifted ones."""

import re

from monitoring.files.cell_values import fold, shown
from monitoring.files.cells import column_name
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.lines import Line
from monitoring.problems import Problem

_TOTAL = re.compile(r"(?:本月|当月|本页|累计)?(?:合计|小计|总计|共计)|(?:grand|sub)?-?total")
# Who filled it in, who checked it, when, and notes under the table.
_SIGNATURE = re.compile(
    r"(?:(?:填表|填报|制表|审核|复核|审批|经办|负责|单位负责|联系)人(?:员|签字|签章)?|联系电话|(?:填报|填表)?(?:日期|时间)|注)(?::.*)?"
)


def is_layout(line: Line) -> bool:
    """A header that comes again, a total, or a signature under the table: said in a notice, and passed over."""
    if line.cells in line.sheet.header_rows:
        problem = _("The header comes again in this row; it is passed over.")
    elif _is_total(line):
        problem = _("This row is a total; it is passed over.")
    elif _SIGNATURE.fullmatch(fold(next(filter(None, line.cells)))):
        problem = _("This row is a signature or a note; it is passed over.")
    elif not any(line.cells[index] for index in line.sheet.telling if index < len(line.cells)):
        problem = _("This row has no code, no name and no figure; it is passed over.")
    else:
        return False
    hint = _("Nothing to do, unless something is missing in it.")
    value = shown(next(filter(None, line.cells)))
    line.problems.append(Problem(line.number, "", value, "notice", problem, hint))
    return True


def _is_total(line: Line) -> bool:
    """Whether its code says so; where there is none, its name; without a name, its first cell."""
    label = line.text("code") or line.text("name") or next(filter(None, line.cells))
    return bool(_TOTAL.fullmatch(fold(label)))


def check_width(line: Line) -> None:
    """An unquoted 1,234 in a CSV file pushes all that follows one column to the right."""
    width = line.sheet.width
    beyond = next((index for index, cell in enumerate(line.cells[width:], start=width) if cell), None)
    if beyond is None and len(line.cells) <= len(line.sheet.headers):
        return
    problem = _("This row has more cells than the header has columns.")
    hint = _("Write numbers without a comma between the thousands, and put a text with a comma in quotation marks.")
    if beyond is None:
        line.problems.append(Problem(line.number, "", "", "warning", problem, hint))
        return
    cell, value = f"{column_name(beyond)}{line.number}", shown(line.cells[beyond])
    line.problems.append(Problem(line.number, "", value, "error", problem, hint, cell))
    line.failed = True
