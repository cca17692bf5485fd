"""The headings of the indicators in every spelling: the same table is read the same way, or it is asked about."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.files.cells import Cells
from monitoring.forms import official_form
from monitoring.forms.official_form import OfficialForm
from monitoring.problems import errors

SYNONYMS = {
    "level1": ("一级指标", "一级目标", "1级指标", "一级指标名称", "一级"),
    "level2": ("二级指标", "二级目标", "2级指标", "二级指标名称", "二级"),
    "level3": ("三级指标", "三级目标", "3级指标", "三级指标名称", "具体指标", "指标名称"),
    "explanation": ("三级指标解释", "指标说明", "指标解释", "指标含义"),
    "comparator": ("对比符号", "指标性质", "运算符号", "比较关系", "指标值类型"),
    "target": ("指标值", "年度指标值", "目标值", "绩效目标值", "本年度指标值", "预期达到的目标"),
    "unit": ("计量单位", "单位", "度量单位", "绩效指标单位"),
    "weight": ("权重", "分值", "指标分值", "权重分值"),
    "note": ("备注", "责任科室"),
}
# What the headings are below one that is merged over the parts of the target.
PARTS = {"comparator": ("符号", "对比符号"), "target": ("数值", "值"), "unit": ("单位", "计量单位")}
ROWS = [
    ("产出指标", "数量指标", "巡河次数", "全年巡河", "≥", "160", "次", "20", "甲科"),
    ("产出指标", "质量指标", "合格率", "验收合格", "=", "97.5", "%", "30", "乙科"),
    ("成本指标", "经济成本指标", "补助标准", "每村补助", "≤", "2500", "元/村", "10", ""),
    ("效益指标", "可持续影响指标", "水质", "水质等级", "定性", "保持稳定", "", "30", ""),
    ("满意度指标", "服务对象满意度指标", "村民满意度", "村民调查", "≥", "90", "%", "10", "丙科"),
]
NAMES = ("level1", "level2", "level3", "explanation", "comparator", "target", "unit", "weight", "note")
OPTIONAL = ("explanation", "weight", "note")


def spelled(draw, heading: str) -> str:
    """A heading with blanks, a line break, a star or brackets."""
    spelling = draw(st.sampled_from(("{}", " {} ", "*{}", "{}（必填）", "broken", "wide")))
    if spelling == "broken":
        return heading[:2] + "\n" + heading[2:]
    return "　".join(heading) if spelling == "wide" else spelling.format(heading)


@st.composite
def tables(draw) -> tuple[list[tuple[str, ...]], list[str]]:
    """The rows of a table of indicators with headings in one to three rows, and the names of its columns."""
    left_out = draw(st.sets(st.sampled_from(OPTIONAL)))
    behind = [name for name in NAMES[3:] if name not in left_out]
    are_parts = draw(st.booleans())
    if are_parts:
        others = draw(st.permutations([name for name in behind if name not in PARTS]))
        place = draw(st.integers(0, len(others)))
        behind = [*others[:place], *draw(st.permutations(list(PARTS))), *others[place:]]
    else:
        behind = draw(st.permutations(behind))
    columns = [*NAMES[:3], *behind]
    headings = [spelled(draw, draw(st.sampled_from(SYNONYMS[name]))) for name in columns]
    return [*_header(draw, columns, headings, are_parts), *_body(draw, columns)], columns


def _header(draw, columns: list[str], headings: list[str], are_parts: bool) -> list[tuple[str, ...]]:
    if not are_parts:
        return [tuple(headings)]
    is_repeated = draw(st.booleans())
    above = draw(st.sampled_from(SYNONYMS["target"]))
    upper, lower, is_first = [], [], True
    for name, heading in zip(columns, headings, strict=True):
        if name in PARTS:
            upper.append(above if is_first or is_repeated else "")
            lower.append(draw(st.sampled_from(PARTS[name])))
            is_first = False
        else:
            upper.append(heading)
            lower.append(heading if is_repeated else "")
    rows = [tuple(upper), tuple(lower)]
    if draw(st.booleans()):
        label = draw(st.sampled_from(("绩效指标", "年度绩效指标", "部门整体绩效指标")))
        rows.insert(0, (label, *([label] if is_repeated else [""]) * (len(columns) - 1)))
    return rows


def _body(draw, columns: list[str]) -> list[tuple[str, ...]]:
    """The rows, with levels merged or on every row, counted, with their points or with line breaks."""
    print_level = draw(
        st.sampled_from(
            (
                "{}",
                "一、{}",
                "（一）{}",
                "{}（50分）",
                "{}(20-30)分",
                "{}\n（10 分）",
                "vertical",
            )
        )
    )
    is_merged = draw(st.booleans())
    rows, above = [], ("", "")
    for cells in ROWS:
        row = dict(zip(NAMES, cells, strict=True))
        for level in ("level1", "level2"):
            text = row[level]
            row[level] = "\n".join(text) if print_level == "vertical" else print_level.format(text)
        if is_merged and row["level1"] == above[0]:
            row["level1"] = ""
        above = (row["level1"] or above[0], row["level2"])
        rows.append(tuple(row[name] for name in columns))
    return rows


def read(rows: list[tuple[str, ...]]) -> OfficialForm:
    head = [("2025年部门整体支出绩效目标表",), ("部门名称", "某局")]
    return official_form.read(Cells("form.xlsx", "", "xlsx", (*head, *rows)))


def as_read(form: OfficialForm) -> dict[int, tuple]:
    return {
        one.source_row: (
            one.level1,
            one.level2,
            one.level3,
            one.comparator,
            one.target_text if one.comparator is None else one.target_value,
            one.unit,
        )
        for one in form.indicators
    }


def as_written(first_row: int) -> dict[int, tuple]:
    return {
        number: (
            row[0],
            row[1],
            row[2],
            *((None, row[5], "") if row[4] == "定性" else (row[4], Decimal(row[5]), row[6])),
        )
        for number, row in enumerate(ROWS, start=first_row)
    }


@settings(max_examples=80, deadline=None)
@given(tables())
def test_headings_in_every_spelling_are_read_the_same_or_asked_about(table):
    rows, columns = table
    form = read(rows)
    written = as_written(len(rows) + 3 - len(ROWS))
    assert as_read(form).items() <= written.items()
    asked = {row.row_number for row in form.source_rows if row.treatment == "not_understood"}
    assert {*written} == {*as_read(form)} | ({*written} & asked)
    if as_read(form) and "explanation" in columns:
        assert {one.explanation for one in form.indicators} <= {row[3] for row in ROWS}
    if as_read(form) and "weight" in columns:
        assert {one.source_row: one.weight for one in form.indicators}.items() <= {
            number: Decimal(row[7]) for number, row in zip(written, ROWS, strict=True)
        }.items()


@settings(max_examples=60, deadline=None)
@given(tables())
def test_headings_that_are_known_leave_nothing_to_ask(table):
    rows, _columns = table
    form = read(rows)
    assert len(form.indicators) == len(ROWS)
    assert errors(form.problems) == []
