"""What the head of an official form says in labels and values: department, project, numbers of staff and units."""

import re
from dataclasses import replace

from monitoring.files.cell_values import shown
from monitoring.forms.budget import project_money_cells, take_project_money
from monitoring.forms.pages import second_form, take_mark, title_index
from monitoring.forms.parts import Task, Verdict
from monitoring.forms.rows import Draft, Row, note_unread_cells
from monitoring.forms.scores import take_total_score
from monitoring.forms.wording import as_figures, as_label, is_nothing, one_line
from monitoring.language.catalogue import gettext as _

_SEAL = r"(?:\([盖公印签]?章\))?"
_INFORMATION = {
    "department": re.compile(
        r"(?:[省市县区]级)?(?:预算|填报|申报|填表)?(?:部门|单位|部门\(单位\)|单位\(部门\))名称"
        rf"|预算部门|预算单位|(?:填报|申报|填表)(?:部门|单位){_SEAL}"
    ),
    "supervising": re.compile(
        r"(?:地方|[省市州县区]级?)?(?:资金|项目|业务)?(?:归口)?主管(?:预算)?(?:部门|单位)"
        rf"(?:\(单位\))?(?:名称|及其?代码|及其?编码)?{_SEAL}"
    ),
    "implementing": re.compile(
        rf"(?:具体)?(?:项目)?(?:实施|承担|执行)单位(?:名称)?{_SEAL}|项目单位(?:名称)?{_SEAL}|资金使用单位{_SEAL}|下达地方或单位"
    ),
    "project": re.compile(
        r"(?:预算|支出|二级)?项目(?:支出)?名称(?:及编码)?|(?:专项|项目)(?:资金|\((?:项目|专项)\))?名称"
        r"|转移支付(?:\(项目\))?名称"
    ),
    "about": re.compile(r"项目(?:总体)?(?:概况|简介|内容|主要内容|情况)(?:及立项依据)?|主要内容"),
    "year": re.compile(r"(?:预算|填报|申报|项目|所属)?年度|年份"),
    "staff": re.compile(r"财政供养人员?(?:总)?数量?|在职人员?数|人员编制数"),
    # The score as a whole, where a self-evaluation prints it above its tables.
    "score": re.compile(r"自评(?:总分|总?得分|分数)(?:\(.*\))?"),
    "units": re.compile(r"下属(?:二级)?(?:预算)?单位(?:个)?数量?"),
    # What nothing in the monitoring needs; the rows are kept as they stand in the form.
    "unkept": re.compile(
        r"(?:项目)?(?:属性|类别|类型|分类|性质|级次|期|期限|周期|来源|编码|编号|代码|状态)"
        r"|(?:项目|财务|填报|部门)?(?:负责人|责任人|联系人)(?:\(签字\))?(?:及(?:联系)?电话)?|(?:部门)?联系(?:电话|方式)"
        r"|(?:项目)?(?:预计)?(?:起止|实施|建设|开始|完成)(?:时间|日期|期限|期|周期)|项目支出实施期"
        r"|(?:主管|预算)?(?:部门|单位)(?:编码|代码)|(?:归口|业务)(?:科室|股室|处室)"
        r"|(?:资金|支出)(?:性质|用途|类型|类别)|预算级次|资金(?:项目)?分类|报表编号"
        r"|(?:部门|单位|部门\(单位\))?(?:主要)?职[能责](?:职责)?(?:概述|简介|描述)?"
        r"|(?:项目)?(?:立项|设立|申报|申请)的?(?:依据|必要性|可行性|情况)|(?:政策|其他)依据"
        r"|项目实施(?:进度)?计划|保证项目实施的制度、措施|(?:\d[.、])?项目实施内容及过程概述"
        r"|中央主管部门|一级项目名称|(?:自评|评价)结论|存在的?(?:主要)?问题(?:及原因(?:分析)?)?"
        r"|(?:下一步)?改进措施(?:及.*)?|偏差大或.*原因分析|其[他它]需?要?说明的?(?:问题|事项)"
    ),
}
_INFORMATION_LABEL = re.compile(r"(?:部门|单位|项目)?基本(?:信息|情况)|项目立项情况")
_SEAL_AFTER_NAME = re.compile(r"[（(][公盖签印]?章[）)]$")
# 302-某局, [302]某局, （302001）某局
_CODE_BEFORE_NAME = re.compile(r"^(?:\d{3,}\s*[-—_ ]|[\[【（(]\d{3,}[\]】）)])\s*")
# What is printed behind the label of who fills in the form, whether or not a name stands there.
_MARKS_BESIDE_NAME = re.compile(r"[（(][公盖签印]?章[）)]|(?:金额)?单位[:：]\s*(?:亿|百万|万|千)?元")


def information_row(draft: Draft, row: Row) -> Verdict:
    """The verdict on a row of labels, each with its value in the next filled cell or behind a colon."""
    if not label_and_value(row.text(row.filled[0]))[0] and not _INFORMATION_LABEL.fullmatch(row.first):
        return None
    found, unread = labelled(row)
    if _INFORMATION_LABEL.fullmatch(row.only):
        return "layout", "section label"
    if not found or (found.keys() == {"about"} and not draft.is_project):
        return None
    # 资金用途 before a name and its amount is no information but money; 项目申报金额 is a label with its value.
    is_money = bool(draft.amounts(row, unread)) and not project_money_cells(draft, row, unread)
    if found.keys() == {"unkept"} and draft.is_project and is_money:
        return None
    repeated = _owner_again(draft, found)
    if repeated == "another":
        return second_form(draft, row, _owner_of(draft), owner_of(found))
    _take(draft, row, found)
    unread = [index for index in unread if not take_mark(draft, row.labels[index])]
    note_unread_cells(draft, row, take_project_money(draft, row, unread))
    if repeated:
        return "layout", "page department"
    if found.keys() <= {"unkept"}:
        return "layout", "information that is not kept"
    return "read", "department" if "department" in found else "basic information"


def labelled(row: Row) -> tuple[dict[str, str], list[int]]:
    """The values of ``row`` by what their labels mean, and the cells that are neither."""
    found: dict[str, str] = {}
    unread: list[int] = []
    open_label = ""
    for index in row.filled:
        meaning, value = label_and_value(row.text(index))
        if meaning:
            found.setdefault(meaning, value)
            open_label = "" if value else meaning
        elif open_label:
            found[open_label] = row.text(index)
            open_label = ""
        # A merged cell may come as several cells with the same text.
        elif not _INFORMATION_LABEL.fullmatch(row.labels[index]) and row.text(index) not in found.values():
            unread.append(index)
    return found, unread


def label_and_value(text: str) -> tuple[str, str]:
    """What a cell is a label of (or nothing), and the value that stands in the same cell behind a colon."""
    head, *value = re.split("[:：]", text, maxsplit=1)
    label = as_label(head)
    meaning = next((name for name, words in _INFORMATION.items() if words.fullmatch(label)), "")
    return meaning, _MARKS_BESIDE_NAME.sub("", "".join(value)).strip()


def owner_of(found: dict[str, str]) -> str:
    """Whose form it is as far as these labels say: the department, else who carries out the project."""
    return next((name_of_owner(found[label]) for label in ("department", "implementing") if found.get(label)), "")


def rows_by_owner(rows: list[Row]) -> list[list[Row]]:
    """The rows of each form in a file: one begins with a title below which another owner than before is named."""
    starts = [place for place, row in enumerate(rows) if row.filled and title_index(row) is not None]
    pages = [rows[begin:end] for begin, end in zip([0, *starts], [*starts, len(rows)], strict=True)]
    forms: list[list[Row]] = []
    owner_before = ""
    for page in pages:
        owner = next(filter(None, (owner_of(labelled(row)[0]) for row in page if row.filled)), "")
        is_another = owner and owner_before and as_label(owner) != as_label(owner_before)
        if is_another or not forms:
            forms.append([])
        forms[-1] += page
        owner_before = owner or owner_before
    return forms


def _owner_of(draft: Draft) -> str:
    return draft.department_name or draft.implementing_unit


def _owner_again(draft: Draft, found: dict[str, str]) -> str:
    """``again`` where a further page names the owner, ``another`` where it names somebody else."""
    label = "department" if draft.department_name else "implementing"
    if not _owner_of(draft) or not found.get(label):
        return ""
    return "again" if as_label(name_of_owner(found[label])) == as_label(_owner_of(draft)) else "another"


def _take(draft: Draft, row: Row, found: dict[str, str]) -> None:
    draft.department_name = draft.department_name or name_of_owner(found.get("department", ""))
    draft.supervising_department = draft.supervising_department or name_of_owner(found.get("supervising", ""))
    draft.implementing_unit = draft.implementing_unit or name_of_owner(found.get("implementing", ""))
    draft.staff_count = _count(draft, row, found.get("staff", ""), draft.staff_count)
    draft.subordinate_unit_count = _count(draft, row, found.get("units", ""), draft.subordinate_unit_count)
    year = re.fullmatch(r"(20[0-9]{2})(?:\.0)?(?:年度?)?", as_figures(found.get("year", "")))
    if year and draft.year is None:
        draft.year = int(year[1])
    if found.get("project"):
        _take_project(draft, row, found["project"])
    if score := found.get("score"):
        index = next((index for index in row.filled if row.text(index) == score), None)
        take_total_score(draft, row, "自评得分", [None, index])
    if found.get("about") and draft.is_project:
        last = draft.tasks[-1]
        draft.tasks[-1] = replace(last, content="\n".join(filter(None, (last.content, found["about"]))))


def _take_project(draft: Draft, row: Row, name: str) -> None:
    """A project is a task of its own; on a further page its name comes again."""
    name = one_line(name)
    if draft.is_project and as_label(draft.tasks[-1].task_name) == as_label(name):
        return
    draft.is_project = True
    draft.tasks.append(Task("key", "", "", name, "", None, row.number))


def take_owner(draft: Draft) -> None:
    """A form that names no department belongs to who carries it out, else to the department above it."""
    draft.department_name = draft.department_name or draft.implementing_unit or draft.supervising_department


def name_of_owner(text: str) -> str:
    """A department as it is called: without its code before the name and without the place of its seal."""
    return _SEAL_AFTER_NAME.sub("", _CODE_BEFORE_NAME.sub("", one_line(text)))


def _count(draft: Draft, row: Row, text: str, known: int | None) -> int | None:
    if known is not None or is_nothing(as_label(text)):
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
