"""Every page, commit, figure, download and command with every role, for one's own department and for another.

The tables here say what each role may do. What is new in the product and not in a table makes a test fail.
"""

import ast
import inspect
import io
import json
import shutil
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from monitoring.__main__ import main
from monitoring.access import accounts, people
from monitoring.access.desk import Desk, NotAllowed
from monitoring.access.people import Person
from monitoring.access.rights import KINDS, OF_ADMINISTRATORS, OF_NO_DEPARTMENT, Role
from monitoring.actions import (
    approvals,
    closing,
    corrections,
    decisions,
    explanations,
    links,
    money_sources,
    monthly_files,
    originals,
    outlooks,
    paper_texts,
    start,
    target_forms,
    target_versions,
    trace,
)
from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.language import catalogue, vocabulary
from monitoring.problems import MonitoringError, UnknownName
from monitoring.screen import data, navigation
from monitoring.store import queries, settings
from monitoring.store.accounts import Account
from monitoring.store.database import Database, Submission

ROOT = Path(__file__).parents[2]
OWN, OTHER, YEAR = "D001", "D002", 2023
# The people of these tests, all of them for one department, but for the administrator.
PEOPLE = {
    "viewer": Person("Guan", frozenset({Role.VIEWER}), frozenset({OWN})),
    "reporter": Person("Li Min", frozenset({Role.REPORTER}), frozenset({OWN})),
    "approver": Person("Shen", frozenset({Role.APPROVER}), frozenset({OWN})),
    "administrator": Person("Boss", frozenset({Role.ADMINISTRATOR})),
    "nobody": people.NOBODY,
}


@pytest.fixture(scope="module")
def database(three_departments_file):
    """A database with three departments, in which everything that is done is taken back."""
    opened = Database(shutil.copyfile(three_departments_file, three_departments_file.with_stem("roles")))
    yield opened
    opened.close()


def is_allowed(database: Database, who: str, act) -> bool:
    """Whether a person may do something, tried out in earnest and taken back."""
    with database.rehearsal() as tried:
        try:
            act(Desk(tried, PEOPLE[who]))
        except NotAllowed:
            return False
        except UnknownName:
            # A department that is not seen is not there.
            return False
        return True


# Commits


def explained(desk: Desk, department: str) -> None:
    row = dict.fromkeys(explanations.EXPLAINED) | {"is_funding_reason": True, "reason_text": "late"}
    explanations.save(desk, department, YEAR, 9, {"I18": row}, "somebody")


def corrected(desk: Desk, department: str) -> None:
    said = dict.fromkeys(corrections.SAID) | {"decided_on": date(2023, 8, 14), "decision": "do it"}
    corrections.save(desk, department, YEAR, 9, {"I01": said}, "somebody")


def submitted(desk: Desk, department: str) -> None:
    # The names of the paper are there for whoever may see the department.
    head = "部门,年度,月份,编号,完成值\n"
    cells = reader.read("october.csv", f"{head}{department},2023,10,I01,5\n".encode())
    what = monthly_files.preview(desk, cells)
    if not what.can_commit:
        raise NotAllowed("the department is not there")
    monthly_files.commit(desk, what, "somebody")


def imported(desk: Desk, department: str) -> None:
    (name,) = {
        row["department_name"]
        for row in Desk(desk.database, people.OPERATOR).query("departments")
        if row["department_code"] == department
    }
    text = start.PUBLISHED_FORM.read_text(encoding="utf-8").replace("揭阳市司法局", name) + "\n"
    cells = reader.read("form.txt", text.encode())
    target_forms.import_form(desk, cells, official_form.read(cells), "somebody")


def counted(desk: Desk, department: str) -> None:
    target = desk.query("targets", department_code=department, year=YEAR)[0]
    wanted = {target["indicator_code"]: {name: target[name] for name in decisions.COUNTING}}
    decisions.save_countings(desk, department, YEAR, wanted, "somebody")


def of_task(save):
    def act(desk: Desk, department: str) -> None:
        task = desk.query("form_tasks", department_code=department, year=YEAR)[0]
        save(desk, department, task)

    return act


def version_of(desk: Desk, department: str) -> int:
    return desk.query("departments", department_code=department, year=YEAR)[0]["data_version"]


def planned(desk: Desk, department: str, task: dict) -> None:
    wanted = {task["task_code"]: {name: task[name] for name in decisions.PLANNING}}
    decisions.save_plannings(desk, department, YEAR, wanted, "somebody")


ALL_BUT_VIEWERS = {"reporter": OWN, "approver": OWN, "administrator": "both"}
REPORTERS = {"reporter": OWN, "administrator": "both"}
APPROVERS = {"approver": OWN, "administrator": "both"}
ADMINISTRATORS = {"administrator": "both"}
EVERYBODY = {"viewer": OWN, "reporter": OWN, "approver": OWN, "administrator": "both"}

# What is done in ``actions`` → how, and who may, for which department.
COMMITS = {
    "approvals.approve": (
        lambda desk, department: approvals.approve(desk, department, YEAR, 3, "x", version_of(desk, department)),
        APPROVERS,
    ),
    "approvals.give_back": (
        lambda desk, department: approvals.give_back(
            desk, department, YEAR, 3, "x", version_of(desk, department), "look again"
        ),
        APPROVERS,
    ),
    "closing.close": (lambda desk, department: closing.close(desk, department, YEAR, 3, "x", "all right"), APPROVERS),
    "closing.reopen": (
        lambda desk, department: [
            desk.database.enter_month_event(department, YEAR, 2, "closed", "x", ""),
            closing.reopen(desk, department, YEAR, 2, "x", "a figure was wrong"),
        ],
        APPROVERS,
    ),
    "corrections.save": (corrected, REPORTERS),
    "decisions.save_countings": (counted, APPROVERS),
    "decisions.save_plan": (
        lambda desk, department: decisions.save_plan(desk, department, YEAR, "I01", [Decimal(20)] * 12, "x"),
        APPROVERS,
    ),
    "decisions.save_plannings": (of_task(planned), APPROVERS),
    "decisions.save_task_plan": (
        of_task(
            lambda desk, department, task: decisions.save_task_plan(
                desk, department, YEAR, task["task_code"], None, "x"
            )
        ),
        APPROVERS,
    ),
    "explanations.save": (explained, REPORTERS),
    "links.save": (
        of_task(lambda desk, department, task: links.save(desk, department, YEAR, task["task_code"], ["I01"], "x")),
        APPROVERS,
    ),
    "monthly_files.commit": (submitted, REPORTERS),
    "money_sources.save": (
        of_task(
            lambda desk, department, task: money_sources.save(
                desk,
                department,
                YEAR,
                9,
                {(task["task_code"], "fiscal"): dict.fromkeys(money_sources.AMOUNTS, Decimal(1))},
                "x",
            )
        ),
        REPORTERS,
    ),
    "outlooks.confirm": (lambda desk, department: outlooks.confirm(desk, department, YEAR, 9, "x"), REPORTERS),
    "outlooks.save": (
        lambda desk, department: outlooks.save(
            desk, department, YEAR, 9, {"I01": dict.fromkeys(outlooks.SAID) | {"likelihood": "certain"}}, "x"
        ),
        REPORTERS,
    ),
    "paper_texts.save": (
        lambda desk, department: paper_texts.save(desk, department, YEAR, 9, {("total", "result"): "done"}, "x"),
        REPORTERS,
    ),
    "target_forms.import_form": (imported, APPROVERS),
    "settings.change": (
        lambda desk, _department: settings.change(desk, {"report_deadline_day": "7"}, "x"),
        ADMINISTRATORS,
    ),
}
# They make the head of a submission and store nothing.
NO_COMMITS = {"submissions.from_file", "submissions.entered"}
BY = {"who", "submitted_by", "done_by", "changed_by"}


def writers() -> set[str]:
    """The functions of ``actions``, and of settings, that are told who does something."""
    files = [*(ROOT / "monitoring" / "actions").glob("*.py"), ROOT / "monitoring" / "store" / "settings.py"]
    return {
        f"{file.stem}.{node.name}"
        for file in files
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and BY & {argument.arg for argument in node.args.args}
    }


def test_every_function_that_writes_is_in_the_table():
    assert writers() == set(COMMITS) | NO_COMMITS


def expected(allowed: dict[str, str], who: str, department: str) -> bool:
    return allowed.get(who) in (department, "both")


@pytest.mark.parametrize("department", [OWN, OTHER])
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("name", COMMITS)
def test_who_may_commit_what(database, name, who, department):
    act, allowed = COMMITS[name]
    assert is_allowed(database, who, lambda desk: act(desk, department)) == expected(allowed, who, department)


def test_every_kind_of_submission_needs_a_right():
    assert set(KINDS) == set(vocabulary.KINDS) - {"monitoring"}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("kind", KINDS)
def test_the_head_of_a_submission_decides_and_not_who_wrote_it(database, kind, who):
    forged = Submission(kind, OTHER, YEAR, "Boss", "x.csv", f"{kind} {who}", "utf-8")
    assert is_allowed(database, who, lambda desk: desk.commit(forged, {})) == (who == "administrator")


def test_of_several_departments_one_that_is_not_allowed_refuses_all(database):
    parts = [(Submission("actuals", code, YEAR, "x", "x.csv", f"all {code}", "utf-8"), {}) for code in (OWN, OTHER)]
    with database.rehearsal() as tried:
        before = len(tried.query("submission_history"))
        with pytest.raises(NotAllowed):
            Desk(tried, PEOPLE["reporter"]).commit_all(parts)
        assert len(tried.query("submission_history")) == before


def test_who_is_signed_in_did_it_whatever_name_is_given(database):
    with database.rehearsal() as tried:
        number = Desk(tried, PEOPLE["reporter"]).commit(
            Submission("actuals", OWN, YEAR, "Boss", "x.csv", "named", "utf-8"), {}
        )
        (row,) = [row for row in tried.query("submission_history") if row["submission_id"] == number]
        assert (row["submitted_by"], row["state_set_by"]) == ("Li Min", "Li Min")


# Undo


@pytest.mark.parametrize(
    ("by", "kind", "may"),
    [
        ("Li Min", "actuals", {"reporter", "approver", "administrator"}),
        ("Somebody", "actuals", {"approver", "administrator"}),
        ("Li Min", "targets", {"approver", "administrator"}),
    ],
)
def test_who_may_withdraw_what(database, by, kind, may):
    def act(desk):
        number = desk.database.commit(Submission(kind, OWN, YEAR, by, "x", f"undo {by} {kind}", "utf-8"), {})
        desk.withdraw(number, "x")

    assert {who for who in PEOPLE if is_allowed(database, who, act)} == may


def test_what_an_approver_took_out_the_reporter_does_not_put_back(database):
    with database.rehearsal() as tried:
        number = tried.commit(Submission("actuals", OWN, YEAR, "Li Min", "x", "taken out", "utf-8"), {})
        Desk(tried, PEOPLE["approver"]).withdraw(number, "x")
        with pytest.raises(NotAllowed):
            Desk(tried, PEOPLE["reporter"]).restore(number, "x")
        Desk(tried, PEOPLE["approver"]).restore(number, "x")


def test_a_submission_of_another_department_is_not_there(database):
    foreign = next(row for row in database.query("submission_history") if row["department_code"] == OTHER)
    for act in ("withdraw", "restore"):
        with pytest.raises(UnknownName):
            getattr(Desk(database, PEOPLE["approver"]), act)(foreign["submission_id"], "x")


# Figures


def test_what_was_known_earlier_is_seen_of_the_same_departments_only(database):
    limited, tomorrow = Desk(database, PEOPLE["viewer"]), datetime.now() + timedelta(days=1)
    assert limited.query_before(tomorrow, "departments") == limited.query("departments")
    with pytest.raises(NotAllowed):
        limited.query_before(tomorrow, "departments", department_code=OTHER)


METRICS = [query.name for query in queries.in_layer("metrics")]


@pytest.mark.parametrize("name", METRICS)
def test_of_every_figure_only_the_own_department_is_seen(database, name):
    who = PEOPLE["viewer"]
    if name in OF_ADMINISTRATORS:
        with pytest.raises(NotAllowed):
            Desk(database, who).query(name)
        assert Desk(database, PEOPLE["administrator"]).query(name)
        return
    found = Desk(database, who).query(name)
    if name in OF_NO_DEPARTMENT:
        assert "department_code" not in database.columns(name)
        assert found == database.query(name)
    else:
        assert "department_code" in database.columns(name)
        assert {row["department_code"] for row in found} <= {OWN}


@pytest.mark.parametrize("name", METRICS)
def test_to_ask_for_another_department_is_refused(database, name):
    if "department_code" in queries.select(name).params:
        with pytest.raises(NotAllowed, match=OTHER):
            Desk(database, PEOPLE["viewer"]).query(name, department_code=OTHER)


def test_nobody_sees_nothing(database):
    for name in METRICS:
        with pytest.raises(NotAllowed):
            Desk(database, people.NOBODY).query(name)


def test_what_leads_to_figures_in_other_ways_keeps_to_the_department(database):
    desk = Desk(database, PEOPLE["viewer"])
    history = database.query("submission_history")
    foreign_form = next(row for row in history if (row["department_code"], row["kind"]) == (OTHER, "targets"))
    kept = next(row for row in database.query("kept_originals") if row["department_code"] == OTHER)
    refused = (NotAllowed, UnknownName)
    with pytest.raises(refused):
        trace.indicator(desk, OTHER, YEAR, 9, "I01")
    with pytest.raises(refused):
        desk.original(kept["original_sha256"])
    with pytest.raises(refused):
        originals.excerpt(desk, foreign_form, 3)
    with pytest.raises(refused):
        target_versions.as_of(desk, foreign_form["submission_id"], "status_counts")
    with pytest.raises(refused):
        target_versions.as_of(desk, _own_form(history), "status_counts", department_code=OTHER)
    with pytest.raises(MonitoringError):
        monthly_files.template(desk, "actuals", OTHER, YEAR, 10)
    assert desk.original(
        next(row for row in database.query("kept_originals") if row["department_code"] == OWN)["original_sha256"]
    )


def _own_form(history: list[dict]) -> int:
    return next(row["submission_id"] for row in history if (row["department_code"], row["kind"]) == (OWN, "targets"))


def test_a_file_of_another_department_finds_nothing_to_report_on(database):
    cells = reader.read("x.csv", f"部门,年度,月份,编号,完成值\n{OTHER},2023,10,I01,5\n".encode())
    what = monthly_files.preview(Desk(database, PEOPLE["reporter"]), cells)
    assert not what.can_commit
    assert not what.changes
    # It does not tell which departments there are besides.
    assert "财政局" not in str(what.problems)


def test_a_refusal_stands_in_the_audit_trail(database):
    with database.rehearsal() as tried:
        with pytest.raises(NotAllowed):
            Desk(tried, PEOPLE["viewer"]).query("targets", department_code=OTHER)
        first = tried.query("audit_trail")[0]
        assert (first["person"], first["event"], first["department_code"]) == ("Guan", "refused", OTHER)


# What a desk has


def test_a_desk_has_no_more_ways_than_these():
    """A new method has to be looked at: what it reads or writes for whom, and a test above."""
    public = {name for name, _ in inspect.getmembers(Desk) if not name.startswith("_")}
    assert public == {
        "path", "version", "otherwise", "is_rehearsal",
        "query", "query_before", "check_question", "visible", "columns", "original",
        "commit", "commit_all", "withdraw", "withdraw_all", "restore",
        "enter_settings", "enter_month_event", "enter_approval",
        "accounts", "save_account", "backup", "export", "differences", "cursor",
        "rehearsal", "note",
    }  # fmt: skip


@pytest.mark.parametrize("who", ["viewer", "reporter", "approver", "nobody"])
def test_only_administrators_reach_accounts_copies_and_tables(database, tmp_path, who):
    desk = Desk(database, PEOPLE[who])
    for act in (
        desk.accounts,
        desk.cursor,
        lambda: desk.backup(tmp_path / "copy.duckdb"),
        lambda: desk.export(tmp_path / "exported"),
        desk.differences,
        lambda: desk.save_account(Account("x", ""), "account_added"),
        lambda: accounts.add(desk, "x", "a long enough one", ["administrator"]),
        lambda: accounts.set_password(desk, "x", "a long enough one"),
    ):
        with pytest.raises(NotAllowed):
            act()


# Pages

# Page → who may use it, and which of its buttons and fields there are for whom.
PAGES = {
    "overview": EVERYBODY,
    "indicators": EVERYBODY,
    "budget": EVERYBODY,
    "departments": EVERYBODY,
    "submit": ALL_BUT_VIEWERS,
    "deviations": EVERYBODY,
    "targets": EVERYBODY,
    "reports": EVERYBODY,
    "methods": EVERYBODY,
    "wall": EVERYBODY,
    "users": ADMINISTRATORS,
}
# Address of a part of a page → the key of what may be pressed or typed there, and who may.
CONTROLS = {
    ("submit", "submit_tab=history"): ("undo", APPROVERS),
    ("submit", "submit_tab=reporting"): ("close_month", APPROVERS),
    ("submit", "submit_tab=reporting&month=3"): ("approve_month", APPROVERS),
    ("deviations", "item=I18"): ("save_explanation", REPORTERS),
    ("targets", "open=countings"): ("save_countings", APPROVERS),
    ("targets", "targets_tab=tasks&open=plannings"): ("save_plannings", APPROVERS),
    ("targets", "targets_tab=tasks&open=task_plan"): ("save_plan_K1", APPROVERS),
    ("targets", "open=indicator_plan"): ("save_plan_I01", APPROVERS),
    ("targets", "targets_tab=history"): ("undo", APPROVERS),
    ("budget", "open=links"): ("save_links", APPROVERS),
    ("budget", "open=money_entries"): ("save_sources", REPORTERS),
    ("deviations", "deviations_tab=expected"): ("save_outlooks", REPORTERS),
    ("deviations", "deviations_tab=corrections"): ("save_corrections", REPORTERS),
    ("targets", "targets_tab=texts"): ("save_texts", REPORTERS),
    ("methods", "open=settings"): ("settings_form", ADMINISTRATORS),
    ("users", ""): ("add_user_0", ADMINISTRATORS),
}
ROLE_REFUSED = "Your role does not include this page"


def test_every_page_is_in_the_table():
    assert set(PAGES) == navigation.NAMES


@pytest.fixture
def visit(database, monkeypatch):
    """A page as one of the people sees it."""
    monkeypatch.setattr(data, "_open", {database.path: database})
    monkeypatch.setenv("MONITORING_DB", str(database.path))

    def opened(who: str, page: str, address: str = "", lang: str = "en") -> AppTest:
        monkeypatch.setattr(data, "person", lambda: PEOPLE[who])
        catalogue.use(lang)
        app = AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=30)
        app.query_params["lang"] = lang
        app.run()
        if page != "overview":
            app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
        for part in filter(None, address.split("&")):
            name, value = part.split("=")
            app.query_params[name] = value
        if address:
            app.query_params["lang"] = lang
            app.run()
        assert not app.exception, app.exception
        return app

    return opened


def words_on(app: AppTest) -> str:
    kinds = ("markdown", "caption", "info", "success", "warning", "error", "html")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


@pytest.mark.parametrize("who", [who for who in PEOPLE if who != "nobody"])
@pytest.mark.parametrize("page", PAGES)
def test_who_may_use_which_page(visit, page, who):
    said = words_on(visit(who, page))
    assert (ROLE_REFUSED in said) == (who not in PAGES[page])
    if who != "administrator":
        assert "财政局" not in said
        assert "教育局" not in said


def test_nobody_sees_no_page(visit):
    said = words_on(visit("nobody", "overview"))
    assert "Nobody is signed in here" in said
    assert "司法局" not in said


def controls(app: AppTest) -> set[str]:
    """The keys of what may be pressed, typed or chosen."""
    kinds = ("button", "text_input", "selectbox", "multiselect", "checkbox", "text_area")
    found = {str(widget.key) for kind in kinds for widget in app.get(kind)}
    return found | {str(widget.proto.form_id) for kind in kinds for widget in app.get(kind) if widget.proto.form_id}


@pytest.mark.parametrize("who", [who for who in PEOPLE if who != "nobody"])
@pytest.mark.parametrize(("page", "address"), CONTROLS, ids=str)
def test_what_may_not_be_done_is_not_offered(visit, page, address, who):
    key, allowed = CONTROLS[page, address]
    found = controls(visit(who, page, address))
    assert (key in found) == (who in allowed), found


@pytest.mark.parametrize("who", ["reporter", "approver", "administrator"])
def test_who_is_signed_in_types_no_name(visit, who):
    assert not [field for field in visit(who, "submit").text_input if field.label == "Your name"]


@pytest.mark.parametrize("name", ["department=D002", "department=D002&year=2023&month=9", "original=4-3"])
def test_no_address_leads_to_another_department(visit, name):
    for page in PAGES:
        said = words_on(visit("viewer", page, name))
        assert "财政局" not in said
        assert "司法局" in said or page in ("methods", "users", "departments", "submit")


# Downloads


def test_whatever_is_downloaded_is_made_for_the_person_and_noted():
    """Streamlit makes a file in another thread, later, without the page around it."""
    found = 0
    for file in [*(ROOT / "monitoring" / "screen").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_button = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("download_button")
            if is_button:
                found += 1
                assert ast.unparse(node.args[1]).startswith("data.taken("), (file, node.lineno)
    assert found == 7


def test_a_download_is_noted_and_ends_with_the_rights(visit, database, monkeypatch):
    monkeypatch.setattr(data, "person", lambda: PEOPLE["viewer"])
    make = data.taken("x.csv", lambda: "content", OWN)
    assert make() == "content"
    data.notes_written()
    noted = [row for row in database.query("audit_trail") if row["event"] == "taken"]
    assert (noted[0]["person"], noted[0]["subject"], noted[0]["department_code"]) == ("Guan", "x.csv", OWN)
    foreign = data.taken("y.csv", lambda: str(data.rows("targets", department_code=OTHER)))
    with pytest.raises(NotAllowed):
        foreign()


# Commands

# Command → its words, and who may with ``--as``; without it the command line is the operator's. They are given in this
# order: what was taken out is put back, what was closed is opened.
COMMANDS = {
    "import-form": (["import-form", "FORM", "--accept-changes"], APPROVERS),
    "submit": (["submit", "FIGURES"], REPORTERS),
    "template": (["template", "--kind", "actuals", "--year", "2023", "--month", "11", "--department", "D"], EVERYBODY),
    "query": (["query", "targets", "--department", "D"], EVERYBODY),
    "report": (
        [
            "report",
            "project_monitoring",
            "--year",
            "2023",
            "--month",
            "9",
            "--department",
            "D",
            "--task",
            "K1",
            "--out",
            "OUT",
        ],
        EVERYBODY,
    ),
    "trace": (["trace", "I01", "--year", "2023", "--month", "9", "--department", "D"], EVERYBODY),
    "original": (["original", "NUMBER", "OUT"], EVERYBODY),
    "withdraw": (["withdraw", "NUMBER"], APPROVERS),
    "restore": (["restore", "NUMBER"], APPROVERS),
    "close-month": (
        ["close-month", "--year", "2023", "--month", "4", "--reason", "x", "--department", "D"],
        APPROVERS,
    ),
    "reopen-month": (
        ["reopen-month", "--year", "2023", "--month", "4", "--reason", "x", "--department", "D"],
        APPROVERS,
    ),
    "approve-month": (["approve-month", "--year", "2023", "--month", "5", "--department", "D"], APPROVERS),
    "return-month": (
        ["return-month", "--year", "2023", "--month", "5", "--reason", "x", "--department", "D"],
        APPROVERS,
    ),
    "backup": (["backup", "OUT"], ADMINISTRATORS),
    "export": (["export", "OUT"], ADMINISTRATORS),
    "check": (["check"], ADMINISTRATORS),
    "sample": (["sample"], ADMINISTRATORS),
    "add-user": (["add-user", "new D", "--role", "viewer", "--password-stdin"], ADMINISTRATORS),
    "set-password": (["set-password", "Guan", "--password-stdin"], ADMINISTRATORS),
    "users": (["users"], ADMINISTRATORS),
    "remove-user": (["remove-user", "Guan"], ADMINISTRATORS),
    # It refuses nobody who looks, and lists what is seen: see below.
    "history": (["history"], dict.fromkeys(EVERYBODY, "both")),
}


# Command → its words: it begins a database, which has no accounts yet.
OF_THE_OPERATOR = {"import": ["import", "FOLDER"]}


@pytest.mark.parametrize("words", OF_THE_OPERATOR.values(), ids=OF_THE_OPERATOR)
def test_what_is_the_operators_is_not_done_in_the_name_of_an_account(tmp_path, words, capsys):
    path = tmp_path / "new.duckdb"
    assert main(["--db", str(path), "--lang", "en", "--as", "Guan", *words]) == 2
    assert "without --as" in capsys.readouterr().err
    assert not path.exists()


def test_every_command_is_in_the_table(capsys):
    with pytest.raises(SystemExit):
        main(["no-such-command"])
    offered = capsys.readouterr().err.split("choose from ")[1].rstrip(")\n").replace("'", "").split(", ")
    assert set(offered) == {*COMMANDS, *OF_THE_OPERATOR}


@pytest.fixture
def command(tmp_path, three_departments_file, monkeypatch, capsys):
    """Runs a command with the rights of one of the people, on a database of the test's own → its exit code."""
    path = shutil.copyfile(three_departments_file, tmp_path / "commands.duckdb")
    opened = Database(path)
    names = {row["department_code"]: row["department_name"] for row in opened.query("departments")}
    originals_of = {row["department_code"]: row["submission_id"] for row in opened.query("kept_originals")}
    for person in PEOPLE.values():
        if person.name:
            opened.save_account(Account(person.name, "no hash", frozenset(person.roles), person.departments))
    opened.close()

    def run(who: str, words: list[str], department: str) -> int:
        form = tmp_path / f"{department}.txt"
        text = start.PUBLISHED_FORM.read_text(encoding="utf-8").replace("揭阳市司法局", names[department])
        form.write_text(f"{text}\n", encoding="utf-8")
        figures = tmp_path / f"{department}.csv"
        figures.write_text(f"部门,年度,月份,编号,完成值\n{department},2023,10,I01,5\n", encoding="utf-8")
        out = tmp_path / f"{words[0]}_{department}.out"
        meant = {"FORM": form, "FIGURES": figures, "OUT": out, "NUMBER": originals_of[department], "D": department}
        monkeypatch.setattr("sys.stdin", io.StringIO("a long enough one\n"))
        words = [str(meant.get(word, word.replace("new D", f"new {department}"))) for word in words]
        try:
            return main(["--db", str(path), "--lang", "en", "--as", PEOPLE[who].name, *words])
        finally:
            shutil.rmtree(out) if out.is_dir() else out.unlink(missing_ok=True)

    yield run


@pytest.mark.parametrize("department", [OWN, OTHER])
@pytest.mark.parametrize("who", [who for who in PEOPLE if who != "nobody"])
def test_who_may_give_which_command(command, capsys, who, department):
    for name, (words, allowed) in COMMANDS.items():
        if name == "remove-user" and department == OTHER:
            continue
        code = command(who, words, department)
        is_for_all = allowed is ADMINISTRATORS
        wanted = who in allowed if is_for_all else expected(allowed, who, department)
        assert (code == 0) == wanted, (name, capsys.readouterr())


def test_the_history_on_the_command_line_has_the_own_department_alone(command, capsys):
    command("viewer", ["history"], OWN)
    assert {row["department_code"] for row in json.loads(capsys.readouterr().out)} == {OWN}


def test_who_is_no_account_gives_no_command(command, capsys, monkeypatch):
    monkeypatch.setitem(PEOPLE, "stranger", Person("Stranger", frozenset({Role.ADMINISTRATOR})))
    assert command("stranger", ["users"], OWN) == 1
    assert "no account" in capsys.readouterr().err


def test_a_copy_is_not_put_back_with_the_rights_of_an_account(command, tmp_path):
    assert command("administrator", ["restore", str(tmp_path / "x.duckdb")], OWN) == 2
