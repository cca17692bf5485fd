"""The database as one person may use it: everything read and written for a person goes through here.

It has the methods of ``Database`` that pages, actions and commands need, and nothing else. Rows of departments that
the person may not see are left out; to ask for such a department, or to write what no role allows, is refused and
noted in the audit trail. Who did something is the person who is signed in, whatever name was given.
"""

from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from monitoring.access.people import Person
from monitoring.access.rights import KINDS, OF_ADMINISTRATORS, OF_NO_DEPARTMENT, RIGHT_NAMES, Right
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError, UnknownName
from monitoring.store.database import Account, Database, Submission


class NotAllowed(MonitoringError):
    """What no role of the person allows."""


@dataclass(frozen=True)
class Desk:
    """The open ``database`` for a ``person``; in a rehearsal, whose work is taken back, all who look may try.

    ``otherwise`` is who the audit trail names where nobody is signed in.
    """

    database: Database
    person: Person
    otherwise: str = ""
    is_rehearsal: bool = False

    @property
    def path(self) -> Path:
        return self.database.path

    @property
    def version(self) -> int:
        return self.database.version

    def query(self, name: str, **parameters) -> list[dict]:
        """The rows of the metric ``name`` that are seen. Raises as ``Database.query`` does, and ``NotAllowed``."""
        self.check_question(name, parameters)
        return self.visible(name, self.database.query(name, **parameters))

    def query_before(self, moment: datetime, name: str, **parameters) -> list[dict]:
        """The rows of the metric as they were before ``moment``, those that are seen. Raises as ``query`` does."""
        self.check_question(name, parameters)
        return self.visible(name, self.database.query_before(moment, name, **parameters))

    def check_question(self, name: str, parameters: dict) -> None:
        """Raises ``NotAllowed`` for a figure or a department that this person may not see."""
        self._need(Right.ADMINISTER if name in OF_ADMINISTRATORS else Right.LOOK, parameters.get("department_code"))

    def visible(self, name: str, rows: list[dict]) -> list[dict]:
        """Those of the ``rows`` of a metric that this person may see; all of them as they are where that is all."""
        seen = self.person.departments
        if seen is None or name in OF_NO_DEPARTMENT:
            return rows
        return [row for row in rows if row["department_code"] in seen]

    def columns(self, name: str) -> list[str]:
        """The column names of the metric ``name``."""
        return self.database.columns(name)

    def commit(self, submission: Submission, tables: dict[str, list[dict]]) -> int:
        """As ``Database.commit``. Raises ``NotAllowed`` for a kind or department that this person may not submit."""
        return self.commit_all([(submission, tables)])[0]

    def commit_all(self, parts: list[tuple[Submission, dict[str, list[dict]]]]) -> list[int]:
        """As ``Database.commit_all``, all or nothing: one part that is not allowed refuses the others as well."""
        for head, _tables in parts:
            self._need(KINDS[head.kind], head.department_code)
        return self.database.commit_all(
            [(replace(head, submitted_by=self._who(head.submitted_by)), tables) for head, tables in parts]
        )

    def original(self, original_sha256: str) -> bytes:
        """The content of a kept file. Raises ``UnknownName`` where it is not kept for a department that is seen."""
        self._need(Right.LOOK)
        if self.person.departments is not None and not self._sees_original(original_sha256):
            raise UnknownName(_("This file is not kept."))
        return self.database.original(original_sha256)

    def withdraw(self, submission_id: int, done_by: str) -> None:
        """As ``Database.withdraw``. Raises ``NotAllowed`` for what this person may not take out."""
        self.withdraw_all([submission_id], done_by)

    def withdraw_all(self, submission_ids: list[int], done_by: str) -> None:
        """As ``Database.withdraw_all``, all or none."""
        self._check_undo(submission_ids)
        self.database.withdraw_all(submission_ids, self._who(done_by))

    def restore(self, submission_id: int, done_by: str) -> None:
        """As ``Database.restore``. Raises ``NotAllowed`` for what this person may not restore."""
        self._check_undo([submission_id])
        self.database.restore(submission_id, self._who(done_by))

    def enter_settings(self, values: dict[str, str], changed_by: str) -> None:
        """As ``Database.enter_settings``. Raises ``NotAllowed`` for whom no role allows it."""
        self._need(Right.SET)
        self.database.enter_settings(values, self._who(changed_by))

    def enter_month_event(
        self, department_code: str, year: int, month: int, event: str, done_by: str, reason: str
    ) -> None:
        """As ``Database.enter_month_event``. Raises ``NotAllowed`` for whom no role allows it."""
        self._need(Right.CLOSE, department_code)
        self.database.enter_month_event(department_code, year, month, event, self._who(done_by), reason)

    def enter_approval(
        self, department_code: str, year: int, month: int, event: str, done_by: str, reason: str, seen_version: int
    ) -> None:
        """As ``Database.enter_approval``. Raises ``NotAllowed`` for whom no role allows it."""
        self._need(Right.APPROVE, department_code)
        self.database.enter_approval(department_code, year, month, event, self._who(done_by), reason, seen_version)

    def accounts(self) -> dict[str, Account]:
        """All accounts by name. Raises ``NotAllowed`` for who is no administrator."""
        self._need(Right.ADMINISTER)
        return dict(self.database.accounts)

    def save_account(self, account: Account, event: str) -> None:
        """Store an account and note the ``event``. Raises ``NotAllowed`` for who is no administrator."""
        self._need(Right.ADMINISTER)
        self.database.save_account(account)
        self.note(event, account.told)

    def backup(self, file: Path) -> None:
        """As ``Database.backup``. Raises ``NotAllowed`` for who is no administrator."""
        self._need(Right.ADMINISTER)
        self.database.backup(file)
        self.note("copied", file.name)

    def export(self, folder: Path) -> None:
        """As ``Database.export``. Raises ``NotAllowed`` for who is no administrator."""
        self._need(Right.ADMINISTER)
        self.database.export(folder)
        self.note("exported", folder.name)

    def differences(self) -> list[str]:
        """As ``Database.differences``. Raises ``NotAllowed`` for who is no administrator."""
        self._need(Right.ADMINISTER)
        return self.database.differences()

    def cursor(self):
        """As ``Database.cursor``: it reaches everything, so it is the administrators'."""
        self._need(Right.ADMINISTER)
        return self.database.cursor()

    @contextmanager
    def rehearsal(self):
        """As ``Database.rehearsal``, seen by the same person."""
        with self.database.rehearsal() as rehearsed:
            yield replace(self, database=rehearsed, is_rehearsal=True)

    def note(self, event: str, subject: str, department_code: str | None = None) -> None:
        """Write into the audit trail what this person did."""
        if not self.is_rehearsal:
            self.database.note(event, self._who(self.otherwise), subject, department_code=department_code)

    def _sees_original(self, original_sha256: str) -> bool:
        return any(row["original_sha256"] == original_sha256 for row in self.query("kept_originals"))

    def _who(self, given: str) -> str:
        return self.person.name or given

    def _need(self, right: Right, department: str | None = None) -> None:
        asked = Right.LOOK if self.is_rehearsal else right
        if self.person.may(asked, department):
            return
        self.note("refused", RIGHT_NAMES[right], department)
        what = _(RIGHT_NAMES[right])
        raise NotAllowed(
            _("You may not {what} here. An administrator can give you the role for it.").format(what=what)
            if department is None or self.person.sees(department)
            else _("You may not {what} of department {department}.").format(what=what, department=department)
        )

    def _check_undo(self, submission_ids: list[int]) -> None:
        """Raises ``UnknownName`` for a submission that is not there, or not seen; ``NotAllowed`` for another's."""
        known = {row["submission_id"]: row for row in self.query("submission_history")}
        for number in submission_ids:
            if number not in known:
                raise UnknownName(_("There is no submission {number}.").format(number=number))
            if not (self.is_rehearsal or self.person.may_undo(known[number])):
                self._need(Right.UNDO, known[number]["department_code"])
