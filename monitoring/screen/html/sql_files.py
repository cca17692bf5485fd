"""SQL files as links that open them: those of a layer, and those that the figures of a page rest on."""

from markupsafe import Markup

from monitoring.charts.remembered import remembered
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.screen.html.templates import render
from monitoring.store.queries import Query


@remembered
def sources(figures: list[Query], chosen: str | None) -> Markup:
    """The figures of a page by what they answer, each a link to what it rests on; the ``chosen`` one's closes it."""
    return render("sources", files=[_file(query, chosen) for query in figures])


@remembered
def listing(queries: list[Query], opened: str | None) -> Markup:
    """SQL files by name and sentence, each a link that opens it; the ``opened`` one with its text as it runs."""
    return render("sql_files", files=[_file(query, opened) for query in queries])


def _file(query: Query, opened: str | None) -> dict:
    return {
        "name": query.name,
        "sentence": _(query.sentence),
        "is_open": query.name == opened,
        "shape": _shape(query) if query.name == opened else "",
        "sql": query.sql,
    }


def _shape(query: Query) -> str:
    """Grain and units of a SQL file."""
    return _("One row for each: {grain} · Units: {units}").format(
        grain=formats.listed(query.grain) or _("the whole"), units=_(query.units)
    )
