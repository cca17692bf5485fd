"""The command line as staff use it: every command, its output, its exit code."""

import csv
import io
import json
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest
import review_files

from monitoring.__main__ import main

ROOT = Path(__file__).parent.parent
FORM = ROOT / "data" / "jieyang_justice_2023.txt"


def process(arguments: list[str]) -> subprocess.CompletedProcess:
    """Run one command as staff do."""
    return subprocess.run([sys.executable, "-m", "monitoring", *arguments], cwd=ROOT, capture_output=True)


def call(arguments: list[str]) -> subprocess.CompletedProcess:
    """Run one command in this process, which saves the second that starting another one takes."""
    out, err = (io.TextIOWrapper(io.BytesIO()) for _stream in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(arguments)
        except SystemExit as wrong:
            code = wrong.code
    out.flush()
    err.flush()
    return subprocess.CompletedProcess(arguments, code, out.buffer.getvalue(), err.buffer.getvalue())


@pytest.fixture
def run(tmp_path):
    """Run one command on a database of the test's own; gives its exit code and its output as bytes."""

    def command(*arguments, db="test.duckdb", by=call) -> subprocess.CompletedProcess:
        return by(["--db", str(tmp_path / db), "--lang", "en", *map(str, arguments)])

    return command


@pytest.fixture
def with_form(tmp_path, form_file):
    """The database has the published form."""
    shutil.copyfile(form_file, tmp_path / "test.duckdb")


@pytest.fixture
def with_sample(tmp_path, sample_file):
    """The database has the sample."""
    shutil.copyfile(sample_file, tmp_path / "test.duckdb")


def answer(process) -> list | dict:
    assert process.returncode == 0, process.stderr.decode()
    return json.loads(process.stdout)


def filled(template: bytes, figures: dict[str, str]) -> str:
    """A template with figures by code: ``97.5`` in the column 完成值, ``3/4`` in 分子 and 分母."""
    rows = list(csv.DictReader(io.StringIO(template.decode("utf-8-sig"))))
    for row in rows:
        figure = figures.get(row["编号"], "")
        if "/" in figure:
            row["分子"], row["分母"] = figure.split("/")
        else:
            row["完成值"] = figure
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def in_chinese(run, *arguments):
    """The same command with the Chinese headings that a department gets."""
    return run(*("--lang", "zh"), *arguments)


def test_the_published_form_is_imported_and_counted(run):
    report = answer(run("import-form", FORM, by=process))
    assert report["indicators"]["total"] == 41
    assert report["tasks"]["total"]["count"] == 21
    assert report["not_understood"] == []
    assert report["department_code"] == "D001"
    assert len(json.loads(run("query", "targets", "--format", "json").stdout)) == 41


def test_a_dry_run_stores_nothing(run):
    assert "submission_id" not in answer(run("import-form", FORM, "--dry-run"))
    assert answer(run("history")) == []


def test_the_same_form_twice_is_recognised(run):
    run("import-form", FORM)
    again = run("import-form", FORM)
    assert again.returncode == 0
    assert json.loads(again.stdout)["already_submitted"] is True
    assert "committed before, as submission 1" in again.stderr.decode()
    assert len(answer(run("history"))) == 1


def test_something_that_is_no_form_is_refused_and_nothing_is_stored(run, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleagues,\nplease find attached nothing.\n", encoding="utf-8")
    refused = run("import-form", letter)
    assert refused.returncode == 1
    assert b"Traceback" not in refused.stderr
    assert answer(run("history")) == []


def test_a_filled_template_in_gb18030_changes_exactly_its_figures_and_withdrawing_brings_the_rest_back(run, tmp_path):
    assert run("sample").returncode == 0
    before = answer(run("query", "indicator_progress", "--year", 2023, "--format", "json"))
    template = tmp_path / "october.csv"
    assert (
        in_chinese(run, "template", "--kind", "actuals", "--year", 2023, "--month", 10, "--out", template).returncode
        == 0
    )
    file = tmp_path / "十月.csv"
    file.write_bytes(filled(template.read_bytes(), {"I01": "15", "I21": "5/5"}).encode("gb18030"))
    report = answer(run("submit", file))
    assert (report["encoding"], report["rows"], report["new"], report["changed"]) == ("gb18030", 2, 2, 0)

    after = answer(run("query", "indicator_progress", "--year", 2023, "--format", "json"))
    differing = {(old["indicator_code"], old["month"]) for old, new in zip(before, after, strict=True) if old != new}
    assert differing == {(code, month) for code in ("I01", "I21") for month in (10, 11, 12)}
    october = next(row for row in after if (row["indicator_code"], row["month"]) == ("I01", 10))
    assert (october["actual_value"], october["actual_to_date"]) == (15, 101)

    number = report["submission_ids"][0]
    assert run("withdraw", number).returncode == 0
    assert answer(run("query", "indicator_progress", "--year", 2023, "--format", "json")) == before
    assert run("restore", number).returncode == 0
    assert answer(run("query", "indicator_progress", "--year", 2023, "--format", "json")) == after


def test_every_problem_of_a_file_is_printed_and_nothing_is_stored(run, with_form, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text(
        "部门,年度,月份,编号,完成值\nD001,2023,13,I01,5\nD001,2023,1,I99,5\nD001,2023,1,I02,many\nD001,2023,1,I05,1\n",
        encoding="utf-8",
    )
    refused = run("submit", file)
    assert refused.returncode == 1
    found = [json.loads(line) for line in refused.stdout.decode().splitlines()]
    assert [(problem["row"], problem["column"], problem["severity"]) for problem in found] == [
        (2, "月份", "error"),
        (3, "编号", "error"),
        (4, "完成值", "error"),
    ]
    assert all(problem["problem"] and problem["hint"] for problem in found)
    reasons = refused.stderr.decode()
    assert "C2 · I01 办理法律援助事项 · 月份: " in reasons
    assert "nothing was stored" in reasons
    assert [row["kind"] for row in answer(run("history"))] == ["targets"]


def test_what_the_rows_without_an_error_would_change_is_printed_while_others_have_one(run, with_form, tmp_path):
    file = tmp_path / "mixed.csv"
    file.write_text("部门,年度,月份,编号,完成值\nD001,2023,1,I01,13\nD001,2023,1,I02,many\n", encoding="utf-8")
    tried = run("submit", file, "--dry-run")
    assert tried.returncode == 1
    problem, report = [json.loads(line) for line in tried.stdout.decode().splitlines()]
    assert (problem["cell"], problem["item"], problem["column"]) == (
        "E3",
        "I02 聘请其执业律师担任政府法律顾问",
        "完成值",
    )
    assert report["refused_rows"] == [3]
    assert [(row["code"], row["before"], row["after"]) for row in report["changes"]] == [("I01", None, "13")]
    (status,) = report["status_changes"]
    assert (status["code"], status["before"], status["after"]) == ("I01", "no_data", "on_track")
    assert len(answer(run("history"))) == 1
    file.write_text("部门,年度,月份,编号,完成值\nD001,2023,1,I01,13\n", encoding="utf-8")
    report = answer(run("submit", file, "--dry-run"))
    assert (report["new"], [row["code"] for row in report["status_changes"]]) == (1, ["I01"])


def test_one_bad_file_of_two_refuses_both(run, with_form, tmp_path):
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("部门,年度,月份,编号,完成值\nD001,2023,1,I05,1\n", encoding="utf-8")
    bad.write_text("部门,年度,月份,编号,完成值\nD001,2023,1,I05,one\n", encoding="utf-8")
    assert run("submit", good, bad).returncode == 1
    assert len(answer(run("history"))) == 1


def test_the_same_monthly_file_twice_is_recognised(run, with_form, tmp_path):
    file = tmp_path / "january.csv"
    file.write_text("部门,年度,月份,编号,完成值\nD001,2023,1,I05,1\n", encoding="utf-8")
    first = answer(run("submit", file))
    again = run("submit", file)
    assert again.returncode == 0
    assert json.loads(again.stdout)["submission_ids"] == first["submission_ids"]
    assert len(answer(run("history"))) == 2


def test_a_figure_as_csv_has_headings_also_without_rows(run, with_form):
    run("withdraw", 1)
    empty = run("query", "status_counts", "--year", 2023)
    assert empty.stdout.decode().splitlines()[0].startswith("department_code,year,month,indicator_count")
    run("sample")
    rows = list(
        csv.DictReader(io.StringIO(run("query", "status_counts", "--year", 2023, "--month", 9).stdout.decode()))
    )
    assert [(row["indicator_count"], row["met_count"], row["behind_count"]) for row in rows] == [("41", "16", "6")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "nonsense"),
        ("query", "status_counts", "--department", "NOPE"),
        ("withdraw", "99"),
        ("submit", "no such file.csv"),
        ("import-form", "no such form.txt"),
        ("template", "--kind", "actuals", "--year", "2022", "--month", "1"),
        ("template", "--kind", "actuals", "--year", "2023", "--month", "1", "--out", "/no/such/folder/t.csv"),
        ("backup", "README.md"),
        ("import-form", FORM, "--department", "a,b"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run, with_form, arguments):
    refused = run(*arguments)
    assert refused.returncode == 1
    assert refused.stderr.strip()
    assert b"Traceback" not in refused.stderr


def test_wrong_usage_exits_with_2(run, with_form):
    assert run("fly", by=process).returncode == 2
    assert run("template", "--kind", "actuals", "--year", "2023", "--month", "13").returncode == 2
    assert run("query", "settings_in_force", "--year", "2023").returncode == 2
    assert run("query", "status_counts", "--month", "13").returncode == 2
    assert run("withdraw", "1", "--by", " ").returncode == 2


def test_a_mistyped_database_is_not_begun(run, tmp_path):
    refused = run("history", db="typo.duckdb")
    assert refused.returncode == 1
    assert "There is no database" in refused.stderr.decode()
    assert not (tmp_path / "typo.duckdb").exists()


def test_one_form_of_two_that_cannot_be_read_refuses_both(run, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleagues\n", encoding="utf-8")
    refused = run("import-form", FORM, letter)
    assert refused.returncode == 1
    assert [report["file"] for report in json.loads(refused.stdout)] == [FORM.name, "letter.txt"]
    assert answer(run("history")) == []


def test_the_sample_completes_what_is_there(run):
    run("import-form", FORM)
    assert run("sample").returncode == 0
    assert run("sample").returncode == 0
    assert [row["kind"] for row in answer(run("history"))] == ["spending", "actuals", "targets"]


def test_decimals_leave_as_they_came(run, with_form, tmp_path):
    file = tmp_path / "january.csv"
    file.write_text("部门,年度,月份,编号,完成值\nD001,2023,1,I13,99999999999.9999\n", encoding="utf-8")
    answer(run("submit", file))
    (row,) = csv.DictReader(io.StringIO(run("query", "reported_actuals").stdout.decode()))
    assert row["actual_value"] == "99999999999.9999"


def test_a_backup_can_be_opened_in_place_of_the_original(run, with_form, tmp_path):
    assert run("backup", tmp_path / "copy.duckdb").returncode == 0
    assert len(json.loads(run("history", db="copy.duckdb").stdout)) == 1


def test_a_figure_is_traced_to_its_files_rows_and_sql(run, with_sample):
    traced = answer(run("trace", "I01", "--year", 2023, "--month", 3))
    assert traced["figure"]["actual_to_date"] == 25
    assert [(row["file_name"], row["source_row"], row["actual_value"]) for row in traced["reports"]] == [
        ("illustrative_actuals_2023.csv", 2, 8),
        ("illustrative_actuals_2023.csv", 20, 6),
        ("illustrative_actuals_2023.csv", 37, 11),
    ]
    assert (traced["target"]["file_name"], traced["target"]["source_row"]) == ("jieyang_justice_2023.txt", 41)
    assert traced["sql"][0] == "queries/metrics/indicator_progress.sql"
    assert "queries/staging/current_actuals.sql" in traced["sql"]
    assert all((ROOT / file).exists() for file in traced["sql"])


def test_an_indicator_that_is_not_there_cannot_be_traced(run, with_sample):
    refused = run("trace", "I99", "--year", 2023, "--month", 3)
    assert refused.returncode == 1
    assert "has no indicator I99" in refused.stderr.decode()


def test_a_closed_month_refuses_files_until_it_is_reopened(run, with_form, tmp_path):
    file = tmp_path / "january.csv"
    file.write_text("部门,年度,月份,编号,完成值\nD001,2023,1,I01,5\n", encoding="utf-8")
    month = ("--year", 2023, "--month", 1)
    assert run("close-month", *month, "--by", "Li Min", "--reason", "closed for the audit").returncode == 0
    refused = run("submit", file)
    assert refused.returncode == 1
    assert "January 2023 is closed (by Li Min" in refused.stderr.decode()
    assert run("reopen-month", *month).returncode == 2
    assert run("reopen-month", *month, "--reason", "a slip").returncode == 0
    assert run("submit", file).returncode == 0


def test_a_month_is_approved_and_returned(run, with_form, tmp_path):
    file = tmp_path / "january.csv"
    file.write_text("部门,年度,月份,编号,完成值\nD001,2023,1,I01,5\n", encoding="utf-8")
    month = ("--year", 2023, "--month", 1)
    refused = run("approve-month", *month)
    assert (refused.returncode, "Nothing is reported for January 2023" in refused.stderr.decode()) == (1, True)
    assert run("submit", file).returncode == 0
    assert run("approve-month", *month, "--by", "Zhao").returncode == 0
    assert run("return-month", *month).returncode == 2
    assert run("return-month", *month, "--reason", "a slip").returncode == 0
    approvals = run("query", "month_approvals", *month, "--format", "json").stdout.decode()
    assert '"approval": "returned"' in approvals


@pytest.mark.parametrize("kind", ["actuals", "spending", "budget", "explanations"])
def test_a_template_of_every_kind_comes_as_a_workbook(run, with_form, tmp_path, kind):
    out = tmp_path / "template.xlsx"
    made = run("template", "--kind", kind, "--year", 2023, "--month", 7, "--out", out)
    assert made.returncode == 0, made.stderr.decode()
    assert out.read_bytes().startswith(b"PK")
    assert run("submit", out).returncode == 1


def test_several_forms_of_one_file_are_imported_and_one_without_a_year_needs_one(run, tmp_path):
    file = tmp_path / "forms.xlsx"
    forms = [review_files.form(name, year="") for name in ("某市水利局", "某市农业局")]
    file.write_bytes(review_files.workbook(*forms))
    refused = run("import-form", file)
    assert refused.returncode == 1 and "does not say for which year" in refused.stderr.decode()
    reports = answer(run("import-form", file, "--year", "2024"))
    assert [(one["sheet"], one["year"], one["submission_id"], one["department_code"]) for one in reports] == [
        ("表1", 2024, 1, "D001"),
        ("表2", 2024, 2, "D002"),
    ]
    wrong = run("import-form", file, "--year", "2024", "--department", "X1")
    assert wrong.returncode == 2 and "several departments" in wrong.stderr.decode()


def test_a_dry_run_says_what_a_new_version_changes(run, tmp_path):
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(review_files.text(review_files.form()), encoding="utf-8")
    second.write_text(review_files.text(review_files.form(area="≥1200亩")), encoding="utf-8")
    assert answer(run("import-form", first, "--dry-run"))["changes"] == []
    run("import-form", first)
    (change,) = answer(run("import-form", second, "--dry-run"))["changes"]
    assert (change["kind"], change["change"], change["before"], change["after"]) == (
        "indicator",
        "changed",
        "≥ 1,000 亩",
        "≥ 1,200 亩",
    )
    refused = run("import-form", second)
    assert refused.returncode == 1
    assert refused.stderr.decode().splitlines()[-1].endswith(" changes: ≥ 1,000 亩 → ≥ 1,200 亩")
    assert "submission_id" not in json.loads(refused.stdout)
    assert answer(run("import-form", second, "--accept-changes"))["submission_id"] == 2
    rows = answer(run("query", "targets", "--format", "json", "--target-version", "1"))
    assert rows[0]["target_value"] == 1000
    assert answer(run("query", "targets", "--format", "json"))[0]["target_value"] == 1200
    unknown = run("query", "targets", "--target-version", "9")
    assert unknown.returncode == 1 and "is no target form" in unknown.stderr.decode()


def test_final_values_are_announced_and_stored_only_when_asked_for(run, tmp_path):
    file = tmp_path / "evaluation.txt"
    file.write_text(review_files.EVALUATION, encoding="utf-8")
    assert "--final-values" in run("import-form", file).stderr.decode()
    assert answer(run("query", "reported_spending", "--format", "json")) == []
    report = run("import-form", file, "--final-values")
    assert [(one["kind"], one["rows"]) for one in answer(report)["final_values"]] == [
        ("actuals", 2),
        ("spending", 3),
        ("budget", 1),
    ]
    assert "达成预期指标" in report.stderr.decode()
    assert len(answer(run("query", "reported_spending", "--format", "json"))) == 3


def test_a_workbook_with_several_sheets_of_figures_is_read_once_one_is_chosen(run, with_sample, tmp_path):
    book = openpyxl.Workbook()
    for month in (10, 11):
        sheet = book.create_sheet(f"{month}月")
        for row in (("编号", "年度", "月份", "完成值"), ("I01", 2023, month, month)):
            sheet.append(row)
    book.remove(book.active)
    file = tmp_path / "months.xlsx"
    book.save(file)
    refused = run("submit", file)
    assert refused.returncode == 1
    assert "several sheets hold monthly figures: “10月”, “11月”. Nothing is read" in refused.stderr.decode()
    for month in (10, 11):
        *_problems, stored = run("submit", file, "--sheet", f"{month}月").stdout.decode().splitlines()
        (change,) = json.loads(stored)["changes"]
        assert (change["month"], change["after"]) == (month, str(month))
    assert "No sheet “12月”" in run("submit", file, "--sheet", "12月").stderr.decode()


def test_database_and_language_may_stand_after_the_command(tmp_path):
    database = str(tmp_path / "after.duckdb")
    assert call(["sample", "--db", database]).returncode == 0
    assert json.loads(call(["--lang", "en", "history", "--db", database]).stdout)
    traced = ["trace", "I99", "--year", "2023", "--month", "9", "--db", database]
    assert "没有编号为 I99 的指标" in call(traced).stderr.decode()
    assert "has no indicator I99" in call([*traced, "--lang", "en"]).stderr.decode()


@pytest.fixture
def typed(monkeypatch):
    """What is typed where a password is asked for, one after the other."""

    def type_in(*passwords):
        waiting = list(passwords)
        monkeypatch.setattr("getpass.getpass", lambda prompt="": waiting.pop(0))

    return type_in


def test_an_administrator_is_made_with_a_password_that_is_typed_twice(run, typed):
    typed("a long enough one", "another long one")
    refused = run("add-user", "boss", "--role", "administrator")
    assert (refused.returncode, refused.stderr.decode()) == (
        1,
        "The two passwords are not the same; nothing was done.\n",
    )
    typed("a long enough one", "a long enough one")
    assert run("add-user", "boss", "--role", "administrator").returncode == 0
    (account,) = json.loads(run("users").stdout)
    rights = {"name": "boss", "roles": ["administrator"], "departments": None}
    assert account == rights | {"is_disabled": False, "signs_in_elsewhere": False}
    assert run("add-user", "wang", "--role", "viewer", "--elsewhere").returncode == 0
    assert [account["signs_in_elsewhere"] for account in json.loads(run("users").stdout)] == [False, True]


def test_accounts_are_given_and_taken_on_the_command_line(run, with_form, typed):
    typed(*["a long enough one"] * 6)
    run("add-user", "boss", "--role", "administrator")
    done = run("add-user", "li", "--role", "reporter", "--role", "viewer", "--department", "D001")
    assert done.returncode == 0
    assert run("set-password", "li").returncode == 0
    assert run("remove-user", "li").returncode == 0
    boss, li = json.loads(run("users").stdout)
    assert (li["roles"], li["departments"], li["is_disabled"]) == (["reporter", "viewer"], ["D001"], True)
    assert not boss["is_disabled"]
    refused = run("remove-user", "boss")
    assert (refused.returncode, b"has to be an administrator" in refused.stderr) == (1, True)
    trail = list(csv.DictReader(io.StringIO(run("query", "audit_trail").stdout.decode())))
    events = [row["event"] for row in trail if row["entry_kind"] == "access"]
    assert events == ["account_disabled", "password_reset", "account_added", "account_added"]


def test_a_role_that_there_is_not_is_wrong_usage(run):
    assert run("add-user", "boss", "--role", "chief").returncode == 2


def test_check_says_that_all_is_as_it_was_stored_or_what_is_not(run, with_sample, tmp_path):
    good = run("check")
    assert (good.returncode, good.stderr) == (0, b"")
    with duckdb.connect(str(tmp_path / "test.duckdb")) as other:
        other.execute("update spending set spent_amount = 1 where month = 3")
    bad = run("check")
    assert bad.returncode == 1
    assert "Submission 3, spending: not as it was stored" in bad.stderr.decode()
    assert "restore FILE" in bad.stderr.decode()


def test_a_database_is_exported_and_imported_into_a_new_one(run, with_sample, tmp_path):
    assert run("export", tmp_path / "out").returncode == 0
    imported = run("import", tmp_path / "out", db="new.duckdb")
    assert (imported.returncode, imported.stderr) == (0, b"")
    assert b"3 submissions" in imported.stdout
    asked = ("query", "indicator_progress", "--year", "2023", "--month", "9")
    assert run(*asked, db="new.duckdb").stdout == run(*asked).stdout
    again = run("import", tmp_path / "out", db="new.duckdb")
    assert again.returncode == 1
    assert b"is there already" in again.stderr


def test_a_figure_is_printed_as_it_was_known_at_the_end_of_a_day(run):
    run("import-form", FORM)
    ask = ("query", "targets", "--format", "json", "--as-of")
    assert answer(run(*ask, "2001-01-01")) == []
    assert len(answer(run(*ask, date.today().isoformat()))) == 41


@pytest.mark.parametrize(("day", "why"), [("2023-02-30", "is no date"), ("9998-12-30", "lies in the future")])
def test_a_day_that_is_none_or_not_past_is_refused_with_a_sentence(run, day, why):
    run("import-form", FORM)
    refused = run("query", "targets", "--as-of", day)
    assert (refused.returncode, why in refused.stderr.decode()) == (2, True)
