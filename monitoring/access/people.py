"""A person at the screen or at the command line: name, roles, departments, and what follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from monitoring.access.rights import KINDS, RIGHTS, Right, Role
from monitoring.store.accounts import Account


@dataclass(frozen=True)
class Person:
    """Who acts. ``name`` is empty where nobody signed in; ``departments`` is None where all are meant."""

    name: str
    roles: frozenset[Role]
    departments: frozenset[str] | None = None

    def may(self, right: Right, department: str | None = None) -> bool:
        """Whether a role gives the ``right``, and, where one is named, for this department."""
        return any(right in RIGHTS[role] for role in self.roles) and (department is None or self.sees(department))

    def may_any(self, rights: Iterable[Right], department: str | None = None) -> bool:
        """Whether at least one of the ``rights`` is given."""
        return any(self.may(right, department) for right in rights)

    def sees(self, department: str) -> bool:
        """Whether the departments of this person include it."""
        return self.departments is None or department in self.departments

    def may_undo(self, submission: dict) -> bool:
        """Whether this person may withdraw or restore a row of ``submission_history``.

        Who submits takes out what is his own, and restores it where nobody else took it out.
        """
        if self.may(Right.UNDO, submission["department_code"]):
            return True
        is_own = bool(self.name) and submission["submitted_by"] == submission["state_set_by"] == self.name
        right = KINDS[submission["kind"]]
        return is_own and right is Right.SUBMIT and self.may(right, submission["department_code"])


NOBODY = Person("", frozenset())
# Whoever sits at the machine itself, and whoever can open the database file: nothing could be kept from them.
OPERATOR = Person("", frozenset({Role.ADMINISTRATOR}))


# Asked for with every figure of a page.
@lru_cache(maxsize=1000)
def of_account(account: Account) -> Person:
    """Who signs in with an account."""
    return Person(account.name, frozenset(map(Role, account.roles)), account.departments)
