"""The pages of the official target form: titles, the department, and what is printed around the tables."""

import re

from monitoring.cell_values import shown
from monitoring.form_rows import (
    ANY_MONEY_UNIT,
    MONEY_UNITS,
    NOTHING_MARKS,
    Draft,
    Row,
    Verdict,
    as_figures,
    as_label,
    note_unread_cells,
    one_line,
)
from monitoring.language import gettext as _

_TITLE = re.compile(r".*绩效目标.*表(?:\(.*\))?")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?:年|\))")
_YEAR_ROW = re.compile(r"\(?(20[0-9]{2})年度?\)?")
_MONEY_UNIT_ROW = re.compile(rf"\(?(?:金额|资金|计量)?单位:?(?P<unit>{ANY_MONEY_UNIT})\)?")
# A bare number is no page number: it may be an amount that a page break cut off.
_PAGE_NUMBER = re.compile(r"[-—]+[0-9]+[-—]+|第[0-9]+页.*|[0-9]+/[0-9]+")
_ATTACHMENT = re.compile(r"附(?:件|表)[0-9一二三四五六七八九十]*(?:[-—][0-9]+)?:?|\(?续表\)?")
_CONTINUED = re.compile(r"\(?续表?\)?$")
_NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填报人|填表人|制表人|经办人|联系人|联系电话|审核人?|负责人|单位负责人"
    r"|填报日期|填表日期|填报时间)(?:[:(0-9].*|签字.*|签名.*)?"
)
_INFORMATION = {
    "department": re.compile(
        r"(?:预算|填报)?(?:部门|单位|部门\(单位\)|单位\(部门\))名称|预算部门|预算单位|填报(?:部门|单位)(?:\(盖章\))?"
    ),
    "supervising": re.compile(r"(?:资金)?(?:归口)?主管部门(?:名称)?"),
    "staff": re.compile(r"财政供养人员?(?:总)?数量?|在职人员?数|人员编制数"),
    "units": re.compile(r"下属(?:二级)?(?:预算)?单位(?:个)?数量?"),
}
_INFORMATION_LABEL = re.compile(r"(?:部门)?基本(?:信息|情况)")


def blank_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a row without any text."""
    return None if row.filled else ("layout", "blank")


def title_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the title of the form, or of one of its further pages."""
    if len(row.only) > 60 or not _TITLE.fullmatch(row.only):
        return None
    if draft.title and as_label(draft.title) != _CONTINUED.sub("", row.only):
        return _second_form(draft, row, draft.title, row.text(row.filled[0]))
    if draft.title:
        return "layout", "page title"
    draft.title = one_line(row.text(row.filled[0]))
    _take_year(draft, _YEAR.search(row.only))
    return "read", "title"


def _second_form(draft: Draft, row: Row, first: str, second: str) -> Verdict:
    draft.note(
        row,
        "error",
        _("Here another form begins: “{second}” after “{first}”.").format(second=shown(second), first=shown(first)),
        _("Save each department's form in a file of its own and read them one by one."),
        value=second,
    )
    return "not_understood", "another form"


def _take_year(draft: Draft, found: re.Match | None) -> None:
    if found and draft.year is None:
        draft.year = int(found[1])


def page_furniture_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a year or a money unit in a row of its own, an attachment or a page number."""
    if found := _YEAR_ROW.fullmatch(row.only):
        _take_year(draft, found)
        return "read", "year"
    if found := _MONEY_UNIT_ROW.fullmatch(row.only):
        draft.whole_money_unit = MONEY_UNITS[found["unit"]]
        return "read", "money unit"
    if _ATTACHMENT.fullmatch(row.only):
        return "layout", "attachment number"
    return ("layout", "page number") if _PAGE_NUMBER.fullmatch(row.only) else None


def note_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a note, or on who filled in the form and when."""
    return ("layout", "note") if _NOTE.fullmatch(row.first) else None


def information_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a row of labels, each with its value in the next filled cell or behind a colon."""
    if not _label_and_value(row.text(row.filled[0]))[0] and not _INFORMATION_LABEL.fullmatch(row.first):
        return None
    found, unread = _labelled(row)
    if not found:
        return None
    note_unread_cells(draft, row, unread)
    is_repeated = bool(draft.department_name) and "department" in found
    if is_repeated and as_label(found["department"]) != as_label(draft.department_name):
        return _second_form(draft, row, draft.department_name, found["department"])
    draft.department_name = draft.department_name or one_line(found.get("department", ""))
    draft.supervising_department = draft.supervising_department or one_line(found.get("supervising", ""))
    draft.staff_count = _count(draft, row, found.get("staff", ""), draft.staff_count)
    draft.subordinate_unit_count = _count(draft, row, found.get("units", ""), draft.subordinate_unit_count)
    if is_repeated:
        return "layout", "page department"
    return "read", "department" if "department" in found else "basic information"


def _labelled(row: Row) -> tuple[dict[str, str], list[int]]:
    found: dict[str, str] = {}
    unread: list[int] = []
    open_label = ""
    for index in row.filled:
        meaning, value = _label_and_value(row.text(index))
        if meaning:
            found[meaning] = value
            open_label = "" if value else meaning
        elif open_label:
            found[open_label] = row.text(index)
            open_label = ""
        elif not _INFORMATION_LABEL.fullmatch(row.labels[index]):
            unread.append(index)
    return found, unread


def _label_and_value(text: str) -> tuple[str, str]:
    """What a cell is a label of (or nothing), and the value that stands in the same cell behind a colon."""
    head, *value = re.split("[:：]", text, maxsplit=1)
    label = as_label(head)
    meaning = next((name for name, words in _INFORMATION.items() if words.fullmatch(label)), "")
    return meaning, "".join(value).strip()


def _count(draft: Draft, row: Row, text: str, known: int | None) -> int | None:
    if known is not None or as_label(text) in NOTHING_MARKS:
        return known
    found = re.fullmatch(r"([0-9]{1,9})(?:\.0+)?[人名个家]?", as_figures(text).replace(",", ""))
    if found:
        return int(found[1])
    draft.note(
        row,
        "warning",
        _("“{value}” is not a whole number, so it was not read.").format(value=shown(text)),
        _("Write a whole number, such as 99."),
        value=text,
    )
    return None
