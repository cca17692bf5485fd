"""Bars that are cells of a table with a ground: they are drawn by any office program, without a picture or a font."""

from dataclasses import dataclass

from monitoring.papers.documents.sentences import Figure

CELLS = 20
EMPTY = "E9ECF0"


@dataclass(frozen=True)
class Bar:
    """A share 0…1 of a whole with its label, its figure and its colour (``#1b7f5c``)."""

    label: str
    figure: Figure
    share: float
    colour: str

    @property
    def percent(self) -> str:
        """How long it is in percent of its whole; what is more than the whole is cut."""
        return f"{100 * min(self.share, 1):.1f}"

    @property
    def cells(self) -> list[str]:
        """The grounds of its cells; what is more than nothing fills at least one, what is not all leaves one empty."""
        filled = round(CELLS * min(self.share, 1))
        if 0 < self.share < 1:
            filled = min(max(filled, 1), CELLS - 1)
        return [self.colour.lstrip("#").upper()] * filled + [EMPTY] * (CELLS - filled)


def bar(label: str, figure: Figure, of, colour: str) -> Bar:
    """The bar of a ``figure`` as a share ``of`` a whole; an empty one where either is not known."""
    share = float(figure.value) / float(of) if figure.value is not None and of else 0.0
    return Bar(label, figure, max(share, 0.0), colour)
