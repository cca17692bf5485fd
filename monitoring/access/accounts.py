"""Local accounts: made, changed, given another password, disabled; always by somebody who may."""

import re
from collections.abc import Collection
from dataclasses import replace

from monitoring.access import passwords
from monitoring.access.desk import Desk
from monitoring.access.rights import Role
from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError, UnknownName
from monitoring.store.accounts import Account

NAME = re.compile(r"[\w.@-](?:[\w .@·-]{0,38}[\w.@-])?")


def add(
    desk: Desk, name: str, password: str | None, roles: Collection[str], departments: Collection[str] | None = None
) -> None:
    """Make an account; ``departments`` is None for all, ``password`` where another system signs the person in.

    Raises ``MonitoringError`` where the name is taken or none, the password is weak, a role or department is unknown,
    or where the first account is not an administrator's.
    """
    if not NAME.fullmatch(name):
        raise MonitoringError(_("“{name}” cannot be a name: use up to 40 letters, digits, . - _ @").format(name=name))
    known = desk.accounts()
    if name.casefold() in {each.casefold() for each in known}:
        raise MonitoringError(
            _("There is an account “{name}” already. A name stands for one person for good.").format(name=name)
        )
    account = _with_rights(desk, Account(name, ""), roles, departments)
    if password is not None:
        _refuse_without_administrator(known | {name: account})
    desk.save_account(account if password is None else with_password(account, password), "account_added")


def change(desk: Desk, name: str, roles: Collection[str], departments: Collection[str] | None) -> None:
    """Give an account other roles or departments; they hold at once. Raises as ``add`` does."""
    _store(desk, _with_rights(desk, _known(desk, name), roles, departments), "roles_changed")


def set_password(desk: Desk, name: str, password: str) -> None:
    """Give an account another password, which ends its sessions. Raises ``MonitoringError`` for a weak one."""
    account = _known(desk, name)
    if not account.has_password:
        raise MonitoringError(_("{name} signs in at the organisation and has no password here.").format(name=name))
    desk.save_account(with_password(account, password), "password_reset")


def with_password(account: Account, password: str, former: str = "") -> Account:
    """An account with another password. Raises ``MonitoringError`` for one that is weak, or the ``former`` one."""
    passwords.refuse_weak(password, account.name)
    if password == former:
        raise MonitoringError(_("The new password is the former one. Choose another one."))
    return replace(account, password_hash=passwords.hashed(password))


def disable(desk: Desk, name: str) -> None:
    """Let nobody sign in as ``name`` any more; open sessions end. Raises for the last administrator."""
    _store(desk, replace(_known(desk, name), is_disabled=True), "account_disabled")


def enable(desk: Desk, name: str) -> None:
    """Let a disabled account sign in again."""
    _store(desk, replace(_known(desk, name), is_disabled=False), "account_enabled")


def _store(desk: Desk, account: Account, event: str) -> None:
    known = desk.accounts() | {account.name: account}
    # Where nobody has a password, the organisation's sign-in may name administrators.
    if any(each.has_password for each in known.values()):
        _refuse_without_administrator(known)
    desk.save_account(account, event)


def _known(desk: Desk, name: str) -> Account:
    if found := desk.accounts().get(name):
        return found
    raise UnknownName(_("There is no account “{name}”.").format(name=name))


def _with_rights(desk: Desk, account: Account, roles: Collection[str], departments: Collection[str] | None) -> Account:
    if unknown := set(roles) - set(Role):
        raise UnknownName(
            _("There is no role {names}. There are: {roles}.").format(
                names=formats.listed(sorted(unknown)), roles=formats.listed(Role)
            )
        )
    if not roles:
        raise MonitoringError(_("An account has at least one role."))
    known = {row["department_code"] for row in desk.query("known_departments")}
    if unknown := set(departments or ()) - known:
        raise UnknownName(
            _("There is no department {code}. There are: {codes}.").format(
                code=formats.listed(sorted(unknown)), codes=formats.listed(sorted(known)) or formats.NOTHING
            )
        )
    if departments and Role.ADMINISTRATOR in roles:
        raise MonitoringError(_("An administrator is one for all departments; name none."))
    return replace(account, roles=frozenset(roles), departments=frozenset(departments) if departments else None)


def _refuse_without_administrator(known: dict[str, Account]) -> None:
    if not any(Role.ADMINISTRATOR in account.roles and not account.is_disabled for account in known.values()):
        raise MonitoringError(_("There has to be an administrator who can sign in: make or keep one first."))
