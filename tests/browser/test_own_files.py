"""Uploads and downloads belong to a browser: its own files, so many of them, and nobody else's."""

import subprocess
import time

from playwright.sync_api import expect
from windows import opened, settled, window_on

FILE = {"name": "空.csv", "mimeType": "text/csv", "buffer": "编号,完成值\n".encode()}
# Sends so many files of so many bytes to an address of an upload, all at once, and says what the answers were.
SEND = """
async ([address, count, size, name = "file"]) => {
    const token = document.cookie.match(/_streamlit_xsrf=([^;]+)/)?.[1];
    const send = (number) => {
        const body = new FormData();
        body.append("file", new Blob([new Uint8Array(size)]), "x.csv");
        const to = address.replace(/[^/]+$/, `${name}${number}`);
        return fetch(to, { method: "PUT", body, headers: { "X-Xsrftoken": token } }).then((answer) => answer.status);
    };
    return Promise.all([...Array(count).keys()].map(send));
}
"""


def chosen(page) -> str:
    """The address to which a file goes that is chosen on the page."""
    opened(page, "submit")
    with page.expect_request(lambda request: "upload_file" in request.url and request.method == "PUT") as sent:
        page.locator("input[type=file]").set_input_files(FILE)
    return sent.value.url


def test_a_session_keeps_five_files_and_another_browser_can_send_none(page, chromium, server):
    address = chosen(page)
    answers = page.evaluate(SEND, [address, 7, 1_000])
    assert sorted(set(answers)) == [204, 507]
    assert answers.count(204) <= 5
    with window_on(chromium, server) as other:
        opened(other, "submit")
        assert other.evaluate(SEND, [address, 1, 1_000]) == [403]


def test_a_file_that_comes_in_while_another_is_read_stays_until_the_page_asks_for_it(page):
    address = chosen(page)
    settled(page)
    assert page.evaluate(SEND, [address, 1, 1_000]) == [204]
    page.locator("input[type=file]").set_input_files({**FILE, "name": "二.csv"})
    expect(page.get_by_text("二.csv").first).to_be_visible()
    settled(page)
    # Two of five are kept: the one that is chosen, and the one of which the page knows nothing yet.
    assert page.evaluate(SEND, [address, 7, 1_000, "later"]).count(204) == 3


def test_an_upload_that_finds_no_room_is_told_in_a_sentence(page):
    opened(page, "submit")
    page.route("**/upload_file/**", lambda route: route.fulfill(status=507))
    page.locator("input[type=file]").set_input_files(FILE)
    expect(page.get_by_text("本次访问在此已保留五个文件或 60 MB")).to_be_visible()


def test_a_download_address_leads_nowhere_in_another_browser(page, chromium, server):
    opened(page, "submit")
    with page.expect_response(lambda response: "/media/" in response.url) as answer, page.expect_download():
        page.locator("[data-testid=stDownloadButton] button").first.click()
    address = answer.value.url
    assert page.request.get(address).status == 200
    with window_on(chromium, server) as other:
        opened(other, "submit")
        refused = other.request.get(address)
        assert (refused.status, "somebody else's" in refused.text()) == (403, True)


def readers(server) -> list[str]:
    """The processes of a server in which files are read."""
    listed = subprocess.run(["ps", "--ppid", str(server.process.pid), "-o", "args="], capture_output=True, text=True)
    return [line for line in listed.stdout.splitlines() if "reading_process" in line]


def test_reading_ends_when_the_visitor_leaves(page, server):
    opened(page, "/submit")
    slow = b"%PDF-1.4\n" + b"1 0 obj\n<<>>\nendobj\n" * 700_000
    page.locator("input[type=file]").set_input_files({"name": "a.pdf", "mimeType": "", "buffer": slow})
    expect(page.get_by_text("正在读取文件。")).to_be_visible(timeout=15_000)
    assert len(readers(server)) == 1
    page.goto("about:blank")
    ends = time.monotonic() + 5
    while readers(server) and time.monotonic() < ends:
        time.sleep(0.1)
    assert readers(server) == []
