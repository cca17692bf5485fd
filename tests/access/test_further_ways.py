"""A proxy that names who asks is believed from its own addresses alone; half a configuration is refused."""

import pytest
from doors import House

from monitoring.access import accounts
from monitoring.access.configuration import further_ways
from monitoring.access.people import Person
from monitoring.access.rights import Role
from monitoring.language import audit_words
from monitoring.problems import MonitoringError
from monitoring.store.accounts import Account

PROXY = {
    "FORWARDED_ALLOW_IPS": "none",
    "MONITORING_PROXY_FROM": "127.0.0.1, 10.1.0.0/16",
    "MONITORING_PROXY_ROLES_HEADER": "X-Roles",
    "MONITORING_PROXY_DEPARTMENTS_HEADER": "X-Departments",
    "MONITORING_PROXY_ROLES": "reporter=staff,administrator=it",
}
REPORTER = {"x-remote-user": "li", "x-roles": "staff", "x-departments": "D1"}


@pytest.fixture
def house(given) -> House:
    """A door that a proxy stands in front of."""
    made = House(given.database)
    made.entrance.add_ways(further_ways(lambda: given.database, PROXY))
    return made


def person_behind(house: House) -> Person:
    return house.entrance.person(house.behind.keys[-1][0])


@pytest.mark.parametrize("peer", ["127.0.0.1", "10.1.2.3"])
def test_whom_the_proxy_names_is_let_in_with_the_roles_that_it_names(house, peer):
    assert house.ask("/indicators", headers=REPORTER, client=peer).text == "behind"
    assert person_behind(house) == Person("li", frozenset({Role.REPORTER}), frozenset({"D1"}))


@pytest.mark.parametrize(
    ("headers", "peer"),
    [
        (REPORTER | {"X-Remote-User": "boss"}, "127.0.0.1"),
        ({"x_remote_user": "li", "x-roles": "staff"}, "127.0.0.1"),
        ({"x-remote-user": "", "x-roles": "staff"}, "127.0.0.1"),
        ({"x-remote-user": " li", "x-roles": "staff"}, "127.0.0.1"),
        ({"x-remote-user": "li\u202eboss", "x-roles": "staff"}, "127.0.0.1"),
        ({"x-remote-user": "l" * 101, "x-roles": "staff"}, "127.0.0.1"),
        ({"x-remote-user": "li"}, "127.0.0.1"),
        ({"x-remote-user": "li", "x-roles": "administrator"}, "127.0.0.1"),
        ({"x-roles": "it"}, "127.0.0.1"),
    ],
    ids=[
        "two names", "an underscore", "no name",
        "a blank in front", "a mark", "a long name", "no role", "our word for a role", "a role alone",
    ],
)  # fmt: skip
def test_whoever_else_says_it_is_not_believed(house, headers, peer):
    assert house.ask("/indicators", headers=headers, client=peer).status == 303
    assert not house.ask("/_stcore/stream", kind="websocket", headers=headers, client=peer).is_open
    assert not house.behind.keys


@pytest.mark.parametrize("path", ["/indicators", "/sign-in", "/health", "/static/js/index.js", "/media/x.csv"])
@pytest.mark.parametrize(
    ("headers", "peer"),
    [
        (REPORTER, "10.2.0.1"),
        (REPORTER, "192.168.1.9"),
        (REPORTER | {"x-forwarded-for": "127.0.0.1"}, "192.168.1.9"),
        ({"X_Remote_User": "boss"}, "192.168.1.9"),
        ({"x-roles": "it"}, "192.168.1.9"),
    ],
    ids=["another network", "somebody else", "who claims an address", "an underscore", "a role alone"],
)
def test_who_pretends_to_be_the_proxy_is_refused_and_noted(house, headers, peer, path):
    answer = house.ask(f"{path}?lang=en", headers=headers, client=peer)
    assert (answer.status, "Only the proxy" in answer.text) == (403, True)
    assert not house.ask("/_stcore/stream", kind="websocket", headers=headers, client=peer).is_open
    assert not house.behind.keys
    (line,) = [row for row in house.database.query("audit_trail") if row["entry_kind"] == "access"]
    assert (line["event"], line["network_address"]) == ("refused", peer)


def test_what_the_proxy_says_of_somebody_goes_no_further(house):
    house.ask("/indicators", headers=REPORTER | {"accept-language": "zh"})
    assert {"x-remote-user", "x-roles", "x-departments"}.isdisjoint(house.behind.names)
    assert "accept-language" in house.behind.names


def test_whom_the_proxy_names_and_nobody_knows_stands_in_the_audit_trail_once_a_minute(house):
    for _request in range(3):
        house.ask("/indicators", headers={"x-remote-user": "wang"})
    assert house.trail() == [("sign_in_failed", "wang")]
    house.clock += 61
    house.ask("/indicators", headers={"x-remote-user": "wang"})
    lines = [row for row in house.database.query("audit_trail") if row["entry_kind"] == "access"]
    assert [(line["person"], audit_words.subject(line)) for line in lines] == [
        ("wang", ""),
        ("wang", "and 2 more within a minute"),
        ("wang", ""),
    ]


def test_whoever_is_named_without_departments_sees_none_but_an_administrator_all(house):
    house.ask("/indicators", headers={"x-remote-user": "li", "x-roles": "staff"})
    assert person_behind(house).departments == frozenset()
    house.ask("/indicators", headers={"x-remote-user": "wang", "x-roles": "it, staff"})
    assert person_behind(house) == Person("wang", frozenset({Role.ADMINISTRATOR, Role.REPORTER}), None)


def test_an_account_of_the_name_says_what_somebody_is_and_can_be_disabled(house):
    house.database.save_account(Account("li", "", frozenset({Role.VIEWER}), frozenset({"D2"})))
    house.ask("/indicators", headers=REPORTER)
    assert person_behind(house) == Person("li", frozenset({Role.VIEWER}), frozenset({"D2"}))
    house.database.save_account(Account("li", "", frozenset({Role.VIEWER}), None, is_disabled=True))
    assert house.ask("/indicators", headers=REPORTER).status == 303
    assert house.entrance.session(house.behind.keys[-1][0]) is None


def test_an_account_with_a_password_is_nobodys_whom_the_organisation_signs_in(house):
    house.ask("/indicators", headers=REPORTER)
    house.database.save_account(Account("li", "a hash", frozenset({Role.ADMINISTRATOR})))
    assert house.entrance.session(house.behind.keys[-1][0]) is None
    assert house.ask("/indicators", headers=REPORTER).status == 303
    assert house.trail()[0] == ("sign_in_failed", "li")


def test_an_account_without_a_password_takes_none(house):
    accounts.add(house.desk, "li", None, ["viewer"])
    assert house.sign_in("li", "", client="192.168.1.9").status == 401
    with pytest.raises(MonitoringError, match="signs in at the organisation"):
        accounts.set_password(house.desk, "li", "a long enough one")
    assert not house.entrance.local.has_passwords()
    # Without its proxy the dashboard is closed to everybody rather than open to all at this computer.
    left = House(house.database)
    assert left.ask("/indicators").status == 303


def test_a_role_of_theirs_may_be_several_of_ours(given):
    house = House(given.database)
    said = PROXY | {"MONITORING_PROXY_ROLES": "reporter=staff, approver=staff"}
    house.entrance.add_ways(further_ways(lambda: given.database, said))
    house.ask("/indicators", headers=REPORTER)
    assert person_behind(house).roles == {Role.REPORTER, Role.APPROVER}


def test_who_came_by_the_proxy_stands_in_the_audit_trail_once(house):
    for _request in range(3):
        house.ask("/indicators", headers=REPORTER | {"x-forwarded-for": "192.168.1.9"})
    (line,) = [row for row in house.database.query("audit_trail") if row["entry_kind"] == "access"]
    assert (line["event"], line["person"], line["network_address"]) == ("signed_in", "li", "192.168.1.9")


@pytest.mark.parametrize("host", ["192.168.1.5:8501", "10.0.0.9", "budget.example"])
def test_without_sign_in_nobody_asks_under_a_name_of_the_network(given, host):
    house = House(given.database)
    house.app._allowed_hosts = lambda: ["budget.example"]
    assert house.ask("/indicators", host=host).status == 403
    assert house.ask("/indicators", host="127.0.0.1:8501").text == "behind"


def test_where_only_the_proxy_signs_in_the_page_says_so(house):
    assert "signed in by the proxy" in house.ask("/sign-in?lang=en", client="192.168.1.9").text


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"MONITORING_PROXY_HEADER": "x-user"}, "MONITORING_PROXY_FROM is missing"),
        ({"MONITORING_PROXY_FROM": "10.0.0.1"}, "started with FORWARDED_ALLOW_IPS=none"),
        (PROXY | {"MONITORING_PROXY_FROM": "the proxy"}, "has to list addresses or networks"),
        (PROXY | {"MONITORING_PROXY_ROLES": "chief=staff"}, "has to say which role is which"),
        (PROXY | {"MONITORING_PROXY_FROM": "0.0.0.0/0"}, "0.0.0.0/0 is everybody"),
        (
            {
                "MONITORING_OPENID_ISSUER": "x",
                "MONITORING_OPENID_CLIENT_ID": "x",
                "MONITORING_OPENID_CLIENT_SECRET": "x",
            },
            "has to be an address that begins with https://",
        ),
        ({"MONITORING_OPENID_ISSUER": "http://localhost"}, "MONITORING_OPENID_CLIENT_ID is missing"),
        (
            {"MONITORING_OPENID_ISSUER": "x", "MONITORING_OPENID_CLIENT_ID": "x"},
            "MONITORING_OPENID_CLIENT_SECRET is missing",
        ),
        (
            {"MONITORING_OPENID_ISSUER": "x", "MONITORING_OPENID_CLIENT_SECRET_FILE": "/no/such"},
            "CLIENT_SECRET_FILE cannot be read: /no/such",
        ),
    ],
)
def test_what_is_configured_by_halves_is_said(said, expected):
    with pytest.raises(MonitoringError, match=expected):
        further_ways(lambda: None, said)


def test_without_configuration_there_are_no_further_ways():
    assert further_ways(lambda: None, {"PATH": "/bin"}) == ()


@pytest.mark.parametrize("name", ["via", "forwarded", "x-forwarded-proto", "x-real-ip"])
def test_without_sign_in_nobody_comes_through_a_proxy(given, name):
    answer = House(given.database).ask("/indicators", headers={name: "x"})
    assert answer.status == 403
    assert "add-user NAME --role administrator" in answer.text
