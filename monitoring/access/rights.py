"""Who may do what: the one table that pages, files, commits and commands ask."""

from enum import StrEnum

from monitoring.language.catalogue import N_


class Role(StrEnum):
    """What a person is here; one may be several."""

    VIEWER = "viewer"
    REPORTER = "reporter"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What there is to be allowed."""

    LOOK = "look"  # at every figure, and take it away
    SUBMIT = "submit"  # a month's figures and explanations, and take one's own out again
    DECIDE = "decide"  # which form is in force, how it is counted, planned and linked
    APPROVE = "approve"  # a month as it was reported, or give it back
    CLOSE = "close"  # months, and open them again
    UNDO = "undo"  # anybody's submission, and the other way round
    SET = "set"  # thresholds and choices that hold for all departments
    ADMINISTER = "administer"  # accounts, the audit trail, copies of the database


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.VIEWER: frozenset({Right.LOOK}),
    Role.REPORTER: frozenset({Right.LOOK, Right.SUBMIT}),
    Role.APPROVER: frozenset({Right.LOOK, Right.DECIDE, Right.APPROVE, Right.CLOSE, Right.UNDO}),
    Role.ADMINISTRATOR: frozenset(Right),
}

# Kind of submission → the right to commit it.
KINDS: dict[str, Right] = {
    "actuals": Right.SUBMIT,
    "spending": Right.SUBMIT,
    "budget": Right.SUBMIT,
    "explanations": Right.SUBMIT,
    "outlooks": Right.SUBMIT,
    "sources": Right.SUBMIT,
    "texts": Right.SUBMIT,
    "corrections": Right.SUBMIT,
    "targets": Right.DECIDE,
    "counting": Right.DECIDE,
    "planning": Right.DECIDE,
    "links": Right.DECIDE,
}

# Page → the rights of which one is needed; for any other page it is the right to look.
PAGES: dict[str, frozenset[Right]] = {
    "submit": frozenset({Right.SUBMIT, Right.APPROVE, Right.CLOSE}),
    "users": frozenset({Right.ADMINISTER}),
}

# Figures that are of no department, and those that only administrators see.
OF_NO_DEPARTMENT = frozenset({"settings_in_force", "settings_history", "last_submission"})
OF_ADMINISTRATORS = frozenset({"audit_trail"})

ROLE_NAMES = {
    Role.VIEWER: N_("Viewer: looks"),
    Role.REPORTER: N_("Reporter: submits and explains"),
    Role.APPROVER: N_("Approver: confirms forms and counting, approves and closes months"),
    Role.ADMINISTRATOR: N_("Administrator: accounts, settings, everything"),
}
RIGHT_NAMES = {
    Right.LOOK: N_("look at figures"),
    Right.SUBMIT: N_("submit figures and explanations"),
    Right.DECIDE: N_("put forms in force or decide how they are counted"),
    Right.APPROVE: N_("approve or return months"),
    Right.CLOSE: N_("close or reopen months"),
    Right.UNDO: N_("withdraw or restore what others submitted"),
    Right.SET: N_("change settings"),
    Right.ADMINISTER: N_("manage accounts, copies and the audit trail"),
}


def needed_for(page: str) -> frozenset[Right]:
    """The rights of which one is needed for a page."""
    return PAGES.get(page, frozenset({Right.LOOK}))
