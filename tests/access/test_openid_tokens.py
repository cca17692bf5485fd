"""A token of an OpenID provider counts only if it is this provider's, for us, of now, and for what was asked."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from doors import House
from faking_provider import FakingProvider

from monitoring.access.configuration import further_ways

COOKIE = "monitoring_sign_in"


@pytest.fixture(scope="module")
def provider():
    made = FakingProvider()
    yield made
    made.close()


@pytest.fixture
def house(given, provider) -> House:
    return house_of(given.database, provider)


def house_of(database, provider) -> House:
    made = House(database)
    said = {"ISSUER": provider.issuer, "CLIENT_ID": "client", "CLIENT_SECRET": "x", "ROLES": "reporter=staff"}
    made.entrance.add_ways(
        further_ways(lambda: database, {f"MONITORING_OPENID_{name}": value for name, value in said.items()})
    )
    return made


def begin(house: House) -> tuple[dict[str, str], str]:
    """Sent to the provider: what it is asked, and the cookie that lasts until it answers."""
    answer = house.ask("/sign-in/openid")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(answer.said("location")).query).items()}
    return asked, answer.said("set-cookie").partition(f"{COOKIE}=")[2].partition(";")[0]


def back(house: House, state: str, cookie: str):
    return house.ask(f"/sign-in/openid/back?code=a&state={state}", headers={"cookie": f"{COOKIE}={cookie}"})


def test_a_right_token_signs_in(house, provider):
    asked, cookie = begin(house)
    provider.says(asked["nonce"])
    answer = back(house, asked["state"], cookie)
    assert "monitoring_session=" in answer.said("set-cookie")
    assert house.trail() == [("signed_in", "li")]


def forged(provider, asked):
    provider.says(asked["nonce"], provider.foreign)


def changed(provider, asked):
    provider.says(asked["nonce"])
    head, _claims, sign = provider.token.split(".")
    provider.says(asked["nonce"], roles=["staff", "it"])
    provider.token = ".".join((head, provider.token.split(".")[1], sign))


def unsigned(provider, asked):
    provider.says(asked["nonce"])
    claims = provider.token.split(".")[1]
    provider.token = f"eyJhbGciOiJub25lIn0.{claims}."


FORGERIES = {
    "signed by somebody else": forged,
    "changed since it was signed": changed,
    "not signed": unsigned,
    "for another question": lambda provider, asked: provider.says("another nonce"),
    "for nobody's question": lambda provider, asked: provider.says(None),
    "for another client": lambda provider, asked: provider.says(asked["nonce"], aud="somebody else"),
    "of another provider": lambda provider, asked: provider.says(asked["nonce"], iss="http://evil.example"),
    "over": lambda provider, asked: provider.says(asked["nonce"], exp=int(time.time()) - 3600),
    "no token": lambda provider, asked: setattr(provider, "token", "x"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_token_that_is_not_right_signs_nobody_in(house, provider, forgery):
    asked, cookie = begin(house)
    FORGERIES[forgery](provider, asked)
    answer = back(house, asked["state"], cookie)
    assert "monitoring_session=" not in str(answer.headers)
    assert (answer.status, answer.said("location")) in ((303, "/sign-in?why=refused"), (303, "/sign-in?why=away"))
    assert house.trail() == [("sign_in_failed", "?")]


def test_an_answer_without_what_was_asked_signs_nobody_in(house, provider):
    asked, cookie = begin(house)
    provider.says(asked["nonce"])
    for state, kept in ((asked["state"], ""), ("another", cookie), (asked["state"], cookie[:-2] + "xx")):
        assert back(house, state, kept).said("location") == "/sign-in?why=refused"
    assert not [line for line in house.trail() if line[0] == "signed_in"]


def test_who_comes_back_after_the_server_was_started_anew_signs_in_once_more(house, provider, given):
    asked, cookie = begin(house)
    provider.says(asked["nonce"])
    anew = house_of(given.database, provider)
    assert back(anew, asked["state"], cookie).said("location") == "/sign-in?why=refused"
    asked, cookie = begin(anew)
    provider.says(asked["nonce"])
    assert "monitoring_session=" in back(anew, asked["state"], cookie).said("set-cookie")
