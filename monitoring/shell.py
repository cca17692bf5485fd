"""The HTML page that a browser gets first: Streamlit's own, with our style sheet and scripts in its head.

There the browser loads them once and keeps them; in the page's run they would be sent with each click.
"""

import hashlib
import json
from functools import cache, partial
from pathlib import Path

from starlette.responses import FileResponse, HTMLResponse
from starlette.routing import Route
from streamlit import file_util

from monitoring.language import in_language, mark

PAGES_FOLDER = Path(__file__).parent.parent / "pages"
STYLE, SCRIPT, WORDS = (PAGES_FOLDER / name for name in ("style.css", "links.js", "words.js"))
UNTIL_IT_CHANGES = {"Cache-Control": "public, immutable, max-age=31536000"}

# Streamlit's own words, which it has in English only.
FOREIGN_WORDS = (
    mark("{size} per file"),
    mark("Skip to main content"),
    mark("Upload"),
    mark("Drag and drop file here"),
    mark("Drag and drop files here"),
    mark("Add files"),
    mark("add icon"),
    mark("file upload"),
    mark("Remove {file}"),
    mark("App pages"),
    mark("Open"),
    mark("Close"),
    mark("Dismiss"),
    mark("Choose an option"),
    mark("Press Enter to apply"),
    mark("Press Enter to submit form"),
    mark("Press {key}+Enter to apply"),
    mark("Press {key}+Enter to submit form"),
    mark("Download as CSV"),
    mark("Fullscreen"),
    mark("Close fullscreen"),
    mark("Search"),
    mark("Type to search"),
    mark("Show/hide columns"),
    mark("Sort ascending"),
    mark("Sort descending"),
    mark("Statistics"),
    mark("Format"),
    mark("Autosize"),
    mark("Pin column"),
    mark("Unpin column"),
    mark("Hide column"),
    mark("Link to heading"),
    mark("Copy to clipboard"),
    mark("{count} options available."),
    mark("{count} option available."),
    mark("Select all"),
    mark("No results"),
    mark("Clear all"),
    mark("Clear value"),
    mark("Selected values"),
    mark("Increment"),
    mark("Decrement"),
    mark("Sidebar"),
    mark("Expand sidebar"),
    mark("Collapse sidebar"),
    mark("Connection error"),
    mark("Page not found"),
    mark("The page that you have requested does not seem to exist. Running the app's main page."),
)


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
    scripts = "".join(f'<script defer src=".{address(file)}"></script>' for file in (SCRIPT, WORDS))
    pairs = json.dumps([(word, in_language("zh", word)) for word in FOREIGN_WORDS], ensure_ascii=False)
    words = f'<script type="application/json" id="words">{pairs}</script>'
    return page.replace("</head>", f'<link rel="stylesheet" href=".{address(STYLE)}">{words}{scripts}</head>', 1)


def routes() -> list[Route]:
    """The addresses of our files."""
    return [Route(address(file), partial(_content, file)) for file in (STYLE, SCRIPT, WORDS)]


@cache
def address(file: Path) -> str:
    """The address of one of our files. It changes with the content, so that no browser holds on to an old one."""
    return f"/assets/{hashlib.sha256(file.read_bytes()).hexdigest()[:12]}/{file.name}"


async def _content(file: Path, request) -> FileResponse:
    return FileResponse(file, headers=UNTIL_IT_CHANGES)
