"""What a monthly file reports on: the indicators and tasks of a department's year, found by code or by name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from monitoring.files.cell_values import fold, shown
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import CODE_AND_NAME, Kind
from monitoring.monthly.lines import Line

_CODE = re.compile(r"(?P<letter>[a-z])[-.#、]?(?P<number>[0-9ol]{1,6})")
_DIGITS_MEANT = str.maketrans("ol", "01")


class Book:
    """The indicators or tasks of one department and year, by code and by name."""

    def __init__(self, kind: Kind):
        self.code, self.name = CODE_AND_NAME[kind]
        self.items: list[dict] = []

    @cached_property
    def by_code(self) -> dict[str, dict]:
        """Folded code → item."""
        return {fold(item[self.code]): item for item in self.items}

    @cached_property
    def by_name(self) -> dict[str, list[dict]]:
        """Folded name → the items that have it."""
        names = defaultdict(list)
        for item in self.items:
            names[fold(item[self.name])].append(item)
        return names

    def named(self, name: str, explanation: str) -> list[dict]:
        """The items of this name; where there are several, those which also have this explanation, if any has."""
        found = self.by_name.get(fold(name), [])
        if len(found) < 2 or not explanation:
            return found
        return [item for item in found if fold(item.get("explanation") or "") == fold(explanation)] or found

    @cached_property
    def by_letter_and_number(self) -> dict[tuple[str, int], list[str]]:
        """The codes by what remains of them without zeros in front: I01 is the first of the letter I."""
        alike = defaultdict(list)
        for item in self.items:
            if parts := _letter_and_number(item[self.code]):
                alike[parts].append(item[self.code])
        return alike

    def alike(self, code: str) -> list[str]:
        """The codes that are meant by ``I1``, ``I-01`` or ``IO1`` for I01."""
        parts = _letter_and_number(code)
        return self.by_letter_and_number.get(parts, []) if parts else []

    @cached_property
    def codes(self) -> str:
        """All codes in short, letter by letter: “K1–K5, O1–O21, B1, B2”; not every number between need exist."""
        of_letter: dict[str, list[str]] = defaultdict(list)
        for item in self.items:
            of_letter[item[self.code].rstrip("0123456789")].append(item[self.code])
        spans = ([f"{codes[0]}–{codes[-1]}"] if len(codes) > 2 else codes for codes in of_letter.values())
        return formats.listed(code for span in spans for code in span)


def _letter_and_number(code: str) -> tuple[str, int] | None:
    """A code's letter and number, with O and l in the number read as 0 and 1."""
    found = _CODE.fullmatch(fold(code))
    return (found["letter"], int(found["number"].translate(_DIGITS_MEANT))) if found else None


def item_of(line: Line, book: Book | None) -> dict | None:
    """The indicator or task of a row: the code decides, and a name that is unique serves for it."""
    code, name = line.text("code"), line.text("name")
    if not code and not name:
        line.add(
            code_column(line),
            "error",
            _("This row has neither a code nor a name."),
            _("Write the code, or delete the row."),
        )
    if book is None or not (code or name):
        return None
    same_name = book.named(name, line.text("explanation"))
    return _by_code(line, book, code, same_name) if code else _by_name(line, book, same_name)


def code_column(line: Line) -> str:
    """Where a row says what it reports on."""
    return "code" if "code" in line.sheet.columns else "name"


def nothing_to_report_on(kind: Kind, year: int, years: Iterable[int]) -> str:
    """That there is nothing to report on in ``year``, and in which ``years`` there is."""
    listed = formats.listed(sorted(years))
    if not listed:
        return (
            _("This department has no tasks yet.")
            if kind in ("spending", "budget")
            else _("This department has no targets yet.")
        )
    sentence = (
        _("There are no tasks for {year}; there are tasks for {years}.")
        if kind in ("spending", "budget")
        else _("There are no targets for {year}; there are targets for {years}.")
    )
    return sentence.format(year=year, years=listed)


def _by_code(line: Line, book: Book, code: str, same_name: list[dict]) -> dict | None:
    item = book.by_code.get(fold(code))
    if item is None:
        line.add("code", "error", *_unknown_code(book, line, same_name))
        return None
    if line.has("name") and item not in same_name:
        # Where the name is right, the explanation is that of a namesake.
        is_namesake = fold(item[book.name]) == fold(line.text("name"))
        known = item["explanation"] if is_namesake else item[book.name]
        line.add(
            "explanation" if is_namesake else "name",
            "warning",
            _("{code} is “{name}”; this row names another. The code decides.").format(
                code=item[book.code], name=shown(known or "")
            ),
            _("Check that the figure stands in the right row."),
        )
    return item


def _unknown_code(book: Book, line: Line, same_name: list[dict]) -> tuple[str, str, str | None]:
    """What is wrong with the code, what to do, and the code that it should be, where there is only one."""
    code, name, explanation = (line.text(column) for column in ("code", "name", "explanation"))
    problem = _("There is no code “{value}” in the targets of this department and year.").format(value=shown(code))
    if len(same_name) == 1:
        right = same_name[0][book.code]
        return problem, _("“{name}” has the code {code}.").format(name=shown(name), code=right), right
    codes = [item[book.code] for item in book.named(code, explanation)]
    fix = codes[0] if len(codes) == 1 else None
    if codes:
        hint = _("“{name}” is a name; write its code here: {codes}.")
        return problem, hint.format(name=shown(code), codes=formats.listed(codes)), fix
    alike = book.alike(code)
    if len(alike) == 1:
        return problem, _("Write {code}, if that is meant.").format(code=alike[0]), alike[0]
    return problem, _("Use the codes of the template: {codes}.").format(codes=book.codes), None


def _by_name(line: Line, book: Book, same_name: list[dict]) -> dict | None:
    if len(same_name) == 1:
        return same_name[0]
    name = shown(line.text("name"))
    if same_name:
        codes = formats.listed(item[book.code] for item in same_name)
        problem = _("“{value}” is the name of {codes}.").format(value=name, codes=codes)
        hint = _("Write the code, to say which one is meant.")
    else:
        problem = _("There is no “{value}” in the targets of this department and year.").format(value=name)
        hint = _("Write the code from the template; delete the row if it is a total.")
    line.add("name", "error", problem, hint)
    return None
