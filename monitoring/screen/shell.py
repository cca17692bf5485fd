"""The HTML page that a browser gets first: Streamlit's own, with our style sheet and scripts in its head.

There the browser loads them once and keeps them; in the page's run they would be sent with each click.
"""

import hashlib
import json
from functools import cache, partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse
from starlette.routing import Route
from streamlit import file_util

from monitoring.access import uploads
from monitoring.access.addresses import is_page
from monitoring.language.catalogue import N_, in_language
from monitoring.language.catalogue import gettext as _
from monitoring.screen import address, drafts
from monitoring.screen.html import sign_in

ASSETS = Path(__file__).parent / "assets"
STYLE, SCRIPT, WORDS, PICTURES = (ASSETS / name for name in ("style.css", "links.js", "words.js", "pictures.js"))
SESSION, SIGN_IN, ICON = (ASSETS / name for name in ("session.js", "sign_in.css", "icon.svg"))
UNTIL_IT_CHANGES = {"Cache-Control": "public, immutable, max-age=31536000"}

# Words of Streamlit and of Plotly, which they have in English only, and of our script for charts.
FOREIGN_WORDS = (
    N_("{size} per file"),
    N_("Skip to main content"),
    N_("Upload"),
    N_("Drag and drop file here"),
    N_("Drag and drop files here"),
    N_("Add files"),
    N_("add icon"),
    N_("file upload"),
    N_("Remove {file}"),
    N_("App pages"),
    N_("Open"),
    N_("Close"),
    N_("Dismiss"),
    N_("Choose an option"),
    N_("Press Enter to apply"),
    N_("Press Enter to submit form"),
    N_("Press {key}+Enter to apply"),
    N_("Press {key}+Enter to submit form"),
    N_("Download as CSV"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Search"),
    N_("Type to search"),
    N_("Show/hide columns"),
    N_("Sort ascending"),
    N_("Sort descending"),
    N_("Statistics"),
    N_("Format"),
    N_("Autosize"),
    N_("Pin column"),
    N_("Unpin column"),
    N_("Hide column"),
    N_("Link to heading"),
    N_("Copy to clipboard"),
    N_("{count} options available."),
    N_("{count} option available."),
    N_("Select all"),
    N_("No results"),
    N_("Clear all"),
    N_("Clear value"),
    N_("Selected values"),
    N_("Increment"),
    N_("Decrement"),
    N_("Sidebar"),
    N_("Connection error"),
    N_("Page not found"),
    N_("Save the chart as {format}"),
    N_("Preparing image - this may take a few seconds"),
    N_("Image download succeeded - {file}"),
    N_("The page that you have requested does not seem to exist. Running the app's main page."),
)
# Words of Streamlit's that say less than ours, in any language. On a telephone the pages are behind this one.
IN_OUR_WORDS = {"Expand sidebar": N_("Menu"), "Collapse sidebar": N_("Close the menu")}
# An upload that was refused has a number and no words.
IN_OUR_WORDS |= {
    f"AxiosError: Request failed with status code {uploads.FULL}": uploads.TOO_MUCH,
    "AxiosError: Request failed with status code 403": uploads.NOT_YOURS,
}


class Shell:
    """Answers every address of a page with ``html``; leaves all else to the server behind it."""

    def __init__(self, app, pages: frozenset[str]):
        self._app = app
        self._pages = pages

    async def __call__(self, scope, receive, send):
        answer = self._app
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and is_page(scope["path"], self._pages):
            answer = HTMLResponse(html(), headers={"Cache-Control": "no-cache"})
            if drafts.COOKIE not in Request(scope).cookies:
                answer.set_cookie(drafts.COOKIE, drafts.new_visitor(), httponly=True, samesite="lax")
        await answer(scope, receive, send)


def greeting(host: str, port: int) -> str:
    """Where a browser finds the product, for whoever starts the server."""
    if host in ("0.0.0.0", "::"):
        said = _("The dashboard is at http://localhost:{port}, for others at this machine's address.")
        return said.format(port=port)
    return _("The dashboard is at http://{host}:{port}").format(host=host, port=port)


@cache
def html() -> str:
    """Streamlit's first page with links to our files."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    scripts = "".join(f'<script defer src=".{asset(file)}"></script>' for file in (SCRIPT, WORDS, PICTURES))
    words = {"zh-CN": words_in("zh"), "en": words_in("en")}
    told = "".join(
        f'<script type="application/json" id="{name}">{json.dumps(value, ensure_ascii=False)}</script>'
        for name, value in (("words", words), ("address", {"filters": address.FILTERS, "view": address.VIEW}))
    )
    page = page.replace("<head>", f'<head><script src=".{asset(SESSION)}"></script>', 1)
    return page.replace("</head>", f'<link rel="stylesheet" href=".{asset(STYLE)}">{told}{scripts}</head>', 1)


def sign_in_page(language: str, to: str = "", problem: str = "", **kind) -> str:
    """The page at which one signs in, or out."""
    return sign_in.page(language, to, problem, asset(SIGN_IN), asset(ICON), **kind)


def open_paths() -> frozenset[str]:
    """The addresses of what the sign-in page needs."""
    return frozenset({asset(SIGN_IN), asset(ICON)})


def words_in(language: str) -> list[tuple[str, str]]:
    """Streamlit's words that are said otherwise in a language, each with ours."""
    ours = {word: word for word in FOREIGN_WORDS} | IN_OUR_WORDS
    return [(word, said) for word, own in ours.items() if (said := in_language(language, own)) != word]


def routes() -> list[Route]:
    """The addresses of our files."""
    files = (STYLE, SCRIPT, WORDS, PICTURES, SESSION, SIGN_IN, ICON)
    return [Route(asset(file), partial(_content, file)) for file in files]


@cache
def asset(file: Path) -> str:
    """The address of one of our files. It changes with the content, so that no browser holds on to an old one."""
    return f"/assets/{hashlib.sha256(file.read_bytes()).hexdigest()[:12]}/{file.name}"


async def _content(file: Path, request) -> FileResponse:
    return FileResponse(file, headers=UNTIL_IT_CHANGES)
