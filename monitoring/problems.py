"""What is wrong with a file, said at its cell; and the few errors that stop the work."""

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning", "notice"]


@dataclass(frozen=True)
class Problem:
    """One thing that a person should know about one cell of a file.

    ``row`` counts from 1 as a spreadsheet does and ``cell`` is its name there (``J14``); both are empty for
    what concerns the whole file. An *error* refuses the file, a *warning* asks for a look, a *notice* informs.
    ``fix`` is what the cell could hold instead, where that can be proposed, and ``other_fix`` a second proposal
    (empty text: leave the cell empty; the text of the cell: leave it as it is); a person decides. ``item`` is the
    indicator or task that the row is about, as ``I14 视频数量``; empty where it is about none.
    """

    row: int | None
    column: str
    value: str
    severity: Severity
    problem: str
    hint: str
    cell: str = ""
    fix: str | None = None
    other_fix: str | None = None
    item: str = ""

    @property
    def fixes(self) -> tuple[str, ...]:
        """What the cell could hold instead of what it holds: nothing, one text, or two of which a person chooses."""
        return tuple(fix for fix in (self.fix, self.other_fix) if fix is not None and fix != self.value)

    @property
    def has_one_answer(self) -> bool:
        """Whether there is one correction and no other answer: it can be taken without a choice."""
        return self.fix is not None and self.other_fix is None

    def as_dict(self) -> dict:
        """The problem as a plain dictionary, for JSON and tables."""
        return asdict(self)


def errors(problems: list[Problem]) -> list[Problem]:
    """Those of ``problems`` that refuse the file."""
    return [problem for problem in problems if problem.severity == "error"]


class MonitoringError(Exception):
    """What stops the work, said in a sentence for the person at the screen."""


class UnreadableFile(MonitoringError):
    """The bytes are not a table that can be read."""


class RefusedFile(MonitoringError):
    """The file was read and has errors; ``problems`` has all of them."""

    def __init__(self, message: str, problems: list[Problem]):
        super().__init__(message)
        self.problems = problems


class DatabaseUnavailable(MonitoringError):
    """The database file cannot be opened: in use elsewhere, too new, or not a database."""


class UnknownName(MonitoringError):
    """A submission, figure, department or template was asked for that does not exist."""
