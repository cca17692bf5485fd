"""Codes of departments and indicators: once given, they stay, whatever is withdrawn or imported later."""

import pytest

from monitoring import intake, official_form, start, table_files
from monitoring.problems import MonitoringError

PUBLISHED = start.PUBLISHED_FORM.read_text(encoding="utf-8")
DROPPED = "产出指标\t数量指标\t办理法律援助事项\t全年全市律师办理法律援助事项\t≥\t160\t件\n"


def imported(given, text: str, **options) -> tuple[int, str]:
    cells = table_files.read("form.txt", text.encode())
    return intake.import_form(given.database, cells, official_form.read(cells), "test", **options)


def names(given) -> dict[str, str]:
    return {row["indicator_code"]: row["level3"] for row in given.database.query("targets")}


def test_a_department_keeps_its_code_after_its_form_was_withdrawn(given):
    number, first = imported(given, PUBLISHED)
    given.database.withdraw(number, "test")
    _number, second = imported(given, PUBLISHED.replace("揭阳市司法局", "榕城区民政局"))
    assert (first, second) == ("D001", "D002")
    assert imported(given, PUBLISHED + "\n")[1] == "D001"


def test_an_indicator_keeps_its_code_when_the_form_comes_again_without_another_one(given):
    number, _code = imported(given, PUBLISHED)
    given.database.withdraw(number, "test")
    imported(given, PUBLISHED.replace(DROPPED, ""))
    assert "I01" not in names(given)
    assert names(given)["I02"] == "聘请其执业律师担任政府法律顾问"
    assert names(given)["I41"] == "人民群众满意度"


def test_a_code_that_was_given_is_never_given_to_another_indicator(given):
    imported(given, PUBLISHED)
    given.actuals((1, "I41", 95), department="D001")
    imported(given, PUBLISHED.replace("人民群众满意度", "企业获得感指数").replace("提升政府公信力", "优化营商环境"))
    assert names(given)["I42"] == "企业获得感指数"
    assert "I41" not in names(given)
    assert given.result("I42", 12, "D001")["status"] == "no_data"
    imported(given, PUBLISHED + "\n")
    assert given.result("I41", 12, "D001")["actual_to_date"] == 95


def test_two_indicators_of_one_name_keep_their_codes_by_their_explanations(given):
    imported(given, PUBLISHED)
    lines = PUBLISHED.splitlines()
    first, second = (
        next(i for i, line in enumerate(lines) if word in line) for word in ("审查地方性法规", "审查政府规章")
    )
    lines[first], lines[second] = lines[second], lines[first]
    imported(given, "\n".join(lines))
    explanations = {row["indicator_code"]: row["explanation"] for row in given.database.query("targets")}
    assert (explanations["I03"], explanations["I04"]) == ("审查地方性法规", "审查政府规章")


def test_a_code_of_another_department_is_refused(given):
    imported(given, PUBLISHED)
    other = PUBLISHED.replace("揭阳市司法局", "榕城区民政局")
    with pytest.raises(MonitoringError, match="The code D001 belongs to 揭阳市司法局"):
        imported(given, other, department_code="D001")
    assert imported(given, other, department_code="445202")[1] == "445202"


@pytest.mark.parametrize("code", ["", "a,b", "<x>", " ", "x" * 40])
def test_what_is_no_code_is_refused(given, code):
    with pytest.raises(MonitoringError, match="cannot be a department's code"):
        imported(given, PUBLISHED, department_code=code)


def test_what_a_revised_form_changes_is_known_before_it_is_in_force(given):
    imported(given, PUBLISHED)
    revised = PUBLISHED.replace(DROPPED, "").replace("≥\t2292\t人", "≥\t2300\t人")
    form = official_form.read(table_files.read("revised.txt", revised.encode()))
    changes = {
        row["code"]: (row["change"], row["before"], row["after"]) for row in intake.form_changes(given.database, form)
    }
    assert changes == {
        "I01": ("dropped", "≥ 160 件", None),
        "I13": ("changed", "≥ 2,292 人", "≥ 2,300 人"),
    }


def test_the_first_start_of_a_day_leaves_a_copy_and_the_oldest_copies_go(given, tmp_path):
    for day in range(1, 21):
        (tmp_path / "backups").mkdir(exist_ok=True)
        (tmp_path / "backups" / f"test-2023-01-{day:02d}.duckdb").touch()
    start.back_up_of_the_day(given.database)
    start.back_up_of_the_day(given.database)
    kept = sorted(file.name for file in (tmp_path / "backups").iterdir())
    assert len(kept) == start.BACKUPS_KEPT
    assert kept[0] == "test-2023-01-08.duckdb"
