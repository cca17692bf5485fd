"""The door in front of the server, attacked from outside: without a session nothing is reached."""

import pytest
from doors import MEDIA, PASSWORD, Behind, House
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from monitoring.access import accounts, passwords
from monitoring.access.attempts import Attempts
from monitoring.access.entrance import HEADER, Entrance
from monitoring.access.people import OPERATOR, Person
from monitoring.access.rights import Role
from monitoring.access.sessions import key_of
from monitoring.access.uploads import Session
from monitoring.access.ways import Way
from monitoring.store.accounts import Account


@pytest.fixture
def unlocked(given):
    """A house in which nobody has an account."""
    return House(given.database)


@pytest.fixture(scope="module")
def hashed():
    """Accounts are made once: to hash a password takes its time."""
    return passwords.hashed(PASSWORD)


@pytest.fixture
def house(given, hashed):
    """A house with an administrator and a reporter."""
    given.form()
    for name, role in (("boss", Role.ADMINISTRATOR), ("li", Role.REPORTER)):
        given.database.save_account(Account(name, hashed, frozenset({role})))
    return House(given.database)


# Without sign-in


def test_without_sign_in_whoever_is_at_this_computer_is_let_in(unlocked):
    assert unlocked.ask("/indicators").text == "behind"
    assert unlocked.ask("/_stcore/stream", kind="websocket").is_open
    assert unlocked.entrance.person(None).may("administer")


@pytest.mark.parametrize(
    "more",
    [
        {"client": "10.1.2.3"},
        {"client": "fe80::1"},
        {"headers": {"x-forwarded-for": "10.1.2.3"}},
        {"headers": {"forwarded": "for=10.1.2.3"}},
        {"headers": {"x-real-ip": "10.1.2.3"}},
    ],
)
def test_without_sign_in_nobody_else_is_let_in_and_is_told_how(unlocked, more):
    answer = unlocked.ask("/", **more)
    assert (answer.status, "add-user" in answer.text) == (403, True)
    assert not unlocked.ask("/_stcore/stream", kind="websocket", **more).is_open
    assert not unlocked.behind.keys


# Without a session

CLOSED = [
    "/_stcore/health", "/_stcore/host-config", "/static/js/index.js", "/media/x.csv", "/favicon.png",
    "/_stcore/upload_file/page/file", "/assets/1/style.css", "/_stcore/stream",
]  # fmt: skip


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", CLOSED)
def test_without_a_session_nothing_of_the_server_is_reached(house, path, method):
    answer = house.ask(path, method=method)
    assert (answer.status, house.behind.keys) == (401, [])


@pytest.mark.parametrize(
    "path",
    [
        "/assets/1/sign_in.css/../style.css",
        "/sign-in/../indicators",
        "//sign-in",
        "/sign-in%2f",
        "/SIGN-IN",
        "/health/",
    ],
)
def test_no_trick_with_a_path_reaches_anything(house, path):
    assert house.ask(path).status in (401, 404)
    assert not house.behind.keys


def test_a_page_leads_to_the_sign_in_page_and_back(house):
    answer = house.ask("/indicators?month=3&level1=产出".encode().decode("latin-1"))
    assert answer.status == 303
    assert answer.said("location").startswith("/sign-in?to=/indicators%3Fmonth%3D3")
    assert house.sign_in(to="/indicators?month=3").said("location") == "/indicators?month=3"


@pytest.mark.parametrize(
    "to",
    [
        "//evil.example/", "https://evil.example/", "/\\evil.example", "/sign-out", "javascript:alert(1)", "evil",
        "/media/x", "\t//evil.example", "http:///indicators", "/indicators/../../x", "http://[",
    ],
)  # fmt: skip
def test_the_sign_in_page_leads_to_nothing_but_pages_of_ours(house, to):
    assert house.sign_in(to=to).said("location") == "/"


def test_a_line_break_in_an_address_stays_in_it(house):
    location = house.sign_in(to="/indicators?month=3\r\nset-cookie: x=y").said("location")
    assert location.startswith("/indicators?month=3")
    assert not {"\r", "\n", " "} & set(location)


def test_a_websocket_without_a_session_is_not_opened(house):
    for cookie in ("", "x", "x" * 5000, key_of("x")):
        assert not house.ask("/_stcore/stream", "hello", kind="websocket", cookie=cookie).is_open
    assert not house.behind.got


def test_what_the_sign_in_page_needs_is_there(house):
    assert house.ask("/sign-in").status == 200
    assert house.ask("/sign-in?lang=en").text.startswith("page en")
    assert house.ask("/assets/1/sign_in.css").text == "behind"


def test_health_says_without_a_session_only_that_the_server_is_well(house):
    assert house.ask("/health").text == '{"status":"ok"}'
    assert house.ask("/health", cookie=house.token()).text == "behind"


# The session


def test_who_signs_in_is_let_in_under_a_key_that_is_not_the_token(house):
    token = house.token()
    assert house.ask("/indicators", cookie=token).text == "behind"
    assert house.behind.keys == [[key_of(token)]]
    assert token not in str(house.entrance.sessions._sessions)


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(house):
    cookie = house.sign_in().said("set-cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    assert "Secure" in house.sign_in(headers={"x-forwarded-proto": "https"}).said("set-cookie")


@pytest.mark.parametrize("name", [HEADER, HEADER.upper(), HEADER.replace("-", "_")])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_forged_header_is_taken_away(house, name, kind):
    boss, li = house.token("boss"), house.token("li")
    forged = {"headers": {name: key_of(boss)}}
    house.ask("/_stcore/stream" if kind == "websocket" else "/indicators", kind=kind, cookie=li, **forged)
    assert house.behind.keys == [[key_of(li)]]
    assert house.ask("/indicators", **forged).status == 303


def test_a_forged_header_is_taken_away_without_sign_in_too(unlocked):
    unlocked.ask("/indicators", headers={HEADER: "x"})
    assert unlocked.behind.keys == [[]]


def test_to_sign_in_again_ends_the_session_before(house):
    first = house.token()
    second = house.token(cookie=first)
    assert first != second
    assert house.ask("/_stcore/health", cookie=first).status == 401
    assert house.ask("/_stcore/health", cookie=second).status == 200


def test_to_sign_out_ends_the_session(house):
    token = house.token()
    assert "page zh" in house.ask("/sign-out", cookie=token).text
    assert house.ask("/_stcore/health", cookie=token).status == 200
    house.ask("/sign-out", method="POST", cookie=token, origin="http://localhost:8501")
    assert house.ask("/_stcore/health", cookie=token).status == 401
    assert ("signed_out", "boss") in house.trail()


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out"])
def test_a_form_of_another_site_signs_nobody_in_or_out(house, path):
    token = house.token()
    for origin in ("", "null", "http://evil.example"):
        answer = house.ask(
            path, method="POST", cookie=token, origin=origin, body=b"name=li&password=a+long+enough+one"
        )
        assert not answer.said("set-cookie")
    assert house.ask("/_stcore/health", cookie=token).status == 200


def test_a_session_ends_when_nobody_does_anything_and_in_any_case(house):
    token = house.token()
    house.clock += 59 * 60
    assert house.ask("/indicators", cookie=token).text == "behind"
    house.clock += 59 * 60
    assert house.ask("/indicators", cookie=token).text == "behind"
    house.clock += 61 * 60
    assert house.ask("/indicators", cookie=token).status == 303
    token = house.token()
    for _hour in range(12):
        house.clock += 59 * 60
        assert house.ask("/indicators", cookie=token).text == "behind"
    house.clock += 13 * 60
    assert house.ask("/indicators", cookie=token).status == 303


def test_what_a_page_asks_for_by_itself_keeps_no_session(house):
    token = house.token()
    house.clock += 50 * 60
    assert house.ask("/_stcore/health", cookie=token).status == 200
    house.clock += 20 * 60
    assert house.ask("/_stcore/health", cookie=token).status == 401


# What ends while a page is open

ENDINGS = {
    "disabled": lambda house: accounts.disable(house.desk, "li"),
    "another password": lambda house: accounts.set_password(house.desk, "li", "another long one"),
    "signed out": lambda house: house.entrance.sessions._sessions.clear(),
    "expired": lambda house: setattr(house, "clock", house.clock + 100_000),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_open_websocket_ends_with_its_session(house, ending):
    token = house.token("li")
    answer = house.ask(
        "/_stcore/stream", "before", lambda: ENDINGS[ending](house), "after", "later", kind="websocket", cookie=token
    )
    assert house.behind.got == ["before"]
    assert (len(answer.sent), answer.closed) == (1, 4401)


def test_nothing_more_is_sent_to_a_session_that_is_over(house):
    token = house.token("li")
    ended = []

    class Ending(Behind):
        async def _talk(self, receive, send):
            await receive()
            await send({"type": "websocket.accept"})
            accounts.disable(house.desk, "li")
            await send({"type": "websocket.send", "bytes": b"secret"})
            ended.append((await receive())["type"])

    house.app._app._app = Ending()
    answer = house.ask("/_stcore/stream", "x", kind="websocket", cookie=token)
    assert (answer.sent, answer.closed, ended) == ([], 4401, ["websocket.disconnect"])


def test_other_roles_hold_at_once(house):
    token = house.token("li")
    assert not house.entrance.person(key_of(token)).may("administer")
    accounts.change(house.desk, "li", ["viewer"], ["D1"])
    person = house.entrance.person(key_of(token))
    assert (person.roles, person.departments) == ({Role.VIEWER}, {"D1"})


def test_the_first_account_ends_what_was_open_to_everybody(unlocked):
    assert unlocked.entrance.person(None) is OPERATOR
    accounts.add(unlocked.desk, "boss", PASSWORD, ["administrator"])
    assert not unlocked.entrance.person(None).roles
    assert unlocked.ask("/_stcore/health").status == 401


def test_the_last_administrator_stays(house):
    for act in (
        lambda: accounts.disable(house.desk, "boss"),
        lambda: accounts.change(house.desk, "boss", ["viewer"], None),
    ):
        with pytest.raises(Exception, match="has to be an administrator"):
            act()


# What belongs to another session


def test_an_upload_reaches_only_a_page_of_its_own(house):
    boss, li = house.token("boss"), house.token("li")
    house.pages["page-of-boss"] = Session(key_of(boss), [])
    path = "/_stcore/upload_file/page-of-boss/file"
    for method in ("PUT", "DELETE"):
        assert house.ask(path, method=method, cookie=boss).status == 200
        assert house.ask(path, method=method, cookie=li).status == 403
        forged = {"headers": {HEADER: key_of(boss)}}
        assert house.ask(path, method=method, cookie=li, **forged).status == 403


def test_a_page_of_another_session_is_not_gone_on_with(house):
    boss, li = house.token("boss"), house.token("li")
    house.entrance.own_page("page-of-boss", key_of(boss))
    wanted = {"headers": {"sec-websocket-protocol": "streamlit, token, page-of-boss"}}
    house.ask("/_stcore/stream", kind="websocket", cookie=li, **wanted)
    house.ask("/_stcore/stream", kind="websocket", cookie=boss, **wanted)
    assert house.behind.protocols == ["streamlit, token", "streamlit, token, page-of-boss"]


def test_a_download_is_open_to_the_session_that_was_told_its_address(house):
    boss, li = house.token("boss"), house.token("li")
    message = ForwardMsg()
    message.backend_operation_response.deferred_file.url = MEDIA
    house.behind.tells = message.SerializeToString()
    house.ask("/_stcore/stream", "make it", kind="websocket", cookie=boss)
    assert house.ask(MEDIA, cookie=boss).text == "behind"
    assert house.ask(MEDIA, cookie=li).status == 403
    assert house.ask("/media/../media/0f1e2d.csv", cookie=li).status == 403


def test_a_text_that_names_the_address_of_a_download_opens_nothing(house):
    token = house.token()
    message = ForwardMsg()
    message.delta.new_element.html.body = f"the reason is {MEDIA}"
    for house.behind.tells in (message.SerializeToString(), MEDIA.encode()[7:]):
        house.ask("/_stcore/stream", "show it", kind="websocket", cookie=token)
    assert house.ask(MEDIA, cookie=token).status == 403


# Attempts


def test_a_wrong_password_and_a_wrong_name_are_refused_alike(house):
    answers = [house.sign_in("boss", "wrong"), house.sign_in("nobody", "wrong"), house.sign_in("boss", "")]
    assert {(answer.status, answer.text, answer.said("set-cookie")) for answer in answers} == {
        (401, "page zh to=/ 用户名或密码不对，或账户已停用。", "")
    }
    # A password that was typed into the wrong field is not kept.
    assert house.trail() == [("sign_in_failed", "?"), ("sign_in_failed", "boss")]
    house.entrance.failures.finish()
    assert house.database.query("audit_trail")[0]["subject"] == "+1"


def test_after_five_failures_a_name_has_to_wait_longer_and_longer(house):
    for _attempt in range(5):
        assert house.sign_in("boss", "wrong").status == 401
    answer = house.sign_in("boss")
    assert (answer.status, answer.said("retry-after")) == (429, "30")
    assert house.sign_in("BOSS").status == 429
    assert house.sign_in("li").status == 303
    house.clock += 31
    assert house.sign_in("boss", "wrong").status == 401
    assert house.sign_in("boss").said("retry-after") == "60"
    house.clock += 61
    assert house.sign_in("boss").status == 303
    assert house.sign_in("boss", "wrong").status == 401


def test_twenty_failures_close_an_address_to_all_names(house):
    house.entrance.local.check = lambda name, password: None
    for number in range(20):
        assert house.sign_in(f"name {number}", "wrong", client="10.0.0.9").status == 401
    assert house.sign_in("boss", client="10.0.0.9").status == 429
    assert house.sign_in("boss", client="10.0.0.8").status == 401


def test_of_many_attempts_at_once_no_more_count_than_one_by_one():
    attempts = Attempts(lambda: 0.0)
    assert [attempts.begin("boss", "10.0.0.9") for _attempt in range(7)] == [0, 0, 0, 0, 0, 30, 30]


def test_who_signs_in_often_closes_no_address(house):
    for _time in range(25):
        assert house.entrance.attempts.begin("li", "10.0.0.7") == 0
        house.entrance.attempts.succeeded("li", "10.0.0.7")


def test_a_disabled_account_does_not_sign_in(house):
    accounts.disable(house.desk, "li")
    assert house.sign_in("li").status == 401


def test_a_form_that_is_too_long_or_no_text_signs_nobody_in(house):
    for body in (b"name=boss&password=" + b"x" * 20_000, b"name=\xff\xfe", b"", b"=&=&&"):
        answer = house.ask("/sign-in", method="POST", origin="http://localhost:8501", body=body)
        assert answer.status == 401


# Another way in


class Proven(Way):
    """A way that proves with each request who asks, and answers an address of its own."""

    name = "proven"

    def is_configured(self):
        return True

    def who_asks(self, scope):
        asked = dict(scope["headers"]).get(b"proof")
        return Person(asked.decode(), frozenset({Role.VIEWER})) if asked else None

    def offered(self, language):
        return "the house", "/sign-in/proven"

    def answer(self, scope):
        async def app(scope, receive, send):
            await send({"type": "http.response.start", "status": 302, "headers": []})
            await send({"type": "http.response.body", "body": b""})

        return app if scope["path"] == "/sign-in/proven" else None


def test_another_way_may_prove_with_each_request_who_asks(given):
    house = House(given.database)
    house.entrance = Entrance(lambda: given.database, (Proven(),))
    house.app._app._entrance = house.entrance
    assert house.ask("/indicators").status == 303
    assert "or the house" in house.ask("/sign-in").text
    assert house.ask("/sign-in/proven").status == 302
    assert house.ask("/sign-in/other").status == 404
    for _request in range(2):
        assert house.ask("/indicators", headers={"proof": "wang"}).text == "behind"
    (first,), (second,) = house.behind.keys
    assert first == second
    assert house.entrance.person(first) == Person("wang", frozenset({Role.VIEWER}))


def test_where_nobody_signs_in_the_sign_in_page_leads_to_the_first_page(unlocked):
    for path in ("/sign-in", "/sign-out", "/sign-in/x"):
        answer = unlocked.ask(path)
        assert (answer.status, answer.said("location")) == (303, "/")


def test_an_attack_with_many_names_and_addresses_leaves_few_lines_that_say_how_many_there_were(house):
    failures = house.entrance.failures
    for number in range(5_000):
        failures.failed("sign_in_failed", "?", f"10.0.{number // 250}.{number % 250}")
    failures.finish()
    rows = [row for row in house.database.query("audit_trail") if row["event"] == "sign_in_failed"]
    assert len(rows) < 100
    assert sum(int(row["subject"][1:] or 1) if row["subject"] else 1 for row in rows) == 5_000
