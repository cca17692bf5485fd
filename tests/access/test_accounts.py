"""Accounts and their passwords: what is accepted, what is kept, who can be made by whom."""

import pytest

from monitoring.access import accounts, passwords
from monitoring.access.desk import Desk
from monitoring.access.people import OPERATOR
from monitoring.problems import MonitoringError, UnknownName
from monitoring.store.database import Database

GOOD = "a long enough one"


@pytest.fixture
def desk(given):
    given.form()
    return Desk(given.database, OPERATOR, "the machine")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "at least 10"),
        ("short", "at least 10"),
        ("ninechars", "at least 10"),
        ("x" * 201, "at least 10"),
        ("1234567890", "tried first"),
        ("woaini1314520", "tried first"),
        ("Password123", "tried first"),
        ("ｐａｓｓｗｏｒｄ１２３", "tried first"),
        ("aaaaaaaaaaaa", "tried first"),
        ("li.min-2026", "contain the name"),
        ("my LI.MIN name", "contain the name"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(password, why):
    with pytest.raises(MonitoringError, match=why):
        passwords.refuse_weak(password, "li.min")


@pytest.mark.parametrize("password", [GOOD, "十个汉字的密码也可以用吗", "correct horse"])
def test_a_long_password_that_nobody_tries_is_accepted(password):
    passwords.refuse_weak(password, "li.min")


def test_every_forbidden_password_would_be_long_enough():
    """A shorter one is refused anyway."""
    for line in passwords.FORBIDDEN.read_text(encoding="utf-8").split():
        assert len(line) >= passwords.FEWEST, line


def test_of_a_password_only_its_hash_is_kept(desk):
    accounts.add(desk, "boss", GOOD, ["administrator"])
    kept = desk.accounts()["boss"].password_hash
    assert kept.startswith("$argon2id$")
    assert GOOD not in kept
    assert passwords.fits(GOOD, kept)
    assert not passwords.fits(f"{GOOD}!", kept)
    assert GOOD not in repr(desk.accounts())


def test_no_hash_fits_no_password():
    assert not passwords.fits("", None)
    assert not passwords.fits(GOOD, "no hash")


def test_the_first_account_is_an_administrators(desk):
    with pytest.raises(MonitoringError, match="has to be an administrator"):
        accounts.add(desk, "li", GOOD, ["reporter"], ["D1"])
    assert not desk.accounts()


@pytest.mark.parametrize("name", ["", " ", "a b ", "x" * 41, "=1+1", "a\nb", "a,b", "<b>", "-x\t", "a/b"])
def test_what_is_no_name_is_refused(desk, name):
    with pytest.raises(MonitoringError, match="cannot be a name"):
        accounts.add(desk, name, GOOD, ["administrator"])


@pytest.mark.parametrize("name", ["李敏", "li.min", "Li Min", "li@justice.example", "阿卜杜拉·买买提", "a"])
def test_a_name_may_be_one_of_people(desk, name):
    accounts.add(desk, name, "十个字符以上的密码啊", ["administrator"])
    assert name in desk.accounts()


def test_a_name_stands_for_one_person_for_good(desk):
    accounts.add(desk, "boss", GOOD, ["administrator"])
    accounts.add(desk, "li", GOOD, ["reporter"])
    accounts.disable(desk, "li")
    for again in ("li", "LI"):
        with pytest.raises(MonitoringError, match="already"):
            accounts.add(desk, again, GOOD, ["viewer"])


def test_roles_and_departments_have_to_exist(desk):
    accounts.add(desk, "boss", GOOD, ["administrator"])
    with pytest.raises(UnknownName, match="There is no role chief"):
        accounts.add(desk, "li", GOOD, ["chief"])
    with pytest.raises(UnknownName, match=r"There is no department D9\. There are: D1"):
        accounts.add(desk, "li", GOOD, ["viewer"], ["D9"])
    with pytest.raises(MonitoringError, match="at least one role"):
        accounts.add(desk, "li", GOOD, [])
    with pytest.raises(MonitoringError, match="for all departments"):
        accounts.change(desk, "boss", ["administrator"], ["D1"])
    with pytest.raises(UnknownName, match="There is no account"):
        accounts.set_password(desk, "nobody", GOOD)


def test_what_is_done_to_accounts_stands_in_the_audit_trail_without_a_password(desk):
    accounts.add(desk, "boss", GOOD, ["administrator"])
    accounts.add(desk, "li", GOOD, ["reporter"], ["D1"])
    accounts.change(desk, "li", ["viewer", "reporter"], ["D1"])
    accounts.set_password(desk, "li", "another long one")
    accounts.disable(desk, "li")
    accounts.enable(desk, "li")
    found = [row for row in desk.query("audit_trail") if row["entry_kind"] == "access"]
    assert [(row["event"], row["subject"]) for row in reversed(found)] == [
        ("account_added", "boss: administrator; *"),
        ("account_added", "li: reporter; D1"),
        ("roles_changed", "li: reporter, viewer; D1"),
        ("password_reset", "li: reporter, viewer; D1"),
        ("account_disabled", "li: reporter, viewer; D1"),
        ("account_enabled", "li: reporter, viewer; D1"),
    ]
    assert {row["person"] for row in found} == {"the machine"}
    assert "long" not in str(found)


def test_accounts_and_audit_trail_outlast_the_program(given, tmp_path):
    given.form()
    desk = Desk(given.database, OPERATOR)
    accounts.add(desk, "boss", GOOD, ["administrator"])
    accounts.add(desk, "li", GOOD, ["reporter"], ["D1"])
    path, known = given.database.path, desk.accounts()
    given.database.close()
    again = Database(path)
    assert again.accounts == known
    assert [row["event"] for row in again.query("audit_trail") if row["entry_kind"] == "access"] == [
        "account_added",
        "account_added",
    ]
    again.close()


def test_the_audit_trail_has_submissions_months_and_settings(given):
    given.form()
    given.actuals((1, "I01", 5))
    (form, actuals) = sorted(row["submission_id"] for row in given.database.query("submission_history"))
    given.database.withdraw(actuals, "Li Min")
    given.database.enter_month_event("D1", 2023, 1, "closed", "Wang", "done")
    given.database.enter_settings({"report_deadline_day": "7"}, "Boss")
    found = given.database.query("audit_trail")
    told = {(row["event"], row["person"], row["subject"].split(" ")[0]) for row in found if row["person"] != "default"}
    assert {
        ("withdrawn", "Li Min", str(actuals)),
        ("closed", "Wang", "2023-1"),
        ("set", "Boss", "report_deadline_day"),
    } <= told
    assert {row["subject"].split(" ")[0] for row in found if row["event"] == "committed"} == {str(form), str(actuals)}
