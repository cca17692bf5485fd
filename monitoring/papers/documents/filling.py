"""Fills the empty document of a layout: what stands in its braces, a paragraph for each sentence, a row for each line.

A layout is a .docx as an office would draw it, with the marks of docxtpl: ``{{ name }}``, and around paragraphs and
rows ``{%p for each in name %}`` and ``{%tr for each in name %}``. What is written into it is text and nothing else.
"""

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError
from markupsafe import escape

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.papers import layouts
from monitoring.papers.documents import draft_mark as document_draft
from monitoring.papers.documents.facts import Facts
from monitoring.papers.documents.printable import printable
from monitoring.problems import MonitoringError, UnknownName

ENDING = ".docx"


class _Text(str):
    """A text as it stands in a document's XML: its signs escaped, also those that docxtpl reads once more."""

    def __html__(self) -> str:
        # docxtpl makes ``{_{`` to ``{{`` after all is filled in; as a reference the sign stays what it is.
        return str(escape(str(self))).replace("_", "&#95;")


def filled(paper: str, place: str, facts: Facts, is_draft: bool) -> bytes:
    """The document of a paper as a place lays it out, with its ``facts``, as .docx.

    Raises ``UnknownName`` for a place without a layout, ``MonitoringError`` for a layout that cannot be filled.
    """
    layout = _layout(paper, place)
    try:
        template = DocxTemplate(layout)
        environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_as_text)
        template.render(facts.context, environment, autoescape=True)
    except (OSError, BadZipFile, KeyError, PackageNotFoundError, TemplateError, ValueError, XMLSyntaxError) as error:
        said = _("{file} cannot be filled as a document: {reason}")
        raise MonitoringError(said.format(file=layout, reason=error)) from error
    file = BytesIO()
    template.save(file)
    return document_draft.marked(file.getvalue()) if is_draft else file.getvalue()


def _layout(paper: str, place: str) -> Path:
    layout = layouts.file_of(f"{paper}.{place}{ENDING}")
    if layout is None or place not in layouts.places(paper, ENDING):
        said = _("There is no layout of {paper} for {place}. There are: {places}")
        known = formats.listed(layouts.places(paper, ENDING))
        raise UnknownName(said.format(paper=paper, place=place, places=known))
    return layout


def _as_text(value: object) -> _Text:
    return _Text(printable(value))
