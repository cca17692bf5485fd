"""Who somebody is here whom another system has signed in: by our own table, or by what that system says of roles."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from monitoring.access.people import Person, of_account
from monitoring.access.rights import Role
from monitoring.store.accounts import Account
from monitoring.store.database import Database

NAME_LIMIT = 100


@dataclass(frozen=True)
class Known:
    """Names and roles of another system, in our words.

    ``roles`` has what the other system calls a role → ours. An account of the same name here says what somebody is,
    whatever the other system does; one with a password is somebody else's, who alone can sign in with it.
    """

    database: Callable[[], Database]
    roles: Mapping[str, frozenset[Role]]

    def person(self, name: str, said: Iterable[str] = (), departments: Iterable[str] = ()) -> Person | None:
        """Who ``name`` is, of whom the other system ``said`` these roles and departments; None for whom nobody knows.

        Without an account only an administrator is one for all departments: whoever else is named without any sees
        none.
        """
        if not is_name(name):
            return None
        account = self.database().accounts.get(name)
        if account is not None:
            return _of_account(account)
        roles = frozenset().union(*(self.roles[role] for role in said if role in self.roles))
        if not roles:
            return None
        return Person(name, roles, None if Role.ADMINISTRATOR in roles else frozenset(departments))

    def still(self, person: Person) -> Person | None:
        """Who a person of a session is now: the account may have changed, or be disabled."""
        account = self.database().accounts.get(person.name)
        return person if account is None else _of_account(account)


def _of_account(account: Account) -> Person | None:
    """Who somebody is whose name has an account: nobody where it is for who knows its password, or is disabled."""
    return None if account.has_password or account.is_disabled else of_account(account)


def roles_by_name(said: str) -> dict[str, frozenset[Role]]:
    """``reporter=staff,viewer=all`` → what the other system calls a role → ours. Raises ``ValueError`` for no role."""
    found: dict[str, frozenset[Role]] = {}
    for pair in filter(None, map(str.strip, said.split(","))):
        ours, _sign, theirs = (part.strip() for part in pair.partition("="))
        found[theirs] = found.get(theirs, frozenset()) | {Role(ours)}
    return found


def is_name(name: str) -> bool:
    """Whether a text can be somebody's name."""
    return 0 < len(name) <= NAME_LIMIT and name == name.strip() and name.isprintable()
