"""The page at which one signs in and out, as a whole: it comes before Streamlit."""

from urllib.parse import urlencode

from markupsafe import Markup

from monitoring.language import catalogue
from monitoring.screen.html.head import LANGUAGE_NAMES
from monitoring.screen.html.templates import render


def page(
    language: str, to: str, problem: str, style: str, icon: str, is_leaving: bool = False, other_ways: tuple = ()
) -> Markup:
    """The page in a ``language``; ``to`` is where it leads, ``problem`` why the last attempt led nowhere.

    ``other_ways`` are further ways to sign in: what each is called, and its address.
    """
    before = catalogue.current()
    catalogue.use(language)
    (other,) = set(LANGUAGE_NAMES) - {language}
    place = "/sign-out" if is_leaving else "/sign-in"
    asked = {"to": to} if to not in ("", "/") else {}
    made = render(
        "sign_in",
        language=language,
        problem=problem,
        style=style,
        icon=icon,
        is_leaving=is_leaving,
        other_ways=other_ways,
        action=_with(place, asked | ({"lang": "en"} if language == "en" else {})),
        in_other=_with(place, asked | ({"lang": "en"} if other == "en" else {})),
        name_of_other=LANGUAGE_NAMES[other],
    )
    catalogue.use(before)
    return made


def _with(place: str, query: dict[str, str]) -> str:
    return f"{place}?{urlencode(query)}" if query else place
