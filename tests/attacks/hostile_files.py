"""Small files that were made to cost much: each attack by its name → the bytes."""

import io
import struct
import zipfile
import zlib

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = '<Relationship Id="{}" Type="x/{}" Target="{}"/>'


def packed(parts: dict[str, str]) -> bytes:
    """An archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    """The part that says what another refers to: (kind, target) in turn."""
    found = (_RELATION.format(f"r{number}", kind, target) for number, (kind, target) in enumerate(targets))
    return f"<Relationships>{''.join(found)}</Relationships>"


def xlsx(sheet: str, strings: str = "", styles: str = "", sheets: str = '<sheet name="S" r:id="r0"/>') -> bytes:
    """A workbook with this XML in its sheet and its other parts."""
    spaces = f'xmlns="{_SHEETS}" xmlns:r="{_RELATIONS}"'
    return packed(
        {
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f"<workbook {spaces}><sheets>{sheets}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations(
                ("worksheet", "sheet.xml"), ("sharedStrings", "strings.xml"), ("styles", "styles.xml")
            ),
            "xl/sheet.xml": f'<worksheet xmlns="{_SHEETS}">{sheet}</worksheet>',
            "xl/strings.xml": f"<sst>{strings}</sst>",
            "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
        }
    )


def rows(cells: str, count: int = 1) -> str:
    """So many rows of a sheet with these cells."""
    return f"<sheetData>{f'<row>{cells}</row>' * count}</sheetData>"


def shown_as(code: str) -> str:
    """Styles with one number format."""
    own = f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
    return f'{own}<cellXfs><xf numFmtId="200"/></cellXfs>'


def docx(body: str, numbering: str = "") -> bytes:
    """A document with this XML in its body."""
    return packed(
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": relations(("numbering", "numbering.xml")),
            "word/numbering.xml": f'<w:numbering xmlns:w="w">{numbering}</w:numbering>',
        }
    )


TEXT_IN_PDF = b"BT /F1 10 Tf 50 700 Td (hello) Tj ET\n"


def pdf(commands: bytes, pages: int = 1) -> bytes:
    """A document of pages that are all drawn by these commands."""
    data = zlib.compress(commands)
    first = 6
    kids = b" ".join(b"%d 0 R" % (first + page) for page in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"null",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(data), data),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[page] * pages,
    ]
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (count, table, trailer)


def xls(*records: tuple[int, bytes], strings: bytes = b"") -> bytes:
    """An old workbook with these records, (kind, content), in its only sheet."""
    end = (0x0A, b"")
    book = [(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), *[(0xE0, bytes(20))] * 16]
    name = (0x85, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"S")
    shared = [(0xFC, strings)] if strings else []
    head = sum(4 + len(content) for _kind, content in (*book, name, *shared, end))
    name = (0x85, struct.pack("<IBBBB", head, 0, 0, 1, 0) + b"S")
    sheet = [(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)), *records, end]
    stream = b"".join(
        struct.pack("<HH", kind, len(content)) + content for kind, content in (*book, name, *shared, end, *sheet)
    )
    return _old_office(stream.ljust(4096, b"\0"))


def _old_office(stream: bytes) -> bytes:
    """The stream ``Workbook`` in the container of old Office files."""
    sectors = -(-len(stream) // 512)
    tables = -(-(sectors + 2) // 127)
    chain = [*range(1, sectors), 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFD] * tables]
    chain += [0xFFFFFFFF] * (tables * 128 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<8I", tables, sectors, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", *range(sectors + 1, sectors + 1 + tables), *[0xFFFFFFFF] * (109 - tables))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        written = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<HBBIII", len(written), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<III", start, size, 0)

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 0, len(stream))
    return (
        header + stream.ljust(sectors * 512, b"\0") + folder.ljust(512, b"\0") + struct.pack(f"<{len(chain)}I", *chain)
    )
