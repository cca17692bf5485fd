"""An official table as a paper: the figures in the layout of the place, under the name that its file has."""

from monitoring.papers import headings, layouts
from monitoring.papers.figures import Figures
from monitoring.papers.paper import Missing, Occasion, Paper
from monitoring.papers.workbooks import filling as filled_workbook


def paper(
    name: str,
    title: str,
    owner: dict,
    occasion: Occasion,
    figures: Figures,
    missing: list[Missing],
    task: dict | None = None,
) -> Paper:
    """The table ``name`` of the department ``owner``, or of its project ``task``. Raises ``MonitoringError``."""
    found = (*headings.illustrative(owner), *missing)
    layout = layouts.layout(name, occasion.place, occasion.round_number)
    content = filled_workbook.filled(layout, figures, headings.follow(occasion), bool(found))
    return Paper(headings.file_name(owner, occasion, title, task), content, found)
