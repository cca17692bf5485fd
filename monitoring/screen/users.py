"""Accounts, made and changed by administrators; the audit trail."""

import streamlit as st

from monitoring.access import accounts as access
from monitoring.access import passwords
from monitoring.access.rights import ROLE_NAMES, Role
from monitoring.language import audit_words, formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.screen import data, pieces, saving, visit
from monitoring.screen.html.sections import note, titled
from monitoring.store.accounts import Account

# The settings that every database begins with are of this year: there is no earlier entry.
FIRST_YEAR = 2023
# What is shown of the trail; all of it can be taken away.
SHOWN = 500


def accounts() -> None:
    """Every account with its roles and departments; adding one, changing one, another password."""
    known, names = data.database().accounts(), _departments()
    if not known:
        pieces.html(
            note(_("Nobody has to sign in yet. The first account is an administrator's; then everybody has to."))
        )
    _table(known, names)
    _add_form(names)
    if known:
        _change_form(known, names)
        _password_form(known)


def trail(rows: list[dict]) -> None:
    """The audit trail of a year, the latest first."""
    if len(rows) > SHOWN:
        pieces.html(note(_("The first {shown} of {count} are shown.").format(shown=SHOWN, count=len(rows))))
    pieces.table(
        [
            {
                **row,
                "when": formats.moment(row["happened_at"]),
                "event": vocabulary.term(audit_words.EVENTS, row["event"]),
                "person": vocabulary.ours(row["person"]) or formats.NOTHING,
                "subject": audit_words.subject(row),
            }
            for row in rows[:SHOWN]
        ],
        {
            "when": _("Happened at"),
            "person": _("Who"),
            "event": _("What happened"),
            "subject": st.column_config.TextColumn(_("Of what"), width="large"),
            "department_code": _("Department"),
            "network_address": _("Network address"),
        },
        height=520,
    )


def _departments() -> dict[str, str]:
    return {row["department_code"]: row["department_name"] for row in data.rows("known_departments")}


def _table(known: dict[str, Account], names: dict[str, str]) -> None:
    if known:
        headings = {"name": _("User name"), "roles": _("Roles"), "departments": _("For departments")}
        pieces.listing([_line(account, names) for account in known.values()], headings | {"state": _("State")})


def _line(account: Account, names: dict[str, str]) -> dict:
    places = [f"{code} {names.get(code, '')}".strip() for code in sorted(account.departments or ())]
    return {
        "name": account.name,
        "roles": formats.listed(_(ROLE_NAMES[role]) for role in Role if role in account.roles),
        "departments": _("all") if account.departments is None else formats.listed(places),
        "state": _state(account),
    }


def _state(account: Account) -> str:
    if account.is_disabled:
        return _("disabled")
    return _("may sign in") if account.has_password else _("signs in at the organisation")


def _add_form(names: dict[str, str]) -> None:
    pieces.html(titled(_("Add a user")))
    with st.form(f"add_user_{visit.turn()}", border=False):
        name = st.text_input(_("User name"), key=f"new_name_{visit.turn()}", max_chars=40, width=420)
        is_elsewhere = _elsewhere_field()
        password = _password_field("new_password")
        roles, departments = _rights_fields("new", [], None, names)
        clicked = st.form_submit_button(_("Add"), icon=":material/person_add:")
    if clicked:
        saving.attempt(_add, name.strip(), password, is_elsewhere, roles, departments)


def _change_form(known: dict[str, Account], names: dict[str, str]) -> None:
    pieces.html(titled(_("Change a user")))
    name = st.selectbox(_("User"), list(known), key="changed_user", width=420)
    account = known[name]
    with st.form(f"change_user_{name}_{visit.turn()}", border=False):
        roles, departments = _rights_fields(name, sorted(account.roles), account.departments, names)
        with st.container(horizontal=True):
            changed = st.form_submit_button(_("Put in force"), icon=":material/check:", key="change_user")
            label = _("Let sign in again") if account.is_disabled else _("Disable: signs in no more")
            switched = st.form_submit_button(label, icon=":material/block:", key="switch_user")
    if changed:
        saving.attempt(_change, name, roles, departments)
    if switched:
        saving.attempt(_switch, account)


def _password_form(known: dict[str, Account]) -> None:
    pieces.html(titled(_("Give another password")))
    with st.form(f"reset_password_{visit.turn()}", border=False):
        own = [name for name, account in known.items() if account.has_password]
        name = st.selectbox(_("User"), own, key="reset_user", width=420)
        password = _password_field("reset_password")
        clicked = st.form_submit_button(_("Put in force"), icon=":material/key:", key="reset")
    if clicked:
        saving.attempt(_reset, name, password)


def _password_field(key: str) -> str:
    label = _("Password, at least {fewest} characters").format(fewest=passwords.FEWEST)
    return st.text_input(
        label, type="password", key=f"{key}_{visit.turn()}", autocomplete="new-password", max_chars=200, width=420
    )


def _elsewhere_field() -> bool:
    """Whether somebody signs in at the organisation; asked only where that can be."""
    if not data.ENTRANCE.has_further_ways():
        return False
    label = _("Signs in at the organisation, without a password here")
    return st.checkbox(label, key=f"elsewhere_{visit.turn()}")


def _rights_fields(key: str, roles: list[str], departments: frozenset[str] | None, names: dict[str, str]) -> tuple:
    """The roles and departments of an account, to be chosen → both; no department means all."""
    chosen = st.multiselect(
        _("Roles"),
        list(Role),
        default=[Role(role) for role in roles],
        format_func=lambda role: _(ROLE_NAMES[role]),
        key=f"roles_{key}_{visit.turn()}",
        placeholder=_("Choose at least one"),
    )
    places = st.multiselect(
        _("Only for these departments"),
        list(names),
        default=sorted((departments or frozenset()) & names.keys()),
        format_func=lambda code: f"{code} {names[code]}",
        key=f"departments_{key}_{visit.turn()}",
        placeholder=_("All"),
    )
    return chosen, places or None


def _add(name: str, password: str, is_elsewhere: bool, roles: list[str], departments: list[str] | None) -> str:
    if is_elsewhere and password:
        raise MonitoringError(_("Leave the password empty for who signs in at the organisation."))
    access.add(data.database(), name, None if is_elsewhere else password, roles, departments)
    return _("{name} may sign in now.").format(name=name)


def _change(name: str, roles: list[str], departments: list[str] | None) -> str:
    access.change(data.database(), name, roles, departments)
    return _("The roles of {name} are in force.").format(name=name)


def _switch(account: Account) -> str:
    if account.is_disabled:
        access.enable(data.database(), account.name)
        return _("{name} may sign in now.").format(name=account.name)
    access.disable(data.database(), account.name)
    return _("{name} may sign in no more; open pages end.").format(name=account.name)


def _reset(name: str, password: str) -> str:
    access.set_password(data.database(), name, password)
    said = _("{name} has another password; who is signed in with the former one has to sign in again.")
    return said.format(name=name)
