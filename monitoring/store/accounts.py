"""Accounts as they are stored: who may sign in, and what that gives."""

import hashlib
from dataclasses import dataclass, field

from monitoring.language.catalogue import gettext as _

# What is stored of an account beside the latest of its states that the chain has.
CHANGED = """
with numbered as (
    select *, row_number() over (partition by account_name order by event_id desc) as place from account_events
)
select coalesce(a.account_name, e.account_name)
from accounts as a
full join (select * from numbered where place = 1) as e on a.account_name = e.account_name
where e.account_name is null or (a.account_name is null and not e.is_disabled)
    or sha256(a.password_hash) != e.password_mark or a.roles != e.roles or a.is_disabled != e.is_disabled
    or a.department_codes is distinct from e.department_codes and a.account_name is not null
order by 1
"""


@dataclass(frozen=True)
class Account:
    """An account; ``departments`` is None where it is for all. Its name is never given to anybody else.

    Without a hash another system signs the person in, and there is no password here.
    """

    name: str
    password_hash: str = field(repr=False)
    roles: frozenset[str] = frozenset()
    departments: frozenset[str] | None = None
    is_disabled: bool = False

    @property
    def has_password(self) -> bool:
        return bool(self.password_hash)

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
    row = [account.name, account.password_hash, *_rights(account), account.is_disabled, now]
    cursor.execute("delete from accounts where account_name = ?", [account.name])
    cursor.execute("insert into accounts values (?, ?, ?, ?, ?, ?)", row)


def state(account: Account, now) -> dict:
    """An account as a row of ``account_events``: that it is so from now on."""
    roles, codes = _rights(account)
    return {
        "account_name": account.name,
        "password_mark": hashlib.sha256(account.password_hash.encode()).hexdigest(),
        "roles": roles,
        "department_codes": codes,
        "is_disabled": account.is_disabled,
        "happened_at": now,
    }


def left_behind(cursor, now) -> list[dict]:
    """Of accounts that are in the history alone, and not disabled there, rows that disable them."""
    found = cursor.execute(
        """
        select account_name, password_mark, roles, department_codes, true as is_disabled from account_events
        where account_name not in (select account_name from accounts)
        qualify row_number() over (partition by account_name order by event_id desc) = 1
        order by account_name
        """
    )
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) | {"happened_at": now} for row in found.fetchall()]


def differences(cursor) -> list[str]:
    """The accounts that are not as this program stored them last, a sentence each."""
    found = cursor.execute(CHANGED).fetchall()
    return [_("accounts: {name} is not as it was stored.").format(name=name) for (name,) in found]


def _rights(account: Account) -> tuple[str, str | None]:
    """Roles and departments as they are stored."""
    codes = None if account.departments is None else ",".join(sorted(account.departments))
    return ",".join(sorted(account.roles)), codes


def _parts(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split(",")))
