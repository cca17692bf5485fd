"""The words of the audit trail."""

from monitoring.language import rule_words, vocabulary
from monitoring.language.catalogue import N_
from monitoring.language.catalogue import gettext as _

EVENTS = {
    "signed_in": N_("signed in"),
    "signed_out": N_("signed out"),
    "sign_in_failed": N_("failed to sign in"),
    "refused": N_("was refused"),
    "taken": N_("took away"),
    "copied": N_("copied the database"),
    "exported": N_("exported the database"),
    "account_added": N_("added an account"),
    "account_disabled": N_("disabled an account"),
    "account_enabled": N_("enabled an account"),
    "roles_changed": N_("changed roles"),
    "password_changed": N_("changed the own password"),
    "password_reset": N_("reset a password"),
    "committed": N_("submitted"),
    "withdrawn": N_("withdrew"),
    "restored": N_("restored"),
    "closed": N_("closed a month"),
    "reopened": N_("reopened a month"),
    "approved": N_("approved a month"),
    "returned": N_("returned a month"),
    "set": N_("changed a setting"),
}

# Of these further ones within a minute are counted.
FAILURES = ("sign_in_failed", "refused")

ENTRY_KINDS = {
    "access": N_("Access"),
    "submission": N_("Submission"),
    "month": N_("Month"),
    "approval": N_("Approval"),
    "setting": N_("Setting"),
}


def subject(row: dict) -> str:
    """What a row of ``audit_trail`` is about, in words."""
    parts = row["subject"].split(" · ", 2)
    if row["entry_kind"] == "submission" and len(parts) == 3:
        number, kind, file = parts
        return f"{number} · {vocabulary.term(vocabulary.KINDS, kind)} · {vocabulary.ours(file)}"
    if row["entry_kind"] == "setting":
        name, value = row["subject"].split(" = ", 1)
        known = vocabulary.term(rule_words.SETTINGS, name) if name in rule_words.SETTINGS else name
        return f"{known}: {rule_words.setting_value(name, value) if name in rule_words.SETTINGS else value}"
    if row["event"] in FAILURES and row["subject"].startswith("+"):
        return _("and {count} more within a minute").format(count=row["subject"][1:])
    return _(row["subject"]) if row["event"] == "refused" else row["subject"]
