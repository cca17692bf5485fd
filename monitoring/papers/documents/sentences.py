"""Sentences of a document, each with the figures that stand in it and where each of them comes from."""

from collections.abc import Iterable
from dataclasses import dataclass

from monitoring.language import formats


@dataclass(frozen=True)
class Figure:
    """What a document shows of a metric: the rows picked by ``where``, their ``column``, the value and its words.

    Of several rows the value is the sum; without a column it is their count. It shows — where nobody knows it.
    """

    metric: str
    where: dict[str, object]
    column: str
    value: object
    shown: str

    def __str__(self) -> str:
        return self.shown

    @property
    def rows(self) -> str:
        """Which rows of the metric it is of, as it stands among the sources."""
        return "，".join(f"{column}={_listed(value)}" for column, value in self.where.items())


def _listed(value) -> str:
    if not isinstance(value, set | frozenset):
        return formats.NOTHING if value is None else str(value)
    return "/".join(map(str, sorted(value)))


@dataclass(frozen=True)
class Sentence:
    """A text and the figures in it; a proposal is one that a person has to confirm."""

    text: str
    figures: tuple[Figure, ...] = ()
    is_proposal: bool = False

    def __str__(self) -> str:
        return self.text


Part = Sentence | Figure | str | int | None


def sentence(words: str, /, *, is_proposal: bool = False, **parts: Part) -> Sentence | None:
    """``words`` with ``parts`` in their braces; none where one of them is not known, for nothing is invented."""
    if any(part is None or (isinstance(part, Figure) and part.value is None) for part in parts.values()):
        return None
    text = words.format(**{name: str(part) for name, part in parts.items()})
    return Sentence(text, tuple(_figures(parts.values())), is_proposal)


def listed(phrases: Iterable[Sentence | None], between: str = "、") -> Sentence | None:
    """Several phrases as one, those without data left out; none where nothing is left."""
    known = told(*phrases)
    return Sentence(between.join(map(str, known)), tuple(_figures(known))) if known else None


def told(*sentences: Sentence | None) -> list[Sentence]:
    """The sentences that have data."""
    return [each for each in sentences if each is not None]


def _figures(parts: Iterable[Part]) -> Iterable[Figure]:
    for part in parts:
        if isinstance(part, Figure):
            yield part
        elif isinstance(part, Sentence):
            yield from part.figures
