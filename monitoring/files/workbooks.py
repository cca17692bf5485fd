"""Reads workbooks (.xlsx, .xlsm) → sheets: what a person sees in each cell, at the place where it is seen.

From the XML itself in one pass, where a formula and its stored value, the number format, what is hidden and what is
merged stand side by side. openpyxl has either formulas or values, in more than twice the time; calamine is six times
faster, but has no number formats and no hidden rows, and two cells far apart end the whole process.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from monitoring.files import formulas, number_formats
from monitoring.files.archives import Archive, local
from monitoring.files.cells import (
    COLUMN_LIMIT,
    Grid,
    Room,
    Table,
    cell_name,
    cleaned,
    column_index,
    hidden,
    remark,
    too_many_cells,
    too_many_merged,
)
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem

# Ranges of a sheet that are merged; how far they reach in all is bounded as well.
MERGED_LIMIT = 20_000
# A workbook has so many columns, and thus no more ranges of columns.
COLUMN_RANGES_LIMIT = 16_384
# Formulas without a result that are named one by one.
NAMED_FORMULAS = 500


@dataclass
class _Book:
    """What all sheets of a workbook share."""

    archive: Archive
    strings: list[str]
    formats: list[str]
    since_1904: bool
    room: Room = field(default_factory=Room)


@dataclass
class _Sheet:
    """One sheet while it is read."""

    grid: Grid
    # Formulas without a result: as written (empty where it is shared), number of the shared one, number format.
    formulas: dict[tuple[int, int], tuple[str, str, str]] = field(default_factory=dict)
    shared: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    # Text that looks like a number: a sum passes over it.
    words: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)


def tables(archive: Archive) -> list[Table]:
    """All sheets with a cell in them, in the order of their tabs."""
    main = archive.main
    workbook = archive.xml(main)
    targets = archive.targets(main)
    properties = workbook.find("workbookPr")
    book = _Book(
        archive,
        _shared_strings(archive, targets),
        _formats(archive, targets),
        properties is not None and properties.get("date1904") in ("1", "true"),
    )
    found, read = [], set()
    for sheet in workbook.iterfind("sheets/sheet"):
        kind, part = targets.get(sheet.get("r:id", ""), ("", ""))
        # Each sheet has a part of its own; a million of them could name the same.
        if kind == "worksheet" and part in archive.names and part not in read:
            read.add(part)
            grid, problems = _read(book, part)
            is_hidden = sheet.get("state", "visible") != "visible"
            continued = frozenset(grid.continued)
            found.append(Table(grid.rows, sheet.get("name", ""), problems, is_hidden, continued))
    return [table for table in found if table.rows]


def _part(targets: dict[str, tuple[str, str]], kind: str, archive: Archive) -> str:
    return next((part for found, part in targets.values() if found == kind and part in archive.names), "")


def _shared_strings(archive: Archive, targets: dict) -> list[str]:
    part = _part(targets, "sharedStrings", archive)
    return [_text(element) for _tag, element in archive.pieces(part, {"si"})] if part else []


def _text(element: ElementTree.Element) -> str:
    """The words of a string; how Chinese is pronounced (``rPh``) stands beside them and is no part of them."""
    parts = []
    for child in element:
        if local(child.tag) == "t":
            parts.append(child.text or "")
        elif local(child.tag) == "r":
            parts += [run.text or "" for run in child if local(run.tag) == "t"]
    return cleaned("".join(parts))


def _formats(archive: Archive, targets: dict) -> list[str]:
    """What each cell style shows, see ``number_formats.kind``."""
    part = _part(targets, "styles", archive)
    if not part:
        return []
    styles = archive.xml(part)
    codes = dict(number_formats.BUILTIN)
    codes |= {
        int(own.get("numFmtId", 0)): own.get("formatCode", "General") for own in styles.iterfind("numFmts/numFmt")
    }
    return [
        number_formats.kind(codes.get(int(style.get("numFmtId", 0)), "")) for style in styles.iterfind("cellXfs/xf")
    ]


def _read(book: _Book, part: str) -> tuple[Grid, tuple[Problem, ...]]:
    sheet = _Sheet(Grid(book.room))
    number = ranges = 0
    for tag, element in book.archive.pieces(part, {"row", "col", "mergeCell"}):
        if tag == "row":
            number = int(element.get("r") or number + 1)
            _read_row(book, sheet, number - 1, element)
        elif tag == "mergeCell":
            sheet.merged.append(element.get("ref", ""))
        elif (ranges := ranges + 1) > COLUMN_RANGES_LIMIT:
            raise too_many_cells()
        elif _is_on(element, "hidden"):
            first, end = int(element.get("min", 1)) - 1, int(element.get("max", 1)) - 1
            sheet.hidden_columns |= set(range(max(first, 0), min(end + 1, COLUMN_LIMIT)))
    _clear_merged(sheet)
    columns = sorted(column for column in sheet.hidden_columns if column <= sheet.grid.last_column)
    problems = (*_without_value(book, sheet), *hidden(sheet.hidden_rows, columns))
    return sheet.grid, problems


def _is_on(element: ElementTree.Element, name: str) -> bool:
    return element.get(name) in ("1", "true")


def _read_row(book: _Book, sheet: _Sheet, row: int, element: ElementTree.Element) -> None:
    column = -1
    before = sheet.grid.count
    for cell in element:
        reference = cell.get("r")
        column = column_index(reference) if reference else column + 1
        if len(cell):
            _read_cell(book, sheet, row, column, cell)
    if _is_on(element, "hidden") and sheet.grid.count > before:
        sheet.hidden_rows.append(row)


def _read_cell(book: _Book, sheet: _Sheet, row: int, column: int, cell: ElementTree.Element) -> None:
    kind = cell.get("t", "n")
    value = formula = inline = None
    for child in cell:
        tag = local(child.tag)
        if tag == "v":
            value = child.text
        elif tag == "f":
            formula = child
        elif tag == "is":
            inline = child
    shows = _shows(book, cell)
    if formula is not None and formula.text and formula.get("t") == "shared":
        sheet.shared[formula.get("si", "")] = (formula.text, row, column)
    if formula is not None and value is None and kind != "str":
        sheet.formulas[row, column] = (formula.text or "", formula.get("si", ""), shows)
        sheet.grid.put(row, column, "=")
        return
    text = _text(inline) if inline is not None else _value(book, kind, value or "", shows)
    sheet.grid.put(row, column, text)
    if kind not in ("n", "d") and formulas.looks_like_a_number(text):
        sheet.words.add((row, column))


def _shows(book: _Book, cell: ElementTree.Element) -> str:
    style = int(cell.get("s") or 0)
    return book.formats[style] if style < len(book.formats) else ""


def _value(book: _Book, kind: str, value: str, shows: str) -> str:
    if kind == "s":
        return book.strings[int(value)] if value else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "d":
        return value.removesuffix("T00:00:00").replace("T", " ")
    return number_formats.text(value, shows, book.since_1904) if kind == "n" and value else cleaned(value)


def _clear_merged(sheet: _Sheet) -> None:
    if len(sheet.merged) > MERGED_LIMIT:
        raise too_many_merged()
    for reference in sheet.merged:
        first, _colon, last = reference.partition(":")
        (top, left), (bottom, right) = _corner(first), _corner(last or first)
        sheet.grid.merge(top, left, bottom, right)
    sheet.formulas = {place: formula for place, formula in sheet.formulas.items() if sheet.grid.get(*place)}


def _corner(reference: str) -> tuple[int, int]:
    return int(reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1, column_index(reference)


def _without_value(book: _Book, sheet: _Sheet) -> Iterator[Problem]:
    """Formulas that were stored without a result get it here; what cannot be computed stays as it is written."""
    written = _written(sheet)
    results = formulas.results(sheet.grid, written, sheet.words)
    unknown = []
    for place, (_formula, _shared, shows) in sheet.formulas.items():
        if place in results:
            sheet.grid.put(*place, number_formats.text(str(results[place]), shows, book.since_1904))
        else:
            sheet.grid.put(*place, f"={written[place]}")
            unknown.append(place)
    yield from (_no_value(place, written[place]) for place in unknown[:NAMED_FORMULAS])
    if further := unknown[NAMED_FORMULAS:]:
        yield _no_more_values(len(further))
    if results:
        yield _computed(sheet, sorted(results))


def _written(sheet: _Sheet) -> dict[tuple[int, int], str]:
    """The formulas without a result, also where several cells share one; empty where that would be too much."""
    written, left = {}, formulas.WRITTEN_LIMIT
    for place, (formula, shared, _shows) in sheet.formulas.items():
        if not formula and shared in sheet.shared:
            master, row, column = sheet.shared[shared]
            left -= len(master)
            if left >= 0 and len(master) <= formulas.FORMULA_LENGTH_LIMIT:
                formula = formulas.translated(master, (row, column), place)
        written[place] = formula
    return written


def _no_value(place: tuple[int, int], formula: str) -> Problem:
    return remark(
        "warning",
        _("The file has no result for the formula in this cell, so its value is not known."),
        _("Open the file in Excel or WPS, save it and upload it again; or write the value instead of the formula."),
        place,
        f"={formula}",
    )


def _no_more_values(count: int) -> Problem:
    return remark(
        "warning",
        _("The file has no result for the formulas in {count} further cells either.").format(count=f"{count:,}"),
        _("Open the file in Excel or WPS, save it and upload it again; or write the value instead of the formula."),
    )


def _computed(sheet: _Sheet, places: list[tuple[int, int]]) -> Problem:
    first = places[0]
    problem = _("The file has no results for {count} formulas; they were computed, from {cell} = {value} on.")
    return remark(
        "notice",
        problem.format(count=len(places), cell=cell_name(*first), value=sheet.grid.get(*first)),
        _("Compare the values with those that Excel or WPS shows."),
        first,
        sheet.grid.get(*first),
    )
