"""The words of the interface: English message ids, and the catalogue that carries the Chinese.

Catalogues are read from the ``.po`` files themselves, so that there is no compiled copy to forget.
"""

from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE_FOLDER = Path(__file__).parents[2] / "locale"
LANGUAGES = {"zh": "zh_CN", "en": "en"}
DEFAULT = "zh"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


@cache
def _catalogue(language: str) -> NullTranslations:
    file = LOCALE_FOLDER / LANGUAGES[language] / "LC_MESSAGES" / "monitoring.po"
    if not file.exists():
        return NullTranslations()
    compiled = BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, locale=LANGUAGES[language]))
    compiled.seek(0)
    return GNUTranslations(compiled)


def use(language: str | None) -> str:
    """Make ``language`` (``zh`` or ``en``) the one in use here; anything else gives the default. Returns it."""
    chosen = language if language in LANGUAGES else DEFAULT
    _language.set(chosen)
    return chosen


def current() -> str:
    """The language in use: ``zh`` or ``en``."""
    return _language.get()


def gettext(message: str) -> str:
    """``message`` in the language in use; an untranslated one comes back as it is."""
    return _catalogue(current()).gettext(message)


def in_language(language: str, message: str) -> str:
    """``message`` in a language, whichever is in use."""
    return _catalogue(language).gettext(message)


def N_(message: str) -> str:
    """``message`` unchanged: marks for the catalogue a text that is translated later, when it is shown."""
    return message
