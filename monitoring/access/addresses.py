"""Which addresses the server has; everything else is 404, whatever lies behind it."""

# Where one signs in and out; below it what a way in answers itself.
SIGN_IN, SIGN_OUT, WAYS = "/sign-in", "/sign-out", "/sign-in/"
PASSWORD = "/sign-in/password"
HEALTH = "/health"
# Streamlit's own: its first page's files, a run's websocket, uploads, downloads, and what its page asks for first.
# What is left out tells of the server (/_stcore/metrics) or drives it without a page (/_stcore/agent).
FILES = ("/static/", "/media/", "/assets/", "/_stcore/upload_file/", WAYS)
SINGLE = ("/favicon.png", HEALTH, "/_stcore/health", "/_stcore/host-config", "/_stcore/stream", SIGN_IN, SIGN_OUT)


def exists(path: str, pages: frozenset[str]) -> bool:
    """Whether there is something at a ``path``: a page of this name (the first one has none), a file, a service."""
    return is_page(path, pages) or is_page_with_slash(path, pages) or path in SINGLE or path.startswith(FILES)


def is_page(path: str, pages: frozenset[str]) -> bool:
    """Whether a ``path`` is that of a page."""
    return path.startswith("/") and path[1:] in pages


def is_page_with_slash(path: str, pages: frozenset[str]) -> bool:
    """Whether a ``path`` is that of a page with a slash too many, as people type it."""
    return path.endswith("/") and path.strip("/") in pages - {""} and path.count("/") == 2


def kind(path: str, pages: frozenset[str]) -> str:
    """What a ``path`` stands for, without what is of one visitor: a page, a folder of files, a service."""
    if is_page(path, pages) or path in SINGLE:
        return path
    return next((folder for folder in FILES if path.startswith(folder)), "unknown")
