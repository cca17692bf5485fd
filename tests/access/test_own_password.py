"""Somebody who is signed in changes the own password."""

from urllib.parse import urlencode

import pytest
from doors import PASSWORD, House

from monitoring.access import passwords
from monitoring.access.people import Person
from monitoring.access.rights import Role
from monitoring.access.sessions import key_of
from monitoring.access.ways import Way
from monitoring.store.accounts import Account

NEW = "another long enough one"


@pytest.fixture(scope="module")
def hashed():
    return passwords.hashed(PASSWORD)


@pytest.fixture
def house(given, hashed):
    """A house in which Li has an account."""
    given.database.save_account(Account("boss", hashed, frozenset({Role.ADMINISTRATOR})))
    given.database.save_account(Account("li", hashed, frozenset({Role.REPORTER})))
    return House(given.database)


def change(house, token, former=PASSWORD, new=NEW, again=NEW, origin="http://localhost:8501"):
    body = urlencode({"former": former, "new": new, "again": again}).encode()
    return house.ask("/sign-in/password?lang=en", method="POST", cookie=token, origin=origin, body=body)


def test_the_new_password_holds_and_every_other_session_ends(house):
    here, elsewhere = house.token("li"), house.token("li")
    answer = change(house, here)
    assert (answer.status, "The password is changed" in answer.text) == (200, True)
    goes_on = answer.said("set-cookie").partition("=")[2].partition(";")[0]
    assert house.ask("/indicators", cookie=goes_on).text == "behind"
    assert [house.entrance.session(key_of(token)) for token in (here, elsewhere)] == [None, None]
    assert (house.sign_in("li").status, house.sign_in("li", NEW).status) == (401, 303)
    assert ("password_changed", "li") in house.trail()
    assert house.database.differences() == []


@pytest.mark.parametrize(
    ("given_words", "status", "said"),
    [
        ({"former": "wrong"}, 401, "former password is not right"),
        ({"again": "something else"}, 400, "two new passwords differ"),
        ({"new": "short", "again": "short"}, 400, "at least 10"),
        ({"new": PASSWORD, "again": PASSWORD}, 400, "is the former one"),
    ],
)
def test_what_does_not_fit_changes_nothing_and_says_why(house, given_words, status, said):
    token = house.token("li")
    answer = change(house, token, **given_words)
    assert (answer.status, said in answer.text) == (status, True)
    assert house.ask("/indicators", cookie=token).text == "behind"
    assert house.sign_in("li").status == 303


def test_the_former_password_cannot_be_tried_out_without_end(house):
    token = house.token("li")
    assert [change(house, token, former="wrong").status for _attempt in range(6)] == [401] * 5 + [429]


def test_a_page_of_another_site_and_a_stranger_change_nothing(house):
    token = house.token("li")
    assert change(house, token, origin="").status == 403
    assert change(house, token, origin="http://evil.example").status == 403
    assert change(house, "").said("location") == "/sign-in"
    assert house.sign_in("li").status == 303


def test_whom_the_organisation_signs_in_is_sent_there(house):
    token = house.entrance.begin(Person("wang", frozenset({Role.VIEWER})), "another way", "", "10.0.0.1")
    house.entrance.ways["another way"] = Way()
    answer = house.ask("/sign-in/password?lang=en", cookie=token)
    assert "You sign in at your organisation" in answer.text
