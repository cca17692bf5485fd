"""The layouts of papers: a workbook as an office would draw it, and beside it a table of which cell holds what.

``reports/NAME.PLACE.xlsx`` and ``.csv`` are of a paper and a place, ``NAME.PLACE.2.xlsx`` and ``.csv`` of its second
round where that one looks otherwise. A house keeps its own in a folder that ``MONITORING_REPORTS`` names: what is
there counts, and what is not is taken from the product's.
"""

import csv
import os
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils.cell import coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError, UnknownName

FOLDER = Path(__file__).parents[2] / "reports"
CENTRAL = "central"
# In the column ``merge``: equal texts below each other are one cell.
MERGED_DOWN = "down"


@dataclass(frozen=True)
class Place:
    """Where a figure stands: its cell in the empty workbook, and whether equal ones below each other are merged."""

    cell: str
    field: str
    is_merged_down: bool

    @property
    def block(self) -> str:
        """The list that the figure is a column of; empty for a figure of its own."""
        return self.field.rpartition(".")[0]

    @property
    def name(self) -> str:
        """What the figure is called in its list."""
        return self.field.rpartition(".")[2]

    @property
    def column(self) -> str:
        return coordinate_from_string(self.cell)[0]

    @property
    def row(self) -> int:
        return coordinate_from_string(self.cell)[1]


@dataclass(frozen=True)
class Layout:
    """An empty workbook and the places of its figures."""

    workbook: Path
    places: tuple[Place, ...]

    @property
    def table(self) -> Path:
        """The file that says which cell holds which figure."""
        return self.workbook.with_suffix(".csv")


def folders() -> list[Path]:
    """Where layouts are looked for, the house's own folder first."""
    own = os.environ.get("MONITORING_REPORTS")
    return [Path(own), FOLDER] if own else [FOLDER]


def file_of(name: str) -> Path | None:
    """The file of this name, the house's own before the product's; None where there is none."""
    return next((folder / name for folder in folders() if (folder / name).is_file()), None)


def last_change() -> float:
    """When a layout was last changed, as the file system counts seconds."""
    return max((file.stat().st_mtime for folder in folders() for file in folder.glob("*.*")), default=0)


def places(paper: str, ending: str = ".xlsx") -> list[str]:
    """For which places a paper has a layout, the central one first."""
    found = {file.name.split(".")[1] for folder in folders() for file in folder.glob(f"{paper}.*{ending}")}
    return sorted(found, key=lambda place: (place != CENTRAL, place))


def layout(paper: str, place: str, round_number: int) -> Layout:
    """The layout of a paper as a place prints it in this round. Raises ``UnknownName``, ``MonitoringError``."""
    if place not in places(paper):
        said = _("There is no layout of {paper} for {place}. There are: {places}")
        raise UnknownName(said.format(paper=paper, place=place, places=formats.listed(places(paper))))
    names = (f"{paper}.{place}.{round_number}.xlsx", f"{paper}.{place}.xlsx")
    workbook = next(filter(None, map(file_of, names)))
    return Layout(workbook, tuple(_places(workbook.with_suffix(".csv"))))


def _places(table: Path) -> list[Place]:
    try:
        # Excel writes the mark of UTF-8, other editors do not.
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["field"]]
            return [_place(row) for row in rows]
    except (OSError, UnicodeDecodeError, KeyError, CellCoordinatesException) as error:
        said = _("{file} does not say which cell holds which figure: {reason}")
        raise MonitoringError(said.format(file=table, reason=error)) from error


def _place(row: dict) -> Place:
    coordinate_from_string(row["cell"])
    return Place(row["cell"], row["field"], row["merge"] == MERGED_DOWN)
