"""The templates of HTML: the one place where a text becomes HTML.

What a template writes is escaped, whether it is ours or comes from a form, a file or a person. Only what a template
has made stands as it is.
"""

import re
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension
from jinja2.lexer import Token
from markupsafe import Markup, escape

from monitoring.language import formats, headline_words, indicator_words, money_words, vocabulary
from monitoring.language.catalogue import gettext
from monitoring.screen.html import looks
from monitoring.screen.html.addresses import address

FOLDER = Path(__file__).parents[1] / "templates"
_BETWEEN_ASTERISKS = re.compile(r"\*\*(.+?)\*\*")


def render(template: str, /, **values) -> Markup:
    """What the file ``template`` makes of ``values``."""
    return Markup(_template(template).render(values))


def joined(*pieces: str) -> Markup:
    """Pieces of HTML one after the other; a text that comes from no template is escaped."""
    return Markup("").join(pieces)


def strong(text: str) -> Markup:
    """``text`` with what stands between double asterisks in bold, as in Markdown."""
    return Markup(_BETWEEN_ASTERISKS.sub(r"<b>\1</b>", str(escape(text))))


class OnOneLine(Extension):
    """Keeps the line breaks and indents of a template out of what it writes: between tags a browser shows a space.

    Inside a tag or a sentence a line break is a space, unless it stands next to an expression or statement.
    """

    _BESIDE_A_TAG = re.compile(r"(?:\A|(?<=>))\s*\n\s*|\s*\n\s*(?=<|\Z)")
    _BREAK = re.compile(r"\s*\n\s*")

    def filter_stream(self, stream):
        for token in stream:
            if token.type == "data":
                token = Token(token.lineno, "data", self._BREAK.sub(" ", self._BESIDE_A_TAG.sub("", token.value)))
            yield token


class _Environment(Environment):
    """In its templates ``row.name`` is the row's column, also where a method of dictionaries has that name."""

    def getattr(self, obj, attribute):
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


ENVIRONMENT = _Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    extensions=[OnOneLine],
    # Each is compiled once, when it is first used; for a changed one the server is started anew.
    auto_reload=False,
    cache_size=-1,
)
ENVIRONMENT.globals |= {"_": gettext, "address": address, "NOTHING": formats.NOTHING}
ENVIRONMENT.filters |= {
    "part_of_score": partial(vocabulary.term, vocabulary.PARTS),
    "strong": strong,
} | {
    # The words and formats that templates ask for have the names of their functions.
    function.__name__: function
    for function in (
        formats.as_of,
        formats.completion,
        formats.fixed,
        formats.moment,
        formats.money,
        formats.month_name,
        formats.number,
        formats.percent,
        formats.short_month,
        formats.target,
        formats.wan,
        headline_words.carried_over,
        headline_words.reported_state,
        headline_words.reports_of,
        headline_words.score_outlook,
        indicator_words.indicator_sentence,
        indicator_words.turn_sentence,
        looks.as_length,
        looks.colour,
        looks.ground,
        looks.symbol,
        money_words.money_look,
        money_words.money_part,
        money_words.money_sentence,
        money_words.money_status,
        money_words.reported_lines,
        vocabulary.status_with_symbol,
    )
}


# Called as functions: a template takes four times as long as a macro.
PIECES = ENVIRONMENT.get_template("pieces.html").module


@cache
def _template(name: str) -> Template:
    return ENVIRONMENT.get_template(f"{name}.html")
