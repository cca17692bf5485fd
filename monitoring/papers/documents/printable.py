"""Texts as a document or a page can hold them."""

import re

# What XML cannot hold, and what docxtpl would take for a new paragraph or page.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def printable(value: object) -> str:
    """A value as text; a sign that cannot be written is seen to be missing."""
    return _UNPRINTABLE.sub(REPLACEMENT, str(value).replace("\r\n", "\n"))
