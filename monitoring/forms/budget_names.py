"""The words by which lines, totals and headings of a budget are known in the official forms."""

import re

from monitoring.forms.wording import ANY_MONEY_UNIT, without_enumeration

KNOWN_LINES = {"基本支出": "B1", "项目支出": "B2", "财政拨款": "R1", "其他资金": "R2", "其它资金": "R2"}
KNOWN_LINES |= dict.fromkeys(
    ("当年财政拨款", "本年财政拨款", "年度财政拨款", "财政拨款数", "财政资金", "本级财政资金"), "R1"
)
REVENUE_WORDS = re.compile(
    r"拨款|收入|一般公共预算|政府性基金|国有资本经营|其[他它]资金|自有资金|自筹|财政资金|资金来源|专户|上年结转|结余"
    r"|[中央省市县区级上地方](?:资金|补助)|单位资金|投款"
)
# What a code is given beside its name is no money.
BUDGET_WORDS = re.compile(
    r"^(?!.*(?:代码|编码|科目|分类)).*(?:支出|资金|拨款|收入|预算|划分|转移支付|本级|结转|结余|其中|合计|总计|小计|总额|总金额|经费|补助)"
    r"|^其他$"
)
TOTAL_LABEL = re.compile(r"(?:合计|总计|小计|金额合计|支出合计|收入合计|支出总计|收入总计|支出总额|收入总额)")
# Totals that only a budget has; tasks have plain ones.
BUDGET_TOTAL = re.compile(
    r"年度总金额|"
    r"(?:年度|部门|整体|单位)*(?:预算|资金|收入|支出)(?:预算|支出|收入|资金)?(?:来源)?(?:合计|总计|总额)"
    r"|(?:年度|部门|整体|单位)+预算(?:支出|收入|资金)?|按(?:收入|支出|资金)(?:性质|类型|来源)(?:分|划分)?"
)
# The money that a project has of its own level of government; that of the levels above comes on top of it.
OWN_LEVEL_TOTAL = re.compile(r"年度本级预算(?:金额|数|总额)?")
# What only the money of a project is called, wherever it stands.
NAMED_PROJECT_TOTAL = re.compile(
    rf"{OWN_LEVEL_TOTAL.pattern}|(?:当年|本年度?)(?:年度)?预算(?:金额|数|总额)?|项目(?:预算|申报|申请)?金额"
    rf"|预算申报数|资金额度|下达中央预算内投资(?:\((?:{ANY_MONEY_UNIT})\))?"
)
PROJECT_TOTAL = re.compile(
    r"(?:年度|本年度?|当年|项目|预算|申请|财政)*(?:资金|预算)?(?:申请)?(?:总额|总金额|合计|总计|总数)"
    rf"|{NAMED_PROJECT_TOTAL.pattern}"
)
# Of two totals in one row the one of the year counts, the other is that of all years.
YEAR_TOTAL = re.compile(r"(?:年度|本年度?|当年).*")
# The money of all the years of a project is not that of this year.
ALL_YEARS_TOTAL = re.compile(
    r"(?:实施期|中期|项目期|项目)?(?:资金)?总(?:投资|投入|预算)|(?:实施期|中期|项目期)(?:预算)?资金总额"
)
# What divides the same money once more, by level of government.
DIVISION_HEADING = re.compile(r"按(?:预算|财政)?级次(?:划分|分)?")
DIVISION_LINE = re.compile(
    r"[省市县区镇乡州]*(?:本?级|本部)(?:使用|安排|支出)?(?:资金|支出)|(?:其中:)?(?:对下)?转移支付(?:支出|资金)?|下级.*"
)
# What names lines of a budget, and therefore no task and no indicator.
_BUDGET_LABEL = re.compile(
    rf"(?:其中:)?(?:{BUDGET_TOTAL.pattern}"
    r"|(?:年度|部门|整体|单位|支出|收入)*预算(?:整体)?(?:情况|构成|安排)?"
    r"|(?:资金|收入|支出)(?:来源|构成)?|项目(?:预算)?资金(?:申请)?(?:总额)?|(?:年度|实施期|中期)?资金总额"
    r"|(?:基本|项目|事业发展性|事业单位经营|经营|其他|市本级|县本级|区本级|本级|本年)支出|财政专项资金"
    r"|(?:一般公共预算|政府性基金(?:预算)?|国有资本经营预算|同级|上级|本级|当年|本年)?(?:财政)?(?:补助)?拨款(?:收入)?"
    r"|(?:其他|自筹|上级|本级|财政|财政专户|财政专户管理|单位自有|自有|上年结转|[省市县区]级使用)资金"
    r"|(?:事业|经营|其他|非税|本年)收入|上年结转(?:结余)?(?:资金)?|(?:对下)?转移支付|按(?:预算)?级次(?:划分|分))"
    rf"(?:\((?:{ANY_MONEY_UNIT})\))?"
)
WITHIN = "其中:"


def is_budget_label(label: str) -> bool:
    """Whether ``label`` names a line, a total or a heading of the budget; a plain 合计 may be one of tasks too."""
    return bool(_BUDGET_LABEL.fullmatch(without_enumeration(label)))
