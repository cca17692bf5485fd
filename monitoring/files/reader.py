"""Reads a file → cells, whatever program wrote it: decides by its bytes what it is, and which module reads it."""

import hashlib
import re
import struct
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from monitoring.files import documents, old_workbooks, pdf, text_files, web_pages, workbooks
from monitoring.files.archives import Archive
from monitoring.files.cells import Cells, Original, Table, column_name, first_of
from monitoring.files.text_files import GUESSED_ENCODINGS
from monitoring.language.catalogue import gettext as _
from monitoring.problems import UnreadableFile

__all__ = ["BYTE_LIMIT", "GUESSED_ENCODINGS", "Cells", "column_name", "read", "read_all"]

BYTE_LIMIT = 20_000_000

_ZIP, _OLD_OFFICE, _PDF, _RICH_TEXT = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_WEB_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<table|<meta|<head|<style|<!--)", re.IGNORECASE)
_HAS_TABLE = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml|MIME-Version:", re.IGNORECASE)
# What the directory of an old Office file calls its contents.
_BOOK, _OLD_BOOK, _DOCUMENT, _PROTECTED = (
    name.encode("utf-16-le") for name in ("Workbook\0", "Book\0", "WordDocument\0", "EncryptedPackage\0")
)
# What a damaged archive, or XML that is no office file, leads to.
_DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, ParseError, NotImplementedError, EOFError,
    ValueError, LookupError, RecursionError, OverflowError,
)  # fmt: skip


def read(file_name: str, content: bytes) -> Cells:
    """The cells of a file: of a workbook the first sheet with content, of a document all of it.

    Reads .csv, .txt and pasted cells (UTF-8, UTF-16, GB18030), .xlsx, .xlsm, .xls, .docx, .pdf with text, and web
    pages that are called .xls. Sheets that were not read are named in ``problems``. Raises ``UnreadableFile`` with a
    sentence for everything else: empty, too large, protected, damaged, another kind of file.
    """
    return first_of(read_all(file_name, content))


def read_all(file_name: str, content: bytes) -> list[Cells]:
    """The cells of every sheet with content, those that are hidden last; at least one. Raises as ``read`` does."""
    try:
        encoding, tables = _tables(content)
    except UnreadableFile as error:
        raise UnreadableFile(_("{file}: {sentence}").format(file=file_name, sentence=error)) from error
    sha256, original = hashlib.sha256(content).hexdigest(), Original(file_name, content)
    tables.sort(key=lambda table: table.is_hidden)
    return [
        Cells(file_name, sha256, encoding, table.rows, table.name, table.problems, table.continued, original)
        for table in tables
    ]


def _tables(content: bytes) -> tuple[str, list[Table]]:
    if len(content) > BYTE_LIMIT:
        raise UnreadableFile(
            _("the file has {size} MB; at most {limit} MB are read. Split it by month.").format(
                size=len(content) // 1_000_000, limit=BYTE_LIMIT // 1_000_000
            )
        )
    encoding, tables = _by_kind(content)
    if not tables:
        raise UnreadableFile(_("the file is empty. Choose the filled-in file."))
    return encoding, tables


def _by_kind(content: bytes) -> tuple[str, list[Table]]:
    if content.startswith(_ZIP):
        return _office(content)
    if content.startswith(_OLD_OFFICE):
        return "xls", _old_office(content)
    if _PDF in content[:1024]:
        return "pdf", pdf.tables(content)
    if content.startswith(_RICH_TEXT):
        raise UnreadableFile(_save_as_docx())
    if content.startswith(_PICTURES):
        raise UnreadableFile(_("this is a picture. Ask for the Word or Excel file that it was made from."))
    return _text(content)


def _office(content: bytes) -> tuple[str, list[Table]]:
    try:
        archive = Archive(content)
        folder = archive.main.partition("/")[0]
        if folder == "xl" and archive.main.endswith(".xml"):
            return "xlsx", workbooks.tables(archive)
        if folder == "word":
            return "docx", documents.tables(archive)
    except _DAMAGED as error:
        raise UnreadableFile(_damaged()) from error
    raise UnreadableFile(
        _(
            "this is neither an Excel nor a Word file. Unpack it, or save it as .xlsx or .docx, and upload the file "
            "with the table."
        )
    )


def _damaged() -> str:
    return _("the file is damaged. Open it in Excel, Word or WPS, save it again and upload that file.")


def _old_office(content: bytes) -> list[Table]:
    if _PROTECTED in content:
        raise UnreadableFile(
            _("the file is protected with a password. Open it, remove the password, save it and upload it again.")
        )
    if _DOCUMENT in content:
        raise UnreadableFile(_save_as_docx())
    if _BOOK in content or _OLD_BOOK in content:
        return old_workbooks.tables(content)
    raise UnreadableFile(_("this old Office file has no sheet in it. Save it as .xlsx or .docx and upload that file."))


def _save_as_docx() -> str:
    return _("this is a Word file of an older kind. Open it in Word or WPS, save it as .docx and upload that file.")


def _text(content: bytes) -> tuple[str, list[Table]]:
    encoding, text = text_files.decode(content)
    if _WEB_PAGE.match(text) and _HAS_TABLE.search(text):
        return "html", _web_page(text)
    if _XML.match(text):
        raise UnreadableFile(_("this is an XML or web archive file. Open it in Excel or WPS and save it as .xlsx."))
    return encoding, [Table(text_files.split(text))] if text.strip() else []


def _web_page(text: str) -> list[Table]:
    try:
        table = web_pages.table(text)
    except _DAMAGED as error:
        raise UnreadableFile(_damaged()) from error
    return [table] if table.rows else []
