"""The papers that there are: each by its name on the command line and in addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from monitoring.language.catalogue import gettext as _
from monitoring.papers.paper import Occasion, Paper
from monitoring.problems import UnknownName


@dataclass(frozen=True)
class Kind:
    """A paper: what it is called, the end of its file's name, how it is made of a database for an occasion.

    ``is_of_project`` where there is one for each project. The database is whatever has ``query``: a paper of somebody
    is made of what that person may see.
    """

    title: Callable[[], str]
    suffix: str
    make: Callable[[object, Occasion], Paper]
    is_of_project: bool = False


PAPERS: dict[str, Kind] = {}


def kind(name: str) -> Kind:
    """The paper of this name. Raises ``UnknownName``."""
    if name not in PAPERS:
        raise UnknownName(_("There is no paper {name}. There are: {names}").format(name=name, names=", ".join(PAPERS)))
    return PAPERS[name]
