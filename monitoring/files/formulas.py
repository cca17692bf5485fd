"""Computes formulas that were stored without their result (files made by programs), where it is plain arithmetic.

Sums, products, additions, roundings over the cells of the same sheet, in exact decimals. Whatever else a formula
does is not guessed at. The libraries for it (formulas, pycel, xlcalculator) compute in binary fractions, where
0.1 + 0.2 is not 0.3, and take NOW() for the time of the upload.
"""

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException

from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from monitoring.files.cells import Grid, cell_name, column_index

Place = tuple[int, int]
# A running total in each of 100,000 rows would visit five thousand million cells.
VISIT_LIMIT = 300_000
# Characters of the formulas of a sheet that are computed, and of those that are written out for cells that share one:
# 100,000 rows with a formula of ten characters.
COMPUTED_LIMIT = WRITTEN_LIMIT = 1_000_000
_DEPTH_LIMIT = 100
FORMULA_LENGTH_LIMIT = 2_000
_EXACT = Context(prec=40)
_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<range>\$?[A-Z]{1,3}\$?[0-9]{1,7}:\$?[A-Z]{1,3}\$?[0-9]{1,7})(?![0-9A-Z(!])"
    r"|(?P<cell>\$?[A-Z]{1,3}\$?[0-9]{1,7})(?![0-9A-Z(!:.])"
    r"|(?P<function>SUM|PRODUCT|AVERAGE|MIN|MAX|ROUND)\("
    r"|(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?![0-9A-Z!:])"
    r"|(?P<sign>[-+*/%(),])"
    r")\s*",
    re.IGNORECASE,
)
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_LAST_OF_A_NUMBER = frozenset("0123456789%")
_NUMBER = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(%?)")


class _NotPlainArithmetic(Exception):
    """The formula does something that is not computed here."""


def translated(formula: str, origin: Place, place: Place) -> str:
    """The formula of ``origin`` as it stands at ``place``, for cells that share one; empty where it has no place."""
    try:
        return Translator(f"={formula}", cell_name(*origin)).translate_formula(cell_name(*place))[1:]
    except (TranslatorError, TokenizerError):
        return ""


def looks_like_a_number(text: str) -> bool:
    """Whether text that was stored as words would be taken for a number."""
    return text[-1:] in _LAST_OF_A_NUMBER and bool(_NUMBER.fullmatch(text))


def results(grid: Grid, formulas: dict[Place, str], words: set[Place]) -> dict[Place, Decimal]:
    """The results of those ``formulas`` that are plain arithmetic.

    ``grid`` has the other cells, ``words`` the places of text that looks like a number.
    """
    calculation = _Calculation(grid, formulas, words)
    for place in sorted(formulas):
        calculation.result(place)
    return {place: value for place, value in calculation.known.items() if value is not None}


class _Calculation:
    """The formulas of one sheet; each is computed once."""

    def __init__(self, grid: Grid, formulas: dict[Place, str], words: set[Place]):
        self.grid, self.formulas, self.words = grid, formulas, words
        self.known: dict[Place, Decimal | None] = {}
        self.visits = 0
        self.depth = 0
        self.characters = 0

    def result(self, place: Place) -> Decimal | None:
        """The result at a place with a formula; None where it cannot be computed, also where it depends on itself."""
        if place not in self.known:
            self.known[place] = None
            self.depth += 1
            try:
                self.known[place] = _Expression(self._formula(place), self).value()
            except (_NotPlainArithmetic, DecimalException):
                pass
            finally:
                self.depth -= 1
        return self.known[place]

    def _formula(self, place: Place) -> str:
        formula = self.formulas[place]
        self.characters += len(formula)
        if self.characters > COMPUTED_LIMIT:
            raise _NotPlainArithmetic
        return formula

    def cell(self, place: Place) -> Decimal | None:
        """The number in a cell; None where it is empty or has words."""
        self.visits += 1
        if self.visits > VISIT_LIMIT or self.depth > _DEPTH_LIMIT:
            raise _NotPlainArithmetic
        if place in self.formulas:
            value = self.result(place)
            if value is None:
                raise _NotPlainArithmetic
            return value
        text = self.grid.get(*place)
        if text.startswith("#"):
            raise _NotPlainArithmetic
        found = _NUMBER.fullmatch(text)
        if not found or place in self.words:
            return None
        return Decimal(found[1]) / (100 if found[2] else 1)

    def operand(self, place: Place) -> Decimal:
        """The number in a cell that is added or multiplied; an empty cell counts as 0."""
        value = self.cell(place)
        if value is None and self.grid.get(*place):
            raise _NotPlainArithmetic
        return value or Decimal(0)

    def numbers(self, corners: str) -> Iterator[Decimal]:
        """The numbers in a range; words and empty cells are passed over."""
        first, last = (_place(corner) for corner in corners.split(":"))
        for row in range(min(first[0], last[0]), max(first[0], last[0]) + 1):
            for column in range(min(first[1], last[1]), max(first[1], last[1]) + 1):
                value = self.cell((row, column))
                if value is not None:
                    yield value


def _place(cell: str) -> Place:
    letters, row = _CELL.fullmatch(cell).groups()
    return int(row) - 1, column_index(letters)


class _Expression:
    """A formula read from left to right."""

    def __init__(self, formula: str, calculation: _Calculation):
        self.calculation = calculation
        self.tokens = _tokens(formula)
        self.position = 0

    def value(self) -> Decimal:
        value = self._sum()
        if self.position < len(self.tokens):
            raise _NotPlainArithmetic
        return value

    def _next(self) -> tuple[str, str]:
        return self.tokens[self.position] if self.position < len(self.tokens) else ("", "")

    def _take(self, *signs: str) -> str:
        kind, text = self._next()
        if kind != "sign" or text not in signs:
            return ""
        self.position += 1
        return text

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise _NotPlainArithmetic

    def _sum(self) -> Decimal:
        value = self._product()
        while sign := self._take("+", "-"):
            other = self._product()
            value = _EXACT.add(value, other) if sign == "+" else _EXACT.subtract(value, other)
        return value

    def _product(self) -> Decimal:
        value = self._factor()
        while sign := self._take("*", "/"):
            other = self._factor()
            value = _EXACT.multiply(value, other) if sign == "*" else _EXACT.divide(value, other)
        return value

    def _factor(self) -> Decimal:
        if sign := self._take("+", "-"):
            return self._factor() if sign == "+" else -self._factor()
        value = self._single()
        while self._take("%"):
            value = value / 100
        return value

    def _single(self) -> Decimal:
        kind, text = self._next()
        self.position += 1
        if kind == "number":
            return Decimal(text)
        if kind == "cell":
            return self.calculation.operand(_place(text))
        if kind == "function":
            return self._function(text.upper())
        if (kind, text) != ("sign", "("):
            raise _NotPlainArithmetic
        value = self._sum()
        self._expect(")")
        return value

    def _function(self, name: str) -> Decimal:
        arguments = self._argument()
        groups = [arguments]
        while self._take(","):
            groups.append(self._argument())
        self._expect(")")
        if name == "ROUND":
            return _rounded(groups)
        numbers = [number for group in groups for number in group]
        return _OF_NUMBERS[name](numbers)

    def _argument(self) -> list[Decimal]:
        kind, text = self._next()
        if kind == "range":
            self.position += 1
            return list(self.calculation.numbers(text))
        # A single cell among the arguments is a range of one: words in it do not count.
        following = self.tokens[self.position + 1 : self.position + 2]
        if kind == "cell" and following and following[0][1] in (",", ")"):
            self.position += 1
            return list(self.calculation.numbers(f"{text}:{text}"))
        return [self._sum()]


def _tokens(formula: str) -> list[tuple[str, str]]:
    if len(formula) > FORMULA_LENGTH_LIMIT or formula.count("(") > 50:
        raise _NotPlainArithmetic
    tokens, position = [], 0
    while position < len(formula):
        found = _TOKEN.match(formula, position)
        if not found:
            raise _NotPlainArithmetic
        tokens.append((found.lastgroup, found[found.lastgroup]))
        position = found.end()
    return tokens


def _rounded(groups: list[list[Decimal]]) -> Decimal:
    if [len(group) for group in groups] != [1, 1]:
        raise _NotPlainArithmetic
    (number,), (places,) = groups
    if abs(places) > 15:
        raise _NotPlainArithmetic
    return number.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP, _EXACT)


def _total(numbers: list[Decimal]) -> Decimal:
    total = Decimal(0)
    for number in numbers:
        total = _EXACT.add(total, number)
    return total


def _product(numbers: list[Decimal]) -> Decimal:
    product = Decimal(1)
    for number in numbers:
        product = _EXACT.multiply(product, number)
    return product if numbers else Decimal(0)


def _mean(numbers: list[Decimal]) -> Decimal:
    if not numbers:
        raise _NotPlainArithmetic
    return _EXACT.divide(_total(numbers), Decimal(len(numbers)))


_OF_NUMBERS: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "SUM": _total,
    "PRODUCT": _product,
    "AVERAGE": _mean,
    "MIN": lambda numbers: min(numbers, default=Decimal(0)),
    "MAX": lambda numbers: max(numbers, default=Decimal(0)),
}
