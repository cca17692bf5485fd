"""Small forms as files for what is reviewed before an import: a row that cannot be read, several departments."""

from io import BytesIO

from openpyxl import Workbook

Rows = list[tuple[str, ...]]


def form(department: str = "某市水利局", year: str = "2025年", *, area: str = "≥1000亩", rate: str = "≥95%") -> Rows:
    """A form of one task, two budget lines and three indicators; ``rate`` is the target in row 10."""
    return [
        (f"某市{year}部门整体支出绩效目标表",),
        ("部门名称", department),
        ("基本支出", "100", "项目支出", "50"),
        ("年度重点工作任务",),
        ("序号", "名称", "主要实施内容", "拟投入的资金（万元）"),
        ("1", "造林", "造林1200亩", "50"),
        ("一级指标", "二级指标", "三级指标", "年度指标值"),
        ("产出指标", "数量指标", "造林面积", area),
        ("产出指标", "数量指标", "培训人数", "≥120人"),
        ("产出指标", "质量指标", "合格率", rate),
    ]


def text(rows: Rows) -> str:
    """The rows as they are pasted."""
    return "\n".join("\t".join(row) for row in rows)


def workbook(*sheets: Rows) -> bytes:
    """The rows of each sheet as .xlsx, every cell a text."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(list(row))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


EVALUATION = "\n".join(
    [
        "某县2023年部门整体支出绩效自评表",
        "单位：元",
        "部门名称\t某县林业局",
        "整体支出\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分",
        "年度资金总额\t10000000\t12000000\t11000000\t10\t91.67%\t9.17",
        "其中：基本支出\t6000000\t6000000\t6000000",
        "项目支出\t4000000\t6000000\t5000000",
        "任务名称\t完成情况\t预算数\t执行数\t分值\t执行率\t得分",
        "造林\t造林1200亩\t3000000\t2500000\t10\t83.33%\t8.3",
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施",
        "产出指标（50分）\t数量指标\t造林面积\t≥1000亩\t1200亩\t25\t25",
        "\t质量指标\t合规性\t合规\t达成预期指标\t15\t15",
        "效益指标（30分）\t生态效益指标\t覆盖率\t≥60%\t58%\t30\t29\t气候干旱",
        "合计\t\t\t\t\t70\t69",
    ]
)
