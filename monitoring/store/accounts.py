"""Accounts as they are stored: who may sign in with a password, and what that gives."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Account:
    """An account; ``departments`` is None where it is for all. Its name is never given to anybody else."""

    name: str
    password_hash: str = field(repr=False)
    roles: frozenset[str] = frozenset()
    departments: frozenset[str] | None = None
    is_disabled: bool = False

    @property
    def told(self) -> str:
        """The account in a line of the audit trail: its name, roles and departments."""
        places = ["*"] if self.departments is None else sorted(self.departments)
        return f"{self.name}: {', '.join(sorted(self.roles))}; {', '.join(places)}"


def read(cursor) -> dict[str, Account]:
    """All accounts by name."""
    found = cursor.execute(
        """
        select account_name, password_hash, roles, department_codes, is_disabled from accounts
        order by account_name
        """
    ).fetchall()
    return {
        name: Account(name, password_hash, _parts(roles), None if codes is None else _parts(codes), is_disabled)
        for name, password_hash, roles, codes, is_disabled in found
    }


def write(cursor, account: Account, now) -> None:
    """Put an account in the place of the one with its name, or add it."""
    codes = None if account.departments is None else ",".join(sorted(account.departments))
    row = [account.name, account.password_hash, ",".join(sorted(account.roles)), codes, account.is_disabled, now]
    cursor.execute("delete from accounts where account_name = ?", [account.name])
    cursor.execute("insert into accounts values (?, ?, ?, ?, ?, ?)", row)


def _parts(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split(",")))
