"""Administrators: who may sign in and as what; what happened, as an audit trail to look at and to take away."""

from datetime import date

from monitoring.language.catalogue import gettext as _
from monitoring.screen import choices, data, users, visit

tab = choices.switch(_("Part of the page"), "users_tab", {"users": _("Users"), "audit": _("Audit trail")})
visit.title(_("Users and audit trail"), is_of_department=False)
if tab == "users":
    users.accounts()
    visit.end()
years = list(range(date.today().year, users.FIRST_YEAR - 1, -1))
year = choices.select(_("Year"), "audit_year", years, years[0], str, width=120)
found = data.database().query("audit_trail", year=year)
users.trail(found)
visit.explained("audit_trail", found)
