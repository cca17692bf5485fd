"""The page at which one signs in and out, or changes the own password, as a whole: it comes before Streamlit."""

from urllib.parse import urlencode

from markupsafe import Markup

from monitoring.language import catalogue
from monitoring.screen.html.head import LANGUAGE_NAMES
from monitoring.screen.html.templates import render


def page(
    language: str,
    to: str,
    problem: str,
    style: str,
    icon: str,
    name: str = "",
    is_leaving: bool = False,
    is_of_password: bool = False,
    has_passwords: bool = True,
    other_ways: tuple[tuple[str, str], ...] = (),
) -> Markup:
    """The page in a ``language``; ``to`` is where it leads, ``problem`` why the last attempt led nowhere, by ``name``.

    It is the page for signing out where one ``is_leaving``, and that for the own password where it ``is_of_password``.
    ``has_passwords`` says whether there are accounts to sign in with; ``other_ways`` are further ones: what each is
    called, and its address.
    """
    before = catalogue.current()
    catalogue.use(language)
    (other,) = set(LANGUAGE_NAMES) - {language}
    place = "/sign-out" if is_leaving else "/sign-in/password" if is_of_password else "/sign-in"
    asked = {"to": to} if to not in ("", "/") else {}
    made = render(
        "sign_in",
        language=language,
        problem=problem,
        style=style,
        icon=icon,
        name=name,
        is_leaving=is_leaving,
        is_of_password=is_of_password,
        has_passwords=has_passwords,
        other_ways=[(label, _with(address, asked)) for label, address in other_ways],
        action=_with(place, asked | ({"lang": "en"} if language == "en" else {})),
        in_other=_with(place, asked | ({"lang": "en"} if other == "en" else {})),
        way_to_password=_with("/sign-in/password", {"lang": "en"} if language == "en" else {}),
        name_of_other=LANGUAGE_NAMES[other],
    )
    catalogue.use(before)
    return made


def _with(place: str, query: dict[str, str]) -> str:
    return f"{place}?{urlencode(query)}" if query else place
