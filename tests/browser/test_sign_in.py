"""Signing in as people do: the page for it, a wrong password, who sees what, the ways out."""

import re
import shutil
from contextlib import contextmanager

import axe
import pytest
from accounts_for_tests import PASSWORD, administrator
from playwright.sync_api import Page, expect
from serving import Server
from windows import opened, settled, window_on

OFFICE = "揭阳市司法局"


@contextmanager
def running(folder, file, *options):
    """A server on a copy of the database in ``file``, at which an administrator, a reporter and a viewer sign in."""
    shutil.copyfile(file, folder / Server.DATABASE)
    administrator(folder / Server.DATABASE, li=("reporter", ["D001"]), guan=("viewer", ["D002"]))
    with Server(folder, *options) as server:
        yield server


@pytest.fixture(scope="module")
def guarded(tmp_path_factory, three_departments_file):
    """A server for tests that leave no account changed."""
    with running(tmp_path_factory.mktemp("guarded"), three_departments_file) as server:
        yield server


@pytest.fixture
def window(chromium, guarded):
    with window_on(chromium, guarded) as one:
        yield one


def sign_in(page: Page, name: str, password: str = PASSWORD, at: str = "/") -> None:
    """Sign in on the way to an address, or try to."""
    if "/sign-in" not in page.url:
        page.goto(at)
    page.locator("#name").fill(name)
    page.locator("#password").fill(password)
    page.locator("form button").click()


def arrived(page: Page) -> Page:
    expect(page.locator("h1")).to_be_visible(timeout=20_000)
    expect(page.locator("[data-testid=stApp]")).to_be_attached(timeout=20_000)
    settled(page)
    return page


def test_who_comes_to_a_page_signs_in_and_is_there(window):
    window.goto("/indicators?lang=en&month=3")
    expect(window.locator("h2")).to_contain_text("Sign in with the account")
    sign_in(window, "boss")
    arrived(window)
    assert "/indicators?" in window.url
    assert "month=3" in window.url
    expect(window.locator("h1")).to_contain_text("Indicators")
    expect(window.locator(".signed-in")).to_contain_text("boss")


def test_the_page_is_chinese_and_has_the_other_language(window):
    window.goto("/")
    expect(window.locator("form button")).to_have_text("登录")
    window.get_by_text("English").click()
    expect(window.locator("form button")).to_have_text("Sign in")


def test_a_wrong_password_is_said_and_leads_nowhere(window):
    sign_in(window, "boss", "wrong")
    expect(window.get_by_role("alert")).to_contain_text("用户名或密码不对")
    window.goto("/budget")
    assert "/sign-in" in window.url


def test_the_page_fits_a_telephone(window):
    window.set_viewport_size({"width": 360, "height": 640})
    window.goto("/")
    assert window.evaluate("document.documentElement.scrollWidth") <= 360
    assert window.locator("form button").bounding_box()["height"] >= 40


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_has_no_serious_obstacle(window, theme):
    window.emulate_media(color_scheme=theme)
    window.goto("/")
    sign_in(window, "boss", "wrong")
    expect(window.get_by_role("alert")).to_be_visible()
    assert not axe.violations(window)


def test_who_signs_out_has_to_sign_in_again(window):
    sign_in(window, "boss")
    arrived(window)
    window.get_by_role("link", name="退出").click()
    window.get_by_role("button", name="退出").click()
    expect(window.locator("#name")).to_be_visible()
    window.goto("/budget")
    assert "/sign-in" in window.url


def test_a_reporter_sees_the_own_department_and_submits_under_the_own_name(window):
    sign_in(window, "li", at="/submit")
    arrived(window)
    expect(window.locator(".stAppHeader, [data-testid=stTopNav]").first).to_be_visible()
    assert window.locator("text=财政局").count() == 0
    assert window.get_by_label("您的姓名").count() == 0
    head = "部门,年度,月份,编号,完成值\n"
    send(window, f"{head}D002,2023,10,I01,5\n", "D002.csv")
    expect(window.get_by_text("未存入任何数据").first).to_be_visible()
    expect(window.locator(".st-key-commit")).to_have_count(0)
    send(window, f"{head}D001,2023,10,I01,5\n", "D001.csv")
    commit = window.locator(".st-key-commit button")
    expect(commit).to_be_enabled(timeout=20_000)
    commit.click()
    expect(window.get_by_text("已提交").first).to_be_visible(timeout=20_000)
    opened(window, "/submit?submit_tab=history")
    assert window.locator("text=财政局").count() == 0


def send(page: Page, text: str, name: str) -> None:
    """Hand in a monthly file, and wait until what is said is about it."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    expect(page.get_by_text(name).first).to_be_visible(timeout=20_000)
    settled(page)


def test_a_viewer_of_another_department_reaches_nothing_of_this_one(window):
    sign_in(window, "guan")
    arrived(window)
    for address in ("/", "/?department=D001", "/indicators?department=D001&indicator=I01", "/targets?department=D001",
                    "/departments", "/deviations?department=D001", "/methods", "/wall?department=D001",
                    "/?department=D001&original=1-5"):  # fmt: skip
        opened(window, address)
        assert OFFICE not in window.locator("[data-testid=stMain]").inner_text(), address
    opened(window, "/submit")
    expect(window.get_by_text("您的角色不含此页")).to_be_visible()
    assert window.get_by_role("link", name="填报").count() == 0
    assert window.get_by_role("link", name="用户与审计").count() == 0


def test_what_somebody_takes_away_is_nobody_elses(window, chromium, guarded):
    sign_in(window, "boss", at="/submit")
    arrived(window)
    asked = []
    window.on("request", lambda request: asked.append(request.url) if "/media/" in request.url else None)
    with window.expect_download() as download:
        window.get_by_role("button", name=re.compile("CSV")).first.click()
    assert download.value.path().read_bytes()
    (address, *_more) = asked or [download.value.url]
    with window_on(chromium, guarded) as other:
        sign_in(other, "guan")
        arrived(other)
        assert other.request.get(address).status == 403
    assert window.request.get(address).status == 200


def test_somebody_who_is_disabled_is_out_at_once(chromium, tmp_path, three_departments_file):
    with (
        running(tmp_path, three_departments_file) as server,
        window_on(chromium, server) as boss,
        window_on(chromium, server) as li,
    ):
        sign_in(li, "li")
        arrived(li)
        sign_in(boss, "boss", at="/users")
        arrived(boss)
        boss.get_by_role("combobox", name=re.compile("用户")).first.click()
        boss.get_by_role("option", name="li").click()
        settled(boss)
        boss.locator(".st-key-switch_user button").click()
        expect(boss.get_by_text("li 已不能登录")).to_be_visible(timeout=20_000)
        # The open page asks by itself whether there is new data.
        expect(li.locator("#name")).to_be_visible(timeout=20_000)
        sign_in(li, "li")
        expect(li.get_by_role("alert")).to_contain_text("账户已停用")


def test_several_failures_make_the_next_attempt_wait(chromium, tmp_path, sample_file):
    with running_sample(tmp_path, sample_file) as server, window_on(chromium, server) as page:
        for _attempt in range(5):
            sign_in(page, "boss", "wrong")
            expect(page.get_by_role("alert")).to_contain_text("用户名或密码不对")
        sign_in(page, "boss")
        expect(page.get_by_role("alert")).to_contain_text("1 分钟后再试")


@contextmanager
def running_sample(folder, file, *options):
    shutil.copyfile(file, folder / Server.DATABASE)
    administrator(folder / Server.DATABASE)
    with Server(folder, *options) as server:
        yield server


def test_a_page_that_nobody_touches_leads_to_the_sign_in_page_and_back(chromium, tmp_path, sample_file, monkeypatch):
    monkeypatch.setenv("MONITORING_IDLE_MINUTES", "0.15")
    with running_sample(tmp_path, sample_file) as server, window_on(chromium, server) as page:
        sign_in(page, "boss", at="/budget?lang=en")
        arrived(page)
        expect(page.locator("#name")).to_be_visible(timeout=40_000)
        assert "lang=en" in page.url
        sign_in(page, "boss")
        arrived(page)
        assert "/budget" in page.url
