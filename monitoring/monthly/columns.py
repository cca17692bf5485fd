"""The columns of a monthly file: what they are called in each kind of file."""

from decimal import Decimal
from functools import cache
from typing import Literal

from monitoring.files.cell_values import fold
from monitoring.language.catalogue import current

Kind = Literal["actuals", "spending", "budget", "explanations"]

_BEFORE = {
    "department": (
        "部门", "department", "部门编号", "部门编码", "部门代码", "部门名称", "单位名称", "预算部门", "填报部门",
        "填报单位", "department_code", "department code", "department name",
    ),
    "year": ("年度", "year", "年", "年份", "预算年度", "填报年度"),
    "month": ("月份", "month", "月", "填报月份", "所属月份"),
}  # fmt: skip
_AFTER = {"note": ("说明", "note", "备注", "填报说明", "情况说明", "notes", "remark", "remarks", "comment")}
_TASK = {
    "code": ("编号", "code", "任务编号", "任务编码", "编码", "代码", "task_code"),
    "name": ("任务名称", "task", "工作任务", "任务", "项目名称", "名称", "task name", "name"),
}
_PLANNED = ("预算数(万元)", "budget (10k yuan)", "年初预算数", "年初预算", "预算金额", "预算")

# Kind → column → its Chinese heading, its English heading, other spellings. Which months a heading says its figures
# cover (累计, 1-7月) is no part of a name: `headings` reads it.
COLUMNS: dict[Kind, dict[str, tuple[str, ...]]] = {
    "actuals": _BEFORE | {
        "code": ("编号", "code", "指标编号", "指标编码", "指标代码", "编码", "代码", "indicator_code"),
        "name": ("三级指标", "indicator", "三级指标名称", "指标名称", "绩效指标", "名称", "level3", "level 3",
                 "indicator name", "name"),
        "explanation": ("三级指标解释", "explanation", "指标解释", "指标说明", "解释"),
        "comparator": ("对比符号", "comparator", "符号", "比较符号"),
        "target": ("指标值", "target", "年度指标值", "目标值", "target_value"),
        "unit": ("计量单位", "unit", "单位"),
        "actual": ("完成值", "actual", "当月完成值", "本月完成值", "实际完成值", "当月实际完成值", "实际值",
                   "actual_value", "value"),
        "numerator": ("分子", "numerator", "分子值", "numerator_value"),
        "denominator": ("分母", "denominator", "分母值", "denominator_value"),
    } | _AFTER,
    "spending": _BEFORE | _TASK | {
        "budget": (*_PLANNED, "budget_amount"),
        "spent": ("支出金额(万元)", "spent (10k yuan)", "当月支出金额", "本月支出金额", "当月支出", "本月支出",
                  "支出数", "支出", "当月执行数", "本月执行数", "执行数", "支付金额", "金额", "spent_amount",
                  "spending", "amount"),
    } | _AFTER,
    "budget": _BEFORE | _TASK | {
        "budget": _PLANNED,
        "adjusted": ("调整后预算数(万元)", "adjusted budget (10k yuan)", "调整后预算", "调整后预算金额", "调整预算数",
                     "调整后金额", "adjusted budget", "adjusted_budget"),
    } | _AFTER,
    "explanations": _BEFORE | {
        "code": ("编号", "code", "指标编号", "任务编号", "编码", "代码", "item_code"),
        "name": ("指标或任务名称", "indicator or task", "指标名称", "任务名称", "三级指标", "名称", "item", "name"),
        "status": ("状态", "status"),
        "funding": ("经费保障", "funding", "is_funding_reason"),
        "policy": ("制度保障", "policy", "is_policy_reason"),
        "staffing": ("人员保障", "staffing", "is_staffing_reason"),
        "facility": ("硬件条件保障", "facilities", "硬件保障", "硬件条件", "facility", "is_facility_reason"),
        "other": ("其他", "other", "其他原因", "is_other_reason"),
        "reason_text": ("原因说明", "reason", "偏差原因说明", "偏差原因", "原因分析", "reason_text"),
        "measures": ("改进措施", "measures", "整改措施", "措施"),
        "likelihood": ("完成目标可能性", "likelihood", "完成可能性", "可能性"),
        "expected": ("全年预计完成值", "expected value", "全年预计完成情况", "全年预计完成", "全年预计执行数",
                     "预计完成值", "expected_value"),
    },
}  # fmt: skip

# The five reasons of the official table, in its order.
REASONS = ("funding", "policy", "staffing", "facility", "other")
FIGURE_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "actuals": ("actual", "numerator", "denominator"),
    "spending": ("spent",),
    "budget": ("adjusted",),
    "explanations": (*REASONS, "reason_text", "measures", "likelihood", "expected"),
}
AMOUNT_COLUMN: dict[Kind, str] = {"spending": "spent", "budget": "adjusted"}
# By which names an item of a kind carries its code and its name.
CODE_AND_NAME: dict[Kind, tuple[str, str]] = {
    "actuals": ("indicator_code", "level3"),
    "spending": ("task_code", "task_name"),
    "budget": ("task_code", "task_name"),
    "explanations": ("item_code", "item_name"),
}

# The figure that a column with nothing but a month for its heading has, in the kinds that may have a column a month.
FIGURE_OF_A_MONTH: dict[Kind, str] = {"actuals": "actual", "spending": "spent"}
# What the template says for the person who fills it in; reading passes over it.
HELP_COLUMNS = {
    "last": ("上次填报值", "last reported"),
    "entry": ("本次填报", "what to enter"),
}

YUAN_PER_UNIT = {"万元": Decimal(10_000), "10kyuan": Decimal(10_000), "元": Decimal(1), "yuan": Decimal(1)}

# Amounts: their headings may end with a unit of money.
IN_MONEY = frozenset({"spent", "budget", "adjusted"})


def heading(kind: Kind, column: str) -> str:
    """What a column is called in the language in use."""
    return COLUMNS[kind][column][1 if current() == "en" else 0]


def column_called(kind: Kind, name: str) -> str | None:
    """The column with this folded name, whatever its heading has in brackets (完成值(必填))."""
    return _known(kind).get(name.split("(")[0])


def is_help(header: str) -> bool:
    """Whether a column of the template only helps to fill it in."""
    return any(fold(header) == fold(name) for names in HELP_COLUMNS.values() for name in names)


@cache
def _known(kind: Kind) -> dict[str, str]:
    return {fold(name.split("(")[0]): column for column, names in COLUMNS[kind].items() for name in names}
