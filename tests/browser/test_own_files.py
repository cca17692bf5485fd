"""Uploads and downloads belong to a browser: its own files, so many of them, and nobody else's."""

from playwright.sync_api import expect
from windows import opened, window_on

FILE = {"name": "空.csv", "mimeType": "text/csv", "buffer": "编号,完成值\n".encode()}
# Sends so many files of so many bytes to an address of an upload, all at once, and says what the answers were.
SEND = """
async ([address, count, size]) => {
    const token = document.cookie.match(/_streamlit_xsrf=([^;]+)/)?.[1];
    const send = (number) => {
        const body = new FormData();
        body.append("file", new Blob([new Uint8Array(size)]), "x.csv");
        const to = address.replace(/[^/]+$/, `file${number}`);
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
