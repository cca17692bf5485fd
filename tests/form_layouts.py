"""One description of a form, and the layouts in which cities print it, as rows of texts.

Whatever the layout, reading it has to give what the description says. Layouts are functions from a description to
rows; *prints* are functions from rows to rows: page breaks, glyphs, what a program makes of merged cells.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class WrittenIndicator:
    """An indicator as a department thinks of it; ``comparator`` is None for a target in words."""

    level1: str
    level2: str
    name: str
    comparator: str | None
    target: str
    unit: str
    weight: str
    final: str
    explanation: str = ""


@dataclass(frozen=True)
class WrittenTask:
    """A task with its money in 万元."""

    section: str
    number: int
    name: str
    content: str
    wan: str


@dataclass(frozen=True)
class WrittenForm:
    """A form as a department thinks of it; money in 万元, ``lines`` by their names."""

    department: str
    year: int
    goal: str
    lines: dict[str, str]
    tasks: tuple[WrittenTask, ...]
    indicators: tuple[WrittenIndicator, ...]

    @property
    def title(self) -> str:
        """The title of its target form."""
        return f"某市{self.year}年部门整体支出绩效目标表"


EXAMPLE = WrittenForm(
    department="某市水利局",
    year=2025,
    goal="保护水源，防治水患。",
    lines={"基本支出": "1272.17", "项目支出": "285.5", "财政拨款": "1557.67", "其他资金": "0"},
    tasks=(
        WrittenTask("key", 1, "防汛", "加固堤防3公里，清理河道。", "150"),
        WrittenTask("key", 2, "抗旱", "为357个村打井。", "42.84"),
        WrittenTask("other", 1, "培训", "培训业务人员。", "1409.5"),
        WrittenTask("other", 4, "水质监测", "监测水质。", "8"),
    ),
    indicators=(
        WrittenIndicator("产出指标", "数量指标", "巡河次数", "≥", "160", "次", "10", "171", "全年巡河"),
        WrittenIndicator("产出指标", "数量指标", "培训人数", "≥", "1200", "人", "5", "1180", "全年培训"),
        WrittenIndicator("产出指标", "数量指标", "河道长度", "=", "3", "公里", "5", "3", "清理河道"),
        WrittenIndicator("产出指标", "质量指标", "堤防合格率", "≥", "97.5", "%", "10", "98", "验收合格"),
        WrittenIndicator("产出指标", "时效指标", "险情处置时限", "<", "7", "个工作日", "10", "5", "处置险情"),
        WrittenIndicator("产出指标", "成本指标", "补助标准", "=", "2500", "元/村", "10", "2500", "每村补助"),
        WrittenIndicator("效益指标", "社会效益指标", "投诉率", "≤", "0.2", "%", "10", "0.1", "群众投诉"),
        WrittenIndicator("效益指标", "生态效益指标", "水质", None, "保持稳定", "", "20", "达成预期指标", "水质等级"),
        WrittenIndicator("满意度指标", "服务对象满意度指标", "村民满意度", ">", "90", "%", "20", "93.5", "村民调查"),
    ),
)

PHRASES = {
    "≥": ("≥{}", "≧{}", ">={}", "不低于{}", "不少于{}", "大于等于{}", "{}以上", "{}及以上", "达到{}以上"),
    "≤": ("≤{}", "≦{}", "<={}", "不超过{}", "不高于{}", "小于等于{}", "{}以内", "控制在{}以内", "{}以下"),
    ">": (">{}", "＞{}", "大于{}", "高于{}", "超过{}"),
    "<": ("<{}", "＜{}", "小于{}", "低于{}", "少于{}"),
    "=": ("={}", "＝{}", "等于{}"),
}


def in_one_cell(indicator: WrittenIndicator, phrase: int = 0) -> str:
    """Comparator, number and unit in one cell, in one of the phrases in use."""
    if indicator.comparator is None:
        return indicator.target
    phrases = PHRASES[indicator.comparator]
    return phrases[phrase % len(phrases)].format(indicator.target + indicator.unit)


def _three_cells(indicator: WrittenIndicator) -> tuple[str, str, str]:
    return indicator.comparator or "定性", indicator.target, indicator.unit


def _money(wan: str, unit: str) -> str:
    return wan if unit == "万元" else f"{Decimal(wan) * 10_000:,.2f}"


def seven_columns(form: WrittenForm, unit: str = "万元") -> Rows:
    """As the published form: seven columns, tasks with numbers in two sections, the target in three cells."""
    amount = f"预算金额({unit})"
    lines = {name: _money(wan, unit) for name, wan in form.lines.items()}
    rows: Rows = [
        (form.title,),
        (),
        ("部门名称", form.department, "", "", "资金主管部门", "农业", ""),
        ("基本信息", "财政供养人员数", "99", "", "", "下属二级单位数", "0"),
        ("预算整体情况", "部门预算支出", amount, "", "", "收入来源", amount),
        ("", "基本支出", lines["基本支出"], "", "", "财政拨款", lines["财政拨款"]),
        ("", "项目支出", lines["项目支出"], "", "", "其他资金", lines["其他资金"]),
        ("总体绩效目标", form.goal, "", "", "", "", ""),
    ]
    for section, label in (("key", "年度重点工作任务"), ("other", "其他需完成任务")):
        rows.append((label, "序号", "名称", "主要实施内容", "", "", f"拟投入金额({unit})"))
        rows += [
            ("", str(task.number), task.name, task.content, "", "", _money(task.wan, unit))
            for task in form.tasks
            if task.section == section
        ]
    rows.append(("部门履职的整体绩效指标",))
    rows.append(("一级指标", "二级指标", "三级指标", "三级指标解释", "对比符号", "指标值", "计量单位"))
    for one in form.indicators:
        rows.append((one.level1, one.level2, one.name, one.explanation, *_three_cells(one)))
    return rows


def five_columns(form: WrittenForm, phrase: int = 0) -> Rows:
    """Five columns: tasks without numbers and with a goal, merged levels, the target in one cell."""
    rows: Rows = [
        ("附件2",),
        ("部门整体支出绩效目标表",),
        (f"（{form.year}年度）", "", "", "", "金额单位：万元"),
        ("部门（单位）名称", form.department),
        ("年度重点工作任务", "名称", "主要实施内容", "拟投入的资金（万元）", "期望达到的目标（概述）"),
        *(("", task.name, task.content, f"{task.wan}万元", "100%完成") for task in form.tasks),
        ("年度部门预算", "资金来源合计", form.lines["财政拨款"], "其中：财政拨款", form.lines["财政拨款"]),
        ("", "基本支出", form.lines["基本支出"], "项目支出", form.lines["项目支出"]),
        ("", "其他资金", form.lines["其他资金"], "", ""),
        ("", "按预算级次划分", "", "", ""),
        ("", "市级使用资金", "1500", "转移支付", "57.67"),
        ("年度总体目标", form.goal),
        ("年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
    ]
    return rows + _with_empty_rows(_merged(form, phrase))


def _merged(form: WrittenForm, phrase: int) -> Rows:
    rows: Rows = []
    above = ("", "")
    for one in form.indicators:
        level1 = "" if one.level1 == above[0] else one.level1
        level2 = "" if (one.level1, one.level2) == above else one.level2
        rows.append(("", level1, level2, one.name, in_one_cell(one, phrase)))
        above = (one.level1, one.level2)
    return rows


def _with_empty_rows(rows: Rows) -> Rows:
    """A template's rows that were left empty stand between the levels."""
    benefit = next(place for place, row in enumerate(rows) if row[1].startswith("效益"))
    economic: Rows = [("", rows[benefit][1], "经济效益指标", "", ""), ("", "", rows[benefit][2], *rows[benefit][3:])]
    ecological: Rows = [("", "", "可持续影响指标", "指标1：", ""), ("", "", "", "……", "")]
    last = next(place for place, row in enumerate(rows) if row[1].startswith("满意"))
    return rows[:benefit] + economic + rows[benefit + 1 : last] + ecological + rows[last:]


def units_in_names(form: WrittenForm) -> Rows:
    """The unit stands in brackets in the name where it can; the levels are without 指标."""
    known = {"次", "人", "公里", "%"}
    rows: Rows = [
        (form.title,),
        ("部门名称：" + form.department,),
        ("一级指标", "二级指标", "三级指标", "指标值"),
    ]
    for one in form.indicators:
        has_brackets = one.unit in known
        written = replace(one, unit="") if has_brackets else one
        name = f"{one.name}（{one.unit}）" if has_brackets else one.name
        rows.append((one.level1.removesuffix("指标"), one.level2.removesuffix("指标"), name, in_one_cell(written)))
    return rows


def with_weights(form: WrittenForm) -> Rows:
    """As newer systems print it: nature, value, unit, weight and a direction."""
    rows: Rows = [
        (f"部门整体绩效目标表（{form.year}年度）",),
        ("预算部门", f"123-{form.department}", "", "", "", "", "金额单位：万元"),
        ("一级指标", "二级指标", "三级指标", "绩效指标性质", "绩效指标值", "绩效度量单位", "权重", "指标方向性"),
    ]
    for one in form.indicators:
        rows.append((one.level1, one.level2, one.name, *_three_cells(one), one.weight, "正向指标"))
    return rows


def project(form: WrittenForm) -> Rows:
    """The form of one project, the first task."""
    task = form.tasks[0]
    rows: Rows = [
        ("项目支出绩效目标表",),
        (f"({form.year}年度)",),
        ("项目名称", task.name, "", "项目属性", "延续项目"),
        ("主管部门及代码", "302-某市农业局", "", "实施单位", form.department),
        ("项目资金（万元）", "年度资金总额：", "", task.wan, ""),
        ("", "其中：财政拨款", "", str(Decimal(task.wan) - 20), ""),
        ("", "其他资金", "", "20", ""),
        ("总体目标", "年度目标", "", "", ""),
        ("", form.goal, "", "", ""),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "分值"),
    ]
    for number, one in enumerate(form.indicators, start=1):
        rows.append(
            ("", f"{one.level1}（50分）", one.level2, f"指标{number}：{one.name}", in_one_cell(one), one.weight)
        )
    return rows


def _final_cell(one: WrittenIndicator) -> str:
    return one.final + (one.unit if one.comparator else "")


def _indicators_with_results(form: WrittenForm) -> Rows:
    rows: Rows = [
        (
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        )
    ]
    above = ""
    for one in form.indicators:
        points = "" if one.level1 == above else f"{one.level1}\n（{len(one.level1)}0分）"
        results = (in_one_cell(one), _final_cell(one), one.weight, one.weight, "")
        rows.append(("", points, one.level2, one.name, *results))
        above = one.level1
    return [*rows, ("总分", "", "", "", "", "", "100", "98.6", "")]


def project_evaluation(form: WrittenForm) -> Rows:
    """The self-evaluation of one project, the first task: it got 10 万元 more and spent 90 %."""
    task = form.tasks[0]
    adjusted = Decimal(task.wan) + 10
    spent = adjusted * 9 / 10
    money = (task.wan, str(adjusted), str(spent))
    return [
        ("附件1",),
        ("项目支出绩效自评表",),
        (f"（{form.year}年度）",),
        ("项目名称", task.name),
        ("主管部门", "某市农业局", "", "", "实施单位", form.department),
        ("项目资金\n（万元）", "", "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"),
        ("", "年度资金总额：", *money, "10", "90%", "9"),
        ("", "其中：当年财政拨款", *money, "—", "90%", "—"),
        ("", "上年结转资金", "", "", "", "—", "", "—"),
        ("年度总体目标", "预期目标", "", "", "", "实际完成情况"),
        ("", form.goal, "", "", "", "全部完成。"),
        *_indicators_with_results(form),
    ]


def department_evaluation(form: WrittenForm) -> Rows:
    """The self-evaluation of the whole department: everything was spent to 90 %."""
    rows: Rows = [
        (f"{form.year}年度部门整体支出绩效自评表",),
        ("部门名称", form.department),
        ("整体支出（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
    ]
    for name in ("基本支出", "项目支出"):
        wan = form.lines[name]
        rows.append(("", name, wan, wan, str(Decimal(wan) * 9 / 10), "", "90%", ""))
    rows.append(("任务名称", "完成情况", "预算数（万元）", "执行数（万元）", "分值", "执行率", "得分"))
    for task in form.tasks:
        rows.append((task.name, "已完成", task.wan, str(Decimal(task.wan) * 9 / 10), "", "90%", ""))
    rows += [
        ("年度总体目标", "预期目标", "", "", "", "实际完成情况"),
        ("", form.goal, "", "", "", "全部完成。"),
    ]
    return rows + _indicators_with_results(form)


LAYOUTS: dict[str, Callable[[WrittenForm], Rows]] = {
    "seven columns": seven_columns,
    "seven columns in yuan": lambda form: seven_columns(form, "元"),
    "five columns": five_columns,
    "five columns in words": lambda form: five_columns(form, phrase=3),
    "five columns with the words behind": lambda form: five_columns(form, phrase=6),
    "units in names": units_in_names,
    "weights": with_weights,
    "project": project,
    "project evaluation": project_evaluation,
    "department evaluation": department_evaluation,
}


def paged(rows: Rows, form: WrittenForm, every: int) -> Rows:
    """A page break after each ``every`` rows: blank rows, and the title and the department come again."""
    title = next(row for row in rows if "表" in row[0])
    printed = [*rows[: every + 4]]
    for begin in range(every + 4, len(rows), every):
        printed += [(), title, (), ("部门名称", form.department), *rows[begin : begin + every]]
    return printed


def with_headers_again(rows: Rows) -> Rows:
    """The headings of the indicators come again within their table."""
    header = next(place for place, row in enumerate(rows) if "三级指标" in row)
    return [*rows[: header + 4], rows[header], *rows[header + 4 :]]


def moved(rows: Rows) -> Rows:
    """Everything one column to the right."""
    return [("", *row) for row in rows]


def in_full_width(rows: Rows) -> Rows:
    """Figures, signs, letters and brackets as wide as Chinese characters."""
    wide = {code: code + 0xFEE0 for code in map(ord, "0123456789=<>%().")}
    return [tuple(text.translate(wide) for text in row) for row in rows]


def in_english_brackets(rows: Rows) -> Rows:
    """Brackets and colons as on an English keyboard."""
    return [tuple(text.translate({ord("（"): "(", ord("）"): ")", ord("："): ":"}) for text in row) for row in rows]


def with_line_breaks(rows: Rows) -> Rows:
    """Labels broken to fit narrow cells."""
    return [tuple(text[:2] + "\n" + text[2:] if text.endswith("指标") else text for text in row) for row in rows]


PRINTS: dict[str, Callable[[Rows], Rows]] = {
    "as it is": lambda rows: rows,
    "headers again": with_headers_again,
    "moved": moved,
    "full width": in_full_width,
    "English brackets": in_english_brackets,
    "line breaks": with_line_breaks,
}
