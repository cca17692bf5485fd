"""The HTML page that a browser gets first: Streamlit's own, with our style sheet and script in its head.

There the browser loads them once and keeps them; in the page's run they would be sent with each click.
"""

import hashlib
from functools import cache, partial
from pathlib import Path

from starlette.responses import FileResponse, HTMLResponse
from starlette.routing import Route
from streamlit import file_util

PAGES_FOLDER = Path(__file__).parent.parent / "pages"
STYLE, SCRIPT = PAGES_FOLDER / "style.css", PAGES_FOLDER / "links.js"
UNTIL_IT_CHANGES = {"Cache-Control": "public, immutable, max-age=31536000"}


class Shell:
    """Answers every address of a page with ``html``; leaves all else to the server behind it."""

    def __init__(self, app):
        self._app = app

    async def __call__(self, scope, receive, send):
        answer = self._app
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and is_page(scope["path"]):
            answer = HTMLResponse(html(), headers={"Cache-Control": "no-cache"})
        await answer(scope, receive, send)


def is_page(path: str) -> bool:
    """Whether an address is one of a page: of one part that is no file's name, and not the health address."""
    return path.count("/") == 1 and "." not in path and path != "/health"


@cache
def html() -> str:
    """Streamlit's first page with links to our files."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    ours = f'<link rel="stylesheet" href=".{address(STYLE)}"><script defer src=".{address(SCRIPT)}"></script>'
    return page.replace("</head>", f"{ours}</head>", 1)


def routes() -> list[Route]:
    """The addresses of our files."""
    return [Route(address(file), partial(_content, file)) for file in (STYLE, SCRIPT)]


@cache
def address(file: Path) -> str:
    """The address of one of our files. It changes with the content, so that no browser holds on to an old one."""
    return f"/assets/{hashlib.sha256(file.read_bytes()).hexdigest()[:12]}/{file.name}"


async def _content(file: Path, request) -> FileResponse:
    return FileResponse(file, headers=UNTIL_IT_CHANGES)
