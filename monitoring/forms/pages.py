"""The pages of an official form: titles, years, and what is printed around the tables."""

import re

from monitoring.files.cell_values import shown
from monitoring.forms.parts import Verdict
from monitoring.forms.rows import Draft, Row
from monitoring.forms.wording import ANY_MONEY_UNIT, MONEY_UNITS, as_label, one_line
from monitoring.language.catalogue import gettext as _

_TITLE = re.compile(r".*(?:绩效目标|支出目标|绩效指标|绩效自评|绩效评价|绩效.*监控|自评).*表(?:\(.*\))?")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?:年|\))")
# 二〇二三年, with every zero that people type.
_YEAR_IN_WORDS = re.compile(r"二[〇○零0oO]([〇○零0一二三四五六七八九])([〇○零0一二三四五六七八九])年")
_BARE_YEAR = re.compile(r"(?<![0-9.-])20[0-9]{2}(?![0-9.-])")
_YEAR_IN_FILE_NAME = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_YEAR_MARK = re.compile(r"\(?(20[0-9]{2})年度?\)?")
_YEAR_LEFT_BLANK = re.compile(r"\(?年度?\)?")
_MONEY_UNIT_MARK = re.compile(rf"\(?(?:金额|资金|计量)?单位:?(?:人民币)?(?P<unit>{ANY_MONEY_UNIT})\)?")
# A bare number is no page number: it may be an amount that a page break cut off.
_PAGE_NUMBER = re.compile(r"[-—]+[0-9]+[-—]+|第[0-9]+页.*|[0-9]+/[0-9]+")
_ATTACHMENT = re.compile(
    r"附(?:件|表)[0-9一二三四五六七八九十]*(?:[-—.][0-9]+)*:?|\(?续表\)?|(?:公开|预算)[0-9-]+表|表[0-9-]+|报表编号:.*"
)
_CONTINUED = re.compile(r"\(?续表?\)?$")
_NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填报人|填表人|制表人|经办人|联系人|联系电话|审核人?|负责人|单位负责人"
    r"|填报日期|填表日期|填报时间|[^:]{0,16}(?:审核|审批|初审|审查)意见)(?:[:(0-9].*|签字.*|签名.*)?"
)


def blank_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a row without any text."""
    return None if row.filled else ("layout", "blank")


def title_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on the title of the form, or of one of its further pages."""
    index = title_index(row)
    if index is None:
        return None
    title = row.text(index)
    for other in row.filled:
        take_mark(draft, row.labels[other])
    if draft.title and as_label(draft.title) != _CONTINUED.sub("", row.labels[index]):
        return second_form(draft, row, draft.title, title)
    if draft.title:
        return "layout", "page title"
    draft.title = one_line(title)
    if draft.year is None:
        draft.year = _year_of_title(row.labels[index])
    return "read", "title"


def _year_of_title(label: str) -> int | None:
    """The year that a title names: 2023年, 二〇二三年, or 2023 as the only number of four figures in it."""
    if found := _YEAR.search(label):
        return int(found[1])
    if found := _YEAR_IN_WORDS.search(label):
        return 2000 + int("".join(str("零一二三四五六七八九".find(sign) % 10) for sign in _zeros_alike(found)))
    bare = set(_BARE_YEAR.findall(label))
    return int(bare.pop()) if len(bare) == 1 else None


def _zeros_alike(found: re.Match) -> str:
    return re.sub("[〇○0]", "零", found[1] + found[2])


def title_index(row: Row) -> int | None:
    """Where the title stands in a row that holds nothing else but marks of the page, else None."""
    texts = [index for index in row.filled if not _mark(row.labels[index])]
    if len({row.labels[index] for index in texts}) != 1 or len(row.labels[texts[0]]) > 60:
        return None
    return texts[0] if _TITLE.fullmatch(row.labels[texts[0]]) else None


def second_form(draft: Draft, row: Row, first: str, second: str) -> Verdict:
    """The verdict, an error, on the row with which the form of somebody else begins."""
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


def take_year_from_file_name(draft: Draft, file_name: str) -> None:
    """The only year in ``file_name``, with a notice, where the form itself says none."""
    years = set(_YEAR_IN_FILE_NAME.findall(file_name))
    if draft.year is None and len(years) == 1:
        draft.year = int(years.pop())
        draft.note(
            None,
            "notice",
            _("The form does not say for which year it is; {year} is taken from the name of the file.").format(
                year=draft.year
            ),
            _("Nothing to do, if that is the year; otherwise write the right one into the title."),
            value=file_name,
        )


def page_mark_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a row of nothing but marks: a year, a money unit, an attachment or a page number."""
    marks = [_mark(row.labels[index]) for index in row.filled]
    if not all(marks):
        return None
    for index in row.filled:
        take_mark(draft, row.labels[index])
    return next((mark for mark in marks if mark[0] == "read"), marks[0])


def take_mark(draft: Draft, label: str) -> bool:
    """Whether ``label`` is a mark of the page; a year or a money unit holds for the whole form."""
    _take_year(draft, _YEAR_MARK.fullmatch(label))
    if found := _MONEY_UNIT_MARK.fullmatch(label):
        draft.whole_money_unit = MONEY_UNITS[found["unit"]]
    return _mark(label) is not None


def _mark(label: str) -> Verdict:
    return next((verdict for words, verdict in _MARKS if words.fullmatch(label)), None)


_MARKS: tuple[tuple[re.Pattern, Verdict], ...] = (
    (_YEAR_MARK, ("read", "year")),
    (_YEAR_LEFT_BLANK, ("layout", "year left blank")),
    (_MONEY_UNIT_MARK, ("read", "money unit")),
    (_ATTACHMENT, ("layout", "attachment number")),
    (_PAGE_NUMBER, ("layout", "page number")),
)


def note_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a note, or on who filled in the form and when."""
    return ("layout", "note") if _NOTE.fullmatch(row.first) else None
