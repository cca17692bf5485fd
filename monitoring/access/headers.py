"""What every answer says to the browser: nothing is fetched from elsewhere, and nobody puts our pages into theirs."""

# Streamlit's first page has a script and its styles inside; whatever a text of a user's says, no picture, script or
# font comes from another host, and nothing is sent to one.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "media-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    # For browsers that know no frame-ancestors.
    (b"x-frame-options", b"SAMEORIGIN"),
)


def with_headers(send):
    """``send``, with our headers in the answer that begins."""

    async def sending(message):
        if message["type"] == "http.response.start":
            ours = {name for name, _value in HEADERS}
            theirs = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in ours]
            message = message | {"headers": [*theirs, *HEADERS]}
        await send(message)

    return sending


def written(name: bytes) -> str:
    """The name of a header that comes in, however it is written: underscores count as hyphens elsewhere."""
    return name.decode("latin-1").lower().replace("_", "-")
