"""Departments side by side: ranked by a headline, and the year of each as a small picture."""

import streamlit as st

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.screen import choices, data, filters, pieces, visit
from monitoring.screen.html import departments, ranking
from monitoring.screen.html.sections import note, titled

view = visit.current_view()
everyone = data.rows("department_overview", department_code=None, year=view.year, month=view.month)

title = _("Departments~~ up to {month} {year}~~").format(month=formats.month_name(view.month), year=view.year)
visit.title(title, is_of_department=False)
names = {row["department_code"]: row["department_name"] for row in data.rows("departments")}
if len(names) == 1:
    st.info(_("There is only one department in {year}. Import another one's form to compare.").format(year=view.year))
    st.page_link(pieces.PAGES_FOLDER / "targets.py", label=_("Import a target form"), icon=":material/flag:")
    visit.end()

with visit.head():
    column = choices.select(
        _("Rank by"), "rank", list(ranking.HEADLINES), "behind_count", ranking.headline, width=190, **choices.QUIET
    )
    text = choices.search(_("Search"), "department_text", _("name or code"), width=170, **choices.QUIET)
ranked = ranking.ranked(everyone, column)
shown = [row for row in ranked if filters.contains(text, row["department_name"], row["department_code"])]
found = {row["department_code"] for row in everyone}
without_form = [name for code, name in names.items() if code not in found and filters.contains(text, name, code)]
counted = _("{shown} of {all} departments, the best first; those without data come last").format(
    shown=len(shown) + len(without_form), all=len(names)
)
if not shown and not without_form:
    st.info(_("No department has this in its name or code."))
    visit.end()

how_to_read = _(
    "A click on a department opens its overview. The bar of the execution rate is the department's own budget, its "
    "mark the time gone. The trial score names the points that are still open. The reporting rate is of the month: "
    "reports received ÷ due."
)
pictured = shown[: departments.PICTURES_SHOWN]
years = [(row, data.rows("status_counts", department_code=row["department_code"], year=view.year)) for row in pictured]
more = _("These are the first {count} in the order above; search by name to see any other of the {all}.")
pieces.html(
    note(counted),
    departments.legend(),
    departments.table(shown, column, without_form),
    note(how_to_read),
    titled(_("How each developed: indicators by status, month by month"), departments.pictures(years, view.month))
    if years
    else "",
    note(more.format(count=len(pictured), all=len(shown))) if len(shown) > len(pictured) else "",
)
visit.explained("department_overview", shown)
