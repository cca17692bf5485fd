"""Whatever shape a monthly file has, the figures in it come back exactly; and undoing brings back each of them."""

import csv
import random
from decimal import Decimal
from io import StringIO

import pytest
from given import indicator, task
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from monitoring.actions import monthly_files
from monitoring.files import reader
from monitoring.monthly.columns import COLUMNS
from monitoring.monthly.monthly_file import read
from monitoring.monthly.reference import Reference

DEPARTMENTS = {"JY": "揭阳市司法局", "007": "揭阳市财政局"}
CODES = {"actuals": ["I01", "I02", "I03"], "spending": ["K1", "K2", "B1"]}
UNITS = {"actuals": ["件", "%", "工作日"], "spending": ["", "", ""]}
REFERENCE = Reference(
    DEPARTMENTS,
    [
        indicator(
            target=1000, indicator_code=code, level3=f"指标{code}", unit=unit, department_code=department, year=2023
        )
        for department in DEPARTMENTS
        for code, unit in zip(CODES["actuals"], UNITS["actuals"], strict=True)
    ],
    [
        task(code, "9e12", task_name=f"任务{code}", department_code=department, year=2023)
        for department in DEPARTMENTS
        for code in CODES["spending"]
    ],
)
# The rest of a table: what may stand above and below it.
TITLES = [[], [["绩效监控填报表"]], [["揭阳市"], [], ["填报单位：揭阳市司法局"]]]
FOOTERS = [[], [["合计"]], [["填表人：张三"]], [["", "", "合计"], ["审核人："]]]
MONTH_HEADINGS = [
    "{month}月", "{month:02d}月", "2023年{month}月", "2023{month:02d}", "2023-{month:02d}", "2023-{month:02d}-01",
]  # fmt: skip
MONTHS = [
    "{month}",
    "{month}月",
    "{month:02d}",
    "2023-{month:02d}",
    "2023年{month}月",
    "2023{month:02d}",
    "2023/{month}",
]
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
NAMES = {"actuals": "指标", "spending": "任务"}


def figures(kind: str):
    """(department, month, code) → figure in the unit of the file."""
    places = 4 if kind == "actuals" else 2
    # Up to 1 a percentage is asked about.
    value = st.just(Decimal(0)) | st.decimals("1.01", 100 if kind == "actuals" else 99_999, places=places)
    key = st.tuples(st.sampled_from(list(DEPARTMENTS)), st.integers(1, 12), st.sampled_from(CODES[kind]))
    return st.dictionaries(key, value, min_size=1, max_size=12)


def written(value: Decimal, unit: str, chance: random.Random) -> str:
    """A figure as somebody may write it."""
    plain = f"{value:f}"
    forms = [plain, f"{value:,f}", f" {plain} ", plain.translate(FULL_WIDTH)]
    if unit:
        forms.append(f"{plain}{unit}")
    return chance.choice(forms)


def heading(kind: str, column: str, chance: random.Random) -> str:
    """One of the names of a column; of money one that says its unit."""
    if column == "spent":
        return chance.choice(["支出金额(万元)", "当月支出（万元）", "本月执行数(单位：万元)", "spent (10k yuan)"])
    # The names of two columns stand beside each other here, and some serve for either.
    return chance.choice([name for name in COLUMNS[kind][column] if name not in ("年", "月", "指标值")])


def department_text(code: str, chance: random.Random) -> str:
    return chance.choice([code, DEPARTMENTS[code], *(["7"] if code == "007" else [])])


def long_table(kind: str, known: dict, chance: random.Random) -> list[list[str]]:
    figure = "actual" if kind == "actuals" else "spent"
    columns = ["department", "year", "month", figure, chance.choice(["code", "name"])]
    chance.shuffle(columns)
    rows = [[heading(kind, column, chance) for column in columns]]
    for (department, month, code), value in chance.sample(list(known.items()), len(known)):
        unit = UNITS[kind][CODES[kind].index(code)]
        cells = {
            "department": department_text(department, chance),
            "year": chance.choice(["2023", "2023年", "２０２３", "2023.0"]),
            "month": chance.choice(MONTHS).format(month=month),
            figure: written(value, unit, chance),
            "code": chance.choice([code, code.lower(), f" {code} "]),
            "name": f"{NAMES[kind]}{code}",
        }
        rows.append([cells[column] for column in columns])
    return rows


def wide_table(kind: str, known: dict, chance: random.Random) -> list[list[str]]:
    months = sorted({month for _department, month, _code in known} | {chance.randint(1, 12)})
    chance.shuffle(months)
    text = chance.choice(MONTH_HEADINGS)
    words = (
        chance.choice(["", "完成值"])
        if kind == "actuals"
        else chance.choice(["(万元)", "支出(万元)", "执行数（万元）"])
    )
    columns = ["department", "year", "code", *months]
    chance.shuffle(columns)
    headings = {month: text.format(month=month) + words for month in months}
    rows = [[headings.get(column) or heading(kind, column, chance) for column in columns]]
    for department, code in sorted({(department, code) for department, _month, code in known}):
        unit = UNITS[kind][CODES[kind].index(code)]
        cells = {"department": department_text(department, chance), "year": "2023", "code": code}
        for month in months:
            value = known.get((department, month, code))
            cells[month] = "" if value is None else written(value, unit, chance)
        rows.append([cells[column] for column in columns])
    return rows


def as_file(rows: list[list[str]], chance: random.Random) -> bytes:
    text = StringIO(newline="")
    csv.writer(text, delimiter=chance.choice([",", "\t"])).writerows(
        chance.choice(TITLES) + rows + chance.choice(FOOTERS)
    )
    return text.getvalue().encode(chance.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))


@pytest.mark.parametrize("kind", ["actuals", "spending"])
@pytest.mark.parametrize("table", [long_table, wide_table])
def test_figures_come_back_from_a_file_of_any_shape(kind, table):
    @settings(max_examples=120, deadline=None)
    @over(figures(kind), st.randoms(use_true_random=False))
    def check(known, chance):
        rows = table(kind, known, chance)
        file = read(reader.read("file.csv", as_file(rows, chance)), REFERENCE)
        assert file.kind == kind, rows
        # By chance a figure may be as large as those before it together, which is asked about.
        said = [problem for problem in file.problems if "the running total?" not in problem.problem]
        assert [problem for problem in said if problem.severity != "notice"] == [], rows
        code, figure = ("indicator_code", "actual_value") if kind == "actuals" else ("task_code", "spent_amount")
        scale = 1 if kind == "actuals" else 10_000
        found = {(row["department_code"], row["month"], row[code]): row[figure] / scale for row in file.rows}
        assert found == known, rows

    check()


@pytest.mark.parametrize("seed", range(4))
def test_withdrawing_and_restoring_in_any_order_leaves_the_latest_live_report_of_each_figure(given, seed):
    chance = random.Random(seed)
    given.form([indicator(indicator_code=code) for code in CODES["actuals"]])
    files: dict[int, dict] = {}
    for number in range(6):
        known = {(chance.randint(1, 3), chance.choice(CODES["actuals"])): chance.randint(0, 99) for _ in range(5)}
        lines = [f"2023,{month},{code},{value}" for (month, code), value in known.items()]
        content = "\n".join(["年度,月份,编号,完成值", *lines, f"填表人：{number}"]).encode()
        what = monthly_files.preview(given.database, reader.read("file.csv", content))
        files[monthly_files.commit(given.database, what, "Li")[0]] = known
    live = set(files)
    for number in chance.choices(list(files), k=12):
        if number in live:
            given.database.withdraw(number, "Li")
        else:
            given.database.restore(number, "Li")
        live ^= {number}
        expected = {}
        for one in sorted(live):
            expected |= files[one]
        in_force = given.database.query("reported_actuals")
        assert {(row["month"], row["indicator_code"]): row["actual_value"] for row in in_force} == expected
