"""The workbook of a month: every number is the metric's, totals are formulas, texts are texts, it can be printed."""

import zipfile
from decimal import Decimal
from io import BytesIO

import full_years
import pytest
from given import budget_line, indicator, task
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from monitoring.files.written_csv import FORMULA_SIGNS
from monitoring.language import catalogue, column_words, formats, vocabulary
from monitoring.papers.kinds import kind
from monitoring.papers.paper import Occasion, Paper

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", " =1+1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"]
SHEETS = [
    "Overview",
    "Indicators",
    "Statuses by month",
    "Figures by month",
    "Completion by month",
    "Budget",
    "Tasks",
    "Deviations",
    "Findings",
    "Methods",
]
COUNTS = ("met", "on_track", "slow", "behind", "not_due", "no_data")


def made(database, department: str = "D1", month: int = 7, **other) -> Paper:
    return kind("workbook").make(database, Occasion(department, 2023, month, **other))


class Read:
    """The workbook as it was stored, and what its formulas showed."""

    def __init__(self, paper: Paper):
        self.formulas = load_workbook(BytesIO(paper.content))
        self.shown = load_workbook(BytesIO(paper.content), data_only=True)

    def head(self, sheet: str, first: str, after: int = 0) -> int:
        """The row of the table's heads, which begin with ``first``."""
        page = self.shown[sheet]
        return next(row for row in range(after + 1, page.max_row + 1) if page.cell(row, 1).value == first)

    def table(self, sheet: str, first: str, after: int = 0) -> list[dict]:
        """Heading → value of each row of the table whose first heading this is."""
        page, head = self.shown[sheet], self.head(sheet, first, after)
        names = [cell.value for cell in page[head] if cell.value is not None]
        rows = []
        for row in range(head + 1, page.max_row + 1):
            values = [page.cell(row, column).value for column in range(1, len(names) + 1)]
            if values[0] is None or set(values[1:]) == {None}:
                break
            rows.append(dict(zip(names, values, strict=True)))
        return rows


def of(database, metric: str, department: str, month: int) -> list[dict]:
    return database.query(metric, department_code=department, year=2023, month=month)


def number(value) -> float | None:
    return None if value is None else pytest.approx(float(value), abs=1e-9)


def wan(yuan: Decimal | None):
    return None if yuan is None else number(yuan / 10_000)


def column(rows: list[dict], name: str) -> list:
    return [row[column_words.heading(name)] for row in rows]


def assert_numbers_are_the_metrics(database, department: str, month: int) -> None:
    read = Read(made(database, department, month))
    assert read.shown.sheetnames == SHEETS
    assert_overview(read, database, department, month)
    assert_indicators(read, database, department, month)
    assert_money(read, database, department, month)
    assert_lists(read, database, department, month)


def assert_overview(read: Read, database, department: str, month: int) -> None:
    (counts,) = of(database, "status_counts", department, month)
    *statuses, total = read.table("Overview", "Status")
    assert [row["Indicators"] for row in statuses] == [counts[f"{name}_count"] for name in COUNTS]
    assert [row["Status"] for row in statuses] == [vocabulary.status_with_symbol(name) for name in COUNTS]
    assert total["Indicators"] == counts["indicator_count"]
    before = of(database, "status_counts", department, month - 1)
    earlier = [before[0][f"{name}_count"] if before else None for name in COUNTS]
    assert [row["A month ago"] for row in statuses] == earlier
    score = of(database, "trial_score", department, month)
    told = read.table("Overview", "Part")
    for heading in ("points", "score", "open_points"):
        assert column(told, heading) == [number(row[heading]) for row in score]
    *categories, whole = read.table("Overview", column_words.heading("level1"))
    expected = of(database, "category_counts", department, month)
    for name in COUNTS:
        assert column(categories, f"{name}_count") == [row[f"{name}_count"] for row in expected]
        assert column([whole], f"{name}_count") == [counts[f"{name}_count"]]
    assert column(categories, "mean_completion_rate") == [number(row["mean_completion_rate"]) for row in expected]
    months = read.table("Overview", "Month")
    year = database.query("status_counts", department_code=department, year=2023)[:month]
    for name in COUNTS:
        assert column(months, f"{name}_count") == [row[f"{name}_count"] for row in year]
    reported = {row["month"]: row for row in database.query("reporting", department_code=department, year=2023)}
    rates = [reported.get(row["month"], {}).get("reporting_rate") for row in year]
    assert column(months, "reporting_rate") == list(map(number, rates))


def assert_indicators(read: Read, database, department: str, month: int) -> None:
    progress = of(database, "indicator_progress", department, month)
    told = read.table("Indicators", column_words.heading("indicator_code"))
    for name in ("indicator_code", "level1", "level2", "level3"):
        assert column(told, name) == [row[name] for row in progress]
    for name in ("actual_value", "actual_to_date", "expected_to_date", "completion_rate", "forecast_value"):
        assert column(told, name) == [number(row[name]) for row in progress], name
    assert column(told, "status") == [vocabulary.status_with_symbol(row["status"], row["pacing"]) for row in progress]
    year = database.query("indicator_progress", department_code=department, year=2023)
    by_month = {
        "Statuses by month": lambda row: vocabulary.status_with_symbol(row["status"], row["pacing"]),
        "Figures by month": lambda row: number(row["actual_to_date"]),
        "Completion by month": lambda row: number(row["completion_rate"]),
    }
    for sheet, value in by_month.items():
        rows = read.table(sheet, column_words.heading("indicator_code"))
        for each in range(1, month + 1):
            own = [value(row) for row in year if row["month"] == each]
            assert [row[formats.short_month(each)] for row in rows] == own


def assert_money(read: Read, database, department: str, month: int) -> None:
    totals = {row["part"]: row for row in of(database, "money_totals", department, month)}
    for sheet, metric, part in (("Budget", "budget_execution", "budget"), ("Tasks", "task_execution", "tasks")):
        rows = of(database, metric, department, month)
        told = read.table(sheet, column_words.heading("task_code"))
        if not rows:
            assert told == []
            continue
        *lines, total = told
        assert column(lines, "task_name") == [row["task_name"] for row in rows]
        for name in ("planned_amount", "budget_amount", "spent_amount", "executed_amount"):
            assert column(lines, name) == [wan(row[name]) for row in rows]
        assert column(lines, "execution_rate") == [number(row["execution_rate"]) for row in rows]
        for name in ("planned_amount", "budget_amount", "executed_amount"):
            assert column([total], name) == [wan(totals[part][name])]
        assert column([total], "execution_rate") == [number(totals[part]["execution_rate"])]
    curve = read.table("Budget", "Month")
    assert [row["Time gone"] for row in curve] == [number(each / 12) for each in range(1, month + 1)]


def assert_lists(read: Read, database, department: str, month: int) -> None:
    deviations = of(database, "deviation_explanations", department, month)
    told = read.table("Deviations", column_words.heading("item_kind"))
    assert column(told, "item_code") == [row["item_code"] for row in deviations]
    assert column(told, "due_rate") == [number(row["due_rate"]) for row in deviations]
    assert column(told, "reason_text") == [row["reason_text"] for row in deviations]
    targets = database.query("target_findings", department_code=department, year=2023)
    figures = of(database, "actual_findings", department, month)
    found = read.table("Findings", "Found in")
    assert column(found, "evidence") == [row["evidence_en"] for row in [*targets, *figures]]


@pytest.fixture(scope="module")
def full(given_once):
    full_years.load(given_once)
    return given_once.database


@pytest.mark.parametrize("month", [1, 7, 9, 12])
def test_every_number_is_the_metrics_on_the_sample(sample, month):
    assert_numbers_are_the_metrics(sample, "D001", month)


@pytest.mark.parametrize("month", [1, 7, 12])
def test_every_number_is_the_metrics_in_a_full_year(full, month):
    assert_numbers_are_the_metrics(full, "D1", month)


@pytest.mark.parametrize("department", ["D001", "D002", "D003"])
def test_of_several_departments_each_has_its_own(three_departments, department):
    assert_numbers_are_the_metrics(three_departments, department, 9)


def test_of_an_empty_year_no_number_is_zero_that_nobody_reported(form_only):
    assert_numbers_are_the_metrics(form_only, "D001", 7)
    read = Read(made(form_only, "D001"))
    *lines, total = read.table("Tasks", column_words.heading("task_code"))
    assert {*column(lines, "executed_amount"), *column(lines, "execution_rate")} == {None}
    assert set(column([total], "executed_amount") + column([total], "execution_rate")) <= {None, ""}


def test_totals_are_formulas_over_what_a_filter_shows(full):
    """Of 60 and 24 planned 84; in July 35 and 3.5 are executed, so 38.5 of 84: 45.8 %."""
    read = Read(made(full))
    sheet, head = read.formulas["Tasks"], read.head("Tasks", column_words.heading("task_code"))
    total = {read.shown["Tasks"].cell(head, cell.column).value: cell.value for cell in sheet[head + 3]}
    heads = {cell.value: cell.column_letter for cell in read.shown["Tasks"][head]}
    executed = heads[column_words.heading("executed_amount")]
    cells = f"{executed}{head + 1}:{executed}{head + 2}"
    assert total[column_words.heading("executed_amount")] == f'=IF(SUBTOTAL(102,{cells})=0,"",SUBTOTAL(109,{cells}))'
    *_lines, shown = read.table("Tasks", column_words.heading("task_code"))
    assert shown[column_words.heading("executed_amount")] == pytest.approx(38.5)
    assert shown[column_words.heading("execution_rate")] == pytest.approx(38.5 / 84)


def test_money_in_yuan_says_so(full):
    in_yuan = Read(made(full, is_in_yuan=True))
    assert in_yuan.table("Tasks", column_words.heading("task_code"))[-1]["Executed (yuan)"] == pytest.approx(385_000)


def test_figures_have_their_units_and_statuses_stand_in_words(full):
    page = Read(made(full)).formulas["Indicators"]
    formats_of = {cell.number_format for row in page.iter_rows() for cell in row}
    assert {'0"场"', '0"%"'} <= formats_of
    catalogue.use("zh")
    read = Read(made(full))
    assert read.shown.sheetnames[:2] == ["总览", "指标"]
    assert "✓ 达标" in {cell.value for row in read.shown["指标"].iter_rows() for cell in row}


def test_charts_and_colours_are_the_office_programs_own(sample):
    with zipfile.ZipFile(BytesIO(made(sample, "D001", 9).content)) as book:
        names = book.namelist()
        sheets = "".join(book.read(name).decode() for name in names if name.startswith("xl/worksheets/sheet"))
    assert len([name for name in names if name.startswith("xl/charts/chart")]) == 3
    assert sheets.count("<dataBar") > 3 and sheets.count('type="beginsWith"') > 20


def assert_is_ready_to_print(page: Worksheet) -> None:
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    # As wide as a page, and as many pages high as it needs.
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (None, 0)
    assert page.print_title_rows
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.oddFooter.left.text and page.freeze_panes


def test_every_sheet_is_printed_on_a4_in_landscape_with_its_heads_on_each_page(sample):
    book = Read(made(sample, "D001", 9)).formulas
    for page in book:
        assert_is_ready_to_print(page)
    filtered = {page.title for page in book if page.auto_filter.ref}
    assert filtered == {*SHEETS[1:5], "Tasks", "Deviations", "Findings"}


def test_a_draft_says_so_on_every_sheet_and_page(sample, full):
    for page in Read(made(sample, "D001", 9)).formulas:
        assert "Draft: Figures of this year are invented examples" in page["A2"].value
        assert "Draft" in page.oddHeader.right.text
    assert not any((page.oddHeader.right.text or "") for page in Read(made(full)).formulas)


@pytest.fixture(scope="module")
def hostile(given_once):
    given_once.form(
        [
            indicator("≥", 5, indicator_code=f"I{n:02d}", level1=text, level2=text, level3=text, unit=text)
            for n, text in enumerate(FORMULAS, start=1)
        ],
        [task("K1", 1000, task_name="=1+1"), task("K2", 1000, task_name="A\x07B" + "长" * 40_000)],
        [budget_line("B1", "=1+1", 1000)],
        department="=D1()&x",
    )
    codes = [f"I{n:02d}" for n in range(1, len(FORMULAS) + 1)]
    said = {"is_other_reason": True, "reason_text": "=1+1", "measures": "@x"}
    given_once.explanations(*((7, code, said) for code in codes), department="=D1()&x")
    given_once.actuals(*((7, code, 1) for code in codes), department="=D1()&x")
    return made(given_once.database, "=D1()&x")


def test_what_people_wrote_is_no_formula_now_or_once_it_is_edited(hostile):
    of_ours = ("=IF(SUBTOTAL(", "=IFERROR(")
    for page in load_workbook(BytesIO(hostile.content)):
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert cell.value.startswith(of_ours), (page.title, cell.coordinate)
                elif isinstance(cell.value, str) and cell.value.startswith(FORMULA_SIGNS):
                    assert cell.quotePrefix, (page.title, cell.coordinate, cell.value)


def test_nothing_in_the_file_leads_elsewhere(hostile):
    with zipfile.ZipFile(BytesIO(hostile.content)) as book:
        assert not [name for name in book.namelist() if "externalLink" in name or "vba" in name.lower()]
        relations = [book.read(name).decode() for name in book.namelist() if name.endswith(".rels")]
    assert not [text for text in relations if 'TargetMode="External"' in text]
