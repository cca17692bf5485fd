"""Holds the parts of an Office file, a zip archive of XML, and checks all of them before any is read.

The checks are our own: zipfile bounds the size of no archive, and defusedxml (last release 2021), which refuses
document types, parses at half the speed.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import IO
from xml.etree import ElementTree

from monitoring.language.catalogue import gettext as _
from monitoring.problems import UnreadableFile

MEMBER_LIMIT = 5_000
UNPACKED_LIMIT = 300_000_000
# A part that is read as a whole tree: bytes, and signs of its elements and attributes. A Word document of 100 pages of
# tables has a third of them.
TREE_LIMIT = 60_000_000
MARK_LIMIT = 2_000_000
# A part that is read piece by piece: its rows, texts or ranges, and tags within and between them.
PIECE_LIMIT = 3_000_000
ELEMENT_LIMIT = 400_000
# Bytes of one tag: a million attributes take as many seconds as megabytes.
TAG_LIMIT = 1_000_000
_PIECE = 65_536
# Elements of larger pieces are built outside of the processor's own memory, which takes twice as long.
_SMALL_PIECE = 16_384
_LOCAL_HEADER = 30


class Archive:
    """The parts of an Office file by name, none larger than it was found to be.

    Raises ``UnreadableFile`` for too many parts, or parts that are too large together; ``zipfile.BadZipFile``,
    ``zlib.error`` and others of its kind for a damaged archive, or one with a document type in a part.
    """

    def __init__(self, content: bytes):
        self._zip = zipfile.ZipFile(BytesIO(content))
        members = self._zip.infolist()
        if len(members) > MEMBER_LIMIT:
            raise _too_large()
        left = UNPACKED_LIMIT
        for member in members:
            left -= _checked_size(content, member, left)
        self.names = {name.lstrip("/"): name for name in self._zip.namelist()}

    def open(self, name: str) -> IO[bytes]:
        """The part as a stream of bytes."""
        return self._zip.open(self.names[name])

    def xml(self, name: str) -> ElementTree.Element:
        """The part as a tree without name spaces, in which the two editions of the standard are alike."""
        with self.open(name) as stream:
            root = _tree(stream)
        for element in root.iter():
            element.tag = local(element.tag)
            if any("}" in key for key in element.attrib):
                element.attrib = {_with_prefix(key): value for key, value in element.attrib.items()}
        return root

    def pieces(self, name: str, tags: Container[str]) -> Iterator[tuple[str, ElementTree.Element]]:
        """The elements of a part that have one of these ``tags``, each as it ends, emptied once the next is asked for.

        Raises ``UnreadableFile`` for too many of them, and for too much within one or between two.
        """
        parser = ElementTree.XMLPullParser()
        left, within = PIECE_LIMIT, 0
        with self.open(name) as stream:
            while piece := stream.read(_SMALL_PIECE):
                within += piece.count(b"<")
                parser.feed(piece)
                for _event, element in parser.read_events():
                    if (tag := local(element.tag)) in tags:
                        yield tag, element
                        element.clear()
                        left, within = left - 1, 0
                if left < 0 or within > ELEMENT_LIMIT:
                    raise _too_many_elements()
        parser.close()

    def targets(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id → (the last word of its type, name of the other part)."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self.names:
            return {}
        return {
            found.get("Id", ""): (
                found.get("Type", "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/", folder, found.get("Target", ""))).lstrip("/"),
            )
            for found in self.xml(relations)
            if found.get("TargetMode") != "External"
        }

    @property
    def main(self) -> str:
        """The name of the part where the content begins; empty where the archive is no Office file."""
        found = (target for kind, target in self.targets("").values() if kind == "officeDocument")
        return next((target for target in found if target in self.names), "")


def _tree(stream: IO[bytes]) -> ElementTree.Element:
    """A part as a whole. Raises ``UnreadableFile`` where it is too much for that."""
    parser = ElementTree.XMLParser()
    bytes_left, marks_left = TREE_LIMIT, MARK_LIMIT
    while piece := stream.read(_PIECE):
        bytes_left -= len(piece)
        marks_left -= piece.count(b"<") + piece.count(b"=")
        if bytes_left < 0 or marks_left < 0:
            raise _too_many_elements()
        parser.feed(piece)
    return parser.close()


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """The name of an XML element without its name space."""
    return tag.rpartition("}")[2]


def _with_prefix(key: str) -> str:
    """``r:id`` and ``id`` may stand in one element: attributes of relationships keep an ``r:``."""
    space, _brace, name = key.rpartition("}")
    return f"r:{name}" if space.endswith("/relationships") else name


def _checked_size(content: bytes, member: zipfile.ZipInfo, limit: int) -> int:
    """The size of a member, found by unpacking it piece by piece: the directory may say anything."""
    if member.file_size > limit:
        raise _too_large()
    pieces = _unpacked(content, member)
    if member.filename.endswith((".xml", ".rels")):
        pieces = _without_long_tags(pieces)
    return _size(_without_document_type(pieces), limit)


def _unpacked(content: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    header = content[member.header_offset : member.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or member.flag_bits & 1:
        raise zipfile.BadZipFile(member.filename)
    names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = member.header_offset + _LOCAL_HEADER + names
    packed = content[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        return _pieces(packed)
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile(member.filename)
    return _inflated(packed, -zlib.MAX_WBITS)


class _Prolog:
    """What stands before the first element of a part, as the parser tells it."""

    is_over = False

    def start(self, _tag: str, _attributes: dict[str, str]) -> None:
        self.is_over = True

    def doctype(self, name: str, _public: str | None, _system: str | None) -> None:
        raise zipfile.BadZipFile(f"document type {name}")


def _without_document_type(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same ``pieces`` of a part. Raises ``zipfile.BadZipFile`` for a document type, which no Office file has.

    An entity of a megabyte that is named a thousand times makes gigabytes of a few kilobytes while they are parsed.
    """
    prolog = _Prolog()
    parser = ElementTree.XMLParser(target=prolog)
    for piece in pieces:
        if not prolog.is_over:
            try:
                parser.feed(piece)
            except ElementTree.ParseError:
                # A picture, or a damaged part: who reads it says so.
                prolog.is_over = True
        yield piece


def _without_long_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same ``pieces`` of a part. Raises ``UnreadableFile`` for a tag longer than ``TAG_LIMIT``, more or less."""
    open_since = 0
    for piece in pieces:
        piece = bytes(piece)
        begins, ends = piece.rfind(b"<"), piece.rfind(b">")
        if begins > ends:
            open_since = len(piece) - begins
        elif ends >= 0:
            open_since = 0
        elif open_since:
            open_since += len(piece)
        if open_since > TAG_LIMIT:
            raise _too_many_elements()
        yield piece


def inflated_size(packed: bytes | memoryview, limit: int, window: int) -> int:
    """How many bytes ``packed`` unpacks to. Raises ``UnreadableFile`` beyond ``limit``."""
    return _size(_inflated(packed, window), limit)


def _size(pieces: Iterable[bytes], limit: int) -> int:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise _too_large()
    return size


def _inflated(packed: bytes | memoryview, window: int) -> Iterator[bytes]:
    unpacking = zlib.decompressobj(window)
    for piece in _pieces(packed):
        while piece and not unpacking.eof:
            yield unpacking.decompress(piece, _PIECE)
            piece = unpacking.unconsumed_tail
        if unpacking.eof:
            break


def _pieces(content: bytes | memoryview) -> Iterator[bytes | memoryview]:
    return (content[start : start + _PIECE] for start in range(0, len(content), _PIECE))


def _too_many_elements() -> UnreadableFile:
    return UnreadableFile(
        _("there is far more in the file than a table needs. Copy the table alone into a new file, and upload that.")
    )


def _too_large() -> UnreadableFile:
    return UnreadableFile(
        _(
            "unpacked, the file is larger than {limit} MB. Delete pictures and empty rows from it, or copy the "
            "table into a new file."
        ).format(limit=UNPACKED_LIMIT // 1_000_000)
    )
