"""The papers that there are: each by its name on the command line and in addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from monitoring.language.catalogue import gettext as _
from monitoring.papers import layouts
from monitoring.papers.breaches import EVALUATION, MONITORING
from monitoring.papers.brief import brief
from monitoring.papers.brief import page as brief_page
from monitoring.papers.month_workbook import workbook
from monitoring.papers.paper import Occasion, Paper
from monitoring.papers.reports import monitoring_report, self_evaluation_report
from monitoring.papers.tables import (
    department_evaluation,
    department_monitoring,
    project_evaluation,
    project_monitoring,
)
from monitoring.problems import UnknownName


@dataclass(frozen=True)
class Kind:
    """A paper: what it is called, the end of its file's name, how it is made of a database for an occasion.

    ``is_of_project`` where there is one for each project; ``layout`` is the name of its layouts where places print it
    differently; ``has_rounds`` unless it is made once for the year. The database is whatever has ``query``: a paper of
    somebody is made of what that person may see.
    """

    title: Callable[[], str]
    suffix: str
    make: Callable[[object, Occasion], Paper]
    is_of_project: bool = False
    layout: str = ""
    has_rounds: bool = True
    # By which rules it is checked before it is handed in: ``monitoring``, ``evaluation``, or none.
    checked_as: str = ""

    @property
    def places(self) -> list[str]:
        """For which places there is a layout of its own, the central one first."""
        return layouts.places(self.layout, self.suffix) if self.layout else [layouts.CENTRAL]


def _table(title: Callable[[], str], module, checked_as: str, is_of_project: bool = False) -> dict[str, Kind]:
    """An official table, which a module makes and places lay out in their own ways."""
    has_rounds = checked_as == MONITORING
    return {module.NAME: Kind(title, ".xlsx", module.make, is_of_project, module.NAME, has_rounds, checked_as)}


def _document(title: Callable[[], str], module, checked_as: str = "") -> dict[str, Kind]:
    """A report of the department as a document, which places lay out in their own ways."""
    has_rounds = checked_as == MONITORING
    return {module.NAME: Kind(title, ".docx", module.make, False, module.NAME, has_rounds, checked_as)}


PAPERS: dict[str, Kind] = {
    **_table(lambda: _("Monitoring table of a project"), project_monitoring, MONITORING, is_of_project=True),
    **_table(lambda: _("Monitoring table of the department"), department_monitoring, MONITORING),
    **_table(lambda: _("Self-evaluation of a project"), project_evaluation, EVALUATION, is_of_project=True),
    **_table(lambda: _("Self-evaluation of the department"), department_evaluation, EVALUATION),
    **_document(lambda: _("Monitoring report"), monitoring_report, MONITORING),
    **_document(lambda: _("Self-evaluation report"), self_evaluation_report, EVALUATION),
    **_document(lambda: _("Monthly brief"), brief),
    brief_page.NAME: Kind(lambda: _("Monthly brief as a page"), brief_page.ENDING, brief_page.make, has_rounds=False),
    workbook.NAME: Kind(lambda: _("Workbook of the month"), workbook.ENDING, workbook.make, has_rounds=False),
}


def kind(name: str) -> Kind:
    """The paper of this name. Raises ``UnknownName``."""
    if name not in PAPERS:
        raise UnknownName(_("There is no paper {name}. There are: {names}").format(name=name, names=", ".join(PAPERS)))
    return PAPERS[name]
