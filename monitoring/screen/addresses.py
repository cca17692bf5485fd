"""Addresses of views inside the product, ready to stand in an ``href``."""

from html import escape
from urllib.parse import urlencode

from monitoring.language.catalogue import current


def address(page: str, row: dict, **chosen: str) -> str:
    """The address of one row's own view on ``page``, in the language and month at hand."""
    query = {**chosen, "department": row["department_code"], "year": row["year"], "month": row["month"]}
    if current() != "zh":
        query["lang"] = current()
    return f"{page}?{escape(urlencode(query))}"
