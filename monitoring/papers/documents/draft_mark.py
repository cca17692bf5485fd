"""草稿 across a document: a picture behind the text of every page, and the word in each page's header."""

from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Header
from docx.shared import Cm, Pt, RGBColor

from monitoring.papers import layouts
from monitoring.papers.workbooks.draft_mark import PICTURE

WORD = "草稿"
WIDTH = Cm(14)
RED = RGBColor(0xC0, 0, 0)


def marked(content: bytes) -> bytes:
    """The document, saying on every page that it is a draft, whichever headers its layout has."""
    document = Document(BytesIO(content))
    has_even_pages = document.settings.odd_and_even_pages_header_footer
    for section in document.sections:
        headers = [section.header]
        headers += [section.first_page_header] * section.different_first_page_header_footer
        headers += [section.even_page_header] * has_even_pages
        for header in headers:
            _mark(header)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _mark(header: _Header) -> None:
    header.is_linked_to_previous = False
    paragraph = header.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    word = paragraph.add_run(WORD)
    word.font.size, word.font.bold, word.font.color.rgb = Pt(14), True, RED
    picture = layouts.file_of(PICTURE)
    if picture is not None:
        run = paragraph.add_run()
        run.add_picture(BytesIO(picture.read_bytes()), width=WIDTH)
        _put_behind_the_text(run)


def _put_behind_the_text(run) -> None:
    """The picture of ``run`` in the middle of the page, behind all else, instead of in its line."""
    (inline,) = run._element.iter(qn("wp:inline"))
    anchor = OxmlElement("wp:anchor")
    flat = {"distT": "0", "distB": "0", "distL": "0", "distR": "0", "simplePos": "0", "relativeHeight": "2"}
    for name, value in (flat | {"behindDoc": "1", "locked": "0", "layoutInCell": "1", "allowOverlap": "1"}).items():
        anchor.set(name, value)
    anchor.append(_element("wp:simplePos", x="0", y="0"))
    for position in ("wp:positionH", "wp:positionV"):
        place = _element(position, relativeFrom="page")
        align = OxmlElement("wp:align")
        align.text = "center"
        place.append(align)
        anchor.append(place)
    children = {child.tag: child for child in inline}
    anchor.append(children[qn("wp:extent")])
    anchor.append(OxmlElement("wp:wrapNone"))
    for tag in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
        anchor.append(children[qn(tag)])
    inline.getparent().replace(inline, anchor)


def _element(tag: str, **attributes: str):
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(name, value)
    return element
