"""Reads PDF files with text → rows, page after page: the tables by their lines, and the lines of text around them."""

import logging
import re
import unicodedata
import zlib
from collections.abc import Iterator
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import stream_value
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from monitoring.files import archives
from monitoring.files.cells import Table, bounded, cleaned, remark
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem, UnreadableFile

PAGE_LIMIT = 200
# A page of a form has some thousand characters and some hundred lines, all drawn by some 100 kB of commands. A map or
# a plan has so many that finding tables in it takes minutes.
CHARACTER_LIMIT = 50_000
LINE_LIMIT = 3_000
# The commands are the first to be counted: to make characters and lines of them takes seconds a megabyte.
COMMAND_LIMIT = 600_000
# Characters and lines of all pages together: what a form has on 100 pages.
CHARACTERS_IN_ALL, LINES_IN_ALL = 400_000, 20_000
# Packed parts of the file; a page has a handful.
STREAM_LIMIT = 20_000
_STREAM = re.compile(rb"stream\r?\n")
_LINE_BREAK = re.compile(r"(\S)[ \t]*\n[ \t]*(\S)")
# The parser says on the log what it could not make sense of; the person at the screen gets a sentence.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def tables(content: bytes) -> list[Table]:
    """All pages as one table. Raises ``UnreadableFile``: protected, scanned, damaged, too many pages."""
    _refuse_bombs(content)
    try:
        with pdfplumber.open(BytesIO(content)) as file:
            if len(file.pages) > PAGE_LIMIT:
                raise UnreadableFile(
                    _("the PDF has {count} pages; at most {limit} are read. Save only those with the form.").format(
                        count=len(file.pages), limit=PAGE_LIMIT
                    )
                )
            rows, problems = _read(file.pages)
    except UnreadableFile:
        raise
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], MemoryError):
            raise error.args[0] from error
        raise UnreadableFile(_reason(error)) from error
    except MemoryError:
        raise
    # A damaged object leads the parser to types, keys and depths that it does not expect: any error may come.
    except Exception as error:
        raise UnreadableFile(_damaged()) from error
    return [Table(bounded(rows), problems=tuple(problems))]


def _refuse_bombs(content: bytes) -> None:
    left = archives.UNPACKED_LIMIT
    view = memoryview(content)
    for number, found in enumerate(_STREAM.finditer(content)):
        if number > STREAM_LIMIT:
            raise UnreadableFile(_damaged())
        try:
            left -= archives.inflated_size(view[found.end() :], left, zlib.MAX_WBITS)
        except zlib.error:
            continue


def _reason(error: PdfminerException) -> str:
    if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
        return _("the PDF is protected with a password. Ask for a copy without one, or for the Word or Excel file.")
    return _damaged()


def _damaged() -> str:
    return _("the PDF cannot be read. Open it, print it to a new PDF, or ask for the Word or Excel file.")


def _read(pages: list[Page]) -> tuple[list[tuple[str, ...]], list[Problem]]:
    rows: list[tuple[str, ...]] = []
    problems = []
    without_text = []
    characters, lines = CHARACTERS_IN_ALL, LINES_IN_ALL
    for number, page in enumerate(pages, start=1):
        if _is_drawing(page):
            raise UnreadableFile(
                _("page {page} of the PDF is a drawing of too many parts. Ask for the Word or Excel file.").format(
                    page=number
                )
            )
        characters, lines = characters - len(page.chars), lines - _line_count(page)
        if characters < 0 or lines < 0:
            raise UnreadableFile(
                _("the PDF has more text and lines than are read. Save only the pages with the form.")
            )
        if not page.chars:
            without_text.append(number)
        rows += _page_rows(page)
        page.close()
    if not any(map(any, rows)):
        raise UnreadableFile(
            _(
                "the PDF has no text, only pictures of it (a scan). Ask for the Word or Excel file, or for a PDF that "
                "was saved from it."
            )
        )
    if without_text:
        problems.append(_pictures(without_text))
    return rows, problems


def _is_drawing(page: Page) -> bool:
    commands = sum(len(stream_value(part).get_data()) for part in page.page_obj.contents)
    return commands > COMMAND_LIMIT or len(page.chars) > CHARACTER_LIMIT or _line_count(page) > LINE_LIMIT


def _line_count(page: Page) -> int:
    return len(page.lines) + len(page.rects) + len(page.curves)


def _pictures(pages: list[int]) -> Problem:
    return remark(
        "warning",
        _("No text was found on these pages of the PDF: {pages}.").format(pages=formats.listed(pages)),
        _("If something stands there, it is a picture: ask for the Word or Excel file."),
    )


def _page_rows(page: Page) -> list[tuple[str, ...]]:
    """Tables and the lines between them, from top to bottom."""
    found = page.find_tables()
    placed = [(table.bbox[1], [tuple(map(_one_cell, row)) for row in table.extract()]) for table in found]
    placed += [(top, [(text,)]) for top, text in _lines_around(page, [table.bbox for table in found])]
    return [row for _top, rows in sorted(placed, key=lambda part: part[0]) for row in rows if any(row)]


def _lines_around(page: Page, boxes: list[tuple]) -> Iterator[tuple[float, str]]:
    def is_around(mark: dict) -> bool:
        if mark.get("object_type") != "char":
            return False
        x, y = (mark["x0"] + mark["x1"]) / 2, (mark["top"] + mark["bottom"]) / 2
        return not any(left <= x < right and top <= y < bottom for left, top, right, bottom in boxes)

    for line in page.filter(is_around).extract_text_lines(return_chars=False):
        yield line["top"], _one_cell(line["text"])


def _one_cell(text: str | None) -> str:
    """The text of a cell in one line: Chinese goes on without a blank where the line broke, words keep one."""
    joined = text or ""
    # Twice, because a single character between two breaks is both the end and the beginning of a match.
    for _again in range(2):
        joined = _LINE_BREAK.sub(_join, joined)
    return cleaned(joined)


def _join(found: re.Match) -> str:
    before, after = found.groups()
    between = "" if _is_wide(before) or _is_wide(after) or before.isdigit() or after.isdigit() else " "
    return f"{before}{between}{after}"


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"
