"""What is to be looked at before something is done that is not undone with a click."""

from markupsafe import Markup

from monitoring.screen.html.templates import render


def before_closing(place: dict, missing_count: int, owed_count: int) -> Markup:
    """Before a month (``place``: department_code, year, month) is closed: what is missing or owed, with links."""
    return render("before_closing", place=place, missing_count=missing_count, owed_count=owed_count)
