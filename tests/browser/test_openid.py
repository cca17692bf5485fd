"""Signing in at a real OpenID provider: who comes back has the roles that it names, and nobody else comes in."""

import re
import urllib.error
import urllib.request

import identity_provider
import pytest
from identity_provider import ADMINISTRATOR, REPORTER
from playwright.sync_api import expect
from serving import Server, free_port
from windows import SIZE

BUTTON = "用单位统一账号登录"


@pytest.fixture
def office(tmp_path, identity_provider_for, monkeypatch):
    """A server whose people sign in at a provider of their office → the server, the provider."""
    port = free_port()
    provider = identity_provider_for(f"http://localhost:{port}/sign-in/openid/back")
    for name, value in {
        "ISSUER": provider.url,
        "CLIENT_ID": provider.client_id,
        "CLIENT_SECRET": provider.client_secret,
        "SCOPE": "openid profile roles",
        "ROLES": "administrator=budget-administrators,reporter=budget-reporters",
    }.items():
        monkeypatch.setenv(f"MONITORING_OPENID_{name}", value)
    with Server(tmp_path, port=port) as running:
        yield running, provider


@pytest.fixture
def visit(chromium, office):
    """A window of a browser of its own at an address of the server."""
    server, _provider = office
    contexts = []

    def at(address: str):
        context = chromium.new_context(viewport=SIZE, base_url=server.url)
        identity_provider.keep_to_this_machine(context)
        contexts.append(context)
        window = context.new_page()
        window.goto(address)
        return window

    yield at
    for context in contexts:
        context.close()


def signed_in(window, name: str):
    window.get_by_role("link", name=BUTTON).click()
    identity_provider.sign_in(window, name)
    return window


def test_people_sign_in_at_the_provider_of_their_office(visit):
    # Before, nothing of the pages is reached; afterwards the page that was asked for.
    boss = visit("/budget?month=6")
    expect(boss).to_have_url(re.compile("/sign-in"))
    signed_in(boss, ADMINISTRATOR)
    expect(boss.locator("h1")).to_contain_text("截至2023年6月", timeout=20_000)
    boss.goto("/users?users_tab=audit")
    expect(boss.get_by_text("李敏").or_(boss.get_by_text(ADMINISTRATOR)).first).to_be_visible(timeout=20_000)

    # A reporter of one department sees the page to submit, and not that of the accounts.
    reporter = signed_in(visit("/submit"), REPORTER)
    expect(reporter.locator("h1")).to_contain_text("填报", timeout=20_000)
    expect(reporter.get_by_role("textbox", name="填报人")).to_have_count(0)
    expect(reporter.get_by_role("link", name="用户与审计")).to_have_count(0)

    # Whoever has no role is told so, and is not in.
    stranger = signed_in(visit("/"), "stranger")
    expect(stranger.get_by_role("alert")).to_contain_text("没有角色")
    stranger.goto("/")
    expect(stranger).to_have_url(re.compile("/sign-in"))

    # Signed out, the page is closed again; signed out at the provider too, it asks for a name again.
    boss.goto("/sign-out")
    boss.get_by_role("button").click()
    expect(boss.get_by_role("alert")).to_contain_text("您已退出看板")
    out = boss.get_by_role("link", name=re.compile("同时退出"))
    elsewhere = out.get_attribute("href")
    boss.goto("/budget")
    expect(boss).to_have_url(re.compile("/sign-in"))
    boss.goto(elsewhere)
    boss.get_by_role("button", name=re.compile("Yes")).click()
    boss.goto("/budget")
    boss.get_by_role("link", name=BUTTON).click()
    expect(boss.locator("input[name=login]")).to_be_visible(timeout=20_000)


def test_an_answer_that_nobody_asked_for_or_that_comes_twice_signs_nobody_in(visit, office):
    server, _provider = office
    back = f"{server.url}/sign-in/openid/back"
    forged = visit(f"{back}?code=stolen&state=guessed")
    expect(forged.get_by_role("alert")).to_contain_text("没有确认")

    answers = []
    window = visit("/")
    window.on("request", lambda request: answers.append(request.url) if request.url.startswith(back) else None)
    signed_in(window, REPORTER)
    expect(window.locator("h1")).to_be_visible(timeout=20_000)
    # The same answer again, in the browser that it was for and in another one.
    window.context.clear_cookies(name="monitoring_session")
    for other in (window, visit("/")):
        other.goto(answers[0])
        expect(other.get_by_role("alert")).to_contain_text("没有确认")
        other.goto("/budget")
        expect(other).to_have_url(re.compile("/sign-in"))


def test_a_provider_that_is_away_is_a_sentence(chromium, tmp_path, monkeypatch):
    for name in ("CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.setenv(f"MONITORING_OPENID_{name}", "x")
    monkeypatch.setenv("MONITORING_OPENID_ISSUER", f"http://localhost:{free_port()}")
    with Server(tmp_path) as running:
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(f"{running.url}/_stcore/host-config")
        context = chromium.new_context(base_url=running.url)
        window = context.new_page()
        window.goto("/")
        window.get_by_role("link", name=BUTTON).click()
        expect(window.get_by_role("alert")).to_contain_text("没有回应")
        context.close()
